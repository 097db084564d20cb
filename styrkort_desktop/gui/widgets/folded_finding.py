"""A finding as one line that unfolds: what it says, then why, how to mend it, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from styrkort_desktop.gui.checker import LEFT_SIGN, SIGNS, TONES, has_page, mend_of, title_of, why_of
from styrkort_desktop.gui.finding_deeds import FindingDeeds
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.widgets.lines import EnterButton, LineButton, QuietButton
from styrkort_desktop.scorecard.findings import Finding

_FOLDED, _UNFOLDED = "▸", "▾"


class FoldedFinding(QWidget):
    """`left`: it is only left to do, no fault. `unfolded` carries the finding and whether it is open now."""

    unfolded = Signal(object, bool)

    def __init__(
        self, finding: Finding, file: OpenFile, deeds: FindingDeeds, parent: QWidget | None = None, *, left: bool
    ) -> None:
        super().__init__(parent)
        self.finding = finding
        self._file = file
        self._deeds = deeds
        self._title = file.say(title_of(finding))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.line = self._make_line(left=left)
        layout.addWidget(self.line)
        self._details = self._make_details()
        self._details.hide()
        layout.addWidget(self._details)
        self.line.toggled.connect(self._on_line_toggled)

    def _make_line(self, *, left: bool) -> LineButton:
        finding, message = self.finding, self._file.say(self.finding.message)
        line = LineButton(self)
        line.setCheckable(True)
        line.setAccessibleName(self._title)
        line.setAccessibleDescription(message)
        line.add_line(self._title, "strong")
        line.add_line(message)
        if left:
            line.add_mark(LEFT_SIGN, self.tr("kvar att göra"), Tone.QUIET)
        else:
            line.add_mark(SIGNS[finding.severity], self._file.say(finding.severity.label), TONES[finding.severity])
        self._arrow = line.add_sign(_FOLDED)
        return line

    def _make_details(self) -> QWidget:
        details = QWidget(self)
        layout = QVBoxLayout(details)
        layout.setContentsMargins(10, 2, 10, 10)
        layout.setSpacing(6)
        for text in (why_of(self.finding), mend_of(self.finding)):
            label = QLabel(self._file.say(text), details)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("look", "soft")
            label.setWordWrap(True)
            layout.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 2, 0, 0)
        buttons.setSpacing(8)
        self._add_buttons(buttons, details)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        return details

    def _add_buttons(self, buttons: QHBoxLayout, parent: QWidget) -> None:
        if self._deeds.can_fix(self.finding) and self.finding.fix is not None:
            label = self._file.say(self.finding.fix.label)
            fix = EnterButton(label, parent)
            fix.setAccessibleName(f"{label}: {self._title}")
            fix.clicked.connect(self._on_fix_clicked)
            buttons.addWidget(fix)
        if self._deeds.can_waive(self.finding):
            waive = QuietButton(self.tr("Gör undantag …"), self._title, parent)
            waive.clicked.connect(self._on_waive_clicked)
            buttons.addWidget(waive)
        if has_page(self.finding):
            rule = QuietButton(self.tr("Om regeln"), self._title, parent)
            rule.clicked.connect(self._on_rule_clicked)
            buttons.addWidget(rule)

    def unfold(self) -> None:
        """Show the details."""
        self.line.setChecked(True)

    def _on_line_toggled(self, checked: bool) -> None:
        self._details.setVisible(checked)
        self._arrow.setText(_UNFOLDED if checked else _FOLDED)
        self.unfolded.emit(self.finding, checked)

    def _on_fix_clicked(self) -> None:
        self._deeds.fix(self.finding)

    def _on_waive_clicked(self) -> None:
        self._deeds.waive(self.finding)

    def _on_rule_clicked(self) -> None:
        self._deeds.explain(self.finding)
