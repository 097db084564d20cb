"""The commands that look without changing: check, rules, print, status, template."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from styrkort_desktop.cli.databases import known_templates, kolada_for_files, open_database, template_for_files
from styrkort_desktop.cli.exchange_commands import DONE, REFUSED, TO_SETTLE
from styrkort_desktop.cli.json_forms import finding_form, unit_form
from styrkort_desktop.cli.output import Output
from styrkort_desktop.cli.wording import place_in_unit, place_text
from styrkort_desktop.desk.check import check_database, check_scorecards, round_named
from styrkort_desktop.desk.files import files_named
from styrkort_desktop.desk.follow import Coverage, UnitState, unit_states
from styrkort_desktop.desk.printout import print_scorecards
from styrkort_desktop.desk.receive import read_outside
from styrkort_desktop.desk.rule_manual import print_rule_manual
from styrkort_desktop.desk.template import replace_template
from styrkort_desktop.rules import catalogue, rule_as_json, rule_as_lines, rule_named
from styrkort_desktop.rules.manual import setting_as_lines
from styrkort_desktop.rules.many_places import told_together
from styrkort_desktop.rules.rule import Rule
from styrkort_desktop.rules.settings import setting_of
from styrkort_desktop.scorecard.choices import STAGE
from styrkort_desktop.scorecard.errors import WrongUsage
from styrkort_desktop.scorecard.findings import Finding, Severity
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.received import FileRefused
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.template import Template, UnknownTemplate, dump_template, template_to_json
from styrkort_desktop.whole_files import whole_file


def run_check(arguments: Namespace, output: Output) -> int:
    """`styrkort check`."""
    refused = False
    if arguments.files:
        template = template_for_files(arguments, output)
        at_round = _round(arguments, template)
        scorecards: list[Scorecard] = []
        municipality: Municipality | None = None
        for name, path in files_named(arguments.files):
            try:
                outside = read_outside(template, name, path)
            except FileRefused as error:
                refused = True
                output.refuse(name, error.refusals)
            else:
                scorecards += outside.scorecards
                municipality = outside.municipality or municipality
        kolada = kolada_for_files(arguments, output)
        findings = check_scorecards(scorecards, template, at_round, kolada, municipality)
    else:
        with open_database(arguments, output, writable=False) as database:
            template = database.template
            findings = check_database(database, _round(arguments, template))
    for _, of_unit in groupby(findings, key=lambda one: one.place.unit):
        for told in told_together(of_unit):
            output.say(_finding_line(told[0], template) if len(told) == 1 else _line_of_many(told, template))
    output.say(_sum_of(findings))
    output.result("styrkort-findings/1", findings=[finding_form(one, output.language) for one in findings])
    if refused:
        return REFUSED
    return TO_SETTLE if any(one.severity is Severity.ERROR and not one.waived for one in findings) else DONE


def _round(arguments: Namespace, template: Template) -> RoundRef | None:
    return None if arguments.round is None else round_named(arguments.round, template)


def _finding_line(finding: Finding, template: Template) -> Text:
    return _line(finding, place_text(finding.place, template), finding.message)


def _line_of_many(found: Sequence[Finding], template: Template) -> Text:
    """One line for what stands in many places of a unit, with the places; what differs there is told by --json."""
    first, messages = found[0], {one.message for one in found}
    places = list(dict.fromkeys(place_in_unit(one.place, template) for one in found))
    said = Text("{message} {n} ställen: {places}", "{message} {n} places: {places}").format(
        message=first.message if len(messages) == 1 else rule_named(first.rule).says,
        n=len(places),
        places="; ".join(places),
    )
    return _line(first, place_text(Place(first.place.unit), template), said)


def _line(finding: Finding, place: Text, message: Text) -> Text:
    waived = Text(" (undantag)", " (waived)") if finding.waived else same("")
    return same("{place}: {severity} {rule}{waived}: {message}").format(
        place=place, severity=finding.severity.label, rule=finding.rule, waived=waived, message=message
    )


def _sum_of(findings: tuple[Finding, ...]) -> Text:
    counts = {one: sum(1 for finding in findings if finding.severity is one and not finding.waived) for one in Severity}
    return Text(
        "{errors} att åtgärda, {warnings} att se över, {advice} tips.",
        "{errors} to mend, {warnings} to look over, {advice} pieces of advice.",
    ).format(errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING], advice=counts[Severity.ADVICE])


def run_rules(arguments: Namespace, output: Output) -> int:
    """`styrkort rules`."""
    rules = catalogue() if arguments.name is None else (rule_named(arguments.name),)
    if arguments.to is not None:
        return _print_rules(arguments, output, rules)
    template = template_for_files(arguments, output)
    for rule in rules:
        if arguments.name is None:
            output.say(
                Text("{id}  {name:<24} {severity}", "{id}  {name:<24} {severity}").format(
                    id=rule.id, name=rule.name, severity=rule.severity.label
                )
            )
            for line in setting_as_lines(setting_of(rule, template), rule):
                output.say(Text("      {line}", "      {line}").format(line=line))
        else:
            for line in rule_as_lines(rule, setting_of(rule, template)):
                output.say(line)
    output.result(
        "styrkort-rules/1", rules=[rule_as_json(rule, output.language, setting_of(rule, template)) for rule in rules]
    )
    return DONE


def _print_rules(arguments: Namespace, output: Output, rules: tuple[Rule, ...]) -> int:
    path = _pdf_path(arguments.to)
    template = template_for_files(arguments, output)
    print_rule_manual(template, path, rules=rules, language=output.language, progress=output.progress)
    output.say(Text("Skrev {path}.", "Wrote {path}.").format(path=path))
    output.result("styrkort-rules-print/1", file=str(path), rules=[rule.id for rule in rules])
    return DONE


class NotAPrintFormat(WrongUsage):
    """A target whose ending is no kind of file that can be printed to."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "{path}: utskriften blir en PDF; låt namnet sluta på .pdf.",
                "{path}: the print is a PDF; let the name end in .pdf.",
            ).format(path=path)
        )


