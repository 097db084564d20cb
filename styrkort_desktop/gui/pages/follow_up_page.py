"""The page of following up: one reporting round, area by area, and the round's texts last."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import QWidget

from styrkort_desktop.desk.flat_tables import NoRounds, round_in_turn
from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.aspects import Aspect
from styrkort_desktop.gui.following.at_round import (
    AtRound,
    LastAtRound,
    areas_judged,
    areas_without_goals,
    left_of,
    round_name,
    rounds_of,
)
from styrkort_desktop.gui.following.judgement import texts_form
from styrkort_desktop.gui.following.outcome_grid import outcome_grid
from styrkort_desktop.gui.following.words import left_in_words
from styrkort_desktop.gui.forms.ui_follow_up_page import Ui_FollowUpPage
from styrkort_desktop.gui.history_rows import day_in_words
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.widgets.follow_up_card import FollowUpCard
from styrkort_desktop.gui.widgets.form_card import FormCard
from styrkort_desktop.gui.widgets.looks import empty_layout, plain_label
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.texts import Text

_LAST_DAY = Text("Sista dag: {day}.", "Last day: {day}.")
_IN_TURN = Text("{round} (i tur)", "{round} (in turn)")
_WITHOUT_GOALS = Text("Utan mål, så inget att bedöma: {areas}.", "Without goals, so nothing to judge: {areas}.")
_NO_GOALS = Text("Styrkortet har inga mål att följa upp än.", "The scorecard has no goals to follow up yet.")
_NOT_ASKED = Text(
    "Prognos och vad som väntas vid årets slut efterfrågas bara under året.",
    "Forecasts, and what is expected of the year's end, are asked for within the year only.",
)
_NO_ROUNDS = Text("Mallen har inga uppföljningstillfällen.", "The template has no reporting rounds.")


class FollowUpPage(QWidget):
    """Follows the open file; its cards are made anew for another round, other goals or other columns."""

    def __init__(self, file: OpenFile, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._appearance = appearance
        self._at_round = LastAtRound()
        self._made: object = None
        self._cards: list[FollowUpCard] = []
        self._texts: FormCard | None = None
        self._in_turn: RoundRef | None = None
        self._ui = Ui_FollowUpPage()
        self._ui.setupUi(self)
        self._ui.undo_button.clicked.connect(file.undo)
        self._ui.round_choice.activated.connect(self._on_round_choice_activated)
        file.changed.connect(self._on_file_changed)
        self._show()

    def take_keyboard(self) -> None:
        """Put the keyboard in the first card."""
        if self._cards:
            self._cards[0].take_keyboard()
        else:
            self._ui.round_choice.setFocus()

    def _on_file_changed(self, aspect: Aspect) -> None:
        if aspect & ~Aspect.FINDINGS:
            self._show()

    def _show(self) -> None:
        if self._file.spot.page is not Page.FOLLOW_UP:
            return
        self._show_undo()
        ref = self._offer_rounds()
        if ref is None:
            self._ui.left_label.setText(self._file.say(_NO_ROUNDS))
            return
        at = self._at_round(self._file.scorecard, self._file.template, ref)
        self._show_head(at)
        made = self._shape(at)
        if made != self._made:
            self._made = made
            self._make_cards(at)
        for card in self._cards:
            card.show_scorecard(at)
        if self._texts is not None:
            self._texts.show_scorecard()

    def _show_undo(self) -> None:
        name = self._file.undo_name()
        self._ui.undo_button.setEnabled(name is not None)
        tip = self.tr("Ångra {0}").format(name) if name else self.tr("Det finns inget att ångra")
        self._ui.undo_button.setToolTip(tip)
        self._ui.undo_button.setAccessibleName(tip)

    def _offer_rounds(self) -> RoundRef | None:
        """Fill the list of rounds; the one that is shown, None where the template has none."""
        template, choice = self._file.template, self._ui.round_choice
        every = rounds_of(template)
        try:
            in_turn = round_in_turn(template, _today())
        except NoRounds:
            choice.clear()
            return None
        if choice.count() != len(every) or in_turn != self._in_turn:
            self._in_turn = in_turn
            choice.clear()
            for ref in every:
                name = round_name(template, ref)
                choice.addItem(self._file.say(_IN_TURN).format(round=name) if ref == in_turn else name)
        ref = self._file.spot.round or in_turn
        choice.setCurrentIndex(every.index(ref))
        return ref

    def _show_head(self, at: AtRound) -> None:
        file, ui = self._file, self._ui
        day = day_in_words(at.template.reporting_date(at.ref), _today(), file.language)
        ui.day_label.setText(file.say(_LAST_DAY.format(day=day[:1].lower() + day[1:])))
        ui.left_label.setText(file.say(left_in_words(left_of(at))))
        not_asked = file.say(_NOT_ASKED) if at.occasion.is_year_end else ""
        instructions = "\n".join(filter(None, (at.described.instructions, not_asked)))
        ui.instructions.setText(instructions)
        ui.instructions.setVisible(bool(instructions))

    def _shape(self, at: AtRound) -> object:
        """What the cards are made for: where it is the same, they only say something else."""
        goals = tuple(
            (area.key, goal.id, tuple(column.heading for column in outcome_grid(goal, number, at).columns))
            for area in areas_judged(at)
            for number, goal in enumerate(at.scorecard.goals_of(area.key), 1)
        )
        return self._file.unit, at.ref, at.described, goals, areas_without_goals(at)

    def _make_cards(self, at: AtRound) -> None:
        file, body, cards = self._file, self._ui.body, self._ui.cards
        empty_layout(cards)
        self._cards = [
            FollowUpCard(area, at, self._at_round, file, self._appearance, body) for area in areas_judged(at)
        ]
        form = texts_form(at)
        self._texts = FormCard(form, file, body) if form is not None else None
        for card in self._cards:
            cards.addWidget(card)
        if not self._cards:
            cards.addWidget(plain_label(file.say(_NO_GOALS), "soft", body))
        without = areas_without_goals(at)
        if without and self._cards:
            names = ", ".join(one.short_name for one in without)
            cards.addWidget(plain_label(file.say(_WITHOUT_GOALS.format(areas=names)), "soft", body))
        if self._texts is not None:
            cards.addWidget(self._texts)
        self._put_in_tab_order()

    def _put_in_tab_order(self) -> None:
        before: QWidget = self._ui.undo_button
        stops = [stop for card in self._cards for stop in card.stops()]
        for stop in (*stops, *(self._texts.stops() if self._texts is not None else ())):
            QWidget.setTabOrder(before, stop)
            before = stop

    def _on_round_choice_activated(self, index: int) -> None:
        self._file.go_to(Spot(Page.FOLLOW_UP, round=rounds_of(self._file.template)[index]))


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()
