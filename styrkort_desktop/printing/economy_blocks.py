"""What the economy direction has beside goals: frame, rounds, owners' targets, efficiency measures. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from styrkort_desktop.printing.blocks import Block, Cell, Column, Heading, Labelled, Paragraph, Row, Story, Table
from styrkort_desktop.printing.context import MISSING_VALUE, SheetContext, labelled
from styrkort_desktop.scorecard.choices import BETTER, MEASURE_KIND, PROGRESS
from styrkort_desktop.scorecard.directions import Economy, EconomyRound, EconomyYear, EfficiencyMeasure, OwnerTarget
from styrkort_desktop.scorecard.numbers import NO_BREAK_SPACE, format_number
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.economy import deviation, frame_at, total


def economy_blocks(context: SheetContext) -> list[Block]:
    """All of it, as far as it is there."""
    economy = context.scorecard.economy
    stories = labelled(
        ((context.label(Economy, "refrain"), economy.refrain), (context.label(Economy, "strategy"), economy.strategy))
    )
    return [
        *_rounds(context, economy),
        *_frame_changes(context, economy),
        *_owner_targets(context, economy),
        *_measures(context, economy),
        *_purchase_loyalty(context, economy),
        *(block for each in stories for block in (Heading(3, each.label), Paragraph(each.text))),
    ]


def _money(context: SheetContext, title: Text) -> str:
    return f"{context.say(title)}, {context.template.money_unit}"


def frame_word(context: SheetContext) -> Text:
    """What a year's frame is called: a bolag has no kommunbidrag."""
    return Text("Ram", "Frame") if context.is_company else Text("Kommunbidrag", "Frame")


def _frame_changes(context: SheetContext, economy: Economy) -> list[Block]:
    """The years whose frame was changed: as first decided, each change with its decision, and what it came to."""
    say = context.say
    rows = []
    for year in economy.years:
        if not year.frame_changes:
            continue
        sum_so_far = year.frame_mnkr
        first_decided = say(Text("först beslutat", "first decided"))
        rows.append(Row((Cell(str(year.year)), Cell(first_decided), Cell(), Cell(context.number(sum_so_far)))))
        for change in year.frame_changes:
            sum_so_far = total((sum_so_far, change.mnkr))
            decided = " ".join(filter(None, (context.date(change.date) if change.date else None, change.decision)))
            figures = (Cell(_signed(change.mnkr)), Cell(context.number(sum_so_far)))
            rows.append(Row((Cell(str(year.year)), Cell(decided or MISSING_VALUE), *figures)))
    if not rows:
        return []
    columns = (
        Column(say(Text("År", "Year")), 6),
        Column(say(Text("Beslut", "Decision"))),
        Column(say(Text("Ändring", "Change")), 12, figures=True),
        Column(say(frame_word(context)), 14, figures=True),
    )
    title = Text("Beslut om ram", "Decisions on the frame") if context.is_company else _FRAME_DECISIONS
    return [Heading(3, _money(context, title)), Table(columns, tuple(rows))]


_FRAME_DECISIONS = Text("Beslut om kommunbidrag", "Decisions on the frame")


def _signed(value: float | None) -> str:
    if value is None:
        return MISSING_VALUE
    return f"+{format_number(value)}" if value > 0 else format_number(value)


def _rounds(context: SheetContext, economy: Economy) -> list[Block]:
    """Frame, budget, outcome and forecast at each round; a year without round has its frame alone."""
    rows = [row for year in economy.years for row in _year_rows(context, year)]
    if not rows:
        return []
    say = context.say
    columns = (
        Column(say(Text("År", "Year")), 5),
        Column(say(Text("Tillfälle", "Round"))),
        *([] if context.is_company else [Column(say(frame_word(context)), 13, figures=True)]),
        Column(say(Text("Budget", "Budget")), 10, figures=True),
        Column(say(Text("Utfall", "Outcome")), 10, figures=True),
        Column(say(Text("Helårsprognos", "Year's forecast")), 13, figures=True),
        *([] if context.is_company else [Column(say(Text("Avvikelse", "Deviation")), 10, figures=True)]),
    )
    title = _money(context, Text("Budget, utfall och prognos", "Budget, outcome and forecast"))
    return [Heading(3, title), Table(columns, tuple(rows))]


def _year_rows(context: SheetContext, year: EconomyYear) -> list[Row]:
    rounds = sorted(year.rounds, key=lambda one: context.order(year.year, one.round))
    if not rounds and year.frame_mnkr is not None and not context.is_company:
        blank, frame = Cell(MISSING_VALUE), Cell(context.number(frame_at(context.template, year)))
        return [Row((Cell(str(year.year)), blank, frame, blank, blank, blank, blank))]
    return [_round_row(context, year, one) for one in rounds]


