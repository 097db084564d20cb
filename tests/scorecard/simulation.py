"""An exchange with known truth: databases, workbooks edited by hand, files that come late, twice and out of order.

Every edit makes a version of a field, and every party knows which versions lie behind what it holds. So for each
field of each merge it is known whether one side had seen the other's value; the merge itself sees contents and origins
alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from styrkort_desktop.scorecard.ancestors import (
    common_ancestors,
    dispatch_content,
    filled,
    held_dispatches,
    received_digest,
    replaced_questions,
)
from styrkort_desktop.scorecard.cells import CellForm, put_together, take_apart
from styrkort_desktop.scorecard.conflicts import (
    Ancestor,
    AncestorKind,
    Conflict,
    ConflictKind,
    MergeResult,
    Settlement,
    Side,
)
from styrkort_desktop.scorecard.json_form import content_digest
from styrkort_desktop.scorecard.merge import merge
from styrkort_desktop.scorecard.origin import Document, Origin
from styrkort_desktop.scorecard.received import Coverage, Received
from styrkort_desktop.scorecard.resolving import resolve
from styrkort_desktop.scorecard.scorecard import Scorecard
from tests.scorecard.simulated_edits import edited, small_scorecard
from tests.scorecard.truth import File, Judge, Line, Party, Tally, Versions, after_merge, after_settling

_NOON = datetime.datetime(2016, 2, 12, 12, tzinfo=datetime.UTC)

Ancestry = Callable[["Office", Received, str], Sequence[Ancestor]]


@dataclass(slots=True)
class Workbook:
    """A file that somebody edits by hand."""

    file: File


@dataclass(frozen=True, slots=True)
class Merged:
    """What a database remembers of a file."""

    digest: str
    database: str | None
    dispatch: str | None
    dispatch_content: Scorecard | None
    content: Scorecard
    coverage: Coverage
    contains: tuple[tuple[str, str], ...]
    received: datetime.datetime
    line: Line


@dataclass(slots=True)
class World:
    """The parties, the files on their way, and the count of versions."""

    random: Random
    ancestry: Ancestry
    tally: Tally = field(default_factory=Tally)
    versions: Versions = field(default_factory=Versions)
    files: list[File] = field(default_factory=list)
    workbooks: list[Workbook] = field(default_factory=list)


@dataclass(slots=True)
class Office(Party):
    """A database of one unit with its dispatches and the files it merged."""

    dispatches: dict[str, Scorecard] = field(default_factory=dict)
    sent: list[str] = field(default_factory=list)
    files: list[Merged] = field(default_factory=list)

    def send(self, *, with_frozen_copy: bool) -> File:
        """Its content as a file: a dispatch."""
        digest = content_digest(self.scorecard, self.name)
        self.dispatches[digest] = self.scorecard
        follows = tuple(one for one in reversed(self.sent) if one != digest)
        self.sent = [*(one for one in self.sent if one != digest), digest]
        origin = Origin(
            digest,
            self.name,
            _NOON,
            follows,
            held_dispatches(self.name, self.files, [(digest, conflict) for digest, conflict, _ in self.open]),
        )
        received = Received(Document(self.scorecard, origin), self.scorecard if with_frozen_copy else None)
        return File(received, self.line, frozenset(take_apart(self.scorecard).rows))

    def receive(self, file: File, world: World) -> MergeResult:
        """Merge a file and hold the outcome against the truth."""
        digest = received_digest(file.received)
        ancestors = world.ancestry(self, file.received, digest)
        result = merge(ancestors, self.scorecard, file.received, file_digest=digest)
        Judge(self, file, result, world.tally, world.versions, knows_ancestors=bool(ancestors)).judge()
        self._close(digest, file, ancestors, result, world)
        self.line = after_merge(self, file, result)
        self._remember(file, digest, ancestors, result)
        self.scorecard = result.scorecard
        return result

    def _close(self, digest: str, file: File, ancestors: Sequence[Ancestor], result: MergeResult, world: World) -> None:
        """Questions of files that the new one builds on give way to its own."""
        questions = [(earlier, conflict) for earlier, conflict, _ in self.open]
        replaced = replaced_questions(questions, ancestors, file.received, digest, result)
        asked = {(one.row, one.path) for one in result.conflicts}
        for entry in list(self.open):
            _, conflict, asker = entry
            if conflict.id not in replaced:
                continue
            self.open.remove(entry)
            world.tally.counts["questions closed by a later file"] += 1
            key = (conflict.row, conflict.path)
            if conflict.kind is not ConflictKind.FIELD or key in asked or (conflict.row, ()) in asked:
                continue
            lies_behind = asker.line.at(key) in file.line.knows(key) or asker.line.at(key) in self.line.knows(key)
            if not lies_behind:
                world.tally.lost("questions closed unanswered", listed=False, told=f"{key}: {conflict.theirs!r}")

    def _remember(self, file: File, digest: str, ancestors: Sequence[Ancestor], result: MergeResult) -> None:
        origin = file.received.document.origin
        assert origin is not None
        if all(one.digest != digest for one in self.files):
            content = filled(file.received, ancestors)
            frozen = dispatch_content(file.received)
            made = (digest, origin.database, origin.dispatch, frozen, content, file.received.coverage, origin.contains)
            self.files.insert(0, Merged(*made, _NOON, file.line))
        known = {conflict.id for _, conflict, _ in self.open}
        self.open += [(digest, one, file) for one in result.conflicts if one.id not in known]

    def settle(self, world: World) -> None:
        """Some open questions settled, each for a side or with a value of its own."""
        for entry in list(self.open):
            if world.random.random() < 0.5:
                continue
            _, conflict, file = entry
            self.open.remove(entry)
            own = conflict.kind is ConflictKind.FIELD and isinstance(conflict.ours, str) and conflict.path[-1] == "text"
            sides = [Settlement(Side.OURS), Settlement(Side.THEIRS)]
            choice = world.random.choice(sides + ([Settlement(None, f"Eget {world.versions.last}")] if own else []))
            self._settle(conflict, choice, file, world)

    def _settle(self, conflict: Conflict, choice: Settlement, file: File, world: World) -> None:
        before = self.scorecard
        try:
            self.scorecard = resolve(self.scorecard, conflict, choice)
        except Exception:  # noqa: BLE001 -- a row that is gone: the question ends with ours
            choice = Settlement(Side.OURS)
        self.line = after_settling(self.line, before, self.scorecard, conflict, choice, file, world.versions)


def part_of(received: Received, random: Random) -> Received:
    """A file without some columns."""
    absent = random.sample(
        [("goal", ("responsible",)), ("indicator", ("source",)), ("indicator", ("targets", "2017")), ("activity", ())],
        2,
    )
    coverage = Coverage(dict.fromkeys(absent, False))
    form = take_apart(received.scorecard)
    rows = {row: place for row, place in form.rows.items() if coverage.covers(place.record, ())}
    cells = {
        (row, path): value
        for (row, path), value in form.cells.items()
        if (not row or row in rows) and coverage.covers(form.rows[row].record if row else "scorecard", path)
    }
    scorecard = put_together(received.scorecard, CellForm(rows, cells))
    return replace(received, document=replace(received.document, scorecard=scorecard), coverage=coverage)


def run_round(seed: int, ancestry: Ancestry, *, with_frozen_copy: bool = True, events: int = 60) -> Tally:
    """One exchange between an office, a unit's own database and people with workbooks."""
    world = World(Random(seed), ancestry)
    start = small_scorecard()
    world.versions.first.update(take_apart(start).cells)
    rows = frozenset(take_apart(start).rows)
    office, unit = Office("kontoret", start, Line(rows=rows)), Office("enheten", start, Line(rows=rows))
    first = office.send(with_frozen_copy=with_frozen_copy)
    unit.receive(first, world)
    world.files.append(first)
    for _ in range(events):
        _event(office, unit, world, with_frozen_copy)
    return world.tally


