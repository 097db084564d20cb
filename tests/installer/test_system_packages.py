"""The shell that asks for system packages, run as an ordinary user: it must say what to do and change nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = (ROOT / "installer" / "system_packages.sh").read_text(encoding="utf-8")

pytestmark = pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="needs a Debian or a relative of it")


def ordinary(commands: str) -> subprocess.CompletedProcess[str]:
    """Runs `commands` after the library, never as root."""
    shell = ["sh", "-s"]
    if os.geteuid() == 0:
        shell = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *shell]
    return subprocess.run(
        shell, input=f"set -eu\n{LIBRARY}\n{commands}\n", capture_output=True, text=True, check=False, cwd="/"
    )


def test_installed_packages_are_passed_over_in_silence() -> None:
    done = ordinary("missing_packages libc6 dpkg")
    assert (done.returncode, done.stdout) == (0, "")


def test_one_of_two_names_is_enough() -> None:
    assert ordinary("missing_packages 'no-such-package|libc6'").stdout == ""


def test_without_root_the_one_command_is_printed_and_work_goes_on() -> None:
    done = ordinary("install_packages libc6 no-such-package-a no-such-package-b; say 'went on'")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    command = lines[1].split()
    assert command[:4] == ["sudo", "apt-get", "install", "--no-install-recommends"]
    assert {"no-such-package-a", "no-such-package-b"} <= set(command)
    assert "libc6" not in command
    assert lines[-1] == "went on"


def test_a_command_that_is_really_missing_stops_the_tests_and_is_named() -> None:
    done = ordinary("need_commands sh no-such-command-a no-such-command-b")
    assert done.returncode == 1
    assert done.stderr.strip() == "The tests cannot run without: no-such-command-a no-such-command-b"


def test_libraries_that_are_there_do_not_stop_anything() -> None:
    done = ordinary("need_libraries /bin/sh /no/such/file; say 'went on'")
    assert (done.returncode, done.stdout) == (0, "went on\n")
