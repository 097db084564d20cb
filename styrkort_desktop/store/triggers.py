"""The triggers that keep the history and refuse every write outside an operation; made anew after each migration.

They write the old and the new row as JSON into `change_log`. Its change set is `NOT NULL` and comes from the one row of
`current_operation`, which is empty outside an operation: then SQLite itself refuses the write, whoever makes it.
Triggers and not model hooks, since those miss bulk updates and cascades.
"""

from __future__ import annotations

from dataclasses import dataclass

from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.schema import PRIMARY_KEY, municipality_tables, scorecard_tables
from styrkort_desktop.store.statements import image, quoted

APPEND_ONLY = ("dispatch", "received_bytes", "received_content")
NEVER_UPDATED = ("change_log", "kolada_catalogue")  # what goes there goes as a whole


@dataclass(frozen=True, slots=True)
class LoggedTable:
    """A table whose every change stands in the change log; the columns tell which scorecard and row it is about."""

    name: str
    scorecard: str | None
    row_id: str | None


def logged_tables() -> tuple[LoggedTable, ...]:
    """Every table inside undo: the scorecards', the municipality's, the register of what was merged, the template."""
    scorecards = [LoggedTable(one.name, one.scorecard_column, one.row_id_column) for one in scorecard_tables()]
    municipality = [LoggedTable(one.name, None, None) for one in municipality_tables()]
    register = (
        LoggedTable("template", None, None),
        LoggedTable("merged_file", "scorecard", None),
        LoggedTable("conflict", "scorecard", "row"),
    )
    return (*scorecards, *municipality, *register)


def drop_triggers(file: SqliteFile) -> None:
    """Drop every trigger of the file: a migration rewrites rows without making history."""
    for (name,) in file.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        file.run(f"DROP TRIGGER {quoted(name)}")


def make_triggers(file: SqliteFile) -> None:
    """Make the triggers that the tables ask for as they are now, in a file that has none."""
    for table in logged_tables():
        for statement in _logging(table, file.columns(table.name)):
            file.run(statement)
    for name in APPEND_ONLY:
        for action in ("UPDATE", "DELETE"):
            file.run(_refusing(name, action))
    for name in NEVER_UPDATED:
        file.run(_refusing(name, "UPDATE"))


def _logging(table: LoggedTable, columns: list[str]) -> list[str]:
    return [
        _trigger(table, "INSERT", "NEW", "NULL", image(columns, "NEW")),
        _trigger(table, "UPDATE", "NEW", image(columns, "OLD"), image(columns, "NEW")),
        _trigger(table, "DELETE", "OLD", image(columns, "OLD"), "NULL"),
    ]


def _trigger(table: LoggedTable, action: str, row: str, old: str, new: str) -> str:
    scorecard = f"{row}.{quoted(table.scorecard)}" if table.scorecard else "NULL"
    row_id = f"{row}.{quoted(table.row_id)}" if table.row_id else "NULL"
    name = quoted(f"{table.name}_{action.lower()}_logged")
    return "\n".join(
        (
            f"CREATE TRIGGER {name} AFTER {action} ON {quoted(table.name)} BEGIN",
            "INSERT INTO change_log (change_set, table_name, row, scorecard, row_id, old, new) VALUES (",
            "(SELECT change_set FROM current_operation),",
            f"'{table.name}', {row}.{quoted(PRIMARY_KEY)}, {scorecard}, {row_id}, {old}, {new});",
            "END",
        )
    )


def _refusing(table: str, action: str) -> str:
    name = quoted(f"{table}_{action.lower()}_refused")
    return (
        f"CREATE TRIGGER {name} BEFORE {action} ON {quoted(table)} BEGIN "
        f"SELECT RAISE(ABORT, '{table} is a record: nothing in it is changed or removed'); END"
    )
