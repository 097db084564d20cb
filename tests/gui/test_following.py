"""Following up as values: what a round asks for, what it proposes and why, and which outcome a cell writes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

import pytest

from styrkort_desktop.gui.directions.sections import can_write_in, cell_value, with_cell
from styrkort_desktop.gui.following.at_round import (
    AtRound,
    areas_judged,
    areas_without_goals,
    at_round,
    left_of,
    proposed_for_area,
    rounds_before,
    rounds_of,
)
from styrkort_desktop.gui.following.judgement import judged_area, judged_goal, status_choices, texts_form
from styrkort_desktop.gui.following.outcome_grid import OutcomeRow, outcome_grid
from styrkort_desktop.gui.following.words import area_proposal, goal_proposal, left_in_words, state_in_words
from styrkort_desktop.rules import CheckContext, Phase, check
from styrkort_desktop.scorecard.choices import Better, Frequency, Missing, Status
from styrkort_desktop.scorecard.field_types import NumberType
from styrkort_desktop.scorecard.following_up import status_of_area
from styrkort_desktop.scorecard.goals import (
    Assessment,
    Baseline,
    Forecast,
    Goal,
    Indicator,
    Interval,
    Outcome,
    Publication,
    Target,
)
from styrkort_desktop.scorecard.periods import Month, RoundRef
from styrkort_desktop.scorecard.record_editing import with_value
from styrkort_desktop.scorecard.scorecard import AreaAssessment, RoundText, Scorecard
from styrkort_desktop.template import Template, demonstration

T1, T2, YEAR_END = RoundRef(2016, "t1"), RoundRef(2016, "t2"), RoundRef(2016, "year_end")
AREA = "folja_jamfora"
START = Indicator(
    id="i",
    name="Väntetid",
    unit="dagar",
    better=Better.DECREASE,
    frequency=Frequency.ROUND,
    baseline=Baseline(year=2015, value=60.0),
    targets=(Target(year=2016, value=30.0),),
)


@pytest.fixture
def demo(template: Template) -> Scorecard:
    return next(one.scorecard for one in demonstration(template) if one.scorecard.unit.code == "BUN")


@pytest.fixture
def blank(demo: Scorecard) -> Scorecard:
    return dataclasses.replace(demo, goals=(), area_assessments=(), texts=(), not_concerned=())


def with_goals(card: Scorecard, *goals: Iterable[Indicator]) -> Scorecard:
    made = tuple(
        Goal(id=f"g{number}", area=AREA, text="Mål.", indicators=tuple(indicators))
        for number, indicators in enumerate(goals)
    )
    return dataclasses.replace(card, goals=made)


def said(at: AtRound, indicator: Indicator) -> str:
    return state_in_words(at, indicator).sv


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ((), None),
        ((None, Status.NOT_ASSESSABLE), None),
        ((Status.MET, Status.MET, None), Status.MET),
        ((Status.NOT_MET, Status.NOT_MET), Status.NOT_MET),
        ((Status.PARTLY,), Status.PARTLY),
        ((Status.MET, Status.NOT_MET), Status.PARTLY),
        ((Status.MET, Status.PARTLY), Status.PARTLY),
    ],
)
def test_an_area_is_met_when_all_are_and_not_met_when_none_is(
    statuses: tuple[Status | None, ...], expected: Status | None
) -> None:
    assert status_of_area(statuses) is expected


def test_rounds_come_year_by_year_and_those_before_the_latest_first(template: Template) -> None:
    every = rounds_of(template)
    assert every[:3] == (T1, T2, YEAR_END)
    assert len(every) == 9
    assert rounds_before(template, RoundRef(2017, "t1")) == (YEAR_END, T2, T1)
    assert rounds_before(template, T1) == ()


def test_within_the_year_an_outcome_is_held_against_the_pace(blank: Scorecard, template: Template) -> None:
    """From 60 to 30 in a year: 50 after four months."""
    for value, expected, status in ((50.0, "Håller takten: 50 behövs nu", Status.MET), (51.0, None, Status.NOT_MET)):
        measured = dataclasses.replace(START, outcomes=(Outcome(year=2016, round="t1", value=value),))
        at = at_round(with_goals(blank, [measured]), template, T1)
        assert said(at, measured) == (expected or "Efter takten: 50 behövs nu")
        assert judged_goal("g0", 1, at).tell(at).proposed is status


def test_a_forecast_goes_before_the_pace(blank: Scorecard, template: Template) -> None:
    measured = dataclasses.replace(
        START,
        outcomes=(Outcome(year=2016, round="t1", value=40.0),),
        forecasts=(Forecast(year=2016, round="t1", value=35.0),),
    )
    at = at_round(with_goals(blank, [measured]), template, T1)
    assert said(at, measured) == "Väntas inte nå målvärdet, enligt prognosen"
    assert goal_proposal(at, at.scorecard.goals[0]).sv == (
        "Förslag: väntas inte uppnås. 1 av 1 indikatorer når inte sitt målvärde."
    )


def test_at_the_years_end_only_the_outcome_counts(blank: Scorecard, template: Template) -> None:
    measured = dataclasses.replace(
        START,
        outcomes=(Outcome(year=2016, value=30.0),),
        forecasts=(Forecast(year=2016, round="year_end", value=35.0),),
    )
    other = dataclasses.replace(START, id="j", outcomes=(Outcome(year=2016, value=31.0),))
    third = dataclasses.replace(START, id="k")
    at = at_round(with_goals(blank, [measured, other, third]), template, YEAR_END)
    assert said(at, measured) == "Når målvärdet"
    assert said(at, other) == "Når inte målvärdet"
    assert said(at, third) == "Utfallet för 2016 återstår"
    assert goal_proposal(at, at.scorecard.goals[0]).sv == (
        "Förslag: har delvis uppnåtts. 1 av 3 indikatorer når sitt målvärde, 1 gör det inte, "
        "1 räknas inte, värde saknas."
    )


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"frequency": Frequency.YEAR}, "Behövs inte nu: mäts varje år"),
        ({"frequency": None}, "Behövs inte nu"),
        ({"first_measured": 2017}, "Behövs inte nu: mäts första gången 2017"),
        ({}, "Utfallet för 2016 återstår"),
        (
            {"outcomes": (Outcome(year=2016, round="t1", missing=Missing.NOT_RECEIVED, next=Month(2016, 6)),)},
            "Har inte kommit, kommer 2016-06",
        ),
        (
            {"targets": (), "outcomes": (Outcome(year=2016, round="t1", value=1.0),)},
            "Inget att jämföra med",
        ),
    ],
)
def test_what_is_not_due_or_missing_is_told(
    blank: Scorecard, template: Template, changed: dict[str, object], expected: str
) -> None:
    indicator = dataclasses.replace(START, **changed)  # type: ignore[arg-type]
    at = at_round(with_goals(blank, [indicator]), template, T1)
    assert said(at, indicator) == expected


def test_a_goal_without_anything_to_go_by_is_proposed_nothing(blank: Scorecard, template: Template) -> None:
    at = at_round(with_goals(blank, [], [START]), template, T1)
    assert [goal_proposal(at, goal).sv for goal in at.scorecard.goals] == [
        "Inget förslag: målet har ingen indikator.",
        "Inget förslag: ingen av målets indikatorer kan bedömas än.",
    ]
    assert area_proposal(at, AREA, proposed_for_area(at, AREA)).sv.startswith("Inget förslag")


def test_an_area_counts_the_units_own_judgement_before_the_figures(blank: Scorecard, template: Template) -> None:
    measured = dataclasses.replace(START, outcomes=(Outcome(year=2016, value=30.0),))
    card = with_goals(blank, [measured], [measured], [])
    own = (Assessment(round=YEAR_END, status=Status.NOT_MET),)
    card = dataclasses.replace(card, goals=(dataclasses.replace(card.goals[0], assessments=own), *card.goals[1:]))
    at = at_round(card, template, YEAR_END)
    proposed = proposed_for_area(at, AREA)
    assert proposed is Status.PARTLY
    assert area_proposal(at, AREA, proposed).sv == (
        "Förslag: har delvis uppnåtts. Målen: 1 har uppnåtts, 1 har inte uppnåtts, 1 utan bedömning."
    )


def test_a_status_that_the_round_lacks_is_shown_and_says_why(blank: Scorecard, template: Template) -> None:
    described = template.round("t1")
    fewer = dataclasses.replace(described, statuses=described.statuses[:3])
    rounds = tuple(fewer if one is described else one for one in template.rounds)
    at = at_round(blank, dataclasses.replace(template, rounds=rounds), T1)
    choices = status_choices(at)
    assert [one.allowed for one in choices] == [True, True, True, False]
    assert choices[0].label.sv == "väntas uppnås"
    assert choices[-1].label.sv == "kan inte bedömas – används inte vid Delår januari–april"


def test_what_is_left_agrees_with_the_checker_at_the_round(demo: Scorecard, template: Template) -> None:
    """The rules F901, F905 and F908 ask for the same, as long as none of them silences another."""
    for ref in (T1, YEAR_END):
        at = at_round(demo, template, ref)
        found = check(demo, CheckContext(template, phase=Phase.ROUND, round=ref))
        left = left_of(at)
        assert left.outcomes == sum(1 for one in found if one.rule == "F901")
        assert left.areas == sum(1 for one in found if one.rule == "F908" and one.place.area and not one.place.goal)
        assert left.texts == sum(1 for one in found if one.rule == "F908" and not one.place.area)


def test_what_is_left_is_one_line(demo: Scorecard, template: Template) -> None:
    at = at_round(demo, template, T1)
    assert left_in_words(left_of(at)).sv == (
        "Kvar att göra: 11 mål utan vad som väntas vid årsbokslut, 6 målområden att bedöma."
    )
    assert [one.key for one in areas_without_goals(at)] == ["halsoframjande"]
    done = dataclasses.replace(
        demo,
        goals=tuple(
            dataclasses.replace(goal, assessments=(Assessment(round=T1, forecast=Status.MET),)) for goal in demo.goals
        ),
        area_assessments=tuple(AreaAssessment(area=one.key, round=T1, status=Status.MET) for one in areas_judged(at)),
    )
    assert left_in_words(left_of(at_round(done, template, T1))).sv == "Allt som behövs vid tillfället är ifyllt."
    silent = dataclasses.replace(done, texts=())
    assert left_in_words(left_of(at_round(silent, template, T1))).en == "Left to do: 1 text."


def test_texts_are_those_of_the_round(demo: Scorecard, template: Template) -> None:
    form = texts_form(at_round(demo, template, T1))
    assert form is not None
    assert [one.label.sv for one in form.fields] == ["Viktiga händelser", "Framtid (om det behövs)"]
    changed = with_value(demo, form.fields[0].path, "Ny text.")
    assert changed.texts[0] == RoundText(round=T1, section="viktiga_handelser", text="Ny text.")
    bare = dataclasses.replace(
        template, rounds=tuple(dataclasses.replace(one, text_sections=()) for one in template.rounds)
    )
    assert texts_form(at_round(demo, bare, T1)) is None


def test_earlier_judgements_stand_beside(demo: Scorecard, template: Template) -> None:
    at = at_round(demo, template, T2)
    told = judged_area("kvalitetskommun", "Kvalitetskommun", at).tell(at)
    (earlier,) = told.earlier
    assert earlier.sv.startswith("Delår januari–april 2016: väntas uppnås. Resultaten i årskurs 9 pekar uppåt")


# -- the grid


def grid_rows(card: Scorecard, template: Template, ref: RoundRef) -> tuple[AtRound, list[OutcomeRow]]:
    at = at_round(card, template, ref)
    rows = outcome_grid(card.goals[0], 1, at).rows(card, template)
    return at, [row for row in rows if isinstance(row, OutcomeRow)]


def test_a_round_writes_its_own_outcome_and_the_years_end_the_years(blank: Scorecard, template: Template) -> None:
    card = with_goals(blank, [START])
    assert [row.key for row in grid_rows(card, template, T1)[1]] == [(2016, "t1")]
    assert [row.key for row in grid_rows(card, template, YEAR_END)[1]] == [(2016, None)]
    late = dataclasses.replace(START, frequency=Frequency.YEAR, publication=Publication(month=8, years_after=1))
    at, (row,) = grid_rows(with_goals(blank, [late]), template, YEAR_END)
    assert row.key == (2015, None)
    assert "utfallet avser 2015" in said(at, late).lower() or "utfallet för 2015" in said(at, late).lower()


def test_what_is_due_and_not_given_is_marked(blank: Scorecard, template: Template) -> None:
    given = dataclasses.replace(START, id="j", outcomes=(Outcome(year=2016, round="t1", value=1.0),))
    seldom = dataclasses.replace(START, id="k", frequency=Frequency.YEAR)
    card = with_goals(blank, [START, given, seldom])
    at, rows = grid_rows(card, template, T1)
    headings = [column.heading.sv for column in outcome_grid(card.goals[0], 1, at).columns]
    assert [row.left for row in rows] == [{headings.index("Utfall")}, frozenset(), frozenset()]


def test_what_is_written_is_noted_as_given_at_the_round_and_goes_with_its_value(
    blank: Scorecard, template: Template
) -> None:
    card = with_goals(blank, [START])
    at, (row,) = grid_rows(card, template, T1)
    columns = outcome_grid(card.goals[0], 1, at).columns
    value = next(column for column in columns if column.heading.sv == "Utfall")
    preliminary = next(column for column in columns if column.heading.sv == "Preliminärt")
    written = with_cell(card, row, value, 44.0)
    assert written.goals[0].indicators[0].outcomes == (Outcome(year=2016, round="t1", value=44.0, reported=T1),)
    assert with_cell(written, row, value, None) == card
    marked = with_cell(written, row, preliminary, value=True)
    assert cell_value(marked, row, preliminary) is True
    assert with_cell(marked, row, preliminary, None) == written
    assert cell_value(written, row, preliminary) is None


@pytest.mark.parametrize("ref", [T1, T2, YEAR_END], ids=str)
def test_every_number_is_put_in_and_read_back(demo: Scorecard, template: Template, ref: RoundRef) -> None:
    at = at_round(demo, template, ref)
    written = 0
    for goal in demo.goals:
        grid = outcome_grid(goal, 1, at)
        for row in grid.rows(demo, template):
            for number, column in enumerate(grid.columns):
                if not can_write_in(row, number, column) or not isinstance(column.type, NumberType):
                    continue
                before = cell_value(demo, row, column)
                changed = with_cell(demo, row, column, 2015.5)
                assert cell_value(changed, row, column) == 2015.5
                assert cell_value(with_cell(changed, row, column, before), row, column) == before
                written += 1
    assert written > 20


def test_women_and_men_are_asked_where_the_indicator_is_split(blank: Scorecard, template: Template) -> None:
    split = dataclasses.replace(START, id="s", split_by_sex=True)
    card = with_goals(blank, [START], [START, split])
    at = at_round(card, template, T1)
    headings = [[column.heading.sv for column in outcome_grid(goal, 1, at).columns] for goal in card.goals]
    assert "Kvinnor" not in headings[0]
    assert "Kvinnor" in headings[1]
    grid = outcome_grid(card.goals[1], 2, at)
    women = headings[1].index("Kvinnor")
    plain, divided = grid.rows(card, template)
    assert not can_write_in(plain, women, grid.columns[women])
    assert can_write_in(divided, women, grid.columns[women])


def test_the_forecast_is_asked_within_the_year_alone(blank: Scorecard, template: Template) -> None:
    card = with_goals(blank, [START])
    for ref, asked in ((T1, True), (YEAR_END, False)):
        grid = outcome_grid(card.goals[0], 1, at_round(card, template, ref))
        assert ("Prognos helår" in [column.heading.sv for column in grid.columns]) is asked


def test_targets_say_their_kind(blank: Scorecard, template: Template) -> None:
    kept = dataclasses.replace(START, better=Better.INTERVAL, interval=Interval(low=-0.5, high=0.5), targets=())
    card = with_goals(blank, [START, kept])
    grid = outcome_grid(card.goals[0], 1, at_round(card, template, T1))
    at = [column.heading.sv for column in grid.columns].index("Målvärde 2016")
    assert [row.said[at].sv for row in grid.rows(card, template)] == ["30", "−0,5 till 0,5"]
