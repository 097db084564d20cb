"""Scorecards for the exchange tests: one with every declared key filled, and a small one to vary."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Any

from styrkort_desktop.scorecard.field_types import (
    ChoiceType,
    DateType,
    FieldType,
    FlagType,
    KeysType,
    KeyType,
    MonthType,
    NumberType,
    RoundType,
    TextType,
    WholeNumberType,
)
from styrkort_desktop.scorecard.fields import Field, Part, declared, info_of
from styrkort_desktop.scorecard.goals import Baseline, Goal, Indicator, Outcome, Target
from styrkort_desktop.scorecard.periods import Month, RoundRef
from styrkort_desktop.scorecard.scorecard import PlanningPeriod, Scorecard, UnitRef
from styrkort_desktop.template import built_in_template

TEMPLATE = built_in_template()
BUN = TEMPLATE.unit("BUN")
HEAD: dict[str, Any] = {
    "template": TEMPLATE.key,
    "template_edition": 1,
    "revision": 3,
    "based_on": 2,
    "period": PlanningPeriod(first_year=2016, last_year=2018),
    "unit": UnitRef(code=BUN.code, name=BUN.name, kind=BUN.kind),
}


@lru_cache(maxsize=1)
def rich() -> Scorecard:
    """A scorecard in which every declared value of every record is filled, with two rows of each kind."""
    made: Scorecard = _record(Scorecard, itertools.count(1), 0, HEAD)
    return made


def _record(record: type, count: Iterator[int], turn: int, given: dict[str, Any] | None = None) -> Any:
    made = dict(given or {})
    for declaration in declared(record):
        if declaration.name in made:
            continue
        if isinstance(declaration, Field):
            made[declaration.name] = _value(declaration, declaration.type, next(count), turn)
        elif isinstance(declaration, Part):
            made[declaration.name] = _record(declaration.record, count, turn)
        else:
            made[declaration.name] = tuple(_record(declaration.record, count, index) for index in range(2))
    if info_of(record).name == "assessment":
        made["round"] = RoundRef(2016, ("t1", "t2")[turn])
    return record(**made)


def _value(declaration: Field, kind: FieldType, number: int, turn: int) -> Any:
    if declaration.name == "id":
        return f"id-{number}"
    if isinstance(kind, TextType):
        return f"{declaration.label.sv} {number}: åäö"
    if isinstance(kind, ChoiceType):
        return _other_than(declaration.default, list(kind.choices), turn)
    return _of_kind(kind, number, turn)


def _other_than(default: Any, choices: list[StrEnum], turn: int) -> StrEnum:
    """Not the default, which is not written."""
    left = [one for one in choices if one != default and one.value != "yes_no"]
    return left[turn % len(left)]


def _of_kind(kind: FieldType, number: int, turn: int) -> Any:
    if isinstance(kind, KeysType):
        return _keys(kind.of)[:2]
    made: dict[type, Any] = {
        NumberType: number + 0.25,
        FlagType: True,
        DateType: datetime.date(2016, 1, 1) + datetime.timedelta(days=number),
        MonthType: Month(2017, turn + 1),
        RoundType: RoundRef(2017, ("t1", "t2")[turn]),
        WholeNumberType: turn + 3 if not isinstance(kind, WholeNumberType) else _whole(kind, turn),
        KeyType: None if not isinstance(kind, KeyType) else _keys(kind.of)[turn],
    }
    return made[type(kind)]


def _whole(kind: WholeNumberType, turn: int) -> int:
    return 2016 + turn if kind.minimum >= 1900 else kind.minimum + turn + 1


def _keys(of: str) -> tuple[str, ...]:
    if of == "rows":
        return ("id-7", "finns-inte")
    if of == "rules":
        return ("T103", "U201")
    if of == "factors":
        return ("faktor_ett", "faktor två")  # the built-in template has none: keys that it lacks
    return tuple(TEMPLATE.names(of))


def small(text: str = "Mål för att fler ska läsa.", value: float = 49.0) -> Scorecard:
    """One goal with one indicator, and a second goal without."""
    indicator = Indicator(
        id="i1",
        name="Andel som läser",
        unit="%",
        baseline=Baseline(year=2014, value=54.0),
        targets=(Target(year=2016, value=60.0), Target(year=2018, value=75.0)),
        outcomes=(Outcome(year=2013, value=value), Outcome(year=2016, round="t1", value=57.0, respondents=214)),
    )
    other = Indicator(id="i2", name="Antal lån", unit="antal")
    first = Goal(id="g1", area="folja_jamfora", text=text, responsible="Bibliotekschef", indicators=(indicator, other))
    second = Goal(id="g2", area="ledarskap", text="Mål för att chefer ska hinna leda.")
    return Scorecard(**HEAD, goals=(first, second))


def with_goals(*texts: str) -> Scorecard:
    """Goals with these texts and ids g1, g2 …, each with an indicator i1, i2 …"""
    goals = [
        Goal(
            id=f"g{number}",
            area="folja_jamfora",
            text=text,
            responsible=f"Ansvarig {number}",
            indicators=(Indicator(id=f"i{number}", name=f"Indikator för {text}", unit="antal"),),
        )
        for number, text in enumerate(texts, 1)
    ]
    return Scorecard(**HEAD, goals=tuple(goals))


def replaced(scorecard: Scorecard, **values: Any) -> Scorecard:
    return dataclasses.replace(scorecard, **values)
