"""What Kolada's figures would put into a scorecard: others' values beside ours, and our own where they differ. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from styrkort_desktop.scorecard.editing import change_indicator
from styrkort_desktop.scorecard.goals import Baseline, Comparison, Indicator, Outcome
from styrkort_desktop.scorecard.kolada_bodies import RIKET
from styrkort_desktop.scorecard.kolada_values import Figure, Figures
from styrkort_desktop.scorecard.numbers import decimals_of, rounded
from styrkort_desktop.scorecard.scorecard import PlanningPeriod, Scorecard
from styrkort_desktop.scorecard.texts import normal

SOURCE = "Kolada"
MOST_BODIES = 20
"""So many can be read beside ours; a file with more (all municipalities) was not chosen for comparison."""
_YEARS_BEFORE = 3  # surveys come every second or third year, and Kolada lags a year or two behind the plan

Row = Comparison | Outcome | Baseline
_Kept = TypeVar("_Kept", Comparison, Outcome)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One row of an indicator as it is (None: not there) and as Kolada's figure makes it, with the file it is from."""

    indicator: str
    old: Row | None
    new: Row
    file: str


@dataclass(frozen=True, slots=True)
class Crowd:
    """An indicator for which there are figures of more bodies than can be read beside ours."""

    kpi: str
    bodies: int


@dataclass(frozen=True, slots=True)
class Beside:
    """What figures come to for one scorecard.

    `taken`: comparisons to fill in, nothing that a person wrote among them. `differing`: what a person wrote and
    Kolada has otherwise, and outcomes of our own that are not there: for a person to decide.
    """

    taken: tuple[Proposal, ...] = ()
    differing: tuple[Proposal, ...] = ()
    crowds: tuple[Crowd, ...] = ()
    used: frozenset[str] = frozenset()
    """The ids of the indicators of Kolada's that the scorecard has."""


@dataclass(slots=True)
class _Found:
    taken: list[Proposal] = field(default_factory=list)
    differing: list[Proposal] = field(default_factory=list)
    crowds: list[Crowd] = field(default_factory=list)


def beside(scorecard: Scorecard, figures: Figures) -> Beside:
    """What the figures would put into a scorecard."""
    found, used = _Found(), set[str]()
    for _, indicator in scorecard.indicators():
        kpi = (indicator.kolada or "").strip().upper()
        if kpi not in figures.by_kpi:
            continue
        used.add(kpi)
        years = years_beside(indicator, scorecard.period)
        within = [one for one in figures.by_kpi[kpi] if one.value.year in years]
        _compare(indicator, kpi, [one for one in within if not one.ours and one.value.total is not None], found)
        for figure in within:
            if figure.ours:
                found.differing += _own(indicator, figure)
    return Beside(tuple(found.taken), tuple(found.differing), tuple(found.crowds), frozenset(used))


def years_beside(indicator: Indicator, period: PlanningPeriod) -> frozenset[int]:
    """The years whose figures belong beside an indicator: those of its own values, the period, and just before it."""
    own = {year for year, _ in indicator.history()}
    return frozenset({*own, *range(period.first_year - _YEARS_BEFORE, period.last_year + 1)})


def with_proposals(scorecard: Scorecard, proposals: Iterable[Proposal]) -> Scorecard:
    """A scorecard in which comparisons and outcomes stand as proposed; a baseline is never changed."""
    by_indicator: dict[str, list[Proposal]] = {}
    for one in proposals:
        by_indicator.setdefault(one.indicator, []).append(one)
    rows = {one.id: (one.comparisons, one.outcomes) for _, one in scorecard.indicators()}
    for indicator, found in by_indicator.items():
        comparisons, outcomes = rows[indicator]
        for one in found:
            if isinstance(one.new, Comparison):
                comparisons = _put(comparisons, one.old, one.new)
            elif isinstance(one.new, Outcome):
                outcomes = _put(outcomes, one.old, one.new)
        scorecard = change_indicator(scorecard, indicator, comparisons=comparisons, outcomes=outcomes)
    return scorecard


def _put(rows: tuple[_Kept, ...], old: Row | None, new: _Kept) -> tuple[_Kept, ...]:
    return rows + (new,) if old is None else tuple(new if one == old else one for one in rows)  # noqa: RUF005  typing


