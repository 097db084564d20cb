"""Every rule of the program, named one by one: what is not in this list is not run."""

from __future__ import annotations

from styrkort_desktop.rules.clear.activity import ACTIVITY
from styrkort_desktop.rules.clear.compound import COMPOUND
from styrkort_desktop.rules.clear.copies_area import COPIES_AREA
from styrkort_desktop.rules.clear.hedged import HEDGED
from styrkort_desktop.rules.clear.number_form import NUMBER_FORM
from styrkort_desktop.rules.clear.officialese import OFFICIALESE
from styrkort_desktop.rules.clear.placeholder import PLACEHOLDER
from styrkort_desktop.rules.clear.spelling import SPELLING
from styrkort_desktop.rules.clear.too_long import TOO_LONG
from styrkort_desktop.rules.clear.unclear_abbrev import UNCLEAR_ABBREV
from styrkort_desktop.rules.clear.vague import VAGUE
from styrkort_desktop.rules.directions.economy import (
    DEVIATION_WITHOUT_ACTION,
    NO_BUDGET_GOAL,
    NO_PRIORITIES,
)
from styrkort_desktop.rules.directions.efficiency import NO_EFFICIENCY_GOAL, PURCHASE_LOYALTY
from styrkort_desktop.rules.directions.managers import (
    ANALYSIS_WITHOUT_ACTION,
    CONDITIONS_NOT_ANALYSED,
    HEALTH_NOT_SPLIT,
    SPAN_OF_CONTROL,
)
from styrkort_desktop.rules.directions.municipality import INVESTMENTS_ABOVE_LIMIT, RESULT_BELOW_TARGET
from styrkort_desktop.rules.directions.quality import (
    CRITERION_UNANSWERED,
    NO_COMPARISON,
    NO_SERVICE_DECLARATION,
    QUALITY_PLAN,
)
from styrkort_desktop.rules.directions.society import FACTOR_UNADDRESSED, NO_FACTOR, NO_PROGRAMME
from styrkort_desktop.rules.followable.as_decided import REDEFINED, TARGET_CHANGED
from styrkort_desktop.rules.followable.baseline_and_targets import MISSING_TARGET_YEAR, NO_BASELINE, NO_TARGET
from styrkort_desktop.rules.followable.by_sex import NOT_SPLIT_BY_SEX, SMALL_GROUP
from styrkort_desktop.rules.followable.indicator_mismatch import INDICATOR_MISMATCH
from styrkort_desktop.rules.followable.indicator_unmeasurable import INDICATOR_UNMEASURABLE
from styrkort_desktop.rules.followable.kolada_id import KOLADA_ID
from styrkort_desktop.rules.followable.no_indicator import NO_INDICATOR
from styrkort_desktop.rules.followable.percent_or_points import PERCENT_OR_POINTS
from styrkort_desktop.rules.followable.source_and_frequency import NO_FREQUENCY, NO_SOURCE
from styrkort_desktop.rules.followable.text_differs import TEXT_DIFFERS
from styrkort_desktop.rules.followable.time_of_figures import PUBLISHED_TOO_LATE, STALE_BASELINE
from styrkort_desktop.rules.followable.too_many_indicators import TOO_MANY_INDICATORS
from styrkort_desktop.rules.followable.unit_and_direction import NO_DIRECTION, NO_UNIT
from styrkort_desktop.rules.realistic.level import ABSOLUTE_TARGET, ALREADY_MET
from styrkort_desktop.rules.realistic.no_responsible import NO_RESPONSIBLE
from styrkort_desktop.rules.realistic.one_responsible import RESPONSIBLE_IS_GROUP
from styrkort_desktop.rules.realistic.out_of_range import OUT_OF_RANGE
from styrkort_desktop.rules.realistic.resources_and_time import DEADLINE_OUTSIDE_PERIOD, NO_RESOURCE_LINE
from styrkort_desktop.rules.realistic.target_path import NON_MONOTONIC, TARGET_FLAT, TARGET_WRONG_WAY
from styrkort_desktop.rules.realistic.unrealistic_jump import UNREALISTIC_JUMP
from styrkort_desktop.rules.registry import Registry
from styrkort_desktop.rules.rounds.analyses import ANALYSIS_IS_ACTIVITY, FORECAST_TURNED, SAME_TEXT
from styrkort_desktop.rules.rounds.judged_areas import AREA_STATUS_UNEXPLAINED, NO_SUMMARY, STATUS_NOT_ALLOWED
from styrkort_desktop.rules.rounds.judgements import (
    NO_CAUSE_OR_ACTION,
    NO_FORECAST,
    PRELIMINARY_LEFT,
    STATUS_CONTRADICTS,
)
from styrkort_desktop.rules.rounds.outcomes import DECIDED_INDICATOR_GONE, OUTCOME_MISSING, UNDECIDED_INDICATOR
from styrkort_desktop.rules.rule import Rule
from styrkort_desktop.rules.whole.across_units import (
    JOINT_GOAL_ONE_SIDED,
    LENS_UNCOVERED,
    ONE_INDICATOR_TWO_WAYS,
    SAME_INDICATOR_DIFFERS,
)
from styrkort_desktop.rules.whole.area_empty import AREA_EMPTY
from styrkort_desktop.rules.whole.balance import IMBALANCE, TOO_MANY_GOALS
from styrkort_desktop.rules.whole.not_decided import NOT_DECIDED
from styrkort_desktop.rules.whole.same_twice import DUPLICATE_GOAL
from styrkort_desktop.rules.whole.unused_waiver import UNUSED_WAIVER

