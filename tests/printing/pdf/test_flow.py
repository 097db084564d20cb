"""Boxes are stacked on pages: each once, in order, none below the margin, no heading at a page's foot."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.printing.blocks import Block, Bullets, Facts, Heading, Labelled, Panel, Paragraph, Together
from styrkort_desktop.printing.pdf.boxes import RuleBox, TextBox, stack_height
from styrkort_desktop.printing.pdf.compose import Composer
from styrkort_desktop.printing.pdf.flow import PlacedPage, paginate
from styrkort_desktop.printing.pdf.structure import Element
from styrkort_desktop.printing.pdf.style import TEXT_HEIGHT, TOP

WORDS = st.integers(1, 400).map(lambda count: " ".join(["ord"] * count))
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(
        Heading, level=st.integers(2, 4), text=st.integers(1, 30).map(lambda count: " ".join(["Rubrik"] * count))
    ),
    st.builds(Paragraph, WORDS),
    st.builds(Facts, st.lists(st.builds(Labelled, st.just("Ansvarig"), WORDS), min_size=1, max_size=3).map(tuple)),
    st.builds(Bullets, st.lists(WORDS, min_size=1, max_size=9).map(tuple)),
    st.builds(Panel, st.lists(st.builds(Paragraph, WORDS), min_size=1, max_size=5).map(tuple)),
)


def pages_of(blocks: list[Block]) -> list[PlacedPage]:
    return paginate(Composer(Element("Sect", None)).boxes(blocks))


@given(st.lists(BLOCKS, max_size=40))
def test_every_box_stands_between_the_margins_below_the_one_before(blocks: list[Block]) -> None:
    for page in pages_of(blocks):
        for placed in page:
            assert placed.top >= TOP
            assert placed.top + placed.box.height <= TOP + TEXT_HEIGHT + 0.01
        for upper, lower in pairwise(page):
            assert lower.top >= upper.top + upper.box.height - 0.01


@given(st.lists(BLOCKS, max_size=40))
def test_no_heading_stands_last_on_a_page_that_another_follows(blocks: list[Block]) -> None:
    for page in pages_of(blocks)[:-1]:
        last = page[-1].box
        if isinstance(last, TextBox) and last.element.tag.startswith("H"):
            # Nothing but a chain of headings that is longer than a page can end so.
            assert all(placed.box.keep_with_next for placed in page)


@given(st.lists(BLOCKS, max_size=40))
def test_no_page_but_a_documents_only_one_is_empty(blocks: list[Block]) -> None:
    pages = pages_of(blocks)
    assert all(pages) or len(pages) == 1


def test_a_paragraph_leaves_two_lines_on_either_page() -> None:
    paragraph = Paragraph("\n".join("rad" for _ in range(30)))
    for filler in range(40, 50):
        pages = pages_of([*(Paragraph("en rad") for _ in range(filler)), paragraph])
        parts = [placed.box for page in pages for placed in page if placed.box.height > 20]
        assert all(isinstance(part, TextBox) and len(part.lines) >= 2 for part in parts)


SHORT_PARTS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, level=st.just(3), text=st.just("Rubrik")),
    st.builds(Paragraph, st.integers(1, 60).map(lambda count: " ".join(["ord"] * count))),
)


def with_an_end(parts: list[Block]) -> list[Block]:
    return [*parts, Paragraph("Sist.")]


GROUPS = st.lists(SHORT_PARTS, max_size=20).map(with_an_end)


@given(st.lists(GROUPS, max_size=12))
def test_what_belongs_together_is_parted_only_where_no_page_holds_it(groups: list[list[Block]]) -> None:
    composer = Composer(Element("Sect", None))
    stacks = [composer.boxes([Together(tuple(group))]) for group in groups]
    pages = paginate([box for stack in stacks for box in stack])
    page_of = {id(placed.box): number for number, page in enumerate(pages) for placed in page}
    for stack in stacks:
        if stack_height(stack) <= TEXT_HEIGHT:
            assert len({page_of.get(id(box)) for box in stack}) == 1


def test_one_line_stands_under_a_chapters_heading_also_where_a_part_begins() -> None:
    blocks: list[Block] = [
        Heading(1, "Tydligt"),
        Together((Heading(2, "Värdeord"), Paragraph("Ett ord."))),
        Heading(2, "Två i ett"),
    ]
    kinds = [isinstance(placed.box, RuleBox) for page in pages_of([*blocks]) for placed in page]
    assert kinds == [False, True, False, False, True, False]
