"""What one column is, from what its heading says and what stands below it; the reason in words."""

from __future__ import annotations

from dataclasses import dataclass

from styrkort_desktop.exchange.mapping import FIGURES, MEANS, OF_YEAR, ColumnMapping, Means
from styrkort_desktop.exchange.mapping_content import Content
from styrkort_desktop.exchange.mapping_words import Says
from styrkort_desktop.scorecard.scorecard import PlanningPeriod
from styrkort_desktop.scorecard.texts import Text


@dataclass(frozen=True, slots=True)
class Reasoned:
    """What a column is, and why. `of_many_years`: its heading names a span of years, so that no single one is it."""

    mapping: ColumnMapping
    reason: Text
    of_many_years: bool = False


def column_meaning(heading: str, says: Says, content: Content, period: PlanningPeriod) -> Reasoned:
    """What a column with this heading and content seems to be."""
    means, reason = _meaning(heading, says, content, period)
    is_figure = means in FIGURES
    dated = means in OF_YEAR or means is Means.BASELINE
    year = (says.last_year if means is Means.TARGET else None) or says.year
    mapping = ColumnMapping(
        column=1,
        means=means,
        year=year if dated else None,
        round=says.round if means in (Means.OUTCOME, Means.FORECAST) else None,
        sex=says.sex if is_figure else None,
    )
    return Reasoned(mapping, _with_year(reason, mapping), of_many_years=says.last_year is not None)


def _meaning(heading: str, says: Says, content: Content, period: PlanningPeriod) -> tuple[Means, Text]:
    said = says.means
    if said is None:
        return _of_figures_alone(says, content, period)
    if said is Means.GOAL:
        return _of_goal(heading, says, content)
    return _of_other(heading, said, says, content)


def _of_goal(heading: str, says: Says, content: Content) -> tuple[Means, Text]:
    """*Mål* is what is to be reached; above figures it is how much of it."""
    if content.mostly_figures and not content.mostly_long:
        return Means.TARGET, _FIGURES_BELOW.format(heading=heading, means=MEANS.labels[Means.TARGET])
    means = Means.TARGET if says.year is not None and not content.filled else Means.GOAL
    return means, _says(heading, means)


def _of_other(heading: str, said: Means, says: Says, content: Content) -> tuple[Means, Text]:
    if said is Means.OUTCOME and content.mostly_long:
        return Means.COMMENT, _TEXTS_BELOW.format(heading=heading, means=MEANS.labels[Means.COMMENT])
    if said is Means.ROUND and content.mostly_figures and (says.year is not None or says.names_round):
        return Means.OUTCOME, _FIGURES_BELOW.format(heading=heading, means=MEANS.labels[Means.OUTCOME])
    if said is Means.YEAR and content.filled and not content.mostly_years:
        return Means.NOTHING, _NO_YEARS.format(heading=heading)
    if said is Means.NUMBER and content.mostly_long:
        return Means.NOTHING, _UNKNOWN.format(heading=heading)
    return said, _says(heading, said)


def _of_figures_alone(says: Says, content: Content, period: PlanningPeriod) -> tuple[Means, Text]:
    """A heading that names only a year, a round or a sex: a target from the period on, an outcome before it."""
    if not says.is_part:
        return Means.NOTHING, _UNKNOWN_HEADING
    if content.filled and not content.mostly_figures:
        return Means.NOTHING, _NOT_FIGURES
    if says.year is not None and says.year >= period.first_year and not says.names_round and says.sex is None:
        return Means.TARGET, _YEAR_OF_PERIOD.format(year=says.year, first=period.first_year)
    return Means.OUTCOME, _YEAR_BEFORE


def _says(heading: str, means: Means) -> Text:
    return Text("Rubriken ”{heading}” betyder {means}.", "The heading “{heading}” means {means}.").format(
        heading=heading, means=MEANS.labels[means]
    )


def _with_year(reason: Text, mapping: ColumnMapping) -> Text:
    if mapping.means in OF_YEAR and mapping.year is None:
        return Text("{reason} Året framgår inte av rubriken.", "{reason} The heading does not tell the year.").format(
            reason=reason
        )
    return reason


_FIGURES_BELOW = Text(
    "Under rubriken ”{heading}” står siffror, så det är {means}.",
    "Figures stand below the heading “{heading}”, so it is {means}.",
)
_TEXTS_BELOW = Text(
    "Under rubriken ”{heading}” står texter, inte siffror, så det är {means}.",
    "Texts, not figures, stand below the heading “{heading}”, so it is {means}.",
)
_NO_YEARS = Text("Under rubriken ”{heading}” står inga årtal.", "No years stand below the heading “{heading}”.")
_UNKNOWN = Text(
    "Det som står under rubriken ”{heading}” känns inte igen.",
    "What stands below the heading “{heading}” is not recognised.",
)
_UNKNOWN_HEADING = Text("Rubriken känns inte igen.", "The heading is not recognised.")
_NOT_FIGURES = Text("Under rubriken står inga siffror.", "No figures stand below the heading.")
_YEAR_OF_PERIOD = Text(
    "Rubriken är bara ett år, och {year} hör till tiden från {first}: då är det målvärde.",
    "The heading is a year alone, and {year} belongs to the time from {first}: then it is a target.",
)
_YEAR_BEFORE = Text(
    "Rubriken är bara ett år, ett tillfälle eller ett kön: då är det utfall.",
    "The heading is a year, a round or a sex alone: then it is an outcome.",
)
