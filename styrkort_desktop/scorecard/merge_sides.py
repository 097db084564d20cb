"""The two sides of a merge and their common ancestors, taken apart, and what each of them says. Decides nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from styrkort_desktop.scorecard.cells import (
    CellForm,
    CellKey,
    Path,
    keyed_rows_of,
    put_together,
    record_named,
    take_apart,
)
from styrkort_desktop.scorecard.conflicts import AncestorKind, AncestorOf, AnyAncestor
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.fields import merged_with
from styrkort_desktop.scorecard.received import AnyReceived, ReceivedOf
from styrkort_desktop.scorecard.record_contents import rows_with_id
from styrkort_desktop.scorecard.record_writer import record_to_json
from styrkort_desktop.scorecard.wholes import AnyWhole, Whole


class Content:
    """A scorecard taken apart, with ways to look up what belongs to a row."""

    def __init__(self, scorecard: AnyWhole, form: CellForm | None = None) -> None:
        self.scorecard = scorecard
        self.form = form if form is not None else take_apart(scorecard)
        self.rows = self.form.rows
        self.cells = self.form.cells

    @cached_property
    def cells_by_row(self) -> Mapping[str, Mapping[Path, Json]]:
        """The cells of each row."""
        found: defaultdict[str, dict[Path, Json]] = defaultdict(dict)
        for (row, path), value in self.cells.items():
            found[row][path] = value
        return found

    @cached_property
    def _children(self) -> Mapping[str, Sequence[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for row, place in self.rows.items():
            if place.parent:
                found[place.parent].append(row)
        return found

    @cached_property
    def _records(self) -> Mapping[str, object]:
        return {row.id: row for row in rows_with_id(self.scorecard)}  # type: ignore[attr-defined]

    def below(self, row: str) -> Iterator[str]:
        """Every row that stands under a row."""
        for child in self._children.get(row, ()):
            yield child
            yield from self.below(child)

    def kind_of(self, row: str) -> str:
        """Which record a cell's row is."""
        return self.form.kind_of(row)

    def is_parent(self, key: CellKey) -> bool:
        """Whether a cell says under which row its row stands."""
        row, path = key
        parent = self.rows[row].parent if row in self.rows else ""
        return bool(parent) and path == (self.rows[parent].record,)

    def row_json(self, row: str) -> Json:
        """A row with all below it, None where it is not there."""
        found = self._records.get(row)
        return record_to_json(found) if found is not None else None

    def under(self, row: str, prefix: Path) -> dict[Path, Json]:
        """The cells of a row without id, by what follows its own path."""
        size = len(prefix)
        return {path[size:]: value for path, value in self.cells_by_row[row].items() if path[:size] == prefix}

    def keyed_json(self, row: str, prefix: Path) -> Json:
        """A row without id, None where it is not there."""
        cells = self.under(row, prefix)
        if set(cells) <= {()}:
            return cells.get(())
        kind = next(kind for kind, size in keyed_rows_of(self.kind_of(row), prefix) if size == len(prefix))
        return _as_object(kind, cells)


def _as_object(kind: str, cells: Mapping[Path, Json]) -> Json:
    made: dict[str, Json] = {}
    for path, value in cells.items():
        level = made
        for step in path[:-1]:
            inner = level.setdefault(step, {})
            assert isinstance(inner, dict)
            level = inner
        if isinstance(value, dict) and len(path) == 1 and merged_with(record_named(kind), path[0]):
            level.update(value)
        else:
            level[path[-1]] = value
    return made


@dataclass(frozen=True)
class Voice:
    """A common ancestor, and of what it speaks."""

    ancestor: AnyAncestor
    content: Content

    @property
    def kind(self) -> AncestorKind:
        """Where it comes from."""
        return self.ancestor.kind

    @property
    def is_copy(self) -> bool:
        """Whether it is another file merged before: what it alone decides is told of."""
        return self.ancestor.kind is AncestorKind.EARLIER_FILE

    def covers(self, record: str, path: Path) -> bool:
        """Whether it was in the file at all."""
        return self.ancestor.coverage.covers(record, path)

    def is_open(self, row: str, path: Path) -> bool:
        """Whether a question about the cell, or about a row it lies in, was never settled."""
        unsettled = self.ancestor.unsettled
        if not unsettled:
            return False
        return row in self._rows_in_question or any((row, path[:size]) in unsettled for size in range(len(path) + 1))

    def left_questions_in(self, row: str) -> bool:
        """Whether a question is open about a row or anything in it."""
        return row in self._rows_in_question or any(one == row for one, _ in self.ancestor.unsettled)

    def speaks_of(self, record: str, key: CellKey) -> bool:
        """Whether it says something of a cell. Of a row that it does not have it says nothing."""
        row, path = key
        known = not row or row in self.content.rows
        return known and self.covers(record, path) and not self.is_open(row, path)

    def had_row(self, row: str) -> bool:
        """Whether it has a row with an id, or left a question whether it should."""
        return row in self.content.rows or (row, ()) in self.ancestor.unsettled or row in self._rows_in_question

    @cached_property
    def _rows_in_question(self) -> frozenset[str]:
        """Rows that a question is open about, and all that stand under them, in the file or before."""
        asked = {row: before for (row, path), before in self.ancestor.unsettled.items() if not path}
        before = {row for raw in asked.values() for row in _ids_in(raw)}
        return frozenset({*asked, *before, *(one for row in asked for one in self.content.below(row))})


@dataclass(frozen=True, slots=True)
class Sides:
    """Our scorecard, the file, and the contents that both come from."""

    ours: Content
    theirs: Content
    received: AnyReceived
    voices: Sequence[Voice]

    @classmethod
    def of(cls, ancestors: Sequence[AncestorOf[Whole]], ours: Whole, received: ReceivedOf[Whole]) -> Sides:
        """The sides taken apart."""
        mine = Content(ours)
        voices = [Voice(one, _beside(one.scorecard, mine.form)) for one in ancestors]
        return cls(mine, _beside(received.scorecard, mine.form), received, voices)

    def covers(self, record: str, path: Path) -> bool:
        """Whether the file speaks of a cell; with `()`, whether it lists such rows."""
        return self.received.coverage.covers(record, path)

    def voices_on_rows(self, record: str) -> list[Voice]:
        """The ancestors that list rows of a kind."""
        return [voice for voice in self.voices if voice.covers(record, ())]


def _ids_in(raw: Json) -> Iterator[str]:
    """The ids of every row in a row's JSON."""
    if isinstance(raw, dict):
        if isinstance(raw.get("id"), str):
            yield str(raw["id"])
        for inner in raw.values():
            yield from _ids_in(inner)
    elif isinstance(raw, list):
        for inner in raw:
            yield from _ids_in(inner)


def _beside(scorecard: Whole, ours: CellForm) -> Content:
    """A scorecard taken apart; a row whose id another kind of row has here is known by its id and its kind."""
    form = take_apart(scorecard)
    names = {
        row: f"{row}~{place.record}"
        for row, place in form.rows.items()
        if row in ours.rows and ours.rows[row].record != place.record
    }
    if not names:
        return Content(scorecard, form)
    rows = {
        names.get(row, row): replace(place, parent=names.get(place.parent, place.parent))
        for row, place in form.rows.items()
    }
    cells: dict[CellKey, Json] = {(names.get(row, row), path): value for (row, path), value in form.cells.items()}
    return Content(put_together(scorecard, CellForm(rows, cells)))
