"""Binds this process to a share of memory and time on Windows, by a job object; standard library only.

The job's handle is closed when the process stands in it: its limits hold for as long as the process lives, and
nothing that runs there can widen them any more.
"""

from __future__ import annotations

import ctypes
from typing import Any

_EXTENDED_LIMIT_INFORMATION = 9
_LIMIT_PROCESS_TIME = 0x0002
_LIMIT_ACTIVE_PROCESS = 0x0008
_LIMIT_PROCESS_MEMORY = 0x0100
_DIE_ON_UNHANDLED_EXCEPTION = 0x0400
_UNITS_IN_A_SECOND = 10_000_000


class _BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _IoCounters(ctypes.Structure):
    """IO_COUNTERS."""

    _fields_ = tuple((name, ctypes.c_uint64) for name in ("Reads", "Writes", "Others", "Read", "Written", "Other"))


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", _IoCounters),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class MemoryCounters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS."""

    _fields_ = (
        ("cb", ctypes.c_uint32),
        ("PageFaultCount", ctypes.c_uint32),
        ("PeakWorkingSetSize", ctypes.c_size_t),
        ("WorkingSetSize", ctypes.c_size_t),
        ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
        ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
        ("PagefileUsage", ctypes.c_size_t),
        ("PeakPagefileUsage", ctypes.c_size_t),
    )


def most_memory(kernel32: Any) -> int:
    """The most bytes that this process has had of what the job's limit counts. Raises OSError."""
    kernel32.GetCurrentProcess.restype = ctypes.c_void_p
    counters = MemoryCounters()
    counters.cb = ctypes.sizeof(counters)
    process = ctypes.c_void_p(kernel32.GetCurrentProcess())
    if not kernel32.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.cb):
        raise OSError("K32GetProcessMemoryInfo")
    return int(counters.PeakPagefileUsage)


def limits(memory: int, seconds: int) -> ExtendedLimits:
    """What the job allows: so much memory and processor time, and no further process."""
    made = ExtendedLimits()
    made.BasicLimitInformation.LimitFlags = (
        _LIMIT_PROCESS_TIME | _LIMIT_ACTIVE_PROCESS | _LIMIT_PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION
    )
    made.BasicLimitInformation.PerProcessUserTimeLimit = seconds * _UNITS_IN_A_SECOND
    made.BasicLimitInformation.ActiveProcessLimit = 1
    made.ProcessMemoryLimit = memory
    return made


def bind_this_process(kernel32: Any, memory: int, seconds: int) -> None:
    """Put this process in a job of its own. Raises OSError when Windows does not allow it."""
    # Handles are as wide as pointers; ctypes would cut them to 32 bits.
    kernel32.CreateJobObjectW.restype = ctypes.c_void_p
    kernel32.GetCurrentProcess.restype = ctypes.c_void_p
    made = kernel32.CreateJobObjectW(None, None)
    if not made:
        raise OSError("CreateJobObjectW")
    job = ctypes.c_void_p(made)
    try:
        asked = limits(memory, seconds)
        if not kernel32.SetInformationJobObject(
            job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(asked), ctypes.sizeof(asked)
        ):
            raise OSError("SetInformationJobObject")
        if not kernel32.AssignProcessToJobObject(job, ctypes.c_void_p(kernel32.GetCurrentProcess())):
            raise OSError("AssignProcessToJobObject")
    finally:
        kernel32.CloseHandle(job)
