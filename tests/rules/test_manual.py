"""The manual of rules says of each rule what the rule holds."""

from __future__ import annotations

import json

import pytest

from styrkort_desktop.rules import catalogue, rule_as_json, rule_as_lines, rule_named
from styrkort_desktop.rules.example_rows import rows_of_example
from styrkort_desktop.rules.manual import setting_as_lines
from styrkort_desktop.rules.rule import Rule
from styrkort_desktop.scorecard.findings import Severity
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template.settings import RoundRuleSetting, RuleSetting

_each_rule = pytest.mark.parametrize("rule", catalogue(), ids=[rule.id for rule in catalogue()])


@_each_rule
@pytest.mark.parametrize("language", list(Language))
def test_a_rule_is_told_in_full_in_both_languages(rule: Rule, language: Language) -> None:
    told = "\n".join(line.into(language) for line in rule_as_lines(rule))
    texts = (rule.title, rule.says, rule.why, rule.mend, rule.source, rule.bad.note, rule.good.note)
    for text in (*texts, rule.criterion.label, rule.severity.label, *(one.help for one in rule.parameters)):
        assert text.into(language) in told
    assert told.startswith(f"{rule.id} {rule.name}: ")


def test_an_example_is_told_in_the_words_of_the_form() -> None:
    told = [line.sv for line in rule_as_lines(rule_named("R302"))]
    assert "    Enhet: %" in told
    assert "    Önskad utveckling: öka" in told
    assert "    Utgångsläge: 88 (2014)" in told
    assert "    Målvärden: 2016: 94; 2017: 99; 2018: 104" in told
    assert "    Utgångsläge: (tomt)" in [line.sv for line in rule_as_lines(rule_named("U204"))]
    assert "    Baseline: (blank)" in [line.en for line in rule_as_lines(rule_named("U204"))]


def _told_of(name: str) -> list[str]:
    return [line.sv.strip() for line in rule_as_lines(rule_named(name))]


def test_what_an_example_says_of_the_scorecard_is_told_too() -> None:
    assert "Prognos, mnkr 2016 t1: 123" in _told_of("E802")
    assert "Planen gäller från: 2010-01-01" in _told_of("K602")
    assert "Undantag: Regel: U203; Skäl: Enheten kommer från registret." in _told_of("H408")
    assert "Skäl till avvikande status 2016/t1: Ärendena var ovanligt enkla." in _told_of("F902")
    assert "Utfall: Avser år: 2015; Utfall: 48" in _told_of("R308")
    assert "Bidrar till: Jämställdhet" in _told_of("H402")
    assert _told_of("H404").count("Ett mål till: Den som söker förskoleplats ska få besked inom fyra månader.") == 1


@_each_rule
def test_no_example_is_told_in_the_words_of_a_program(rule: Rule) -> None:
    for example in (rule.bad, rule.good):
        for label, value in rows_of_example(example):
            assert not set("{}[]") & set(label.sv + value.sv + value.en)
            assert not {"None", "True", "False"} & set(value.sv.split())


def test_when_a_rule_speaks_and_what_it_silences_is_told() -> None:
    assert "Säger till: medan man skriver, före inlämning" in _told_of("T103")
    assert "Säger till: vid uppföljning" in _told_of("F901")
    assert "Säger den till, tiger: F902, F905, F908" in _told_of("F901")


def test_a_parameter_is_told_with_its_bounds() -> None:
    assert "    lix = 60 (30–100): LIX, högst" in [line.sv for line in rule_as_lines(rule_named("too_long"))]


@_each_rule
def test_a_rule_as_json_holds_the_same(rule: Rule) -> None:
    made = rule_as_json(rule, Language.ENGLISH)
    assert json.loads(json.dumps(made)) == made
    assert (made["id"], made["severity"], made["why"]) == (rule.id, rule.severity.value, rule.why.en)
    assert made["messages"] == {key: message.text.en for key, message in rule.messages.items()}
    assert (rule.bad.goal is None) == ("goal" not in rule_as_json(rule, Language.SWEDISH)["bad"])  # type: ignore[operator]


def test_how_a_template_sets_a_rule_is_told_with_why() -> None:
    rule = rule_named("T103")
    rounds = (RoundRuleSetting(round="t1", off=False, reason="Vi provar."),)
    setting = RuleSetting(rule="T103", off=True, reason="Målen är beslutade så.", rounds=rounds)
    told = [line.sv for line in rule_as_lines(rule, setting)]
    assert told[2:4] == ["I mallen: avstängd, skäl: Målen är beslutade så.", "I mallen, t1: påslagen, skäl: Vi provar."]
    assert "In the template: off, reason: Målen är beslutade så." in [line.en for line in rule_as_lines(rule, setting)]
    assert rule_as_lines(rule, RuleSetting(rule="T103")) == rule_as_lines(rule)
    assert rule_as_json(rule, Language.SWEDISH, setting)["setting"] == {
        "off": True,
        "reason": "Målen är beslutade så.",
        "rounds": {"t1": {"off": False, "reason": "Vi provar."}},
    }
    assert "setting" not in rule_as_json(rule, Language.SWEDISH, RuleSetting(rule="T103"))


def test_severity_and_parameters_of_a_template_are_told() -> None:
    setting = RuleSetting(rule="too_long", severity=Severity.WARNING, parameters=(("lix", 50),))
    assert "I mallen: se över, lix = 50" in [line.sv for line in rule_as_lines(rule_named("too_long"), setting)]


def test_a_setting_that_the_rule_does_not_allow_is_said_not_to_hold() -> None:
    rule = rule_named("T106")
    setting = RuleSetting(rule="T106", parameters=(("words_in_sentence", -4), ("lix", 50), ("nope", 4)))
    (line,) = setting_as_lines(setting, rule)
    assert line.sv.count("gäller inte") == 2
    assert "lix = 50, " in line.sv
