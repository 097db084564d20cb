"""Reads a workbook that went out and came back: what it says, how far it goes, and what of it cannot be taken."""

from __future__ import annotations

from typing import Any

from styrkort_desktop.exchange import tables
from styrkort_desktop.exchange.assembly import Assembly, Tables
from styrkort_desktop.exchange.cell_reader import CellReader
from styrkort_desktop.exchange.choice_lists import ChoiceLists
from styrkort_desktop.exchange.columns_left import tell_what_was_left
from styrkort_desktop.exchange.coverage import ASKED, blanked_cells, coverage_of
from styrkort_desktop.exchange.file_context import FileContext
from styrkort_desktop.exchange.finder import Found, find_tables
from styrkort_desktop.exchange.follow_up_reader import read_follow_up
from styrkort_desktop.exchange.following import MOST_ROWS, follow
from styrkort_desktop.exchange.id_rows import ID_TABLES, IdRow, read_goals_above, read_id_rows
from styrkort_desktop.exchange.identity import Identity, read_identity, told_identity
from styrkort_desktop.exchange.keyed_rows import (
    KEYED_TABLES,
    finish_keyed_rows,
    frozen_records,
    read_form,
    read_keyed_rows,
)
from styrkort_desktop.exchange.problems import Problems, refuse, refused_for, shown
from styrkort_desktop.exchange.readme_sheet import UNIT_LINE
from styrkort_desktop.exchange.records import in_order_of
from styrkort_desktop.exchange.references import References
from styrkort_desktop.exchange.sheets import is_analysis
from styrkort_desktop.exchange.spreadsheet import Book
from styrkort_desktop.scorecard.json_form import document_from_json, scorecard_to_json
from styrkort_desktop.scorecard.origin import Document
from styrkort_desktop.scorecard.received import FileSpot, Received, Refusal
from styrkort_desktop.scorecard.record_reader import InvalidScorecard
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, normal
from styrkort_desktop.template import Template


def read_workbook(book: Book, template: Template) -> Received:
    """What a workbook says. Raises FileRefused with every reason found."""
    problems = Problems()
    identity = _identity(book)
    _check_identity(identity, template, problems)
    problems.raise_if_any()
    _check_unit_as_seen(book, identity, problems)
    context = _context(book, template, identity, problems)
    _check_sheets(context)
    _check_sizes(context)
    problems.raise_if_any()
    tell_what_was_left(context)
    read = _read_tables(context)
    scorecard = Assembly(context, read).scorecard()
    problems.raise_if_any()
    scorecard = _checked(scorecard, template, problems)
    if identity.frozen is not None:
        scorecard = in_order_of(scorecard, identity.frozen)
    return Received(
        document=Document(scorecard, identity.origin),
        frozen=identity.frozen,
        coverage=coverage_of(context, read),
        blanked=blanked_cells(scorecard, read),
        asked=ASKED,
        remarks=tuple(problems.remarks),
    )


def _identity(book: Book) -> Identity:
    told = told_identity(book)
    if told is None and is_analysis(sheet.name for sheet in book.sheets):
        refuse(
            Text(
                "Det här är den samlade arbetsboken, gjord för att läsa och räkna i. Den läses inte in: skicka "
                "enheternas egna filer.",
                "This is the consolidated workbook, made for reading and counting. It is not taken in: send the units' "
                "own files.",
            )
        )
    if told is None:
        refuse(
            Text(
                "Arbetsboken är inte gjord av Styrkort (eller har förlorat både sitt dolda blad och Läs mig). "
                "Exportera en ny och flytta över det som skrivits.",
                "The workbook was not made by Styrkort (or has lost both its hidden sheet and its first one). "
                "Export a new one and move over what was written.",
            )
        )
    identity = read_identity(told)
    if identity is None:
        refuse(
            Text(
                "Arbetsbokens dolda uppgifter om mall, enhet och period är ändrade och kan inte läsas. Exportera "
                "en ny arbetsbok.",
                "The workbook's hidden data on template, unit and period were changed and cannot be read. Export "
                "a new workbook.",
            ),
            FileSpot(told.sheet),
        )
    return identity


def _check_identity(identity: Identity, template: Template, problems: Problems) -> None:
    """Template, period and unit must be the database's before anything else has a meaning."""
    raw: dict[str, Any] = {
        "format": "styrkort/1",
        "template": identity.template,
        "period": {"first_year": identity.period.first_year, "last_year": identity.period.last_year},
        "unit": {"code": identity.unit},
    }
    try:
        empty = document_from_json(raw).scorecard
    except InvalidScorecard as error:
        problems.refuse(FileSpot(), error.text)
        return
    follow(empty, template, problems, lambda _, found: FileSpot(found=found))


