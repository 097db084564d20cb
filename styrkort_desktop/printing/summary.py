"""The summary that comes first on a sheet: how much there is, how each area goes, the economy in one line. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from styrkort_desktop.printing.blocks import Block, Cell, Column, Facts, Panel, Paragraph, Row, Table, Tone
from styrkort_desktop.printing.context import MISSING_VALUE, SheetContext, labelled
from styrkort_desktop.printing.economy_blocks import frame_word
from styrkort_desktop.scorecard.choices import RESOURCE_KIND, ResourceKind
from styrkort_desktop.scorecard.directions import EconomyRound, EconomyYear, OwnerTarget
from styrkort_desktop.scorecard.numbers import NO_BREAK_SPACE, format_quantity
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.scorecard import AreaAssessment, NotConcerned
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.economy import deviation, frame_at, total
from styrkort_desktop.template.parts import Area


def summary(context: SheetContext, areas: Sequence[Area]) -> Panel:
    """The panel with counts, the areas' table and the economy."""
    blocks: list[Block] = [
        Paragraph(_counts(context, areas), Tone.LEAD),
        Facts(tuple(labelled(_lines(context))), apart=True),
        _area_table(context, areas),
    ]
    return Panel(tuple(block for block in blocks if not isinstance(block, Facts) or block.items))


def _counts(context: SheetContext, areas: Sequence[Area]) -> str:
    required = [area for area in areas if area.required]
    covered = sum(1 for area in required if context.scorecard.goals_of(area.key))
    goals = [goal for area in areas for goal in context.scorecard.goals_of(area.key)]
    text = Text(
        "{goals} mål och {indicators} indikatorer. {covered} av {areas} målområden har mål.",
        "{goals} goals and {indicators} indicators. {covered} of {areas} goal areas have goals.",
    )
    return context.say(
        text,
        goals=len(goals),
        indicators=sum(len(goal.indicators) for goal in goals),
        covered=covered,
        areas=len(required),
    )


def _lines(context: SheetContext) -> list[tuple[str, str | None]]:
    say = context.say
    return [
        (say(Text("Ekonomi", "Economy")), _owners_line(context) if context.is_company else _frame_line(context)),
        (say(Text("Effektivisering", "Efficiency")), _measures_line(context)),
        (say(Text("Målens resurser", "Resources for goals")), _resources_line(context)),
    ]


# -- the economy


def _latest_round(context: SheetContext) -> tuple[EconomyYear, EconomyRound] | None:
    known = [(year, one) for year in context.scorecard.economy.years for one in year.rounds]
    return max(known, key=lambda pair: context.order(pair[0].year, pair[1].round), default=None)


def _frame_line(context: SheetContext) -> str | None:
    latest = _latest_round(context)
    unit = context.template.money_unit
    if latest is None:
        years = [year for year in context.scorecard.economy.years if year.frame_mnkr is not None]
        parts = [
            f"{year.year}{NO_BREAK_SPACE}{format_quantity(frame_at(context.template, year) or 0.0, unit)}"
            for year in years
        ]
        return f"{context.say(frame_word(context)).lower()} {', '.join(parts)}" if parts else None
    year, one = latest
    frame = frame_at(context.template, year, RoundRef(year.year, one.round))
    figures = (
        (Text("prognos", "forecast"), one.forecast_mnkr),
        (Text("utfall", "outcome"), one.outcome_mnkr if one.forecast_mnkr is None else None),
        (Text("mot kommunbidrag", "against a frame of"), frame),
        (Text("avvikelse", "deviation"), deviation(context.template, year, one)),
    )
    parts = [f"{context.say(word)} {format_quantity(value, unit)}" for word, value in figures if value is not None]
    return f"{context.round_name(RoundRef(year.year, one.round))}: {', '.join(parts)}" if parts else None


def _owners_line(context: SheetContext) -> str | None:
    return (
        ", ".join(filter(None, (_owner_target(context, one) for one in context.scorecard.economy.owner_targets)))
        or None
    )


