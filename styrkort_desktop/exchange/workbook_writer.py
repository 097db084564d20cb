"""Writes one unit's scorecard as a workbook for people: always a fresh file, whole or not there. Reads no workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from styrkort_desktop.exchange import styles, tables
from styrkort_desktop.exchange.book_file import book_bytes
from styrkort_desktop.exchange.cell_notes import CellNote, NotesToPlace
from styrkort_desktop.exchange.cell_values import GENERAL, CellValues, Content, escaped
from styrkort_desktop.exchange.choice_lists import ChoiceLists
from styrkort_desktop.exchange.identity import IDENTITY_SHEET, LISTS_SHEET, Statement, mark_of, statements
from styrkort_desktop.exchange.keys_used import keys_used
from styrkort_desktop.exchange.layout import Column, Table, Use
from styrkort_desktop.exchange.readme_sheet import write_readme
from styrkort_desktop.exchange.records import value_at
from styrkort_desktop.exchange.references import Reference, references_of
from styrkort_desktop.exchange.sheet_writer import SheetWriter, protect
from styrkort_desktop.exchange.sources import Context, OutRow, follow_up_rows, is_shown, table_rows, years_of
from styrkort_desktop.scorecard.choices import STATUS
from styrkort_desktop.scorecard.editing import new_id
from styrkort_desktop.scorecard.field_types import ChoiceType
from styrkort_desktop.scorecard.origin import Origin
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template import Template
from styrkort_desktop.whole_files import whole_file

_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
_SHEET_NAME_LIMIT = 31
_FREEZE_AFTER = {"goals": "text", "indicators": "name", "activities": "goal_text", "follow_up": "label"}

# What a printed page of a wide sheet shows: the columns behind are for the screen.
_PRINT_UNTIL = {"indicators": "outcomes.", "follow_up": "action"}


def write_workbook(
    scorecard: Scorecard,
    template: Template,
    origin: Origin,
    path: Path,
    language: Language | str = Language.SWEDISH,
    notes: Sequence[CellNote] = (),
) -> None:
    """Write `scorecard` to `path`, replacing what stands there once the new file is whole.

    `notes` stand beside their cells as comments; they are for people, no reader looks at them.

    Raises TextTooLong for a text that no cell holds, and what `whole_file` raises.
    """
    book = build_workbook(scorecard, template, origin, Language(language), notes)
    made = book_bytes(book)
    with whole_file(path) as out:
        out.write(made)


def build_workbook(
    scorecard: Scorecard, template: Template, origin: Origin, language: Language, notes: Sequence[CellNote] = ()
) -> Workbook:
    """The workbook in memory. Raises TextTooLong."""
    lists = ChoiceLists(template, language)
    for name, keys in keys_used(scorecard).items():
        lists.extend(name, keys)
    references = {one.id: one for one in references_of(scorecard, language)}
    book = Workbook()
    styles.add_styles(book)
    book.remove(cast(Worksheet, book.active))
    context = Context(scorecard, template, references, lists, origin.made.date(), new_id)
    _Writer(book, context, origin, language, NotesToPlace(notes, language)).write()
    return book


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(
        self, book: Workbook, context: Context, origin: Origin, language: Language, notes: NotesToPlace
    ) -> None:
        self.book = book
        self.context = context
        self.origin = origin
        self.language = language
        self.notes = notes
        self.values = CellValues(context.lists, context.references)
        self.years = years_of(context.scorecard)
        self.ranges: dict[str, str] = {}

    def write(self) -> None:
        names = sheet_names(self.context.template, self.language)
        with_notes = bool(self.notes.left())
        about, told = self.form_row(tables.ABOUT), self._told()
        made = {key: cast(Worksheet, self.book.create_sheet(name)) for key, name in names.items()}
        self._lists(cast(Worksheet, self.book.create_sheet(LISTS_SHEET)))
        for key, sheet in made.items():
            sheet.sheet_properties.tabColor = styles.PETROL if key in tables.DIRECTION_SHEETS else None
            writer = SheetWriter(sheet, self.values, self.ranges, self.language)
            if key == tables.README:
                write_readme(writer, self.context, self.origin, names, about, with_notes=with_notes, mark=mark_of(told))
            elif key in _SINGLE:
                self._single(writer, tables.SHEET_TABLES[key][0])
            else:
                self._stacked(writer, key)
        self._notes_left(made[tables.README])
        self._identity(cast(Worksheet, self.book.create_sheet(IDENTITY_SHEET)), told)
        self.book.active = 0

    # -- sheets

    def _single(self, writer: SheetWriter, table: Table) -> None:
        """A sheet with one table, whose headings stay in sight."""
        unit = self.context.scorecard.unit
        writer.line(f"{table.title.into(self.language)} – {unit.name or unit.code}", styles.TITLE, height=30)
        writer.line(tables.SHEET_HELP[table.name].into(self.language), styles.LEAD, height=20)
        shown = self._expanded(table)
        columns = list(enumerate(shown.fixed, 1))
        heading_row = writer.row
        rows = follow_up_rows(self.context) if table is tables.FOLLOW_UP else self._rows(shown)
        writer.table(columns, rows, _OWN_LISTS if table is tables.FOLLOW_UP else frozenset())
        if table is tables.FOLLOW_UP:
            self._round_statuses(writer, columns, rows, heading_row + 1)
        frozen = next(position for position, column in columns if column.key == _FREEZE_AFTER[table.name])
        last = get_column_letter(len(columns))
        writer.sheet.auto_filter.ref = f"A{heading_row}:{last}{max(heading_row + 1, writer.row - 1)}"
        last_printed = _PRINT_UNTIL.get(table.name)
        if last_printed is not None:
            until = max(position for position, column in columns if column.key.startswith(last_printed))
            writer.sheet.print_area = f"A1:{get_column_letter(until)}{writer.row - 1}"
        writer.finish(
            freeze=f"{get_column_letter(frozen + 1)}{heading_row + 1}", repeat_row=heading_row, footer=self._footer()
        )

    def _stacked(self, writer: SheetWriter, key: str) -> None:
        """A sheet with several tables below each other: Nr in column A, ids hidden in B, the rest from C on."""
        title, lead = self._sheet_title(key)
        writer.line(title, styles.TITLE, height=30)
        writer.line(lead, styles.LEAD, height=20)
        writer.widths.update({1: 6, 2: 10})
        writer.sheet.column_dimensions["B"].hidden = True
        shown = [one for one in tables.SHEET_TABLES[key] if is_shown(one, self.context.scorecard)]
        widest = max((len(stacked_columns(self._expanded(one))) for one in shown if not one.form), default=0) + 2
        for table in shown:
            writer.row += 1
            writer.line(table.title.into(self.language), styles.BLOCK, column=3, height=24)
            if table.form:
                writer.form(table, self.form_row(table), 3, max(4, min(widest, 8)))
            else:
                expanded = self._expanded(table)
                writer.table(stacked_columns(expanded), self._rows(expanded))
        writer.finish(freeze="A3", repeat_row=None, footer=self._footer())

    def _sheet_title(self, key: str) -> tuple[str, str]:
        unit = self.context.scorecard.unit
        direction = next((one for one in self.context.template.directions if one.key == key), None)
        name = direction.name if direction else tables.SHEET_NAMES[key].into(self.language)
        lead = direction.heading if direction else tables.SHEET_HELP[key].into(self.language)
        return f"{name} – {unit.name or unit.code}", lead

    def _expanded(self, table: Table) -> Table:
        return table.with_years(dict(self.years.get(table.name, {})))

    def _round_statuses(
        self, writer: SheetWriter, columns: Sequence[tuple[int, Column]], rows: Sequence[OutRow], first: int
    ) -> None:
        """Each prepared row's statuses are chosen in its round's own words."""
        position = next(position for position, column in columns if column.key == "status")
        letter = get_column_letter(position)
        for number, row in enumerate(rows, first):
            if "status" not in row.closed:
                name = f"status.{row.round_key}" if row.round_key else "Status"
                writer.validations.choose(f"{letter}{number}", name if name in self.ranges else "Status")

    def _rows(self, table: Table) -> list[OutRow]:
        return self.notes.beside(table, table_rows(table, self.context))

    def form_row(self, table: Table) -> OutRow:
        """A form's values as one row."""
        row = OutRow({column.key: value_at(self.context.scorecard, column.path) for column in table.fixed})
        return self.notes.beside(table, [row])[0]

    def _notes_left(self, readme: Worksheet) -> None:
        """What is said of an area or of the whole stands by the title of the first sheet."""
        areas = self.context.lists.of("areas")
        said = [
            f"{areas.label(note.place.area)}: {note.text.into(self.language)}"
            if note.place.area
            else note.text.into(self.language)
            for note in self.notes.left()
        ]
        if said:
            SheetWriter(readme, self.values, self.ranges, self.language).beside(1, 2, "\n\n".join(said))

    def _footer(self) -> str:
        unit = self.context.scorecard.unit
        text = f"{unit.name or unit.code}, version {self.context.scorecard.revision}"
        return text.replace("&", "&&")

    # -- hidden sheets

    def _lists(self, sheet: Worksheet) -> None:
        """The sheet that the drop-downs take their lists from, one column a list."""
        position = 0
        for name, labels in self._list_contents().items():
            if not labels:
                continue
            position += 1
            letter = get_column_letter(position)
            for row, text in enumerate((name, *labels), 1):
                cell = cast(Any, sheet.cell(row, position))
                cell.value, cell.data_type, cell.number_format = escaped(text), "s", "@"
            self.ranges[name] = f"'{LISTS_SHEET}'!${letter}$2:${letter}${len(labels) + 1}"
        sheet.sheet_state = "hidden"
        protect(sheet)

    def _list_contents(self) -> dict[str, tuple[str, ...]]:
        lists, template = self.context.lists, self.context.template
        names = (
            "areas",
            "aims",
            "programmes",
            "factors",
            "lenses",
            "hr_areas",
            "criteria",
            "units",
            "common_indicators",
        )
        made = {name: lists.of(name).offered for name in (*names, "rounds", "round_refs", "flags", "text_sections")}
        for table in (*tables.LIST_TABLES, *tables.FORMS, tables.FOLLOW_UP):
            for column in table.fixed:
                if isinstance(column.type, ChoiceType):
                    made[column.type.choices.__name__] = lists.fixed(column.type).offered
        for one in template.rounds:
            made[f"status.{one.key}"] = lists.status(one.key).offered
        every = self.context.references.values()
        made["rows.goal"] = _labels(every, ("goal",))
        made["rows.indicator"] = _labels(every, ("indicator",))
        made["rows.item"] = _labels(every, tuple({one.record for one in every} - {"goal", "indicator", ""}))
        made[Use.KIND.value] = tuple(text.into(self.language) for text in tables.KIND_LABELS.values())
        areas, sections = lists.of("areas").offered, lists.of("text_sections").offered
        made[Use.LABEL.value] = (*areas, *_labels(every, ("goal", "indicator")), *sections)
        assert STATUS.choices.__name__ in made
        return made

    def _told(self) -> list[Statement]:
        """What the workbook says of itself."""
        lists, known = self.context.lists, ChoiceLists(self.context.template, self.language)
        choices = [
            (name, key, lists.of(name).label(key))
            for name, keys in keys_used(self.context.scorecard).items()
            for key in keys
            if key not in known.of(name).labels
        ]
        return statements(self.context.scorecard, self.origin, self.language, choices, self.context.references.values())

    def _identity(self, sheet: Worksheet, told: Sequence[Statement]) -> None:
        writer = SheetWriter(sheet, self.values, self.ranges, self.language)
        for row in told:
            for position, text in enumerate(row, 1):
                writer.put(
                    writer.row, position, Content(escaped(text), "@" if len(text) < 255 else GENERAL), styles.PLAIN
                )
            writer.row += 1
        sheet.sheet_state = "hidden"
        protect(sheet)


