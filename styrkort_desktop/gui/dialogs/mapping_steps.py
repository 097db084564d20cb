"""The first two steps of reading an older spreadsheet: which sheet and headings, and what each column is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableView, QWidget

from styrkort_desktop.exchange.mapping import (
    FIGURES,
    MEANS,
    OF_INDICATOR,
    ONCE,
    SEX,
    ColumnMapping,
    Means,
    Sex,
    SheetMapping,
)
from styrkort_desktop.exchange.mapping_suggestion import grouped
from styrkort_desktop.exchange.spreadsheet import Book, column_letters
from styrkort_desktop.gui.forms.ui_mapping_dialog import Ui_MappingDialog
from styrkort_desktop.gui.models.sheet_model import SHOWN_COLUMNS, SheetModel
from styrkort_desktop.gui.widgets.column_header import ColumnHeader
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template import Template

Say = Callable[[Text], str]

ORDER = (Means.NOTHING, *(one for one in Means if one is not Means.NOTHING))
"""What a column may be, as the lists offer it."""

_WITH_ROUND = frozenset({Means.OUTCOME, Means.FORECAST})
_AT_TOP = QAbstractItemView.ScrollHint.PositionAtTop
_YEARS_BEFORE, _YEARS_AFTER = 12, 4
_NARROWEST_LETTERS, _WIDEST = 21, 300
_MEASURED_ROWS, _AROUND_TEXT = 60, 24


def capital(text: str) -> str:
    """A text with a capital first."""
    return text[:1].upper() + text[1:]


def choose_silently(combo: QComboBox, at: int) -> None:
    """Show a choice without telling that it was made."""
    combo.blockSignals(True)
    combo.setCurrentIndex(at)
    combo.blockSignals(False)


def set_up_grid(view: QTableView) -> None:
    """A grid that shows a sheet: rows of one height, columns wide enough to be read."""
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.horizontalHeader().setHighlightSections(False)
    view.verticalHeader().setHighlightSections(False)


def fit_columns(view: QTableView, model: SheetModel, mapping: SheetMapping) -> None:
    """Columns as wide as their headings and the first rows below need, within bounds; a title above counts not."""
    metrics, first = view.fontMetrics(), mapping.heading_row
    rows = range(first, min(first + _MEASURED_ROWS, (mapping.last_row or first + _MEASURED_ROWS) + 1))
    for column in range(model.columnCount()):
        texts = model.texts_of(column, rows)
        width = max((metrics.horizontalAdvance(text) for text in texts), default=0) + _AROUND_TEXT
        view.setColumnWidth(column, min(max(width, _NARROWEST_LETTERS * metrics.averageCharWidth()), _WIDEST))


class SheetStep(QObject):
    """Which sheet, which rows. `chosen(sheet, heading_row, heading_rows)` tells that another table is meant."""

    chosen = Signal(int, int, int)
    end_chosen = Signal(int)

    def __init__(self, ui: Ui_MappingDialog, book: Book, model: SheetModel, parent: QObject) -> None:
        super().__init__(parent)
        self._ui, self._book, self._model = ui, book, model
        self._sheets = tuple(one for one in book.sheets if not one.hidden) or book.sheets
        for one in self._sheets:
            ui.sheet_combo.addItem(one.name or self.tr("(textfil)"))
        ui.sheet_view.setModel(model)
        set_up_grid(ui.sheet_view)
        ui.sheet_combo.currentIndexChanged.connect(self._on_sheet_changed)
        ui.heading_row_spin.valueChanged.connect(self._on_rows_changed)
        ui.heading_rows_spin.valueChanged.connect(self._on_rows_changed)
        ui.last_row_spin.valueChanged.connect(self.end_chosen)

    def sheet_at(self, number: int) -> int:
        """The sheet's place in the book."""
        return self._book.sheets.index(self._sheets[number])

    def show_mapping(self, mapping: SheetMapping) -> None:
        """Show where the table stands."""
        ui = self._ui
        at = next((n for n, one in enumerate(self._sheets) if (one.name or None) == mapping.sheet), 0)
        widgets: tuple[QWidget, ...] = (
            ui.sheet_combo,
            ui.heading_row_spin,
            ui.heading_rows_spin,
            ui.last_row_spin,
        )
        for one in widgets:
            one.blockSignals(True)
        ui.sheet_combo.setCurrentIndex(at)
        ui.heading_row_spin.setValue(mapping.heading_row)
        ui.heading_rows_spin.setValue(mapping.heading_rows)
        ui.last_row_spin.setValue(mapping.last_row or 0)
        for one in widgets:
            one.blockSignals(False)
        self._model.mark(range(mapping.heading_row, mapping.first_row), mapping.last_row)
        ui.sheet_view.scrollTo(self._model.index(max(0, mapping.heading_row - 1), 0))

    def _on_sheet_changed(self, number: int) -> None:
        self.chosen.emit(self.sheet_at(number), 0, 1)

    def _on_rows_changed(self, _value: int) -> None:
        ui = self._ui
        self.chosen.emit(
            self.sheet_at(ui.sheet_combo.currentIndex()), ui.heading_row_spin.value(), ui.heading_rows_spin.value()
        )


