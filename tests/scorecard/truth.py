"""What is known to be true in a simulated exchange, and the judge that holds each merge against it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from styrkort_desktop.scorecard.cells import CellForm, CellKey, take_apart
from styrkort_desktop.scorecard.conflicts import Conflict, ConflictKind, MergeResult, Settlement, Side
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.received import Received
from styrkort_desktop.scorecard.scorecard import Scorecard

NOBODY: frozenset[int] = frozenset({0})


@dataclass(slots=True)
class Versions:
    """Hands out a number for every value that a field ever gets; 0 is what it began with."""

    last: int = 0
    values: dict[tuple[CellKey, int], Json] = field(default_factory=dict)
    first: dict[CellKey, Json] = field(default_factory=dict)

    def new_version(self) -> int:
        self.last += 1
        return self.last

    def value(self, key: CellKey, version: int) -> Json:
        """What a version says."""
        return self.values.get((key, version)) if version else self.first.get(key)

    def version_of(self, key: CellKey, value: Json, before: frozenset[int]) -> int:
        """A new version of a field; an edit that brings back an earlier value brings back that version."""
        earlier = next((one for one in sorted(before) if one and self.values.get((key, one)) == value), None)
        if earlier is None and self.first.get(key) == value:
            earlier = 0
        version = self.new_version()
        self.values[key, version] = value
        return version if earlier is None else earlier


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
        return self.history.get(key, NOBODY)

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
class Party:
    """A database as far as the truth goes: its content, what lies behind that, and the questions still open."""

    name: str
    scorecard: Scorecard
    line: Line
    open: list[tuple[str, Conflict, File]] = field(default_factory=list)

    def waits(self, key: CellKey, line: Line) -> bool:
        """Whether what a line holds at a field is asked about in an open question already."""
        return any(
            (conflict.row, conflict.path) == key and line.at(key) in file.line.knows(key)
            for _, conflict, file in self.open
        ) or any(conflict.row == key[0] and not conflict.path for _, conflict, _ in self.open)


@dataclass(slots=True)
class Tally:
    """What a run showed. Losses in silence must be none."""

    counts: Counter[str] = field(default_factory=Counter)
    silent: list[str] = field(default_factory=list)

    def lost(self, what: str, *, listed: bool, told: str) -> None:
        self.counts[f"{what}, {'listed' if listed else 'silent'}"] += 1
        if not listed:
            self.silent.append(told)


def after_settling(
    line: Line,
    before: Scorecard,
    after: Scorecard,
    conflict: Conflict,
    choice: Settlement,
    file: File,
    versions: Versions,
) -> Line:
    """The truth after a question was settled: both sides have been seen."""
    version, history, known = dict(line.version), dict(line.history), line.deletions_known
    if conflict.kind is ConflictKind.DELETION:
        asked = (conflict.row, *below(take_apart(before), conflict.row))
        known |= {file.line.deletions[row] for row in asked if row in file.line.deletions}
        gone = take_apart(before).rows.keys() - take_apart(after).rows.keys()
        return replace(
            line, deletions_known=known, deletions={**line.deletions, **{row: versions.new_version() for row in gone}}
        )
    keys = [(conflict.row, conflict.path)]
    if conflict.kind is ConflictKind.NEW_ROW:
        there = {conflict.row, *below(take_apart(file.received.scorecard), conflict.row)}
        keys = [
            key
            for key in {**dict.fromkeys(file.line.version), **take_apart(file.received.scorecard).cells}
            if key[0] in there
        ]
    now = take_apart(after).cells
    theirs = take_apart(file.received.scorecard).cells
    for key in keys:
        history[key] = line.knows(key) | file.line.knows(key)
        if choice.side is None:
            version[key] = versions.new_version()
            history[key] |= {version[key]}
        elif choice.side is Side.THEIRS and now.get(key) == theirs.get(key):
            version[key] = file.line.at(key)
    rows = line.rows | take_apart(after).rows.keys() | {row for row, _ in keys if row}
    return replace(line, version=version, history=history, rows=rows)


def below(form: CellForm, row: str) -> list[str]:
    found = [row]
    for one, place in form.rows.items():
        if place.parent in found:
            found.append(one)
    return found[1:]


def after_merge(office: Party, file: File, result: MergeResult) -> Line:
    """The truth behind a merge's outcome: what is not asked about has been decided, and both sides lie behind it."""
    mine, theirs, now = (take_apart(one) for one in (office.scorecard, file.received.scorecard, result.scorecard))
    coverage = file.received.coverage
    asked = {(one.row, one.path) for one in result.conflicts}
    version, history = dict(office.line.version), dict(office.line.history)
    held_back = {one for row, path in asked if not path for one in (row, *below(theirs, row))}
    for key in {**mine.cells, **theirs.cells, **now.cells, **dict.fromkeys(file.line.version)}:
        row, path = key
        place = theirs.rows.get(row)
        if key in asked or row in held_back or (row and place is None):
            continue
        taken = now.cells.get(key) == theirs.cells.get(key) != mine.cells.get(key)
        if office.waits(key, file.line) and not taken:
            continue
        if not coverage.covers(place.record if place else "scorecard", path):
            continue
        history[key] = office.line.knows(key) | file.line.knows(key)
        as_theirs = now.cells.get(key) == theirs.cells.get(key)
        differed = now.cells.get(key) != mine.cells.get(key)
        came = bool(row) and row not in mine.rows and row in now.rows
        if came or (as_theirs and (differed or file.line.at(key) > office.line.at(key))):
            version[key] = file.line.at(key)
    rows = office.line.rows | now.rows.keys() | (theirs.rows.keys() - held_back)
    gone = {event for row, event in file.line.deletions.items() if row not in mine.rows}
    known = office.line.deletions_known | gone
    return replace(office.line, version=version, history=history, rows=rows, deletions_known=known)


