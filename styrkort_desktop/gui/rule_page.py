"""A rule's page in the manual as the text of a browser: everything that the rule holds, set as the template sets it.

Pure: makes text from values. Every word from outside is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QCoreApplication

from styrkort_desktop.gui.rule_settings import said_of
from styrkort_desktop.gui.theme import Theme
from styrkort_desktop.rules import manual as words
from styrkort_desktop.rules.example_rows import rows_of_example
from styrkort_desktop.rules.rule import Example, Rule
from styrkort_desktop.rules.settings import as_set, setting_of
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.texts import Language, Text
from styrkort_desktop.template import Template


def rule_page(rule: Rule, template: Template | None, language: Language, theme: Theme) -> str:
    """The page as HTML. Without a template the rule is told as it is from the beginning."""
    page = _Page(template, language, theme)
    return f"<html><head><style>{page.style()}</style></head><body>{''.join(page.parts(rule))}</body></html>"


def settings_in_words(rule: Rule, template: Template, language: Language) -> str:
    """Who has set the rule otherwise, where and how; empty when nobody has."""
    what = said_of(rule, template, language)
    if not what:
        return ""
    pattern = QCoreApplication.translate("RulePage", "Inställt av {0} i mallen {1}, utgåva {2}: {3}")
    return pattern.format(template.office, template.name, template.edition, what)


class _Page:
    def __init__(self, template: Template | None, language: Language, theme: Theme) -> None:
        self._template = template
        self._language = language
        self._theme = theme

    def style(self) -> str:
        """What the parts look like, in the theme's colours and sizes."""
        theme, colours = self._theme, self._theme.colours
        return (
            f"body {{ color: {colours.ink}; font-size: {theme.text}pt; }}"
            f".title {{ font-size: {theme.heading}pt; font-weight: 700; margin: 0 0 4px 0; }}"
            f".part {{ font-size: {theme.subheading}pt; font-weight: 700; margin: 16px 0 4px 0; }}"
            f"p {{ margin: 0 0 4px 0; }}"
            f".soft {{ color: {colours.ink_soft}; font-size: {theme.small}pt; margin: 0 0 10px 0; }}"
            f".set {{ background-color: {colours.warning_soft}; color: {colours.ink}; }}"
            f"td {{ font-size: {theme.small}pt; }} th {{ font-size: {theme.small}pt; color: {colours.ink_soft}; }}"
            f"a {{ color: {colours.accent}; }}"
        )

    def parts(self, rule: Rule) -> Iterator[str]:
        """The page from above."""
        severity = rule.severity if self._template is None else as_set(rule, setting_of(rule, self._template)).severity
        facts = (rule.id, self._say(rule.criterion.label), self._say(severity.label))
        # no headings of HTML: Qt enlarges those as it likes
        yield f"<p class=title>{self._say(rule.title)}</p>"
        yield f'<p class="soft">{" · ".join(facts)}</p>'
        yield from self._settings(rule)
        yield f"<p>{self._say(rule.says)}</p>"
        yield from self._told(words.WHY, rule.why)
        yield from self._told(words.MEND, rule.mend)
        yield from self._example(words.BAD, rule.bad)
        yield from self._example(words.GOOD, rule.good)
        yield from self._parameters(rule)
        yield from self._told(words.SPEAKS, words.phases_of(rule))
        yield from self._silenced(rule)
        yield from self._told(words.SOURCE, rule.source)

    def _say(self, text: Text) -> str:
        return escape(text.into(self._language)).replace("\n", "<br>")

    def _told(self, label: Text, text: Text) -> Iterator[str]:
        yield f"<p class=part>{self._say(label)}</p><p>{self._say(text)}</p>"

    def _settings(self, rule: Rule) -> Iterator[str]:
        said = settings_in_words(rule, self._template, self._language) if self._template is not None else ""
        if said:
            yield (
                '<table width="100%" cellpadding="8" cellspacing="0" style="margin-top: 8px; margin-bottom: 12px">'
                f'<tr><td class="set">{escape(said)}</td></tr></table>'
            )

    def _example(self, label: Text, example: Example) -> Iterator[str]:
        yield f"<p class=part>{self._say(label)}</p><p>{self._say(example.note)}</p>"
        rows = [
            f'<tr><td width="30%" style="color: {self._theme.colours.ink_soft}">{self._say(field)}</td>'
            f"<td>{self._say(value)}</td></tr>"
            for field, value in rows_of_example(example)
        ]
        if rows:
            yield self._table(rows)

    def _table(self, rows: list[str]) -> str:
        ground = self._theme.colours.sunken
        look = f'width="100%" cellpadding="5" cellspacing="0" bgcolor="{ground}" style="margin-top: 4px"'
        return f"<table {look}>{''.join(rows)}</table>"

    def _parameters(self, rule: Rule) -> Iterator[str]:
        if not rule.parameters:
            return
        heads = (
            QCoreApplication.translate("RulePage", "Inställning"),
            QCoreApplication.translate("RulePage", "Gäller"),
            QCoreApplication.translate("RulePage", "Från början"),
            QCoreApplication.translate("RulePage", "Lägst–högst"),
        )
        held = {one.name: one.default for one in rule.parameters}
        if self._template is not None:
            held = dict(as_set(rule, setting_of(rule, self._template)).parameters)
        headings = "".join(f'<th align="left">{escape(one)}</th>' for one in heads)
        rows = [f"<tr>{headings}</tr>"]
        for one in rule.parameters:
            bounds = f"{format_number(one.lowest)}–{format_number(one.highest)}"
            figures = (format_number(held[one.name]), format_number(one.default), bounds)
            cells = "".join(f"<td>{escape(figure)}</td>" for figure in figures)
            rows.append(f"<tr><td>{self._say(one.help)}</td>{cells}</tr>")
        yield f"<p class=part>{self._say(words.CAN_BE_SET)}</p>{self._table(rows)}"

    def _silenced(self, rule: Rule) -> Iterator[str]:
        silenced = words.silenced_by(rule)
        if silenced:
            links = ", ".join(f'<a href="{one}">{one}</a>' for one in silenced)
            yield f"<p class=part>{self._say(words.SILENCES)}</p><p>{links}</p>"
