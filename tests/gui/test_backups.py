"""Backups in the window: seen, made, saved as a file, restored with the file as it was kept beside."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QTableView

from styrkort_desktop.gui import edits
from styrkort_desktop.gui.day_keeper import DayKeeper
from styrkort_desktop.gui.dialogs.backups import BackupsDialog
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.models.backup_model import BackupModel, size_in_words
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.settings import BACKUP_FOLDER, SettingsFile
from styrkort_desktop.store import BackupInfo, BackupPolicy, Database, backup_folder, backups
from tests.gui.helping import Answer, child, file_of, wait_for

NOW = datetime.datetime(2016, 3, 10, 12, tzinfo=datetime.UTC)


@pytest.fixture
def dialog(window: MainWindow) -> BackupsDialog:
    """The backups of the window's file, shown."""
    made = BackupsDialog(file_of(window), window)
    made.show()
    return made


def rows(dialog: QDialog) -> list[list[str]]:
    model = child(dialog, QTableView, "backup_view").model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def said(dialog: QDialog, name: str) -> str:
    return child(dialog, QLabel, name).text().replace("\u200b", "")


def press(dialog: QDialog, name: str) -> None:
    child(dialog, QPushButton, f"{name}_button").click()


def change(file: OpenFile, text: str) -> None:
    file.do(edits.set_goal_text(file.scorecard.goals[0].id, text))


def text_of(file: OpenFile) -> str | None:
    return file.scorecard.goals[0].text


def list_first(file: OpenFile, *made: tuple[str, int]) -> tuple[BackupInfo, ...]:
    """Backups for these reasons, so many days ago."""
    path = file.database.path
    now = datetime.datetime.now(datetime.UTC)
    return tuple(backups.make_backup(path, reason, now - datetime.timedelta(days=days)) for reason, days in made)


# -- seen


def test_the_list_says_when_why_how_much_and_whether_it_is_whole(window: MainWindow) -> None:
    *_, spoilt = list_first(file_of(window), ("asked_for", 0), ("daily", 1), ("before_import", 400))
    spoilt.path.write_bytes(b"junk")
    dialog = BackupsDialog(file_of(window), window)
    dialog.show()
    wait_for(lambda: len(rows(dialog)) == 3)
    today, yesterday, old = rows(dialog)
    goals = str(len(file_of(window).scorecard.goals))
    assert today[0].startswith("i dag ")
    assert (today[1], *today[3:]) == ("begärd", "1", goals, "hel")
    assert yesterday[0].startswith("i går ")
    assert (old[1], *old[3:]) == ("före införing", "–", "–", "✕  går inte att läsa")
    view = child(dialog, QTableView, "backup_view")
    assert view.currentIndex().row() == 0
    assert said(dialog, "state_label") == "Inget har ändrats sedan kopian gjordes."
    view.setCurrentIndex(view.model().index(2, 0))
    assert "går inte att läsa" in said(dialog, "state_label")
    assert not child(dialog, QPushButton, "restore_button").isEnabled()
    assert not child(dialog, QPushButton, "save_button").isEnabled()


def test_without_backups_it_says_so_and_one_can_be_made(dialog: BackupsDialog) -> None:
    wait_for(lambda: said(dialog, "state_label") == "Inga säkerhetskopior än.")
    assert not child(dialog, QPushButton, "folder_button").isEnabled()
    press(dialog, "make")
    wait_for(lambda: len(rows(dialog)) == 1)
    assert rows(dialog)[0][1] == "begärd"
    assert child(dialog, QPushButton, "restore_button").isEnabled()


def test_what_is_typed_is_in_the_backup(window: MainWindow, dialog: BackupsDialog) -> None:
    file = file_of(window)
    file.write_soon(edits.set_goal_text(file.scorecard.goals[0].id, "Nyss skrivet."))
    press(dialog, "make")
    wait_for(lambda: len(rows(dialog)) == 1)
    (made,) = backups.list_backups(file.database.path)
    with Database.open(made.path, writable=False) as copy:
        assert copy.scorecard("BUN").goals[0].text == "Nyss skrivet."


def test_it_says_how_much_was_changed_since(window: MainWindow) -> None:
    file = file_of(window)
    list_first(file, ("daily", 0))
    change(file, "nytt")
    assert since(window).startswith("1 ändring har gjorts sedan dess")
    file.undo()
    assert since(window).startswith("2 ändringar har gjorts sedan dess")


