"""Whether the parts of a template fit together. Pure: tells every problem with its place, and changes nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from styrkort_desktop.scorecard.record_reader import Problem
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.errors import InconsistentTemplate
from styrkort_desktop.template.template import Template

_KEY = re.compile(r"[^\s/.]+")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def inconsistencies(template: Template) -> tuple[Problem, ...]:
    """Everything in a template that does not fit; empty for a sound one."""
    checks = (_keys, _period, _directions, _areas, _units, _factors, _rounds, _rules)
    return tuple(problem for check in checks for problem in check(template))


def require_consistent(template: Template) -> None:
    """Raises InconsistentTemplate with every problem."""
    found = inconsistencies(template)
    if found:
        raise InconsistentTemplate(found)


def _keys(template: Template) -> Iterator[Problem]:
    """Keys stand in paths (`2016/t1`, `targets.2017`) and are never used twice."""
    lists = {
        "directions": [one.key for one in template.directions],
        "aims": [aim.key for direction in template.directions for aim in direction.aims],
        "areas": [one.key for one in template.areas],
        "programmes": [one.key for one in template.programmes],
        "factors": [one.key for one in template.factors],
        "lenses": [one.key for one in template.lenses],
        "hr_areas": [one.key for one in template.hr_areas],
        "criteria": [one.key for one in template.criteria],
        "common_indicators": [one.key for one in template.common_indicators],
        "rounds": [one.key for one in template.rounds],
        "decisions": [one.key for one in template.decisions],
    }
    for name, keys in lists.items():
        yield from _unusable(name, keys)
    for one in template.rounds:
        yield from _unusable(f"rounds.{one.key}.text_sections", [section.key for section in one.text_sections])


def _unusable(where: str, keys: Sequence[str]) -> Iterator[Problem]:
    for key, times in sorted(Counter(keys).items()):
        if times > 1:
            yield Problem(
                f"{where}.{key}",
                Text("Nyckeln ”{key}” används två gånger.", "The key “{key}” is used twice.").format(key=key),
            )
        if not _KEY.fullmatch(key):
            yield Problem(
                f"{where}.{key}",
                Text(
                    "Nyckeln ”{key}” får inte innehålla mellanslag, punkt eller snedstreck.",
                    "The key “{key}” must hold no space, full stop or slash.",
                ).format(key=key),
            )


def _period(template: Template) -> Iterator[Problem]:
    if template.period.last_year < template.period.first_year:
        yield Problem(
            "period", Text("Planperioden slutar före sitt första år.", "The period ends before its first year.")
        )


def _directions(template: Template) -> Iterator[Problem]:
    for direction in template.directions:
        if direction.colour is not None and not _COLOUR.fullmatch(direction.colour):
            yield Problem(
                f"directions.{direction.key}.colour",
                Text(
                    "”{colour}” är ingen färg. Skriv den som #0b5a7a.",
                    "“{colour}” is no colour. Write it like #0b5a7a.",
                ).format(colour=direction.colour),
            )


def _areas(template: Template) -> Iterator[Problem]:
    directions = {one.key for one in template.directions}
    areas = {one.key for one in template.areas}
    for area in template.areas:
        if area.direction not in directions:
            yield _not_there(f"areas.{area.key}.direction", area.direction)
    for indicator in template.common_indicators:
        if indicator.area is not None and indicator.area not in areas:
            yield _not_there(f"common_indicators.{indicator.key}.area", indicator.area)


def _units(template: Template) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    codes = {unit.code for unit in template.units}
    for unit in template.units:
        where = f"units.{unit.code}"
        for name in (unit.code, *unit.aliases):
            owner = taken.setdefault(name.casefold(), unit.code)
            if owner != unit.code or (name != unit.code and name.casefold() == unit.code.casefold()):
                text = Text(
                    "”{name}” är redan kod eller alias för {owner}.", "“{name}” is a code or alias of {owner} already."
                )
                yield Problem(where, text.format(name=name, owner=owner))
        for successor in unit.successors:
            if successor not in codes or successor == unit.code:
                yield _not_there(f"{where}.successors", successor)
        if unit.successors and unit.valid_to is None:
            text = Text("Enheten har efterträdare men ingen sista dag.", "The unit has successors, but no last day.")
            yield Problem(f"{where}.valid_to", text)
        if unit.valid_from is not None and unit.valid_to is not None and unit.valid_to < unit.valid_from:
            text = Text("Enheten upphör innan den börjar.", "The unit ends before it begins.")
            yield Problem(f"{where}.valid_to", text)
    yield from _repeated_codes([unit.code for unit in template.units])


def _repeated_codes(codes: Sequence[str]) -> Iterator[Problem]:
    for code, times in sorted(Counter(codes).items()):
        if times > 1:
            text = Text("Koden ”{code}” används av två enheter.", "The code “{code}” is used by two units.")
            yield Problem(f"units.{code}", text.format(code=code))


def _factors(template: Template) -> Iterator[Problem]:
    programmes = {one.key for one in template.programmes}
    for factor in template.factors:
        for programme in factor.programmes:
            if programme not in programmes:
                yield _not_there(f"factors.{factor.key}.programmes", programme)


def _rounds(template: Template) -> Iterator[Problem]:
    for one in template.rounds:
        if one.months.last < one.months.first:
            yield Problem(
                f"rounds.{one.key}.months",
                Text(
                    "Tillfällets sista månad ligger före den första.", "The round's last month comes before its first."
                ),
            )
        if not one.statuses:
            yield Problem(
                f"rounds.{one.key}.statuses",
                Text("Tillfället tillåter ingen status alls.", "The round allows no status at all."),
            )


def _rules(template: Template) -> Iterator[Problem]:
    rounds = {one.key for one in template.rounds}
    for setting in template.rules:
        for own in setting.rounds:
            if own.round not in rounds:
                yield _not_there(f"rules.{setting.rule}.rounds", own.round)


def _not_there(where: str, key: str) -> Problem:
    return Problem(where, Text("”{key}” finns inte i mallen.", "“{key}” is not in the template.").format(key=key))
