"""A field's value as a person says it: *57, kvinnor 58*, *54 (2014)*, *öka*. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from styrkort_desktop.scorecard.cells import Path, first_value_name, record_named
from styrkort_desktop.scorecard.field_types import (
    YEAR,
    ChoiceType,
    FieldType,
    FlagType,
    Json,
    KeysType,
    KeyType,
    WholeNumberType,
)
from styrkort_desktop.scorecard.fields import Declared, Field, Part, Rows, Shape, declared, info_of, single_value_of
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.texts import Text, same

Names = Callable[[str], Mapping[str, str]]
"""The names by key of one of the template's lists (`areas`, `lenses` …); of `rows`, what each row is called."""

DASH = same("–")
_YES, _NO = Text("ja", "yes"), Text("nej", "no")
_BARE = ("value", "text", "name")


def no_names(of: str) -> Mapping[str, str]:  # noqa: ARG001  a `Names`
    """Where no template is at hand: keys are said as they are."""
    return {}


def value_in_words(record: str, path: Path, value: Json, names: Names = no_names, blank: Text = DASH) -> Text:
    """The JSON value of the cell at `path` of a record; of a whole row (no path) what it is known by.

    Long texts are given whole, with their line breaks.
    """
    if value is None:
        return blank
    if not path:
        return _row(record, value, blank)
    found = declared_at(record, path)
    if found is None:
        return same(names("rows").get(str(value), str(value)))
    if isinstance(found, Field):
        return _value(found, value, names, path[-1])
    return _record(found.record, value, names)


def declared_at(record: str, path: Path) -> Declared | None:
    """The declaration of the cell at `path` of a record; None for the owner of a row that can move."""
    level: type = record_named(record)
    found: Declared | None = None
    steps = list(path)
    while steps:
        name = steps.pop(0)
        found = next((one for one in declared(level) if one.json_key == name), None)
        if found is None or isinstance(found, Field) or (isinstance(found, Part) and found.one_field):
            return found
        level = found.record
        if isinstance(found, Rows):
            single = single_value_of(level)
            if found.one_field or found.shape is Shape.LIST:
                return found
            del steps[: len(info_of(level).key)]
            if single is not None:
                return single
    return found


def field_type(record: str, path: Path) -> FieldType | None:
    """The declared type of a cell that is one plain value; None for anything made of several."""
    found = declared_at(record, path)
    if not isinstance(found, Field):
        return None
    return FlagType() if isinstance(found.type, KeysType) else found.type


def _row(record: str, value: Json, blank: Text) -> Text:
    name = first_value_name(record)
    shown = value.get(name) if isinstance(value, dict) and name else None
    return same(shown) if isinstance(shown, str) else blank


def _value(field: Field, value: Json, names: Names, step: str = "") -> Text:
    """A value of a field: one that others are one with comes with them, one of a set is known by its key."""
    if isinstance(value, dict):
        own = _plain(field.type, value.get(field.json_key), names)
        return _joined([own, *(_plain(None, one, names) for key, one in value.items() if key != field.json_key)])
    if isinstance(field.type, KeysType) and isinstance(value, bool):
        return same(names(field.type.of).get(step, step))
    return _plain(field.type, value, names)


def _plain(kind: FieldType | None, value: Json, names: Names) -> Text:
    if value is None:
        return DASH
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, (int, float)):
        is_year = isinstance(kind, WholeNumberType) and kind == YEAR
        return same(str(value) if is_year else format_number(float(value)))
    if isinstance(value, list):
        return _joined([_plain(kind, one, names) for one in value])
    return _word(kind, str(value), names)


def _word(kind: FieldType | None, value: str, names: Names) -> Text:
    if isinstance(kind, ChoiceType) and value in {choice.value for choice in kind.choices}:
        return kind.labels[kind.choices(value)]
    if isinstance(kind, (KeyType, KeysType)):
        return same(names(kind.of).get(value, value))
    return same(value)


def _record(record: type, value: Json, names: Names) -> Text:
    """A field made of several values: *54 (2014)*, *70–90*, *57, kvinnor 58, män 55*."""
    if isinstance(value, list):
        return same("–".join(_plain(None, one, names).sv for one in value))
    if not isinstance(value, dict):
        return _plain(None, value, names)
    if set(value) <= {"year", "value"} and not info_of(record).key:
        year = f" ({value['year']})" if value.get("year") is not None else ""
        shown = _plain(None, value.get("value"), names)
        return Text(f"{shown.sv}{year}", f"{shown.en}{year}")
    return _joined(list(_parts(record, value, names))) if value else DASH


def _parts(record: type, value: Mapping[str, Json], names: Names) -> Iterator[Text]:
    """The values of a record beside its key, with their labels where they do not speak for themselves.

    Its key, if that is all there is.
    """
    key = info_of(record).key
    shown = [one for one in declared(record) if isinstance(one, Field) and value.get(one.json_key) is not None]
    told = [one for one in shown if one.name not in key] or shown
    for one in sorted(told, key=lambda field: field.name not in _BARE):
        said = _plain(one.type, value[one.json_key], names)
        if one.name in _BARE or isinstance(one.type, ChoiceType):
            yield said
        else:
            yield Text("{label} {said}", "{label} {said}").format(label=_lowered(one.label), said=said)


def _lowered(label: Text) -> Text:
    return Text(label.sv[:1].lower() + label.sv[1:], label.en[:1].lower() + label.en[1:])


def _joined(parts: list[Text]) -> Text:
    return Text(", ".join(one.sv for one in parts), ", ".join(one.en for one in parts))
