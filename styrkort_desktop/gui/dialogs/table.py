"""What a table for all units would fill in, unit by unit, before it is done; and what is not filled in, with why."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QWidget

from styrkort_desktop.desk.flat_tables import FillOptions, FlatPlan, OpenTable
from styrkort_desktop.gui.forms.ui_table_dialog import Ui_TableDialog
from styrkort_desktop.gui.models.table_model import TableModel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.table_rows import RowKind, rows_of
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.periods import RoundRef

_SHARES = (0.52, 0.24, 0.24)
"""How the columns share the width."""


class TableDialog(QDialog):
    """Once accepted, `options` say how the table is to be filled in."""

    def __init__(self, file: OpenFile, table: OpenTable, proposed: RoundRef | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._file = file
        self._table = table
        self._ui = ui = Ui_TableDialog()
        ui.setupUi(self)
        self._model = TableModel(self)
        ui.table_view.setModel(self._model)
        ui.table_view.verticalHeader().hide()
        ui.table_view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = ui.table_view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._rounds = self._offer_rounds(proposed)
        self._plan = self._planned()
        ui.round_choice.currentIndexChanged.connect(self._on_round_choice_changed)
        ui.keep_check.toggled.connect(self._on_keep_check_toggled)
        ui.cancel_button.clicked.connect(self.reject)
        ui.fill_button.clicked.connect(self.accept)
        for button in (ui.cancel_button, ui.fill_button):
            button.setAutoDefault(False)
        self._show()

    @property
    def options(self) -> FillOptions:
        """How the table is to be filled in, as it is shown."""
        at = self._ui.round_choice.currentIndex()
        when = self._rounds[at] if 0 <= at < len(self._rounds) else None
        return FillOptions(when, replace=not self._ui.keep_check.isChecked())

    def _offer_rounds(self, proposed: RoundRef | None) -> tuple[RoundRef, ...]:
        """The rounds to choose among, where rows name no year; none where all do."""
        asks, template = self._table.asks_for_round, self._file.template
        for widget in (self._ui.round_caption, self._ui.round_choice):
            widget.setVisible(asks)
        if not asks:
            return ()
        in_use = [one for one in template.rounds if not one.retired]
        found = tuple(RoundRef(year, one.key) for year in template.period.years for one in in_use)
        for one in found:
            self._ui.round_choice.addItem(f"{template.round(one.key).name} {one.year}")
        if proposed in found:
            self._ui.round_choice.setCurrentIndex(found.index(proposed))
        return found

    # -- showing

    def _planned(self) -> FlatPlan:
        return self._table.plan(self.options)

    def _on_round_choice_changed(self, _index: int) -> None:
        self._plan = self._planned()
        self._show()

    def _on_keep_check_toggled(self, _on: bool) -> None:
        self._plan = self._planned()
        self._show()

    def _show(self) -> None:
        ui, plan, say = self._ui, self._plan, self._file.say
        count = len(plan.changes)
        ui.heading.setText(self.tr("Fyll i från {0}").format(self._table.name))
        ui.summary_label.setText(self._summary())
        self._model.show_rows(rows_of(plan, self._table.scorecards, self._file.template, say))
        ui.table_view.clearSpans()
        for number, row in enumerate(self._model.rows):
            if row.kind is RowKind.HEADING:
                ui.table_view.setSpan(number, 0, 1, 3)
            elif row.kind is RowKind.NOT_FILLED:
                ui.table_view.setSpan(number, 1, 1, 2)
        ui.fill_button.setEnabled(count > 0)
        ui.fill_button.setText(self._button_text(count))
        self._fit_columns()

    def _summary(self) -> str:
        """How much would be filled in, how much stands so already, and how much has no place."""
        plan = self._plan
        units = len({one.taken.place.unit for one in plan.changes})
        said = [
            (len(plan.changes), self.tr("{0} uppgifter fylls i, hos {1} enheter.")),
            (plan.equal, self.tr("{0} står redan så.")),
            (len(plan.kept), self.tr("{0} har ett annat värde och ändras inte.")),
            (len(plan.unplaced), self.tr("{0} siffror fylls inte i: de står sist, med skälet.")),
        ]
        return " ".join(text.format(format_number(count), units) for count, text in said if count)

    def _button_text(self, count: int) -> str:
        if count < 2:
            return self.tr("Fyll i 1 uppgift") if count else self.tr("Fyll i")
        return self.tr("Fyll i {0} uppgifter").format(format_number(count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        view = self._ui.table_view
        width = view.viewport().width()
        for column, share in enumerate(_SHARES):
            view.setColumnWidth(column, int(width * share))