def _event(office: Office, unit: Office, world: World, with_frozen_copy: bool) -> None:
    random = world.random
    one = random.choice([office, unit])
    kind = random.choices(
        ["edit", "send", "copy", "hand", "save", "deliver", "settle"], weights=[3, 2, 2, 5, 3, 6, 1.5]
    )[0]
    if kind == "edit":
        one.scorecard, one.line = edited(one.scorecard, one.line, random, world.versions, random.randint(1, 4))
    elif kind == "send":
        world.files.append(one.send(with_frozen_copy=with_frozen_copy))
    elif kind == "copy":
        world.workbooks.append(Workbook(random.choice(world.files[-6:])))
    elif kind == "hand" and world.workbooks:
        book = random.choice(world.workbooks[-4:])
        was = book.file.received
        scorecard, line = edited(was.scorecard, book.file.line, random, world.versions, random.randint(1, 4))
        received = replace(was, document=replace(was.document, scorecard=scorecard))
        book.file = replace(book.file, received=received, line=line)
    elif kind == "save" and world.workbooks:
        file = random.choice(world.workbooks[-4:]).file
        world.files.append(file)
        if random.random() < 0.1 and not file.received.coverage.said:
            world.files[-1] = replace(file, received=part_of(file.received, random))
    elif kind == "deliver":
        one.receive(random.choice(world.files[-8:]), world)
    elif kind == "settle":
        one.settle(world)


# -- which ancestors


def known_ancestors(office: Office, received: Received, digest: str) -> Sequence[Ancestor]:
    """What the program does."""
    conflicts = [(file, conflict) for file, conflict, _ in office.open]
    return common_ancestors(office.name, office.dispatches, office.files, conflicts, received, digest)


def own_dispatch_alone(office: Office, received: Received, digest: str) -> Sequence[Ancestor]:
    """The file's own frozen content as the only base."""
    return [
        one
        for one in known_ancestors(office, received, digest)
        if one.kind in (AncestorKind.DISPATCH, AncestorKind.ITSELF)
    ]
