"""The text of one cell of an OpenDocument, from its paragraphs; standard library only, runs in the worker."""

from __future__ import annotations

import re

from styrkort_desktop.exchange.untrusted_xml import Malformed, Reason

TEXT_OF_ONE_CELL_LIMIT = 1_000_000

# What an element stands for, held apart from characters of the file until those are laid right.
_BLANK, _TAB, _BREAK = "\0", "\1", "\2"
_MEANT = str.maketrans({_BLANK: " ", _TAB: "\t", _BREAK: "\n"})
# A line break among the characters is how a program laid out its file, and so are the blanks around it.
_LAID_OUT = re.compile(r"[ \t\r\n]*[\t\r\n][ \t\r\n]*")


class CellText:
    """Gathers what a person sees in a cell: paragraphs are its lines.

    Blanks are elements, except that LibreOffice writes them as they are in texts of several lines: so they are kept.
    """

    def __init__(self) -> None:
        self.is_open = False
        self._paragraphs: list[str] = []
        self._pieces: list[str] = []
        self._length = 0

    def begin_paragraph(self) -> None:
        """A paragraph begins."""
        self.is_open = True
        self._pieces = []

    def blanks(self, count: int) -> None:
        """Add a number of blanks. Raises Malformed when no cell can hold them."""
        if count > TEXT_OF_ONE_CELL_LIMIT:
            raise Malformed(Reason.TOO_LARGE)
        self.add(_BLANK * count)

    def tab(self) -> None:
        """Add a tab."""
        self.add(_TAB)

    def line_break(self) -> None:
        """Add a line break within the paragraph."""
        self.add(_BREAK)

    def add(self, data: str) -> None:
        """Add characters of the file. Raises Malformed when they are more than a cell can hold."""
        self._length += len(data)
        if self._length > TEXT_OF_ONE_CELL_LIMIT:
            raise Malformed(Reason.TOO_LARGE)
        self._pieces.append(data)

    def end_paragraph(self) -> None:
        """The paragraph ends."""
        text = "".join(self._pieces)
        if "\n" in text or "\t" in text:
            text = _LAID_OUT.sub(lambda match: " " if match.start() and match.end() < len(text) else "", text)
        self._paragraphs.append(text.translate(_MEANT))
        self.is_open = False

    def joined(self) -> str:
        """The whole text."""
        return "\n".join(self._paragraphs)
