"""Keeps what the checker says of the scorecard in hand up to date while somebody writes. Writes nothing.

A key press has the goal at hand checked after a short pause, the whole when the person has stopped for a moment; the
finance office's in the company of all units, on a thread, and the whole municipality with it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from styrkort_desktop.desk.check import decided_version
from styrkort_desktop.desk.kolada import known_kolada
from styrkort_desktop.gui.checker import Verdict, judge, judge_goal
from styrkort_desktop.gui.company_check import CompanyCheck, InCompany
from styrkort_desktop.rules import CheckContext, Company
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database

CHECK_PAUSE_MS = 150
WHOLE_CHECK_PAUSE_MS = 900

AtHand = Callable[[], tuple[Scorecard, str | None]]
"""The scorecard as the person sees it, and the goal at hand."""


class LiveCheck(QObject):
    """`verdict` is about the scorecard in hand, `municipality` about all units; `found` tells that either is another.

    What is said of the municipality is said in the finance office's database alone.
    """

    found = Signal()

    def __init__(self, database: Database, at_hand: AtHand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._at_hand = at_hand
        self._of_office = not database.units
        self._goal_pause = self._timer(CHECK_PAUSE_MS)
        self._goal_pause.timeout.connect(self._on_goal_pause_timeout)
        self._whole_pause = self._timer(WHOLE_CHECK_PAUSE_MS)
        self._whole_pause.timeout.connect(self._on_whole_pause_timeout)
        self._company_check = CompanyCheck(database, self)
        self._company_check.found.connect(self._on_company_check_found)
        self._company_check.failed.connect(self._on_company_check_failed)
        self._kolada = known_kolada(database)
        self._context = self._read_context(Company())
        self.verdict = Verdict()
        self.municipality: tuple[Finding, ...] = ()
        self.begin_anew()

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        return timer

    @property
    def company(self) -> Company:
        """The units' scorecards as they were brought together last."""
        return self._context.company

    @property
    def waits(self) -> bool:
        """Whether the whole is to be checked when the person has stopped for a moment."""
        return self._whole_pause.isActive()

    # -- when

    def soon(self) -> None:
        """Something was typed or done."""
        self._goal_pause.start()
        self._whole_pause.start()

    def now(self) -> None:
        """Check the whole without waiting for a pause, in the company that was last brought together."""
        self._stop()
        self._show(judge(self._scorecard, self._context))
        self._in_company_soon()

    def begin_anew(self) -> None:
        """Check another scorecard, or one of which more than what was typed may be another; `found` says nothing."""
        self._company_check.forget()
        self._context = self._read_context(self._context.company)
        self.verdict = judge(self._scorecard, self._context)
        self._in_company_soon()

    def read_catalogue(self) -> None:
        """Look Kolada ids up in what the file holds now, from the next `begin_anew` on."""
        self._kolada = known_kolada(self._database)

    def decision_changed(self) -> None:
        """The scorecard is marked as decided, or no longer."""
        self._context = self._read_context(self._context.company)

    def finish(self) -> None:
        """The file is to be closed: wait until nothing is read in it any more."""
        self._company_check.finish()
        self._stop()

    def _stop(self) -> None:
        self._goal_pause.stop()
        self._whole_pause.stop()
        self._company_check.forget()

    def _in_company_soon(self) -> None:
        if self._of_office:
            self._whole_pause.start()

    # -- against what

    @property
    def _scorecard(self) -> Scorecard:
        return self._at_hand()[0]

    def _read_context(self, company: Company) -> CheckContext:
        """What the scorecard in hand is checked against; a newer company comes with the office's next whole check."""
        decided = decided_version(self._database, self._scorecard.unit.code)
        return CheckContext(self._database.template, company, decided=decided, kolada=self._kolada)

    # -- checking

    def _on_goal_pause_timeout(self) -> None:
        scorecard, goal = self._at_hand()
        if goal is not None:
            self._show(judge_goal(self.verdict, scorecard, self._context, goal))

    def _on_whole_pause_timeout(self) -> None:
        if self._of_office:
            self._company_check.start(self._scorecard, self._context)
        else:
            self.now()

    def _on_company_check_found(self, checked: InCompany) -> None:
        if checked.scorecard == self._scorecard:
            self._context = checked.context
            self._show(checked.verdict, checked.municipality)

    def _on_company_check_failed(self) -> None:
        """Without the others, then; whoever watches the file tells what is wrong with it."""
        self._show(judge(self._scorecard, self._context))

    def _show(self, verdict: Verdict, municipality: tuple[Finding, ...] | None = None) -> None:
        wide = self.municipality if municipality is None else municipality
        if (verdict, wide) != (self.verdict, self.municipality):
            self.verdict, self.municipality = verdict, wide
            self.found.emit()
