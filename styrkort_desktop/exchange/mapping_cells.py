"""Reads single cells of a municipality's own spreadsheet by the grammar that all imports have: a value, or why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from styrkort_desktop.exchange.cell_reader import CellReader, Measure, Reading
from styrkort_desktop.exchange.choice_lists import ChoiceLists
from styrkort_desktop.exchange.layout import Column, column
from styrkort_desktop.exchange.mapping import Means
from styrkort_desktop.exchange.mapping_content import NO_FIGURE
from styrkort_desktop.exchange.mapping_preview import Why
from styrkort_desktop.exchange.mapping_words import HeadingWords, sex_called
from styrkort_desktop.exchange.problems import Problems
from styrkort_desktop.exchange.spreadsheet import Book, Cell
from styrkort_desktop.scorecard.choices import Better, Frequency
from styrkort_desktop.scorecard.field_types import YEAR, NumberType, TextType
from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.texts import Text, folded

INDICATOR_FIELDS: Mapping[Means, str] = {
    Means.UNIT: "unit",
    Means.BETTER: "better",
    Means.SOURCE: "source",
    Means.FREQUENCY: "frequency",
    Means.INDICATOR_RESPONSIBLE: "responsible",
    Means.DEFINITION: "definition",
    Means.LEVEL_REASON: "level_reason",
    Means.KOLADA: "kolada",
}
"""The columns that are one field of an indicator."""

_FIGURE = Column("figure", Text("", ""), NumberType(), quantity=True)
_NO_MEASURE = Measure()
_YEAR = Column("year", Text("", ""), YEAR)
_TEXT = Column("text", Text("", ""), TextType(long=True))
_FIELDS = {means: column(Indicator, name) for means, name in INDICATOR_FIELDS.items()}
_RESPONSIBLE = column(Goal, "responsible")
_BETTER_WORDS: Mapping[Better, str] = {
    Better.INCREASE: "öka, ökar, ökande, ökning, ska öka, högre, högre är bättre, hög, uppåt, upp, ↑, ↗, +, stigande",
    Better.DECREASE: "minska, minskar, minskande, minskning, ska minska, lägre, lägre är bättre, låg, nedåt, ned, ner, "
    "↓, ↘, -, sjunkande",
    Better.KEEP: "behålla, behåll, bibehålla, bibehållen, oförändrad, oförändrat, stabil, samma nivå, →, =",
    Better.INTERVAL: "intervall, inom intervall, inom intervallet",
}
_FREQUENCY_WORDS: Mapping[Frequency, str] = {
    Frequency.YEAR: "årligen, årsvis, år, helår, varje år, per år, 1 gång/år, 1 ggr/år, en gång per år, "
    "1 gång per år, en gång om året, årsbokslut, vid årsbokslut, bokslut, 1/år",
    Frequency.ROUND: "tertial, tertialvis, delår, delår och år, varje tertial, vid delår, 3 ggr/år, tre gånger per år, "
    "3 gånger per år, varje uppföljning, vid varje uppföljning",
    Frequency.QUARTER: "kvartal, kvartalsvis, varje kvartal, 4 ggr/år",
    Frequency.MONTH: "månad, månadsvis, varje månad, månatligen, 12 ggr/år",
    Frequency.EVERY_SECOND_YEAR: "vartannat år, vart annat år, vart 2:a år, varannat år, vart andra år",
    Frequency.EVERY_THIRD_YEAR: "vart tredje år, vart 3:e år",
    Frequency.ONCE: "en gång, engångsmätning, en mätning",
}
_WORDS: dict[Means, dict[str, Any]] = {
    means: {folded(word.strip()): choice for choice, said in words.items() for word in said.split(",")}
    for means, words in ((Means.BETTER, _BETTER_WORDS), (Means.FREQUENCY, _FREQUENCY_WORDS))
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that was read: whether it was written as a percentage, or as yes or no."""

    value: float
    percent: bool = False
    word: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """Why a cell gives nothing."""

    why: Why
    text: Text


class Cells:
    """The cells of one file."""

    def __init__(self, book: Book, lists: ChoiceLists, words: HeadingWords) -> None:
        self.book = book
        self._lists = lists
        self._words = words

    def holds(self, cell: Cell) -> bool:
        """Whether a person sees anything in a cell, or a formula stands there."""
        return cell.formula or cell.kind in ("e", "f") or bool(self.book.seen(cell).strip())

    def text(self, cell: Cell, spot: FileSpot) -> str | Not:
        """A cell as a text without blanks around it."""
        found = self._read(cell, _TEXT, spot)
        return found if isinstance(found, Not) else str(found).strip()

    def figure(self, cell: Cell, spot: FileSpot, unit: str | None) -> Figure | Not:
        """A cell as a figure in a unit; with no unit known a percentage is read too."""
        if cell.kind == "s" and folded(cell.text) in NO_FIGURE:
            return Not(Why.NO_FIGURE, _NO_FIGURE)
        found = self._read(cell, _FIGURE, spot, Measure(unit or "%", yes_no=True))
        if isinstance(found, Not):
            return found
        typed = cell.kind == "s"
        return Figure(
            float(found),
            percent=cell.style == "p" or (typed and cell.text.rstrip().endswith("%")),
            word=typed and not any(one.isdigit() for one in cell.text),
        )

    def year(self, cell: Cell, spot: FileSpot) -> int | Not:
        """A cell as a year."""
        if cell.kind == "s" and (stripped := cell.text.strip()) != cell.text:
            cell = cell._replace(text=stripped)
        found = self._read(cell, _YEAR, spot)
        return found if isinstance(found, Not) else int(found)

    def round(self, cell: Cell) -> tuple[str | None] | Not:
        """A cell as a round, None in it for the whole year."""
        key, is_round = self._words.round_called(self.book.seen(cell))
        return (key,) if is_round else Not(Why.NO_CHOICE, _no_choice(self.book.seen(cell)))

    def sex(self, cell: Cell) -> object:
        """A cell as a sex."""
        return sex_called(self.book.seen(cell)) or Not(Why.NO_CHOICE, _no_choice(self.book.seen(cell)))

    def field(self, means: Means, cell: Cell, spot: FileSpot) -> Any:
        """A cell as the field of an indicator, or of the goal, that its column is."""
        chosen = _WORDS.get(means, {}).get(folded(self.book.seen(cell)).strip(" ."))
        if chosen is not None:
            return chosen
        asked = _RESPONSIBLE if means is Means.RESPONSIBLE else _FIELDS[means]
        found = self._read(cell, asked, spot)
        return found.strip() if isinstance(found, str) and type(found) is str else found

    def _read(self, cell: Cell, asked: Column, spot: FileSpot, measure: Measure = _NO_MEASURE) -> Any:
        problems = Problems()
        found = CellReader(self.book, self._lists, problems).read(cell, asked, spot, measure)
        if not isinstance(found, Reading):
            return found
        if not problems.refusals:
            return Not(Why.NOT_POSSIBLE, _NOTHING)
        is_number = isinstance(asked.type, NumberType) or asked is _YEAR
        why = Why.NO_NUMBER if is_number else Why.NO_CHOICE if asked.key in _CHOICES else Why.NOT_POSSIBLE
        return Not(why, problems.refusals[0].text)


_CHOICES = ("better", "frequency")


def _no_choice(found: str) -> Text:
    return Text("”{found}” går inte att förstå här.", "“{found}” cannot be understood here.").format(found=found)


_NO_FIGURE = Text("Här står ingen siffra.", "No figure stands here.")
_NOTHING = Text("Cellen går inte att läsa.", "The cell cannot be read.")
