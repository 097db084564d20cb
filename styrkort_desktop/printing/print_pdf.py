"""The way from scorecards to a PDF file. The file is written beside its place and moved there when it is whole."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from styrkort_desktop.printing.blocks import PrintedDocument
from styrkort_desktop.printing.book import book_document, in_template_order
from styrkort_desktop.printing.errors import NothingToPrint
from styrkort_desktop.printing.options import PrintOptions
from styrkort_desktop.printing.pdf.layout import write_pdf
from styrkort_desktop.printing.sheet import sheet_context, sheet_document
from styrkort_desktop.progress import Cancelled, Progress, WorkCancelled, never_cancelled, no_progress
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.template import Template
from styrkort_desktop.whole_files import whole_file


def print_pdf(
    scorecards: Sequence[Scorecard],
    template: Template,
    path: Path,
    *,
    options: PrintOptions | None = None,
    progress: Progress = no_progress,
    cancelled: Cancelled = never_cancelled,
) -> None:
    """Print scorecards to the PDF file `path`: the sheet of one, the book of several.

    An existing file is replaced when the new one is whole; until then, and after any error, it stays as it was.
    Raises NothingToPrint, WorkCancelled, UnknownDirection, UnknownRound, and what `whole_file` raises.
    """
    print_document(
        printed_document(scorecards, template, options or PrintOptions()), path, progress=progress, cancelled=cancelled
    )


def print_document(
    document: PrintedDocument,
    path: Path,
    *,
    progress: Progress = no_progress,
    cancelled: Cancelled = never_cancelled,
) -> None:
    """Print a document to a PDF file, as `print_pdf` does. Raises WorkCancelled, and what `whole_file` raises."""

    def step(done: int, total: int, what: str) -> None:
        if cancelled():
            raise WorkCancelled
        progress(done, total, what)

    with whole_file(path) as out:
        write_pdf(document, out, made=datetime.datetime.now(datetime.UTC), step=step)
        if cancelled():
            raise WorkCancelled


def printed_document(scorecards: Sequence[Scorecard], template: Template, options: PrintOptions) -> PrintedDocument:
    """What is printed, as a value. Raises NothingToPrint, UnknownDirection, UnknownRound."""
    if not scorecards:
        raise NothingToPrint
    if len(scorecards) == 1:
        return sheet_document(sheet_context(scorecards[0], template, options))
    ordered = in_template_order(scorecards, template)
    return book_document([sheet_context(one, template, options, in_book=True) for one in ordered])
