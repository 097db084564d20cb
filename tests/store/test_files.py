"""What the system complains of while whole files are made becomes a sentence."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from styrkort_desktop.scorecard.errors import EnvironmentProblem
from styrkort_desktop.store import DiskFull, DiskTrouble, FolderNotWritable
from styrkort_desktop.store.files import temporary_beside, told


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, FolderNotWritable),
        (errno.EROFS, FolderNotWritable),
        (errno.ENOENT, FolderNotWritable),
        (errno.EIO, DiskTrouble),
    ],
)
def test_one_class_a_cause(tmp_path: Path, number: int, error: type[EnvironmentProblem]) -> None:
    with pytest.raises(error, match=str(tmp_path)), told(tmp_path / "a"):
        raise OSError(number, "nej")


def test_a_temporary_file_is_gone_afterwards(tmp_path: Path) -> None:
    with temporary_beside(tmp_path / "a") as made:
        made.with_name(f"{made.name}-journal").touch()
        assert made.parent == tmp_path
    assert list(tmp_path.iterdir()) == []
