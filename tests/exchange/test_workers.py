"""The processes that are kept: one after another file to the same one, and none of what one file does to another."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from styrkort_desktop.exchange import opening, workers
from styrkort_desktop.exchange.opening import OpenedFile, open_file, opened_ahead
from styrkort_desktop.exchange.preflight import Kind
from styrkort_desktop.exchange.sandbox import worker_command
from styrkort_desktop.exchange.workers import BrokeOff, NoWorker, Workers, _Worker
from styrkort_desktop.scorecard.received import FileRefused
from tests.exchange.cards import small
from tests.exchange.watched_worker import ROOT, use_workers
from tests.exchange.workbooks import parsed, written

# Says which process it is, and does what the file tells it to.
_TELLS = """
import os, sys, time
sys.path.insert(0, sys.argv[1])
from styrkort_desktop.exchange.worker import packed, read_message, write_message
while (data := read_message(sys.stdin.buffer)) is not None:
    if data == b"die": os._exit(3)
    if data == b"wait": time.sleep(60)
    if data == b"stay": write_message(sys.stdout.buffer, b"x"); time.sleep(60)
    if data.startswith(b"raw "): sys.stdout.buffer.write(data[4:]); sys.stdout.buffer.flush(); continue
    if data.startswith(b"say "): write_message(sys.stdout.buffer, data[4:]); continue
    time.sleep(0.05 if data == b"slow" else 0)
    said = {"refused": "damaged", "part": str(os.getpid()), "fit": data != b"last"}
    write_message(sys.stdout.buffer, packed(said))
