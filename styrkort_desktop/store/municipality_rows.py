"""The municipality's own figures and texts in their tables: written as the difference to what stands there."""

from __future__ import annotations

from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.store import statements
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.row_differences import difference, write_difference
from styrkort_desktop.store.rows import municipality_of_rows, rows_of_municipality
from styrkort_desktop.store.schema import municipality_tables


def read_municipality(file: SqliteFile) -> Municipality:
    """The municipality's own figures and texts, in the order of years, areas and rounds."""
    with file.reading():
        rows = {table.name: file.rows(statements.select_all(table)) for table in municipality_tables()}
    return municipality_of_rows({name: [row[1:] for row in found] for name, found in rows.items()})


def write_municipality(file: SqliteFile, municipality: Municipality) -> None:
    """Make what stands in the tables equal to this, touching only rows and columns that differ; within an operation.

    Raises InvalidScorecard for two rows with one key, UserError for a value that its field cannot hold.
    """
    wanted = rows_of_municipality(municipality)
    write_difference(
        file,
        {
            table: difference(table, file.rows(statements.select_all(table)), wanted[table.name])
            for table in municipality_tables()
        },
    )
