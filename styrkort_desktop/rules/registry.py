"""The rules as one collection, each id and name used once. Knows no scorecard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from styrkort_desktop.rules.rule import (
    CompanyCheck,
    CompanyRule,
    GoalRule,
    IndicatorRule,
    Rule,
    ScorecardRule,
    WaiverRule,
)
from styrkort_desktop.scorecard.errors import WrongUsage
from styrkort_desktop.scorecard.findings import Criterion
from styrkort_desktop.scorecard.texts import Text

_CRITERIA = {criterion: number for number, criterion in enumerate(Criterion)}


class DuplicateRule(ValueError):
    """Two rules with one id or one name: a fault in the program."""


class UnknownRule(WrongUsage):
    """No rule has this id or name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                "Det finns ingen regel ”{name}”. Kör styrkort rules för att se alla.",
                "There is no rule “{name}”. Run styrkort rules to see them all.",
            ).format(name=name)
        )


class Registry:
    """A fixed collection of rules, in the order in which a person reads them.

    Criterion by criterion, in each by the numbers of their ids: a plan's wording before its follow-up.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(sorted(rules, key=_as_read))
        self._by_name: dict[str, Rule] = {}
        for rule in self._rules:
            for key in (rule.id.casefold(), rule.name.casefold()):
                if key in self._by_name:
                    raise DuplicateRule(key)
                self._by_name[key] = rule
        self.of_goals = tuple(rule for rule in self._rules if isinstance(rule, GoalRule))
        self.of_indicators = tuple(rule for rule in self._rules if isinstance(rule, IndicatorRule))
        self.of_scorecards = tuple(rule for rule in self._rules if isinstance(rule, ScorecardRule))
        self.of_waivers = tuple(rule for rule in self._rules if isinstance(rule, WaiverRule))
        self.of_companies = tuple(_checks_of_companies(self._rules))

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All of them."""
        return self._rules

    def named(self, id_or_name: str) -> Rule:
        """The rule with this id or name, in whatever case. Raises UnknownRule."""
        found = self._by_name.get(id_or_name.strip().casefold())
        if found is None:
            raise UnknownRule(id_or_name)
        return found


def _as_read(rule: Rule) -> tuple[int, str, str]:
    return _CRITERIA[rule.criterion], rule.id[1:], rule.id


def _checks_of_companies(rules: Iterable[Rule]) -> Iterator[tuple[Rule, CompanyCheck]]:
    """The rules that look at the whole municipality, alone or beside each scorecard, with their check of that."""
    for rule in rules:
        if isinstance(rule, CompanyRule):
            yield rule, rule.check
        elif isinstance(rule, ScorecardRule) and rule.check_company is not None:
            yield rule, rule.check_company
