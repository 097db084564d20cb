"""The catalogue of key figures (Kolada) that was loaded last: one row, replaced as a whole, outside undo."""

from __future__ import annotations

import datetime
import zlib
from dataclasses import dataclass

from styrkort_desktop.scorecard.kolada import KoladaCatalogue
from styrkort_desktop.store import statements
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.meta import read_catalogue_digest, write_catalogue_digest
from styrkort_desktop.store.row_digests import ROW_DIGEST, Value, digest_of, with_digests

_TABLE = "kolada_catalogue"


@dataclass(frozen=True, slots=True)
class LoadedCatalogue:
    """A catalogue as it was loaded: when (UTC), and what it was called."""

    loaded: datetime.datetime
    source: str
    catalogue: KoladaCatalogue


def load_catalogue(file: SqliteFile, loaded: LoadedCatalogue) -> None:
    """Put a catalogue in the place of the one that is there; within a transaction."""
    values: dict[str, Value] = {
        "pk": 1,
        "loaded": loaded.loaded.isoformat(),
        "source": loaded.source,
        "content": zlib.compress(loaded.catalogue.to_bytes()),
    }
    values[ROW_DIGEST] = digest_of(values)
    file.run(statements.delete(_TABLE), (1,))
    file.run(statements.insert(_TABLE, tuple(values)), tuple(values.values()))
    write_catalogue_digest(file, str(values[ROW_DIGEST]))


def read_catalogue(file: SqliteFile) -> LoadedCatalogue | None:
    """The catalogue that is there, None where none was loaded.

    Raises NoCatalogue, zlib.error, ValueError for one that is none.
    """
    found = file.rows("SELECT loaded, source, content FROM kolada_catalogue")
    if not found:
        return None
    loaded, source, content = found[0]
    catalogue = KoladaCatalogue.from_bytes(zlib.decompress(content))
    return LoadedCatalogue(datetime.datetime.fromisoformat(loaded), source, catalogue)


def is_as_loaded(file: SqliteFile) -> bool:
    """Whether the catalogue, or that there is none, is as it was when one was loaded last."""
    found = [(digest, digest_of(values)) for values, digest in with_digests(file, _TABLE)]
    noted = read_catalogue_digest(file)
    return found == ([] if noted is None else [(noted, noted)])
