"""The history in a person's words: rows for the list, and what each change is about. Values only, no widgets."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from styrkort_desktop.desk.history import SinceSent
from styrkort_desktop.gui.places_in_words import excerpt
from styrkort_desktop.scorecard.cells import first_value_name, label_of
from styrkort_desktop.scorecard.changes import Change, ChangeKind
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.scorecard.value_words import value_in_words
from styrkort_desktop.store import HistoryEntry, KnownRow, UnitChange
from styrkort_desktop.template import Template

_SHOWN_AT_ONCE = 60
"""The changes of a step that touched more rows than this are read only when somebody looks at it."""
_NAME_LENGTH = 48
_VALUE_LENGTH = 60


class HistoryRowKind(StrEnum):
    """What stands on a line of the list."""

    HEADING = "heading"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of the list: a heading (a day, a dispatch), or a step with what it changed.

    `entry` is None where the step that made a change is not known. `changes` is None until they are asked for. `step`
    is what the step is called, `when` its day and time.
    """

    kind: HistoryRowKind
    title: str
    time: str = ""
    who: str = ""
    summary: str = ""
    entry: HistoryEntry | None = None
    changes: tuple[UnitChange, ...] | None = None
    step: str = ""
    when: str = ""

    @property
    def undone(self) -> bool:
        """Whether the step is not in force."""
        return self.entry is not None and self.entry.undone

    @property
    def key(self) -> tuple[int | None, str]:
        """What tells a row from another when the list is read anew."""
        return (self.entry.id if self.entry else None), ("" if self.entry else self.summary)

    @property
    def spoken(self) -> str:
        """The line as one sentence, for a screen reader."""
        undone = QCoreApplication.translate("History", "ångrat") if self.undone else ""
        return ", ".join(part for part in (self.time, self.title, undone, self.who, self.summary) if part)


@dataclass(frozen=True)
class HistoryWords:
    """What rows, fields and values are called. `with_unit`: rows of several units are told apart by code."""

    template: Template
    language: Language
    known: Mapping[tuple[str, str], KnownRow]
    with_unit: bool

    def place(self, unit: str, row: str) -> str:
        """The way to a row: *BUN › ”Mål för att …” › ”Andel …”*; empty for the scorecard itself."""
        steps: list[str] = []
        at = self.known.get((unit, row))
        while at is not None:
            steps.insert(0, self._name(at))
            at = self.known.get((unit, at.owner)) if at.owner else None
        return " › ".join([unit, *steps] if self.with_unit and unit else steps)

    def _name(self, row: KnownRow) -> str:
        if row.name:
            return f"”{excerpt(row.name, _NAME_LENGTH)}”"
        return QCoreApplication.translate("History", "{0} utan text").format(
            label_of(row.record, ()).into(self.language).lower()
        )

    def field(self, change: Change) -> str:
        """The changed field; for a row that came or went, its kind."""
        return label_of(change.record, change.path).into(self.language)

    def value(self, unit: str, change: Change, value: Json) -> str:
        """One of a change's values, whole."""
        rows = {row: known.name or row for (code, row), known in self.known.items() if code == unit}

        def names(of: str) -> Mapping[str, str]:
            return rows if of == "rows" else self.template.names(of)

        return value_in_words(change.record, change.path, value, names).into(self.language)

    def what(self, unit: str, change: Change) -> str:
        """*Målvärde 2017: 68 → 70*, *Tillagt: Indikator*."""
        field = self.field(change)
        if change.kind is ChangeKind.ADDED:
            return QCoreApplication.translate("History", "Tillagt: {0}").format(field)
        if change.kind is ChangeKind.REMOVED:
            return QCoreApplication.translate("History", "Borttaget: {0}").format(field)
        old, new = (excerpt(self.value(unit, change, value), _VALUE_LENGTH) for value in (change.old, change.new))
        return f"{field}: {old} → {new}"

    def line(self, one: UnitChange) -> str:
        """A change, and the row that it is in where the change itself does not say which."""
        what, row = self.what(one.unit, one.change), self.known.get((one.unit, one.row))
        parts = [one.unit, what] if self.with_unit and one.unit else [what]
        if row is not None and one.change.path != (first_value_name(row.record),):
            parts.append(self._name(row))
        return " · ".join(parts)

    def told(self, changes: Iterable[UnitChange]) -> tuple[UnitChange, ...]:
        """The changes without the rows that came or went together with the row that they stand under."""
        found = tuple(changes)
        whole = {(one.unit, one.row, one.change.kind) for one in found if one.change.kind is not ChangeKind.FIELD}

        def goes_along(one: UnitChange) -> bool:
            row = self.known.get((one.unit, one.row))
            return row is not None and (one.unit, row.owner, one.change.kind) in whole

        return tuple(one for one in found if not goes_along(one))

    def goal_of(self, one: UnitChange) -> KnownRow | None:
        """The goal that a change is in, or was."""
        at = self.known.get((one.unit, one.row))
        while at is not None and at.record != "goal":
            at = self.known.get((one.unit, at.owner)) if at.owner else None
        return at


