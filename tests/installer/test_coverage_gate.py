from __future__ import annotations

from typing import Any

from installer import coverage_gate


def report(**files: tuple[int, int, int, int]) -> dict[str, Any]:
    keys = ("covered_lines", "num_statements", "covered_branches", "num_branches")
    return {"files": {name: {"summary": dict(zip(keys, counts, strict=True))} for name, counts in files.items()}}


def test_lines_and_branches_count_together_over_the_whole_package() -> None:
    measured = report(**{"package/store/a.py": (8, 10, 1, 2), "package/store/deep/b.py": (4, 4, 3, 4)})
    assert coverage_gate.percent(measured, "package/store") == 80.0


def test_a_package_whose_name_begins_alike_is_another() -> None:
    measured = report(**{"package/store/a.py": (1, 1, 0, 0), "package/storehouse/b.py": (0, 9, 0, 0)})
    assert coverage_gate.percent(measured, "package/store") == 100.0


def test_a_package_short_of_its_promise_fails() -> None:
    measured = report(**{"package/store/a.py": (94, 100, 0, 0), "package/rules/a.py": (95, 100, 0, 0)})
    verdicts = coverage_gate.judge(measured, {"package/store": 95, "package/rules": 95})
    assert [kept for _, kept in verdicts] == [False, True]
    assert verdicts[0][0] == "package/store: 94.0 % (at least 95 %)"


def test_a_package_that_was_not_measured_fails() -> None:
    assert coverage_gate.judge(report(), {"package/store": 95}) == [
        ("package/store: not measured (at least 95 %)", False)
    ]
