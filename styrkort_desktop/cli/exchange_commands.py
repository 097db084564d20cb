"""The commands that make, take in and settle: new, import, conflicts, export, decide."""

from __future__ import annotations

import datetime
from argparse import Namespace
from pathlib import Path

from styrkort_desktop.cli.databases import backup_policy, open_database, personal_settings, template_named
from styrkort_desktop.cli.json_forms import conflict_form, outcome_form
from styrkort_desktop.cli.mapping_commands import UnitNeedsAMapping, run_mapped_import, run_suggestion
from styrkort_desktop.cli.output import Output
from styrkort_desktop.cli.wording import conflict_text, outcome_text
from styrkort_desktop.desk.analysis import make_analysis
from styrkort_desktop.desk.check import round_named
from styrkort_desktop.desk.decide import decide
from styrkort_desktop.desk.files import files_named
from styrkort_desktop.desk.findings_beside import findings_beside
from styrkort_desktop.desk.flat_tables import make_table
from styrkort_desktop.desk.merging import OF_MUNICIPALITY
from styrkort_desktop.desk.new_file import new_file
from styrkort_desktop.desk.receive import FileOutcome, FileState, ReceiveOptions, make_ready, receive
from styrkort_desktop.desk.send import FindingsStandInWorkbooks, Format, Sent, WorkbookForm, send, send_municipality
from styrkort_desktop.desk.settle import settle
from styrkort_desktop.scorecard.conflicts import Settlement, Side
from styrkort_desktop.scorecard.errors import UserError, WrongUsage
from styrkort_desktop.scorecard.json_text import parse_json
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.record_reader import record_from_json
from styrkort_desktop.scorecard.scorecard import Decision
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.settings import WHO
from styrkort_desktop.store import Database

DONE, TO_SETTLE, REFUSED = 0, 1, 3


def now() -> datetime.datetime:
    """The moment of the call, in whole seconds, with its time zone; nothing below the doors asks the clock."""
    return datetime.datetime.now().astimezone().replace(microsecond=0)


def run_new(arguments: Namespace, output: Output) -> int:
    """`styrkort new`."""
    path, settings = Path(arguments.file), personal_settings(output)
    with new_file(
        path,
        template_named(arguments.template),
        arguments.unit,
        demo=arguments.demo,
        who=settings.value(WHO),
        policy=backup_policy(settings),
    ) as database:
        units = ", ".join(database.units) or database.template.office
        output.say(Text("Skapade {path} för {units}.", "Made {path} for {units}.").format(path=path, units=units))
        output.result(
            "styrkort-new/1",
            file=str(path),
            template=database.template.key,
            units=list(database.units),
            database=database.id,
        )
    return DONE


def run_import(arguments: Namespace, output: Output) -> int:
    """`styrkort import`."""
    make_ready()
    if arguments.suggest_mapping is not None:
        return run_suggestion(arguments, output)
    if arguments.mapping is not None:
        return run_mapped_import(arguments, output)
    if arguments.unit:
        raise UnitNeedsAMapping
    with open_database(arguments, output, writable=not arguments.dry_run) as database:
        options = ReceiveOptions(
            Side(arguments.side) if arguments.side else None,
            arguments.accept_deletions,
            arguments.dry_run,
            _round(arguments, database),
        )
        outcomes = receive(database, files_named(arguments.files), options, now=now(), progress=output.progress)
        for outcome in outcomes:
            if outcome.state is FileState.REFUSED:
                output.refuse(outcome.file, outcome.refusals)
            for line in outcome_text(outcome, database.template):
                output.say(line)
    output.result("styrkort-import/1", files=[outcome_form(one, output.language) for one in outcomes])
    return max((_status(one) for one in outcomes), default=DONE)


def _status(outcome: FileOutcome) -> int:
    if outcome.state is FileState.REFUSED:
        return REFUSED
    return TO_SETTLE if outcome.conflicts or outcome.unplaced else DONE


def _round(arguments: Namespace, database: Database) -> RoundRef | None:
    return None if arguments.round is None else round_named(arguments.round, database.template)


def run_conflicts(arguments: Namespace, output: Output) -> int:
    """`styrkort conflicts`."""
    settlements = dict(_settlement(word) for word in arguments.resolve)
    with open_database(arguments, output, writable=bool(settlements)) as database:
        if settlements:
            settled = settle(database, settlements)
            output.note(Text("Avgjorda: {n}.", "Settled: {n}.").format(n=len(settled)))
        still_open = database.open_conflicts()
        for one in still_open:
            for line in conflict_text(one.conflict, one.file, database.template):
                output.say(line)
        if not still_open:
            output.say(Text("Inga öppna konflikter.", "No open conflicts."))
    output.result("styrkort-conflicts/1", conflicts=[conflict_form(one.conflict, one.file) for one in still_open])
    return TO_SETTLE if still_open else DONE


class UnclearSettlement(WrongUsage):
    """What stands after --resolve has no meaning."""

    def __init__(self, word: str) -> None:
        super().__init__(
            Text(
                "”{word}” går inte att förstå. Skriv ID=ours, ID=theirs, ID=combined eller ID=value:JSON.",
                "“{word}” cannot be understood. Write ID=ours, ID=theirs, ID=combined or ID=value:JSON.",
            ).format(word=word)
        )


