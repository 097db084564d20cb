"""Rows that stand in no history get a digest of themselves: change sets, dispatches, contents of files taken in.

Never changed; what comes later is a migration of its own.
"""

from __future__ import annotations

import hashlib
from typing import Any

TABLES = ("change_set", "dispatch", "received_content")


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001  the runner hands both to every migration
    """Add the column, and the digest of every row that is there."""
    for table in TABLES:
        db.execute_sql(f'ALTER TABLE "{table}" ADD COLUMN "row_digest" TEXT')
        columns = [name for (name,) in db.execute_sql("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()]
        for (key,) in db.execute_sql(f'SELECT "pk" FROM "{table}"').fetchall():  # noqa: S608
            row = db.execute_sql(f'SELECT * FROM "{table}" WHERE "pk" = ?', (key,)).fetchone()  # noqa: S608
            values = dict(zip(columns, row, strict=True))
            if table == "change_set":
                values |= _entries(db, key)
            db.execute_sql(f'UPDATE "{table}" SET "row_digest" = ? WHERE "pk" = ?', (_digest(values), key))  # noqa: S608


def _entries(db: Any, change_set: int) -> dict[str, Any]:
    """Which entries of the change log a change set has."""
    query = "SELECT count(*), min(pk), max(pk) FROM change_log WHERE change_set = ?"
    return dict(
        zip(("entries", "first entry", "last entry"), db.execute_sql(query, (change_set,)).fetchone(), strict=True)
    )


def _digest(values: dict[str, Any]) -> str:
    made = hashlib.blake2b(digest_size=16)
    for name, value in sorted(values.items()):
        if value is not None:
            content = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
            made.update(f"{name} {type(value).__name__} {len(content)} ".encode())
            made.update(content)
    return made.hexdigest()
