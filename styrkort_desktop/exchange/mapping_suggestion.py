"""Proposes what the columns of a municipality's own spreadsheet are, each with its reason. A person decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from styrkort_desktop.exchange.mapping import (
    MEANS,
    OF_INDICATOR,
    OF_YEAR,
    ONCE,
    ColumnMapping,
    Means,
    NamedArea,
    SheetMapping,
)
from styrkort_desktop.exchange.mapping_areas import AreaNames
from styrkort_desktop.exchange.mapping_columns import Reasoned, column_meaning
from styrkort_desktop.exchange.mapping_content import Content, content_of
from styrkort_desktop.exchange.mapping_headings import find_headings, fitted, heading_texts, headings_in
from styrkort_desktop.exchange.mapping_shape import goal_below, indicators_in_goal, last_row_of, many_in_cell
from styrkort_desktop.exchange.mapping_words import HeadingWords
from styrkort_desktop.exchange.problems import refuse
from styrkort_desktop.exchange.spreadsheet import Book, Sheet
from styrkort_desktop.scorecard.texts import Text, folded
from styrkort_desktop.template import Template


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A mapping, why each column is what it is, and why the sheet is read as it is.

    `remembered`: the same headings were mapped before, and this is what was chosen then.
    """

    mapping: SheetMapping
    reasons: Mapping[int, Text] = field(default_factory=dict)
    about: tuple[Text, ...] = ()
    remembered: bool = False


def suggest(book: Book, template: Template, remembered: Sequence[SheetMapping] = ()) -> Suggestion:
    """What a file's sheet and columns seem to be. `remembered`: earlier mappings, the newest first.

    Raises FileRefused where no row looks like headings.
    """
    words, remembered = HeadingWords(template), _usable(remembered, template)
    for one in remembered:
        found = _as_before(book, one, words)
        if found is not None:
            return found
    headings = find_headings(book, words)
    if headings is None:
        refuse(_NO_HEADINGS)
    return suggest_at(book, headings.sheet, headings.row, headings.rows, template, remembered)


def _usable(remembered: Sequence[SheetMapping], template: Template) -> tuple[SheetMapping, ...]:
    """Earlier mappings without the areas and rounds that the template has no longer."""
    areas, rounds = (template.choices(of) for of in ("areas", "rounds"))
    return tuple(
        replace(
            one,
            area=one.area if one.area in areas else None,
            areas=tuple(named for named in one.areas if named.area in areas),
            columns=tuple(
                column if column.round is None or column.round in rounds else replace(column, round=None)
                for column in one.columns
            ),
        )
        for one in remembered
    )


def _as_before(book: Book, mapping: SheetMapping, words: HeadingWords) -> Suggestion | None:
    """What was chosen for the same headings, and no others beside them."""
    if sum(1 for one in mapping.columns if one.heading) < 2:
        return None
    for sheet in book.sheets:
        found = None if sheet.hidden else fitted(book, sheet, replace(mapping, last_row=None), words)
        if found is None:
            continue
        there = heading_texts(book, sheet, found.heading_row, found.heading_rows, words)
        known = {one.column for one in found.columns}
        if set(there) <= known:
            found = replace(found, last_row=last_row_of(book, sheet, found))
            reasons = {one.column: _AS_BEFORE for one in found.columns}
            return Suggestion(found, reasons, (_SAME_HEADINGS,), remembered=True)
    return None


def suggest_in(book: Book, sheet: Sheet, template: Template, remembered: Sequence[SheetMapping] = ()) -> Suggestion:
    """What the columns of one sheet seem to be; without headings that are known, of its first row."""
    found = headings_in(book, sheet, HeadingWords(template))
    row, rows = (min(sheet.rows, default=1), 1) if found is None else (found.row, found.rows)
    return suggest_at(book, sheet, row, rows, template, remembered)