def _check_unit_as_seen(book: Book, identity: Identity, problems: Problems) -> None:
    """Whose file it is nobody can change on its first sheet: whoever has tried is told so."""
    names = {normal(text) for text in (tables.SHEET_NAMES[tables.README].sv, tables.SHEET_NAMES[tables.README].en)}
    labels = {normal(UNIT_LINE.sv), normal(UNIT_LINE.en)}
    for sheet in (one for one in book.sheets if normal(one.name) in names):
        for row, cells in sheet.rows.items():
            first, *others = (cells[position] for position in sorted(cells))
            if normal(first.text) not in labels or not others:
                continue
            seen = normal(others[0].text)
            if seen.split(" ")[0] != normal(identity.unit):
                text = Text(
                    "Filen är {unit}:s styrkort, vad som än står här. Gäller den en annan enhet, be om en fil för den.",
                    "The file is {unit}'s scorecard, whatever stands here. If it is another's, ask for a file for it.",
                )
                spot = FileSpot(sheet.name, row, found=shown(others[0].text))
                problems.remark(spot, text.format(unit=identity.unit))


def _context(book: Book, template: Template, identity: Identity, problems: Problems) -> FileContext:
    lists = ChoiceLists(template, identity.language)
    for name, key, label in identity.choices:
        lists.add(name, {key: label})
    cells = CellReader(book, lists, problems)
    found = find_tables(book, template, problems)
    return FileContext(identity, lists, cells, References(identity.references), found, problems)


def _check_sheets(context: FileContext) -> None:
    """Something must be there to read; without the content that went out, goals and indicators cannot be missing."""
    if not context.found:
        refuse(
            Text(
                "Arbetsboken har inget av styrkortets blad kvar.",
                "The workbook has none of the scorecard's sheets left.",
            )
        )
    if context.frozen is not None:
        return
    for table in (tables.GOALS, tables.INDICATORS):
        if table.name not in context.found:
            text = Text(
                "Bladet {sheet} saknas eller har förlorat sina rubriker. Lägg tillbaka det.",
                "The sheet {sheet} is missing.",
            )
            context.problems.refuse(
                FileSpot(tables.SHEET_NAMES[table.sheet].sv), text.format(sheet=tables.SHEET_NAMES[table.sheet])
            )


def _check_sizes(context: FileContext) -> None:
    for found in context.found.values():
        if len(found.rows) > MOST_ROWS:
            text = Text(
                "Tabellen ”{title}” har {count} rader, fler än ett styrkort kan ha. Ta bort dem som inte hör dit.",
                "The table “{title}” has {count} rows, more than a scorecard can have. Remove what does not belong.",
            )
            context.problems.refuse(
                FileSpot(found.sheet.name), text.format(title=found.table.title, count=len(found.rows))
            )


def _read_tables(context: FileContext) -> Tables:
    """All rows. First those with ids, since the others name them."""
    read, found = Tables(), context.found
    for table in ID_TABLES:
        read.by_id[table.name] = read_id_rows(context, found[table.name]) if table.name in found else None
    goals = read.by_id["goals"]
    for table in (tables.INDICATORS, tables.ACTIVITIES):
        rows = read.by_id[table.name]
        if rows is not None:
            read_goals_above(context, found[table.name], rows, _frozen_goals(context) if goals is None else goals)
    raw = {table.name: read_keyed_rows(context, found[table.name]) for table in KEYED_TABLES if table.name in found}
    for form in tables.FORMS:
        read.forms[form.name] = read_form(context, form)
    read.follow_up = read_follow_up(context)
    context.settle_pending()
    for table in KEYED_TABLES:
        before = frozen_records(context.frozen, table)
        read.keyed[table.name] = finish_keyed_rows(context, raw[table.name], before) if table.name in raw else None
    return read


def _frozen_goals(context: FileContext) -> list[Any]:
    goals = context.frozen.goals if context.frozen else ()
    return [IdRow(goal.id, 0, float(number), {}) for number, goal in enumerate(goals, 1)]


def _checked(scorecard: Scorecard, template: Template, problems: Problems) -> Scorecard:
    """The scorecard by the rules of the JSON form (ids once, values in their bounds) and of the template.

    Raises FileRefused.
    """
    try:
        made = document_from_json(scorecard_to_json(scorecard)).scorecard
    except InvalidScorecard as error:
        raise refused_for(Refusal(FileSpot(found=one.path), one.text) for one in error.problems) from error
    made = follow(made, template, problems, lambda _, found: FileSpot(found=found))
    problems.raise_if_any()
    return made


__all__ = ["Found", "read_workbook"]
