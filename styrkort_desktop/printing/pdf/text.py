"""Breaks text into lines. Knows type and widths, no pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from styrkort_desktop.printing.pdf.fonts import FaceName, drawable, face, legible
from styrkort_desktop.printing.pdf.style import Colour, TextStyle

Run = tuple[str, TextStyle]
"""A stretch of text in one style."""

_SPACES = re.compile(" +")
# After the hyphen of barn-och-ungdom and the slash of kunder/brukare: between two letters.
_WITHIN_WORD = re.compile(r"(?<=[^\W\d_][-/])(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one face and style; `offset` is where it begins, from the line's left end."""

    text: str
    face: FaceName
    size: float
    colour: Colour
    offset: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its pieces, the width that can be seen, and the height from its top to the next line's."""

    pieces: tuple[Piece, ...]
    width: float
    height: float
    size: float

    @property
    def ascent(self) -> float:
        """From the line's top to its baseline."""
        return (self.height - self.size) / 2 + self.size * 0.78


@dataclass(frozen=True, slots=True)
class _Word:
    """Text up to the next place where a line may end. `width` is without the spaces at its end."""

    parts: tuple[Run, ...]
    width: float
    full_width: float


def text_width(text: str, style: TextStyle) -> float:
    """How wide a text is on one line."""
    return sum(face(name).width(part) for part, name in drawable(text, style.face)) * style.size / 1000


def single_line(runs: Sequence[Run]) -> Line:
    """The runs on one line, however long."""
    return _line([(text.replace("\n", " "), style) for text, style in runs])


def widest_word(text: str, style: TextStyle) -> float:
    """The width of the longest part that is not broken."""
    words = (word for line in text.split("\n") for word in _words([(line, style)]))
    return max((word.width for word in words), default=0.0)


def break_lines(runs: Sequence[Run], width: float) -> list[Line]:
    """The runs in lines no wider than `width`; a line end in the text ends a line. A word that is wider is cut."""
    lines: list[Line] = []
    for paragraph in _paragraphs(runs):
        current: list[Run] = []
        used = 0.0
        for word in _words(paragraph):
            for part in _cut(word, width) if word.width > width else (word,):
                if current and used + part.width > width + 0.01:
                    lines.append(_line(current))
                    current, used = [], 0.0
                current.extend(part.parts)
                used += part.full_width
        lines.append(_line(current or paragraph))
    return lines


def _paragraphs(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs cut at line ends; an empty line is a space, for its height."""
    current: list[Run] = []
    for text, style in runs:
        for index, part in enumerate(text.split("\n")):
            if index:
                # The space keeps the words apart for readers that join the lines.
                yield [*current, (" ", style)]
                current = []
            if part:
                current.append((legible(part), style))
    if current:
        yield current


def _words(runs: Sequence[Run]) -> Iterator[_Word]:
    """The runs cut where a line may end; what touches across two runs stays together."""
    held: list[Run] = []
    for text, style in runs:
        for part, may_end in _breakable(text):
            held.append((part, style))
            if may_end:
                yield _word(held)
                held = []
    if held:
        yield _word(held)


def _breakable(text: str) -> Iterator[tuple[str, bool]]:
    position = 0
    for spaces in _SPACES.finditer(text):
        *parts, last = _WITHIN_WORD.split(text[position : spaces.start()])
        for part in parts:
            yield part, True
        yield last + " ", True
        position = spaces.end()
    *parts, last = _WITHIN_WORD.split(text[position:])
    for part in parts:
        yield part, True
    if last:
        yield last, False


def _word(parts: list[Run]) -> _Word:
    full = sum(text_width(text, style) for text, style in parts)
    text, style = parts[-1]
    return _Word(tuple(parts), full - (text_width(" ", style) if text.endswith(" ") else 0.0), full)


def _cut(word: _Word, width: float) -> Iterator[_Word]:
    """A word that is wider than the column, in parts that are not; letters are parted with a hyphen."""
    for text, style in word.parts:
        rest = text
        while text_width(rest.rstrip(), style) > width and len(rest) > 1:
            count = _fitting(rest, style, width - text_width("-", style))
            hyphen = "-" if rest[count - 1].isalpha() and rest[count].isalpha() else ""
            yield _word([(rest[:count] + hyphen, style)])
            rest = rest[count:]
        yield _word([(rest, style)])


def _fitting(text: str, style: TextStyle, width: float) -> int:
    """How many characters fit, at least one and never all."""
    used, room = 0.0, width * 1000 / style.size
    for count, character in enumerate(text[:-1]):
        used += sum(face(name).width(part) for part, name in drawable(character, style.face))
        if used > room:
            return max(count, 1)
    return len(text) - 1


def _line(runs: Sequence[Run]) -> Line:
    """One line of the runs. It keeps the space at its end: readers that join lines need it."""
    pieces: list[Piece] = []
    offset = 0.0
    highest = max((style for _, style in runs), key=lambda style: style.leading)
    merged: list[Run] = []
    for text, style in runs:
        if merged and merged[-1][1] is style:
            merged[-1] = (merged[-1][0] + text, style)
        else:
            merged.append((text, style))
    for text, style in merged:
        for part, name in drawable(text, style.face):
            if part:
                pieces.append(Piece(part, name, style.size, style.colour, offset))
                offset += face(name).width(part) * style.size / 1000
    seen = offset
    if pieces and pieces[-1].text.endswith(" "):
        seen -= face(pieces[-1].face).width(" ") * pieces[-1].size / 1000
    return Line(tuple(pieces), seen, highest.leading, highest.size)
