"""The worker process as it runs: bytes in, cells or a reason out, within its limits."""

from __future__ import annotations

import io
import json
import sys
import types
from typing import Any

import pytest

from styrkort_desktop.exchange import worker
from tests.exchange.cards import small
from tests.exchange.workbooks import written


class _Stream:
    """A standard stream with its bytes below."""

    def __init__(self, data: bytes = b"") -> None:
        self.buffer = io.BytesIO(data)


def run(data: bytes, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    out = _Stream()
    monkeypatch.setattr(worker, "limit_resources", lambda: None)
    monkeypatch.setattr(sys, "stdin", _Stream(data))
    monkeypatch.setattr(sys, "stdout", out)
    worker.main()
    made: dict[str, Any] = json.loads(out.buffer.getvalue())
    return made


def test_it_says_the_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [one["name"] for one in run(written(small()), monkeypatch)["book"]["sheets"]][1] == "Mål"


def test_it_says_why_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(b"PK", monkeypatch) == {"refused": "damaged", "part": ""}


def test_it_binds_itself_where_the_system_can(monkeypatch: pytest.MonkeyPatch) -> None:
    bound: dict[str, tuple[int, int]] = {}
    fake = types.ModuleType("resource")
    for name in ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_CORE"):
        setattr(fake, name, name)
    fake.setrlimit = bound.__setitem__  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "resource", fake)
    worker.limit_resources()
    assert bound["RLIMIT_AS"] == (worker.MEMORY_LIMIT_BYTES, worker.MEMORY_LIMIT_BYTES)
    assert bound["RLIMIT_CPU"][0] == worker.CPU_LIMIT_SECONDS


def test_a_system_without_such_limits_is_borne(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    worker.limit_resources()
