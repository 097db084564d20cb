"""The manual of rules as a printed document: every rule in full, set as the municipality's template sets it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from styrkort_desktop.printing import print_document
from styrkort_desktop.printing.blocks import (
    Block,
    Cell,
    Chapter,
    Column,
    Cover,
    Heading,
    Paragraph,
    PrintedDocument,
    Row,
    StatusLine,
    Story,
    Table,
    Together,
    Tone,
)
from styrkort_desktop.printing.sheet import language_tag, page_words
from styrkort_desktop.progress import Cancelled, Progress, never_cancelled, no_progress
from styrkort_desktop.rules import catalogue
from styrkort_desktop.rules import manual as words
from styrkort_desktop.rules.example_rows import rows_of_example
from styrkort_desktop.rules.rule import Example, Rule
from styrkort_desktop.rules.settings import as_set, setting_of
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.texts import Language, Text
from styrkort_desktop.template import Template
from styrkort_desktop.template.settings import RoundRuleSetting

_TITLE = Text("Reglerna för styrkort", "The rules for scorecards")
_WHY_SET = Text("skäl: {reason}", "reason: {reason}")
_FIELD, _VALUE = Text("Fält", "Field"), Text("Innehåll", "Content")
_HOW_MUCH = {
    Severity.ERROR: Text(
        "Något saknas eller är fel, så att målet inte går att följa upp.",
        "Something is missing or wrong, so that the goal cannot be followed up.",
    ),
    Severity.WARNING: Text(
        "Det ser ut att kunna bli bättre. Ni avgör.", "It looks as if it could be better. You decide."
    ),
    Severity.ADVICE: Text("Ett råd, att ta eller lämna.", "A piece of advice, to take or leave."),
}


def print_rule_manual(
    template: Template,
    path: Path,
    *,
    rules: Sequence[Rule] = (),
    language: Language = Language.SWEDISH,
    progress: Progress = no_progress,
    cancelled: Cancelled = never_cancelled,
) -> None:
    """Print the manual of all rules, or of some, to a PDF file. Raises what printing raises."""
    document = rule_manual(template, rules or catalogue(), language)
    print_document(document, path, progress=progress, cancelled=cancelled)


def rule_manual(template: Template, rules: Sequence[Rule], language: Language) -> PrintedDocument:
    """The manual as a document: how it is read, then the rules criterion by criterion."""
    writer = _Writer(template, language)
    title = writer.say(_TITLE)
    municipality = template.municipality or template.name
    cover = Cover(
        title=title,
        kicker=municipality,
        lines=(
            writer.say(Text("{n} regler", "{n} rules"), n=len(rules))
            if len(rules) > 1
            else writer.say(Text("En regel", "One rule")),
            writer.say(
                Text(
                    "Så som mallen {name}, utgåva {edition}, ställer in dem",
                    "As template {name}, edition {edition}, sets them",
                ),
                name=template.name,
                edition=template.edition,
            ),
        ),
        contents_title=writer.say(Text("Innehåll", "Contents")),
    )
    footer = f"{municipality} · {title}"
    chapters = [writer.reading_guide(rules, footer)]
    for criterion in Criterion:
        chosen = [rule for rule in rules if rule.criterion is criterion]
        if chosen:
            chapters.append(writer.chapter(criterion, chosen, footer))
    return PrintedDocument(
        title=f"{municipality}, {title.lower()}",
        author=municipality,
        language=language_tag(language),
        page_words=page_words(language),
        chapters=tuple(chapters),
        cover=cover,
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes in one language, for one template."""

    template: Template
    language: Language

    def say(self, text: Text, **values: object) -> str:
        """A text in the manual's language."""
        return (text.format(**values) if values else text).into(self.language)

    def reading_guide(self, rules: Sequence[Rule], footer: str) -> Chapter:
        """What a finding is, and what the symbols mean."""
        title = self.say(Text("Så läser du reglerna", "How to read the rules"))
        columns = (
            Column(self.say(Text("Allvar", "Severity")), 20),
            Column(self.say(Text("Betydelse", "Meaning"))),
            Column(self.say(Text("Regler", "Rules")), 8),
        )
        severities = [as_set(rule, setting_of(rule, self.template)).severity for rule in rules]
        rows = tuple(
            Row(
                (
                    Cell(self.say(severity.label), status=severity),
                    Cell(self.say(_HOW_MUCH[severity])),
                    Cell(str(severities.count(severity))),
                )
            )
            for severity in Severity
        )
        told = Text(
            "Ett påpekande säger vad som kan bli tydligare och var. Det hindrar er aldrig från att spara, skriva ut "
            "eller lämna in, och det räknas aldrig ihop till ett betyg. Stämmer det inte för just ert mål skriver ni "
            "ett undantag med skäl.",
            "A finding says what could be clearer, and where. It never stops you from saving, printing or "
            "submitting, and findings are never added up to a score. Where one does not fit your goal you write a "
            "waiver with a reason.",
        )
        when = Text(
            "En del säger programmet medan ni skriver, en del först när ni kontrollerar inför inlämning, en del vid "
            "ett uppföljningstillfälle; vid varje regel står när. Medan ni skriver är det som är tomt aldrig ett fel, "
            "bara kvar att göra. Mallen kan stänga av en regel och ändra dess allvar och inställningar.",
            "Some things are said while you write, some only when you check before submission, some at a reporting "
            "round; each rule says when. While you write, what is empty is never a fault, only left to do. The "
            "template can switch a rule off and change its severity and settings.",
        )
        blocks = (
            Heading(1, title, bookmark=title),
            Paragraph(self.say(told)),
            Paragraph(self.say(when)),
            Table(columns, rows),
        )
        return Chapter(title, footer, blocks)

    def chapter(self, criterion: Criterion, rules: Sequence[Rule], footer: str) -> Chapter:
        """The rules that serve one demand on a goal."""
        title = self.say(criterion.label)
        blocks: list[Block] = [Heading(1, title, bookmark=title)]
        blocks += (Together(tuple(self._rule(rule))) for rule in rules)
        return Chapter(title, f"{footer} · {title}", tuple(blocks))

    def _rule(self, rule: Rule) -> Iterator[Block]:
        title = self.say(rule.title)
        yield Heading(2, title, f"{rule.id} · {rule.name}", bookmark=f"{rule.id} {title}")
        yield self._severity(rule)
        yield Paragraph(self.say(rule.says), Tone.LEAD)
        yield Story(self.say(words.WHY), self.say(rule.why))
        yield Story(self.say(words.MEND), self.say(rule.mend))
        yield from self._example(words.BAD, rule.bad)
        yield from self._example(words.GOOD, rule.good)
        yield from self._parameters(rule)
        yield Paragraph("\n".join(self._facts(rule)), Tone.SMALL)

    def _severity(self, rule: Rule) -> StatusLine:
        setting = setting_of(rule, self.template)
        severity = as_set(rule, setting).severity
        notes = [self.say(Text("avstängd i mallen", "off in the template"))] if setting.off else []
        if severity is not rule.severity:
            notes.append(
                self.say(Text("i mallen; annars {label}", "in the template; else {label}"), label=rule.severity.label)
            )
        if notes and setting.reason:
            notes.append(self.say(_WHY_SET, reason=setting.reason.strip().rstrip(".")))
        notes += filter(None, map(self._at_round, setting.rounds))
        return StatusLine(severity, self.say(severity.label), note=f"({'; '.join(notes)})" if notes else "")

    def _at_round(self, setting: RoundRuleSetting) -> str:
        """What a template says otherwise at one round; empty for nothing."""
        name = next((one.name for one in self.template.rounds if one.key == setting.round), setting.round)
        said = []
        if setting.off is not None:
            said.append(self.say(Text("avstängd", "off") if setting.off else Text("påslagen", "on")))
        if setting.severity is not None:
            said.append(self.say(setting.severity.label))
        said += [f"{parameter} = {_written(value)}" for parameter, value in setting.parameters]
        if said and setting.reason:
            said.append(self.say(_WHY_SET, reason=setting.reason.strip().rstrip(".")))
        return f"{name}: {', '.join(said)}" if said else ""

    def _example(self, label: Text, example: Example) -> Iterator[Block]:
        title = self.say(label)
        rows = tuple(Row((Cell(self.say(field)), Cell(self.say(value)))) for field, value in rows_of_example(example))
        if rows:
            columns = (Column(self.say(_FIELD), 26), Column(self.say(_VALUE)))
            yield Table(columns, rows, title=f"{title}: {self.say(example.note)}")
        else:
            yield Story(title, self.say(example.note))

    def _parameters(self, rule: Rule) -> Iterator[Block]:
        if not rule.parameters:
            return
        held = as_set(rule, setting_of(rule, self.template)).parameters
        columns = (
            Column(self.say(Text("Inställning", "Setting"))),
            Column(self.say(Text("Gäller", "Holds")), 8, figures=True),
            Column(self.say(Text("Förval", "Default")), 8, figures=True),
            Column(self.say(Text("Lägst", "Lowest")), 8, figures=True),
            Column(self.say(Text("Högst", "Highest")), 8, figures=True),
        )
        rows = tuple(
            Row(
                (
                    Cell(self.say(one.help), detail=one.name),
                    *(Cell(format_number(value)) for value in (held[one.name], one.default, one.lowest, one.highest)),
                )
            )
            for one in rule.parameters
        )
        yield Table(columns, rows, title=self.say(words.CAN_BE_SET))

    def _facts(self, rule: Rule) -> Iterator[str]:
        yield f"{self.say(words.SPEAKS)}: {self.say(words.phases_of(rule))}"
        silenced = words.silenced_by(rule)
        if silenced:
            yield f"{self.say(words.SILENCES)}: {', '.join(silenced)}"
        yield f"{self.say(words.SOURCE)}: {self.say(rule.source)}"


def _written(value: object) -> str:
    return format_number(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)
