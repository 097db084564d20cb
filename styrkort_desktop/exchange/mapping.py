"""What stands where in a municipality's own spreadsheet: sheet, rows, what each column is. A value; reads nothing.

Its JSON form is `styrkort-mapping/1`: made by hand, by the suggestion or in the window, and the same for all of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum

from styrkort_desktop.exchange.cell_texts import column_number
from styrkort_desktop.exchange.spreadsheet import column_letters
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import (
    YEAR,
    ChoiceType,
    FlagType,
    Json,
    KeyType,
    TextType,
    ValueProblem,
    WholeNumberType,
)
from styrkort_desktop.scorecard.fields import Shape, one_value, record, required, rows
from styrkort_desktop.scorecard.record_reader import InvalidScorecard, record_from_json
from styrkort_desktop.scorecard.record_writer import record_to_json
from styrkort_desktop.scorecard.texts import Text, normal

FORMAT = "styrkort-mapping/1"
LAST_COLUMN = 16_384
LAST_ROW = 1_048_576
MOST_GROUPS = 9

_LETTERS = re.compile(r"[A-Za-z]{1,3}")


class Means(StrEnum):
    """What a column is."""

    GOAL = "goal"
    AREA = "area"
    NUMBER = "number"
    RESPONSIBLE = "responsible"
    ACTIVITY = "activity"
    INDICATOR = "indicator"
    UNIT = "unit"
    BETTER = "better"
    BASELINE = "baseline"
    BASELINE_YEAR = "baseline_year"
    TARGET = "target"
    OUTCOME = "outcome"
    FORECAST = "forecast"
    SOURCE = "source"
    FREQUENCY = "frequency"
    INDICATOR_RESPONSIBLE = "indicator_responsible"
    DEFINITION = "definition"
    LEVEL_REASON = "level_reason"
    KOLADA = "kolada"
    COMMENT = "comment"
    YEAR = "year"
    ROUND = "round"
    SEX = "sex"
    NOTHING = "nothing"


class Sex(StrEnum):
    """Of whom a figure is: all, women, men."""

    TOTAL = "T"
    WOMEN = "K"
    MEN = "M"


OF_YEAR = frozenset({Means.TARGET, Means.OUTCOME, Means.FORECAST})
"""Figures of one year, which the column names, or the row in a column of its own."""

FIGURES = OF_YEAR | {Means.BASELINE}
OF_INDICATOR = FIGURES | {
    Means.INDICATOR,
    Means.UNIT,
    Means.BETTER,
    Means.BASELINE_YEAR,
    Means.SOURCE,
    Means.FREQUENCY,
    Means.INDICATOR_RESPONSIBLE,
    Means.DEFINITION,
    Means.LEVEL_REASON,
    Means.KOLADA,
}
"""What tells of an indicator, so that it belongs to one of the columns with indicators."""

ONCE = frozenset({Means.GOAL, Means.AREA, Means.NUMBER, Means.RESPONSIBLE, Means.YEAR, Means.ROUND, Means.SEX})
"""What only one column can be."""

MEANS = ChoiceType(
    Means,
    {
        Means.GOAL: Text("mål", "goal"),
        Means.AREA: Text("målområde eller inriktning", "goal area or direction"),
        Means.NUMBER: Text("målets nummer", "the goal's number"),
        Means.RESPONSIBLE: Text("ansvarig för målet", "responsible for the goal"),
        Means.ACTIVITY: Text("aktivitet", "activity"),
        Means.INDICATOR: Text("indikator", "indicator"),
        Means.UNIT: Text("enhet", "unit of measurement"),
        Means.BETTER: Text("önskad utveckling", "better"),
        Means.BASELINE: Text("utgångsläge", "baseline"),
        Means.BASELINE_YEAR: Text("utgångsår", "baseline year"),
        Means.TARGET: Text("målvärde", "target"),
        Means.OUTCOME: Text("utfall", "outcome"),
        Means.FORECAST: Text("prognos", "forecast"),
        Means.SOURCE: Text("källa", "source"),
        Means.FREQUENCY: Text("hur ofta det mäts", "how often it is measured"),
        Means.INDICATOR_RESPONSIBLE: Text("ansvarig för uppgiften", "responsible for the figure"),
        Means.DEFINITION: Text("definition", "definition"),
        Means.LEVEL_REASON: Text("motiv till målnivån", "reason for the level"),
        Means.KOLADA: Text("Kolada-id", "Kolada id"),
        Means.COMMENT: Text("kommentar", "comment"),
        Means.YEAR: Text("år för radens siffror", "year of the row's figures"),
        Means.ROUND: Text("tillfälle för radens siffror", "round of the row's figures"),
        Means.SEX: Text("kön för radens siffror", "sex of the row's figures"),
        Means.NOTHING: Text("hör inte hit", "does not belong here"),
    },
)
SEX = ChoiceType(
    Sex, {Sex.TOTAL: Text("totalt", "total"), Sex.WOMEN: Text("kvinnor", "women"), Sex.MEN: Text("män", "men")}
)


class ColumnType:
    """A column by its letters, `A`, `AB`; held as its number from 1."""

    def read(self, raw: Json) -> int:
        if isinstance(raw, str) and _LETTERS.fullmatch(raw.strip()):
            found = column_number(raw.strip())
            if found <= LAST_COLUMN:
                return found
        raise ValueProblem(
            Text(
                "”{found}” är ingen kolumn. Skriv den som A eller AB.", "“{found}” is no column. Write it as A or AB."
            ).format(found=raw)
        )

    def write(self, value: object) -> Json:
        assert isinstance(value, int)
        return column_letters(value)


@record("mapped_column", Text("Kolumn", "Column"), key=("column",))
class ColumnMapping:
    """What one column is.

    `year`, `round` and `sex` are those of a figure where the column says them. `group` tells apart indicators that
    stand side by side in a row, from 1. `heading` is what stands above it, by which it is found again.
    """

    column: int = required(ColumnType(), Text("Kolumn", "Column"))
    means: Means = required(MEANS, Text("Är", "Means"))
    year: int | None = one_value(YEAR, Text("År", "Year"))
    round: str | None = one_value(KeyType("rounds"), Text("Tillfälle", "Round"))
    sex: Sex | None = one_value(SEX, Text("Kön", "Sex"))
    group: int = one_value(
        WholeNumberType(1, MOST_GROUPS),
        Text("Vilken av radens indikatorer", "Which of the row's indicators"),
        default=1,
    )
    heading: str | None = one_value(TextType(), Text("Rubrik", "Heading"))


@record("named_area", Text("Målområde i kalkylbladet", "Goal area in the spreadsheet"), key=("name",))
class NamedArea:
    """Which of the template's areas is meant by what the spreadsheet calls one."""

    name: str = required(TextType(), Text("I kalkylbladet", "In the spreadsheet"))
    area: str = required(KeyType("areas"), Text("Målområde", "Goal area"))


