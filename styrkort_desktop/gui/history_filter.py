"""What a person has asked of the history, as a value: the choices of the page, and the filter that they mean."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from styrkort_desktop.scorecard.cells import Path
from styrkort_desktop.store import HistoryFilter, beginning_of_day


class Period(StrEnum):
    """How far back is looked."""

    EVER = "ever"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_DAYS = {Period.TODAY: 0, Period.WEEK: 6, Period.MONTH: 29, Period.YEAR: 364}


@dataclass(frozen=True, slots=True)
class OnlyField:
    """One field of one row; `label` says which."""

    row: str
    path: Path
    label: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page is to show.

    `goal`: a goal's id. `every_unit`: not only the one in hand. `since_sent`: what differs from the newest dispatch.
    """

    text: str = ""
    goal: str | None = None
    who: str | None = None
    period: Period = Period.EVER
    every_unit: bool = False
    since_sent: bool = False
    only: OnlyField | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything is left out that could be shown of the unit."""
        return self != Asked(every_unit=self.every_unit)

    def filter(self, unit: str, today: datetime.date) -> HistoryFilter:
        """What to ask of the store."""
        days = _DAYS.get(self.period)
        return HistoryFilter(
            units=() if self.every_unit else (unit,),
            row=self.only.row if self.only else self.goal,
            field=self.only.path if self.only else None,
            who=self.who,
            since=None if days is None else beginning_of_day(today - datetime.timedelta(days=days)),
            text=self.text.strip() or None,
        )