def _round_row(context: SheetContext, year: EconomyYear, one: EconomyRound) -> Row:
    frame = frame_at(context.template, year, RoundRef(year.year, one.round))
    figures = [Cell(context.number(each)) for each in (one.budget_mnkr, one.outcome_mnkr, one.forecast_mnkr)]
    if not context.is_company:
        figures = [Cell(context.number(frame)), *figures, Cell(_signed(deviation(context.template, year, one)))]
    action = tuple(labelled(((context.label(EconomyRound, "action"), one.action),)))
    return Row((Cell(str(year.year)), Cell(context.name("rounds", one.round)), *figures), action)


# -- owners' targets and efficiency


def _owner_targets(context: SheetContext, economy: Economy) -> list[Block]:
    if not economy.owner_targets:
        return []
    years = sorted({one.year for target in economy.owner_targets for one in target.outcomes})
    say = context.say
    columns = (
        Column(context.label(OwnerTarget, "name")),
        Column(say(Text("Enhet, önskad utveckling", "Unit, which way is better")), 12),
        *(
            Column(say(Text("Mål {year}", "Target {year}"), year=year), 8, figures=True)
            for year in context.scorecard.period.years
        ),
        *(Column(say(Text("Utfall {year}", "Outcome {year}"), year=year), 8, figures=True) for year in years),
    )
    rows = []
    for target in economy.owner_targets:
        goals = {one.year: one.value for one in target.targets}
        outcomes = {one.year: one.value for one in target.outcomes}
        cells = (
            Cell(target.name or MISSING_VALUE),
            Cell(target.unit or MISSING_VALUE, detail=context.choice(BETTER, target.better) if target.better else ""),
            *(Cell(context.number(goals.get(year))) for year in context.scorecard.period.years),
            *(Cell(context.number(outcomes.get(year))) for year in years),
        )
        rows.append(Row(cells))
    return [Heading(3, say(Text("Ägardirektivets mål", "Owner's targets"))), Table(columns, tuple(rows))]


def measure_years(context: SheetContext, economy: Economy) -> list[int]:
    """The years that efficiency measures are printed for: the period's, and others that have a figure."""
    others = {row.year for one in economy.measures for row in one.effect_mnkr}
    others |= {row.year for one in economy.measures for row in one.realised_mnkr}
    return sorted(others | set(context.scorecard.period.years))


def _measures(context: SheetContext, economy: Economy) -> list[Block]:
    if not economy.measures:
        return []
    years = measure_years(context, economy)
    say = context.say
    columns = (
        Column(context.label(EfficiencyMeasure, "text")),
        *(Column(say(Text("Effekt {year}", "Effect {year}"), year=year), 13, figures=True) for year in years),
    )
    rows = [
        Row((Cell(one.text or MISSING_VALUE), *_effects(context, (one,), years)), _measure_notes(context, one))
        for one in economy.measures
    ]
    rows.append(Row((Cell(say(Text("Summa", "Sum"))), *_effects(context, economy.measures, years)), strong=True))
    title = _money(context, Text("Effektiviseringsåtgärder", "Efficiency measures"))
    return [Heading(3, title), Table(columns, tuple(rows))]


def _effects(context: SheetContext, measures: tuple[EfficiencyMeasure, ...], years: Iterable[int]) -> list[Cell]:
    cells = []
    for year in years:
        planned = total(row.mnkr for one in measures for row in one.effect_mnkr if row.year == year)
        realised = total(row.mnkr for one in measures for row in one.realised_mnkr if row.year == year)
        text = Text("realiserat {value}", "realised {value}")
        detail = context.say(text, value=context.number(realised)) if realised is not None else ""
        cells.append(Cell(context.number(planned), detail=detail))
    return cells


def _measure_notes(context: SheetContext, measure: EfficiencyMeasure) -> tuple[Labelled, ...]:
    label = context.label
    return tuple(
        labelled(
            (
                (
                    label(EfficiencyMeasure, "kind"),
                    context.choice(MEASURE_KIND, measure.kind) if measure.kind else None,
                ),
                (label(EfficiencyMeasure, "responsible"), measure.responsible),
                (label(EfficiencyMeasure, "state"), context.choice(PROGRESS, measure.state) if measure.state else None),
            )
        )
    )


def _purchase_loyalty(context: SheetContext, economy: Economy) -> list[Block]:
    parts = [
        f"{context.occasion(one.year, one.round)}{NO_BREAK_SPACE}{context.number(one.percent)}{NO_BREAK_SPACE}%"
        for one in economy.purchase_loyalty
        if one.percent is not None
    ]
    return [Story(context.say(Text("Köptrohet", "Purchase loyalty")), "; ".join(parts))] if parts else []
