"""The one way in for files: what they are is looked at first, then they are read by their kind. Writes nothing."""

from __future__ import annotations

from pathlib import Path

from styrkort_desktop.exchange.errors import CannotReadFile
from styrkort_desktop.exchange.json_reader import read_json
from styrkort_desktop.exchange.preflight import FILE_LIMIT, Kind, kind_of
from styrkort_desktop.exchange.sandbox import parse_in_worker
from styrkort_desktop.exchange.spreadsheet import book_of
from styrkort_desktop.exchange.workbook_reader import read_workbook
from styrkort_desktop.scorecard.received import Received
from styrkort_desktop.template import Template


def read_file(path: Path, template: Template) -> tuple[Received, ...]:
    """Every scorecard of a workbook (one) or a JSON file (one or several).

    Raises FileRefused with all reasons why it cannot be taken, CannotReadFile, WorkerDidNotStart.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(FILE_LIMIT + 1)
    except OSError as error:
        raise CannotReadFile(path, error) from error
    if kind_of(data, path.name) is Kind.JSON:
        return read_json(data, template)
    return (read_workbook(book_of(parse_in_worker(data)), template),)
