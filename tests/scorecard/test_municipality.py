"""The municipality's own figures: their JSON form exactly, and the laws of their merge."""

from __future__ import annotations

import datetime
import itertools
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styrkort_desktop.scorecard.cells import put_together, take_apart
from styrkort_desktop.scorecard.conflicts import AncestorKind, AncestorOf, Settlement, Side
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.json_text import parse_json
from styrkort_desktop.scorecard.merge import merge
from styrkort_desktop.scorecard.municipality import AreaText, Municipality, MunicipalityYear
from styrkort_desktop.scorecard.municipality_form import dump_municipality, is_of_municipality, municipality_from_json
from styrkort_desktop.scorecard.origin import DocumentOf, Origin
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.received import ReceivedOf
from styrkort_desktop.scorecard.record_reader import InvalidScorecard
from styrkort_desktop.scorecard.resolving import resolve
from tests.strategies import records

T2 = RoundRef(2016, "t2")
HEAD: dict[str, Json] = {"format": "styrkort-municipality/1", "template": "lulea-2016"}
ORIGIN = Origin("d2", "db", datetime.datetime(2016, 9, 1, tzinfo=datetime.UTC), ("d1",), (("other", "d0"),))


def municipalities() -> st.SearchStrategy[Municipality]:
    """Any figures and texts that can exist."""
    return records(Municipality, itertools.count())


def year(**values: float) -> Municipality:
    figures: Any = {name: float(value) for name, value in values.items()}
    return Municipality(years=(MunicipalityYear(year=2016, **figures),))


def reading(raw: dict[str, Json]) -> Municipality:
    return municipality_from_json({**HEAD, **raw})[1].scorecard


def received(theirs: Municipality) -> ReceivedOf[Municipality]:
    return ReceivedOf(DocumentOf(theirs))


def merged(ours: Municipality, theirs: Municipality, *bases: Municipality, **options: Any) -> Municipality:
    return merge(ancestors_of(*bases), ours, received(theirs), **options).scorecard


def ancestors_of(*bases: Municipality) -> tuple[AncestorOf[Municipality], ...]:
    return tuple(AncestorOf(AncestorKind.DISPATCH, base) for base in bases)


# -- the JSON form


@given(municipalities(), st.sampled_from([None, ORIGIN]))
def test_what_is_written_is_read(own: Municipality, origin: Origin | None) -> None:
    text = dump_municipality("lulea-2016", DocumentOf(own, origin))
    raw = parse_json(text)
    assert is_of_municipality(raw)
    assert municipality_from_json(raw) == ("lulea-2016", DocumentOf(own, origin))


@given(municipalities())
def test_what_is_read_is_written(own: Municipality) -> None:
    text = dump_municipality("m", DocumentOf(own))
    template, document = municipality_from_json(parse_json(text))
    assert dump_municipality(template, document) == text


def test_the_form_is_the_contracts() -> None:
    own = Municipality(
        years=(
            MunicipalityYear(
                year=2016,
                result_mnkr=38.5,
                result_path_percent=1.2,
                taxes_grants_equalisation_mnkr=4000.0,
                net_investments_mnkr=460.0,
            ),
        ),
        area_texts=(AreaText(area="ledarskap", round=T2, text="Fler chefer stannar."),),
    )
    assert json.loads(dump_municipality("lulea-2016", DocumentOf(own))) == {
        **HEAD,
        "years": {
            "2016": {
                "result_mnkr": 38.5,
                "result_path_percent": 1.2,
                "taxes_grants_equalisation_mnkr": 4000,
                "net_investments_mnkr": 460,
            }
        },
        "area_texts": {"ledarskap": {"2016/t2": "Fler chefer stannar."}},
    }


def test_absent_and_null_are_the_same() -> None:
    assert reading({"years": None, "area_texts": {"a": None}}) == Municipality()
    assert reading({"years": {"2016": {"result_mnkr": None}, "2017": None}}) == Municipality()
    assert reading({"area_texts": {"a": {"2016/t2": None, "2016/t1": "  "}}}) == Municipality()


def test_the_order_in_a_file_says_nothing() -> None:
    one: dict[str, Json] = {"2016": {"result_mnkr": 1}}
    other: dict[str, Json] = {"2017": {"result_mnkr": 2}}
    assert reading({"years": {**one, **other}}) == reading({"years": {**other, **one}})


def test_a_number_has_fifteen_digits() -> None:
    assert reading({"years": {"2016": {"result_mnkr": 0.30000000000000004}}}) == year(result_mnkr=0.3)


