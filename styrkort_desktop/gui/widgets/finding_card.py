"""One finding as a card: what, why, and what can be done about it at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from styrkort_desktop.gui.checker import SIGNS, TONES, title_of, why_of
from styrkort_desktop.gui.forms.ui_finding_card import Ui_FindingCard
from styrkort_desktop.gui.widgets.looks import set_mark
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.texts import Language


class FindingCard(QFrame):
    """`fix_chosen` and `place_chosen` carry the finding."""

    fix_chosen = Signal(object)
    place_chosen = Signal(object)

    def __init__(
        self, finding: Finding, language: Language, parent: QWidget | None = None, *, can_fix: bool = True
    ) -> None:
        super().__init__(parent)
        self.finding = finding
        self._ui = Ui_FindingCard()
        self._ui.setupUi(self)
        title = title_of(finding).into(language)
        message = finding.message.into(language)
        set_mark(self._ui.mark, SIGNS[finding.severity], "", TONES[finding.severity])
        self._ui.mark.setAccessibleName(finding.severity.label.into(language))
        self._ui.mark.setToolTip(finding.severity.label.into(language))
        self._ui.title.setText(title)
        self._ui.message.setText(message)
        why = why_of(finding).into(language)
        self._ui.why.setText(why)
        self._ui.why.setVisible(bool(why))
        has_fix = can_fix and finding.fix is not None
        self._ui.fix_button.setVisible(has_fix)
        if finding.fix is not None:
            label = finding.fix.label.into(language)
            self._ui.fix_button.setText(label)
            self._ui.fix_button.setAccessibleName(f"{label}: {title}")
        self._ui.go_button.setVisible(not has_fix and finding.place.area is not None)
        self._ui.go_button.setAccessibleName(self.tr("Gå till: {0}").format(title))
        self._ui.fix_button.setAccessibleDescription(message)
        self._ui.go_button.setAccessibleDescription(message)
        self._ui.fix_button.clicked.connect(self._on_fix_button_clicked)
        self._ui.go_button.clicked.connect(self._on_go_button_clicked)

    def set_compact(self) -> None:
        """Where there is little height, the reason is told only when it is asked for."""
        self._ui.why.hide()
        self.setToolTip(self._ui.why.text())

    def _on_fix_button_clicked(self) -> None:
        self.fix_chosen.emit(self.finding)

    def _on_go_button_clicked(self) -> None:
        self.place_chosen.emit(self.finding)
