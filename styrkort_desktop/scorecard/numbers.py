"""Numbers as the scorecard holds them, and as Swedes write them.

A value is a decimal number of at most 15 significant digits, finite, below 10^15 in size (FORMATS section 2). It is
held as
a float: every decimal number of 15 digits has its own float and comes back from it unchanged.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.texts import Text

SIGNIFICANT_DIGITS = 15
SIZE_LIMIT = 1e15
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"

_GROUP_SPACES = " \u00a0\u202f\u2009"
_SWEDISH_NUMBER = re.compile(
    rf"(?P<sign>[-{MINUS}])?[{_GROUP_SPACES}]?(?P<whole>\d{{1,3}}(?:[{_GROUP_SPACES}]\d{{3}})+|\d+)(?:,(?P<part>\d+))?"
)


class NotANumber(UserError):
    """What stands there is no number that the scorecard can hold."""

    def __init__(self, found: object) -> None:
        super().__init__(
            Text(
                "”{found}” är inte ett tal. Skriv till exempel 1 250,5.",
                "“{found}” is not a number. Write for example 1 250,5.",
            ).format(found=found)
        )


class NumberTooLarge(UserError):
    """A number of 10^15 or more in size."""

    def __init__(self, found: object) -> None:
        super().__init__(
            Text(
                "{found} är för stort: tal ska vara mindre än 1 000 000 000 000 000.",
                "{found} is too large: numbers must be below 1 000 000 000 000 000.",
            ).format(found=found)
        )


@dataclass(frozen=True, slots=True)
class NumberText:
    """A text read as a number: the value and whether a percent sign stood after it."""

    value: float
    percent: bool


def rounded(raw: float) -> float:
    """`raw` with 15 significant digits.

    Raises NotANumber for NaN, infinity and booleans, NumberTooLarge from 10^15 on.
    """
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        raise NotANumber(raw)
    if isinstance(raw, int) and abs(raw) >= SIZE_LIMIT:
        raise NumberTooLarge(_shortened(raw))
    if not math.isfinite(raw):
        raise NotANumber(raw)
    value = float(f"{float(raw):.{SIGNIFICANT_DIGITS}g}")
    if abs(value) >= SIZE_LIMIT:
        raise NumberTooLarge(f"{value:g}")
    return value + 0.0  # -0.0 becomes 0.0


def _shortened(raw: int) -> str:
    """A huge whole number as a power of ten; Python refuses to print the largest ones."""
    magnitude = int((raw.bit_length() - 1) * math.log10(2))
    return f"10^{magnitude}"


def plain(value: float) -> int | float:
    """The value as JSON writes it: 60, not 60.0."""
    return int(value) if value.is_integer() else value


def parse_number(text: str) -> NumberText:
    """Read a number by the strict Swedish grammar: `1 250,5`, `−3`, `12 %`.

    Space, no-break space or narrow no-break space between groups of three, decimal comma, `-` or `−` before, `%` after.
    Raises NotANumber for anything else (`1,234.56`, `1.234`, `ca 80`, `80–85`): nothing is guessed.
    """
    stripped = text.strip()
    percent = stripped.endswith("%")
    match = _SWEDISH_NUMBER.fullmatch(stripped.removesuffix("%").rstrip() if percent else stripped)
    if match is None:
        raise NotANumber(text)
    whole = re.sub(rf"[{_GROUP_SPACES}]", "", match["whole"])
    value = rounded(float(f"{whole}.{match['part'] or '0'}"))
    return NumberText(-value + 0.0 if match["sign"] else value, percent)


def proposed_number(text: str) -> float | None:
    """The nearest reading of a text that is no Swedish number, for a message to propose; never used silently."""
    match = re.search(rf"[-{MINUS}]?\d[\d{_GROUP_SPACES}.,]*", text)
    if match is None or re.match(r"[eE][-+]?\d", text[match.end() :]):  # 1e3 is no 1
        return None
    digits = re.sub(rf"[{_GROUP_SPACES}]", "", match[0].replace(MINUS, "-")).rstrip(".,")
    separators = [c for c in digits if c in ".,"]
    decimal = separators[-1] if separators and digits.count(separators[-1]) == 1 else None
    if decimal and len(set(separators)) == 1 and re.search(r"[.,]\d{3}$", digits):
        decimal = None  # 1.234 and 1,234: groups of thousands more likely than three decimals
    plain_digits = "".join("." if c == decimal else c for c in digits if c == decimal or c not in ".,")
    try:
        return rounded(float(plain_digits))
    except (ValueError, UserError):
        return None


def format_number(value: float, *, decimals: int | None = None, minus: str = MINUS) -> str:
    """The value in Swedish form, `1 250,5`, with no-break spaces; all its digits unless `decimals` says how many."""
    digits = f"{abs(value):.{decimals}f}" if decimals is not None else _all_digits(abs(value))
    whole, _, part = digits.partition(".")
    grouped = f"{int(whole):,}".replace(",", NO_BREAK_SPACE)
    is_zero = not digits.strip("0.")
    sign = minus if value < 0 and not is_zero else ""
    return f"{sign}{grouped},{part}" if part else f"{sign}{grouped}"


def _all_digits(size: float) -> str:
    """A non-negative number in positional notation, without exponent and without trailing zeros."""
    text = f"{size:.{SIGNIFICANT_DIGITS}g}"
    if "e" not in text:
        return text
    mantissa, _, exponent = text.partition("e")
    if int(exponent) >= 0:
        return f"{size:.0f}"
    places = len(mantissa.replace(".", "")) - 1 - int(exponent)
    return f"{size:.{places}f}".rstrip("0").rstrip(".")


def decimals_of(value: float) -> int:
    """How many decimals a value has."""
    return max(0, -int(Decimal(repr(value)).normalize().as_tuple().exponent))


def format_quantity(value: float, unit: str | None) -> str:
    """A value with its unit, `12 %`, `1 250,5 mnkr`, joined by a no-break space."""
    return f"{format_number(value)}{NO_BREAK_SPACE}{unit}" if unit else format_number(value)
