"""A scorecard as it stood at a reporting round: what was reported later is left out. Pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TypeVar

from styrkort_desktop.scorecard.directions import Economy
from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.template import Template, UnknownRound

RoundOrder = tuple[int, int, int]
_T = TypeVar("_T")
_LAST_MONTH = 12


def round_ref(text: str, template: Template) -> RoundRef:
    """Read `2016/t1`. Raises UnknownRound when it is not written so or the template lacks the round."""
    try:
        found = RoundRef.parse(text)
    except ValueError:
        raise UnknownRound(text, [f"{template.period.first_year}/{one.key}" for one in template.rounds]) from None
    template.round(found.key)
    return found


def order_of(year: int, key: str | None, template: Template) -> RoundOrder:
    """Where a round stands in time. Without key it is the whole year, known after every round of that year."""
    for index, one in enumerate(template.rounds):
        if one.key == key:
            return (year, one.months.last, index)
    return (year, _LAST_MONTH, len(template.rounds) if key is None else -1)


def latest_round(scorecard: Scorecard, template: Template) -> RoundRef | None:
    """The latest round that the scorecard says anything of in words or statuses."""
    rounds = {assessment.round for goal in scorecard.goals for assessment in goal.assessments}
    rounds |= {assessment.round for assessment in scorecard.area_assessments}
    rounds |= {text.round for text in scorecard.texts}
    return max(rounds, key=lambda ref: order_of(ref.year, ref.key, template), default=None)


def as_of(scorecard: Scorecard, template: Template, ref: RoundRef) -> Scorecard:
    """The scorecard as it stood at `ref`: later statuses, texts, outcomes, forecasts and figures are left out.

    A whole year's outcome that does not tell when it was reported counts as reported at that year's end.
    """
    limit = order_of(ref.year, ref.key, template)

    def kept(rounds: Iterable[tuple[int, str | None]]) -> list[bool]:
        return [order_of(year, key, template) <= limit for year, key in rounds]

    def goal_as_of(goal: Goal) -> Goal:
        return dataclasses.replace(
            goal,
            assessments=_chosen(goal.assessments, kept((one.round.year, one.round.key) for one in goal.assessments)),
            indicators=tuple(map(indicator_as_of, goal.indicators)),
        )

    def indicator_as_of(indicator: Indicator) -> Indicator:
        last_round = (
            max((order_of(0, one.key, template), one.key) for one in template.rounds)[1] if template.rounds else None
        )
        reported = [
            (one.reported.year, one.reported.key) if one.reported else (one.year, one.round or last_round)
            for one in indicator.outcomes
        ]
        return dataclasses.replace(
            indicator,
            outcomes=_chosen(indicator.outcomes, kept(reported)),
            forecasts=_chosen(indicator.forecasts, kept((one.year, one.round) for one in indicator.forecasts)),
        )

    return dataclasses.replace(
        scorecard,
        goals=tuple(map(goal_as_of, scorecard.goals)),
        area_assessments=_chosen(
            scorecard.area_assessments, kept((one.round.year, one.round.key) for one in scorecard.area_assessments)
        ),
        texts=_chosen(scorecard.texts, kept((one.round.year, one.round.key) for one in scorecard.texts)),
        economy=_economy_as_of(scorecard.economy, template, limit),
    )


def _economy_as_of(economy: Economy, template: Template, limit: RoundOrder) -> Economy:
    years = tuple(
        dataclasses.replace(
            year, rounds=tuple(one for one in year.rounds if order_of(year.year, one.round, template) <= limit)
        )
        for year in economy.years
    )
    loyalty = tuple(one for one in economy.purchase_loyalty if order_of(one.year, one.round, template) <= limit)
    return dataclasses.replace(economy, years=years, purchase_loyalty=loyalty)


def _chosen(rows: tuple[_T, ...], kept: list[bool]) -> tuple[_T, ...]:
    return tuple(row for row, keep in zip(rows, kept, strict=True) if keep)
