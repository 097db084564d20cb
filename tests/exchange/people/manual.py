"""The tables of the manual's first page, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass

from styrkort_desktop.assets import asset
from tests.exchange.people.office import Becomes

_ROW = re.compile(r"\| ([A-Z][0-9]+) \| (.+?) \| (.+?) \|(.*)\|")
_MESSAGE = re.compile(r"\s*\*([^*]+)\*")


@dataclass(frozen=True)
class Row:
    """One row: what people do, what becomes of it, and how the message begins (None where nothing is said)."""

    key: str
    done: str
    becomes: Becomes
    message: str | None


def page() -> str:
    """The page as it ships."""
    return asset("manual", "arbetsboken.md").read_text(encoding="utf-8")


def rows() -> tuple[Row, ...]:
    """Every row with a key, in the order of the page. Raises ValueError for an outcome that there is not."""
    made = []
    for match in map(_ROW.fullmatch, page().splitlines()):
        if match is not None:
            becomes = Becomes(match[3])
            message = None if becomes is Becomes.TAKEN else _MESSAGE.match(match[4])
            made.append(Row(match[1], match[2], becomes, None if message is None else message[1].rstrip("… ")))
    return tuple(made)
