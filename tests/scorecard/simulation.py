"""An exchange with known truth: databases, workbooks edited by hand, files that come late, twice and out of order.

Every edit makes a version of a field, and every party knows which versions lie behind what it holds. So for each field of each merge
it is known whether one side had seen the other's value; the merge itself sees contents and origins alone.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from styrkort_desktop.scorecard.ancestors import (
    common_ancestors,
    dispatch_content,
    filled,
    received_digest,
    replaced_questions,
)
from styrkort_desktop.scorecard.cells import CellForm, CellKey, RowPlace, put_together, take_apart
from styrkort_desktop.scorecard.conflicts import Ancestor, AncestorKind, Conflict, ConflictKind, MergeResult, Settlement, Side
from styrkort_desktop.scorecard.editing import new_id
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.json_form import content_digest, document_from_json
from styrkort_desktop.scorecard.merge import merge
from styrkort_desktop.scorecard.origin import Document, Origin
from styrkort_desktop.scorecard.received import Coverage, Received
from styrkort_desktop.scorecard.resolving import resolve
from styrkort_desktop.scorecard.scorecard import Scorecard

AREAS = ("kvalitetskommun", "folja_jamfora", "ledarskap")
LENSES = ("kvalitet", "jamstalldhet", "tillvaxt")
_NOBODY: frozenset[int] = frozenset({0})
_NOON = datetime.datetime(2016, 2, 12, 12, tzinfo=datetime.timezone.utc)

Ancestry = Callable[["Office", Received, str], Sequence[Ancestor]]


def small_scorecard() -> Scorecard:
    """Two goals with an indicator and an activity each: enough to meet in, small enough to merge thousands of times."""

    def indicator(name: str) -> Json:
        return {
            "id": name,
            "name": f"Andel {name}",
            "source": "Enkät",
            "definition": f"Så räknas {name}",
            "responsible": "Controller",
            "baseline": {"year": 2014, "value": 0.7},
            "targets": {"2016": 0.5, "2017": 0.6},
            "outcomes": [{"year": 2013, "value": 0.8}],
        }

    def goal(number: int) -> Json:
        return {
            "id": f"g{number}",
            "area": AREAS[number % 3],
            "text": f"Första målet {number}",
            "responsible": "Chef",
            "lenses": ["kvalitet"],
            "activities": [{"id": f"a{number}", "text": f"Första aktiviteten {number}"}],
            "indicators": [indicator(f"i{number}")],
        }

    raw: dict[str, Json] = {
        "format": "styrkort/1",
        "template": "lulea-2016",
        "period": {"first_year": 2016, "last_year": 2018},
        "unit": {"code": "BUN"},
        "goals": [goal(number) for number in range(2)],
        "economy": {"refrain": "Inget", "strategy": "Lång sikt"},
    }
    return document_from_json(raw).scorecard


# -- what is known to be true


@dataclass(frozen=True, slots=True)
class Line:
    """What lies behind a content: each field's version and all versions before it, and the rows it has ever held."""

    version: dict[CellKey, int] = field(default_factory=dict)
    history: dict[CellKey, frozenset[int]] = field(default_factory=dict)
    rows: frozenset[str] = frozenset()
    deletions: dict[str, int] = field(default_factory=dict)
    deletions_known: frozenset[int] = frozenset()

    def knows(self, key: CellKey) -> frozenset[int]:
        """Every version of a field that this content comes after."""
        return self.history.get(key, _NOBODY)

    def at(self, key: CellKey) -> int:
        """The version it holds."""
        return self.version.get(key, 0)

    def undone(self, other: Line, sent: frozenset[str]) -> frozenset[str]:
        """Rows that another line made after a dispatch and took away again: to us they look as if it never had them."""
        return frozenset(row for row in other.deletions if row in self.rows and row not in sent)


@dataclass(frozen=True, slots=True)
class File:
    """A file on its way, with the truth that its reader cannot see."""

    received: Received
    line: Line
    sent_rows: frozenset[str] = frozenset()


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
class Tally:
    """What a run showed. Losses in silence must be none."""

    counts: Counter[str] = field(default_factory=Counter)
    silent: list[str] = field(default_factory=list)

    def lost(self, what: str, *, listed: bool, told: str) -> None:
        self.counts[f"{what}, {'listed' if listed else 'silent'}"] += 1
        if not listed:
            self.silent.append(told)


