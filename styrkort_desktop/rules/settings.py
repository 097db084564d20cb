"""How the template sets the rules: which are on, how much they matter, with which parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from styrkort_desktop.rules.context import CheckContext, Phase
from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts, ScorecardFacts
from styrkort_desktop.rules.registry import Registry
from styrkort_desktop.rules.rule import Hit, Parameters, Rule
from styrkort_desktop.scorecard.findings import Severity
from styrkort_desktop.scorecard.scorecard import Waiver
from styrkort_desktop.template.settings import RuleSetting
from styrkort_desktop.template.template import Template

_About = TypeVar("_About")


@dataclass(frozen=True, slots=True)
class SetRule:
    """A rule that is on, with the severity and the parameters that hold."""

    rule: Rule
    severity: Severity
    parameters: Parameters


@dataclass(frozen=True, slots=True)
class Speaking(Generic[_About]):
    """A rule that is on and speaks, with its check of one kind of thing."""

    on: SetRule
    check: Callable[[_About, Parameters], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """The rules that are on and speak, of each kind in the registry's order."""

    of_goals: tuple[Speaking[GoalFacts], ...]
    of_indicators: tuple[Speaking[IndicatorFacts], ...]
    of_scorecards: tuple[Speaking[ScorecardFacts], ...]
    of_waivers: tuple[Speaking[Waiver], ...]
    of_companies: tuple[Speaking[CheckContext], ...]

    @property
    def names(self) -> frozenset[str]:
        """Their ids and names."""
        kinds = (self.of_goals, self.of_indicators, self.of_scorecards, self.of_waivers, self.of_companies)
        rules = [one.on.rule for kind in kinds for one in kind]
        return frozenset(name for rule in rules for name in (rule.id, rule.name))


def rules_in_force(
    registry: Registry, template: Template, phases: frozenset[Phase], round_key: str | None = None
) -> RulesInForce:
    """The rules that are on in a template and speak in some phases, at a round or outside any.

    A setting may name a rule by its id or name.
    """
    settings = {setting.rule: setting.at(round_key) for setting in template.rules}

    def speaking(
        rules: Iterable[tuple[Rule, Callable[[_About, Parameters], Iterable[Hit]]]],
    ) -> tuple[Speaking[_About], ...]:
        found = []
        for rule, check in rules:
            setting = settings.get(rule.id) or settings.get(rule.name) or RuleSetting(rule=rule.id)
            if phases & rule.phases and not setting.off:
                found.append(Speaking(as_set(rule, setting), check))
        return tuple(found)

    return RulesInForce(
        speaking((rule, rule.check) for rule in registry.of_goals),
        speaking((rule, rule.check) for rule in registry.of_indicators),
        speaking((rule, rule.check) for rule in registry.of_scorecards),
        speaking((rule, rule.check) for rule in registry.of_waivers),
        speaking(registry.of_companies),
    )


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