def since(window: MainWindow) -> str:
    """What a newly opened dialog says of the newest backup."""
    dialog = BackupsDialog(file_of(window), window)
    wait_for(lambda: len(rows(dialog)) > 0)
    return said(dialog, "state_label")


def test_a_backup_of_another_file_is_told_apart(window: MainWindow, office_path: Path) -> None:
    file = file_of(window)
    folder = backup_folder(file.database.path)
    folder.mkdir()
    other = backups.make_backup(office_path, "asked_for", NOW)
    other.path.rename(folder / other.name)
    dialog = BackupsDialog(file, window)
    dialog.show()
    wait_for(lambda: len(rows(dialog)) == 1)
    assert rows(dialog)[0][-1] == "!  av en annan fil"
    assert "av en annan fil" in said(dialog, "state_label")


def test_one_from_a_way_that_the_file_did_not_take_is_told(window: MainWindow) -> None:
    path = file_of(window).database.path
    (before,) = list_first(file_of(window), ("daily", 1))
    change(file_of(window), "den ena vägen")
    list_first(file_of(window), ("asked_for", 0))
    window.close_file()
    backups.restore_backup(path, before.name)
    window.open_path(path)
    change(file_of(window), "den andra vägen")
    dialog = BackupsDialog(file_of(window), window)
    wait_for(lambda: len(rows(dialog)) == 2)
    assert "inte bygger vidare på" in said(dialog, "state_label")


