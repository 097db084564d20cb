"""The list of the manual: every rule by criterion, those that fit what is searched for. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from styrkort_desktop.gui.outline import OutlineRow, RowKind
from styrkort_desktop.gui.rule_settings import said_of
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.rules import catalogue
from styrkort_desktop.rules.rule import Rule
from styrkort_desktop.rules.settings import setting_of
from styrkort_desktop.scorecard.findings import Criterion
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template import Template


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A row as the list shows it; `rule` is None for the heading of a criterion."""

    row: OutlineRow
    rule: Rule | None = None


def rule_rows(searched: str, template: Template | None, language: Language) -> tuple[RuleRow, ...]:
    """The rules that hold every word searched for, under the headings of their criteria."""
    wanted = searched.casefold().split()
    rows: list[RuleRow] = []
    for criterion in Criterion:
        found = [one for one in catalogue() if one.criterion is criterion and _fits(one, wanted, language)]
        if found:
            heading = criterion.label.into(language)
            rows.append(RuleRow(OutlineRow(RowKind.DIRECTION, heading, heading)))
            rows += (_row(one, template, language) for one in found)
    return tuple(rows)


def _fits(rule: Rule, wanted: list[str], language: Language) -> bool:
    texts = (rule.title, rule.says, rule.why, rule.mend)
    said = " ".join((rule.id, rule.name, *(one.into(language) for one in texts))).casefold()
    return all(word in said for word in wanted)


def _row(rule: Rule, template: Template | None, language: Language) -> RuleRow:
    name = f"{rule.id}  {rule.title.into(language)}"
    state = _state(rule, template, language) if template is not None else ""
    spoken = ", ".join(filter(None, (f"{rule.id} {rule.title.into(language)}", state)))
    return RuleRow(OutlineRow(RowKind.AREA, name, spoken, state=state, tone=Tone.QUIET), rule)


def _state(rule: Rule, template: Template, language: Language) -> str:
    if setting_of(rule, template).off:
        return QCoreApplication.translate("RuleRows", "avstängd")
    return QCoreApplication.translate("RuleRows", "ändrad") if said_of(rule, template, language) else ""
