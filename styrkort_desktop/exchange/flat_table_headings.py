"""Finds the columns of one table for all units by their headings, in any order and in the usual spellings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from styrkort_desktop.exchange.flat_table import Part, Told
from styrkort_desktop.exchange.spreadsheet import Cell, Sheet, column_name
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.texts import folded, same

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
_OR = re.compile(r"\s*/\s*|\s+eller\s+|\s+or\s+|\s+och\s+|\s*,\s*")

_UNIT_OF_ITS_OWN = ("förvaltning", "bolag", "nämnd", "styrelse", "kontor", "department", "company", "enhetskod")
_SPELLINGS: Mapping[Told | Part, tuple[str, ...]] = {
    Told.UNIT: (*_UNIT_OF_ITS_OWN, "enhet", "enhetens kod", "organisation", "unit", "unit code"),
    Told.WHAT: (
        "indikator",
        "indikatorer",
        "nyckeltal",
        "fält",
        "uppgift",
        "mått",
        "benämning",
        "indicator",
        "field",
        "measure",
    ),
    Told.ID: ("id", "indikator-id", "kolada-id", "kolada id", "koladaid", "nyckeltals-id", "nyckel", "key"),
    Told.KIND: ("slag av värde", "slag", "värdetyp", "typ av värde", "gäller", "kind of value", "kind"),
    Told.POST: ("befattningstyp", "befattning", "typ av befattning", "cheftyp", "chefstyp", "type of post", "post"),
    Told.YEAR: ("år", "avser år", "mätår", "budgetår", "year"),
    Told.ROUND: ("omgång", "tillfälle", "uppföljningstillfälle", "uppföljning", "period", "delår", "tertial", "round"),
    Told.SEX: ("kön", "sex", "gender"),
    Part.TOTAL: ("t", "totalt", "total", "värde", "utfall", "samtliga", "alla", "belopp", "value", "all"),
    Part.WOMEN: ("k", "kvinnor", "kvinna", "women", "w"),
    Part.MEN: ("m", "män", "man", "men"),
}
_BY_SPELLING = {folded(one): key for key, words in _SPELLINGS.items() for one in words}
_OWN_UNIT = frozenset(folded(one) for one in _UNIT_OF_ITS_OWN)


@dataclass(frozen=True, slots=True)
class Columns:
    """A table of a sheet: the row of its headings, and the position of each column that is ours.

    `doubled` names headings of which two stand for one thing, so that neither is believed.
    """

    sheet: Sheet
    heading_row: int
    at: Mapping[Told | Part, int]
    last: int
    doubled: tuple[tuple[str, str], ...] = ()

    def spot(self, row: int, at: int | None = None, found: str | None = None) -> FileSpot:
        """A place in the table as a message names it; without `at` the row."""
        name = None
        if at is not None:
            heading = self.sheet.rows[self.heading_row].get(at)
            name = column_name(at, same(" ".join(heading.text.split())) if heading else None)
        return FileSpot(self.sheet.name or None, row, name, found)


def find_columns(sheet: Sheet) -> Columns | None:
    """The one table of a sheet, wherever it begins; None where there is none.

    It tells the unit, the indicator or field, and at least one figure.
    """
    for row, cells in sheet.rows.items():
        found = _columns(sheet, row, cells)
        if found is not None:
            return found
    return None


def _columns(sheet: Sheet, row: int, cells: Mapping[int, Cell]) -> Columns | None:
    named = {at: key for at, cell in cells.items() if cell.kind == "s" and (key := meaning_of(cell.text)) is not None}
    units = [at for at, key in named.items() if key is Told.UNIT]
    own = [at for at in units if _is_own_unit(cells[at].text)]
    if own and len(units) > len(own):  # beside Förvaltning, Enhet is what the figure is measured in
        named = {at: key for at, key in named.items() if key is not Told.UNIT or at in own}
    chosen: dict[Told | Part, int] = {}
    doubled = []
    for at, key in sorted(named.items()):
        if key in chosen:
            doubled.append((cells[chosen[key]].text, cells[at].text))
        else:
            chosen[key] = at
    if Told.UNIT not in chosen or not {Told.WHAT, Told.ID} & chosen.keys() or not set(Part) & chosen.keys():
        return None
    return Columns(sheet, row, chosen, max(cells), tuple(doubled))


def meaning_of(heading: str) -> Told | Part | None:
    """What a heading stands for: *Enhet/Förvaltning*, *Indikator eller fält*, *T (totalt)*; None for any other."""
    plain = folded(heading).strip(" :*")
    whole = _BY_SPELLING.get(plain)
    if whole is not None:
        return whole
    pieces = [piece for piece in _OR.split(_IN_BRACKETS.sub(" ", plain).strip()) if piece]
    meanings = {_BY_SPELLING.get(piece.strip()) for piece in pieces}
    return meanings.pop() if len(meanings) == 1 else None


def _is_own_unit(heading: str) -> bool:
    return any(piece in _OWN_UNIT for piece in _OR.split(_IN_BRACKETS.sub(" ", folded(heading)).strip()))
