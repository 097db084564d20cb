"""The page of a goal area: its goals as cards, the chosen one open; what belongs there while there are none."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from styrkort_desktop.gui import edits
from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.aspects import Aspect
from styrkort_desktop.gui.dialogs.closing import run_dialog
from styrkort_desktop.gui.dialogs.not_concerned import NotConcernedDialog
from styrkort_desktop.gui.forms.ui_goal_page import Ui_GoalPage
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.widgets.folded_findings import FoldedFindings
from styrkort_desktop.gui.widgets.goal_card import GoalCard
from styrkort_desktop.gui.widgets.goal_editor import GoalEditor
from styrkort_desktop.scorecard.editing import new_id
from styrkort_desktop.scorecard.goals import Goal
from styrkort_desktop.template.parts import Area

_ROOM_ABOVE = 6


class GoalPage(QWidget):
    """Follows the open file; made once for it."""

    def __init__(self, file: OpenFile, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._ui = Ui_GoalPage()
        self._ui.setupUi(self)
        self._cards: dict[str, GoalCard] = {}
        self._about_area = FoldedFindings(self.tr("Om målområdet"), file, self._ui.body)
        self._about_area.filled.connect(self._on_about_area_filled)
        self._ui.body_layout.insertWidget(0, self._about_area)
        self._editor = GoalEditor(file, appearance, self._ui.body)
        self._editor.hide()
        self._ui.goals.addWidget(self._editor)
        self._ui.new_goal_button.clicked.connect(self.new_goal)
        self._ui.first_goal_button.clicked.connect(self.new_goal)
        self._ui.not_concerned_button.clicked.connect(self.ask_not_concerned)
        self._ui.change_reason_button.clicked.connect(self.ask_not_concerned)
        self._ui.concerned_button.clicked.connect(self._on_concerned_button_clicked)
        self._ui.undo_button.clicked.connect(file.undo)
        self._editor.step_chosen.connect(self.move_goal)
        self._editor.removal_chosen.connect(self.remove_goal)
        file.changed.connect(self._on_file_changed)
        self._show()

    # -- showing

    def _on_file_changed(self, aspect: Aspect) -> None:
        if aspect is Aspect.FINDINGS:
            self._show_verdicts()
            return
        if aspect & (Aspect.CONTENT | Aspect.UNIT | Aspect.SPOT | Aspect.ACCESS):
            self._show()
        if aspect & Aspect.SPOT and self._file.spot.page is Page.AREA:
            self._follow()

    def _show(self) -> None:
        spot = self._file.spot
        if spot.page is not Page.AREA or spot.area is None:
            return
        area = self._file.template.area(spot.area)
        self._show_heading(area)
        goals = self._file.scorecard.goals_of(area.key)
        self._show_guide(area, has_goals=bool(goals))
        self._show_about_area(area.key)
        self._show_goals(goals)

    def _show_about_area(self, area: str) -> None:
        self._about_area.show_verdict((self._file.unit, area), self._file.verdict.about_area_itself(area))

    def _show_heading(self, area: Area) -> None:
        direction = self._file.template.direction(area.direction)
        heading = direction.heading.split(":")[0].removesuffix(" ska vi")
        self._ui.crumb.setText(f"{direction.name} · {heading}".upper())
        self._ui.heading.setText(area.name)
        name = self._file.undo_name()
        self._ui.undo_button.setEnabled(name is not None)
        tip = self.tr("Ångra {0}").format(name) if name else self.tr("Det finns inget att ångra")
        self._ui.undo_button.setToolTip(tip)
        self._ui.undo_button.setAccessibleName(tip)

    def _show_guide(self, area: Area, *, has_goals: bool) -> None:
        mark = next((one for one in self._file.scorecard.not_concerned if one.area == area.key), None)
        self._ui.guide_card.setVisible(not has_goals and mark is None)
        self._ui.reason_card.setVisible(not has_goals and mark is not None)
        self._ui.reason_text.setText((mark.reason if mark else None) or self.tr("Inget skäl är skrivet."))
        self._ui.guide_text.setText(area.guidance or self.tr("Skriv det första målet, så visas det här."))
        self._ui.example_title.setVisible(area.example is not None)
        self._ui.example_frame.setVisible(area.example is not None)
        self._ui.example_text.setText(area.example or "")
        self._ui.reference_text.setText(self.tr("Underlag: {0}").format(" · ".join(area.references)))
        self._ui.reference_text.setVisible(bool(area.references))
        can_write = self._file.can_write
        self._ui.first_goal_button.setVisible(can_write)
        self._ui.not_concerned_button.setVisible(can_write and area.required)
        self._ui.change_reason_button.setVisible(can_write)
        self._ui.concerned_button.setVisible(can_write)
        self._ui.new_goal_button.setVisible(can_write and (has_goals or mark is not None))

    def _show_goals(self, goals: tuple[Goal, ...]) -> None:
        """Bring the cards into the goals' order, keeping those there; the chosen goal has the editor in its place."""
        chosen = self._file.spot.goal
        for goal_id in [one for one in self._cards if one == chosen or all(goal.id != one for goal in goals)]:
            card = self._cards.pop(goal_id)
            self._ui.goals.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._editor.setVisible(any(goal.id == chosen for goal in goals))
        for number, goal in enumerate(goals):
            verdict = self._file.verdict.about_goal(goal.id)
            if goal.id == chosen:
                self._put(number, self._editor)
                self._editor.show_goal(goal, number + 1, len(goals), verdict)
                continue
            card = self._cards.get(goal.id) or self._new_card(goal.id)
            self._put(number, card)
            card.show_goal(goal, verdict)
        self._set_tab_order(goals)

    def _new_card(self, goal_id: str) -> GoalCard:
        card = GoalCard(goal_id, self._ui.body)
        card.opened.connect(self._on_card_opened)
        self._cards[goal_id] = card
        return card

    def _put(self, number: int, widget: QWidget) -> None:
        if self._ui.goals.indexOf(widget) != number:
            self._ui.goals.removeWidget(widget)
            self._ui.goals.insertWidget(number, widget)
        widget.show()

    def _set_tab_order(self, goals: tuple[Goal, ...]) -> None:
        """Tab goes through the goals in their order."""
        before = self._about_area.put_in_tab_order(self._ui.new_goal_button)
        for goal in goals:
            if goal.id == self._file.spot.goal:
                before = self._editor.put_in_tab_order(before)
            else:
                QWidget.setTabOrder(before, self._cards[goal.id])
                before = self._cards[goal.id]

    def _on_about_area_filled(self) -> None:
        self._about_area.put_in_tab_order(self._ui.new_goal_button)

    def _show_verdicts(self) -> None:
        if self._file.spot.page is not Page.AREA or self._file.spot.area is None:
            return
        self._show_about_area(self._file.spot.area)
        for goal in self._file.scorecard.goals_of(self._file.spot.area):
            verdict = self._file.verdict.about_goal(goal.id)
            if goal.id == self._file.spot.goal:
                self._editor.show_verdict(verdict)
            elif goal.id in self._cards:
                self._cards[goal.id].show_goal(goal, verdict)

    def _follow(self) -> None:
        """Bring the chosen goal into view, and the keyboard where the spot says."""
        spot = self._file.spot
        if spot.rule is not None and self._about_area.take_keyboard(spot.rule):
            QTimer.singleShot(0, self, self._bring_top_into_view)
            return
        if spot.field is not None or spot.indicator is not None:
            self._editor.take_keyboard(spot)
        goals = self._file.scorecard.goals_of(spot.area or "")
        comes_in = spot.field is None and spot.indicator is None and bool(goals) and goals[0].id == spot.goal
        QTimer.singleShot(0, self, self._bring_top_into_view if comes_in else self._bring_into_view)

    def _bring_top_into_view(self) -> None:
        self._ui.scroll.verticalScrollBar().setValue(0)

    def _bring_into_view(self) -> None:
        """The whole of the open goal where it fits, else its beginning; nothing moves when it is seen already."""
        if not self._editor.isVisible():
            return
        bar, room = self._ui.scroll.verticalScrollBar(), self._ui.scroll.viewport().height()
        top, height = self._editor.y(), self._editor.height()
        if top < bar.value() or height + _ROOM_ABOVE > room:
            bar.setValue(top - _ROOM_ABOVE)
        elif top + height > bar.value() + room:
            bar.setValue(top + height + _ROOM_ABOVE - room)

    # -- doing

    def new_goal(self) -> None:
        """A new goal, last in the area, with the keyboard in its text."""
        area = self._file.spot.area
        if area is not None:
            made = new_id()
            self._file.do(edits.add_goal(area, made), then=Spot(Page.AREA, area, made, field="text"))

    def move_goal(self, steps: int) -> None:
        """The chosen goal up (negative) or down."""
        spot = self._file.spot
        if spot.goal is not None:
            self._file.do(edits.move_goal(spot.goal, steps), then=Spot(Page.AREA, spot.area, spot.goal))

    def remove_goal(self) -> None:
        """The chosen goal away; its neighbour opens."""
        spot = self._file.spot
        if spot.goal is None or spot.area is None:
            return
        ids = [goal.id for goal in self._file.scorecard.goals_of(spot.area)]
        at = ids.index(spot.goal)
        near = ids[at + 1] if at + 1 < len(ids) else ids[at - 1] if at else None
        self._file.do(edits.remove_goal(spot.goal), then=Spot(Page.AREA, spot.area, near))
        if near is None:
            self._ui.first_goal_button.setFocus()

    def add_indicator(self) -> None:
        """A new indicator for the chosen goal."""
        if self._editor.isVisible():
            self._editor.add_indicator()

    def remove_indicator(self) -> None:
        """The current indicator away."""
        if self._editor.isVisible():
            self._editor.remove_indicator()

    def ask_not_concerned(self) -> None:
        """Ask why the area does not concern the unit."""
        area = self._file.spot.area
        if area is None:
            return
        mark = next((one for one in self._file.scorecard.not_concerned if one.area == area), None)
        dialog = NotConcernedDialog(self._file.template.area(area).name, (mark.reason if mark else None) or "", self)
        if run_dialog(dialog):
            self._file.do(edits.mark_not_concerned(area, dialog.reason))

    def _on_concerned_button_clicked(self) -> None:
        if self._file.spot.area is not None:
            self._file.do(edits.clear_not_concerned(self._file.spot.area))

    def _on_card_opened(self, goal_id: str) -> None:
        self._file.go_to(Spot(Page.AREA, self._file.spot.area, goal_id, field="text"))
