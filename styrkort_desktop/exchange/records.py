"""Reads and builds records by paths of attribute names, from their declarations alone.

Knows nothing of cells or sheets.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from styrkort_desktop.scorecard.cells import Path
from styrkort_desktop.scorecard.fields import (
    Declared,
    Field,
    Part,
    Rows,
    declared,
    info_of,
    key_of,
    parts_of,
    remembered,
    rows_of,
    single_value_of,
)
from styrkort_desktop.scorecard.record_contents import says_nothing

AttrPath = tuple[str | int, ...]
Values = Mapping[AttrPath, Any]


def declaration_at(record: type, path: AttrPath) -> Declared:
    """The declaration of an attribute; a year in the path is the one value of that year's row. Raises KeyError."""
    found: Declared | None = None
    for step in path:
        if isinstance(step, int):
            found = single_value_of(record)
        else:
            found = next((d for d in declared(record) if d.name == step), None)
        if isinstance(found, (Part, Rows)):
            record = found.record
    if found is None:
        raise KeyError(path)
    return found


def value_at(found: Any, path: AttrPath) -> Any:
    """The value at a path of a record, None where the way there ends."""
    for step in path:
        if found is None:
            return None
        if isinstance(step, int):
            row = next((one for one in found if key_of(one)[0] == step), None)
            single = single_value_of(type(row)) if row is not None else None
            found = getattr(row, single.name) if single else None
        else:
            found = getattr(found, step)
    return found


def record_from(record: type, values: Values) -> Any:
    """A record from its values by path; blank ones take their default, parts that say nothing are left out."""
    made: dict[str, Any] = {}
    by_name: dict[str | int, dict[AttrPath, Any]] = {}
    for path, value in values.items():
        by_name.setdefault(path[0], {})[path[1:]] = value
    for declaration in declared(record):
        own = by_name.get(declaration.name)
        if own is None:
            continue
        if () in own:
            if own[()] is not None:
                made[declaration.name] = own[()]
        elif isinstance(declaration, Part):
            inner = record_from(declaration.record, own)
            if not (declaration.optional and says_nothing(inner)):
                made[declaration.name] = inner
        elif isinstance(declaration, Rows):
            rows = year_rows(declaration, own)
            if rows:
                made[declaration.name] = rows
    return record(**made)


def year_rows(declaration: Rows, values: Values) -> tuple[Any, ...]:
    """The rows of a collection known by year, from the one value of each."""
    single = single_value_of(declaration.record)
    if single is None:
        return ()
    years = sorted((cast(int, path[0]), value) for path, value in values.items() if value is not None)
    return tuple(
        declaration.record(**{info_of(declaration.record).key[0]: year, single.name: value}) for year, value in years
    )


def cell_path(record: type, path: AttrPath) -> Path:
    """The path (see `scorecard.cells`) of the one field that a value belongs to.

    A baseline's year and value are one.
    """
    made: list[str] = []
    for step in path:
        if isinstance(step, int):
            return (*made, str(step))
        declaration = next(d for d in declared(record) if d.name == step)
        if isinstance(declaration, Field) and declaration.merges_with:
            declaration = next(d for d in declared(record) if d.name == declaration.merges_with)
        made.append(declaration.json_key)
        if isinstance(declaration, Field) or (isinstance(declaration, Part) and declaration.one_field):
            break
        record = declaration.record
    return tuple(made)


def in_order_of(found: Any, model: Any) -> Any:
    """`found` with its rows without id in the order in which `model` has them, new ones last.

    A sheet says no order for them.
    """
    changed: dict[str, Any] = {}
    for declaration in _with_rows(type(found)):
        inner = getattr(found, declaration.name)
        if isinstance(declaration, Part) and inner is not None and not declaration.one_field:
            changed[declaration.name] = in_order_of(inner, getattr(model, declaration.name))
        elif isinstance(declaration, Rows) and inner:
            changed[declaration.name] = _rows_in_order(declaration, inner, getattr(model, declaration.name))
    return found if all(value is getattr(found, name) for name, value in changed.items()) else _replaced(found, changed)


@remembered
def _with_rows(record: type) -> tuple[Part | Rows, ...]:
    """The declarations of a record in which rows may stand."""
    return (*(one for one in parts_of(record) if not one.one_field), *rows_of(record))


def _rows_in_order(declaration: Rows, rows: tuple[Any, ...], models: tuple[Any, ...]) -> tuple[Any, ...]:
    known = {key_of(one): (index, one) for index, one in enumerate(models)}
    beside = [known.get(key_of(row)) for row in rows]
    made = rows
    if _with_rows(declaration.record):
        made = tuple(row if one is None else in_order_of(row, one[1]) for row, one in zip(rows, beside, strict=True))
    if info_of(declaration.record).has_id:
        return made
    places = [len(models) if one is None else one[0] for one in beside]
    if places == sorted(places):
        return made
    return tuple(made[at] for at in sorted(range(len(made)), key=places.__getitem__))


def _replaced(found: Any, changed: dict[str, Any]) -> Any:
    whole = {declaration.name: getattr(found, declaration.name) for declaration in declared(type(found))}
    return type(found)(**{**whole, **changed})
