"""R310 and R311: what a goal is paid with, and a deadline within the period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from styrkort_desktop.rules.facts import GoalFacts, ScorecardFacts
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters, ScorecardRule
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check_resources(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    goals = [one for one in facts.goals if not one.is_blank]
    without = [one for one in goals if one.goal.resources is None or one.goal.resources.kind is None]
    if without:
        yield Hit(message="without", values={"n": len(without), "all": len(goals)})


NO_RESOURCE_LINE = ScorecardRule(
    id="R310",
    name="no_resource_line",
    criterion=Criterion.REALISTIC,
    severity=Severity.ADVICE,
    title=Text("Resurser är inte angivna", "Resources are not given"),
    says=Text("Mål saknar uppgift om hur de ska betalas.", "Goals do not say how they are to be paid for."),
    why=Text(
        "Ett mål är realistiskt först när det är sagt om det ryms i ramen, kräver omprioritering eller ett beslut.",
        "A goal is realistic only when it is said whether it fits the frame, needs reallocation or awaits a decision.",
    ),
    mend=Text(
        "Välj på varje mål: inom ram, omprioritering eller kräver beslut.",
        "Choose on each goal: within the budget, by reallocation, or after a decision.",
    ),
    source=Text(
        "Styrkortets konstruktion: målen ska vara realistiska; ekonomin sätter ramen.",
        "The scorecard document, on its construction: goals are to be realistic; the economy sets the frame.",
    ),
    messages={
        "without": Message(
            Text(
                "{n} av {all} mål säger inte hur de ska betalas.",
                "{n} of {all} goals do not say how they are paid for.",
            ),
            of_emptiness=True,
        )
    },
    bad=Example(note=Text("Ett mål saknar uppgift.", "One goal does not say."), goal={"resources": None}),
    good=Example(note=Text("Alla mål ryms i ramen.", "All goals fit the frame.")),
    check=_check_resources,
)

_DEADLINE = re.compile(
    r"(?<!\w)(?:(?:senast|till|fram till|före|innan|t\.?o\.?m\.?|till och med|till utgången av|vid utgången av|"
    r"i slutet av|under|år)\s+(?:(?:den\s+)?\d{1,2}(?:/\d{1,2})?\s+)?(?:januari|februari|mars|april|maj|juni|juli|"
    r"augusti|september|oktober|november|december)?\s*(?:års?\s+)?(?:slutet\s+av\s+|utgången\s+av\s+)?)"
    r"(?P<year>(?:19|20)\d\d)(?![\d/]|-(?!\d\d-\d\d(?!\d)))"  # 2019-06-30 is a day, 2016-2018 a period
)
_FROM = re.compile(r"(?:från|sedan|jämfört med|jämfört|mot|basår|utgångsläget|nivå)\s+(?:\w+\s+){0,3}$")


def _check_deadline(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    period = goal.whole.scorecard.period
    horizon = set(goal.whole.context.template.horizon_years)
    baselines = {one.indicator.baseline.year for one in goal.indicators if one.indicator.baseline}
    for match in _DEADLINE.finditer(goal.text.lower):
        year = int(match["year"])
        if (
            year in period.years
            or year in horizon
            or year in baselines
            or _FROM.search(goal.text.lower[: match.start()])
        ):
            continue
        yield Hit(
            message="past" if year < period.first_year else "after",
            field="text",
            span=(match.start("year"), match.end("year")),
            values={"year": year, "period": str(period)},
        )


DEADLINE_OUTSIDE_PERIOD = GoalRule(
    id="R311",
    name="deadline_outside_period",
    criterion=Criterion.REALISTIC,
    severity=Severity.WARNING,
    title=Text("Slutår utanför planperioden", "Deadline outside the period"),
    says=Text(
        "Målet ska vara nått ett år som ligger före eller efter planperioden.",
        "The goal is to be reached in a year before or after the planning period.",
    ),
    why=Text(
        "Det som ska vara klart före perioden är avgjort, och det som ska vara klart efter den följs inte upp här.",
        "What is due before the period is settled already, and what is due after it is not followed up here.",
    ),
    mend=Text("Skriv ett år inom planperioden.", "Write a year within the planning period."),
    source=Text(
        "Styrkortets konstruktion: målen gäller planperioden och följs upp varje år.",
        "The scorecard document, on its construction: goals are for the period and followed up every year.",
    ),
    messages={
        "past": Message(
            Text(
                "Slutåret {year} ligger före planperioden {period}.",
                "The deadline {year} is before the period {period}.",
            )
        ),
        "after": Message(
            Text(
                "Slutåret {year} ligger efter planperioden {period}.",
                "The deadline {year} is after the period {period}.",
            )
        ),
    },
    bad=Example(
        note=Text("2025 ligger efter planperioden.", "2025 is after the period."),
        goal={"text": "Mål för att den som söker bygglov ska få beslut inom sju veckor senast 2025."},
    ),
    good=Example(
        note=Text("2018 är planperiodens sista år.", "2018 is the period's last year."),
        goal={"text": "Mål för att den som söker bygglov ska få beslut inom sju veckor senast 2018."},
    ),
    check=_check_deadline,
)