def _owner_target(context: SheetContext, target: OwnerTarget) -> str:
    """The latest outcome beside the period's first target: `soliditet 39 % 2015 (mål 35 % 2016)`."""
    known = [one for one in target.outcomes if one.value is not None]
    latest = max(known, key=lambda one: one.year, default=None)
    aim = next((one for one in target.targets if one.value is not None), None)
    if target.name is None or latest is None or latest.value is None:
        return ""
    text = f"{target.name.lower()} {format_quantity(latest.value, target.unit)} {latest.year}"
    if aim is None or aim.value is None:
        return text
    return f"{text} ({context.say(Text('mål', 'target'))} {format_quantity(aim.value, target.unit)} {aim.year})"


def _measures_line(context: SheetContext) -> str | None:
    year = context.shown.year if context.shown else context.scorecard.period.first_year
    measures = context.scorecard.economy.measures
    planned = total(row.mnkr for one in measures for row in one.effect_mnkr if row.year == year)
    realised = total(row.mnkr for one in measures for row in one.realised_mnkr if row.year == year)
    unit = context.template.money_unit
    parts = [
        f"{format_quantity(value, unit)} {context.say(word)}"
        for word, value in ((Text("planerat", "planned"), planned), (Text("realiserat", "realised"), realised))
        if value is not None
    ]
    return f"{year}: {', '.join(parts)}" if parts else None


def _resources_line(context: SheetContext) -> str | None:
    """How many goals each kind of resources carries, and their sum."""
    parts = []
    for kind in ResourceKind:
        found = [goal.resources for goal in context.scorecard.goals if goal.resources and goal.resources.kind is kind]
        amount = total(each.amount_mnkr for each in found)
        if found:
            text = f"{len(found)} {context.choice(RESOURCE_KIND, kind)}"
            parts.append(text if amount is None else f"{text} ({format_quantity(amount, context.template.money_unit)})")
    return ", ".join(parts) or None


# -- the areas


def _area_table(context: SheetContext, areas: Sequence[Area]) -> Table:
    say = context.say
    columns = (
        Column(say(Text("Målområde", "Goal area"))),
        Column(say(Text("Mål", "Goals")), 6, figures=True),
        Column(say(Text("Indikatorer", "Indicators")), 11, figures=True),
        Column(say(Text("Bedömning", "Assessment")), 32),
    )
    shown = [area for area in areas if area.required or context.scorecard.goals_of(area.key)]
    return Table(columns, tuple(_area_row(context, area) for area in shown))


def _area_row(context: SheetContext, area: Area) -> Row:
    goals = context.scorecard.goals_of(area.key)
    count = sum(len(goal.indicators) for goal in goals)
    return Row(
        (
            Cell(area.short_name if area.required else area.name),
            Cell(str(len(goals))),
            Cell(str(count)),
            area_cell(context, area),
        )
    )


def area_cell(context: SheetContext, area: Area) -> Cell:
    """How an area goes: its latest status in the round's words, *ej berörd*, or that nothing stands there yet."""
    if not_concerned(context, area) is not None:
        return Cell(context.say(Text("ej berörd", "not concerned")))
    judged = latest_assessment(context, area)
    if judged is not None and judged.status is not None:
        return Cell(
            context.status_word(judged.round, judged.status), status=judged.status, detail=_remark(context, judged)
        )
    if context.scorecard.goals_of(area.key):
        return Cell(context.say(Text("inte bedömt", "not assessed")) if context.shown else MISSING_VALUE)
    return Cell(context.say(Text("inga mål ännu", "no goals yet")))


def _remark(context: SheetContext, judged: AreaAssessment) -> str:
    parts = [context.say(Text("preliminär", "preliminary"))] if judged.preliminary else []
    if context.shown is not None and judged.round != context.shown:
        parts.append(context.round_name(judged.round))
    return ", ".join(parts)


def not_concerned(context: SheetContext, area: Area) -> NotConcerned | None:
    """Whether the unit said that the area does not concern it."""
    return next((one for one in context.scorecard.not_concerned if one.area == area.key), None)


def latest_assessment(context: SheetContext, area: Area) -> AreaAssessment | None:
    """The unit's latest judgement of an area."""
    own = (one for one in context.scorecard.area_assessments if one.area == area.key)
    return max(own, key=lambda one: context.order(one.round.year, one.round.key), default=None)
