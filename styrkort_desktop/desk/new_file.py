"""Making a new database: for a department, for the finance office, or with the demonstration's invented data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from styrkort_desktop.store import BESIDE_THE_FILE, BackupPolicy, Database
from styrkort_desktop.template import Template, demonstration
from styrkort_desktop.whole_files import make_folder


def new_file(
    path: Path,
    template: Template,
    units: Sequence[str] = (),
    *,
    demo: bool = False,
    who: str = "",
    policy: BackupPolicy = BESIDE_THE_FILE,
) -> Database:
    """A new database, opened for writing.

    `units`: codes or aliases of the units it answers for; none: the finance office's. `who` and `policy`: as when a
    database is opened.

    With `demo` it holds the demonstration's scorecards (of those units, if any are named). Raises FileAlreadyThere,
    UnknownUnit, and what making a folder raises.
    """
    codes = tuple(dict.fromkeys(template.unit(code).code for code in units))
    make_folder(path.parent)
    database = Database.create(path, template, codes, who=who, policy=policy)
    try:
        if demo:
            with database.operation("demo") as operation:
                for document in demonstration(template):
                    if not codes or document.scorecard.unit.code in codes:
                        operation.put(document.scorecard)
    except BaseException:
        database.close()
        path.unlink(missing_ok=True)
        raise
    return database
