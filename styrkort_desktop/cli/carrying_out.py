"""Carrying out a command that has been understood: its handler, and what is said when it cannot be done."""

from __future__ import annotations

import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable

from styrkort_desktop.cli import backup_commands, exchange_commands, history_commands, reading_commands
from styrkort_desktop.cli.hints import hints_for
from styrkort_desktop.cli.output import Output, open_output
from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.scorecard.received import FileRefused
from styrkort_desktop.scorecard.texts import Language, Text

INTERRUPTED = 130
NOBODY_LISTENS = 141
"""What a shell says of a command whose reader closed the pipe (`styrkort check | head`)."""


def carry_out(arguments: Namespace, language: Language) -> int:
    """Carry out a command; gives its exit status, whatever happens."""
    output = open_output(language, getattr(arguments, "json", False))
    try:
        return _answer(arguments, output)
    except FileRefused as refused:
        output.refuse("styrkort", refused.refusals)
        return refused.exit_status
    except StyrkortError as error:
        output.note(Text("styrkort: {text}", "styrkort: {text}").format(text=error.text))
        for hint in hints_for(error, output):
            output.note(hint)
        return error.exit_status
    except BrokenPipeError:
        # whoever read the answer had enough; what is still unsaid must not fail again when Python closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_LISTENS
    except KeyboardInterrupt:
        output.note(Text("Avbrutet.", "Interrupted."))
        return INTERRUPTED
    except Exception as bug:  # noqa: BLE001  the outermost door: a bug becomes a report, never a bare traceback
        _report(bug, output)
        return StyrkortError.exit_status


def _answer(arguments: Namespace, output: Output) -> int:
    status = _handler(arguments.command)(arguments, output)
    output.out.flush()  # a reader that went away is met here, not in Python's own words at exit
    return status


def _handler(command: str) -> Callable[..., int]:
    """The function of a command."""
    for module in (exchange_commands, reading_commands, history_commands, backup_commands):
        found = getattr(module, f"run_{command}", None)
        if found is not None:
            handler: Callable[..., int] = found
            return handler
    raise LookupError(command)


def _report(bug: Exception, output: Output) -> None:
    """A fault of the program's own: where it happened, without the person's data."""
    frames = traceback.extract_tb(bug.__traceback__)
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-4:]))
    output.note(
        Text(
            "styrkort: ett fel i programmet ({kind} i {where}). Inget halvt är sparat. "
            "Skicka den här raden till den som sköter Styrkort.",
            "styrkort: a fault in the program ({kind} in {where}). Nothing half is saved. "
            "Send this line to whoever looks after Styrkort.",
        ).format(kind=type(bug).__name__, where=where)
    )
