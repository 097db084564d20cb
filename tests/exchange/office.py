"""Other programs, for the tests that let one save our workbook; a test says so when it is not installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

_TIME_LIMIT = 180


def saved_by_office(files: list[Path], suffix: str, folder: Path) -> list[Path]:
    """The files opened by LibreOffice and saved as another kind in `folder`, by a profile of its own there."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", suffix, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=_TIME_LIMIT)
    return [folder / f"{file.stem}.{suffix}" for file in files]


def saved_by_gnumeric(files: list[Path], folder: Path) -> list[Path]:
    """The files opened by Gnumeric and saved as `.xlsx` in `folder`."""
    gnumeric = shutil.which("ssconvert")
    if gnumeric is None:
        pytest.skip("Gnumeric (ssconvert) is not installed")
    folder.mkdir(exist_ok=True)
    saved = [folder / file.name for file in files]
    for file, made in zip(files, saved, strict=True):
        subprocess.run([gnumeric, str(file), str(made)], check=True, capture_output=True, timeout=_TIME_LIMIT)
    return saved
