"""A card with a goal area at a round: its goals with their indicators, each judged, and the judgement of the area."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.delegates.grid_delegate import GridDelegate
from styrkort_desktop.gui.following.at_round import AtRound, WorkOut
from styrkort_desktop.gui.following.judgement import judged_area, judged_goal
from styrkort_desktop.gui.following.outcome_grid import outcome_grid
from styrkort_desktop.gui.models.grid_model import GridModel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.widgets.judgement_block import JudgementBlock
from styrkort_desktop.gui.widgets.looks import plain_label, set_look
from styrkort_desktop.gui.widgets.section_grid import SectionGrid
from styrkort_desktop.scorecard.goals import Goal
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.parts import Area

_NO_TEXT = Text("(målet är inte skrivet än)", "(the goal is not written yet)")
_NO_INDICATORS = Text("Målet har ingen indikator.", "The goal has no indicator.")
_AREA = Text("Målområdet i sin helhet", "The area as a whole")
_NOT_ASKED = Text(
    "Målområdet gäller till och med {year}: inget behöver fyllas i för {round}.",
    "The area applies up to and including {year}: nothing is due for {round}.",
)


class GoalFollowed(QWidget):
    """One goal of the card."""

    def __init__(
        self,
        goal: Goal,
        number: int,
        at: AtRound,
        work_out: WorkOut,
        file: OpenFile,
        appearance: Appearance,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._goal_id = goal.id
        self._shown: object = None
        self._file = file
        self._judged = judged_goal(goal.id, number, at)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(plain_label(file.say(self._judged.name), "caption", self))
        self._text = plain_label("", "strong", self)
        layout.addWidget(self._text)
        grid = outcome_grid(goal, number, at, work_out)
        self._model = GridModel(grid, file.template, file.language, file.do, self)
        self.view = SectionGrid(self)
        self.view.setAccessibleName(file.say(grid.title))
        self.view.setItemDelegate(GridDelegate(appearance, self.view))
        self.view.setModel(self._model)
        layout.addWidget(self.view)
        self._empty = plain_label(file.say(_NO_INDICATORS), "soft", self)
        layout.addWidget(self._empty)
        self._note = plain_label("", "note", self)
        self._note.setVisible(False)
        layout.addWidget(self._note)
        self.judgement = JudgementBlock(self._judged, at, file, self)
        layout.addWidget(self.judgement)
        self._model.noted.connect(self._on_noted)

    def show_scorecard(self, at: AtRound) -> None:
        """Show what the scorecard says at the round."""
        goal, can_write = at.scorecard.goal(self._goal_id), self._file.can_write
        self._text.setText(goal.text or self._file.say(_NO_TEXT))
        shown = (goal, can_write, [at.due.get(one.id) for one in goal.indicators])
        if shown != self._shown:  # to fit a grid anew takes time
            self._shown = shown
            self._model.show_scorecard(at.scorecard, can_write=can_write)
        has_rows = self._model.rowCount() > 0
        self.view.setVisible(has_rows)
        self._empty.setVisible(not has_rows)
        self.judgement.show_scorecard(at)

    def stops(self) -> list[QWidget]:
        """Where the keyboard stops, in order."""
        return [self.view, *self.judgement.stops()]

    def _on_noted(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))


class FollowUpCard(QFrame):
    """Follows what it is shown; made anew for another round, or other goals."""

    def __init__(
        self,
        area: Area,
        at: AtRound,
        work_out: WorkOut,
        file: OpenFile,
        appearance: Appearance,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        set_look(self, "look", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(6)
        layout.addWidget(plain_label(area.name, "subheading", self))
        if area.last_year is not None and at.ref.year > area.last_year:
            said = _NOT_ASKED.format(year=area.last_year, round=at.name)
            layout.addWidget(plain_label(file.say(said), "soft", self))
        self.goals: list[GoalFollowed] = []
        for number, goal in enumerate(at.scorecard.goals_of(area.key), 1):
            if self.goals:
                layout.addWidget(_rule(self))
            made = GoalFollowed(goal, number, at, work_out, file, appearance, self)
            layout.addWidget(made)
            self.goals.append(made)
        layout.addWidget(_rule(self))
        layout.addSpacing(4)
        layout.addWidget(plain_label(file.say(_AREA), "caption", self))
        self.judgement = JudgementBlock(judged_area(area.key, area.short_name, at), at, file, self)
        layout.addWidget(self.judgement)

    def show_scorecard(self, at: AtRound) -> None:
        """Show what the scorecard says at the round."""
        for one in self.goals:
            one.show_scorecard(at)
        self.judgement.show_scorecard(at)

    def stops(self) -> list[QWidget]:
        """Where the keyboard stops, in order."""
        return [*(stop for one in self.goals for stop in one.stops()), *self.judgement.stops()]

    def take_keyboard(self) -> None:
        """Put the keyboard in the first goal."""
        self.goals[0].view.setFocus()


def _rule(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    set_look(line, "look", "rule")
    line.setFixedHeight(1)
    return line
