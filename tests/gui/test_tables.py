"""One table for all units in the window: seen first, filled in as one step, and made to be filled in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)

from styrkort_desktop.desk.flat_tables import open_table
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.dialogs.table import TableDialog
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.models.table_model import TableModel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.table_rows import RowKind, TableRow, in_words
from styrkort_desktop.scorecard.periods import RoundRef
from tests.gui.helping import Answer, child, file_of

LINES = (
    "Enhet;Indikator;Befattningstyp;År;Period;T;K;M",
    "SOC;Sjukfrånvaro;;2016;t1;7,9;8,4;5,6",
    "BUN;Köptrohet;;2016;t1;84;;",
    "BUN;Antal chefer;Rektor;;;;21;11",
    "BUNN;Köptrohet;;2016;t1;84;;",
)
ABOUT_SICK = "Sjukfrånvaro i procent av ordinarie arbetstid, Utfall, Delår januari–april 2016"


@pytest.fixture
def office(make_window: Callable[..., MainWindow], office_path: Path) -> MainWindow:
    return make_window(office_path)


def written(path: Path, *lines: str) -> Path:
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return written(tmp_path / "siffror.csv", *LINES)


def trigger(window: MainWindow, name: str) -> None:
    child(window, QAction, f"{name}_action").trigger()


def rows(dialog: QDialog) -> list[list[str]]:
    model = child(dialog, QTableView, "table_view").model()
    return [[str(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]


def said(dialog: QDialog) -> str:
    return child(dialog, QLabel, "summary_label").text()


def dialog_of(window: MainWindow, table: Path, proposed: RoundRef | None = None) -> TableDialog:
    file = file_of(window)
    made = TableDialog(file, open_table(file.database, table), proposed, window)
    made.show()
    return made


def fill_button(dialog: QDialog) -> QPushButton:
    return child(dialog, QPushButton, "fill_button")


def loyalty(file: OpenFile, unit: str = "BUN") -> list[tuple[int, str | None, float | None]]:
    return [(one.year, one.round, one.percent) for one in file.database.scorecard(unit).economy.purchase_loyalty]


# -- seen


def test_what_changes_is_shown_unit_by_unit_and_last_what_is_not_filled_in(office: MainWindow, table: Path) -> None:
    dialog = dialog_of(office, table)
    assert rows(dialog) == [
        ["Socialförvaltningen (1)", "", ""],
        [ABOUT_SICK, "8,1 (K\u00a08,6, M\u00a05,8)", "7,9 (K\u00a08,4, M\u00a05,6)"],
        ["Barn- och utbildningsförvaltningen (2)", "", ""],
        ["Köptrohet, %, Delår januari–april 2016", "81", "84"],
        ["Rektor, Kvinnor", "20", "21"],
        ["Fylls inte i (1)", "", ""],
        ["rad 5, kolumn A (Enhet): BUNN", "Ingen enhet heter ”BUNN”. Menas ”BUN”?", ""],
    ]
    assert said(dialog) == (
        "3 uppgifter fylls i, hos 2 enheter. 1 står redan så. 1 siffror fylls inte i: de står sist, med skälet."
    )
    assert fill_button(dialog).text() == "Fyll i 3 uppgifter"
    assert not child(dialog, QComboBox, "round_choice").isVisible()
    view = child(dialog, QTableView, "table_view")
    assert (view.columnSpan(0, 0), view.columnSpan(6, 1)) == (3, 2)


def test_asked_to_fill_blanks_alone_it_shows_what_is_left(office: MainWindow, table: Path) -> None:
    dialog = dialog_of(office, table)
    child(dialog, QCheckBox, "keep_check").setChecked(True)
    assert [row[0] for row in rows(dialog)] == ["Fylls inte i (1)", "rad 5, kolumn A (Enhet): BUNN"]
    assert "3 har ett annat värde och ändras inte." in said(dialog)
    assert (fill_button(dialog).isEnabled(), fill_button(dialog).text()) == (False, "Fyll i")
    assert dialog.options.replace is False
    child(dialog, QCheckBox, "keep_check").setChecked(False)
    assert fill_button(dialog).isEnabled()


def test_rows_without_a_year_are_about_the_round_that_is_chosen(office: MainWindow, tmp_path: Path) -> None:
    table = written(tmp_path / "t.csv", "Enhet;Fält;T", "BUN;Köptrohet;84")
    dialog = dialog_of(office, table, RoundRef(2016, "t2"))
    choice = child(dialog, QComboBox, "round_choice")
    assert choice.isVisible()
    assert choice.currentText() == "Delår januari–augusti 2016"
    assert rows(dialog)[1] == ["Köptrohet, %, Delår januari–augusti 2016", "–", "84"]
    choice.setCurrentIndex(0)
    assert rows(dialog)[1] == ["Köptrohet, %, Delår januari–april 2016", "81", "84"]
    assert dialog.options.when == RoundRef(2016, "t1")
    assert fill_button(dialog).text() == "Fyll i 1 uppgift"


def test_figures_are_said_with_those_of_women_and_men() -> None:
    assert in_words({"year": 2016, "round": "t1", "value": 7.9, "women": 8.4}) == "7,9 (K\u00a08,4)"
    assert in_words({"year": 2016, "percent": 84}) == "84"
    assert in_words({"year": 2016, "men": 3}) == "– (M\u00a03)"
    assert (in_words(1250.5), in_words(None)) == ("1\u00a0250,5", "–")


def test_the_model_keeps_qts_rules() -> None:
    model = TableModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    heading, change = TableRow(RowKind.HEADING, "SOC (1)"), TableRow(RowKind.CHANGE, "x", "1", "2")
    model.show_rows([heading, change])
    assert model.index(0, 0).data(Qt.ItemDataRole.FontRole).bold()
    assert model.index(1, 0).data(Qt.ItemDataRole.FontRole) is None
    assert model.index(9, 9).data() is None
    assert model.data(QModelIndex()) is None
    assert model.headerData(5, Qt.Orientation.Horizontal) is None
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in range(3)] == ["Uppgift", "Står nu", "Blir"]
    model.show_rows([])


# -- done


def test_filled_in_it_is_one_step_and_undo_takes_it_back(
    office: MainWindow, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = file_of(office)
    before = loyalty(file)
    told: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))
    filled = Answer(TableDialog, lambda dialog: fill_button(dialog).click())
    receipt = Answer(MessageDialog, lambda dialog: _note(told, dialog, child(dialog, QLabel, "heading").text()))
    trigger(office, "fill_table")
    assert (filled.given, receipt.given) == (1, 1)
    assert told == ["3 uppgifter är ifyllda"]
    assert (2016, "t1", 84.0) in loyalty(file)
    assert file.undo_name() == "Fyll i från tabell"
    file.undo()
    assert loyalty(file) == before


def _note(told: list[str], dialog: QDialog, text: str) -> None:
    told.append(text)
    dialog.accept()


def test_left_alone_nothing_changes(office: MainWindow, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = len(file_of(office).database.history())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))
    left = Answer(TableDialog, lambda dialog: child(dialog, QPushButton, "cancel_button").click())
    trigger(office, "fill_table")
    assert left.given == 1
    assert len(file_of(office).database.history()) == steps


def test_what_is_no_table_is_told_with_its_place(
    office: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "t.csv", "Enhet;Indikator;År;T;Värde", "BUN;Köptrohet;2016;1;2")
    told: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    answer = Answer(
        MessageDialog,
        lambda dialog: _note(told, dialog, child(dialog, QPlainTextEdit, "details_edit").toPlainText()),
    )
    trigger(office, "fill_table")
    assert answer.given == 1
    assert told == ["t.csv: rad 1: Två kolumner säger samma sak: ”T” och ”Värde”. Ta bort eller döp om den ena."]


def test_a_table_to_fill_in_is_made_and_has_nothing_new(
    office: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tabell"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    answer = Answer(MessageDialog, lambda dialog: dialog.accept())
    trigger(office, "make_table")
    assert answer.given == 1
    dialog = dialog_of(office, path.with_name("tabell.xlsx"))
    assert rows(dialog) == []
    assert "står redan så" in said(dialog)
    assert not fill_button(dialog).isEnabled()


def test_without_a_file_there_is_nothing_to_fill_in(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    for name in ("fill_table", "make_table"):
        assert not child(window, QAction, f"{name}_action").isEnabled()
