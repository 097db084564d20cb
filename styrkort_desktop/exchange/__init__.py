"""Files for exchange: the workbook and the JSON form, written and read. Knows no database and no window."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from styrkort_desktop.exchange.opening import opened_ahead
    from styrkort_desktop.exchange.reader import content_of, read_content, read_file, scorecards_of
    from styrkort_desktop.exchange.workbook_writer import write_workbook

__all__ = ["content_of", "opened_ahead", "read_content", "read_file", "scorecards_of", "write_workbook"]

_HOME = {
    "content_of": "reader",
    "opened_ahead": "opening",
    "read_content": "reader",
    "read_file": "reader",
    "scorecards_of": "reader",
    "write_workbook": "workbook_writer",
}


def __getattr__(name: str) -> Any:
    """Fetch the functions when they are first asked for.

    The worker process imports this package and needs neither.
    """
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)
