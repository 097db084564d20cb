"""Which rows with an id come, go, are kept or asked about in a merge. Decides alone: nothing is put in or taken out.

A row that the file lacks is never removed by itself: it is a question, unless it is new here. A row that was deleted
here stays deleted, unless the file changed it or anything below it: then that is a question.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from styrkort_desktop.scorecard.merge_sides import Sides, Voice


@dataclass(slots=True)
class RowDecisions:
    """What becomes of rows that one side alone has.

    `added`: new in the file, each by itself. `missing`: not in the file, the topmost of each tree. `returning`: deleted
    here and changed in the file. `declined`: not in the file, and kept when another copy lacked them. `left_out`:
    deleted here, and in the file only as another copy had them.
    """

    added: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    returning: list[str] = field(default_factory=list)
    declined: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def decide_rows(sides: Sides) -> RowDecisions:
    """Decide on every row that stands on one side alone."""
    decisions = RowDecisions()
    _rows_of_the_file(sides, decisions)
    _rows_not_in_the_file(sides, decisions)
    return decisions


def _rows_of_the_file(sides: Sides, decisions: RowDecisions) -> None:
    there = set(sides.ours.rows)
    for row, place in sides.theirs.rows.items():
        if row in there or (place.parent and place.parent not in there):
            continue  # ours too, or it shares the fate of the row it stands under
        having = [voice for voice in sides.voices if voice.had_row(row)]
        if not having:
            decisions.added.append(row)
            there.add(row)
            continue
        alike = [voice for voice in having if _is_as_in(sides, voice, row)]
        if not alike:
            decisions.returning.append(row)
        elif all(voice.is_copy for voice in alike):
            decisions.left_out.append(row)


def _is_as_in(sides: Sides, voice: Voice, row: str) -> bool:
    """Whether the file has a row, and all below it that is gone here, as an ancestor has them."""
    for one in (row, *sides.theirs.below(row)):
        place, was = sides.theirs.rows[one], voice.content.rows.get(one)
        if was is None or was.parent != place.parent or voice.left_questions_in(one):
            return False
        if one in sides.ours.rows:
            continue  # stands elsewhere here, where its own fields are merged
        mine, base = sides.theirs.cells_by_row[one], voice.content.cells_by_row[one]
        for path in {**mine, **base}:
            spoken = sides.covers(place.record, path) and voice.covers(place.record, path)
            if spoken and mine.get(path) != base.get(path):
                return False
    return True


def _rows_not_in_the_file(sides: Sides, decisions: RowDecisions) -> None:
    missing = set()
    for row, place in sides.ours.rows.items():
        if row in sides.theirs.rows or not sides.covers(place.record, ()):
            continue
        listing = sides.voices_on_rows(place.record)
        if listing and not any(voice.had_row(row) for voice in listing):
            continue  # new here
        if any((row, ()) in voice.ancestor.declined for voice in listing):
            decisions.declined.append(row)
        else:
            missing.add(row)
    decisions.missing = [
        row for row in sides.ours.rows if row in missing and sides.ours.rows[row].parent not in missing
    ]
