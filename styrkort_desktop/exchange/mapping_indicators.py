"""Reads what a row of a municipality's own spreadsheet says of indicators: their names, fields and figures. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from styrkort_desktop.exchange.mapping import FIGURES, OF_INDICATOR, ColumnMapping, Means, Sex, SheetMapping
from styrkort_desktop.exchange.mapping_cells import INDICATOR_FIELDS, Cells, Figure, Not
from styrkort_desktop.exchange.mapping_content import lines_of
from styrkort_desktop.exchange.mapping_preview import At, Why
from styrkort_desktop.exchange.mapping_works import PERCENT, GoalWork, IndicatorWork, path_of
from styrkort_desktop.exchange.spreadsheet import Cell
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.texts import Text

_PERCENT_IN_NAME = re.compile(r"(?:\(\s*(?:%|procent)\s*\)|,\s*(?:%|procent|i procent))\s*\Z", re.IGNORECASE)
_ROW_WIDE = frozenset({Means.YEAR, Means.ROUND, Means.SEX, Means.COMMENT})


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a goal: what of it tells of all its figures."""

    goal: GoalWork
    row: int
    cells: Mapping[int, Cell]
    year: int | None = None
    round: tuple[str | None] | None = None
    sex: Sex | None = None
    unclear: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether the row may go on with the indicator above: it says of which year, round or sex it is."""
        return self.year is not None or self.round is not None or self.sex is not None


class IndicatorReader:
    """Reads row after row; remembers the indicator that a row without a name goes on with."""

    def __init__(
        self,
        mapping: SheetMapping,
        cells: Cells,
        tell: Callable[[FileSpot, Why, Text, Iterable[At]], None],
        note: Callable[[FileSpot, Text], None],
        spot: Callable[[int, int, Cell | None], FileSpot],
    ) -> None:
        self._mapping, self._cells = mapping, cells
        self._tell, self._note, self._spot = tell, note, spot
        self._columns = {one.column: one for one in mapping.columns}
        self._groups = sorted({one.group for one in mapping.columns if one.means in OF_INDICATOR})
        self._last: dict[int, tuple[str, list[IndicatorWork]]] = {}

    def read(self, goal: GoalWork, row: int, cells: Mapping[int, Cell], in_goal: Sequence[str]) -> None:
        """Read what a row says of the indicators of its goal. `in_goal`: those that stand in the goal's own cell."""
        one = self._row(goal, row, cells)
        first: IndicatorWork | None = None
        for group in self._groups or [1]:
            found = self._indicators(one, group, in_goal if group == min(self._groups, default=1) else ())
            self._of_group(one, group, found)
            first = first or (found[0] if found else None)
        for at, cell in self._with(one, Means.COMMENT):
            spot = self._spot(row, at, cell)
            text = self._cells.text(cell, spot)
            if isinstance(text, Not):
                self._tell(spot, text.why, text.text, [(row, at)])
            else:
                goal.add_remark(text, None if first is None else first.id)
                goal.take(spot, (row, at), goal.id if first is None else first.id, "remarks")

    def _row(self, goal: GoalWork, row: int, cells: Mapping[int, Cell]) -> _Row:
        told: dict[str, object] = {}
        bare = _Row(goal, row, cells)
        for means, name in ((Means.YEAR, "year"), (Means.ROUND, "round"), (Means.SEX, "sex")):
            for at, cell in self._with(bare, means):
                spot = self._spot(row, at, cell)
                found = self._row_wide(means, cell, spot)
                if isinstance(found, Not):
                    self._tell(spot, found.why, found.text, [(row, at)])
                    told["unclear"] = True
                else:
                    told[name] = found
                    goal.take(spot, (row, at), goal.id, name)
        return _Row(goal, row, cells, **told)  # type: ignore[arg-type]

    def _row_wide(self, means: Means, cell: Cell, spot: FileSpot) -> object:
        if means is Means.YEAR:
            return self._cells.year(cell, spot)
        return self._cells.round(cell) if means is Means.ROUND else self._cells.sex(cell)

    def _with(self, one: _Row, means: Means, group: int | None = None) -> list[tuple[int, Cell]]:
        return [
            (at, cell)
            for at, cell in one.cells.items()
            if self._columns[at].means is means and group in (None, self._columns[at].group)
        ]

    # -- which indicators

    def _indicators(self, one: _Row, group: int, in_goal: Sequence[str]) -> list[IndicatorWork]:
        """The indicators that a group of columns is about in a row; those above, where the row goes on with them."""
        goal = one.goal
        named: list[IndicatorWork] = [self._named(goal, name) for name in in_goal]
        for at, cell in self._with(one, Means.INDICATOR, group):
            spot = self._spot(one.row, at, cell)
            text = self._cells.text(cell, spot)
            if isinstance(text, Not):
                self._tell(spot, text.why, text.text, [(one.row, at)])
                continue
            names = lines_of(text) if self._mapping.many_in_cell else [" ".join(text.split())]
            for name in names:
                made = self._named(goal, name)
                named.append(made)
                goal.take(spot, (one.row, at), made.id, "name")
        if named:
            self._last[group] = (goal.id, named)
            return named
        has_more = any(self._is_of(self._columns[at], group) for at in one.cells)
        if not has_more:
            return []
        owner, before = self._last.get(group, ("", []))
        if before and owner == goal.id and one.goes_on:
            return before
        if not any(column.means is Means.INDICATOR and column.group == group for column in self._mapping.columns):
            unnamed = goal.indicator_called(None)
            self._last[group] = (goal.id, [unnamed])
            return [unnamed]
        return []

    def _named(self, goal: GoalWork, name: str) -> IndicatorWork:
        made = goal.indicator_called(name)
        if _PERCENT_IN_NAME.search(name) and made.unit is None and not self._has_unit_column():
            made.fields["unit"] = PERCENT
        return made

    def _has_unit_column(self) -> bool:
        return any(column.means is Means.UNIT for column in self._mapping.columns)

    @staticmethod
    def _is_of(column: ColumnMapping, group: int) -> bool:
        return column.means in OF_INDICATOR and column.means is not Means.INDICATOR and column.group == group

    # -- what is said of them

    def _of_group(self, one: _Row, group: int, found: Sequence[IndicatorWork]) -> None:
        mine = {at: cell for at, cell in one.cells.items() if self._is_of(self._columns[at], group)}
        if mine and not found:
            for at, cell in mine.items():
                self._tell(self._spot(one.row, at, cell), Why.NO_INDICATOR, _NO_INDICATOR, [(one.row, at)])
            return
        units_first = sorted(mine, key=lambda at: (self._columns[at].means is not Means.UNIT, at))
        for at in units_first:
            self._cell(one, at, mine[at], found)

    def _cell(self, one: _Row, at: int, cell: Cell, found: Sequence[IndicatorWork]) -> None:
        """Give a cell to the indicators of its row: a line to each, or the whole to all of them."""
        lines = lines_of(self._cells.book.seen(cell)) if len(found) > 1 else []
        column = self._columns[at]
        if len(lines) == len(found) > 1:
            pairs = [(made, cell._replace(kind="s", text=line)) for made, line in zip(found, lines, strict=True)]
        elif len(found) == 1 or column.means not in FIGURES:
            pairs = [(made, cell) for made in found]
        else:
            self._tell(self._spot(one.row, at, cell), Why.SEVERAL, _SEVERAL.format(n=len(found)), [(one.row, at)])
            return
        for made, part in pairs:
            self._put(one, at, part, made)

    def _put(self, one: _Row, at: int, cell: Cell, made: IndicatorWork) -> None:
        column, spot = self._columns[at], self._spot(one.row, at, cell)
        if column.means in FIGURES:
            path = self._put_figure(one, column, cell, spot, made)
        elif column.means is Means.BASELINE_YEAR:
            path = self._put_baseline_year(cell, spot, made)
        else:
            path = self._put_field(column.means, cell, spot, made)
        if isinstance(path, Not):
            self._tell(spot, path.why, path.text, [(one.row, at)])
        else:
            one.goal.take(spot, (one.row, at), made.id, path)

    def _put_field(self, means: Means, cell: Cell, spot: FileSpot, made: IndicatorWork) -> str | Not:
        name = INDICATOR_FIELDS[means]
        found = self._cells.field(means, cell, spot)
        if isinstance(found, Not):
            return found
        return name if made.put(name, found) else _TWICE

    def _put_baseline_year(self, cell: Cell, spot: FileSpot, made: IndicatorWork) -> str | Not:
        year = self._cells.year(cell, spot)
        if isinstance(year, Not):
            return year
        return "baseline.year" if made.put_baseline_year(year) else _TWICE

    def _put_figure(
        self, one: _Row, column: ColumnMapping, cell: Cell, spot: FileSpot, made: IndicatorWork
    ) -> str | Not:
        figure = self._cells.figure(cell, spot, made.unit)
        if isinstance(figure, Not):
            return figure
        if not made.takes(figure):
            return _MIXED
        self._learn_unit(column, figure, spot, made)
        if column.means is Means.BASELINE:
            return "baseline" if made.put_baseline(figure.value, column.year) else _TWICE
        return self._put_dated(one, column, figure, made)

    @staticmethod
    def _put_dated(one: _Row, column: ColumnMapping, figure: Figure, made: IndicatorWork) -> str | Not:
        """A target, an outcome or a forecast, of the year, round and sex that its column or its row says."""
        year, sex, round_key = column.year or one.year, column.sex or one.sex, column.round
        if one.unclear or year is None:
            return _UNCLEAR if one.unclear else _NO_YEAR
        if column.means is not Means.OUTCOME and sex not in (None, Sex.TOTAL):
            return _NO_SEXES
        if round_key is None and one.round is not None:
            round_key = one.round[0]
        if column.means is Means.TARGET:
            round_key = None
        put = made.put_figure(column.means, year, round_key, sex, figure.value)
        return path_of(column.means, year, round_key) if put else _TWICE

    def _learn_unit(self, column: ColumnMapping, figure: Figure, spot: FileSpot, made: IndicatorWork) -> None:
        """A percentage tells the unit where nothing else does."""
        in_heading = column.heading is not None and "%" in column.heading
        if made.unit is None and (figure.percent or in_heading):
            made.fields["unit"] = PERCENT
            self._note(spot, _PERCENT)


