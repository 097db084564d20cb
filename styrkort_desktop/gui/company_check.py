"""Checks the office's scorecards in the company of all units, and all together, on a thread: no writer waits for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from styrkort_desktop.gui.checker import Verdict, judge
from styrkort_desktop.gui.municipality import judge_municipality
from styrkort_desktop.gui.tasks import Task, run_task
from styrkort_desktop.progress import Cancelled, Progress
from styrkort_desktop.rules import CheckContext, Company
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database


@dataclass(frozen=True, slots=True)
class InCompany:
    """What was found about a scorecard and about all units, and the context with the company that it was checked in."""

    scorecard: Scorecard
    context: CheckContext
    verdict: Verdict
    municipality: tuple[Finding, ...]


class CompanyCheck(QObject):
    """`found` carries an InCompany, `failed` the error when the units' scorecards could not be read."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._task: Task | None = None

    def start(self, scorecard: Scorecard, context: CheckContext) -> None:
        """Check a scorecard; what is under way is of no interest any more."""
        self.forget()
        database = self._database

        def work(_progress: Progress, _cancelled: Cancelled) -> InCompany:
            others = [one for one in database.scorecards() if one.unit.code != scorecard.unit.code]
            company = Company((*others, scorecard))
            within = replace(context, company=company, municipality=database.municipality())
            return InCompany(scorecard, within, judge(scorecard, within), judge_municipality(within))

        self._task = run_task(work, self)
        self._task.succeeded.connect(self._on_task_succeeded)
        self._task.failed.connect(self._on_task_failed)

    def forget(self) -> None:
        """Let what is under way come to nothing."""
        if self._task is not None:
            self._task.deleteLater()
            self._task = None

    def finish(self) -> None:
        """The file is to be closed: wait until nothing is read in it any more."""
        if self._task is not None:
            self._task.finish()
        self.forget()

    def _on_task_succeeded(self, found: InCompany) -> None:
        self.forget()
        self.found.emit(found)

    def _on_task_failed(self, error: Exception) -> None:
        self.forget()
        self.failed.emit(error)
