"""Values of Kolada's as figures that can be laid beside ours: named, one for each indicator, year and body. Pure.

A file has ids where a person has names, and several files may tell of the same. What the order of the files is does
not matter.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from styrkort_desktop.scorecard.kolada import KoladaCatalogue
from styrkort_desktop.scorecard.kolada_bodies import Bodies, is_called
from styrkort_desktop.scorecard.texts import normal

_KPI_IN_TEXT = re.compile(r"(?<![A-Za-z0-9])[A-Z]\d{5}(?![A-Za-z0-9])", re.ASCII)


@dataclass(frozen=True, slots=True)
class KoladaValue:
    """The value of one indicator, body and year, as a file has it.

    `kpi` and `body` are ids (an answer of the API), or what it and the body are called (a sheet of the site's). A sex
    that has no value is None; a value that is missing or secret in Kolada is no value.
    """

    kpi: str
    body: str
    year: int
    total: float | None = None
    women: float | None = None
    men: float | None = None

    def joined(self, other: KoladaValue) -> KoladaValue | None:
        """This one with what the other has besides; None where they tell different things of one sex."""
        pairs = [(self.total, other.total), (self.women, other.women), (self.men, other.men)]
        if any(one is not None and two is not None and one != two for one, two in pairs):
            return None
        total, women, men = (two if one is None else one for one, two in pairs)
        return replace(self, total=total, women=women, men=men)


@dataclass(frozen=True, slots=True)
class ValueFile:
    """The values of one file: what the file is called, and the day that they were fetched."""

    name: str
    fetched: datetime.date
    values: tuple[KoladaValue, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its indicator's id and its body's name; `ours`: it is our own municipality's."""

    value: KoladaValue
    fetched: datetime.date
    file: str
    ours: bool


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What of one file could not be placed.

    Texts of indicators and bodies that are not known, and what two files fetched on one day tell differently
    (indicator, body, year).
    """

    kpis: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    differing: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True)
class Figures:
    """Every figure by indicator, in the order of body and year; and of each file what could not be placed."""

    by_kpi: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    unplaced: Mapping[str, Unplaced] = field(default_factory=dict)


def kpi_in(text: str) -> str | None:
    """The id of an indicator that stands in a text; None where there is none, or several."""
    found = set(_KPI_IN_TEXT.findall(text))
    return found.pop() if len(found) == 1 else None


def kpi_id_of(text: str, catalogue: KoladaCatalogue) -> str | None:
    """The id of an indicator given by its id or its title; None for a title that is not known."""
    found = kpi_in(text)
    if found is not None:
        return found
    known = catalogue.titled(text)
    return None if known is None else known.id


def figures_of(
    files: Iterable[ValueFile], catalogue: KoladaCatalogue, bodies: Bodies, municipality: str | None
) -> Figures:
    """The figures that the files come to. `municipality`: what our own is called, None where that is not known.

    Of what two files tell the later fetched stands; fetched on the same day they are put together, and where they
    differ there is no figure.
    """
    return _Placing(catalogue, bodies, municipality).of(sorted(files, key=lambda one: (one.fetched, one.name)))


_Key = tuple[str, str, int]


class _Placing:
    """Places values one after another, those fetched first before the later ones."""

    def __init__(self, catalogue: KoladaCatalogue, bodies: Bodies, municipality: str | None) -> None:
        self._catalogue = catalogue
        self._bodies = bodies
        self._municipality = municipality
        self._kpis: dict[str, str | None] = {}
        self._spelled: dict[str, str] = {}
        self._found: dict[_Key, Figure] = {}
        self._differing: dict[_Key, tuple[datetime.date, list[str]]] = {}

    def of(self, files: Iterable[ValueFile]) -> Figures:
        unplaced: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
        for file in files:
            kpis, bodies = unplaced.setdefault(file.name, ({}, {}))
            for value in file.values:
                kpi, body = self._kpi(value.kpi), self._bodies.name_of(value.body)
                if kpi is None:
                    kpis[value.kpi] = None
                if body is None:
                    bodies[value.body] = None
                if kpi is not None and body is not None:
                    body = self._spelled.setdefault(normal(body), body)
                    self._place(replace(value, kpi=kpi, body=body), file)
        by_kpi: dict[str, list[Figure]] = {}
        for key in sorted(self._found):
            by_kpi.setdefault(key[0], []).append(self._found[key])
        return Figures(
            {kpi: tuple(figures) for kpi, figures in by_kpi.items()},
            {
                name: Unplaced(tuple(kpis), tuple(bodies), self._differing_in(name))
                for name, (kpis, bodies) in unplaced.items()
            },
        )

    def _kpi(self, text: str) -> str | None:
        if text not in self._kpis:
            self._kpis[text] = kpi_id_of(text, self._catalogue)
        return self._kpis[text]

    def _place(self, value: KoladaValue, file: ValueFile) -> None:
        key = value.kpi, value.body, value.year
        day, names = self._differing.get(key, (None, []))
        if day == file.fetched:
            names.append(file.name)
            return
        self._differing.pop(key, None)
        before = self._found.get(key)
        if before is not None and before.fetched == file.fetched:
            joined = before.value.joined(value)
            if joined is None:
                del self._found[key]
                self._differing[key] = file.fetched, [before.file, file.name]
                return
            value = joined
        ours = self._municipality is not None and is_called(self._municipality, value.body)
        self._found[key] = Figure(value, file.fetched, file.name, ours)

    def _differing_in(self, file: str) -> tuple[_Key, ...]:
        return tuple(sorted(key for key, (_, names) in self._differing.items() if file in names))
