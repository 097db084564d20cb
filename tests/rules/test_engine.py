"""How the checker goes about it: order, phases, settings, one cause one finding, waivers, and a rule that fails."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.rules import (
    CheckContext,
    Company,
    Phase,
    Standing,
    catalogue,
    check,
    check_company,
    check_goal,
    rule_named,
    tell,
    tell_goal,
)
from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts, ScorecardFacts
from styrkort_desktop.rules.language.quotes import LONGEST_QUOTE, quoted
from styrkort_desktop.rules.many_places import told_together
from styrkort_desktop.rules.registry import Registry
from styrkort_desktop.rules.rule import CompanyRule, GoalRule, Hit, IndicatorRule, Message, Parameters, ScorecardRule
from styrkort_desktop.scorecard.directions import Service
from styrkort_desktop.scorecard.editing import add_goal, change_goal
from styrkort_desktop.scorecard.findings import Criterion, Finding, Severity
from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.scorecard import Scorecard, UnitRef, Waiver
from styrkort_desktop.scorecard.texts import same
from styrkort_desktop.template.settings import RoundRuleSetting, RuleSetting
from tests.rules.checking import SUBMISSION, TEMPLATE, WRITING, findings_of, names, scorecard_with

AREAS = [area.key for area in TEMPLATE.required_areas()]
# The faultless scorecard has goals in the first area and in the two of the economy.
OPEN = AREAS[1:5]


def _with_settings(*settings: RuleSetting) -> CheckContext:
    return CheckContext(replace(TEMPLATE, rules=settings))


# -- order


def _faulty(goal_id: str, area: str) -> Goal:
    indicators = (Indicator(id=f"{goal_id}.1", name="Trivsel"), Indicator(id=f"{goal_id}.2", name="Framdrift"))
    return Goal(id=goal_id, area=area, text=f"Vi bör utreda {goal_id}.", indicators=indicators)


def test_findings_come_by_area_goal_and_indicator_and_then_by_rule() -> None:
    scorecard = replace(scorecard_with(), not_concerned=(), goals=())
    for goal in (_faulty("b", AREAS[3]), _faulty("a", AREAS[1]), _faulty("c", AREAS[1]), _faulty("d", "okänt")):
        scorecard = add_goal(scorecard, goal)
    found = check(scorecard, SUBMISSION)
    where = [(one.place.area, one.place.goal, one.place.indicator) for one in found]
    assert list(dict.fromkeys(area for area, _, _ in where)) == [None, *AREAS, "okänt"]
    assert [one for one in dict.fromkeys(goal for _, goal, _ in where) if one] == ["a", "c", "b", "d"]
    about_a = [one for one in found if one.place.goal == "a"]
    assert list(dict.fromkeys(one.place.indicator for one in about_a)) == [None, "a.1", "a.2"]
    for indicator in (None, "a.1", "a.2"):
        rules = [one.rule for one in about_a if one.place.indicator == indicator]
        assert rules == sorted(rules)


def test_the_same_scorecard_gives_the_same_findings() -> None:
    scorecard = replace(scorecard_with(), goals=tuple(_faulty(f"g{n}", AREAS[n % 7]) for n in range(20)))
    assert check(scorecard, SUBMISSION) == check(scorecard, SUBMISSION)


@pytest.mark.parametrize("context", [SUBMISSION, WRITING], ids=["submission", "writing"])
def test_one_goal_checked_alone_gives_its_part_of_the_whole(context: CheckContext) -> None:
    scorecard = replace(scorecard_with(), goals=tuple(_faulty(f"g{n}", AREAS[n]) for n in range(3)))
    whole = check(scorecard, context)
    for goal in scorecard.goals:
        assert check_goal(scorecard, goal.id, context) == tuple(one for one in whole if one.place.goal == goal.id)
    with pytest.raises(KeyError):
        check_goal(scorecard, "finns inte", context)


def test_a_finding_names_the_unit_and_the_words_it_is_about() -> None:
    (finding,) = findings_of({"text": "Beslut ska om möjligt fattas samma dag."})
    assert finding.place == Place(TEMPLATE.units[0].code, area=AREAS[0], goal="g", field="text")
    assert finding.span == (11, 21)
    assert finding.message.sv == "”om möjligt” gör åtagandet villkorat eller obestämt."


# -- phases


def test_what_is_empty_is_left_to_do_while_somebody_writes() -> None:
    bare: dict[str, Any] = dict.fromkeys(("unit", "better", "baseline", "source", "frequency"))
    assert names(findings_of({"responsible": None}, ({**bare, "targets": {}},), WRITING)) == []
    assert names(findings_of({}, (), WRITING)) == []
    assert "no_unit" in names(findings_of({}, (bare,)))


def test_what_stands_there_is_judged_while_somebody_writes() -> None:
    found = findings_of(
        {"text": "Vi bör utreda behovet.", "responsible": "oklart"}, ({"name": "Behov", "source": "-"},), WRITING
    )
    assert names(found) == ["no_responsible", "activity", "hedged", "no_source"]


def test_an_area_left_empty_is_left_to_do_while_somebody_writes() -> None:
    scorecard = replace(scorecard_with(), not_concerned=())
    assert check(scorecard, WRITING) == ()
    assert [one.place.area for one in check(scorecard, SUBMISSION)] == OPEN


@pytest.mark.parametrize("bare", [False, True])
def test_one_run_tells_what_the_runs_of_both_phases_tell(bare: bool) -> None:
    scorecard = replace(scorecard_with(), goals=tuple(_faulty(f"g{n}", AREAS[n]) for n in range(3)))
    scorecard = change_goal(scorecard, "g1", text="Arbeta med bygglofven, XX %.", responsible="-")
    waivers = (
        Waiver(rule="T103", goal="g1", reason="Så har nämnden beslutat."),
        Waiver(rule="T111", goal="g1", reason="Så stavas det här."),
        Waiver(rule="U203", goal="g2", reason="Det finns ingen enhet."),
    )
    scorecard = replace(scorecard, not_concerned=() if bare else scorecard.not_concerned, waivers=waivers)
    told = tell(scorecard, SUBMISSION)
    assert tuple(one.finding for one in told if one.standing is not Standing.SHOWN) == check(scorecard, SUBMISSION)
    assert tuple(one.finding for one in told if one.standing is not Standing.LEFT) == check(scorecard, WRITING)
    assert {one.finding.rule for one in told if one.standing is Standing.SHOWN} == {"T111"}
    unused = [one for one in told if one.finding.rule == "H408"]
    assert [(one.standing, one.finding.place.goal) for one in unused] == [(Standing.LEFT, "g2")]
    for goal in scorecard.goals:
        own = [one for one in told if one.finding.place.goal == goal.id and one.finding.rule[0] != "H"]
        assert list(tell_goal(scorecard, goal.id, SUBMISSION)) == own


# -- areas


def test_an_area_marked_without_a_reason_is_told_apart_from_an_empty_one() -> None:
    scorecard = scorecard_with()
    marks = tuple(
        replace(one, reason=reason) for one, reason in zip(scorecard.not_concerned, (None, "-"), strict=False)
    )
    found = check(replace(scorecard, not_concerned=(*marks, *scorecard.not_concerned[2:])), SUBMISSION)
    assert [(one.name, one.place.area, one.place.field) for one in found] == [
        ("area_empty", AREAS[1], "not_concerned"),
        ("area_empty", AREAS[2], "not_concerned"),
    ]


def test_an_optional_a_retired_and_a_past_area_ask_for_nothing() -> None:
    scorecard = replace(scorecard_with(), not_concerned=())
    areas = [
        replace(area, retired=area.key == AREAS[1], last_year=2015 if area.key == AREAS[2] else area.last_year)
        for area in TEMPLATE.areas
    ]
    found = check(scorecard, CheckContext(replace(TEMPLATE, areas=tuple(areas))))
    assert [one.place.area for one in found] == OPEN[2:]


def test_a_goal_on_which_nothing_is_written_is_no_goal_yet() -> None:
    scorecard = scorecard_with()
    blank = Goal(id="ny", area=AREAS[1], indicators=(Indicator(id="ny.1"),))
    scorecard = replace(scorecard, goals=(*scorecard.goals, blank), not_concerned=scorecard.not_concerned[1:])
    assert [(one.name, one.place.area, one.place.goal) for one in check(scorecard, SUBMISSION)] == [
        ("area_empty", AREAS[1], None)
    ]


def test_an_area_that_ends_asks_for_no_target_after_its_last_year() -> None:
    areas = tuple(replace(area, last_year=2017) if area.key == AREAS[0] else area for area in TEMPLATE.areas)
    context = CheckContext(replace(TEMPLATE, areas=areas))
    indicators = ({"targets": {"2016": 57, "2017": 53}},)
    assert names(findings_of({}, indicators)) == ["missing_target_year"]
    assert names(findings_of({}, indicators, context)) == []


# -- one cause, one finding


def test_without_a_named_indicator_no_other_rule_speaks_of_indicators() -> None:
    assert names(findings_of({}, ({"name": None, "unit": None, "source": None, "targets": {}},))) == ["no_indicator"]


def test_switched_off_it_silences_nothing() -> None:
    context = _with_settings(RuleSetting(rule="U201", off=True))
    assert names(findings_of({}, ({"name": None, "unit": None},), context)) == ["no_unit"]


def test_a_rule_silences_in_its_own_place_and_in_what_lies_within() -> None:
    found_in: dict[str, list[Hit]] = {"area": [Hit(message="m", area=AREAS[0])], "unit": [Hit(message="m")]}

    def silencer(where: str) -> ScorecardRule:
        def _check(_: ScorecardFacts, __: Parameters) -> Iterator[Hit]:
            yield from found_in[where]

        return ScorecardRule(**{**_parts("H499"), "silences": ("U203",)}, check=_check)

    scorecard = replace(
        scorecard_with(indicators=({"unit": None},)), goals=tuple(_faulty(f"g{n}", AREAS[n]) for n in range(2))
    )
    no_unit = rule_named("U203")
    in_area = check(scorecard, SUBMISSION, Registry((silencer("area"), no_unit)))
    assert [(one.rule, one.place.goal) for one in in_area] == [("H499", None), ("U203", "g1"), ("U203", "g1")]
    assert [one.rule for one in check(scorecard, SUBMISSION, Registry((silencer("unit"), no_unit)))] == ["H499"]


# -- settings


def test_the_template_switches_a_rule_off_by_id_or_by_name() -> None:
    indicators = ({"unit": None, "source": None},)
    context = _with_settings(RuleSetting(rule="U203", off=True), RuleSetting(rule="no_source", off=True))
    assert names(findings_of({}, indicators)) == ["no_unit", "no_source"]
    assert names(findings_of({}, indicators, context)) == []


def test_the_template_changes_a_severity() -> None:
    context = _with_settings(RuleSetting(rule="U203", severity=Severity.ERROR))
    (finding,) = findings_of({}, ({"unit": None},), context)
    assert finding.severity is Severity.ERROR


def test_the_template_sets_a_parameter_within_its_bounds() -> None:
    goal = {
        "text": "Den som söker bygglov ska få ett begripligt beslut inom sju veckor från komplett ansökan, varje gång."
    }
    assert findings_of(goal) == ()
    context = _with_settings(RuleSetting(rule="T106", parameters=(("words_in_sentence", 15.0),)))
    (finding,) = findings_of(goal, context=context)
    assert "högst 15" in finding.message.sv
    for outside in (2.0, 1000.0, "femton", True):
        assert (
            findings_of(
                goal, context=_with_settings(RuleSetting(rule="T106", parameters=(("words_in_sentence", outside),)))
            )
            == ()
        )


# -- waivers


def _waived(scorecard: Scorecard, **parts: Any) -> list[bool]:
    waiver = Waiver(**{"rule": "U203", "reason": "Mäts i en egen enhet.", **parts})
    found = check(replace(scorecard, waivers=(waiver,)), SUBMISSION)
    return [one.waived for one in found if one.name != "unused_waiver"]


def test_a_waiver_marks_the_finding_of_its_rule_in_its_place() -> None:
    scorecard = scorecard_with(indicators=({"unit": None}, {"unit": None}))
    assert _waived(scorecard, goal="g", indicator="i1") == [True, False]
    assert _waived(scorecard, indicator="i2", rule="no_unit") == [False, True]
    assert _waived(scorecard, goal="g") == [False, False]
    assert _waived(scorecard, area=AREAS[0]) == [False, False]
    assert _waived(scorecard, indicator="i1", rule="U207") == [False, False]


def test_a_waiver_without_reason_or_ended_before_the_period_does_not_count() -> None:
    scorecard = scorecard_with(indicators=({"unit": None},))
    assert _waived(scorecard, indicator="i1", reason=None) == [False]
    assert _waived(scorecard, indicator="i1", reason="-") == [False]
    assert _waived(scorecard, indicator="i1", until=2015) == [False]
    assert _waived(scorecard, indicator="i1", until=2016) == [True]


@pytest.mark.parametrize(("until", "year", "holds"), [(2016, 2016, True), (2016, 2017, False), (None, 2018, True)])
def test_at_a_round_a_waiver_has_ended_with_its_last_year(until: int | None, year: int, holds: bool) -> None:
    waiver = Waiver(rule="F901", goal="g", indicator="i1", reason="Registret kommer senare.", until=until)
    context = replace(SUBMISSION, phase=Phase.ROUND, round=RoundRef(year, "t1"))
    for one in (waiver, replace(waiver, declined="Registret finns.")):
        found = check(replace(scorecard_with(), waivers=(one,)), context)
        (missing,) = [each for each in found if (each.rule, each.place.indicator) == ("F901", "i1")]
        assert missing.waived is (holds and one.declined is None)
        assert ("avslaget" in missing.message.sv) is (holds and one.declined is not None)


def test_a_waiver_for_an_area_marks_what_is_said_of_the_area_itself() -> None:
    scorecard = replace(scorecard_with(), not_concerned=())
    assert _waived(scorecard, rule="H401", area=AREAS[2], reason="Finns i moderbolagets styrkort.") == [
        area == AREAS[2] for area in OPEN
    ]


def _declined(
    scorecard: Scorecard, *waivers: Waiver, context: CheckContext = SUBMISSION
) -> list[tuple[str, bool, str]]:
    """Rule, waived and message of each finding, under waivers."""
    found = check(replace(scorecard, waivers=waivers), context)
    return [(one.rule, one.waived, one.message.sv) for one in found]


WAIVED = Waiver(rule="U203", indicator="i1", reason="Mäts i en egen enhet.")
DECLINED = replace(WAIVED, declined="Enheten går att ange.")
NO_UNIT_SAID = "Undantaget är avslaget av ekonomikontoret: Enheten går att ange."


def test_a_declined_waiver_waives_nothing_and_the_finding_says_why() -> None:
    scorecard = scorecard_with(indicators=({"unit": None}, {"unit": None}))
    ((_, first, bare), (_, second, other)) = _declined(scorecard)
    assert _declined(scorecard, WAIVED) == [("U203", True, bare), ("U203", False, other)]
    assert _declined(scorecard, DECLINED) == [("U203", False, f"{bare} {NO_UNIT_SAID}"), ("U203", False, other)]
    assert (first, second) == (False, False)
    office = replace(SUBMISSION, template=replace(TEMPLATE, office="stadsledningskontoret"))
    (_, _, said), _ = _declined(scorecard, DECLINED, context=office)
    assert "avslaget av stadsledningskontoret" in said
    (found, _) = check(replace(scorecard, waivers=(DECLINED,)), SUBMISSION)
    assert found.message.en.endswith("The waiver was declined by ekonomikontoret: Enheten går att ange.")


def test_a_declined_waiver_is_never_called_unused() -> None:
    faultless = scorecard_with()
    assert [rule for rule, *_ in _declined(faultless, WAIVED)] == ["H408"]
    assert _declined(faultless, DECLINED) == []
    without_reason = replace(DECLINED, reason=None)
    scorecard = scorecard_with(indicators=({"unit": None},))
    ((rule, waived, said),) = _declined(scorecard, without_reason)
    assert (rule, waived) == ("U203", False)
    assert said.endswith(NO_UNIT_SAID)


def test_what_the_office_declined_holds_against_another_waiver_of_the_same_rule() -> None:
    scorecard = scorecard_with(indicators=({"unit": None},))
    ((rule, waived, said),) = _declined(scorecard, DECLINED, replace(WAIVED, rule="no_unit"))
    assert (rule, waived) == ("U203", False)
    assert said.endswith(NO_UNIT_SAID)


def test_of_a_waiver_that_has_ended_nothing_is_said() -> None:
    scorecard = scorecard_with(indicators=({"unit": None},))
    assert _declined(scorecard, replace(DECLINED, until=2015)) == _declined(scorecard)


def test_while_somebody_writes_a_declined_waiver_waives_nothing_either() -> None:
    """Neither in one run for both, nor for the goal in hand."""
    scorecard = replace(scorecard_with(indicators=({"unit": None},)), waivers=(DECLINED,))
    for told in (tell(scorecard, WRITING), tell_goal(scorecard, "g", WRITING)):
        (one,) = (each.finding for each in told if each.finding.rule == "U203")
        assert (one.waived, one.message.sv.endswith(NO_UNIT_SAID)) == (False, True)


# -- a rule that fails


def _parts(rule_id: str) -> dict[str, Any]:
    model = rule_named("T103")
    return {
        "id": rule_id,
        "name": f"rule_{rule_id}",
        "criterion": Criterion.CLEAR,
        "severity": Severity.ERROR,
        **{key: getattr(model, key) for key in ("title", "says", "why", "mend", "source", "bad", "good")},
        "messages": {"m": Message(same("{value}"))} if rule_id == "T199" else {"m": Message(same("sagt"))},
    }


def _raises_on_goals(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    yield Hit(message="m", values={"value": 1})
    raise ValueError(goal.goal.id)


def _raises_on_indicators(_: IndicatorFacts, __: Parameters) -> Iterator[Hit]:
    raise ZeroDivisionError


def _raises_on_the_whole(_: ScorecardFacts, __: Parameters) -> Iterator[Hit]:
    raise KeyError("nyckel")


def _lacks_a_value(_: GoalFacts, __: Parameters) -> Iterator[Hit]:
    yield Hit(message="m")


def test_a_rule_that_raises_is_told_once_and_the_rest_run_on(caplog: pytest.LogCaptureFixture) -> None:
    broken = Registry(
        (
            *catalogue(),
            GoalRule(**_parts("T198"), check=_raises_on_goals),
            GoalRule(**_parts("T199"), check=_lacks_a_value),
            IndicatorRule(**_parts("U299"), check=_raises_on_indicators),
            ScorecardRule(**_parts("H499"), check=_raises_on_the_whole),
        )
    )
    scorecard = replace(scorecard_with(), goals=(_faulty("a", AREAS[0]), _faulty("b", AREAS[0])))
    with caplog.at_level(logging.ERROR):
        found = check(scorecard, SUBMISSION, broken)
    internal = [one for one in found if one.rule == "X000"]
    assert {one.name for one in internal} == {"internal"}
    assert sorted(one.message.sv.split()[1] for one in internal) == ["H499", "T198", "T199", "U299"]
    assert len(caplog.records) == 4
    assert [one for one in found if one.rule != "X000"] == list(check(scorecard, SUBMISSION))


def test_a_broken_rule_does_not_stop_the_check_of_one_goal(caplog: pytest.LogCaptureFixture) -> None:
    broken = Registry((rule_named("U203"), GoalRule(**_parts("T198"), check=_raises_on_goals)))
    scorecard = change_goal(scorecard_with(indicators=({"unit": None},)), "g", text="Vi bör utreda.")
    with caplog.at_level(logging.ERROR):
        assert [one.rule for one in check_goal(scorecard, "g", SUBMISSION, broken)] == ["X000", "U203"]


# -- rounds, reasons for a level, and the whole municipality


def _says_so(*_: Any) -> Iterator[Hit]:
    yield Hit(message="plain")


def _plain(rule_id: str, **parts: Any) -> dict[str, Any]:
    return {**_parts(rule_id), "messages": {"plain": Message(same("Så är det."))}, **parts}


def test_a_rule_speaks_only_in_its_phases_and_as_its_round_sets_it() -> None:
    at_round = IndicatorRule(**_plain("F999", phases=frozenset({Phase.ROUND})), check=_says_so)
    registry = Registry((at_round, rule_named("U203")))
    scorecard = scorecard_with(indicators=({"unit": None},))
    scorecard = replace(scorecard, goals=scorecard.goals[:1])
    round_context = replace(SUBMISSION, phase=Phase.ROUND, round=RoundRef(2016, "t1"))
    assert [one.rule for one in check(scorecard, SUBMISSION, registry)] == ["U203"]
    assert [one.rule for one in check(scorecard, round_context, registry)] == ["F999"]
    quiet = RuleSetting(rule="F999", rounds=(RoundRuleSetting(round="t1", off=True),))
    for round_key, expected in (("t1", []), ("t2", ["F999"])):
        context = CheckContext(replace(TEMPLATE, rules=(quiet,)), phase=Phase.ROUND, round=RoundRef(2016, round_key))
        assert [one.rule for one in check(scorecard, context, registry)] == expected


def test_the_reason_for_a_level_answers_the_rules_it_is_meant_for() -> None:
    answered = IndicatorRule(**_plain("R399", answered_by_level_reason=True), check=_says_so)
    deaf = IndicatorRule(**_plain("R398"), check=_says_so)
    scorecard = scorecard_with(indicators=({"level_reason": "Beslutat av nämnden."},))
    scorecard = replace(scorecard, goals=scorecard.goals[:1])
    found = check(scorecard, SUBMISSION, Registry((answered, deaf)))
    assert [(one.rule, one.severity) for one in found] == [("R398", Severity.ERROR), ("R399", Severity.ADVICE)]
    assert found[1].message.sv == "Så är det. Motiv till nivån: ”Beslutat av nämnden.”"
    blank = scorecard_with(indicators=({"level_reason": "-"},))
    blank = replace(blank, goals=blank.goals[:1])
    assert [one.severity for one in check(blank, SUBMISSION, Registry((answered,)))] == [Severity.ERROR]


def test_an_indicators_finding_can_silence_what_is_said_of_its_goal() -> None:
    silencer = IndicatorRule(**_plain("F998", silences_in_goal=("F999",)), check=_says_so)
    goal_rule = GoalRule(**_plain("F999"), check=_says_so)
    scorecard = replace(scorecard_with(), goals=tuple(_faulty(f"g{n}", AREAS[n]) for n in range(2)))
    only_first = IndicatorRule(
        **_plain("F998", silences_in_goal=("F999",)),
        check=lambda facts, _: _says_so() if facts.indicator.id == "g0.1" else iter(()),
    )
    assert {one.rule for one in check(scorecard, SUBMISSION, Registry((silencer, goal_rule)))} == {"F998"}
    found = check(scorecard, SUBMISSION, Registry((only_first, goal_rule)))
    assert [(one.rule, one.place.goal) for one in found] == [("F998", "g0"), ("F999", "g1")]


def test_what_is_said_of_the_whole_municipality_names_no_unit_unless_it_concerns_one() -> None:
    def _of_all(context: CheckContext, _: Parameters) -> Iterator[Hit]:
        yield Hit(message="plain")
        for unit in context.company.by_unit:
            yield Hit(message="plain", unit=unit)

    registry = Registry((CompanyRule(**_plain("H499"), check=_of_all), rule_named("U203")))
    other = replace(scorecard_with(), unit=UnitRef(code="SOC"))
    context = replace(SUBMISSION, company=Company((scorecard_with(), other)))
    assert [one.place.unit for one in check_company(context, registry)] == ["", TEMPLATE.units[0].code, "SOC"]
    assert check(scorecard_with(), context, registry) == ()


PLAN_OF_ALL = "Ingen enhet i kommunen har skrivit en plan för kvalitetsarbetet."


def _without_service(*units: str) -> tuple[Scorecard, ...]:
    """Faultless scorecards of some units, but that the quality work is unanswered."""
    made = scorecard_with()
    asked = tuple(one for one in made.not_concerned if one.area != "kvalitetskommun")
    bare = replace(made, service=Service(), not_concerned=asked)
    return tuple(replace(bare, unit=UnitRef(code=code)) for code in units)


def test_what_no_unit_has_is_said_once_of_all_and_each_is_told_its_own() -> None:
    units = _without_service("BUN", "SOC", "KULT")
    context = replace(SUBMISSION, company=Company(units))
    of_all = [one for one in check_company(context) if one.rule in ("K601", "K602")]
    assert [one.place for one in of_all if one.rule == "K602"] == [Place("", area="kvalitetskommun")]
    assert [one.message.sv for one in of_all if one.rule == "K602"] == [PLAN_OF_ALL]
    assert len([one for one in of_all if one.rule == "K601"]) == len(TEMPLATE.criteria)
    assert {(one.rule, one.severity) for one in of_all} == {("K601", Severity.WARNING), ("K602", Severity.ERROR)}
    own = [one for one in check(units[0], context) if one.rule in ("K601", "K602")]
    assert {(one.rule, one.severity) for one in own} == {("K601", Severity.ADVICE), ("K602", Severity.WARNING)}
    assert not [one for one in own if "i kommunen" in one.message.sv]


def test_it_is_said_of_several_units_only_where_one_of_them_is_asked_and_none_has_it() -> None:
    bare = _without_service("BUN", "SOC")
    aside = replace(scorecard_with(), service=Service())
    has = replace(scorecard_with(), unit=UnitRef(code="KULT"))
    for units, said in (
        (bare, True),
        ((bare[0], aside), True),
        (bare[:1], False),
        ((*bare, has), False),
        ((aside, replace(aside, unit=UnitRef(code="KULT"))), False),
    ):
        found = {one.rule for one in check_company(replace(SUBMISSION, company=Company(units)))}
        assert ({"K601", "K602"} <= found, bool({"K601", "K602"} & found)) == (said, said)
    off = replace(_with_settings(RuleSetting(rule="K602", off=True)), company=Company(bare))
    assert "K602" not in {one.rule for one in check_company(off)}


# -- long texts


def test_no_message_quotes_the_whole_of_a_long_text() -> None:
    """Neither of many words nor of one without end; what is short is quoted as it stands."""
    words, word = "oklart vad " * 3_000, "SKUX" * 7_500
    long = Indicator(id="i9", name=f"Antal elever {words}", unit=words, source="-" * 30_000, better=None)
    for text in (f"Arbeta med {words}", f"Ta fram {word} för {words}", f"Mål {'_' * 30_000}", f"bygg{word.lower()}"):
        goal = replace(scorecard_with().goals[0], text=text, responsible="?" * 30_000, indicators=(long,))
        scorecard = replace(scorecard_with(), goals=(goal, replace(goal, id="g2", indicators=())))
        found = {one.finding.rule: len(one.finding.message.sv) for one in tell(scorecard, SUBMISSION)}
        assert found
        assert {rule: length for rule, length in found.items() if length > 400} == {}


@given(st.text())
def test_a_quote_is_one_line_the_beginning_of_the_words_and_never_long(words: str) -> None:
    said = quoted(words)
    line = " ".join(words.split())
    assert len(said) <= LONGEST_QUOTE + 2
    assert said == line if len(line) <= LONGEST_QUOTE else line.startswith(said.removesuffix(" …"))


# -- one finding in many places


def _in(goal: str, **parts: Any) -> Finding:
    place = Place("BUN", area=AREAS[0], goal=goal, field=parts.pop("field", None))
    return Finding("U207", "no_source", Criterion.FOLLOWABLE, Severity.ADVICE, place, same("Källan saknas."), **parts)


def test_more_than_five_places_are_told_together_where_the_first_stands() -> None:
    six = [_in(f"g{n}") for n in range(6)]
    other = replace(six[0], rule="U208")
    assert told_together([other, *six[:3], other, *six[3:]]) == ((other,), tuple(six), (other,))
    assert told_together(six[:5]) == tuple((one,) for one in six[:5])
    for apart in (replace(six[5], waived=True), replace(six[5], severity=Severity.ERROR)):
        assert told_together([*six[:5], apart]) == tuple((one,) for one in (*six[:5], apart))
    fields = [_in("g", field=f"f{n}") for n in range(9)]
    assert told_together(fields) == tuple((one,) for one in fields)
