"""A scorecard in which every field says something, made from the declarations: a new field needs no line here."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Iterator
from typing import Any

from styrkort_desktop.scorecard.choices import UnitKind
from styrkort_desktop.scorecard.field_types import (
    ChoiceType,
    DateType,
    FlagType,
    KeysType,
    KeyType,
    MonthType,
    NumberType,
    RoundType,
    TextType,
    WholeNumberType,
)
from styrkort_desktop.scorecard.fields import Field, Part, Rows, declared
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.periods import Month, RoundRef
from styrkort_desktop.scorecard.scorecard import Scorecard, UnitRef
from styrkort_desktop.template import Template

_OTHER_THAN_DEFAULT = -1  # the last choice: the first one is often what an absent value means


def complete_scorecard(template: Template, unit: str) -> Scorecard:
    """The scorecard of a unit with one row in every collection and a value other than the default in every field."""
    known = template.unit(unit)
    numbers = itertools.count(1)
    given = _values(Scorecard, template, numbers)
    given |= {
        "template": template.key,
        "template_edition": template.edition,
        "period": template.period,
        "unit": UnitRef(code=known.code, name=known.name, kind=UnitKind(known.kind)),
        "revision": 3,
        "based_on": 2,
    }
    return Scorecard(**given)


def complete_municipality(template: Template) -> Municipality:
    """The municipality's own figures and texts with one row in every collection and a value in every field."""
    return Municipality(**_values(Municipality, template, itertools.count(1)))


def _values(record: type, template: Template, numbers: Iterator[int]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for declaration in declared(record):
        if declaration.name == "id":
            given["id"] = f"rad-{next(numbers)}"
        elif isinstance(declaration, Field):
            given[declaration.name] = _value(declaration, template)
        elif isinstance(declaration, Part):
            given[declaration.name] = declaration.record(**_values(declaration.record, template, numbers))
        elif isinstance(declaration, Rows):
            given[declaration.name] = (declaration.record(**_values(declaration.record, template, numbers)),)
    return given


def _value(declaration: Field, template: Template) -> Any:
    kind: Any = declaration.type
    return _BY_TYPE[type(kind)](kind, declaration, template)


def _key(of: str, template: Template) -> str:
    found = {
        "areas": template.areas,
        "units": template.units,
        "rounds": template.rounds,
        "aims": [aim for direction in template.directions for aim in direction.aims],
        "programmes": template.programmes,
        "lenses": template.lenses,
        "hr_areas": template.hr_areas,
        "criteria": template.criteria,
        "common_indicators": template.common_indicators,
    }.get(of)
    if found:
        return str(getattr(found[0], "key", None) or getattr(found[0], "code"))  # noqa: B009  a unit has a code
    return {"rules": "T103", "text_sections": "framtid", "templates": template.key}.get(of, f"nyckel-{of}")


def _whole_number(kind: WholeNumberType) -> int:
    return 2017 if kind.minimum >= 1900 else min(max(kind.minimum, 7), kind.maximum)


_BY_TYPE: dict[type, Callable[[Any, Field, Template], Any]] = {
    TextType: lambda _, field, __: f"Något om {field.label.sv.lower()}, med å, ä och ö",
    KeyType: lambda kind, _, template: _key(kind.of, template),
    KeysType: lambda kind, _, template: (_key(kind.of, template),),
    ChoiceType: lambda kind, _, __: list(kind.choices)[_OTHER_THAN_DEFAULT],
    NumberType: lambda kind, _, __: min(2.5, kind.maximum or 2.5),
    WholeNumberType: lambda kind, _, __: _whole_number(kind),
    FlagType: lambda _, field, __: field.default is not True,
    DateType: lambda *_: datetime.date(2016, 3, 9),
    MonthType: lambda *_: Month(2016, 4),
    RoundType: lambda _, __, template: RoundRef(2016, template.rounds[-1].key),
}
