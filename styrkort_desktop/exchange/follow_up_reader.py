"""Reads *Uppföljning*: rows about areas, goals, indicators and texts at a round, in one table."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from styrkort_desktop.exchange import tables
from styrkort_desktop.exchange.cell_reader import Measure, Reading
from styrkort_desktop.exchange.choice_lists import NO_ROUND
from styrkort_desktop.exchange.file_context import FileContext, unknown_label
from styrkort_desktop.exchange.finder import Found
from styrkort_desktop.exchange.keyed_rows import is_blank_value, report_twice
from styrkort_desktop.exchange.problems import shown
from styrkort_desktop.exchange.references import Reference, kept_text
from styrkort_desktop.exchange.sources import closed_columns
from styrkort_desktop.scorecard.field_types import clean_text
from styrkort_desktop.scorecard.texts import Text, normal

_LIKE_ENOUGH = 0.5
_NUMBER_BEFORE = re.compile(r"[0-9]+(\.[0-9]+)?\s+")
_KINDS = {normal(word): kind for kind, text in tables.KIND_LABELS.items() for word in (text.sv, text.en)}
_VALUE_KEYS = tuple(
    column.key for column in tables.FOLLOW_UP.fixed if column.path and column.key not in ("id", "year", "round")
)
_SEE_INDICATORS = {"se indikatorer", "see indicators"}

FollowKey = tuple[str, str, int, str]


@dataclass(slots=True)
class FollowRow:
    """One row: what it is about, and its values by column. `round_key` is empty for a whole year."""

    kind: str
    about: str
    year: int
    round_key: str
    row: int
    values: dict[str, Any]

    @property
    def key(self) -> FollowKey:
        """What no other row has."""
        return (self.kind, self.about, self.year, self.round_key)

    @property
    def says_nothing(self) -> bool:
        """Whether no value stands in it."""
        return all(is_blank_value(value) for value in self.values.values())


def can_be_read(found: Found) -> bool:
    """Whether the columns that tell what a row is about are there."""
    return "year" in found.columns and "round" in found.columns and ("label" in found.columns or "id" in found.columns)


def read_follow_up(context: FileContext) -> list[FollowRow] | None:
    """Every row that is about something, blank ones too; None when the table is not in the file."""
    found = context.found.get(tables.FOLLOW_UP.name)
    if found is None or not can_be_read(found):
        return None
    kept: dict[FollowKey, FollowRow] = {}
    for row in found.rows:
        read = _read_row(context, found, row)
        if read is None:
            continue
        earlier = kept.get(read.key)
        if earlier is None or earlier.says_nothing or earlier.values == read.values:
            kept[read.key] = read
        elif not read.says_nothing:
            report_twice(context, found, earlier.row, read.row)
    return list(kept.values())


def _read_row(context: FileContext, found: Found, row: int) -> FollowRow | None:
    blank = all(_is_blank(found, row, key) for key in _VALUE_KEYS)
    if blank and context.text(found, row, "id") is None:
        return None
    if not blank and context.text(found, row, "id") is None and context.is_sum_row(found, row):
        return None
    about = _about(context, found, row, must=not blank)
    if about is None:
        return None
    when = _when(context, found, row, about[0], must=not blank)
    if when is None:
        return None
    return _with_values(context, found, row, about, when)


def _is_blank(found: Found, row: int, key: str) -> bool:
    cell = found.cell(row, key)
    if cell is None or (cell.is_blank and not cell.formula):
        return True
    return key == "value" and normal(cell.text) in _SEE_INDICATORS


def _with_values(
    context: FileContext, found: Found, row: int, about: tuple[str, str], when: tuple[int, str]
) -> FollowRow:
    kind, target = about
    year, round_key = when
    measure = context.measures.get(target, Measure()) if kind == tables.INDICATOR_ROW else Measure()
    measure = Measure(measure.unit, measure.yes_no, round_key or None)
    values: dict[str, Any] = {}
    closed = closed_columns(kind, history=False)
    for key in _VALUE_KEYS:
        if key not in found.columns:
            continue
        if key in closed:
            _refuse_closed(context, found, row, key, kind)
        elif not _is_blank(found, row, key):
            column = found.columns[key].column
            value = context.cells.read(found.cell(row, key), column, found.spot(row, key), measure)
            values[key] = None if isinstance(value, Reading) else value
        else:
            values[key] = None
            context.check_merged(found, row, key)
    return FollowRow(kind, target, year, round_key, row, values)


def _refuse_closed(context: FileContext, found: Found, row: int, key: str, kind: str) -> None:
    """What stands where a row of this kind has nothing would be lost, so it is reported."""
    cell = found.cell(row, key)
    if cell is None or cell.is_blank:
        return
    text = Text(
        "Uppgiften hör inte till en rad om {kind}. Flytta den till rätt rad.",
        "This does not belong to a row about a {kind}. Move it to the right row.",
    )
    context.problems.refuse(
        found.spot(row, key, shown(context.cells.book.seen(cell))), text.format(kind=tables.KIND_LABELS[kind])
    )


# -- what a row is about


def _about(context: FileContext, found: Found, row: int, *, must: bool) -> tuple[str, str] | None:
    """Kind and id (a goal's, an indicator's, an area's key, a section's key) of what a row is about."""
    label = context.text(found, row, "label")
    raw_id = context.text(found, row, "id")
    row_id = None if raw_id is None else clean_text(raw_id)
    said = context.text(found, row, "kind")
    kind = _KINDS.get(normal(said)) if said is not None else None
    if said is not None and kind is None:
        words = ", ".join(text.sv for text in tables.KIND_LABELS.values())
        text = Text("Här ska stå ett av orden {words}.", "One of the words {words} is expected here.").format(
            words=words
        )
        _report(context, found, row, "kind", said, text, must=must)
        return None
    for one in (kind,) if kind is not None else tables.FOLLOW_UP_ORDER:
        target = _target(context, found, row, one, label, row_id)
        if target is not None:
            return one, target
    if label is None and row_id is None:
        text = Text(
            "Raden säger inte vad den gäller. Välj i listan.",
            "The row does not say what it is about. Choose in the list.",
        )
        _report(context, found, row, "label", None, text, must=must)
        return None
    records = (kind,) if kind in (tables.GOAL_ROW, tables.INDICATOR_ROW) else ("goal", "indicator")
    nearest = _nearest(context, kind, label or "", [one for one in records if one])
    _report(context, found, row, "label", label or row_id, unknown_label(nearest), must=must)
    return None


def _report(
    context: FileContext, found: Found, row: int, key: str, seen: str | None, text: Text, *, must: bool
) -> None:
    if must:
        context.problems.refuse(found.spot(row, key, shown(seen)), text)


def _nearest(context: FileContext, kind: str | None, label: str, records: Sequence[str]) -> str | None:
    if kind == tables.AREA_ROW:
        return context.lists.of("areas").nearest(label)
    if kind == tables.TEXT_ROW:
        return context.lists.of("text_sections").nearest(label)
    return context.references.nearest(label, records)


def _target(
    context: FileContext, found: Found, row: int, kind: str, label: str | None, row_id: str | None
) -> str | None:
    if kind in (tables.AREA_ROW, tables.TEXT_ROW):
        choices = context.lists.of("areas" if kind == tables.AREA_ROW else "text_sections")
        key = choices.key(label) if label is not None else None
        return key if key is not None else row_id if label is None and row_id in choices.labels else None
    named = context.references.by_label(label) if label is not None else None
    if named is not None and context.references.sent[named].record == kind:
        if row_id not in (None, named):
            text = Text(
                "Radens dolda id hör till en annan rad; det som står i ”Gäller” fick avgöra.",
                "The row's hidden id belongs to another row; what stands in “About” decided.",
            )
            context.problems.remark(found.spot(row, "label", shown(label)), text)
        return named
    sent = context.references.sent.get(row_id or "")
    if sent is not None and sent.record == kind and (label is None or _is_like(label, sent.label)):
        _remark_changed_label(context, found, row, label, sent)
        return sent.id
    if label is None or named is not None:
        return None
    now = context.references.find(label, (kind,))
    other = context.references.sent.get(now or "")
    return now if other is None or other.record == kind else None


def _remark_changed_label(context: FileContext, found: Found, row: int, label: str | None, sent: Reference) -> None:
    """A name is changed where it belongs: here it is only repeated."""
    if label is None or normal(label) == normal(sent.label):
        return
    bare = _NUMBER_BEFORE.sub("", label.strip())
    if sent.id in (context.references.find(one, (sent.record,)) for one in (label, bare)):
        return
    text = Text(
        "Namnet upprepas bara här, så ändringen lästes inte. Ändra det i bladet {sheet}.",
        "The name is only repeated here, so the change was not read. Change it in the sheet {sheet}.",
    )
    table = tables.GOALS if sent.record == "goal" else tables.INDICATORS
    context.problems.remark(found.spot(row, "label", shown(label)), text.format(sheet=context.sheet_name(table)))


def _is_like(label: str, sent: str) -> bool:
    """Whether a label may be an edit of what went out."""
    first, second = normal(kept_text(label)), normal(sent)
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() >= _LIKE_ENOUGH


# -- when


def _when(context: FileContext, found: Found, row: int, kind: str, *, must: bool) -> tuple[int, str] | None:
    year = context.cells.read(found.cell(row, "year"), found.columns["year"].column, found.spot(row, "year"))
    round_key = _round(context, found, row)
    if isinstance(year, Reading):
        if year is Reading.BLANK and must:
            text = Text("Skriv vilket år raden avser.", "Write which year the row is about.")
            context.problems.refuse(found.spot(row, "year"), text)
        return None
    if round_key is None or (not round_key and kind != tables.INDICATOR_ROW):
        if round_key is not None and must:
            text = Text("Välj tillfälle i listan.", "Choose the round in the list.")
            context.problems.refuse(found.spot(row, "round", context.text(found, row, "round")), text)
        return None
    return year, round_key


def _round(context: FileContext, found: Found, row: int) -> str | None:
    """The round's key, empty for the whole year; None when it cannot be read (which is reported)."""
    value = context.cells.read(found.cell(row, "round"), found.columns["round"].column, found.spot(row, "round"))
    if value is Reading.BLANK:
        return NO_ROUND
    return None if value is Reading.BAD else str(value)


__all__ = ["FollowRow", "can_be_read", "read_follow_up"]
