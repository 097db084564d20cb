"""What a person is told of a damaged file: what happened, which backup can take its place, and what that would lack."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from styrkort_desktop.desk.rescue import Rescue, age_in_words, when_in_words
from styrkort_desktop.gui.dialogs.closing import fit
from styrkort_desktop.gui.forms.ui_damaged_dialog import Ui_DamagedDialog
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.widgets.looks import breakable, set_mark
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.store import BackupInfo

_MOST_LINES = 8


class DamagedDialog(QDialog):
    """Accepted: the backup is to take the file's place. Nothing has been done when it closes."""

    def __init__(
        self,
        rescue: Rescue,
        now: datetime.datetime,
        language: Language,
        parent: QWidget | None = None,
        *,
        heading: str = "",
    ) -> None:
        super().__init__(parent)
        self._rescue = rescue
        self._now = now
        self._language = language
        self._ui = Ui_DamagedDialog()
        self._ui.setupUi(self)
        ui = self._ui
        set_mark(ui.mark, "✕", "", Tone.BAD)
        ui.heading.setText(heading or self.tr("Filen är skadad"))
        ui.problem_label.setText(breakable(rescue.problem.into(language)))
        self._show_backup(rescue.backup)
        self._show_steps()
        ui.steps_button.toggled.connect(self._on_steps_button_toggled)
        ui.folder_button.clicked.connect(self._on_folder_button_clicked)
        ui.close_button.clicked.connect(self.reject)
        ui.restore_button.clicked.connect(self.accept)
        chosen = ui.restore_button if rescue.backup is not None else ui.close_button
        chosen.setDefault(True)
        chosen.setFocus()
        self.setAccessibleDescription(f"{ui.heading.text()}. {rescue.problem.into(language)}")

    def _show_backup(self, backup: BackupInfo | None) -> None:
        ui = self._ui
        ui.restore_button.setVisible(backup is not None)
        ui.held_label.setVisible(backup is not None)
        if backup is None:
            ui.backup_label.setText(self._rescue.lacking().into(self._language))
            ui.lacking_label.setText(
                self.tr(
                    "Behåll filen där den ligger: det kan gå att få ut något ur den. Fråga den som sköter Styrkort."
                )
            )
            return
        when = when_in_words(backup.time, self._now).into(self._language)
        age = age_in_words(self._rescue.age).into(self._language)
        ui.restore_button.setText(self.tr("Återställ säkerhetskopian från {0}").format(when))
        ui.backup_label.setText(self.tr("Den nyaste hela säkerhetskopian är från {0}").format(when))
        held = self.tr("{0}, {1} styrkort och {2} mål").format(age[:1].upper() + age[1:], backup.units, backup.goals)
        if self._rescue.not_whole:
            held += self.tr(". Nyare som är skadade: {0}").format(self._rescue.not_whole)
        ui.held_label.setText(held)
        ui.lacking_label.setText(self._rescue.lacking().into(self._language))

    def _show_steps(self) -> None:
        ui = self._ui
        lines = [one.into(self._language) for one in self._rescue.lines(self._now)]
        ui.steps_button.setVisible(bool(lines))
        ui.steps_edit.setPlainText("\n".join(lines))
        ui.steps_edit.setFixedHeight(
            min(max(len(lines), 2), _MOST_LINES) * ui.steps_edit.fontMetrics().lineSpacing() + 24
        )
        ui.steps_edit.hide()

    def _on_steps_button_toggled(self, shown: bool) -> None:
        self._ui.steps_button.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self._ui.steps_edit.setVisible(shown)
        fit(self)

    def _on_folder_button_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._rescue.path.parent)))
