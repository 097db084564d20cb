"""The full check before submission: every finding, area by area, the waivers, and how the template sets the rules."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.aspects import Aspect
from styrkort_desktop.gui.finding_deeds import FindingDeeds
from styrkort_desktop.gui.forms.ui_findings_page import Ui_FindingsPage
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.rule_settings import set_otherwise
from styrkort_desktop.gui.spots import Page
from styrkort_desktop.gui.waiving import ask_change, ask_decline, remove_waiver, take_back_decline, unused_by
from styrkort_desktop.gui.widgets.common_card import CommonCard, CommonLine
from styrkort_desktop.gui.widgets.finding_row import FindingRow, WaiverRow
from styrkort_desktop.gui.widgets.lines import Card
from styrkort_desktop.gui.widgets.looks import empty_layout, findings_in_words
from styrkort_desktop.rules.many_places import told_together
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.scorecard import Waiver


class FindingsPage(QWidget):
    """Follows the open file; built anew when it is looked at and something has changed."""

    def __init__(self, file: OpenFile, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._appearance = appearance
        self._shown: object = None
        self._deeds = FindingDeeds(file, self)
        self._ui = Ui_FindingsPage()
        self._ui.setupUi(self)
        file.changed.connect(self._on_file_changed)
        appearance.changed.connect(self._show)
        self._show()

    def _on_file_changed(self, _: Aspect) -> None:
        self._show()

    def _show(self) -> None:
        file = self._file
        if file.spot.page is not Page.FINDINGS:
            return
        about = (file.unit, file.scorecard, file.verdict, file.municipality)
        state = (*about, file.template, file.can_write, self._appearance.theme)
        if state == self._shown:
            return
        keyboard, scrolled = self._keyboard_at(), self._ui.scroll.verticalScrollBar().value()
        self._shown = state
        self._show_heading()
        empty_layout(self._ui.groups)
        self._add_findings(file.verdict.before_submission)
        self._add_municipality()
        self._add_waivers()
        self._add_settings()
        self._keep_place(keyboard, scrolled)

    def _show_heading(self) -> None:
        words = findings_in_words(len(self._file.verdict.before_submission))
        self._ui.heading.setText(_capital(words))
        calm = self.tr("Ingenting här hindrar dig från att spara, skriva ut eller skapa filen.")
        wide = len(self._file.municipality)
        more = self.tr("{0} om hela kommunen står i en egen grupp.").format(findings_in_words(wide))
        self._ui.summary.setText(f"{calm} {_capital(more)}" if wide else calm)

    # -- the keyboard

    def _keyboard_at(self) -> tuple[int, str] | None:
        """Which row has the keyboard, and the button of it."""
        focused = self.window().focusWidget()
        if not isinstance(focused, QAbstractButton) or not self._ui.body.isAncestorOf(focused):
            return None
        return next((n for n, one in enumerate(self._rows()) if one.isAncestorOf(focused)), 0), focused.text()

    def _rows(self) -> list[QWidget]:
        kinds = (FindingRow, CommonLine, WaiverRow)
        return [one for one in self._ui.body.findChildren(QWidget) if isinstance(one, kinds)]

    def _keep_place(self, keyboard: tuple[int, str] | None, scrolled: int) -> None:
        """The pressed button is gone: the keyboard goes to the row that has come in its place, to the same button."""
        rows = self._rows()
        if keyboard is not None and rows:
            number, text = keyboard
            buttons = rows[min(number, len(rows) - 1)].findChildren(QAbstractButton)
            same = [one for one in buttons if one.text() == text] or buttons
            same[0].setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self._ui.scroll.verticalScrollBar().setValue(scrolled))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._deeds.show_menu(event, self)

    # -- findings

    def _add_findings(self, found: Sequence[Finding]) -> None:
        """Those of the whole, area by area, then those that are in many places."""
        single, common = _told(found)
        self._add_rows(self.tr("Hela styrkortet"), None, [one for one in single if one.place.area is None])
        for area in self._file.template.areas:
            colour = self._file.template.direction(area.direction).colour
            bar = self._appearance.theme.bar(colour).name()
            self._add_rows(area.name, bar, [one for one in single if one.place.area == area.key])
        for several in common:
            self._put(CommonCard(several, self._file, self._deeds, self._ui.body))

    def _add_municipality(self) -> None:
        """What concerns all units: only the finance office sees them together."""
        single, common = _told(self._file.municipality)
        self._add_rows(self.tr("Hela kommunen"), None, single, with_area=True)
        for several in common:
            self._put(CommonCard(several, self._file, self._deeds, self._ui.body, self.tr("Hela kommunen")))

    def _add_rows(self, heading: str, bar: str | None, found: Sequence[Finding], *, with_area: bool = False) -> None:
        if not found:
            return
        card = Card(heading, self._ui.body, bar)
        card.rows.setSpacing(12)
        for finding in found:
            card.rows.addWidget(FindingRow(finding, self._file, self._deeds, card, with_area=with_area))
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
        unused = [unused_by(one, self._file) for one in self._file.verdict.before_submission]
        for waiver in waivers:
            row = WaiverRow(waiver, self._file, card, unused=waiver in unused)
            row.change_chosen.connect(self._on_row_change_chosen)
            row.removal_chosen.connect(self._on_row_removal_chosen)
            row.decline_chosen.connect(self._on_row_decline_chosen)
            row.acceptance_chosen.connect(self._on_row_acceptance_chosen)
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

    def _on_row_change_chosen(self, waiver: Waiver) -> None:
        ask_change(self._file, waiver, self)

    def _on_row_decline_chosen(self, waiver: Waiver) -> None:
        ask_decline(self._file, waiver, self)

    def _on_row_acceptance_chosen(self, waiver: Waiver) -> None:
        take_back_decline(self._file, waiver)

    def _on_row_removal_chosen(self, waiver: Waiver) -> None:
        remove_waiver(self._file, waiver)


def _told(found: Sequence[Finding]) -> tuple[list[Finding], list[Sequence[Finding]]]:
    """Findings that have a row each, and those that are told once with their places."""
    told = told_together(found)
    return [ones[0] for ones in told if len(ones) == 1], [ones for ones in told if len(ones) > 1]


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
