"""What tells a file's identity: template, unit, revision, origin, labels, and the frozen content.

It stands in a hidden sheet, one row a statement: its name in the first column, its values in those behind. All of it is
text in cells, since that is what every spreadsheet program keeps. All but the frozen content stands a second time, as a
mark in a hidden row of *Läs mig*: whoever moves the sheets that can be seen to a book of their own leaves the hidden
sheet behind.
"""

from __future__ import annotations

import base64
import binascii
import datetime
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from styrkort_desktop.exchange.references import Reference
from styrkort_desktop.exchange.spreadsheet import Book, Sheet
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.json_form import document_from_json, scorecard_to_json
from styrkort_desktop.scorecard.json_text import parse_json
from styrkort_desktop.scorecard.origin import FOLLOWS_LIMIT, Origin
from styrkort_desktop.scorecard.scorecard import PlanningPeriod, Scorecard
from styrkort_desktop.scorecard.texts import Language

WORKBOOK_FORMAT = "styrkort-workbook/1"
IDENTITY_SHEET = "_styrkort"
LISTS_SHEET = "_listor"
MARK = f"{WORKBOOK_FORMAT} "
PIECE = 32_000
FROZEN_LIMIT = 30_000_000
MARK_LIMIT = 5_000_000

Statement = tuple[str, ...]

_NOT_PACKED = (binascii.Error, zlib.error, ValueError, UserError)


@dataclass(frozen=True, slots=True)
class Told:
    """What a workbook says of itself, statement by statement, and the name of the sheet that says it."""

    sheet: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """What the hidden sheet says.

    `choices` are (list, key, label) that the template lacks; `frozen` the content as it went out.
    """

    template: str
    edition: int | None
    unit: str
    period: PlanningPeriod
    revision: int
    based_on: int | None
    origin: Origin | None
    language: Language = Language.SWEDISH
    choices: tuple[tuple[str, str, str], ...] = ()
    references: tuple[Reference, ...] = ()
    frozen: Scorecard | None = None


def statements(
    scorecard: Scorecard,
    origin: Origin,
    language: Language,
    choices: Iterable[tuple[str, str, str]],
    references: Iterable[Reference],
) -> list[Statement]:
    """The rows of the hidden sheet."""
    made: list[Statement] = [
        ("format", WORKBOOK_FORMAT),
        ("language", language.value),
        ("template", scorecard.template),
        ("unit", scorecard.unit.code),
        ("first_year", str(scorecard.period.first_year)),
        ("last_year", str(scorecard.period.last_year)),
        ("revision", str(scorecard.revision)),
    ]
    made += [("template_edition", str(scorecard.template_edition))] if scorecard.template_edition is not None else []
    made += [("based_on", str(scorecard.based_on))] if scorecard.based_on is not None else []
    made += [("dispatch", origin.dispatch), ("database", origin.database), ("made", origin.made.isoformat())]
    made += [("follows", dispatch) for dispatch in origin.follows]
    made += [("contains", database, dispatch) for database, dispatch in origin.contains]
    made += [("choice", *choice) for choice in choices]
    made += [("reference", one.id, one.record, one.number, one.text, one.label) for one in references]
    return made + [("frozen", piece) for piece in frozen_pieces(scorecard)]


def mark_of(made: Iterable[Statement]) -> list[str]:
    """The mark: all statements but the frozen content, packed, in pieces that fit a cell."""
    return [f"{MARK}{piece}" for piece in _packed([list(one) for one in made if one[0] != "frozen"])]


def frozen_pieces(scorecard: Scorecard) -> list[str]:
    """The content as compressed text in pieces that fit a cell."""
    return _packed(scorecard_to_json(scorecard))


def _packed(content: Json) -> list[str]:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    packed = base64.b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii")
    return [packed[start : start + PIECE] for start in range(0, len(packed), PIECE)]


