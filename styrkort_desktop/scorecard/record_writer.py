"""Records as JSON by their declarations alone; defaults and blanks are not written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from styrkort_desktop.scorecard.field_types import FieldType, Json
from styrkort_desktop.scorecard.fields import (
    Field,
    Part,
    Rows,
    Shape,
    declared,
    field_of,
    info_of,
    key_of,
    remembered,
    single_value_of,
)


def record_to_json(row: object, *, without: tuple[str, ...] = ()) -> dict[str, Json]:
    """A record as a JSON object; defaults and blanks are not written. `without` names fields to leave out."""
    written: dict[str, Json] = {}
    for declaration in declared(type(row)):
        if declaration.name in without:
            continue
        found = getattr(row, declaration.name)
        if isinstance(declaration, Field):
            if found is not None and found != declaration.default:
                written[declaration.json_key] = declaration.type.write(found)
        elif isinstance(declaration, Part):
            body = None if found is None else part_to_json(declaration, found)
            if body:
                written[declaration.json_key] = body
        elif found:
            written[declaration.json_key] = rows_to_json(declaration, found)
    return written


def part_to_json(declaration: Part, found: object) -> Json:
    """An embedded record as JSON."""
    if declaration.shape is Shape.PAIR:
        values = [(d, getattr(found, d.name)) for d in declared(declaration.record)]
        return [None if v is None else cast(Field, d).type.write(v) for d, v in values]
    return record_to_json(found)


def rows_to_json(declaration: Rows, found: Sequence[object]) -> Json:
    """A collection as a JSON list or as JSON objects in each other."""
    if declaration.shape is Shape.LIST:
        return [record_to_json(one) for one in found]
    names = info_of(declaration.record).key
    single = single_value_of(declaration.record)
    written: dict[str, Json] = {}
    for one in found:
        level = written
        texts = key_texts(one)
        for text in texts[:-1]:
            level = cast(dict[str, Json], level.setdefault(text, {}))
        body = record_to_json(one, without=names)
        level[texts[-1]] = body[single.json_key] if single else body
    return written


def key_texts(row: object) -> list[str]:
    """The key of a row as the texts of a JSON map's levels; a blank key field is the empty text."""
    types = _key_types(type(row))
    return ["" if found is None else str(one.write(found)) for one, found in zip(types, key_of(row), strict=True)]


@remembered
def _key_types(record: type) -> tuple[FieldType, ...]:
    return tuple(field_of(record, name).type for name in info_of(record).key)
