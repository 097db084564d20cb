"""Shows how far slow work has come, and lets it be stopped. Opens only when the work takes its time."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from styrkort_desktop.gui.forms.ui_progress_dialog import Ui_ProgressDialog
from styrkort_desktop.gui.tasks import Work, run_task

_SHOW_AFTER_MS = 400


class ProgressDialog(QDialog):
    """Closing it, or Esc, asks the work to stop; it goes away when the work has."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_ProgressDialog()
        self._ui.setupUi(self)
        self._ui.heading.setText(heading)
        self._ui.bar.setRange(0, 0)
        self.stop_button = self._ui.cancel_button
        self.setModal(True)

    def show_progress(self, done: int, total: int, what: str) -> None:
        """How far it has come, and what is worked on now."""
        self._ui.bar.setRange(0, total)
        self._ui.bar.setValue(done)
        self._ui.step_label.setText(what)

    def reject(self) -> None:
        self._ui.cancel_button.setEnabled(False)
        self._ui.step_label.setText(self.tr("Avbryter …"))


class Waiting(QObject):
    """Waits for one piece of slow work, the window alive but not writable; gives its value or raises its error.

    It is a Qt object so that the task's signals reach it on its own thread, after `run` has begun to wait.
    """

    def __init__(self, parent: QWidget, heading: str) -> None:
        super().__init__(parent)
        self._dialog = ProgressDialog(heading, parent)
        self._loop = QEventLoop()
        self._value: Any = None
        self._error: BaseException | None = None

    def run(self, work: Work) -> Any:
        """Do the work on a thread. Raises what it raises."""
        task = run_task(work, self._dialog)
        task.progressed.connect(self._dialog.show_progress)
        task.succeeded.connect(self._on_task_succeeded)
        task.failed.connect(self._on_task_failed)
        self._dialog.stop_button.clicked.connect(task.cancel)
        self._dialog.stop_button.clicked.connect(self._dialog.reject)
        opening = QTimer(self._dialog)
        opening.setSingleShot(True)
        opening.timeout.connect(self._dialog.show)
        opening.start(_SHOW_AFTER_MS)
        self._loop.exec()
        opening.stop()
        self._dialog.hide()
        self._dialog.deleteLater()
        self.deleteLater()
        if self._error is not None:
            raise self._error
        return self._value

    def _on_task_succeeded(self, value: object) -> None:
        self._value = value
        self._loop.quit()

    def _on_task_failed(self, error: BaseException) -> None:
        self._error = error
        self._loop.quit()
