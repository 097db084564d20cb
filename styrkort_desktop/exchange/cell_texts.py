"""How SpreadsheetML writes addresses and texts; runs in the worker, standard library only."""

from __future__ import annotations

import re
from functools import lru_cache

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """`A` is 1, `AA` is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def decoded(text: str) -> str:
    """`_x000D_` and its like as the characters they stand for (ECMA-376 part 1, 22.9.2.19)."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


STRUCK, PARTLY_STRUCK = "~", "≈"
"""What stands behind a cell's style where its text is struck through, as a whole or in part."""


class PartlyStruck(str):
    """A text of which some runs are struck through; only between the parts of one workbook."""

    __slots__ = ()
