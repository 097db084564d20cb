"""Two copies of one workbook in which different people wrote on the same empty row: two rows, not one. Pure.

Empty rows go out with ids of their own, so that what is written there keeps its id from copy to copy. Copies made by
hand share those ids. A row that is new in a file is therefore taken for the row of that id that came from another copy
only where its text is much alike, or where the file carries on from that copy; else it gets an id of its own, the same
whenever the file is read.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar, cast

from styrkort_desktop.scorecard.cells import first_value_name, take_apart
from styrkort_desktop.scorecard.conflicts import AncestorKind, AncestorOf, AnyAncestor
from styrkort_desktop.scorecard.field_types import KeyType
from styrkort_desktop.scorecard.fields import Field, Part, declared, info_of
from styrkort_desktop.scorecard.received import ReceivedOf
from styrkort_desktop.scorecard.record_contents import rows_with_id
from styrkort_desktop.scorecard.texts import Text, normal
from styrkort_desktop.scorecard.wholes import AnyWhole, Whole

_ALIKE = 0.75
_SHOWN = 60

T = TypeVar("T")


@dataclass(frozen=True)  # without slots: typing writes to what an alias of a generic class makes
class Apart(Generic[Whole]):
    """A file as read, its rows apart from those of other copies, and what is to be said of that."""

    received: ReceivedOf[Whole]
    notes: tuple[Text, ...]


def apart_from_copies(
    received: ReceivedOf[Whole], ours: Whole, copies: Sequence[Whole], ancestors: Sequence[AncestorOf[Whole]]
) -> Apart[Whole] | None:
    """The file with ids of its own for rows that other copies' rows share theirs with; None when there are none.

    `copies`: what other copies of its dispatch held when they were merged.
    """
    if received.frozen is None:
        return None  # only workbooks have empty rows
    finder = _Shared(received.scorecard, received.frozen, (ours, *copies), ancestors)
    names = finder.names()
    if not names:
        return None
    document = replace(received.document, scorecard=_renamed(received.scorecard, names))
    blanked = frozenset((names.get(row, row), path) for row, path in received.blanked)
    return Apart(replace(received, document=document, blanked=blanked), tuple(finder.notes))


class _Shared:
    """Finds the rows whose ids mean another row here."""

    def __init__(
        self, theirs: AnyWhole, frozen: AnyWhole, known: Sequence[AnyWhole], ancestors: Sequence[AnyAncestor]
    ) -> None:
        self.theirs = theirs
        self.form = take_apart(theirs)
        self.sent = {row_id for row_id, _ in _rows(frozen)}
        self.texts: dict[str, list[str]] = {}
        for scorecard in known:
            for row_id, text in _rows(scorecard):
                self.texts.setdefault(row_id, []).append(text)
        self.believed = {
            row_id
            for one in ancestors
            if one.kind is AncestorKind.EARLIER_FILE and self._carries_on(one)
            for row_id, _ in _rows(one.scorecard)
        }
        self.notes: list[Text] = []

    def names(self) -> dict[str, str]:
        """The new id of each such row."""
        made: dict[str, str] = {}
        for row_id, text in _rows(self.theirs):
            if row_id in self.sent or row_id in self.believed or row_id not in self.texts:
                continue
            goes_along = self.form.rows[row_id].parent in made
            if not goes_along and (not text or self._is_known(row_id, text)):
                continue
            made[row_id] = self._own_id(row_id, text)
            if not goes_along:
                self._tell(text, self.texts[row_id][0])
        return made

    def _carries_on(self, copy: AnyAncestor) -> bool:
        """Whether the file carries what was changed in a copy elsewhere than in new rows: then it builds on it."""
        mine, theirs = take_apart(copy.scorecard).cells, self.form.cells
        return any(key[0] in {*self.sent, ""} and mine.get(key) == theirs.get(key) for key in copy.by_hand)

    def _is_known(self, row_id: str, text: str) -> bool:
        return any(not one or _alike(one, text) for one in self.texts[row_id])

    def _own_id(self, row_id: str, text: str) -> str:
        """The id that this row got when the file, or one like it, came before; else the next free one."""
        number = 2
        while f"{row_id}-{number}" in self.texts and not self._is_known(f"{row_id}-{number}", text):
            number += 1
        return f"{row_id}-{number}"

    def _tell(self, text: str, other: str) -> None:
        said = Text(
            "Raden ”{row}” är skriven på en tom rad som en annan kopia av filen har använt till ”{other}”. Den togs in "
            "som en egen rad.",
            "The row “{row}” is written on an empty row that another copy of the file has used for “{other}”. It was "
            "taken in as a row of its own.",
        )
        self.notes.append(said.format(row=_cut(text), other=_cut(other)))


def _rows(whole: AnyWhole) -> Iterator[tuple[str, str]]:
    """Id and text of every row, a goal before what stands under it."""
    for row in cast(list[Any], rows_with_id(whole)):
        name = first_value_name(info_of(type(row)).name)
        yield row.id, (getattr(row, name) if name else None) or ""


def _alike(one: str, other: str) -> bool:
    first, second = normal(one), normal(other)
    return first == second or difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _renamed(row: T, names: Mapping[str, str]) -> T:
    """A record with other ids in it and all below it, wherever a value names a row."""
    changed: dict[str, Any] = {}
    for declaration in declared(type(row)):
        value = getattr(row, declaration.name)
        if isinstance(declaration, Field):
            is_row = isinstance(declaration.type, KeyType) and declaration.type.of == "rows"
            if (is_row or declaration.name == "id") and value in names:
                changed[declaration.name] = names[value]
        elif isinstance(declaration, Part):
            changed[declaration.name] = None if value is None else _renamed(value, names)
        else:
            changed[declaration.name] = tuple(_renamed(one, names) for one in value)
    return replace(row, **changed) if changed else row  # type: ignore[type-var]


__all__ = ["Apart", "apart_from_copies"]
