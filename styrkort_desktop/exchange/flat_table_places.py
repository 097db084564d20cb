"""Finds the place of each figure of one table for all units: which field of which unit's scorecard. Changes nothing."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from styrkort_desktop.exchange import flat_table_reasons as reasons
from styrkort_desktop.exchange.cell_reader import Measure
from styrkort_desktop.exchange.flat_table import Amount, Cell, FlatRow, NotPlaced, Part, Told, Why
from styrkort_desktop.exchange.flat_table_fields import By, Fillable
from styrkort_desktop.exchange.flat_table_names import Names, RoundNames, Thing, UnitNames
from styrkort_desktop.exchange.problems import shown
from styrkort_desktop.exchange.sources import HISTORY_YEARS
from styrkort_desktop.scorecard.cells import Path, list_step
from styrkort_desktop.scorecard.choices import TargetKind, UnitKind
from styrkort_desktop.scorecard.directions import OwnerTarget
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import FieldType, Json, NumberType
from styrkort_desktop.scorecard.goals import Indicator
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, folded, same
from styrkort_desktop.template import Template
from styrkort_desktop.template.parts import Unit
from styrkort_desktop.template.rounds import Round

_NUMBER = NumberType()
_MOST_PROPOSALS = 200


@dataclass(frozen=True, slots=True)
class Spot:
    """The field that a figure belongs in: the cell, and the value within it where it holds several.

    `base` is what the cell says when it is new; `post` the type of post, for a row that may have to be made; `decided`
    says that the field is what was decided.
    """

    unit: str
    row: str
    path: Path
    attribute: str | None = None
    base: tuple[tuple[str, Json], ...] = ()
    post: str | None = None
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with its place; `part` and `cell` tell whose it is and where it stands in the table."""

    part: Part
    spot: Spot
    value: Json
    cell: FileSpot


class _Unplaced(Exception):
    """A figure has no place."""

    def __init__(self, why: Why, text: Text, spot: FileSpot) -> None:
        super().__init__(text.en)
        self.why, self.text, self.spot = why, text, spot


def _dated_round(row: FlatRow) -> RoundRef | None:
    """The round of a row that writes it with its year, as everything but the table does: `2016/t1`."""
    cell = row.told.get(Told.ROUND)
    if cell is None:
        return None
    try:
        return RoundRef.parse(folded(cell.text))
    except ValueError:
        return None


