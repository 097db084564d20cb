"""Cards: a folded goal with its verdict, a finding with its mending, what is left to do, an overview's line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from styrkort_desktop.gui.checker import Verdict
from styrkort_desktop.gui.edits import add_goal, set_goal_text
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.widgets.finding_card import FindingCard
from styrkort_desktop.gui.widgets.findings_panel import FindingsPanel
from styrkort_desktop.gui.widgets.goal_card import GoalCard
from styrkort_desktop.gui.widgets.left_card import LeftToDoCard
from styrkort_desktop.rules import rule_named
from styrkort_desktop.scorecard.findings import Criterion, Finding, Fix, Severity
from styrkort_desktop.scorecard.goals import Goal
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.texts import Language, same
from tests.gui.helping import child, file_of, shown

PLACE = Place("BUN", "folja_jamfora", "g", field="text")


def finding(severity: Severity, criterion: Criterion = Criterion.CLEAR, fix: Fix | None = None) -> Finding:
    return Finding("T103", "activity", criterion, severity, PLACE, same("Så är det."), fix=fix)


@pytest.mark.parametrize(
    ("said", "left", "words", "tone"),
    [
        ([], [], "Inga påpekanden", Tone.GOOD),
        ([], [finding(Severity.ERROR)], "… 1 kvar att göra", Tone.QUIET),
        ([finding(Severity.ADVICE)], [], "i 1 tips", Tone.ADVICE),
        ([finding(Severity.WARNING), finding(Severity.ADVICE)], [], "! 2 påpekanden", Tone.WARNING),
        (
            [finding(Severity.WARNING), finding(Severity.ERROR, Criterion.FOLLOWABLE)],
            [],
            "✕ Ej uppföljningsbart",
            Tone.BAD,
        ),
        ([finding(Severity.ERROR, Criterion.REALISTIC)], [], "✕ Ej realistiskt", Tone.BAD),
        ([finding(Severity.ERROR, Criterion.WHOLE)], [], "✕ Åtgärda", Tone.BAD),
    ],
)
def test_a_folded_goal_tells_its_verdict_in_sign_and_words(
    qtbot: QtBot, said: list[Finding], left: list[Finding], words: str, tone: Tone
) -> None:
    card = GoalCard("g")
    qtbot.addWidget(card)
    card.show_goal(Goal(id="g", area="a", text="Ett mål."), Verdict((*said, *left), tuple(said), tuple(left)))
    mark = child(card, QLabel, "mark")
    assert (mark.text(), mark.property("tone")) == (words, tone.value)
    assert card.accessibleName().startswith("Ett mål. ")


def test_a_goal_without_text_says_so(qtbot: QtBot) -> None:
    card = GoalCard("g")
    qtbot.addWidget(card)
    card.show_goal(Goal(id="g", area="a"), Verdict())
    assert child(card, QLabel, "text").text() == "Mål utan text"


def test_a_finding_that_can_be_mended_offers_that(qtbot: QtBot) -> None:
    mendable = finding(Severity.WARNING, fix=Fix(same("Skriv om"), (("text", "x"),)))
    card = FindingCard(mendable, Language.SWEDISH)
    qtbot.addWidget(card)
    card.show()
    assert [button.text() for button in shown(card, QPushButton)] == ["Skriv om"]
    with qtbot.waitSignal(card.fix_chosen) as told:
        child(card, QPushButton, "fix_button").click()
    assert told.args == [mendable]
    card.set_compact()
    assert card.toolTip() == f"{child(card, QLabel, 'why').text()}\n{child(card, QLabel, 'mend').text()}"
    assert child(card, QLabel, "mark").text() == "! Tydligt"


def test_a_card_shows_a_bad_and_a_good_example_when_asked(qtbot: QtBot) -> None:
    card = FindingCard(finding(Severity.WARNING), Language.SWEDISH)
    qtbot.addWidget(card)
    card.show()
    button, example = child(card, QToolButton, "example_button"), child(card, QLabel, "example")
    assert (example.isVisible(), button.text()) == (False, "Visa exempel")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    rule = rule_named("T103")
    assert (example.isVisible(), button.text()) == (True, "Dölj exempel")
    assert rule.bad.note.sv in example.text()
    assert rule.good.note.sv in example.text()
    assert f"Mål: {(rule.bad.goal or {})['text']}" in example.text()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert not example.isVisible()


def test_who_may_not_write_is_offered_no_change(qtbot: QtBot) -> None:
    mendable = finding(Severity.WARNING, fix=Fix(same("Skriv om"), (("text", "x"),)))
    card = FindingCard(mendable, Language.SWEDISH, can_write=False)
    qtbot.addWidget(card)
    card.show()
    assert [button.text() for button in shown(card, QPushButton)] == ["Gå till"]
    assert [button.text() for button in shown(card, QToolButton)] == ["Om regeln", "Visa exempel"]


def test_what_concerns_all_units_cannot_be_accepted_by_one(qtbot: QtBot) -> None:
    wide = Finding("H402", "lens_uncovered", Criterion.WHOLE, Severity.ADVICE, Place(""), same("Ingen bidrar."))
    card = FindingCard(wide, Language.SWEDISH)
    qtbot.addWidget(card)
    card.show()
    assert [button.text() for button in shown(card, QToolButton)] == ["Om regeln", "Visa exempel"]


def test_a_finding_about_the_whole_leads_nowhere(qtbot: QtBot) -> None:
    whole = Finding(
        "X000", "internal", Criterion.WHOLE, Severity.WARNING, Place("BUN"), same("Regeln gick inte att köra.")
    )
    card = FindingCard(whole, Language.SWEDISH)
    qtbot.addWidget(card)
    card.show()
    assert shown(card, QPushButton) == []
    assert shown(card, QToolButton) == []
    assert child(card, QLabel, "title").text() == "internal"


def test_each_line_of_what_is_left_leads_to_its_place(qtbot: QtBot) -> None:
    card = LeftToDoCard([finding(Severity.WARNING)], Language.SWEDISH)
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.place_chosen) as told:
        card.findChildren(QPushButton)[0].click()
    assert told.args == [finding(Severity.WARNING)]


def test_what_is_left_is_done_from_the_panel(window: MainWindow) -> None:
    file = file_of(window)
    file.do(add_goal("folja_jamfora", "new"), then=Spot(Page.AREA, "folja_jamfora", "new"))
    file.do(set_goal_text("new", "Elever ska kunna lita på svaren."))
    file.check_now()
    panel = child(window, FindingsPanel, "findings_panel")
    line = next(one for one in panel.findChildren(QPushButton) if one.accessibleName() == "Ansvarig saknas")
    line.click()
    now: QWidget | None = window.focusWidget()
    assert now is not None
    assert now.objectName() == "responsible_edit"
