"""The municipality's own figures and texts are kept as scorecards are: one door, history, undo, verification."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from styrkort_desktop.scorecard.cells import label_of
from styrkort_desktop.scorecard.municipality import AreaText, Municipality, MunicipalityYear
from styrkort_desktop.scorecard.numbers import NotANumber
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.record_reader import InvalidScorecard, record_from_json
from styrkort_desktop.scorecard.record_writer import record_to_json
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, HistoryFilter, OpenedForReading, purging
from styrkort_desktop.template import Template
from tests.complete import complete_municipality
from tests.store.conftest import Clock, Put
from tests.store.tampering import past_triggers, problems_in, tamper

T2 = RoundRef.parse("2016/t2")
FIGURES = Municipality(
    years=(MunicipalityYear(year=2016, result_mnkr=12.5, net_investments_mnkr=-3.0),),
    area_texts=(AreaText(area="ledarskap", round=T2, text="Cheferna är fler."),),
)

Write = Callable[[Municipality], None]


@pytest.fixture
def write(database: Database) -> Write:
    def put(municipality: Municipality) -> None:
        with database.operation("edit_municipality") as operation:
            operation.put_municipality(municipality)

    return put


def test_there_is_nothing_in_a_new_file(database: Database) -> None:
    assert database.municipality() == Municipality()


def test_what_is_written_stands_also_when_the_file_is_opened_again(database: Database, write: Write) -> None:
    write(FIGURES)
    assert database.municipality() == FIGURES
    database.close()
    with Database.open(database.path, writable=False) as again:
        assert again.municipality() == FIGURES


def test_every_field_is_kept(database: Database, write: Write, template: Template) -> None:
    complete = complete_municipality(template)
    assert complete != Municipality()
    write(complete)
    assert database.municipality() == complete
    assert database.verify() == ()


def test_a_row_that_says_nothing_is_not_kept(database: Database, write: Write) -> None:
    nothing = (MunicipalityYear(year=2019),)
    write(replace(FIGURES, years=(*FIGURES.years, *nothing), area_texts=(AreaText(area="ledarskap", round=T2),)))
    assert database.municipality() == replace(FIGURES, area_texts=())
    write(Municipality())
    assert database.municipality() == Municipality()


numbers = st.none() | st.integers(-(10**9), 10**9).map(lambda whole: whole / 10)
texts = st.sampled_from(["Cheferna är fler.", "En text.\n\nI två stycken.", "ÅÄÖ"])


@st.composite
def municipalities(draw: st.DrawFn) -> Municipality:
    years = draw(st.dictionaries(st.integers(2010, 2020), st.tuples(numbers, numbers, numbers, numbers), max_size=5))
    places = draw(st.dictionaries(st.tuples(st.sampled_from("abc"), st.sampled_from(["t1", "t2"])), texts, max_size=4))
    return Municipality(
        years=tuple(
            MunicipalityYear(
                year=year,
                result_mnkr=one,
                result_path_percent=two,
                taxes_grants_equalisation_mnkr=three,
                net_investments_mnkr=four,
            )
            for year, (one, two, three, four) in years.items()
            if (one, two, three, four) != (None,) * 4
        ),
        area_texts=tuple(
            AreaText(area=area, round=RoundRef.parse(f"2016/{name}"), text=text)
            for (area, name), text in places.items()
        ),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=municipalities(), second=municipalities())
def test_one_after_another_and_back(
    database: Database, write: Write, first: Municipality, second: Municipality
) -> None:
    write(first)
    steps = len(database.history(limit=1000))
    write(second)
    assert database.municipality() == second
    changed = len(database.history(limit=1000)) - steps
    assert changed == (first != second)
    if changed:
        database.undo()
        assert database.municipality() == first
        database.redo()
        assert database.municipality() == second
    assert database.verify() == ()


def test_the_same_again_is_no_step(database: Database, write: Write) -> None:
    write(FIGURES)
    before = database.history()
    write(FIGURES)
    assert database.history() == before


def test_what_an_error_stops_leaves_nothing(database: Database, write: Write) -> None:
    write(FIGURES)
    twice = replace(FIGURES, years=FIGURES.years * 2)
    with pytest.raises(InvalidScorecard, match="Kommunens år 2016 finns två gånger"):
        write(twice)
    with pytest.raises(NotANumber):
        write(Municipality(years=(MunicipalityYear(year=2016, result_mnkr="tolv"),)))  # type: ignore[arg-type]
    assert database.municipality() == FIGURES


def test_one_who_reads_writes_nothing(database: Database, write: Write) -> None:
    write(FIGURES)
    with (
        Database.open(database.path, writable=False) as reader,
        pytest.raises(OpenedForReading),
        reader.operation("edit_municipality") as operation,
    ):
        operation.put_municipality(Municipality())


# -- history


def test_the_history_tells_each_figure_that_changed(database: Database, write: Write) -> None:
    write(FIGURES)
    write(replace(FIGURES, years=(replace(FIGURES.years[0], result_mnkr=14.0),)))
    (step,) = database.history(limit=1)
    (changed,) = step.changes
    assert (changed.unit, changed.row, changed.change.old, changed.change.new) == ("", "", 12.5, 14.0)
    assert label_of(changed.change.record, changed.change.path).sv == "Resultat, mnkr 2016"
    assert (step.label.sv, step.units) == ("Ändra kommunens egna uppgifter", ())


def test_it_is_found_by_its_text_and_by_no_unit(database: Database, write: Write, put: Put, bun: Scorecard) -> None:
    write(FIGURES)
    put(bun)
    found = database.history(HistoryFilter(text="cheferna är fler"))
    assert [one.kind for one in found] == ["edit_municipality"]
    assert [one.kind for one in database.history(HistoryFilter(units=("BUN",)))] == ["edit_scorecard"]


def test_the_history_of_one_figure(database: Database, write: Write) -> None:
    write(FIGURES)
    write(replace(FIGURES, years=(replace(FIGURES.years[0], result_mnkr=14.0),)))
    write(Municipality(years=(MunicipalityYear(year=2016, result_mnkr=14.0, net_investments_mnkr=2.0),)))
    of_result = database.history(HistoryFilter(field=("years", "2016", "result_mnkr")))
    assert [[one.change.new for one in step.changes] for step in of_result] == [[14.0], [12.5]]
    of_text = database.history(HistoryFilter(field=("area_texts", "ledarskap", "2016/t2")))
    assert [[one.change.new for one in step.changes] for step in of_text] == [[None], ["Cheferna är fler."]]
    assert len(database.history(HistoryFilter(field=("years",)))) == 3


def test_the_summary_tells_that_it_changed(database: Database, bun: Scorecard) -> None:
    with database.operation("import") as both:
        both.put(bun)
        both.put_municipality(FIGURES)
    assert (both.summary.municipality_changed, both.summary.units) == (True, ("BUN",))
    assert {one.unit for one in both.summary.changes} == {"", "BUN"}
    with database.operation("edit_scorecard") as other:
        other.put(replace(bun, revision=bun.revision + 1))
    assert not other.summary.municipality_changed
    taken_back = database.undo(2)
    assert [one.municipality_changed for one in taken_back] == [False, True]
    assert database.municipality() == Municipality()


def test_typing_folds_into_one_step(database: Database, clock: Clock) -> None:
    for text in ("Chefer", "Cheferna", "Cheferna är fler."):
        with database.operation("edit_municipality", fold_key="municipality ledarskap 2016/t2") as operation:
            operation.put_municipality(Municipality(area_texts=(AreaText(area="ledarskap", round=T2, text=text),)))
        clock.wait(3)
    (step,) = (one for one in database.history() if one.kind == "edit_municipality")
    ((changed,),) = ([one.change for one in step.changes],)
    assert (changed.old, changed.new) == (None, "Cheferna är fler.")


# -- behind our back


@pytest.mark.parametrize("table", ["municipality_year", "municipality_area_text"])
def test_what_is_no_value_of_its_field_is_told(database: Database, write: Write, table: str) -> None:
    write(FIGURES)
    database.close()
    column = "result_mnkr" if table == "municipality_year" else "round"
    tamper(database.path, past_triggers(table, f'UPDATE "{table}" SET "{column}" = \'tolv\' WHERE pk = 1'))  # noqa: S608
    assert "Kommunens egna uppgifter kan inte läsas" in problems_in(database.path, database.id)


def test_a_purged_history_begins_with_it(database: Database, write: Write, clock: Clock) -> None:
    write(FIGURES)
    next_day = clock().date() + datetime.timedelta(days=1)
    clock.wait(2 * 24 * 3600)
    write(replace(FIGURES, area_texts=()))
    database.close()
    purged = purging.purge_history(database.path, next_day, clock)
    assert (purged.removed, purged.kept) == (2, 1)
    with Database.open(database.path, now=clock) as again:
        assert again.municipality() == replace(FIGURES, area_texts=())
        again.undo()
        assert again.municipality() == FIGURES
        assert again.verify() == ()


def test_json_and_rows_say_the_same(database: Database, write: Write, template: Template) -> None:
    raw = record_to_json(complete_municipality(template))
    made = record_from_json(Municipality, raw)
    assert made is not None
    write(made)
    assert record_to_json(database.municipality()) == raw
