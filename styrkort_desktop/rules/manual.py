"""The manual of rules, made from the rules themselves: as lines for a person, and as JSON (`styrkort-rules/1`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from styrkort_desktop.rules.rule import Example, Parameter, Rule
from styrkort_desktop.scorecard.cells import label_of
from styrkort_desktop.scorecard.field_types import ChoiceType, Json
from styrkort_desktop.scorecard.fields import Field, declared
from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.texts import Language, Text, same

_BLANK = Text("(tomt)", "(blank)")


def rule_as_lines(rule: Rule) -> tuple[Text, ...]:
    """One rule in full, a line a text, blank lines between its parts."""
    return tuple(_lines(rule))


def _lines(rule: Rule) -> Iterator[Text]:
    yield _filled("{id} {name}: {title}", id=rule.id, name=rule.name, title=rule.title)
    yield _filled("{criterion} · {severity}", criterion=rule.criterion.label, severity=rule.severity.label)
    yield same("")
    yield rule.says
    yield same("")
    yield Text("Varför: {why}", "Why: {why}").format(why=rule.why)
    yield Text("Gör så här: {mend}", "What to do: {mend}").format(mend=rule.mend)
    yield same("")
    yield Text("Så här blir det ett påpekande: {note}", "This gives a finding: {note}").format(note=rule.bad.note)
    yield from _example_lines(rule.bad)
    yield Text("Så här blir det inget: {note}", "This gives none: {note}").format(note=rule.good.note)
    yield from _example_lines(rule.good)
    if rule.parameters:
        yield same("")
        yield Text("Kan ställas in i mallen:", "Can be set in the template:")
        yield from map(_parameter_line, rule.parameters)
    yield same("")
    yield Text("Källa: {source}", "Source: {source}").format(source=rule.source)


def _filled(pattern: str, **values: object) -> Text:
    return same(pattern).format(**values)


def _parameter_line(parameter: Parameter) -> Text:
    return _filled(
        "    {name} = {default} ({lowest}–{highest}): {help}",
        name=parameter.name,
        default=format_number(parameter.default),
        lowest=format_number(parameter.lowest),
        highest=format_number(parameter.highest),
        help=parameter.help,
    )


def _example_lines(example: Example) -> Iterator[Text]:
    """What the example says, field by field; nothing for one that is told in its note alone."""
    for key, value in (example.goal or {}).items():
        yield _filled("    {label}: {value}", label=label_of("goal", (key,)), value=_shown(Goal, key, value))
    for indicator in example.indicators if example.goal is not None else ():
        for key, value in indicator.items():
            label = label_of("indicator", (key,))
            yield _filled("    {label}: {value}", label=label, value=_shown(Indicator, key, value))


def _shown(record: type, key: str, value: Json) -> Text:
    """A JSON value as a person reads it."""
    if isinstance(value, dict) and set(value) == {"year", "value"}:
        return _filled("{value} ({year})", value=_plain(value["value"]), year=value["year"])
    if isinstance(value, dict) and value:
        return same(", ".join(f"{name}: {_plain(inner)}" for name, inner in value.items()))
    if not value:
        return _BLANK
    field = next((one for one in declared(record) if one.json_key == key and isinstance(one, Field)), None)
    if field is not None and isinstance(field.type, ChoiceType):
        return field.type.labels[field.type.read(value)]
    return same(str(value))


def _plain(value: Json) -> str:
    return format_number(value) if isinstance(value, (int, float)) else str(value)


def rule_as_json(rule: Rule, language: Language) -> dict[str, Json]:
    """One rule as an object of `styrkort-rules/1`, its texts in one language."""
    return {
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
        "silences": list(rule.silences),
    }


def _example_json(example: Example, language: Language) -> dict[str, Json]:
    made: dict[str, Json] = {"note": example.note.into(language)}
    if example.goal is not None:
        made["goal"] = _copied(example.goal)
        made["indicators"] = [_copied(indicator) for indicator in example.indicators]
    return made


def _copied(values: Mapping[str, Json]) -> Json:
    return dict(values)
