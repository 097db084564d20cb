"""Reading an older spreadsheet in three steps: which sheet, what each column is, and what would come of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import cast

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHeaderView, QLabel, QWidget

from styrkort_desktop.exchange.mapping import Means, SheetMapping
from styrkort_desktop.exchange.mapping_preview import MappedPreview, Why
from styrkort_desktop.exchange.mapping_reader import preview
from styrkort_desktop.exchange.mapping_suggestion import Suggestion, suggest_at, suggest_in
from styrkort_desktop.exchange.spreadsheet import Book
from styrkort_desktop.gui.dialogs.mapping_steps import ColumnStep, SheetStep, area_name, choose_silently, fit_columns
from styrkort_desktop.gui.dialogs.progress import Waiting
from styrkort_desktop.gui.forms.ui_mapping_dialog import Ui_MappingDialog
from styrkort_desktop.gui.mapping_rows import MappingRowKind, mapping_rows
from styrkort_desktop.gui.models.mapping_model import MappingModel
from styrkort_desktop.gui.models.sheet_model import SheetModel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.theme import Theme
from styrkort_desktop.gui.widgets.looks import empty_layout, goals_in_words, indicators_in_words
from styrkort_desktop.progress import Cancelled, Progress
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.texts import Text

_SHARES = (0.45, 0.45, 0.1)
"""How the columns of the preview share the width."""

_ROOM_AROUND_TEXT = 24


class Step(IntEnum):
    """Which page is shown."""

    SHEET = 0
    COLUMNS = 1
    PREVIEW = 2


class MappingDialog(QDialog):
    """Once accepted, `mapping` says how the sheet is to be read."""

    def __init__(
        self,
        file: OpenFile,
        name: str,
        book: Book,
        suggestion: Suggestion,
        remembered: Sequence[SheetMapping],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._file, self._name, self._book, self._remembered = file, name, book, remembered
        self._mapping, self._reasons, self._about = suggestion.mapping, suggestion.reasons, suggestion.about
        self._preview: MappedPreview | None = None
        self._naming: list[tuple[QComboBox, str | None]] = []
        self._ui = ui = Ui_MappingDialog()
        ui.setupUi(self)
        self._sheet_model = SheetModel(self, theme)
        self._sheet_step = SheetStep(ui, book, self._sheet_model, self)
        self._column_step = ColumnStep(ui, self._sheet_model, file.template, file.say, self)
        self._model = MappingModel(self)
        self._set_up_preview()
        self._sheet_step.chosen.connect(self._on_sheet_chosen)
        self._sheet_step.end_chosen.connect(self._on_end_chosen)
        self._column_step.changed.connect(self._on_mapping_changed)
        ui.back_button.clicked.connect(self._on_back_clicked)
        ui.next_button.clicked.connect(self._on_next_clicked)
        ui.cancel_button.clicked.connect(self.reject)
        for button in (ui.back_button, ui.next_button, ui.cancel_button):
            button.setAutoDefault(False)
        self._show_sheet()
        # the same headings as before: nothing to ask, but everything can be looked at
        self._go_to(Step.PREVIEW if suggestion.remembered else Step.SHEET)

    @property
    def mapping(self) -> SheetMapping:
        """How the sheet is read."""
        return self._mapping

    @property
    def step(self) -> Step:
        """The page that is shown."""
        return Step(self._ui.pages.currentIndex())

    def _set_up_preview(self) -> None:
        view = self._ui.preview_view
        view.setModel(self._model)
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # -- going from step to step

    def _on_next_clicked(self) -> None:
        if self.step is Step.PREVIEW:
            self.accept()
        else:
            self._go_to(Step(self.step + 1))

    def _on_back_clicked(self) -> None:
        self._go_to(Step(self.step - 1))

    def _go_to(self, step: Step) -> None:
        if step is Step.PREVIEW:
            self._preview = self._previewed()
        self._ui.pages.setCurrentIndex(step)
        if step is Step.PREVIEW:
            self._offer_names()
            self._show_preview()
        self._show()
        first: dict[Step, QWidget] = {
            Step.SHEET: self._ui.sheet_combo,
            Step.COLUMNS: self._column_step.header.lists[0] if self._column_step.header.lists else self._ui.column_view,
            Step.PREVIEW: self._ui.preview_view,
        }
        first[step].setFocus()

    def _show(self) -> None:
        """What the step is called, what it is for, and what hinders the next."""
        ui, step = self._ui, self.step
        headings = {
            Step.SHEET: self.tr("Vilket blad, och var står rubrikerna?"),
            Step.COLUMNS: self.tr("Vad är varje kolumn?"),
            Step.PREVIEW: self.tr("Det här läggs till"),
        }
        ui.step_label.setText(self.tr("Steg {0} av 3 · {1}").format(step + 1, self._name))
        ui.heading.setText(headings[step])
        ui.summary_label.setText(self._summary(step))
        problem = self._problem(step)
        ui.problem_label.setText(problem)
        ui.problem_label.setVisible(bool(problem))
        ui.back_button.setEnabled(step is not Step.SHEET)
        ui.next_button.setEnabled(not problem)
        ui.next_button.setText(self._next_text(step))

    def _summary(self, step: Step) -> str:
        unit = self._file.template.unit(self._file.unit).name
        if step is Step.SHEET:
            text = self.tr("Målen läggs till i styrkortet för {0}. Det som redan står där ändras inte.").format(unit)
            return " ".join((text, *(self._file.say(one) for one in self._about)))
        if step is Step.COLUMNS:
            return self.tr("Förslaget är gjort efter rubrikerna. Ändra i listan över en kolumn om det inte stämmer.")
        found = self._preview
        assert found is not None
        figures = self.tr("1 siffra") if found.figures == 1 else self.tr("{0} siffror").format(found.figures)
        told = self.tr("{0}, {1} och {2}.").format(
            goals_in_words(len(found.goals)), indicators_in_words(found.indicators), figures
        )
        left = len(found.to_look_at)
        if not left:
            return told
        more = self.tr("En sak följer inte med: den står först, med skälet.")
        if left > 1:
            more = self.tr("{0} saker följer inte med: de står först, med skälet.").format(format_number(left))
        return f"{told} {more}"

    def _problem(self, step: Step) -> str:
        if step is Step.COLUMNS and not self._mapping.of(Means.GOAL):
            return self.tr("Välj vilken kolumn som är målet.")
        if step is Step.PREVIEW and self._preview is not None and not self._preview.goals:
            if any(one.why is Why.NO_AREA for one in self._preview.not_taken):
                return self.tr("Välj vilket målområde målen hör till.")
            return self.tr("Inget nytt mål finns att lägga till.")
        return ""

    def _next_text(self, step: Step) -> str:
        if step is not Step.PREVIEW or self._preview is None:
            return self.tr("Nästa")
        return self.tr("Lägg till {0}").format(goals_in_words(len(self._preview.goals)))

    # -- the sheet and its columns

    def _show_sheet(self) -> None:
        sheet = next(
            (one for one in self._book.sheets if (one.name or None) == self._mapping.sheet), self._book.sheets[0]
        )
        self._sheet_model.show_sheet(self._book, sheet)
        self._column_step.offer_columns()
        self._show_mapping()
        for view in (self._ui.sheet_view, self._ui.column_view):
            fit_columns(view, self._sheet_model, self._mapping)

    def _show_mapping(self) -> None:
        self._sheet_step.show_mapping(self._mapping)
        self._column_step.show_mapping(self._mapping, self._reasons)
        self._show()

    def _on_sheet_chosen(self, number: int, row: int, rows: int) -> None:
        """Another table is meant: what its columns seem to be. Row 0 leaves it to the headings."""
        sheet = self._book.sheets[number]
        template, before = self._file.template, self._remembered
        made = (
            suggest_at(self._book, sheet, row, rows, template, before)
            if row
            else suggest_in(self._book, sheet, template, before)
        )
        self._mapping, self._reasons, self._about = made.mapping, made.reasons, made.about
        self._show_sheet()

    def _on_end_chosen(self, row: int) -> None:
        self._mapping = replace(self._mapping, last_row=row or None)
        self._show_mapping()

    def _on_mapping_changed(self, chosen: object) -> None:
        self._mapping, self._reasons = cast("tuple[SheetMapping, Mapping[int, Text]]", chosen)
        self._show_mapping()

    # -- what comes of it

    def _previewed(self) -> MappedPreview:
        book, mapping, template, scorecard = self._book, self._mapping, self._file.template, self._file.scorecard

        def work(_progress: Progress, _cancelled: Cancelled) -> MappedPreview:
            return preview(book, mapping, template, scorecard)

        return cast("MappedPreview", Waiting(self, self.tr("Läser raderna …")).run(work))

    def _show_preview(self) -> None:
        assert self._preview is not None
        view = self._ui.preview_view
        self._model.show_rows(mapping_rows(self._preview, self._file.template, self._file.say))
        view.clearSpans()
        for number, row in enumerate(self._model.rows):
            if row.kind is MappingRowKind.HEADING:
                view.setSpan(number, 0, 1, 3)
            elif not row.details:
                view.setSpan(number, 0, 1, 2)
        self._fit_preview()

    def _offer_names(self) -> None:
        """A list of areas beside each name that may be one, and for the goals that have none."""
        assert self._preview is not None
        found, grid = self._preview, self._ui.names_grid
        empty_layout(grid)
        self._naming.clear()
        row = 0
        if any(one.why is Why.NO_AREA for one in found.not_taken):
            self._offer_name(row, self.tr("Mål utan målområde"), self.tr("Välj målområde …"), self._mapping.area, None)
            row += 1
        said = {one.name: one.area for one in self._mapping.areas}
        for name in dict.fromkeys((*found.unknown_areas, *said)):
            self._offer_name(row, f"”{name}”", self.tr("Välj målområde …"), said.get(name), name)
            row += 1
        for name in found.perhaps_areas:
            if name not in said:
                self._offer_name(row, f"”{name}”", self.tr("Är ett mål"), None, name)
                row += 1
        self._ui.names_box.setVisible(row > 0)

    def _offer_name(self, row: int, said: str, none: str, area: str | None, name: str | None) -> None:
        areas = [one.key for one in self._file.template.areas if not one.retired]
        label, combo = QLabel(said, self), QComboBox(self)
        combo.setAccessibleName(said)
        combo.addItems([none, *(area_name(self._file.template, key) for key in areas)])
        choose_silently(combo, areas.index(area) + 1 if area in areas else 0)
        self._naming.append((combo, name))
        combo.currentIndexChanged.connect(self._on_name_chosen)
        self._ui.names_grid.addWidget(label, row, 0)
        self._ui.names_grid.addWidget(combo, row, 1)
        self._ui.names_grid.setColumnStretch(2, 1)

    def _on_name_chosen(self, at: int) -> None:
        """Which area is meant by a name, or by goals that nothing says it of."""
        areas = [one.key for one in self._file.template.areas if not one.retired]
        area = areas[at - 1] if at > 0 else None
        name = next(name for combo, name in self._naming if combo is self.sender())
        before = self._mapping
        self._mapping = replace(before, area=area) if name is None else before.with_area(name, area)
        self._preview = self._previewed()
        self._show_preview()
        self._show_mapping()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_preview()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_preview()

    def _fit_preview(self) -> None:
        view = self._ui.preview_view
        layout = self.layout()
        if layout is not None:
            layout.activate()
        width = view.viewport().width()
        for room in (_ROOM_AROUND_TEXT, 0):  # rows are as high as the texts need within what the style leaves them
            for column, share in enumerate(_SHARES):
                view.setColumnWidth(column, int(width * share) - room)
            if room:
                view.resizeRowsToContents()