class Placer:
    """Places the rows of one table, one after another."""

    def __init__(self, scorecards: Mapping[str, Scorecard], template: Template, when: RoundRef | None) -> None:
        self._scorecards, self._template, self._when = scorecards, template, when
        self._units, self._rounds = UnitNames(template), RoundNames(template)
        self._names = Names(scorecards.values(), template)
        self._proposed = 0

    def place(self, row: FlatRow) -> Iterator[Placed | NotPlaced]:
        """Every figure of a row, placed or with the reason why not."""
        unit: str | None = None
        try:
            unit = self._unit(row).code
            scorecard = self._scorecards[unit]
            placing = _Placing(row, scorecard, self._thing(row, scorecard), self._template)
            year = self._year(row)
            at_round = self._round(row)
            self._check_there(self._template.unit(unit), year, row)
        except _Unplaced as reason:
            yield NotPlaced(reason.spot, unit, reason.why, reason.text)
            return
        for part, amount in row.amounts.items():
            try:
                yield placing.place(part, amount, year, at_round)
            except _Unplaced as reason:
                yield NotPlaced(reason.spot, unit, reason.why, reason.text)

    # -- what a row tells

    def _unit(self, row: FlatRow) -> Unit:
        if row.problem is not None:
            raise _Unplaced(Why.UNREADABLE, row.problem, row.spot)
        cell = row.told.get(Told.UNIT)
        if cell is None:
            raise _Unplaced(Why.NO_UNIT, reasons.NO_UNIT, row.spot)
        found = self._units.called(cell.text)
        if not found:
            text = reasons.UNKNOWN_UNIT.format(name=shown(cell.text), meant=self._meant(self._units.like, cell.text))
            raise _Unplaced(Why.UNKNOWN_UNIT, text, cell.spot)
        if len(found) > 1:
            codes = _one_of([unit.code for unit in found])
            raise _Unplaced(
                Why.AMBIGUOUS_UNIT, reasons.AMBIGUOUS_UNIT.format(name=shown(cell.text), codes=codes), cell.spot
            )
        if found[0].code not in self._scorecards:
            raise _Unplaced(Why.OTHER_UNIT, reasons.OTHER_UNIT.format(unit=found[0].code), cell.spot)
        return found[0]

    def _thing(self, row: FlatRow, scorecard: Scorecard) -> Thing:
        name, row_id, unit = row.told.get(Told.WHAT), row.told.get(Told.ID), scorecard.unit.code
        cell = name or row_id
        if cell is None:
            raise _Unplaced(Why.NO_NAME, reasons.NO_NAME, row.spot)
        meaning = self._names.meaning(scorecard, name, row_id)
        if meaning.disagrees:
            assert row_id is not None
            raise _Unplaced(
                Why.ID_DISAGREES, reasons.ID_DISAGREES.format(id=shown(row_id.text), name=shown(cell.text)), row_id.spot
            )
        if len(meaning.things) > 1:
            ids = _one_of([_id_of(one) for one in meaning.things])
            raise _Unplaced(
                Why.AMBIGUOUS_NAME, reasons.AMBIGUOUS_NAME.format(unit=unit, name=shown(cell.text), ids=ids), cell.spot
            )
        if meaning.things:
            return meaning.things[0]
        if meaning.known:
            raise _Unplaced(Why.NOT_IN_SCORECARD, reasons.NOT_THERE.format(unit=unit, name=shown(cell.text)), cell.spot)
        like = partial(self._names.like, scorecard)
        text = reasons.UNKNOWN_NAME.format(name=shown(cell.text), meant=self._meant(like, cell.text))
        raise _Unplaced(Why.UNKNOWN_NAME, text, cell.spot)

    def _year(self, row: FlatRow) -> int | None:
        if row.year is None:
            when = _dated_round(row) or self._when
            return when.year if when is not None else None
        if row.year.problem is not None or row.year.value is None:
            raise _Unplaced(Why.NO_YEAR, row.year.problem or reasons.NO_YEAR, row.year.spot)
        return int(row.year.value)

    def _round(self, row: FlatRow) -> Round | None:
        """The round of a row; None for the whole year."""
        cell = row.told.get(Told.ROUND)
        if cell is None:
            return self._template.round(self._when.key) if self._when is not None and row.year is None else None
        dated = _dated_round(row)
        agrees = dated is not None and (row.year is None or row.year.value == dated.year)
        found = self._rounds.called(dated.key if dated is not None and agrees else cell.text)
        if len(found) != 1:
            text = reasons.UNKNOWN_ROUND.format(name=shown(cell.text), meant=self._meant(self._rounds.like, cell.text))
            raise _Unplaced(Why.UNKNOWN_ROUND, text, cell.spot)
        return found[0]

    def _meant(self, like: Callable[[str], Text], text: str) -> Text:
        """What was perhaps meant; looked for as often as anybody reads, since that takes its time."""
        self._proposed += 1
        return like(text) if self._proposed <= _MOST_PROPOSALS else same("")

    def _check_there(self, unit: Unit, year: int | None, row: FlatRow) -> None:
        """Whether the unit is there in the year: who has gone, or has not come yet, is given no figures."""
        if year is None:
            return
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        is_gone = unit.valid_to is not None and unit.valid_to < first
        if is_gone or (unit.valid_from is not None and unit.valid_from > last):
            followed = Text(" Efter den kommer {units}.", " It is followed by {units}.").format(
                units=", ".join(unit.successors)
            )
            text = reasons.NOT_THERE_THEN.format(
                unit=unit.code, year=year, followed=followed if unit.successors else same("")
            )
            raise _Unplaced(Why.UNIT_NOT_THERE, text, row.spot_of(Told.UNIT))


