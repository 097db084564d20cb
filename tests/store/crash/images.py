"""Rebuilds what a disk may hold after a power cut in the middle of real work, and opens it.

A process does the acts of a scenario under `strace`; from its calls come, for every moment, the contents that the disk
may legally have (see `disk`). Each is laid out as a folder and must hold what the process had acknowledged by then, and
of the act under way all or nothing.

    python -m tests.store.crash.images --images 5000 --seed 1
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, islice
from pathlib import Path
from random import Random

from tests.store.crash.aftermath import Moment, problems_after, undisturbed
from tests.store.crash.beginnings import Beginnings, command, workplace
from tests.store.crash.breaking import BREAKS
from tests.store.crash.calls import NotUnderstood, events_of
from tests.store.crash.disk import LOST, WHOLE, Change, Disk, Event, Fate, Rename, Said, Sync
from tests.store.crash.kill import Heard, evenly, promised, scratch_folder, strayed
from tests.store.crash.work import NEXT_DAY, SCENARIOS, Clock

MOST_NAMES = 5


@dataclass
class Summary:
    """What came of the images, by scenario; `moments`: at how many the power could fail."""

    moments: int = 0
    opened: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        opened = ", ".join(f"{name} {count}" for name, count in self.opened.items())
        return "\n".join(
            (
                f"{self.opened.total()} different images opened, of power cuts at {self.moments} moments",
                f"by scenario: {opened}",
                f"{len(self.problems)} problems",
                *self.problems,
            )
        )


@dataclass(frozen=True)
class PowerCut:
    """The power fails right before the event with the number `at`."""

    at: int
    heard: Heard
    disk: Disk


def power_cuts(disk: Disk, events: Sequence[Event]) -> Iterator[PowerCut]:
    """Every moment that matters.

    Those right before a sync or an acknowledgement are enough: what may be lost in between may be lost there too.
    """
    heard = Heard()
    for at, event in enumerate([*events, None]):
        if event is None or isinstance(event, Sync | Said):
            yield PowerCut(at, heard.copy(), disk.copy())
        if isinstance(event, Said):
            heard.take(event.line)
        if event is not None:
            disk.do(event)


def fates_of(count: int, random: Random) -> Iterator[tuple[str, list[Fate]]]:
    """What may have become of so many changes, without end: any at all; all, none, one, the first so many."""
    while True:
        yield "any, torn", [_torn(random) for _ in range(count)]
        yield "all", [WHOLE] * count
        yield "any", [random.choice((WHOLE, LOST)) for _ in range(count)]
        yield "none", [LOST] * count
        one = random.randrange(max(1, count))
        yield f"all but {one}", [LOST if at == one else WHOLE for at in range(count)]
        yield f"only {one}", [WHOLE if at == one else LOST for at in range(count)]
        yield f"the first {one}", [WHOLE if at < one else LOST for at in range(count)]


def _torn(random: Random) -> Fate:
    seed = random.randrange(10**9)
    return random.choice((WHOLE, LOST, Fate(torn=seed), Fate(gap=seed)))


def fates_of_names(pending: Sequence[Change]) -> Iterator[tuple[str, list[Fate]]]:
    """Where few names have changed: every way in which some of these changes are lost, and nothing else is."""
    names = [at for at, change in enumerate(pending) if isinstance(change, Rename)]
    if len(names) <= MOST_NAMES:
        for lost in chain.from_iterable(combinations(names, count) for count in range(1, len(names) + 1)):
            yield f"all but the names {lost}", [LOST if at in lost else WHOLE for at in range(len(pending))]


def images_of(cuts: Sequence[PowerCut], most: int, random: Random) -> Iterator[tuple[PowerCut, str, dict[str, bytes]]]:
    """At most so many images, no two alike, from all over the work."""
    cases: list[tuple[PowerCut, str, list[Fate]]] = []
    for number, cut in enumerate(cuts):
        drawn = islice(fates_of(len(cut.disk.pending), random), number % 7, None)
        cases += [(cut, how, fates) for how, fates in islice(drawn, -(-most // len(cuts)))]
        cases += [(cut, how, fates) for how, fates in fates_of_names(cut.disk.pending)]
    seen = set[bytes]()
    for cut, how, fates in evenly(cases, most):
        files = cut.disk.image(fates)
        mark = _mark(files, len(cut.heard.kept))
        if mark not in seen:
            seen.add(mark)
            yield cut, how, files


def _mark(files: dict[str, bytes], acknowledged: int) -> bytes:
    made = hashlib.blake2b(str(acknowledged).encode())
    for path, content in files.items():
        made.update(f"{path}\0{len(content)}\0".encode() + content)
    return made.digest()


def open_images(
    beginnings: Beginnings, most: int, seed: int, *, breaks: str = "", scenarios: Sequence[str] = tuple(SCENARIOS)
) -> Summary:
    """Open at most so many images, as many of each scenario, evenly chosen from those that there are."""
    summary, random = Summary(), Random(seed)
    for name in scenarios:
        with scratch_folder(beginnings.place) as scratch:
            moments, cuts = _scenario(beginnings.of(name), SCENARIOS[name], breaks, scratch)
            summary.moments += len(cuts)
            for cut, how, files in images_of(cuts, -(-most // len(scenarios)), random):
                summary.opened[name] += 1
                problems = _problems(files, cut.heard, moments, scratch / "image")
                summary.problems += [f"{name}, event {cut.at}, {how}: {problem}" for problem in problems]
    return summary


def _scenario(base: Path, acts: Sequence[str], breaks: str, scratch: Path) -> tuple[list[Moment], list[PowerCut]]:
    for name in ("undisturbed", "traced"):
        shutil.copytree(base, scratch / name)
    moments = undisturbed(scratch / "undisturbed", Clock(NEXT_DAY), acts, scratch / "copies")
    traced = scratch / "traced"
    before = {path: path.read_bytes() for path in traced.rglob("*") if path.is_file()}
    numbers, events = events_of(traced, command(traced, Clock(NEXT_DAY), acts, breaks))
    cuts = list(power_cuts(Disk.of(numbers, before), events))
    _require_the_same(cuts[-1].disk, traced)
    return moments, cuts


def _require_the_same(disk: Disk, folder: Path) -> None:
    """When all reached the disk, it holds what the folder holds: so nothing that was done has been overlooked."""
    files = disk.image([WHOLE] * len(disk.pending))
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    there = {name: path.read_bytes() for name, path in found.items() if path.is_file()}
    if {name: content for name, content in files.items() if not name.endswith("/")} != there:
        raise NotUnderstood("the calls that were written down do not lead to what the process left")


def _problems(files: dict[str, bytes], heard: Heard, moments: Sequence[Moment], folder: Path) -> Iterator[str]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path, content in files.items():
        if path.endswith("/"):
            (folder / path).mkdir()
        else:
            (folder / path).write_bytes(content)
    yield from strayed(heard, moments)
    yield from problems_after(folder, promised(heard, moments, {}), Clock(NEXT_DAY))


def main() -> None:
    parser = argparse.ArgumentParser(description="rebuild what power cuts leave, and open it")
    parser.add_argument("--images", type=int, default=5000, help="how many to open")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scenario", action="append", choices=SCENARIOS, help="one of the scenarios; may be repeated")
    parser.add_argument("--break", dest="breaks", default="", choices=["", *BREAKS], help="break the store first")
    wanted = parser.parse_args()
    names = tuple(wanted.scenario or SCENARIOS)
    with workplace() as beginnings:
        summary = open_images(beginnings, wanted.images, wanted.seed, breaks=wanted.breaks, scenarios=names)
    sys.stdout.write(f"{summary}\n")
    sys.exit(bool(summary.problems))


if __name__ == "__main__":
    main()
