"""What a printed document says, as values: headings, paragraphs, tables. Knows neither paper nor any file format.

The PDF is laid out from these; so can a web page or a word processor's file be.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from styrkort_desktop.scorecard.choices import Status
from styrkort_desktop.scorecard.findings import Severity

Symbol = Status | Severity
"""What has a symbol of its own, drawn before the word that says the same."""


class Tone(StrEnum):
    """How loudly a paragraph speaks."""

    BODY = "body"
    LEAD = "lead"
    MUTED = "muted"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `level` counts from 1 and is never skipped, `kicker` is a short line above, `number` stands before it.

    `bookmark` is what the list of bookmarks and the contents call it; empty leaves it out of both.
    """

    level: int
    text: str
    kicker: str = ""
    number: str = ""
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text; a line end in it begins a new line."""

    text: str
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with what it is before it: `Ansvarig: rektor`."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Short labelled texts that run on after each other, or stand on a line each when they are `apart`."""

    items: tuple[Labelled, ...]
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """One longer labelled text of its own: an analysis, an action."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusLine:
    """A status, or how much a finding matters, in words with its symbol.

    `occasion` is when it was judged, `note` what more is to say of it.
    """

    status: Symbol | None
    word: str
    occasion: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    `figures` are aligned on the decimal comma; `width` is about so many characters, None takes what is left.
    """

    title: str
    width: float | None = None
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, a footnote's mark after it, smaller text under it; with a `status` its symbol stands before."""

    text: str = ""
    mark: str = ""
    detail: str = ""
    status: Symbol | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. `notes` run on under its cells over the whole width; `strong` is for sums."""

    cells: tuple[Cell, ...]
    notes: tuple[Labelled, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first column says what each row is about. `title` stands above it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Footnotes:
    """What the marks of the table above mean."""

    items: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A few blocks that stand out together: the summary."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page where one holds them: a rule with its examples. A table at their end may run on."""

    blocks: tuple[Block, ...]


Block = Heading | Paragraph | Facts | Story | Bullets | StatusLine | Table | Footnotes | Panel | Together


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part that begins on a new page; `footer` stands at the foot of its pages, `title` names it in progress."""

    title: str
    footer: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """A book's first page; the first chapter of the document follows its table of contents."""

    title: str
    kicker: str
    lines: tuple[str, ...]
    contents_title: str


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """All that is printed. `language` is a language tag; `page_words` says `sida {page} ({pages})`."""

    title: str
    author: str
    language: str
    page_words: str
    chapters: tuple[Chapter, ...]
    cover: Cover | None = field(default=None)
