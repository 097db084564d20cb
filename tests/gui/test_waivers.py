"""A finding is accepted with a reason from its card or from the full check; the waiver is seen, changed and removed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget

from styrkort_desktop.gui import edits
from styrkort_desktop.gui.dialogs.waive import DeclineDialog, WaiveDialog
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.pages.findings_page import FindingsPage
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.widgets.finding_card import FindingCard
from styrkort_desktop.gui.widgets.finding_row import FindingRow, WaiverRow
from styrkort_desktop.scorecard import editing
from styrkort_desktop.scorecard.findings import Severity
from styrkort_desktop.scorecard.scorecard import Waiver
from tests.gui.helping import Answer, child, file_of, go, let_go, shown

AREA = "folja_jamfora"
REASON = "Nämnden har beslutat formuleringen."


@pytest.fixture
def goal(window: MainWindow) -> str:
    """A goal with a finding of T103."""
    go(window, AREA)
    file = file_of(window)
    chosen = file.scorecard.goals_of(AREA)[0].id
    file.do(edits.set_goal_text(chosen, "Arbeta med servicen."))
    file.check_now()
    return chosen


@pytest.fixture(autouse=True)
def _dialogs_come(window: MainWindow) -> Iterator[None]:
    yield
    let_go()
    assert not window.findChildren(WaiveDialog)


def answered(reason: str, year: int | None = None) -> Answer:
    """Fill in the dialog that comes, and accept it."""

    def reply(dialog: object) -> None:
        assert isinstance(dialog, WaiveDialog)
        child(dialog, QPlainTextEdit, "reason_edit").setPlainText(reason)
        if year is not None:
            chooser = child(dialog, QComboBox, "until_chooser")
            chooser.setCurrentIndex(chooser.findData(year))
        child(dialog, QPushButton, "accept_button").click()

    return Answer(WaiveDialog, reply)


def card_of(window: MainWindow, rule: str) -> FindingCard:
    return next(card for card in shown(window, FindingCard) if card.finding.rule == rule)


def button_of(row: QWidget, text: str) -> QPushButton:
    return next(one for one in shown(row, QPushButton) if one.text() == text)


def page_of(window: MainWindow) -> FindingsPage:
    file_of(window).go_to(Spot(Page.FINDINGS))
    return shown(window, FindingsPage)[0]


def test_a_finding_is_accepted_with_a_reason_from_its_card(window: MainWindow, goal: str) -> None:
    file = file_of(window)
    answer = answered(REASON)
    child(card_of(window, "T103"), QToolButton, "waive_button").click()
    assert answer.given == 1
    assert file.database.scorecard("BUN").waivers == (Waiver(rule="T103", goal=goal, reason=REASON, until=2016),)
    assert "T103" not in {one.rule for one in file.verdict.about_goal(goal).said}
    assert [one.rule for one in file.verdict.waived] == ["T103"]
    assert file.undo_name() == "Gör undantag"
    file.undo()
    assert file.scorecard.waivers == ()
    assert "T103" in {one.rule for one in file.verdict.about_goal(goal).said}


@pytest.mark.parametrize("reason", ["", "  ", "-", "xx", "oklart", "TBD"])
@pytest.mark.usefixtures("goal")
def test_a_reason_that_says_nothing_is_kindly_refused(window: MainWindow, reason: str) -> None:
    said: list[str] = []

    def reply(dialog: object) -> None:
        assert isinstance(dialog, WaiveDialog)
        child(dialog, QPlainTextEdit, "reason_edit").setPlainText(reason)
        child(dialog, QPushButton, "accept_button").click()
        assert dialog.isVisible()
        note = child(dialog, QLabel, "problem_label")
        said.append(note.text())
        child(dialog, QPlainTextEdit, "reason_edit").setPlainText(REASON)
        assert not note.isVisible()
        dialog.reject()

    Answer(WaiveDialog, reply)
    child(card_of(window, "T103"), QToolButton, "waive_button").click()
    assert "skäl" in said[0].lower()
    assert reason.strip() in said[0]
    assert file_of(window).scorecard.waivers == ()


def test_the_year_can_be_chosen_and_the_waiver_changed_and_removed(window: MainWindow, goal: str) -> None:
    file = file_of(window)
    answered(REASON, 2017)
    row = next(row for row in shown(page_of(window), FindingRow) if row.finding.rule == "T103")
    button_of(row, "Gör undantag …").click()
    (made,) = shown(page_of(window), WaiverRow)
    assert made.waiver == Waiver(rule="T103", goal=goal, reason=REASON, until=2017)
    texts = [label.text() for label in shown(made, QLabel)]
    assert [one.text() for one in shown(made, QPushButton)] == ["Ändra …", "Ta bort"]
    assert texts[:2] == ["", "Aktivitet i stället för effekt"]  # no mark: there is nothing to do about it
    assert f"Skäl: {REASON}" in texts
    assert "Gäller till och med 2017." in texts
    answered("Ett annat skäl.", 2016)
    shown(made, QPushButton)[0].click()
    (changed,) = shown(page_of(window), WaiverRow)
    assert changed.waiver == replace(made.waiver, reason="Ett annat skäl.", until=2016)
    button_of(changed, "Ta bort").click()
    assert file.database.scorecard("BUN").waivers == ()
    assert shown(page_of(window), WaiverRow) == []
    assert file.undo_name() == "Ta bort undantag"


def test_an_error_can_be_waived_too(window: MainWindow) -> None:
    file = file_of(window)
    error = next(one for one in file.verdict.before_submission if one.severity is Severity.ERROR)
    answered(REASON)
    row = next(row for row in shown(page_of(window), FindingRow) if row.finding == error)
    button_of(row, "Gör undantag …").click()
    assert error not in file.verdict.before_submission
    assert [replace(one, waived=False) for one in file.verdict.waived] == [error]


def test_a_waiver_that_is_not_needed_is_told_and_taken_away(window: MainWindow, goal: str) -> None:
    file = file_of(window)
    kept = Waiver(rule="T103", goal=goal, reason=REASON)
    file.do(edits.waive(kept))
    file.do(edits.waive(Waiver(rule="T104", goal=goal, reason=REASON)))
    file.do(edits.waive(Waiver(rule="T109", goal=goal, reason=REASON)))
    file.check_now()
    rows = {row.finding.message.sv: row for row in shown(page_of(window), FindingRow) if row.finding.rule == "H408"}
    assert len(rows) == 2
    row = next(row for said, row in rows.items() if "T109" in said)
    assert [button.text() for button in shown(row, QPushButton)] == ["Gå till", "Ta bort undantaget", "Om regeln"]
    button_of(row, "Ta bort undantaget").click()
    assert [one.rule for one in file.scorecard.waivers] == ["T103", "T104"]
    left = next(row for row in shown(page_of(window), FindingRow) if row.finding.rule == "H408")
    left.go_button.click()
    assert file.spot.goal == goal


def test_a_waiver_of_an_indicators_finding_is_for_the_indicator(window: MainWindow) -> None:
    go(window, AREA)
    file = file_of(window)
    goal = file.scorecard.goals_of(AREA)[0]
    targets = editing.with_target(goal.indicators[1], 2017, 700.0)
    file.do(edits.set_indicator(goal.indicators[1].id, "edit_target", targets=targets))
    file.check_now()
    answered(REASON)
    child(card_of(window, "R302"), QToolButton, "waive_button").click()
    (made,) = file.scorecard.waivers
    assert (made.rule, made.area, made.goal, made.indicator) == ("R302", None, goal.id, goal.indicators[1].id)
    assert "R302" not in {one.rule for one in file.verdict.about_goal(goal.id).said}


# -- declined by the finance office


@pytest.fixture
def office(make_window: Callable[..., MainWindow], office_path: Path) -> MainWindow:
    """The finance office's window on a unit with a waiver that covers a finding."""
    made = make_window(office_path)
    file = file_of(made)
    file.show_unit("BUN")
    chosen = file.scorecard.goals_of(AREA)[0].id
    file.do(edits.set_goal_text(chosen, "Arbeta med servicen."))
    file.do(edits.waive(Waiver(rule="T103", goal=chosen, reason=REASON, until=2016)))
    file.check_now()
    return made