def suggest_at(
    book: Book, sheet: Sheet, row: int, rows: int, template: Template, remembered: Sequence[SheetMapping] = ()
) -> Suggestion:
    """What the columns below the given headings seem to be."""
    words, remembered = HeadingWords(template), _usable(remembered, template)
    texts = heading_texts(book, sheet, row, rows, words)
    bare = SheetMapping(sheet=sheet.name or None, heading_row=row, heading_rows=rows)
    bare = replace(bare, last_row=last_row_of(book, sheet, bare))
    filled = {at for number, cells in sheet.rows.items() if number >= bare.first_row for at in cells}
    contents = {at: content_of(book, sheet, at, bare.first_row, bare.last_row) for at in sorted({*texts, *filled})}
    around = _Around(book, sheet, template, words, bare, contents, remembered)
    chosen = {at: around.column(at, texts.get(at), content) for at, content in contents.items()}
    chosen = _with_a_goal(chosen, contents)
    chosen = _once_each(chosen, book, sheet, bare, template)
    columns = grouped([one.mapping for one in chosen.values()])
    mapping = replace(bare, columns=columns, areas=around.areas_before())
    mapping = replace(mapping, indicators_in_goal=indicators_in_goal(book, sheet, mapping))
    mapping = replace(
        mapping,
        goal_below=goal_below(sheet, mapping),
        many_in_cell=many_in_cell(book, sheet, mapping),
        area=mapping.area or around.area(mapping),
    )
    return Suggestion(mapping, {at: one.reason for at, one in chosen.items()}, _about(mapping))


@dataclass(frozen=True, slots=True)
class _Around:
    """What a column is seen among."""

    book: Book
    sheet: Sheet
    template: Template
    words: HeadingWords
    bare: SheetMapping
    contents: Mapping[int, Content]
    remembered: Sequence[SheetMapping]

    def column(self, at: int, heading: str | None, content: Content) -> Reasoned:
        """What one column seems to be."""
        if heading is None:
            return Reasoned(ColumnMapping(column=at, means=Means.NOTHING), _NO_HEADING)
        before = self._chosen_before(heading)
        if before is not None:
            return Reasoned(replace(before, column=at), _AS_BEFORE)
        made = column_meaning(heading, self.words.says(heading), content, self.template.period)
        mapping = replace(made.mapping, column=at, heading=heading)
        if mapping.means in OF_YEAR and mapping.year is None and not made.of_many_years:
            year = self.year_above()
            if year is not None:
                reason = Text("{reason} Året {year} står ovanför.", "{reason} The year {year} stands above.")
                return Reasoned(replace(mapping, year=year), reason.format(reason=made.reason, year=year))
        return Reasoned(mapping, made.reason)

    def _chosen_before(self, heading: str) -> ColumnMapping | None:
        for mapping in self.remembered:
            for one in mapping.columns:
                if one.heading is not None and folded(one.heading) == folded(heading):
                    return one
        return None

    def areas_before(self) -> tuple[NamedArea, ...]:
        """The meaning of areas' names, as it was last chosen."""
        return tuple({one.name: one for mapping in reversed(self.remembered) for one in mapping.areas}.values())

    def year_above(self) -> int | None:
        """The one year that the title or the sheet's name tells; not where a column tells the years."""
        if any(self.words.says(text).means is Means.YEAR for text in self._headings()):
            return None
        years = {self.words.says(text).year for text in self._above() if self.words.says(text).last_year is None}
        found = years - {None}
        return found.pop() if len(found) == 1 else None

    def _headings(self) -> list[str]:
        texts = heading_texts(self.book, self.sheet, self.bare.heading_row, self.bare.heading_rows, self.words)
        return list(texts.values())

    def _above(self) -> list[str]:
        rows = (cells for row, cells in self.sheet.rows.items() if row < self.bare.heading_row)
        return [self.sheet.name, *(self.book.seen(cell) for cells in rows for cell in cells.values())]

    def area(self, mapping: SheetMapping) -> str | None:
        """The area that the title or the sheet's name tells, where no column does."""
        if mapping.of(Means.AREA):
            return None
        names = AreaNames(self.template, mapping.areas)
        found = {one.key for text in self._above() if (one := names.called(text)) is not None}
        return found.pop() if len(found) == 1 else None


