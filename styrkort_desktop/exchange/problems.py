"""Gathers every reason against a file, so that its sender hears them all at once; decides nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

from styrkort_desktop.scorecard.received import FileRefused, FileSpot, ReadRemark, Refusal
from styrkort_desktop.scorecard.texts import Text

LISTED_AT_MOST = 50
SHOWN_CHARACTERS = 80


def refuse(text: Text, spot: FileSpot | None = None) -> NoReturn:
    """Refuse a file for one reason. Raises FileRefused."""
    raise FileRefused((Refusal(spot or FileSpot(), text),))


def shown(found: str | None) -> str | None:
    """What stands in a cell, short enough for a message."""
    if found is None or len(found) <= SHOWN_CHARACTERS:
        return found
    return f"{found[: SHOWN_CHARACTERS - 1]}…"


class Problems:
    """The reasons against one file, and the remarks on it, while it is read."""

    def __init__(self) -> None:
        self.refusals: list[Refusal] = []
        self.remarks: list[ReadRemark] = []

    def refuse(self, spot: FileSpot, text: Text) -> None:
        """Note a reason why the file cannot be taken; the same reason at the same place once."""
        made = Refusal(spot, text)
        if made not in self.refusals:
            self.refusals.append(made)

    def remark(self, spot: FileSpot, text: Text) -> None:
        """Note something that the sender should know of."""
        made = ReadRemark(spot, text)
        if made not in self.remarks:
            self.remarks.append(made)

    def raise_if_any(self) -> None:
        """Raise FileRefused with every reason; beyond fifty only their number is said."""
        if self.refusals:
            raise refused_for(self.refusals)


def refused_for(refusals: Iterable[Refusal]) -> FileRefused:
    """The error that tells reasons, at most fifty and then their number."""
    found = tuple(refusals)
    more = len(found) - LISTED_AT_MOST
    if more > 0:
        text = Text("… och {more} fel till i filen.", "… and {more} more faults in the file.").format(more=more)
        found = (*found[:LISTED_AT_MOST], Refusal(FileSpot(), text))
    return FileRefused(found)
