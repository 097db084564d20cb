"""The full check before submission: every finding, area by area, each with the way to its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.checker import SIGNS, TONES, title_of, why_of
from styrkort_desktop.gui.forms.ui_findings_page import Ui_FindingsPage
from styrkort_desktop.gui.open_file import Aspect, OpenFile
from styrkort_desktop.gui.places_in_words import place_in_words
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.widgets.lines import Card, SpotLine
from styrkort_desktop.gui.widgets.looks import empty_layout, findings_in_words, set_mark
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.template.parts import Area

_ONE_LINE_ABOVE = 5
"""A finding in more places than this is shown as one line with a list."""


class FindingsPage(QWidget):
    """Follows the open file; built anew when it is looked at and something has changed."""

    def __init__(self, file: OpenFile, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._appearance = appearance
        self._shown: object = None
        self._ui = Ui_FindingsPage()
        self._ui.setupUi(self)
        file.changed.connect(self._on_file_changed)
        self._show()

    def _on_file_changed(self, _: Aspect) -> None:
        self._show()

    def _show(self) -> None:
        if self._file.spot.page is not Page.FINDINGS:
            return
        found = self._file.verdict.before_submission
        state = (self._file.unit, self._file.scorecard, found)
        if state == self._shown:
            return
        self._shown = state
        words = findings_in_words(len(found))
        self._ui.heading.setText(words[0].upper() + words[1:])
        empty_layout(self._ui.groups)
        rules = [finding.rule for finding in found]
        common = [rule for rule in dict.fromkeys(rules) if rules.count(rule) > _ONE_LINE_ABOVE]
        self._add_whole([one for one in found if one.place.area is None and one.rule not in common])
        for area in self._file.template.areas:
            self._add_area(area, [one for one in found if one.place.area == area.key and one.rule not in common])
        for rule in common:
            self._add_common([one for one in found if one.rule == rule])

    def _add_whole(self, found: Sequence[Finding]) -> None:
        if found:
            card = Card(self.tr("Hela styrkortet"), self._ui.body)
            self._add_rows(card, found)

    def _add_area(self, area: Area, found: Sequence[Finding]) -> None:
        if found:
            colour = self._file.template.direction(area.direction).colour
            card = Card(area.name, self._ui.body, self._appearance.theme.bar(colour).name())
            self._add_rows(card, found)

    def _add_rows(self, card: Card, found: Sequence[Finding]) -> None:
        card.rows.setSpacing(12)
        for finding in found:
            row = FindingRow(finding, self._file, card)
            row.go_button.clicked.connect(row.go)
            card.rows.addWidget(row)
        self._ui.groups.addWidget(card)

    def _add_common(self, found: Sequence[Finding]) -> None:
        """One finding in many places: said once, the places listed."""
        first = found[0]
        card = Card(self.tr("{0} på {1} ställen").format(self._file.say(title_of(first)), len(found)), self._ui.body)
        why = QLabel(self._file.say(why_of(first)), card)
        why.setProperty("look", "soft")
        why.setWordWrap(True)
        card.rows.addWidget(why)
        for finding in found:
            label = place_in_words(self._file.scorecard, self._file.template, finding.place, with_area=True)
            line = SpotLine(Spot.of(finding.place, finding.span), label, card)
            line.chosen.connect(self._on_line_chosen)
            card.rows.addWidget(line)
        self._ui.groups.addWidget(card)

    def _on_line_chosen(self, spot: Spot) -> None:
        self._file.go_to(spot)


class FindingRow(QWidget):
    """One finding: its mark, what it says, where, and the button that leads there."""

    def __init__(self, finding: Finding, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._spot = Spot.of(finding.place, finding.span)
        title = file.say(title_of(finding))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        mark = QLabel(self)
        mark.setProperty("look", "mark")
        set_mark(mark, SIGNS[finding.severity], file.say(finding.severity.label), TONES[finding.severity])
        mark.setFixedWidth(mark.fontMetrics().horizontalAdvance("✕ må åtgärdas") + 24)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        for text, look in (
            (title, "strong"),
            (place_in_words(file.scorecard, file.template, finding.place), "caption"),
            (file.say(finding.message), ""),
        ):
            if text:
                label = QLabel(text, self)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setProperty("look", look)
                label.setWordWrap(True)
                words.addWidget(label)
        row.addLayout(words, 1)
        self.go_button = QPushButton(self.tr("Gå till"), self)
        self.go_button.setAccessibleName(self.tr("Gå till: {0}").format(title))
        self.go_button.setAccessibleDescription(file.say(finding.message))
        self.go_button.setVisible(finding.place.area is not None)
        row.addWidget(self.go_button, 0, Qt.AlignmentFlag.AlignTop)

    def go(self) -> None:
        """Go to the place."""
        self._file.go_to(self._spot)
