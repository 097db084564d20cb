"""The values of a merge: what it starts from, what it took, and what a person must settle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic

from styrkort_desktop.scorecard.cells import CellKey, Path
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.received import Coverage
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.wholes import Whole


class AncestorKind(StrEnum):
    """Where a common ancestor comes from (FORMATS section 5, a to c)."""

    DISPATCH = "dispatch"  # (a) the content the file was written with, made or merged here
    CONTAINED = "contained"  # (b) the dispatch of this database that the file's content holds
    EARLIER_FILE = "earlier_file"  # (c) a file merged here before that the new one builds on
    ITSELF = "itself"  # this very file, merged before: what it said then is settled


@dataclass(frozen=True)  # without slots: typing writes to what an alias of a generic class makes
class AncestorOf(Generic[Whole]):
    """A content that both sides come from.

    Where `coverage` says that a file had no such field, and where `unsettled` (cell or row → what stood there before)
    says that its question is still open, it speaks for nobody. `declined` names the rows that it lacked and that were
    kept when it was merged. `file` is the digest of the file, for a file merged before that the new one builds on, and
    `by_hand` what was changed in it after it was sent.
    """

    kind: AncestorKind
    scorecard: Whole
    coverage: Coverage = field(default_factory=Coverage)
    file: str = ""
    unsettled: Mapping[CellKey, Json] = field(default_factory=dict)
    declined: frozenset[CellKey] = frozenset()
    by_hand: frozenset[CellKey] = frozenset()


Ancestor = AncestorOf[Scorecard]
AnyAncestor = AncestorOf[Scorecard] | AncestorOf[Municipality]


class ConflictKind(StrEnum):
    """What sort of question a conflict is."""

    FIELD = "field"  # both sides changed one field
    DELETION = "deletion"  # a row here is not in the file
    NEW_ROW = "new_row"  # a row in the file was deleted here


@dataclass(frozen=True, slots=True)
class Conflict:
    """One question that a merge leaves to a person.

    `id` is short and the same when the file is read again. `row`, `record` and `path` name the cell (see `cells`);
    `path` is empty for a
    whole row with an id. `base`, `ours`, `theirs` are JSON values, None for blank; for a row they are its JSON object.
    """

    id: str
    kind: ConflictKind
    place: Place
    record: str
    row: str
    path: Path
    base: Json
    ours: Json
    theirs: Json


class Side(StrEnum):
    """For whom a conflict is settled."""

    OURS = "ours"
    THEIRS = "theirs"
    COMBINED = "combined"  # both texts, one after the other; for analyses, never for a goal


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a conflict is settled: for a side, or with a value of its own (`side` None)."""

    side: Side | None
    value: Json = None


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing that a merge did without asking: a field taken from the file, or one kept against it.

    `replaces_own`: the value replaces the same unit's own earlier one. `against_copy`: decided only thanks to another
    copy merged before.
    """

    place: Place
    record: str
    row: str
    path: Path
    old: Json
    new: Json
    replaces_own: bool = False
    against_copy: bool = False


@dataclass(frozen=True)  # without slots: typing writes to what an alias of a generic class makes
class MergeResultOf(Generic[Whole]):
    """What a merge gives: ours as it becomes, what was taken or kept against a copy, what must be settled."""

    scorecard: Whole
    taken: tuple[Taken, ...]
    kept: tuple[Taken, ...]
    conflicts: tuple[Conflict, ...]


MergeResult = MergeResultOf[Scorecard]
AnyMergeResult = MergeResultOf[Scorecard] | MergeResultOf[Municipality]
