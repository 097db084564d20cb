"""The checker: what an experienced controller says of a goal. Pure: a scorecard and a context in, findings out."""

from styrkort_desktop.rules.catalogue import catalogue, rule_named
from styrkort_desktop.rules.company import Company
from styrkort_desktop.rules.context import CheckContext, Phase
from styrkort_desktop.rules.engine import check, check_company, check_goal, reading_order, tell, tell_goal
from styrkort_desktop.rules.manual import rule_as_json, rule_as_lines
from styrkort_desktop.rules.told import Standing, Told

__all__ = [
    "CheckContext",
    "Company",
    "Phase",
    "Standing",
    "Told",
    "catalogue",
    "check",
    "check_company",
    "check_goal",
    "reading_order",
    "rule_as_json",
    "rule_as_lines",
    "rule_named",
    "tell",
    "tell_goal",
]
