"""Opens a file for those who read any table of a person's: a workbook or a text, through the same checks and worker."""

from __future__ import annotations

from pathlib import Path

from styrkort_desktop.exchange.opening import open_file
from styrkort_desktop.exchange.problems import refuse
from styrkort_desktop.exchange.spreadsheet import Book
from styrkort_desktop.scorecard.texts import Text

TABLE_SUFFIXES = (".xlsx", ".ods", ".csv", ".tsv", ".txt")
"""How files with tables are called; what they are is told by their content."""

_JSON = Text(
    "Filen är JSON, ingen tabell. Välj en arbetsbok (.xlsx, .ods) eller en textfil (.csv).",
    "The file is JSON, no table. Choose a workbook (.xlsx, .ods) or a text file (.csv).",
)


def read_table_book(path: Path) -> Book:
    """The sheets of a workbook, or of a text file as one sheet without a name, whose cells are all text.

    Raises FileRefused, CannotReadFile, WorkerDidNotStart.
    """
    book = open_file(path).book
    if book is None:
        refuse(_JSON)
    return book
