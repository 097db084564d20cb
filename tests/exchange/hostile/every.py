"""The whole corpus. As a script it writes every file into a folder: `python -m tests.exchange.hostile.every FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.exchange.hostile import json_files, ods_files, strangers, xlsx_cells, xlsx_parts, zips
from tests.exchange.hostile.corpus import HostileFile

PARTS = {
    "strangers": strangers.FILES,
    "zips": zips.FILES,
    "xlsx_parts": xlsx_parts.FILES,
    "xlsx_cells": xlsx_cells.FILES,
    "ods": ods_files.FILES,
    "json": json_files.FILES,
}
EVERY: dict[str, HostileFile] = {f"{part}-{one.name}": one for part, files in PARTS.items() for one in files.listed}


def write_all(folder: Path) -> None:
    """Write every file, named by part and name with the ending that it is sent under."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, one in EVERY.items():
        (folder / f"{name}{Path(one.called).suffix}").write_bytes(one.make())


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
