"""A short card with what the checker says of a goal area itself, or of the scorecard as a whole: folded lines."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QWidget

from styrkort_desktop.gui.checker import Verdict
from styrkort_desktop.gui.finding_deeds import FindingDeeds
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.widgets.folded_finding import FoldedFinding
from styrkort_desktop.gui.widgets.lines import Card, LineButton
from styrkort_desktop.gui.widgets.looks import empty_layout
from styrkort_desktop.scorecard.findings import Finding

_FEW = 3
"""So many lines are seen at once; the rest when they are asked for."""


class FoldedFindings(Card):
    """Hidden while there is nothing to say. Lines stay open, and keep the keyboard, while the card is brought up.

    `filled`: its lines are new ones, which Tab comes to last unless the page puts them in their place.
    """

    filled = Signal()

    def __init__(self, heading: str, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self._file = file
        self._deeds = FindingDeeds(file, self)
        self._open: set[tuple[str, str]] = set()
        self._about: object = None
        self._all = False
        self._shown: object = None
        self.lines = self.add_rows()
        self.hide()

    def show_verdict(self, about: object, verdict: Verdict) -> None:
        """Show what is said, then what is left to do. What is folded out stays so while it is `about` the same."""
        if about != self._about:
            self._about, self._all = about, False
            self._open.clear()
        state = (about, verdict.said, verdict.left, self._file.can_write)
        if state == self._shown:
            return
        self._shown = state
        self._fill(verdict)

    def _fill(self, verdict: Verdict) -> None:
        at = self._keyboard_at()
        empty_layout(self.lines)
        found = [(one, False) for one in verdict.said] + [(one, True) for one in verdict.left]
        seen = found if self._all or len(found) <= _FEW + 1 else found[:_FEW]
        for finding, left in seen:
            self.lines.addWidget(self._folded(finding, left=left))
        if len(seen) < len(found):
            self.lines.addWidget(self._more(len(found) - len(seen), verdict))
        self.setVisible(bool(found))
        if at is not None:
            self._keep_keyboard(at)
        self.filled.emit()

    def _folded(self, finding: Finding, *, left: bool) -> FoldedFinding:
        line = FoldedFinding(finding, self._file, self._deeds, self, left=left)
        if _key(finding) in self._open:
            line.unfold()
        line.unfolded.connect(self._on_line_unfolded)
        line.show()
        return line

    def _more(self, count: int, verdict: Verdict) -> LineButton:
        button = LineButton(self)
        words = self.tr("Visa {0} till").format(count)
        button.setAccessibleName(words)
        button.add_line(words, "soft")
        button.clicked.connect(lambda: self._show_all(verdict))
        button.show()
        return button

    def _show_all(self, verdict: Verdict) -> None:
        self._all = True
        self._fill(verdict)

    # -- the keyboard

    def put_in_tab_order(self, before: QWidget) -> QWidget:
        """Tab comes here after `before`; the widget that it leaves from."""
        for widget in self.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, widget)
                before = widget
        return before

    def take_keyboard(self, rule: str) -> bool:
        """Unfold the finding of a rule and put the keyboard there; False where there is none."""
        for line in self._lines():
            if line.finding.rule == rule:
                line.unfold()
                line.line.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _lines(self) -> list[FoldedFinding]:
        return [one for one in self.findChildren(FoldedFinding) if one.parent() is self]

    def _keyboard_at(self) -> int | None:
        """Which line has the keyboard: the number of lines for what stands below them."""
        focused: QWidget | None = self.window().focusWidget()  # also while a dialog that was answered is still there
        if focused is None or not self.isAncestorOf(focused):
            return None
        lines = self._lines()
        return next((number for number, one in enumerate(lines) if one.isAncestorOf(focused)), len(lines))

    def _keep_keyboard(self, number: int) -> None:
        lines = self._lines()
        if lines:
            lines[min(number, len(lines) - 1)].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_line_unfolded(self, finding: Finding, is_open: bool) -> None:
        (self._open.add if is_open else self._open.discard)(_key(finding))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._deeds.show_menu(event, self)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.place.field or ""
