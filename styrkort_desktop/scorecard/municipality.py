"""The municipality's own figures and texts (FORMATS section 2): held by the finance office beside the scorecards."""

from __future__ import annotations

from styrkort_desktop.scorecard.field_types import YEAR, KeyType, NumberType, RoundType, TextType
from styrkort_desktop.scorecard.fields import Shape, one_value, record, required, rows
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.texts import Text

MUNICIPALITY = "municipality"


@record("municipality_year", Text("Kommunens år", "The municipality's year"), key=("year",))
class MunicipalityYear:
    """What the whole municipality's accounts or budget say of a year."""

    year: int = required(YEAR, Text("År", "Year"))
    result_mnkr: float | None = one_value(NumberType(), Text("Resultat, mnkr", "Result, mnkr"))
    result_path_percent: float | None = one_value(
        NumberType(), Text("Beslutad resultatbana, %", "Decided path of the result, %")
    )
    taxes_grants_equalisation_mnkr: float | None = one_value(
        NumberType(),
        Text("Skatt, generella statsbidrag och utjämning, mnkr", "Taxes, general grants and equalisation, mnkr"),
    )
    net_investments_mnkr: float | None = one_value(
        NumberType(), Text("Nettoinvesteringar, mnkr", "Net investments, mnkr")
    )


@record("municipality_area_text", Text("Kommunens text om målområde", "Text on a goal area"), key=("area", "round"))
class AreaText:
    """What the municipality as a whole says of a goal area at a round."""

    area: str = required(KeyType("areas"), Text("Målområde", "Goal area"))
    round: RoundRef = required(RoundType(), Text("Tillfälle", "Round"))
    text: str | None = one_value(TextType(long=True), Text("Text", "Text"))


@record(MUNICIPALITY, Text("Kommunens egna uppgifter", "The municipality's own figures"))
class Municipality:
    """The municipality's own figures by year, and its texts by area and round, each in the order of their keys."""

    years: tuple[MunicipalityYear, ...] = rows(MunicipalityYear, Text("År", "Years"), shape=Shape.MAP)
    area_texts: tuple[AreaText, ...] = rows(
        AreaText, Text("Texter om målområden", "Texts on goal areas"), shape=Shape.MAP
    )

    def __post_init__(self) -> None:
        """Rows are known by their keys alone: in whatever order they come, they say the same."""
        object.__setattr__(self, "years", tuple(sorted(self.years, key=lambda one: one.year)))
        object.__setattr__(self, "area_texts", tuple(sorted(self.area_texts, key=lambda one: (one.area, one.round))))

    def of_year(self, year: int) -> MunicipalityYear | None:
        """The figures of a year; None where there are none."""
        return next((one for one in self.years if one.year == year), None)
