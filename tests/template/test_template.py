"""What the built-in template holds, and how things are looked up in a template."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from styrkort_desktop.scorecard.choices import Status, UnitKind
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.findings import Severity
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.template.built_in import built_in_template, built_in_templates, demonstration
from styrkort_desktop.template.errors import UnknownArea, UnknownDirection, UnknownRound, UnknownTemplate, UnknownUnit
from styrkort_desktop.template.rounds import ReportingDate, ReportingDay
from styrkort_desktop.template.settings import Limits, RoundRuleSetting, RuleSetting
from styrkort_desktop.template.template import Template

UNITS = {
    "KLF": "kommunstyrelsen",
    "AMF": "kommunstyrelsen",
    "RTJ": "kommunstyrelsen",
    "MBN": "miljö- och byggnadsnämnden",
    "SOC": "socialnämnden",
    "SBN": "stadsbyggnadsnämnden",
    "BUN": "barn- och utbildningsnämnden",
    "FRI": "fritidsnämnden",
    "KULT": "kulturnämnden",
}
COMPANIES = {"LEAB", "LHAB", "LULEBO", "LLT", "LRAB", "NFTC", "KEAB"}
AREAS = {
    "samhalle": ["programmens_intentioner"],
    "service": ["kvalitetskommun", "folja_jamfora"],
    "medarbetare": ["ledarskap", "halsoframjande"],
    "ekonomi": ["ekonomiska_ramar", "effektivisering"],
}


@pytest.fixture
def lulea() -> Template:
    return built_in_template("lulea-2016")


def test_the_heads_of_the_template(lulea: Template) -> None:
    assert lulea in built_in_templates()
    assert list(lulea.period.years) == [2016, 2017, 2018]
    assert lulea.horizon_years == (2020, 2050)
    assert lulea.office == "ekonomikontoret"
    assert lulea.plan_last_day == datetime.date(2016, 10, 31)
    assert lulea.vision is not None
    assert lulea.vision.startswith("Vi lever ett rikt")


def test_nine_departments_with_their_boards_and_seven_companies(lulea: Template) -> None:
    departments = {u.code: u.board for u in lulea.units if u.kind is UnitKind.FORVALTNING}
    companies = {u.code: u for u in lulea.units if u.kind is UnitKind.BOLAG}
    assert departments == UNITS
    assert set(companies) == COMPANIES
    assert len(lulea.units) == 16
    assert all(unit.board == f"styrelsen för {unit.name}" for unit in companies.values())


def test_seven_areas_apply_to_all_and_one_more_in_each_direction_is_free(lulea: Template) -> None:
    assert [d.key for d in lulea.directions_in_use()] == list(AREAS)
    for direction, keys in AREAS.items():
        areas = lulea.areas_of(direction)
        assert [area.key for area in areas if area.required] == keys
        assert [area.key for area in areas if not area.required] == [f"egna_{direction}"]
    assert [area.key for area in lulea.required_areas()] == [key for keys in AREAS.values() for key in keys]


def test_every_area_guides_in_a_few_sentences_and_shows_a_goal(lulea: Template) -> None:
    for area in lulea.areas:
        assert area.guidance is not None
        assert area.guidance.count(". ") + 1 >= 2, area.key
        assert area.example is not None
        assert area.short_name
    assert [area.key for area in lulea.areas if area.may_repeat_name] == ["ekonomiska_ramar"]


def test_keys_of_the_smaller_lists(lulea: Template) -> None:
    assert list(lulea.names("aims")) == [
        "oppenhet_mangfald",
        "kuststad_aret_runt",
        "ledande_nordlig_region",
        "bygga_for_framtiden",
    ]
    assert list(lulea.names("programmes")) == [
        "alla_jamlika",
        "rum_for_moten",
        "kuststaden_lulea",
        "plats_for_mer",
        "ledande_nordlig_region",
        "resor_och_transporter",
    ]
    assert list(lulea.names("lenses")) == ["hallbarhet", "attraktion", "tillvaxt", "jamstalldhet", "kvalitet"]
    assert list(lulea.names("hr_areas")) == ["kompetens", "lon_och_formaner", "arbetsmiljo", "halsa"]
    assert list(lulea.names("criteria")) == ["styrsystem", "omfattning", "resultat", "utvardering"]
    assert list(lulea.names("text_sections")) == ["viktiga_handelser", "framtid"]
    assert lulea.names("factors") == {}
    assert lulea.names("moon") == {} == lulea.choices("moon")
    assert lulea.names("units")["BUN"] == "Barn- och utbildningsförvaltningen"


def test_the_decided_figures(lulea: Template) -> None:
    assert lulea.limits == Limits(
        keep_tolerance_percent=2.0,
        span_of_control=25,
        result_percent=2.0,
        investments_percent=10.0,
        deviation_tolerance_percent=0.5,
        deviation_tolerance_mnkr=0.5,
        small_count=5,
    )


@pytest.mark.parametrize(("frame", "tolerance"), [(1890.5, 9.4525), (71.8, 0.5), (100.0, 0.5), (0.0, 0.5)])
def test_a_deviation_is_tolerated_by_share_and_at_least_by_amount(
    lulea: Template, frame: float, tolerance: float
) -> None:
    assert lulea.limits.deviation_tolerance(frame) == pytest.approx(tolerance)


@pytest.mark.parametrize(
    ("called", "code"),
    [("FRITID", "FRI"), ("LUMIRE", "LRAB"), ("BUN", "BUN"), ("bun", "BUN"), (" Lumire ", "LRAB")],
)
def test_a_unit_is_known_by_code_and_alias(lulea: Template, called: str, code: str) -> None:
    assert lulea.unit(called).code == code


@pytest.mark.parametrize(
    ("look_up", "error", "named"),
    [
        (lambda t: t.unit("XYZ"), UnknownUnit, "BUN"),
        (lambda t: t.area("himlen"), UnknownArea, "ledarskap"),
        (lambda t: t.direction_of("himlen"), UnknownArea, "ledarskap"),
        (lambda t: t.direction("himlen"), UnknownDirection, "samhalle"),
        (lambda t: t.round("t9"), UnknownRound, "year_end"),
    ],
)
def test_what_is_not_there_is_named_with_what_is(lulea: Template, look_up, error: type[UserError], named: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(error, match=named):
        look_up(lulea)


def test_an_unknown_template_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownTemplate, match="lulea-2016"):
        built_in_template("kiruna-1900")


def test_a_template_without_invented_data_has_none(lulea: Template) -> None:
    assert demonstration(dataclasses.replace(lulea, key="by-2020")) == ()


def test_direction_of_an_area(lulea: Template) -> None:
    assert lulea.direction_of("halsoframjande").name == "Medarbetare"
    assert lulea.areas_of("himlen") == ()


def test_each_round_has_its_words(lulea: Template) -> None:
    t1, t2, year_end = lulea.rounds
    assert [one.key for one in lulea.rounds] == ["t1", "t2", "year_end"]
    assert (t1.months.last, t2.months.last, year_end.months.last) == (4, 8, 12)
    assert [one.is_year_end for one in lulea.rounds] == [False, False, True]
    assert lulea.status_word(RoundRef(2016, "t1"), Status.MET) == "väntas uppnås"
    assert lulea.status_word(RoundRef(2016, "t2"), Status.PARTLY) == "väntas delvis uppnås"
    assert lulea.status_word(RoundRef(2016, "year_end"), Status.NOT_MET) == "har inte uppnåtts"
    for one in lulea.rounds:
        assert one.word(Status.NOT_ASSESSABLE) == "kan inte bedömas"
        assert all(one.allows(status) for status in Status)
        assert [section.key for section in one.text_sections] == ["viktiga_handelser", "framtid"]
        assert one.instructions


def test_a_status_that_a_round_does_not_know_has_the_common_word(lulea: Template) -> None:
    t1 = dataclasses.replace(lulea.round("t1"), statuses=())
    assert not t1.allows(Status.MET)
    assert t1.word(Status.MET) == "uppnått"


def test_the_last_day_of_a_round(lulea: Template) -> None:
    assert lulea.reporting_date(RoundRef(2016, "t1")) == datetime.date(2016, 5, 13)
    assert lulea.reporting_date(RoundRef(2016, "year_end")) == datetime.date(2017, 2, 10)


def test_a_year_may_have_a_last_day_of_its_own() -> None:
    moved = ReportingDay(year=2017, date=datetime.date(2017, 5, 16))
    rule = ReportingDate(month=5, day=13, by_year=(ReportingDay(year=2016), moved))
    assert rule.of(2016) == datetime.date(2016, 5, 13)
    assert rule.of(2017) == datetime.date(2017, 5, 16)


@pytest.mark.parametrize(("year", "last_day"), [(2016, datetime.date(2016, 2, 29)), (2017, datetime.date(2017, 2, 28))])
def test_a_day_the_month_lacks_is_its_last(year: int, last_day: datetime.date) -> None:
    assert ReportingDate(month=2, day=31).of(year) == last_day


def test_what_is_retired_is_found_but_not_offered(lulea: Template) -> None:
    area = dataclasses.replace(lulea.area("kvalitetskommun"), retired=True)
    changed = dataclasses.replace(lulea, areas=(area, *lulea.areas[2:]))
    assert changed.area("kvalitetskommun").retired
    assert "kvalitetskommun" in changed.names("areas")
    assert "kvalitetskommun" not in changed.choices("areas")
    assert "kvalitetskommun" not in [one.key for one in changed.areas_of("service")]
    assert "kvalitetskommun" not in [one.key for one in changed.required_areas()]


def test_an_area_asks_until_its_last_year(lulea: Template) -> None:
    area = dataclasses.replace(lulea.area("kvalitetskommun"), last_year=2017)
    changed = dataclasses.replace(lulea, areas=(area,))
    assert changed.required_areas() == (area,) == changed.required_areas(2017)
    assert changed.required_areas(2018) == ()


def test_a_unit_is_there_between_its_days(lulea: Template) -> None:
    fri = dataclasses.replace(lulea.unit("FRI"), valid_to=datetime.date(2016, 6, 30))
    kff = dataclasses.replace(lulea.unit("KULT"), code="KFF", valid_from=datetime.date(2016, 7, 1))
    changed = dataclasses.replace(lulea, units=(fri, kff))
    assert [unit.code for unit in changed.units_on(datetime.date(2016, 6, 30))] == ["FRI"]
    assert [unit.code for unit in changed.units_on(datetime.date(2016, 7, 1))] == ["KFF"]


def test_a_rule_says_nothing_until_it_is_set(lulea: Template) -> None:
    assert lulea.rule_setting("T105", "t1") == RuleSetting(rule="T105")


def test_a_round_speaks_before_the_rule_in_general(lulea: Template) -> None:
    setting = RuleSetting(
        rule="T105",
        off=True,
        severity=Severity.ADVICE,
        parameters=(("a", 1.0), ("b", 2.0)),
        rounds=(RoundRuleSetting(round="year_end", off=False, parameters=(("b", 3.0),)),),
    )
    changed = dataclasses.replace(lulea, rules=(setting,))
    at_year_end = changed.rule_setting("T105", "year_end")
    assert not at_year_end.off
    assert at_year_end.severity is Severity.ADVICE
    assert at_year_end.parameters == (("a", 1.0), ("b", 3.0))
    assert changed.rule_setting("T105", "t1").off
    assert changed.rule_setting("T105").parameter("b") == 2.0
