"""Kolada's values laid beside ours in every scorecard of a database: what came of each file, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from styrkort_desktop.desk.merging import FileOutcome, FileState, ReceiveOptions
from styrkort_desktop.exchange.kolada_files import WHERE
from styrkort_desktop.exchange.kolada_names import known_bodies
from styrkort_desktop.scorecard.cells import CellForm, Path, list_key, take_apart
from styrkort_desktop.scorecard.conflicts import Side, Taken
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.goals import Baseline, Comparison
from styrkort_desktop.scorecard.kolada import KoladaCatalogue
from styrkort_desktop.scorecard.kolada_beside import MOST_BODIES, Crowd, Proposal, Row, beside, with_proposals
from styrkort_desktop.scorecard.kolada_bodies import Bodies
from styrkort_desktop.scorecard.kolada_values import Unplaced, ValueFile, figures_of
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.places import place_of
from styrkort_desktop.scorecard.record_writer import record_to_json
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.template import Template

KOLADA = same("Kolada")
_NAMED_AT_MOST = 5
_LISTS = {"G": "municipality_groups", "V": "ou"}


@dataclass(slots=True)
class _FileWork:
    """What has come of one file so far."""

    has_values: bool
    taken: list[Taken] = field(default_factory=list)
    proposed: list[Taken] = field(default_factory=list)
    crowds: dict[Crowd, None] = field(default_factory=dict)


class Filling:
    """Lays the values of the files of a call beside the values of one scorecard after another.

    With conflicts settled for the file, what a person wrote and Kolada has otherwise is taken too; else it is proposed.
    """

    def __init__(
        self, files: Sequence[ValueFile], catalogue: KoladaCatalogue, template: Template, options: ReceiveOptions
    ) -> None:
        bodies = known_bodies(catalogue.names)
        self._figures = figures_of(files, catalogue, bodies, template.municipality)
        self._notes = tuple(_municipality_told(template.municipality, bodies))
        self._options = options
        self._files = {file.name: _FileWork(has_values=bool(file.values)) for file in files}
        self._used: set[str] = set()
        self._files_with = {kpi: {one.file for one in found} for kpi, found in self._figures.by_kpi.items()}

    def fill(self, scorecard: Scorecard) -> tuple[Scorecard, tuple[str, ...]]:
        """The scorecard with what is taken, and the names of the files that it is from."""
        found = beside(scorecard, self._figures)
        self._used |= found.used
        chosen, left = list(found.taken), list(found.differing)
        if self._options.settle is Side.THEIRS:
            chosen += [one for one in left if not isinstance(one.new, Baseline)]
            left = [one for one in left if isinstance(one.new, Baseline)]
        form = take_apart(scorecard) if chosen or left else CellForm()
        for one in chosen:
            self._files[one.file].taken.append(_taken(scorecard.unit.code, form, one))
        for one in left:
            self._files[one.file].proposed.append(_taken(scorecard.unit.code, form, one))
        for crowd in found.crowds:
            for name in self._files_with[crowd.kpi]:
                self._files[name].crowds[crowd] = None
        return with_proposals(scorecard, chosen), tuple(dict.fromkeys(one.file for one in chosen))

    def outcomes(self) -> Mapping[str, FileOutcome]:
        """What came of each file, by its name."""
        return {name: self._outcome(name, work) for name, work in self._files.items()}

    def _outcome(self, name: str, work: _FileWork) -> FileOutcome:
        state = FileState.DRY_RUN if self._options.dry_run else FileState.MERGED
        unused = [kpi for kpi, files in self._files_with.items() if kpi not in self._used and name in files]
        notes = [
            *_taken_told(work.taken),
            *_proposed_told(work.proposed),
            *_unused_told(unused),
            *_unplaced_told(self._figures.unplaced[name]),
            *(_crowd_told(one) for one in work.crowds),
        ]
        return FileOutcome(
            name,
            None,
            state if work.taken else FileState.NOTHING_NEW,
            tuple(work.taken),
            notes=(*notes, *self._notes) if work.has_values else (_NO_VALUES,),
            proposed=tuple(work.proposed),
            holds=KOLADA,
        )


def _taken(unit: str, form: CellForm, proposal: Proposal) -> Taken:
    path = _path(proposal.new)
    place = place_of(unit, form, proposal.indicator, path)
    old = None if proposal.old is None else record_to_json(proposal.old)
    return Taken(place, "indicator", proposal.indicator, path, old, record_to_json(proposal.new))


def _path(row: Row) -> Path:
    if isinstance(row, Baseline):
        return ("baseline",)
    return ("comparisons" if isinstance(row, Comparison) else "outcomes", list_key(row))


# -- in words

_NO_VALUES = Text(
    "Svaret har inga värden: alla saknas i Kolada.", "The answer has no values: all are missing in Kolada."
)


def _municipality_told(municipality: str | None, bodies: Bodies) -> Iterable[Text]:
    """That it cannot be told which values are our own, where that is so."""
    if municipality is None:
        yield Text(
            "Mallen säger inte vilken kommun den gäller, så era egna värden kan stå bland jämförelserna.",
            "The template does not say which municipality it is for, so your own values may stand among the "
            "comparisons.",
        )
    elif not bodies.has_one_called(municipality):
        yield Text(
            "Kolada har ingen kommun som heter {name}, som i mallen, så era egna värden kan stå bland jämförelserna.",
            "Kolada has no municipality called {name}, as in the template, so your own values may stand among the "
            "comparisons.",
        ).format(name=municipality)


_COMPARISONS, _OUTCOMES = (
    Text("Införda jämförelser", "Comparisons taken in"),
    Text("Införda utfall", "Outcomes taken in"),
)


def _taken_told(taken: Sequence[Taken]) -> Iterable[Text]:
    for collection, what in (("comparisons", _COMPARISONS), ("outcomes", _OUTCOMES)):
        found = [one for one in taken if one.path[0] == collection]
        if found:
            rows = {(one.place.unit, one.row) for one in found}
            units = dict.fromkeys(one.place.unit for one in found)
            yield Text("{what}: {n}. Indikatorer: {k} ({units}).", "{what}: {n}. Indicators: {k} ({units}).").format(
                what=what, n=format_number(len(found)), k=format_number(len(rows)), units=", ".join(units)
            )


def _proposed_told(proposed: Sequence[Taken]) -> Iterable[Text]:
    missing = sum(_value_of(one.old) in (None, _value_of(one.new)) for one in proposed)
    if missing:
        yield Text(
            "Kommunens egna värden som finns i Kolada men inte här: {n}. De fördes inte in.",
            "The municipality's own values that are in Kolada but not here: {n}. They were not taken in.",
        ).format(n=format_number(missing))
    if len(proposed) > missing:
        yield Text(
            "Värden som Kolada har på annat sätt: {n}. Det som står här ändrades inte.",
            "Values that Kolada has otherwise: {n}. What stands here was not changed.",
        ).format(n=format_number(len(proposed) - missing))


def _value_of(row: Json) -> Json:
    return row.get("value") if isinstance(row, dict) else None


def _unused_told(kpis: Sequence[str]) -> Iterable[Text]:
    if kpis:
        yield Text("Ingen indikator har Kolada-id {ids}.", "No indicator has the Kolada id {ids}.").format(
            ids=_listed(kpis)
        )


def _unplaced_told(unplaced: Unplaced) -> Iterable[Text]:
    if unplaced.kpis:
        yield Text(
            "Nyckeltal som inte känns igen: {titles}. Läs in Koladas lista över nyckeltal ({where}) också.",
            "Indicators that are not known: {titles}. Load Kolada's list of indicators ({where}) as well.",
        ).format(titles=_listed(unplaced.kpis), where=WHERE)
    by_list: dict[str, list[str]] = {}
    for body in unplaced.bodies:
        by_list.setdefault(_LISTS.get(body[:1], "municipality"), []).append(body)
    for name, bodies in by_list.items():
        yield Text(
            "Namn saknas för {ids}, och deras värden fördes inte in. Läs in svaret från {where} också.",
            "Names are missing for {ids}, and their values were not taken in. Load the answer of {where} as well.",
        ).format(ids=_listed(bodies), where=f"{WHERE.rpartition('/')[0]}/{name}")
    if unplaced.differing:
        kpi, body, year = unplaced.differing[0]
        yield Text(
            "Filer från samma dag har olika värden, och inget av dem fördes in: {n} (först {kpi}, {body} {year}).",
            "Files of the same day have different values, and none of them was taken in: {n} (first {kpi}, {body} "
            "{year}).",
        ).format(n=format_number(len(unplaced.differing)), kpi=kpi, body=body, year=year)


def _crowd_told(crowd: Crowd) -> Text:
    return Text(
        "{kpi} har värden för {n} kommuner och grupper, fler än {most}. Bara riket och de som indikatorn redan jämförs "
        "med fördes in.",
        "{kpi} has values of {n} municipalities and groups, more than {most}. Only the country and those that the "
        "indicator is compared with already were taken in.",
    ).format(kpi=crowd.kpi, n=format_number(crowd.bodies), most=MOST_BODIES)


def _listed(texts: Sequence[str]) -> Text:
    named, more = ", ".join(texts[:_NAMED_AT_MOST]), len(texts) - _NAMED_AT_MOST
    if more <= 0:
        return same(named)
    return Text("{named} och {n} till", "{named} and {n} more").format(named=named, n=format_number(more))
