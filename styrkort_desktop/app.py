"""The window's door: makes the parts and hands each what it needs. Nothing else in the program knows all of them."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from styrkort_desktop import __version__
from styrkort_desktop.desk.locations import settings_path
from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.dialogs.closing import run_dialog
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.error_report import ErrorDoor
from styrkort_desktop.gui.icons import icon
from styrkort_desktop.gui.language import use_language
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.memory import GarbageTimer
from styrkort_desktop.gui.rescuing import Rescuer
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.settings import APPEARANCE, LANGUAGE, LAST_FILE, TEXT_ZOOM, SettingsFile
from styrkort_desktop.settings import Appearance as Choice


def run(path: Path | None, language: Language | None = None) -> int:
    """Open the window on a file, on the last one with None, and stay until it is closed; gives the exit status."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    QCoreApplication.setApplicationName("Styrkort")
    QCoreApplication.setApplicationVersion(__version__)
    app = QApplication(sys.argv[:1])
    app.setWindowIcon(icon("styrkort"))
    settings = SettingsFile(settings_path())
    spoken = language or Language(settings.value(LANGUAGE))
    translators = use_language(app, spoken)
    garbage = GarbageTimer(app)
    door = ErrorDoor(spoken, app)
    door.install()
    appearance = Appearance(app, Choice(settings.value(APPEARANCE)), settings.value(TEXT_ZOOM))
    window = MainWindow(settings, appearance, spoken)
    rescuer = Rescuer(window, settings, spoken)
    door.rescue = rescuer.offer
    window.show()
    tell_of_settings(window, settings, spoken)
    _open_first(window, path, settings, door)
    try:
        return app.exec()
    finally:
        door.remove()
        garbage.stop()
        del translators


def tell_of_settings(window: MainWindow, settings: SettingsFile, language: Language) -> None:
    """Settings that could not be read are told of, once: they lie aside, and defaults are in force."""
    if settings.remark is not None:
        heading = QCoreApplication.translate("MessageDialog", "Inställningarna gick inte att läsa")
        run_dialog(MessageDialog(window, Tone.WARNING, heading, settings.remark.into(language)))


def _open_first(window: MainWindow, path: Path | None, settings: SettingsFile, door: ErrorDoor) -> None:
    """The file that was named, or the one that was open last if it is still there."""
    last = settings.value(LAST_FILE)
    chosen = path or (Path(last) if last and Path(last).is_file() else None)
    if chosen is None:
        return
    try:
        window.open_path(chosen.resolve())
    except StyrkortError as error:
        door.show(error)
