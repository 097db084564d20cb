"""The backups of the open file: made now, looked at, saved as a file of their own, or chosen to be restored."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHeaderView, QWidget

from styrkort_desktop.desk.locations import SUFFIX
from styrkort_desktop.desk.rescue import when_in_words
from styrkort_desktop.gui.dialogs.closing import fit, run_dialog
from styrkort_desktop.gui.dialogs.message import MessageDialog, ask
from styrkort_desktop.gui.dialogs.progress import Waiting
from styrkort_desktop.gui.forms.ui_backups_dialog import Ui_BackupsDialog
from styrkort_desktop.gui.models.backup_model import BackupModel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.tasks import run_task
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.widgets.looks import breakable
from styrkort_desktop.progress import Cancelled, Progress
from styrkort_desktop.store import BackupInfo, Restored, backup_folder, backups

_WIDE_COLUMNS = (0, 1)
"""When and why share the room that the others leave."""
_PADDING = 8
_LEAST_ROWS, _LEAST_WIDTH = 6, 780


class BackupsDialog(QDialog):
    """Once accepted, `chosen` is the backup that is to take the file's place."""

    def __init__(self, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: BackupInfo | None = None
        self._file = file
        self._shown = ""
        self._ui = Ui_BackupsDialog()
        self._ui.setupUi(self)
        self._model = BackupModel(file.language, self)
        ui = self._ui
        ui.backup_view.setModel(self._model)
        self._arrange_view()
        ui.backup_view.selectionModel().currentChanged.connect(self._on_view_current_changed)
        ui.make_button.clicked.connect(self._on_make_button_clicked)
        ui.folder_button.clicked.connect(self._on_folder_button_clicked)
        ui.save_button.clicked.connect(self._on_save_button_clicked)
        ui.restore_button.clicked.connect(self._on_restore_button_clicked)
        ui.close_button.clicked.connect(self.reject)
        for button in (ui.make_button, ui.folder_button, ui.save_button, ui.restore_button, ui.close_button):
            button.setAutoDefault(False)
        self._fit_columns()
        self._show_places()
        self._show_current()
        self._read()

    def _arrange_view(self) -> None:
        view = self._ui.backup_view
        view.verticalHeader().hide()
        row = view.fontMetrics().height() + 14
        view.verticalHeader().setDefaultSectionSize(row)
        view.setMinimumHeight(view.horizontalHeader().sizeHint().height() + _LEAST_ROWS * row)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # -- reading

    def _read(self) -> None:
        """Look for backups on a thread: in a place far away it takes its time."""
        path, policy = self._file.database.path, self._file.database.backup_policy

        def work(_progress: Progress, _cancelled: Cancelled) -> tuple[BackupInfo, ...]:
            return backups.list_backups(path, policy)

        self._ui.state_label.setText(self.tr("Letar efter säkerhetskopior …"))
        task = run_task(work, self)
        task.succeeded.connect(self._on_task_succeeded)
        task.failed.connect(self._on_task_failed)

    def _on_task_succeeded(self, found: object) -> None:
        listed = cast("tuple[BackupInfo, ...]", found)
        self._model.show_backups(listed, _now())
        self._fit_columns()
        if listed:
            self._ui.backup_view.setCurrentIndex(self._model.index(self._model.row_of(self._shown), 0))
        self._show_places()
        self._show_current()
        if not self.isVisible() or self.height() < self._ui.dialog_layout.totalHeightForWidth(self.width()):
            fit(self)

    def _on_task_failed(self, error: BaseException) -> None:
        self._ui.state_label.setText("")
        raise error

    # -- showing

    def _show_places(self) -> None:
        database, ui = self._file.database, self._ui
        place = database.backup_policy.folder
        beside = backup_folder(database.path)
        ui.place_label.setText(
            self.tr("De läggs i {0}.").format(breakable(str(place or beside)))
            + " "
            + self.tr("En görs före varje inläsning, och varje dag innan du börjar skriva.")
        )
        trouble = backups.place_trouble(database.backup_policy)
        remarks = [*database.backup_remarks, *([trouble] if trouble is not None else [])]
        ui.remark_label.setText("\n".join(f"!  {breakable(self._file.say(one))}" for one in remarks))
        ui.remark_label.setVisible(bool(remarks))

    def _current(self) -> BackupInfo | None:
        return self._model.backup(self._ui.backup_view.currentIndex().row())

    def _on_view_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_current()

    def _show_current(self) -> None:
        found, ui = self._current(), self._ui
        ui.folder_button.setEnabled(found is not None)
        ui.save_button.setEnabled(found is not None and found.sound)
        ui.restore_button.setEnabled(found is not None and found.sound and self._file.database.writable)
        if found is None:
            ui.state_label.setText(self.tr("Inga säkerhetskopior än."))
        elif not found.sound:
            ui.state_label.setText(self.tr("Den här kopian går inte att läsa. Den ligger kvar där den är."))
        else:
            self._shown = str(found.path)
            ui.state_label.setText(self._since(found))

    def _since(self, backup: BackupInfo) -> str:
        """What the file has that a backup lacks."""
        if not backup.own:
            return self.tr("Kopian är av en annan fil som har legat på samma plats.")
        steps = self._file.database.steps_since(backup.mark) if backup.mark is not None else None
        if steps is None:
            return self.tr("Kopian är från ett läge som filen inte bygger vidare på.")
        if steps == 0:
            return self.tr("Inget har ändrats sedan kopian gjordes.")
        if steps == 1:
            return self.tr("1 ändring har gjorts sedan dess, och finns inte i kopian.")
        return self.tr("{0} ändringar har gjorts sedan dess, och finns inte i kopian.").format(steps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Each column as wide as what stands in it, the first ones sharing what is left."""
        view = self._ui.backup_view
        header = view.horizontalHeader()
        widths = [
            max(header.sectionSizeHint(number), view.sizeHintForColumn(number)) + _PADDING
            for number in range(self._model.columnCount())
        ]
        view.setMinimumWidth(sum(widths) + 2 * view.frameWidth() + view.verticalScrollBar().sizeHint().width())
        needed = self._ui.dialog_layout.totalMinimumSize().width()
        self.setMinimumWidth(max(needed, _LEAST_WIDTH))
        spare = max(view.viewport().width() - sum(widths), 0) // len(_WIDE_COLUMNS)
        for number, width in enumerate(widths):
            view.setColumnWidth(number, width + (spare if number in _WIDE_COLUMNS else 0))

    # -- doing

    def _on_make_button_clicked(self) -> None:
        self._file.flush()
        database = self._file.database

        def work(_progress: Progress, _cancelled: Cancelled) -> BackupInfo:
            return database.backup("asked_for")

        made = cast("BackupInfo", Waiting(self, self.tr("Säkerhetskopierar …")).run(work))
        self._shown = str(made.path)
        self._read()

    def _on_folder_button_clicked(self) -> None:
        found = self._current()
        if found is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(found.path.parent)))

    def _on_save_button_clicked(self) -> None:
        found = self._current()
        if found is None:
            return
        path, policy = self._file.database.path, self._file.database.backup_policy
        proposal = path.with_name(f"{path.stem} {found.time.astimezone():%Y-%m-%d %H%M}{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Spara som ny fil"), str(proposal), self.tr("Styrkort (*{0})").format(SUFFIX)
        )
        if not name:
            return
        target = Path(name) if name.endswith(SUFFIX) else Path(name + SUFFIX)

        def work(_progress: Progress, _cancelled: Cancelled) -> Restored:
            return backups.restore_backup(path, str(found.path), target, policy)

        made = cast("Restored", Waiting(self, self.tr("Sparar säkerhetskopian …")).run(work))
        receipt = MessageDialog(
            self,
            Tone.GOOD,
            self.tr("Kopian är sparad som en egen fil"),
            self.tr("Den öppna filen är oförändrad. Den nya ligger här:"),
            details=[str(made.path)],
        )
        run_dialog(receipt)

    def _on_restore_button_clicked(self) -> None:
        found = self._current()
        if found is None:
            return
        self._file.flush()
        text = self._since(found) + " " + self.tr("Filen som den är nu sparas bredvid, så inget går förlorat.")
        when = self._file.say(when_in_words(found.time, _now()))
        heading = self.tr("Återställa filen till {0}?").format(when)
        if ask(self, heading, text, yes=self.tr("Återställ"), no=self.tr("Avbryt")):
            self.chosen = found
            self.accept()


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
