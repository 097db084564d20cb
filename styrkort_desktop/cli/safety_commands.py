"""The commands that look back and keep safe: history, undo, redo, backup, verify."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from styrkort_desktop.cli.databases import database_path, open_database
from styrkort_desktop.cli.exchange_commands import DONE, REFUSED
from styrkort_desktop.cli.output import Output
from styrkort_desktop.cli.wording import value_text
from styrkort_desktop.scorecard.cells import label_of
from styrkort_desktop.scorecard.errors import WrongUsage
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.texts import Language, Text
from styrkort_desktop.store import BackupInfo, ChangeSummary, Database, HistoryEntry, backups

CHANGES_SHOWN = 10


def run_history(arguments: Namespace, output: Output) -> int:
    """`styrkort history`."""
    with open_database(arguments, writable=False) as database:
        entries = database.history()
    for entry in entries:
        _say_entry(entry, output)
    if not entries:
        output.say(Text("Inget är ändrat än.", "Nothing has been changed yet."))
    output.result("styrkort-history/1", entries=[_entry_form(entry, output.language) for entry in entries])
    return DONE


def _say_entry(entry: HistoryEntry, output: Output) -> None:
    undone = Text(" (ångrad)", " (undone)") if entry.undone else Text("", "")
    output.say(
        Text("{id}  {time}  {who}  {label} {detail}{undone}", "{id}  {time}  {who}  {label} {detail}{undone}").format(
            id=entry.id,
            time=entry.time.isoformat(sep=" ", timespec="minutes"),
            who=entry.who,
            label=entry.label,
            detail=entry.detail,
            undone=undone,
        )
    )
    for one in entry.changes[:CHANGES_SHOWN]:
        output.say(
            Text("      {unit} {row} {field}: {old} → {new}", "      {unit} {row} {field}: {old} → {new}").format(
                unit=one.unit,
                row=one.change.row,
                field=label_of(one.change.record, one.change.path),
                old=value_text(one.change.old),
                new=value_text(one.change.new),
            )
        )
    rest = len(entry.changes) - CHANGES_SHOWN
    if rest > 0:
        output.say(Text("      och {n} till", "      and {n} more").format(n=rest))


def _entry_form(entry: HistoryEntry, language: Language) -> dict[str, Json]:
    return {
        "id": entry.id,
        "time": entry.time.isoformat(),
        "who": entry.who,
        "kind": entry.kind,
        "label": entry.label.into(language),
        "detail": entry.detail,
        "undoes": entry.undoes,
        "undone": entry.undone,
        "changes": [
            {
                "unit": one.unit,
                "record": one.change.record,
                "row": one.change.row or None,
                "kind": one.change.kind.value,
                "field": ".".join(one.change.path) or None,
                "old": one.change.old,
                "new": one.change.new,
            }
            for one in entry.changes
        ],
    }


class NotAStepCount(WrongUsage):
    """A number of steps below one."""

    def __init__(self, steps: int) -> None:
        super().__init__(
            Text(
                "Antalet steg ska vara minst 1, inte {steps}.", "The number of steps must be at least 1, not {steps}."
            ).format(steps=steps)
        )


def run_undo(arguments: Namespace, output: Output) -> int:
    """`styrkort undo`."""
    if arguments.steps < 1:
        raise NotAStepCount(arguments.steps)
    with open_database(arguments, writable=True) as database:
        _say_steps(database.undo(arguments.steps), Text("Ångrade", "Undid"), output)
    return DONE


def run_redo(arguments: Namespace, output: Output) -> int:
    """`styrkort redo`."""
    with open_database(arguments, writable=True) as database:
        _say_steps(database.redo(), Text("Gjorde om", "Redid"), output)
    return DONE


def _say_steps(done: tuple[ChangeSummary, ...], verb: Text, output: Output) -> None:
    for one in done:
        output.say(
            Text("{verb}: {label} {detail}", "{verb}: {label} {detail}").format(
                verb=verb, label=one.label, detail=one.detail
            )
        )
    output.result(
        "styrkort-undo/1",
        steps=[
            {"change_set": one.change_set, "kind": one.kind, "detail": one.detail, "units": list(one.units)}
            for one in done
        ],
    )


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