@dataclass(frozen=True, slots=True)
class _Placing:
    """Places the figures of one row whose unit and thing are known."""

    row: FlatRow
    scorecard: Scorecard
    thing: Thing
    template: Template

    def place(self, part: Part, amount: Amount, year: int | None, round: Round | None) -> Placed:
        if isinstance(self.thing, Fillable):
            spot, kind, measure = self._field(self.thing, part, amount, year, round)
        elif isinstance(self.thing, OwnerTarget):
            spot, kind, measure = self._owner_target(self.thing, part, amount, year)
        else:
            spot, kind, measure = self._indicator(self.thing, part, amount, year, round)
        return Placed(part, spot, _value(amount, kind, measure), amount.spot)

    # -- indicators

    def _indicator(
        self, thing: Indicator, part: Part, amount: Amount, year: int | None, round: Round | None
    ) -> tuple[Spot, FieldType, Measure]:
        kind = self._kind(_INDICATOR_KINDS)
        measure = Measure(thing.unit, thing.target_kind is TargetKind.YES_NO)
        there = {one.year for one in thing.outcomes} if kind == "outcomes" else set[int]()
        year = self._checked_year(year, there, is_plan=kind == "targets")
        if part is not Part.TOTAL and kind != "outcomes":
            raise _Unplaced(Why.NO_SEXES, reasons.NO_SEXES.format(name=_KIND_NAMES[kind]), amount.spot)
        unit, row = self.scorecard.unit.code, thing.id
        if kind == "targets":
            return Spot(unit, row, ("targets", str(year)), decided=True), _NUMBER, measure
        if kind == "baseline":
            return Spot(unit, row, ("baseline",), "value", (("year", year),), decided=True), _NUMBER, measure
        if kind == "forecasts" and round is None:
            raise _Unplaced(Why.NO_ROUND, reasons.NO_ROUND, self.row.spot)
        if kind == "outcomes":
            key = self._whole_or_round(round, [one.round for one in thing.outcomes if one.year == year])
        else:
            assert round is not None
            key = round.key
        attribute = {Part.TOTAL: "value", Part.WOMEN: "women", Part.MEN: "men"}[part]
        return Spot(unit, row, _listed(kind, year, key), attribute, _base(year, key)), _NUMBER, measure

    def _kind(self, kinds: Mapping[str, str]) -> str:
        cell = self.row.told.get(Told.KIND)
        if cell is None:
            return "outcomes"
        found = kinds.get(folded(cell.text))
        if found is None:
            listed = ", ".join(_KIND_NAMES[one].sv for one in dict.fromkeys(kinds.values()))
            text = reasons.UNKNOWN_KIND.format(name=shown(cell.text), listed=listed)
            raise _Unplaced(Why.UNKNOWN_KIND, text, cell.spot)
        return found

    def _whole_or_round(self, round: Round | None, there: Sequence[str | None], whole: str | None = None) -> str | None:
        """The round that a row of a year is kept under. Of the whole year it is the row that stands, else `whole`."""
        if round is not None and not round.is_year_end:
            return round.key
        same_thing = [None, *(one.key for one in self.template.rounds if one.is_year_end)]
        return next((one for one in there if one in same_thing), whole)

    # -- the directions' own data

    def _field(
        self, thing: Fillable, part: Part, amount: Amount, year: int | None, round: Round | None
    ) -> tuple[Spot, FieldType, Measure]:
        unit, economy, name = self.scorecard.unit.code, self.scorecard.economy, thing.name
        if self.scorecard.unit.kind is UnitKind.BOLAG and not thing.for_company:
            raise _Unplaced(Why.NOT_POSSIBLE, reasons.NOT_FOR_COMPANY.format(name=name), self.row.spot_of(Told.WHAT))
        if part not in thing.parts:
            text = reasons.ONLY_SEXES if Part.TOTAL not in thing.parts else reasons.NO_SEXES
            raise _Unplaced(Why.NO_SEXES, text.format(name=name), amount.spot)
        kind, measure = thing.type_of(part), Measure(thing.unit)
        attribute = thing.parts[part]
        if thing.by is By.POST:
            return self._post(attribute), kind, measure
        if thing.by is By.LOYALTY:
            rows = economy.purchase_loyalty
            year = self._checked_year(year, {one.year for one in rows})
            # the workbook has a row ready for each round of the plan's years, so the whole year's stands there
            whole = self._year_end() if year in self.scorecard.period.years else None
            key = self._whole_or_round(round, [one.round for one in rows if one.year == year], whole)
            path = ("economy", *_listed("purchase_loyalty", year, key))
            return Spot(unit, "", path, attribute, _base(year, key)), kind, measure
        year = self._checked_year(year, {one.year for one in economy.years})
        at = ("economy", "years", str(year))
        if thing.by is By.YEAR:
            return Spot(unit, "", (*at, attribute), decided=thing.decided), kind, measure
        key = round.key if round is not None else self._year_end()
        return Spot(unit, "", (*at, "rounds", key, attribute)), kind, measure

    def _year_end(self) -> str:
        found = next((one.key for one in self.template.rounds if one.is_year_end), None)
        if found is None:
            raise _Unplaced(Why.NO_ROUND, reasons.NO_ROUND, self.row.spot)
        return found

    def _post(self, attribute: str) -> Spot:
        cell = self.row.told.get(Told.POST)
        if cell is None:
            raise _Unplaced(Why.NO_POST, reasons.NO_POST, self.row.spot)
        found = [one for one in self.scorecard.managers.types if folded(one.type or "") == folded(cell.text)]
        if len(found) > 1:
            ids = _one_of([one.id for one in found])
            text = reasons.AMBIGUOUS_NAME.format(unit=self.scorecard.unit.code, name=shown(cell.text), ids=ids)
            raise _Unplaced(Why.AMBIGUOUS_NAME, text, cell.spot)
        row = found[0].id if found else new_row_id(self.scorecard, cell)
        return Spot(self.scorecard.unit.code, row, (attribute,), post=None if found else cell.text)

    def _owner_target(
        self, thing: OwnerTarget, part: Part, amount: Amount, year: int | None
    ) -> tuple[Spot, FieldType, Measure]:
        kind = self._kind(_OWNER_KINDS)
        year = self._checked_year(year, {one.year for one in thing.outcomes}, is_plan=kind == "targets")
        if part is not Part.TOTAL:
            raise _Unplaced(Why.NO_SEXES, reasons.NO_SEXES.format(name=thing.name), amount.spot)
        spot = Spot(self.scorecard.unit.code, thing.id, (kind, str(year)), decided=kind == "targets")
        return spot, _NUMBER, Measure(thing.unit)

    def _checked_year(self, year: int | None, there: set[int], *, is_plan: bool = False) -> int:
        """A year of the plan, or shortly before it, or one that has a value already."""
        if year is None:
            raise _Unplaced(Why.NO_YEAR, reasons.NO_YEAR, self.row.spot)
        period = self.scorecard.period
        first = period.first_year if is_plan else period.first_year - HISTORY_YEARS
        if not first <= year <= period.last_year and year not in there:
            spot = self.row.year.spot if self.row.year is not None else self.row.spot
            text = reasons.YEAR_OUTSIDE.format(year=year, first=first, last=period.last_year)
            raise _Unplaced(Why.YEAR_OUTSIDE, text, spot)
        return year


