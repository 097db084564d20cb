"""A hostile file: what it is called, how it is made, and what must come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from styrkort_desktop.scorecard.scorecard import Scorecard
from tests.exchange.cards import small

SECRET = "HEMLIGHETEN"
"""Stands in files that are refused for their form: it may be in nothing that is said."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What must come of a file: a refusal with some words, or a scorecard."""

    words: str = ""
    scorecard: Callable[[], Scorecard] | None = None

    @property
    def is_taken(self) -> bool:
        return self.scorecard is not None


def refused(words: str) -> Expected:
    """The file is refused; the words stand in what is said."""
    return Expected(words=words)


def taken(scorecard: Callable[[], Scorecard] = small) -> Expected:
    """The file is read, and this is what it says."""
    return Expected(scorecard=scorecard)


def said(text: str) -> Scorecard:
    """The scorecard of the corpus with another text of its goal."""
    return small(text=text)


def measured(value: float) -> Scorecard:
    """The scorecard of the corpus with another outcome of its indicator."""
    return small(value=value)


Make = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class HostileFile:
    """One file of the corpus."""

    name: str
    called: str
    make: Make
    expected: Expected


@dataclass(slots=True)
class Files:
    """The files of one part of the corpus."""

    listed: list[HostileFile] = field(default_factory=list)

    def file(self, expected: Expected, called: str = "styrkort.xlsx") -> Callable[[Make], Make]:
        """Note the function below as one that makes a file; its name is the file's in the corpus."""

        def note(make: Make) -> Make:
            self.add(make.__name__, expected, make, called)
            return make

        return note

    def add(self, name: str, expected: Expected, make: Make, called: str = "styrkort.xlsx") -> None:
        """Note a file that needs no function of its own."""
        self.listed.append(HostileFile(name, called, make, expected))
