"""How the template sets the rules: which are on, how much they matter, with which parameters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from styrkort_desktop.rules.rule import Parameters, Rule
from styrkort_desktop.scorecard.findings import Severity
from styrkort_desktop.template.settings import RuleSetting
from styrkort_desktop.template.template import Template


@dataclass(frozen=True, slots=True)
class SetRule:
    """A rule that is on, with the severity and the parameters that hold."""

    rule: Rule
    severity: Severity
    parameters: Parameters


def set_rules(rules: Iterable[Rule], template: Template, round_key: str | None = None) -> tuple[SetRule, ...]:
    """The rules that are on in a template, at a round or outside any. A setting may name a rule by its id or name."""
    settings = {setting.rule: setting.at(round_key) for setting in template.rules}
    found = []
    for rule in rules:
        setting = settings.get(rule.id) or settings.get(rule.name) or RuleSetting(rule=rule.id)
        if not setting.off:
            found.append(as_set(rule, setting))
    return tuple(found)


def setting_of(rule: Rule, template: Template) -> RuleSetting:
    """What a template says of a rule, exceptions by round included."""
    settings = {setting.rule: setting for setting in template.rules}
    return settings.get(rule.id) or settings.get(rule.name) or RuleSetting(rule=rule.id)


def as_set(rule: Rule, setting: RuleSetting) -> SetRule:
    """The rule with what a setting says of it, as if it were on."""
    return SetRule(rule, setting.severity or rule.severity, _parameters(rule, setting))


def _parameters(rule: Rule, setting: RuleSetting) -> Parameters:
    """The template's values where they are within bounds, the rule's defaults elsewhere."""
    made: dict[str, float] = {}
    for parameter in rule.parameters:
        value = setting.parameter(parameter.name)
        made[parameter.name] = (
            value if isinstance(value, (int, float)) and parameter.allows(value) else parameter.default
        )
    return made
