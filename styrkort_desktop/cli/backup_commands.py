"""The commands that keep safe: backup, verify."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from styrkort_desktop.cli.databases import database_path, open_database
from styrkort_desktop.cli.exchange_commands import DONE, REFUSED
from styrkort_desktop.cli.output import Output
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import BackupInfo, Database, backups


def run_backup(arguments: Namespace, output: Output) -> int:
    """`styrkort backup list|create|restore`."""
    if arguments.action == "create":
        with open_database(arguments, writable=False) as database:
            made = database.backup("asked_for")
        output.say(Text("Säkerhetskopian ligger i {path}.", "The backup lies in {path}.").format(path=made.path))
        output.result("styrkort-backups/1", backups=[_backup_form(made)])
        return DONE
    path = database_path(arguments)
    if arguments.action == "restore":
        return _restore(path, arguments, output)
    listed = backups.list_backups(path)
    for one in listed:
        output.say(
            Text(
                "{name}  {reason}, {size} kB, {units} enheter, {goals} mål",
                "{name}  {reason}, {size} kB, {units} units, {goals} goals",
            ).format(name=one.name, reason=one.label, size=round(one.size / 1000), units=one.units, goals=one.goals)
        )
    if not listed:
        output.say(Text("Inga säkerhetskopior än.", "No backups yet."))
    output.result("styrkort-backups/1", backups=[_backup_form(one) for one in listed])
    return DONE


def _backup_form(one: BackupInfo) -> Json:
    return {
        "name": one.name,
        "file": str(one.path),
        "time": one.time.isoformat(),
        "reason": one.reason,
        "size": one.size,
        "units": one.units,
        "goals": one.goals,
    }


def _restore(path: Path, arguments: Namespace, output: Output) -> int:
    restored = backups.restore_backup(path, arguments.name, Path(arguments.to) if arguments.to else None)
    output.say(
        Text("Återställde {name} till {path}.", "Restored {name} to {path}.").format(
            name=restored.backup.name, path=restored.path
        )
    )
    if restored.moved_aside:
        output.say(
            Text("Det som låg där finns kvar som {path}.", "What lay there is kept as {path}.").format(
                path=restored.moved_aside
            )
        )
    output.result(
        "styrkort-restore/1",
        file=str(restored.path),
        backup=restored.backup.name,
        moved_aside=str(restored.moved_aside) if restored.moved_aside else None,
    )
    return DONE


def run_verify(arguments: Namespace, output: Output) -> int:
    """`styrkort verify`."""
    path = Path(arguments.file) if arguments.file else database_path(arguments)
    with Database.open(path, writable=False) as database:
        problems = database.verify()
    for problem in problems:
        output.note(Text("{path}: {problem}", "{path}: {problem}").format(path=path, problem=problem))
    if not problems:
        output.say(Text("{path} är hel.", "{path} is sound.").format(path=path))
    output.result(
        "styrkort-verify/1",
        file=str(path),
        sound=not problems,
        problems=[one.into(output.language) for one in problems],
    )
    return REFUSED if problems else DONE
