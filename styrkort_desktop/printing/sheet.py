"""What the sheet of one unit says, from head to legend: blocks made of scorecard and template. Pure; knows no paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from styrkort_desktop.printing.as_of import as_of, latest_round, round_ref
from styrkort_desktop.printing.blocks import (
    Block,
    Bullets,
    Chapter,
    Facts,
    Heading,
    Paragraph,
    PrintedDocument,
    Story,
    Tone,
)
from styrkort_desktop.printing.context import SheetContext, labelled
from styrkort_desktop.printing.economy_blocks import economy_blocks
from styrkort_desktop.printing.goal_blocks import finding_blocks, goal_blocks, status_line
from styrkort_desktop.printing.legend import legend_blocks
from styrkort_desktop.printing.manager_blocks import manager_blocks
from styrkort_desktop.printing.options import PrintOptions
from styrkort_desktop.printing.service_blocks import service_blocks
from styrkort_desktop.printing.summary import latest_assessment, not_concerned, summary
from styrkort_desktop.scorecard.choices import UNIT_KIND
from styrkort_desktop.scorecard.scorecard import AreaAssessment, Scorecard
from styrkort_desktop.scorecard.texts import Language, Text
from styrkort_desktop.template import Template
from styrkort_desktop.template.parts import Area, Direction

# Which direction a template gives each kind of data of its own; without that direction it is printed after the others.
_OWN_DATA: dict[str, Callable[[SheetContext], list[Block]]] = {
    "service": service_blocks,
    "medarbetare": manager_blocks,
    "ekonomi": economy_blocks,
}
_LANGUAGE_TAGS = {Language.SWEDISH: "sv-SE", Language.ENGLISH: "en-GB"}
_PAGE_WORDS = Text("sida {page} ({pages})", "page {page} ({pages})")


def sheet_context(
    scorecard: Scorecard, template: Template, options: PrintOptions, *, in_book: bool = False
) -> SheetContext:
    """The scorecard as it is to be shown. Raises UnknownRound, and UnknownDirection for a key the template lacks."""
    for key in options.directions:
        template.direction(key)
    if options.round is None:
        return SheetContext(scorecard, template, options, latest_round(scorecard, template), in_book)
    shown = round_ref(options.round, template)
    return SheetContext(as_of(scorecard, template, shown), template, options, shown, in_book)


def sheet_document(context: SheetContext) -> PrintedDocument:
    """One unit's sheet as a document of its own."""
    return PrintedDocument(
        title=f"{context.unit_name}, {_scorecard_title(context).lower()}",
        author=context.template.municipality or context.template.name,
        language=language_tag(context.options.language),
        page_words=page_words(context.options.language),
        chapters=(sheet_chapter(context),),
    )


def language_tag(language: Language) -> str:
    """The language as PDF and HTML name it."""
    return _LANGUAGE_TAGS[language]


def page_words(language: Language) -> str:
    """How a page's number is written; `{page}` and `{pages}` are left to be filled in."""
    return _PAGE_WORDS.into(language)


def sheet_chapter(context: SheetContext) -> Chapter:
    """One unit's sheet."""
    directions = _directions(context)
    areas = [area for direction in directions for area in _areas(context, direction)]
    blocks: list[Block] = [*_head(context), summary(context, areas), *_round_texts(context)]
    number = 1
    for index, direction in enumerate(context.template.directions_in_use(), 1):
        if direction in directions:
            part, number = _direction(context, direction, index, number)
            blocks += part
    if not context.options.directions:
        blocks += _elsewhere(context, number)
    if not context.in_book:
        blocks += legend_blocks([context], level=2)
    footer = " · ".join((context.unit_name, _scorecard_title(context), context.stage))
    return Chapter(context.unit_name, footer, tuple(blocks))


def _scorecard_title(context: SheetContext) -> str:
    return context.say(Text("Styrkort {period}", "Scorecard {period}"), period=str(context.scorecard.period))


def _directions(context: SheetContext) -> list[Direction]:
    wanted = context.options.directions
    return [one for one in context.template.directions_in_use() if not wanted or one.key in wanted]


def _areas(context: SheetContext, direction: Direction) -> list[Area]:
    """A direction's areas; retired ones too while goals stand in them."""
    return [
        area
        for area in context.template.areas
        if area.direction == direction.key and (not area.retired or context.scorecard.goals_of(area.key))
    ]


# -- the head


def _head(context: SheetContext) -> list[Block]:
    unit = context.unit
    kicker = " · ".join(part for part in (context.template.municipality, _scorecard_title(context)) if part)
    code = context.scorecard.unit.code
    kind = context.choice(UNIT_KIND, unit.kind) if unit else None
    facts = labelled(
        (
            (context.say(Text("Skede", "Stage")), context.stage),
            (context.say(Text("Beslutas av", "Decided by")), unit.board if unit else None),
            (context.say(Text("Enhet", "Unit")), ", ".join(part for part in (code, kind) if part)),
            (context.say(Text("Version", "Version")), str(context.scorecard.revision)),
            (context.say(Text("Visar", "Shows")), context.round_name(context.shown) if context.shown else None),
        )
    )
    return [Heading(1, context.unit_name, kicker, bookmark=context.unit_name), Facts(tuple(facts))]


