"""The benchmarks run, at a size at which their figures mean nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.__main__ import BENCHMARKS, main
from tests.benchmarks.measuring import Figure, table

TINY = ["--units", "2,3", "--municipalities", "2", "--rows", "20", "--rounds", "1", "--goals", "20"]
TINY += ["--workbooks", "2", "--many-workbooks", "3"]


@pytest.mark.parametrize("name", BENCHMARKS)
def test_each_benchmark_runs(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, *TINY, "--folder", str(tmp_path)]) in (0, 1)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 1
    assert list(tmp_path.iterdir()) == []


def test_the_table_says_what_is_met_and_what_is_missed() -> None:
    figures = [Figure("a", 0.1, 0.1, 1.0, 1.5), Figure("long name", 2.0, 1.0, 2.0, 1.5), Figure("b", 1, 1, 1.0, None)]
    (line,) = table([Figure("m", 90.0, 80.0, 1.125, 1.2, "MB")]).splitlines()[1:]
    assert "90.00 MB" in line
    assert "80.00 MB" in line
    head, met, missed, told = table(figures).splitlines()
    assert head.split() == ["ours,", "ms", "against,", "ms", "ratio", "target"]
    assert met.endswith(" met")
    assert missed.endswith("MISSED")
    assert missed.index("2.00") == met.index("1.00")
    assert told.endswith("1.00")
