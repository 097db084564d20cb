"""Rows named by a label that a person can read (`2.1 Andel nöjda …`), and found again by it. Pure."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from styrkort_desktop.scorecard.cells import first_value_name
from styrkort_desktop.scorecard.field_types import KeyType
from styrkort_desktop.scorecard.fields import Field, Part, declared, info_of, values_of
from styrkort_desktop.scorecard.goals import Activity
from styrkort_desktop.scorecard.record_contents import rows_with_id
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language, normal

TEXT_KEPT = 200
LABEL_KEPT = 90
REPEATED_KEPT = 70
_CLOSE_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Reference:
    """One row with an id as it went out.

    `number` is its place (`2`, `2.1`), `text` the start of what a person knows it by, `label` both as they stand in
    lists and beside values. `record` is empty for an id that something points at and no row has.
    """

    id: str
    record: str
    number: str
    text: str
    label: str


def kept_text(text: str | None) -> str:
    """As much of a row's text as is kept to know it by: one line, cut."""
    return " ".join((text or "").split())[:TEXT_KEPT]


def repeated_text(text: str | None) -> str:
    """A row's text where another sheet repeats it: its beginning."""
    kept = kept_text(text)
    return kept if len(kept) <= REPEATED_KEPT else f"{kept[: REPEATED_KEPT - 1].rstrip()}…"


def row_text(row: object) -> str | None:
    """What a person knows a row by: a goal's text, an indicator's name; None when nothing is written there."""
    name = first_value_name(info_of(type(row)).name)
    return None if name is None else getattr(row, name)


def references_of(scorecard: Scorecard, language: Language) -> tuple[Reference, ...]:
    """Every row with an id, in reading order, and the ids that rows point at although no row has them."""
    made: list[Reference] = []
    taken: set[str] = set()
    for number, row in _numbered(scorecard, language):
        text = kept_text(row_text(row))
        cut = text if len(text) <= LABEL_KEPT else f"{text[: LABEL_KEPT - 1]}…"
        label = _free(f"{number} {cut}".strip(), taken)
        made.append(Reference(row.id, info_of(type(row)).name, number, text, label))
    there = {one.id for one in made}
    for row_id in _pointed_at(scorecard):
        if row_id not in there:
            made.append(Reference(row_id, "", "", "", _free(kept_text(row_id), taken)))
            there.add(row_id)
    return tuple(made)


def _free(wanted: str, taken: set[str]) -> str:
    label = wanted or "-"
    while normal(label) in taken:
        label = f"[{label}]"
    taken.add(normal(label))
    return label


def _numbered(scorecard: Scorecard, language: Language) -> Iterator[tuple[str, Any]]:
    """Every row with an id beside its number as a person sees it."""
    within: set[str] = set()
    for number, goal in enumerate(scorecard.goals, 1):
        numbered: list[tuple[str, Any]] = [(str(number), goal)]
        numbered += [(f"{number}.{below}", one) for below, one in enumerate(goal.indicators, 1)]
        word = info_of(Activity).label.into(language)
        numbered += [(f"{word} {number}.{below}", one) for below, one in enumerate(goal.activities, 1)]
        within |= {row.id for _, row in numbered}
        yield from numbered
    counts: dict[str, int] = {}
    for row in cast(list[Any], rows_with_id(scorecard)):
        if row.id not in within:
            info = info_of(type(row))
            counts[info.name] = counts.get(info.name, 0) + 1
            yield f"{info.label.into(language)} {counts[info.name]}", row


def _pointed_at(scorecard: Scorecard) -> Iterator[str]:
    """Every id that a value of the scorecard names."""
    for row in _every_row(scorecard):
        for declaration in values_of(type(row)):
            if isinstance(declaration.type, KeyType) and declaration.type.of == "rows" and declaration.name != "id":
                found = getattr(row, declaration.name)
                if found is not None:
                    yield found


def _every_row(row: object) -> Iterator[object]:
    for declaration in declared(type(row)):
        if isinstance(declaration, Field):
            continue
        found = getattr(row, declaration.name)
        for one in (found,) if isinstance(declaration, Part) else found:
            if one is not None:
                yield one
                yield from _every_row(one)


class References:
    """Finds rows by label: those that went out, and those that stand in the file now."""

    def __init__(self, sent: Iterable[Reference]) -> None:
        self.sent = {one.id: one for one in sent}
        self._by_label = {normal(one.label): one.id for one in self.sent.values()}
        self._now: dict[str, list[tuple[str, str]]] = {}

    def add_now(self, row_id: str, record: str, text: str | None) -> None:
        """Note a row as the file has it."""
        wanted = normal(kept_text(text))
        if wanted:
            self._now.setdefault(wanted, []).append((row_id, record))

    def of(self, records: Sequence[str]) -> tuple[Reference, ...]:
        """The rows of some kinds that went out."""
        return tuple(one for one in self.sent.values() if one.record in records)

    def by_label(self, label: str) -> str | None:
        """The id of the row that a label names as it went out; None when it names none."""
        return self._by_label.get(normal(label))

    def find(self, label: str, records: Sequence[str]) -> str | None:
        """The id meant by a label: as it went out, else as the text of one such row now, else an id itself."""
        found = self.by_label(label)
        if found is not None:
            return found
        now = [row_id for row_id, record in self._now.get(normal(kept_text(label)), []) if record in records]
        if len(now) == 1:
            return now[0]
        return label if label in self.sent else None

    def nearest(self, label: str, records: Sequence[str]) -> str | None:
        """The label most like one that names nothing, to be proposed."""
        labels = {normal(one.label): one.label for one in self.of(records)}
        labels |= {normal(one.text): one.label for one in self.of(records)}
        close = difflib.get_close_matches(normal(label), list(labels), n=1, cutoff=_CLOSE_ENOUGH)
        return labels[close[0]] if close else None
