"""Which journals are taken for a file's own: only one that cannot be is put aside, and nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from styrkort_desktop.store import UnfinishedChange
from styrkort_desktop.store.journals import belongs, journal_of, put_foreign_aside
from tests.store.conftest import without_privilege

MAGIC = bytes.fromhex("d9d505f920a163d7")
PAGE, SECTOR = 512, 512


def number(value: int) -> bytes:
    return value.to_bytes(4, "big")


def first_page(counter: int, pages: int, valid_for: int | None = None) -> bytes:
    """A first page that says how often the file was changed, and how large it is."""
    head = bytearray(PAGE)
    head[:16] = b"SQLite format 3\x00"
    head[24:28], head[28:32] = number(counter), number(pages)
    head[92:96] = number(counter if valid_for is None else valid_for)
    return bytes(head)


def part(pages: int, *records: tuple[int, bytes], said: int | None = None, sector: int = SECTOR) -> bytes:
    """One part of a journal."""
    count = len(records) if said is None else said
    head = MAGIC + number(count) + number(7) + number(pages) + number(sector) + number(PAGE)
    body = b"".join(number(page) + content + number(0) for page, content in records)
    whole = head.ljust(sector, b"\x00") + body
    return whole.ljust(-(-len(whole) // sector) * sector, b"\x00")


OTHER_PAGE = (2, bytes(PAGE))
FITTING = {
    "the change has not reached the first page": part(9, (1, first_page(5, 9))),
    "the change has reached the first page": part(9, (1, first_page(4, 9))),
    "the first page is in a later part": part(9, OTHER_PAGE) + part(9, OTHER_PAGE, (1, first_page(4, 9))),
    "the first page was not touched": part(9, OTHER_PAGE),
    "a first page that was broken itself": part(9, (1, first_page(3, 9, valid_for=2))),
    "no journal": b"no journal at all, but some text",
    "nothing to take back": part(9, (1, first_page(3, 9)), said=0),
    "an empty one": b"",
    "one that ends at once": MAGIC,
    "one of a size that is none": part(9, (1, first_page(1, 9)), sector=513),
}
FOREIGN = {
    "another number of changes": part(9, (1, first_page(3, 9))),
    "a later one": part(9, (1, first_page(6, 9))),
    "as many changes, but another size": part(8, (1, first_page(5, 8))),
    "the first page was not touched, but another size": part(8, OTHER_PAGE),
    "sizes that contradict each other": part(9, (1, first_page(4, 8))),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that has been changed five times and is nine pages large."""
    path = tmp_path / "a.styrkort"
    path.write_bytes(first_page(5, 9))
    return path


@pytest.mark.parametrize("journal", FITTING.values(), ids=FITTING)
def test_what_may_be_its_own_stays(file: Path, journal: bytes) -> None:
    journal_of(file).write_bytes(journal)
    assert belongs(file)
    assert put_foreign_aside(file) is None
    assert journal_of(file).read_bytes() == journal


@pytest.mark.parametrize("journal", FOREIGN.values(), ids=FOREIGN)
def test_what_cannot_be_its_own_is_put_aside(file: Path, journal: bytes) -> None:
    for _ in range(2):
        journal_of(file).write_bytes(journal)
        assert not belongs(file)
        aside = put_foreign_aside(file)
        assert aside is not None
        assert aside.read_bytes() == journal
        assert aside.name.startswith("a.styrkort-journal (hör inte till filen 2")
    assert not journal_of(file).exists()
    assert len(list(file.parent.iterdir())) == 3


def test_without_a_journal_there_is_nothing_to_do(file: Path) -> None:
    assert belongs(file)
    assert put_foreign_aside(file) is None


def test_a_file_that_is_broken_itself_keeps_its_journal(file: Path) -> None:
    """It may have been cut short in the middle of its first page: then the journal is what mends it."""
    journal_of(file).write_bytes(FOREIGN["another number of changes"])
    for content in (first_page(5, 9, valid_for=4), b"torn" * 100, b""):
        file.write_bytes(content)
        assert belongs(file)


def test_a_journal_that_may_not_be_moved_is_told_of(shared: Path) -> None:
    path = shared / "a.styrkort"
    path.write_bytes(first_page(5, 9))
    journal_of(path).write_bytes(FOREIGN["another number of changes"])
    shared.chmod(0o555)
    with without_privilege(), pytest.raises(UnfinishedChange):
        put_foreign_aside(path)
    shared.chmod(0o777)
    assert journal_of(path).exists()
