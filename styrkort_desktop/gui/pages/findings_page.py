"""The full check before submission: every finding, area by area, the waivers, and how the template sets the rules."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.checker import SIGNS, TONES, title_of, why_of
from styrkort_desktop.gui.edits import apply_fix
from styrkort_desktop.gui.forms.ui_findings_page import Ui_FindingsPage
from styrkort_desktop.gui.open_file import Aspect, OpenFile
from styrkort_desktop.gui.places_in_words import place_in_words
from styrkort_desktop.gui.rule_settings import set_otherwise
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.waiving import ask_change, ask_waiver, remove_waiver
from styrkort_desktop.gui.widgets.finding_row import FindingRow, WaiverRow
from styrkort_desktop.gui.widgets.lines import Card, SpotLine
from styrkort_desktop.gui.widgets.looks import empty_layout, findings_in_words
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.scorecard import Waiver
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
        verdict = self._file.verdict
        state = (self._file.unit, self._file.scorecard, verdict, self._file.template, self._file.can_write)
        if state == self._shown:
            return
        keyboard = self._keyboard_at()
        self._shown = state
        found = verdict.before_submission
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
        self._add_waivers()
        self._add_settings()
        if keyboard is not None:
            self._keep_keyboard(keyboard)

    def _keyboard_at(self) -> int | None:
        """Which of the page's buttons has the keyboard."""
        focused = self.window().focusWidget()
        buttons = self._ui.body.findChildren(QAbstractButton)
        return next((number for number, one in enumerate(buttons) if one is focused), None)

    def _keep_keyboard(self, number: int) -> None:
        """The pressed button is gone: the keyboard stays as far down the page."""
        buttons = self._ui.body.findChildren(QAbstractButton)
        if buttons:
            buttons[min(number, len(buttons) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- findings

    def _add_whole(self, found: Sequence[Finding]) -> None:
        if found:
            self._add_rows(Card(self.tr("Hela styrkortet"), self._ui.body), found)

    def _add_area(self, area: Area, found: Sequence[Finding]) -> None:
        if found:
            colour = self._file.template.direction(area.direction).colour
            card = Card(area.name, self._ui.body, self._appearance.theme.bar(colour).name())
            self._add_rows(card, found)

    def _add_rows(self, card: Card, found: Sequence[Finding]) -> None:
        card.rows.setSpacing(12)
        for finding in found:
            row = FindingRow(finding, self._file, card)
            row.fix_chosen.connect(self._on_row_fix_chosen)
            row.waive_chosen.connect(self._on_row_waive_chosen)
            row.removal_chosen.connect(self._on_row_removal_chosen)
            card.rows.addWidget(row)
        self._put(card)

    def _add_common(self, found: Sequence[Finding]) -> None:
        """One finding in many places: said once, the places listed."""
        first = found[0]
        card = Card(self.tr("{0} på {1} ställen").format(self._file.say(title_of(first)), len(found)), self._ui.body)
        self._add_label(card, self._file.say(why_of(first)), "soft")
        for finding in found:
            label = place_in_words(self._file.scorecard, self._file.template, finding.place, with_area=True)
            line = SpotLine(self._file.spot_of_finding(finding), label or self.tr("Hela styrkortet"), card)
            line.setToolTip(self._file.say(finding.message))
            line.setAccessibleDescription(self._file.say(finding.message))
            severity = finding.severity
            line.add_mark(SIGNS[severity], self._file.say(severity.label), TONES[severity])
            line.chosen.connect(self._on_line_chosen)
            card.rows.addWidget(line)
        self._put(card)

    def _put(self, card: Card) -> None:
        """At once, or there would be no button to put the keyboard on."""
        self._ui.groups.addWidget(card)
        card.show()

    def _add_label(self, card: Card, text: str, look: str) -> None:
        label = QLabel(text, card)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("look", look)
        label.setWordWrap(True)
        card.rows.addWidget(label)

    # -- waivers and settings

    def _add_waivers(self) -> None:
        waivers = self._file.scorecard.waivers
        if not waivers:
            return
        card = Card(self.tr("Undantag"), self._ui.body)
        card.rows.setSpacing(12)
        self._add_label(card, self.tr("Det här får stå kvar, med skäl. Undantagen följer med filen."), "soft")
        for waiver in waivers:
            row = WaiverRow(waiver, self._file, card)
            row.change_chosen.connect(self._on_row_change_chosen)
            row.removal_chosen.connect(self._on_row_removal_chosen)
            card.rows.addWidget(row)
        self._put(card)

    def _add_settings(self) -> None:
        """Which rules the template sets otherwise: quiet, last."""
        changed = set_otherwise(self._file.template, self._file.language)
        if not changed:
            return
        card = Card(self.tr("Så har mallen ställt in kontrollen"), self._ui.body)
        for one in changed:
            title = f"{one.rule.id} {self._file.say(one.rule.title)}"
            self._add_label(card, f"{title}: {one.what}", "soft")
        self._put(card)

    # -- doing

    def _on_line_chosen(self, spot: Spot) -> None:
        self._file.go_to(spot)

    def _on_row_fix_chosen(self, finding: Finding) -> None:
        self._file.do(apply_fix(finding))
        self._file.check_now()

    def _on_row_waive_chosen(self, finding: Finding) -> None:
        ask_waiver(self._file, finding, self)

    def _on_row_change_chosen(self, waiver: Waiver) -> None:
        ask_change(self._file, waiver, self)

    def _on_row_removal_chosen(self, waiver: Waiver) -> None:
        remove_waiver(self._file, waiver)
