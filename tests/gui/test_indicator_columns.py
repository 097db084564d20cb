"""What a person types in the table of indicators: read as it was meant, or refused with what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from styrkort_desktop.gui.indicator_columns import Column, ColumnKind, better_choices, columns, is_editable
from styrkort_desktop.scorecard.choices import Better, TargetKind
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.goals import Baseline, Indicator, Interval, Target
from styrkort_desktop.scorecard.texts import Language

PERIOD = range(2016, 2019)
EMPTY = Indicator(id="i")
PERCENT = Indicator(id="i", unit="%", better=Better.INCREASE, baseline=Baseline(year=2014, value=54.0))


def column(field: str) -> Column:
    return next(one for one in columns(PERIOD) if one.field == field)


def typed(field: str, text: str, before: Indicator = EMPTY) -> Indicator:
    """The indicator after `text` was typed in a column."""
    return replace(before, **column(field).read(before, text))  # type: ignore[arg-type]


def shown(field: str, indicator: Indicator, language: Language = Language.SWEDISH) -> str:
    return column(field).show(indicator, language)


def test_there_is_one_target_for_each_year_of_the_period() -> None:
    assert [one.year for one in columns(PERIOD) if one.year] == [2016, 2017, 2018]
    assert columns(PERIOD)[-1].kind is ColumnKind.TREND


@pytest.mark.parametrize(
    ("field", "text", "then"),
    [
        ("name", "Andel nöjda", "Andel nöjda"),
        ("unit", " % ", "%"),
        ("better", "Minska", "minska"),
        ("better", "interval", "inom intervall"),
        ("baseline", "1 250,5", "1\u00a0250,5"),
        ("baseline", "12 %", "12"),
        ("baseline", "mäts 2017", "mäts 2017"),
        ("baseline", "Mäts första gången 2017", "mäts 2017"),
        ("baseline.year", "2014", "2014"),
        ("targets.2017", "-3", "−3"),
    ],
)
def test_what_is_typed_is_shown_in_swedish_form(field: str, text: str, then: str) -> None:
    assert shown(field, typed(field, text)) == then


@pytest.mark.parametrize("field", [one.field for one in columns(PERIOD)[:-1]])
def test_a_cleared_cell_is_blank(field: str) -> None:
    full = replace(PERCENT, name="Andel", targets=tuple(Target(year=year, value=1.0) for year in PERIOD))
    cleared = typed(field, "", full)
    assert shown(field, cleared) == ""
    assert typed(field, "", cleared) == cleared


def test_value_and_year_can_be_typed_in_one() -> None:
    assert typed("baseline", "54 (2014)").baseline == Baseline(year=2014, value=54.0)


def test_a_value_keeps_the_year_and_the_year_the_value() -> None:
    assert typed("baseline", "60", PERCENT).baseline == Baseline(year=2014, value=60.0)
    assert typed("baseline.year", "2015", PERCENT).baseline == Baseline(year=2015, value=54.0)
    assert typed("baseline.year", "", typed("baseline", "", PERCENT)).baseline is None


def test_a_first_measurement_replaces_the_baseline_and_is_replaced_by_one() -> None:
    later = typed("baseline", "mäts 2017", PERCENT)
    assert (later.baseline, later.first_measured) == (None, 2017)
    assert typed("baseline", "50", later).first_measured is None


@pytest.mark.parametrize("separator", ["–", "-", " – "])
def test_an_interval_is_typed_as_its_bounds(separator: str) -> None:
    within = replace(PERCENT, better=Better.INTERVAL)
    found = typed("targets.2017", f"70{separator}90,5", within)
    assert found.interval == Interval(low=70.0, high=90.5)
    assert shown("targets.2016", found) == "70–90,5"
    assert typed("targets.2016", "80", found).target(2016) == 80.0
    assert typed("targets.2017", "", found).interval is None


def test_a_yes_or_no_is_typed_in_words() -> None:
    question = replace(PERCENT, target_kind=TargetKind.YES_NO)
    assert typed("targets.2017", "Ja", question).target(2017) == 1.0
    assert shown("targets.2017", typed("targets.2017", "nej", question)) == "nej"
    assert shown("targets.2017", typed("targets.2017", "nej", question), Language.ENGLISH) == "no"


def test_better_than_others_is_not_typed_in() -> None:
    relative = replace(PERCENT, target_kind=TargetKind.BETTER_THAN)
    assert not is_editable(column("targets.2016"), relative)
    assert shown("targets.2016", relative) == "bättre"
    assert is_editable(column("baseline"), relative)
    assert not is_editable(columns(PERIOD)[-1], PERCENT)


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("targets.2017", "ca 80", "inte ett tal"),
        ("targets.2017", "1.234", "inte ett tal"),
        ("targets.2017", "80–85", "inte ett tal"),
        ("baseline.year", "54,5", "heltal"),
        ("baseline.year", "14", "utanför"),
        ("baseline", "ca 54 (2014)", "inte ett tal"),
        ("better", "uppåt", "finns inte"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(field: str, text: str, says: str) -> None:
    with pytest.raises(UserError, match=says):
        column(field).read(PERCENT, text)


def test_a_percent_sign_is_refused_where_something_else_is_counted() -> None:
    with pytest.raises(UserError, match="enhet är dagar"):
        column("baseline").read(replace(PERCENT, unit="dagar"), "12 %")


def test_a_target_of_yes_or_no_is_no_number() -> None:
    with pytest.raises(UserError, match="ja eller nej"):
        column("targets.2017").read(replace(PERCENT, target_kind=TargetKind.YES_NO), "kanske")


def test_the_choices_have_a_blank_first() -> None:
    assert list(better_choices(Language.SWEDISH)) == ["", "öka", "minska", "inom intervall", "behålla"]
