"""The workbook's layout: every value of the JSON form has one place, and every heading one meaning."""

from __future__ import annotations

import collections

import pytest

from styrkort_desktop.exchange import tables
from styrkort_desktop.exchange.layout import Column, Table, Use
from styrkort_desktop.exchange.records import AttrPath
from styrkort_desktop.scorecard.fields import Field, Part, declared, field_of, info_of, record_classes
from styrkort_desktop.scorecard.goals import Outcome
from styrkort_desktop.scorecard.scorecard import PlanningPeriod, Scorecard, UnitRef
from styrkort_desktop.scorecard.texts import normal

EVERY = (*tables.LIST_TABLES, *tables.FORMS, tables.FOLLOW_UP)
IN_THE_HIDDEN_SHEET = {"template", "template_edition", "revision", "based_on"}


def _declared_values() -> set[tuple[str, str]]:
    """Every value of every record that is not its id, nor what the place of a row says already."""
    found = set()
    for record in record_classes(Scorecard):
        for declaration in declared(record):
            if isinstance(declaration, Field) and declaration.name != "id":
                found.add((record.__name__, declaration.name))
    found -= {("Scorecard", name) for name in IN_THE_HIDDEN_SHEET}
    found -= {(record.__name__, field.name) for record in (UnitRef, PlanningPeriod) for field in declared(record)}
    return found


def _leaf(record: type, path: AttrPath) -> tuple[str, str]:
    """The record and the attribute at the end of a path."""
    for step in path[:-1]:
        declaration = next(one for one in declared(record) if one.name == step)
        assert not isinstance(declaration, Field)
        record = declaration.record
    return record.__name__, str(path[-1])


def _placed_values() -> collections.Counter[tuple[str, str]]:
    found: collections.Counter[tuple[str, str]] = collections.Counter()
    for table in (*tables.LIST_TABLES, *tables.FORMS):
        for column in table.fixed:
            if column.use is Use.VALUE:
                found[_leaf(table.record, column.path)] += 1
        for family in table.families:
            declaration = next(one for one in declared(table.record) if one.name == family.path[0])
            assert not isinstance(declaration, Field | Part)
            year, value = info_of(declaration.record).key[0], [f.name for f in declared(declaration.record)][-1]
            names = ("year", "value") if declaration.record is Outcome else (year, value)
            for value_name in names:
                found[declaration.record.__name__, value_name] += 1
    for parts in tables.FOLLOW_UP_FIELDS.values():
        for record, columns in parts:
            for name in (*columns.values(), *info_of(record).key):
                found[record.__name__, name] += 1
    # which year, by the column År of the economy's tables
    found["EconomyYear", "year"] += 1
    return found


def test_every_declared_value_has_a_place() -> None:
    assert _declared_values() - set(_placed_values()) == set()


def test_no_value_has_two_places() -> None:
    several = {place for place, count in _placed_values().items() if count > 1}
    # an owner's targets have columns as an indicator's have; a whole year's outcome before the period stands in
    # Indikatorer, every other in Uppföljning
    assert several == {("Target", "year"), ("Target", "value"), ("Outcome", "year"), ("Outcome", "value")}


@pytest.mark.parametrize("table", EVERY, ids=lambda one: one.name)
def test_no_two_columns_of_a_table_share_a_heading_in_either_language(table: Table) -> None:
    for language in ("sv", "en"):
        headings = [normal(getattr(column.heading, language)) for column in table.fixed]
        assert len(set(headings)) == len(headings)
        assert all(headings)


def test_no_two_lines_of_all_forms_are_called_alike() -> None:
    labels = [normal(column.heading.sv) for form in tables.FORMS for column in form.fixed]
    assert len(set(labels)) == len(labels)


def test_no_two_tables_have_the_same_headings() -> None:
    for language in ("sv", "en"):
        seen = [frozenset(normal(getattr(column.heading, language)) for column in table.fixed) for table in EVERY]
        assert len(set(seen)) == len(seen)


def test_ids_what_is_repeated_and_what_the_office_says_are_locked_and_ids_hidden() -> None:
    of_office = {(table.name, column.key) for table in EVERY for column in table.fixed if column.of_office}
    assert of_office == {("waivers", "declined")}
    for table in EVERY:
        for column in table.fixed:
            if column.use in (Use.ID, Use.GOAL_ID):
                assert column.hidden
                assert column.locked
            written_by_us = column.use in (Use.ID, Use.GOAL_ID, Use.GOAL_TEXT, Use.LINE)
            assert column.locked == (written_by_us or column.of_office)


def test_the_headings_come_from_the_declarations() -> None:
    texts = {column.key: column for column in tables.GOALS.fixed}
    assert texts["text"].heading == field_of(tables.GOALS.record, "text").label
    assert texts["text"].help == field_of(tables.GOALS.record, "text").help
    assert isinstance(texts["area"], Column)
