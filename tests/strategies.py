"""Any scorecard that can exist, drawn from the field declarations: a new field is covered without a line here."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

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
    clean_text,
)
from styrkort_desktop.scorecard.fields import Field, Part, Rows, Shape, declared, info_of, key_of
from styrkort_desktop.scorecard.numbers import rounded
from styrkort_desktop.scorecard.periods import Month, RoundRef
from styrkort_desktop.scorecard.record_contents import is_empty_row, says_nothing
from styrkort_desktop.scorecard.scorecard import PlanningPeriod, Scorecard, UnitRef
from styrkort_desktop.template import built_in_template

TEMPLATE = built_in_template()
UNITS = tuple(unit.code for unit in TEMPLATE.units)
AREAS = tuple(area.key for area in TEMPLATE.areas)
ROUNDS = tuple(one.key for one in TEMPLATE.rounds)
YEARS = st.integers(2008, 2020)

# what people and programs have broken tables with
_AWKWARD = [
    "=1+1",
    "+46",
    "-",
    "@här",
    "'citat",
    "_x0041_",
    "a\u00a0b",
    "rad ett\nrad två",
    "a\tb",
    "å ä ö Å Ä Ö é à ü",
    "😀 \U0001f1f8\U0001f1ea",
    "\u202eabc",
    "<b>&amp;</b>",
    "null",
    "0",
    "1,5",
    "TRUE",
    " inryckt",
]


def texts(longest: int = 40) -> st.SearchStrategy[str]:
    """A person's text, as the scorecard holds it."""
    free = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=longest)
    return st.one_of(st.sampled_from(_AWKWARD), free).map(lambda text: clean_text(text) or "x")


def values() -> st.SearchStrategy[float]:
    """A number as the scorecard holds it."""
    small = st.decimals(-1000, 1000, places=2, allow_nan=False).map(float)
    wide = st.floats(-9e14, 9e14, allow_nan=False, allow_infinity=False)
    return st.one_of(st.integers(-1000, 1000).map(float), small, wide).map(rounded)


def rounds() -> st.SearchStrategy[RoundRef]:
    """A reporting round of the period."""
    return st.builds(RoundRef, st.integers(2016, 2018), st.sampled_from(ROUNDS))


_KEYS = {
    "areas": st.sampled_from(AREAS),
    "units": st.sampled_from(UNITS),
    "rounds": st.sampled_from(ROUNDS),
    "aims": st.sampled_from([aim.key for direction in TEMPLATE.directions for aim in direction.aims]),
    "programmes": st.sampled_from([one.key for one in TEMPLATE.programmes]),
    "lenses": st.sampled_from([one.key for one in TEMPLATE.lenses]),
    "hr_areas": st.sampled_from([one.key for one in TEMPLATE.hr_areas]),
    "criteria": st.sampled_from([one.key for one in TEMPLATE.criteria]),
    "text_sections": st.sampled_from(["viktiga_handelser", "framtid"]),
    "rules": st.sampled_from(["T103", "U201", "H401"]),
    "common_indicators": st.sampled_from([one.key for one in TEMPLATE.common_indicators]),
    "factors": st.sampled_from(["faktor_ett", "faktor_två"]),
    "rows": st.sampled_from(["okänd-1", "okänd-2"]),
    "templates": st.just(TEMPLATE.key),
}


def _whole_numbers(kind: WholeNumberType) -> st.SearchStrategy[int]:
    return YEARS if kind.minimum >= 1900 else st.integers(kind.minimum, min(kind.maximum, 5000))


_BY_TYPE: dict[type, Callable[[Any], st.SearchStrategy[Any]]] = {
    TextType: lambda _: texts(),
    KeyType: lambda kind: _KEYS[kind.of],
    KeysType: lambda kind: st.lists(_KEYS[kind.of], unique=True, max_size=3).map(tuple),
    ChoiceType: lambda kind: st.sampled_from(list(kind.choices)),
    NumberType: lambda _: values(),
    WholeNumberType: _whole_numbers,
    FlagType: lambda _: st.booleans(),
    DateType: lambda _: st.dates(datetime.date(2010, 1, 1), datetime.date(2025, 12, 31)),
    MonthType: lambda _: st.builds(Month, YEARS, st.integers(1, 12)),
    RoundType: lambda _: rounds(),
}


@st.composite
def records(draw: st.DrawFn, record: type, ids: Any) -> Any:
    """One record of a kind, with rows below it; `ids` gives each row an id of its own."""
    given: dict[str, Any] = {}
    for declaration in declared(record):
        found: Any = None
        if declaration.name == "id":
            found = next(ids)
        elif isinstance(declaration, Field):
            found = draw(_of_field(declaration))
        elif isinstance(declaration, Part):
            found = draw(_part(declaration, ids))
        else:
            found = draw(_rows(declaration, ids))
        given[declaration.name] = found
    return record(**given)


def _of_field(declaration: Field) -> st.SearchStrategy[Any]:
    drawn = _BY_TYPE[type(declaration.type)](declaration.type)
    return drawn if declaration.default is dataclasses.MISSING else st.just(declaration.default) | drawn


def _part(declaration: Part, ids: Any) -> st.SearchStrategy[Any]:
    made = records(declaration.record, ids)
    if not declaration.optional:
        return made
    return (st.none() | made).map(lambda found: None if found is None or says_nothing(found) else found)


@st.composite
def _rows(draw: st.DrawFn, declaration: Rows, ids: Any) -> Any:
    most = 2 if info_of(declaration.record).has_id else 3
    found = draw(st.lists(records(declaration.record, ids), max_size=most))
    if info_of(declaration.record).has_id:
        return tuple(found)
    unique = {key_of(row): row for row in found if not is_empty_row(row)}
    if declaration.shape is Shape.MAP:  # objects in each other: what shares its first keys stands together
        firsts = list(dict.fromkeys(key[0] for key in unique))
        return tuple(sorted(unique.values(), key=lambda row: firsts.index(key_of(row)[0])))
    return tuple(unique.values())


@st.composite
def scorecards(draw: st.DrawFn, unit: str | None = None) -> Scorecard:
    """Any scorecard of the built-in template that can exist."""
    ids = (f"id-{number}" for number in itertools.count(1))
    code = unit or draw(st.sampled_from(UNITS))
    known = TEMPLATE.unit(code)
    given: dict[str, Any] = {
        "template": TEMPLATE.key,
        "template_edition": TEMPLATE.edition,
        "period": PlanningPeriod(first_year=2016, last_year=2018),
        "unit": UnitRef(code=known.code, name=known.name, kind=UnitKind(known.kind)),
        "revision": draw(st.integers(1, 9)),
    }
    for declaration in declared(Scorecard):
        if declaration.name in given or (isinstance(declaration, Field) and not declaration.content):
            continue
        if isinstance(declaration, Field):
            given[declaration.name] = draw(_of_field(declaration))
        elif isinstance(declaration, Part):
            given[declaration.name] = draw(_part(declaration, ids))
        else:
            given[declaration.name] = draw(_rows(declaration, ids))
    return Scorecard(**given)
