"""A real window without a screen, on a real database in a temporary folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from styrkort_desktop.desk.new_file import new_file
from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.settings import Appearance as Choice
from styrkort_desktop.settings import SettingsFile
from styrkort_desktop.store import Database
from styrkort_desktop.template import Template, built_in_template
from tests.gui.helping import Answer


@pytest.fixture(autouse=True)
def _no_answer_left_waiting() -> Iterator[None]:
    """An answer whose dialog never came must not answer the next test's."""
    yield
    app = QApplication.instance()
    for one in app.findChildren(Answer) if app is not None else []:
        one.stop()


@pytest.fixture(scope="session")
def template() -> Template:
    return built_in_template()


@pytest.fixture(scope="session")
def department_file(tmp_path_factory: pytest.TempPathFactory, template: Template) -> Path:
    """The barn- och utbildningsförvaltning's file with its invented scorecard; tests work on copies."""
    path = tmp_path_factory.mktemp("department") / "bun.styrkort"
    new_file(path, template, ("BUN",), demo=True).close()
    return path


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory, template: Template) -> Path:
    """The finance office's file with all invented scorecards; tests work on copies."""
    path = tmp_path_factory.mktemp("office") / "kontoret.styrkort"
    new_file(path, template, demo=True).close()
    return path


@pytest.fixture
def path(department_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(department_file, tmp_path / "bun.styrkort"))


@pytest.fixture
def office_path(office_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(office_file, tmp_path / "kontoret.styrkort"))


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with Database.open(path) as opened:
        yield opened


@pytest.fixture
def file(database: Database, appearance: Appearance) -> Iterator[OpenFile]:  # noqa: ARG001 - brings the application
    opened = OpenFile(database, Language.SWEDISH)
    yield opened
    opened.abandon()
    opened.deleteLater()


@pytest.fixture(scope="session")
def appearance(qapp: QApplication) -> Appearance:
    return Appearance(qapp, Choice.LIGHT)


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture
def make_window(appearance: Appearance, settings: SettingsFile) -> Iterator[Callable[..., MainWindow]]:
    made: list[MainWindow] = []

    def make(
        path: Path | None = None, language: Language = Language.SWEDISH, size: tuple[int, int] = (1440, 900)
    ) -> MainWindow:
        window = MainWindow(settings, appearance, language)
        made.append(window)
        window.resize(*size)
        window.show()
        if path is not None:
            window.open_path(path)
        return window

    yield make
    for window in made:
        if window.file is not None:
            if window._access is not None:
                window._access.pause()  # as the window does: nothing reads on another thread while the file is closed
            window.file.abandon()
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(make_window: Callable[..., MainWindow], path: Path) -> MainWindow:
    return make_window(path)
