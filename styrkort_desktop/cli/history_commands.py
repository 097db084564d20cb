"""The commands that look back: history, undo, redo."""

from __future__ import annotations

import datetime
from argparse import Namespace
from collections.abc import Sequence

from styrkort_desktop.cli.databases import backup_policy, open_database, personal_settings
from styrkort_desktop.cli.exchange_commands import DONE
from styrkort_desktop.cli.output import Output
from styrkort_desktop.cli.wording import value_text
from styrkort_desktop.desk.history import PurgeOutcome, SinceSent, changed_since_sent, purge
from styrkort_desktop.scorecard.cells import label_of
from styrkort_desktop.scorecard.changes import Change, ChangeKind
from styrkort_desktop.scorecard.errors import UserError, WrongUsage
from styrkort_desktop.scorecard.field_types import DateType, Json
from styrkort_desktop.scorecard.texts import Language, Text, same
from styrkort_desktop.scorecard.value_words import Names
from styrkort_desktop.store import ChangeSummary, Database, HistoryEntry, HistoryFilter, beginning_of_day
from styrkort_desktop.template import Template

CHANGES_SHOWN = 10


class NotADay(WrongUsage):
    """A word that is no day."""

    def __init__(self, found: str, reason: Text) -> None:
        super().__init__(Text("”{found}”: {reason}", "“{found}”: {reason}").format(found=found, reason=reason))


class NotACount(WrongUsage):
    """A number below one where so many of something are asked for."""

    def __init__(self, found: int) -> None:
        super().__init__(
            Text("Antalet ska vara minst 1, inte {found}.", "The number must be at least 1, not {found}.").format(
                found=found
            )
        )


class NothingIsPurged(WrongUsage):
    """Backups are to be removed with a history of which nothing is to be removed."""

    def __init__(self) -> None:
        super().__init__(
            Text("--with-backups hör ihop med --purge-before.", "--with-backups goes together with --purge-before.")
        )


# -- history


def run_history(arguments: Namespace, output: Output) -> int:
    """`styrkort history`."""
    if arguments.purge_before is not None:
        return _purge(arguments, output)
    if arguments.with_backups:
        raise NothingIsPurged
    if arguments.limit < 1:
        raise NotACount(arguments.limit)
    with open_database(arguments, output, writable=False) as database:
        units = tuple(dict.fromkeys(database.template.unit(code).code for code in arguments.unit))
        if arguments.sent:
            return _since_sent(database, units, output)
        return _steps(database, _asked(arguments, units), arguments.limit, output)


def _steps(database: Database, asked: HistoryFilter, limit: int, output: Output) -> int:
    entries = database.history(asked, limit=limit)
    for entry in entries:
        _say_entry(entry, database.template, output)
    if not entries:
        output.say(Text("Inget sådant är ändrat.", "Nothing of the kind has been changed."))
    begins = database.history_begins()
    if begins is not None and len(entries) < limit:
        output.say(
            Text("Historiken före {day} är borttagen.", "The history before {day} has been removed.").format(
                day=begins.isoformat()
            )
        )
    output.result("styrkort-history/1", entries=[_entry_form(entry, output.language) for entry in entries])
    return DONE


def _asked(arguments: Namespace, units: tuple[str, ...]) -> HistoryFilter:
    until = _day(arguments.until)
    return HistoryFilter(
        units=units,
        row=arguments.goal,
        field=tuple(arguments.field.split(".")) if arguments.field else None,
        since=_beginning(_day(arguments.since)),
        until=_beginning(until + datetime.timedelta(days=1)) if until else None,
    )


def _day(word: str | None) -> datetime.date | None:
    if word is None:
        return None
    try:
        return DateType().read(word)
    except UserError as error:
        raise NotADay(word, error.text) from error


def _beginning(day: datetime.date | None) -> datetime.datetime | None:
    return None if day is None else beginning_of_day(day)


def _say_entry(entry: HistoryEntry, template: Template, output: Output) -> None:
    undone = Text(" (ångrad)", " (undone)") if entry.undone else Text("", "")
    output.say(
        Text("{id}  {time}  {who}  {label} {detail}{undone}", "{id}  {time}  {who}  {label} {detail}{undone}").format(
            id=entry.id,
            time=f"{entry.time.astimezone():%Y-%m-%d %H:%M}",
            who=entry.who,
            label=entry.label,
            detail=entry.detail,
            undone=undone,
        )
    )
    for one in entry.changes[:CHANGES_SHOWN]:
        output.say(same("      {what}").format(what=_change_text(one.unit, one.change, template.names)))
    rest = len(entry.changes) - CHANGES_SHOWN
    if rest > 0:
        output.say(Text("      och {n} till", "      and {n} more").format(n=rest))


def _change_text(unit: str, change: Change, names: Names) -> Text:
    """`BUN bun-m01 Mål: … → …`; of a row that came or went, that it did."""
    place = " ".join(part for part in (unit, change.row) if part)
    where = {"place": f"{place} " if place else "", "field": label_of(change.record, change.path)}
    if change.kind is ChangeKind.FIELD:
        return Text("{place}{field}: {old} → {new}", "{place}{field}: {old} → {new}").format(
            old=value_text(change.record, change.path, change.old, names),
            new=value_text(change.record, change.path, change.new, names),
            **where,
        )
    if change.kind is ChangeKind.ADDED:
        return Text("{place}tillagt: {field}", "{place}added: {field}").format(**where)
    return Text("{place}borttaget: {field}", "{place}removed: {field}").format(**where)


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
        "changes": [_change_form(one.unit, one.change) for one in entry.changes],
    }


