"""What a merge left open: each conflict with its three values, settled one by one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QDialog, QWidget

from styrkort_desktop.desk.settle import settle
from styrkort_desktop.gui.conflict_words import answers, can_have_own_value, conflict_value, subject
from styrkort_desktop.gui.dialogs.closing import run_dialog
from styrkort_desktop.gui.dialogs.own_value import OwnValueDialog
from styrkort_desktop.gui.forms.ui_conflicts_dialog import Ui_ConflictsDialog
from styrkort_desktop.gui.models.conflict_model import ConflictModel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.widgets.looks import conflicts_in_words, set_look
from styrkort_desktop.scorecard.conflicts import ConflictKind, Settlement, Side
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import OpenConflict

_SHORT = 24
"""A value of at most so many characters is shown large."""


class ConflictsDialog(QDialog):
    """Each settlement is stored at once, as a step that can be undone; what is not settled stays."""

    def __init__(self, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._open: tuple[OpenConflict, ...] = ()
        self._scorecards: dict[str, Scorecard] = {}
        self._ui = Ui_ConflictsDialog()
        self._ui.setupUi(self)
        self._model = ConflictModel(self)
        self._ui.conflict_view.setModel(self._model)
        self._ui.conflict_view.setWordWrap(True)
        self._ui.conflict_view.selectionModel().currentChanged.connect(self._on_view_current_changed)
        self._ui.ours_button.clicked.connect(self._on_ours_button_clicked)
        self._ui.theirs_button.clicked.connect(self._on_theirs_button_clicked)
        self._ui.own_button.clicked.connect(self._on_own_button_clicked)
        self._ui.later_button.clicked.connect(self.accept)
        self._read(0)

    def _read(self, row: int) -> None:
        """Read anew what is open, and show one near the row that was settled."""
        self._open = self._file.database.open_conflicts()
        units = {one.conflict.place.unit for one in self._open}
        self._scorecards = {unit: self._file.database.scorecard(unit) for unit in units if unit}
        self._model.show_lines([self._subject(one) for one in self._open])
        words = conflicts_in_words(len(self._open))
        self._ui.heading.setText(self.tr("{0} att avgöra").format(words))
        if self._open:
            self._ui.conflict_view.setCurrentIndex(self._model.index(min(row, len(self._open) - 1)))
        self._show_current()

    def _subject(self, one: OpenConflict) -> str:
        scorecard = self._scorecards.get(one.conflict.place.unit)
        return subject(one.conflict, scorecard, self._file.template, self._file.language)

    def _current(self) -> OpenConflict | None:
        row = self._ui.conflict_view.currentIndex().row()
        return self._open[row] if 0 <= row < len(self._open) else None

    def _on_view_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_current()

    def _show_current(self) -> None:
        found, ui, language = self._current(), self._ui, self._file.language
        for frame in (ui.base_frame, ui.ours_frame, ui.theirs_frame):
            frame.setVisible(found is not None)
        ui.place_label.setText(self.tr("Allt är avgjort.") if found is None else self._subject(found))
        if found is None:
            ui.later_button.setFocus()
            return
        conflict = found.conflict
        values = ((ui.base_value, conflict.base), (ui.ours_value, conflict.ours), (ui.theirs_value, conflict.theirs))
        for label, value in values:
            words = conflict_value(conflict, value, self._file.template, language)
            label.setText(words)
            set_look(label, "look", "value" if len(words) <= _SHORT else "")
        ui.theirs_title.setText(self.tr("Deras, i {0}").format(found.file))
        ui.ours_button.setText(answers(conflict).ours.into(language))
        ui.theirs_button.setText(answers(conflict).theirs.into(language))
        ui.own_button.setVisible(can_have_own_value(conflict))
        ui.explanation.setText(self._explanation(conflict.kind))

    def _explanation(self, kind: ConflictKind) -> str:
        return {
            ConflictKind.FIELD: self.tr(
                "Båda har ändrat samma uppgift sedan senast. Välj vilken som ska gälla. Det går att ångra."
            ),
            ConflictKind.DELETION: self.tr(
                "Raden finns inte i filen. Är den borttagen, eller bara inte med? Det går att ångra."
            ),
            ConflictKind.NEW_ROW: self.tr("Raden är borttagen här men ändrad i filen. Det går att ångra."),
        }[kind]

    def _on_ours_button_clicked(self) -> None:
        self._settle(Settlement(Side.OURS))

    def _on_theirs_button_clicked(self) -> None:
        self._settle(Settlement(Side.THEIRS))

    def _on_own_button_clicked(self) -> None:
        found = self._current()
        if found is None:
            return
        start = (
            ""
            if found.conflict.ours is None
            else conflict_value(found.conflict, found.conflict.ours, self._file.template, self._file.language)
        )
        dialog = OwnValueDialog(found.conflict, self._subject(found), start, self._file.language, self)
        if run_dialog(dialog):
            self._settle(Settlement(None, dialog.value))

    def _settle(self, settlement: Settlement) -> None:
        found = self._current()
        if found is None:
            return
        row = self._ui.conflict_view.currentIndex().row()
        self._file.flush()
        settle(self._file.database, {found.conflict.id: settlement})
        self._file.reload()
        self._read(row)