def _round_texts(context: SheetContext) -> list[Block]:
    """The texts of the round that is shown, each under the name of its section."""
    shown = [one for one in context.scorecard.texts if one.round == context.shown and one.text]
    if not shown or context.shown is None:
        return []
    name = context.round_name(context.shown)
    blocks: list[Block] = [Heading(2, name, bookmark=name)]
    for one in shown:
        blocks += [Heading(3, context.name("text_sections", one.section)), *paragraphs(one.text or "")]
    return blocks


def paragraphs(text: str) -> Iterator[Paragraph]:
    """A long text as a paragraph for each that a blank line ends."""
    for part in text.split("\n\n"):
        if part.strip():
            yield Paragraph(part.strip("\n"))


# -- directions and areas


def _direction(context: SheetContext, direction: Direction, index: int, number: int) -> tuple[list[Block], int]:
    """A direction with all its areas and own data; `number` is its first goal's, and comes back as the next one's."""
    kicker = context.say(
        Text("Inriktning {index} · {name}", "Direction {index} · {name}"), index=index, name=direction.name
    )
    blocks: list[Block] = [Heading(2, direction.heading, kicker, bookmark=direction.name)]
    aims = tuple(aim.text for aim in direction.aims if not aim.retired)
    if aims:
        blocks.append(Bullets(aims))
    if _carries_the_factors(context, direction):
        blocks += _factors_chosen(context)
    for area in _areas(context, direction):
        part, number = _area(context, area, number)
        blocks += part
    own_data = _OWN_DATA.get(direction.key)
    if own_data is not None:
        blocks += own_data(context)
    return blocks, number


def _carries_the_factors(context: SheetContext, direction: Direction) -> bool:
    """Whether it is the direction with aims: critical factors serve the programmes, which carry out the aims."""
    return direction == next((one for one in context.template.directions_in_use() if one.aims), None)


def _factors_chosen(context: SheetContext) -> list[Block]:
    chosen = context.scorecard.factors_chosen
    if not chosen:
        return []
    items = tuple(
        " – ".join(part for part in (context.name("factors", one.factor), one.reason) if part) for one in chosen
    )
    return [Heading(3, context.say(Text("Valda avgörande faktorer", "Chosen critical factors"))), Bullets(items)]


def _area(context: SheetContext, area: Area, number: int) -> tuple[list[Block], int]:
    goals = context.scorecard.goals_of(area.key)
    excused = not_concerned(context, area)
    if not goals and not area.required and excused is None:
        return [], number
    blocks: list[Block] = [Heading(3, area.name, bookmark=area.short_name if area.required else area.name)]
    if excused is not None:
        blocks.append(Paragraph(f"{context.say(Text('Ej berörd', 'Not concerned'))}. {excused.reason or ''}".strip()))
    elif not goals:
        blocks.append(Paragraph(context.say(Text("Inga mål ännu.", "No goals yet.")), Tone.MUTED))
    blocks += _area_assessment(context, area)
    for goal in goals:
        blocks += goal_blocks(context, goal, number)
        number += 1
    waivers = [one for one in context.scorecard.waivers if one.area == area.key and one.goal is None]
    blocks += finding_blocks(context, context.findings_of(area=area.key), waivers)
    return blocks, number


def _area_assessment(context: SheetContext, area: Area) -> list[Block]:
    judged = latest_assessment(context, area)
    if judged is None:
        return []
    stories = labelled(
        (
            (context.label(AreaAssessment, "comment"), judged.comment),
            (context.label(AreaAssessment, "reason"), judged.reason),
        )
    )
    return [status_line(context, judged), *(Story(each.label, each.text) for each in stories)]


def _elsewhere(context: SheetContext, number: int) -> list[Block]:
    """What no direction of the template has a place for: nothing that a unit wrote is lost on paper."""
    known = {area.key for direction in context.template.directions_in_use() for area in _areas(context, direction)}
    goals = [goal for goal in context.scorecard.goals if goal.area not in known]
    present = {direction.key for direction in context.template.directions_in_use()}
    blocks: list[Block] = [
        block for offset, goal in enumerate(goals) for block in goal_blocks(context, goal, number + offset)
    ]
    if blocks:
        blocks.insert(0, Heading(3, context.say(Text("Mål utanför målområdena", "Goals outside the areas"))))
    for key, own_data in _OWN_DATA.items():
        if key not in present:
            blocks += own_data(context)
    waivers = [one for one in context.scorecard.waivers if not (one.area or one.goal or one.indicator or one.item)]
    whole = finding_blocks(context, context.findings_of(), waivers)
    if whole:
        blocks += [Heading(3, context.say(Text("Styrkortet som helhet", "The scorecard as a whole"))), *whole]
    if not blocks:
        return []
    title = context.say(Text("Övrigt", "Other"))
    return [Heading(2, title, bookmark=title), *blocks]
