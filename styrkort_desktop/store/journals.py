"""SQLite's journal beside a file: what is needed to take back a change that was cut short.

SQLite takes whatever lies under that name for the file's own. The journal of another file (somebody has copied an older
file over one whose change was cut short) would write that file's pages into this one, so it is put aside first. Its
form: https://www.sqlite.org/fileformat2.html#the_rollback_journal
"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from styrkort_desktop.store.disk_errors import UnfinishedChange
from styrkort_desktop.store.files import told
from styrkort_desktop.whole_files import sync_folder

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEAD = 28
_PAGE_HEAD = 100


@dataclass(frozen=True, slots=True)
class _FirstPage:
    """What the first page of a database says, as far as every change touches it."""

    counter: int
    valid_for: int
    pages: int

    @property
    def is_consistent(self) -> bool:
        """Whether it was written in one piece."""
        return self.counter == self.valid_for


@dataclass(frozen=True, slots=True)
class _Journal:
    """How large the file was before the change, and its first page as it was; None where that is not kept."""

    pages: int
    first_page: _FirstPage | None


def journal_of(path: Path) -> Path:
    """Where the journal of a file lies."""
    return path.with_name(f"{path.name}-journal")


def put_foreign_aside(path: Path) -> Path | None:
    """Move the journal of another file out of the way; gives where it is kept, None where there is nothing to do.

    Only for one who knows that nobody is writing just now. Raises UnfinishedChange where it may not be moved.
    """
    journal = journal_of(path)
    if belongs(path):
        return None
    stem = f"{journal.name} (hör inte till filen {datetime.datetime.now().astimezone():%Y-%m-%d %H%M%S}"
    number, aside = 1, journal.with_name(f"{stem})")
    while aside.exists():
        number += 1
        aside = journal.with_name(f"{stem} {number})")
    try:
        journal.rename(aside)
    except PermissionError as error:
        raise UnfinishedChange(path) from error
    with told(journal):
        sync_folder(aside.parent)
    return aside


def belongs(path: Path) -> bool:
    """Whether the journal beside a file is its own, as far as can be told; so too when there is none.

    Says no only when both are whole and cannot fit: what was cut short must be taken back.
    """
    with contextlib.suppress(OSError):
        before, journal, after = _first_page(path), _read(journal_of(path)), _first_page(path)
        if journal is None or before is None or before != after or not before.is_consistent:
            return True
        return _fit(before, journal)
    return True


def _fit(now: _FirstPage, journal: _Journal) -> bool:
    was = journal.first_page
    if was is None:  # the first page has not been touched yet: it says how large the file was
        return journal.pages == now.pages
    if journal.pages != was.pages or not was.is_consistent:
        return not was.is_consistent
    if now.counter == was.counter:
        return now == was
    return now.counter == (was.counter + 1) & 0xFFFFFFFF


def _first_page(path: Path) -> _FirstPage | None:
    with path.open("rb") as opened:
        return _said(opened.read(_PAGE_HEAD))


def _said(head: bytes) -> _FirstPage | None:
    if len(head) < _PAGE_HEAD or not head.startswith(b"SQLite format 3\x00"):
        return None
    return _FirstPage(*(int.from_bytes(head[at : at + 4], "big") for at in (24, 92, 28)))


def _read(path: Path) -> _Journal | None:
    """A journal as far as it is needed; None for what SQLite would not take for one."""
    try:
        opened = path.open("rb")
    except FileNotFoundError:
        return None
    with opened:
        head = opened.read(_HEAD)
        if len(head) < _HEAD or not head.startswith(_MAGIC):
            return None
        pages, sector, page = (int.from_bytes(head[at : at + 4], "big") for at in (16, 20, 24))
        if not (_is_size(sector, 32) and _is_size(page, 512)):
            return None
        first = next(_first_pages(opened, sector, page), None)
        return _Journal(pages, first)


def _is_size(number: int, least: int) -> bool:
    return least <= number <= 65536 and not number & (number - 1)


def _first_pages(opened: BinaryIO, sector: int, page: int) -> Iterator[_FirstPage]:
    """Every first page that stands in a journal, part by part."""
    at = 0
    while True:
        opened.seek(at)
        head = opened.read(_HEAD)
        if len(head) < _HEAD or not head.startswith(_MAGIC):
            return
        records = int.from_bytes(head[8:12], "big")
        at += sector
        for _ in range(records):
            opened.seek(at)
            record = opened.read(4 + _PAGE_HEAD)
            if len(record) < 4 + _PAGE_HEAD:
                return
            said = _said(record[4:]) if record[:4] == b"\x00\x00\x00\x01" else None
            if said is not None:
                yield said
            at += page + 8
        at = -(-at // sector) * sector
