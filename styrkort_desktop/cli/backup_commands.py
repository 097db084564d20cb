"""The commands that keep safe: backup, verify."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from styrkort_desktop.cli.databases import (
    backup_policy,
    database_path,
    open_database,
    path_named,
    personal_settings,
)
from styrkort_desktop.cli.exchange_commands import DONE, REFUSED
from styrkort_desktop.cli.hints import backup_hints
from styrkort_desktop.cli.output import Output
from styrkort_desktop.desk.rescue import Rescued, restore_over
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import BackupInfo, BackupPolicy, DamagedFile, Database, FileMissing, backups, salvage


def run_backup(arguments: Namespace, output: Output) -> int:
    """`styrkort backup list|create|restore`."""
    if arguments.action == "create":
        return _create(arguments, output)
    path, policy = path_named(arguments), backup_policy(personal_settings(output))
    listed = backups.list_backups(path, policy)
    if not listed and not path.exists():
        database_path(arguments)  # says what is missing, where it is the person's own
        raise FileMissing(path)
    trouble = backups.place_trouble(policy)
    if trouble is not None:
        output.note(trouble)
    if arguments.action == "restore":
        return _restore(path, policy, arguments, output)
    return _list(listed, output)


def _create(arguments: Namespace, output: Output) -> int:
    with open_database(arguments, output, writable=False) as database:
        made = database.backup("asked_for")
    output.say(Text("Säkerhetskopian ligger i {path}.", "The backup lies in {path}.").format(path=made.path))
    output.result("styrkort-backups/1", backups=[_backup_form(made)])
    return DONE


def _list(listed: Sequence[BackupInfo], output: Output) -> int:
    for one in listed:
        output.say(
            Text(
                "{name}  {reason}, {size} kB, {held}",
                "{name}  {reason}, {size} kB, {held}",
            ).format(name=one.name, reason=one.label, size=-(-one.size // 1000), held=_held(one))
        )
    if not listed:
        output.say(Text("Inga säkerhetskopior än.", "No backups yet."))
    output.result("styrkort-backups/1", backups=[_backup_form(one) for one in listed])
    return DONE


def _held(one: BackupInfo) -> Text:
    if not one.sound:
        return Text("går inte att läsa", "cannot be read")
    counts = Text("{units} enheter, {goals} mål", "{units} units, {goals} goals").format(
        units=one.units, goals=one.goals
    )
    if one.own:
        return counts
    return Text("{counts}, av en annan databas", "{counts}, of another database").format(counts=counts)


def _backup_form(one: BackupInfo) -> Json:
    return {
        "name": one.name,
        "file": str(one.path),
        "time": one.time.isoformat(),
        "reason": one.reason,
        "size": one.size,
        "units": one.units,
        "goals": one.goals,
        "sound": one.sound,
        "database": one.database or None,
        "own": one.own,
    }


def _restore(path: Path, policy: BackupPolicy, arguments: Namespace, output: Output) -> int:
    if arguments.to:
        rescued = Rescued(backups.restore_backup(path, arguments.name, Path(arguments.to), policy), ())
    else:
        rescued = restore_over(path, arguments.name, policy)
    restored = rescued.restored
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
    for saved in rescued.saved:
        output.say(
            Text(
                "Det som gick att läsa ur den skadade filen ligger i {path}. ”styrkort import” läser in det.",
                "What could be read of the damaged file lies in {path}. “styrkort import” takes it in.",
            ).format(path=saved)
        )
    output.result(
        "styrkort-restore/1",
        file=str(restored.path),
        backup=restored.backup.name,
        moved_aside=str(restored.moved_aside) if restored.moved_aside else None,
        saved=[str(one) for one in rescued.saved],
    )
    return DONE


def run_verify(arguments: Namespace, output: Output) -> int:
    """`styrkort verify`."""
    path = Path(arguments.file) if arguments.file else database_path(arguments)
    problems = _problems_in(path)
    for problem in problems:
        output.note(Text("{path}: {problem}", "{path}: {problem}").format(path=path, problem=problem))
    if problems:
        for hint in backup_hints(path, problems[0], output):
            output.note(hint)
    else:
        output.say(Text("{path} är hel.", "{path} is sound.").format(path=path))
    output.result(
        "styrkort-verify/1",
        file=str(path),
        sound=not problems,
        problems=[one.into(output.language) for one in problems],
    )
    return REFUSED if problems else DONE


def _problems_in(path: Path) -> Sequence[Text]:
    try:
        with Database.open(path, writable=False) as database:
            return database.verify()
    except DamagedFile as error:  # too badly to be opened: then what can be told without
        return salvage.problems_in(path) or (error.text,)
