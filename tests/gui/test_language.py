"""English is complete, says the same with the same values, and Swedish numbers and months stay Swedish."""

from __future__ import annotations

import datetime
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from installer.assets import ROOT, find_tool
from styrkort_desktop.gui.language import drop_language, use_language
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.spots import OVERVIEW, Page, Spot
from styrkort_desktop.gui.status_line import day_in_words
from styrkort_desktop.scorecard.texts import Language
from tests.gui.helping import child, file_of, shown

ENGLISH = ROOT / "resources" / "translations" / "styrkort_en.ts"
SWEDISH_LETTERS = re.compile("[åäöÅÄÖ]")


def messages(path: Path) -> dict[tuple[str, str], Any]:
    """Every message of a translation, by context and source."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            found[context.findtext("name", ""), message.findtext("source", "")] = message
    return found


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    translators = use_language(qapp, Language.ENGLISH)
    yield
    drop_language(qapp, translators)
    QLocale.setDefault(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))


def test_every_text_of_the_window_is_in_the_translation(tmp_path: Path) -> None:
    sources = [
        *(ROOT / "ui").glob("*.ui"),
        *(one for one in (ROOT / "styrkort_desktop" / "gui").rglob("*.py") if "forms" not in one.parts),
    ]
    fresh = tmp_path / "fresh.ts"
    subprocess.run(
        [
            find_tool("lupdate"),
            *sources,
            "-source-language",
            "sv_SE",
            "-target-language",
            "en_GB",
            "-silent",
            "-ts",
            fresh,
        ],
        check=True,
        capture_output=True,
    )
    assert set(messages(fresh)) == set(messages(ENGLISH))


def test_every_text_is_translated_with_the_same_values() -> None:
    for (context, source), message in messages(ENGLISH).items():
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, f"{context}: {source}"
        said = translation.text or ""
        assert said.strip(), f"{context}: {source}"
        assert sorted(re.findall(r"\{\d\}", said)) == sorted(re.findall(r"\{\d\}", source)), source
        assert not SWEDISH_LETTERS.search(said), said


@pytest.mark.usefixtures("english")
def test_the_window_speaks_english_throughout(make_window: Callable[..., MainWindow], path: Path) -> None:
    window = make_window(path, Language.ENGLISH)
    file = file_of(window)
    for spot in (OVERVIEW, Spot(Page.FINDINGS), Spot(Page.AREA, "folja_jamfora"), Spot(Page.AREA, "halsoframjande")):
        file.go_to(spot)
        QTest.qWait(1)
        buttons = [one.text() for one in shown(window, QPushButton) if one.text()]
        assert [text for text in buttons if SWEDISH_LETTERS.search(text)] == []
    assert child(window, QLabel, "period_label").text() == "2016–2018 · draft, version 3"
    menus = [action.menu() for action in window.menuBar().actions()]
    actions = [action.text() for menu in menus if isinstance(menu, QMenu) for action in menu.actions()]
    assert len(actions) > 25
    assert [text for text in actions if SWEDISH_LETTERS.search(text)] == []
    assert child(window, QAction, "undo_action").text().startswith("Undo ")


@pytest.mark.usefixtures("english")
def test_the_start_page_speaks_english(make_window: Callable[..., MainWindow]) -> None:
    window = make_window(language=Language.ENGLISH)
    texts = [label.text() for label in shown(window, QLabel)]
    assert "Welcome to Styrkort" in texts
    assert [text for text in texts if SWEDISH_LETTERS.search(text)] == []


@pytest.mark.usefixtures("qapp")
def test_a_day_is_said_in_swedish() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
    then = datetime.datetime(2016, 3, 3, 12, tzinfo=datetime.UTC)
    assert day_in_words(then) == "3 mars 2016"
    this_year = datetime.datetime.now(datetime.UTC).replace(month=3, day=4, hour=12)
    assert day_in_words(this_year) == "4 mars"
