"""The template: what a municipality's scorecards for one planning period are made of, as a value with look-ups."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from styrkort_desktop.scorecard.choices import Status
from styrkort_desktop.scorecard.field_types import DateType, KeyType, TextType, WholeNumberType
from styrkort_desktop.scorecard.fields import Shape, one_value, part, record, required, required_part, rows
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.scorecard import PlanningPeriod
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.errors import UnknownArea, UnknownDirection, UnknownRound, UnknownUnit
from styrkort_desktop.template.field_types import YearsType
from styrkort_desktop.template.parts import (
    Area,
    CommonIndicator,
    Direction,
    Factor,
    HrArea,
    Lens,
    Programme,
    QualityCriterion,
    TemplateDecision,
    Unit,
)
from styrkort_desktop.template.rounds import Round
from styrkort_desktop.template.settings import Limits, RuleSetting, WordLists

FORMAT = "styrkort-template/1"


@record("template", Text("Mall", "Template"))
class Template:
    """A template (mall), edited by the finance office; `edition` counts its saved changes.

    Look-ups find retired items too: old scorecards name them. Lists for choosing come from `directions_in_use`,
    `areas_of` and `choices`, which leave them out.
    """

    key: str = required(KeyType("templates"), Text("Nyckel", "Key"))
    edition: int = one_value(WholeNumberType(1), Text("Utgåva", "Edition"), default=1)
    name: str = required(TextType(), Text("Namn", "Name"))
    municipality: str | None = one_value(TextType(), Text("Kommun", "Municipality"))
    office: str = one_value(
        TextType(), Text("Ekonomikontoret heter", "Name of the finance office"), default="ekonomikontoret"
    )
    period: PlanningPeriod = required_part(PlanningPeriod, Text("Planperiod", "Planning period"))
    horizon_years: tuple[int, ...] = one_value(YearsType(), Text("Horisontår", "Horizon years"), default=())
    money_unit: str = one_value(
        TextType(), Text("Miljoner kronor skrivs", "Millions of kronor are written"), default="mnkr"
    )
    vision: str | None = one_value(TextType(long=True), Text("Vision", "Vision"))
    directions: tuple[Direction, ...] = rows(Direction, Text("Inriktningar", "Directions"))
    areas: tuple[Area, ...] = rows(Area, Text("Målområden", "Goal areas"))
    programmes: tuple[Programme, ...] = rows(Programme, Text("Program", "Programmes"))
    factors: tuple[Factor, ...] = rows(Factor, Text("Avgörande faktorer", "Critical factors"))
    lenses: tuple[Lens, ...] = rows(Lens, Text("Bidrar till", "Lenses"))
    hr_areas: tuple[HrArea, ...] = rows(HrArea, Text("HR-områden", "HR areas"))
    criteria: tuple[QualityCriterion, ...] = rows(QualityCriterion, Text("Kriterier", "Criteria"))
    plan_last_day: datetime.date | None = one_value(
        DateType(), Text("Kvalitetsplanen ska finnas senast", "Last day for the quality plan")
    )
    common_indicators: tuple[CommonIndicator, ...] = rows(
        CommonIndicator, Text("Gemensamma indikatorer", "Common indicators")
    )
    units: tuple[Unit, ...] = rows(Unit, Text("Enheter", "Units"))
    rounds: tuple[Round, ...] = rows(Round, Text("Uppföljningstillfällen", "Reporting rounds"))
    decisions: tuple[TemplateDecision, ...] = rows(TemplateDecision, Text("Beslut", "Decisions"))
    rules: tuple[RuleSetting, ...] = rows(RuleSetting, Text("Regelinställningar", "Rule settings"), shape=Shape.MAP)
    word_lists: WordLists = part(WordLists, Text("Ordlistor", "Word lists"), one_field=False)
    limits: Limits = part(Limits, Text("Gränser", "Limits"), one_field=False)

    # -- units

    def unit(self, code_or_alias: str) -> Unit:
        """The unit with this code or alias, in whatever case. Raises UnknownUnit."""
        for unit in self.units:
            if unit.is_called(code_or_alias):
                return unit
        raise UnknownUnit(code_or_alias, [unit.code for unit in self.units])

    def units_on(self, day: datetime.date) -> tuple[Unit, ...]:
        """The units that are there on a day."""
        return tuple(unit for unit in self.units if not unit.retired and unit.valid_on(day))

    # -- directions and areas

    def direction(self, key: str) -> Direction:
        """The direction with this key. Raises UnknownDirection."""
        for direction in self.directions:
            if direction.key == key:
                return direction
        raise UnknownDirection(key, [direction.key for direction in self.directions])

    def area(self, key: str) -> Area:
        """The goal area with this key. Raises UnknownArea."""
        for area in self.areas:
            if area.key == key:
                return area
        raise UnknownArea(key, [area.key for area in self.areas])

    def direction_of(self, area_key: str) -> Direction:
        """The direction that a goal area belongs to. Raises UnknownArea."""
        return self.direction(self.area(area_key).direction)

    def directions_in_use(self) -> tuple[Direction, ...]:
        """The directions that are not retired, in order."""
        return tuple(direction for direction in self.directions if not direction.retired)

    def areas_of(self, direction_key: str) -> tuple[Area, ...]:
        """A direction's areas that are not retired, in order; none for a direction that is not there."""
        return tuple(area for area in self.areas if area.direction == direction_key and not area.retired)

    def required_areas(self, year: int | None = None) -> tuple[Area, ...]:
        """The areas that apply to every unit, in order: in one year, or with None in any year of the period."""
        years = self.period.years if year is None else (year,)
        return tuple(area for area in self.areas if area.required and any(area.applies(one) for one in years))

    # -- rounds

    def round(self, key: str) -> Round:
        """The reporting round with this key. Raises UnknownRound."""
        for one in self.rounds:
            if one.key == key:
                return one
        raise UnknownRound(key, [one.key for one in self.rounds])

    def reporting_date(self, ref: RoundRef) -> datetime.date:
        """The last day of a round of a year. Raises UnknownRound."""
        return self.round(ref.key).reporting_date.of(ref.year)

    def status_word(self, ref: RoundRef, status: Status) -> str:
        """What a round calls a status. Raises UnknownRound."""
        return self.round(ref.key).word(status)

    # -- rules

    def rule_setting(self, rule: str, round_key: str | None = None) -> RuleSetting:
        """How a rule is set, at a round or outside any; a setting that says nothing where the template does not."""
        for setting in self.rules:
            if setting.rule == rule:
                return setting.at(round_key)
        return RuleSetting(rule=rule)

    # -- names and choices

    def names(self, of: str) -> dict[str, str]:
        """Name by key of one of the lists, retired items too; `of` as in `KeyType.of`, empty for any other word."""
        source = _LISTS.get(of)
        return {} if source is None else {_key(item): _name(item) for item in source(self)}

    def choices(self, of: str) -> dict[str, str]:
        """As `names`, without what is retired: what a person chooses among."""
        source = _LISTS.get(of)
        return {} if source is None else {_key(item): _name(item) for item in source(self) if not item.retired}


def _key(item: Any) -> str:
    return str(item.code if isinstance(item, Unit) else item.key)


def _name(item: Any) -> str:
    return str(getattr(item, "name", None) or item.text)


_LISTS: Mapping[str, Callable[[Template], Iterable[Any]]] = {
    "directions": lambda t: t.directions,
    "aims": lambda t: [aim for direction in t.directions for aim in direction.aims],
    "areas": lambda t: t.areas,
    "programmes": lambda t: t.programmes,
    "factors": lambda t: t.factors,
    "lenses": lambda t: t.lenses,
    "hr_areas": lambda t: t.hr_areas,
    "criteria": lambda t: t.criteria,
    "common_indicators": lambda t: t.common_indicators,
    "units": lambda t: t.units,
    "rounds": lambda t: t.rounds,
    "text_sections": lambda t: [section for one in t.rounds for section in one.text_sections],
}
