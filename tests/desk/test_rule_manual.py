"""The printed manual: every rule in full in both languages, set as the template sets it, read as it stands."""

from __future__ import annotations

import dataclasses
from itertools import pairwise
from pathlib import Path

import pytest

from styrkort_desktop.desk.rule_manual import print_rule_manual
from styrkort_desktop.rules import catalogue, rule_named
from styrkort_desktop.rules.example_rows import rows_of_example
from styrkort_desktop.rules.rule import Rule
from styrkort_desktop.scorecard.findings import Severity
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template import Template
from styrkort_desktop.template.settings import RoundRuleSetting, RuleSetting
from tests.printing.reading import TEMPLATE, PrintedPdf, plain

RULES = catalogue()
LANGUAGES = pytest.mark.parametrize("language", list(Language))


@pytest.fixture(scope="module")
def manuals(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, PrintedPdf]:
    made = {}
    for language in Language:
        path = tmp_path_factory.mktemp("manual") / f"{language}.pdf"
        print_rule_manual(TEMPLATE, path, language=language)
        made[language] = PrintedPdf(path)
    return made


def _printed(tmp_path: Path, template: Template, *rules: Rule) -> PrintedPdf:
    path = tmp_path / "regler.pdf"
    print_rule_manual(template, path, rules=rules)
    return PrintedPdf(path)


def _texts_in_order(rule: Rule, language: Language) -> list[str]:
    """What is to be read of a rule, in the order in which it is to be read."""
    texts = [rule.title, rule.severity.label, rule.says, rule.why, rule.mend]
    for example in (rule.bad, rule.good):
        texts += [example.note, *(text for row in rows_of_example(example) for text in row)]
    texts += [one.help for one in rule.parameters]
    return [f"{rule.id} · {rule.name}", *(plain(one.into(language)) for one in (*texts, rule.source))]


@LANGUAGES
def test_every_rule_is_read_in_full_and_in_order(manuals: dict[Language, PrintedPdf], language: Language) -> None:
    text = manuals[language].text
    for rule in RULES:
        at = text.index(f"{rule.id} · {rule.name}")
        for expected in _texts_in_order(rule, language):
            found = text.find(expected, at)
            assert found >= 0, (rule.id, expected)
            assert found - at < 1_000, (rule.id, expected)
            at = found + len(expected)


@LANGUAGES
def test_it_passes_the_validators(manuals: dict[Language, PrintedPdf], language: Language) -> None:
    pdf = manuals[language]
    assert pdf.problems == []
    assert pdf.refusals() == []
    assert pdf.marks_left == []
    assert pdf.all_fonts_embedded


@LANGUAGES
def test_every_rule_has_a_bookmark_and_a_line_of_the_contents(
    manuals: dict[Language, PrintedPdf], language: Language
) -> None:
    pdf = manuals[language]
    listed = {title: page for level, title, page in pdf.bookmarks if level == 2}
    titles = {f"{rule.id} {rule.title.into(language)}": rule for rule in RULES}
    assert set(listed) == set(titles)
    for title, page in listed.items():
        assert plain(titles[title].title.into(language)) in pdf.page_texts[page]
    contents = next(pdf.document.all("TOC")).text
    assert all(plain(title) in contents for title in titles)


@LANGUAGES
def test_headings_step_down_and_each_table_has_a_head(manuals: dict[Language, PrintedPdf], language: Language) -> None:
    document = manuals[language].document
    levels = [int(node.tag[1]) for node in document.all("H1", "H2", "H3", "H4", "H5")]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert all(next(table.all("THead"), None) for table in document.all("Table"))


def test_no_heading_stands_at_the_foot_of_a_page(manuals: dict[Language, PrintedPdf]) -> None:
    pdf = manuals[Language.SWEDISH]
    for rule in RULES:
        page = next(page for _, title, page in pdf.bookmarks if title == f"{rule.id} {rule.title.sv}")
        assert plain(rule.says.sv)[:25] in pdf.page_texts[page], rule.id


def test_what_a_rule_rests_on_stands_on_the_page_where_the_rule_ends(manuals: dict[Language, PrintedPdf]) -> None:
    """A page that begins with the source of a rule has lost it to the rule that follows."""
    assert not [text for text in manuals[Language.SWEDISH].page_texts if text.startswith("Källa")]


def test_wording_comes_before_follow_up(manuals: dict[Language, PrintedPdf]) -> None:
    ids = [title.split()[0] for level, title, _ in manuals[Language.SWEDISH].bookmarks if level == 2]
    assert ids.index("U201") < ids.index("F901")
    assert ids[0] == "T101"


def test_it_says_how_the_template_sets_a_rule(tmp_path: Path) -> None:
    settings = (
        RuleSetting(rule="T103", off=True),
        RuleSetting(rule="too_long", severity=Severity.WARNING, parameters=(("lix", 55.0),)),
        RuleSetting(
            rule="F903", rounds=(RoundRuleSetting(round="t1", severity=Severity.ADVICE), RoundRuleSetting(round="t9"))
        ),
    )
    template = dataclasses.replace(TEMPLATE, rules=settings)
    pdf = _printed(tmp_path, template, *map(rule_named, ("T103", "T106", "F903")))
    assert "se över (avstängd i mallen)" in pdf.text
    assert "se över (i mallen; annars tips)" in pdf.text
    assert f"({TEMPLATE.rounds[0].name}: tips)" in pdf.text
    row = next(node for node in pdf.document.all("TR") if "LIX, högst" in node.text)
    assert row.text.split("lix", 1)[1].split() == ["55", "60", "30", "100"]
    assert pdf.refusals() == []


def test_one_rule_alone_can_be_printed(tmp_path: Path) -> None:
    pdf = _printed(tmp_path, TEMPLATE, rule_named("T103"))
    assert "En regel" in pdf.text
    assert [title for level, title, _ in pdf.bookmarks if level == 2] == ["T103 Aktivitet i stället för effekt"]
