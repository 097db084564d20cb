"""The catalogue of Kolada indicators that a database holds: known to who checks, brought up to date by who imports."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from styrkort_desktop.exchange.kolada_files import KoladaAnswer
from styrkort_desktop.exchange.kolada_names import built_in_names
from styrkort_desktop.scorecard.kolada import KoladaCatalogue, NoCatalogue
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import Database

_LOG = logging.getLogger(__name__)
_VALUES = "values"
_GOES_ON = Text(
    "Svaret fortsätter på en sida till ({page}). Läs in den också.",
    "The answer goes on on another page ({page}). Load that as well.",
)
_GOES_ON_PERHAPS = Text(
    "Svaret fortsätter på en sida till ({page}). Läs in den också, om det inte är gjort.",
    "The answer goes on on another page ({page}). Load that as well, if that is not done.",
)


def known_kolada(database: Database) -> KoladaCatalogue | None:
    """The indicators that were loaded into a database; None where none were, or where they cannot be read any more.

    They are made out anew each time, so keep them.
    """
    loaded = _loaded(database)
    return loaded if len(loaded) else None


def _loaded(database: Database) -> KoladaCatalogue:
    """The indicators and names that were loaded into a database."""
    try:
        loaded = database.kolada_catalogue()
    except NoCatalogue as error:  # nobody is kept from checking, nor from loading a new one
        _LOG.warning("%s", error.text.en)
        return KoladaCatalogue()
    return KoladaCatalogue() if loaded is None else loaded.catalogue


class CatalogueWork:
    """A database's catalogue while the files of a call are taken in one after another.

    A page adds to what is known and takes nothing away: an indicator that is not in it may be on another page. Names
    that the program brings itself are not kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: KoladaCatalogue | None = None
        self._names: list[str] = []

    @property
    def changed(self) -> bool:
        """Whether the files have brought anything new."""
        return bool(self._names)

    def take(self, name: str, answer: KoladaAnswer) -> bool:
        """Add a page; tells whether it brings anything new."""
        before, brought = self.catalogue, answer.catalogue
        own = built_in_names()
        names = {body: one for body, one in brought.names.items() if own.get(body) != one or body in before.names}
        self._known = before.merged(replace(brought, names=names))
        if self._known == before:
            return False
        self._names.append(Path(name).name)
        return True

    @property
    def catalogue(self) -> KoladaCatalogue:
        """What is known now."""
        if self._known is None:
            self._known = _loaded(self._database)
        return self._known

    def told(self, answer: KoladaAnswer) -> Text:
        """How many indicators are known now; of a list of names, how many those are."""
        if not len(answer.catalogue):
            return Text(
                "Filen har namn på {n} kommuner, grupper eller enheter i Kolada.",
                "The file has the names of {n} municipalities, groups or units in Kolada.",
            ).format(n=format_number(len(answer.catalogue.names)))
        return Text(
            "Kolada-katalogen har {n} nyckeltal, varav {ended} är avslutade.",
            "The Kolada catalogue has {n} indicators, {ended} of which have ended.",
        ).format(
            n=format_number(len(self.catalogue)),
            ended=format_number(sum(one.last_year is not None for one in self.catalogue)),
        )

    def store(self) -> None:
        """Put the catalogue as it is now into the database. Raises the store's errors."""
        self._database.load_kolada(", ".join(self._names), self.catalogue)


class Pages:
    """The pages of the answers in a call: which go on on another one that is not there."""

    def __init__(self) -> None:
        self._continued: dict[str, tuple[str, str]] = {}
        self._whole: set[str] = set()

    def note(self, name: str, answer: KoladaAnswer) -> None:
        """Note a page."""
        kind = _VALUES if answer.values is not None else "indicators" if len(answer.catalogue) else "names"
        if answer.next_page is None:
            self._whole.add(kind)
        else:
            self._continued[name] = kind, answer.next_page

    def missing(self, name: str) -> Text | None:
        """That a page of the call leads on to one that may not be in it; None where the last page is there."""
        kind, page = self._continued.get(name, ("", ""))
        if kind == _VALUES:  # which answer another file of values goes on from cannot be told
            return _GOES_ON_PERHAPS.format(page=page)
        return _GOES_ON.format(page=page) if kind and kind not in self._whole else None
