"""Years, months and reporting rounds as values."""

from __future__ import annotations

import re
from dataclasses import dataclass

FIRST_YEAR = 1900
LAST_YEAR = 2199

_ROUND = re.compile(r"(\d{4})/([^\s/.]+)")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, order=True)
class RoundRef:
    """A reporting round of a year, written `2016/t1`; `key` is the template's."""

    year: int
    key: str

    def __str__(self) -> str:
        return f"{self.year}/{self.key}"

    @classmethod
    def parse(cls, text: str) -> RoundRef:
        """Read `2016/t1`. Raises ValueError for anything else."""
        match = _ROUND.fullmatch(text)
        if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            raise ValueError(text)
        return cls(int(match[1]), match[2])


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year, written `2017-04`."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read `2017-04`. Raises ValueError for anything else."""
        match = _MONTH.fullmatch(text)
        if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            raise ValueError(text)
        return cls(int(match[1]), int(match[2]))