# -- the judge


@dataclass(slots=True)
class Judge:
    """Holds one merge against the truth, field by field and row by row."""

    office: Party
    file: File
    result: MergeResult
    tally: Tally
    versions: Versions
    knows_ancestors: bool = True

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
        waiting = {one.row for _, one, _ in self.office.open}
        self.judge_rows(mine, theirs, now, {row for row, path in asked if not path}, waiting)
        self.judge_untouched(mine, theirs, now)

    def judge_field(self, key: CellKey, old: Json, new: Json, now: CellForm, asked: bool) -> None:
        us, them = self.office.line, self.file.line
        here = us.at(key) in them.knows(key) or self.was_common(key, old)
        there = them.at(key) in us.knows(key) or self.was_common(key, new)
        truth = "either" if here and there else "take" if here else "keep" if there else "ask"
        if asked:
            self.tally.counts["needful questions" if truth == "ask" else "needless questions"] += 1
            return
        questions = [*self.result.conflicts, *(one for _, one, _ in self.office.open)]
        if key[1] == ("goal",) and (str(new), ()) in {(one.row, one.path) for one in questions}:
            return  # moved under a row that is asked about
        found = now.cells.get(key)
        told = f"{key}: {old!r} here, {new!r} in the file, {found!r} now; truth: {truth}"
        listed = {(one.row, one.path): one for one in (*self.result.taken, *self.result.kept)}.get(key)
        openly = listed is not None and (listed.against_copy or listed.replaces_own)
        if not self.knows_ancestors and found in (old, new):
            self.tally.counts["values decided without ancestor"] += truth != "either"
            return  # what only one side has is kept or taken
        if found == new and truth not in ("take", "either"):
            self.tally.lost("values replaced", listed=openly, told=told)
        elif found == old and truth not in ("keep", "either") and not self.office.waits(key, self.file.line):
            self.tally.lost("values not taken", listed=openly, told=told)
        elif found not in (old, new):
            self.tally.lost("values of nobody", listed=False, told=told)
        if found == new and listed is None:
            self.tally.lost("values taken and not told of", listed=False, told=told)

    def judge_rows(self, mine: CellForm, theirs: CellForm, now: CellForm, asked: set[str], waiting: set[str]) -> None:
        told = {one.row for one in self.result.kept if not one.path}
        kept = {one for row in told for one in (row, *below(mine, row), *below(theirs, row))}
        covered = {one for row in asked | waiting for one in (row, *below(mine, row), *below(theirs, row))}
        for row, place in mine.rows.items():
            if row not in theirs.rows and self.file.received.coverage.covers(place.record, ()):
                self.judge_missing_row(
                    row, asked=row in asked, gone=row not in now.rows, told=row in kept, covered=covered
                )
        for row in theirs.rows:
            if row not in mine.rows:
                came_back = row in now.rows and theirs.rows[row].parent in mine.rows
                there = row in now.rows or row in covered
                self.judge_new_row(theirs, row, asked=row in asked, there=there, came=came_back, told=row in kept)

    def judge_missing_row(self, row: str, *, asked: bool, gone: bool, told: bool, covered: set[str]) -> None:
        us, them = self.office.line, self.file.line
        event = them.deletions.get(row)
        deleted = event is not None and event not in us.deletions_known
        if asked:
            self.tally.counts["needful questions" if deleted else "needless questions"] += 1
        elif gone:
            self.tally.lost("rows removed", listed=False, told=row)
        elif deleted and row not in covered and row not in us.undone(them, self.file.sent_rows):
            self.tally.lost("deletions not asked about", listed=told, told=row)

    def judge_new_row(self, theirs: CellForm, row: str, *, asked: bool, there: bool, came: bool, told: bool) -> None:
        was_here, changed = row in self.office.line.rows, self.is_changed(theirs, row)
        if asked:
            self.tally.counts["needful questions" if was_here and changed else "needless questions"] += 1
        elif there:
            self.tally.counts["rows that came back"] += came and was_here
        elif changed or not was_here:
            self.tally.lost("rows not taken", listed=told, told=row)

    def was_common(self, key: CellKey, value: Json) -> bool:
        """Whether both sides have had a value before: then it is no news, whoever brought it back."""
        common = self.office.line.knows(key) & self.file.line.knows(key)
        return any(self.versions.value(key, version) == value for version in common)

    def is_changed(self, theirs: CellForm, row: str) -> bool:
        """Whether the file has anything in a row that we have not seen."""
        us, them = self.office.line, self.file.line
        record, coverage = theirs.rows[row].record, self.file.received.coverage
        every = {**theirs.cells, **dict.fromkeys(them.version)}
        keys = [key for key in every if key[0] == row and coverage.covers(record, key[1])]
        return any(
            them.at(key) not in us.knows(key) and not self.was_common(key, theirs.cells.get(key)) for key in keys
        )

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
            if (
                one.path
                and one.new is not None
                and isinstance(one.new, (str, int, float))
                and now.cells.get(key) != one.new
            ):
                self.tally.lost("things told that did not happen", listed=False, told=str(one))
