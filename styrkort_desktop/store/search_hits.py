"""What a search has found, as a person knows it: which text, of what, in which place. Reads rows, writes nothing."""
# ruff: noqa: S608  what is put into the text is names from the declarations, never a value

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from styrkort_desktop.scorecard.cells import first_value_name, list_step
from styrkort_desktop.scorecard.field_types import KeyType, RoundType
from styrkort_desktop.scorecard.fields import Declared, Field, Shape, declared, field_of, info_of
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.rows import SqlValue
from styrkort_desktop.store.schema import PRIMARY_KEY, AttributePath, Table, scorecard_tables
from styrkort_desktop.store.search_index import AREA, COUNTED_TO, UNIT, Found, SearchedTable, searched_table
from styrkort_desktop.store.search_text import Span, Term, as_words, fold, nearness, spans_of
from styrkort_desktop.store.statements import quoted
from styrkort_desktop.template import Template
from styrkort_desktop.template.parts import Area, Unit

Row = Mapping[str, SqlValue]
_NO_TEXT = same("")
_STEPS = ("area", "goal", "indicator")


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One row, unit or area that holds what was looked for.

    `text` is the one of its texts that holds most of it, and `spans` where, in code points; `field` is what that text
    is called, empty where it is what the row is known by. `title` is what the row is called, `about` the round or the
    section that it belongs to. `row` is the row's own id, empty where it has none.
    """

    kind: str
    place: Place
    row: str
    title: str
    about: str
    field: Text
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SearchGroup:
    """The hits of one kind, the best first. `total`: how many there are, at most COUNTED_TO, which means *or more*."""

    kind: str
    label: Text
    total: int
    hits: tuple[SearchHit, ...]

    @property
    def is_counted(self) -> bool:
        """Whether `total` is the number itself."""
        return self.total < COUNTED_TO


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One of the texts of what was found, and what it is called; for a row, the column that it stands in."""

    text: str
    label: Text = _NO_TEXT
    column: str = ""


class Hits:
    """The hits of one search, read within one transaction; `unit` is the code of the unit in hand."""

    def __init__(self, file: SqliteFile, template: Template, terms: Sequence[Term], unit: str) -> None:
        self._template = template
        self._terms = terms
        self._unit = unit
        self._rows = _RowReader(file)
        self._known_names: dict[str, Mapping[str, str]] = {}

    def group(self, found: Found) -> SearchGroup:
        """What was found of one kind."""
        if found.kind == UNIT:
            hits = [self._unit_hit(self._template.units[at]) for at in found.best]
        elif found.kind == AREA:
            hits = [self._area_hit(self._template.areas[at]) for at in found.best]
        else:
            one = searched_table(found.kind)
            hits = [self._row_hit(one, row) for row in self._rows.numbered(one.table, found.best)]
        return SearchGroup(found.kind, label_of_kind(found.kind), found.total, tuple(hits))

    def _best(self, candidates: Iterable[_Candidate]) -> _Candidate:
        """The text that answers best; of equals the first."""

        def answer(one: _Candidate) -> tuple[int, int]:
            words = as_words(fold(one.text))
            near = [nearness(term, words) for term in self._terms]
            return sum(map(bool, near)), sum(near)

        return max(candidates, key=answer)

    # -- units and areas

    def _unit_hit(self, unit: Unit) -> SearchHit:
        named = [(unit.code, "code"), *((alias, "aliases") for alias in unit.aliases), (unit.board, "board")]
        others = (_Candidate(text, field_of(Unit, name).label) for text, name in named if text)
        best = self._best([_Candidate(unit.name), *others])
        return self._hit(UNIT, Place(unit.code), best, title=unit.name)

    def _area_hit(self, area: Area) -> SearchHit:
        direction = self._template.direction(area.direction)
        own = (_Candidate(text) for text in (area.name, area.short) if text)
        around = (_Candidate(text, info_of(type(direction)).label) for text in (direction.name, direction.heading))
        return self._hit(AREA, Place(self._unit, area.key), self._best([*own, *around]), title=area.name)

    def _hit(
        self, kind: str, place: Place, best: _Candidate, *, title: str, row: str = "", about: str = ""
    ) -> SearchHit:
        return SearchHit(kind, place, row, title, about, best.label, best.text, spans_of(best.text, self._terms))

    # -- rows

    def _row_hit(self, one: SearchedTable, row: Row) -> SearchHit:
        table = one.table
        best = self._best(
            _Candidate(str(row[column.name]), _label(table.name, column.name), column.name)
            for column in one.columns
            if row[column.name] is not None
        )
        chain = [(table, row), *self._rows.above(table, row)]
        place = replace(self._place(chain), field=_path(table, row, best.column))
        title, names = _first_text(chain) or self._text_at(place), self._names_of_key(table, row)
        if title is None:
            title, *names = names or [self._names("units").get(place.unit, place.unit)]
        own = str(row["id"]) if table.has_id else ""
        return self._hit(table.name, place, best, title=title, row=own, about=" · ".join(names))

    def _place(self, chain: Sequence[tuple[Table, Row]]) -> Place:
        """Where a row stands; for one that names a place itself, as a remark does, that place."""
        table, row = chain[0]
        unit = str(row[table.scorecard_column])
        ids = {info_of(table.record).name: str(row["id"]) for table, row in chain if table.has_id}
        items = [own for record, own in ids.items() if record not in _STEPS]
        if "area" in row:
            ids |= {step: str(row[step]) for step in _STEPS if row.get(step) is not None}
        for inner, outer in (("indicator", "goal"), ("goal", "area")):
            if inner in ids and outer not in ids:
                found = self._rows.known(inner, unit, ids[inner])
                ids |= {outer: str(found[outer])} if found else {}
        return Place(unit, ids.get("area"), ids.get("goal"), ids.get("indicator"), items[0] if items else None)

    def _text_at(self, place: Place) -> str | None:
        """What a person calls the indicator or the goal at a place."""
        ids = (("indicator", place.indicator), ("goal", place.goal))
        rows = ((_table(name), self._rows.known(name, place.unit, own)) for name, own in ids if own is not None)
        return _first_text((table, row) for table, row in rows if row is not None)

    def _names_of_key(self, table: Table, row: Row) -> list[str]:
        """The areas, rounds, sections and so on that a row is known by, as the template calls them."""
        found = []
        for name in info_of(table.record).key:
            kind, value = field_of(table.record, name).type, row[name]
            if isinstance(kind, RoundType):
                ref = RoundRef.parse(str(value))
                found.append(f"{self._names('rounds').get(ref.key, ref.key)} {ref.year}")
            elif isinstance(kind, KeyType) and value in self._names(kind.of):
                found.append(self._names(kind.of)[str(value)])
        return found

    def _names(self, of: str) -> Mapping[str, str]:
        if of not in self._known_names:
            self._known_names[of] = self._template.names(of)
        return self._known_names[of]