"""


@pytest.fixture
def telling() -> Iterator[Workers]:
    made = Workers(lambda: [sys.executable, "-I", "-S", "-c", _TELLS, ROOT])
    yield made
    made.close()


def asked(of: Workers, data: bytes = b"", seconds: float = 20) -> int:
    """The process that answered."""
    return int(of.ask(data, seconds)["part"])


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_one_process_takes_many_files(telling: Workers) -> None:
    assert len({asked(telling) for _ in range(20)}) == 1


def test_one_that_is_not_fit_takes_no_other(telling: Workers) -> None:
    first = asked(telling)
    assert asked(telling, b"last") == first
    assert not is_alive(first)
    assert asked(telling) != first


def test_none_takes_more_than_so_many_files(telling: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MOST_FILES", 3)
    told = [asked(telling) for _ in range(6)]
    assert [told.count(one) for one in dict.fromkeys(told)] == [3, 3]


def test_one_that_takes_too_long_is_ended_and_the_next_file_goes_to_another(telling: Workers) -> None:
    first = asked(telling)
    begun = time.monotonic()
    with pytest.raises(BrokeOff):
        telling.ask(b"wait", 3)
    assert time.monotonic() - begun < 5, "one that takes over has what is left of the time"
    assert not is_alive(first)
    assert asked(telling) != first


def test_a_file_that_ends_every_process_is_told_after_two(telling: Workers) -> None:
    asked(telling)
    begun = time.monotonic()
    with pytest.raises(BrokeOff):
        telling.ask(b"die", 20)
    assert time.monotonic() - begun < 10
    assert asked(telling) > 0


@pytest.mark.skipif(sys.platform == "win32", reason="no process can be killed by signal there: not run")
def test_one_that_died_while_it_waited_is_nothing_against_the_next_file(telling: Workers) -> None:
    first = asked(telling)
    os.kill(first, signal.SIGKILL)
    while is_alive(first) and not Path(f"/proc/{first}/stat").read_text().split(") ")[1].startswith("Z"):
        time.sleep(0.01)
    assert asked(telling) != first


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"x",
        b"[]",
        b"{}",
        b"null",
        b'{"book": 1}',
        b'{"book": {"sheets": [{"cells": [1]}]}}',
        b'{"book": {"sheets": [{"cells": [[1], [1, 2], "n", ["x"], [], []]}]}}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_an_answer_that_makes_no_sense_is_none(said: bytes, telling: Workers) -> None:
    first = asked(telling)
    with pytest.raises(BrokeOff):
        telling.ask(b"say " + said, 20)
    assert asked(telling) != first


def test_one_that_makes_no_sense_and_does_not_end_is_ended(telling: Workers) -> None:
    begun = time.monotonic()
    with pytest.raises(BrokeOff):
        telling.ask(b"stay", 50)
    assert time.monotonic() - begun < 20


def test_one_that_answers_while_its_time_runs_out_takes_no_other(
    telling: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answered_late(self: _Worker, _: bytes) -> dict[str, object]:
        self._end_now()
        return {"refused": "damaged", "part": str(self._process.pid), "fit": True}

    with monkeypatch.context() as patch:
        patch.setattr(_Worker, "_exchange", answered_late)
        first = asked(telling)
    assert telling._idle == []
    assert asked(telling) != first


@pytest.mark.parametrize("said", [b"\0" * 3, (10**15).to_bytes(8, "big"), b"\xff" * 8])
def test_an_answer_without_end_is_not_waited_for(said: bytes, telling: Workers) -> None:
    with pytest.raises(BrokeOff):
        telling.ask(b"raw " + said, 2)


def test_processes_work_beside_each_other_and_each_answers_its_own(telling: Workers) -> None:
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda _: asked(telling, b"slow"), range(24)))
    assert 1 < len(set(told)) <= 4


def test_prepared_ones_take_the_files_and_closing_ends_them(telling: Workers) -> None:
    telling.prepare(2)
    telling.prepare(2)
    waiting = {one._process.pid for one in telling._idle}
    assert len(waiting) == 2
    assert asked(telling) in waiting
    telling.close(keep=1)
    assert sum(map(is_alive, waiting)) == 1
    telling.close()
    assert not any(map(is_alive, waiting))


def test_a_machine_that_starts_none_is_told_when_a_file_comes(tmp_path: Path) -> None:
    none = Workers(lambda: [str(tmp_path / "finns-inte")])
    none.prepare()
    with pytest.raises(NoWorker):
        none.ask(b"", 1)


def test_no_thread_is_left_behind(telling: Workers) -> None:
    before = threading.active_count()
    asked(telling)
    assert threading.active_count() == before


# -- files opened ahead


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch) -> Iterator[Workers]:
    made = use_workers(monkeypatch, worker_command())
    yield made
    made.close()


@pytest.mark.parametrize("processors", [1, 3])
def test_files_come_in_order_each_as_if_it_were_alone(
    processors: int, ours: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "at_once", lambda: processors)
    given = [written(small(text=f"Mål {number}.")) for number in range(8)]
    given[3] = b"PK damaged"
    for number, data in enumerate(given):
        (tmp_path / f"{number}.xlsx").write_bytes(data)
    with opened_ahead(sorted(tmp_path.iterdir())) as openings:
        for number, opens in enumerate(openings):
            if number == 3:
                with pytest.raises(FileRefused, match="skadad"):
                    opens()
                continue
            opened = opens()
            assert (opened.path.name, opened.data) == (f"{number}.xlsx", given[number])
            assert opened.book == parsed(given[number])
    assert number == 7
    assert len(ours._idle) <= 1


@pytest.mark.usefixtures("ours")
def test_who_stops_in_between_leaves_nothing_at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, go_on = list[str](), threading.Event()

    def slow(path: Path) -> OpenedFile:
        opened.append(path.name)
        assert path.name == "0" or go_on.wait(20)
        return OpenedFile(path, b"", Kind.JSON)

    monkeypatch.setattr(opening, "at_once", lambda: 2)
    monkeypatch.setattr(opening, "open_file", slow)
    before = threading.active_count()
    with opened_ahead([tmp_path / str(number) for number in range(8)]) as openings:
        next(openings)()
        while len(opened) < 3:
            time.sleep(0.01)
    go_on.set()
    until = time.monotonic() + 20
    while threading.active_count() > before and time.monotonic() < until:
        time.sleep(0.01)
    assert threading.active_count() == before
    assert opened == ["0", "1", "2"]


def test_a_file_alone_goes_to_a_process_that_starts_meanwhile(ours: Workers, tmp_path: Path) -> None:
    data = written(small())
    (tmp_path / "en.xlsx").write_bytes(data)
    assert open_file(tmp_path / "en.xlsx").book == parsed(data)
    assert [one.files for one in ours._idle] == [1]
