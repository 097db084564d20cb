"""The page of a direction's own data beside its goals: forms and grids, one card each."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.aspects import Aspect
from styrkort_desktop.gui.directions.of_direction import sections_of
from styrkort_desktop.gui.directions.sections import Form, Section
from styrkort_desktop.gui.forms.ui_direction_page import Ui_DirectionPage
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.spots import Page
from styrkort_desktop.gui.widgets.form_card import FormCard
from styrkort_desktop.gui.widgets.grid_card import GridCard
from styrkort_desktop.gui.widgets.looks import empty_layout


class DirectionPage(QWidget):
    """Follows the open file; its cards are made anew for another direction or kind of unit."""

    def __init__(self, file: OpenFile, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._appearance = appearance
        self._made: tuple[str, tuple[str, ...]] | None = None
        self._cards: list[FormCard | GridCard] = []
        self._ui = Ui_DirectionPage()
        self._ui.setupUi(self)
        self._ui.undo_button.clicked.connect(file.undo)
        file.changed.connect(self._on_file_changed)
        self._show()

    def take_keyboard(self) -> None:
        """Put the keyboard in the first card."""
        if self._cards:
            self._cards[0].take_keyboard()

    def _on_file_changed(self, aspect: Aspect) -> None:
        if aspect & ~Aspect.FINDINGS:
            self._show()

    def _show(self) -> None:
        spot = self._file.spot
        if spot.page is not Page.DIRECTION or spot.direction is None:
            return
        direction = self._file.template.direction(spot.direction)
        self._ui.crumb.setText(direction.name.upper())
        self._ui.heading.setText(self.tr("Uppgifter utöver målen"))
        name = self._file.undo_name()
        self._ui.undo_button.setEnabled(name is not None)
        tip = self.tr("Ångra {0}").format(name) if name else self.tr("Det finns inget att ångra")
        self._ui.undo_button.setToolTip(tip)
        self._ui.undo_button.setAccessibleName(tip)
        sections = sections_of(direction.key, self._file.scorecard)
        made = (f"{self._file.unit} {direction.key}", tuple(section.key for section in sections))
        if made != self._made:
            self._made = made
            self._make_cards(sections)
        for card in self._cards:
            card.show_scorecard()

    def _make_cards(self, sections: tuple[Section, ...]) -> None:
        empty_layout(self._ui.cards)
        self._cards = [self._card(section) for section in sections]
        before: QWidget = self._ui.undo_button
        for card in self._cards:
            self._ui.cards.addWidget(card)
            QWidget.setTabOrder(before, card.first_stop())
            before = card.first_stop()

    def _card(self, section: Section) -> FormCard | GridCard:
        if isinstance(section, Form):
            return FormCard(section, self._file, self._ui.body)
        return GridCard(section, self._file, self._appearance, self._ui.body)
