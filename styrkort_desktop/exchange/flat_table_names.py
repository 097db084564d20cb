"""What the names in a table mean: units, indicators and fields, rounds. Exact after folding, never what is most like.

What is like a name that means nothing is only proposed.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from styrkort_desktop.exchange.flat_table import Cell
from styrkort_desktop.exchange.flat_table_fields import FILLABLE, Fillable
from styrkort_desktop.scorecard.directions import OwnerTarget
from styrkort_desktop.scorecard.goals import Indicator
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, folded, same
from styrkort_desktop.template import Template
from styrkort_desktop.template.parts import CommonIndicator, Unit
from styrkort_desktop.template.rounds import Round

Thing = Indicator | Fillable | OwnerTarget
"""What a row's figures may be of, in one unit."""

_ALIKE = 0.6
_LONGEST_NAME = 200
_WHOLE_YEAR = frozenset(folded(one) for one in ("hela året", "helår", "helåret", "år", "whole year", "full year"))
_MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


def meant(text: str, known: Iterable[str]) -> Text:
    """`Menas …?` with the name that a text is most like, or that it is most like the beginning of; else nothing."""
    if len(text) > _LONGEST_NAME:
        return same("")
    wanted = folded(text)
    words = len(wanted.split())
    by_folded: dict[str, str] = {}
    for name in filter(None, known):
        whole = folded(name)
        by_folded.setdefault(whole, name)
        by_folded.setdefault(" ".join(whole.split()[:words]), name)
    close = difflib.get_close_matches(wanted, list(by_folded), n=1, cutoff=_ALIKE)
    if not close:
        return same("")
    return Text(" Menas ”{name}”?", " Is “{name}” meant?").format(name=by_folded[close[0]])


# -- units


class UnitNames:
    """The units of a template by code, alias, name and board."""

    def __init__(self, template: Template) -> None:
        self._units = template.units

    def called(self, text: str) -> tuple[Unit, ...]:
        """The units that a text means: by code or alias; else by name; else by the board that decides for them."""
        by_code = tuple(unit for unit in self._units if unit.is_called(text))
        if by_code:
            return by_code
        name = folded(text)
        for names in _UNIT_NAMES:
            found = tuple(unit for unit in self._units if name in {folded(one) for one in names(unit) if one})
            if found:
                return found
        return ()

    def like(self, text: str) -> Text:
        """The unit whose name a text is most like, as a question."""
        return meant(text, [name for unit in self._units for name in (unit.name, unit.code, *unit.aliases)])


_UNIT_NAMES: tuple[Callable[[Unit], Sequence[str | None]], ...] = (
    lambda unit: (unit.name,),
    lambda unit: (unit.code, *unit.aliases),
    lambda unit: (unit.board,),
)

# -- rounds


class RoundNames:
    """The rounds of a template by key, by name, and by the months that they report on."""

    def __init__(self, template: Template) -> None:
        self._rounds = template.rounds
        self.year_end = next((one for one in template.rounds if one.is_year_end), None)

    def called(self, text: str) -> tuple[Round | None, ...]:
        """The rounds that a text means: one, none, or several; None in it for the whole year of a template without."""
        name = folded(text)
        if name in _WHOLE_YEAR:
            return (self.year_end,)
        for spellings in (_by_key, _by_name_of_round, _by_months):
            found = tuple(one for one in self._rounds if name in spellings(one))
            if found:
                return found
        return ()

    def like(self, text: str) -> Text:
        """The round whose name a text is most like, as a question."""
        return meant(text, [name for one in self._rounds for name in (one.name, one.key)])


def _by_key(one: Round) -> set[str]:
    return {folded(one.key)}


def _by_name_of_round(one: Round) -> set[str]:
    return {folded(one.name)}


def _by_months(one: Round) -> set[str]:
    """*januari–april*, *jan–apr*, *delår jan–apr*, *1–4*: the months of a round as people write them."""
    first, last = one.months.first, one.months.last
    spans = {f"{_MONTHS[first - 1]}-{_MONTHS[last - 1]}", f"{_MONTHS[first - 1][:3]}-{_MONTHS[last - 1][:3]}"}
    spans |= {f"{first}-{last}"}
    spaced = {span.replace("-", " - ") for span in spans}
    every = spans | spaced
    return every | {f"delar {span}" for span in every}


