"""The item models keep Qt's rules while what they show changes under them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from styrkort_desktop.gui.checker import judge
from styrkort_desktop.gui.edits import Edit
from styrkort_desktop.gui.models.conflict_model import ConflictModel
from styrkort_desktop.gui.models.indicator_model import LEFT_ROLE, REFUSED_ROLE, SEVERITY_ROLE, IndicatorModel
from styrkort_desktop.gui.models.outline_model import OutlineModel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.outline import outline
from styrkort_desktop.gui.spots import OVERVIEW, Page, Spot
from styrkort_desktop.rules import CheckContext
from styrkort_desktop.scorecard import editing
from styrkort_desktop.scorecard.findings import Severity
from styrkort_desktop.scorecard.goals import Indicator
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.texts import Language

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def written() -> list[Edit]:
    return []


@pytest.fixture
def table(file: OpenFile, written: list[Edit]) -> IndicatorModel:
    model = IndicatorModel(written.append, file.scorecard.period.years, Language.SWEDISH, file)
    QAbstractItemModelTester(model, FATAL, model)
    model.show_indicators(file.scorecard.goals_of("folja_jamfora")[0].indicators)
    return model


def column(model: IndicatorModel, field: str) -> int:
    return [one.field for one in model.columns].index(field)


def test_the_outline_keeps_qts_rules(file: OpenFile) -> None:
    model = OutlineModel(file)
    QAbstractItemModelTester(model, FATAL, model)
    scorecard = file.scorecard
    for goals in (scorecard.goals, scorecard.goals[:3], (), scorecard.goals):
        now = replace(scorecard, goals=goals)
        model.show_rows(outline(now, file.template, judge(now, CheckContext(file.template))))
    assert model.rowCount() == 2 + 2 * len(file.template.directions) + len(file.template.areas)
    model.show_rows(())
    assert model.rowCount() == 0


def test_the_outline_tells_views_what_has_changed(file: OpenFile) -> None:
    model, told = OutlineModel(file), []
    model.modelReset.connect(lambda: told.append("reset"))
    model.dataChanged.connect(lambda: told.append("changed"))
    rows = outline(file.scorecard, file.template, file.verdict)
    emptied = replace(file.scorecard, goals=())
    model.show_rows(rows)
    model.show_rows(rows)
    model.show_rows(outline(emptied, file.template, judge(emptied, CheckContext(file.template))))
    model.show_rows(rows[:3])
    assert told == ["reset", "changed", "reset"]


def test_the_outline_says_its_state_in_words(file: OpenFile) -> None:
    scorecard = editing.mark_not_concerned(file.scorecard, "halsoframjande", "Inga anställda.")
    verdict = judge(scorecard, CheckContext(file.template))
    rows = {row.spot.area: row for row in outline(scorecard, file.template, verdict) if row.spot}
    assert rows["folja_jamfora"].spoken.startswith("Service: Följa och jämföra, 3 mål")
    assert rows["halsoframjande"].state == "ej berörd"
    empty = replace(scorecard, goals=(), not_concerned=())
    verdict = judge(empty, CheckContext(file.template))
    rows = {row.spot.area: row for row in outline(empty, file.template, verdict) if row.spot}
    assert rows["folja_jamfora"].state == "! 0 mål"
    assert rows["folja_jamfora"].spoken == "Service: Följa och jämföra, 0 mål, kvar att göra"
    assert rows["egna_service"].state == ""


def test_the_outline_tells_a_serious_finding_by_its_sign(file: OpenFile) -> None:
    goal = file.scorecard.goals_of("folja_jamfora")[0]
    worse = editing.change_indicator(
        file.scorecard, goal.indicators[0].id, targets=editing.with_target(goal.indicators[0], 2018, 700.0)
    )
    verdict = judge(worse, CheckContext(file.template))
    rows = {row.spot.area: row for row in outline(worse, file.template, verdict) if row.spot}
    assert rows["folja_jamfora"].state == "✕ 3 mål"
    to_do = [one for one in verdict.about_area("folja_jamfora").said if one.severity is not Severity.ADVICE]
    assert rows["folja_jamfora"].spoken.endswith(f"{len(to_do)} påpekanden")


def test_headings_of_the_outline_cannot_be_chosen(file: OpenFile) -> None:
    model = OutlineModel(file)
    model.show_rows(outline(file.scorecard, file.template, file.verdict))
    assert not model.flags(model.index(2)) & Qt.ItemFlag.ItemIsSelectable
    assert model.row_of(OVERVIEW) == 0
    assert model.row_of(Spot(Page.FOLLOW_UP, round=RoundRef(2016, "t1"))) == 1
    assert model.row_of(Spot(Page.FINDINGS)) is None
    assert model.row_of(Spot(Page.AREA, "folja_jamfora", "some goal")) is not None


@pytest.mark.usefixtures("qapp")
def test_the_conflicts_keep_qts_rules() -> None:
    model = ConflictModel()
    QAbstractItemModelTester(model, FATAL, model)
    for lines in (("a", "b"), (), ("c",)):
        model.show_lines(lines)
    assert model.index(0).data() == "c"
    assert model.data(QModelIndex()) is None


def test_the_table_keeps_qts_rules(table: IndicatorModel, file: OpenFile) -> None:
    for goal in file.scorecard.goals:
        table.show_indicators(goal.indicators)
        table.show_marks(
            {(one.id, "unit"): Severity.ERROR for one in goal.indicators},
            [(one.id, "baseline") for one in goal.indicators],
        )
    table.show_indicators(())
    table.show_indicators([Indicator(id="new")])


@pytest.mark.parametrize(
    "role", [*range(16), Qt.ItemDataRole.AccessibleTextRole, SEVERITY_ROLE, LEFT_ROLE, REFUSED_ROLE, 9999]
)
def test_the_table_answers_whatever_it_is_asked(table: IndicatorModel, role: int) -> None:
    for row in range(-1, table.rowCount() + 1):
        for number in range(-1, table.columnCount() + 1):
            table.data(table.createIndex(row, number), role)
    table.headerData(0, Qt.Orientation.Vertical, role)
    table.headerData(99, Qt.Orientation.Horizontal, role)


def test_what_is_typed_becomes_one_step(table: IndicatorModel, written: list[Edit]) -> None:
    assert table.setData(table.index(0, column(table, "targets.2017")), "70")
    assert [edit.kind for edit in written] == ["edit_target"]


def test_typing_the_same_again_is_no_step(table: IndicatorModel, written: list[Edit]) -> None:
    index = table.index(0, column(table, "targets.2017"))
    assert table.setData(index, str(index.data()))
    assert written == []


def test_what_cannot_be_read_stays_as_it_was_typed_and_says_why(table: IndicatorModel, written: list[Edit]) -> None:
    notes: list[str] = []
    table.noted.connect(notes.append)
    index = table.index(0, column(table, "targets.2017"))
    assert not table.setData(index, "ca 70")
    assert (index.data(), index.data(REFUSED_ROLE), written) == ("ca 70", True, [])
    assert "ca 70" in notes[-1]
    assert "1 250,5" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert table.setData(index, "70")
    assert (notes[-1], index.data(REFUSED_ROLE), len(written)) == ("", False, 1)


def test_a_refused_cell_can_be_cleared(table: IndicatorModel, written: list[Edit]) -> None:
    index = table.index(0, column(table, "targets.2017"))
    table.setData(index, "ca 70")
    assert table.setData(index, "")
    assert [edit.kind for edit in written] == ["edit_target"]


def test_the_drawn_trend_cannot_be_typed_in(table: IndicatorModel) -> None:
    index = table.index(0, table.columnCount() - 1)
    assert not table.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not table.setData(index, "x")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Trend: Stiger från")


def test_a_finding_about_all_targets_marks_each_of_them(table: IndicatorModel) -> None:
    indicator = table.indicator(0)
    assert indicator is not None
    table.show_marks({(indicator.id, "targets"): Severity.WARNING}, [(indicator.id, "baseline")])
    assert table.index(0, column(table, "targets.2016")).data(SEVERITY_ROLE) == Severity.WARNING
    assert table.index(0, column(table, "baseline.year")).data(LEFT_ROLE)
    assert not table.index(0, column(table, "unit")).data(LEFT_ROLE)
    assert table.column_of("targets") == column(table, "targets.2016")
    assert table.column_of("source") == 0
