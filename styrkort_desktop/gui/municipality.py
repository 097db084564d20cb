"""What the checker says of the whole municipality, each thing once. Pure: knows no widget."""

from __future__ import annotations

from styrkort_desktop.rules import CheckContext, check, check_company, rule_named
from styrkort_desktop.rules.registry import Registry
from styrkort_desktop.scorecard.findings import Finding

_SIDE_BY_SIDE = ("H406",)
"""Rules whose findings stand in one unit and speak of another."""


def judge_municipality(context: CheckContext) -> tuple[Finding, ...]:
    """The findings about the context's company: of all units together, then between two of them, by rule id.

    A waiver is one unit's, so it covers only what stands in that.
    """
    found = list(check_company(context))
    side_by_side = Registry(map(rule_named, _SIDE_BY_SIDE))
    for scorecard in context.company.scorecards:
        found += (one for one in check(scorecard, context, side_by_side) if not one.waived)
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.rule))