def _settlement(word: str) -> tuple[str, Settlement]:
    conflict_id, sign, chosen = word.partition("=")
    if not sign or not conflict_id:
        raise UnclearSettlement(word)
    if chosen.startswith("value:"):
        try:
            return conflict_id, Settlement(None, parse_json(chosen.removeprefix("value:")))
        except UserError as error:
            raise UnclearSettlement(word) from error
    if chosen not in {side.value for side in Side}:
        raise UnclearSettlement(word)
    return conflict_id, Settlement(Side(chosen))


class UnitsOrMunicipality(WrongUsage):
    """Both units and the municipality's own figures are asked for."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "--municipality skriver bara kommunens egna uppgifter. Ta bort --unit, eller kör två gånger.",
                "--municipality writes only the municipality's own figures. Leave out --unit, or run it twice.",
            )
        )


class AnalysisIsOneWorkbook(WrongUsage):
    """The consolidated workbook is asked for together with what it is not."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "--analysis skriver en enda arbetsbok med alla enheter: låt --to sluta på .xlsx och ta bort --unit, "
                "--municipality och --format json.",
                "--analysis writes one single workbook with every unit: let --to end in .xlsx and leave out --unit, "
                "--municipality and --format json.",
            )
        )


class TableIsOneWorkbook(WrongUsage):
    """The table for all units is asked for together with what it is not."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "--table skriver en enda arbetsbok: låt --to sluta på .xlsx och ta bort --analysis, --municipality, "
                "--findings och --format json.",
                "--table writes one single workbook: let --to end in .xlsx and leave out --analysis, --municipality, "
                "--findings and --format json.",
            )
        )


class OnlyWithTable(WrongUsage):
    """What only the table for all units has is asked for without it."""

    def __init__(self) -> None:
        super().__init__(
            Text("--round och --empty hör till --table.", "--round and --empty belong to --table."),
        )


def run_export(arguments: Namespace, output: Output) -> int:
    """`styrkort export`."""
    if arguments.table:
        return _export_table(arguments, output)
    if arguments.round is not None or arguments.empty:
        raise OnlyWithTable
    if arguments.analysis:
        return _export_analysis(arguments, output)
    if arguments.municipality and arguments.unit:
        raise UnitsOrMunicipality
    chosen = Format(arguments.format) if arguments.format else None
    if arguments.findings and arguments.municipality:
        raise FindingsStandInWorkbooks
    with open_database(arguments, output, writable=True) as database:
        if arguments.municipality:
            made = send_municipality(database, arguments.to, chosen, now=now())
        else:
            made = send(
                database,
                arguments.unit,
                arguments.to,
                chosen,
                now=now(),
                workbook=WorkbookForm(output.language, findings_beside(database) if arguments.findings else None),
                progress=output.progress,
            )
    for one in made:
        output.say(_sent_text(one))
    output.result(
        "styrkort-export/1",
        files=[{"file": str(one.path), "units": list(one.units), "revision": one.revision} for one in made],
    )
    return DONE


def _export_analysis(arguments: Namespace, output: Output) -> int:
    path = Path(arguments.to)
    if arguments.unit or arguments.municipality or arguments.format == "json" or path.suffix.lower() != ".xlsx":
        raise AnalysisIsOneWorkbook
    with open_database(arguments, output, writable=False) as database:
        units = make_analysis(database, path, now().date(), language=output.language, progress=output.progress)
    output.say(
        Text("Samlad arbetsbok för {units}: {path}", "Consolidated workbook of {units}: {path}").format(
            units=", ".join(units) or "–", path=path
        )
    )
    output.result("styrkort-export/1", files=[{"file": str(path), "units": list(units), "revision": None}])
    return DONE


def _export_table(arguments: Namespace, output: Output) -> int:
    path = Path(arguments.to)
    others = (arguments.analysis, arguments.municipality, arguments.findings, arguments.format == "json")
    if any(others) or path.suffix.lower() != ".xlsx":
        raise TableIsOneWorkbook
    with open_database(arguments, output, writable=False) as database:
        when, units = make_table(
            database,
            arguments.unit,
            path,
            _round(arguments, database),
            day=now().date(),
            language=output.language,
            filled=not arguments.empty,
        )
    output.say(
        Text("Tabell för {units} vid {round}: {path}", "Table for {units} at {round}: {path}").format(
            units=", ".join(units), round=when, path=path
        )
    )
    output.result(
        "styrkort-export/1",
        files=[{"file": str(path), "units": list(units), "revision": None, "round": str(when)}],
    )
    return DONE


def _sent_text(sent: Sent) -> Text:
    if not sent.units:
        return Text("{what}: {path}", "{what}: {path}").format(what=OF_MUNICIPALITY, path=sent.path)
    return Text("{units} version {revision}: {path}", "{units} version {revision}: {path}").format(
        units=", ".join(sent.units), revision=sent.revision, path=sent.path
    )


def run_decide(arguments: Namespace, output: Output) -> int:
    """`styrkort decide`."""
    given = {"body": arguments.body, "date": arguments.date, "paragraph": arguments.paragraph}
    decision = record_from_json(Decision, {**given, **({"record": arguments.record} if arguments.record else {})})
    assert decision is not None
    with open_database(arguments, output, writable=True) as database:
        units = decide(database, arguments.unit, decision)
    output.say(
        Text("Beslutade: {units} ({body} {date} {paragraph}).", "Decided: {units} ({body} {date} {paragraph}).").format(
            units=", ".join(units), **given
        )
    )
    output.result("styrkort-decide/1", units=list(units))
    return DONE
