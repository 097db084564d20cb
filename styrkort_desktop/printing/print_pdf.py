"""The way from scorecards to a PDF file. The file is written beside its place and moved there when it is whole."""

from __future__ import annotations

import datetime
import errno
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from styrkort_desktop.printing.blocks import PrintedDocument
from styrkort_desktop.printing.book import book_document, in_template_order
from styrkort_desktop.printing.errors import (
    CannotWriteTarget,
    NoRoomOnDisk,
    NothingToPrint,
    PrintCancelled,
    TargetFolderMissing,
    TargetIsFolder,
    TargetNotWritable,
)
from styrkort_desktop.printing.options import PrintOptions
from styrkort_desktop.printing.pdf.layout import write_pdf
from styrkort_desktop.printing.sheet import sheet_context, sheet_document
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.template import Template

Progress = Callable[[int, int, str], None]
"""Called with (done, of how many, what is worked on now)."""

Cancelled = Callable[[], bool]
"""Asked between steps; True stops the print."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.ETXTBSY)


def print_pdf(
    scorecards: Sequence[Scorecard],
    template: Template,
    path: Path,
    *,
    options: PrintOptions | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> None:
    """Print scorecards to the PDF file `path`: the sheet of one, the book of several.

    An existing file is replaced when the new one is whole; until then, and after any error, it stays as it was.
    Raises NothingToPrint, PrintCancelled, UnknownDirection, UnknownRound, TargetFolderMissing, TargetIsFolder,
    TargetNotWritable, NoRoomOnDisk, CannotWriteTarget.
    """
    document = printed_document(scorecards, template, options or PrintOptions())

    def step(done: int, total: int, what: str) -> None:
        if cancelled is not None and cancelled():
            raise PrintCancelled
        if progress is not None:
            progress(done, total, what)

    with _whole_file(path) as out:
        write_pdf(document, out, made=datetime.datetime.now(datetime.UTC), step=step)
        if cancelled is not None and cancelled():
            raise PrintCancelled


def printed_document(scorecards: Sequence[Scorecard], template: Template, options: PrintOptions) -> PrintedDocument:
    """What is printed, as a value. Raises NothingToPrint, UnknownDirection, UnknownRound."""
    if not scorecards:
        raise NothingToPrint
    if len(scorecards) == 1:
        return sheet_document(sheet_context(scorecards[0], template, options))
    ordered = in_template_order(scorecards, template)
    return book_document([sheet_context(one, template, options, in_book=True) for one in ordered])


@contextmanager
def _whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that comes to stand at `path` when all went well, and leaves nothing behind otherwise."""
    temporary: Path | None = None
    try:
        if path.is_dir():
            raise TargetIsFolder(path)
        if not path.parent.is_dir():
            raise TargetFolderMissing(path.parent)
        descriptor, name = tempfile.mkstemp(prefix=".styrkort-", suffix=".part", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        temporary.chmod(_usual_mode(path))
        temporary.replace(path)
        temporary = None
    except OSError as error:
        raise _problem(path, error) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _usual_mode(path: Path) -> int:
    """The rights of the file that is replaced; for a new one what new files have here (mkstemp's are private)."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _problem(path: Path, error: OSError) -> Exception:
    if error.errno in _FULL:
        return NoRoomOnDisk(path)
    if error.errno in _REFUSED:
        return TargetNotWritable(path)
    return CannotWriteTarget(path, error.strerror or str(error))
