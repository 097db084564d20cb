"""A declared value as a person sees and types it in a cell. Knows no widget."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import (
    YEAR,
    ChoiceType,
    DateType,
    FieldType,
    FlagType,
    KeyType,
    MonthType,
    NumberType,
    TextType,
    WholeNumberType,
    clean_text,
)
from styrkort_desktop.scorecard.numbers import format_number, parse_number
from styrkort_desktop.scorecard.texts import Language, Text, normal

_YES, _NO = Text("ja", "yes"), Text("nej", "no")


class NotInList(UserError):
    """What was typed is none of the alternatives."""

    def __init__(self, typed: str, choices: Mapping[str, str]) -> None:
        known = ", ".join(choices.values())
        super().__init__(
            Text("”{typed}” finns inte i listan: {known}.", "“{typed}” is not in the list: {known}.").format(
                typed=typed, known=known
            )
        )


class NoPercentHere(UserError):
    """A percent sign where something else than per cent is counted."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            Text("”{typed}”: skriv talet utan %.", "“{typed}”: write the number without %.").format(typed=typed)
        )


def choices_of(type: FieldType, listed: Mapping[str, str], language: Language) -> dict[str, str]:
    """What can be chosen in a field of this type, name by value; `listed` are the names by key of a `KeyType`."""
    if isinstance(type, ChoiceType):
        return {choice.value: label.into(language) for choice, label in type.labels.items()}
    if isinstance(type, KeyType):
        return dict(listed)
    if isinstance(type, FlagType):
        return {"true": _YES.into(language), "false": _NO.into(language)}
    return {}


def shown(type: FieldType, value: object, choices: Mapping[str, str]) -> str:
    """A value as its cell shows it; empty for a blank one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return choices["true" if value else "false"]
    if choices:
        key = value.value if isinstance(value, StrEnum) else str(value)
        return choices.get(key, key)
    if isinstance(value, (int, float)):
        return str(value) if type is YEAR else format_number(value)
    return str(value)


def read(type: FieldType, typed: str, choices: Mapping[str, str], *, percent: bool = False) -> object:
    """What was typed as the field's value; None for a blank.

    `percent` says that the field counts per cent, so that a percent sign may stand. Raises UserError with what is
    expected instead.
    """
    text = clean_text(typed)
    if text is None:
        return None
    if choices:
        return _chosen(type, text, choices)
    if isinstance(type, (NumberType, WholeNumberType)):
        number = parse_number(text)
        if number.percent and not percent:
            raise NoPercentHere(text.strip())
        return type.read(number.value)
    if isinstance(type, (DateType, MonthType)):
        return type.read(text.strip())
    assert isinstance(type, TextType)
    return text


def _chosen(type: FieldType, text: str, choices: Mapping[str, str]) -> object:
    wanted = normal(text)
    key = next((key for key, name in choices.items() if wanted in (normal(name), normal(key))), None)
    if key is None:
        raise NotInList(text.strip(), choices)
    if isinstance(type, FlagType):
        return key == "true"
    return type.read(int(key) if isinstance(type, WholeNumberType) else key)
