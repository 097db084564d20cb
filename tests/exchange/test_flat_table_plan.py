"""What a table for all units comes to: each figure in its field, or the reason why it has no place."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest

from styrkort_desktop.exchange.flat_table import Part
from styrkort_desktop.exchange.flat_table_fields import FILLABLE, By
from styrkort_desktop.scorecard.cells import take_apart
from styrkort_desktop.scorecard.choices import Missing, Stage, TargetKind
from styrkort_desktop.scorecard.directions import Economy, EconomyRound, EconomyYear, ManagerType, PurchaseLoyalty
from styrkort_desktop.scorecard.editing import change_indicator
from styrkort_desktop.scorecard.field_types import NumberType, WholeNumberType
from styrkort_desktop.scorecard.fields import Field, declared, info_of, record_classes
from styrkort_desktop.scorecard.goals import Indicator, Outcome
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.scorecard import Scorecard
from tests.exchange.flat_tables import SICK, TEMPLATE, changed, plan, reasons, stands, units


def soc(**values: Any) -> dict[str, Scorecard]:
    """The units, with the sick leave of SOC otherwise."""
    return {**units(), "SOC": change_indicator(units()["SOC"], SICK, **values)}


def sick(scorecard: Scorecard) -> Indicator:
    return next(one for _, one in scorecard.indicators() if one.id == SICK)


# -- where figures go


@pytest.mark.parametrize(
    "name",
    [
        "Sjukfrånvaro i procent av ordinarie arbetstid",
        "SJUKFRANVARO I PROCENT AV ORDINARIE ARBETSTID",
        "sjukfranvaro",
        "Sjukfrånvaro",
        "N00090",
        "n00090",
        SICK,
    ],
)
def test_a_common_indicator_is_known_by_name_key_kolada_id_and_id(name: str) -> None:
    found = plan(f"SOC;{name};;2016;t1;7,9;8,4;5,6")
    assert changed(found) == {
        ("SOC", SICK, "outcomes.2016/t1"): {
            "year": 2016,
            "round": "t1",
            "value": 7.9,
            "women": 8.4,
            "men": 5.6,
            "reported": "2016/t1",
        }
    }


@pytest.mark.parametrize("unit", ["SOC", "soc", "Socialförvaltningen", "socialforvaltningen ", "Socialnämnden"])
def test_a_unit_is_known_by_code_name_and_board(unit: str) -> None:
    assert list(plan(f"{unit};Sjukfrånvaro;;2016;t1;7,9;;").scorecards) == ["SOC"]


def test_a_unit_is_known_by_its_alias() -> None:
    fri = dataclasses.replace(units()["KULT"], unit=dataclasses.replace(units()["KULT"].unit, code="FRI"))
    assert list(plan("Fritid;Budget;;2016;t1;7;;", scorecards={"FRI": fri}).scorecards) == ["FRI"]


@pytest.mark.parametrize(
    "round_name",
    ["t1", "T1", "Delår januari–april", "delår januari-april", "jan–apr", "januari - april", "Delår jan–apr", "1–4"],
)
def test_a_round_is_known_by_key_name_and_months(round_name: str) -> None:
    assert list(changed(plan(f"SOC;Sjukfrånvaro;;2016;{round_name};7,9;;"))) == [("SOC", SICK, "outcomes.2016/t1")]


@pytest.mark.parametrize("year", ["2016", ""])
def test_a_round_may_be_written_with_its_year(year: str) -> None:
    assert list(changed(plan(f"SOC;Sjukfrånvaro;;{year};2016/t1;7,9;;"))) == [("SOC", SICK, "outcomes.2016/t1")]


@pytest.mark.parametrize("round_name", ["", "Hela året", "helår", "Årsbokslut", "year_end"])
def test_the_whole_year_of_an_indicator_has_no_round(round_name: str) -> None:
    assert list(changed(plan(f"SOC;Sjukfrånvaro;;2016;{round_name};7,9;;"))) == [("SOC", SICK, "outcomes.2016")]


def test_an_outcome_that_stands_at_the_last_round_is_the_whole_years() -> None:
    there = soc(outcomes=(Outcome(year=2016, round="year_end", value=8.0),))
    found = plan("SOC;Sjukfrånvaro;;2016;;7,9;;", scorecards=there)
    assert sick(found.scorecards["SOC"]).outcomes == (Outcome(year=2016, round="year_end", value=7.9),)


def test_figures_of_an_outcome_may_stand_on_several_rows() -> None:
    found = plan("SOC;Sjukfrånvaro;;2016;t2;7,9;;", "SOC;Sjukfrånvaro;;2016;t2;;8,4;", scorecards=soc(outcomes=()))
    assert sick(found.scorecards["SOC"]).outcomes == (Outcome(year=2016, round="t2", value=7.9, women=8.4),)
    assert len(found.changes) == 1
    assert [spot.row for spot in found.changes[0].spots] == [2, 3]


def test_a_figure_takes_away_the_reason_why_there_was_none() -> None:
    there = soc(outcomes=(Outcome(year=2016, round="t1", missing=Missing.NOT_RECEIVED, preliminary=True),))
    found = plan("SOC;Sjukfrånvaro;;2016;t1;7,9;;", scorecards=there)
    assert sick(found.scorecards["SOC"]).outcomes == (Outcome(year=2016, round="t1", value=7.9, preliminary=True),)


def test_other_kinds_of_value_are_named_in_a_column() -> None:
    headings = "Enhet;Indikator;Slag av värde;År;Period;Värde"
    found = plan(
        "SOC;Sjukfrånvaro;Målvärde;2018;;6,5",
        "SOC;Sjukfrånvaro;Utgångsläge;2014;;9,1",
        "SOC;Sjukfrånvaro;prognos;2016;t1;7",
        "SOC;Sjukfrånvaro;Utfall;2014;;9",
        "SOC;Sjukfrånvaro;Önskan;2016;;9",
        "SOC;Sjukfrånvaro;Prognos;2016;;7",
        headings=headings,
        scorecards=soc(outcomes=(), forecasts=(), baseline=None),
    )
    assert changed(found) == {
        ("SOC", SICK, "targets.2018"): 6.5,
        ("SOC", SICK, "baseline"): {"year": 2014, "value": 9.1},
        ("SOC", SICK, "forecasts.2016/t1"): {"year": 2016, "round": "t1", "value": 7},
        ("SOC", SICK, "outcomes.2014"): {"year": 2014, "value": 9},
    }
    assert reasons(found) == ["unknown_kind", "no_round"]


def test_the_directions_own_fields_are_filled() -> None:
    found = plan(
        "BUN;Kommunbidrag;;2017;;1900,5;;",
        "BUN;Budget, mnkr;;2017;t1;630;;",
        "BUN;Utfall mot budget;;2017;t1;634;;",
        "BUN;Helårsprognos;;2017;;1895;;",
        "BUN;Köptrohet;;2017;t1;84 %;;",
        "BUN;Köptrohet;;2014;;79;;",
        "BUN;Antal chefer;rektor;;;;21;11",
        "BUN;Chefer över gränsen;Rektor;;;9;;",
        "LEAB;Budget;;2017;t1;12;;",
    )
    bun = found.scorecards["BUN"]
    year = next(one for one in bun.economy.years if one.year == 2017)
    assert (year.frame_mnkr, year.rounds) == (
        1900.5,
        (
            EconomyRound(round="t1", budget_mnkr=630.0, outcome_mnkr=634.0),
            EconomyRound(round="year_end", forecast_mnkr=1895.0),
        ),
    )
    assert PurchaseLoyalty(year=2017, round="t1", percent=84.0) in bun.economy.purchase_loyalty
    assert PurchaseLoyalty(year=2014, percent=79.0) in bun.economy.purchase_loyalty
    rector = bun.managers.types[0]
    assert (rector.type, rector.women, rector.men, rector.above_limit) == ("Rektor", 21, 11, 9)
    assert found.scorecards["LEAB"].economy.years[-1].rounds[-1].budget_mnkr == 12
    assert reasons(found) == []


def test_the_whole_years_loyalty_stands_at_the_last_round_within_the_plan() -> None:
    assert list(changed(plan("BUN;Köptrohet;;2017;;84;;"))) == [("BUN", "", "economy.purchase_loyalty.2017/year_end")]
    economy = Economy(purchase_loyalty=(PurchaseLoyalty(year=2017, percent=80.0),))
    there = {"BUN": dataclasses.replace(units()["BUN"], economy=economy)}
    assert list(changed(plan("BUN;Köptrohet;;2017;Årsbokslut;84;;", scorecards=there))) == [
        ("BUN", "", "economy.purchase_loyalty.2017")
    ]


def test_a_type_of_post_that_is_not_there_becomes_a_row_and_the_same_whenever_it_is_made() -> None:
    row = "BUN;Antal chefer;Biträdande rektor;;;;4;3"
    made, again = plan(row).scorecards["BUN"], plan(row).scorecards["BUN"]
    new = made.managers.types[-1]
    assert (new.type, new.women, new.men) == ("Biträdande rektor", 4, 3)
    assert new.id == again.managers.types[-1].id
    assert len(made.managers.types) == len(units()["BUN"].managers.types) + 1


def test_owners_targets_are_filled_by_their_name() -> None:
    names = {one.name for _, one in units()["LEAB"].indicators()}
    target = next(one for one in units()["LEAB"].economy.owner_targets if one.name not in names)
    found = plan(f"LEAB;{target.name};;2016;;24,1;;")
    assert stands(found, "LEAB", target.id, "outcomes", "2016") == 24.1


def test_an_owners_target_that_an_indicator_is_called_after_is_asked_about() -> None:
    names = {one.name for _, one in units()["LEAB"].indicators()}
    target = next(one for one in units()["LEAB"].economy.owner_targets if one.name in names)
    assert reasons(plan(f"LEAB;{target.name};;2016;;24,1;;")) == ["ambiguous_name"]
    assert stands(plan(f"LEAB;{target.id};;2016;;24,1;;"), "LEAB", target.id, "outcomes", "2016") == 24.1


def test_an_indicator_that_was_redefined_goes_on_in_its_successor() -> None:
    scorecard = units()["SOC"]
    goal = next(goal for goal, one in scorecard.indicators() if one.id == SICK)
    new = dataclasses.replace(sick(scorecard), id="ny", replaces=SICK, outcomes=())
    goals = tuple(
        dataclasses.replace(one, indicators=(*one.indicators, new)) if one.id == goal.id else one
        for one in scorecard.goals
    )
    found = plan("SOC;Sjukfrånvaro;;2016;t1;7;;", scorecards={"SOC": dataclasses.replace(scorecard, goals=goals)})
    assert list(changed(found)) == [("SOC", "ny", "outcomes.2016/t1")]


def test_yes_and_no_go_where_that_is_the_target() -> None:
    there = soc(target_kind=TargetKind.YES_NO, outcomes=())
    found = plan("SOC;Sjukfrånvaro;;2016;t1;Ja;;", "SOC;Sjukfrånvaro;;2016;t2;nej;;", scorecards=there)
    assert [one.value for one in sick(found.scorecards["SOC"]).outcomes] == [1.0, 0.0]
    assert reasons(plan("SOC;Sjukfrånvaro;;2016;t1;ja;;")) == ["no_number"]


def test_rows_that_name_no_year_are_about_the_round_that_is_told() -> None:
    headings = "Enhet;Fält;T"
    found = plan("BUN;Köptrohet;84", headings=headings, when=RoundRef(2017, "t2"))
    assert list(changed(found)) == [("BUN", "", "economy.purchase_loyalty.2017/t2")]
    with_round = plan("BUN;Köptrohet;2016;84", headings="Enhet;Fält;År;T", when=RoundRef(2017, "t2"))
    assert list(changed(with_round)) == [("BUN", "", "economy.purchase_loyalty.2016/year_end")]
    assert reasons(plan("BUN;Köptrohet;84", headings=headings)) == ["no_year"]


# -- what has no place


@pytest.mark.parametrize(
    ("row", "why", "column", "says"),
    [
        (";Köptrohet;;2016;t1;80;;", "no_unit", None, "vilken enhet"),
        ("BUNN;Köptrohet;;2016;t1;80;;", "unknown_unit", "A (Enhet)", "Menas ”BUN”?"),
        ("qwertyuiop;Köptrohet;;2016;t1;80;;", "unknown_unit", "A (Enhet)", "Ingen enhet heter ”qwertyuiop”."),
        ("Kommunstyrelsen;Köptrohet;;2016;t1;80;;", "ambiguous_unit", "A (Enhet)", "KLF eller AMF eller RTJ"),
        ("NFTC;Köptrohet;;2016;t1;80;;", "other_unit", "A (Enhet)", "svarar inte för NFTC"),
        ("BUN;;;2016;t1;80;;", "no_name", None, "vilken indikator"),
        ("BUN;Köptroheten;;2016;t1;80;;", "unknown_name", "B (Indikator eller fält)", "Menas ”Köptrohet"),
        ("KULT;bemotande;;2016;t1;80;;", "not_in_scorecard", "B (Indikator eller fält)", "har ingen indikator"),
        ("BUN;Antal chefer;;;;;2;1", "no_post", None, "befattningstyp"),
        ("BUN;Köptrohet;;;t1;80;;", "no_year", None, "vilket år"),
        ("BUN;Köptrohet;;tjugo;t1;80;;", "no_year", "D (År)", "ett tal"),
        ("BUN;Köptrohet;;2019;t1;80;;", "year_outside", "D (År)", "2019 ligger utanför 2012–2018"),
        ("BUN;Köptrohet;;2011;t1;80;;", "year_outside", "D (År)", "2011 ligger utanför"),
        ("BUN;Köptrohet;;2016;t9;80;;", "unknown_round", "E (Tillfälle)", "”t9”"),
        ("BUN;Köptrohet;;2016;2017/t1;80;;", "unknown_round", "E (Tillfälle)", "”2017/t1”"),
        ("BUN;Köptrohet;;2016;t1;ca 80;;", "no_number", "F (T)", "Menas 80?"),
        ("BUN;Budget;;2016;t1;80 %;;", "no_number", "F (T)", "måttenheten är mnkr"),
        ("BUN;Chefer med åtgärd;Rektor;;;2,5;;", "not_possible", "F (T)", "heltal"),
        ("BUN;Antal chefer;Rektor;;;;-1;", "not_possible", "G (K)", "utanför"),
        ("BUN;Köptrohet;;2016;t1;9999999999999999;;", "no_number", "F (T)", "tal"),
        ("BUN;Budget;;2016;t1;;5;", "no_sexes", "G (K)", "delas inte upp"),
        ("BUN;Antal chefer;Rektor;;;31;;", "no_sexes", "F (T)", "utan summa"),
        ("LEAB;Kommunbidrag;;2016;;5;;", "not_possible", "B (Indikator eller fält)", "gäller inte bolag"),
        ("RTJ;Kommunbidrag;;2016;;5;;", "decided", "F (T)", "är beslutat"),
    ],
)
def test_a_figure_without_a_place_is_told_with_its_cell_and_why(
    row: str, why: str, column: str | None, says: str
) -> None:
    found = plan(row)
    assert reasons(found) == [why]
    (one,) = found.unplaced
    assert (one.spot.row, one.spot.column) == (2, column)
    assert says in one.text.sv
    assert (found.changes, found.scorecards) == ((), {})


def test_one_bad_figure_keeps_none_of_the_others_back() -> None:
    found = plan("SOC;Sjukfrånvaro;;2016;t1;7,9;ca 8;", "BUNN;Köptrohet;;2016;t1;80;;", "BUN;Köptrohet;;2016;t1;80;;")
    assert reasons(found) == ["no_number", "unknown_unit"]
    assert set(found.scorecards) == {"SOC", "BUN"}


def test_the_same_twice_with_different_figures_is_told_at_both_and_filled_in_from_neither() -> None:
    found = plan("BUN;Köptrohet;;2016;t1;80;;", "SOC;Köptrohet;;2016;t1;85;;", "BUN;Köptrohet;;2016;T1;82;;")
    assert [(one.why.value, one.spot.row) for one in found.unplaced] == [("twice", 2), ("twice", 4)]
    assert "rad 4: 82" in found.unplaced[0].text.sv
    assert "BUN" not in found.scorecards


def test_the_same_twice_with_the_same_figure_is_once() -> None:
    found = plan("BUN;Köptrohet;;2016;t1;80;;", "BUN;Köptrohet, %;;2016;t1;80,0;;")
    assert (len(found.changes), reasons(found)) == (1, [])


def test_two_indicators_of_one_name_are_told_with_their_ids() -> None:
    scorecard = units()["SOC"]
    goal = scorecard.goals[0]
    twin = dataclasses.replace(sick(scorecard), id="tvilling")
    goals = (dataclasses.replace(goal, indicators=(*goal.indicators, twin)), *scorecard.goals[1:])
    there = {"SOC": dataclasses.replace(scorecard, goals=goals)}
    found = plan("SOC;Sjukfrånvaro;;2016;t1;7;;", scorecards=there)
    assert reasons(found) == ["ambiguous_name"]
    assert "tvilling" in found.unplaced[0].text.sv
    headings = "Enhet;Indikator;Id;År;Period;T"
    by_id = plan("SOC;Sjukfrånvaro;tvilling;2016;t1;7", headings=headings, scorecards=there)
    assert list(changed(by_id)) == [("SOC", "tvilling", "outcomes.2016/t1")]


def test_an_id_is_believed_only_where_the_name_agrees() -> None:
    headings = "Enhet;Indikator;Id;År;Period;T"
    found = plan(
        f"SOC;Köptrohet;{SICK};2016;t1;7",
        f"SOC;Sjukfrånvaro;{SICK};2016;t1;7",
        "BUN;Köptrohet;4711;2016;t1;81,5",
        headings=headings,
    )
    assert reasons(found) == ["id_disagrees"]
    assert [one.spot.row for one in found.unplaced] == [2]
    assert set(found.scorecards) == {"SOC", "BUN"}


def test_a_unit_that_has_gone_is_given_no_figures_of_later_years() -> None:
    there = tuple(
        dataclasses.replace(one, valid_to=datetime.date(2016, 6, 30), successors=("KULT",))
        if one.code == "BUN"
        else one
        for one in TEMPLATE.units
    )
    template = dataclasses.replace(TEMPLATE, units=there)
    found = plan("BUN;Köptrohet;;2017;t1;80;;", "BUN;Köptrohet;;2016;t1;80;;", template=template)
    assert [(one.why.value, one.spot.row) for one in found.unplaced] == [("unit_not_there", 2)]
    assert "Efter den kommer KULT." in found.unplaced[0].text.sv
    assert list(found.scorecards) == ["BUN"]


def test_targets_of_a_decided_scorecard_are_not_changed_by_a_table() -> None:
    headings = "Enhet;Indikator;Slag;År;T"
    decided = {"SOC": dataclasses.replace(units()["SOC"], stage=Stage.DECIDED)}
    standing = sick(units()["SOC"]).target(2016)
    rows = ("SOC;Sjukfrånvaro;Målvärde;2016;1", "SOC;Sjukfrånvaro;Utgångsläge;2014;1")
    assert reasons(plan(*rows, headings=headings, scorecards=decided)) == ["decided", "decided"]
    same = plan(f"SOC;Sjukfrånvaro;Målvärde;2016;{standing:g}".replace(".", ","), headings=headings, scorecards=decided)
    assert (reasons(same), same.equal) == ([], 1)


def test_what_stands_is_counted_and_not_changed() -> None:
    found = plan("BUN;Köptrohet;;2016;t1;81;;", "BUN;Antal chefer;Rektor;;;;20;11")
    assert (found.changes, found.equal, found.scorecards) == ((), 3, {})


def test_asked_to_keep_what_stands_only_blanks_are_filled() -> None:
    found = plan(
        "SOC;Sjukfrånvaro;;2016;t1;7,9;;", "SOC;Sjukfrånvaro;;2016;t2;7,5;;", "BUN;Budget;;2016;t1;1;;", replace=False
    )
    assert {one.taken.path for one in found.kept} == {
        ("outcomes", "2016/t1"),
        ("economy", "years", "2016", "rounds", "t1", "budget_mnkr"),
    }
    assert list(changed(found)) == [("SOC", SICK, "outcomes.2016/t2")]


def test_asked_to_keep_what_stands_a_blank_beside_it_is_filled() -> None:
    there = soc(outcomes=(Outcome(year=2016, round="t1", value=8.0),))
    found = plan("SOC;Sjukfrånvaro;;2016;t1;8;8,4;", scorecards=there, replace=False)
    assert sick(found.scorecards["SOC"]).outcomes == (Outcome(year=2016, round="t1", value=8.0, women=8.4),)
    assert found.kept == ()


def test_what_is_beside_the_figures_stays_as_it_is() -> None:
    before = take_apart(units()["SOC"]).cells
    found = plan("SOC;Sjukfrånvaro;;2016;t1;7,9;;", "SOC;Köptrohet;;2016;t1;86;;")
    after = take_apart(found.scorecards["SOC"]).cells
    differing = {key for key in {**before, **after} if before.get(key) != after.get(key)}
    assert differing == {(SICK, ("outcomes", "2016/t1")), ("", ("economy", "purchase_loyalty", "2016/t1"))}


# -- which fields there are

_NOT_FILLED = {
    "frame_change": "a decision, entered as such",
    "owner_target": "by name",
    "owner_outcome": "by name",
    "planned_effect": "the unit's own plan",
    "realised_effect": "the unit's own plan",
    "target": "by name",
}


def test_every_number_of_the_directions_own_data_can_be_filled_or_has_a_reason_why_not() -> None:
    filled = {(one.record, name) for one in FILLABLE for name in one.parts.values()}
    classes = [one for top in (Economy, ManagerType) for one in record_classes(top)]
    for record in classes:
        for one in declared(record):
            is_number = isinstance(one, Field) and isinstance(one.type, (NumberType, WholeNumberType))
            if is_number and one.name not in info_of(record).key:
                assert (record, one.name) in filled or info_of(record).name in _NOT_FILLED, (record, one.name)
    assert EconomyYear in {record for record, _ in filled}


def test_no_two_fields_have_one_name() -> None:
    names = [(text.sv, one.key) for one in FILLABLE for text in one.names]
    assert all(len({key for name, key in names if name == text}) == 1 for text, _ in names)
    assert {one.by for one in FILLABLE} == set(By)
    assert all(set(one.parts) <= set(Part) for one in FILLABLE)