# -- indicators and fields


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a row's name or id means in one unit.

    `things`: of one unit those that it may be, none where the unit has no such. `known`: it means something in the
    template or in another unit.
    """

    things: tuple[Thing, ...]
    known: bool
    disagrees: bool = False


class Names:
    """Everything that figures may be of, in the units of a call."""

    def __init__(self, scorecards: Iterable[Scorecard], template: Template) -> None:
        self._template = template
        self._by_name = {one.unit.code: _by_name(one, template) for one in scorecards}
        self._every = frozenset(name for names in self._by_name.values() for name in names)

    def meaning(self, scorecard: Scorecard, name: Cell | None, row_id: Cell | None) -> Meaning:
        """What a row means in a unit: its id where there is such a one, and then its name has to agree."""
        by_name = self._called(scorecard, name.text) if name is not None else ()
        by_id = self._with_id(scorecard, row_id.text) if row_id is not None else ()
        if by_id:
            agrees = name is None or bool({_key(one) for one in by_name} & {_key(one) for one in by_id})
            return Meaning(_latest(by_id), known=True, disagrees=not agrees)
        cell = name or row_id
        assert cell is not None
        if name is None:
            by_name = self._called(scorecard, cell.text)
        return Meaning(_latest(by_name), known=bool(by_name) or self._is_known(cell.text))

    def like(self, scorecard: Scorecard, text: str) -> Text:
        """The name in a unit that a text is most like, as a question."""
        own = [name for _, name in _names_of(scorecard, self._template)]
        return meant(text, [*own, *(one.name for one in self._template.common_indicators)])

    def _called(self, scorecard: Scorecard, text: str) -> tuple[Thing, ...]:
        """By id or key exactly; else by name; else by a key as it is typed without its letters."""
        found = self._with_id(scorecard, text)
        if found:
            return found
        name = folded(text)
        by_name = self._by_name[scorecard.unit.code].get(name)
        if by_name:
            return _distinct(by_name)
        keys = {one.key for one in self._template.common_indicators if folded(one.key) == name}
        return _distinct(one for _, one in scorecard.indicators() if one.common in keys)

    def _with_id(self, scorecard: Scorecard, text: str) -> tuple[Thing, ...]:
        wanted = text.strip()
        own = [one for _, one in scorecard.indicators() if one.id == wanted]
        own_targets = [one for one in scorecard.economy.owner_targets if one.id == wanted]
        if own or own_targets:
            return (*own, *own_targets)
        fields = [one for one in FILLABLE if one.key == wanted]
        if fields:
            return tuple(fields)
        commons = {
            one.key: one.kolada or ""
            for one in self._template.common_indicators
            if wanted == one.key or (one.kolada or "").casefold() == wanted.casefold()
        }
        return _distinct(
            one
            for _, one in scorecard.indicators()
            if one.common in commons or (one.kolada or "").strip().casefold() == wanted.casefold()
        )

    def _is_known(self, text: str) -> bool:
        name, wanted = folded(text), text.strip().casefold()
        commons = self._template.common_indicators
        in_template = any(
            name in (folded(one.name), folded(one.key)) or wanted == (one.kolada or "").casefold() for one in commons
        )
        return in_template or name in self._every


def _by_name(scorecard: Scorecard, template: Template) -> dict[str, list[Thing]]:
    made: dict[str, list[Thing]] = {}
    for thing, name in _names_of(scorecard, template):
        made.setdefault(folded(name), []).append(thing)
    return made


def _names_of(scorecard: Scorecard, template: Template) -> Iterable[tuple[Thing, str]]:
    """Everything in a scorecard that figures may be of, by each of its names."""
    commons: dict[str, CommonIndicator] = {one.key: one for one in template.common_indicators}
    for _, indicator in scorecard.indicators():
        if indicator.name:
            yield indicator, indicator.name
        if indicator.common in commons:
            yield indicator, commons[indicator.common].name
    for target in scorecard.economy.owner_targets:
        if target.name:
            yield target, target.name
    for field in FILLABLE:
        for text in field.names:
            yield field, text.sv
            yield field, text.en


def _key(thing: Thing) -> str:
    return thing.key if isinstance(thing, Fillable) else thing.id


def _distinct(things: Iterable[Thing]) -> tuple[Thing, ...]:
    return tuple({_key(one): one for one in things}.values())


def _latest(things: Sequence[Thing]) -> tuple[Thing, ...]:
    """Without the indicators that another of them has come instead of."""
    replaced = {one.replaces for one in things if isinstance(one, Indicator)}
    return tuple(one for one in things if not (isinstance(one, Indicator) and one.id in replaced))
