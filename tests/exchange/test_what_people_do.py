"""Every row of the manual's tables is carried out: with a real workbook, the real receiver and a real database.

A row without scenario fails, and a scenario without row; outcome and message are those that the page states.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.people import cells, columns, files, rows
from tests.exchange.people.cases import SCENARIOS
from tests.exchange.people.manual import Row, page
from tests.exchange.people.manual import rows as rows_of_manual
from tests.exchange.people.office import Becomes, Office, Said, Sent, send_all

ROWS = {row.key: row for row in rows_of_manual()}
_GROUPS = {"R": rows, "K": columns, "B": columns, "C": cells, "F": files}


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    return send_all(tmp_path_factory.mktemp("sent"))


@pytest.fixture
def office(sent: Sent, tmp_path: Path) -> Iterator[Office]:
    made = Office(sent, tmp_path)
    yield made
    made.database.close()


def test_every_row_has_its_scenario_and_every_scenario_its_row() -> None:
    assert len(ROWS) == len(rows_of_manual()), "a key stands twice"
    assert ROWS.keys() == SCENARIOS.keys()
    assert {key[0] for key in ROWS} == _GROUPS.keys()


def test_every_outcome_is_explained_and_comes_up() -> None:
    assert {row.becomes for row in ROWS.values()} == set(Becomes)
    for one in Becomes:
        assert f"| {one} |" in page()


@pytest.mark.parametrize("key", ROWS)
def test_what_is_done_becomes_what_the_manual_says(key: str, office: Office) -> None:
    row = ROWS[key]
    SCENARIOS[key](office)
    assert office.became is row.becomes, office.said
    if row.becomes is Becomes.TAKEN:
        assert office.said == []
        return
    assert row.message, "what is not simply taken says why"
    said = next((one for one in office.said if _plain(one.text).startswith(_plain(row.message))), None)
    assert said is not None, office.said
    _says_where(row, said)


def _says_where(row: Row, said: Said) -> None:
    """What a message is about is found without looking for it."""
    group = row.key[0]
    if row.becomes is Becomes.ASKED or (group == "F" and row.key != "F21") or row.key == "B14":
        return  # about the file as a whole, or a question that names its row
    assert said.spot.sheet
    if group == "B":
        return
    assert said.spot.row
    is_about_cell = group == "C" or row.becomes is Becomes.REFUSED
    if is_about_cell and not said.text.startswith(("Rad", "Kolumn")):
        assert said.spot.column
        assert said.spot.found is not None or "säger inte" in said.text


def _plain(text: str) -> str:
    return " ".join(text.split())