def declining(reason: str) -> Answer:
    def reply(dialog: object) -> None:
        assert isinstance(dialog, DeclineDialog)
        assert not dialog._ui.until_chooser.isVisible()
        assert REASON in dialog._ui.message_label.text()
        dialog._ui.accept_button.click()
        assert dialog._ui.problem_label.isVisible()
        dialog._ui.reason_edit.setPlainText(reason)
        dialog._ui.accept_button.click()

    return Answer(DeclineDialog, reply)


def test_the_office_declines_a_waiver_with_a_reason_and_takes_that_back(office: MainWindow) -> None:
    file = file_of(office)
    said = "Skriv vad som blir annorlunda."
    answer = declining(said)
    (row,) = shown(page_of(office), WaiverRow)
    button_of(row, "Avslå …").click()
    assert answer.given == 1
    assert [one.declined for one in file.scorecard.waivers] == [said]
    assert file.undo_name() == "Avslå undantag"
    found = next(one for one in file.verdict.before_submission if one.rule == "T103")
    assert found.message.sv.endswith(f"Undantaget är avslaget av ekonomikontoret: {said}")
    (row,) = shown(page_of(office), WaiverRow)
    texts = [label.text() for label in shown(row, QLabel)]
    assert "✕ avslaget" in texts
    assert f"Avslaget av ekonomikontoret: {said}" in texts
    button_of(row, "Ta tillbaka avslaget").click()
    assert [one.declined for one in file.scorecard.waivers] == [None]
    goal = file.scorecard.waivers[0].goal or ""
    assert "T103" not in {one.rule for one in file.verdict.about_goal(goal).said}


