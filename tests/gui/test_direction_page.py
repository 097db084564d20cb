"""A direction's own data in the window: typed like in a spreadsheet, stored at once, taken back by one undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from styrkort_desktop.gui.directions.of_direction import sections_of
from styrkort_desktop.gui.directions.sections import Grid, can_write_in, cell_value, with_cell
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.models.grid_model import GridModel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.spots import OVERVIEW, Page, Spot
from styrkort_desktop.gui.widgets.field_edit import FieldEdit
from styrkort_desktop.gui.widgets.goal_text import GoalText
from styrkort_desktop.gui.widgets.grid_card import GridCard
from styrkort_desktop.gui.widgets.section_grid import SectionGrid
from styrkort_desktop.scorecard.editing import change_goal
from styrkort_desktop.scorecard.field_types import NumberType, WholeNumberType
from styrkort_desktop.scorecard.scorecard import FactorChoice, Scorecard
from styrkort_desktop.template import Template, demonstration
from styrkort_desktop.template.parts import Factor
from tests.gui.helping import file_of, key, shown, type_text

DIRECTIONS = ("samhalle", "service", "medarbetare", "ekonomi")


@pytest.fixture(params=["BUN", "LEAB"])
def scorecard(request: pytest.FixtureRequest, template: Template) -> Scorecard:
    return next(one.scorecard for one in demonstration(template) if one.scorecard.unit.code == request.param)


def go_to(window: MainWindow, direction: str) -> None:
    file_of(window).go_to(Spot(Page.DIRECTION, direction=direction))
    QTest.qWait(1)


def grid(window: MainWindow, title: str) -> SectionGrid:
    (found,) = [one for one in shown(window, SectionGrid) if one.accessibleName() == title]
    return found


def cell(of: SectionGrid, row_text: str, heading: str) -> QModelIndex:
    """The cell in the row that says something, under a heading."""
    model = of.model()
    across = range(model.columnCount())
    columns = [model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole) for at in across]
    for row in range(model.rowCount()):
        if any(row_text == model.index(row, at).data() for at in across):
            return model.index(row, columns.index(heading))
    raise AssertionError(f"no row says {row_text}")


def new_row(of: SectionGrid, column: int = 0) -> QModelIndex:
    model = of.model()
    assert isinstance(model, GridModel)
    (row,) = [at for at in range(model.rowCount()) if getattr(model.row(model.index(at, 0)), "add", None)]
    return model.index(row, column)


def row_of_round(of: SectionGrid, year: str, name: str = "Årsbokslut") -> int:
    """The row of a year's round."""
    model = of.model()
    rows = range(model.rowCount())
    return next(at for at in rows if (model.index(at, 0).data(), model.index(at, 1).data()) == (year, name))


def type_in(of: SectionGrid, at: QModelIndex, text: str) -> None:
    of.setCurrentIndex(at)
    of.setFocus()
    type_text(text)
    key(Qt.Key.Key_Return)


def test_a_count_is_typed_stored_and_taken_back(window: MainWindow) -> None:
    file = file_of(window)
    go_to(window, "medarbetare")
    before = file.scorecard
    of = grid(window, "Chefer per befattningstyp")
    type_in(of, cell(of, "Rektor", "Kvinnor"), "25")
    assert file.scorecard.managers.types[0].women == 25
    assert cell(of, "Summa", "Kvinnor").data() == "51"
    assert file.undo_name() is not None
    file.undo()
    assert file.scorecard == before
    assert cell(of, "Summa", "Kvinnor").data() == "46"


def test_what_cannot_be_read_stays_as_typed_and_is_told(window: MainWindow) -> None:
    file = file_of(window)
    go_to(window, "medarbetare")
    of = grid(window, "Chefer per befattningstyp")
    at = cell(of, "Rektor", "Kvinnor")
    type_in(of, at, "ca 20")
    assert file.scorecard.managers.types[0].women == 20
    assert at.data() == "ca 20"
    assert any("inte ett tal" in label.text() for label in shown(window, QLabel))
    type_in(of, at, "21")
    assert file.scorecard.managers.types[0].women == 21
    assert not any("inte ett tal" in label.text() for label in shown(window, QLabel))


