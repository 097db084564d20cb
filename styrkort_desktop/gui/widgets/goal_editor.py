"""The chosen goal, open: its text, its fields and its indicators, with the verdict on the three demands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QWidget

from styrkort_desktop.gui import edits
from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.checker import CRITERIA, LEFT_SIGN, SIGNS, TONES, Verdict, gravest, gravity, title_of
from styrkort_desktop.gui.delegates.indicator_delegates import BetterDelegate, CellDelegate, TrendDelegate
from styrkort_desktop.gui.forms.ui_goal_editor import Ui_GoalEditor
from styrkort_desktop.gui.indicator_columns import ColumnKind
from styrkort_desktop.gui.models.indicator_model import CellName, IndicatorModel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.widgets.choice_button import ChoiceButton
from styrkort_desktop.gui.widgets.goal_text import Mark, MarkLook
from styrkort_desktop.gui.widgets.looks import set_mark
from styrkort_desktop.scorecard.editing import new_id
from styrkort_desktop.scorecard.field_types import clean_text
from styrkort_desktop.scorecard.findings import Criterion, Finding, Severity
from styrkort_desktop.scorecard.goals import Goal


class GoalEditor(QFrame):
    """One editor serves a page's goals in turn. `step_chosen` asks to move the goal, `removal_chosen` to remove it."""

    step_chosen = Signal(int)
    removal_chosen = Signal()

    def __init__(self, file: OpenFile, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._appearance = appearance
        self._goal: Goal | None = None
        self._ui = Ui_GoalEditor()
        self._ui.setupUi(self)
        self._choices: Mapping[str, ChoiceButton] = {
            "lenses": self._ui.lenses_button,
            "with_units": self._ui.units_button,
            "aims": self._ui.aims_button,
            "programmes": self._ui.programmes_button,
            "factors": self._ui.factors_button,
        }
        self._marks: Mapping[Criterion, QLabel] = {
            Criterion.CLEAR: self._ui.clear_mark,
            Criterion.FOLLOWABLE: self._ui.followable_mark,
            Criterion.REALISTIC: self._ui.realistic_mark,
        }
        self._make_table()
        self._make_menu()
        self._connect()

    def _make_table(self) -> None:
        view = self._ui.indicator_view
        self._model = IndicatorModel(self._file.do, self._file.scorecard.period.years, self._file.language, self)
        self._model.noted.connect(self._on_model_noted)
        view.setModel(self._model)
        view.setItemDelegate(CellDelegate(self._appearance, view))
        for number, column in enumerate(self._model.columns):
            if column.kind is ColumnKind.CHOICE:
                view.setItemDelegateForColumn(number, BetterDelegate(self._appearance, self._file.language, view))
            elif column.kind is ColumnKind.TREND:
                view.setItemDelegateForColumn(number, TrendDelegate(self._appearance, view))
        view.selectionModel().currentChanged.connect(self._on_view_current_changed)
        self._ui.table_note.hide()

    def _make_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Flytta upp")).triggered.connect(self._on_up_triggered)
        menu.addAction(self.tr("Flytta ned")).triggered.connect(self._on_down_triggered)
        menu.addSeparator()
        menu.addAction(self.tr("Ta bort målet")).triggered.connect(self._on_remove_triggered)
        self._ui.goal_menu_button.setMenu(menu)

    def _connect(self) -> None:
        self._ui.text_edit.textChanged.connect(self._on_text_edit_text_changed)
        self._ui.text_edit.left.connect(self._on_field_left)
        self._ui.responsible_edit.textEdited.connect(self._on_responsible_edit_text_edited)
        self._ui.responsible_edit.left.connect(self._on_field_left)
        self._ui.lenses_button.chosen.connect(self._on_choice_chosen)
        self._ui.units_button.chosen.connect(self._on_choice_chosen)
        self._ui.aims_button.chosen.connect(self._on_choice_chosen)
        self._ui.programmes_button.chosen.connect(self._on_choice_chosen)
        self._ui.factors_button.chosen.connect(self._on_choice_chosen)
        self._ui.add_indicator_button.clicked.connect(self.add_indicator)
        self._ui.remove_indicator_button.clicked.connect(self.remove_indicator)

    # -- showing

    def show_goal(self, goal: Goal, number: int, count: int, verdict: Verdict) -> None:
        """Show a goal: the first time as a whole, later only what has changed."""
        same_goal = self._goal is not None and self._goal.id == goal.id
        self._allow_writing(self._file.can_write)
        self._goal = goal
        self._ui.position_label.setText(self.tr("Mål {0} av {1}").format(number, count))
        if clean_text(self._ui.text_edit.toPlainText()) != goal.text or not same_goal:
            self._without_signals(self._ui.text_edit, lambda: self._ui.text_edit.show_text(goal.text or ""))
        if clean_text(self._ui.responsible_edit.text()) != goal.responsible or not same_goal:
            self._ui.responsible_edit.show_text(goal.responsible or "")
        self._show_choices(goal)
        self._model.show_indicators(goal.indicators)
        self._ui.indicator_view.setVisible(bool(goal.indicators))
        self._show_buttons()
        self.show_verdict(verdict)

    def _allow_writing(self, can_write: bool) -> None:
        """What is written can be read and copied also where it cannot be changed."""
        self._ui.text_edit.setReadOnly(not can_write)
        self._ui.responsible_edit.setReadOnly(not can_write)
        for button in self._choices.values():
            button.setEnabled(can_write)
        self._ui.goal_menu_button.setVisible(can_write)
        self._ui.add_indicator_button.setVisible(can_write)
        self._model.allow_writing(can_write)

    def _without_signals(self, widget: QWidget, show: Callable[[], None]) -> None:
        widget.blockSignals(True)
        try:
            show()
        finally:
            widget.blockSignals(False)

    def _show_choices(self, goal: Goal) -> None:
        template = self._file.template
        direction = template.direction_of(goal.area)
        own = {"aims": {one.key: one.text for one in direction.aims if not one.retired}}
        captions = {
            "lenses": self._ui.lenses_caption,
            "with_units": self._ui.units_caption,
            "aims": self._ui.aims_caption,
            "programmes": self._ui.programmes_caption,
            "factors": self._ui.factors_caption,
        }
        for name, button in self._choices.items():
            offered = own.get(name) or template.choices("units" if name == "with_units" else name)
            if name == "with_units":
                offered = {code: f"{code} – {label}" for code, label in offered.items() if code != self._file.unit}
            # Aims, programmes and factors belong to the direction that has aims.
            wanted = bool(offered) and (name in ("lenses", "with_units") or bool(direction.aims))
            button.setVisible(wanted)
            captions[name].setVisible(wanted)
            button.offer(captions[name].text(), offered)
            button.show_keys(getattr(goal, name))

    def show_verdict(self, verdict: Verdict) -> None:
        """Show what the checker says: the three demands, the words meant, the cells meant."""
        goal = self._goal
        if goal is None:
            return
        for criterion in CRITERIA:
            self._show_demand(criterion, verdict.of_criterion(criterion), bool(goal.text))
        theme = self._appearance.theme
        said = [one for one in verdict.said if _is_in_text(one)]
        words = [one for one in verdict.shown if _is_in_text(one)]
        self._ui.text_edit.show_marks(
            [
                *(self._mark(one, MarkLook.FINDING, QColor(theme.colours.of(TONES[one.severity])[0])) for one in said),
                *(self._mark(one, MarkLook.WORD, theme.colour("accent")) for one in words),
            ]
        )
        self._show_words([self._file.say(one.message) for one in words])
        self._model.show_marks(_cells(verdict.said), _cells(verdict.left))
        self._model.show_words([one for one in verdict.shown if one.place.indicator is not None])

    def _mark(self, finding: Finding, look: MarkLook, colour: QColor) -> Mark:
        meaning = self._file.say(finding.message)
        if look is MarkLook.FINDING:
            meaning = f"{self._file.say(title_of(finding))}: {meaning}"
        return Mark(finding.span or (0, 0), look, colour, meaning)

    def _show_words(self, told: Sequence[str]) -> None:
        """Say below the text which words the dictionary lacks, for those who do not rest a mouse on them."""
        self._ui.words_note.setText(" ".join(dict.fromkeys(told)))
        self._ui.words_note.setVisible(bool(told))
        self._ui.text_edit.setAccessibleDescription(self._ui.words_note.text())

    def _show_demand(self, criterion: Criterion, verdict: Verdict, written: bool) -> None:
        label, name = self._marks[criterion], self._file.say(criterion.label)
        worst = gravest(verdict.said)
        if worst is not None:
            set_mark(label, SIGNS[worst], name, TONES[worst])
            label.setToolTip("\n".join(self._file.say(title_of(one)) for one in verdict.said))
        elif verdict.left or not written:
            set_mark(label, LEFT_SIGN, name, Tone.QUIET)
            label.setToolTip(self.tr("Kvar att göra"))
        else:
            set_mark(label, "✓", name, Tone.GOOD)
            label.setToolTip(self.tr("Inga påpekanden"))

    def put_in_tab_order(self, before: QWidget) -> QWidget:
        """Let Tab come here after `before`, in reading order; gives the last field."""
        ui = self._ui
        order = (ui.goal_menu_button, ui.text_edit, ui.responsible_edit, *self._choices.values(), ui.indicator_view)
        for widget in (*order, ui.add_indicator_button, ui.remove_indicator_button):
            QWidget.setTabOrder(before, widget)
            before = widget
        return before

    def take_keyboard(self, spot: Spot) -> None:
        """Put the keyboard at a field of the goal, or at a cell of one of its indicators."""
        if spot.indicator is not None:
            row = self._model.row_of(spot.indicator)
            if row is not None:
                self._ui.indicator_view.setFocus(Qt.FocusReason.OtherFocusReason)
                self._ui.indicator_view.setCurrentIndex(self._model.index(row, self._model.column_of(spot.field)))
            return
        found = {"responsible": self._ui.responsible_edit, "indicators": self._ui.add_indicator_button, **self._choices}
        widget = found.get(spot.field or "")
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        elif spot.field is not None:
            self._ui.text_edit.keyboard_here()
            if spot.span is not None:
                self._ui.text_edit.select_span(*spot.span)

    # -- writing

    def _on_text_edit_text_changed(self) -> None:
        if self._goal is not None:
            self._file.write_soon(edits.set_goal_text(self._goal.id, self._ui.text_edit.toPlainText()))

    def _on_responsible_edit_text_edited(self, text: str) -> None:
        if self._goal is not None:
            self._file.write_soon(edits.set_goal_field(self._goal.id, "responsible", clean_text(text)))

    def _on_field_left(self) -> None:
        self._file.flush()

    def _on_choice_chosen(self, keys: tuple[str, ...]) -> None:
        sender = self.sender()
        for name, button in self._choices.items():
            if button is sender and self._goal is not None:
                self._file.do(edits.set_goal_field(self._goal.id, name, keys))

    def add_indicator(self) -> None:
        """A new indicator, with the keyboard in its name."""
        if self._goal is None:
            return
        made = new_id()
        goal = self._goal
        self._file.do(edits.add_indicator(goal.id, made), then=Spot(Page.AREA, goal.area, goal.id, made, "name"))
        self._ui.indicator_view.edit(self._ui.indicator_view.currentIndex())

    def remove_indicator(self) -> None:
        """Take away the indicator that the keyboard stands in."""
        chosen = self.current_indicator()
        if chosen is not None:
            self._file.do(edits.remove_indicator(chosen))

    def current_indicator(self) -> str | None:
        """The id of the indicator that is current in the table."""
        found = self._model.indicator(self._ui.indicator_view.currentIndex().row())
        return found.id if found else None

    def _on_view_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_buttons()

    def _show_buttons(self) -> None:
        self._ui.remove_indicator_button.setVisible(self._file.can_write and self._model.rowCount() > 0)
        self._ui.remove_indicator_button.setEnabled(self.current_indicator() is not None)

    def _on_model_noted(self, note: str) -> None:
        self._ui.table_note.setText(f"!  {note}" if note else "")
        self._ui.table_note.setVisible(bool(note))

    def _on_up_triggered(self) -> None:
        self.step_chosen.emit(-1)

    def _on_down_triggered(self) -> None:
        self.step_chosen.emit(1)

    def _on_remove_triggered(self) -> None:
        self.removal_chosen.emit()


def _is_in_text(finding: Finding) -> bool:
    place = finding.place
    return finding.span is not None and place.field == "text" and place.indicator is None


def _cells(findings: tuple[Finding, ...]) -> dict[CellName, Severity]:
    """Which cells of the table findings speak of, with the most serious severity of each."""
    marks: dict[CellName, Severity] = {}
    for finding in findings:
        if finding.place.indicator is None or finding.place.field is None:
            continue
        name = (finding.place.indicator, finding.place.field)
        if name not in marks or gravity(finding.severity) < gravity(marks[name]):
            marks[name] = finding.severity
    return marks
