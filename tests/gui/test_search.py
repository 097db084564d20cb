"""The search box: finds as one types, shows in groups, and Enter goes there; all of it by keyboard."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QListView, QPlainTextEdit

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.delegates.search_delegate import Fonts, formats_of
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.models.search_model import ROW_ROLE, SearchModel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.search_rows import (
    SHOWN,
    SearchRow,
    SearchRowKind,
    no_hits,
    note,
    rows_of,
    spot_of_hit,
)
from styrkort_desktop.gui.spots import OVERVIEW, Page, Spot
from styrkort_desktop.gui.theme import Theme
from styrkort_desktop.gui.widgets.search_box import SearchBox
from styrkort_desktop.gui.widgets.search_popup import SearchPopup
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.texts import Language, same
from styrkort_desktop.store import BusyFile, Database, SearchGroup, SearchHit
from styrkort_desktop.template import Template
from tests.gui.helping import child, file_of, go, key, let_go, type_text, wait_for

OpenWindow = Callable[..., MainWindow]


def box_of(window: MainWindow) -> SearchBox:
    return child(window, SearchBox, "search_box")


def popup_of(window: MainWindow) -> SearchPopup:
    return child(window, SearchPopup, "search_popup")


def rows_in(window: MainWindow) -> list[SearchRow]:
    model = popup_of(window).model
    return [row for row in map(model.row, range(model.rowCount())) if row is not None]


def press_ctrl_f(window: MainWindow) -> SearchBox:
    window.activateWindow()
    child(window, QAction, "search_action").trigger()
    box = box_of(window)
    wait_for(box.hasFocus)
    return box


def write(text: str) -> None:
    """Type where the keyboard is; what has no key of its own in tests comes as from an input method."""
    for letter in text:
        if letter.isascii():
            type_text(letter)
        else:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            target = QApplication.focusWidget()
            assert target is not None
            QApplication.sendEvent(target, event)


def search(window: MainWindow, query: str) -> SearchBox:
    """Type in the box, and wait for what is found."""
    box = press_ctrl_f(window)
    write(query)
    wait_for(lambda: popup_of(window).isVisible() and box._task is None and not box._pause.isActive())
    return box


# -- finding and going there


def test_enter_goes_to_the_first_hit(window: MainWindow) -> None:
    search(window, "vårdnadshavare jämföra")
    goal = next(
        one for one in file_of(window).scorecard.goals if "vårdnadshavare ska kunna jämföra" in (one.text or "")
    )
    key(Qt.Key.Key_Return)
    spot = file_of(window).spot
    assert (spot.page, spot.area, spot.goal) == (Page.AREA, "folja_jamfora", goal.id)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    assert focused.textCursor().selectedText() == "vårdnadshavare"
    assert not popup_of(window).isVisible()


def test_down_and_up_choose_among_the_hits(window: MainWindow) -> None:
    search(window, "skola")
    popup = popup_of(window)
    hits = [row for row in rows_in(window) if row.can_be_chosen]
    assert popup.chosen == hits[0]
    key(Qt.Key.Key_Down)
    assert popup.chosen == hits[1]
    key(Qt.Key.Key_Up)
    key(Qt.Key.Key_Up)
    assert popup.chosen == hits[0]
    for _ in range(20):
        key(Qt.Key.Key_PageDown)
    assert popup.chosen == hits[-1]
    key(Qt.Key.Key_PageUp)
    assert popup.chosen != hits[-1]


def test_an_indicator_is_gone_to_in_its_table(window: MainWindow) -> None:
    search(window, "skolskjuts per elev")
    key(Qt.Key.Key_Return)
    spot = file_of(window).spot
    assert spot.indicator is not None
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "indicator_view"


def test_a_hit_in_another_unit_takes_that_unit_in_hand(make_window: OpenWindow, office_path: Path) -> None:
    window = make_window(office_path)
    file_of(window).show_unit("BUN")
    search(window, "hemtjänst")
    key(Qt.Key.Key_Return)
    assert file_of(window).unit == "SOC"
    assert file_of(window).spot.goal is not None


def test_a_unit_is_gone_to_by_its_code(make_window: OpenWindow, office_path: Path) -> None:
    window = make_window(office_path)
    file_of(window).show_unit("BUN")
    go(window, "folja_jamfora")
    search(window, "soc")
    assert rows_in(window)[0].text == "Enheter"
    key(Qt.Key.Key_Return)
    assert (file_of(window).unit, file_of(window).spot) == ("SOC", OVERVIEW)
    assert QApplication.focusWidget() is child(window, QListView, "outline_view")


def test_an_area_is_gone_to_by_its_name(window: MainWindow) -> None:
    search(window, "hälsofrämjande")
    assert rows_in(window)[0].text == "Målområden"
    key(Qt.Key.Key_Return)
    assert file_of(window).spot.area == "halsoframjande"


def test_a_click_goes_there_too(window: MainWindow) -> None:
    search(window, "skola")
    view = child(window, QListView, "search_view")
    at = next(number for number, row in enumerate(rows_in(window)) if row.kind is SearchRowKind.HIT)
    where = view.visualRect(view.model().index(at + 1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert file_of(window).spot.goal is not None
    assert not popup_of(window).isVisible()


def test_a_click_on_a_heading_does_nothing(window: MainWindow) -> None:
    box = search(window, "skola")
    view = child(window, QListView, "search_view")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 12))
    assert popup_of(window).isVisible()
    assert box.hasFocus()


def test_enter_typed_before_anything_is_found_goes_there_when_it_is(window: MainWindow) -> None:
    press_ctrl_f(window)
    write("hälsofrämjande")
    key(Qt.Key.Key_Return)
    wait_for(lambda: file_of(window).spot.area == "halsoframjande")


def test_enter_shows_again_what_was_put_away(window: MainWindow) -> None:
    search(window, "skola")
    key(Qt.Key.Key_Escape)
    assert not popup_of(window).isVisible()
    key(Qt.Key.Key_Return)
    wait_for(popup_of(window).isVisible)
    key(Qt.Key.Key_Escape)
    key(Qt.Key.Key_Down)
    wait_for(popup_of(window).isVisible)


def test_more_of_one_kind_is_shown_when_asked_for(make_window: OpenWindow, office_path: Path) -> None:
    window = make_window(office_path)
    search(window, "chef")
    popup = popup_of(window)
    while popup.chosen is not None and popup.chosen.kind is not SearchRowKind.MORE:
        key(Qt.Key.Key_Down)
    assert popup.chosen is not None
    group = popup.chosen.group
    before = [row for row in rows_in(window) if row.group == group and row.hit]
    assert len(before) == SHOWN
    key(Qt.Key.Key_Return)
    wait_for(lambda: len([row for row in rows_in(window) if row.group == group and row.hit]) > SHOWN)
    after = [row for row in rows_in(window) if row.group == group and row.hit]
    assert after[:SHOWN] == before
    assert popup.chosen == after[SHOWN]


# -- what is not found, and leaving


def test_nothing_found_is_said_with_a_hint(window: MainWindow) -> None:
    search(window, "xyzzy")
    (row,) = rows_in(window)
    assert row.text == "Inga träffar på ”xyzzy”"
    assert row.caption.startswith("Pröva ett kortare ord")
    spot = file_of(window).spot
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Down)
    assert file_of(window).spot == spot


def test_an_emptied_box_shows_nothing(window: MainWindow) -> None:
    box = search(window, "sko")
    box.selectAll()
    key(Qt.Key.Key_Delete)
    assert not popup_of(window).isVisible()
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Down)
    assert not popup_of(window).isVisible()


def test_escape_puts_the_list_away_then_goes_back(window: MainWindow) -> None:
    goal = file_of(window).scorecard.goals_of("folja_jamfora")[0]
    go(window, "folja_jamfora", goal.id)
    box = search(window, "skola")
    key(Qt.Key.Key_Escape)
    assert (box.text(), popup_of(window).isVisible(), box.hasFocus()) == ("skola", False, True)
    key(Qt.Key.Key_Escape)
    assert box.text() == ""
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    assert file_of(window).spot.goal == goal.id


def test_tab_leaves_the_box_and_puts_the_list_away(window: MainWindow) -> None:
    box = search(window, "skola")
    key(Qt.Key.Key_Tab)
    assert not box.hasFocus()
    assert not popup_of(window).isVisible()


def test_the_box_is_found_again_with_what_was_typed(window: MainWindow) -> None:
    search(window, "hälsofrämjande")
    key(Qt.Key.Key_Return)
    box = press_ctrl_f(window)
    wait_for(popup_of(window).isVisible)
    assert box.selectedText() == "hälsofrämjande"


def test_what_is_found_after_the_person_went_elsewhere_is_not_shown(window: MainWindow) -> None:
    box = press_ctrl_f(window)
    write("skola")
    box._pause.stop()
    box._on_pause_timeout()
    window.setFocus()
    box.clearFocus()
    QTest.qWait(300)
    assert not popup_of(window).isVisible()


def test_what_was_just_typed_is_found(window: MainWindow) -> None:
    goal = file_of(window).scorecard.goals_of("folja_jamfora")[0]
    go(window, "folja_jamfora", goal.id, "text")
    write("Alldelesnyttord ")
    search(window, "alldelesnytt")
    assert [row.hit.place.goal for row in rows_in(window) if row.hit] == [goal.id]


def test_it_says_that_it_is_looking_when_that_takes_time(window: MainWindow) -> None:
    box = press_ctrl_f(window)
    box._on_patience_timeout()
    assert [row.text for row in rows_in(window)] == ["Söker …"]


def test_a_file_that_cannot_be_read_is_told_in_the_list(window: MainWindow, path: Path) -> None:
    box = search(window, "skola")
    box._on_task_failed(BusyFile(path))
    (row,) = rows_in(window)
    assert row.kind is SearchRowKind.NOTE
    assert "är upptagen av ett annat program" in row.text
    with pytest.raises(ZeroDivisionError):
        box._on_task_failed(ZeroDivisionError())


def test_a_file_open_for_reading_is_searched(make_window: OpenWindow, path: Path) -> None:
    with Database.open(path):
        window = make_window(path)
        assert not file_of(window).can_write
        search(window, "skola")
        assert any(row.hit for row in rows_in(window))


# -- how it stands on the screen


@pytest.mark.parametrize(("size", "zoom"), [((1440, 900), 100), ((960, 600), 150), ((960, 600), 200)])
def test_the_list_stays_within_the_window(
    make_window: OpenWindow, path: Path, appearance: Appearance, size: tuple[int, int], zoom: int
) -> None:
    appearance.choose_zoom(zoom)
    window = make_window(path, size=size)
    box = search(window, "skola")
    popup, workspace = popup_of(window), window.workspace
    assert workspace is not None
    assert workspace.rect().contains(popup.geometry())
    assert popup.y() >= box.mapTo(workspace, QPoint(0, box.height())).y()
    window.resize(size[0] - 60, size[1] - 40)
    wait_for(lambda: workspace.rect().contains(popup.geometry()))
    appearance.choose_zoom(100)


def test_a_short_list_has_no_scroll_bar(window: MainWindow) -> None:
    search(window, "xyzzy")
    assert not child(window, QListView, "search_view").verticalScrollBar().isVisible()


def test_what_matched_is_drawn_heavy_and_underlined(window: MainWindow) -> None:
    search(window, "skola")
    popup, view = popup_of(window), child(window, QListView, "search_view")
    at = next(number for number, row in enumerate(rows_in(window)) if row.kind is SearchRowKind.HIT)
    row = rows_in(window)[at]
    drawn = []
    for shown_row in (row, row, replace(row, spans=())):
        popup.show_rows([shown_row], box_of(window))
        popup.choose(0)
        drawn.append(view.grab().toImage())
    assert drawn[0] == drawn[1]
    assert drawn[1] != drawn[2]
    (mark,) = formats_of(row, Fonts(view.font(), Theme()))
    assert row.text[mark.start : mark.start + mark.length] == "skola"
    assert mark.format.fontUnderline()
    assert mark.format.font().bold()


def test_a_screen_reader_is_told_the_choice(window: MainWindow) -> None:
    box = search(window, "hälsofrämjande")
    assert box.accessibleDescription().startswith("Målområden, 1. Målområden, ")
    key(Qt.Key.Key_Down)
    chosen = popup_of(window).chosen
    assert chosen is not None
    assert box.accessibleDescription() == chosen.spoken
    assert box.accessibleName() == "Sök i alla styrkort"


def test_the_list_is_freed_with_its_file(make_window: OpenWindow, path: Path) -> None:
    window = make_window(path)
    search(window, "skola")
    popup, box = weakref.ref(popup_of(window)), weakref.ref(box_of(window))
    window.close_file()
    let_go()
    gc.collect()
    assert (popup(), box()) == (None, None)
    assert not child(window, QAction, "search_action").isEnabled()


# -- rows and the model


def hit(kind: str = "goal", text: str = "Kortare kötider", place: Place | None = None, **values: object) -> SearchHit:
    made = SearchHit(
        kind, place or Place("BUN", "folja_jamfora", "g", field="text"), "g", text, "", same(""), text, ((0, 7),)
    )
    return replace(made, **values)  # type: ignore[arg-type]


def group(*hits: SearchHit, total: int = 0) -> SearchGroup:
    return SearchGroup(hits[0].kind, same("Mål"), total or len(hits), hits)


def test_hits_in_units_that_cannot_be_shown_are_left_out(template: Template) -> None:
    there, away = hit(), hit(place=Place("SOC", "folja_jamfora", "h"))
    rows = rows_of([group(there, away)], template, ("BUN",), Language.SWEDISH)
    assert [(row.text, row.count) for row in rows] == [("Mål", "1"), ("Kortare kötider", "")]
    assert rows_of([group(away)], template, ("BUN",), Language.SWEDISH) == ()


def test_very_many_hits_are_counted_so_far(template: Template) -> None:
    rows = rows_of([group(hit(), total=1_000)], template, ("BUN",), Language.SWEDISH)
    assert [row.count or row.text for row in rows] == ["minst 1000", "Kortare kötider", "Visa fler: mål"]


def test_a_long_text_is_shown_around_what_matched(template: Template) -> None:
    text = "Mål för att\nvårdnadshavare " + "och andra " * 20 + "ska hitta förskolan bredvid " + "i staden " * 30
    at = text.index("skola")
    (_, row) = rows_of([group(hit(text=text, spans=((at, at + 5),)))], template, ("BUN",), Language.SWEDISH)
    assert row.text.startswith("… ")
    ((start, end),) = row.spans
    assert row.text[start:end] == "skola"
    assert start < 60
    assert "\n" not in row.text
    (_, row) = rows_of([group(hit(text="ö" * 200, spans=((90, 95),)))], template, ("BUN",), Language.SWEDISH)
    assert row.spans


def test_a_row_says_where_it_stands(template: Template) -> None:
    found = hit("goal_assessment", field=same("Analys"), about="Delår 2016", title="Ett mål")
    for units, caption in (
        (("BUN",), "Följa och jämföra · Analys · Delår 2016 · Ett mål"),
        (("BUN", "SOC"), "BUN · Följa och jämföra · Analys · Delår 2016 · Ett mål"),
    ):
        (_, row) = rows_of([group(found)], template, units, Language.SWEDISH)
        assert row.caption == caption
        assert row.spoken == f"Mål, Kortare kötider, {caption}"


@pytest.mark.parametrize(
    ("found", "spot"),
    [
        (hit(), Spot(Page.AREA, "folja_jamfora", "g", field="text", span=(0, 7))),
        (
            hit(place=Place("BUN", "a", "g", field="responsible")),
            Spot(Page.AREA, "a", "g", field="responsible"),
        ),
        (hit("indicator", place=Place("BUN", "a", "g", "i", field="kolada")), Spot(Page.AREA, "a", "g", "i", "kolada")),
        (hit("goal_assessment", place=Place("BUN", "a", "g")), Spot(Page.AREA, "a", "g", field="text")),
        (hit("indicator_comparison", place=Place("BUN", "a", "g", "i")), Spot(Page.AREA, "a", "g", "i", "name")),
        (hit("area_assessment", place=Place("BUN", "a")), Spot(Page.AREA, "a")),
        (hit("scorecard", place=Place("BUN")), OVERVIEW),
        (hit("unit", place=Place("SOC")), OVERVIEW),
    ],
)
def test_each_kind_of_hit_leads_to_its_place(found: SearchHit, spot: Spot) -> None:
    assert spot_of_hit(found) == spot


def test_the_model_keeps_qts_rules(file: OpenFile) -> None:
    model = SearchModel(file)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    groups = file.database.search("chef", unit="BUN", limit=10)
    rows = rows_of(groups, file.template, file.unit_codes, file.language)
    for shown in (rows, (), (no_hits("x"),), (note("y"),), rows[:2]):
        model.show_rows(shown)
        for role in (*range(16), Qt.ItemDataRole.AccessibleTextRole, ROW_ROLE, 9999):
            for number in range(-1, model.rowCount() + 1):
                model.data(model.createIndex(number, 0), role)
    assert model.data(QModelIndex()) is None
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == rows[1].spoken
    assert (model.step(-1, 1), model.step(-1, -1), model.first_of("nothing")) == (1, 1, -1)
    model.show_rows((note("y"),))
    assert model.step(-1, 1) == -1
