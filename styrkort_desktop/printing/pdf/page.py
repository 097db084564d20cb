"""What is drawn on one page. Every mark is drawn for an element of the structure tree, or said to be decoration.

The vertical positions that callers give count downwards from the top edge of the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from styrkort_desktop.printing.pdf.fonts import FontsInUse
from styrkort_desktop.printing.pdf.structure import Element, StructureTree
from styrkort_desktop.printing.pdf.style import PAGE_HEIGHT, Colour
from styrkort_desktop.printing.pdf.text import Piece

_CIRCLE = 0.5523  # where the handles of a quarter circle drawn as a Bézier curve stand


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A part of the page that leads to another: corners as the file counts them, the target's page and top there."""

    left: float
    bottom: float
    right: float
    top: float
    target_page: int
    target_top: float
    title: str
    element: Element


@dataclass(slots=True)
class Page:
    """One page being drawn; `index` counts from 0."""

    index: int
    fonts: FontsInUse
    structure: StructureTree
    content: list[str] = field(default_factory=list)
    links: list[LinkArea] = field(default_factory=list)
    _fill: str = ""
    _stroke: str = ""
    _inside: bool = False

    @contextmanager
    def element(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to `element`."""
        number = self.structure.mark(self.index, element)
        with self._marked(f"/{element.tag} <</MCID {number}>> BDC"):
            yield

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """What is drawn inside says nothing that the text does not: rules, symbols beside words, repeated heads."""
        with self._marked("/Artifact BMC"):
            yield

    @contextmanager
    def footer(self) -> Iterator[None]:
        """What is drawn inside is the page's footer."""
        with self._marked("/Artifact <</Type/Pagination/Subtype/Footer>> BDC"):
            yield

    @contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        if self._inside:
            raise ValueError("a mark inside a mark")
        self._inside = True
        self.content.append(opening)
        try:
            yield
        finally:
            self.content.append("EMC")
            self._inside = False

    def text(self, left: float, baseline: float, pieces: Iterable[Piece]) -> None:
        """Draw pieces of text one after another on a baseline."""
        at = None
        for piece in pieces:
            self._fill_with(piece.colour)
            x, y = left + piece.offset, PAGE_HEIGHT - baseline
            name, codes = self.fonts.resource_name(piece.face), self.fonts.codes(piece.text, piece.face)
            if at is None:
                self._check()
                self.content.append("BT")
            move = f"{x:.2f} {y:.2f}" if at is None else f"{x - at[0]:.2f} {y - at[1]:.2f}"
            at = (x, y)
            self.content.append(f"/{name} {piece.size:g} Tf {move} Td <{codes}> Tj")
        if at is not None:
            self.content.append("ET")

    def rule(self, left: float, top: float, width: float, thickness: float, colour: Colour) -> None:
        """Draw a horizontal line of so many points below `top`."""
        self.rectangle(left, top, width, thickness, colour)

    def rectangle(self, left: float, top: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle."""
        self._check()
        self._fill_with(colour)
        self.content.append(f"{left:.2f} {PAGE_HEIGHT - top - height:.2f} {width:.2f} {height:.2f} re f")

    def polygon(self, points: Iterable[tuple[float, float]], colour: Colour) -> None:
        """Fill a polygon."""
        self._check()
        self._fill_with(colour)
        steps = [f"{x:.2f} {PAGE_HEIGHT - y:.2f}" for x, y in points]
        self.content.append(f"{steps[0]} m {' '.join(f'{step} l' for step in steps[1:])} h f")

    def circle(self, x: float, y: float, radius: float, colour: Colour, *, outline: float = 0) -> None:
        """Fill a circle, or draw its outline of so many points."""
        self._check()
        path = _arc(x, PAGE_HEIGHT - y, radius, quarters=4)
        if outline:
            self._stroke_with(colour)
            self.content.append(f"{outline:g} w {path} h S")
        else:
            self._fill_with(colour)
            self.content.append(f"{path} h f")

    def half_circle(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Fill the left half of a circle."""
        self._check()
        self._fill_with(colour)
        self.content.append(f"{_arc(x, PAGE_HEIGHT - y, radius, quarters=2)} h f")

    def _fill_with(self, colour: Colour) -> None:
        if colour.operands != self._fill:
            self._fill = colour.operands
            self.content.append(f"{self._fill} rg")

    def _stroke_with(self, colour: Colour) -> None:
        if colour.operands != self._stroke:
            self._stroke = colour.operands
            self.content.append(f"{self._stroke} RG")

    def _check(self) -> None:
        if not self._inside:
            raise ValueError("drawn outside every element: a screen reader would never come to it")


def _arc(x: float, y: float, radius: float, *, quarters: int) -> str:
    """A path round a point, from straight above and to the left, in quarters of a circle; `y` counts upwards."""
    dx, dy = 0.0, radius
    path = [f"{x + dx:.2f} {y + dy:.2f} m"]
    for _ in range(quarters):
        next_dx, next_dy = -dy, dx
        points = (
            (dx + next_dx * _CIRCLE, dy + next_dy * _CIRCLE),
            (next_dx + dx * _CIRCLE, next_dy + dy * _CIRCLE),
            (next_dx, next_dy),
        )
        path.append(" ".join(f"{x + px:.2f} {y + py:.2f}" for px, py in points) + " c")
        dx, dy = next_dx, next_dy
    return " ".join(path)
