"""Which files were opened, which is open, and where in each the person was: kept in the settings, shown for opening."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.pages.start_page import StartPage
from styrkort_desktop.gui.spots import Spot
from styrkort_desktop.settings import LAST_FILE, PLACES, RECENT_FILES, SettingsFile
from styrkort_desktop.settings.declared import RECENT_LIMIT


class RecentFiles(QObject):
    """`chosen` carries the path of a file that the person wants to open again."""

    chosen = Signal(object)

    def __init__(self, menu: QMenu, start_page: StartPage, settings: SettingsFile, parent: QObject) -> None:
        super().__init__(parent)
        self._menu = menu
        self._start_page = start_page
        self._settings = settings
        start_page.file_chosen.connect(self._on_start_page_file_chosen)
        self._show()

    def remember(self, path: Path) -> None:
        """A file is open."""
        name = str(path)
        recent = [name, *(one for one in self._settings.value(RECENT_FILES) if one != name)][:RECENT_LIMIT]
        self._settings.keep(RECENT_FILES, recent)
        self._settings.keep(LAST_FILE, name)
        self._show()

    def none_open(self) -> None:
        """The file is closed."""
        self._settings.keep(LAST_FILE, "")
        self._show()

    def leave_open(self, path: str) -> None:
        """The window closes with this file in it; empty for none."""
        self._settings.keep(LAST_FILE, path)

    def place_in(self, path: Path) -> tuple[str | None, Spot]:
        """Which unit the person had in hand in a file, and where they were."""
        unit, _, spot = self._settings.value(PLACES).get(str(path), "").partition(" ")
        return unit or None, Spot.parse(spot)

    def remember_place(self, file: OpenFile) -> None:
        """The same, for the next time."""
        places = {**self._settings.value(PLACES), str(file.database.path): f"{file.unit} {file.spot}"}
        recent = self._settings.value(RECENT_FILES)
        self._settings.keep(PLACES, {path: place for path, place in places.items() if path in recent})

    def _show(self) -> None:
        recent = [path for path in self._settings.value(RECENT_FILES) if Path(path).is_file()]
        self._start_page.show_recent(recent)
        self._menu.clear()
        self._menu.setEnabled(bool(recent))
        for path in recent:
            action = QAction(path.replace("&", "&&"), self._menu)
            action.setData(path)
            action.triggered.connect(self._on_action_triggered)
            self._menu.addAction(action)

    def _on_action_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(Path(str(action.data())))

    def _on_start_page_file_chosen(self, path: str) -> None:
        self.chosen.emit(Path(path))
