"""What a rule's example says, field by field in the words of the form. Told from the field declarations alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from styrkort_desktop.rules.rule import Example
from styrkort_desktop.scorecard.cells import Path, label_of
from styrkort_desktop.scorecard.field_types import ChoiceType, FlagType, Json, KeysType, KeyType, NumberType
from styrkort_desktop.scorecard.fields import Field, Part, Rows, Shape, declared, info_of, single_value_of
from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, same

Row = tuple[Text, Text]
"""What a person calls a field, and what stands in it."""

_BLANK = Text("(tomt)", "(blank)")
_ANOTHER = Text("Ett mål till", "Another goal")
_YES, _NO = Text("ja", "yes"), Text("nej", "no")
_SHORT = {"year", "value"}
_IDS = "rows"


def rows_of_example(example: Example) -> tuple[Row, ...]:
    """What the example says; nothing for one that is told in its note alone."""
    return tuple(_rows(example))


def _rows(example: Example) -> Iterator[Row]:
    teller = _Teller(example.template)
    if example.goal is not None:
        yield from teller.told(Goal, example.goal)
        for indicator in example.indicators:
            yield from teller.told(Indicator, indicator)
    for goal in example.more_goals:
        if "text" in goal:
            yield _ANOTHER, same(str(goal["text"]))
        yield from teller.told(Goal, {key: value for key, value in goal.items() if key not in ("text", "indicators")})
        for indicator in _records(goal.get("indicators")):
            yield from teller.told(Indicator, indicator)
    yield from teller.told(Scorecard, example.scorecard)
    yield from teller.told(Municipality, example.municipality or {})


class _Teller:
    """Tells records in the names that the example's template gives its own things."""

    def __init__(self, template: Mapping[str, Json]) -> None:
        self._template = template

    def told(self, top: type, values: Mapping[str, Json]) -> Iterator[Row]:
        """The fields of a record that stands by itself."""
        return self._told(top, top, (), values)

    def _told(self, top: type, record: type, path: Path, values: Mapping[str, Json]) -> Iterator[Row]:
        """The fields of a record, each by its whole name below `top`."""
        for declaration in declared(record):
            if declaration.json_key in values and not _is_id(declaration):
                here = (*path, declaration.json_key)
                yield from self._one(top, declaration, here, values[declaration.json_key])

    def _one(self, top: type, declaration: Field | Part | Rows, path: Path, value: Json) -> Iterator[Row]:
        label = label_of(info_of(top).name, path)
        if isinstance(declaration, Field):
            yield label, self._shown(declaration, value)
        elif isinstance(declaration, Part):
            if isinstance(value, dict) and value and not _is_short(declaration):
                yield from self._told(top, declaration.record, path, value)
            else:
                yield label, _short(value)
        elif not value:
            yield declaration.label, _BLANK
        elif isinstance(value, dict) and single_value_of(declaration.record) is not None:
            yield declaration.label, same("; ".join(f"{key}: {_plain(inner)}" for key, inner in value.items()))
        elif isinstance(value, dict):
            for key, inner in value.items():
                yield from self._told(top, declaration.record, (*path, *_steps(declaration, key)), _record(inner))
        else:
            for row in _records(value):
                yield info_of(declaration.record).label, self._in_one_line(declaration.record, row)

    def _in_one_line(self, record: type, values: Mapping[str, Json]) -> Text:
        """A row of a list: its fields after each other, each behind what it is."""
        told = list(self.told(record, values))
        return Text(
            "; ".join(f"{label.sv}: {value.sv}" for label, value in told),
            "; ".join(f"{label.en}: {value.en}" for label, value in told),
        )

    def _shown(self, field: Field, value: Json) -> Text:
        """One value as a person reads it."""
        if value is None or value in ("", []):
            return _BLANK
        if isinstance(field.type, ChoiceType):
            return field.type.labels[field.type.read(value)]
        if isinstance(field.type, FlagType):
            return _YES if value else _NO
        if isinstance(field.type, (KeyType, KeysType)):
            keys = value if isinstance(value, list) else [value]
            return same(", ".join(self._named(field.type.of, str(key)) for key in keys))
        return same(_plain(value) if isinstance(field.type, NumberType) else str(value))

    def _named(self, of: str, key: str) -> str:
        called = (one.get("name") or one.get("text") for one in _records(self._template.get(of)) if one["key"] == key)
        return str(next(called, None) or key)


def _is_id(declaration: Field | Part | Rows) -> bool:
    """Whether it names a row, which says nothing to a person."""
    return isinstance(declaration, Field) and isinstance(declaration.type, KeyType) and declaration.type.of == _IDS


def _is_short(declaration: Part) -> bool:
    """Whether it is read at one glance: a value with its year, an interval."""
    return declaration.shape is not Shape.OBJECT or {one.json_key for one in declared(declaration.record)} == _SHORT


def _short(value: Json) -> Text:
    if isinstance(value, dict) and value.get("value") is not None:
        year = value.get("year")
        return same(_plain(value["value"]) + (f" ({year})" if year is not None else ""))
    if isinstance(value, list) and value:
        return same("–".join(map(_plain, value)))
    return _BLANK


def _steps(declaration: Rows, key: str) -> Path:
    """A row's key as a path has it: a round is one step, though it is written with a stroke."""
    return (key.replace("/", "%2F"),) if len(info_of(declaration.record).key) == 1 else tuple(key.split("/"))


def _plain(value: Json) -> str:
    return format_number(value) if isinstance(value, (int, float)) else str(value)


def _record(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def _records(value: Json) -> list[Mapping[str, Json]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
