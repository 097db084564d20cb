"""What a person does about a finding, wherever it stands: go there, mend it, accept it with a reason, read the rule."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QContextMenuEvent, QCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from styrkort_desktop.gui.checker import can_be_waived, has_page
from styrkort_desktop.gui.edits import apply_fix
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.waiving import ask_waiver, remove_waiver, unused_by
from styrkort_desktop.scorecard.findings import Finding


def finding_of(widget: QObject | None) -> Finding | None:
    """The finding that a widget, or what it lies in, is about."""
    while widget is not None:
        found = getattr(widget, "finding", None)
        if isinstance(found, Finding):
            return found
        widget = widget.parent()
    return None


class FindingDeeds(QObject):
    """The deeds of one file, asked for over `window`. Each raises what the store raises."""

    def __init__(self, file: OpenFile, window: QWidget) -> None:
        super().__init__(window)
        self._file = file
        self._window = window

    def go(self, finding: Finding) -> None:
        """Its place; of a waiver that is not needed the list of waivers, and from there where that is for."""
        if unused_by(finding, self._file) is not None and self._file.spot.page is not Page.FINDINGS:
            self._file.go_to(Spot(Page.FINDINGS))
        else:
            self._file.go_to_finding(finding)

    def fix(self, finding: Finding) -> None:
        """The change that it proposes."""
        self._file.do(apply_fix(finding))
        self._file.check_now()

    def waive(self, finding: Finding) -> None:
        """Accepted, with a reason that is asked for."""
        ask_waiver(self._file, finding, self._window)

    def remove_unused(self, finding: Finding) -> None:
        """The waiver that it says is not needed away."""
        waiver = unused_by(finding, self._file)
        if waiver is not None:
            remove_waiver(self._file, waiver)

    def explain(self, finding: Finding) -> None:
        """The rule's page in the manual."""
        self._file.rule_asked.emit(finding.rule)

    # -- as a menu

    def menu(self, finding: Finding, parent: QWidget) -> QMenu:
        """All that can be done about it now."""
        menu = QMenu(parent)
        menu.setAccessibleName(self.tr("Påpekandet"))
        if self.has_place(finding):
            menu.addAction(self.tr("Gå till")).triggered.connect(lambda: self.go(finding))
        if self.can_fix(finding) and finding.fix is not None:
            menu.addAction(self._file.say(finding.fix.label)).triggered.connect(lambda: self.fix(finding))
        if self.can_waive(finding):
            menu.addAction(self.tr("Gör undantag …")).triggered.connect(lambda: self.waive(finding))
        if has_page(finding):
            menu.addSeparator()
            menu.addAction(self.tr("Om regeln")).triggered.connect(lambda: self.explain(finding))
        return menu

    def show_menu(self, event: QContextMenuEvent, page: QWidget) -> None:
        """The menu of the finding that a context menu is asked for: under the mouse, or where the keyboard is."""
        by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        asked = QApplication.focusWidget() if by_keyboard else page.childAt(event.pos())
        finding = finding_of(asked)
        if finding is None or asked is None:
            event.ignore()
            return
        menu = self.menu(finding, page)
        menu.exec(asked.mapToGlobal(QPoint(0, asked.height())) if by_keyboard else QCursor.pos())
        menu.deleteLater()

    def has_place(self, finding: Finding) -> bool:
        """Whether it leads to a page of its own."""
        return finding.place.area is not None or bool(finding.place.row) or finding.place.unit == self._file.unit

    def can_fix(self, finding: Finding) -> bool:
        """Whether it proposes a change that can be made here."""
        return self._is_here(finding) and finding.fix is not None

    def can_waive(self, finding: Finding) -> bool:
        """Whether it can be accepted here."""
        return self._is_here(finding) and can_be_waived(finding)

    def _is_here(self, finding: Finding) -> bool:
        return self._file.can_write and finding.place.unit == self._file.unit