class ColumnStep(QObject):
    """What each column is. `changed(mapping)` tells the mapping with what the person chose."""

    changed = Signal(object)

    def __init__(self, ui: Ui_MappingDialog, model: SheetModel, template: Template, say: Say, parent: QObject) -> None:
        super().__init__(parent)
        self._ui, self._model, self._template, self._say = ui, model, template, say
        self._mapping = SheetMapping(heading_row=1)
        self._reasons: Mapping[int, Text] = {}
        self._at = 1
        self._header = ColumnHeader(ui.column_view)
        ui.column_view.setHorizontalHeader(self._header)
        ui.column_view.setModel(model)
        set_up_grid(ui.column_view)
        years = template.period
        self._years = (None, *range(years.first_year - _YEARS_BEFORE, years.last_year + _YEARS_AFTER + 1))
        in_use = [one for one in template.rounds if not one.retired and not one.is_year_end]
        self._rounds = (None, *(one.key for one in in_use))
        self._groups = range(1, 5)
        self._areas = (None, *(area.key for area in template.areas if not area.retired))
        self._fill_lists([one.name for one in in_use])
        for combo in (ui.year_combo, ui.round_combo, ui.sex_combo, ui.group_combo):
            combo.currentIndexChanged.connect(self._on_detail_changed)
        ui.area_combo.currentIndexChanged.connect(self._on_area_changed)
        for check in (ui.goal_below_check, ui.many_check, ui.in_goal_check):
            check.toggled.connect(self._on_shape_changed)
        self._header.chosen.connect(self._on_column_chosen)
        self._header.looked_at.connect(self._on_column_looked_at)
        ui.column_view.clicked.connect(self._on_cell_clicked)

    def _fill_lists(self, rounds: list[str]) -> None:
        ui = self._ui
        ui.year_combo.addItems([self.tr("välj år") if one is None else str(one) for one in self._years])
        ui.round_combo.addItems([self.tr("hela året"), *rounds])
        ui.sex_combo.addItems([self.tr("alla"), *(self._say(SEX.labels[one]) for one in Sex)])
        ui.group_combo.addItems([str(one) for one in self._groups])
        ui.area_combo.addItem(self.tr("Välj målområde …"))
        ui.area_combo.addItems([area_name(self._template, key) for key in self._areas if key is not None])

    @property
    def header(self) -> ColumnHeader:
        """The lists over the columns."""
        return self._header

    def offer_columns(self) -> None:
        """A list over each column of the sheet that is shown."""
        count = min(self._model.columnCount(), SHOWN_COLUMNS)
        names = [self.tr("Vad kolumn {0} är").format(column_letters(at + 1)) for at in range(count)]
        self._header.offer([capital(self._say(MEANS.labels[one])) for one in ORDER], names)

    def show_mapping(self, mapping: SheetMapping, reasons: Mapping[int, Text]) -> None:
        """Show what the columns are, and why."""
        ui, self._mapping, self._reasons = self._ui, mapping, reasons
        for at in range(len(self._header.lists)):
            column = mapping.column(at + 1)
            means = Means.NOTHING if column is None else column.means
            reason = reasons.get(at + 1)
            more = "" if column is None or column.year is None else str(column.year)
            self._header.show_choice(at, ORDER.index(means), more, "" if reason is None else self._say(reason))
        checks = (
            (ui.goal_below_check, mapping.goal_below),
            (ui.many_check, mapping.many_in_cell),
            (ui.in_goal_check, mapping.indicators_in_goal),
        )
        for check, on in checks:
            check.blockSignals(True)
            check.setChecked(on)
            check.blockSignals(False)
        ui.in_goal_check.setVisible(not mapping.of(Means.INDICATOR))
        ui.many_check.setVisible(bool(mapping.of(Means.INDICATOR)))
        for widget in (ui.area_caption, ui.area_combo):
            widget.setVisible(not mapping.of(Means.AREA))
        ui.column_view.scrollTo(self._model.index(max(0, mapping.heading_row - 1), self._at - 1), _AT_TOP)
        if mapping.area in self._areas:
            choose_silently(ui.area_combo, self._areas.index(mapping.area))
        self._show_column()

    def _show_column(self) -> None:
        """The column that is looked at: its year, round, sex, and why it is what it is."""
        ui, column = self._ui, self._mapping.column(self._at) or ColumnMapping(column=self._at, means=Means.NOTHING)
        heading = f" ”{column.heading}”" if column.heading else ""
        letters, means = column_letters(self._at), self._say(MEANS.labels[column.means])
        ui.column_label.setText(self.tr("Kolumn {0}{1}: {2}").format(letters, heading, means))
        several = len(self._mapping.of(Means.INDICATOR)) > 1
        shown = (
            (ui.year_caption, ui.year_combo, column.means in FIGURES),
            (ui.round_caption, ui.round_combo, column.means in _WITH_ROUND),
            (ui.sex_caption, ui.sex_combo, column.means is Means.OUTCOME),
            (ui.group_caption, ui.group_combo, several and column.means in OF_INDICATOR),
        )
        for caption, combo, on in shown:
            caption.setVisible(on)
            combo.setVisible(on)
        choose_silently(ui.year_combo, self._years.index(column.year) if column.year in self._years else 0)
        choose_silently(ui.round_combo, self._rounds.index(column.round) if column.round in self._rounds else 0)
        choose_silently(ui.sex_combo, 0 if column.sex is None else list(Sex).index(column.sex) + 1)
        choose_silently(ui.group_combo, min(column.group, len(self._groups)) - 1)
        reason = self._reasons.get(self._at)
        ui.reason_label.setText("" if reason is None else self._say(reason))

    # -- what the person does

    def _on_cell_clicked(self, index: QModelIndex) -> None:
        self._on_column_looked_at(index.column())

    def _on_column_looked_at(self, column: int) -> None:
        self._at = column + 1
        view = self._ui.column_view
        top = max(0, view.rowAt(0))
        view.scrollTo(self._model.index(top, column))
        self._show_column()

    def _on_column_chosen(self, column: int, choice: int) -> None:
        means, at = ORDER[choice], column + 1
        before = self._mapping.column(at) or ColumnMapping(column=at, means=Means.NOTHING)
        made = self._mapping
        if means in ONCE:
            for other in made.of(means):
                made = made.with_column(replace(other, means=Means.NOTHING))
        kept = replace(
            before,
            means=means,
            year=before.year if means in FIGURES else None,
            round=before.round if means in _WITH_ROUND else None,
            sex=before.sex if means is Means.OUTCOME else None,
        )
        made = made.with_column(kept)
        if Means.INDICATOR in (means, before.means):
            made = replace(made, columns=grouped([replace(one, group=1) for one in made.columns]))
        self._at = at
        self._reasons = {**self._reasons, at: _CHOSEN}
        self.changed.emit((made, self._reasons))

    def _on_detail_changed(self, _index: int) -> None:
        ui, column = self._ui, self._mapping.column(self._at)
        if column is None:
            return
        made = replace(
            column,
            year=self._years[ui.year_combo.currentIndex()] if column.means in FIGURES else None,
            round=self._rounds[ui.round_combo.currentIndex()] if column.means in _WITH_ROUND else None,
            sex=(None, *Sex)[ui.sex_combo.currentIndex()] if column.means is Means.OUTCOME else None,
            group=ui.group_combo.currentIndex() + 1,
        )
        self.changed.emit((self._mapping.with_column(made), {**self._reasons, self._at: _CHOSEN}))

    def _on_area_changed(self, at: int) -> None:
        self.changed.emit((replace(self._mapping, area=self._areas[at]), self._reasons))

    def _on_shape_changed(self, _on: bool) -> None:
        ui = self._ui
        made = replace(
            self._mapping,
            goal_below=ui.goal_below_check.isChecked(),
            many_in_cell=ui.many_check.isChecked(),
            indicators_in_goal=ui.in_goal_check.isChecked(),
        )
        self.changed.emit((made, self._reasons))


def area_name(template: Template, key: str) -> str:
    """*Service: Följa och jämföra*."""
    return f"{template.direction_of(key).name}: {template.area(key).short_name}"


_CHOSEN = Text("Du har valt det.", "You have chosen it.")