@record("sheet_mapping", Text("Kolumner i ett kalkylblad", "Columns of a spreadsheet"))
class SheetMapping:
    """A whole sheet: where its table stands, and what its columns are.

    `sheet` None is the only sheet of a text file. `last_row` None: to the end. `area` is where goals go of which
    nothing says where. `goal_below`: a goal stands once, and holds for the rows below where its cell is blank (or
    merged). `many_in_cell`: a cell may hold several indicators, on a line each; `indicators_in_goal`: below the goal's
    own line in the goal's cell.
    """

    sheet: str | None = one_value(TextType(), Text("Blad", "Sheet"))
    heading_row: int = required(WholeNumberType(1, LAST_ROW), Text("Rubrikrad", "Heading row"))
    heading_rows: int = one_value(WholeNumberType(1, 9), Text("Antal rubrikrader", "Heading rows"), default=1)
    last_row: int | None = one_value(WholeNumberType(1, LAST_ROW), Text("Sista rad", "Last row"))
    area: str | None = one_value(KeyType("areas"), Text("Målområde", "Goal area"))
    goal_below: bool = one_value(
        FlagType(), Text("Målet gäller raderna under", "The goal holds for the rows below"), default=False
    )
    many_in_cell: bool = one_value(
        FlagType(), Text("Flera indikatorer i en cell", "Several indicators in a cell"), default=False
    )
    indicators_in_goal: bool = one_value(
        FlagType(), Text("Indikatorer i målets cell", "Indicators in the goal's cell"), default=False
    )
    areas: tuple[NamedArea, ...] = rows(NamedArea, Text("Målområden", "Goal areas"), shape=Shape.MAP)
    columns: tuple[ColumnMapping, ...] = rows(ColumnMapping, Text("Kolumner", "Columns"))

    @property
    def first_row(self) -> int:
        """The first row below the headings."""
        return self.heading_row + self.heading_rows

    def column(self, number: int) -> ColumnMapping | None:
        """What a column is; None where nothing is said of it."""
        return next((one for one in self.columns if one.column == number), None)

    def of(self, *means: Means) -> tuple[ColumnMapping, ...]:
        """The columns of these meanings, from left to right."""
        return tuple(sorted((one for one in self.columns if one.means in means), key=lambda one: one.column))

    def with_column(self, changed: ColumnMapping) -> SheetMapping:
        """The mapping with what one column is changed, or said for the first time."""
        kept = tuple(one for one in self.columns if one.column != changed.column)
        return replace(self, columns=tuple(sorted((*kept, changed), key=lambda one: one.column)))

    def with_area(self, name: str, area: str | None) -> SheetMapping:
        """The mapping with the area meant by a name, or with None no longer said."""
        kept = tuple(one for one in self.areas if normal(one.name) != normal(name))
        return replace(self, areas=kept if area is None else (*kept, NamedArea(name=name, area=area)))


