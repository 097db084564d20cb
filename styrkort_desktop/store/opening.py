"""Opening a file step by step: is it ours, is its version one we know, may it be written, is it whole.

Changes nothing in a file refused.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import peewee

from styrkort_desktop.scorecard.errors import StyrkortError, UserError
from styrkort_desktop.store.connection import SqliteFile
from styrkort_desktop.store.errors import (
    DamagedFile,
    DiskTrouble,
    FileMissing,
    FolderNotWritable,
    NotAStyrkortFile,
    OlderFile,
    ReadOnlyFile,
    TooNewFile,
)
from styrkort_desktop.store.meta import APPLICATION_ID, About, read_about, read_header
from styrkort_desktop.store.migrating import present_version
from styrkort_desktop.store.stored_template import read_template
from styrkort_desktop.template import Template

ALWAYS_CHECKED_BYTES = 32_000_000


def require_ours(path: Path) -> int:
    """The version of a file's form.

    Raises FileMissing, NotAStyrkortFile, DamagedFile, TooNewFile, DiskTrouble (it may not be read).
    """
    if not path.exists():
        raise FileMissing(path)
    if not path.is_file():
        raise NotAStyrkortFile(path)
    try:
        header = read_header(path)
    except OSError as error:
        raise DiskTrouble(path, error.strerror or str(error)) from error
    if header is None or header.application_id != APPLICATION_ID:
        raise NotAStyrkortFile(path)
    if header.user_version > present_version():
        raise TooNewFile(path, _program_of(path))
    if header.user_version < 1:
        raise DamagedFile(path, "user_version 0")
    return header.user_version


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


def require_sound(file: SqliteFile, *, in_order: bool) -> None:
    """Check a file quickly. A large one that was left in order is not checked at its opening. Raises DamagedFile."""
    if in_order and file.path.stat().st_size > ALWAYS_CHECKED_BYTES:
        return
    found = file.value("PRAGMA quick_check(1)")
    if found != "ok":
        raise DamagedFile(file.path, str(found))


def contents_of(file: SqliteFile) -> tuple[About, Template]:
    """What the file says about itself, and its template. Raises DamagedFile where it cannot be made out."""
    try:
        with file.reading():
            return read_about(file), read_template(file)
    except (LookupError, ValueError, UserError, sqlite3.Error, peewee.PeeweeException) as error:
        raise DamagedFile(file.path, str(error)) from error


def _program_of(path: Path) -> str:
    """The version of the program that a file from the future says it was written by; empty where it does not tell."""
    file = SqliteFile(path, writable=False)
    try:
        return read_about(file).program
    except (StyrkortError, LookupError, ValueError, sqlite3.Error, peewee.PeeweeException):
        return ""
    finally:
        file.close_all()


def roll_back_unfinished(path: Path) -> None:
    """Let SQLite take back what a process that ended in the middle had begun.

    That needs writing, even for one who only reads.
    """
    journal = path.with_name(f"{path.name}-journal")
    if not journal.exists() or not journal.stat().st_size or not os.access(path, os.W_OK):
        return
    file = SqliteFile(path)
    try:
        file.value("SELECT count(*) FROM sqlite_master")
    finally:
        file.close_all()
