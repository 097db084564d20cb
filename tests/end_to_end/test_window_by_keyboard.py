"""The real window on a display of its own, by keyboard alone: a goal written, mended, undone, found as it was left."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from styrkort_desktop.gui.checker import judge
from styrkort_desktop.rules import CheckContext
from styrkort_desktop.scorecard.goals import Goal
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database

TITLE = "Styrkort"
AREA = "folja_jamfora"
WEAK = "Arbeta med servicen."
MENDED = "Den som ringer ska kunna lita fullt ut vid varje svar."  # the display's keyboard has no Swedish letters
PATIENCE = 30.0


@dataclass
class Display:
    """A display of its own, and what a hand does on it."""

    name: str
    environment: dict[str, str]
    window: str = field(default="", init=False)

    def tool(self, *words: str) -> str:
        """One command of xdotool."""
        done = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def find_window(self) -> None:
        """Wait for the program's window and give it the keyboard: no window manager does it here."""
        self.window = wait_for(
            lambda: self.tool("search", "--onlyvisible", "--name", TITLE).split("\n")[0], "the window does not open"
        )
        self.tool("windowsize", "--sync", self.window, "1440", "900")
        self.tool("windowfocus", "--sync", self.window)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.tool("key", "--clearmodifiers", key)
            time.sleep(0.05)

    def type(self, text: str) -> None:
        """Type a text."""
        self.tool("type", "--delay", "15", text)


def wait_for(found: Callable[[], str], complaint: str) -> str:
    """Ask until there is an answer."""
    deadline = time.monotonic() + PATIENCE
    while not (answer := found()):
        assert time.monotonic() < deadline, complaint
        time.sleep(0.1)
    return answer


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    for name in ("Xvfb", "xdotool"):
        assert shutil.which(name), f"{name} is missing: sh installer/test.sh installs it"
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    assert number, "Xvfb gave no display"
    home = tmp_path_factory.mktemp("home")
    environment = {
        **os.environ,
        "DISPLAY": f":{number}",
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
    }
    environment.pop("WAYLAND_DISPLAY", None)
    yield Display(f":{number}", environment)
    server.terminate()
    server.wait()


@pytest.fixture
def start(display: Display) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    running: list[subprocess.Popen[str]] = []

    def begin(*words: str) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [sys.executable, "-m", "styrkort_desktop", *words],
            env=display.environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(program)
        display.find_window()
        return program

    yield begin
    for program in running:
        if program.poll() is None:
            program.kill()
        program.communicate()


def stored(path: Path) -> Scorecard:
    """What stands in the file, read beside the open window."""
    with Database.open(path, writable=False) as database:
        return database.scorecard("BUN")


def newest(path: Path) -> Goal:
    return stored(path).goals_of(AREA)[-1]


def rules_about(path: Path, goal: Goal) -> list[str]:
    """The rules that the window finds broken by what is written in a goal."""
    with Database.open(path, writable=False) as database:
        verdict = judge(database.scorecard("BUN"), CheckContext(database.template))
        return [one.rule for one in verdict.about_goal(goal.id).said]


def has_text(path: Path, text: str | None) -> Callable[[], str]:
    return lambda: "yes" if newest(path).text == text else ""


def close(display: Display, program: subprocess.Popen[str]) -> None:
    display.press("ctrl+q")
    _, complaints = program.communicate(timeout=PATIENCE)
    assert program.returncode == 0, complaints
    assert "Traceback" not in complaints


def test_a_goal_is_written_mended_undone_and_found_as_left(
    display: Display, start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    path = tmp_path / "bun.styrkort"
    subprocess.run(
        [sys.executable, "-m", "styrkort_desktop", "new", str(path), "--unit", "BUN", "--demo"],
        check=True,
        capture_output=True,
    )
    begun = len(stored(path).goals_of(AREA))
    program = start(str(path))

    # from the list of places down to the area, and a new goal with a weak wording
    display.press(*["Down"] * 6, "ctrl+m")
    wait_for(lambda: "yes" if len(stored(path).goals_of(AREA)) == begun + 1 else "", "no goal was made")
    display.type(WEAK)
    wait_for(has_text(path, WEAK), "the goal was not saved while it was written")
    assert rules_about(path, newest(path)) == ["T103"]

    # F8 leads to what is said of the goal: first that nobody is responsible, then to the words that are weak
    display.press("F8")
    display.type("Rektor")
    display.press("F8", "ctrl+a")
    display.type(MENDED)
    wait_for(has_text(path, MENDED), "the mended goal was not saved")
    assert rules_about(path, newest(path)) == []
    assert newest(path).responsible == "Rektor"

    # an indicator, cell by cell
    display.press("ctrl+i")
    for text in ("Andel svar inom en dag", "%"):
        display.type(text)
        display.press("Tab")
    display.press("Down", "Tab")
    for text in ("54,5", "2014", "60", "65", "70"):
        display.type(text)
        display.press("Tab")
    wait_for(
        lambda: "yes" if [one.target(2018) for one in newest(path).indicators] == [70.0] else "",
        "the indicator was not saved",
    )
    made = newest(path).indicators[0]
    assert (made.name, made.unit, made.target(2016)) == ("Andel svar inom en dag", "%", 60.0)

    # undo, as named steps; then closed at once
    display.press("ctrl+z")
    wait_for(lambda: "yes" if newest(path).indicators[0].target(2018) is None else "", "nothing was undone")
    left = stored(path)
    close(display, program)
    assert stored(path) == left

    # opened again without naming the file: at the same goal, and undo goes on where it was
    program = start()
    display.press("ctrl+z")
    wait_for(
        lambda: "yes" if newest(path).indicators[0].target(2017) is None else "", "undo did not survive the session"
    )
    display.press("ctrl+shift+z", "ctrl+shift+z")
    wait_for(
        lambda: "yes" if newest(path).indicators[0].target(2018) == 70.0 else "", "redo did not survive the session"
    )
    display.press("End")
    display.type(" Snart.")
    close(display, program)
    assert newest(path).text == f"{MENDED} Snart."


def test_the_first_start_leads_to_the_example_by_keyboard(
    display: Display, start: Callable[..., subprocess.Popen[str]]
) -> None:
    shutil.rmtree(display.environment["XDG_CONFIG_HOME"], ignore_errors=True)
    program = start()
    display.press("Tab", "Tab", "space")
    name = wait_for(
        lambda: found if "exempel.styrkort" in (found := display.tool("getwindowname", display.window)) else "",
        "the example does not open",
    )
    assert name.endswith("exempel.styrkort – Styrkort")
    close(display, program)
