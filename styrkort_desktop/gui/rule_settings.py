"""Which rules a template has switched off or set otherwise, in words: so that a unit sees which, and what. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from styrkort_desktop.rules import catalogue
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.rules.rule import Rule
from styrkort_desktop.rules.settings import as_set, setting_of
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template import Template
from styrkort_desktop.template.settings import RuleSetting


@dataclass(frozen=True, slots=True)
class SetOtherwise:
    """A rule and what the template says of it."""

    rule: Rule
    what: str


def set_otherwise(template: Template, language: Language) -> tuple[SetOtherwise, ...]:
    """The rules that the template sets otherwise than they are from the beginning, in the catalogue's order."""
    found = []
    for rule in catalogue():
        said = said_of(rule, template, language)
        if said:
            found.append(SetOtherwise(rule, said))
    return tuple(found)


def said_of(rule: Rule, template: Template, language: Language) -> str:
    """How the template sets a rule otherwise; empty where it does not."""
    said = list(_said(rule, setting_of(rule, template), template, language))
    return f"{'; '.join(said)}." if said else ""


def _said(rule: Rule, setting: RuleSetting, template: Template, language: Language) -> Iterator[str]:
    always = _differences(rule, setting.at(None), language)
    if always:
        yield always
    for one in setting.rounds:
        there = _differences(rule, setting.at(one.round), language)
        if there != always:
            name = template.names("rounds").get(one.round, one.round)
            text = there or QCoreApplication.translate("RuleSettings", "som från början")
            yield QCoreApplication.translate("RuleSettings", "vid {0} {1}").format(name, text)


def _differences(rule: Rule, setting: RuleSetting, language: Language) -> str:
    """What holds instead of what the rule says itself; empty when nothing does."""
    if setting.off:
        return _with_reason(QCoreApplication.translate("RuleSettings", "avstängd"), setting)
    on = as_set(rule, setting)
    pattern = QCoreApplication.translate("RuleSettings", "{0} {1} i stället för {2}")
    told = []
    if on.severity is not rule.severity:
        name = QCoreApplication.translate("RuleSettings", "allvar")
        told.append(pattern.format(name, on.severity.label.into(language), rule.severity.label.into(language)))
    for one in rule.parameters:
        value = on.parameters[one.name]
        if value != one.default:
            name = one.help.into(language).rstrip(".")
            told.append(pattern.format(name, format_number(value), format_number(one.default)))
    return _with_reason("; ".join(told), setting)


def _with_reason(told: str, setting: RuleSetting) -> str:
    """What is set otherwise, with why where the template says so."""
    if not told or not is_given(setting.reason):
        return told
    reason = (setting.reason or "").strip().rstrip(".")
    return QCoreApplication.translate("RuleSettings", "{0} (skäl: {1})").format(told, reason)
