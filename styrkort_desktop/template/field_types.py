"""What a template's fields hold beside what a scorecard's do: lists of years and texts, a rule's parameters."""

from __future__ import annotations

from dataclasses import dataclass

from styrkort_desktop.scorecard import numbers
from styrkort_desktop.scorecard.field_types import YEAR, Json, TextType, ValueProblem
from styrkort_desktop.scorecard.texts import Text

ParameterValue = bool | float | str | tuple[str, ...]
Parameters = tuple[tuple[str, ParameterValue], ...]

_ONE_TEXT = TextType()


@dataclass(frozen=True, slots=True)
class YearsType:
    """A list of years, as a tuple."""

    def read(self, raw: Json) -> tuple[int, ...]:
        """Raises ValueProblem when it is no list, and what a year raises for one of its elements."""
        if not isinstance(raw, list):
            raise ValueProblem(Text("Här ska stå en lista av årtal.", "A list of years is expected here."))
        return tuple(YEAR.read(one) for one in raw)

    def write(self, value: object) -> Json:
        assert isinstance(value, tuple)
        return list(value)


@dataclass(frozen=True, slots=True)
class TextsType:
    """A list of texts, as a tuple; blank ones are left out."""

    def read(self, raw: Json) -> tuple[str, ...]:
        """Raises ValueProblem when it is no list of texts."""
        if not isinstance(raw, list):
            raise ValueProblem(Text("Här ska stå en lista av texter.", "A list of texts is expected here."))
        return tuple(text for text in map(_ONE_TEXT.read, raw) if text is not None)

    def write(self, value: object) -> Json:
        assert isinstance(value, tuple)
        return list(value)


@dataclass(frozen=True, slots=True)
class ParametersType:
    """A rule's parameters by name: numbers, texts, yes or no, lists of texts. Held as pairs, ordered by name."""

    def read(self, raw: Json) -> Parameters:
        """Raises ValueProblem for anything else."""
        if not isinstance(raw, dict):
            raise ValueProblem(Text("Här ska stå parametrar med namn.", "Parameters with names are expected here."))
        return tuple((name, _parameter(name, raw[name])) for name in sorted(raw))

    def write(self, value: object) -> Json:
        assert isinstance(value, tuple)
        return {name: _parameter_json(one) for name, one in value}


def _parameter(name: str, raw: Json) -> ParameterValue:
    if isinstance(raw, (bool, str)):
        return raw
    if isinstance(raw, (int, float)):
        return numbers.rounded(raw)
    if isinstance(raw, list) and all(isinstance(one, str) for one in raw):
        return tuple(str(one) for one in raw)
    raise ValueProblem(
        Text(
            "Parametern ”{name}” ska vara ett tal, en text, ja eller nej, eller en lista av texter.",
            "The parameter “{name}” must be a number, a text, yes or no, or a list of texts.",
        ).format(name=name)
    )


def _parameter_json(value: ParameterValue) -> Json:
    if isinstance(value, tuple):
        return list(value)
    return numbers.plain(value) if isinstance(value, float) else value
