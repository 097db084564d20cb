"""What strace writes down of a process becomes what was done to the folder, or an error; nothing is overlooked."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from tests.store.crash.calls import NotUnderstood, calls_of, events_of
from tests.store.crash.disk import WHOLE, Disk, Said, Sync
from tests.store.crash.strace import CannotTrace, killed_at, require_tracing

WORK = """
import os, sys, threading
folder = sys.argv[1]
path = lambda name: os.path.join(folder, name)
def write(name, *parts):
    with open(path(name), "wb", buffering=0) as out:
        for at, part in parts:
            out.seek(at)
            out.write(part)
        os.fsync(out.fileno())
write("å ä, ö", (0, b"ett\\0 \\xff"), (5000, b"far away"))
thread = threading.Thread(target=write, args=("från en tråd", (0, b"x" * 10000)))
thread.start()
thread.join()
os.write(1, b"sagt\\n")
os.mkdir(path("mapp"))
write("mapp/i mappen", (0, b"y"))
os.rename(path("å ä, ö"), path("ny"))
os.link(path("ny"), path("två namn"))
with open(path("gammal"), "r+b", buffering=0) as out:
    out.truncate(3)
    os.pwrite(out.fileno(), b"PQ", 1)
write("bort", (0, b"z"))
os.unlink(path("bort"))
os.system("true")
"""
ANOTHER_PROCESS = "import os, sys; os.system(f'echo x > {sys.argv[1]}/gammal')"
APPENDS = "import sys; open(sys.argv[1] + '/gammal', 'ab').write(b'x')"
COPIES = "import shutil, sys; shutil.copyfile(sys.argv[1] + '/gammal', sys.argv[1] + '/ny')"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gammal").write_bytes(b"0123456789")
    return tmp_path


def run(program: str, folder: Path) -> list[str]:
    return [sys.executable, "-B", "-c", program, str(folder)]


def test_the_calls_lead_to_what_the_process_left(folder: Path) -> None:
    before = {folder / "gammal": (folder / "gammal").read_bytes()}
    numbers, events = events_of(folder, run(WORK, folder))
    disk = Disk.of(numbers, before)
    for event in events:
        disk.do(event)
    image = disk.image([WHOLE] * len(disk.pending))
    left = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    assert image == {name: path.read_bytes() for name, path in left.items() if path.is_file()} | {"mapp/": b""}
    assert image["gammal"] == b"0PQ"
    assert [event for event in events if isinstance(event, Said)] == [Said("sagt")]
    assert sum(isinstance(event, Sync) for event in events) == 4


@pytest.mark.parametrize("program", [ANOTHER_PROCESS, APPENDS, COPIES])
def test_what_is_not_understood_is_an_error(folder: Path, program: str) -> None:
    with pytest.raises(NotUnderstood):
        events_of(folder, run(program, folder))


def test_a_call_that_another_thread_interrupts_is_one_call() -> None:
    lines = [
        '7  write(3, "\\x61\\x62", 2 <unfinished ...>',
        "8  fsync(4)                               = 0",
        "7  <... write resumed>)                   = 2",
        "8  fsync(5)                               = -1 EIO (Input/output error)",
        "8  +++ exited with 0 +++",
    ]
    assert [(one.process, one.name, one.result) for one in calls_of(lines)] == [(8, "fsync", 0), (7, "write", 2)]
    assert list(calls_of(lines))[1].content(1) == b"ab"
    with pytest.raises(NotUnderstood):
        list(calls_of(["något helt annat"]))


def test_a_process_dies_instead_of_making_the_call(folder: Path) -> None:
    program = "import os, sys\nfor at in range(9): os.write(1, b'%d\\n' % at); os.mkdir(f'{sys.argv[1]}/{at}')"
    code, said = killed_at(run(program, folder), "mkdir", 3)
    assert (code, said) == (-9, ["0", "1", "2"])
    assert sorted(path.name for path in folder.iterdir()) == ["0", "1", "gammal"]


def test_a_machine_that_does_not_let_one_trace_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    require_tracing()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotTrace, match="there is no strace"):
        require_tracing()
    refused = tmp_path / "strace"
    refused.write_text("#!/bin/sh\necho 'strace: ptrace(PTRACE_TRACEME): Operation not permitted' >&2\nexit 1\n")
    refused.chmod(refused.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.defpath}")
    with pytest.raises(CannotTrace, match=r"PTRACE_TRACEME.*SYS_PTRACE"):
        require_tracing()
