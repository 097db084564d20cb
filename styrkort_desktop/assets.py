"""Finds the files of `resources/` wherever the program is installed; knows nothing of what is in them."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_PACKAGE = "styrkort_desktop"
_FOLDER = "resources"


def asset(*parts: str) -> Traversable:
    """The file or folder `resources/<parts>`, inside the installed package or beside it in a source tree.

    A wheel and a bundle carry the folder in the package; an editable install reads it where it lies, beside it.
    Raises FileNotFoundError when the installation lacks it.
    """
    for folder in (files(_PACKAGE).joinpath(_FOLDER), Path(__file__).resolve().parent.parent / _FOLDER):
        found = folder.joinpath(*parts)
        if found.is_dir() or found.is_file():
            return found
    raise FileNotFoundError("/".join((_FOLDER, *parts)))
