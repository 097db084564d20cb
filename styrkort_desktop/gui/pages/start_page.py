"""What the window shows while no file is open: where to begin."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from styrkort_desktop.gui.forms.ui_start_page import Ui_StartPage
from styrkort_desktop.gui.widgets.looks import empty_layout


class StartPage(QWidget):
    """Three ways in, and the files used last. `file_chosen` carries one of their paths."""

    open_chosen = Signal()
    new_chosen = Signal()
    demo_chosen = Signal()
    file_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_StartPage()
        self._ui.setupUi(self)
        self._ui.open_button.clicked.connect(self.open_chosen)
        self._ui.new_button.clicked.connect(self.new_chosen)
        self._ui.demo_button.clicked.connect(self.demo_chosen)
        self.show_recent(())

    def show_recent(self, paths: Sequence[str]) -> None:
        """The files used last that are still there."""
        there = [path for path in paths if Path(path).is_file()]
        empty_layout(self._ui.recent_layout)
        self._ui.recent_title.setVisible(bool(there))
        for path in there:
            button = QPushButton(f"{Path(path).name}   –   {Path(path).parent}", self)
            button.setProperty("look", "line")
            button.setAccessibleName(Path(path).name)
            button.setAccessibleDescription(path)
            button.setToolTip(path)
            button.setProperty("path", path)
            button.clicked.connect(self._on_recent_clicked)
            self._ui.recent_layout.addWidget(button)

    def _on_recent_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.file_chosen.emit(str(sender.property("path")))
