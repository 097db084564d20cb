"""Help with the rules: F1 opens the page of the rule at hand, or the list of all; the manual is printed from there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from styrkort_desktop.desk.rule_manual import print_rule_manual
from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.dialogs.progress import Waiting
from styrkort_desktop.gui.dialogs.rules import RulesDialog
from styrkort_desktop.gui.finding_deeds import finding_of
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.receipts import documents, tell_file
from styrkort_desktop.gui.widgets.goal_text import GoalText
from styrkort_desktop.progress import Cancelled, Progress
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template import Template, built_in_template


class RuleHelp(QObject):
    """Made once for the window; `file` tells which file is open in it, if any."""

    def __init__(
        self, appearance: Appearance, language: Language, file: Callable[[], OpenFile | None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._appearance = appearance
        self._language = language
        self._file = file
        self._window = window
        self._dialog: RulesDialog | None = None

    def _template(self) -> Template | None:
        file = self._file()
        return file.template if file is not None else None

    def show_here(self) -> None:
        """The rule of the finding where the keyboard is; the list of all rules from anywhere else."""
        self.show_rule(self._rule_here())

    def show_rule(self, rule: str | None = None) -> None:
        """A rule's page."""
        if self._dialog is None:
            self._dialog = RulesDialog(self._appearance, self._language, self._template, self._window)
            self._dialog.print_chosen.connect(self._on_dialog_print_chosen)
        self._dialog.show_rule(rule)

    def refresh(self) -> None:
        """Another file is open, or none."""
        if self._dialog is not None:
            self._dialog.refresh()

    def _rule_here(self) -> str | None:
        focused = QApplication.focusWidget()
        finding = finding_of(focused)
        if finding is not None:
            return finding.rule
        file = self._file()
        if file is None or file.spot.goal is None:
            return None
        about = file.verdict.about_goal(file.spot.goal)
        if isinstance(focused, GoalText):
            at = focused.cursor_place()
            words = [one for one in about.said if one.place.field == "text" and one.span is not None]
            return next((one.rule for one in words if one.span and one.span[0] <= at <= one.span[1]), None)
        return None

    # -- on paper

    def _on_dialog_print_chosen(self) -> None:
        proposal = documents() / self.tr("Reglerna för styrkort.pdf")
        chosen, _ = QFileDialog.getSaveFileName(
            self._dialog, self.tr("Skriv ut reglerna"), str(proposal), self.tr("PDF (*.pdf)")
        )
        if chosen:
            path = Path(chosen)
            self.print_to(path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf"))

    def print_to(self, path: Path) -> None:
        """Print all rules as the template sets them, and say where the file lies."""
        template, language = self._template() or built_in_template(), self._language

        def work(progress: Progress, cancelled: Cancelled) -> None:
            print_rule_manual(template, path, language=language, progress=progress, cancelled=cancelled)

        over = self._dialog or self._window
        Waiting(over, self.tr("Skriver ut reglerna …")).run(work)
        tell_file(over, self.tr("Reglerna är utskrivna"), path)
