"""Digests by which a row that is in no history shows that it is as it was made.

Knows rows and values, not what they mean.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.statements import quoted

ROW_DIGEST = "row_digest"

Value = str | int | float | bytes | None


def digest_of(values: Mapping[str, Value]) -> str:
    """A digest of values by their names, whatever their order; one that is None counts as not being there.

    So a column that a later version adds changes no digest before something stands in it.
    """
    made = hashlib.blake2b(digest_size=16)
    for name, value in sorted(values.items()):
        if value is not None:
            content = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
            made.update(f"{name} {type(value).__name__} {len(content)} ".encode())
            made.update(content)
    return made.hexdigest()


def with_digests(file: SqliteFile, table: str, key: int | None = None) -> Iterator[tuple[dict[str, Value], str | None]]:
    """The rows of a table by column, each with the digest that stands beside it; with `key` only that row."""
    columns = file.columns(table)
    where = "" if key is None else " WHERE pk = ?"
    query = f"SELECT {', '.join(map(quoted, columns))} FROM {quoted(table)}{where}"  # noqa: S608  names of the schema
    for row in file.rows(query, () if key is None else (key,)):
        values: dict[str, Value] = dict(zip(columns, row, strict=True))
        digest = values.pop(ROW_DIGEST, None)
        yield values, None if digest is None else str(digest)
