"""Lays a document out and writes it as PDF: all pages are placed before one is drawn, so every number is known."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from styrkort_desktop.printing.blocks import Chapter, Cover, PrintedDocument
from styrkort_desktop.printing.pdf import style
from styrkort_desktop.printing.pdf.boxes import Box, ContentsBox, RuleBox, TextBox
from styrkort_desktop.printing.pdf.compose import Composer
from styrkort_desktop.printing.pdf.document import Bookmark, PdfDocument, Properties
from styrkort_desktop.printing.pdf.flow import PlacedPage, paginate
from styrkort_desktop.printing.pdf.page import Page
from styrkort_desktop.printing.pdf.structure import Element
from styrkort_desktop.printing.pdf.text import Run, break_lines, single_line

_CONTENTS_LEVELS = 2
_CHAPTERS_WITH_PARTS = 24  # with more chapters than this the contents list the chapters alone
_COVER_TOP = 190.0
_CONTENTS_INDENT = 14.0

Step = Callable[[int, int, str], None]
"""Called after each step with (done, of how many, what is worked on); may raise to stop."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A chapter, or the cover with the contents: its pages, and its part of the structure tree."""

    title: str
    footer: str
    element: Element
    pages: list[PlacedPage]


def write_pdf(document: PrintedDocument, out: BinaryIO, *, made: datetime.datetime, step: Step) -> int:
    """Write the document to `out`; gives its number of pages."""
    chapters: list[_Part] = []
    steps = 2 * len(document.chapters)
    for chapter in document.chapters:
        step(len(chapters), steps, chapter.title)
        chapters.append(_lay_out(chapter))
    front = _front(document, chapters)
    parts = [*front, *chapters]
    page_count = sum(len(part.pages) for part in parts)
    properties = Properties(document.title, document.author, document.language, made)
    pdf = PdfDocument(out, page_count, properties)
    bookmarks = _bookmarks(parts)
    first = 0
    for index, part in enumerate(parts):
        step(len(document.chapters) + max(0, index - len(front)), steps, part.title)
        for offset, placed in enumerate(part.pages):
            page = pdf.page(first + offset)
            _draw(page, placed)
            _draw_footer(page, part.footer, document.page_words, page_count)
            pdf.add_page(page)
        first += len(part.pages)
        pdf.end_part(part.element)
        part.pages.clear()
    pdf.finish(bookmarks)
    return page_count


def _lay_out(chapter: Chapter) -> _Part:
    element = Element("Sect", None)
    return _Part(chapter.title, chapter.footer, element, paginate(Composer(element).boxes(chapter.blocks)))


def _bookmarks(parts: Sequence[_Part]) -> list[Bookmark]:
    found: list[Bookmark] = []
    first = 0
    for part in parts:
        found.extend(_part_bookmarks(part, first))
        first += len(part.pages)
    return found


def _part_bookmarks(part: _Part, first_page: int) -> list[Bookmark]:
    return [
        Bookmark(placed.box.anchor.level, placed.box.anchor.title, first_page + offset, placed.top)
        for offset, page in enumerate(part.pages)
        for placed in page
        if isinstance(placed.box, TextBox) and placed.box.anchor is not None
    ]


# -- the front of a book


def _front(document: PrintedDocument, chapters: Sequence[_Part]) -> list[_Part]:
    """The cover and the table of contents. Its length does not depend on the numbers in it, so it is laid out twice."""
    if document.cover is None:
        return []
    cover = _cover(document.cover, document.author)
    contents = _contents(document.cover, chapters, 0)
    return [cover, _contents(document.cover, chapters, len(cover.pages) + len(contents.pages))]


def _cover(cover: Cover, author: str) -> _Part:
    element = Element("Sect", None)
    runs: list[Run] = [(cover.kicker + "\n", style.KICKER), (cover.title, style.COVER_TITLE)]
    title = TextBox(tuple(break_lines(runs, style.TEXT_WIDTH)), Element("H1", element), before=0.0, after=14.0)
    boxes: list[Box] = [title, RuleBox(style.TEXT_WIDTH, 1.5, style.ACCENT, after=16.0)]
    for line in cover.lines:
        lines = tuple(break_lines([(line, style.COVER_LINE)], style.TEXT_WIDTH))
        boxes.append(TextBox(lines, Element("P", element), after=2.0))
    (page, *others) = paginate(boxes)
    lowered = tuple(type(placed)(placed.box, placed.top + _COVER_TOP) for placed in page)
    return _Part(cover.title, author, element, [lowered, *others])


def _contents(cover: Cover, chapters: Sequence[_Part], first_page: int) -> _Part:
    element = Element("Sect", None)
    heading = TextBox(
        tuple(break_lines([(cover.contents_title, style.HEADINGS[1])], style.TEXT_WIDTH)),
        Element("H1", element),
        after=12.0,
        keep_with_next=True,
    )
    boxes: list[Box] = [heading, RuleBox(style.TEXT_WIDTH, 1.2, style.ACCENT, after=12.0)]
    listing = Element("TOC", element)
    levels = _CONTENTS_LEVELS if len(chapters) <= _CHAPTERS_WITH_PARTS else 1
    for chapter in chapters:
        listed = (one for one in _part_bookmarks(chapter, first_page) if one.level <= levels)
        boxes.extend(_contents_line(bookmark, listing) for bookmark in listed)
        first_page += len(chapter.pages)
    return _Part(cover.contents_title, cover.title, element, paginate(boxes))


def _contents_line(bookmark: Bookmark, listing: Element) -> ContentsBox:
    link = Element("Link", Element("Reference", Element("TOCI", listing)))
    top = bookmark.level == 1
    text_style = style.BODY_LABEL if top else style.BODY_MUTED
    left = 0.0 if top else _CONTENTS_INDENT
    number = single_line([(str(bookmark.page + 1), text_style)])
    lines = tuple(break_lines([(bookmark.title + " ", text_style)], style.TEXT_WIDTH - left - 40.0))
    return ContentsBox(
        lines,
        number,
        link,
        style.TEXT_WIDTH,
        left,
        bookmark.page,
        bookmark.top,
        bookmark.title,
        before=9.0 if top else 0.0,
        keep_with_next=top,
    )


# -- drawing


def _draw(page: Page, placed_page: PlacedPage) -> None:
    for placed in placed_page:
        placed.box.draw(page, style.LEFT, placed.top)


def _draw_footer(page: Page, text: str, page_words: str, page_count: int) -> None:
    number = single_line([(page_words.format(page=page.index + 1, pages=page_count), style.FOOTER)])
    lines = break_lines([(text, style.FOOTER)], style.TEXT_WIDTH - number.width - 20.0)
    baseline = style.PAGE_HEIGHT - style.FOOTER_BASELINE
    with page.footer():
        page.rule(style.LEFT, baseline - 16.0, style.TEXT_WIDTH, 0.5, style.HAIRLINE)
        for index, line in enumerate(lines):
            page.text(style.LEFT, baseline + index * line.height, line.pieces)
        page.text(style.LEFT + style.TEXT_WIDTH - number.width, baseline, number.pieces)
