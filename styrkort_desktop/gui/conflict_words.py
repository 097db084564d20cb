"""Conflicts in a person's words: what it is about, the three values, and a value of one's own as typed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from styrkort_desktop.gui.places_in_words import excerpt
from styrkort_desktop.scorecard.cells import label_of
from styrkort_desktop.scorecard.conflicts import Conflict, ConflictKind
from styrkort_desktop.scorecard.field_types import (
    ChoiceType,
    Json,
    NumberType,
    TextType,
    WholeNumberType,
)
from styrkort_desktop.scorecard.numbers import parse_number
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language, Text
from styrkort_desktop.scorecard.value_words import field_type, value_in_words
from styrkort_desktop.template import Template

_MUNICIPALITY = Text("Kommunen", "The municipality")
_BLANK = Text("(tomt)", "(blank)")
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


def subject(conflict: Conflict, scorecard: Scorecard | None, template: Template, language: Language) -> str:
    """Unit, area, row and field: *Lulebo AB › Frigöra resurser › ”Energi per m²” › Målvärde 2018*.

    Without a scorecard it is one in the municipality's own figures and texts.
    """
    place = conflict.place
    steps = [_MUNICIPALITY.into(language) if scorecard is None else template.unit(place.unit).name]
    if place.area is not None:
        steps.append(template.area(place.area).short_name)
    goals = () if scorecard is None else scorecard.goals
    goal = next((one for one in goals if one.id == place.goal), None)
    if goal is not None and goal.text:
        steps.append(f"”{excerpt(goal.text, 40)}”")
    indicator = next((one for goal in goals for one in goal.indicators if one.id == place.indicator), None)
    if indicator is not None and indicator.name:
        steps.append(f"”{excerpt(indicator.name, 40)}”")
    steps.append(label_of(conflict.record, conflict.path).into(language))
    return " › ".join(steps)


def conflict_value(conflict: Conflict, value: Json, template: Template, language: Language) -> str:
    """One of a conflict's values."""
    if conflict.kind is not ConflictKind.FIELD and not isinstance(value, dict):
        return _GONE.into(language)
    said = value_in_words(conflict.record, conflict.path, value, template.names, _BLANK).into(language)
    return excerpt(said, _LONGEST) if len(said) > _LONGEST or "\n" in said else said


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
