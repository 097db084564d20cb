"""The worker process as it runs: bytes in, cells or a reason out, within its limits."""

from __future__ import annotations

import ctypes
import io
import math
import subprocess
import sys
import time
import types
from typing import Any

import pytest

from styrkort_desktop.exchange import sandbox, worker
from styrkort_desktop.exchange.book_parser import parse_workbook
from styrkort_desktop.exchange.spreadsheet import book_of
from styrkort_desktop.exchange.windows_job import ExtendedLimits, MemoryCounters
from styrkort_desktop.scorecard.received import FileRefused
from tests.exchange.cards import small
from tests.exchange.watched_worker import ROOT, use_workers
from tests.exchange.workbooks import written


class _Stream:
    """A standard stream with its bytes below."""

    def __init__(self, data: bytes = b"") -> None:
        self.buffer = io.BytesIO(data)


def messages(*given: bytes) -> bytes:
    stream = io.BytesIO()
    for one in given:
        worker.write_message(stream, one)
    return stream.getvalue()


BOUND: list[bool] = []
"""Each time that the worker has bound itself for a file."""


def run(given: bytes, monkeypatch: pytest.MonkeyPatch, **limits: float) -> list[dict[str, Any]]:
    """What the worker says to what it is given, until there is no more; with other limits where they are named."""
    out = _Stream()
    monkeypatch.setattr(worker, "limit_resources", lambda: None)
    monkeypatch.setattr(worker, "limit_next_file", lambda: BOUND.append(True))
    # it is the tests' own process that would be measured, which has held and done much before
    monkeypatch.setattr(worker, "most_memory", lambda: 0)
    for name, limit in {"CPU_LIFETIME_SECONDS": math.inf, **limits}.items():
        monkeypatch.setattr(worker, name, limit)
    monkeypatch.setattr(sys, "stdin", _Stream(given))
    monkeypatch.setattr(sys, "stdout", out)
    worker.main()
    out.buffer.seek(0)
    return [worker.unpacked(one) for one in iter(lambda: worker.read_message(out.buffer), None)]


def test_it_says_the_cells_of_one_file_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    BOUND.clear()
    files = [written(small()), written(small(text="Ett annat mål."))]
    said = run(messages(*files), monkeypatch)
    assert [one["book"]["sheets"][1]["name"] for one in said] == ["Mål", "Mål"]
    for one, file in zip(said, files, strict=True):
        assert book_of(one["book"]) == book_of(parse_workbook(file))
        assert one["fit"] is True
    assert len(BOUND) == 2


def test_it_says_why_there_are_none_and_takes_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(messages(b"PK"), monkeypatch) == [{"refused": "damaged", "part": "", "fit": False}]


