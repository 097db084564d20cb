"""The manual of rules in the window: opened on the rule at hand, searched, told as the template sets the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QListView, QPushButton, QTextBrowser

from styrkort_desktop.desk.new_file import new_file
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.dialogs.rules import RulesDialog
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.rule_page import rule_page, settings_in_words
from styrkort_desktop.gui.rule_rows import rule_rows
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.theme import Theme
from styrkort_desktop.gui.widgets.finding_card import FindingCard
from styrkort_desktop.gui.widgets.finding_row import FindingRow
from styrkort_desktop.gui.widgets.goal_text import GoalText
from styrkort_desktop.rules import catalogue, rule_named
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template import Template
from styrkort_desktop.template.settings import RoundRuleSetting, RuleSetting
from tests.gui.helping import Answer, child, file_of, go, key, shown


@pytest.fixture
def set_template(template: Template) -> Template:
    rounds = (RoundRuleSetting(round=template.rounds[0].key, off=True),)
    settings = (
        RuleSetting(rule="R306", severity=Severity.ADVICE, rounds=rounds),
        RuleSetting(rule="T106", parameters=(("words_in_sentence", 30),)),
        RuleSetting(rule="T109", off=True),
    )
    return replace(template, rules=settings)


@pytest.fixture(autouse=True)
def _the_manual_closes() -> Iterator[None]:
    yield
    app = QApplication.instance()
    for one in app.topLevelWidgets() if isinstance(app, QApplication) else []:
        if isinstance(one, RulesDialog):
            one.close()


def manual_of(window: MainWindow) -> RulesDialog:
    (dialog,) = shown(window, RulesDialog)
    return dialog


def page_text(window: MainWindow) -> str:
    return child(manual_of(window), QTextBrowser, "page_view").toPlainText()


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.id)
@pytest.mark.parametrize("language", list(Language))
def test_a_rules_page_holds_all_that_the_rule_says(rule: object, language: Language, qapp: object) -> None:  # noqa: ARG001
    found = rule_named(rule.id)  # type: ignore[attr-defined]
    browser = QTextBrowser()
    browser.setHtml(rule_page(found, None, language, Theme()))
    told = " ".join(browser.toPlainText().split())
    texts = [found.title, found.says, found.why, found.mend, found.source, found.bad.note, found.good.note]
    texts += [one.help for one in found.parameters]
    for text in texts:
        assert " ".join(text.into(language).split()) in told
    assert found.id in told
    browser.deleteLater()


def test_all_rules_stand_under_their_criteria(template: Template) -> None:
    rows = rule_rows("", template, Language.SWEDISH)
    headings = [one.row.label for one in rows if one.rule is None]
    assert headings == [criterion.label.sv for criterion in Criterion]
    assert [one.rule.id for one in rows if one.rule is not None] == [one.id for one in catalogue()]
    assert all(one.row.state == "" for one in rows)


@pytest.mark.parametrize(
    ("searched", "first"), [("t103", "T103"), ("unrealistic_jump", "R303"), ("PERSON namn", "R306"), ("lix", "T106")]
)
def test_rules_are_found_by_id_name_and_words(searched: str, first: str, template: Template) -> None:
    found = [one.rule.id for one in rule_rows(searched, template, Language.SWEDISH) if one.rule is not None]
    assert first in found
    assert len(found) < len(catalogue()) / 2


def test_the_list_says_which_rules_are_off_or_set_otherwise(set_template: Template) -> None:
    rows = rule_rows("", set_template, Language.SWEDISH)
    states = {one.rule.id: one.row.state for one in rows if one.rule is not None and one.row.state}
    assert states == {"R306": "ändrad", "T106": "ändrad", "T109": "avstängd"}
    assert "T109 Stelt ord, avstängd" in [one.row.spoken for one in rows]


def test_the_page_says_who_has_set_what(set_template: Template) -> None:
    said = settings_in_words(rule_named("R306"), set_template, Language.SWEDISH)
    assert said.startswith(f"Inställt av ekonomikontoret i mallen {set_template.name}, utgåva 1: ")
    assert "allvar tips i stället för se över" in said
    assert f"vid {set_template.rounds[0].name} avstängd" in said
    page = rule_page(rule_named("T106"), set_template, Language.SWEDISH, Theme())
    assert ">30<" in page
    assert ">40<" in page
    assert settings_in_words(rule_named("T101"), set_template, Language.SWEDISH) == ""


def test_what_a_template_is_called_is_no_markup(set_template: Template) -> None:
    page = rule_page(rule_named("T109"), replace(set_template, name="<b>A & B</b>"), Language.SWEDISH, Theme())
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in page


def test_f1_opens_the_rule_of_the_finding_at_hand(window: MainWindow) -> None:
    file_of(window).go_to(Spot(Page.FINDINGS))
    row = next(one for one in shown(window, FindingRow) if one.finding.rule == "U201")
    row.go_button.setFocus()
    key(Qt.Key.Key_F1)
    assert page_text(window).startswith("Mål utan indikator")
    manual_of(window).close()
    window.activateWindow()
    go(window, "effektivisering")
    card = next(one for one in shown(window, FindingCard) if one.finding.rule == "T103")
    child(card, QPushButton, "go_button").setFocus()
    key(Qt.Key.Key_F1)
    assert page_text(window).startswith("Aktivitet i stället för effekt")


def test_f1_in_an_underlined_word_opens_its_rule(window: MainWindow) -> None:
    go(window, "effektivisering", field="text")
    text = child(window, GoalText, "text_edit")
    text.select_span(9, 9)
    key(Qt.Key.Key_F1)
    assert page_text(window).startswith("Aktivitet i stället för effekt")
    manual_of(window).close()
    window.activateWindow()
    QTest.qWait(10)
    text.setFocus()
    text.select_span(20, 20)
    key(Qt.Key.Key_F1)
    assert manual_of(window).focusWidget() is child(manual_of(window), QLineEdit, "search_edit")


def test_f1_elsewhere_opens_the_list_with_the_keyboard_in_the_search(window: MainWindow) -> None:
    key(Qt.Key.Key_F1)
    dialog = manual_of(window)
    assert child(dialog, QLabel, "count_label").text() == f"{len(catalogue())} regler"
    assert dialog.focusWidget() is child(dialog, QLineEdit, "search_edit")
    assert page_text(window).startswith("Värdeord utan mått")


def test_the_arrow_keys_of_the_search_go_through_what_was_found(window: MainWindow) -> None:
    window._rules.show_rule()
    dialog = manual_of(window)
    search = child(dialog, QLineEdit, "search_edit")
    search.setText("målvärde")
    first = page_text(window)
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert page_text(window) != first
    QTest.keyClick(search, Qt.Key.Key_Up)
    assert page_text(window) == first
    search.setText("zzz")
    assert child(dialog, QLabel, "count_label").text() == "Ingen regel passar det du söker."
    assert page_text(window) == first
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert dialog.focusWidget() is child(dialog, QTextBrowser, "page_view")


def test_a_rule_leads_to_those_that_it_silences(window: MainWindow) -> None:
    window._rules.show_rule("R301")
    page = child(manual_of(window), QTextBrowser, "page_view")
    assert "R308" in page.toPlainText()
    page.anchorClicked.emit(QUrl("R308"))
    assert page.toPlainText().startswith(rule_named("R308").title.sv)
    view = child(manual_of(window), QListView, "rule_view")
    assert view.currentIndex().data().startswith("R308")


def test_the_manual_follows_the_file_that_is_opened(
    make_window: Callable[..., MainWindow], tmp_path: Path, set_template: Template
) -> None:
    window = make_window()
    window._rules.show_rule("T109")
    assert "avstängd" not in page_text(window)
    path = tmp_path / "inställd.styrkort"
    new_file(path, set_template, ("BUN",), demo=True).close()
    window.open_path(path)
    assert "avstängd" in page_text(window)
    window.close_file()
    assert "avstängd" not in page_text(window)
    manual_of(window).close()


def test_the_manual_is_printed_from_there(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "regler"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    told: list[str] = []

    def reply(dialog: object) -> None:
        assert isinstance(dialog, MessageDialog)
        told.append(dialog._ui.heading.text())
        dialog.accept()

    Answer(MessageDialog, reply)
    window._rules.show_rule()
    child(manual_of(window), QPushButton, "print_button").click()
    assert told == ["Reglerna är utskrivna"]
    assert (tmp_path / "regler.pdf").read_bytes().startswith(b"%PDF")
