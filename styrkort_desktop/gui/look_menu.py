"""The part of the menu *Visa* that is about the look: light or dark, and how large the text is. Remembers both."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.forms.ui_main_window import Ui_MainWindow
from styrkort_desktop.settings import APPEARANCE, TEXT_ZOOM, SettingsFile
from styrkort_desktop.settings import Appearance as Choice


class LookMenu(QObject):
    """Made once for the window."""

    def __init__(self, ui: Ui_MainWindow, settings: SettingsFile, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._menu = ui.appearance_menu
        self._settings = settings
        self._appearance = appearance
        group = QActionGroup(self)
        labels = {Choice.SYSTEM: self.tr("Som systemet"), Choice.LIGHT: self.tr("Ljust"), Choice.DARK: self.tr("Mörkt")}
        for choice, label in labels.items():
            action = QAction(label, group)
            action.setCheckable(True)
            action.setChecked(choice is appearance.choice)
            action.setData(choice.value)
            self._menu.addAction(action)
        group.triggered.connect(self._on_group_triggered)
        ui.larger_text_action.triggered.connect(self._on_larger_text_action_triggered)
        ui.smaller_text_action.triggered.connect(self._on_smaller_text_action_triggered)
        ui.normal_text_action.triggered.connect(self._on_normal_text_action_triggered)
        appearance.changed.connect(self._on_appearance_changed)

    def refresh(self) -> None:
        """The look was chosen elsewhere."""
        for action in self._menu.actions():
            action.setChecked(action.data() == self._appearance.choice.value)

    def _on_group_triggered(self, action: QAction) -> None:
        choice = Choice(action.data())
        self._settings.keep(APPEARANCE, choice.value)
        self._appearance.choose(choice)

    def _on_larger_text_action_triggered(self) -> None:
        self._appearance.larger()

    def _on_smaller_text_action_triggered(self) -> None:
        self._appearance.smaller()

    def _on_normal_text_action_triggered(self) -> None:
        self._appearance.choose_zoom(100)

    def _on_appearance_changed(self) -> None:
        self._settings.keep(TEXT_ZOOM, self._appearance.zoom)
