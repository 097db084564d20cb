"""Makes a new file.

Beside its place, at the first version and brought up from there, moved in place when it is whole.
"""

from __future__ import annotations

import os
from pathlib import Path

from styrkort_desktop.store.change_sets import Session, begin_file, end_change_set
from styrkort_desktop.store.complaints import explained
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.errors import FileAlreadyThere
from styrkort_desktop.store.files import move_in_place, sync, temporary_beside
from styrkort_desktop.store.meta import APPLICATION_ID, About, write_about
from styrkort_desktop.store.migrating import migrate
from styrkort_desktop.store.stored_template import write_template
from styrkort_desktop.template import Template


def make_file(path: Path, template: Template, about: About, session: Session) -> None:
    """A new file with nothing in it but its template. Raises FileAlreadyThere, FolderNotWritable, DiskFull."""
    if os.path.lexists(path):
        raise FileAlreadyThere(path)
    with temporary_beside(path) as new:
        file = SqliteFile(new)
        try:
            file.run(f"PRAGMA application_id = {APPLICATION_ID}")
            with explained(path):
                migrate(file)
            with file.writing():
                write_about(file, about)
                key = begin_file(file, session)
                write_template(file, template)
                end_change_set(file, key)
        finally:
            file.close_all()
        sync(new)
        if os.path.lexists(path):
            raise FileAlreadyThere(path)
        move_in_place(new, path)
