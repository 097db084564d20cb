"""U212 and U217: figures that come in time for the year's report, and a baseline that is not too old."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.facts import IndicatorFacts
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameter, Parameters
from styrkort_desktop.scorecard.choices import Frequency
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.texts import Text

_SOURCE = Text(
    "Styrkortets konstruktion: målen ska vara uppföljningsbara.",
    "The scorecard document, on its construction: goals can be followed up.",
)
_RARE = (Frequency.EVERY_SECOND_YEAR, Frequency.EVERY_THIRD_YEAR)


def _check_publication(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    publication = indicator.indicator.publication
    if publication is None or publication.month is None:
        return
    template = indicator.goal.whole.context.template
    year_end = next((one for one in template.rounds if one.is_year_end and not one.retired), None)
    if year_end is None:
        return
    last = indicator.goal.whole.scorecard.period.last_year
    day = template.reporting_date(RoundRef(last, year_end.key))
    # how many years later than the year measured the figure is known, as seen from the last day of the year's report
    months = ((publication.years_after or 0) * 12 + publication.month) - ((day.year - last) * 12 + day.month)
    if months > 0:
        late = -(-months // 12)
        yield Hit(
            message="late",
            field="publication",
            values={"year": last, "day": day.isoformat(), "known": last - late},
        )


PUBLISHED_TOO_LATE = IndicatorRule(
    id="U212",
    name="published_too_late",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.ADVICE,
    title=Text("Kommer för sent", "Published too late"),
    says=Text(
        "Värdet publiceras efter årsbokslutets sista dag.",
        "The value is published after the last day of the year's report.",
    ),
    why=Text(
        "Då står det inget utfall i årets uppföljning, och målet kan inte bedömas.",
        "Then there is no outcome in the year's report, and the goal cannot be judged.",
    ),
    mend=Text(
        "Räkna med att redovisa året före, eller välj ett mått som kommer tidigare.",
        "Expect to report the year before, or choose a measure that comes earlier.",
    ),
    source=_SOURCE,
    messages={
        "late": Message(
            Text(
                "Värdet för {year} kommer efter årsbokslutets sista dag {day}. Då går {known} att redovisa.",
                "The value for {year} comes after the last day {day} of the report. Then {known} can be reported.",
            )
        )
    },
    bad=Example(
        note=Text("Värdet kommer i juni året efter.", "The value comes in June of the next year."),
        indicators=({"publication": {"month": 6, "years_after": 1}},),
    ),
    good=Example(
        note=Text("Värdet kommer i januari året efter.", "The value comes in January of the next year."),
        indicators=({"publication": {"month": 1, "years_after": 1}},),
    ),
    check=_check_publication,
)


def _check_age(indicator: IndicatorFacts, parameters: Parameters) -> Iterator[Hit]:
    baseline = indicator.indicator.baseline
    if baseline is None or baseline.year is None or indicator.indicator.frequency in _RARE:
        return
    first = indicator.goal.whole.scorecard.period.first_year
    if first - baseline.year > parameters["years"]:
        yield Hit(message="stale", field="baseline.year", values={"year": baseline.year, "age": first - baseline.year})


STALE_BASELINE = IndicatorRule(
    id="U217",
    name="stale_baseline",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.ADVICE,
    title=Text("Gammalt utgångsläge", "Old baseline"),
    says=Text(
        "Utgångsläget är från flera år före planperioden.", "The baseline is from several years before the period."
    ),
    why=Text(
        "Mycket kan ha hänt sedan dess, och då mäter målet något annat än det som görs nu.",
        "Much may have happened since, and then the goal measures something else than what is done now.",
    ),
    mend=Text("Skriv ett senare värde, med sitt år.", "Write a later value, with its year."),
    source=_SOURCE,
    parameters=(Parameter("years", 3, 1, 15, Text("Så gammalt får det vara, år", "Greatest age, years")),),
    messages={
        "stale": Message(
            Text(
                "Utgångsläget är från {year}, {age} år före planperioden.",
                "The baseline is of {year}, {age} years before the period.",
            )
        )
    },
    bad=Example(
        note=Text("Utgångsläget är från 2010.", "The baseline is of 2010."),
        indicators=({"baseline": {"year": 2010, "value": 61}},),
    ),
    good=Example(
        note=Text("Det mäts vart tredje år.", "It is measured every third year."),
        indicators=(
            {
                "baseline": {"year": 2012, "value": 61},
                "frequency": "every_third_year",
                "targets": {"2018": 49},
            },
        ),
    ),
    check=_check_age,
)
