"""What stands in an open database now: scorecards, the municipality's own, what came and went. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable

from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import register, scorecard_rows
from styrkort_desktop.store.damage import telling_damage
from styrkort_desktop.store.kolada_catalogue import LoadedCatalogue, read_catalogue
from styrkort_desktop.store.looking_back import LookingBack
from styrkort_desktop.store.municipality_rows import read_municipality
from styrkort_desktop.store.register import (
    Dispatch,
    MergedFile,
    MunicipalityDispatch,
    MunicipalityFile,
    OpenConflict,
)
from styrkort_desktop.store.search import Searcher
from styrkort_desktop.store.search_hits import SearchGroup


class LookingUp(LookingBack):
    """The part of an open database that tells what stands there; made as a part of `Database` only."""

    _searcher: Searcher

    # -- scorecards

    @telling_damage
    def scorecard(self, unit: str) -> Scorecard:
        """The scorecard of a unit, by code or alias; an empty one where nothing is written yet. Raises UnknownUnit."""
        found = scorecard_rows.read_scorecard(self._file, unit)
        if found is not None:
            return found
        known = self.template.unit(unit)
        if known.code != unit:
            return self.scorecard(known.code)
        return self._empty(known.code)

    @telling_damage
    def scorecards(self) -> tuple[Scorecard, ...]:
        """Every scorecard that is stored, in the template's order."""
        found = {one.unit.code: one for one in scorecard_rows.read_scorecards(self._file)}
        return tuple(found[code] for code in self._in_order(found))

    @telling_damage
    def written_units(self) -> tuple[str, ...]:
        """The codes of the units that have a scorecard stored, in the template's order; reads none of them."""
        return tuple(self._in_order(scorecard_rows.written_units(self._file)))

    def _in_order(self, codes: Iterable[str]) -> list[str]:
        """Codes in the template's order; what is not in the template comes last."""
        order = {unit.code: index for index, unit in enumerate(self.template.units)}
        return sorted(codes, key=lambda code: (order.get(code, len(order)), code))

    @telling_damage
    def search(self, query: str, *, unit: str = "", limit: int = 6) -> tuple[SearchGroup, ...]:
        """Where the words of a query stand: units, areas, and every text of the scorecards, by kind, the best first.

        All the words have to be there, each at the beginning of a word or, from three characters on, inside of one
        too; what stands in quotes, as a phrase. Case and accents do not matter, but å, ä and ö are letters of their
        own. Of each kind at most `limit` hits, those of `unit` (code) first. May be asked on any thread; the first time
        it takes longer. Nothing is found once the database is closed.
        """
        return self._searcher.search(self._file, query, unit, limit)

    # -- the municipality's own

    @telling_damage
    def municipality(self) -> Municipality:
        """The municipality's own figures and texts; empty where nothing is written yet. Written within an operation."""
        return read_municipality(self._file)

    @telling_damage
    def kolada_catalogue(self) -> LoadedCatalogue | None:
        """The catalogue of key figures that was loaded last, None where none was: read anew each time, so keep it.

        Raises NoCatalogue.
        """
        return read_catalogue(self._file)

    # -- what was sent and taken in

    @telling_damage
    def merged_files(self, unit: str) -> tuple[MergedFile, ...]:
        """The files merged into a unit's scorecard, newest first."""
        return register.merged_files(self._file, unit)

    @telling_damage
    def municipality_files(self) -> tuple[MunicipalityFile, ...]:
        """The files merged into the municipality's own figures and texts, newest first."""
        return register.municipality_files(self._file)

    @telling_damage
    def open_conflicts(self, unit: str | None = None) -> tuple[OpenConflict, ...]:
        """What merges have left open, in the order in which it came up; of one unit, or with "" the municipality's."""
        return register.open_conflicts(self._file, unit)

    @telling_damage
    def dispatches(self, unit: str) -> tuple[Dispatch, ...]:
        """What was sent of a unit's scorecard, newest first."""
        return register.dispatches(self._file, unit)

    @telling_damage
    def municipality_dispatches(self) -> tuple[MunicipalityDispatch, ...]:
        """What was sent of the municipality's own figures and texts, newest first."""
        return register.municipality_dispatches(self._file)

    @telling_damage
    def dispatch(self, id: str) -> Dispatch | MunicipalityDispatch | None:
        """A dispatch by its id; None when this database did not make it."""
        return register.dispatch(self._file, id)
