"""The outermost door of the window: an expected error becomes a message, anything else one report to copy."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from styrkort_desktop import __version__
from styrkort_desktop.gui.dialogs.closing import run_dialog
from styrkort_desktop.gui.dialogs.message import show_error
from styrkort_desktop.gui.forms.ui_error_report_dialog import Ui_ErrorReportDialog
from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.scorecard.texts import Language

_LOG = logging.getLogger(__name__)


def report_of(error: BaseException) -> str:
    """The report: versions, the kind of error and where in the program it came from.

    No message and no path outside the program: both may hold a person's text or name.
    """
    lines = [
        f"Styrkort {__version__} · Python {platform.python_version()} · PySide6 {pyside_version}",
        f"{platform.system()} {platform.release()}",
        "",
    ]
    found: BaseException | None = error
    while found is not None:
        lines.append(type(found).__name__)
        frames = traceback.extract_tb(found.__traceback__)
        lines += [f"  {_within_program(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        found = found.__cause__ or found.__context__
    return "\n".join(lines)


def _within_program(filename: str) -> str:
    parts = Path(filename).parts
    for top in ("styrkort_desktop", "site-packages"):
        if top in parts:
            return "/".join(parts[parts.index(top) :])
    return parts[-1] if parts else "?"


class ErrorReportDialog(QDialog):
    """Shows one report, to be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_ErrorReportDialog()
        self._ui.setupUi(self)
        self._ui.report_edit.setPlainText(report)
        self._ui.copied_label.setText("")
        self._ui.copy_button.clicked.connect(self._on_copy_button_clicked)
        self._ui.close_button.clicked.connect(self.accept)
        self._ui.close_button.setDefault(True)
        self._ui.close_button.setFocus()

    def _on_copy_button_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._ui.report_edit.toPlainText())
        self._ui.copied_label.setText(self.tr("Kopierad"))


class ErrorDoor(QObject):
    """Catches what no slot caught. One report a session for each fault: the same one is not shown twice.

    `rescue`: asked first of an expected error; True where it has told the person itself.
    """

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._shown: set[str] = set()
        self._open = False
        self.rescue: Callable[[StyrkortError], bool] | None = None
        self._before = sys.excepthook

    def install(self) -> None:
        """Take over what would otherwise be printed and forgotten."""
        sys.excepthook = self._on_exception

    def remove(self) -> None:
        """Leave things as they were."""
        sys.excepthook = self._before

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            self._before(kind, error, trace)
            return
        self.show(error)

    def show(self, error: BaseException) -> None:
        """Show an error, unless one is on the screen already."""
        if self._open:
            _LOG.error("raised while an error was shown", exc_info=error)
            return
        self._open = True
        try:
            if isinstance(error, StyrkortError):
                if self.rescue is not None and self.rescue(error):
                    return
                show_error(_window_shown(), error, self._language)
            else:
                self._show_report(error)
        finally:
            self._open = False

    def _show_report(self, error: BaseException) -> None:
        _LOG.error("unexpected", exc_info=error)
        report = report_of(error)
        if report not in self._shown:
            self._shown.add(report)
            run_dialog(ErrorReportDialog(report, _window_shown()))


def _window_shown() -> QWidget | None:
    """The window that the person looks at. One that has just closed takes its children with it, so it will not do."""
    window: QWidget | None = QApplication.activeWindow()
    return window if window is not None and window.isVisible() else None