def _unpacked(pieces: Iterable[str], limit: int) -> Json:
    """What was packed. Raises binascii.Error, zlib.error, ValueError and UserError where it is not that any more."""
    unpacker = zlib.decompressobj()
    raw = unpacker.decompress(base64.b64decode("".join("".join(pieces).split()), validate=True), limit)
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise ValueError("more than was packed")
    return parse_json(raw)


def frozen_content(pieces: Iterable[str]) -> Scorecard | None:
    """The content from its pieces; None when there are none, or they are no content any more."""
    kept = tuple(pieces)
    if not kept:
        return None
    try:
        return document_from_json(_unpacked(kept, FROZEN_LIMIT)).scorecard
    except _NOT_PACKED:
        return None


# -- reading


def told_identity(book: Book) -> Told | None:
    """What the workbook says of itself: in its hidden sheet, wherever that stands and whatever it is called now.

    Where that is gone, its mark is read. None for a workbook that was not made here.
    """
    for sheet in book.sheets:
        rows = tuple(_rows(sheet))
        if any(row[:2] == ("format", WORKBOOK_FORMAT) for row in rows):
            return Told(sheet.name, rows)
    for sheet in book.sheets:
        for cells in sheet.rows.values():
            pieces = [cells[column].text for column in sorted(cells) if cells[column].text.startswith(MARK)]
            if pieces:
                return Told(sheet.name, _marked(pieces))
    return None


def _marked(pieces: Iterable[str]) -> tuple[Statement, ...]:
    """The statements of a mark; none where somebody has written in it."""
    try:
        found = _unpacked((piece.removeprefix(MARK) for piece in pieces), MARK_LIMIT)
    except _NOT_PACKED:
        return ()
    rows = found if isinstance(found, list) else []
    return tuple(tuple(map(str, row)) for row in rows if isinstance(row, list) and row)


def read_identity(told: Told) -> Identity | None:
    """What a workbook says of itself; None when what must stand there does not."""
    rows = told.statements
    single = {
        row[0]: row[1]
        for row in rows
        if len(row) > 1 and row[0] not in ("follows", "contains", "choice", "reference", "frozen")
    }
    try:
        period = PlanningPeriod(first_year=int(single["first_year"]), last_year=int(single["last_year"]))
        identity = Identity(
            template=single["template"],
            edition=_whole(single.get("template_edition")),
            unit=single["unit"],
            period=period,
            revision=int(single["revision"]),
            based_on=_whole(single.get("based_on")),
            origin=_origin(single, rows),
            language=Language.ENGLISH if single.get("language") == Language.ENGLISH else Language.SWEDISH,
            choices=tuple((row[1], row[2], row[3]) for row in rows if row[0] == "choice" and len(row) > 3),
            references=tuple(Reference(*row[1:6]) for row in rows if row[0] == "reference" and len(row) > 5),
            frozen=frozen_content(row[1] for row in rows if row[0] == "frozen" and len(row) > 1),
        )
    except (KeyError, ValueError):
        return None
    return identity


def _rows(sheet: Sheet) -> list[Statement]:
    made = []
    for cells in sheet.rows.values():
        last = max(cells)
        if cells.get(1) is not None:
            made.append(tuple(cells[column].text if column in cells else "" for column in range(1, min(last, 6) + 1)))
    return made


def _whole(text: str | None) -> int | None:
    return None if text is None else int(text)


def _origin(single: dict[str, str], rows: Sequence[Statement]) -> Origin | None:
    """The origin, None when the sheet tells none (any more)."""
    try:
        dispatch, database = single["dispatch"], single["database"]
        made = datetime.datetime.fromisoformat(single["made"])
    except (KeyError, ValueError):
        return None
    follows = tuple(row[1] for row in rows if row[0] == "follows" and len(row) > 1)[:FOLLOWS_LIMIT]
    contains = tuple(sorted((row[1], row[2]) for row in rows if row[0] == "contains" and len(row) > 2))
    return Origin(dispatch, database, made, follows, contains)
