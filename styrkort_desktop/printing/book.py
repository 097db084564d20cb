"""What the book of several units says: their sheets, who has covered which area, and the key to the codes. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from styrkort_desktop.printing.blocks import (
    Block,
    Cell,
    Chapter,
    Column,
    Cover,
    Footnotes,
    Heading,
    Labelled,
    Paragraph,
    PrintedDocument,
    Row,
    Table,
    Tone,
)
from styrkort_desktop.printing.context import MISSING_VALUE, SheetContext
from styrkort_desktop.printing.legend import legend_blocks
from styrkort_desktop.printing.sheet import language_tag, page_words, sheet_chapter
from styrkort_desktop.printing.summary import not_concerned
from styrkort_desktop.scorecard.choices import UNIT_KIND
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template import Template
from styrkort_desktop.template.parts import Area

_NOT_CONCERNED = "e.b."


def in_template_order(scorecards: Sequence[Scorecard], template: Template) -> list[Scorecard]:
    """The scorecards in the order of the template's units; units that it lacks come last."""
    places = {unit.code: place for place, unit in enumerate(template.units)}
    return sorted(scorecards, key=lambda one: places.get(one.unit.code, len(places)))


def book_document(contexts: Sequence[SheetContext]) -> PrintedDocument:
    """The book. `contexts` are the units' scorecards in the order of the book, at least one."""
    first = contexts[0]
    template = first.template
    title = first.say(Text("Styrkort {period}", "Scorecards {period}"), period=str(template.period))
    municipality = template.municipality or template.name
    count = first.say(Text("Styrkort för {count} enheter", "Scorecards of {count} units"), count=len(contexts))
    shown = first.round_name(first.shown) if first.options.round and first.shown else ""
    cover = Cover(
        title=title,
        kicker=municipality,
        lines=tuple(line for line in (count, shown, template.vision) if line),
        contents_title=first.say(Text("Innehåll", "Contents")),
    )
    footer = f"{municipality} · {title}"
    chapters = (
        *map(sheet_chapter, contexts),
        _coverage(contexts, footer),
        _key(contexts, footer),
        _legend(contexts, footer),
    )
    return PrintedDocument(
        title=f"{municipality}, {title.lower()}",
        author=municipality,
        language=language_tag(first.options.language),
        page_words=page_words(first.options.language),
        chapters=chapters,
        cover=cover,
    )


def _coverage(contexts: Sequence[SheetContext], footer: str) -> Chapter:
    """How many goals each unit has in each area; goals in the optional areas are counted together."""
    first = contexts[0]
    say = first.say
    required = [area for area in first.template.areas if area.required and not area.retired]
    optional = [area for area in first.template.areas if not area.required]
    columns = (
        Column(say(Text("Enhet", "Unit")), 5),
        *(Column(area.short_name, 5) for area in required),
        Column(say(Text("Egna mål", "Own goals")), 5),
        Column(say(Text("Alla mål", "All goals")), 5),
    )
    rows = tuple(_coverage_row(context, required, optional) for context in contexts)
    title = say(Text("Enheter och målområden", "Units and goal areas"))
    intro = Text(
        "Antal mål per enhet och målområde. Målområdena gäller alla nämnder, förvaltningar och bolag.",
        "Number of goals by unit and area. The areas apply to every unit.",
    )
    notes = (
        Labelled(
            _NOT_CONCERNED,
            say(
                Text("ej berörd: skälet står på enhetens styrkort", "not concerned: the reason is on the unit's sheet")
            ),
        ),
        Labelled(MISSING_VALUE, say(Text("inga mål ännu", "no goals yet"))),
    )
    blocks: list[Block] = [
        Heading(1, title, bookmark=title),
        Paragraph(say(intro), Tone.BODY),
        Table(columns, rows),
        Footnotes(notes),
    ]
    return Chapter(title, footer, tuple(blocks))


def _coverage_row(context: SheetContext, required: Sequence[Area], optional: Sequence[Area]) -> Row:
    scorecard = context.scorecard
    own = sum(len(scorecard.goals_of(area.key)) for area in optional)
    return Row(
        (
            Cell(scorecard.unit.code),
            *(Cell(_coverage_text(context, area)) for area in required),
            Cell(str(own) if own else MISSING_VALUE),
            Cell(str(len(scorecard.goals))),
        )
    )


def _coverage_text(context: SheetContext, area: Area) -> str:
    count = len(context.scorecard.goals_of(area.key))
    if count:
        return str(count)
    return _NOT_CONCERNED if not_concerned(context, area) else MISSING_VALUE


def _key(contexts: Sequence[SheetContext], footer: str) -> Chapter:
    """The units by code, those of the template that have no sheet in the book too."""
    first = contexts[0]
    say = first.say
    columns = (
        Column(say(Text("Kod", "Code")), 9),
        Column(say(Text("Enhet", "Unit"))),
        Column(say(Text("Sort", "Kind")), 11),
        Column(say(Text("Beslutas av", "Decided by")), 36),
    )
    rows = tuple(
        Row(
            (
                Cell(unit.code, detail=", ".join(unit.aliases)),
                Cell(unit.name),
                Cell(first.choice(UNIT_KIND, unit.kind)),
                Cell(unit.board or MISSING_VALUE),
            )
        )
        for unit in first.template.units
        if not unit.retired or any(context.scorecard.unit.code == unit.code for context in contexts)
    )
    title = say(Text("Nyckel till koderna", "Key to the codes"))
    return Chapter(title, footer, (Heading(1, title, bookmark=title), Table(columns, rows)))


def _legend(contexts: Sequence[SheetContext], footer: str) -> Chapter:
    blocks = legend_blocks(contexts, level=1)
    title = contexts[0].say(Text("Teckenförklaring", "Legend"))
    return Chapter(title, footer, tuple(blocks))
