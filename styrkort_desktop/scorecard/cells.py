"""The scorecard taken apart into its single fields, and put together again.

What changes(), the merge and the history work on.

A cell is one field in the sense of FORMATS section 5. Its key is the id of the nearest row with an id (empty for the
scorecard itself)
and the path of JSON keys below it: `("i1", ("targets", "2017"))`, `("", ("economy", "years", "2016", "frame_mnkr"))`.
Its value is JSON.
A row with an id is known by it wherever it stands: an indicator's goal is a cell `("i1", ("goal",))`, so a move is a
changed field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from styrkort_desktop.scorecard.field_types import Json, KeysType
from styrkort_desktop.scorecard.fields import (
    Declared,
    Field,
    Part,
    Rows,
    Shape,
    declared,
    info_of,
    merged_with,
    record_classes,
    remembered,
    single_value_of,
    values_of,
)
from styrkort_desktop.scorecard.json_form import document_from_json, scorecard_to_json
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.record_reader import InvalidScorecard, Problem, record_from_json
from styrkort_desktop.scorecard.record_writer import key_texts, part_to_json, record_to_json
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.scorecard.wholes import AnyWhole, Whole, kind_of

Path = tuple[str, ...]
CellKey = tuple[str, Path]
SCORECARD = ""


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a row with an id stands: which record it is, under which row, in which collection of that row."""

    record: str
    parent: str
    collection: Path


@dataclass(frozen=True, slots=True)
class CellForm:
    """A scorecard as rows (in reading order) and cells. Blank cells and defaults have no entry.

    `whole` is the record that the rows stand in: the scorecard, or the municipality's own figures and texts.
    """

    rows: Mapping[str, RowPlace] = field(default_factory=dict)
    cells: Mapping[CellKey, Json] = field(default_factory=dict)
    whole: str = "scorecard"

    def kind_of(self, row: str) -> str:
        """Which record a cell's row is: that of the row, or of the whole."""
        return self.rows[row].record if row else self.whole


# -- taking apart


def take_apart(whole: AnyWhole) -> CellForm:
    """All rows and cells of a scorecard, or of the municipality's own figures and texts."""
    rows: dict[str, RowPlace] = {}
    cells: dict[CellKey, Json] = {}
    _take_record(whole, SCORECARD, (), rows, cells)
    return CellForm(rows, cells, kind_of(whole))


def _take_record(found: object, row: str, prefix: Path, rows: dict[str, RowPlace], cells: dict[CellKey, Json]) -> None:
    for declaration, others in _told_by(type(found)):
        inner = getattr(found, declaration.name)
        if not others and (inner is None or inner == ()):
            continue
        path = (*prefix, declaration.json_key)
        if isinstance(declaration, Field):
            _take_value(found, declaration, others, row, path, cells)
        elif isinstance(declaration, Part):
            if declaration.one_field:
                cells[row, path] = part_to_json(declaration, inner)
            else:
                _take_record(inner, row, path, rows, cells)
        else:
            for one in inner:
                _take_row(declaration, one, row, path, rows, cells)


@remembered
def _told_by(record: type) -> tuple[tuple[Declared, tuple[Field, ...]], ...]:
    """What of a record is content, each with the fields that are one with it; the key is told by the path."""
    key = info_of(record).key
    return tuple(
        (declaration, merged_with(record, declaration.name))
        for declaration in declared(record)
        if isinstance(declaration, Rows)
        or (declaration.content and isinstance(declaration, Part))
        or (
            isinstance(declaration, Field)
            and declaration.content
            and declaration.name not in key
            and declaration.merges_with is None
        )
    )


def _take_value(
    found: object, declaration: Field, others: tuple[Field, ...], row: str, path: Path, cells: dict[CellKey, Json]
) -> None:
    inner = getattr(found, declaration.name)
    if isinstance(declaration.type, KeysType):
        for key in inner:
            cells[row, (*path, key)] = True
    elif not others:
        if inner != declaration.default:
            cells[row, path] = declaration.type.write(inner)
    else:
        values = ((one, getattr(found, one.name)) for one in (declaration, *others))
        joined = {one.json_key: one.type.write(value) for one, value in values if value not in (None, one.default)}
        if joined:
            cells[row, path] = joined


