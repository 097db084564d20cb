"""A scorecard is taken only by its own template, and has its unit from there."""

from __future__ import annotations

import dataclasses

import pytest

from styrkort_desktop.scorecard.choices import UnitKind
from styrkort_desktop.scorecard.scorecard import PlanningPeriod, Scorecard, UnitRef
from styrkort_desktop.template.built_in import built_in_template
from styrkort_desktop.template.errors import OtherPeriod, OtherTemplate, UnknownUnit
from styrkort_desktop.template.fitting import fitted


def scorecard(code: str) -> Scorecard:
    return Scorecard(
        template="lulea-2016",
        template_edition=1,
        period=PlanningPeriod(first_year=2016, last_year=2018),
        unit=UnitRef(code=code, name="Vad som helst", kind=UnitKind.NAMND),
    )


def test_the_unit_is_the_templates_whatever_the_file_says() -> None:
    found = fitted(scorecard("Lumire"), built_in_template()).unit
    assert found == UnitRef(code="LRAB", name="Luleå Renhållning AB", kind=UnitKind.BOLAG)


def test_an_older_edition_is_taken() -> None:
    template = dataclasses.replace(built_in_template(), edition=7)
    assert fitted(scorecard("BUN"), template).template_edition == 1


def test_a_unit_that_the_template_lacks_is_refused() -> None:
    with pytest.raises(UnknownUnit, match="XYZ"):
        fitted(scorecard("XYZ"), built_in_template())


def test_another_template_is_refused() -> None:
    with pytest.raises(OtherTemplate, match="lulea-2012"):
        fitted(dataclasses.replace(scorecard("BUN"), template="lulea-2012"), built_in_template())


def test_another_period_is_refused() -> None:
    other = dataclasses.replace(scorecard("BUN"), period=PlanningPeriod(first_year=2015, last_year=2017))
    with pytest.raises(OtherPeriod, match="2015–2017"):
        fitted(other, built_in_template())
