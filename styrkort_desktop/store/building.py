"""Records made of rows: for each table a function, written out once from its declarations; knows no SQL.

A municipality's scorecards are hundreds of thousands of rows, and to call a frozen dataclass for each takes longer than
all the rest of reading them. So a record is filled as an object of a twin class: one with the same slots and nothing
that forbids to set them, where CPython stores an attribute at once. Then one assignment makes it the frozen class. For
the targets of indicators the function is::

    def build(rows):
        grouped = defaultdict(list)
        for c_scorecard, c_indicator, c_position, c_year, c_value in rows:
            made_0 = TargetTwin()
            made_0.year = c_year
            made_0.value = c_value
            made_0.__class__ = Target
            grouped[c_scorecard, c_indicator].append(made_0)
        return grouped

Reading trusts what is stored: writing lets nothing unclean in.
"""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING
from functools import cache, lru_cache
from typing import Any

from styrkort_desktop.scorecard.field_types import (
    ChoiceType,
    DateType,
    FieldType,
    FlagType,
    KeysType,
    MonthType,
    RoundType,
)
from styrkort_desktop.scorecard.fields import Field, Part, declared
from styrkort_desktop.scorecard.periods import Month, RoundRef
from styrkort_desktop.store.schema import AttributePath, Table, children

RecordsByOwner = dict[Any, list[Any]]
Builder = Callable[..., RecordsByOwner]

_REPEATED = 1024  # values that come again and again: rounds, months, sets of keys


def _keys(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))


_DECODERS: Mapping[type, Callable[[Any], Any]] = {
    KeysType: lru_cache(_REPEATED)(_keys),
    FlagType: bool,
    DateType: datetime.date.fromisoformat,
    MonthType: lru_cache(_REPEATED)(Month.parse),
    RoundType: lru_cache(_REPEATED)(RoundRef.parse),
}


@cache
def builder(table: Table) -> Builder:
    """The function that makes a table's records.

    Its arguments: rows, and for each child table what that one's function gave. It gives the records by what they
    stand under, in the order of the rows.
    """
    writer = _Writer(table)
    exec(compile(writer.source(), f"<records of {table.name}>", "exec"), writer.names)  # noqa: S102  made of declarations
    made: Builder = writer.names["build"]
    return made


@cache
def _twin(record: Any) -> type:
    """A class with the slots of a record and nothing that forbids to set them."""
    return type(f"{record.__name__}Twin", (), {"__slots__": record.__slots__})


class _Writer:
    """Writes the source of one table's function, and gathers what it names."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._columns = {column.path: f"c_{column.name}" for column in table.columns}
        self._below = {child.collection: f"below_{child.name}" for child in children(table.name)}
        self._lines: list[str] = []
        self._records = 0
        self.names: dict[str, Any] = {"defaultdict": defaultdict}

    def source(self) -> str:
        """The source of `build`."""
        table = self._table
        top = table.owner is None
        above = [one.name for one in table.owner_columns]
        self._lines = [
            f"def build({', '.join(['rows', *self._below.values()])}):",
            " grouped = defaultdict(list)",
            f" for {', '.join(f'c_{name}' for name in table.stored)} in rows:",
        ]
        if self._below:
            self._line("  ", f"own = {self._key([] if top else table.key)}")
        made = self._record(table.record, (), "  ")
        self._line("  ", f"grouped[{None if top else self._key(above)}].append({made})")
        self._line(" ", "return grouped")
        return "\n".join(self._lines)

    def _key(self, names: Iterable[str]) -> str:
        """The expression for what a row is known by among all scorecards, a scorecard itself by its unit's code."""
        columns = [f"c_{name}" for name in (self._table.scorecard_column, *names)]
        return columns[0] if len(columns) == 1 else f"({', '.join(columns)})"

    def _record(self, record: type, path: AttributePath, indent: str) -> str:
        """Write what fills a record; gives its variable."""
        made, self._records = f"made_{self._records}", self._records + 1
        self._line(indent, f"{made} = {self._named(_twin(record), record.__name__ + 'Twin')}()")
        for declaration in declared(record):
            inner, place = (*path, declaration.name), f"{made}.{declaration.name}"
            if isinstance(declaration, Field):
                self._line(indent, f"{place} = {self._value(declaration, self._columns[inner])}")
            elif isinstance(declaration, Part):
                self._part(declaration, inner, place, indent)
            else:
                self._line(indent, f"found = {self._below[inner]}.get(own)")
                self._line(indent, f"{place} = () if found is None else tuple(found)")
        self._line(indent, f"{made}.__class__ = {self._named(record, record.__name__)}")
        return made

    def _part(self, part: Part, path: AttributePath, place: str, indent: str) -> None:
        if not part.optional:
            self._line(indent, f"{place} = {self._record(part.record, path, indent)}")
            return
        columns = [column for found, column in self._columns.items() if found[: len(path)] == path]
        self._line(indent, f"if {' is None and '.join(columns)} is None:")
        self._line(indent, f" {place} = None")
        self._line(indent, "else:")
        self._line(indent, f" {place} = {self._record(part.record, path, indent + ' ')}")

    def _value(self, field: Field, column: str) -> str:
        """The expression for a value: what stands there, decoded where it must be, the default where nothing does."""
        decoded = self._decoded(field.type, column)
        if field.default is MISSING or (field.default is None and decoded == column):
            return decoded
        default = "None" if field.default is None else self._named(field.default, f"default_{column}")
        return f"{default} if {column} is None else {decoded}"

    def _decoded(self, type: FieldType, column: str) -> str:
        if isinstance(type, ChoiceType):
            choices = {choice.value: choice for choice in type.choices}
            return f"{self._named(choices, f'choices_{column}')}[{column}]"
        decode = next((decode for of, decode in _DECODERS.items() if isinstance(type, of)), None)
        return column if decode is None else f"{self._named(decode, f'decode_{column}')}({column})"

    def _named(self, value: Any, name: str) -> str:
        self.names[name] = value
        return name

    def _line(self, indent: str, text: str) -> None:
        self._lines.append(indent + text)