def _take_row(
    declaration: Rows, one: object, row: str, path: Path, rows: dict[str, RowPlace], cells: dict[CellKey, Json]
) -> None:
    info = info_of(declaration.record)
    if info.has_id:
        own = cast(Any, one).id
        rows[own] = RowPlace(info.name, row, path)
        if row:
            cells[own, (_parent_key(row, rows),)] = row
        _take_record(one, own, (), rows, cells)
    elif declaration.one_field:
        cells[row, (*path, list_key(one))] = record_to_json(one)
    elif single_value_of(declaration.record):
        single = cast(Field, single_value_of(declaration.record))
        cells[row, (*path, *key_texts(one))] = single.type.write(getattr(one, single.name))
    else:
        _take_record(one, row, (*path, *key_texts(one)), rows, cells)


def _parent_key(parent: str, rows: Mapping[str, RowPlace]) -> str:
    return rows[parent].record


def list_key(row: object) -> str:
    """The key of a row in a list without ids, as one step of a path: `2016/t1`; a slash within a part is escaped."""
    return list_step(key_texts(row))


def list_step(key: Sequence[str]) -> str:
    """The texts of such a key as that step."""
    texts = [*key]
    while len(texts) > 1 and not texts[-1]:
        texts.pop()
    return "/".join(text.replace("%", "%25").replace("/", "%2F") for text in texts)


# -- putting together


def put_together(head: Whole, form: CellForm) -> Whole:
    """The scorecard, or the municipality's own, of a cell form; what is no content, as unit and period, is `head`'s.

    Raises InvalidScorecard when the form is none: a row under a parent that is not there.
    """
    lost = [row for row, place in form.rows.items() if place.parent and place.parent not in form.rows]
    if lost:
        raise InvalidScorecard([Problem(lost[0], Text("Raden har ingen plats.", "The row has no place."))])
    trees: dict[str, dict[str, Any]] = {SCORECARD: {}, **{row: {} for row in form.rows}}
    for (row, path), found in form.cells.items():
        level = trees[row]
        for step in path[:-1]:
            level = level.setdefault(step, {})
        level[path[-1]] = found
    children: dict[tuple[str, Path], list[str]] = {}
    for row, place in form.rows.items():
        children.setdefault((place.parent, place.collection), []).append(row)
    builder = _Builder(trees, children)
    if isinstance(head, Municipality):
        made = record_from_json(type(head), builder.body(Municipality, SCORECARD, trees[SCORECARD], ()))
        assert made is not None
        return made
    kept = {k: v for k, v in scorecard_to_json(head).items() if k in _HEAD_KEYS}
    return document_from_json({**kept, **builder.body(Scorecard, SCORECARD, trees[SCORECARD], ())}).scorecard


_HEAD_KEYS = {"format", *(d.json_key for d in declared(Scorecard) if not isinstance(d, Rows) and not d.content)}


@dataclass(frozen=True, slots=True)
class _Builder:
    """Builds the JSON of records from trees of cells."""

    trees: Mapping[str, dict[str, Any]]
    children: Mapping[tuple[str, Path], list[str]]

    def body(self, record: type, row: str, tree: Mapping[str, Any], prefix: Path) -> dict[str, Json]:
        made: dict[str, Json] = {}
        for declaration in declared(record):
            name = declaration.json_key
            if isinstance(declaration, Rows):
                found = self.collection(declaration, row, tree.get(name, {}), (*prefix, name))
                if found:
                    made[name] = found
            elif name in tree:
                made.update(self.single(record, declaration, row, tree[name], (*prefix, name)))
        # a section has no cell of its own, so it is looked for even where the tree says nothing
        for declaration in declared(record):
            if isinstance(declaration, Part) and not declaration.one_field and declaration.json_key not in tree:
                inner = self.body(declaration.record, row, {}, (*prefix, declaration.json_key))
                if inner:
                    made[declaration.json_key] = inner
        return made

    def single(self, record: type, declaration: Declared, row: str, found: Any, path: Path) -> dict[str, Json]:
        name = declaration.json_key
        if isinstance(declaration, Part):
            return {name: found if declaration.one_field else self.body(declaration.record, row, found, path)}
        if isinstance(declaration, Field) and isinstance(declaration.type, KeysType):
            return {name: list(found)}
        if merged_with(record, declaration.name):
            return dict(found)
        return {name: found}

    def collection(self, declaration: Rows, row: str, tree: Mapping[str, Any], path: Path) -> Json:
        if info_of(declaration.record).has_id:
            return [
                {"id": own, **self.body(declaration.record, own, self.trees[own], ())}
                for own in self.children.get((row, path), [])
            ]
        if declaration.shape is Shape.LIST:
            return list(tree.values())
        return self.levels(declaration, row, tree, path, len(info_of(declaration.record).key))

    def levels(self, declaration: Rows, row: str, tree: Mapping[str, Any], path: Path, depth: int) -> dict[str, Json]:
        if depth == 0:
            return self.body(declaration.record, row, tree, path)
        if depth == 1 and single_value_of(declaration.record):
            return dict(tree)
        return {key: self.levels(declaration, row, inner, (*path, key), depth - 1) for key, inner in tree.items()}


