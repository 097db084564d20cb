"""Fields declared once: JSON keys, table and workbook columns, form labels and merge come from these declarations.

A record is a frozen dataclass marked with `@record`. Its attributes are declared with
- `one_value(...)`  one value (text, number, choice, date …),
- `part(...)`   one embedded record (baseline, decision, service …),
- `rows(...)`   a tuple of records known by their key.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, ParamSpec, TypeVar, cast, dataclass_transform

from styrkort_desktop.scorecard.field_types import FieldType
from styrkort_desktop.scorecard.texts import Text

_METADATA = "styrkort"
_T = TypeVar("_T")
_P = ParamSpec("_P")


def remembered(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """A pure function that remembers its answers; `functools.cache` with the types kept."""
    return cast("Callable[_P, _T]", cache(function))


class Shape(StrEnum):
    """How rows stand in JSON."""

    LIST = "list"  # a list of objects
    MAP = "map"  # objects in each other, a level a key field; a record of one field beside its key is that value alone
    PAIR = "pair"  # a part written as [low, high]
    OBJECT = "object"  # a part written as an object


@dataclass(frozen=True, slots=True)
class Field:
    """One declared value of a record.

    `json_key` is its name in JSON; `default` what an absent value means; `merges_with` names the field of the same
    record with which it
    is one field for the merge (FORMATS section 5); `content` is false for what tells about the file and not of the
    scorecard.
    """

    name: str
    json_key: str
    type: FieldType
    label: Text
    help: Text | None
    default: Any
    merges_with: str | None
    shown_first: bool
    content: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One embedded record. With `one_field` it is merged as a whole. An optional one is None when it says nothing."""

    name: str
    json_key: str
    record: type[Any]
    label: Text
    shape: Shape
    one_field: bool
    optional: bool
    content: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """A tuple of records. With `one_field` each of them is merged as a whole."""

    name: str
    json_key: str
    record: type[Any]
    label: Text
    shape: Shape
    one_field: bool


Declared = Field | Part | Rows


@dataclass(frozen=True, slots=True)
class RecordInfo:
    """A record class: its name, its label and the fields that are its key (`("id",)` for rows with an id)."""

    name: str
    label: Text
    key: tuple[str, ...]

    @property
    def has_id(self) -> bool:
        """Whether rows of this kind are known by an id wherever they stand."""
        return self.key == ("id",)


def required(type: FieldType, label: Text, *, help: Text | None = None, content: bool = True) -> Any:
    """Declare a value without which the record has no meaning: its id or a part of its key."""
    made = Field("", "", type, label, help, dataclasses.MISSING, None, False, content)
    return dataclasses.field(metadata={_METADATA: made})


def required_part(record: type, label: Text) -> Any:
    """Declare an embedded record without which the whole has no meaning: the unit, the period."""
    return dataclasses.field(metadata={_METADATA: Part("", "", record, label, Shape.OBJECT, True, False, False)})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(required, required_part))
def record(name: str, label: Text, key: tuple[str, ...] = ()) -> Callable[[type[_T]], type[_T]]:
    """Make a class an immutable record known as `name`."""

    def decorate(cls: type[_T]) -> type[_T]:
        made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        _INFO[made] = RecordInfo(name, label, key)
        return made

    return decorate


_INFO: dict[type, RecordInfo] = {}


def one_value(
    type: FieldType,
    label: Text,
    *,
    help: Text | None = None,
    default: Any = None,
    json_key: str = "",
    merges_with: str | None = None,
    shown_first: bool = False,
    content: bool = True,
) -> Any:
    """Declare one value."""
    made = Field("", json_key, type, label, help, default, merges_with, shown_first, content)
    return dataclasses.field(default=default, metadata={_METADATA: made})


def part(record: type, label: Text, *, shape: Shape = Shape.OBJECT, one_field: bool = True) -> Any:
    """Declare an optional embedded record that is one field; with `one_field=False` a section that is always there."""
    made = Part("", "", record, label, shape, one_field, one_field, True)
    if one_field:
        return dataclasses.field(default=None, metadata={_METADATA: made})
    return dataclasses.field(default_factory=record, metadata={_METADATA: made})


def rows(record: type, label: Text, *, shape: Shape = Shape.LIST, one_field: bool = False) -> Any:
    """Declare a tuple of records."""
    return dataclasses.field(default=(), metadata={_METADATA: Rows("", "", record, label, shape, one_field)})


def info_of(record: type) -> RecordInfo:
    """What `@record` says of a class. Raises KeyError for a class that is no record."""
    return _INFO[record]


@remembered
def declared(record: type) -> tuple[Declared, ...]:
    """All declarations of a record, in order, with their names filled in."""
    found = []
    for attribute in dataclasses.fields(record):
        made: Declared = attribute.metadata[_METADATA]
        found.append(dataclasses.replace(made, name=attribute.name, json_key=made.json_key or attribute.name))
    return tuple(found)


@remembered
def values_of(record: type) -> tuple[Field, ...]:
    """The plain values of a record."""
    return tuple(d for d in declared(record) if isinstance(d, Field))


@remembered
def parts_of(record: type) -> tuple[Part, ...]:
    """The embedded records of a record."""
    return tuple(d for d in declared(record) if isinstance(d, Part))


@remembered
def rows_of(record: type) -> tuple[Rows, ...]:
    """The collections of a record."""
    return tuple(d for d in declared(record) if isinstance(d, Rows))


@remembered
def field_of(record: type, name: str) -> Field:
    """The declaration of one value by its attribute name. Raises KeyError."""
    for declaration in values_of(record):
        if declaration.name == name:
            return declaration
    raise KeyError(name)


@remembered
def merged_with(record: type, name: str) -> tuple[Field, ...]:
    """The other values that are one field with the value `name`."""
    return tuple(d for d in values_of(record) if d.merges_with == name)


@remembered
def single_value_of(record: type) -> Field | None:
    """The one field beside the key, where a JSON map writes the record as that value alone; else None."""
    key = info_of(record).key
    others = [d for d in declared(record) if d.name not in key]
    return others[0] if len(others) == 1 and isinstance(others[0], Field) else None


def key_of(row: object) -> tuple[Any, ...]:
    """The key of a row, as a tuple of its key fields' values."""
    return tuple([getattr(row, name) for name in info_of(type(row)).key])


@remembered
def record_classes(top: type) -> tuple[type, ...]:
    """A record and every record that its declarations lead to, each once, outermost first."""
    found: dict[type, None] = {top: None}
    for declaration in declared(top):
        if not isinstance(declaration, Field):
            found.update(dict.fromkeys(record_classes(declaration.record)))
    return tuple(found)
