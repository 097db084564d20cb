"""Kolada's answers taken in among other files, and ids looked up in the catalogue that they made."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from styrkort_desktop.desk.check import check_database, check_scorecards
from styrkort_desktop.desk.kolada import known_kolada
from styrkort_desktop.desk.receive import FileState, ReceiveOptions, read_outside
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.kolada import KoladaCatalogue, NoCatalogue
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.received import FileRefused
from styrkort_desktop.store import Database, NothingToUndo
from styrkort_desktop.template import built_in_template
from tests.desk.offices import Desk, demonstrated

FILES = Path(__file__).parents[1] / "files" / "kolada"
FIRST, SECOND, OLD = FILES / "v3_page_1.json", FILES / "v3_page_2.json", FILES / "v2.json"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk("office", tmp_path)
    yield desk
    desk.database.close()


def _known(desk: Desk) -> list[str]:
    known = known_kolada(desk.database)
    return [] if known is None else list(known.by_id)


def _with_kolada(desk: Desk, kolada: str) -> str:
    """A unit with an indicator that has an id; gives the indicator's."""
    scorecard = demonstrated("RTJ")
    indicator = next(one for _, one in scorecard.indicators())
    desk.put(scorecard)
    desk.edit("RTJ", {(indicator.id, ("kolada",)): kolada})
    return indicator.id


def _said(findings: tuple[Finding, ...], indicator: str) -> list[str]:
    return [one.message.sv for one in findings if one.rule == "U215" and one.place.indicator == indicator]


# -- taken in


def test_pages_are_loaded_as_one_catalogue_and_it_is_said_how_large_it_is(office: Desk) -> None:
    first, second = office.take(FIRST, SECOND)
    assert (first.unit, first.state, first.holds and first.holds.sv) == (None, FileState.MERGED, "Kolada")
    assert [one.sv for one in first.notes] == ["Kolada-katalogen har 4 nyckeltal, varav 1 är avslutade."]
    assert [one.sv for one in second.notes] == ["Kolada-katalogen har 6 nyckeltal, varav 1 är avslutade."]
    assert len(_known(office)) == 6
    assert office.database.kolada_catalogue().source == "v3_page_1.json, v3_page_2.json"  # type: ignore[union-attr]


def test_a_page_that_leads_on_says_so_unless_the_last_one_is_there(office: Desk) -> None:
    (alone,) = office.take(FIRST)
    assert "/v3/kpi?page=2" in alone.notes[-1].sv
    (rest,) = office.take(SECOND)
    assert len(rest.notes) == 1
    assert len(_known(office)) == 6, "a later page adds to what is known"


def test_the_same_again_is_nothing_new_and_makes_no_backup(office: Desk) -> None:
    office.take(FIRST, SECOND)
    before = office.database.kolada_catalogue()
    backups = len(list(office.folder.rglob("*before_import*")))
    again = office.take(SECOND, FIRST)
    assert {one.state for one in again} == {FileState.NOTHING_NEW}
    assert office.database.kolada_catalogue() == before
    assert len(list(office.folder.rglob("*before_import*"))) == backups


def test_a_newer_answer_stands(office: Desk) -> None:
    office.take(OLD)
    assert known_kolada(office.database).get("U07415").last_year is None  # type: ignore[union-attr]
    (newer,) = office.take(FIRST)
    assert newer.state is FileState.MERGED
    assert known_kolada(office.database).get("U07415").last_year == 2016  # type: ignore[union-attr]


def test_a_dry_run_says_the_same_and_changes_nothing(office: Desk) -> None:
    first, second = office.take(FIRST, SECOND, options=ReceiveOptions(dry_run=True))
    assert {first.state, second.state} == {FileState.DRY_RUN}
    assert [one.sv for one in second.notes] == ["Kolada-katalogen har 6 nyckeltal, varav 1 är avslutade."]
    assert known_kolada(office.database) is None


