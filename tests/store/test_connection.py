"""Closing waits for what another thread is in the middle of: a connection closed under it takes the program along."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from styrkort_desktop.store.connection import SqliteFile

COUNT = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT max(i) FROM n"


def test_closing_waits_for_a_statement_of_another_thread(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    file = SqliteFile(path)
    started, found = threading.Event(), []

    def count() -> None:
        file.value("SELECT 1")
        started.set()
        found.append(file.value(COUNT, (1_500_000,)))

    other = threading.Thread(target=count)
    other.start()
    assert started.wait(10)
    time.sleep(0.02)
    file.close_all()
    other.join(20)
    assert found == [1_500_000]


def test_closing_interrupts_what_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("styrkort_desktop.store.connection.PATIENCE_SECONDS", 0.2)
    path = tmp_path / "a.db"
    path.touch()
    file = SqliteFile(path)
    started, ended = threading.Event(), []

    def count() -> None:
        file.value("SELECT 1")
        started.set()
        try:
            file.value(COUNT, (2_000_000_000,))
        except Exception as error:  # noqa: BLE001  whatever it is told, it has to end
            ended.append(str(error))

    other = threading.Thread(target=count)
    other.start()
    assert started.wait(10)
    time.sleep(0.05)
    file.close_all()
    other.join(20)
    assert ended == ["interrupted"]


def test_closing_within_ones_own_reading_waits_for_nobody(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    file = SqliteFile(path)
    began = time.monotonic()
    with file.reading():
        assert file.value("SELECT 1") == 1
    file.close_all()
    assert time.monotonic() - began < 5
