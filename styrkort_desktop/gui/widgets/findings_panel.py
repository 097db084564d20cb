"""What the checker says of the goal at hand, beside it while it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QWidget

from styrkort_desktop.gui.aspects import Aspect
from styrkort_desktop.gui.checker import Verdict
from styrkort_desktop.gui.finding_deeds import FindingDeeds
from styrkort_desktop.gui.forms.ui_findings_panel import Ui_FindingsPanel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.widgets.finding_card import FindingCard
from styrkort_desktop.gui.widgets.left_card import LeftToDoCard
from styrkort_desktop.gui.widgets.looks import empty_layout
from styrkort_desktop.scorecard.findings import Criterion, Finding

_BESIDE_WIDTH = 308
_BELOW_HEIGHT = 220
_CARD_WIDTH = 470


class FindingsPanel(QFrame):
    """Shown beside the page of an area, or below it where the window is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_FindingsPanel()
        self._ui.setupUi(self)
        self._ui.scroll.viewport().setAutoFillBackground(False)
        self._file: OpenFile | None = None
        self._deeds: FindingDeeds | None = None
        self._shown: tuple[object, ...] = ()
        self._examples_of: set[str] = set()
        self._below = False
        self._zoom = 1.0

    def set_file(self, file: OpenFile) -> None:
        """Listen to a file. Called once, when the form is made."""
        self._file = file
        self._deeds = FindingDeeds(file, self)
        file.changed.connect(self._on_file_changed)
        self._show(file)

    def set_below(self, below: bool, zoom: float) -> None:
        """Lie below the page, with the cards in a row, or stand beside it, with the cards in a column.

        `zoom`: how much all text is enlarged.
        """
        self._below = below
        self._zoom = zoom
        cards = self._ui.cards
        cards.setDirection(QBoxLayout.Direction.LeftToRight if below else QBoxLayout.Direction.TopToBottom)
        off, need = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._ui.scroll.setHorizontalScrollBarPolicy(need if below else off)
        if below:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
            self._ui.panel_layout.setContentsMargins(28, 10, 12, 6)
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(16_777_215)
            self.setFixedWidth(int(_BESIDE_WIDTH * zoom))
            self._ui.panel_layout.setContentsMargins(0, 24, 0, 8)
        self._shown = ()
        if self._file is not None:
            self._show(self._file)

    def _on_file_changed(self, aspect: Aspect) -> None:
        if self._file is not None and aspect & ~Aspect.SAVING:
            self._show(self._file)

    def _show(self, file: OpenFile) -> None:
        spot = file.spot
        self.setVisible(spot.page is Page.AREA and spot.goal is not None)
        if spot.page is not Page.AREA or spot.goal is None:
            return
        verdict = file.verdict.about_goal(spot.goal)
        state = (spot.area, spot.goal, verdict, file.can_write)
        if state == self._shown:
            return
        had_keyboard = (
            self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() is not None else False
        )
        self._shown = state
        self._fill(file, verdict)
        if had_keyboard:
            self._keep_keyboard(file)

    def _fill(self, file: OpenFile, verdict: Verdict) -> None:
        empty_layout(self._ui.cards)
        for criterion in Criterion:
            said = verdict.of_criterion(criterion).said
            if said and not self._below:  # in a row of cards each card names its demand itself
                self._add(self._label(file.say(criterion.label), "strong"))
            for finding in said:
                self._add(self._card(finding, file))
        if verdict.left:
            left = LeftToDoCard(verdict.left, file.language, self._ui.body)
            left.place_chosen.connect(self._on_card_place_chosen)
            self._add(left)
        if not verdict.said and not verdict.left:
            self._add(self._label(self.tr("Inga påpekanden."), "soft"))
        self._ui.cards.addStretch(1)
        if self._below:
            self._fit_height()

    def _label(self, text: str, look: str) -> QLabel:
        label = QLabel(text, self._ui.body)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("look", look)
        return label

    def _card(self, finding: Finding, file: OpenFile) -> FindingCard:
        card = FindingCard(finding, file.language, self._ui.body, can_write=file.can_write)
        card.fix_chosen.connect(self._on_card_fix_chosen)
        card.place_chosen.connect(self._on_card_place_chosen)
        card.waive_chosen.connect(self._on_card_waive_chosen)
        card.rule_chosen.connect(self._on_card_rule_chosen)
        if self._below:
            card.set_compact()
        if finding.rule in self._examples_of:
            card.show_example()
        card.example_toggled.connect(self._on_card_example_toggled)
        return card

    def _fit_height(self) -> None:
        """Below the page: as high as the cards, within bounds, so that the goal keeps its room."""
        self._ui.cards.activate()
        around = self._ui.heading.sizeHint().height() + 10 + 10 + 6
        self.setFixedHeight(min(self._ui.cards.sizeHint().height() + around + 8, int(_BELOW_HEIGHT * self._zoom)))

    def _add(self, widget: QWidget) -> None:
        if self._below and not isinstance(widget, QLabel):
            widget.setFixedWidth(int(_CARD_WIDTH * self._zoom))
        self._ui.cards.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop if self._below else Qt.AlignmentFlag(0))
        widget.show()

    def _keep_keyboard(self, file: OpenFile) -> None:
        """The pressed button is gone: the keyboard goes to the goal it was about."""
        spot = file.spot
        if spot.goal is not None:
            file.go_to(Spot(Page.AREA, spot.area, spot.goal, field="text"))

    def _on_card_fix_chosen(self, finding: Finding) -> None:
        if self._deeds is not None:
            self._deeds.fix(finding)

    def _on_card_place_chosen(self, finding: Finding) -> None:
        if self._deeds is not None:
            self._deeds.go(finding)

    def _on_card_waive_chosen(self, finding: Finding) -> None:
        if self._deeds is not None:
            self._deeds.waive(finding)

    def _on_card_rule_chosen(self, finding: Finding) -> None:
        if self._deeds is not None:
            self._deeds.explain(finding)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._deeds is not None:
            self._deeds.show_menu(event, self)

    def _on_card_example_toggled(self, finding: Finding, shown: bool) -> None:
        """A rule's examples stay open while its cards are made anew."""
        (self._examples_of.add if shown else self._examples_of.discard)(finding.rule)
        if self._below:
            self._fit_height()