@dataclass(slots=True)
class World:
    """The parties, the files on their way, and the count of versions."""

    random: Random
    ancestry: Ancestry
    tally: Tally = field(default_factory=Tally)
    versions: int = 0
    values: dict[tuple[CellKey, int], Json] = field(default_factory=dict)
    first: dict[CellKey, Json] = field(default_factory=dict)
    files: list[File] = field(default_factory=list)
    workbooks: list[Workbook] = field(default_factory=list)

    def new_version(self) -> int:
        self.versions += 1
        return self.versions

    def version_of(self, key: CellKey, value: Json, before: frozenset[int]) -> int:
        """A new version of a field; an edit that brings back an earlier value brings back that version."""
        earlier = next((one for one in sorted(before) if one and self.values.get((key, one)) == value), None)
        if earlier is None and self.first.get(key) == value:
            earlier = 0
        version = self.new_version()
        self.values[key, version] = value
        return version if earlier is None else earlier


@dataclass(slots=True)
class Office:
    """A database of one unit: its content, its dispatches, the files it merged and the questions still open."""

    name: str
    scorecard: Scorecard
    line: Line
    dispatches: dict[str, Scorecard] = field(default_factory=dict)
    sent: list[str] = field(default_factory=list)
    files: list[Merged] = field(default_factory=list)
    open: list[tuple[str, Conflict, File]] = field(default_factory=list)

    def send(self, *, with_frozen_copy: bool) -> File:
        """Its content as a file: a dispatch."""
        digest = content_digest(self.scorecard, self.name)
        self.dispatches[digest] = self.scorecard
        follows = tuple(one for one in reversed(self.sent) if one != digest)
        self.sent = [*(one for one in self.sent if one != digest), digest]
        origin = Origin(digest, self.name, _NOON, follows, self.contained())
        received = Received(Document(self.scorecard, origin), self.scorecard if with_frozen_copy else None)
        return File(received, self.line, frozenset(take_apart(self.scorecard).rows))

    def contained(self) -> tuple[tuple[str, str], ...]:
        """The newest dispatch of each other database that it holds, questions settled."""
        waiting = {digest for digest, _, _ in self.open}
        found: dict[str, str] = {}
        for file in self.files:
            if file.digest in waiting:
                continue
            if file.database and file.dispatch and file.database != self.name:
                found.setdefault(file.database, file.dispatch)
            for other, dispatch in file.contains:
                if other != self.name:
                    found.setdefault(other, dispatch)
        return tuple(sorted(found.items()))

    def receive(self, file: File, world: World) -> MergeResult:
        """Merge a file and hold the outcome against the truth."""
        digest = received_digest(file.received)
        ancestors = world.ancestry(self, file.received, digest)
        result = merge(ancestors, self.scorecard, file.received, file_digest=digest)
        _Judge(self, file, result, world.tally).judge()
        self._close(digest, file, ancestors, result, world)
        self.line = _after(self, file, result)
        self._remember(file, digest, ancestors, result)
        self.scorecard = result.scorecard
        return result

    def waits(self, key: CellKey, line: Line) -> bool:
        """Whether what a line holds at a field is asked about in an open question already."""
        return any(
            (conflict.row, conflict.path) == key and line.at(key) in file.line.knows(key)
            for _, conflict, file in self.open
        )

    def _close(
        self, digest: str, file: File, ancestors: Sequence[Ancestor], result: MergeResult, world: World
    ) -> None:
        """Questions of files that the new one builds on give way to its own."""
        questions = [(earlier, conflict) for earlier, conflict, _ in self.open]
        replaced = replaced_questions(questions, ancestors, file.received, digest, result.conflicts)
        asked = {(one.row, one.path) for one in result.conflicts}
        for entry in list(self.open):
            _, conflict, asker = entry
            if conflict.id not in replaced:
                continue
            self.open.remove(entry)
            world.tally.counts["questions closed by a later file"] += 1
            key = (conflict.row, conflict.path)
            if conflict.kind is not ConflictKind.FIELD or key in asked:
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
            choice = world.random.choice(sides + ([Settlement(None, f"Eget {world.versions}")] if own else []))
            self._settle(conflict, choice, file, world)

    def _settle(self, conflict: Conflict, choice: Settlement, file: File, world: World) -> None:
        before = self.scorecard
        try:
            self.scorecard = resolve(self.scorecard, conflict, choice)
        except Exception:  # noqa: BLE001 -- a row that is gone: the question ends with ours
            choice = Settlement(Side.OURS)
        self.line = _settled(self.line, before, self.scorecard, conflict, choice, file, world)


