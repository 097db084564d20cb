"""What every part of a sheet needs to know: scorecard, template, language, how names and figures are written."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from styrkort_desktop.printing.as_of import order_of
from styrkort_desktop.printing.blocks import Labelled
from styrkort_desktop.printing.options import PrintOptions
from styrkort_desktop.scorecard.choices import STATUS, Stage, Status, UnitKind
from styrkort_desktop.scorecard.field_types import ChoiceType
from styrkort_desktop.scorecard.fields import field_of
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.numbers import NO_BREAK_SPACE, format_number
from styrkort_desktop.scorecard.periods import Month, RoundRef
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language, Text
from styrkort_desktop.template import Template
from styrkort_desktop.template.parts import Unit

MISSING_VALUE = "–"
HIDDEN_COUNT = ".."

_MONTHS = Text(
    "januari februari mars april maj juni juli augusti september oktober november december",
    "January February March April May June July August September October November December",
)


@dataclass(frozen=True, slots=True)
class SheetContext:
    """One scorecard about to be printed. `in_book` leaves out what is not published; `shown` is the round it shows."""

    scorecard: Scorecard
    template: Template
    options: PrintOptions
    shown: RoundRef | None
    in_book: bool = False

    # -- words

    def say(self, text: Text, **values: object) -> str:
        """A text in the print's language, with `values` put in."""
        return (text.format(**values) if values else text).into(self.options.language)

    def label(self, record: type, name: str) -> str:
        """The label of a declared field."""
        return self.say(field_of(record, name).label)

    def choice(self, type: ChoiceType, value: StrEnum) -> str:
        """The name of one of the fixed alternatives."""
        return self.say(type.labels[value])

    def name(self, of: str, key: str) -> str:
        """The template's name of a key; the key itself where the template lacks it."""
        return self.template.names(of).get(key, key)

    def names(self, of: str, keys: Iterable[str]) -> str:
        """Several of them, with commas."""
        return ", ".join(self.name(of, key) for key in keys)

    def month_name(self, month: int) -> str:
        """The name of a month, 1 to 12."""
        return self.say(_MONTHS).split()[month - 1]

    def month(self, month: Month) -> str:
        """A month of a year: `april 2017`."""
        return f"{self.month_name(month.month)}{NO_BREAK_SPACE}{month.year}"

    # -- figures

    def number(self, value: float | None) -> str:
        """A number in Swedish form; a dash for none."""
        return MISSING_VALUE if value is None else format_number(value)

    def date(self, day: datetime.date) -> str:
        """A date, as Swedes write it."""
        return day.isoformat()

    # -- the unit

    @property
    def unit(self) -> Unit | None:
        """The template's unit; None for a code that it lacks."""
        return next((unit for unit in self.template.units if unit.is_called(self.scorecard.unit.code)), None)

    @property
    def unit_name(self) -> str:
        """The unit's name, or its code."""
        return (self.unit.name if self.unit else self.scorecard.unit.name) or self.scorecard.unit.code

    @property
    def is_company(self) -> bool:
        """Whether the unit is a bolag, which has owners' targets and no frame."""
        kind = self.unit.kind if self.unit else self.scorecard.unit.kind
        return kind is UnitKind.BOLAG

    @property
    def stage(self) -> str:
        """How far the scorecard has come, in words: the decision in full once there is one."""
        scorecard, decision = self.scorecard, self.scorecard.decision
        if scorecard.stage is not Stage.DECIDED:
            return self.say(_STAGES[scorecard.stage])
        if decision is None:
            return self.say(_STAGES[Stage.DECIDED])
        parts = [
            decision.body and self.say(Text("av {body}", "by {body}"), body=decision.body),
            decision.date and self.date(decision.date),
            decision.paragraph and decision.paragraph.replace("§ ", f"§{NO_BREAK_SPACE}"),
            decision.record and self.say(Text("(dnr {record})", "(ref. {record})"), record=decision.record),
        ]
        return " ".join([self.say(_STAGES[Stage.DECIDED]), *(part for part in parts if part)])

    # -- rounds

    def round_name(self, ref: RoundRef) -> str:
        """A round of a year: `Delår januari–april 2016`."""
        return f"{self.name('rounds', ref.key)}{NO_BREAK_SPACE}{ref.year}"

    def occasion(self, year: int, key: str | None) -> str:
        """When an outcome was measured, short: `2016`, or `jan–apr 2016` for a round's."""
        if key is None:
            return str(year)
        for one in self.template.rounds:
            if one.key == key and not one.is_year_end:
                first, last = (self.month_name(month)[:3] for month in (one.months.first, one.months.last))
                return f"{first}–{last}{NO_BREAK_SPACE}{year}"
        return str(year) if any(one.key == key for one in self.template.rounds) else f"{key}{NO_BREAK_SPACE}{year}"

    def order(self, year: int, key: str | None) -> tuple[int, int, int]:
        """Where a round stands in time, for sorting."""
        return order_of(year, key, self.template)

    def status_word(self, ref: RoundRef, status: Status) -> str:
        """What the round calls a status."""
        if self.options.language is Language.SWEDISH and any(one.key == ref.key for one in self.template.rounds):
            return self.template.status_word(ref, status)
        return self.choice(STATUS, status)

    # -- findings

    def findings_of(
        self, *, area: str | None = None, goal: str | None = None, indicator: str | None = None
    ) -> tuple[Finding, ...]:
        """What the checker says of exactly this place (none given: the scorecard as a whole)."""
        return tuple(
            finding
            for finding in self.options.findings or ()
            if finding.place.unit == self.scorecard.unit.code
            and finding.place.goal == goal
            and finding.place.indicator == indicator
            and (goal is not None or finding.place.area == area)
        )


_STAGES = {
    Stage.DRAFT: Text("Utkast", "Draft"),
    Stage.PROPOSAL: Text("Förslag", "Proposal"),
    Stage.DECIDED: Text("Beslutat", "Decided"),
}


def labelled(pairs: Iterable[tuple[str, str | None]]) -> Iterator[Labelled]:
    """The pairs that have a text."""
    for label, text in pairs:
        if text:
            yield Labelled(label, text)


class Notes:
    """The footnotes of one table: the same text has the same mark."""

    _SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

    def __init__(self) -> None:
        self._marks: dict[str, str] = {}

    def mark(self, text: str) -> str:
        """The mark that stands where the text belongs."""
        return self._marks.setdefault(text, str(len(self._marks) + 1).translate(self._SUPERSCRIPTS))

    @property
    def items(self) -> tuple[Labelled, ...]:
        """Every note with its mark, in order."""
        return tuple(Labelled(mark, text) for text, mark in self._marks.items())
