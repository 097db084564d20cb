"""Starts the worker process for one workbook and judges how it ended.

Nothing that it does can touch more than that one file.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

from styrkort_desktop.exchange.problems import refuse
from styrkort_desktop.exchange.untrusted_xml import Reason
from styrkort_desktop.exchange.worker import NOT_BOUND
from styrkort_desktop.scorecard.errors import EnvironmentProblem
from styrkort_desktop.scorecard.texts import Text

WORKER_FLAG = "--exchange-worker"
TIME_LIMIT_SECONDS = 9.0

_RUN = "import sys; sys.path.insert(0, sys.argv[1]); from styrkort_desktop.exchange.worker import main; main()"
_WITHOUT_WINDOW = 0x0800_0000 if sys.platform == "win32" else 0

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


def parse_in_worker(data: bytes, *, time_limit: float = TIME_LIMIT_SECONDS) -> dict[str, Any]:
    """The parsed workbook as plain values (see `book_parser`). Raises FileRefused, WorkerDidNotStart."""
    try:
        ended = subprocess.run(  # noqa: S603 - our own worker, and the file's bytes only on its standard input
            worker_command(),
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=time_limit,
            check=False,
            creationflags=_WITHOUT_WINDOW,
        )
    except subprocess.TimeoutExpired:
        refuse(_TOO_HEAVY)
    except OSError as error:
        raise WorkerDidNotStart from error
    if ended.returncode == NOT_BOUND:
        raise WorkerDidNotStart
    said = _answer(ended.stdout) if ended.returncode == 0 else None
    if said is None:
        refuse(_TOO_HEAVY)
    if "refused" in said:
        part = Text(" (bladet ”{name}”)", " (sheet “{name}”)") if said.get("part") else Text("", "")
        refuse(_SENTENCES[Reason(said["refused"])].format(part=part.format(name=said.get("part"))))
    return cast(dict[str, Any], said["book"])


def _answer(text: bytes) -> dict[str, Any] | None:
    """What the worker said; None when it broke off."""
    try:
        return cast(dict[str, Any], json.loads(text))
    except ValueError:
        return None