@pytest.mark.parametrize(
    ("raw", "path", "says"),
    [
        ({"year": {}}, "year", "year"),
        ({"years": {"2016": {"resultat": 1}}}, "years.2016.resultat", "resultat"),
        ({"years": {"2016": {"result_mnkr": "38"}}}, "years.2016.result_mnkr", "38"),
        ({"years": {"2016": {"result_mnkr": True}}}, "years.2016.result_mnkr", "True"),
        ({"years": {"2016": {"result_mnkr": float("nan")}}}, "years.2016.result_mnkr", "nan"),
        ({"years": {"2016": {"result_mnkr": float("inf")}}}, "years.2016.result_mnkr", "inf"),
        ({"years": {"2016": {"result_mnkr": 1e15}}}, "years.2016.result_mnkr", "stort"),
        ({"years": {"i år": {"result_mnkr": 1}}}, "years.i år", "i år"),
        ({"years": {"16": {"result_mnkr": 1}}}, "years.16", "16"),
        ({"years": {"2016": {"result_mnkr": 1}, "02016": {"result_mnkr": 2}}}, "years", "2016"),
        ({"years": [2016]}, "years", "objekt"),
        ({"years": {"2016": 38}}, "years.2016", "objekt"),
        ({"area_texts": {"a": {"2016": "Text"}}}, "area_texts.a.2016", "2016/t1"),
        ({"area_texts": {"a": {"2016/t2": 3}}}, "area_texts.a.2016/t2", "text"),
        ({"template": None}, "template", "måste finnas"),
        ({"template": 3}, "template", "nyckel"),
        ({"origin": {"dispatch": 1}}, "origin.made", "ursprung"),
        ({"format": "styrkort-municipality/2"}, "format", "styrkort-municipality/1"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(raw: dict[str, Json], path: str, says: str) -> None:
    with pytest.raises(InvalidScorecard) as caught:
        municipality_from_json({**HEAD, **raw})
    assert path in [one.path for one in caught.value.problems]
    assert says in " ".join(one.text.sv for one in caught.value.problems)


def test_every_fault_is_listed() -> None:
    with pytest.raises(InvalidScorecard) as caught:
        municipality_from_json({**HEAD, "a": 1, "b": 2, "years": {"2016": {"c": 3}}})
    assert [one.path for one in caught.value.problems] == ["a", "b", "years.2016.c"]


# -- cells


@given(municipalities())
def test_taken_apart_and_put_together_it_is_the_same(own: Municipality) -> None:
    form = take_apart(own)
    assert put_together(Municipality(), form) == own
    assert not form.rows


# -- the merge


@settings(deadline=None)
@given(municipalities(), municipalities())
def test_into_an_empty_one_it_is_taken_whole(theirs: Municipality, base: Municipality) -> None:
    assert merged(Municipality(), theirs) == theirs
    assert merged(base, theirs, base) == theirs
    assert merged(theirs, base, base) == theirs
    assert merged(theirs, theirs, base) == theirs


@settings(deadline=None)
@given(municipalities(), municipalities())
def test_without_ancestor_what_one_side_has_is_kept_and_what_differs_is_asked(
    ours: Municipality, theirs: Municipality
) -> None:
    result = merge((), ours, received(theirs))
    mine, new = take_apart(ours).cells, take_apart(theirs).cells
    assert take_apart(result.scorecard).cells == {**new, **mine}
    assert {(one.row, one.path) for one in result.conflicts} == {
        key for key in mine if new.get(key, mine[key]) != mine[key]
    }


@settings(deadline=None)
@given(municipalities(), municipalities(), municipalities())
def test_a_side_settles_all_and_every_field_stands_or_is_asked_about(
    base: Municipality, ours: Municipality, theirs: Municipality
) -> None:
    result = merge(ancestors_of(base), ours, received(theirs))
    was, mine, new = (take_apart(one).cells for one in (base, ours, theirs))
    now, asked = take_apart(result.scorecard).cells, {(one.row, one.path) for one in result.conflicts}
    for key in {*was, *mine, *new}:
        sides = {str(one.get(key)) for one in (mine, new)} - {str(was.get(key))}
        assert (key in asked) == (len(sides) == 2)
        expected = mine if key in asked or mine.get(key) != was.get(key) else new
        assert now.get(key) == expected.get(key)
    settled = result.scorecard
    for conflict in result.conflicts:
        settled = resolve(settled, conflict, Settlement(Side.THEIRS))
    assert settled == merged(ours, theirs, base, settle=Side.THEIRS)
    assert merged(ours, theirs, base, settle=Side.OURS) == result.scorecard
    assert merged(ours, theirs, base, settle=Side.THEIRS, accept_deletions=True) == theirs


def test_a_year_that_is_gone_from_a_file_we_made_is_a_clearing() -> None:
    base = replace(year(result_mnkr=1), area_texts=(AreaText(area="ledarskap", round=T2, text="Text"),))
    result = merge(ancestors_of(base), base, received(year(result_mnkr=1)))
    assert (result.scorecard, result.conflicts) == (year(result_mnkr=1), ())
    (taken,) = result.taken
    assert (taken.place.unit, taken.place.area, taken.record) == ("", "ledarskap", "municipality")
    assert (taken.place.field, taken.old, taken.new) == ("area_texts.ledarskap.2016/t2", "Text", None)


def test_a_conflict_can_be_settled_with_a_value_of_ones_own() -> None:
    (conflict,) = merge((), year(result_mnkr=1), received(year(result_mnkr=2))).conflicts
    assert resolve(year(result_mnkr=1), conflict, Settlement(None, 3)) == year(result_mnkr=3)
    assert resolve(year(result_mnkr=1), conflict, Settlement(Side.OURS)) == year(result_mnkr=1)
    with pytest.raises(InvalidScorecard):
        resolve(year(result_mnkr=1), conflict, Settlement(None, "tre"))
