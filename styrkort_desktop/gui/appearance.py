"""Which theme is on: light, dark, or as the system says, and how large the text. Tells when it becomes another."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory

from styrkort_desktop.gui.stylesheet import stylesheet
from styrkort_desktop.gui.theme import DARK, LIGHT, Theme
from styrkort_desktop.settings import Appearance as Choice

ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)


class Appearance(QObject):
    """Puts the theme on the whole application. `changed` tells that colours or sizes are others now."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = Choice.SYSTEM, zoom: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self.choice = choice
        self.zoom = zoom
        self.theme = Theme()
        style = QStyleFactory.create("Fusion")
        if style is not None:
            app.setStyle(style)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)
        self._put_on()

    def choose(self, choice: Choice) -> None:
        """Light, dark, or as the system says."""
        self.choice = choice
        self._put_on()

    def choose_zoom(self, zoom: int) -> None:
        """The size of all text, in per cent."""
        self.zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self._put_on()

    def larger(self) -> None:
        """The next larger size of text."""
        self.choose_zoom(next((one for one in ZOOMS if one > self.zoom), ZOOMS[-1]))

    def smaller(self) -> None:
        """The next smaller size of text."""
        self.choose_zoom(next((one for one in reversed(ZOOMS) if one < self.zoom), ZOOMS[0]))

    def _on_color_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self.choice is Choice.SYSTEM:
            self._put_on()

    def _put_on(self) -> None:
        system_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        dark = self.choice is Choice.DARK or (self.choice is Choice.SYSTEM and system_dark)
        self.theme = Theme(DARK if dark else LIGHT, dark, self.zoom / 100)
        self._app.setPalette(self.theme.palette())
        font = self._app.font()
        font.setPointSizeF(self.theme.text)
        self._app.setFont(font)
        self._app.setStyleSheet(stylesheet(self.theme))
        self.changed.emit()
