"""Conflicts in a person's words, and a value of one's own read by its field's type."""

from __future__ import annotations

from dataclasses import replace

import pytest

from styrkort_desktop.gui.conflict_words import (
    answers,
    can_have_own_value,
    conflict_value,
    own_value,
    subject,
)
from styrkort_desktop.scorecard.cells import Path
from styrkort_desktop.scorecard.conflicts import Conflict, ConflictKind
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template import Template, demonstration

SWEDISH = Language.SWEDISH


def conflict(record: str, path: Path, kind: ConflictKind = ConflictKind.FIELD, value: Json = None) -> Conflict:
    return Conflict(
        "c",
        kind,
        Place("BUN", "folja_jamfora", "bun-m04", "bun-m04-i1"),
        record,
        "bun-m04-i1",
        path,
        value,
        value,
        value,
    )


@pytest.mark.parametrize(
    ("record", "path", "value", "words"),
    [
        ("indicator", ("targets", "2018"), 1250.5, "1\u00a0250,5"),
        ("indicator", ("better",), "increase", "öka"),
        ("indicator", ("baseline",), {"year": 2014, "value": 54}, "54 (2014)"),
        ("indicator", ("baseline",), {"value": 54}, "54"),
        ("indicator", ("interval",), [70, 90], "70–90"),
        ("indicator", ("split_by_sex",), True, "ja"),
        ("goal", ("lenses", "kvalitet"), None, "(tomt)"),
        ("goal", ("text",), "Mål för\nallt", "Mål för allt"),
        ("indicator", ("outcomes", "2016"), {"year": 2016, "value": 3, "women": 2}, "3, kvinnor 2"),
    ],
)
def test_a_value_is_said_as_a_person_says_it(
    template: Template, record: str, path: Path, value: Json, words: str
) -> None:
    assert conflict_value(conflict(record, path), value, template, SWEDISH) == words


def test_a_row_is_known_by_its_text(template: Template) -> None:
    row = conflict("goal", (), ConflictKind.DELETION)
    assert conflict_value(row, {"id": "x", "text": "Ett mål."}, template, SWEDISH) == "Ett mål."
    assert conflict_value(row, {"id": "x"}, template, SWEDISH) == "(tomt)"
    assert conflict_value(row, None, template, SWEDISH) == "(finns inte)"
    assert answers(row).theirs.sv == "Ta bort raden"


@pytest.mark.parametrize(
    ("record", "path", "typed", "value"),
    [
        ("indicator", ("targets", "2018"), " 1 250,5 ", 1250.5),
        ("indicator", ("targets", "2018"), "80", 80),
        ("indicator", ("first_measured",), "2017", 2017),
        ("indicator", ("better",), "Minska", "decrease"),
        ("goal", ("text",), " Ny text ", "Ny text"),
        ("goal", ("text",), "  ", None),
    ],
)
def test_a_value_of_ones_own_is_read_by_its_type(record: str, path: Path, typed: str, value: Json) -> None:
    assert can_have_own_value(conflict(record, path))
    assert own_value(conflict(record, path), typed) == value


@pytest.mark.parametrize(
    ("path", "typed"), [(("targets", "2018"), "ca 80"), (("better",), "uppåt"), (("first_measured",), "17")]
)
def test_a_value_that_does_not_fit_is_refused(path: Path, typed: str) -> None:
    with pytest.raises(UserError):
        own_value(conflict("indicator", path), typed)


def test_fields_made_of_several_values_are_not_typed_in() -> None:
    assert not can_have_own_value(conflict("indicator", ("baseline",)))
    assert not can_have_own_value(conflict("goal", (), ConflictKind.DELETION))


def test_the_subject_names_the_way_to_the_field(template: Template) -> None:
    scorecard = next(one.scorecard for one in demonstration(template) if one.scorecard.unit.code == "BUN")
    said = subject(conflict("indicator", ("targets", "2018")), scorecard, template, SWEDISH)
    assert said.startswith("Barn- och utbildningsförvaltningen › Följa och jämföra › ”Mål för att vårdnadshavare")
    assert said.endswith("› Målvärde 2018")


def test_the_municipalitys_own_stands_in_no_unit(template: Template) -> None:
    found = replace(conflict("municipality", ("years", "2016", "result_mnkr")), place=Place(""))
    assert subject(found, None, template, SWEDISH) == "Kommunen › Resultat, mnkr 2016"
    assert can_have_own_value(found)
    assert own_value(found, "38,5") == 38.5
    texts = replace(found, path=("area_texts", "ledarskap", "2016/t2"), place=Place("", area="ledarskap"))
    assert subject(texts, None, template, SWEDISH).startswith(
        f"Kommunen › {template.area('ledarskap').short_name} › Text"
    )
