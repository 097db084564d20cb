"""Opening a file step by step: is it ours, is its version one we know, may it be written, is it whole.

Changes nothing in a file refused.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import peewee

from styrkort_desktop.progress import Cancelled
from styrkort_desktop.scorecard.errors import StyrkortError, UserError
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.damage import DOES_NOT_HOLD_TOGETHER, MAKES_NO_SENSE
from styrkort_desktop.store.disk_errors import DiskTrouble, FolderNotWritable, ReadOnlyFile, UnreadableFile
from styrkort_desktop.store.errors import DamagedFile, FileMissing, NotAStyrkortFile, OlderFile, TooNewFile, TooOldFile
from styrkort_desktop.store.files import in_words
from styrkort_desktop.store.journals import belongs, journal_of
from styrkort_desktop.store.meta import APPLICATION_ID, About, Header, read_about, read_header, role_of
from styrkort_desktop.store.migrating import oldest_version, present_version
from styrkort_desktop.store.stored_template import is_large, read_office, read_template
from styrkort_desktop.template import Template


def require_ours(path: Path) -> int:
    """The version of a file's form.

    Raises FileMissing, NotAStyrkortFile, TooNewFile, TooOldFile, UnreadableFile, DiskTrouble.
    """
    header = _header(path)
    if header is None or header.application_id != APPLICATION_ID:
        raise NotAStyrkortFile(path)
    if header.user_version > present_version():
        raise TooNewFile(path, _program_of(path))
    if header.user_version < oldest_version():
        raise TooOldFile(path)
    return header.user_version


def _header(path: Path) -> Header | None:
    try:
        if not path.exists():
            raise FileMissing(path)
        return read_header(path) if path.is_file() else None
    except PermissionError as error:
        raise UnreadableFile(path) from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise FileMissing(path) from error
        raise DiskTrouble(path, in_words(error)) from error


def require_readable_version(path: Path, version: int) -> None:
    """Raises OlderFile for a form that has to be brought up to date before it can be read."""
    if version < present_version():
        raise OlderFile(path)


def require_writable(path: Path) -> None:
    """Raises ReadOnlyFile, FolderNotWritable."""
    if not os.access(path.parent, os.W_OK):
        raise FolderNotWritable(path.parent)
    if not os.access(path, os.W_OK):
        raise ReadOnlyFile(path)


def require_sound(file: SqliteFile) -> None:
    """Check a file quickly, reading all of it. Raises DamagedFile."""
    found = file.value("PRAGMA quick_check(1)")
    if found != "ok":
        raise DamagedFile(file.path, DOES_NOT_HOLD_TOGETHER)


def check_each_table(file: SqliteFile, cancelled: Cancelled) -> None:
    """The same, one table at a time: who wants to write meanwhile waits for one table, not for the whole file.

    Stops once `cancelled` says so. Raises DamagedFile.
    """
    tables = file.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name")
    for table in ("sqlite_master", *(str(name) for (name,) in tables)):
        if cancelled():
            return
        quoted = table.replace('"', '""')
        found = file.rows(f'PRAGMA quick_check("{quoted}")')
        if found != [("ok",)]:
            raise DamagedFile(file.path, DOES_NOT_HOLD_TOGETHER)


@dataclass(frozen=True, slots=True)
class Contents:
    """What is read of a file when it is opened; `template` is None when it is so large that it has to wait."""

    about: About
    role: str
    template: Template | None


def contents_of(file: SqliteFile) -> Contents:
    """What the file says about itself, and its template unless that is large. Raises DamagedFile."""
    with _made_out(file), file.reading():
        about = read_about(file)
        if is_large(file):
            return Contents(about, role_of(about, read_office(file)), None)
        template = read_template(file)
        return Contents(about, role_of(about, template.office), template)


def template_of(file: SqliteFile) -> Template:
    """The file's template, however large. Raises DamagedFile where it cannot be made out."""
    with _made_out(file):
        return read_template(file)


@contextlib.contextmanager
def _made_out(file: SqliteFile) -> Iterator[None]:
    try:
        yield
    except (LookupError, ValueError, UserError, sqlite3.Error, peewee.PeeweeException) as error:
        raise DamagedFile(file.path, MAKES_NO_SENSE) from error


def _program_of(path: Path) -> str:
    """The version of the program that a file from the future says it was written by; empty where it does not tell."""
    file = SqliteFile(path, writable=False)
    try:
        return read_about(file).program
    except (StyrkortError, LookupError, ValueError, sqlite3.Error, peewee.PeeweeException):
        return ""
    finally:
        file.close_all()


def has_unfinished(path: Path) -> bool:
    """Whether somebody is in the middle of writing, or ended there. Raises DiskTrouble."""
    try:
        return journal_of(path).stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError as error:
        raise DiskTrouble(path, error.strerror or str(error)) from error


def roll_back_unfinished(path: Path) -> None:
    """Let SQLite take back what a process that ended in the middle had begun.

    That needs writing, even for one who only reads.
    """
    if not has_unfinished(path) or not os.access(path, os.W_OK) or not belongs(path):
        return
    file = SqliteFile(path)
    try:
        file.value("SELECT count(*) FROM sqlite_master")
    finally:
        file.close_all()
