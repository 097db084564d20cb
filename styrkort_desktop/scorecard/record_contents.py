"""Records gone through by their declarations: whether one says anything, and which rows with an id stand below it."""

from __future__ import annotations

from styrkort_desktop.scorecard.fields import Field, Part, Rows, declared, info_of, record_classes, remembered

_MEANT_BY_BEING_THERE = {"not_concerned", "factor_choice", "waiver"}


def is_empty_row(row: object) -> bool:
    """A row without id that says nothing beside its key; where being there says something already, it is kept."""
    info = info_of(type(row))
    return not info.has_id and info.name not in _MEANT_BY_BEING_THERE and says_nothing(row)


def says_nothing(row: object) -> bool:
    """Whether every field beside the key has its default, or nothing, in it."""
    key = info_of(type(row)).key
    for declaration in declared(type(row)):
        if declaration.name in key:
            continue
        found = getattr(row, declaration.name)
        if isinstance(declaration, Field):
            if found != declaration.default:
                return False
        elif isinstance(declaration, Part):
            if found is not None and (declaration.optional or not says_nothing(found)):
                return False
        elif found:
            return False
    return True


def rows_with_id(row: object) -> list[object]:
    """Every row with an id below a record, in reading order."""
    found: list[object] = []
    for declaration in _lead_to_ids(type(row)):
        inner = getattr(row, declaration.name)
        if isinstance(declaration, Part):
            found += rows_with_id(inner) if inner is not None else []
            continue
        has_id = info_of(declaration.record).has_id
        is_last = not _lead_to_ids(declaration.record)
        for one in inner:
            found += [one] if has_id else []
            found += [] if is_last else rows_with_id(one)
    return found


@remembered
def _lead_to_ids(record: type) -> tuple[Part | Rows, ...]:
    """The declarations of a record below which rows with an id may stand."""
    inner = (one for one in declared(record) if not isinstance(one, Field))
    return tuple(one for one in inner if any(info_of(below).has_id for below in record_classes(one.record)))
