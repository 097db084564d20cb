"""The history in the window: who did what and when, chosen among, and the ways back from there."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QAction, QPixmap
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from styrkort_desktop.desk.send import Format, send
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.dialogs.restore_goal import RestoreGoalDialog
from styrkort_desktop.gui.forms.ui_restore_goal_dialog import Ui_RestoreGoalDialog
from styrkort_desktop.gui.history_filter import Asked, OnlyField, Period
from styrkort_desktop.gui.history_rows import HistoryRow, HistoryRowKind, HistoryWords, day_in_words, rows_of_steps
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.models.history_model import HISTORY_ROLE, HistoryModel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.pages.history_page import HistoryPage
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.widgets.day_edit import DayEdit
from styrkort_desktop.scorecard import editing
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.store import Database, HistoryFilter, purging
from tests.gui.helping import Answer, child, file_of, key, then_accept

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
NOW = datetime.datetime.now(datetime.UTC)
DAYS_AGO = NOW - datetime.timedelta(days=9)


def step(path: Path, change: Callable[[Scorecard], Scorecard], kind: str, when: datetime.datetime, who: str) -> None:
    """One step in the file's history, made by another before the window opens it."""
    with Database.open(path, who=who, now=lambda: when) as database, database.operation(kind) as operation:
        operation.put(change(database.scorecard("BUN")))


@pytest.fixture
def changed(path: Path) -> Path:
    """The department's file with steps of two people on two days."""
    with Database.open(path) as database:
        goal, other = database.scorecard("BUN").goals[:2]
    indicator = goal.indicators[0]
    step(path, lambda s: editing.change_goal(s, goal.id, text="Blåbär"), "edit_goal_text", DAYS_AGO, "Kvalitetschef")
    step(
        path,
        lambda s: editing.change_indicator(
            s, indicator.id, targets=editing.with_target(indicator, 2017, 12.5), source="Enkät"
        ),
        "edit_indicator",
        DAYS_AGO + datetime.timedelta(hours=1),
        "Controller",
    )
    step(path, lambda s: editing.remove_goal(s, other.id), "remove_goal", NOW, "Kvalitetschef")
    return path


@pytest.fixture
def history(make_window: Callable[..., MainWindow], changed: Path) -> MainWindow:
    window = make_window(changed)
    child(window, QAction, "history_action").trigger()
    QTest.qWait(1)
    return window


def page(window: MainWindow) -> HistoryPage:
    """The page, among others whose parts have the same names."""
    assert window.workspace is not None
    return window.workspace.history_page


def rows(window: MainWindow) -> list[HistoryRow]:
    model = child(page(window), QListView, "history_view").model()
    return [model.index(number, 0).data(HISTORY_ROLE) for number in range(model.rowCount())]


def titles(window: MainWindow) -> list[str]:
    return [row.title for row in rows(window) if row.kind is HistoryRowKind.STEP]


def choose(window: MainWindow, title: str) -> None:
    view = child(page(window), QListView, "history_view")
    number = [row.title for row in rows(window)].index(title)
    view.setCurrentIndex(view.model().index(number, 0))


def press(window: MainWindow, name: str) -> None:
    button = child(page(window), QPushButton, name)
    assert button.isEnabled()
    button.click()


def pick(window: MainWindow, name: str, label: str) -> None:
    """Choose in a combo box as a person does."""
    box = child(page(window), QComboBox, name)
    index = box.findText(label, Qt.MatchFlag.MatchStartsWith)
    assert index >= 0
    box.setCurrentIndex(index)
    box.activated.emit(index)


def said(window: MainWindow, name: str) -> str:
    return child(page(window), QLabel, name).text()


# -- looking


