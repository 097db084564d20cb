"""What the system says of processes: whether one runs, and when it began. Looks, never touches."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def started(process: int) -> str | None:
    """A mark of when a process began, equal as long as it is the same one; None where the system does not tell."""
    try:
        found = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return None
    # the name in parentheses may hold spaces; the start time is the 22nd field, the 20th behind it
    return f"{boot}/{found.rpartition(')')[2].split()[19]}"


if sys.platform == "win32":  # pragma: no cover  (os.kill would end the process there)
    import ctypes

    _QUERY, _STILL_ACTIVE = 0x1000, 259

    def is_running(process: int) -> bool:
        """Whether a process with this number runs on this computer."""
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(_QUERY, False, process)
        if not handle:
            return False
        try:
            status = ctypes.c_ulong()
            return bool(kernel.GetExitCodeProcess(handle, ctypes.byref(status))) and status.value == _STILL_ACTIVE
        finally:
            kernel.CloseHandle(handle)

else:

    def is_running(process: int) -> bool:
        """Whether a process with this number runs on this computer."""
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True
