"""Following up in the window: a round is chosen, figures and judgements are stored at once, one undo takes one back."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QStandardItemModel, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel

from styrkort_desktop.desk.new_file import new_file
from styrkort_desktop.gui import edits
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.pages import follow_up_page
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.widgets.follow_up_card import FollowUpCard
from styrkort_desktop.gui.widgets.goal_text import GoalText
from styrkort_desktop.gui.widgets.section_grid import SectionGrid
from styrkort_desktop.gui.widgets.status_combo import StatusCombo
from styrkort_desktop.scorecard.choices import Missing, Status
from styrkort_desktop.scorecard.goals import Assessment, Goal, Outcome
from styrkort_desktop.scorecard.periods import Month, RoundRef
from styrkort_desktop.store import Database
from styrkort_desktop.template import Template
from tests.gui.helping import child, file_of, key, shown, type_text

T1, T2, YEAR_END = RoundRef(2016, "t1"), RoundRef(2016, "t2"), RoundRef(2016, "year_end")
AREA, SECOND = "programmens_intentioner", "bun-m02"


def go_to(window: MainWindow, ref: RoundRef | None = T1) -> None:
    file_of(window).go_to(Spot(Page.FOLLOW_UP, round=ref))
    QTest.qWait(1)


def card(window: MainWindow, area: str = AREA) -> FollowUpCard:
    name = file_of(window).template.area(area).name
    (found,) = [
        one for one in shown(window, FollowUpCard) if any(label.text() == name for label in one.findChildren(QLabel))
    ]
    return found


def combo(of: FollowUpCard, name: str) -> StatusCombo:
    (found,) = [one for one in shown(of, StatusCombo) if one.accessibleName() == name]
    return found


def text(of: FollowUpCard, name: str) -> list[GoalText]:
    return [one for one in shown(of, GoalText) if one.accessibleName() == name]


def choose(of: FollowUpCard, name: str, word: str) -> None:
    """As a person does with the keyboard."""
    box = combo(of, name)
    at = box.findText(word)
    assert at >= 0
    box.setCurrentIndex(at)
    box.activated.emit(at)


def cell(of: SectionGrid, row: int, heading: str) -> QModelIndex:
    model = of.model()
    across = range(model.columnCount())
    headings = [model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole) for at in across]
    return model.index(row, headings.index(heading))


def grid(window: MainWindow, number: int = 2, area: str = AREA) -> SectionGrid:
    return card(window, area).goals[number - 1].view


def says(window: MainWindow, words: str) -> bool:
    return any(words in label.text() for label in shown(window, QLabel))


def goal(window: MainWindow, goal_id: str = SECOND) -> Goal:
    return file_of(window).scorecard.goal(goal_id)


def test_the_round_in_turn_is_shown_first(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follow_up_page, "_today", lambda: datetime.date(2016, 5, 14))
    child(window, QAction, "follow_up_action").trigger()
    assert file_of(window).spot == Spot(Page.FOLLOW_UP)
    box = child(window, QComboBox, "round_choice")
    assert box.currentText() == "Delår januari–augusti 2016 (i tur)"
    assert says(window, "Sista dag: torsdag 15 september 2016.")
    assert box.count() == 9


def test_another_round_is_chosen_and_remembered(
    window: MainWindow, make_window: Callable[..., MainWindow], path: Path
) -> None:
    go_to(window, None)
    box = child(window, QComboBox, "round_choice")
    box.activated.emit(2)
    assert file_of(window).spot.round == YEAR_END
    assert box.currentText().startswith("Årsbokslut 2016")
    assert says(window, "efterfrågas bara under året")
    window.close()
    again = make_window()
    again.open_path(path)
    assert file_of(again).spot == Spot(Page.FOLLOW_UP, round=YEAR_END)


def test_a_round_that_is_not_there_becomes_the_one_in_turn(window: MainWindow) -> None:
    go_to(window, RoundRef(1999, "t1"))
    assert file_of(window).spot == Spot(Page.FOLLOW_UP)


def test_it_stands_in_the_list_after_the_overview(window: MainWindow) -> None:
    go_to(window)
    view = window.findChild(QComboBox, "round_choice")
    assert view is not None
    assert window.workspace is not None
    outline = window.workspace._ui.outline_view
    assert outline.currentIndex().data() == "Uppföljning"
    outline.setFocus()
    key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is card(window).goals[0].view


def test_an_outcome_is_typed_and_the_proposal_follows(window: MainWindow) -> None:
    go_to(window)
    before = file_of(window).scorecard
    of = grid(window)
    at = cell(of, 1, "Utfall")
    of.setCurrentIndex(at)
    of.setFocus()
    type_text("185")
    key(Qt.Key.Key_Return)
    assert goal(window).indicators[1].outcomes[-1] == Outcome(year=2016, round="t1", value=185.0, reported=T1)
    assert cell(of, 1, "Läge").data() == "Efter takten: 172,7 behövs nu"
    assert says(window, "Förslag: väntas delvis uppnås. 1 av 2 indikatorer når sitt målvärde, 1 gör det inte.")
    file_of(window).undo()
    assert file_of(window).scorecard == before
    assert file_of(window).spot == Spot(Page.FOLLOW_UP, round=T1)
    assert cell(of, 1, "Utfall").data() == "171"


def test_a_missing_value_says_why_and_when_it_comes(window: MainWindow) -> None:
    go_to(window, YEAR_END)
    of = grid(window)
    model = of.model()
    assert model.setData(cell(of, 0, "Saknas därför att"), "har inte kommit")
    assert model.setData(cell(of, 0, "Kommer"), "2017-04")
    outcome = goal(window).indicators[0].outcomes[-1]
    assert (outcome.year, outcome.round, outcome.missing, outcome.next) == (
        2016,
        None,
        Missing.NOT_RECEIVED,
        Month(2017, 4),
    )
    assert cell(of, 0, "Läge").data() == "Har inte kommit, kommer 2017-04"
    assert not model.setData(cell(of, 0, "Kommer"), "i vår")
    assert says(window, "ingen månad")


def test_per_cent_may_stand_where_it_is_counted_alone(window: MainWindow) -> None:
    go_to(window)
    of = grid(window)
    assert of.model().setData(cell(of, 0, "Prognos helår"), "52 %")
    assert goal(window).indicators[0].forecasts[0].value == 52
    assert not of.model().setData(cell(of, 1, "Prognos helår"), "52 %")


def test_what_only_tells_cannot_be_written(window: MainWindow) -> None:
    go_to(window, T2)
    of = grid(window)
    for heading in ("Indikator", "Läge", "Målvärde 2016", "Utfall år 2015", "Delår januari–april"):
        assert not cell(of, 0, heading).flags() & Qt.ItemFlag.ItemIsEditable
    assert cell(of, 0, "Delår januari–april").data() == "48"
    assert not cell(of, 1, "Kvinnor").flags() & Qt.ItemFlag.ItemIsEditable


def test_a_status_is_chosen_in_the_rounds_words_and_taken_back(window: MainWindow) -> None:
    go_to(window)
    before = file_of(window).scorecard
    choose(card(window), "Mål 2, Er bedömning", "väntas uppnås")
    choose(card(window), "Mål 2, Väntas vid årsbokslut", "väntas uppnås")
    assert goal(window).assessments == (Assessment(round=T1, status=Status.MET, forecast=Status.MET),)
    assert says(window, "10 mål utan vad som väntas vid årsbokslut")
    assert not text(card(window), "Mål 2, Skäl till avvikande status")
    file_of(window).undo()
    file_of(window).undo()
    assert file_of(window).scorecard == before
    assert combo(card(window), "Mål 2, Er bedömning").currentText() == "inte bedömt"


def test_a_status_short_of_met_asks_why_and_what_is_done(window: MainWindow) -> None:
    go_to(window)
    of = card(window)
    assert not text(of, "Mål 2, Orsak")
    choose(of, "Mål 2, Er bedömning", "väntas inte uppnås")
    for name in ("Skäl till avvikande status", "Orsak", "Konsekvens", "Åtgärd"):
        (edit,) = text(of, f"Mål 2, {name}")
        edit.setFocus()
        type_text("En sak")
    file_of(window).flush()
    (said,) = goal(window).assessments
    assert (said.reason, said.cause, said.consequence, said.action) == ("En sak",) * 4
    choose(of, "Mål 2, Er bedömning", "väntas uppnås")
    assert text(of, "Mål 2, Orsak")  # what is written is not hidden


def test_the_analysis_is_one_step_however_long_one_types(window: MainWindow) -> None:
    go_to(window)
    before = file_of(window).scorecard
    (edit,) = text(card(window), "Mål 2, Analys")
    edit.setFocus()
    type_text("Fler gick till skolan")
    file_of(window).flush()
    assert goal(window).assessments == (Assessment(round=T1, analysis="Fler gick till skolan"),)
    file_of(window).undo()
    assert file_of(window).scorecard == before
    assert edit.toPlainText() == ""


def test_a_judgement_is_marked_as_preliminary(window: MainWindow) -> None:
    go_to(window, YEAR_END)
    (box,) = [one for one in shown(card(window), QCheckBox) if one.accessibleName() == "Mål 2, Preliminär"]
    box.click()
    assert goal(window).assessments == (Assessment(round=YEAR_END, preliminary=True),)
    box.click()
    assert goal(window).assessments == ()


def test_an_area_is_judged_after_its_goals(window: MainWindow) -> None:
    go_to(window, YEAR_END)
    for number in (1, 2):
        choose(card(window), f"Mål {number}, Er bedömning", "har uppnåtts")
    assert says(window, "Förslag: har uppnåtts. Målen: 2 har uppnåtts.")
    name = file_of(window).template.area(AREA).short_name
    choose(card(window), f"{name}, Er bedömning", "har delvis uppnåtts")
    (said,) = [one for one in file_of(window).scorecard.area_assessments if one.area == AREA]
    assert said.status is Status.PARTLY
    assert text(card(window), f"{name}, Skäl till avvikande status")


def test_what_was_said_before_stands_beside(window: MainWindow) -> None:
    go_to(window, T2)
    assert says(window, "Tidigare: Delår januari–april 2016: väntas uppnås.")


def test_the_wheel_changes_no_status(window: MainWindow) -> None:
    go_to(window)
    box = combo(card(window), "Mål 2, Er bedömning")
    centre = QPointF(box.rect().center())
    turn = QWheelEvent(
        centre,
        QPointF(box.mapToGlobal(box.rect().center())),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert box.currentIndex() == 0
    assert goal(window).assessments == ()


def test_the_rounds_texts_come_last(window: MainWindow) -> None:
    go_to(window, YEAR_END)
    (edit,) = [one for one in shown(window, GoalText) if one.accessibleName() == "Viktiga händelser"]
    assert says(window, "2 texter.")
    edit.setFocus()
    type_text("En ny skola")
    file_of(window).flush()
    assert file_of(window).scorecard.texts[-1].text == "En ny skola"
    assert says(window, "1 text.")


def test_a_file_for_reading_shows_it_all_and_takes_nothing(make_window: Callable[..., MainWindow], path: Path) -> None:
    with Database.open(path):  # somebody else has it
        window = make_window(path)
        go_to(window)
        assert not file_of(window).can_write
        assert not any(one.isEnabled() for one in shown(window, StatusCombo))
        assert all(one.isReadOnly() for one in shown(window, GoalText))
        of = grid(window)
        assert not cell(of, 0, "Utfall").flags() & Qt.ItemFlag.ItemIsEditable


def test_a_status_that_the_round_lacks_cannot_be_chosen(
    make_window: Callable[..., MainWindow], tmp_path: Path, template: Template
) -> None:
    described = template.round("t1")
    fewer = dataclasses.replace(described, statuses=described.statuses[:3])
    rounds = tuple(fewer if one is described else one for one in template.rounds)
    made = tmp_path / "annan.styrkort"
    new_file(made, dataclasses.replace(template, rounds=rounds), ("BUN",), demo=True).close()
    window = make_window(made)
    go_to(window)
    box = combo(card(window), "Mål 2, Er bedömning")
    model = box.model()
    assert isinstance(model, QStandardItemModel)
    assert [model.item(at).isEnabled() for at in range(5)] == [True, True, True, True, False]
    assert box.itemText(4) == "kan inte bedömas – används inte vid Delår januari–april"


def test_another_goal_makes_another_card_and_an_empty_scorecard_says_so(
    make_window: Callable[..., MainWindow], tmp_path: Path, template: Template
) -> None:
    made = tmp_path / "tom.styrkort"
    new_file(made, template, ("BUN",)).close()
    window = make_window(made)
    go_to(window)
    assert says(window, "inga mål att följa upp")
    file = file_of(window)
    with file.database.operation("edit_goal") as operation:
        operation.put(dataclasses.replace(file.scorecard, goals=(Goal(id="g", area=AREA, text="Fler ska läsa."),)))
    file.reload()
    QTest.qWait(1)
    assert says(window, "Fler ska läsa.")
    assert says(window, "Målet har ingen indikator.")
    assert not says(window, "inga mål att följa upp")
    file.do(edits.add_goal(AREA, "h"))
    QTest.qWait(1)
    assert len(card(window).goals) == 2
    file.do(edits.remove_goal("g"))
    QTest.qWait(1)
    assert len(card(window).goals) == 1


def test_another_unit_is_shown_at_the_same_round(make_window: Callable[..., MainWindow], office_path: Path) -> None:
    window = make_window(office_path)
    file = file_of(window)
    file.show_unit("BUN")
    go_to(window, T2)
    file.show_unit("LEAB")
    QTest.qWait(1)
    assert file.spot == Spot(Page.FOLLOW_UP, round=T2)
    asked = [one.area for one in file.scorecard.goals]
    assert len(shown(window, FollowUpCard)) == len(set(asked))
    assert sum(len(one.goals) for one in shown(window, FollowUpCard)) == len(asked)
