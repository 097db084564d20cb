"""What each kind of field accepts, and how a person's text is cleaned."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from styrkort_desktop.scorecard.choices import BETTER, STATUS, Better
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import (
    COUNT,
    YEAR,
    DateType,
    FieldType,
    FlagType,
    KeysType,
    KeyType,
    MonthType,
    NumberType,
    RoundType,
    TextType,
    ValueProblem,
    clean_text,
)
from styrkort_desktop.scorecard.periods import Month, RoundRef


@pytest.mark.parametrize(
    ("raw", "held"),
    [
        ("a\u030a", "å"),
        ("ett\r\ntvå\rtre", "ett\ntvå\ntre"),
        ("a\x00b\x1fc\x7f", "abc"),
        ("tabb\thär", "tabb\thär"),
        ("", None),
        (" \u00a0\n", None),
        (" kvar ", " kvar "),
        ("_x0041_", "_x0041_"),
    ],
)
def test_text_is_cleaned(raw: str, held: str | None) -> None:
    assert clean_text(raw) == held


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ValueProblem):
        clean_text("a\ud83d")


@pytest.mark.parametrize(
    ("kind", "raw", "held"),
    [
        (TextType(), "text", "text"),
        (KeyType("areas"), "ledarskap", "ledarskap"),
        (KeysType("lenses"), ["kvalitet", "kvalitet", " "], ("kvalitet",)),
        (BETTER, "increase", Better.INCREASE),
        (NumberType(), 60, 60.0),
        (YEAR, 2016, 2016),
        (YEAR, 2016.0, 2016),
        (COUNT, 0, 0),
        (FlagType(), True, True),
        (DateType(), "2016-02-29", datetime.date(2016, 2, 29)),
        (MonthType(), "2017-04", Month(2017, 4)),
        (RoundType(), "2016/year_end", RoundRef(2016, "year_end")),
    ],
)
def test_good_values_are_read_and_written_back(kind: FieldType, raw: Any, held: object) -> None:
    assert kind.read(raw) == held
    assert kind.read(kind.write(held)) == held


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (TextType(), 5),
        (KeyType("areas"), ["ledarskap"]),
        (KeysType("lenses"), "kvalitet"),
        (KeysType("lenses"), [1]),
        (BETTER, "upwards"),
        (STATUS, 1),
        (NumberType(), "60"),
        (NumberType(), True),
        (NumberType(0, 10), 11),
        (NumberType(0, None), -1),
        (NumberType(None, 5), 6),
        (YEAR, 1492),
        (YEAR, 2016.5),
        (YEAR, "2016"),
        (COUNT, -1),
        (COUNT, True),
        (FlagType(), 1),
        (DateType(), "2016-02-30"),
        (DateType(), "20160229"),
        (DateType(), "0001-01-01"),
        (DateType(), 20160229),
        (MonthType(), "2017-13"),
        (MonthType(), "1017-01"),
        (RoundType(), "t1"),
        (RoundType(), "0016/t1"),
        (RoundType(), "2016/t 1"),
    ],
)
def test_bad_values_are_refused_with_a_sentence(kind: FieldType, raw: Any) -> None:
    with pytest.raises(UserError) as refused:
        kind.read(raw)
    assert refused.value.text.sv
    assert refused.value.text.en