# -- others' values


def _compare(indicator: Indicator, kpi: str, figures: Sequence[Figure], found: _Found) -> None:
    names = {one.value.body for one in figures}
    if len(names) > MOST_BODIES:
        found.crowds.append(Crowd(kpi, len(names)))
        known = {normal(one.group or "") for one in indicator.comparisons}
        known.add(normal(RIKET))
        figures = [one for one in figures if normal(one.value.body) in known]
    for figure in figures:
        assert figure.value.total is not None
        before = _standing(indicator, figure)
        if before is not None and not _may_replace(before, figure):
            if _speaks_against(before, figure):
                found.differing.append(_proposal(indicator, before, figure))
        else:
            found.taken.append(_proposal(indicator, before, figure))


def _standing(indicator: Indicator, figure: Figure) -> Comparison | None:
    """The comparison with the same body and year, however its name is written."""
    name = normal(figure.value.body)
    same_year = (one for one in indicator.comparisons if one.year == figure.value.year)
    return next((one for one in same_year if normal(one.group or "") == name), None)


def _is_koladas(one: Comparison) -> bool:
    """Whether a comparison was filled in from Kolada, and not written by a person."""
    return normal(one.source or "") == normal(SOURCE) and one.fetched is not None


def _may_replace(before: Comparison, figure: Figure) -> bool:
    """Whether a figure takes the place of what stands there: a blank, or what was fetched from Kolada before it."""
    return before.value is None or (
        _is_koladas(before) and before.fetched is not None and before.fetched < figure.fetched
    )


def _speaks_against(before: Comparison, figure: Figure) -> bool:
    """Whether a figure that takes nothing's place tells something else. One fetched earlier says nothing any more."""
    assert before.value is not None
    assert figure.value.total is not None
    if _is_koladas(before):
        return before.fetched == figure.fetched and before.value != rounded(figure.value.total)
    return not agrees(before.value, figure.value.total)


def _proposal(indicator: Indicator, before: Comparison | None, figure: Figure) -> Proposal:
    assert figure.value.total is not None
    new = Comparison(
        year=figure.value.year,
        group=before.group if before else figure.value.body,
        value=rounded(figure.value.total),
        source=SOURCE,
        fetched=figure.fetched,
    )
    return Proposal(indicator.id, before, new, figure.file)


# -- our own values


def agrees(ours: float, theirs: float) -> bool:
    """Whether ours is theirs, rounded to as many decimals as ours has (5,9 is 5,912)."""
    return abs(Decimal(repr(theirs)) - Decimal(repr(ours))) * 2 <= Decimal(10) ** -decimals_of(ours)


def _own(indicator: Indicator, figure: Figure) -> Iterator[Proposal]:
    """Our own outcome as Kolada has it, where ours is another, or none."""
    total, year = figure.value.total, figure.value.year
    if total is None:
        return
    women, men = (figure.value.women, figure.value.men) if indicator.split_by_sex else (None, None)
    outcome = next((one for one in indicator.outcomes if one.year == year and one.round is None), None)
    baseline = indicator.baseline if indicator.baseline and indicator.baseline.year == year else None
    if outcome is not None and outcome.value is not None:
        has_sexes = outcome.women is not None or outcome.men is not None
        if agrees(outcome.value, total):
            if has_sexes or (women is None and men is None):
                return
            new = replace(outcome, women=_rounded(women), men=_rounded(men))
        else:
            new = replace(outcome, value=rounded(total), women=_rounded(women), men=_rounded(men))
        yield Proposal(indicator.id, outcome, new, figure.file)
    elif baseline is not None and baseline.value is not None:
        if not agrees(baseline.value, total):
            yield Proposal(indicator.id, baseline, replace(baseline, value=rounded(total)), figure.file)
    else:
        blank = outcome or Outcome(year=year)
        new = replace(blank, value=rounded(total), women=_rounded(women), men=_rounded(men), missing=None, next=None)
        yield Proposal(indicator.id, outcome, new, figure.file)


def _rounded(value: float | None) -> float | None:
    return None if value is None else rounded(value)