def test_the_newest_comes_first_under_its_day(history: MainWindow) -> None:
    assert rows(history)[0].title == "I dag"
    assert (
        titles(history)[:3] == ["Ta bort mål", "Lägg in demonstrationens styrkort", "Ny databas"]
        or titles(history)[0] == "Ta bort mål"
    )
    newest = rows(history)[1]
    assert (newest.who, newest.summary[:15]) == ("Kvalitetschef", "Borttaget: Mål ")
    assert isinstance(QApplication.focusWidget(), QListView)
    assert child(page(history), QListView, "history_view").currentIndex().row() == 1


def test_old_and_new_value_stand_whole_beside_the_list(history: MainWindow) -> None:
    choose(history, "Ändra mål")
    assert said(history, "detail_heading") == "Ändra mål"
    assert "Kvalitetschef" in said(history, "detail_caption")
    assert said(history, "field_label") == "Mål"
    assert child(page(history), QPlainTextEdit, "new_edit").toPlainText() == "Blåbär"
    assert child(page(history), QPlainTextEdit, "old_edit").toPlainText().startswith("Mål för att")
    assert not child(page(history), QListView, "change_view").isVisible()


def test_a_step_of_several_changes_shows_each(history: MainWindow) -> None:
    choose(history, "Ändra indikator")
    view = child(page(history), QListView, "change_view")
    lines = view.model()
    assert isinstance(lines, QStringListModel)
    assert [line.split(":")[0] for line in lines.stringList()] == ["Målvärde 2017", "Källa"]
    view.setCurrentIndex(lines.index(1))
    assert said(history, "field_label") == "Källa"
    assert child(page(history), QPlainTextEdit, "new_edit").toPlainText() == "Enkät"


def test_a_goal_is_removed_with_all_below_it_in_one_line(history: MainWindow) -> None:
    assert not child(page(history), QListView, "change_view").isVisible()
    assert said(history, "field_label") == "Borttaget: Mål"
    assert not child(page(history), QPlainTextEdit, "old_edit").isVisible()
    assert not child(page(history), QPushButton, "go_button").isEnabled()


def test_only_who_when_what(history: MainWindow) -> None:
    pick(history, "who_chooser", "Controller")
    assert titles(history) == ["Ändra indikator"]
    pick(history, "period_chooser", "I dag")
    assert titles(history) == []
    assert said(history, "empty_heading") == "Ingenting i historiken stämmer med det du har valt."
    press(history, "show_all_button")
    pick(history, "period_chooser", "I dag")
    assert "Ändra indikator" not in titles(history)
    press(history, "show_all_button")
    text = child(page(history), QLineEdit, "text_edit")
    text.setFocus()
    QTest.keyClicks(text, "blåb")
    key(Qt.Key.Key_Return)
    assert titles(history)[:2] == ["Ändra indikator", "Ändra mål"]
    assert QApplication.focusWidget() is text


def test_the_history_of_a_goal_from_the_goal(make_window: Callable[..., MainWindow], changed: Path) -> None:
    window = make_window(changed)
    action = child(window, QAction, "goal_history_action")
    assert not action.isEnabled()
    goal = file_of(window).scorecard.goals[0]
    file_of(window).go_to(Spot(Page.AREA, goal.area, goal.id))
    assert action.isEnabled()
    action.trigger()
    assert said(window, "heading") == "Historik för ”Blåbär”"
    assert titles(window)[:2] == ["Ändra indikator", "Ändra mål"]
    pick(window, "goal_chooser", "Alla mål")
    assert titles(window)[0] == "Ta bort mål"


def test_a_goal_that_is_gone_can_be_chosen_and_put_back(history: MainWindow) -> None:
    box = child(page(history), QComboBox, "goal_chooser")
    gone = next(box.itemText(index) for index in range(box.count()) if box.itemText(index).endswith("(borttaget)"))
    pick(history, "goal_chooser", gone)
    assert titles(history)[0] == "Ta bort mål"
    count = len(file_of(history).scorecard.goals)
    assert child(page(history), QPushButton, "restore_value_button").text() == "Återställ raden"
    press(history, "restore_value_button")
    assert len(file_of(history).scorecard.goals) == count + 1
    assert titles(history)[0] == "Återställ tidigare läge"


