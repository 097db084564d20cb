"""SQL text for tables that come from the declarations, built once a table.

Names come from declarations or from the file's own schema and are quoted; values are always parameters.
"""
# ruff: noqa: S608  what is put into the text is names, never a value

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from styrkort_desktop.store.schema import PRIMARY_KEY, Table


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def _list(names: Sequence[str]) -> str:
    return ", ".join(quoted(name) for name in names)


@cache
def select_rows(table: Table) -> str:
    """The rows of the scorecards from one code to another, in any order. Values: the first and the last unit's code."""
    where = f"WHERE {quoted(table.scorecard_column)} BETWEEN ? AND ?"
    return f"SELECT {_list(table.stored)} FROM {quoted(table.name)} {where}"


@cache
def select_keyed(table: Table) -> str:
    """The rows of one scorecard with their primary key first. Value: the unit's code."""
    columns = _list((PRIMARY_KEY, *table.stored))
    return f"SELECT {columns} FROM {quoted(table.name)} WHERE {quoted(table.scorecard_column)} = ?"


@cache
def select_all(table: Table) -> str:
    """The rows of a table that stands under no scorecard, primary key first, in the order of their keys."""
    return f"SELECT {_list((PRIMARY_KEY, *table.stored))} FROM {quoted(table.name)} ORDER BY {_list(table.key)}"


@cache
def insert(table: str, columns: tuple[str, ...]) -> str:
    """A new row. Values: those of the columns."""
    marks = ", ".join("?" for _ in columns)
    return f"INSERT INTO {quoted(table)} ({_list(columns)}) VALUES ({marks})"


@cache
def update(table: str, columns: tuple[str, ...]) -> str:
    """Some columns of one row. Values: those of the columns, then the primary key."""
    changes = ", ".join(f"{quoted(name)} = ?" for name in columns)
    return f"UPDATE {quoted(table)} SET {changes} WHERE {quoted(PRIMARY_KEY)} = ?"


@cache
def delete(table: str) -> str:
    """One row. Value: the primary key."""
    return f"DELETE FROM {quoted(table)} WHERE {quoted(PRIMARY_KEY)} = ?"


def count(table: str) -> str:
    """How many rows a table holds."""
    return f"SELECT count(*) FROM {quoted(table)}"


def image(columns: Sequence[str], of: str) -> str:
    """The expression that makes a row's image: the JSON of every column but the primary key.

    `of` is NEW, OLD or a table's quoted name.
    """
    return "json_object(" + ", ".join(f"'{name}', {of}.{quoted(name)}" for name in columns if name != PRIMARY_KEY) + ")"


def images(table: str, columns: Sequence[str]) -> str:
    """Primary key and image of every row."""
    return f"SELECT {quoted(PRIMARY_KEY)}, {image(columns, quoted(table))} FROM {quoted(table)}"


def images_touched(table: str, columns: Sequence[str]) -> str:
    """Primary key and image of the rows that a change set has touched. Values: the change set, the table's name."""
    touched = "SELECT row FROM change_log WHERE change_set = ? AND table_name = ?"
    return f"{images(table, columns)} WHERE {quoted(PRIMARY_KEY)} IN ({touched})"