_OWN_LISTS = frozenset({"status"})
_SINGLE = (tables.GOAL_SHEET, tables.INDICATOR_SHEET, tables.FOLLOW_UP_SHEET, tables.ACTIVITY_SHEET)


def _labels(references: Any, records: Sequence[str]) -> tuple[str, ...]:
    return tuple(cast(Reference, one).label for one in references if one.record in records)


def stacked_columns(table: Table) -> list[tuple[int, Column]]:
    """Where the columns of a table stand on a sheet that holds several."""
    fixed = {Use.ORDER: 1, Use.ID: 2}
    made = [(fixed[one.use], one) for one in table.fixed if one.use in fixed]
    return made + list(enumerate((one for one in table.fixed if one.use not in fixed), 3))


def sheet_names(template: Template, language: Language) -> dict[str, str]:
    """The names of the visible sheets: a direction's as the template names it."""
    made: dict[str, str] = {}
    for key, text in tables.SHEET_NAMES.items():
        direction = next((one.name for one in template.directions if one.key == key), None)
        name = text.into(language) if direction is None else direction
        plain = _NOT_IN_SHEET_NAMES.sub(" ", name).strip()[:_SHEET_NAME_LIMIT] or text.into(language)
        while plain.casefold() in {one.casefold() for one in made.values()}:
            plain = f"{plain[: _SHEET_NAME_LIMIT - 2]} 2"
        made[key] = plain
    return made


__all__ = ["build_workbook", "sheet_names", "stacked_columns", "write_workbook"]
