"""Numbers: 15 digits, finite, below 10^15; and the Swedish way of writing them."""

from __future__ import annotations

import pytest
from hypothesis import given

from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.numbers import (
    NotANumber,
    NumberTooLarge,
    format_number,
    format_quantity,
    parse_number,
    plain,
    proposed_number,
    rounded,
)
from tests.strategies import values


@pytest.mark.parametrize(
    ("raw", "held"),
    [(0.30000000000000004, 0.3), (60, 60.0), (-0.0, 0.0), (999999999999999, 999999999999999.0), (1e-300, 1e-300)],
)
def test_more_digits_are_rounded_on_entry(raw: float, held: float) -> None:
    assert rounded(raw) == held
    assert str(rounded(raw)) == str(held)


@pytest.mark.parametrize("raw", [float("nan"), float("inf"), -float("inf"), True, False])
def test_what_is_no_number_is_refused(raw: float) -> None:
    with pytest.raises(NotANumber):
        rounded(raw)


@pytest.mark.parametrize("raw", [10**15, -(10**15), 10**400, 1e15, 999999999999999.9])
def test_ten_to_the_fifteenth_is_too_large(raw: float) -> None:
    with pytest.raises(NumberTooLarge):
        rounded(raw)


@pytest.mark.parametrize(
    ("text", "value", "percent"),
    [
        ("1 250,5", 1250.5, False),
        ("1\u00a0250,5", 1250.5, False),
        ("1\u202f250\u202f000", 1250000, False),
        ("−3", -3, False),
        ("-3,25", -3.25, False),
        (" 12 % ", 12, True),
        ("12%", 12, True),
        ("0", 0, False),
        ("-0", 0, False),
        ("1250", 1250, False),
    ],
)
def test_swedish_numbers_are_read(text: str, value: float, percent: bool) -> None:
    found = parse_number(text)
    assert (found.value, found.percent) == (value, percent)


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("1,234.56", 1234.56),
        ("1.234", 1234),
        ("1,234,567", 1234567),
        ("ca 80", 80),
        ("80–85", 80),
        ("12.5", 12.5),
        ("", None),
        ("okänt", None),
        ("12 50", 1250),
        ("1 25", 125),
        ("9" * 20, None),
        ("1e3", None),
    ],
)
def test_nothing_is_guessed_but_a_reading_is_proposed(text: str, proposal: float | None) -> None:
    if text != "1,234":
        with pytest.raises(UserError):
            parse_number(text)
    assert proposed_number(text) == proposal


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1250.5, "1\u00a0250,5"),
        (-3, "−3"),
        (0, "0"),
        (1e14, "100\u00a0000\u00a0000\u00a0000\u00a0000"),
        (0.00001, "0,00001"),
        (123456.789, "123\u00a0456,789"),
        (5e-7, "0,0000005"),
    ],
)
def test_numbers_are_written_in_swedish_form(value: float, text: str) -> None:
    assert format_number(value) == text


def test_decimals_can_be_fixed() -> None:
    assert format_number(2.0, decimals=1) == "2,0"
    assert format_number(-0.04, decimals=1) == "0,0"
    assert format_quantity(12, "%") == "12\u00a0%"
    assert format_quantity(12, None) == "12"


@given(values())
def test_what_is_written_is_read_back(value: float) -> None:
    assert parse_number(format_number(value)).value == value
    assert rounded(plain(value)) == value
