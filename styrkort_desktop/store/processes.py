"""What the system says of processes: which system this is, whether a process runs, and when it began.

Looks, never touches.
"""

from __future__ import annotations

import functools
import hashlib
import os
import sys
from pathlib import Path


@functools.cache
def this_system() -> str:
    """A mark of the computer and, within it, of the set of process numbers that this process sees.

    Two containers on one computer may have one name and each a process 7; their numbers say nothing of each other. The
    mark tells nobody which computer it is.
    """
    return hashlib.sha256(f"styrkort {_system_id()}".encode()).hexdigest()[:16]


if sys.platform == "win32":  # pragma: no cover  (os.kill would end the process there)
    import ctypes
    import winreg
    from ctypes import wintypes

    _QUERY, _STILL_ACTIVE = 0x1000, 259
    _KERNEL = ctypes.WinDLL("kernel32")
    _KERNEL.OpenProcess.restype = wintypes.HANDLE

    def _system_id() -> str:
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return ""

    def started(process: int) -> str | None:
        """A mark of when a process began, equal as long as it is the same one; None where the system does not tell."""
        handle = wintypes.HANDLE(_KERNEL.OpenProcess(_QUERY, False, process))
        if not handle:
            return None
        try:
            times = [wintypes.FILETIME() for _ in range(4)]
            if not _KERNEL.GetProcessTimes(handle, *(ctypes.byref(one) for one in times)):
                return None
            return f"{times[0].dwHighDateTime}/{times[0].dwLowDateTime}"
        finally:
            _KERNEL.CloseHandle(handle)

    def is_running(process: int) -> bool:
        """Whether a process with this number runs on this computer."""
        handle = wintypes.HANDLE(_KERNEL.OpenProcess(_QUERY, False, process))
        if not handle:
            return False
        try:
            status = wintypes.DWORD()
            return bool(_KERNEL.GetExitCodeProcess(handle, ctypes.byref(status))) and status.value == _STILL_ACTIVE
        finally:
            _KERNEL.CloseHandle(handle)

else:
    _BOOT = Path("/proc/sys/kernel/random/boot_id")

    def _system_id() -> str:
        try:
            space = Path("/proc/self/ns/pid").stat().st_ino
        except OSError:  # pragma: no cover  (no Linux)
            space = 0
        return f"{_read(Path('/etc/machine-id')) or _read(_BOOT)} {space}"

    def started(process: int) -> str | None:
        """A mark of when a process began, equal as long as it is the same one; None where the system does not tell."""
        status, boot = _status(process), _read(_BOOT)
        return f"{boot}/{status[19]}" if status and boot else None

    def is_running(process: int) -> bool:
        """Whether a process with this number runs on this computer; one that has ended and waits to be buried does not.

        The system keeps such a one's number as long as its parent has not asked after it.
        """
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return _status(process)[:1] not in (["Z"], ["X"])

    def _status(process: int) -> list[str]:
        """What the system says of a process, from its state on; empty where it says nothing."""
        # the name in parentheses may hold spaces and parentheses
        return _read(Path(f"/proc/{process}/stat")).rpartition(")")[2].split()

    def _read(path: Path) -> str:
        try:
            return path.read_text(encoding="utf-8", errors="replace").strip()
        except OSError:
            return ""