def _pdf_path(to: str) -> Path:
    path = Path(to)
    if path.suffix.lower() != ".pdf":
        raise NotAPrintFormat(path)
    return path


def run_print(arguments: Namespace, output: Output) -> int:
    """`styrkort print`."""
    path = _pdf_path(arguments.to)
    with open_database(arguments, output, writable=False) as database:
        units = print_scorecards(
            database,
            arguments.unit,
            path,
            directions=tuple(arguments.direction),
            with_findings=arguments.findings,
            language=output.language,
            progress=output.progress,
        )
    output.say(Text("Skrev {path} ({units}).", "Wrote {path} ({units}).").format(path=path, units=", ".join(units)))
    output.result("styrkort-print/1", file=str(path), units=list(units))
    return DONE


def run_status(arguments: Namespace, output: Output) -> int:
    """`styrkort status`."""
    with open_database(arguments, output, writable=False) as database:
        states = unit_states(database)
        template = database.template
    submitted = [state for state in states if state.submitted]
    output.say(
        Text("{n} av {m} enheter har lämnat in.", "{n} of {m} units have submitted.").format(
            n=len(submitted), m=len(states)
        )
    )
    for state in states:
        output.say(_unit_line(state))
    shown = [area for area in template.areas if area.required or any(_of(state, area.key) for state in states)]
    for area in shown:
        counted = [f"{state.unit} {_of(state, area.key)}" for state in states if _of(state, area.key)]
        output.say(
            Text("{area}: {units}", "{area}: {units}").format(
                area=area.name, units=", ".join(counted) or Text("ingen", "none")
            )
        )
    output.result(
        "styrkort-status/1", submitted=len(submitted), of=len(states), units=[unit_form(state) for state in states]
    )
    return DONE


def _of(state: UnitState, area: str) -> str:
    found = next(one for one in state.areas if one.area == area)
    return {Coverage.GOALS: str(found.goals), Coverage.NOT_CONCERNED: "–", Coverage.EMPTY: ""}[found.coverage]


def _unit_line(state: UnitState) -> Text:
    came = (
        Text("inlämnad {day} ({file})", "submitted {day} ({file})").format(
            day=state.submitted.date().isoformat(), file=state.file
        )
        if state.submitted
        else Text("ej inlämnad", "not submitted")
    )
    text = Text(
        "{unit:<8}{came}; {stage}; {goals} mål, {indicators} indikatorer",
        "{unit:<8}{came}; {stage}; {goals} goals, {indicators} indicators",
    ).format(
        unit=state.unit, came=came, stage=STAGE.labels[state.stage], goals=state.goals, indicators=state.indicators
    )
    if state.open_conflicts:
        return Text("{text}; {n} konflikter", "{text}; {n} conflicts").format(text=text, n=state.open_conflicts)
    return text


def run_template(arguments: Namespace, output: Output) -> int:
    """`styrkort template list|show|export|import`."""
    if arguments.action == "import":
        return _import_template(arguments, output)
    templates = known_templates(arguments, output)
    if arguments.action == "list":
        for one in templates:
            output.say(
                Text("{key}  utgåva {edition}  {name}", "{key}  edition {edition}  {name}").format(
                    key=one.key, edition=one.edition, name=one.name
                )
            )
        output.result(
            "styrkort-templates/1",
            templates=[{"key": one.key, "edition": one.edition, "name": one.name} for one in templates],
        )
        return DONE
    chosen = next((one for one in templates if arguments.key in (None, one.key)), None)
    if chosen is None:
        raise UnknownTemplate(arguments.key, [one.key for one in templates])
    if arguments.action == "export":
        with whole_file(Path(arguments.to)) as out:
            out.write(dump_template(chosen).encode("utf-8"))
        output.say(Text("Skrev {path}.", "Wrote {path}.").format(path=arguments.to))
        output.result("styrkort-template-export/1", file=arguments.to, template=chosen.key)
        return DONE
    _show_template(chosen, output)
    output.result("styrkort-templates/1", templates=[template_to_json(chosen)])
    return DONE


def _show_template(template: Template, output: Output) -> None:
    output.say(
        Text("{name} ({key}, utgåva {edition})", "{name} ({key}, edition {edition})").format(
            name=template.name, key=template.key, edition=template.edition
        )
    )
    for direction in template.directions:
        output.say(same(f"  {direction.name}: {direction.heading}"))
        for area in template.areas_of(direction.key):
            output.say(same(f"    {area.key}: {area.name}"))
    output.say(
        Text("  Enheter: {units}", "  Units: {units}").format(
            units=", ".join(f"{unit.code} {unit.name}" for unit in template.units)
        )
    )
    output.say(
        Text("  Tillfällen: {rounds}", "  Rounds: {rounds}").format(
            rounds=", ".join(one.name for one in template.rounds)
        )
    )


def _import_template(arguments: Namespace, output: Output) -> int:
    with open_database(arguments, output, writable=True) as database:
        template = replace_template(database, Path(arguments.file))
    output.say(
        Text(
            "Databasen använder nu {key}, utgåva {edition}.", "The database now uses {key}, edition {edition}."
        ).format(key=template.key, edition=template.edition)
    )
    output.result("styrkort-template-import/1", template=template.key, edition=template.edition)
    return DONE
