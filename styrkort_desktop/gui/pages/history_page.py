"""The history: who changed what and when, chosen among, with old and new value, and the ways back."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from styrkort_desktop.desk.history import changed_since_sent, restore_removed, restore_row, restore_value
from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.aspects import Aspect
from styrkort_desktop.gui.delegates.history_delegate import HistoryDelegate
from styrkort_desktop.gui.dialogs.closing import run_dialog
from styrkort_desktop.gui.dialogs.message import MessageDialog, ask
from styrkort_desktop.gui.dialogs.restore_goal import RestoreGoalDialog
from styrkort_desktop.gui.forms.ui_history_page import Ui_HistoryPage
from styrkort_desktop.gui.history_filter import Asked, OnlyField, Period
from styrkort_desktop.gui.history_rows import HistoryRow, HistoryWords, rows_of_steps, rows_since_sent
from styrkort_desktop.gui.models.history_model import HistoryModel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.places_in_words import excerpt
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.spots_in_scorecard import spot_of_row
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.scorecard.changes import ChangeKind
from styrkort_desktop.store import UnitChange

_PAGE = 40
_TYPING_PAUSE_MS = 250
_BESIDE_FROM = 760
"""From this width on the chosen step stands beside the list."""
_DETAIL_WIDTH = 348


class HistoryPage(QWidget):
    """Follows the open file; read anew when it is looked at and something has changed.

    Which goal it is about is told by the spot.
    """

    def __init__(self, file: OpenFile, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._appearance = appearance
        self._asked = Asked()
        self._words = HistoryWords(file.template, file.language, {}, with_unit=False)
        self._ui = ui = Ui_HistoryPage()
        ui.setupUi(self)
        self._model = HistoryModel(self)
        ui.history_view.setModel(self._model)
        ui.history_view.setItemDelegate(HistoryDelegate(appearance, ui.history_view))
        ui.detail.set_file(file)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_PAUSE_MS)
        self._fill_choosers()
        self._connect()
        self._arrange(self.width())
        self._show()

    def _fill_choosers(self) -> None:
        ui = self._ui
        periods = {
            Period.EVER: self.tr("All tid"),
            Period.TODAY: self.tr("I dag"),
            Period.WEEK: self.tr("En vecka"),
            Period.MONTH: self.tr("En månad"),
            Period.YEAR: self.tr("Ett år"),
        }
        for period, label in periods.items():
            ui.period_chooser.addItem(label, period)
        ui.unit_chooser.addItem(self.tr("Den här enheten"), False)
        ui.unit_chooser.addItem(self.tr("Alla enheter"), True)
        ui.unit_chooser.setVisible(len(self._file.unit_codes) > 1)
        room = ui.show_all_button.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # or the list would jump
        ui.show_all_button.setSizePolicy(room)

    def _connect(self) -> None:
        ui = self._ui
        ui.text_edit.textEdited.connect(self._on_text_edit_edited)
        ui.text_edit.returnPressed.connect(self._on_typing_timeout)
        ui.goal_chooser.activated.connect(self._on_goal_chooser_activated)
        ui.who_chooser.activated.connect(self._on_who_chooser_activated)
        ui.period_chooser.activated.connect(self._on_period_chooser_activated)
        ui.unit_chooser.activated.connect(self._on_unit_chooser_activated)
        ui.sent_check.toggled.connect(self._on_sent_check_toggled)
        ui.show_all_button.clicked.connect(self.show_all)
        ui.history_view.selectionModel().currentChanged.connect(self._on_view_current_changed)
        ui.history_view.activated.connect(self._on_view_activated)
        ui.detail.go_chosen.connect(self._on_go_chosen)
        ui.detail.only_chosen.connect(self._on_only_chosen)
        ui.detail.restore_value_chosen.connect(self._on_restore_value_chosen)
        ui.detail.restore_goal_chosen.connect(self._on_restore_goal_chosen)
        ui.detail.undo_chosen.connect(self._on_undo_chosen)
        self._typing.timeout.connect(self._on_typing_timeout)
        self._file.changed.connect(self._on_file_changed)

    def take_keyboard(self) -> None:
        """The list, where there is one."""
        (self._ui.history_view if self._ui.list_area.isVisible() else self._ui.text_edit).setFocus()

    # -- showing

    def _on_file_changed(self, aspect: Aspect) -> None:
        if aspect & (Aspect.CONTENT | Aspect.UNIT | Aspect.SPOT | Aspect.ACCESS):
            self._show()

    def _show(self) -> None:
        if self._file.spot.page is not Page.HISTORY:
            return
        if self._asked.goal != self._file.spot.goal:
            self._asked = replace(self._asked, goal=self._file.spot.goal, only=None)
        self._words = self._read_words()
        self._show_choices()
        chosen = self._ui.detail.row
        self._model.show_rows(self._more)
        number = self._model.number_of(chosen.key) if chosen is not None else self._model.first_step()
        self._ui.list_area.setVisible(number >= 0)
        self._ui.empty_area.setVisible(number < 0)
        if number >= 0:
            self._ui.history_view.setCurrentIndex(self._model.index(number))
        else:
            self._show_why_empty()
        self._show_row()

    def _read_words(self) -> HistoryWords:
        every = self._asked.every_unit
        known = self._file.database.known_rows(None if every else self._file.unit)
        return HistoryWords(self._file.template, self._file.language, known, every)

    def _more(self, last: HistoryRow | None) -> Sequence[HistoryRow]:
        if self._asked.since_sent:
            return () if last is not None else self._since_sent()
        today = _today()
        before = last.entry.id if last is not None and last.entry is not None else None
        day = last.entry.time.astimezone().date() if last is not None and last.entry is not None else None
        chosen = self._asked.filter(self._file.unit, today)
        entries = self._file.database.history(chosen, limit=_PAGE, before=before)
        return rows_of_steps(entries, self._words, today, day)

    def _since_sent(self) -> list[HistoryRow]:
        codes = self._file.unit_codes if self._asked.every_unit else (self._file.unit,)
        found = (changed_since_sent(self._file.database, code) for code in codes)
        return [row for since in found if since is not None for row in rows_since_sent(since, self._words)]

    def _show_choices(self) -> None:
        ui, asked, only = self._ui, self._asked, self._asked.only
        self._fill_goals()
        self._fill_writers()
        ui.period_chooser.setCurrentIndex(ui.period_chooser.findData(asked.period))
        ui.unit_chooser.setCurrentIndex(ui.unit_chooser.findData(asked.every_unit))
        for widget in (ui.text_edit, ui.goal_chooser, ui.who_chooser, ui.period_chooser):
            widget.setEnabled(not asked.since_sent)
        ui.sent_check.setChecked(asked.since_sent)
        ui.only_label.setText(self.tr("Bara {0}").format(only.label) if only else "")
        ui.show_all_button.setVisible(asked.narrows)
        goal = self._words.known.get((self._file.unit, asked.goal or ""))
        ui.heading.setText(
            self.tr("Historik för {0}").format(f"”{excerpt(goal.name)}”" if goal.name else self.tr("målet"))
            if goal is not None
            else self.tr("Vad som har ändrats, när och av vem")
        )

    def _fill_goals(self) -> None:
        """Every goal of the unit, also those that have been removed."""
        chooser, scorecard = self._ui.goal_chooser, self._file.scorecard
        chooser.clear()
        chooser.addItem(self.tr("Alla mål"), None)
        there = [goal.id for area in self._file.template.areas for goal in scorecard.goals_of(area.key)]
        for goal_id in there:
            chooser.addItem(excerpt(scorecard.goal(goal_id).text or self.tr("Mål utan text"), 80), goal_id)
        for (unit, row), known in self._words.known.items():
            if unit == self._file.unit and known.record == "goal" and row not in there:
                name = excerpt(known.name or self.tr("Mål utan text"), 80)
                chooser.addItem(self.tr("{0} (borttaget)").format(name), row)
        chooser.setCurrentIndex(max(chooser.findData(self._asked.goal), 0))
        chooser.setVisible(not self._asked.every_unit)

    def _fill_writers(self) -> None:
        chooser, writers = self._ui.who_chooser, self._file.database.writers()
        chooser.clear()
        chooser.addItem(self.tr("Alla"), None)
        for who in writers:
            chooser.addItem(who, who)
        chooser.setCurrentIndex(max(chooser.findData(self._asked.who), 0))
        chooser.setVisible(len(writers) > 1)

    def _show_why_empty(self) -> None:
        ui, file = self._ui, self._file
        begins = file.database.history_begins()
        if self._asked.since_sent:
            if any(file.database.dispatches(code) for code in (file.unit,)):
                heading, text = self.tr("Inget har ändrats sedan utskicket."), ""
            else:
                heading = self.tr("Ingen fil har skapats än.")
                text = self.tr("När en fil har skapats syns här vad som har ändrats sedan dess.")
        elif self._asked.narrows:
            heading = self.tr("Ingenting i historiken stämmer med det du har valt.")
            text = self.tr("Välj en längre tid eller ett annat mål, eller visa allt.")
        else:
            heading = self.tr("Inget är ändrat än.")
            text = self.tr(
                "Varje ändring kommer att synas här: vem som gjorde den, när, vad som stod förut och vad som står nu."
            )
        if begins is not None and not self._asked.since_sent:
            text = f"{text} {self.tr('Historiken före {0} är borttagen.').format(begins.isoformat())}".strip()
        ui.empty_heading.setText(heading)
        ui.empty_label.setText(text)
        ui.empty_label.setVisible(bool(text))

    def _on_view_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_row()

    def _show_row(self) -> None:
        self._ui.detail.show_row(self._model.row(self._ui.history_view.currentIndex().row()), self._words)

    # -- what is asked for

    def _ask(self, asked: Asked) -> None:
        if asked != self._asked:
            self._asked = asked
            self._show()

    def show_all(self) -> None:
        """Everything of the unit, or of all units, as chosen."""
        self._ui.text_edit.clear()
        self._asked = Asked(every_unit=self._asked.every_unit)
        self._file.go_to(Spot(Page.HISTORY))

    def _on_text_edit_edited(self, _: str) -> None:
        self._typing.start()

    def _on_typing_timeout(self) -> None:
        self._typing.stop()
        self._ask(replace(self._asked, text=self._ui.text_edit.text()))

    def _on_goal_chooser_activated(self, index: int) -> None:
        self._file.go_to(Spot(Page.HISTORY, goal=self._ui.goal_chooser.itemData(index)))

    def _on_who_chooser_activated(self, index: int) -> None:
        self._ask(replace(self._asked, who=self._ui.who_chooser.itemData(index)))

    def _on_period_chooser_activated(self, index: int) -> None:
        self._ask(replace(self._asked, period=Period(self._ui.period_chooser.itemData(index))))

    def _on_unit_chooser_activated(self, index: int) -> None:
        every = bool(self._ui.unit_chooser.itemData(index))
        self._ask(replace(self._asked, every_unit=every, only=None))

    def _on_sent_check_toggled(self, checked: bool) -> None:
        self._ask(replace(self._asked, since_sent=checked))

    def _on_only_chosen(self) -> None:
        one = self._ui.detail.current
        if one is not None:
            label = self._words.field(one.change)
            place = self._words.place(one.unit, one.row)
            only = OnlyField(one.row, one.change.path, f"{place} › {label}" if place else label)
            self._ask(replace(self._asked, only=only, since_sent=False))

    # -- the ways back

    def _on_view_activated(self, _: QModelIndex) -> None:
        self._on_go_chosen()

    def _on_go_chosen(self) -> None:
        """Show the goal as it is now; where it has been removed there is nowhere to go."""
        one = self._ui.detail.current
        goal = self._words.goal_of(one) if one is not None else None
        if one is None or goal is None or goal.removed:
            return
        self._file.show_unit(one.unit)
        scorecard = self._file.scorecard
        spot = spot_of_row(one.row, scorecard) or spot_of_row(goal.id, scorecard)
        if spot is not None:
            self._file.go_to(replace(spot, field=_field_of(one)))

    def _on_restore_value_chosen(self) -> None:
        one, row = self._ui.detail.current, self._ui.detail.row
        if one is None or row is None:
            return
        if one.change.kind is ChangeKind.FIELD:
            self._file.put_back(lambda database: restore_value(database, one.unit, one.change))
        elif row.entry is not None:
            step = row.entry.id
            self._file.put_back(lambda database: restore_removed(database, one.unit, one.row, step))

    def _on_restore_goal_chosen(self) -> None:
        one, row = self._ui.detail.current, self._ui.detail.row
        goal = self._words.goal_of(one) if one is not None else None
        if goal is None or row is None:
            return
        made = row.entry.time.astimezone().date() if row.entry is not None else _today()
        before = made - datetime.timedelta(days=1)
        self._file.flush()
        dialog = RestoreGoalDialog(self._file, goal, before, self._words, self)
        if run_dialog(dialog):
            day = dialog.day
            self._file.put_back(lambda database: restore_row(database, goal.unit, goal.id, day))

    def _on_undo_chosen(self) -> None:
        row = self._ui.detail.row
        if row is None or row.entry is None:
            return
        self._file.flush()
        steps = self._file.database.steps_after(row.entry.id)
        if not steps:
            text = self.tr("Det finns inget efter det här steget att ångra.")
            run_dialog(MessageDialog(self, Tone.ADVICE, self.tr("Du är redan här"), text))
            return
        newest = self.tr("{0} steg ångras. Det nyaste är ”{1}”.").format(len(steps), self._file.say(steps[0].label))
        text = f"{newest} {self.tr('De kan göras om efteråt.')}"
        if ask(self, self.tr("Ångra till hit?"), text, yes=self.tr("Ångra till hit"), no=self.tr("Avbryt")):
            self._file.put_back(lambda database: database.undo(len(steps)))

    # -- width

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        """The chosen step beside the list where there is room, else below it."""
        zoom = self._appearance.theme.zoom
        beside = width >= _BESIDE_FROM * zoom
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        scroll = self._ui.detail_scroll
        self._ui.columns.setDirection(direction)
        self._ui.columns.setStretch(1, 0 if beside else 1)
        scroll.setMinimumWidth(int(_DETAIL_WIDTH * zoom) if beside else 0)
        scroll.setMaximumWidth(int(_DETAIL_WIDTH * zoom) if beside else 16_777_215)


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()


def _field_of(one: UnitChange) -> str | None:
    """The field to put the keyboard in, where the page has one."""
    return ".".join(one.change.path) if one.change.kind is ChangeKind.FIELD else None
