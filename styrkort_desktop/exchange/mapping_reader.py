"""Goes through the rows of a municipality's own spreadsheet by a mapping: which row belongs to which goal. Pure.

Every cell that holds something ends in a goal, as a goal's area, or in the list of what is not taken, with the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from styrkort_desktop.exchange.choice_lists import ChoiceLists
from styrkort_desktop.exchange.mapping import Means, SheetMapping
from styrkort_desktop.exchange.mapping_areas import AreaNames, bare
from styrkort_desktop.exchange.mapping_cells import Cells, Not
from styrkort_desktop.exchange.mapping_content import has_bullet, is_sum, lines_of, repeats_headings, without_bullet
from styrkort_desktop.exchange.mapping_headings import placed
from styrkort_desktop.exchange.mapping_indicators import IndicatorReader
from styrkort_desktop.exchange.mapping_preview import At, MappedGoal, MappedPreview, Note, NotTaken, Why
from styrkort_desktop.exchange.mapping_words import HeadingWords
from styrkort_desktop.exchange.mapping_works import GoalWork, derived_id
from styrkort_desktop.exchange.problems import refuse, shown
from styrkort_desktop.exchange.spreadsheet import Book, Cell, Sheet, column_name
from styrkort_desktop.scorecard.fields import key_of
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.record_contents import rows_with_id
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, normal, same
from styrkort_desktop.template import Template

_SHORT = 70


def preview(book: Book, mapping: SheetMapping, template: Template, scorecard: Scorecard) -> MappedPreview:
    """What a mapped sheet would add to a unit's scorecard.

    Raises FileRefused where the mapping does not fit the file, or names an area that the template lacks.
    """
    words = HeadingWords(template)
    _require_known(mapping, template)
    sheet, here = placed(book, mapping, words)
    reader = _TableReader(book, sheet, here, template, words)
    reader.read()
    return reader.preview(scorecard)


def _require_known(mapping: SheetMapping, template: Template) -> None:
    """Raises FileRefused for an area or a round that the template lacks."""
    areas, rounds = (template.choices(of) for of in ("areas", "rounds"))
    for key in filter(None, (mapping.area, *(one.area for one in mapping.areas))):
        if key not in areas:
            refuse(_NO_SUCH_AREA.format(area=key, known=", ".join(sorted(areas))))
    for key in filter(None, (one.round for one in mapping.columns)):
        if key not in rounds:
            refuse(_NO_SUCH_ROUND.format(round=key, known=", ".join(sorted(rounds))))


@dataclass(slots=True)
class _Told:
    """What is not taken, gathered by place and reason."""

    sheet: str | None
    entries: list[NotTaken] = field(default_factory=list)

    def cells(self, spot: FileSpot, why: Why, text: Text, cells: Iterable[At]) -> None:
        self.entries.append(NotTaken(spot, why, text, tuple(cells)))

    def row(self, row: int, why: Why, text: Text, cells: Iterable[int]) -> None:
        self.cells(FileSpot(self.sheet, row), why, text, ((row, at) for at in sorted(cells)))


class _TableReader:
    """Reads one table from its first row to its last."""

    def __init__(
        self, book: Book, sheet: Sheet, mapping: SheetMapping, template: Template, words: HeadingWords
    ) -> None:
        self._sheet, self._mapping = sheet, mapping
        self._cells = Cells(book, ChoiceLists(template), words)
        self._book = book
        self._areas = AreaNames(template, mapping.areas)
        self._told = _Told(sheet.name or None)
        self._notes: list[Note] = []
        self._columns = {one.column: one for one in mapping.columns if one.means is not Means.NOTHING}
        self._goals: dict[tuple[str, str], GoalWork] = {}
        self._goal: GoalWork | None = None
        self._area: str | None = mapping.area
        self._area_name: str | None = None
        self._area_cells: list[At] = []
        self._unknown: dict[str, None] = {}
        self._alone: dict[str, None] = {}
        self._of_no_one: dict[int, list[At]] = {}
        self._indicators = IndicatorReader(mapping, self._cells, self._told.cells, self._note, self.spot)

    def read(self) -> None:
        """Go through every row of the sheet."""
        mapping, last = self._mapping, self._mapping.last_row
        headings = {one.column: normal(one.heading) for one in mapping.columns if one.heading}
        for row, cells in self._sheet.rows.items():
            filled = {at: cell for at, cell in sorted(cells.items()) if self._cells.holds(cell)}
            if not filled or mapping.heading_row <= row < mapping.first_row:
                continue
            if row < mapping.heading_row:
                self._told.row(row, Why.ABOVE, _ABOVE, filled)
            elif last is not None and row > last:
                self._told.row(row, Why.BELOW, _BELOW, filled)
            elif repeats_headings(self._book, filled, headings):
                self._told.row(row, Why.HEADINGS, _HEADINGS, filled)
            elif is_sum(self._book, filled):
                self._told.row(row, Why.SUM, _SUM, filled)
            elif not self._is_section(row, filled):
                self._row(row, filled)

    def spot(self, row: int, at: int, cell: Cell | None = None) -> FileSpot:
        """A cell as a message names it."""
        column = self._mapping.column(at)
        heading = same(column.heading) if column is not None and column.heading else None
        found = None if cell is None else shown(self._book.seen(cell))
        return FileSpot(self._sheet.name or None, row, column_name(at, heading), found)

    def _note(self, spot: FileSpot, text: Text) -> None:
        self._notes.append(Note(spot, text))

    # -- areas

    def _is_section(self, row: int, cells: Mapping[int, Cell]) -> bool:
        """Whether a row is a heading of an area: one text alone, which names one."""
        if len(cells) != 1:
            return False
        ((at, cell),) = cells.items()
        column = self._columns.get(at)
        if column is not None and column.means not in (Means.GOAL, Means.AREA):
            return False
        text = " ".join(self._book.seen(cell).split())
        found = self._areas.called(text)
        if found is None:
            if (
                len(text) <= _SHORT
                and not self._mapping.of(Means.AREA)
                and (column is None or column.means is Means.GOAL)
            ):
                self._alone[text] = None
            return False
        self._goal = None
        self._go_to(row, at, cell, text)
        return True

    def _go_to(self, row: int, at: int, cell: Cell, text: str) -> None:
        """The goals from here on stand in the area that a cell names."""
        found = self._areas.called(text)
        self._area_cells.append((row, at))
        self._area, self._area_name = (None if found is None else found.key), text
        if found is None:
            self._unknown[text] = None
        elif found.direction is not None:
            name = found.direction.name
            self._note(self.spot(row, at, cell), _OWN_GOALS.format(direction=name))

    # -- rows

    def _row(self, row: int, cells: Mapping[int, Cell]) -> None:
        mine = {at: cell for at, cell in cells.items() if at in self._columns}
        for at in cells.keys() - mine.keys():
            self._of_no_one.setdefault(at, []).append((row, at))
        if not mine:
            return
        self._read_area(row, mine)
        goal, names = self._goal_of(row, mine)
        left = {at: cell for at, cell in mine.items() if self._columns[at].means not in (Means.AREA, Means.GOAL)}
        if goal is None:
            if left:
                self._told.row(row, Why.NO_GOAL, _NO_GOAL, left)
            return
        self._of_goal(goal, row, left)
        self._indicators.read(goal, row, left, names)

    def _read_area(self, row: int, cells: Mapping[int, Cell]) -> None:
        for one in self._mapping.of(Means.AREA):
            cell = cells.get(one.column)
            if cell is not None:
                text = " ".join(self._book.seen(cell).split())
                if normal(text) != normal(self._area_name or ""):
                    self._goal = None
                    self._go_to(row, one.column, cell, text)
                else:
                    self._area_cells.append((row, one.column))

    def _goal_of(self, row: int, cells: Mapping[int, Cell]) -> tuple[GoalWork | None, list[str]]:
        """The goal that a row belongs to, and the indicators that stand in the goal's own cell."""
        number = self._number(cells)
        mine = [one.column for one in self._mapping.of(Means.GOAL) if one.column in cells]
        for at in mine[1:]:
            self._told.cells(self.spot(row, at, cells[at]), Why.TWICE, _TWO_GOALS, [(row, at)])
        if not mine:
            goal = self._goal if self._mapping.goal_below or (number and self._same_number(number)) else None
            if goal is not None and number and not self._same_number(number):
                goal = None
            self._goal = goal
            return goal, []
        own = mine[0]
        spot = self.spot(row, own, cells[own])
        text = self._cells.text(cells[own], spot)
        if isinstance(text, Not):
            self._told.cells(spot, text.why, text.text, [(row, own)])
            self._goal = None
            return None, []
        text, names = self._split(text)
        key = (self._area or f"?{bare(self._area_name or '')}", normal(text))
        goal = self._goals.get(key)
        if goal is None:
            goal = GoalWork(derived_id(*key), text, self._area, self._area_name, spot, number)
            self._goals[key] = goal
        goal.take(spot, (row, own), goal.id, "text")
        self._goal = goal
        return goal, names

    def _split(self, text: str) -> tuple[str, list[str]]:
        """The goal's own text and the indicators below it, where they stand in one cell."""
        if not self._mapping.indicators_in_goal:
            return text, []
        lines = [line for line in text.splitlines() if line.strip()]
        first = next((at for at, line in enumerate(lines) if at and has_bullet(line)), 1)
        return "\n".join(line.strip() for line in lines[:first]), [without_bullet(line) for line in lines[first:]]

    def _number(self, cells: Mapping[int, Cell]) -> str | None:
        found = [one for one in self._mapping.of(Means.NUMBER) if one.column in cells]
        return " ".join(self._book.seen(cells[found[0].column]).split()) if found else None

    def _same_number(self, number: str) -> bool:
        return self._goal is not None and self._goal.number is not None and normal(self._goal.number) == normal(number)

    def _of_goal(self, goal: GoalWork, row: int, cells: Mapping[int, Cell]) -> None:
        """What of a row is the goal's own."""
        for at, cell in cells.items():
            means, spot = self._columns[at].means, self.spot(row, at, cell)
            if means is Means.NUMBER:
                goal.take(spot, (row, at), goal.id, "number")
            elif means is Means.ACTIVITY:
                for line in lines_of(self._book.seen(cell)):
                    goal.add_activity(line)
                goal.take(spot, (row, at), goal.id, "activities")
            elif means is Means.RESPONSIBLE:
                found = self._cells.field(means, cell, spot)
                if isinstance(found, Not):
                    self._told.cells(spot, found.why, found.text, [(row, at)])
                elif goal.put_responsible(found):
                    goal.take(spot, (row, at), goal.id, "responsible")
                else:
                    text = _OTHER_RESPONSIBLE.format(post=goal.responsible)
                    self._told.cells(spot, Why.TWICE, text, [(row, at)])

    # -- what it comes to

    def preview(self, scorecard: Scorecard) -> MappedPreview:
        """Everything that was read, held against what stands in the scorecard already."""
        standing = {normal(one.text or "") for one in scorecard.goals}
        ids = _ids(scorecard)
        made = [self._mapped(work, standing, ids) for work in self._goals.values()]
        goals = [one for one in made if one is not None]
        for at, cells in sorted(self._of_no_one.items()):
            text = _NOT_OURS.format(n=len(cells))
            self._told.cells(
                FileSpot(self._sheet.name or None, None, self.spot(1, at).column), Why.NOT_OURS, text, cells
            )
        entries = sorted(self._told.entries, key=lambda one: (one.spot.row or 0, one.cells[:1]))
        return MappedPreview(
            self._mapping,
            tuple(goals),
            tuple(entries),
            tuple(self._notes),
            tuple(self._area_cells),
            tuple(self._unknown),
            tuple(
                name for name in self._alone if any(normal(one.text) == normal(name) for one in self._goals.values())
            ),
        )

    def _mapped(self, work: GoalWork, standing: Collection[str], ids: Collection[str]) -> MappedGoal | None:
        """A goal as it would be added; None, and told, where it has no area or stands there already."""
        cells = [one.at for one in work.taken]
        if work.area is None:
            name = work.area_name
            why = Why.NO_AREA if name is None else Why.UNKNOWN_AREA
            self._told.cells(work.spot, why, _NO_AREA if name is None else _UNKNOWN_AREA.format(name=name), cells)
            return None
        if normal(work.text) in standing:
            self._told.cells(work.spot, Why.STANDS, _STANDS, cells)
            return None
        made = work.mapped(work.area)
        if any(one in ids for one in (made.goal.id, *_ids(made.goal), *(remark.id for remark in made.remarks))):
            self._told.cells(work.spot, Why.STANDS, _STANDS_CHANGED, cells)
            return None
        return made