def rows_of_steps(
    entries: Iterable[HistoryEntry], words: HistoryWords, today: datetime.date, after: datetime.date | None = None
) -> list[HistoryRow]:
    """Steps as rows, under the days on which they were made; `after` is the day of the row before them."""
    rows: list[HistoryRow] = []
    for entry in entries:
        day = entry.time.astimezone().date()
        if day != after:
            rows.append(HistoryRow(HistoryRowKind.HEADING, day_in_words(day, today, words.language)))
            after = day
        rows.append(_step(entry, words))
    return rows


def _step(entry: HistoryEntry, words: HistoryWords) -> HistoryRow:
    changes = words.told(entry.changes) if entry.rows <= _SHOWN_AT_ONCE else None
    return HistoryRow(
        HistoryRowKind.STEP,
        entry.label.into(words.language),
        f"{entry.time.astimezone():%H.%M}",
        entry.who,
        _summary(entry, changes, words),
        entry,
        changes,
        entry.label.into(words.language),
        _when(entry),
    )


def _when(entry: HistoryEntry) -> str:
    return f"{entry.time.astimezone():%Y-%m-%d %H.%M}"


def _summary(entry: HistoryEntry, changes: Sequence[UnitChange] | None, words: HistoryWords) -> str:
    units = ", ".join(entry.units)
    if changes is None:
        return QCoreApplication.translate("History", "{0} rader i {1}").format(entry.rows, units)
    if not changes:
        return entry.detail
    if len(changes) == 1:
        return words.line(changes[0])
    count = QCoreApplication.translate("History", "{0} ändringar").format(len(changes))
    return f"{count}: {words.line(changes[0])} …"


def rows_since_sent(since: SinceSent, words: HistoryWords) -> list[HistoryRow]:
    """What has changed since a dispatch, each change a row with the step that made it last."""
    made = since.dispatch.made.astimezone()
    heading = QCoreApplication.translate("History", "Sedan utskicket {0}, version {1}")
    rows = [HistoryRow(HistoryRowKind.HEADING, heading.format(f"{made:%Y-%m-%d %H.%M}", since.dispatch.revision))]
    told = set(words.told(UnitChange(since.unit, one.change) for one in since.changes))
    for one in since.changes:
        change = UnitChange(since.unit, one.change)
        if change not in told:
            continue
        place = words.place(since.unit, one.change.row)
        rows.append(
            HistoryRow(
                HistoryRowKind.STEP,
                words.what(since.unit, one.change),
                f"{one.step.time.astimezone():%d/%m}" if one.step else "",
                one.step.who if one.step else "",
                place,
                one.step,
                (change,),
                one.step.label.into(words.language) if one.step else words.field(one.change),
                _when(one.step) if one.step else "",
            )
        )
    return rows if since.changes else []


def day_in_words(day: datetime.date, today: datetime.date, language: Language) -> str:
    """*I dag*, *I går*, *tisdag 1 mars 2016*."""
    if day == today:
        return QCoreApplication.translate("History", "I dag")
    if day == today - datetime.timedelta(days=1):
        return QCoreApplication.translate("History", "I går")
    spoken = QLocale.Language.English if language is Language.ENGLISH else QLocale.Language.Swedish
    words = QLocale(spoken).toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")
    return words[:1].upper() + words[1:]
