"""Gathers every reason against a file, so that its sender hears them all at once; decides nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

from styrkort_desktop.scorecard.received import FileRefused, FileSpot, ReadRemark, Refusal
from styrkort_desktop.scorecard.texts import Text

LISTED_AT_MOST = 50
SHOWN_CHARACTERS = 80
# Whoever has made so many faults mends them in another way than one by one; looking for more costs only time.
LOOKED_FOR_AT_MOST = 1_000


def refuse(text: Text, spot: FileSpot | None = None) -> NoReturn:
    """Refuse a file for one reason. Raises FileRefused."""
    raise FileRefused((Refusal(spot or FileSpot(), text),))


def shown(found: str | None) -> str | None:
    """What stands in a cell, short enough for a message."""
    if found is None or len(found) <= SHOWN_CHARACTERS:
        return found
    return f"{found[: SHOWN_CHARACTERS - 1]}…"


def _place(spot: FileSpot) -> tuple[str | None, int | None, str | None]:
    return spot.sheet, spot.row, spot.column


class Problems:
    """The reasons against one file, and the remarks on it, while it is read."""

    def __init__(self) -> None:
        self.refusals: list[Refusal] = []
        self.remarks: list[ReadRemark] = []
        self._said: set[Refusal | ReadRemark] = set()
        self._places: set[tuple[str | None, int | None, str | None]] = set()

    def refuse(self, spot: FileSpot, text: Text) -> None:
        """Note a reason why the file cannot be taken; the same reason at the same place once.

        Raises FileRefused when there are more than anybody reads.
        """
        made = Refusal(spot, text)
        if made not in self._said:
            self._said.add(made)
            self._places.add(_place(spot))
            self.refusals.append(made)
            if len(self.refusals) == LOOKED_FOR_AT_MOST:
                self.raise_if_any()

    def has_refused(self, spot: FileSpot) -> bool:
        """Whether something about a cell has been refused already."""
        return _place(spot) in self._places

    def remark(self, spot: FileSpot, text: Text) -> None:
        """Note something that the sender should know of."""
        made = ReadRemark(spot, text)
        if made not in self._said:
            self._said.add(made)
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
