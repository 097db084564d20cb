"""Kills real processes in the middle of real work and looks at what they leave.

A round: the same acts are done undisturbed in this process, on a copy, and by a process of their own that is killed at
some moment; then everything that it had acknowledged must be there, and of the act under way all or nothing. The next
round goes on in what the killed process left, so that recovery is cut off too. The moment is drawn within an act, or,
in a sweep over fixed scenarios, it is the n-th call of the system of one kind, which `strace` turns into the kill (that
call then does not happen).

    python -m tests.store.crash.kill --rounds 300 --sweep 300 --seed 1
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import IO, TypeVar

from tests.store.crash.aftermath import Moment, Promise, problems_after, undisturbed
from tests.store.crash.beginnings import RECOVERY, Beginnings, command, workplace
from tests.store.crash.breaking import BREAKS
from tests.store.crash.child import DONE, READY, STARTED, STATE
from tests.store.crash.strace import calls_made, killed_at
from tests.store.crash.work import BEGINNING, MAIN, NEXT_DAY, SCENARIOS, Clock, drawn

_T = TypeVar("_T")
ROOT = Path(__file__).resolve().parents[3]
ACTS_A_ROUND = 6
ROUNDS_IN_ONE_FOLDER = 6


@dataclass
class Summary:
    """What came of the rounds. `within` counts the acts that were under way when the process died."""

    rounds: int = 0
    acknowledged: int = 0
    finished: int = 0
    within: Counter[str] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        within = ", ".join(f"{name} {count}" for name, count in sorted(self.within.items()))
        calls = ", ".join(f"{name} {count}" for name, count in sorted(self.calls.items()))
        return "\n".join(
            (
                f"{self.rounds} kills, {self.acknowledged} acts acknowledged before them",
                f"{self.finished} processes were done before the kill",
                f"killed within: {within or '–'}",
                f"of these at a call: {calls or '–'}",
                f"{len(self.problems)} problems",
                *self.problems,
            )
        )


@dataclass
class Heard:
    """What a process has said so far. `starting`: how long it took to begin; `failed`: it ended by an error."""

    ready: bool = False
    starting: float = 0.0
    failed: bool = False
    kept: list[list[str]] = field(default_factory=list)
    states: list[dict[str, str]] = field(default_factory=list)

    def take(self, line: str) -> None:
        word, _, value = line.partition(" ")
        if word == READY:
            self.ready = True
        elif word == DONE:
            self.kept.append(json.loads(value))
        elif word == STATE:
            self.states.append(json.loads(value))

    def copy(self) -> Heard:
        """What it has said up to now."""
        return replace(self, kept=[*self.kept], states=[*self.states])


def promised(heard: Heard, moments: Sequence[Moment], kept: dict[str, str]) -> Promise:
    """What the folder of a process must hold after what it has said; `kept` is what earlier ones had promised."""
    done = len(heard.kept)
    own = {name: moments[at].states[MAIN] for at, names in enumerate(heard.kept) for name in names}
    return Promise(moments[done], moments[done + 1] if done + 1 < len(moments) else None, {**kept, **own})


def strayed(heard: Heard, moments: Sequence[Moment]) -> Iterator[str]:
    """Where the process came to something else than the undisturbed work: then nothing can be concluded from it."""
    if heard.failed:
        yield "the process ended by an error"
    for at, states in enumerate(heard.states, 1):
        for name, state in states.items():
            if moments[at].states[name] != state:
                yield f"act {at}: the same work led to another {name}"


# -- at random moments


def kill_at_random(beginnings: Beginnings, rounds: int, seed: int, *, breaks: str = "") -> Summary:
    """So many rounds with kills at moments drawn within acts, or while the process opens what lies there."""
    summary, random, starting = Summary(), Random(seed), 0.5
    live, kept = beginnings.place / f"live {seed}", dict[str, str]()
    for number in range(rounds):
        if number % ROUNDS_IN_ONE_FOLDER == 0:
            shutil.rmtree(live, ignore_errors=True)
            shutil.copytree(beginnings.orderly, live)
            kept = {}
        clock = Clock(BEGINNING + datetime.timedelta(days=1 + number % ROUNDS_IN_ONE_FOLDER))
        acts = drawn(random, ACTS_A_ROUND)
        with scratch_folder(beginnings.place) as scratch:
            moments = undisturbed_copy(live, clock, acts, scratch)
            at = random.randrange(-1, len(acts))
            delay = random.uniform(0, 1.3 * (moments[at + 1].seconds if at >= 0 else starting))
            heard = _killed_after(command(live, clock, acts, breaks), at, delay)
            starting = heard.starting or starting
            promise = promised(heard, moments, kept)
            kept = promise.kept
            found = [*strayed(heard, moments), *problems_in_copy(live, promise, clock, scratch)]
        _note(summary, heard, acts, [f"seed {seed}, round {number}, {' '.join(acts)}: {one}" for one in found])
    return summary


def _killed_after(line: Sequence[str], states: int, delay: float) -> Heard:
    """Start a process, kill it `delay` seconds after it has told the state of so many acts, and give what it said.

    With -1 it is killed so long after its start.
    """
    heard, begun = Heard(), time.perf_counter()
    with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        if states >= 0:
            _listen(process.stdout, heard, 0)
            heard.starting = time.perf_counter() - begun
            _listen(process.stdout, heard, states)
        time.sleep(delay)
        process.kill()
        _listen(process.stdout, heard, None)
    heard.failed = process.returncode not in (0, -signal.SIGKILL)
    return heard


def _listen(lines: IO[str], heard: Heard, states: int | None) -> None:
    while states is None or not heard.ready or len(heard.states) < states:
        line = lines.readline()
        if not line:
            return
        heard.take(line)


@contextlib.contextmanager
def scratch_folder(place: Path) -> Iterator[Path]:
    """A folder for one round."""
    with tempfile.TemporaryDirectory(dir=place) as made:
        yield Path(made)


def undisturbed_copy(live: Path, clock: Clock, acts: Sequence[str], scratch: Path) -> list[Moment]:
    """The moments of some acts, done on a copy."""
    shadow = scratch / "shadow"
    shutil.copytree(live, shadow)
    return undisturbed(shadow, Clock(clock.time), acts, scratch / "copies")


def problems_in_copy(live: Path, promise: Promise, clock: Clock, scratch: Path) -> list[str]:
    """What is not as promised, looked for in a copy: looking recovers."""
    copy = scratch / "examined"
    shutil.copytree(live, copy)
    return list(problems_after(copy, promise, Clock(clock.time)))


def _note(summary: Summary, heard: Heard, acts: Sequence[str], problems: Sequence[str]) -> None:
    summary.rounds += 1
    summary.acknowledged += len(heard.kept)
    if len(heard.kept) < len(acts):
        summary.within[acts[len(heard.kept)].partition("/")[0]] += 1
    else:
        summary.finished += 1
    summary.problems += problems


# -- at the n-th call of a kind


def kill_at_calls(
    beginnings: Beginnings, most: int, *, breaks: str = "", scenarios: Sequence[str] = tuple(SCENARIOS)
) -> Summary:
    """Kill at the n-th call of each kind in each scenario, evenly chosen where there are more than `most` of them."""
    summary, clock = Summary(), Clock(NEXT_DAY)
    with scratch_folder(beginnings.place) as scratch:
        moments, moves = {}, []
        for name in scenarios:
            folder, base = scratch / name, beginnings.of(name)
            folder.mkdir()
            moments[name] = undisturbed_copy(base, clock, SCENARIOS[name], folder)
            shutil.copytree(base, folder / "counted")
            counted = calls_made(command(folder / "counted", clock, SCENARIOS[name], breaks), _first_line(name))
            moves += [(name, call, at) for call, ats in counted.items() for at in ats]
        for name, call, at in evenly(moves, most):
            live = scratch / "live"
            shutil.copytree(beginnings.of(name), live)
            heard = _killed_at(command(live, clock, SCENARIOS[name], breaks), call, at)
            promise = promised(heard, moments[name], {})
            problems = [*strayed(heard, moments[name]), *problems_after(live, promise, Clock(clock.time))]
            shutil.rmtree(live)
            summary.calls[call] += 1
            _note(summary, heard, SCENARIOS[name], [f"{name}, {call} {at}: {one}" for one in problems])
    return summary


def _first_line(scenario: str) -> str:
    """From which line on a process is killed: when it recovers what lies there, already while it does."""
    return STARTED if scenario == RECOVERY else READY


def _killed_at(line: Sequence[str], call: str, at: int) -> Heard:
    heard = Heard()
    code, lines = killed_at(line, call, at)
    heard.failed = code not in (0, -signal.SIGKILL)
    for one in lines:
        heard.take(one)
    return heard


def evenly(found: Sequence[_T], most: int) -> Sequence[_T]:
    """At most so many, from all over."""
    return [found[at * len(found) // most] for at in range(most)] if len(found) > most else found


def main() -> None:
    parser = argparse.ArgumentParser(description="kill processes at work and look at what they leave")
    parser.add_argument("--rounds", type=int, default=300, help="kills at random moments")
    parser.add_argument("--sweep", type=int, default=300, help="kills at calls of the system")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--break", dest="breaks", default="", choices=["", *BREAKS], help="break the store first")
    wanted = parser.parse_args()
    with workplace() as beginnings:
        summaries = [
            kill_at_random(beginnings, wanted.rounds, wanted.seed, breaks=wanted.breaks),
            kill_at_calls(beginnings, wanted.sweep, breaks=wanted.breaks),
        ]
    sys.stdout.write("".join(f"{one}\n" for one in summaries))
    sys.exit(any(one.problems for one in summaries))


if __name__ == "__main__":
    main()
