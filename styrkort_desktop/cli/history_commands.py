"""The commands that look back: history, undo, redo."""

from __future__ import annotations

from argparse import Namespace

from styrkort_desktop.cli.databases import open_database
from styrkort_desktop.cli.exchange_commands import DONE
from styrkort_desktop.cli.output import Output
from styrkort_desktop.cli.wording import value_text
from styrkort_desktop.scorecard.cells import label_of
from styrkort_desktop.scorecard.errors import WrongUsage
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.texts import Language, Text
from styrkort_desktop.store import ChangeSummary, HistoryEntry

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
