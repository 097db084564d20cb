"""A disk that is full, a folder that is read-only: one sentence, status 3, and nothing half left behind."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.calling import Styrkort, scorecard, write


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte of which a tenth is free."""
    folder = tmp_path / "liten"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"only root may make a small disk here: {mounted.stderr.strip()}")
    try:
        (folder / "fyllnad").write_bytes(bytes(900 * 1024))
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_new_database_does_not_fit(styrkort: Styrkort, small_disk: Path) -> None:
    answer = styrkort("new", small_disk / "a.styrkort", "--demo")
    assert answer.status == 3
    assert "full" in answer.log
    assert len(answer.log.strip().splitlines()) == 1
    assert [one.name for one in small_disk.iterdir()] == ["fyllnad"]


def test_an_import_does_not_fit_and_changes_nothing(styrkort: Styrkort, small_disk: Path, tmp_path: Path) -> None:
    (small_disk / "fyllnad").write_bytes(b"")
    database = small_disk / "a.styrkort"
    styrkort("new", database)
    free = 1024 * 1024 - database.stat().st_size
    (small_disk / "fyllnad").write_bytes(bytes(free - 300 * 1024))
    long = scorecard(goals=[{"id": f"g{n}", "area": "ledarskap", "text": "Ett långt mål. " * 200} for n in range(200)])
    answer = styrkort("import", write(tmp_path / "bun.json", long), "--database", database)
    assert answer.status == 3
    assert "full" in answer.log
    (small_disk / "fyllnad").write_bytes(b"")
    assert styrkort("verify", database).status == 0
    assert styrkort("status", "--database", database, "--json").json["submitted"] == 0


def test_exports_and_prints_do_not_fit(styrkort: Styrkort, small_disk: Path, tmp_path: Path) -> None:
    database = tmp_path / "demo.styrkort"
    styrkort("new", database, "--demo")
    for words in (("export", "--unit", "BUN", "--to", f"{small_disk}/ut/"), ("print", "--to", small_disk / "bok.pdf")):
        (small_disk / "fyllnad").write_bytes(bytes(1000 * 1024))
        answer = styrkort(*words, "--database", database)
        assert (answer.status, "full" in answer.log) == (3, True), answer
    assert not [one for one in small_disk.rglob("*") if one.is_file() and one.name != "fyllnad"]
