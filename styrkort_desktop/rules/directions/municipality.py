"""E804 and E805: good economic management (god ekonomisk hushållning), told of the municipality's own figures."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from styrkort_desktop.rules.context import CheckContext
from styrkort_desktop.rules.rule import CompanyRule, Example, Hit, Message, Parameters
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.municipality import MunicipalityYear
from styrkort_desktop.scorecard.numbers import NO_BREAK_SPACE, format_number, format_quantity
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.settings import Limits

_SOURCE_RESULT = Text(
    "Styrkortet, Ekonomi: ”ett långsiktigt resultatmål på 2 % av skatter, statsbidrag och utjämning”; lägre mål har "
    "accepterats under en begränsad tid.",
    "The scorecard document, Economy: a long-term result of 2 % of taxes, grants and equalisation; lower targets have "
    "been accepted for a limited time.",
)
_SOURCE_INVESTMENTS = Text(
    "Styrkortet, Ekonomi: investeringsnivåerna har ”fått överstiga fastställd nivå på 10 %”, vilket ”kan vara "
    "motiverat under en begränsad tid”.",
    "The scorecard document, Economy: investments have been let above the set level of 10 %, which can be justified "
    "for a limited time.",
)
_PRECISION = 9  # decimals of a per cent: what binary fractions add lies far beyond


def _years(context: CheckContext) -> Iterator[tuple[MunicipalityYear, float]]:
    """The years of the planning period with what the shares are of, in mnkr; without that nothing can be said."""
    for year in context.municipality.years if context.municipality else ():
        income = year.taxes_grants_equalisation_mnkr
        if year.year in context.template.period.years and income is not None and income > 0:
            yield year, income


def _share(mnkr: float, income: float) -> float:
    return round(100 * mnkr / income, _PRECISION)


def _falls_short_of_path(year: MunicipalityYear, income: float) -> bool:
    """Whether nothing excuses a year: no path is decided for it, or its result is known to lie below that."""
    path = year.result_path_percent
    if path is None:
        return True
    return year.result_mnkr is not None and _share(year.result_mnkr, income) < path


def _percent(share: float, *beside: float | None) -> str:
    """A share with two decimals, with more where it would else read as one of the figures it is held against."""
    decimals = next((n for n in range(2, _PRECISION) if round(share, n) not in beside or share in beside), _PRECISION)
    return f"{format_number(round(share, decimals))}{NO_BREAK_SPACE}%"


def _values(context: CheckContext, year: MunicipalityYear, mnkr: float, income: float, limit: float) -> dict[str, str]:
    """What both messages are filled with; the year as text, since it is no quantity."""
    path = year.result_path_percent
    return {
        "year": str(year.year),
        "amount": format_quantity(mnkr, context.template.money_unit),
        "income": format_quantity(income, context.template.money_unit),
        "share": _percent(_share(mnkr, income), limit, path),
        "limit": format_quantity(limit, "%"),
        "path": "" if path is None else format_quantity(path, "%"),
    }


@dataclass(frozen=True, slots=True)
class _Share:
    """A share of the municipality's income that has a limit: which figure it is of, and when the limit is kept."""

    figure: str
    limit: Callable[[Limits], float | None]
    is_kept: Callable[[float, float], bool]

    def check(self, context: CheckContext, _: Parameters) -> Iterator[Hit]:
        """The years in which the limit is not kept, and no decided path excuses that.

        The path is that of the result for both: the same decision lets investments rise, and asks for that result
        meanwhile. So a year that keeps to its path is excused, and for investments one that has no result yet.
        """
        limit = self.limit(context.template.limits)
        if limit is None:
            return
        for year, income in _years(context):
            mnkr = getattr(year, self.figure)
            if mnkr is None or self.is_kept(_share(mnkr, income), limit) or not _falls_short_of_path(year, income):
                continue
            yield Hit(
                message="no_path" if year.result_path_percent is None else "off_path",
                field=f"years.{year.year}.{self.figure}",
                values=_values(context, year, mnkr, income, limit),
            )


# -- E804

_RESULT = _Share("result_mnkr", lambda limits: limits.result_percent, operator.ge)


_YEAR: dict[str, Json] = {"result_mnkr": 38, "taxes_grants_equalisation_mnkr": 4000}

