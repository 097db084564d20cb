"""The checker while one writes: cards by demand, words out of the dictionary, the office's company, the settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip

from styrkort_desktop.desk.decide import decide
from styrkort_desktop.desk.new_file import new_file
from styrkort_desktop.gui import edits
from styrkort_desktop.gui.checker import judge, judge_goal
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.models.indicator_model import WORDS_ROLE, IndicatorModel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.pages.findings_page import FindingsPage
from styrkort_desktop.gui.rule_settings import set_otherwise
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.widgets.finding_card import FindingCard
from styrkort_desktop.gui.widgets.findings_panel import FindingsPanel
from styrkort_desktop.gui.widgets.goal_text import GoalText
from styrkort_desktop.gui.widgets.indicator_view import IndicatorView
from styrkort_desktop.rules import CheckContext, catalogue
from styrkort_desktop.scorecard import editing
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.scorecard import Decision
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.store import BusyFile, Database
from styrkort_desktop.template import Template
from styrkort_desktop.template.settings import RoundRuleSetting, RuleSetting
from tests.gui.helping import child, file_of, go, shown, wait_for

AREA = "folja_jamfora"
DOTS = QTextCharFormat.UnderlineStyle.DotLine


def write(window: MainWindow, text: str) -> str:
    """Write the first goal's text anew; gives the goal's id."""
    go(window, AREA)
    file = file_of(window)
    goal = file.scorecard.goals_of(AREA)[0].id
    file.do(edits.set_goal_text(goal, text))
    file.check_now()
    return goal


def test_the_cards_stand_under_the_demand_that_they_serve(window: MainWindow) -> None:
    write(window, "Arbeta med servicen, så långt som möjligt.")
    panel = child(window, FindingsPanel, "findings_panel")
    demands = {one.label.sv: one for one in Criterion}
    seen: list[tuple[str, list[Criterion]]] = []
    for widget in shown(panel, QLabel) + shown(panel, FindingCard):
        widget.setProperty("at", widget.mapTo(panel, QPoint()).y())
    for widget in sorted(shown(panel, QLabel) + shown(panel, FindingCard), key=lambda one: int(one.property("at"))):
        if isinstance(widget, QLabel) and widget.text() in demands:
            seen.append((widget.text(), []))
        elif isinstance(widget, FindingCard):
            seen[-1][1].append(widget.finding.criterion)
    assert [demands[name] for name, _ in seen] == [one for one in Criterion if one in {demands[n] for n, _ in seen}]
    assert len(seen) > 1
    assert all(set(inside) == {demands[name]} for name, inside in seen)


def test_an_open_example_stays_open_while_one_writes(window: MainWindow) -> None:
    goal = write(window, "Arbeta med servicen.")
    card = next(one for one in shown(window, FindingCard) if one.finding.rule == "T103")
    card.show_example()
    file_of(window).do(edits.set_goal_text(goal, "Arbeta med servicen, så långt som möjligt."))
    file_of(window).check_now()
    cards = {one.finding.rule: one for one in shown(window, FindingCard)}
    assert cards["T103"] is not card
    assert child(cards["T103"], QLabel, "example").isVisible()
    assert not child(cards["T104"], QLabel, "example").isVisible()


def test_a_fix_at_an_indicator_is_one_step_that_can_be_undone(window: MainWindow) -> None:
    go(window, AREA)
    file = file_of(window)
    indicator = file.scorecard.goals_of(AREA)[0].indicators[0].id
    file.do(edits.set_indicator(indicator, "edit_indicator", kolada="n15033"))
    file.check_now()
    card = next(one for one in shown(window, FindingCard) if one.finding.rule == "U215")
    child(card, QPushButton, "fix_button").click()
    stored = {one.id: one for _, one in file.database.scorecard("BUN").indicators()}
    assert stored[indicator].kolada == "N15033"
    assert "U215" not in {one.finding.rule for one in shown(window, FindingCard)}
    assert file.undo_name() == "Åtgärda påpekande"
    file.undo()
    assert {one.id: one for _, one in file.scorecard.indicators()}[indicator].kolada == "n15033"


# -- spelling


def test_a_word_out_of_the_dictionary_is_shown_in_the_text_and_nowhere_else(window: MainWindow) -> None:
    before = write(window, "Den som söker bygglov ska få beslut inom sju veckor.")
    file = file_of(window)
    counts = [len(part) for part in file.verdict.parts[:4]]
    note = child(window, QLabel, "words_note")
    assert not note.isVisible()
    write(window, "Den som söker bygglof ska få beslut inom sju veckor.")
    assert [len(part) for part in file.verdict.parts[:4]] == counts
    assert [one.rule for one in file.verdict.about_goal(before).shown] == ["T111"]
    text = child(window, GoalText, "text_edit")
    dotted = [one.cursor.selectedText() for one in text.extraSelections() if one.format.underlineStyle() == DOTS]
    assert dotted == ["bygglof"]
    assert note.isVisible()
    assert note.text() == "”bygglof” finns inte i ordlistan."
    assert text.accessibleDescription() == note.text()
    assert "T111" not in {card.finding.rule for card in shown(window, FindingCard)}
    file.go_to(Spot(Page.FINDINGS))
    assert "bygglof”" not in "".join(label.text() for label in shown(shown(window, FindingsPage)[0], QLabel))


def test_a_mouse_that_rests_on_words_is_told_what_they_mean(window: MainWindow) -> None:
    write(window, "Arbeta med bygglof.")
    text = child(window, GoalText, "text_edit")
    places = []
    for at in (4, 14, 18):
        cursor = text.textCursor()
        cursor.setPosition(at)
        text.setTextCursor(cursor)
        places.append(text.cursorRect().center() + QPoint(2, 0))
    assert text.meaning_at(places[0]).startswith("Aktivitet i stället för effekt: ”")
    assert text.meaning_at(places[1]).endswith("”bygglof” finns inte i ordlistan.")
    assert text.meaning_at(places[2] + QPoint(60, 0)) == ""
    where = text.viewport().mapToGlobal(places[1])
    QApplication.sendEvent(text.viewport(), QHelpEvent(QEvent.Type.ToolTip, places[1], where))
    assert QToolTip.text().endswith("”bygglof” finns inte i ordlistan.")


def test_the_word_that_is_being_written_is_not_marked_yet(window: MainWindow) -> None:
    goal = write(window, "Den som söker bygglof")
    text = child(window, GoalText, "text_edit")
    file_of(window).go_to(Spot(Page.AREA, AREA, goal, field="text"))
    cursor = text.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    text.setTextCursor(cursor)
    assert text.extraSelections() == []
    cursor.movePosition(cursor.MoveOperation.Start)
    text.setTextCursor(cursor)
    assert [one.cursor.selectedText() for one in text.extraSelections()] == ["bygglof"]


def test_a_word_of_an_indicators_name_is_told_by_its_cell(window: MainWindow) -> None:
    go(window, AREA)
    file = file_of(window)
    indicator = file.scorecard.goals_of(AREA)[0].indicators[0]
    file.do(edits.set_indicator(indicator.id, "edit_indicator", name="Andel elver 😀 som är nöjda med svaarrt"))
    file.check_now()
    model = child(window, IndicatorView, "indicator_view").model()
    assert isinstance(model, IndicatorModel)
    cell = model.index(0, 0)
    assert [tuple(one) for one in cell.data(WORDS_ROLE)] == [(6, 11), (31, 38)]
    assert cell.data(Qt.ItemDataRole.ToolTipRole).startswith("”elver” finns inte i ordlistan.")
    assert "”svaarrt” finns inte i ordlistan." in cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert child(window, IndicatorView, "indicator_view").grab().width() > 0
    file.do(edits.set_indicator(indicator.id, "edit_indicator", name="Andel elever som är nöjda"))
    file.check_now()
    assert cell.data(WORDS_ROLE) == []


# -- one goal at a time


def test_judging_one_goal_keeps_what_the_whole_says_of_it(file: OpenFile) -> None:
    first, second = (goal for goal in file.scorecard.goals[:2])
    doubled = editing.change_goal(file.scorecard, second.id, text=first.text)
    context = CheckContext(file.template)
    whole = judge(doubled, context)
    twice = [one for one in whole.before_submission if one.rule == "H404"]
    assert twice
    changed = editing.change_goal(doubled, twice[0].place.goal or "", responsible=None)
    quick = judge_goal(whole, changed, context, twice[0].place.goal or "")
    assert twice[0] in quick.before_submission
    assert quick == judge(changed, context)


def test_what_was_decided_is_known_when_it_is_changed(path: Path, qapp: QApplication) -> None:  # noqa: ARG001
    with Database.open(path) as database:
        decide(database, ["BUN"], Decision(body="nämnden"))
        opened = OpenFile(database, Language.SWEDISH)
        indicator = next(
            one for _, one in opened.scorecard.indicators() if any(target.value is not None for target in one.targets)
        )
        target = next(one for one in indicator.targets if one.value is not None)
        changed = editing.with_target(indicator, target.year, (target.value or 0) + 1)
        opened.do(edits.set_indicator(indicator.id, "edit_target", targets=changed))
        opened.check_now()
        assert "U220" in {one.rule for one in opened.verdict.said if one.place.indicator == indicator.id}
        opened.undo()
        assert "U220" not in {one.rule for one in opened.verdict.said}
        opened.abandon()


# -- in the company of the other units


@pytest.fixture
def differing(office_path: Path, qapp: QApplication) -> Path:  # noqa: ARG001
    """An office's file in which two units give an indicator of one name different units."""
    with Database.open(office_path) as database, database.operation("edit_indicator") as operation:
        for code, unit in (("BUN", "%"), ("SOC", "antal")):
            scorecard = database.scorecard(code)
            first = next(one for _, one in scorecard.indicators())
            operation.put(editing.change_indicator(scorecard, first.id, name="Nöjda med bemötandet", unit=unit))
    return office_path