def _ids(record: object) -> frozenset[str]:
    """The ids of every row below a record."""
    return frozenset(str(key_of(row)[0]) for row in rows_with_id(record))


_NO_SUCH_AREA = Text(
    "Kartan nämner målområdet ”{area}”, som inte finns i mallen. Där finns: {known}.",
    "The mapping names the goal area “{area}”, which is not in the template. There are: {known}.",
)
_NO_SUCH_ROUND = Text(
    "Kartan nämner tillfället ”{round}”, som inte finns i mallen. Där finns: {known}.",
    "The mapping names the round “{round}”, which is not in the template. There are: {known}.",
)
_ABOVE = Text("Står ovanför rubrikerna.", "Stands above the headings.")
_BELOW = Text("Står under tabellens sista rad.", "Stands below the last row of the table.")
_HEADINGS = Text("Rubrikerna en gång till.", "The headings once more.")
_SUM = Text("En summarad.", "A row of sums.")
_NO_GOAL = Text("Raden hör inte till något mål.", "The row belongs to no goal.")
_TWO_GOALS = Text("Raden har redan ett mål i en annan kolumn.", "The row has a goal in another column already.")
_OTHER_RESPONSIBLE = Text(
    "Målet har redan en annan ansvarig: {post}.", "Another is responsible for the goal already: {post}."
)
_NOT_OURS = Text(
    "Kolumnen hör inte hit. Ifyllda celler: {n}.", "The column does not belong here. Cells filled in: {n}."
)
_NO_AREA = Text(
    "Det framgår inte vilket målområde målet hör till. Välj ett målområde.",
    "Nothing tells which goal area the goal belongs to. Choose a goal area.",
)
_UNKNOWN_AREA = Text(
    "”{name}” är inget målområde i mallen. Välj vilket målområde som menas.",
    "“{name}” is no goal area of the template. Choose which goal area is meant.",
)
_STANDS = Text("Målet står redan i styrkortet.", "The goal stands in the scorecard already.")
_STANDS_CHANGED = Text(
    "Målet är inläst förut och har ändrats i styrkortet sedan dess.",
    "The goal was read before and has been changed in the scorecard since.",
)
_OWN_GOALS = Text(
    "{direction} är en inriktning: målen läggs bland inriktningens egna mål.",
    "{direction} is a direction: the goals go among its own goals.",
)
