"""The boxes that pages are stacked from: measured, splittable over pages, drawn where they end up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from styrkort_desktop.printing.blocks import Symbol
from styrkort_desktop.printing.pdf.page import LinkArea, Page
from styrkort_desktop.printing.pdf.structure import Element
from styrkort_desktop.printing.pdf.style import ACCENT, PAGE_HEIGHT, TINT, Colour
from styrkort_desktop.printing.pdf.symbols import SYMBOL_WIDTH, draw_symbol
from styrkort_desktop.printing.pdf.text import Line

_ALONE = 2  # a paragraph leaves at least so many lines on either page
_LONG_HEADING = 150.0  # a heading higher than this may be split: somebody wrote an essay in it
_LONG_PANEL = 400.0  # a panel higher than this goes on over a page's end
_PANEL_PADDING = 14.0


class Box(Protocol):
    """Something of a known height that stands in the column of text.

    `before` and `after` are the space it wants to its neighbours (the larger of two counts, none at a page's edges);
    `keep_with_next` says that a page does not end after it.
    """

    @property
    def before(self) -> float: ...

    @property
    def after(self) -> float: ...

    @property
    def keep_with_next(self) -> bool: ...

    @property
    def height(self) -> float: ...

    @property
    def least(self) -> float:
        """The room that its smallest first part needs."""
        ...

    def split(self, room: float, *, forced: bool) -> tuple[Box, Box] | None:
        """A first part no higher than `room`, and the rest; None to stay whole. `forced` on an empty page."""
        ...

    def draw(self, page: Page, left: float, top: float) -> None:
        """Draw it; `left` is the column's left edge, `top` counts downwards from the paper's edge."""
        ...


@dataclass(frozen=True, slots=True)
class Anchor:
    """What bookmarks and contents say of a heading."""

    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Label:
    """Text that stands left of a box's first line: a number, a bullet."""

    line: Line
    left: float
    element: Element


@dataclass(frozen=True, slots=True)
class TextBox:
    """Lines of text of one element."""

    lines: tuple[Line, ...]
    element: Element
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    whole: bool = False
    label: Label | None = None
    status: Symbol | None = None
    anchor: Anchor | None = None

    @property
    def height(self) -> float:
        return sum(line.height for line in self.lines)

    @property
    def least(self) -> float:
        if (self.whole and self.height <= _LONG_HEADING) or len(self.lines) < 2 * _ALONE:
            return self.height
        return sum(line.height for line in self.lines[:_ALONE])

    def split(self, room: float, *, forced: bool) -> tuple[Box, Box] | None:
        if self.whole and self.height <= _LONG_HEADING and not forced:
            return None
        count = fitting_lines(self.lines, room)
        if not forced:
            count = min(count, len(self.lines) - _ALONE)
            if count < _ALONE:
                return None
        if not 0 < count < len(self.lines):
            return None
        first = replace(self, lines=self.lines[:count], after=0.0, keep_with_next=False)
        rest = replace(self, lines=self.lines[count:], before=0.0, label=None, status=None, anchor=None)
        return first, rest

    def draw(self, page: Page, left: float, top: float) -> None:
        if self.label is not None:
            with page.element(self.label.element):
                page.text(left + self.label.left, top + self.label.line.ascent, self.label.line.pieces)
        if self.status is not None:
            with page.decoration():
                draw_symbol(page, self.status, left + self.left, top + self.lines[0].ascent)
        shift = SYMBOL_WIDTH if self.status is not None else 0.0
        with page.element(self.element):
            for line in self.lines:
                page.text(left + self.left + shift, top + line.ascent, line.pieces)
                top += line.height


@dataclass(frozen=True, slots=True)
class RuleBox:
    """A line across the column."""

    width: float
    thickness: float
    colour: Colour
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = True

    @property
    def height(self) -> float:
        return self.thickness

    @property
    def least(self) -> float:
        return self.thickness

    def split(self, room: float, *, forced: bool) -> tuple[Box, Box] | None:  # noqa: ARG002 - never split
        return None

    def draw(self, page: Page, left: float, top: float) -> None:
        with page.decoration():
            page.rule(left, top, self.width, self.thickness, self.colour)


@dataclass(frozen=True, slots=True)
class PanelBox:
    """Boxes on a tinted ground."""

    boxes: tuple[Box, ...]
    width: float
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False

    @property
    def height(self) -> float:
        return stack_height(self.boxes) + 2 * _PANEL_PADDING

    @property
    def least(self) -> float:
        return self.height if self.height <= _LONG_PANEL else self.boxes[0].least + 2 * _PANEL_PADDING

    def split(self, room: float, *, forced: bool) -> tuple[Box, Box] | None:
        if not forced and self.height <= _LONG_PANEL:
            return None
        count = len(self.boxes)
        while count > 1 and stack_height(self.boxes[:count]) + 2 * _PANEL_PADDING > room:
            count -= 1
        first, rest = self.boxes[:count], self.boxes[count:]
        if count == 1 and stack_height(first) + 2 * _PANEL_PADDING > room:
            parts = first[0].split(room - 2 * _PANEL_PADDING, forced=forced)
            if parts is None:
                return None
            first, rest = (parts[0],), (parts[1], *rest)
        return (replace(self, boxes=first), replace(self, boxes=rest)) if rest else None

    def draw(self, page: Page, left: float, top: float) -> None:
        with page.decoration():
            page.rectangle(left, top, self.width, self.height, TINT)
            page.rectangle(left, top, 3, self.height, ACCENT)
        top += _PANEL_PADDING
        for index, box in enumerate(self.boxes):
            top += max(self.boxes[index - 1].after, box.before) if index else 0.0
            box.draw(page, left + _PANEL_PADDING + 3, top)
            top += box.height


@dataclass(frozen=True, slots=True)
class ContentsBox:
    """One line of a table of contents, a link to its page: title at the left, page number at the right."""

    lines: tuple[Line, ...]
    number: Line
    element: Element
    width: float
    left: float
    target_page: int
    target_top: float
    title: str
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False

    @property
    def height(self) -> float:
        return sum(line.height for line in self.lines)

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float, *, forced: bool) -> tuple[Box, Box] | None:  # noqa: ARG002 - never split
        return None

    def draw(self, page: Page, left: float, top: float) -> None:
        area = LinkArea(
            left + self.left,
            PAGE_HEIGHT - top - self.height,
            left + self.width,
            PAGE_HEIGHT - top,
            self.target_page,
            self.target_top,
            self.title,
            self.element,
        )
        with page.element(self.element):
            for line in self.lines:
                page.text(left + self.left, top + line.ascent, line.pieces)
                top += line.height
            baseline = top - self.lines[-1].height + self.lines[-1].ascent
            page.text(left + self.width - self.number.width, baseline, self.number.pieces)
        page.links.append(area)


def fitting_lines(lines: Sequence[Line], room: float) -> int:
    """How many lines, from the first on, are no higher than `room` together."""
    used = 0.0
    for count, line in enumerate(lines):
        used += line.height
        if used > room:
            return count
    return len(lines)


def stack_height(boxes: Sequence[Box]) -> float:
    """The height of boxes one below the other."""
    gaps = sum(max(upper.after, lower.before) for upper, lower in pairwise(boxes))
    return sum(box.height for box in boxes) + gaps