def take_row(record: str, raw: Json, place: RowPlace, rows: dict[str, RowPlace], cells: dict[CellKey, Json]) -> None:
    """Take a row with an id, given as JSON, apart into `rows` and `cells`, at its place. Raises InvalidScorecard."""
    made = record_from_json(record_named(record), raw)
    own = cast(Any, made).id
    rows[own] = place
    if place.parent:
        cells[own, (_parent_key(place.parent, rows),)] = place.parent
    _take_record(made, own, (), rows, cells)


@remembered
def place_for(record: str) -> RowPlace:
    """Where rows of a kind stand, under no row: which collection of the scorecard or of the row above them."""
    return RowPlace(record, SCORECARD, dict(_collections(Scorecard, ()))[record])


def _collections(record: type, prefix: Path) -> Iterator[tuple[str, Path]]:
    for declaration in declared(record):
        path = (*prefix, declaration.json_key)
        if isinstance(declaration, Rows):
            info = info_of(declaration.record)
            if info.has_id:
                yield info.name, path
            yield from _collections(declaration.record, () if info.has_id else path)
        elif isinstance(declaration, Part):
            yield from _collections(declaration.record, path)


@remembered
def keyed_rows_of(record: str, path: Path) -> tuple[tuple[str, int], ...]:
    """The rows without id that a cell stands in, innermost first: kind of record, and how long its own path is."""
    found: list[tuple[str, int]] = []
    level, at = record_named(record), 0
    while at < len(path):
        declaration = next((d for d in declared(level) if d.json_key == path[at]), None)
        if declaration is None or isinstance(declaration, Field):
            break
        at += 1
        level = declaration.record
        if isinstance(declaration, Rows):
            at += 1 if declaration.shape is Shape.LIST else len(info_of(level).key)
            found.append((info_of(level).name, at))
    return tuple(reversed(found))


# -- names for a person


@remembered
def record_named(name: str) -> type:
    """The record class of a name (`goal`, `indicator` …). Raises KeyError."""
    return {info_of(cls).name: cls for top in (Scorecard, Municipality) for cls in record_classes(top)}[name]


def label_of(record: str, path: Path) -> Text:
    """What a person calls the cell at `path` of a record: *Målvärde 2017*, *Utfall 2016/t1*, *Bidrar till*."""
    level = record_named(record)
    label, keys, steps = info_of(level).label, list[str](), list(path)
    while steps:
        step = steps.pop(0)
        declaration = next((d for d in declared(level) if d.json_key == step), None)
        if declaration is None:  # the parent of a row that can move
            return info_of(record_named(step)).label
        label = declaration.label
        if isinstance(declaration, Field):
            break
        level = declaration.record
        if isinstance(declaration, Rows):
            depth = 1 if declaration.shape is Shape.LIST else len(info_of(level).key)
            keys += [key.replace("%2F", "/").replace("%25", "%") for key in steps[:depth]]
            del steps[:depth]
            single = single_value_of(level)
            label = single.label if single else info_of(level).label
    return _with_keys(label, keys) if keys else label


def _with_keys(label: Text, keys: Sequence[str]) -> Text:
    """A label followed by keys, which read alike in both languages."""
    return Text("{label} {keys}", "{label} {keys}").format(label=label, keys=" ".join(keys))


def first_value_name(record: str) -> str | None:
    """The text field that a person knows a row by: a goal's text, an indicator's name; None when it has none."""
    return next(
        (d.name for d in values_of(record_named(record)) if d.name in ("text", "name", "service", "type")), None
    )
