"""One finding in many places: said once, the places listed, each with what can be done about it there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from styrkort_desktop.gui.checker import SIGNS, TONES, has_page, title_of, why_of
from styrkort_desktop.gui.finding_deeds import FindingDeeds
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.places_in_words import place_of_finding
from styrkort_desktop.gui.widgets.lines import Card, EnterButton, QuietButton, SpotLine
from styrkort_desktop.scorecard.findings import Finding


class CommonCard(Card):
    """`findings` are of one rule. `whose` stands before the heading, where they are not the unit's in hand."""

    def __init__(
        self,
        findings: Sequence[Finding],
        file: OpenFile,
        deeds: FindingDeeds,
        parent: QWidget | None = None,
        whose: str = "",
    ) -> None:
        first = findings[0]
        title = file.say(title_of(first))
        heading = QCoreApplication.translate("CommonCard", "{0} på {1} ställen").format(title, len(findings))
        super().__init__(": ".join(filter(None, (whose, heading))), parent)
        self.finding = first
        self._deeds = deeds
        why = QLabel(file.say(why_of(first)), self)
        why.setTextFormat(Qt.TextFormat.PlainText)
        why.setProperty("look", "soft")
        why.setWordWrap(True)
        self.rows.addWidget(why)
        if has_page(first):
            rule = QuietButton(self.tr("Om regeln"), title, self)
            rule.clicked.connect(self._on_rule_clicked)
            self.head.addWidget(rule)
        for finding in findings:
            self.rows.addWidget(CommonLine(finding, file, deeds, self))

    def _on_rule_clicked(self) -> None:
        self._deeds.explain(self.finding)


class CommonLine(QWidget):
    """One of the places: it leads there, and is mended or accepted from here."""

    def __init__(self, finding: Finding, file: OpenFile, deeds: FindingDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self._deeds = deeds
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        place = place_of_finding(finding, file, with_area=True) or self.tr("Hela styrkortet")
        message = file.say(finding.message)
        self.line = SpotLine(file.spot_of_finding(finding), place, self)
        self.line.add_line(message, "soft")
        self.line.setAccessibleDescription(message)
        self.line.add_mark(SIGNS[finding.severity], file.say(finding.severity.label), TONES[finding.severity])
        self.line.chosen.connect(self._on_line_chosen)
        layout.addWidget(self.line, 1)
        if deeds.can_fix(finding) and finding.fix is not None:
            label = file.say(finding.fix.label)
            fix = EnterButton(label, self)
            fix.setAccessibleName(f"{label}: {place}")
            fix.clicked.connect(self._on_fix_clicked)
            layout.addWidget(fix)
        if deeds.can_waive(finding):
            waive = QuietButton(self.tr("Gör undantag …"), place, self)
            waive.clicked.connect(self._on_waive_clicked)
            layout.addWidget(waive)

    def _on_line_chosen(self) -> None:
        self._deeds.go(self.finding)

    def _on_fix_clicked(self) -> None:
        self._deeds.fix(self.finding)

    def _on_waive_clicked(self) -> None:
        self._deeds.waive(self.finding)