class NotAMapping(UserError):
    """The JSON is no mapping; every fault is told."""

    def __init__(self, texts: tuple[Text, ...]) -> None:
        self.texts = texts
        super().__init__(Text("Kartan kan inte läsas: {why}", "The mapping cannot be read: {why}").format(why=texts[0]))


def mapping_to_json(mapping: SheetMapping) -> dict[str, Json]:
    """A mapping in the form `styrkort-mapping/1`."""
    return {"format": FORMAT, **record_to_json(mapping)}


def mapping_from_json(raw: Json) -> SheetMapping:
    """A mapping from the form `styrkort-mapping/1`. Raises NotAMapping."""
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise NotAMapping((Text("format ska vara ”{x}”.", "format must be “{x}”.").format(x=FORMAT),))
    body = {key: value for key, value in raw.items() if key != "format"}
    try:
        made = record_from_json(SheetMapping, body)
    except InvalidScorecard as error:
        raise NotAMapping(
            tuple(
                Text("{path}: {text}", "{path}: {text}").format(path=one.path or "–", text=one.text)
                for one in error.problems
            )
        ) from error
    assert made is not None
    _require_sense(made)
    return replace(made, columns=tuple(sorted(made.columns, key=lambda one: one.column)))


def _require_sense(mapping: SheetMapping) -> None:
    """Raises NotAMapping for two lines about one column, and where neither goals nor indicators stand anywhere."""
    numbers = [one.column for one in mapping.columns]
    twice = next((one for one in numbers if numbers.count(one) > 1), None)
    if twice is not None:
        raise NotAMapping(
            (
                Text("kolumn {column} står två gånger.", "column {column} stands twice.").format(
                    column=column_letters(twice)
                ),
            )
        )
    if not mapping.of(Means.GOAL):
        raise NotAMapping((NO_GOAL_COLUMN,))


NO_GOAL_COLUMN = Text("ingen kolumn är mål.", "no column is the goal.")
