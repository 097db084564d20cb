"""Running the checker over the database, or over files that are not taken in: before submission, or at a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from styrkort_desktop.desk.kolada import known_kolada
from styrkort_desktop.desk.send import units_to_send
from styrkort_desktop.rules import CheckContext, Company, Phase, check, check_company
from styrkort_desktop.scorecard.choices import Stage
from styrkort_desktop.scorecard.errors import WrongUsage
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.kolada import KoladaCatalogue
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import Database, HistoryFilter
from styrkort_desktop.template import Template


class NotARound(WrongUsage):
    """A word that names no reporting round of a year of the planning period."""

    def __init__(self, found: str, template: Template) -> None:
        known = ", ".join(f"{template.period.first_year}/{one.key}" for one in template.rounds if not one.retired)
        super().__init__(
            Text(
                "”{found}” är inget uppföljningstillfälle i perioden {period}. Skriv år och tillfälle, till exempel "
                "{known}.",
                "“{found}” is no reporting round of the period {period}. Write year and round, for example {known}.",
            ).format(found=found, period=template.period, known=known)
        )


def round_named(text: str, template: Template) -> RoundRef:
    """The round that a person names, `2016/t1`. Raises NotARound."""
    try:
        ref = RoundRef.parse(text)
    except ValueError as error:
        raise NotARound(text, template) from error
    if ref.year not in template.period.years or all(one.key != ref.key for one in template.rounds):
        raise NotARound(text, template)
    return ref


def check_scorecards(
    scorecards: Sequence[Scorecard],
    template: Template,
    at_round: RoundRef | None = None,
    kolada: KoladaCatalogue | None = None,
    municipality: Municipality | None = None,
) -> tuple[Finding, ...]:
    """The findings of several scorecards, each checked in the company of the others; at a round where one is given.

    Those of the municipality's own figures come last. That these scorecards are all there are nobody says here: so
    nothing else is said of them all together.
    """
    context = replace(_context(scorecards, template, at_round), kolada=kolada, municipality=municipality)
    found = [finding for scorecard in scorecards for finding in check(scorecard, context)]
    return (*found, *check_company(replace(context, company=Company())))


def check_database(database: Database, at_round: RoundRef | None = None) -> tuple[Finding, ...]:
    """The findings of every unit of the database that has anything written; of a department's units always.

    In the finance office's, where all units are, those of the whole municipality come last.
    """
    codes = database.units or units_to_send(database)
    written = frozenset(database.written_units())
    chosen = [database.scorecard(code) for code in codes if database.units or code in written]
    context = replace(
        _context(chosen, database.template, at_round),
        kolada=known_kolada(database),
        municipality=database.municipality(),
    )
    found: list[Finding] = []
    for scorecard in chosen:
        found += check(scorecard, replace(context, decided=decided_version(database, scorecard.unit.code)))
    return tuple(found) if database.units else (*found, *check_company(context))


def _context(scorecards: Sequence[Scorecard], template: Template, at_round: RoundRef | None) -> CheckContext:
    return CheckContext(
        template=template,
        company=Company(tuple(scorecards)),
        phase=Phase.SUBMISSION if at_round is None else Phase.ROUND,
        round=at_round,
    )


def decided_version(database: Database, unit: str) -> Scorecard | None:
    """A unit's scorecard as it was when it was last marked as decided; None where it never was, or is no longer."""
    if database.scorecard(unit).stage is not Stage.DECIDED:
        return None
    steps = [
        entry.id
        for field in ("stage", "decision")
        for entry in database.history(HistoryFilter(units=(unit,), field=(field,)))
        if not entry.undone
    ]
    for step in sorted(steps, reverse=True):
        after = database.state_before(unit, step + 1)
        if after.stage is Stage.DECIDED:
            return after
    return None
