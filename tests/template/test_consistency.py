"""Each way in which a template can be broken is found and its place told."""

from __future__ import annotations

import copy
import dataclasses
import datetime
from collections.abc import Callable

import pytest

from styrkort_desktop.template.built_in import built_in_template, built_in_templates
from styrkort_desktop.template.consistency import inconsistencies, require_consistent
from styrkort_desktop.template.errors import InconsistentTemplate
from styrkort_desktop.template.parts import Aim, CommonIndicator, Factor, Unit
from styrkort_desktop.template.rounds import Months
from styrkort_desktop.template.settings import RoundRuleSetting, RuleSetting
from styrkort_desktop.template.template import Template

Change = Callable[[Template], Template]
replace = dataclasses.replace
DAY = datetime.date(2016, 6, 30)


def first_unit(**changes: object) -> Change:
    def change(t: Template) -> Template:
        unit: Unit = replace(t.units[0], **changes)
        return replace(t, units=(unit, *t.units[1:]))

    return change


def first_round(**changes: object) -> Change:
    return lambda t: replace(t, rounds=(replace(t.rounds[0], **changes), *t.rounds[1:]))


BROKEN: dict[str, tuple[Change, str]] = {
    "an area in no direction": (
        lambda t: replace(t, areas=(replace(t.areas[0], direction="himlen"), *t.areas[1:])),
        "areas.programmens_intentioner.direction",
    ),
    "an area's key twice": (lambda t: replace(t, areas=(*t.areas, t.areas[0])), "areas.programmens_intentioner"),
    "a direction's key twice": (
        lambda t: replace(t, directions=(*t.directions, t.directions[1])),
        "directions.service",
    ),
    "an aim's key in two directions": (
        lambda t: replace(
            t,
            directions=(
                *t.directions[:3],
                replace(t.directions[3], aims=(Aim(key="bygga_for_framtiden", text="Bygga"),)),
            ),
        ),
        "aims.bygga_for_framtiden",
    ),
    "a round's key twice": (lambda t: replace(t, rounds=(*t.rounds, t.rounds[0])), "rounds.t1"),
    "a section's key twice": (
        lambda t: first_round(text_sections=(t.rounds[0].text_sections[0],) * 2)(t),
        "rounds.t1.text_sections.viktiga_handelser",
    ),
    "a key with a slash": (first_round(key="t/1"), "rounds.t/1"),
    "a key with a space": (
        lambda t: replace(t, lenses=(replace(t.lenses[0], key="hållbar het"),)),
        "lenses.hållbar het",
    ),
    "a period that runs backwards": (
        lambda t: replace(t, period=replace(t.period, first_year=2019)),
        "period",
    ),
    "a colour that is none": (
        lambda t: replace(t, directions=(replace(t.directions[0], colour="blå"), *t.directions[1:])),
        "directions.samhalle.colour",
    ),
    "a common indicator in no area": (
        lambda t: replace(t, common_indicators=(CommonIndicator(key="x", name="X", area="himlen"),)),
        "common_indicators.x.area",
    ),
    "a factor of no programme": (
        lambda t: replace(t, factors=(Factor(key="x", text="X", programmes=("himlen",)),)),
        "factors.x.programmes",
    ),
    "a code twice": (lambda t: replace(t, units=(*t.units, t.units[0])), "units.KLF"),
    "an alias that is another's code": (first_unit(aliases=("bun",)), "units.BUN"),
    "an alias that is another's alias": (first_unit(aliases=("LUMIRE",)), "units.LRAB"),
    "an alias that is its own code": (first_unit(aliases=("klf",)), "units.KLF"),
    "a successor that is not there": (first_unit(successors=("XYZ",), valid_to=DAY), "units.KLF.successors"),
    "a unit that succeeds itself": (first_unit(successors=("KLF",), valid_to=DAY), "units.KLF.successors"),
    "successors without a last day": (first_unit(successors=("BUN",)), "units.KLF.valid_to"),
    "an end before the beginning": (
        first_unit(valid_from=datetime.date(2016, 7, 1), valid_to=DAY),
        "units.KLF.valid_to",
    ),
    "months that run backwards": (first_round(months=Months(first=5, last=4)), "rounds.t1.months"),
    "a round without statuses": (first_round(statuses=()), "rounds.t1.statuses"),
    "a rule set for no round": (
        lambda t: replace(t, rules=(RuleSetting(rule="T101", rounds=(RoundRuleSetting(round="t9", off=True),)),)),
        "rules.T101.rounds",
    ),
}


@pytest.mark.parametrize("template", built_in_templates(), ids=lambda template: template.key)
def test_the_built_in_templates_are_sound(template: Template) -> None:
    assert inconsistencies(template) == ()
    require_consistent(template)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_template_is_told_where(name: str) -> None:
    change, where = BROKEN[name]
    broken = change(copy.deepcopy(built_in_template()))
    assert [problem.path for problem in inconsistencies(broken)] == [where]
    with pytest.raises(InconsistentTemplate) as caught:
        require_consistent(broken)
    assert where in str(caught.value)
