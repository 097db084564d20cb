"""The demonstration data is whole, follows its template, and names no person."""

from __future__ import annotations

import re

import pytest

from styrkort_desktop.assets import asset
from styrkort_desktop.scorecard.choices import Better, Stage, TargetKind, UnitKind
from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.json_form import dump_documents, read_documents
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.template.built_in import built_in_template, demonstration
from styrkort_desktop.template.fitting import fitted

TEMPLATE = built_in_template("lulea-2016")
SCORECARDS = [document.scorecard for document in demonstration(TEMPLATE)]
GOALS: list[tuple[Scorecard, Goal]] = [(card, goal) for card in SCORECARDS for goal in card.goals]
INDICATORS: list[Indicator] = [indicator for _, goal in GOALS for indicator in goal.indicators]

# A post is written in lower case after its first word: a capital further on would begin a name.
_NAME_WITHIN = re.compile(r"\s[A-ZÅÄÖ]")


def test_the_file_stands_as_the_writer_writes_it() -> None:
    text = asset("demo", "lulea-2016.json").read_text(encoding="utf-8")
    assert dump_documents(read_documents(text)) == text


@pytest.mark.parametrize("scorecard", SCORECARDS, ids=lambda card: card.unit.code)
def test_each_scorecard_follows_the_template(scorecard: Scorecard) -> None:
    assert fitted(scorecard, TEMPLATE) == scorecard


def test_at_least_six_units_of_both_kinds() -> None:
    kinds = [card.unit.kind for card in SCORECARDS]
    assert len({card.unit.code for card in SCORECARDS}) == len(SCORECARDS) >= 6
    assert kinds.count(UnitKind.FORVALTNING) >= 3
    assert kinds.count(UnitKind.BOLAG) >= 3


def test_about_sixty_goals_and_a_hundred_and_fifty_indicators() -> None:
    assert 58 <= len(GOALS) <= 75
    assert 145 <= len(INDICATORS) <= 165


def test_all_seven_areas_and_some_of_their_own() -> None:
    used = {goal.area for _, goal in GOALS}
    assert {area.key for area in TEMPLATE.required_areas()} <= used
    assert len([key for key in used if key and key.startswith("egna_")]) >= 2


def test_every_key_named_is_in_the_template() -> None:
    for card, goal in GOALS:
        assert goal.area in TEMPLATE.choices("areas")
        assert set(goal.aims) <= set(TEMPLATE.choices("aims"))
        assert set(goal.programmes) <= set(TEMPLATE.choices("programmes"))
        assert set(goal.lenses) <= set(TEMPLATE.choices("lenses"))
        assert set(goal.hr_areas) <= set(TEMPLATE.choices("hr_areas"))
        assert set(goal.with_units) <= set(TEMPLATE.choices("units")) - {card.unit.code}
    for card in SCORECARDS:
        assert {one.area for one in card.not_concerned} <= set(TEMPLATE.choices("areas"))
        assert {one.area for one in card.area_assessments} <= set(TEMPLATE.choices("areas"))
        assert {one.section for one in card.texts} <= set(TEMPLATE.choices("text_sections"))
        assert {one.criterion for one in card.service.criteria} <= set(TEMPLATE.choices("criteria"))
        assert {one.round.key for one in card.texts} <= set(TEMPLATE.choices("rounds"))
        assert {one.round.key for one in card.area_assessments} <= set(TEMPLATE.choices("rounds"))


def test_a_common_indicator_is_called_what_the_template_calls_it() -> None:
    common = {one.key: one for one in TEMPLATE.common_indicators}
    used = [indicator for indicator in INDICATORS if indicator.common]
    assert len(used) >= 20
    for indicator in used:
        assert indicator.common is not None
        assert (indicator.name, indicator.unit) == (common[indicator.common].name, common[indicator.common].unit)


