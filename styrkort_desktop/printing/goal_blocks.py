"""What a sheet says of one goal: its text, who answers for it, what it costs, how it goes, how it is measured. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from styrkort_desktop.printing.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Heading,
    Paragraph,
    Row,
    StatusLine,
    Story,
    Table,
    Tone,
)
from styrkort_desktop.printing.context import MISSING_VALUE, SheetContext, labelled
from styrkort_desktop.printing.indicator_table import indicator_blocks
from styrkort_desktop.scorecard.choices import PROGRESS, RESOURCE_KIND
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.goals import Activity, Assessment, Goal
from styrkort_desktop.scorecard.numbers import format_quantity
from styrkort_desktop.scorecard.scorecard import AreaAssessment, Waiver
from styrkort_desktop.scorecard.texts import Text

_BOOKMARK_LENGTH = 90


def goal_blocks(context: SheetContext, goal: Goal, number: int) -> list[Block]:
    """All blocks of a goal; `number` is its number on the sheet."""
    text = goal.text or context.say(Text("(målets text saknas)", "(no text)"))
    blocks: list[Block] = [Heading(4, text, number=str(number), bookmark=shortened(f"{number}. {text}"))]
    facts = Facts(tuple(labelled(_facts(context, goal))))
    if facts.items:
        blocks.append(facts)
    blocks += _assessment_blocks(context, goal.assessments)
    blocks += indicator_blocks(context, goal)
    if not goal.indicators:
        blocks.append(Paragraph(context.say(Text("Inga indikatorer.", "No indicators.")), Tone.MUTED))
    if goal.activities:
        blocks.append(_activities(context, goal.activities))
    blocks += finding_blocks(context, _findings(context, goal), _waivers(context, goal))
    return blocks


def shortened(text: str) -> str:
    """A text on one line, short enough for a bookmark."""
    line = " ".join(text.split())
    return line if len(line) <= _BOOKMARK_LENGTH else line[: _BOOKMARK_LENGTH - 1].rstrip() + "…"


def _facts(context: SheetContext, goal: Goal) -> list[tuple[str, str | None]]:
    label = context.label
    names = context.names
    return [
        (label(Goal, "responsible"), goal.responsible),
        (context.say(Text("Resurser", "Resources")), _resources(context, goal)),
        (label(Goal, "with_units"), names("units", goal.with_units)),
        (label(Goal, "lenses"), names("lenses", goal.lenses).lower()),
        (label(Goal, "aims"), names("aims", goal.aims)),
        (label(Goal, "programmes"), names("programmes", goal.programmes)),
        (label(Goal, "factors"), names("factors", goal.factors)),
        (label(Goal, "hr_areas"), names("hr_areas", goal.hr_areas).lower()),
        (label(Goal, "sound_economy"), context.say(Text("ja", "yes")) if goal.sound_economy else None),
    ]


def _resources(context: SheetContext, goal: Goal) -> str | None:
    if goal.resources is None:
        return None
    parts = [context.choice(RESOURCE_KIND, goal.resources.kind) if goal.resources.kind else None]
    if goal.resources.amount_mnkr is not None:
        parts.append(format_quantity(goal.resources.amount_mnkr, context.template.money_unit))
    return " ".join(part for part in parts if part) or None


# -- how it goes


def _assessment_blocks(context: SheetContext, assessments: Iterable[Assessment]) -> list[Block]:
    """The latest assessment in full, the statuses before it in one line."""
    ordered = sorted(assessments, key=lambda one: context.order(one.round.year, one.round.key))
    if not ordered:
        return []
    *earlier, latest = ordered
    stories = (
        (context.label(Assessment, "analysis"), latest.analysis),
        (context.label(Assessment, "cause"), latest.cause),
        (context.label(Assessment, "consequence"), latest.consequence),
        (context.label(Assessment, "action"), latest.action),
        (context.label(Assessment, "reason"), latest.reason),
    )
    blocks: list[Block] = [status_line(context, latest)]
    blocks += [Story(each.label, each.text) for each in labelled(stories)]
    words = [
        f"{context.round_name(one.round)}: {context.status_word(one.round, one.status)}"
        for one in earlier
        if one.status
    ]
    if words:
        title = context.say(Text("Tidigare bedömningar", "Earlier assessments"))
        blocks.append(Paragraph(f"{title}. {'; '.join(words)}.", Tone.SMALL))
    return blocks


def status_line(context: SheetContext, assessment: Assessment | AreaAssessment) -> StatusLine:
    """A status in the round's own words."""
    ref = assessment.round
    word = (
        context.status_word(ref, assessment.status)
        if assessment.status
        else context.say(Text("ingen status", "no status"))
    )
    notes = []
    if assessment.preliminary:
        notes.append(context.say(Text("preliminär", "preliminary")))
    # At a half-year the status is a forecast itself: said again only where it differs.
    if assessment.forecast is not None and assessment.forecast is not assessment.status:
        forecast = context.status_word(ref, assessment.forecast)
        notes.append(context.say(Text("vid årsbokslut: {word}", "at year end: {word}"), word=forecast))
    return StatusLine(assessment.status, word, context.round_name(ref), f"({'; '.join(notes)})" if notes else "")


def _activities(context: SheetContext, activities: Iterable[Activity]) -> Table:
    label = context.label
    columns = (
        Column(label(Activity, "text")),
        Column(label(Activity, "responsible"), 26),
        Column(label(Activity, "due"), 11),
        Column(label(Activity, "state"), 9),
    )
    rows = tuple(
        Row(
            (
                Cell(one.text or MISSING_VALUE),
                Cell(one.responsible or MISSING_VALUE),
                Cell(context.date(one.due) if one.due else MISSING_VALUE),
                Cell(context.choice(PROGRESS, one.state) if one.state else MISSING_VALUE),
            )
        )
        for one in activities
    )
    return Table(columns, rows)


# -- what the checker says


def _findings(context: SheetContext, goal: Goal) -> list[Finding]:
    found = list(context.findings_of(goal=goal.id))
    for indicator in goal.indicators:
        found.extend(context.findings_of(goal=goal.id, indicator=indicator.id))
    return found


def _waivers(context: SheetContext, goal: Goal) -> list[Waiver]:
    rows = {goal.id, *(one.id for one in goal.indicators), *(one.id for one in goal.activities)}
    return [one for one in context.scorecard.waivers if {one.goal, one.indicator, one.item} & rows]


def finding_blocks(context: SheetContext, findings: Iterable[Finding], waivers: Iterable[Waiver]) -> list[Block]:
    """Findings and waivers as a list; nothing when they were not asked for."""
    if context.options.findings is None:
        return []
    items = [
        f"{context.say(one.severity.label).capitalize()}: {context.say(one.message)} ({one.rule})"
        for one in findings
        if not one.waived
    ]
    for waiver in waivers:
        until = context.say(Text(", till och med {year}", ", until {year}"), year=waiver.until) if waiver.until else ""
        items.append(
            context.say(
                Text("Undantag från {rule}{until}: {reason}", "Waiver of {rule}{until}: {reason}"),
                rule=waiver.rule,
                until=until,
                reason=waiver.reason or MISSING_VALUE,
            )
        )
        if waiver.declined is not None:
            declined = Text("Avslaget undantag från {rule}: {reason}", "Declined waiver of {rule}: {reason}")
            items.append(context.say(declined, rule=waiver.rule, reason=waiver.declined))
    if not items:
        return []
    return [Paragraph(context.say(Text("Påpekanden", "Findings")), Tone.MUTED), Bullets(tuple(items))]
