"""The manual of rules, made from the rules themselves: as lines for a person, and as JSON (`styrkort-rules/1`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from styrkort_desktop.rules.context import Phase
from styrkort_desktop.rules.example_rows import rows_of_example
from styrkort_desktop.rules.rule import Example, Parameter, Rule
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.record_writer import record_to_json
from styrkort_desktop.scorecard.texts import Language, Text, same
from styrkort_desktop.template.field_types import ParameterValue
from styrkort_desktop.template.settings import RoundRuleSetting, RuleSetting

WHY = Text("Varför", "Why")
MEND = Text("Gör så här", "What to do")
BAD = Text("Ger ett påpekande", "Gives a finding")
GOOD = Text("Ger inget påpekande", "Gives no finding")
SPEAKS = Text("Säger till", "Speaks")
SILENCES = Text("Säger den till, tiger", "When it speaks, these are silent")
SOURCE = Text("Källa", "Source")
SET = Text("I mallen", "In the template")
REASON = Text("skäl", "reason")
_HOLDS_NOT = Text(" (gäller inte: utanför gränserna)", " (does not hold: out of bounds)")
CAN_BE_SET = Text("Kan ställas in i mallen", "Can be set in the template")

_PHASES = {
    Phase.WRITING: Text("medan man skriver", "while somebody writes"),
    Phase.SUBMISSION: Text("före inlämning", "before submission"),
    Phase.ROUND: Text("vid uppföljning", "at a reporting round"),
}


def phases_of(rule: Rule) -> Text:
    """When a rule speaks, in words."""
    return _joined(_PHASES[phase] for phase in Phase if phase in rule.phases)


def silenced_by(rule: Rule) -> tuple[str, ...]:
    """The rules that say nothing where this one has a finding."""
    return tuple(sorted({*rule.silences, *rule.silences_in_goal}))


def _joined(texts: Iterable[Text]) -> Text:
    told = tuple(texts)
    return Text(", ".join(one.sv for one in told), ", ".join(one.en for one in told))


def rule_as_lines(rule: Rule, setting: RuleSetting | None = None) -> tuple[Text, ...]:
    """One rule in full, a line a text, blank lines between its parts; with how a template sets it, where it does."""
    lines = list(_lines(rule))
    if setting is not None:
        lines[2:2] = setting_as_lines(setting, rule)
    return tuple(lines)


def setting_as_lines(setting: RuleSetting, rule: Rule) -> tuple[Text, ...]:
    """How a template sets a rule, and why: always, and at which rounds otherwise; nothing where it does not.

    A value that the rule does not allow holds nowhere, and that is said.
    """
    return tuple(_setting_lines(setting, rule))


def _setting_lines(setting: RuleSetting, rule: Rule) -> Iterator[Text]:
    always = _setting_in_words(setting, rule)
    if always:
        yield _labelled(SET, _joined(always))
    for one in setting.rounds:
        yield _labelled(_filled("{label}, {round}", label=SET, round=one.round), _joined(_setting_in_words(one, rule)))


def _setting_in_words(setting: RuleSetting | RoundRuleSetting, rule: Rule) -> tuple[Text, ...]:
    said = []
    if setting.off is not None and (setting.off or isinstance(setting, RoundRuleSetting)):
        said.append(Text("avstängd", "off") if setting.off else Text("påslagen", "on"))
    if setting.severity is not None:
        said.append(setting.severity.label)
    known = {parameter.name: parameter for parameter in rule.parameters}
    for name, value in setting.parameters:
        holds = name in known and known[name].allows(value)
        said.append(
            _filled(
                "{name} = {value}{remark}", name=name, value=_number(value), remark=same("") if holds else _HOLDS_NOT
            )
        )
    if setting.reason:
        said.append(_labelled(REASON, same(setting.reason)))
    return tuple(said)


def _number(value: ParameterValue) -> str:
    return format_number(value) if isinstance(value, (int, float)) else str(value)


def _lines(rule: Rule) -> Iterator[Text]:
    yield _filled("{id} {name}: {title}", id=rule.id, name=rule.name, title=rule.title)
    yield _filled("{criterion} · {severity}", criterion=rule.criterion.label, severity=rule.severity.label)
    yield same("")
    yield rule.says
    yield same("")
    yield _labelled(WHY, rule.why)
    yield _labelled(MEND, rule.mend)
    yield same("")
    yield from _example_lines(BAD, rule.bad)
    yield from _example_lines(GOOD, rule.good)
    if rule.parameters:
        yield same("")
        yield _filled("{label}:", label=CAN_BE_SET)
        yield from map(_parameter_line, rule.parameters)
    yield same("")
    yield _labelled(SPEAKS, phases_of(rule))
    if silenced_by(rule):
        yield _labelled(SILENCES, same(", ".join(silenced_by(rule))))
    yield _labelled(SOURCE, rule.source)


def _filled(pattern: str, **values: object) -> Text:
    return same(pattern).format(**values)


def _labelled(label: Text, text: Text) -> Text:
    return _filled("{label}: {text}", label=label, text=text)


def _parameter_line(parameter: Parameter) -> Text:
    return _filled(
        "    {name} = {default} ({lowest}–{highest}): {help}",
        name=parameter.name,
        default=format_number(parameter.default),
        lowest=format_number(parameter.lowest),
        highest=format_number(parameter.highest),
        help=parameter.help,
    )


def _example_lines(label: Text, example: Example) -> Iterator[Text]:
    """What the example shows, and what it says field by field."""
    yield _labelled(label, example.note)
    for field, value in rows_of_example(example):
        yield _filled("    {field}: {value}", field=field, value=value)


def rule_as_json(rule: Rule, language: Language, setting: RuleSetting | None = None) -> dict[str, Json]:
    """One rule as an object of `styrkort-rules/1`, its texts in one language; `setting` as the template has it."""
    is_set = setting is not None and setting != RuleSetting(rule=setting.rule)
    return {
        **({"setting": record_to_json(setting, without=("rule",))} if is_set else {}),
        "id": rule.id,
        "name": rule.name,
        "criterion": rule.criterion.value,
        "severity": rule.severity.value,
        "title": rule.title.into(language),
        "says": rule.says.into(language),
        "why": rule.why.into(language),
        "mend": rule.mend.into(language),
        "source": rule.source.into(language),
        "messages": {key: message.text.into(language) for key, message in rule.messages.items()},
        "bad": _example_json(rule.bad, language),
        "good": _example_json(rule.good, language),
        "parameters": [
            {
                "name": one.name,
                "default": one.default,
                "lowest": one.lowest,
                "highest": one.highest,
                "help": one.help.into(language),
            }
            for one in rule.parameters
        ],
        "silences": list(silenced_by(rule)),
        "phases": [phase.value for phase in Phase if phase in rule.phases],
    }


def _example_json(example: Example, language: Language) -> dict[str, Json]:
    made: dict[str, Json] = {"note": example.note.into(language)}
    if example.goal is not None:
        made["goal"] = _copied(example.goal)
        made["indicators"] = [_copied(indicator) for indicator in example.indicators]
    return made


def _copied(values: Mapping[str, Json]) -> Json:
    return dict(values)