def _settled(
    line: Line, before: Scorecard, after: Scorecard, conflict: Conflict, choice: Settlement, file: File, world: World
) -> Line:
    """The truth after a question was settled: both sides have been seen."""
    version, history, known = dict(line.version), dict(line.history), line.deletions_known
    if conflict.kind is ConflictKind.DELETION:
        asked = (conflict.row, *_below(take_apart(before), conflict.row))
        known |= {file.line.deletions[row] for row in asked if row in file.line.deletions}
        gone = take_apart(before).rows.keys() - take_apart(after).rows.keys()
        return replace(
            line, deletions_known=known, deletions={**line.deletions, **{row: world.new_version() for row in gone}}
        )
    keys = [(conflict.row, conflict.path)]
    if conflict.kind is ConflictKind.NEW_ROW:
        there = {conflict.row, *_below(take_apart(file.received.scorecard), conflict.row)}
        keys = [key for key in {**dict.fromkeys(file.line.version), **take_apart(file.received.scorecard).cells} if key[0] in there]
    now = take_apart(after).cells
    theirs = take_apart(file.received.scorecard).cells
    for key in keys:
        history[key] = line.knows(key) | file.line.knows(key)
        if choice.side is None:
            version[key] = world.new_version()
            history[key] |= {version[key]}
        elif choice.side is Side.THEIRS and now.get(key) == theirs.get(key):
            version[key] = file.line.at(key)
    return replace(line, version=version, history=history, rows=line.rows | take_apart(after).rows.keys())


def _below(form: CellForm, row: str) -> list[str]:
    found = [row]
    for one, place in form.rows.items():
        if place.parent in found:
            found.append(one)
    return found[1:]


def _after(office: Office, file: File, result: MergeResult) -> Line:
    """The truth behind a merge's outcome: what is not asked about has been decided, and both sides lie behind it."""
    mine, theirs, now = (take_apart(one) for one in (office.scorecard, file.received.scorecard, result.scorecard))
    coverage = file.received.coverage
    asked = {(one.row, one.path) for one in result.conflicts}
    version, history = dict(office.line.version), dict(office.line.history)
    held_back = {one for row, path in asked if not path for one in (row, *_below(theirs, row))}
    for key in {**mine.cells, **theirs.cells, **now.cells, **dict.fromkeys(file.line.version)}:
        row, path = key
        place = theirs.rows.get(row)
        if key in asked or row in held_back or (row and place is None) or office.waits(key, file.line):
            continue
        if not coverage.covers(place.record if place else "scorecard", path):
            continue
        history[key] = office.line.knows(key) | file.line.knows(key)
        if now.cells.get(key) == theirs.cells.get(key) and now.cells.get(key) != mine.cells.get(key):
            version[key] = file.line.at(key)
        elif row and row not in mine.rows and row in now.rows:
            version[key] = file.line.at(key)
        elif now.cells.get(key) == theirs.cells.get(key) and file.line.at(key) > office.line.at(key):
            version[key] = file.line.at(key)
    rows = office.line.rows | now.rows.keys() | (theirs.rows.keys() - held_back)
    gone = {event for row, event in file.line.deletions.items() if row not in mine.rows}
    known = office.line.deletions_known | gone
    return replace(office.line, version=version, history=history, rows=rows, deletions_known=known)


# -- the judge