def test_the_offices_scorecards_are_checked_in_the_company_of_all(differing: Path) -> None:
    def differs() -> bool:
        return any(one.rule == "H406" and one.place.field == "unit" for one in file.verdict.before_submission)

    with Database.open(differing) as database:
        file = OpenFile(database, Language.SWEDISH, "BUN")
        assert not differs()
        wait_for(differs)
        file.check_now()
        assert differs()
        file.show_unit("SOC")
        assert differs()
        first = next(one for _, one in file.scorecard.indicators())
        file.do(edits.set_indicator(first.id, "edit_indicator", unit="%"))
        wait_for(lambda: not differs())
        file.show_unit("BUN")
        wait_for(lambda: not differs())
        file.close()


def test_where_the_others_cannot_be_read_the_scorecard_is_checked_without(
    differing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trouble(_: Database) -> None:
        raise BusyFile(differing)

    with Database.open(differing) as database:
        file = OpenFile(database, Language.SWEDISH, "BUN")
        monkeypatch.setattr(Database, "scorecards", trouble)
        goal = file.scorecard.goals[0].id
        file.do(edits.set_goal_text(goal, "Arbeta med allt."))
        wait_for(lambda: "T103" in {one.rule for one in file.verdict.about_goal(goal).said})
        assert not file._check.waits
        file.close()


def test_a_file_is_closed_while_its_company_is_brought_together(differing: Path) -> None:
    with Database.open(differing) as database:
        file = OpenFile(database, Language.SWEDISH, "BUN")
        file._check._on_whole_pause_timeout()
        file.close()


# -- settings


def set_in(template: Template, *settings: RuleSetting) -> Template:
    return replace(template, rules=settings)


def test_the_rules_that_the_template_sets_otherwise_are_told(template: Template) -> None:
    rounds = (RoundRuleSetting(round=template.rounds[0].key, off=True), RoundRuleSetting(round="delår", off=False))
    changed = set_in(
        template,
        RuleSetting(rule="no_source", off=True, reason="Källorna står i registret."),
        RuleSetting(rule="R306", severity=Severity.ADVICE, rounds=rounds),
        RuleSetting(rule="T106", parameters=(("words_in_sentence", 30),)),
        RuleSetting(rule="U204"),
        RuleSetting(rule="finns inte", off=True),
    )
    told = {one.rule.id: one.what for one in set_otherwise(changed, Language.SWEDISH)}
    assert list(told) == ["T106", "U207", "R306"]
    assert told["U207"] == "avstängd (skäl: Källorna står i registret)."
    assert told["R306"] == f"allvar tips i stället för se över; vid {template.rounds[0].name} avstängd."
    assert told["T106"] == "Ord i en mening, högst 30 i stället för 40."
    assert "U204" not in told
    assert set_otherwise(set_in(template), Language.SWEDISH) == ()


def test_why_a_rule_is_set_otherwise_is_told_for_each_round(template: Template) -> None:
    key, name = template.rounds[0].key, template.rounds[0].name
    rounds = (RoundRuleSetting(round=key, off=True, reason="Året är ungt."),)
    changed = set_in(template, RuleSetting(rule="R306", severity=Severity.ADVICE, reason="Prov i år.", rounds=rounds))
    (told,) = set_otherwise(changed, Language.SWEDISH)
    assert told.what == (
        f"allvar tips i stället för se över (skäl: Prov i år); vid {name} avstängd (skäl: Året är ungt)."
    )
    assert set_otherwise(set_in(template, RuleSetting(rule="R306", reason="Bara ett skäl.")), Language.SWEDISH) == ()


def test_a_parameter_is_told_with_its_own_value(template: Template) -> None:
    rule, parameter = next((one, one.parameters[0]) for one in catalogue() if one.parameters)
    value = parameter.lowest if parameter.default != parameter.lowest else parameter.highest
    changed = set_in(template, RuleSetting(rule=rule.id, parameters=((parameter.name, value),)))
    (told,) = set_otherwise(changed, Language.SWEDISH)
    assert parameter.help.sv.rstrip(".") in told.what
    assert "i stället för" in told.what


def test_the_full_check_tells_how_the_template_sets_the_rules(
    make_window: Callable[..., MainWindow], tmp_path: Path, template: Template
) -> None:
    path = tmp_path / "bun.styrkort"
    new_file(path, set_in(template, RuleSetting(rule="U207", off=True)), ("BUN",), demo=True).close()
    window = make_window(path)
    file_of(window).go_to(Spot(Page.FINDINGS))
    texts = [label.text() for label in shown(shown(window, FindingsPage)[0], QLabel)]
    assert "Så har mallen ställt in kontrollen" in texts
    assert "U207 Källa saknas: avstängd." in texts
