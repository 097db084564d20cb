"""What the command line adds to a refusal: the command that leads on. The refusals themselves are the window's too."""

from __future__ import annotations

import contextlib
import datetime
import shlex
from collections.abc import Sequence
from pathlib import Path

from styrkort_desktop.cli.databases import backup_policy, personal_settings
from styrkort_desktop.cli.output import Output
from styrkort_desktop.desk.rescue import Rescue, age_in_words, find_rescue
from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import DamagedFile, FileMissing, NoSuchBackup, NotAStyrkortFile


def hints_for(error: StyrkortError, output: Output) -> Sequence[Text]:
    """Lines that say how to go on after an error; none where its own sentence says it."""
    if isinstance(error, NoSuchBackup):
        return [Text("”styrkort backup list” visar vilka som finns.", "“styrkort backup list” shows those there are.")]
    if isinstance(error, DamagedFile):
        return backup_hints(error.path, error.text, output)
    if isinstance(error, (FileMissing, NotAStyrkortFile)):
        otherwise = _OTHERWISE[type(error)].format(path=_word(error.path))
        return _if_any(error.path, error.text, output) or [otherwise]
    return []


_OTHERWISE = {
    FileMissing: Text("”styrkort new {path}” skapar en ny databas.", "“styrkort new {path}” makes a new database."),
    NotAStyrkortFile: Text(
        "”styrkort import {path}” läser in en arbetsbok eller JSON-fil.",
        "“styrkort import {path}” takes in a workbook or JSON file.",
    ),
}


def backup_hints(path: Path, problem: Text, output: Output) -> Sequence[Text]:
    """Which backup can take a damaged file's place, what it would lack, and the command."""
    with contextlib.suppress(StyrkortError):  # the backups cannot be read either: then the refusal stands alone
        rescue = find_rescue(path, problem, now=_now(), policy=backup_policy(personal_settings(output)))
        if rescue.backup is None:
            return [
                Text(
                    "Ingen hel säkerhetskopia av den finns. Behåll filen: det kan gå att få ut något ur den.",
                    "There is no whole backup of it. Keep the file: something may still be got out of it.",
                )
            ]
        return _of(rescue)
    return []


def _if_any(path: Path, problem: Text, output: Output) -> Sequence[Text]:
    """The same for what may never have been a database of ours: nothing where there is no backup."""
    with contextlib.suppress(StyrkortError, OSError):
        rescue = find_rescue(path, problem, now=_now(), policy=backup_policy(personal_settings(output)))
        return _of(rescue) if rescue.backup is not None else []
    return []


def _of(rescue: Rescue) -> Sequence[Text]:
    assert rescue.backup is not None
    return [
        Text(
            "Den nyaste hela säkerhetskopian är {age}. {lacking}",
            "The newest whole backup is {age}. {lacking}",
        ).format(age=age_in_words(rescue.age), lacking=rescue.lacking()),
        Text(
            "”styrkort backup restore {name} --database {path}” sätter den på plats.",
            "“styrkort backup restore {name} --database {path}” puts it in place.",
        ).format(name=rescue.backup.name, path=_word(rescue.path)),
    ]


def _word(path: Path) -> str:
    """A path as it is written on a command line."""
    return shlex.quote(str(path))


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