def _value(amount: Amount, kind: FieldType, measure: Measure) -> Json:
    if amount.problem is not None:
        raise _Unplaced(Why.NO_NUMBER, amount.problem, amount.spot)
    if (amount.percent and not measure.is_percent) or (amount.word and not measure.yes_no):
        text = reasons.NO_PERCENT.format(unit=measure.unit or "–") if amount.percent else reasons.NO_WORD
        raise _Unplaced(Why.NO_NUMBER, text, amount.spot)
    try:
        return kind.write(kind.read(amount.value))
    except UserError as error:
        raise _Unplaced(Why.NOT_POSSIBLE, error.text, amount.spot) from error


def new_row_id(scorecard: Scorecard, post: Cell) -> str:
    """The id of a new row for a type of post: the same for the same unit and post, whenever it is made."""
    digest = hashlib.sha256(f"{scorecard.unit.code}\n{folded(post.text)}".encode()).hexdigest()[:12]
    return f"t{digest}"


def _listed(collection: str, year: int, key: str | None) -> Path:
    """The cell of a row that is known by its year and round."""
    return (collection, list_step((str(year), key or "")))


def _base(year: int, key: str | None) -> tuple[tuple[str, Json], ...]:
    return (("year", year),) if key is None else (("year", year), ("round", key))


def _id_of(thing: Thing) -> str:
    return thing.key if isinstance(thing, Fillable) else thing.id


def _one_of(texts: list[str]) -> Text:
    return Text(" eller ".join(texts), " or ".join(texts))


_KIND_NAMES = {
    "outcomes": Text("Utfall", "Outcome"),
    "forecasts": Text("Prognos", "Forecast"),
    "targets": Text("Målvärde", "Target"),
    "baseline": Text("Utgångsläge", "Baseline"),
}
_INDICATOR_KINDS = {
    folded(word): kind
    for kind, words in {
        "outcomes": ("utfall", "resultat", "outcome"),
        "forecasts": ("prognos", "forecast"),
        "targets": ("målvärde", "mål", "target"),
        "baseline": ("utgångsläge", "utgångsvärde", "baseline"),
    }.items()
    for word in words
}
_OWNER_KINDS = {word: kind for word, kind in _INDICATOR_KINDS.items() if kind in ("outcomes", "targets")}
