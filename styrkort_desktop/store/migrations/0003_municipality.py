"""The municipality's own figures and texts, the catalogue of key figures that was loaded, waivers that were declined.

Never changed; what comes later is a migration of its own.
"""

from __future__ import annotations

from typing import Any

TABLES = """
CREATE TABLE "municipality_year" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "year" INTEGER NOT NULL,
    "result_mnkr" REAL,
    "result_path_percent" REAL,
    "taxes_grants_equalisation_mnkr" REAL,
    "net_investments_mnkr" REAL
);
CREATE UNIQUE INDEX "municipality_year_key" ON "municipality_year" ("year");
CREATE TABLE "municipality_area_text" (
    "pk" INTEGER NOT NULL PRIMARY KEY,
    "area" TEXT NOT NULL,
    "round" TEXT NOT NULL,
    "text" TEXT
);
CREATE UNIQUE INDEX "municipality_area_text_key" ON "municipality_area_text" ("area", "round");
CREATE TABLE "kolada_catalogue" (
    "pk" INTEGER NOT NULL PRIMARY KEY CHECK ("pk" = 1),
    "loaded" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "content" BLOB NOT NULL,
    "row_digest" TEXT NOT NULL
);
ALTER TABLE "waiver" ADD COLUMN "declined" TEXT;
"""


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001  the runner hands both to every migration
    """Make the tables, and the column."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
