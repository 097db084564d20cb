"""For everybody: each thing that takes the keyboard has a name and is reached with Tab, and nothing keeps it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from styrkort_desktop.desk.rescue import Rescue
from styrkort_desktop.gui import edits
from styrkort_desktop.gui.dialogs.about import AboutDialog
from styrkort_desktop.gui.dialogs.backups import BackupsDialog
from styrkort_desktop.gui.dialogs.conflicts import ConflictsDialog
from styrkort_desktop.gui.dialogs.damaged import DamagedDialog
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.dialogs.new_file import NewFileDialog
from styrkort_desktop.gui.dialogs.not_concerned import NotConcernedDialog
from styrkort_desktop.gui.dialogs.progress import ProgressDialog
from styrkort_desktop.gui.dialogs.restore_goal import RestoreGoalDialog
from styrkort_desktop.gui.dialogs.rules import RulesDialog
from styrkort_desktop.gui.dialogs.settings import SettingsDialog
from styrkort_desktop.gui.dialogs.waive import DeclineDialog, WaiveDialog, Waiving
from styrkort_desktop.gui.error_report import ErrorReportDialog
from styrkort_desktop.gui.history_rows import HistoryWords
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.spots import OVERVIEW, Page, Spot
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.widgets.choice_button import ChoiceButton
from styrkort_desktop.gui.widgets.indicator_view import IndicatorView
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.scorecard import Waiver
from styrkort_desktop.scorecard.texts import Language, same
from styrkort_desktop.store import BackupInfo, LostStep, LostSteps
from tests.gui.helping import child, file_of, key

SPOTS = {
    "overview": OVERVIEW,
    "whole": Spot(Page.OVERVIEW, rule="R310"),
    "findings": Spot(Page.FINDINGS),
    "history": Spot(Page.HISTORY),
    "goals": Spot(Page.AREA, "folja_jamfora"),
    "aims": Spot(Page.AREA, "programmens_intentioner"),
    "area itself": Spot(Page.AREA, "ledarskap", rule="M701"),
    "empty": Spot(Page.AREA, "halsoframjande"),
    "own": Spot(Page.AREA, "egna_ekonomi"),
    "society data": Spot(Page.DIRECTION, direction="samhalle"),
    "service data": Spot(Page.DIRECTION, direction="service"),
    "staff data": Spot(Page.DIRECTION, direction="medarbetare"),
    "economy data": Spot(Page.DIRECTION, direction="ekonomi"),
    "within the year": Spot(Page.FOLLOW_UP, round=RoundRef(2016, "t1")),
    "year end": Spot(Page.FOLLOW_UP, round=RoundRef(2016, "year_end")),
}
NOW = datetime.datetime(2016, 6, 15, 12, tzinfo=datetime.UTC)


def rescue_of(path: Path) -> Rescue:
    """A damaged file with a backup that lacks a step."""
    backup = BackupInfo("a", path, NOW, "daily", 1, 3, 24, sound=True)
    step = LostStep(NOW, same("Ändra mål"), ("BUN",))
    return Rescue(path, same("Filen är skadad."), backup, NOW - NOW, LostSteps((step,), 0, whole=True), 0)


def restoring(window: MainWindow) -> RestoreGoalDialog:
    file = file_of(window)
    known = file.database.known_rows(file.unit)
    words = HistoryWords(file.template, file.language, known, with_unit=False)
    goal = known[file.unit, file.scorecard.goals[0].id]
    return RestoreGoalDialog(file, goal, datetime.date(2016, 3, 1), words, window)


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "about": AboutDialog,
    "backups": lambda window: BackupsDialog(file_of(window), window),
    "conflicts": lambda window: ConflictsDialog(file_of(window), window),
    "message": lambda window: MessageDialog(
        window, Tone.GOOD, "Klart", "Filen ligger här:", details=["/a"], second="Öppna mappen"
    ),
    "new file": lambda window: NewFileDialog(Path("mapp"), window),
    "not concerned": lambda window: NotConcernedDialog("Följa och jämföra", "", window),
    "progress": lambda window: ProgressDialog("Läser in filer …", window),
    "damaged": lambda window: DamagedDialog(rescue_of(file_of(window).database.path), NOW, Language.SWEDISH, window),
    "error": lambda window: ErrorReportDialog("Styrkort 1", window),
    "restore goal": restoring,
    "waive": lambda window: WaiveDialog(
        Waiving("Stelt ord", "Mål 1", "”avseende” går att skriva ”om”."),
        Waiver(rule="T109", goal="g"),
        range(2016, 2019),
        window,
    ),
    "decline": lambda window: DeclineDialog(Waiving("Stelt ord", "Mål 1", "Skäl: så säger lagen."), "", window),
    "rules": lambda window: RulesDialog(window._appearance, Language.SWEDISH, lambda: None, window),
    "settings": lambda window: SettingsDialog(window._settings, window._appearance, Language.SWEDISH, "BUN", window),
}


@pytest.fixture(autouse=True)
def _listened_to() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def focusable(top: QWidget) -> list[QWidget]:
    """Everything that Tab should reach; of a group of radio buttons the chosen one, the arrow keys do the rest."""
    return [
        one
        for one in top.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not (isinstance(one, QRadioButton) and not one.isChecked())
    ]


def nameless(top: QWidget) -> list[str]:
    found = []
    for one in focusable(top):
        interface = QAccessible.queryAccessibleInterface(one)
        if not interface.text(QAccessible.Text.Name).strip() or interface.role() is QAccessible.Role.NoRole:
            found.append(f"{type(one).__name__} {one.objectName()}")
    return found


def visited(top: QWidget) -> list[QWidget]:
    """Where the keyboard comes by Tab alone, until it is back where it began."""
    wanted = focusable(top)
    if QApplication.focusWidget() not in wanted:
        wanted[0].setFocus()
    begin = QApplication.focusWidget()
    assert begin is not None
    path = [begin]
    for _ in range(len(wanted) + 5):
        key(Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now is begin:
            return path
        assert now is not path[-1], f"the keyboard is caught in {type(now).__name__} {now.objectName()}"
        path.append(now)
    raise AssertionError("Tab does not come back to where it began")


@pytest.mark.parametrize("name", SPOTS)
def test_a_field_has_a_name_of_its_own_beside_its_caption(window: MainWindow, name: str) -> None:
    """Windows takes the field's name, Linux the caption's: both are there."""
    file_of(window).go_to(SPOTS[name])
    QTest.qWait(1)
    fields = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, ChoiceButton)
    assert [one.objectName() for one in focusable(window) if isinstance(one, fields) and not one.accessibleName()] == []


@pytest.mark.parametrize("name", SPOTS)
def test_every_page_is_named_and_reached_with_tab(window: MainWindow, name: str) -> None:
    file_of(window).go_to(SPOTS[name])
    QTest.qWait(20)
    assert nameless(window) == []
    assert set(focusable(window)) <= set(visited(window))


def test_cards_and_waivers_are_named_and_reached_with_tab(window: MainWindow) -> None:
    file = file_of(window)
    goal = file.scorecard.goals_of("folja_jamfora")[0]
    file.do(edits.set_goal_text(goal.id, "Arbeta med bygglof, så långt som möjligt."))
    for rule in ("T103", "T109"):
        file.do(edits.waive(Waiver(rule=rule, goal=goal.id, reason="Nämnden har beslutat det.")))
    file.check_now()
    for spot in (Spot(Page.AREA, "folja_jamfora", goal.id), Spot(Page.FINDINGS)):
        file.go_to(spot)
        QTest.qWait(20)
        assert nameless(window) == []
        assert set(focusable(window)) <= set(visited(window))


def test_the_start_page_is_named_and_reached_with_tab(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    QTest.qWait(10)
    assert nameless(window) == []
    assert set(focusable(window)) <= set(visited(window))


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_is_named_and_reached_with_tab(window: MainWindow, name: str) -> None:
    dialog = DIALOGS[name](window)
    dialog.show()
    dialog.activateWindow()
    QTest.qWait(10)
    assert nameless(dialog) == []
    assert set(focusable(dialog)) <= set(visited(dialog))
    dialog.close()
    dialog.deleteLater()


def test_tab_goes_through_the_goal_in_reading_order(window: MainWindow) -> None:
    file_of(window).go_to(Spot(Page.AREA, "programmens_intentioner", None, field="text"))
    QTest.qWait(10)
    names = []
    for _ in range(7):
        now = QApplication.focusWidget()
        assert now is not None
        names.append(now.objectName())
        key(Qt.Key.Key_Tab)
    assert names == [
        "text_edit",
        "responsible_edit",
        "lenses_button",
        "units_button",
        "aims_button",
        "programmes_button",
        "indicator_view",
    ]


def test_every_caption_leads_to_its_field(window: MainWindow) -> None:
    file_of(window).go_to(Spot(Page.AREA, "programmens_intentioner"))
    for name in ("responsible", "lenses", "units", "aims", "programmes"):
        buddy = child(window, QLabel, f"{name}_caption").buddy()
        assert buddy is not None
        assert buddy.objectName().startswith(name)


def test_a_cell_says_its_column_and_its_value(window: MainWindow) -> None:
    file_of(window).go_to(Spot(Page.AREA, "folja_jamfora"))
    view = child(window, IndicatorView, "indicator_view")
    spoken = [
        view.model().index(0, number).data(Qt.ItemDataRole.AccessibleTextRole)
        for number in range(view.model().columnCount())
    ]
    assert spoken[1:5] == ["Enhet: %", "Önskad utveckling: öka", "Utgångsläge: 54", "Utgångsår: 2014"]


def test_no_label_takes_a_persons_text_for_markup(window: MainWindow) -> None:
    for spot in SPOTS.values():
        file_of(window).go_to(spot)
        QTest.qWait(1)
        rich = [one.objectName() for one in window.findChildren(QLabel) if one.textFormat() is Qt.TextFormat.RichText]
        assert rich == []
