"""Every rule holds everything about itself, and its two examples behave as it says."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from string import Formatter

import pytest

from styrkort_desktop.rules import Phase, catalogue, rule_named
from styrkort_desktop.rules.examples import example_findings
from styrkort_desktop.rules.registry import DuplicateRule, Registry, UnknownRule
from styrkort_desktop.rules.rule import Example, Rule
from styrkort_desktop.scorecard.findings import Criterion
from styrkort_desktop.scorecard.texts import Text, same
from tests.rules.checking import HERE, TEMPLATE

RULES = catalogue()
_each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
_BOLAG_NEVER_SEES = ("nämnd", "kommunbidrag", "brukare")
_NEVER_SAID = ("anmärkning", "granskning", "revision", "sammanslagning")


def test_the_rules_are_those_of_this_edition() -> None:
    assert {rule.id: rule.name for rule in RULES} == {
        "T101": "vague",
        "T102": "compound",
        "T103": "activity",
        "T104": "hedged",
        "T105": "unclear_abbrev",
        "T106": "too_long",
        "T107": "copies_area",
        "T108": "placeholder",
        "T109": "officialese",
        "T110": "number_form",
        "T111": "spelling",
        "U201": "no_indicator",
        "U202": "indicator_unmeasurable",
        "U203": "no_unit",
        "U204": "no_baseline",
        "U205": "no_target",
        "U206": "missing_target_year",
        "U207": "no_source",
        "U208": "no_frequency",
        "U209": "indicator_mismatch",
        "U210": "no_direction",
        "U211": "not_split_by_sex",
        "U212": "published_too_late",
        "U213": "redefined",
        "U214": "too_many_indicators",
        "U215": "kolada_id",
        "U216": "percent_or_points",
        "U217": "stale_baseline",
        "U218": "text_differs",
        "U219": "small_group",
        "U220": "target_changed",
        "R301": "target_wrong_way",
        "R302": "out_of_range",
        "R303": "unrealistic_jump",
        "R304": "target_flat",
        "R305": "non_monotonic",
        "R306": "no_responsible",
        "H401": "area_empty",
        "H408": "unused_waiver",
        "R307": "responsible_is_group",
        "R308": "already_met",
        "R309": "absolute_target",
        "R310": "no_resource_line",
        "R311": "deadline_outside_period",
        "H402": "lens_uncovered",
        "H403": "too_many_goals",
        "H404": "duplicate_goal",
        "H405": "imbalance",
        "H406": "same_indicator_differs",
        "H407": "one_indicator_two_ways",
        "H409": "not_decided",
        "H410": "joint_goal_one_sided",
        "P501": "no_programme",
        "P502": "no_factor",
        "P503": "factor_unaddressed",
        "K601": "criterion_unanswered",
        "K602": "quality_plan",
        "K603": "no_comparison",
        "K604": "no_service_declaration",
        "M701": "span_of_control",
        "M702": "conditions_not_analysed",
        "M703": "analysis_without_action",
        "M704": "health_not_split",
        "E801": "no_budget_goal",
        "E802": "deviation_without_action",
        "E803": "no_efficiency_goal",
        "E804": "result_below_target",
        "E805": "investments_above_limit",
        "E806": "purchase_loyalty",
        "E807": "no_priorities",
        "F901": "outcome_missing",
        "F902": "status_contradicts",
        "F903": "no_cause_or_action",
        "F904": "status_not_allowed",
        "F905": "no_forecast",
        "F906": "analysis_is_activity",
        "F907": "decided_indicator_gone",
        "F908": "no_summary",
        "F909": "same_text",
        "F910": "forecast_turned",
        "F911": "preliminary_left",
        "F912": "undecided_indicator",
        "F913": "area_status_unexplained",
    }


def test_the_catalogue_is_whole() -> None:
    assert len(RULES) == 83
    families = {"T": 11, "U": 20, "R": 11, "H": 10, "P": 3, "K": 4, "M": 4, "E": 7, "F": 13}
    assert Counter(rule.id[0] for rule in RULES) == families


def _texts(rule: Rule) -> list[Text]:
    texts = [rule.title, rule.says, rule.why, rule.mend, rule.source, rule.bad.note, rule.good.note]
    return [*texts, *(one.text for one in rule.messages.values()), *(one.help for one in rule.parameters)]


@_each_rule
def test_a_rule_has_all_its_texts_in_both_languages(rule: Rule) -> None:
    assert rule.messages
    for text in _texts(rule):
        assert text.sv.strip()
        assert text.en.strip()


@_each_rule
def test_a_message_has_the_same_values_in_both_languages(rule: Rule) -> None:
    for message in rule.messages.values():
        swedish, english = (
            {name for _, name, _, _ in Formatter().parse(text)} for text in (message.text.sv, message.text.en)
        )
        assert swedish == english


@_each_rule
def test_a_finding_uses_no_word_that_the_reader_should_not_meet(rule: Rule) -> None:
    messages = " ".join(message.text.sv.lower() for message in rule.messages.values())
    assert not [word for word in (*_BOLAG_NEVER_SEES, *_NEVER_SAID) if word in messages]
    assert not [word for word in _NEVER_SAID if word in " ".join(text.sv.lower() for text in _texts(rule))]


@_each_rule
def test_a_parameters_default_lies_within_its_bounds(rule: Rule) -> None:
    for parameter in rule.parameters:
        assert parameter.lowest < parameter.highest
        assert parameter.allows(parameter.default)


@_each_rule
def test_what_a_rule_silences_is_another_rule_that_speaks_when_it_does(rule: Rule) -> None:
    for silenced in (*rule.silences, *rule.silences_in_goal):
        assert rule_named(silenced).id == silenced != rule.id
        assert rule_named(silenced).phases & rule.phases


@_each_rule
def test_a_rule_speaks_in_some_phase(rule: Rule) -> None:
    assert rule.phases
    assert rule.phases <= set(Phase)


_CRITERIA_OF_FAMILY = {
    "T": {Criterion.CLEAR},
    "U": {Criterion.FOLLOWABLE},
    "R": {Criterion.REALISTIC},
    "H": {Criterion.WHOLE},
    "P": {Criterion.WHOLE},
    "K": {Criterion.WHOLE},
    "M": {Criterion.WHOLE},
    "E": {Criterion.WHOLE},
    "F": {Criterion.FOLLOWABLE},
}
_FOLDER_OF_FAMILY = {
    "T": "clear",
    "U": "followable",
    "R": "realistic",
    "H": "whole",
    **dict.fromkeys("PKME", "directions"),
    "F": "rounds",
}
_HUNDREDS = {letter: number for number, letter in enumerate("TURHPKMEF", start=1)}


@_each_rule
def test_an_id_fits_its_family_and_criterion(rule: Rule) -> None:
    family, number = rule.id[0], rule.id[1:]
    assert re.fullmatch(r"[A-Z]\d{3}", rule.id)
    assert rule.criterion in _CRITERIA_OF_FAMILY[family]
    assert int(number) // 100 == _HUNDREDS[family]
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", rule.name)
    assert f".rules.{_FOLDER_OF_FAMILY[family]}." in rule.check.__module__  # type: ignore[attr-defined]


@_each_rule
def test_a_round_is_followed_up_only_by_rules_that_speak_at_one(rule: Rule) -> None:
    assert rule.id[0] != "F" or rule.phases == {Phase.ROUND}


@_each_rule
def test_a_rule_has_cases_of_both_kinds(rule: Rule) -> None:
    cases = json.loads((HERE / "cases" / f"{rule.id}.json").read_text(encoding="utf-8"))
    assert any(case["finds"] for case in cases)
    assert any(not case["finds"] for case in cases)


@_each_rule
def test_texts_are_whole_sentences_and_titles_are_none(rule: Rule) -> None:
    for text in (rule.says, rule.why, rule.mend, rule.bad.note, rule.good.note):
        assert all(one.rstrip("”“").endswith((".", "?", "!")) for one in (text.sv, text.en)), text
    for text in (rule.title, *(one.help for one in rule.parameters)):
        assert not any(one.endswith((".", "!")) for one in (text.sv, text.en)), text
    for text in _texts(rule):
        assert not any("  " in one or one != one.strip() for one in (text.sv, text.en)), text


@_each_rule
def test_each_name_in_a_text_is_filled_from_the_values(rule: Rule) -> None:
    """Only messages have values: elsewhere a name in braces would be printed as it stands."""
    for text in (rule.title, rule.says, rule.why, rule.mend, rule.source, rule.bad.note, rule.good.note):
        assert not {"{", "}"} & set(text.sv + text.en)


@_each_rule
def test_parameters_have_names_of_their_own(rule: Rule) -> None:
    names = [one.name for one in rule.parameters]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in names)


@_each_rule
def test_the_bad_example_raises_this_rule_and_no_other(rule: Rule) -> None:
    assert {one.rule for one in example_findings(rule.bad, TEMPLATE)} == {rule.id}


@_each_rule
def test_the_good_example_raises_no_rule(rule: Rule) -> None:
    assert example_findings(rule.good, TEMPLATE) == ()


def test_the_scorecard_behind_the_examples_is_faultless() -> None:
    assert example_findings(Example(note=same("")), TEMPLATE) == ()


def test_a_rule_is_found_by_id_and_by_name_in_whatever_case() -> None:
    assert rule_named("t103") is rule_named(" Activity ")
    with pytest.raises(UnknownRule, match="finns_inte") as caught:
        rule_named("finns_inte")
    assert caught.value.exit_status == 2
    assert "styrkort rules" in caught.value.text.en


def test_an_id_or_a_name_used_twice_is_refused() -> None:
    rule = rule_named("T103")
    for double in (replace(rule, name="another"), replace(rule, id="Z998")):
        with pytest.raises(DuplicateRule):
            Registry((rule, double))


def test_the_rules_come_as_they_are_read_the_wording_before_the_follow_up() -> None:
    read = Registry(reversed(RULES)).rules
    assert read == RULES
    assert list(dict.fromkeys(rule.criterion for rule in read)) == list(Criterion)
    assert "".join(dict.fromkeys(rule.id[0] for rule in read)) == "TUFRHPKME"
    for family in _HUNDREDS:
        own = [rule.id for rule in read if rule.id[0] == family]
        assert own == sorted(own)
