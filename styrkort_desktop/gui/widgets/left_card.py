"""What is left to do at a place: not a fault, so it stands quietly, one line each that leads there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from styrkort_desktop.gui.checker import LEFT_SIGN, title_of
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.texts import Language


class LeftToDoCard(QFrame):
    """`place_chosen` carries the finding whose line was pressed."""

    place_chosen = Signal(object)

    def __init__(self, findings: Sequence[Finding], language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._findings: dict[QPushButton, Finding] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 13, 16, 13)
        layout.setSpacing(3)
        heading = QLabel(self.tr("Kvar att göra"), self)
        heading.setProperty("look", "subheading")
        layout.addWidget(heading)
        for finding in findings:
            layout.addWidget(self._line(finding, language))

    def _line(self, finding: Finding, language: Language) -> QPushButton:
        button = QPushButton(f"{LEFT_SIGN}  {title_of(finding).into(language)}", self)
        button.setProperty("look", "line")
        button.setToolTip(finding.message.into(language))
        button.setAccessibleName(title_of(finding).into(language))
        button.setAccessibleDescription(finding.message.into(language))
        button.clicked.connect(self._on_button_clicked)
        self._findings[button] = finding
        return button

    def _on_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.place_chosen.emit(self._findings[button])
