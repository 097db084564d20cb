"""A template of very many units waits until it is asked for, so that opening a file takes no longer for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import DamagedFile, Database
from styrkort_desktop.store.stored_template import LARGE_BYTES
from styrkort_desktop.template import Template, built_in_template
from tests.store.conftest import Clock, bare, with_text


@pytest.fixture(scope="module")
def large() -> Template:
    template = built_in_template()
    more = (replace(template.units[0], code=f"E{n:03}", aliases=(), successors=()) for n in range(300))
    return replace(template, office="kommunkansliet", units=(*template.units, *more))


@pytest.fixture
def file(path: Path, large: Template, bun: Scorecard, clock: Clock) -> Path:
    with Database.create(path, large, now=clock) as made, made.operation("demo") as operation:
        operation.put(bun)
    return path


@pytest.fixture(params=[True, False], ids=["writing", "reading"])
def opened(request: pytest.FixtureRequest, file: Path, clock: Clock) -> Iterator[Database]:
    with Database.open(file, writable=request.param, now=clock) as database:
        yield database


def _spoil(file: Path, content: str) -> None:
    connection = bare(file)
    connection.execute("DROP TRIGGER template_update_logged")
    connection.execute("UPDATE template SET content = ?", (content,))
    connection.close()


def test_the_first_snapshot_needs_no_template(opened: Database, large: Template, bun: Scorecard) -> None:
    assert (opened.who, opened.scorecard("BUN")) == ("kommunkansliet", bun)
    assert opened._template is None
    assert opened.template == large
    assert opened.template is opened.template
    assert opened.role == "kommunkansliet"
    assert opened.scorecard("E299").unit.name == large.units[0].name
    assert opened.verify() == ()


def test_the_templates_order_is_kept(file: Path, bun: Scorecard) -> None:
    wanted = ("E200", "E005", "SOC")
    with Database.open(file) as database:
        with database.operation("demo") as operation:
            for code in wanted:
                operation.put(replace(bun, unit=replace(bun.unit, code=code)))
        order = [unit.code for unit in database.template.units]
    with Database.open(file, writable=False) as database:
        assert database.written_units() == tuple(sorted(("BUN", *wanted), key=order.index))
        assert tuple(one.unit.code for one in database.scorecards()) == database.written_units()


def test_one_who_reads_sees_the_template_that_another_puts(file: Path, large: Template, bun: Scorecard) -> None:
    newer = replace(large, edition=2, name="Ny")
    with Database.open(file) as writer, Database.open(file, writable=False) as reader:
        assert reader.template == large
        with writer.operation("template") as operation:
            operation.put_template(newer)
            operation.put(with_text(bun, "Mål för att"))
        assert writer.template == newer
        assert reader.changed_elsewhere()
        assert reader.template == newer
        writer.undo()
        assert writer.template == large


def test_one_that_is_no_json_is_damage_at_the_opening(file: Path) -> None:
    _spoil(file, "[" * LARGE_BYTES)
    with pytest.raises(DamagedFile):
        Database.open(file, writable=False)


@pytest.mark.parametrize("content", ["[{}]", '{"format": "styrkort-template/1", "units": [{}]}'])
def test_one_that_is_no_template_is_damage_when_it_is_asked_for(file: Path, bun: Scorecard, content: str) -> None:
    _spoil(file, content + " " * LARGE_BYTES)
    with Database.open(file, writable=False) as database:
        assert database.who == built_in_template().office
        assert database.scorecard("BUN") == bun
        with pytest.raises(DamagedFile):
            database.written_units()
        with pytest.raises(DamagedFile):
            _ = database.template


def test_none_at_all_is_damage_at_the_opening(file: Path) -> None:
    connection = bare(file)
    connection.executescript("DROP TRIGGER template_delete_logged; DELETE FROM template")
    connection.close()
    with pytest.raises(DamagedFile):
        Database.open(file)