def test_it_goes_in_beside_scorecards_and_refused_files(office: Desk, tmp_path: Path) -> None:
    department = Desk("rtj", tmp_path / "rtj", ("RTJ",))
    department.put(demonstrated("RTJ"))
    file = department.send("RTJ")
    refused, scorecard, kolada = office.take(FILES / "kpi_groups.json", file, SECOND)
    assert (refused.state, scorecard.state, kolada.state) == (FileState.REFUSED, FileState.MERGED, FileState.MERGED)
    assert scorecard.unit == "RTJ"
    assert _known(office) == ["N63080", "U00200"]
    office.database.undo()
    assert _known(office) == ["N63080", "U00200"], "the catalogue is no part of what is undone"
    department.database.close()


def test_loading_a_catalogue_is_no_step_of_the_history(office: Desk) -> None:
    before = office.database.history()
    office.take(FIRST)
    assert office.database.history() == before
    with pytest.raises(NothingToUndo):
        office.database.undo()


def test_a_department_holds_one_too(tmp_path: Path) -> None:
    department = Desk("rtj", tmp_path, ("RTJ",))
    (taken,) = department.take(SECOND)
    assert taken.state is FileState.MERGED
    assert _known(department) == ["N63080", "U00200"]
    department.database.close()


def test_a_catalogue_that_cannot_be_read_hinders_nobody_and_is_replaced(
    office: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    office.take(SECOND)
    indicator = _with_kolada(office, "N99999")

    def unreadable(_content: bytes) -> KoladaCatalogue:
        raise NoCatalogue

    with monkeypatch.context() as broken, caplog.at_level(logging.WARNING):
        broken.setattr(KoladaCatalogue, "from_bytes", unreadable)
        assert known_kolada(office.database) is None
        assert _said(check_database(office.database), indicator) == []
        office.take(FIRST)
    assert "cannot be read" in caplog.text
    assert len(_known(office)) == 4


def test_it_is_no_scorecard_to_check() -> None:
    with pytest.raises(FileRefused, match="Koladas lista över nyckeltal, inget styrkort"):
        read_outside(built_in_template(), "kpi.json", FIRST)


# -- looked up


def test_ids_are_looked_up_in_what_was_loaded(office: Desk) -> None:
    indicator = _with_kolada(office, "N00812")
    assert _said(check_database(office.database), indicator) == []
    office.take(FIRST, SECOND)
    (said,) = _said(check_database(office.database), indicator)
    assert said.startswith("N00812 finns inte i den inlästa Kolada-katalogen (6 nyckeltal).")
    assert _said(check_database(office.database, RoundRef(2016, "t1")), indicator) == [said]


def test_one_that_has_ended_is_told_with_what_came_instead(office: Desk) -> None:
    indicator = _with_kolada(office, "U07415")
    office.take(FIRST)
    (said,) = _said(check_database(office.database), indicator)
    assert said == (
        "U07415 har 2016 som sista år i Kolada, och perioden går till 2018. Enligt katalogen ersätts det av N07415: "
        "Byggnadsbränder med spridning från startobjektet, antal/1000 inv."
    )


def test_files_outside_are_checked_against_a_catalogue_where_one_is_given(office: Desk) -> None:
    indicator = _with_kolada(office, "N00812")
    scorecard, template = office.database.scorecard("RTJ"), office.database.template
    assert _said(check_scorecards([scorecard], template), indicator) == []
    office.take(FIRST)
    with Database.open(office.database.path, writable=False) as reader:
        kolada = known_kolada(reader)
    assert len(_said(check_scorecards([scorecard], template, kolada=kolada), indicator)) == 1


def test_an_answer_cut_in_two_pages_any_way_is_the_same_catalogue(office: Desk, tmp_path: Path) -> None:
    values = json.loads(FIRST.read_text(encoding="utf-8"))["values"]
    for cut in range(1, len(values)):
        pages = [tmp_path / f"{cut}-{number}.json" for number in (1, 2)]
        for page, part in zip(pages, (values[:cut], values[cut:]), strict=True):
            page.write_text(json.dumps({"values": part}), encoding="utf-8")
        office.take(*reversed(pages))
        assert _known(office) == ["N00090", "N00811", "N07415", "U07415"]