@dataclass(slots=True)
class _Judge:
    """Holds one merge against the truth, field by field and row by row."""

    office: Office
    file: File
    result: MergeResult
    tally: Tally

    def judge(self) -> None:
        counts = self.tally.counts
        counts["merges"] += 1
        counts["questions"] += len(self.result.conflicts)
        mine, theirs = take_apart(self.office.scorecard), take_apart(self.file.received.scorecard)
        now = take_apart(self.result.scorecard)
        asked = {(one.row, one.path) for one in self.result.conflicts}
        for key in {**mine.cells, **theirs.cells}:
            row, path = key
            if row and (row not in mine.rows or row not in theirs.rows):
                continue
            record = mine.rows[row].record if row else "scorecard"
            if mine.cells.get(key) != theirs.cells.get(key) and self.file.received.coverage.covers(record, path):
                self.judge_field(key, mine.cells.get(key), theirs.cells.get(key), now, key in asked)
        waiting = {one.row for _, one, _ in self.office.open if not one.path}
        self.judge_rows(mine, theirs, now, {row for row, path in asked if not path}, waiting)
        self.judge_untouched(mine, theirs, now)

    def judge_field(self, key: CellKey, old: Json, new: Json, now: CellForm, asked: bool) -> None:
        us, them = self.office.line, self.file.line
        here, there = us.at(key) in them.knows(key), them.at(key) in us.knows(key)
        truth = "either" if here and there else "take" if here else "keep" if there else "ask"
        if asked:
            self.tally.counts["needful questions" if truth == "ask" else "needless questions"] += 1
            return
        if key[1] == ("goal",) and (str(new), ()) in {(one.row, one.path) for one in self.result.conflicts}:
            return  # moved under a row that is asked about
        found = now.cells.get(key)
        told = f"{key}: {old!r} here, {new!r} in the file, {found!r} now; truth: {truth}"
        listed = {(one.row, one.path): one for one in (*self.result.taken, *self.result.kept)}.get(key)
        openly = listed is not None and (listed.against_copy or listed.replaces_own)
        if found == new and truth not in ("take", "either"):
            self.tally.lost("values replaced", listed=openly, told=told)
        elif found == old and truth not in ("keep", "either") and not self.office.waits(key, self.file.line):
            self.tally.lost("values not taken", listed=openly, told=told)
        elif found not in (old, new):
            self.tally.lost("values of nobody", listed=False, told=told)
        if found == new and listed is None:
            self.tally.lost("values taken and not told of", listed=False, told=told)

    def judge_rows(
        self, mine: CellForm, theirs: CellForm, now: CellForm, asked: set[str], waiting: set[str]
    ) -> None:
        us, them = self.office.line, self.file.line
        kept = {one.row for one in self.result.kept if not one.path}
        whole = {one for row in asked | waiting for one in (row, *_below(mine, row), *_below(theirs, row))}
        for row, place in mine.rows.items():
            if row in theirs.rows or not self.file.received.coverage.covers(place.record, ()):
                continue
            event = them.deletions.get(row)
            deleted = event is not None and event not in us.deletions_known
            if row in asked:
                self.tally.counts["needful questions" if deleted else "needless questions"] += 1
            elif row not in now.rows:
                self.tally.lost("rows removed", listed=False, told=row)
            elif deleted and row not in whole and row not in us.undone(them, self.file.sent_rows):
                self.tally.lost("deletions not asked about", listed=row in kept, told=row)
        for row in theirs.rows:
            if row in mine.rows:
                continue
            here = us.rows
            changed = self.is_changed(theirs, row)
            if row in asked:
                self.tally.counts["needful questions" if row in here and changed else "needless questions"] += 1
            elif row in now.rows or row in whole:
                if row in here and row in now.rows and theirs.rows[row].parent in mine.rows:
                    self.tally.counts["rows that came back"] += 1
            elif row not in here or changed:
                self.tally.lost("rows not taken", listed=row in kept, told=row)

    def is_changed(self, theirs: CellForm, row: str) -> bool:
        us, them = self.office.line, self.file.line
        return any(key[0] == row and them.at(key) not in us.knows(key) for key in {**theirs.cells, **dict.fromkeys(them.version)})

    def judge_untouched(self, mine: CellForm, theirs: CellForm, now: CellForm) -> None:
        """What both sides have alike, and what the file does not speak of, is left alone."""
        for key, value in mine.cells.items():
            row, path = key
            spoken = self.file.received.coverage.covers(mine.rows[row].record if row else "scorecard", path)
            alike = theirs.cells.get(key) == value or not spoken
            if alike and row in {"", *now.rows} and now.cells.get(key) != value and path[-1] != "goal":
                self.tally.lost("values touched", listed=False, told=str(key))
        for one in self.result.taken:
            key = (one.row, one.path)
            if one.path and one.new is not None and isinstance(one.new, (str, int, float)) and now.cells.get(key) != one.new:
                self.tally.lost("things told that did not happen", listed=False, told=str(one))


# -- what people do


def edited(file_scorecard: Scorecard, line: Line, world: World, times: int) -> tuple[Scorecard, Line]:
    """A content after some edits, and the truth behind it."""
    form = take_apart(file_scorecard)
    rows, cells = dict(form.rows), dict(form.cells)
    version, history, seen = dict(line.version), dict(line.history), set(line.rows)
    deletions = dict(line.deletions)
    for _ in range(times):
        touched = _one_edit(rows, cells, world)
        for key in touched:
            version[key] = world.version_of(key, cells.get(key), history.get(key, _NOBODY))
            history[key] = history.get(key, _NOBODY) | {version[key]}
        gone = seen & form.rows.keys() - rows.keys() - deletions.keys()
        deletions.update({row: world.new_version() for row in gone})
        seen |= rows.keys()
    made = put_together(file_scorecard, CellForm(rows, cells))
    return made, Line(version, history, frozenset(seen), deletions, line.deletions_known | frozenset(deletions.values()))


