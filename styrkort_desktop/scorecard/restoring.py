"""Putting back what stood in a scorecard before: one row with all below it, or one field. From value to value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from styrkort_desktop.scorecard.cells import CellForm, Path, first_value_name, put_together, take_apart
from styrkort_desktop.scorecard.editing import with_cell
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.scorecard.wholes import Whole

_NAME_LENGTH = 60


class NotThereThen(UserError):
    """A row that did not stand in the earlier scorecard."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Det fanns inte då, så det finns inget att återställa. Välj en annan dag.",
                "It was not there then, so there is nothing to restore. Choose another day.",
            )
        )


class StandsElsewhere(UserError):
    """A row that stands, or then stood, under another one than the row to restore."""

    def __init__(self, name: Text) -> None:
        super().__init__(
            Text(
                "{name} har flyttats mellan två mål sedan dess. Flytta tillbaka den först, så försvinner inget. "
                "Inget har ändrats.",
                "{name} has moved between two goals since. Move it back first, so that nothing is lost. Nothing was "
                "changed.",
            ).format(name=name)
        )


class IdInUse(UserError):
    """An id that now belongs to a row of another kind."""

    def __init__(self, row: str, name: Text) -> None:
        super().__init__(
            Text(
                "Id {row} hör numera till något annat: {name}. Därför kan det som hade det förut inte återställas. "
                "Inget har ändrats.",
                "The id {row} now belongs to something else: {name}. So what had it before cannot be restored. Nothing "
                "was changed.",
            ).format(row=row, name=name)
        )


class OwnerIsGone(UserError):
    """What a row stood under is no longer there."""

    def __init__(self, name: Text) -> None:
        super().__init__(
            Text(
                "{name} finns inte längre, och det här stod under det. Återställ det först. Inget har ändrats.",
                "{name} is no longer there, and this stood under it. Restore that first. Nothing was changed.",
            ).format(name=name)
        )


class RowIsGone(UserError):
    """A field of a row that is no longer there."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Raden som uppgiften stod i finns inte längre. Återställ den i stället. Inget har ändrats.",
                "The row that the value stood in is no longer there. Restore the row instead. Nothing was changed.",
            )
        )


def with_row_of(present: Scorecard, past: Scorecard, row: str) -> Scorecard:
    """The scorecard with one row as it was in an earlier one, with all below it, and where it stood then.

    What has come below it since goes. Raises NotThereThen, StandsElsewhere, IdInUse, OwnerIsGone.
    """
    now, then = take_apart(present), take_apart(past)
    if row not in then.rows:
        raise NotThereThen
    gone, back = _with_all_below(now, row), _with_all_below(then, row)
    owner = then.rows[row].parent
    if owner and owner not in now.rows:
        raise OwnerIsGone(_called(then, owner))
    for one in back:
        if one in now.rows and now.rows[one].record != then.rows[one].record:
            raise IdInUse(one, _called(now, one))
        if one in now.rows and one not in gone:
            raise StandsElsewhere(_called(now, one))
    for one in gone:
        if one in then.rows and one not in back:
            raise StandsElsewhere(_called(now, one))
    rows = {one: place for one, place in now.rows.items() if one not in gone} | {one: then.rows[one] for one in back}
    siblings = [one for one, place in now.rows.items() if place == then.rows[row]]
    order = _placed(siblings, _siblings_then(then, row), row)
    cells = {key: value for key, value in now.cells.items() if key[0] not in gone}
    cells |= {key: value for key, value in then.cells.items() if key[0] in back}
    ordered = {one: rows[one] for one in order} | rows
    return put_together(present, CellForm(ordered, cells))


def with_value(whole: Whole, row: str, path: Path, value: Json) -> Whole:
    """A scorecard, or the municipality's own, with one field as it was. Raises RowIsGone, OwnerIsGone."""
    form = take_apart(whole)
    if row and row not in form.rows:
        raise RowIsGone
    if value is None and (row, path) not in form.cells:
        return whole
    try:
        return with_cell(whole, (row, path), value)
    except KeyError:  # the goal that an indicator stood under
        raise OwnerIsGone(Text("Målet", "The goal")) from None


def _with_all_below(form: CellForm, row: str) -> dict[str, None]:
    """A row and every row below it, in reading order; nothing where it is not there."""
    found: dict[str, None] = {}
    for one, place in form.rows.items():
        if one == row or place.parent in found:
            found[one] = None
    return found


def _called(form: CellForm, row: str) -> Text:
    """What a person knows a row by."""
    name = first_value_name(form.rows[row].record)
    text = form.cells.get((row, (name,))) if name else None
    if not isinstance(text, str):
        return same(row)
    short = text if len(text) <= _NAME_LENGTH else f"{text[:_NAME_LENGTH].rsplit(' ', 1)[0]} …"
    return Text("”{name}”", "“{name}”").format(name=same(short))


def _siblings_then(form: CellForm, row: str) -> list[str]:
    """The rows beside one, in order; of goals those of its area."""
    area = form.cells.get((row, ("area",)))
    return [
        one for one, place in form.rows.items() if place == form.rows[row] and form.cells.get((one, ("area",))) == area
    ]


def _placed(now: Sequence[str], then: Sequence[str], row: str) -> list[str]:
    """An order in which a row stands between the same neighbours as then; as it is where it does so already."""
    at = then.index(row)
    before, after = then[:at], then[at + 1 :]
    if row in now:
        here = now.index(row)
        if not (_any_of(before, now[here + 1 :]) or _any_of(after, now[:here])):
            return list(now)
    others = [one for one in now if one != row]
    earlier = [others.index(one) for one in before if one in others]
    later = [others.index(one) for one in after if one in others]
    index = earlier[-1] + 1 if earlier else later[0] if later else len(others)
    return [*others[:index], row, *others[index:]]


def _any_of(wanted: Iterable[str], among: Iterable[str]) -> bool:
    return not set(wanted).isdisjoint(among)