def test_most_indicators_have_a_history_of_years() -> None:
    lengths = [len(indicator.history()) for indicator in INDICATORS]
    assert sum(length >= 4 for length in lengths) >= 0.9 * len(lengths)
    assert max(lengths) >= 7


def test_a_history_agrees_with_its_baseline() -> None:
    for indicator in INDICATORS:
        if indicator.baseline is not None and indicator.baseline.year is not None:
            assert dict(indicator.history())[indicator.baseline.year] == indicator.baseline.value, indicator.id


def test_the_value_for_all_lies_between_women_and_men() -> None:
    split = [o for i in INDICATORS for o in i.outcomes if o.women is not None and o.men is not None]
    assert len(split) >= 40
    for outcome in split:
        assert outcome.value is not None
        assert outcome.women is not None
        assert outcome.men is not None
        assert min(outcome.women, outcome.men) <= outcome.value <= max(outcome.women, outcome.men)


def test_the_first_round_is_reported_by_many() -> None:
    reported = [i for i in INDICATORS if any(o.round == "t1" and o.year == 2016 for o in i.outcomes)]
    assert len(reported) >= 40
    assert sum(bool(i.forecasts) for i in INDICATORS) >= 15
    assert sum(bool(i.comparisons) for i in INDICATORS) >= 20


def test_every_part_of_the_form_is_shown_somewhere() -> None:
    goals = [goal for _, goal in GOALS]
    assert {card.stage for card in SCORECARDS} == set(Stage)
    assert all((card.decision is not None) == (card.stage is Stage.DECIDED) for card in SCORECARDS)
    assert any(goal.activities for goal in goals)
    assert any(goal.assessments for goal in goals)
    assert any(goal.resources for goal in goals)
    assert any(goal.sound_economy for goal in goals)
    assert any(goal.with_units for goal in goals)
    assert {i.better for i in INDICATORS} == {*Better, None}
    assert {i.target_kind for i in INDICATORS} == set(TargetKind)
    assert any(card.not_concerned for card in SCORECARDS)
    assert any(card.waivers for card in SCORECARDS)
    assert any(card.remarks for card in SCORECARDS)
    assert any(card.texts for card in SCORECARDS)
    assert any(card.area_assessments for card in SCORECARDS)
    assert any(card.service.criteria and card.service.declarations and card.service.plan.date for card in SCORECARDS)
    assert any(card.managers.types for card in SCORECARDS)
    assert any(card.economy.measures and card.economy.purchase_loyalty for card in SCORECARDS)
    for card in SCORECARDS:
        assert bool(card.economy.owner_targets) == (card.unit.kind is UnitKind.BOLAG)
        assert bool(card.economy.years) == (card.unit.kind is UnitKind.FORVALTNING)


def test_waivers_and_remarks_point_at_rows_that_are_there() -> None:
    for card in SCORECARDS:
        goals = {goal.id for goal in card.goals}
        indicators = {indicator.id for _, indicator in card.indicators()}
        named = [(one.goal, one.indicator) for one in card.waivers]
        named += [(one.goal, one.indicator) for one in card.remarks]
        for goal, indicator in named:
            assert goal is None or goal in goals
            assert indicator is None or indicator in indicators
        for declaration in card.service.declarations:
            assert declaration.indicator is None or declaration.indicator in indicators


def test_those_who_answer_are_posts_not_persons() -> None:
    posts = [goal.responsible for _, goal in GOALS]
    posts += [activity.responsible for _, goal in GOALS for activity in goal.activities]
    posts += [indicator.responsible for indicator in INDICATORS]
    posts += [measure.responsible for card in SCORECARDS for measure in card.economy.measures]
    given = [post for post in posts if post]
    assert len(given) >= 90
    for post in given:
        assert not _NAME_WITHIN.search(post), post


def test_a_manager_type_counts_several_posts() -> None:
    for card in SCORECARDS:
        for one in card.managers.types:
            assert (one.women or 0) + (one.men or 0) >= 5
