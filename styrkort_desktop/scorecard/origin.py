"""Where a file comes from: what a merge finds the common ancestors by (FORMATS section 5)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Generic

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.wholes import Whole

FOLLOWS_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Origin:
    """The dispatch (utskick) that a file was made as.

    `dispatch` is a digest of content and database; `follows` names earlier dispatches of the unit in that database,
    newest first;
    `contains` pairs other databases with the dispatch of theirs that the content holds.
    """

    dispatch: str
    database: str
    made: datetime.datetime
    follows: tuple[str, ...] = ()
    contains: tuple[tuple[str, str], ...] = ()

    def contained(self, database: str) -> str | None:
        """The dispatch of `database` that the content holds, if any."""
        return dict(self.contains).get(database)


@dataclass(frozen=True)  # without slots: typing writes to what an alias of a generic class makes
class DocumentOf(Generic[Whole]):
    """A scorecard, or the municipality's own, as it stands in a file, with its origin if the file says one."""

    scorecard: Whole
    origin: Origin | None = None


Document = DocumentOf[Scorecard]