RESULT_BELOW_TARGET = CompanyRule(
    id="E804",
    name="result_below_target",
    criterion=Criterion.WHOLE,
    severity=Severity.WARNING,
    title=Text("Resultatet når inte målet", "The result is below its target"),
    says=Text(
        "Kommunens resultat är lägre än målet, som andel av skatter, statsbidrag och utjämning, och lägre än den "
        "beslutade vägen dit.",
        "The municipality's result is below its target as a share of taxes, grants and equalisation, and below the "
        "decided path towards it.",
    ),
    why=Text(
        "Varje generation ska stå för sina kostnader. Ett lägre resultat kan vara motiverat en tid, men då är det "
        "beslutat hur kommunen närmar sig målet igen.",
        "Each generation bears its own costs. A lower result can be justified for a time, but then it is decided how "
        "the municipality comes back to the target.",
    ),
    mend=Text(
        "Visa vad som för resultatet till målet, eller skriv den bana som fullmäktige har beslutat för året.",
        "Show what brings the result to the target, or write the path that the council has decided for the year.",
    ),
    source=_SOURCE_RESULT,
    messages={
        "no_path": Message(
            Text(
                "{year}: resultatet {amount} är {share} av skatter, statsbidrag och utjämning ({income}). Målet är "
                "minst {limit}, och ingen bana dit är beslutad för året.",
                "{year}: the result of {amount} is {share} of taxes, grants and equalisation ({income}). The target is "
                "at least {limit}, and no path towards it is decided for the year.",
            )
        ),
        "off_path": Message(
            Text(
                "{year}: resultatet {amount} är {share} av skatter, statsbidrag och utjämning ({income}). Målet är "
                "minst {limit}, och den beslutade banan för året är {path}.",
                "{year}: the result of {amount} is {share} of taxes, grants and equalisation ({income}). The target is "
                "at least {limit}, and the decided path for the year is {path}.",
            )
        ),
    },
    bad=Example(
        note=Text("Resultatet är 0,95 % och banan för året 1,2 %.", "The result is 0.95 % and the year's path 1.2 %."),
        municipality={"years": {"2016": {**_YEAR, "result_path_percent": 1.2}}},
    ),
    good=Example(
        note=Text(
            "Resultatet är 0,95 %, och banan för året är beslutad till 0,9 %.",
            "The result is 0.95 %, and the path decided for the year is 0.9 %.",
        ),
        municipality={"years": {"2016": {**_YEAR, "result_path_percent": 0.9}}},
    ),
    check=_RESULT.check,
)


# -- E805

_INVESTMENTS = _Share("net_investments_mnkr", lambda limits: limits.investments_percent, operator.le)

_INVESTED: dict[str, Json] = {"net_investments_mnkr": 460, "taxes_grants_equalisation_mnkr": 4000}

INVESTMENTS_ABOVE_LIMIT = CompanyRule(
    id="E805",
    name="investments_above_limit",
    criterion=Criterion.WHOLE,
    severity=Severity.WARNING,
    title=Text("Investeringarna är över gränsen", "Investments are above the limit"),
    says=Text(
        "Kommunens nettoinvesteringar är större än gränsen, som andel av skatter, statsbidrag och utjämning, och "
        "resultatet följer ingen beslutad bana.",
        "The municipality's net investments are above their limit as a share of taxes, grants and equalisation, and "
        "the result keeps to no decided path.",
    ),
    why=Text(
        "Det som investeras i dag betalas av kommande år. En hög nivå kan vara motiverad en tid, så länge ekonomin "
        "följer den väg som är beslutad.",
        "What is invested today is paid in years to come. A high level can be justified for a time, as long as the "
        "economy keeps to the path that was decided.",
    ),
    mend=Text(
        "Anpassa investeringarna, eller skriv den bana för resultatet som fullmäktige har beslutat för året.",
        "Bring investments down, or write the path of the result that the council has decided for the year.",
    ),
    source=_SOURCE_INVESTMENTS,
    messages={
        "no_path": Message(
            Text(
                "{year}: nettoinvesteringarna {amount} är {share} av skatter, statsbidrag och utjämning ({income}). "
                "Gränsen är {limit}, och ingen bana för resultatet är beslutad för året.",
                "{year}: net investments of {amount} are {share} of taxes, grants and equalisation ({income}). The "
                "limit is {limit}, and no path of the result is decided for the year.",
            )
        ),
        "off_path": Message(
            Text(
                "{year}: nettoinvesteringarna {amount} är {share} av skatter, statsbidrag och utjämning ({income}). "
                "Gränsen är {limit}, och resultatet ligger under den beslutade banan {path}.",
                "{year}: net investments of {amount} are {share} of taxes, grants and equalisation ({income}). The "
                "limit is {limit}, and the result lies below the decided path of {path}.",
            )
        ),
    },
    bad=Example(
        note=Text(
            "Nettoinvesteringarna är 11,5 %, och ingen bana är beslutad.",
            "Net investments are 11.5 %, and no path is decided.",
        ),
        municipality={"years": {"2016": _INVESTED}},
    ),
    good=Example(
        note=Text(
            "Nettoinvesteringarna är 11,5 %, och resultatet följer den bana som är beslutad.",
            "Net investments are 11.5 %, and the result keeps to the path decided.",
        ),
        municipality={"years": {"2016": {**_INVESTED, "result_mnkr": 40, "result_path_percent": 1}}},
    ),
    check=_INVESTMENTS.check,
)