def _change_form(unit: str, change: Change) -> dict[str, Json]:
    return {
        "unit": unit or None,
        "record": change.record,
        "row": change.row or None,
        "kind": change.kind.value,
        "field": ".".join(change.path) or None,
        "old": change.old,
        "new": change.new,
    }


# -- since it was sent


def _since_sent(database: Database, units: Sequence[str], output: Output) -> int:
    """`styrkort history --sent`: what differs from the newest dispatches, and the steps that made the differences."""
    codes = units or database.units or tuple(one.unit.code for one in database.scorecards())
    found = [since for since in (changed_since_sent(database, code) for code in codes) if since is not None]
    for since in found:
        _say_since(since, database.template.names, output)
    if not found:
        output.say(Text("Inget har skickats än.", "Nothing has been sent yet."))
    steps = {one.step.id: one.step for since in found for one in since.changes if one.step is not None}
    output.result(
        "styrkort-history/1",
        entries=[_entry_form(steps[key], output.language) for key in sorted(steps, reverse=True)],
        sent=[_since_form(since) for since in found],
    )
    return DONE


def _say_since(since: SinceSent, names: Names, output: Output) -> None:
    text = Text("{unit}: {n} ändrade uppgifter sedan utskicket {time}", "{unit}: {n} changes since it was sent {time}")
    output.say(
        text.format(unit=since.unit, n=len(since.changes), time=f"{since.dispatch.made.astimezone():%Y-%m-%d %H:%M}")
    )
    for one in since.changes:
        when = f"{one.step.time.astimezone():%Y-%m-%d %H:%M}  {one.step.who}  " if one.step else ""
        output.say(same("      {when}{what}").format(when=when, what=_change_text(since.unit, one.change, names)))


def _since_form(since: SinceSent) -> dict[str, Json]:
    return {
        "unit": since.unit,
        "dispatch": since.dispatch.id,
        "made": since.dispatch.made.isoformat(),
        "changes": [
            {
                **_change_form(since.unit, one.change),
                "entry": one.step.id if one.step else None,
                "time": one.step.time.isoformat() if one.step else None,
                "who": one.step.who if one.step else None,
            }
            for one in since.changes
        ],
    }


# -- removing what is old


def _purge(arguments: Namespace, output: Output) -> int:
    """`styrkort history --purge-before`."""
    day = _day(arguments.purge_before)
    assert day is not None
    with open_database(arguments, output, writable=True) as database:  # one of an earlier version is brought up first
        path = database.path
    policy = backup_policy(personal_settings(output))
    outcome = purge(path, day, policy, _utc_now, with_backups=arguments.with_backups)
    _say_purged(outcome, output)
    output.result(
        "styrkort-history-purge/1",
        file=str(path),
        before=day.isoformat(),
        removed=outcome.purged.removed,
        kept=outcome.purged.kept,
        backups_with_older_history=[str(one.path) for one in outcome.older_backups],
        backups_removed=[str(one.path) for one in outcome.removed_backups],
    )
    return DONE


def _utc_now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _say_purged(outcome: PurgeOutcome, output: Output) -> None:
    day = outcome.purged.before.isoformat()
    if outcome.purged.removed:
        text = Text(
            "{n} steg från före {day} är borttagna ur historiken. Läget den dagen är historikens nya början.",
            "{n} steps from before {day} have been removed from the history. The state on that day is its beginning.",
        )
        output.say(text.format(n=outcome.purged.removed, day=day))
    else:
        output.say(
            Text(
                "Historiken har inget från före {day}; inget är ändrat.",
                "The history has nothing from before {day}; nothing was changed.",
            ).format(day=day)
        )
    if outcome.removed_backups:
        output.say(
            Text(
                "{n} säkerhetskopior som hade kvar den historiken är borttagna, och en ny är gjord.",
                "{n} backups that held that history have been removed, and a new one made.",
            ).format(n=len(outcome.removed_backups))
        )
    if outcome.older_backups:
        output.say(
            Text(
                "{n} säkerhetskopior har kvar historik från före {day}. De är inte borttagna (--with-backups gör det):",
                "{n} backups still hold history from before {day}. They have not been removed (--with-backups does):",
            ).format(n=len(outcome.older_backups), day=day)
        )
        for one in outcome.older_backups:
            output.say(same(f"  {one.path}"))


# -- undo and redo


def run_undo(arguments: Namespace, output: Output) -> int:
    """`styrkort undo`."""
    if arguments.steps < 1:
        raise NotACount(arguments.steps)
    with open_database(arguments, output, writable=True) as database:
        _say_steps(database.undo(arguments.steps), Text("Ångrade", "Undid"), output)
    return DONE


def run_redo(arguments: Namespace, output: Output) -> int:
    """`styrkort redo`."""
    if arguments.steps < 1:
        raise NotACount(arguments.steps)
    with open_database(arguments, output, writable=True) as database:
        _say_steps(database.redo(arguments.steps), Text("Gjorde om", "Redid"), output)
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
