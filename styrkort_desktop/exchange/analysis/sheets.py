"""Which sheets the consolidated workbook has, in which order. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from styrkort_desktop.exchange.analysis.flat import FlatSheet, UnitRows
from styrkort_desktop.exchange.analysis.long_values import values_sheet
from styrkort_desktop.exchange.analysis.overview import coverage_sheet, findings_sheet
from styrkort_desktop.exchange.analysis.tables_flat import answers_sheet, table_sheets
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template import Template


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the consolidated workbook is made from: scorecards, what the checker says of them, and the day."""

    scorecards: tuple[Scorecard, ...]
    findings: tuple[Finding, ...]
    template: Template
    day: datetime.date
    language: Language = Language.SWEDISH

    def sheets(self) -> Iterator[FlatSheet]:
        """Coverage, values, what each unit answers once, the tables as in the units' workbooks, findings."""
        units = [UnitRows(one, self.template, self.language, self.day) for one in self.scorecards]
        yield coverage_sheet(units, self.template)
        yield values_sheet(units)
        yield answers_sheet(units)
        yield from table_sheets(units)
        yield findings_sheet(units, self.findings, self.language)
