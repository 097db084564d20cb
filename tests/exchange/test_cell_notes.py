"""Findings beside the cells of a workbook: each by the cell it means, none lost, nothing of it read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from styrkort_desktop.exchange import read_file, write_workbook
from styrkort_desktop.exchange.cell_notes import CellNote
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.texts import Language, same
from tests.exchange.cards import rich
from tests.exchange.workbooks import TEMPLATE, origin_of

SCORECARD = rich()
UNIT = SCORECARD.unit.code
GOAL = SCORECARD.goals[0]
INDICATOR = GOAL.indicators[0]
TYPE = SCORECARD.managers.types[0]


def written(path: Path, *places: Place, language: Language = Language.SWEDISH) -> Workbook:
    notes = [CellNote(place, same(f"Sägs om {number}")) for number, place in enumerate(places)]
    write_workbook(SCORECARD, TEMPLATE, origin_of(SCORECARD), path, language, notes)
    return load_workbook(path)


def beside(book: Workbook) -> dict[str, str]:
    """The notes by sheet and the heading above (or the label left of) their cell."""
    found = {}
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment is not None and "Sägs om" in cell.comment.text:
                    found[f"{sheet.title}!{cell.coordinate}"] = cell.comment.text
    return found


def value_of(book: Workbook, where: str) -> object:
    sheet, cell = where.split("!")
    return book[sheet][cell].value


def test_each_note_stands_by_the_cell_that_it_means(tmp_path: Path) -> None:
    target = INDICATOR.targets[0]
    places = {
        Place(UNIT, goal=GOAL.id, field="text"): GOAL.text,
        Place(UNIT, goal=GOAL.id, field="responsible"): GOAL.responsible,
        Place(UNIT, goal=GOAL.id, indicator=INDICATOR.id, field="name"): INDICATOR.name,
        Place(UNIT, goal=GOAL.id, indicator=INDICATOR.id, field="unit"): INDICATOR.unit,
        Place(UNIT, goal=GOAL.id, indicator=INDICATOR.id, field=f"targets.{target.year}"): target.value,
        Place(UNIT, item=TYPE.id, field="type"): TYPE.type,
        Place(UNIT, field="managers.analysis"): SCORECARD.managers.analysis,
    }
    book = written(tmp_path / "a.xlsx", *places)
    values = {text: value_of(book, where) for where, text in beside(book).items()}
    assert values == {f"Sägs om {number}": value for number, value in enumerate(places.values())}


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (Place(UNIT, goal=GOAL.id), GOAL.text),
        (Place(UNIT, goal=GOAL.id, field="indicators"), GOAL.text),
        (Place(UNIT, goal=GOAL.id, indicator=INDICATOR.id), INDICATOR.name),
        (Place(UNIT, goal=GOAL.id, indicator=INDICATOR.id, field="targets"), INDICATOR.targets[0].value),
    ],
)
def test_what_has_no_cell_of_its_own_stands_by_the_name_of_its_row(tmp_path: Path, place: Place, value: object) -> None:
    book = written(tmp_path / "a.xlsx", place)
    ((where, _),) = beside(book).items()
    assert value_of(book, where) == value


def test_what_is_said_of_an_area_or_of_all_stands_by_the_first_title(tmp_path: Path) -> None:
    book = written(tmp_path / "a.xlsx", Place(UNIT), Place(UNIT, area=GOAL.area), Place(UNIT, item="finns inte"))
    ((where, said),) = beside(book).items()
    assert where == "Läs mig!B1"
    first, second, third = said.split("\n\n")
    assert (first, third) == ("Sägs om 0", "Sägs om 2")
    assert second.endswith(": Sägs om 1")
    assert second != ": Sägs om 1", "the area is named"


def test_several_notes_of_one_cell_stand_together(tmp_path: Path) -> None:
    book = written(tmp_path / "a.xlsx", *[Place(UNIT, goal=GOAL.id, field="text")] * 3)
    assert list(beside(book).values()) == ["Sägs om 0\n\nSägs om 1\n\nSägs om 2"]


def test_the_first_sheet_tells_of_notes_only_where_there_are_any(tmp_path: Path) -> None:
    def told(book: Workbook) -> bool:
        return any("Anteckning" in str(c.value) or "anteckning" in str(c.value) for row in book["Läs mig"] for c in row)

    assert told(written(tmp_path / "a.xlsx", Place(UNIT)))
    assert not told(written(tmp_path / "b.xlsx"))


def test_a_workbook_with_notes_reads_as_one_without(tmp_path: Path) -> None:
    written(tmp_path / "a.xlsx", Place(UNIT), Place(UNIT, goal=GOAL.id, field="text"))
    written(tmp_path / "b.xlsx")
    (first,), (second,) = (read_file(tmp_path / name, TEMPLATE) for name in ("a.xlsx", "b.xlsx"))
    assert first.scorecard == second.scorecard
    assert first.remarks == second.remarks
