"""What a reader makes of a file: the scorecard as far as the file goes, and how far that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic

from styrkort_desktop.scorecard.cells import CellKey, Path
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.origin import DocumentOf
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.scorecard.wholes import Whole

ROWS_MEANT_BY_BEING_THERE = frozenset({"not_concerned", "factor_choice", "waiver", "frame_change"})


@dataclass(frozen=True, slots=True)
class FileSpot:
    """A place in a file, as far as known: sheet, row (from 1) and column as a person sees them, what stands there."""

    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    found: str | None = None


@dataclass(frozen=True, slots=True)
class ReadRemark:
    """Something taken from a file that its sender should know of: where it stood and what was made of it."""

    spot: FileSpot
    text: Text


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file, or one cell of it, cannot be taken, and what to do."""

    spot: FileSpot
    text: Text


class FileRefused(UserError):
    """A file that cannot be taken; `refusals` lists every reason found."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        self.refusals = refusals
        super().__init__(refusals[0].text)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which fields a file speaks of.

    `said` pairs (record, path prefix) with whether the file has it; the longest prefix that fits a cell decides, and
    what no prefix
    fits is in the file. A record with `()` said to be absent has its rows not in the file at all: nothing there is
    missing or deleted.
    """

    said: Mapping[tuple[str, Path], bool] = field(default_factory=dict)

    def covers(self, record: str, path: Path) -> bool:
        """Whether the file speaks of the cell at `path` of rows of this kind (`()`: whether it lists such rows)."""
        for length in range(len(path), -1, -1):
            found = self.said.get((record, path[:length]))
            if found is not None:
                return found
        return True


@dataclass(frozen=True)  # without slots: typing writes to what an alias of a generic class makes
class ReceivedOf(Generic[Whole]):
    """A file as it was read.

    `frozen`: the content as it went out, where the file carries it. `blanked`: cells that stand in the file, empty (a
    clearing).
    `asked`: kinds of rows without id (`outcome`, `waiver` …) whose missing row is a deletion to be asked about; where
    a kind is not
    in it, what is absent is cleared. `doubtful_labels`: ids that were not believed because the text beside them did
    not agree.
    """

    document: DocumentOf[Whole]
    frozen: Whole | None = None
    coverage: Coverage = field(default_factory=Coverage)
    blanked: frozenset[CellKey] = frozenset()
    asked: frozenset[str] = ROWS_MEANT_BY_BEING_THERE
    remarks: tuple[ReadRemark, ...] = ()

    @property
    def scorecard(self) -> Whole:
        """The scorecard, or the municipality's own, as far as the file goes."""
        return self.document.scorecard


Received = ReceivedOf[Scorecard]
AnyReceived = ReceivedOf[Scorecard] | ReceivedOf[Municipality]