def _one_edit(rows: dict[str, RowPlace], cells: dict[CellKey, Json], world: World) -> list[CellKey]:
    random = world.random
    kind = random.random()
    goals = [row for row, place in rows.items() if place.record == "goal"]
    movable = [row for row, place in rows.items() if place.record == "indicator"]
    if kind < 0.03 and len(rows) > 4:
        return _delete(rows, cells, random.choice(goals if random.random() < 0.4 and len(goals) > 2 else list(rows)))
    if kind < 0.08 and goals:
        return _add_goal(rows, cells, world)
    if kind < 0.12 and movable and len(goals) > 1:
        row = random.choice(movable)
        parent = random.choice([goal for goal in goals if goal != rows[row].parent])
        rows[row] = replace(rows[row], parent=parent)
        cells[row, ("goal",)] = parent
        return [(row, ("goal",))]
    if kind < 0.16 and goals:
        key = (random.choice(goals), ("area",))
        cells[key] = random.choice([area for area in AREAS if area != cells[key]])
        return [key]
    if kind < 0.22 and goals:
        key = (random.choice(goals), ("lenses", random.choice(LENSES)))
        return [_toggle(cells, key)]
    return [_change_field(rows, cells, world)]


def _toggle(cells: dict[CellKey, Json], key: CellKey) -> CellKey:
    if cells.pop(key, None) is None:
        cells[key] = True
    return key


def _delete(rows: dict[str, RowPlace], cells: dict[CellKey, Json], row: str) -> list[CellKey]:
    gone = {row, *_below(CellForm(rows, cells), row)}
    for one in gone:
        del rows[one]
    for key in [key for key in cells if key[0] in gone]:
        del cells[key]
    return []


def _add_goal(rows: dict[str, RowPlace], cells: dict[CellKey, Json], world: World) -> list[CellKey]:
    goal, indicator = new_id(), new_id()
    rows[goal], rows[indicator] = RowPlace("goal", "", ("goals",)), RowPlace("indicator", goal, ("indicators",))
    made: dict[CellKey, Json] = {
        (goal, ("area",)): world.random.choice(AREAS),
        (goal, ("text",)): f"Nytt mål {goal}",
        (indicator, ("goal",)): goal,
        (indicator, ("name",)): f"Antal {indicator}",
    }
    cells.update(made)
    return list(made)


def _change_field(rows: dict[str, RowPlace], cells: dict[CellKey, Json], world: World) -> CellKey:
    random = world.random
    number = world.versions + 1
    values: dict[str, tuple[tuple[tuple[str, ...], Json], ...]] = {
        "goal": ((("text",), f"Mål {number}"), (("responsible",), f"Befattning {number}")),
        "activity": ((("text",), f"Aktivitet {number}"),),
        "indicator": (
            (("source",), f"Källa {number}"),
            (("definition",), f"Definition {number}"),
            (("baseline",), {"year": 2014, "value": number}),
            (("targets", "2016"), number),
            (("targets", "2017"), number),
            (("outcomes", "2013"), {"year": 2013, "value": number}),
            (("outcomes", "2016/t1"), {"year": 2016, "round": "t1", "value": number}),
        ),
        "scorecard": ((("economy", "strategy"), f"Strategi {number}"), (("economy", "refrain"), f"Avstår {number}")),
    }
    row = random.choice(["", *rows])
    path, value = random.choice(values[rows[row].record if row else "scorecard"])
    key = (row, path)
    if random.random() < 0.12 and key in cells:
        del cells[key]
    else:
        cells[key] = value
    return key


def part_of(received: Received, random: Random) -> Received:
    """A file without some columns."""
    absent = random.sample(
        [("goal", ("responsible",)), ("indicator", ("source",)), ("indicator", ("targets", "2017")), ("activity", ())], 2
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


def run_round(seed: int, ancestry: Ancestry, *, with_frozen_copy: bool = True, events: int = 40) -> Tally:
    """One exchange between an office, a unit's own database and people with workbooks."""
    world = World(Random(seed), ancestry)
    start = small_scorecard()
    world.first.update(take_apart(start).cells)
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
        one.scorecard, one.line = edited(one.scorecard, one.line, world, random.randint(1, 4))
    elif kind == "send":
        world.files.append(one.send(with_frozen_copy=with_frozen_copy))
    elif kind == "copy":
        world.workbooks.append(Workbook(random.choice(world.files[-6:])))
    elif kind == "hand" and world.workbooks:
        book = random.choice(world.workbooks[-4:])
        was = book.file.received
        scorecard, line = edited(was.scorecard, book.file.line, world, random.randint(1, 4))
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
    return [one for one in known_ancestors(office, received, digest) if one.kind in (AncestorKind.DISPATCH, AncestorKind.ITSELF)]