def test_only_one_field(history: MainWindow) -> None:
    choose(history, "Ändra indikator")
    press(history, "only_button")
    assert titles(history) == ["Ändra indikator"]
    assert said(history, "only_label").endswith("› Målvärde 2017")
    press(history, "show_all_button")
    assert len(titles(history)) > 2


def test_what_has_changed_since_it_was_sent(
    make_window: Callable[..., MainWindow], changed: Path, tmp_path: Path
) -> None:
    window = make_window(changed)
    child(window, QAction, "history_action").trigger()
    check = child(page(window), QCheckBox, "sent_check")
    check.click()
    assert said(window, "empty_heading") == "Ingen fil har skapats än."
    file = file_of(window)
    send(file.database, ("BUN",), f"{tmp_path}/ut/", Format.JSON, now=datetime.datetime.now(datetime.UTC))
    file.reload()
    assert said(window, "empty_heading") == "Inget har ändrats sedan utskicket."
    goal = file.scorecard.goals[0]
    file.put_back(lambda database: _edit(database, editing.change_goal(file.scorecard, goal.id, responsible="Rektor")))
    assert rows(window)[0].title.startswith("Sedan utskicket ")
    assert titles(window) == [f"Ansvarig: {goal.responsible} → Rektor"]
    check.click()
    assert titles(window)[0] == "Ändra uppgift om mål"


def _edit(database: Database, scorecard: Scorecard) -> None:
    with database.operation("edit_goal") as operation:
        operation.put(scorecard)


def test_several_units_at_once(make_window: Callable[..., MainWindow], office_path: Path) -> None:
    window = make_window(office_path)
    child(window, QAction, "history_action").trigger()
    file = file_of(window)
    step_of = {"SOC": "Sociala", "LEAB": "Energi"}
    for unit, text in step_of.items():
        scorecard = file.database.scorecard(unit)
        _edit(file.database, editing.change_goal(scorecard, scorecard.goals[0].id, text=text))
    file.reload()
    assert "Ändra uppgift om mål" not in titles(window)
    pick(window, "unit_chooser", "Alla enheter")
    assert [row.summary.split(" · ")[0] for row in rows(window)[1:3]] == ["LEAB", "SOC"]
    choose(window, "Ändra uppgift om mål")
    press(window, "go_button")
    assert file.unit == "LEAB"
    assert file.spot.page is Page.AREA


# -- the ways back


def test_enter_goes_to_the_goal(history: MainWindow) -> None:
    choose(history, "Ändra indikator")
    child(page(history), QListView, "history_view").setFocus()
    key(Qt.Key.Key_Return)
    spot = file_of(history).spot
    goal = file_of(history).scorecard.goals[0]
    assert (spot.page, spot.goal, spot.indicator) == (Page.AREA, goal.id, goal.indicators[0].id)


def test_a_value_is_put_back_and_can_be_undone(history: MainWindow) -> None:
    choose(history, "Ändra mål")
    before = child(page(history), QPlainTextEdit, "old_edit").toPlainText()
    press(history, "restore_value_button")
    file = file_of(history)
    assert file.scorecard.goals[0].text == before
    assert file.spot.page is Page.HISTORY
    assert titles(history)[0] == "Återställ tidigare läge"
    child(history, QAction, "undo_action").trigger()
    assert file.scorecard.goals[0].text == "Blåbär"
    assert (file.spot.page, titles(history)[0]) == (Page.HISTORY, "Ångrade: Återställ tidigare läge")


