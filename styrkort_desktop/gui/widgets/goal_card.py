"""A goal folded to one readable card with its verdict; pressed, it opens."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from styrkort_desktop.gui.checker import LEFT_SIGN, SIGNS, TONES, Verdict, gravest
from styrkort_desktop.gui.forms.ui_goal_card import Ui_GoalCard
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.widgets.looks import findings_in_words, set_mark
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.goals import Goal


class GoalCard(QPushButton):
    """`opened` carries the goal's id."""

    opened = Signal(str)

    def __init__(self, goal_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.goal_id = goal_id
        self._ui = Ui_GoalCard()
        self._ui.setupUi(self)
        for label in (self._ui.text, self._ui.mark):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)

    def show_goal(self, goal: Goal, verdict: Verdict) -> None:
        """Show a goal and what is said of it."""
        text = goal.text or self.tr("Mål utan text")
        self._ui.text.setText(text)
        sign, words, tone = self._verdict(verdict)
        set_mark(self._ui.mark, sign, words, tone)
        self.setAccessibleName(f"{text.rstrip('.')}. {words}")
        self.updateGeometry()

    def _verdict(self, verdict: Verdict) -> tuple[str, str, Tone]:
        worst = gravest(verdict.said)
        if worst is None:
            if verdict.left:
                return LEFT_SIGN, self.tr("{0} kvar att göra").format(len(verdict.left)), Tone.QUIET
            return "", self.tr("Inga påpekanden"), Tone.GOOD
        if worst is Severity.ERROR:
            first = next(one for one in verdict.said if one.severity is Severity.ERROR)
            return SIGNS[worst], self._lacking(first.criterion), TONES[worst]
        if worst is Severity.ADVICE:
            return SIGNS[worst], self.tr("{0} tips").format(len(verdict.said)), TONES[worst]
        return SIGNS[worst], findings_in_words(len(verdict.said)), TONES[worst]

    def _lacking(self, criterion: Criterion) -> str:
        return {
            Criterion.CLEAR: self.tr("Ej tydligt"),
            Criterion.FOLLOWABLE: self.tr("Ej uppföljningsbart"),
            Criterion.REALISTIC: self.tr("Ej realistiskt"),
            Criterion.WHOLE: self.tr("Åtgärda"),
        }[criterion]

    def _on_clicked(self) -> None:
        self.opened.emit(self.goal_id)

    def sizeHint(self) -> QSize:
        return self._ui.card_layout.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._ui.card_layout.totalMinimumSize()
