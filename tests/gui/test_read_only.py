"""A file that cannot be changed: who has it is told, nothing invites to change it, it is followed, and comes back."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget

from styrkort_desktop.gui import edits, file_watch
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.error_report import ErrorDoor
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.models.indicator_model import IndicatorModel
from styrkort_desktop.gui.spots import OVERVIEW, Page, Spot
from styrkort_desktop.gui.widgets.choice_button import ChoiceButton
from styrkort_desktop.gui.widgets.file_bar import FileBar
from styrkort_desktop.gui.widgets.finding_card import FindingCard
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.store import DamagedFile, Database, LockLost, ReadOnlyFile
from styrkort_desktop.store.lock import lock_path
from tests.gui.helping import Answer, child, file_of, go, key, let_go, shown, then_accept, type_text, wait_for
from tests.store.conftest import without_privilege

FIRST_FILE = Path(__file__).parents[1] / "files" / "first_version.styrkort"
GOAL = "bun-m03"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_watch, "_LOOK_MS", 30)


@pytest.fixture
def holder(path: Path) -> Iterator[Database]:
    """The one who has the file open already."""
    with Database.open(path, who="ekonomikontoret") as database:
        yield database


@pytest.fixture
def reading(make_window: Callable[..., MainWindow], path: Path, holder: Database) -> MainWindow:  # noqa: ARG001
    """A window with the file that another has open."""
    window = make_window(path)
    place = file_of(window).scorecard.goal(GOAL)
    go(window, place.area, GOAL)
    return window


def bar(window: MainWindow) -> FileBar:
    (found,) = window.findChildren(FileBar)
    return found


def said(window: MainWindow) -> str:
    return child(bar(window), QLabel, "text").text()


def button(window: MainWindow, name: str) -> QPushButton:
    return child(bar(window), QPushButton, name)


def with_text(scorecard: Scorecard, text: str) -> Scorecard:
    goals = tuple(replace(goal, text=text) if goal.id == GOAL else goal for goal in scorecard.goals)
    return replace(scorecard, goals=goals)


def store(database: Database, text: str) -> None:
    with database.operation("edit_goal_text") as operation:
        operation.put(with_text(database.scorecard("BUN"), text))


def typed(window: MainWindow) -> QPlainTextEdit:
    return child(window, QPlainTextEdit, "text_edit")


def page_heading(window: MainWindow) -> str:
    assert window.workspace is not None
    return child(window.workspace.goal_page, QLabel, "heading").text()


def take_over(path: Path) -> None:
    """The lock as it is when another has taken it over."""
    lock_path(path).unlink()


# -- who has it


def test_the_bar_tells_who_has_the_file_on_which_computer_since_when(reading: MainWindow, holder: Database) -> None:
    found = holder.holder()
    assert found is not None
    assert bar(reading).isVisible()
    assert "Öppen för läsning. Ekonomikontoret har filen öppen på datorn" in said(reading)
    assert found.host in said(reading)
    assert "sedan i dag" in said(reading)
    assert bar(reading).accessibleDescription() == said(reading)
    assert not button(reading, "open_button").isVisible()
    assert "(läsning)" in reading.windowTitle()
    assert "Öppen för läsning" in reading.statusBar().findChildren(QLabel)[0].text()


def test_a_file_that_can_be_written_has_no_bar(window: MainWindow) -> None:
    assert not bar(window).isVisible()
    assert "läsning" not in window.windowTitle()


def test_nothing_invites_to_change_what_cannot_be_changed(reading: MainWindow) -> None:
    assert typed(reading).isReadOnly()
    assert child(reading, QLineEdit, "responsible_edit").isReadOnly()
    assert not any(one.isEnabled() for one in shown(reading, ChoiceButton))
    assert not child(reading, QToolButton, "goal_menu_button").isVisible()
    for name in ("new_goal_button", "add_indicator_button", "remove_indicator_button"):
        assert not child(reading, QPushButton, name).isVisible()
    for name in ("send_button", "receive_button", "conflicts_button"):
        assert not child(reading, QPushButton, name).isEnabled()
    assert child(reading, QPushButton, "print_button").isEnabled()
    table = child(reading, QAbstractItemView, "indicator_view")
    model = table.model()
    assert isinstance(model, IndicatorModel)
    cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    assert cells
    assert not any(model.flags(cell) & Qt.ItemFlag.ItemIsEditable for cell in cells)
    assert not any(model.setData(cell, "1") for cell in cells)


def test_a_finding_is_shown_without_its_remedy(reading: MainWindow, holder: Database) -> None:
    store(holder, "Mål för att medelst utbildning öka andelen behöriga elever från 86,4 till 90 procent.")
    wait_for(lambda: any(one.finding.fix is not None for one in shown(reading, FindingCard)))
    for one in shown(reading, FindingCard):
        assert not child(one, QPushButton, "fix_button").isVisible()


def test_the_menus_grey_what_changes_the_file(reading: MainWindow) -> None:
    names = ("new_goal", "goal_up", "goal_down", "remove_goal", "add_indicator", "remove_indicator", "not_concerned")
    for name in (*names, "send", "receive", "conflicts", "undo", "redo"):
        assert not action(reading, name).isEnabled(), name
    for name in ("print", "overview", "findings", "close_file", "next_area"):
        assert action(reading, name).isEnabled(), name


def action(window: MainWindow, name: str) -> QAction:
    found = window.findChild(QAction, f"{name}_action")
    assert found is not None, name
    return found


@pytest.mark.parametrize("area", ["kvalitetskommun", "halsoframjande"])
def test_an_area_without_goals_offers_nothing_either(reading: MainWindow, area: str) -> None:
    go(reading, area)
    for name in ("first_goal_button", "not_concerned_button", "change_reason_button", "concerned_button"):
        assert not child(reading, QPushButton, name).isVisible()


def test_keys_change_nothing(reading: MainWindow) -> None:
    before = file_of(reading).scorecard
    file_of(reading).go_to(replace(file_of(reading).spot, field="text"))
    type_text("nytt")
    table = child(reading, QAbstractItemView, "indicator_view")
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    for pressed in (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_A, Qt.Key.Key_Return):
        key(pressed)
    assert file_of(reading).scorecard == before
    assert file_of(reading).unsaved is None


# -- following


def test_what_the_other_stores_is_seen_and_the_person_stays_where_they_are(
    reading: MainWindow, holder: Database
) -> None:
    file = file_of(reading)
    spot = Spot(Page.AREA, file.scorecard.goal(GOAL).area, GOAL, field="text")
    file.go_to(spot)
    reading.activateWindow()
    outline = child(reading, QWidget, "outline_view")
    outline.setFocus()
    for text in ("Mål för att ett.", "Mål för att två."):
        store(holder, text)
        wait_for(partial(lambda wanted: typed(reading).toPlainText() == wanted, text))
        assert file.spot == spot
        assert outline.hasFocus() or reading.focusWidget() is outline


def test_when_the_other_lets_go_the_file_can_be_taken_at_the_same_place(reading: MainWindow, holder: Database) -> None:
    spot = file_of(reading).spot
    holder.close()
    wait_for(lambda: "Filen är ledig." in said(reading))
    assert button(reading, "open_button").text() == "Öppna för skrivning"
    button(reading, "open_button").setFocus()
    key(Qt.Key.Key_Space)
    wait_for(lambda: file_of(reading).can_write)
    let_go()
    assert not bar(reading).isVisible()
    assert (file_of(reading).spot.area, file_of(reading).spot.goal) == (spot.area, spot.goal)
    assert not typed(reading).isReadOnly()
    file_of(reading).do(edits.set_goal_text(GOAL, "Mål för att skriva."))
    assert typed(reading).toPlainText() == "Mål för att skriva."


def test_somebody_else_may_be_quicker(reading: MainWindow, holder: Database, path: Path) -> None:
    holder.close()
    wait_for(lambda: button(reading, "open_button").isVisible())
    with Database.open(path, who="förvaltningschef"):
        button(reading, "open_button").click()
        wait_for(lambda: "Förvaltningschef har filen öppen" in said(reading))
        let_go()
        assert not file_of(reading).can_write
        assert len(reading.findChildren(FileBar)) == 1
    wait_for(lambda: "ledig" in said(reading))


def test_another_template_is_shown_anew(reading: MainWindow, holder: Database) -> None:
    spot, template, before = file_of(reading).spot, holder.template, reading.workspace
    areas = tuple(replace(area, name=f"{area.name} (ny)") for area in template.areas)
    with holder.operation("template") as operation:
        operation.put_template(replace(template, areas=areas))
    wait_for(lambda: page_heading(reading).endswith("(ny)") and reading.workspace is not before)
    let_go()
    assert (file_of(reading).spot.area, file_of(reading).spot.goal) == (spot.area, spot.goal)
    assert "Ekonomikontoret har filen öppen" in said(reading)


def test_opening_the_open_file_again_changes_nothing(window: MainWindow, path: Path) -> None:
    file = file_of(window)
    window.open_path(path)
    assert file_of(window) is file


def test_a_share_that_is_away_for_a_moment_disturbs_nobody(reading: MainWindow, holder: Database, path: Path) -> None:
    before = said(reading)
    away = path.parent.with_name("borta")
    path.parent.rename(away)
    QTest.qWait(200)
    away.rename(path.parent)
    assert said(reading) == before
    store(holder, "Mål för att vara tillbaka.")
    wait_for(lambda: typed(reading).toPlainText() == "Mål för att vara tillbaka.")


def test_closing_lets_go_of_the_bar(reading: MainWindow) -> None:
    assert reading.close_file()
    let_go()
    assert not reading.findChildren(FileBar)
    assert reading.file is None


# -- what may not be written


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "told"),
    [(0o444, 0o777, "filen är skrivskyddad."), (0o666, 0o555, "i mappen där filen ligger får du inte spara något.")],
)
def test_what_may_not_be_written_is_opened_for_reading(
    make_window: Callable[..., MainWindow], department_file: Path, file_mode: int, folder_mode: int, told: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name), Path(name) / "skyddad.styrkort"
        shutil.copy(department_file, path)
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        with without_privilege():
            window = make_window()
            window.open_path(path)
            assert said(window) == f"Öppen för läsning: {told}"
            assert not file_of(window).can_write
            wait_for(button(window, "open_button").isVisible)
            go(window, file_of(window).scorecard.goal(GOAL).area, GOAL)
            assert typed(window).isReadOnly()
            QTest.qWait(150)
            assert said(window) == f"Öppen för läsning: {told}"
            assert window.close_file()


def test_a_file_from_an_earlier_version_that_may_not_be_written_says_what_to_do(
    make_window: Callable[..., MainWindow],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name), Path(name) / "gammal.styrkort"
        shutil.copy(FIRST_FILE, path)
        path.chmod(0o444)
        folder.chmod(0o777)
        with without_privilege(), pytest.raises(ReadOnlyFile):
            make_window().open_path(path)


# -- a file in which something is broken


def test_damage_is_looked_for_when_the_file_is_on_the_screen(
    make_window: Callable[..., MainWindow], path: Path
) -> None:
    with Database.open(path) as database:
        page = database._file.value("SELECT rootpage FROM sqlite_master WHERE name = 'change_log'")
        size = database._file.value("PRAGMA page_size")
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : (page - 1) * size + 60] = b"\xa5" * 60
    path.write_bytes(content)
    told: list[BaseException] = []
    window = make_window()
    window._on_access_failed = told.append  # type: ignore[method-assign,assignment]
    window.open_path(path)
    assert window.file is not None
    wait_for(lambda: bool(told))
    assert isinstance(told[0], DamagedFile)


# -- a lock that is lost


@pytest.fixture
def door(window: MainWindow) -> Iterator[ErrorDoor]:
    made = ErrorDoor(Language.SWEDISH, window)
    made.install()
    yield made
    made.remove()


def lose_while_typing(window: MainWindow, path: Path, text: str) -> None:
    """Another takes over while somebody types."""
    file = file_of(window)
    go(window, file.scorecard.goal(GOAL).area, GOAL, field="text")
    take_over(path)
    with pytest.raises(LockLost):
        file.do(edits.set_goal_text(GOAL, text))


def test_a_lost_lock_is_told_before_anybody_types(window: MainWindow, path: Path) -> None:
    go(window, file_of(window).scorecard.goal(GOAL).area, GOAL)
    take_over(path)
    with Database.open(path, who="ekonomikontoret"):
        wait_for(lambda: bar(window).isVisible())
        wait_for(lambda: "Ekonomikontoret har filen öppen" in said(window))
        assert "inte längre öppen för skrivning här" in said(window)
        assert typed(window).isReadOnly()
        assert not button(window, "kept_button").isVisible()
        button(window, "open_button").click()
        wait_for(lambda: "Öppen för läsning." in said(window))


def test_what_was_typed_when_the_lock_was_lost_stays_on_the_screen_and_is_stored_on_reopening(
    window: MainWindow, path: Path
) -> None:
    lose_while_typing(window, path, "Mål för att inget tappas bort.")
    assert typed(window).toPlainText() == "Mål för att inget tappas bort."
    assert typed(window).isReadOnly()
    assert "Det du skrev sist är inte sparat." in said(window)
    file = file_of(window)
    file.go_to(OVERVIEW)  # looking about loses nothing
    file.reload()
    assert file.scorecard.goal(GOAL).text == "Mål för att inget tappas bort."
    seen: list[str] = []
    answer = Answer(
        MessageDialog, then_accept(lambda one: seen.append(child(one, QPlainTextEdit, "details_edit").toPlainText()))
    )
    button(window, "kept_button").click()
    assert answer.given == 1
    assert "Mål för att inget tappas bort." in seen[0]
    button(window, "open_button").click()
    wait_for(lambda: file_of(window).can_write)
    assert file_of(window).database.scorecard("BUN").goal(GOAL).text == "Mål för att inget tappas bort."
    assert not bar(window).isVisible()
    assert file_of(window).unsaved is None


def test_what_another_has_changed_meanwhile_is_not_written_over_but_shown(window: MainWindow, path: Path) -> None:
    lose_while_typing(window, path, "Mål för att det här ska synas.")
    with Database.open(path) as other:
        store(other, "Mål för att den andra skrev.")
    seen: list[str] = []
    answer = Answer(
        MessageDialog, then_accept(lambda one: seen.append(child(one, QPlainTextEdit, "details_edit").toPlainText()))
    )
    button(window, "open_button").click()
    wait_for(lambda: answer.given == 1)
    assert "Mål för att det här ska synas." in seen[0]
    file = file_of(window)
    assert file.can_write
    assert file.database.scorecard("BUN").goal(GOAL).text == "Mål för att den andra skrev."
    assert file.kept is None


def test_what_was_typed_follows_until_the_file_is_free(window: MainWindow, path: Path) -> None:
    lose_while_typing(window, path, "Mål för att vänta.")
    with Database.open(path, who="ekonomikontoret"):
        button(window, "open_button").click()
        wait_for(lambda: "Öppen för läsning. Ekonomikontoret" in said(window))
        assert button(window, "kept_button").isVisible()
    wait_for(lambda: "ledig" in said(window))
    button(window, "open_button").click()
    wait_for(lambda: file_of(window).can_write)
    assert file_of(window).database.scorecard("BUN").goal(GOAL).text == "Mål för att vänta."


@pytest.mark.parametrize("close", [True, False])
def test_closing_with_something_that_is_not_stored_asks_first(window: MainWindow, path: Path, close: bool) -> None:
    lose_while_typing(window, path, "Mål för att bli tillfrågad.")

    def reply(dialog: object) -> None:
        assert isinstance(dialog, MessageDialog)
        if close:
            dialog.accept()
        else:
            dialog.reject()

    answer = Answer(MessageDialog, reply)
    assert window.close_file() is close
    assert answer.given == 1
    assert (window.file is None) is close
    if not close:
        assert typed(window).toPlainText() == "Mål för att bli tillfrågad."


def test_a_lost_lock_is_told_in_a_message_when_something_could_not_be_stored(
    window: MainWindow,
    path: Path,
    door: ErrorDoor,  # noqa: ARG001
) -> None:
    go(window, file_of(window).scorecard.goal(GOAL).area, GOAL, field="text")
    seen: list[str] = []
    answer = Answer(MessageDialog, then_accept(lambda one: seen.append(child(one, QLabel, "text").text())))
    take_over(path)
    type_text("x")
    wait_for(lambda: answer.given == 1 or bar(window).isVisible())
    assert "x" in typed(window).toPlainText()
    assert "Det du skrev sist är inte sparat." in said(window)


def test_a_copy_of_the_file_elsewhere_is_another_file(window: MainWindow, path: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(path, tmp_path / "annan.styrkort"))
    window.open_path(other)
    assert file_of(window).database.path == other
    assert file_of(window).can_write
