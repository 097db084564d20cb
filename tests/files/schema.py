"""What a file of the present version is made of, written out in schema.sql: a change of it needs a migration.

Once a version is released, its file changes only together with a new migration.
"""

from __future__ import annotations

from pathlib import Path

from styrkort_desktop.store.expected_schema import expected_schema
from styrkort_desktop.store.migrating import present_version

FILE = Path(__file__).with_name("schema.sql")


def written_schema() -> str:
    """The form of the file as text, in an order that does not change."""
    lines = [sql + ";" for _, sql in sorted(expected_schema().items())]
    return "\n".join([f"-- form {present_version()}", *lines]) + "\n"


if __name__ == "__main__":
    FILE.write_text(written_schema(), encoding="utf-8", newline="\n")
