"""Has a workbook parsed by a process of its own kind, and judges what comes of it.

Nothing that a file does there can touch more than that one file.
"""

from __future__ import annotations

import atexit
import sys
from pathlib import Path
from typing import Any, cast

from styrkort_desktop.exchange.problems import refuse
from styrkort_desktop.exchange.untrusted_xml import Reason
from styrkort_desktop.exchange.workers import BrokeOff, NoWorker, Workers
from styrkort_desktop.scorecard.errors import EnvironmentProblem
from styrkort_desktop.scorecard.texts import Text

WORKER_FLAG = "--exchange-worker"
TIME_LIMIT_SECONDS = 9.0

_RUN = "import sys; sys.path.insert(0, sys.argv[1]); from styrkort_desktop.exchange.worker import main; main()"

_SENTENCES = {
    Reason.DAMAGED: Text(
        "Arbetsboken är skadad{part} och kan inte läsas. Öppna den i Excel eller LibreOffice, spara den på nytt "
        "och skicka den igen.",
        "The workbook is damaged{part} and cannot be read. Open it in Excel or LibreOffice, save it anew and "
        "send it again.",
    ),
    Reason.PART_MISSING: Text(
        "Arbetsboken är inte hel{part}: innehåll saknas. Öppna den i Excel eller LibreOffice, spara den på nytt "
        "och skicka den igen.",
        "The workbook is not whole{part}: content is missing. Open it in Excel or LibreOffice, save it anew and "
        "send it again.",
    ),
    Reason.TOO_LARGE: Text(
        "Arbetsboken är för stor för att vara ett styrkort. Ta bort det som inte hör dit.",
        "The workbook is too large to be a scorecard. Remove what does not belong there.",
    ),
    Reason.DOCTYPE: Text(
        "Arbetsboken innehåller en dokumenttyp (DOCTYPE) och läses därför inte. Be om en ny fil.",
        "The workbook holds a document type (DOCTYPE) and is therefore not read. Ask for a new file.",
    ),
}
_TEXT_SENTENCES = {
    Reason.ENCODING: Text(
        "Textfilens teckenkodning känns inte igen, så å, ä och ö skulle bli fel. Öppna den i Excel eller LibreOffice "
        "och spara den som arbetsbok (.xlsx, .ods), eller som CSV UTF-8.",
        "The encoding of the text file is not known, so letters would come out wrong. Open it in Excel or "
        "LibreOffice and save it as a workbook (.xlsx, .ods), or as CSV UTF-8.",
    ),
    Reason.QUOTES: Text(
        "Textfilens rad {row} går inte att dela upp: ett citattecken där saknar sitt slut, eller så är ett fält för "
        "långt. Rätta raden, eller spara tabellen som arbetsbok (.xlsx, .ods).",
        "Row {row} of the text file cannot be divided: a quotation mark there has no end, or a field is too long. Mend "
        "the row, or save the table as a workbook (.xlsx, .ods).",
    ),
}
_TOO_HEAVY = Text(
    "Arbetsboken kunde inte läsas inom rimlig tid och minne. Öppna den i Excel eller LibreOffice, ta bort det "
    "som inte hör dit och spara "
    "den på nytt.",
    "The workbook could not be read within reasonable time and memory. Open it in Excel or LibreOffice, remove "
    "what does not belong there "
    "and save it anew.",
)


class WorkerDidNotStart(EnvironmentProblem):
    """The machine cannot start another process, or not within limits."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Filen kunde inte läsas: datorn kan inte starta en avgränsad process till. Stäng andra program och "
                "försök igen.",
                "The file could not be read: the machine cannot start another bounded process. Close other programs "
                "and try again.",
            )
        )


def worker_command() -> list[str]:
    """How the worker is started: by the interpreter, or a frozen program by itself with `WORKER_FLAG`."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_FLAG]
    return [sys.executable, "-I", "-S", "-c", _RUN, str(Path(__file__).resolve().parents[2])]


WORKERS = Workers(worker_command)
"""The processes of this program that parse files; they end with it."""
atexit.register(WORKERS.close)


def prepare(files: int = 1) -> None:
    """Have the processes for so many files at once start while their bytes are still being looked at."""
    WORKERS.prepare(files)


def rest() -> None:
    """Keep one process for the next file, when there are no more at once."""
    WORKERS.close(keep=1)


def parse_in_worker(data: bytes, *, time_limit: float = TIME_LIMIT_SECONDS) -> dict[str, Any]:
    """The parsed workbook as plain values (see `book_parser`). Raises FileRefused, WorkerDidNotStart."""
    try:
        said = WORKERS.ask(data, time_limit)
    except BrokeOff:
        refuse(_TOO_HEAVY)
    except NoWorker as error:
        raise WorkerDidNotStart from error
    if "refused" in said:
        reason = Reason(said["refused"])
        if reason in _TEXT_SENTENCES:
            refuse(_TEXT_SENTENCES[reason].format(row=said.get("part")))
        part = Text(" (bladet ”{name}”)", " (sheet “{name}”)") if said.get("part") else Text("", "")
        refuse(_SENTENCES[reason].format(part=part.format(name=said.get("part"))))
    return cast(dict[str, Any], said["book"])