def test_a_goal_is_put_back_as_on_a_day(history: MainWindow) -> None:
    choose(history, "Ändra mål")
    day = DAYS_AGO.astimezone().date()
    lines: list[str] = []

    def reply(dialog: QDialog) -> None:
        edit = child(dialog, QDateEdit, "day_edit")
        assert edit.date().addDays(1).toString("yyyy-MM-dd") == day.isoformat()  # before the step that is looked at
        edit.setDate(edit.date().addDays(1))
        lines.append(child(dialog, QLabel, "state_label").text())
        lines.append(child(dialog, QPlainTextEdit, "changes_edit").toPlainText())
        child(dialog, QPushButton, "restore_button").click()

    file = file_of(history)
    goal = file.scorecard.goals[0].id
    file.put_back(lambda database: _edit(database, editing.change_goal(file.scorecard, goal, text="Hjortron")))
    choose(history, "Ändra mål")
    answer = Answer(RestoreGoalDialog, reply)
    child(page(history), QPushButton, "restore_goal_button").click()
    assert answer.given == 1
    assert lines == ["Det här ändras. Återställningen kan ångras.", "Mål: Hjortron → Blåbär"]
    assert file.scorecard.goal(goal).text == "Blåbär"


def test_a_day_on_which_there_was_no_such_goal_is_told(history: MainWindow) -> None:
    choose(history, "Ändra mål")
    texts: list[tuple[str, bool]] = []

    def reply(dialog: QDialog) -> None:
        edit = child(dialog, QDateEdit, "day_edit")
        for days in (4000, 0):
            edit.setDate(edit.maximumDate().addDays(-days))
            button = child(dialog, QPushButton, "restore_button")
            texts.append((child(dialog, QLabel, "state_label").text(), button.isEnabled()))
        child(dialog, QPushButton, "cancel_button").click()

    Answer(RestoreGoalDialog, reply)
    child(page(history), QPushButton, "restore_goal_button").click()
    assert texts == [
        ("Det fanns inte då, så det finns inget att återställa. Välj en annan dag.", False),
        ("Målet står redan som det gjorde den dagen.", False),
    ]


def test_undo_to_a_step(history: MainWindow) -> None:
    choose(history, "Ändra mål")
    texts: list[str] = []
    file = file_of(history)
    count = len(file.scorecard.goals)
    Answer(MessageDialog, then_accept(lambda dialog: texts.append(child(dialog, QLabel, "text").text())))
    press(history, "undo_button")
    assert texts == ["2 steg ångras. Det nyaste är ”Ta bort mål”. De kan göras om efteråt."]
    assert len(file.scorecard.goals) == count + 1
    assert file.scorecard.goals[0].text == "Blåbär"
    assert [row.title for row in rows(history) if row.undone] == ["Ta bort mål", "Ändra indikator"]
    choose(history, "Ändra mål")
    Answer(MessageDialog, then_accept(lambda dialog: texts.append(child(dialog, QLabel, "heading").text())))
    press(history, "undo_button")
    assert texts[1:] == ["Du är redan här"]


def test_nothing_can_be_put_back_where_nothing_can_be_written(
    make_window: Callable[..., MainWindow], changed: Path
) -> None:
    with Database.open(changed, who="controller"):
        window = make_window(changed)
        child(window, QAction, "history_action").trigger()
        choose(window, "Ändra mål")
        assert child(page(window), QPushButton, "go_button").isEnabled()
        for name in ("restore_value_button", "restore_goal_button", "undo_button"):
            assert not child(page(window), QPushButton, name).isEnabled()
        window.close_file()


def test_a_history_that_begins_late_says_so(make_window: Callable[..., MainWindow], changed: Path) -> None:
    day = NOW.astimezone().date()
    purging.purge_history(changed, day, lambda: datetime.datetime.now(datetime.UTC))
    window = make_window(changed)
    child(window, QAction, "history_action").trigger()
    assert titles(window)[-1] == "Historiken före den här dagen är borttagen"
    pick(window, "who_chooser", "Alla")
    text = child(page(window), QLineEdit, "text_edit")
    QTest.keyClicks(text, "finns inte")
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert said(window, "empty_label").endswith(f"Historiken före {day} är borttagen.")


