"""A goal's indicators as a table: where they stood, where they are to go, where they are, and what is missing. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from styrkort_desktop.printing.blocks import Block, Cell, Column, Footnotes, Labelled, Row, Table
from styrkort_desktop.printing.context import MISSING_VALUE, Notes, SheetContext, labelled
from styrkort_desktop.scorecard.choices import BETTER, FREQUENCY, MISSING, Better, Role, TargetKind
from styrkort_desktop.scorecard.goals import Goal, Indicator, Outcome, Publication
from styrkort_desktop.scorecard.numbers import NO_BREAK_SPACE, decimals_of
from styrkort_desktop.scorecard.texts import Text

_FEWEST_DECIMALS = 2


def indicator_blocks(context: SheetContext, goal: Goal) -> list[Block]:
    """The table, its footnotes, and how many indicators are not published."""
    shown = [one for one in goal.indicators if not (context.in_book and one.unpublished)]
    notes = Notes()
    blocks: list[Block] = []
    if shown:
        rows = tuple(_row(context, one, notes) for one in shown)
        blocks.append(Table(_columns(context), rows))
    left_out = len(goal.indicators) - len(shown)
    items = list(notes.items)
    if left_out:
        text = context.say(
            Text(
                "Indikatorer som inte publiceras och är utelämnade: {count}.",
                "Indicators left out, not published: {count}.",
            ),
            count=left_out,
        )
        items.append(Labelled("*", text))
    if items:
        blocks.append(Footnotes(tuple(items)))
    return blocks


def _columns(context: SheetContext) -> tuple[Column, ...]:
    say = context.say
    return (
        Column(say(Text("Indikator", "Indicator"))),
        Column(say(Text("Enhet, önskad utveckling", "Unit, which way is better")), 12),
        Column(say(Text("Utgångsläge", "Baseline")), 9, figures=True),
        *(
            Column(say(Text("Mål {year}", "Target {year}"), year=year), 7, figures=True)
            for year in context.scorecard.period.years
        ),
        Column(say(Text("Senaste utfall", "Latest outcome")), 12.5, figures=True),
    )


def _row(context: SheetContext, indicator: Indicator, notes: Notes) -> Row:
    measured = sorted(
        (one for one in indicator.outcomes if one.value is not None), key=lambda one: context.order(one.year, one.round)
    )
    latest = measured[-1] if measured else None
    cells = (
        Cell(indicator.name or MISSING_VALUE),
        _unit_cell(context, indicator, notes),
        _baseline_cell(context, indicator, notes),
        *(_target_cell(context, indicator, year, notes) for year in context.scorecard.period.years),
        _outcome_cell(context, indicator, latest, notes),
    )
    return Row(cells, tuple(_details(context, indicator, measured[:-1])))


def _unit_cell(context: SheetContext, indicator: Indicator, notes: Notes) -> Cell:
    mark = "" if indicator.unit else notes.mark(context.say(Text("Enhet saknas.", "No unit given.")))
    if indicator.better is None:
        text = Text("önskad utveckling saknas", "no direction given")
        return Cell(indicator.unit or MISSING_VALUE, mark, context.say(text))
    return Cell(indicator.unit or MISSING_VALUE, mark, context.choice(BETTER, indicator.better))


def value_text(context: SheetContext, indicator: Indicator, value: float) -> str:
    """A value of the indicator: a number, or yes and no."""
    if indicator.target_kind is TargetKind.YES_NO and value in (0, 1):
        return context.say(Text("ja", "yes") if value else Text("nej", "no"))
    return context.number(value)


def _baseline_cell(context: SheetContext, indicator: Indicator, notes: Notes) -> Cell:
    baseline = indicator.baseline
    if baseline is not None and baseline.value is not None:
        year = str(baseline.year) if baseline.year is not None else context.say(Text("år saknas", "no year"))
        return Cell(value_text(context, indicator, baseline.value), detail=year)
    if indicator.first_measured is not None:
        text = context.say(
            Text("Mäts första gången {year}.", "Measured for the first time in {year}."), year=indicator.first_measured
        )
    else:
        text = context.say(Text("Utgångsläge saknas.", "No baseline."))
    return Cell(MISSING_VALUE, notes.mark(text))


def _target_cell(context: SheetContext, indicator: Indicator, year: int, notes: Notes) -> Cell:
    target = indicator.target(year)
    if indicator.better is Better.INTERVAL:
        return _interval_cell(context, indicator, target, notes)
    if indicator.target_kind is TargetKind.BETTER_THAN:
        groups = ", ".join(dict.fromkeys(one.group for one in indicator.comparisons if one.group))
        text = context.say(
            Text("Bättre än jämförelsen ({groups}).", "Better than the comparison ({groups})."),
            groups=groups or MISSING_VALUE,
        )
        detail = value_text(context, indicator, target) if target is not None else ""
        return Cell(context.say(Text("bättre", "better")), notes.mark(text), detail)
    if target is not None:
        return Cell(value_text(context, indicator, target))
    if indicator.role is Role.SIGNAL:
        return Cell(MISSING_VALUE, notes.mark(context.say(_SIGNAL)))
    if indicator.better is Better.KEEP and indicator.baseline is not None and indicator.baseline.value is not None:
        return Cell(value_text(context, indicator, indicator.baseline.value), notes.mark(context.say(_KEEP)))
    return Cell(MISSING_VALUE, notes.mark(context.say(Text("Målvärde saknas.", "No target."))))


_SIGNAL = Text("Signal: följs utan målvärde.", "Signal: watched without target.")
_KEEP = Text("Utgångsläget ska behållas.", "The baseline is to be kept.")


def _interval_cell(context: SheetContext, indicator: Indicator, middle: float | None, notes: Notes) -> Cell:
    """The bounds, which are the target of every year; a number beside them is the aimed-at middle."""
    interval = indicator.interval
    detail = (
        context.say(Text("mitt {value}", "middle {value}"), value=context.number(middle)) if middle is not None else ""
    )
    low, high = (interval.low, interval.high) if interval else (None, None)
    if low is not None and high is not None:
        return Cell(f"{context.number(low)}–{context.number(high)}", detail=detail)
    if low is not None or high is not None:
        bound = (
            f"≥{NO_BREAK_SPACE}{context.number(low)}" if high is None else f"≤{NO_BREAK_SPACE}{context.number(high)}"
        )
        return Cell(bound, detail=detail)
    return Cell(MISSING_VALUE, notes.mark(context.say(Text("Intervall saknas.", "No interval."))), detail)


def _outcome_cell(context: SheetContext, indicator: Indicator, latest: Outcome | None, notes: Notes) -> Cell:
    missing = [one for one in indicator.outcomes if one.value is None]
    marks = "".join(dict.fromkeys(notes.mark(_missing_text(context, one)) for one in missing))
    if latest is None:
        if not marks:
            marks = notes.mark(context.say(Text("Utfall saknas.", "No outcome.")))
        return Cell(MISSING_VALUE, marks)
    assert latest.value is not None
    beside = " ".join(_beside(context, indicator, latest))
    detail = "\n".join(part for part in (context.occasion(latest.year, latest.round), beside) if part)
    return Cell(value_text(context, indicator, latest.value), marks, detail)


def _beside(context: SheetContext, indicator: Indicator, outcome: Outcome) -> list[str]:
    """What stands beside an outcome: women's and men's, how many answered, whether it is preliminary."""
    pairs = ((Text("K", "W"), outcome.women), (Text("M", "M"), outcome.men))
    parts = [
        f"{context.say(letter)}{NO_BREAK_SPACE}{value_text(context, indicator, value)}"
        for letter, value in pairs
        if value is not None
    ]
    if outcome.respondents is not None:
        parts.append(f"{context.number(outcome.respondents)}{NO_BREAK_SPACE}{context.say(Text('svar', 'answers'))}")
    if outcome.preliminary:
        parts.append(context.say(Text("preliminärt", "preliminary")))
    return parts


def _missing_text(context: SheetContext, outcome: Outcome) -> str:
    occasion = context.occasion(outcome.year, outcome.round)
    reason = context.choice(MISSING, outcome.missing) if outcome.missing else context.say(Text("saknas", "missing"))
    if outcome.next is not None:
        text = Text("Utfall {occasion}: {reason}, väntas {month}.", "Outcome {occasion}: {reason}, expected {month}.")
        return context.say(text, occasion=occasion, reason=reason, month=context.month(outcome.next))
    return context.say(
        Text("Utfall {occasion}: {reason}.", "Outcome {occasion}: {reason}."), occasion=occasion, reason=reason
    )


# -- what runs on under the row


def _details(context: SheetContext, indicator: Indicator, earlier: list[Outcome]) -> list[Labelled]:
    say, label = context.say, context.label
    replaced = next((one for _, one in context.scorecard.indicators() if one.id == indicator.replaces), None)
    return list(
        labelled(
            (
                (say(Text("Tidigare utfall", "Earlier outcomes")), _history(context, indicator, earlier)),
                (say(Text("Prognos", "Forecast")), _forecasts(context, indicator)),
                (say(Text("Jämförelse", "Comparison")), _comparisons(context, indicator)),
                (label(Indicator, "source"), indicator.source),
                (label(Indicator, "frequency"), _frequency(context, indicator)),
                (label(Indicator, "responsible"), indicator.responsible),
                (label(Indicator, "kolada"), indicator.kolada),
                (label(Indicator, "common"), _common(context, indicator)),
                (label(Indicator, "definition"), indicator.definition),
                (label(Indicator, "level_reason"), indicator.level_reason),
                (label(Indicator, "split_reason"), indicator.split_reason),
                (label(Indicator, "replaces"), (replaced.name or replaced.id) if replaced else None),
                (label(Indicator, "unpublished"), say(Text("ja", "yes")) if indicator.unpublished else None),
            )
        )
    )


def _common(context: SheetContext, indicator: Indicator) -> str | None:
    """The common indicator's name, or just *ja* where it would repeat the indicator's own."""
    if indicator.common is None:
        return None
    name = context.name("common_indicators", indicator.common)
    return context.say(Text("ja", "yes")) if name == indicator.name else name


def _history(context: SheetContext, indicator: Indicator, earlier: list[Outcome]) -> str:
    return _joined(_outcome_text(context, indicator, one) for one in earlier)


def _outcome_text(context: SheetContext, indicator: Indicator, outcome: Outcome) -> str:
    assert outcome.value is not None
    when = context.occasion(outcome.year, outcome.round)
    text = f"{when}{NO_BREAK_SPACE}{value_text(context, indicator, outcome.value)}"
    extra = _beside(context, indicator, outcome)
    return f"{text} ({', '.join(extra)})" if extra else text


def _forecasts(context: SheetContext, indicator: Indicator) -> str:
    ordered = sorted(indicator.forecasts, key=lambda one: context.order(one.year, one.round), reverse=True)
    return _joined(
        f"{one.year}{NO_BREAK_SPACE}{value_text(context, indicator, one.value)}"
        + (f" ({context.name('rounds', one.round)})" if one.round else "")
        for one in ordered
        if one.value is not None
    )


def _comparisons(context: SheetContext, indicator: Indicator) -> str:
    parts = []
    for one in indicator.comparisons:
        if one.value is None:
            continue
        facts = [
            str(one.year) if one.year is not None else None,
            one.source,
            context.say(Text("hämtad {day}", "fetched {day}"), day=context.date(one.fetched)) if one.fetched else None,
        ]
        group = one.group or context.say(Text("annan", "other"))
        value = context.number(_shortened(indicator, one.value))
        parts.append(f"{group}{NO_BREAK_SPACE}{value} ({', '.join(fact for fact in facts if fact)})")
    return _joined(parts)


def _shortened(indicator: Indicator, value: float) -> float:
    """A comparison's value with as many decimals as our own have, at least two; Kolada's have eight.

    One below 1 keeps three digits that say something.
    """
    own = [*(one.value for one in indicator.targets), *(value for _, value in indicator.history())]
    decimals = max((decimals_of(one) for one in own if one is not None), default=0)
    short = round(value, max(decimals, _FEWEST_DECIMALS))
    return short if abs(value) >= 1 else max(short, float(f"{value:.3g}"), key=decimals_of)


def _frequency(context: SheetContext, indicator: Indicator) -> str:
    parts = [
        context.choice(FREQUENCY, indicator.frequency) if indicator.frequency else "",
        _publication(context, indicator.publication),
    ]
    return ", ".join(part for part in parts if part)


def _publication(context: SheetContext, publication: Publication | None) -> str:
    if publication is None or publication.month is None:
        return ""
    month, years = context.month_name(publication.month), publication.years_after or 0
    if years == 0:
        return context.say(Text("publiceras i {month}", "published in {month}"), month=month)
    if years == 1:
        return context.say(Text("publiceras i {month} året efter", "published in {month} the year after"), month=month)
    return context.say(
        Text("publiceras i {month}, {years} år efter", "published in {month}, {years} years after"),
        month=month,
        years=years,
    )


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)
