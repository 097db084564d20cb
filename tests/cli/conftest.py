"""The command line called as a person would call it, in this process, with its two streams kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from styrkort_desktop.__main__ import main
from tests.cli.calling import Answer, Styrkort


@pytest.fixture
def styrkort(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Styrkort:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))

    def call(*words: object) -> Answer:
        capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        captured = capsys.readouterr()
        return Answer(status, captured.out, captured.err)

    return call
