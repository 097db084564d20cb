"""Conflicts in a person's words: what it is about, the three values, and a value of one's own as typed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from styrkort_desktop.gui.places_in_words import excerpt
from styrkort_desktop.scorecard.cells import Path, label_of, record_named
from styrkort_desktop.scorecard.conflicts import Conflict, ConflictKind
from styrkort_desktop.scorecard.field_types import (
    ChoiceType,
    FieldType,
    FlagType,
    Json,
    NumberType,
    TextType,
    WholeNumberType,
)
from styrkort_desktop.scorecard.fields import Field, Part, Rows, Shape, declared, info_of, single_value_of
from styrkort_desktop.scorecard.numbers import format_number, parse_number
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language, Text
from styrkort_desktop.template import Template

_BLANK = Text("(tomt)", "(blank)")
_YES, _NO = Text("ja", "yes"), Text("nej", "no")
_LONGEST = 220


@dataclass(frozen=True, slots=True)
class Answers:
    """What the two sides' buttons say."""

    ours: Text
    theirs: Text


_ANSWERS = {
    ConflictKind.FIELD: Answers(Text("Behåll vårt", "Keep ours"), Text("Ta deras", "Take theirs")),
    ConflictKind.DELETION: Answers(Text("Behåll raden", "Keep the row"), Text("Ta bort raden", "Delete the row")),
    ConflictKind.NEW_ROW: Answers(
        Text("Låt vara borttaget", "Leave it deleted"), Text("Ta tillbaka raden", "Take the row back")
    ),
}
_GONE = Text("(finns inte)", "(not there)")


def answers(conflict: Conflict) -> Answers:
    """What the buttons say for this kind of conflict."""
    return _ANSWERS[conflict.kind]


def subject(conflict: Conflict, scorecard: Scorecard, template: Template, language: Language) -> str:
    """Unit, area, row and field: *Lulebo AB › Frigöra resurser › ”Energi per m²” › Målvärde 2018*."""
    place = conflict.place
    steps = [template.unit(place.unit).name]
    if place.area is not None:
        steps.append(template.area(place.area).short_name)
    goal = next((one for one in scorecard.goals if one.id == place.goal), None)
    if goal is not None and goal.text:
        steps.append(f"”{excerpt(goal.text, 40)}”")
    indicator = next((one for _, one in scorecard.indicators() if one.id == place.indicator), None)
    if indicator is not None and indicator.name:
        steps.append(f"”{excerpt(indicator.name, 40)}”")
    steps.append(label_of(conflict.record, conflict.path).into(language))
    return " › ".join(steps)


def value_in_words(conflict: Conflict, value: Json, language: Language) -> str:
    """One of a conflict's values."""
    if conflict.kind is not ConflictKind.FIELD:
        return _row_in_words(value, language)
    return _plain(value, field_type(conflict.record, conflict.path), language)


def _row_in_words(value: Json, language: Language) -> str:
    if not isinstance(value, dict):
        return _GONE.into(language)
    shown = next(
        (value[name] for name in ("text", "name", "service", "type") if isinstance(value.get(name), str)), None
    )
    return excerpt(str(shown), _LONGEST) if shown else _BLANK.into(language)


def _plain(value: Json, kind: FieldType | None, language: Language) -> str:
    if value is None:
        return _BLANK.into(language)
    if isinstance(value, bool):
        return (_YES if value else _NO).into(language)
    if isinstance(value, (int, float)):
        return format_number(float(value))
    if isinstance(value, str):
        return _choice_name(value, kind, language) or excerpt(value, _LONGEST)
    return _several(value, language)


def _choice_name(value: str, kind: FieldType | None, language: Language) -> str | None:
    """What an alternative is called; None for a value that is none."""
    if not isinstance(kind, ChoiceType) or value not in {choice.value for choice in kind.choices}:
        return None
    return kind.labels[kind.choices(value)].into(language)


def _several(value: dict[str, Json] | list[Json], language: Language) -> str:
    """A field made of several values: *54 (2014)*, *70–90*."""
    if isinstance(value, list):
        return "–".join(_plain(inner, None, language) for inner in value)
    if set(value) <= {"year", "value"} and "value" in value:
        year = f" ({value['year']})" if value.get("year") is not None else ""
        return f"{_plain(value['value'], None, language)}{year}"
    return ", ".join(_plain(inner, None, language) for inner in value.values())


def field_type(record: str, path: Path) -> FieldType | None:
    """The declared type of a cell that is one plain value; None for anything made of several."""
    level: type = record_named(record)
    steps = list(path)
    while steps:
        name = steps.pop(0)
        declaration = next((one for one in declared(level) if one.json_key == name), None)
        if isinstance(declaration, Field):
            return declaration.type if not steps else FlagType()
        if isinstance(declaration, Part):
            level = declaration.record
            if declaration.one_field:
                return None
        elif isinstance(declaration, Rows):
            if declaration.one_field or declaration.shape is Shape.LIST:
                return None
            level = declaration.record
            del steps[: len(info_of(level).key)]
            single = single_value_of(level)
            if single is not None:
                return single.type
        else:
            return None
    return None


def can_have_own_value(conflict: Conflict) -> bool:
    """Whether a person can write a third value."""
    return conflict.kind is ConflictKind.FIELD and isinstance(
        field_type(conflict.record, conflict.path), (TextType, NumberType, WholeNumberType, ChoiceType)
    )


def own_value(conflict: Conflict, typed: str) -> Json:
    """What a person typed as a value of the conflict's field; blank clears it. Raises UserError."""
    kind = field_type(conflict.record, conflict.path)
    if not typed.strip():
        return None
    if isinstance(kind, (NumberType, WholeNumberType)):
        return kind.write(kind.read(parse_number(typed).value))
    if isinstance(kind, ChoiceType):
        wanted = typed.strip().casefold()
        for choice, text in kind.labels.items():
            if wanted in (text.sv.casefold(), text.en.casefold()):
                return choice.value
    assert kind is not None
    return cast(Json, kind.read(typed.strip()))