@pytest.mark.parametrize("cut", [0, 4, 8, 20])
def test_a_message_that_is_cut_short_is_none(cut: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(messages(written(small()))[:cut], monkeypatch) == []


def test_a_message_longer_than_any_is_not_waited_for() -> None:
    class Endless(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            assert size == 8
            return (worker.MESSAGE_LIMIT + 1).to_bytes(8, "big")

    assert worker.read_message(Endless()) is None


@pytest.mark.parametrize("name", ["CPU_LIFETIME_SECONDS", "GROWTH_LIMIT_BYTES"])
def test_one_that_has_taken_much_takes_no_other_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [one["fit"] for one in run(messages(written(small())), monkeypatch, **{name: 0})] == [False]


# -- its limits


def _resource(bound: dict[str, tuple[int, int]]) -> types.ModuleType:
    fake = types.ModuleType("resource")
    for name in ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_CORE"):
        setattr(fake, name, name)
    fake.setrlimit = bound.__setitem__  # type: ignore[attr-defined]
    return fake


@pytest.mark.parametrize(("system", "memory"), [("linux", True), ("darwin", False)])
def test_it_binds_itself_where_the_system_can(system: str, memory: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    bound: dict[str, tuple[int, int]] = {}
    monkeypatch.setitem(sys.modules, "resource", _resource(bound))
    monkeypatch.setattr(sys, "platform", system)
    worker.limit_resources()
    assert bound.pop("RLIMIT_AS", None) == ((worker.MEMORY_LIMIT_BYTES, worker.MEMORY_LIMIT_BYTES) if memory else None)
    assert bound["RLIMIT_CPU"] == (worker.CPU_LIMIT_SECONDS, worker.CPU_LIFETIME_SECONDS)


def test_each_file_gets_its_share_of_time_beyond_what_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    bound: dict[str, tuple[int, int]] = {}
    monkeypatch.setitem(sys.modules, "resource", _resource(bound))
    monkeypatch.setattr(sys, "platform", "linux")
    for used, allowed in ((0.2, 8), (30.9, 38), (58.0, 60)):
        monkeypatch.setattr(time, "process_time", lambda used=used: used)
        worker.limit_next_file()
        assert bound.pop("RLIMIT_CPU") == (allowed, worker.CPU_LIFETIME_SECONDS)
    monkeypatch.setattr(sys, "platform", "win32")
    worker.limit_next_file()
    assert bound == {}, "there the process that asks is alone to watch it"


class _Kernel32:
    """Windows' functions for job objects, as far as they are called; `fails` names one that does not work."""

    def __init__(self, fails: str = "") -> None:
        self.called: list[str] = []
        self.limits = ExtendedLimits()
        self.CreateJobObjectW = self.function("CreateJobObjectW", 2**40 + 1)
        self.GetCurrentProcess = self.function("GetCurrentProcess", 2**64 - 1)
        self.AssignProcessToJobObject = self.function("AssignProcessToJobObject", 1)
        self.CloseHandle = self.function("CloseHandle", 1)
        self.fails = fails

    def function(self, name: str, result: int) -> Any:
        def call(*arguments: Any) -> int:
            self.called.append(name)
            if name in ("AssignProcessToJobObject", "CloseHandle"):
                assert arguments[0].value == 2**40 + 1, "the handle is whole"
            return 0 if name == self.fails else result

        return call

    def SetInformationJobObject(self, job: Any, kind: int, limits: Any, size: int) -> int:
        assert (job.value, kind, size) == (2**40 + 1, 9, ctypes.sizeof(ExtendedLimits))
        self.called.append("SetInformationJobObject")
        self.limits = limits._obj
        return 0 if self.fails == "SetInformationJobObject" else 1

    def K32GetProcessMemoryInfo(self, process: Any, counters: Any, size: int) -> int:
        assert (process.value, size) == (2**64 - 1, ctypes.sizeof(MemoryCounters))
        assert counters._obj.cb == size
        counters._obj.PeakPagefileUsage = 123_456
        return 0 if self.fails == "K32GetProcessMemoryInfo" else 1


def _on_windows(kernel32: _Kernel32, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda name: {"kernel32": kernel32}[name], raising=False)


def test_on_windows_it_enters_a_job_whose_limits_are_set_and_whose_handle_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kernel32 = _Kernel32()
    _on_windows(kernel32, monkeypatch)
    worker.limit_resources()
    assert kernel32.called == [
        "CreateJobObjectW",
        "SetInformationJobObject",
        "GetCurrentProcess",
        "AssignProcessToJobObject",
        "CloseHandle",
    ]
    wide = (kernel32.CreateJobObjectW.restype, kernel32.GetCurrentProcess.restype)
    assert wide == (ctypes.c_void_p, ctypes.c_void_p), "otherwise a handle is cut to 32 bits"
    basic = kernel32.limits.BasicLimitInformation
    assert kernel32.limits.ProcessMemoryLimit == worker.MEMORY_LIMIT_BYTES
    assert basic.PerProcessUserTimeLimit == worker.CPU_LIFETIME_SECONDS * 10_000_000
    assert (basic.ActiveProcessLimit, basic.LimitFlags) == (1, 0x50A)


def test_on_windows_it_knows_how_much_of_what_the_job_counts_it_has_had(monkeypatch: pytest.MonkeyPatch) -> None:
    _on_windows(_Kernel32(), monkeypatch)
    assert worker.most_memory() == 123_456


@pytest.mark.parametrize(
    "fails",
    ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject", "K32GetProcessMemoryInfo"],
)
def test_without_limits_it_ends_before_it_takes_in_a_byte(fails: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _on_windows(_Kernel32(fails), monkeypatch)
    given = _Stream(written(small()))
    monkeypatch.setattr(sys, "stdin", given)
    with pytest.raises(SystemExit) as ended:
        worker.main()
    assert ended.value.code == worker.NOT_BOUND
    assert given.buffer.tell() == 0


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes are those of 64 bits")
def test_what_windows_is_given_has_the_form_that_it_documents() -> None:
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert (ctypes.sizeof(MemoryCounters), MemoryCounters.PeakPagefileUsage.offset) == (72, 64)
    assert ExtendedLimits.IoInfo.offset == 64
    assert ExtendedLimits.ProcessMemoryLimit.offset == 112
    basic = type(ExtendedLimits().BasicLimitInformation)
    assert (basic.LimitFlags.offset, basic.ActiveProcessLimit.offset, basic.Affinity.offset) == (16, 40, 48)


_LIMITS_HOLD = sys.platform in ("linux", "win32")
_GREEDY = (
    "import sys; sys.path.insert(0, sys.argv[1])\n"
    "from styrkort_desktop.exchange import worker\n"
    "worker.answer = lambda data: {'refused': 'damaged', 'part': len(bytearray(int(sys.argv[2]) * 1024 * 1024))}\n"
    "worker.main()"
)


_ALLOCATES = (
    "import sys; sys.path.insert(0, sys.argv[1])\n"
    "from styrkort_desktop.exchange import worker\n"
    "worker.limit_resources()\n"
    "held = []\n"
    "try:\n"
    "    while len(held) < 2_000: held.append(b'x' * 2**20)\n"
    "except MemoryError: pass\n"
    "told = len(held), worker.most_memory() // 2**20\n"
    "del held\n"
    "print(*told)"
)


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_who_takes_more_than_the_system_gives_gets_no_more(system: str) -> None:
    if sys.platform != system:
        pytest.skip(f"the limits that {system} gives can be tried nowhere else: not run")
    command = [sys.executable, "-c", _ALLOCATES, ROOT]
    if system == "linux":
        # started by a small process: Linux counts what the starting one held as the new one's own
        command = ["sh", "-c", '"$@"; exit $?', "sh", *command]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    held, most = map(int, ended.stdout.split())
    assert 300 < held < worker.MEMORY_LIMIT_BYTES // 2**20
    assert held <= most <= worker.MEMORY_LIMIT_BYTES // 2**20


@pytest.mark.skipif(not _LIMITS_HOLD, reason="no limit of memory is known to hold on this system: not run")
@pytest.mark.parametrize(("megabytes", "says"), [(600, "inte läsas inom rimlig tid och minne"), (100, "skadad")])
def test_a_worker_that_takes_more_than_its_share_refuses_that_file(
    megabytes: int, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_workers(monkeypatch, [sys.executable, "-c", _GREEDY, ROOT, str(megabytes)])
    with pytest.raises(FileRefused, match=says):
        sandbox.parse_in_worker(b"PK")


@pytest.mark.skipif(not _LIMITS_HOLD, reason="no limit of time is known to hold on this system: not run")
def test_a_worker_that_counts_for_ever_is_ended_by_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    bound = "worker.CPU_LIMIT_SECONDS = worker.CPU_LIFETIME_SECONDS = 1\nworker.limit_resources()\nwhile True: pass"
    code = _GREEDY.replace("worker.main()", bound)
    use_workers(monkeypatch, [sys.executable, "-c", code, ROOT, "0"])
    begun = time.monotonic()
    with pytest.raises(FileRefused, match="rimlig tid"):
        sandbox.parse_in_worker(b"PK", time_limit=60)
    assert time.monotonic() - begun < 30


def test_a_system_that_gives_no_limits_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    use_workers(monkeypatch, [sys.executable, "-c", f"import sys; sys.exit({worker.NOT_BOUND})"])
    with pytest.raises(sandbox.WorkerDidNotStart):
        sandbox.parse_in_worker(b"PK")
