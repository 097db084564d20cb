"""Which columns of which tables hold a field: what tells from a row's images alone whether a step may have changed it.

Knows no SQL and no file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from styrkort_desktop.scorecard.cells import Path
from styrkort_desktop.scorecard.fields import Field, Part, Rows, Shape, declared, info_of, merged_with, rows_of
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.store.schema import AttributePath, Table, children, municipality_tables, scorecard_tables

Columns = Mapping[str, tuple[str, ...]]


def columns_of_field(path: Path) -> Columns:
    """The columns by table that hold the field at a path (or all that begins with it), in whatever record it is.

    Empty where no record has such a field.
    """
    found: dict[str, tuple[str, ...]] = {}
    for table in scorecard_tables():
        if table.has_id or table.owner is None:
            for name, columns in _below(table, table.record, path, ()):
                found[name] = (*found.get(name, ()), *columns)
    for declaration, table in zip(rows_of(Municipality), municipality_tables(), strict=True):
        if path[0] == declaration.json_key:
            found |= _in_rows(declaration, table, path)
    return found


def _below(table: Table, record: type, path: Path, at: AttributePath) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a path leads to from a record that is kept in a table, `at` so many steps into its row."""
    if any(column.name == path[0] for column in table.owner_columns) and not at:
        yield table.name, (path[0],)
    declaration = next((one for one in declared(record) if one.json_key == path[0]), None)
    if declaration is None:
        return
    inner = (*at, declaration.name)
    if isinstance(declaration, Field):
        names = (declaration.name, *(one.name for one in merged_with(record, declaration.name)))
        yield table.name, tuple(column.name for column in table.columns if column.path in {(*at, n) for n in names})
    elif isinstance(declaration, Part):
        if len(path) == 1 or declaration.one_field:
            yield from _whole(table, inner)
        else:
            yield from _below(table, declaration.record, path[1:], inner)
    else:
        child = next(one for one in children(table.name) if one.collection == inner)
        yield from _in_rows(declaration, child, path)


def _in_rows(declaration: Rows, table: Table, path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a path that leads into a collection of rows leads to: a field of one of them, or all of it."""
    depth = 1 if declaration.shape is Shape.LIST else len(info_of(declaration.record).key)
    rest = path[1 + depth :]
    yield from _below(table, table.record, rest, ()) if rest and not declaration.one_field else _whole(table, ())


def _whole(table: Table, at: AttributePath) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everything of a row from so many steps into it, and what stands below."""
    yield table.name, tuple(column.name for column in table.columns if column.path[: len(at)] == at)
    for child in children(table.name):
        if child.collection[: len(at)] == at:
            yield from _whole(child, ())