def test_a_new_row_comes_to_be_with_what_is_typed_and_goes_again(window: MainWindow) -> None:
    file = file_of(window)
    go_to(window, "medarbetare")
    of = grid(window, "Chefer per befattningstyp")
    count = len(file.scorecard.managers.types)
    type_in(of, new_row(of), "Samordnare")
    assert [one.type for one in file.scorecard.managers.types][-1] == "Samordnare"
    of.setCurrentIndex(cell(of, "Samordnare", "Befattningstyp"))
    of.setFocus()
    key(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert len(file.scorecard.managers.types) == count
    file.undo()
    assert len(file.scorecard.managers.types) == count + 1


def test_a_row_is_taken_away_by_the_button_below(window: MainWindow) -> None:
    file = file_of(window)
    go_to(window, "medarbetare")
    of = grid(window, "Chefer per befattningstyp")
    (card,) = [one for one in shown(window, GridCard) if one.isAncestorOf(of)]
    (button,) = shown(card, QPushButton)
    of.setCurrentIndex(cell(of, "Summa", "Kvinnor"))
    assert not button.isEnabled()
    of.setCurrentIndex(cell(of, "Rektor", "Kvinnor"))
    button.click()
    assert "Rektor" not in [one.type for one in file.scorecard.managers.types]


def test_a_frame_change_waits_until_its_year_is_known(window: MainWindow) -> None:
    file = file_of(window)
    go_to(window, "ekonomi")
    of = grid(window, "Ändringar av kommunbidraget")
    before = file.scorecard
    model = of.model()
    assert model.setData(new_row(of, 3), "1,5")
    assert file.scorecard == before
    assert new_row(of, 3).data() == "1,5"
    assert model.setData(new_row(of, 0), "2017")
    (year,) = [one for one in file.scorecard.economy.years if one.year == 2017]
    assert [one.mnkr for one in year.frame_changes] == [1.5]
    file.undo()
    assert file.scorecard == before


def test_the_deviation_follows_the_forecast(window: MainWindow) -> None:
    go_to(window, "ekonomi")
    of = grid(window, "Budget, utfall och prognos, mnkr")
    model = of.model()
    row = row_of_round(of, "2016")
    assert model.index(row, 5).data() == ""
    assert model.setData(model.index(row, 4), "1 900")
    assert model.index(row, 5).data() == "−9,5"
    assert not model.index(row, 5).flags() & Qt.ItemFlag.ItemIsEditable


def test_a_comparison_is_made_for_the_indicator_chosen(window: MainWindow) -> None:
    file = file_of(window)
    go_to(window, "service")
    of = grid(window, "Jämförelser med andra")
    model = of.model()
    indicator = file.scorecard.goals[1].indicators[1]
    assert model.setData(new_row(of, 0), f"2.2 {indicator.name}")
    assert model.setData(new_row(of, 1), "liknande kommuner")
    found = file.scorecard.goals[1].indicators[1].comparisons
    assert [one.group for one in found] == ["liknande kommuner"]


def test_purchase_loyalty_may_be_typed_with_its_percent_sign_and_counts_may_not(window: MainWindow) -> None:
    file = file_of(window)
    go_to(window, "ekonomi")
    of = grid(window, "Köptrohet")
    model = of.model()
    row = row_of_round(of, "2018")
    assert model.setData(model.index(row, 2), "91 %")
    assert file.scorecard.economy.purchase_loyalty[-1].percent == 91
    assert model.setData(model.index(row, 2), "")
    assert all(one.year != 2018 for one in file.scorecard.economy.purchase_loyalty)
    go_to(window, "medarbetare")
    of = grid(window, "Chefer per befattningstyp")
    assert not of.model().setData(cell(of, "Rektor", "Män"), "11 %")


def test_long_texts_are_stored_while_one_types(window: MainWindow) -> None:
    file = file_of(window)
    go_to(window, "ekonomi")
    (text,) = [one for one in shown(window, GoalText) if one.accessibleName() == "Långsiktig strategi"]
    text.setFocus()
    text.selectAll()
    type_text("Mindre hus")
    file.flush()
    assert file.scorecard.economy.strategy == "Mindre hus"
    file.undo()
    assert text.toPlainText() == file.scorecard.economy.strategy


def test_going_from_one_text_to_the_next_loses_no_letter(window: MainWindow) -> None:
    """The first letter in one has what was typed in the other stored, and everything shown anew."""
    file = file_of(window)
    go_to(window, "ekonomi")
    first, second = shown(window, GoalText)[:2]
    for edit in (first, second):
        edit.setFocus()
        edit.selectAll()
        type_text("En sak")
    file.flush()
    assert (first.toPlainText(), second.toPlainText()) == ("En sak", "En sak")


def test_a_day_that_is_none_is_told_and_kept_as_typed(window: MainWindow) -> None:
    file = file_of(window)
    go_to(window, "service")
    (field,) = [one for one in shown(window, FieldEdit) if one.accessibleName() == "Planen gäller från"]
    field.setFocus()
    field.selectAll()
    type_text("i morgon")
    key(Qt.Key.Key_Return)
    assert field.text() == "i morgon"
    assert any("inget datum" in label.text() for label in shown(window, QLabel))
    assert file.scorecard.service.plan.date is not None
    field.selectAll()
    type_text("2016-10-01")
    key(Qt.Key.Key_Return)
    assert str(file.scorecard.service.plan.date) == "2016-10-01"


def test_a_factor_is_chosen_and_the_goals_that_answer_are_named(template: Template, scorecard: Scorecard) -> None:
    """The template of the tests has none, so two are put in."""
    two = (Factor(key="bostader", text="Fler bostäder"), Factor(key="klimat", text="Lägre utsläpp"))
    asked = replace(template, factors=two)
    (factors,) = [one for one in sections_of("samhalle", scorecard) if one.key == "factors"]
    assert isinstance(factors, Grid)
    assert factors.rows(scorecard, template) == ()
    housing, _ = factors.rows(scorecard, asked)
    chosen = with_cell(scorecard, housing, factors.columns[2], value=True)
    assert chosen.factors_chosen == (FactorChoice(factor="bostader"),)
    assert factors.rows(chosen, asked)[0].said[4].sv == "inget mål än"
    reasoned = with_cell(chosen, housing, factors.columns[3], "Vi äger marken.")
    assert reasoned.factors_chosen == (FactorChoice(factor="bostader", reason="Vi äger marken."),)
    goal = change_goal(reasoned, reasoned.goals[1].id, factors=("bostader",))
    assert factors.rows(goal, asked)[0].said[4].sv == "2"
    assert with_cell(reasoned, housing, factors.columns[2], value=False).factors_chosen == ()


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_every_cell_that_can_be_written_in_takes_a_value_and_gives_it_back(
    template: Template, scorecard: Scorecard, direction: str
) -> None:
    """The law of all grids: what is put in a cell is in it, and its old value brings the scorecard back."""
    written = 0
    for section in sections_of(direction, scorecard):
        if not isinstance(section, Grid):
            continue
        for row in section.rows(scorecard, template):
            for number, column in enumerate(section.columns):
                is_number = isinstance(column.type, (NumberType, WholeNumberType))
                if row.add or not is_number or not can_write_in(row, number, column):
                    continue
                before = cell_value(scorecard, row, column)
                changed = with_cell(scorecard, row, column, column.type.read(2015))
                assert cell_value(changed, row, column) == 2015
                if before is not None or section.key != "purchase_loyalty":
                    assert with_cell(changed, row, column, before) == scorecard
                written += 1
    assert written or direction == "samhalle"


def test_a_company_has_an_owners_targets_and_no_frame(template: Template) -> None:
    cards = {one.scorecard.unit.code: one.scorecard for one in demonstration(template)}
    assert "owner_targets" in [one.key for one in sections_of("ekonomi", cards["LEAB"])]
    assert "frames" not in [one.key for one in sections_of("ekonomi", cards["LEAB"])]
    assert "owner_targets" not in [one.key for one in sections_of("ekonomi", cards["BUN"])]


def test_the_place_is_in_the_list_and_is_remembered(
    window: MainWindow, make_window: Callable[..., MainWindow], path: Path
) -> None:
    go_to(window, "ekonomi")
    assert Spot.parse(str(file_of(window).spot)) == Spot(Page.DIRECTION, direction="ekonomi")
    window.close()
    again = make_window()
    again.open_path(path)
    assert file_of(again).spot == Spot(Page.DIRECTION, direction="ekonomi")


def test_a_direction_that_is_not_there_leads_to_the_overview(file: OpenFile) -> None:
    file.go_to(Spot(Page.DIRECTION, direction="finns inte"))
    assert file.spot == OVERVIEW


def test_tab_goes_through_the_cells_and_leaves_the_grid(window: MainWindow) -> None:
    go_to(window, "medarbetare")
    of = grid(window, "Chefer per befattningstyp")
    of.setCurrentIndex(of.model().index(of.model().rowCount() - 1, 0))
    of.setFocus()
    key(Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is not of


def test_a_long_text_in_a_grid_is_edited_over_several_lines(window: MainWindow) -> None:
    go_to(window, "service")
    of = grid(window, "Kvalitetskommun: kriterierna")
    of.setCurrentIndex(of.model().index(3, 1))
    of.setFocus()
    type_text("En rad")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    assert editor.accessibleName() == "Svar"
    key(Qt.Key.Key_Tab)
    assert file_of(window).scorecard.service.criteria[-1].answer == "En rad"