def test_a_unit_sees_why_its_waiver_was_declined_and_cannot_take_that_back(window: MainWindow, goal: str) -> None:
    file = file_of(window)
    declined = Waiver(rule="T103", goal=goal, reason=REASON, until=2016)
    file.do(edits.waive(declined))
    file.do(edits.decline_waiver(declined, "Skriv om målet."))
    file.check_now()
    (row,) = shown(page_of(window), WaiverRow)
    assert [one.text() for one in shown(row, QPushButton)] == ["Ändra …", "Ta bort"]
    assert "Avslaget av ekonomikontoret: Skriv om målet." in [label.text() for label in shown(row, QLabel)]


def test_a_finding_whose_waiver_was_declined_is_waived_anew_from_what_was_written(
    window: MainWindow, goal: str
) -> None:
    file = file_of(window)
    declined = Waiver(rule="T103", goal=goal, reason=REASON, until=2018, declined="Skriv om målet.")
    file.do(edits.Edit("waive", lambda found: replace(found, waivers=(declined,))))
    file.check_now()
    seen: list[str] = []

    def reply(dialog: object) -> None:
        assert isinstance(dialog, WaiveDialog)
        seen.extend((dialog.windowTitle(), dialog.reason, str(dialog.until)))
        dialog._ui.reason_edit.setPlainText("Nu med beslut 2016-02-01 § 12.")
        dialog._ui.accept_button.click()

    Answer(WaiveDialog, reply)
    go(window, AREA, goal)
    child(card_of(window, "T103"), QToolButton, "waive_button").click()
    assert seen == ["Ändra undantaget", REASON, "2018"]
    assert [one.declined for one in file.scorecard.waivers] == ["Skriv om målet."]


@pytest.mark.parametrize(
    ("waiver", "mark"),
    [
        (Waiver(rule="T104", reason=REASON, until=2016), "i behövs inte"),
        (Waiver(rule="T103", reason=REASON, until=2015), "i har gått ut"),
        (Waiver(rule="T103", reason="TBD"), "! utan skäl"),
        (Waiver(rule="T103", reason=REASON), ""),
    ],
)
def test_the_list_tells_what_there_is_to_do_about_a_waiver(
    window: MainWindow, goal: str, waiver: Waiver, mark: str
) -> None:
    file = file_of(window)
    file.do(edits.waive(replace(waiver, goal=goal)))
    file.check_now()
    (row,) = shown(page_of(window), WaiverRow)
    assert shown(row, QLabel)[0].text() == mark
