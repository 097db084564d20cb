"""What the checker says of the whole municipality, each thing once. Pure: knows no widget."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from styrkort_desktop.rules import CheckContext, catalogue, check, check_company, rule_named
from styrkort_desktop.rules.registry import Registry
from styrkort_desktop.scorecard.findings import Finding

_SIDE_BY_SIDE = ("H406",)
"""Rules whose findings stand in one unit and speak of another."""
_NOBODY = {"K601": "nobody", "K602": "nobody"}
"""Rules that say by one of their messages that not one of the units has what is asked for."""
_VALUE = re.compile(r"\\\{\w+\\\}")


def judge_municipality(context: CheckContext) -> tuple[Finding, ...]:
    """The findings about the context's company: of all units together, then between two of them, by rule id.

    What no unit has is said once, in no unit's name. A waiver is one unit's, so it covers only what stands in that.
    """
    found = list(check_company(context))
    for scorecard in context.company.scorecards:
        found += (one for one in check(scorecard, context, _registry(_SIDE_BY_SIDE)) if not one.waived)
        of_all = check(replace(scorecard, waivers=()), context, _registry(_NOBODY))
        found += (replace(one, place=replace(one.place, unit="")) for one in of_all if _says_nobody(one))
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.rule))


def _registry(ids: Container[str]) -> Registry:
    return Registry(rule for rule in catalogue() if rule.id in ids)


def _says_nobody(finding: Finding) -> bool:
    """Whether a finding is that one of its rule's messages, whatever values stand in it."""
    said = rule_named(finding.rule).messages[_NOBODY[finding.rule]].text.sv
    return re.fullmatch(_VALUE.sub(".*", re.escape(said)), finding.message.sv, re.DOTALL) is not None
