"""Says what the program is, and which version."""

from __future__ import annotations

import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QWidget

from styrkort_desktop import __version__
from styrkort_desktop.gui.forms.ui_about_dialog import Ui_AboutDialog
from styrkort_desktop.gui.icons import icon


class AboutDialog(QDialog):
    """Version, and the parts that a person who helps will ask for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_AboutDialog()
        self._ui.setupUi(self)
        self._ui.icon.setPixmap(icon("styrkort").pixmap(64, 64))
        self._ui.version_label.setText(self.tr("Version {0}").format(__version__))
        self._ui.details.setText(f"Python {platform.python_version()} · Qt {qVersion()} · PySide6 {pyside_version}")
        self._ui.close_button.clicked.connect(self.accept)
        self._ui.close_button.setFocus()