_NO_INDICATOR = Text("Raden har ingen indikator att höra till.", "The row has no indicator that it could belong to.")
_SEVERAL = Text(
    "Cellen till vänster har {n} indikatorer, men här står inte lika många rader.",
    "The cell to the left has {n} indicators, but there are not as many lines here.",
)
_TWICE = Not(Why.TWICE, Text("Något annat står redan på en rad ovanför.", "Something else stands in a row above."))
_MIXED = Not(
    Why.TWICE,
    Text("Indikatorn har både tal och ja eller nej.", "The indicator has numbers as well as yes or no."),
)
_NO_YEAR = Not(
    Why.NO_YEAR, Text("Det framgår inte vilket år siffran gäller.", "Nothing tells which year the figure is of.")
)
_UNCLEAR = Not(
    Why.NO_CHOICE,
    Text(
        "Det framgår inte av raden vilket år, tillfälle eller kön siffran gäller.",
        "The row does not tell which year, round or sex the figure is of.",
    ),
)
_NO_SEXES = Not(
    Why.NOT_POSSIBLE,
    Text("Bara utfall delas upp på kvinnor och män.", "Only outcomes are divided into women and men."),
)
_PERCENT = Text("Enheten är tagen från procenttecknet.", "The unit is taken from the percent sign.")