def _first_text(chain: Iterable[tuple[Table, Row]]) -> str | None:
    """What a person knows a row by: its own first text, or that of the row above it."""
    for table, row in chain:
        name = first_value_name(info_of(table.record).name)
        if name is not None and row[name] is not None:
            return str(row[name])
    return None


class _RowReader:
    """Rows of scorecards as names and values; a row known by its id is read once."""

    def __init__(self, file: SqliteFile) -> None:
        self._file = file
        self._known: dict[tuple[str, str, str], Row | None] = {}

    def numbered(self, table: Table, numbers: Sequence[int]) -> list[Row]:
        """The rows with these primary keys, in this order."""
        names = (PRIMARY_KEY, *table.stored)
        rows = self._read(
            table, names, f"{quoted(PRIMARY_KEY)} IN (SELECT value FROM json_each(?))", json.dumps(numbers)
        )
        by_number = {row[PRIMARY_KEY]: row for row in rows}
        return [by_number[number] for number in numbers]

    def known(self, name: str, unit: str, id: str) -> Row | None:
        """The row of a unit with this id, in the table of this name."""
        if (name, unit, id) not in self._known:
            table = _table(name)
            where = f"{quoted(table.scorecard_column)} = ? AND {quoted('id')} = ?"
            rows = self._read(table, table.stored, where, unit, id)
            self._known[name, unit, id] = rows[0] if rows else None
        return self._known[name, unit, id]

    def above(self, table: Table, row: Row) -> Iterator[tuple[Table, Row]]:
        """The rows that a row stands under, as far as they have ids, innermost first."""
        while table.owner is not None and table.owner.has_id:
            found = self.known(
                table.owner.name, str(row[table.scorecard_column]), str(row[table.owner_columns[0].name])
            )
            assert found is not None  # the file's foreign keys see to that
            table, row = table.owner, found
            yield table, row

    def _read(self, table: Table, names: Sequence[str], where: str, *values: SqlValue) -> list[Row]:
        select = f"SELECT {', '.join(map(quoted, names))} FROM {quoted(table.name)} WHERE {where}"
        return [dict(zip(names, row, strict=True)) for row in self._file.rows(select, values)]


# -- names and paths, from the declarations


@cache
def _table(name: str) -> Table:
    return next(table for table in scorecard_tables() if table.name == name)


@cache
def label_of_kind(kind: str) -> Text:
    """What a person calls the hits of a kind: the units, the areas, the goals."""
    if kind in (UNIT, AREA):
        return next(one.label for one in declared(Template) if one.name == f"{kind}s")
    table = _table(kind)
    if table.owner is None or not (table.owner.has_id or table.owner.owner is None):
        return info_of(table.record).label
    return _declarations(table.owner.record, table.collection)[-1].label


@cache
def _label(table: str, column: str) -> Text:
    """What a text is called, in its section where it has one; empty for the text that a row is known by."""
    one = searched_table(table)
    if one.firsts and column == one.columns[0].name:
        return _NO_TEXT
    label, *inner = (declaration.label for declaration in _declarations_of_column(one.table, column))
    return Text("{section}: {label}", "{section}: {label}").format(section=label, label=inner[-1]) if inner else label


def _path(table: Table, row: Row, column: str) -> str:
    """The path of a text in JSON, below the nearest row that has an id."""
    steps = [one.json_key for one in _declarations_of_column(table, column)]
    prefix = ""
    while table.owner is not None and not table.has_id:
        info, declarations = info_of(table.record), _declarations(table.owner.record, table.collection)
        keys = [_key_text(row[prefix + name]) for name in info.key]
        shape = declarations[-1].shape if not isinstance(declarations[-1], Field) else Shape.LIST
        own = [list_step(keys)] if shape is Shape.LIST else keys
        steps = [*(one.json_key for one in declarations), *own, *steps]
        table = table.owner
        prefix = f"{info_of(table.record).name}_"
    return ".".join(steps)


def _declarations_of_column(table: Table, column: str) -> list[Declared]:
    return _declarations(table.record, next(one.path for one in table.columns if one.name == column))


def _key_text(value: SqlValue) -> str:
    return "" if value is None else str(value)


def _declarations(record: type, path: AttributePath) -> list[Declared]:
    """The declarations that a path of attribute names leads over."""
    found: list[Declared] = []
    for name in path:
        declaration = next(one for one in declared(record) if one.name == name)
        found.append(declaration)
        if not isinstance(declaration, Field):
            record = declaration.record
    return found