def _with_a_goal(chosen: Mapping[int, Reasoned], contents: Mapping[int, Content]) -> dict[int, Reasoned]:
    """The columns with one for goals: where no heading says so, the one with the longest texts."""
    if any(one.mapping.means is Means.GOAL for one in chosen.values()):
        return dict(chosen)
    free = [at for at, one in chosen.items() if one.mapping.means in (Means.NOTHING, Means.AREA)]
    best = max((at for at in free if contents[at].mostly_long), key=lambda at: contents[at].length, default=None)
    if best is None:
        return dict(chosen)
    goal = replace(chosen[best].mapping, means=Means.GOAL, year=None)
    return {**chosen, best: Reasoned(goal, _LONGEST_TEXTS)}


def _once_each(
    chosen: Mapping[int, Reasoned], book: Book, sheet: Sheet, bare: SheetMapping, template: Template
) -> dict[int, Reasoned]:
    """Of several columns for what a row has once, the first, or the one that fits best; the others belong not here."""
    made = dict(chosen)
    for means in ONCE:
        same = [at for at, one in chosen.items() if one.mapping.means is means]
        if len(same) < 2:
            continue
        kept = same[0]
        if means is Means.AREA:
            kept = max(same, key=lambda at: _known_areas(book, sheet, at, bare, template))
        if means is Means.GOAL:
            kept = max(same, key=lambda at: content_of(book, sheet, at, bare.first_row, bare.last_row).filled)
        for at in same:
            if at != kept:
                reason = _THERE_IS_ONE.format(means=MEANS.labels[means])
                made[at] = Reasoned(replace(chosen[at].mapping, means=Means.NOTHING, year=None), reason)
    return made


def _known_areas(book: Book, sheet: Sheet, at: int, bare: SheetMapping, template: Template) -> int:
    names = AreaNames(template)
    cells = (cells.get(at) for row, cells in sheet.rows.items() if row >= bare.first_row)
    return sum(1 for cell in cells if cell is not None and names.called(book.seen(cell)) is not None)


def grouped(columns: Sequence[ColumnMapping]) -> tuple[ColumnMapping, ...]:
    """The columns with those of a second, third … indicator of the row told apart."""
    made, group, seen = [], 1, False
    for one in sorted(columns, key=lambda one: one.column):
        if one.means is Means.INDICATOR:
            group, seen = (group + 1 if seen else group), True
        made.append(replace(one, group=group) if one.means in OF_INDICATOR else one)
    return tuple(made)


def _about(mapping: SheetMapping) -> tuple[Text, ...]:
    """Why the sheet is read as it is."""
    told = []
    if mapping.goal_below:
        told.append(_GOAL_BELOW)
    if mapping.many_in_cell:
        told.append(_MANY_IN_CELL)
    if mapping.indicators_in_goal:
        told.append(_IN_GOAL)
    if mapping.last_row is not None:
        told.append(_ENDS_AT.format(row=mapping.last_row))
    return tuple(told)


_NO_HEADINGS = Text(
    "Ingen rad ser ut som rubriker för mål eller indikatorer. Ange bladet och rubrikraden i en karta.",
    "No row looks like headings of goals or indicators. Give the sheet and the heading row in a mapping.",
)
_AS_BEFORE = Text("Så valdes senast för samma rubrik.", "Chosen so last time for the same heading.")
_SAME_HEADINGS = Text(
    "Filen har samma rubriker som en som lästs in förut, och läses på samma sätt.",
    "The file has the same headings as one read before, and is read in the same way.",
)
_NO_HEADING = Text("Kolumnen har ingen rubrik.", "The column has no heading.")
_LONGEST_TEXTS = Text(
    "Ingen rubrik säger mål, men här står de längsta texterna.",
    "No heading says goal, but the longest texts stand here.",
)
_THERE_IS_ONE = Text("En annan kolumn är redan {means}.", "Another column is {means} already.")
_GOAL_BELOW = Text(
    "Målet står en gång och gäller raderna under där målets cell är tom.",
    "The goal stands once and holds for the rows below where its cell is blank.",
)
_MANY_IN_CELL = Text("Flera indikatorer står i samma cell, en på varje rad.", "Several indicators stand in one cell.")
_IN_GOAL = Text("Indikatorerna står under målet i samma cell.", "The indicators stand below the goal in its cell.")
_ENDS_AT = Text("Tabellen slutar på rad {row}.", "The table ends at row {row}.")
