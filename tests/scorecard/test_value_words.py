"""Values as a person says them: numbers in Swedish form, choices and keys by name, several values with their labels."""

from __future__ import annotations

import pytest

from styrkort_desktop.scorecard.cells import Path, take_apart
from styrkort_desktop.scorecard.field_types import ChoiceType, FlagType, Json, NumberType, TextType
from styrkort_desktop.scorecard.texts import same
from styrkort_desktop.scorecard.value_words import declared_at, field_type, value_in_words
from styrkort_desktop.template import built_in_template, demonstration

TEMPLATE = built_in_template()


@pytest.mark.parametrize(
    ("record", "path", "value", "words"),
    [
        ("indicator", ("targets", "2018"), 1250.5, "1\u00a0250,5"),
        ("indicator", ("better",), "increase", "öka"),
        ("indicator", ("better",), "från_framtiden", "från_framtiden"),
        ("indicator", ("baseline",), {"year": 2014, "value": 54}, "54 (2014)"),
        ("indicator", ("baseline",), {"year": 2014}, "– (2014)"),
        ("indicator", ("interval",), [70, 90], "70–90"),
        ("indicator", ("split_by_sex",), True, "ja"),
        ("indicator", ("split_by_sex",), False, "nej"),
        ("indicator", ("first_measured",), 2017, "2017"),
        ("indicator", ("publication",), {"month": 3, "years_after": 1}, "publiceras månad 3, år efter mätåret 1"),
        (
            "indicator",
            ("outcomes", "2016/t1"),
            {"year": 2016, "round": "t1", "value": 57, "women": 58, "respondents": 1214, "preliminary": True},
            "57, kvinnor 58, antal svar 1\u00a0214, preliminärt ja",
        ),
        ("indicator", ("outcomes", "2016"), {"year": 2016, "missing": "not_received"}, "har inte kommit"),
        ("indicator", ("outcomes", "2016"), 3, "3"),
        ("indicator", ("goal",), "m1", "m1"),
        ("goal", ("lenses", "kvalitet"), True, TEMPLATE.names("lenses")["kvalitet"]),
        ("goal", ("area",), "kvalitetskommun", TEMPLATE.names("areas")["kvalitetskommun"]),
        ("goal", ("resources",), {"kind": "reallocated", "amount_mnkr": 0.6}, "omprioritering, belopp, mnkr 0,6"),
        (
            "goal",
            ("assessments", "2016/year_end", "status"),
            {"reason": "Alla nådda", "status": "met"},
            "uppnått, Alla nådda",
        ),
        ("goal", ("text",), "Mål för\nallt", "Mål för\nallt"),
        (
            "scorecard",
            ("not_concerned", "ledarskap"),
            {"area": "ledarskap"},
            f"målområde {TEMPLATE.names('areas')['ledarskap']}",
        ),
        ("scorecard", ("economy", "years", "2016", "frame_mnkr"), 1890.5, "1\u00a0890,5"),
    ],
)
def test_a_value_is_said_as_a_person_says_it(record: str, path: Path, value: Json, words: str) -> None:
    assert value_in_words(record, path, value, TEMPLATE.names).sv == words


def test_what_is_blank_is_said_as_asked() -> None:
    assert value_in_words("goal", ("text",), None).sv == "–"
    assert value_in_words("goal", ("text",), None, blank=same("(tomt)")).sv == "(tomt)"


def test_a_row_is_known_by_its_text() -> None:
    assert value_in_words("goal", (), {"id": "x", "text": "Ett mål."}).sv == "Ett mål."
    assert value_in_words("goal", (), {"id": "x"}).sv == "–"


def test_the_owner_of_a_row_is_called_by_its_name() -> None:
    names = {"rows": {"m1": "Mål för att"}}
    assert value_in_words("indicator", ("goal",), "m1", lambda of: names.get(of, {})).sv == "Mål för att"


def test_every_cell_of_the_demonstration_can_be_said() -> None:
    for document in demonstration(TEMPLATE):
        form = take_apart(document.scorecard)
        for (row, path), value in form.cells.items():
            record = form.rows[row].record if row else "scorecard"
            said = value_in_words(record, path, value, TEMPLATE.names)
            assert said.sv, (record, path)
            assert "{" not in said.sv, (record, path)
            assert declared_at(record, path) is not None or path == ("goal",), (record, path)


@pytest.mark.parametrize(
    ("record", "path", "kind"),
    [
        ("goal", ("text",), TextType),
        ("goal", ("lenses", "kvalitet"), FlagType),
        ("indicator", ("targets", "2018"), NumberType),
        ("indicator", ("better",), ChoiceType),
        ("indicator", ("baseline",), type(None)),
        ("indicator", ("outcomes", "2016"), type(None)),
        ("scorecard", ("economy", "years", "2016", "frame_mnkr"), NumberType),
        ("scorecard", ("service", "plan", "text"), TextType),
        ("scorecard", ("waivers", "T103"), type(None)),
        ("indicator", ("goal",), type(None)),
    ],
)
def test_the_type_of_a_cell_is_its_declaration(record: str, path: Path, kind: type) -> None:
    assert isinstance(field_type(record, path), kind)