# -- in parts


@pytest.mark.parametrize("size", [(900, 560), (1440, 900)])
def test_it_can_be_drawn_in_any_room(
    make_window: Callable[..., MainWindow], changed: Path, size: tuple[int, int]
) -> None:
    window = make_window(changed, size=size)
    child(window, QAction, "history_action").trigger()
    QTest.qWait(1)
    view = child(page(window), QListView, "history_view")
    drawn = QPixmap(view.viewport().size())
    view.viewport().render(drawn)
    assert view.height() > 80
    assert child(page(window), QWidget, "detail").width() <= window.width()


def test_the_model_keeps_qts_rules_and_reads_on_when_asked(file: OpenFile) -> None:
    words = HistoryWords(file.template, Language.SWEDISH, file.database.known_rows("BUN"), with_unit=False)
    today = datetime.datetime.now().astimezone().date()
    goal = file.scorecard.goals[0]
    for number in range(7):
        _edit(file.database, editing.change_goal(file.scorecard, goal.id, text=f"Mål {number}"))
    asked: list[int | None] = []

    def more(last: HistoryRow | None) -> list[HistoryRow]:
        before = last.entry.id if last is not None and last.entry is not None else None
        asked.append(before)
        found = file.database.history(HistoryFilter(units=("BUN",)), limit=3, before=before)
        return rows_of_steps(found, words, today, None if last is None else today)

    model = HistoryModel(file)
    QAbstractItemModelTester(model, FATAL, model)
    model.show_rows(more)
    assert (model.rowCount(), model.first_step()) == (4, 1)
    view = QListView()
    view.setModel(model)
    while model.canFetchMore(view.rootIndex()):
        model.fetchMore(view.rootIndex())
    assert model.rowCount() == 9
    assert len(asked) == 4
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEnabled
    heading, newest = model.row(0), model.row(1)
    assert heading is not None
    assert newest is not None
    assert heading.spoken == "I dag"
    assert newest.spoken.endswith("Mål: Mål 5 → Mål 6")
    assert model.number_of(newest.key) == 1
    assert model.number_of((999, "")) == 1
    model.show_rows(lambda _: ())
    assert model.rowCount() == 0
    assert model.first_step() == -1


def test_days_are_said_as_people_say_them() -> None:
    today = datetime.date(2016, 3, 2)
    assert day_in_words(today, today, Language.SWEDISH) == "I dag"
    assert day_in_words(datetime.date(2016, 3, 1), today, Language.SWEDISH) == "I går"
    assert day_in_words(datetime.date(2016, 2, 29), today, Language.SWEDISH) == "Måndag 29 februari 2016"
    assert day_in_words(datetime.date(2016, 2, 29), today, Language.ENGLISH) == "Monday 29 February 2016"


def test_what_is_asked_of_the_store() -> None:
    today = datetime.date(2016, 3, 2)
    asked = Asked(text=" blåbär ", goal="m1", who="Controller", period=Period.WEEK)
    found = asked.filter("BUN", today)
    assert (found.units, found.row, found.who, found.text) == (("BUN",), "m1", "Controller", "blåbär")
    assert found.since is not None
    assert found.since.date() == datetime.date(2016, 2, 25)
    only = Asked(goal="m1", only=OnlyField("i1", ("targets", "2017"), "Målvärde"), every_unit=True)
    found = only.filter("BUN", today)
    assert (found.units, found.row, found.field) == ((), "i1", ("targets", "2017"))
    assert not Asked(every_unit=True).narrows
    assert asked.narrows


def test_the_chosen_day_can_be_read(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    dialog = QDialog(window)
    Ui_RestoreGoalDialog().setupUi(dialog)
    dialog.show()
    day = child(dialog, DayEdit, "day_edit")
    assert day.lineEdit().width() > day.fontMetrics().horizontalAdvance(day.text())
    dialog.close()
