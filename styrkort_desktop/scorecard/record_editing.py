"""One value of a record set by its path, whatever record it is. Pure: a record in, the changed record out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from styrkort_desktop.scorecard.fields import Declared, Rows, Shape, declared, info_of, key_of
from styrkort_desktop.scorecard.record_contents import is_empty_row

_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class RowKey:
    """The row with this key in the collection named before it: its id, its year, its year and round."""

    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class RowNumber:
    """The row that stands in this place of the collection named before it, counted from 0."""

    number: int


Step = str | RowKey | RowNumber
RecordPath = tuple[Step, ...]
"""The way to a value: attribute names, and after the name of a collection which of its rows."""


def value_at(record: object, path: RecordPath) -> Any:
    """The value at a path; None where the way there ends."""
    found: Any = record
    for step in path:
        if found is None:
            return None
        if isinstance(step, str):
            found = getattr(found, step)
        elif isinstance(step, RowNumber):
            found = found[step.number] if step.number < len(found) else None
        else:
            found = next((one for one in found if key_of(one) == step.values), None)
    return found


def with_value(record: _R, path: RecordPath, value: object) -> _R:
    """The record with another value at a path.

    A row named by its key is made where it is missing, and is gone where nothing is left in it that says anything (a
    row with an id stays). Raises IndexError for a row in a place that there is none.
    """
    name, *rest = path
    assert isinstance(name, str)
    if not rest:
        return cast(_R, dataclasses.replace(cast(Any, record), **{name: value}))
    inner = getattr(record, name)
    if isinstance(rest[0], str):
        changed: object = with_value(inner, tuple(rest), value)
    else:
        declaration = _declaration(type(record), name)
        assert isinstance(declaration, Rows)
        changed = _with_row_value(declaration, inner, rest[0], tuple(rest[1:]), value)
    return cast(_R, dataclasses.replace(cast(Any, record), **{name: changed}))


def with_row(record: _R, path: RecordPath, row: object) -> _R:
    """The record with one more row, last in the collection at a path."""
    return with_value(record, path, (*value_at(record, path), row))


def without_row(record: _R, path: RecordPath, step: RowKey | RowNumber) -> _R:
    """The record without a row of the collection at a path; the same where it is gone already."""
    rows = value_at(record, path)
    left = tuple(one for number, one in enumerate(rows) if not _is_meant(step, number, one))
    return with_value(record, path, left) if len(left) != len(rows) else record


def _declaration(record: type, name: str) -> Declared:
    return next(one for one in declared(record) if one.name == name)


def _is_meant(step: RowKey | RowNumber, number: int, row: object) -> bool:
    return number == step.number if isinstance(step, RowNumber) else key_of(row) == step.values


def _with_row_value(
    declaration: Rows, rows: tuple[Any, ...], step: RowKey | RowNumber, path: RecordPath, value: object
) -> tuple[Any, ...]:
    at = next((number for number, one in enumerate(rows) if _is_meant(step, number, one)), None)
    if at is None:
        if isinstance(step, RowNumber):
            raise IndexError(step.number)
        new = declaration.record(**dict(zip(info_of(declaration.record).key, step.values, strict=True)))
        return _in_order(declaration, _without_empty((*rows, with_value(new, path, value))))
    return _without_empty((*rows[:at], with_value(rows[at], path, value), *rows[at + 1 :]))


def _without_empty(rows: Iterable[object]) -> tuple[Any, ...]:
    return tuple(one for one in rows if not is_empty_row(one))


def _in_order(declaration: Rows, rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """Rows known by their year stand year by year; others where they were made."""
    if declaration.shape is Shape.MAP and info_of(declaration.record).key[:1] == ("year",):
        return tuple(sorted(rows, key=lambda one: one.year))
    return rows