def test_the_folder_is_shown(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    (made,) = list_first(file_of(window), ("daily", 0))
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    dialog = BackupsDialog(file_of(window), window)
    wait_for(lambda: len(rows(dialog)) == 1)
    press(dialog, "folder")
    assert [one.toLocalFile() for one in shown] == [str(made.path.parent)]


def test_a_place_that_is_away_is_told_here_and_in_the_status_bar(window: MainWindow, tmp_path: Path) -> None:
    file = file_of(window)
    file.database.back_up_by(BackupPolicy(tmp_path / "urkopplad"))
    dialog = BackupsDialog(file, window)
    dialog.show()
    wait_for(lambda: said(dialog, "state_label") == "Inga säkerhetskopior än.")
    assert "går inte att nå just nu" in said(dialog, "remark_label")
    press(dialog, "make")
    wait_for(lambda: len(rows(dialog)) == 1)
    assert "ligger bredvid filen" in said(dialog, "remark_label")
    change(file, "nytt")
    (bar,) = [one for one in window.statusBar().findChildren(QLabel) if "sparat" in one.text()]
    assert "Se över säkerhetskopiorna" in bar.text()
    assert str(tmp_path / "urkopplad") in bar.toolTip()


def test_a_reader_may_look_but_not_restore(window: MainWindow, path: Path) -> None:
    list_first(file_of(window), ("daily", 0))
    with Database.open(path, writable=False) as reader:
        file = OpenFile(reader, Language.SWEDISH)
        dialog = BackupsDialog(file, window)
        wait_for(lambda: len(rows(dialog)) == 1)
        assert not child(dialog, QPushButton, "restore_button").isEnabled()
        assert child(dialog, QPushButton, "save_button").isEnabled()
        file.deleteLater()


# -- saved as a file of its own


@pytest.mark.parametrize("name", ["ny", "ny.styrkort"])
def test_a_backup_is_saved_as_a_new_file(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    file = file_of(window)
    list_first(file, ("daily", 0))
    before = text_of(file)
    change(file, "nytt")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
    dialog = BackupsDialog(file, window)
    wait_for(lambda: len(rows(dialog)) == 1)
    receipt = Answer(MessageDialog, lambda one: one.accept())
    press(dialog, "save")
    assert receipt.given == 1
    with Database.open(tmp_path / "ny.styrkort", writable=False) as saved:
        assert saved.scorecard("BUN").goals[0].text == before
    assert text_of(file) == "nytt"


def test_a_file_name_that_was_not_given_saves_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_first(file_of(window), ("daily", 0))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    dialog = BackupsDialog(file_of(window), window)
    wait_for(lambda: len(rows(dialog)) == 1)
    press(dialog, "save")
    assert [one.name for one in tmp_path.glob("*.styrkort")] == [file_of(window).database.path.name]


# -- restored


def open_and_restore(window: MainWindow, button: str) -> Answer:
    """Choose *Återställ* in the window's dialog, and answer the question with a button."""

    def choose(dialog: QDialog) -> None:
        wait_for(lambda: len(rows(dialog)) > 0)
        press(dialog, "restore")
        if button == "second_button":
            dialog.reject()

    Answer(BackupsDialog, choose)
    question = Answer(MessageDialog, lambda one: child(one, QPushButton, button).click())
    child(window, QAction, "backups_action").trigger()
    return question


def test_a_backup_takes_the_files_place_and_the_file_as_it_was_lies_beside(window: MainWindow) -> None:
    file = file_of(window)
    before, path = text_of(file), file.database.path
    list_first(file, ("daily", 0))
    change(file, "ska bort")
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        told.append(child(dialog, QLabel, "heading").text())
        dialog.accept()

    question = open_and_restore(window, "first_button")
    receipt = Answer(MessageDialog, read)
    wait_for(lambda: receipt.given == 1)
    assert question.given == 1
    assert told[0].startswith("Filen är återställd till i dag ")
    assert file_of(window) is not file
    assert file_of(window).database.path == path
    assert text_of(file_of(window)) == before
    (aside,) = path.parent.glob("*före återställning*.styrkort")
    with Database.open(aside, writable=False) as was:
        assert was.scorecard("BUN").goals[0].text == "ska bort"
    change(file_of(window), "vidare")


def test_who_thinks_better_of_it_has_everything_as_it_was(window: MainWindow) -> None:
    file = file_of(window)
    list_first(file, ("daily", 0))
    change(file, "ska vara kvar")
    question = open_and_restore(window, "second_button")
    assert question.given == 1
    assert file_of(window) is file
    assert text_of(file) == "ska vara kvar"
    assert list(file.database.path.parent.glob("*återställning*")) == []


def test_a_backup_that_turns_out_damaged_leaves_the_file_open_as_it_was(window: MainWindow) -> None:
    file = file_of(window)
    (made,) = list_first(file, ("daily", 0))
    change(file, "kvar")
    content = bytearray(made.path.read_bytes())
    stamp = made.path.stat()
    content[8192:8292] = b"\xa5" * 100
    made.path.write_bytes(content)
    os.utime(made.path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    path = file.database.path
    with pytest.raises(Exception, match=r"skadad|blev inte hel"):
        window._on_restore_chosen(made)
    assert file_of(window).database.path == path
    assert text_of(file_of(window)) == "kvar"
    assert list(path.parent.glob("*återställning*")) == []


# -- each day


def test_the_days_backup_is_made_while_the_person_looks(
    make_window: Callable[..., MainWindow], path: Path, settings: SettingsFile, tmp_path: Path
) -> None:
    place = tmp_path / "kopior"
    place.mkdir()
    settings.keep(BACKUP_FOLDER, str(place))
    yesterday = lambda: datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)  # noqa: E731
    with Database.open(path, now=yesterday) as database, database.operation("edit_scorecard") as operation:
        scorecard = database.scorecard("BUN")
        operation.put(edits.set_goal_text(scorecard.goals[0].id, "i går").change(scorecard))
    for one in backups.list_backups(path):
        one.path.unlink()
    window = make_window(path)
    wait_for(lambda: len(list(place.rglob("*daily.styrkort"))) == 1)
    change(file_of(window), "i dag")
    assert len(list(place.rglob("*daily.styrkort"))) == 1


def test_a_file_that_is_closed_at_once_makes_none(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("styrkort_desktop.gui.day_keeper._WAIT_MS", 0)
    keeper = DayKeeper(file_of(window), window)
    seen: list[int] = []
    keeper.seen_to.connect(lambda: seen.append(1))
    keeper.remove()
    window.close_file()
    assert seen == []


# -- the model


def test_the_model_keeps_qts_rules(window: MainWindow) -> None:
    model = BackupModel(Language.SWEDISH, window)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    listed = list_first(file_of(window), ("daily", 0), ("asked_for", 1))
    model.show_backups(listed, NOW)
    assert model.rowCount() == 2
    assert model.backup(0) == listed[0]
    assert model.backup(2) is None
    assert model.row_of(str(listed[1].path)) == 1
    assert model.row_of("gone") == 0
    assert model.data(QModelIndex()) is None
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole) == str(listed[0].path)
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(9, Qt.Orientation.Horizontal) is None
    model.show_backups((), NOW)
    assert model.rowCount() == 0


@pytest.mark.parametrize(("size", "words"), [(1, "1 kB"), (640_001, "641 kB"), (12_540_000, "12,5 MB")])
@pytest.mark.usefixtures("qapp")
def test_sizes_are_told_in_words(size: int, words: str) -> None:
    assert size_in_words(size) == words