BUILT_IN = Registry(
    (
        ACTIVITY,
        HEDGED,
        UNCLEAR_ABBREV,
        TOO_LONG,
        NO_INDICATOR,
        INDICATOR_UNMEASURABLE,
        NO_UNIT,
        NO_BASELINE,
        NO_TARGET,
        MISSING_TARGET_YEAR,
        NO_SOURCE,
        NO_FREQUENCY,
        NO_DIRECTION,
        TARGET_WRONG_WAY,
        OUT_OF_RANGE,
        UNREALISTIC_JUMP,
        TARGET_FLAT,
        NON_MONOTONIC,
        NO_RESPONSIBLE,
        AREA_EMPTY,
        UNUSED_WAIVER,
        VAGUE,
        COMPOUND,
        INDICATOR_MISMATCH,
        ANALYSIS_IS_ACTIVITY,
        FORECAST_TURNED,
        SAME_TEXT,
        AREA_STATUS_UNEXPLAINED,
        NO_CAUSE_OR_ACTION,
        NO_FORECAST,
        NO_SUMMARY,
        PRELIMINARY_LEFT,
        STATUS_CONTRADICTS,
        STATUS_NOT_ALLOWED,
        DECIDED_INDICATOR_GONE,
        OUTCOME_MISSING,
        UNDECIDED_INDICATOR,
        COPIES_AREA,
        NUMBER_FORM,
        OFFICIALESE,
        PLACEHOLDER,
        SPELLING,
        REDEFINED,
        TARGET_CHANGED,
        NOT_SPLIT_BY_SEX,
        SMALL_GROUP,
        PERCENT_OR_POINTS,
        TEXT_DIFFERS,
        KOLADA_ID,
        TOO_MANY_INDICATORS,
        PUBLISHED_TOO_LATE,
        STALE_BASELINE,
        ABSOLUTE_TARGET,
        ALREADY_MET,
        RESPONSIBLE_IS_GROUP,
        DEADLINE_OUTSIDE_PERIOD,
        NO_RESOURCE_LINE,
        JOINT_GOAL_ONE_SIDED,
        LENS_UNCOVERED,
        ONE_INDICATOR_TWO_WAYS,
        SAME_INDICATOR_DIFFERS,
        IMBALANCE,
        TOO_MANY_GOALS,
        NOT_DECIDED,
        DUPLICATE_GOAL,
        NO_PROGRAMME,
        NO_FACTOR,
        FACTOR_UNADDRESSED,
        CRITERION_UNANSWERED,
        QUALITY_PLAN,
        NO_COMPARISON,
        NO_SERVICE_DECLARATION,
        SPAN_OF_CONTROL,
        CONDITIONS_NOT_ANALYSED,
        ANALYSIS_WITHOUT_ACTION,
        HEALTH_NOT_SPLIT,
        NO_BUDGET_GOAL,
        DEVIATION_WITHOUT_ACTION,
        NO_EFFICIENCY_GOAL,
        PURCHASE_LOYALTY,
        NO_PRIORITIES,
        RESULT_BELOW_TARGET,
        INVESTMENTS_ABOVE_LIMIT,
    )
)


def catalogue() -> tuple[Rule, ...]:
    """Every rule, in the order in which a person reads them."""
    return BUILT_IN.rules


def rule_named(id_or_name: str) -> Rule:
    """The rule with this id or name, in whatever case. Raises UnknownRule."""
    return BUILT_IN.named(id_or_name)
