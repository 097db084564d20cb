"""H409: from the first round on, the scorecard is a decided one."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.context import Phase
from styrkort_desktop.rules.facts import ScorecardFacts
from styrkort_desktop.rules.rule import Example, Hit, Message, Parameters, ScorecardRule
from styrkort_desktop.scorecard.choices import Stage
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    scorecard = facts.scorecard
    decision = scorecard.decision
    if scorecard.stage is not Stage.DECIDED or decision is None:
        yield Hit(message="not_decided", field="stage")
    elif decision.body is None or decision.date is None or decision.paragraph is None:
        yield Hit(message="not_whole", field="decision")


NOT_DECIDED = ScorecardRule(
    id="H409",
    name="not_decided",
    criterion=Criterion.WHOLE,
    severity=Severity.WARNING,
    title=Text("Styrkortet är inte beslutat", "The scorecard is not decided"),
    says=Text(
        "Året har börjat, men beslutet med organ, datum och paragraf står inte på styrkortet.",
        "The year has begun, but the decision with body, date and paragraph is not on the scorecard.",
    ),
    why=Text(
        "Det som följs upp ska vara det som är beslutat. Utan beslut vet ingen vilka mål som gäller.",
        "What is followed up shall be what was decided. Without a decision nobody knows which goals hold.",
    ),
    mend=Text("Skriv organ, datum och paragraf.", "Write body, date and paragraph."),
    source=Text(
        "Kommunallagen: nämnden svarar för att verksamheten bedrivs enligt beslutade mål.",
        "The Local Government Act: the board answers for its work being done by the goals decided.",
    ),
    phases=frozenset({Phase.ROUND}),
    messages={
        "not_decided": Message(
            Text("Styrkortet är inte markerat som beslutat.", "The scorecard is not marked decided.")
        ),
        "not_whole": Message(
            Text("Beslutet saknar organ, datum eller paragraf.", "The decision lacks body, date or paragraph.")
        ),
    },
    bad=Example(
        note=Text("Styrkortet är ett utkast i maj.", "A draft in May."),
        scorecard={"stage": "draft", "decision": None},
        round="2016/t1",
    ),
    good=Example(note=Text("Beslutet står på styrkortet.", "The decision is on the scorecard."), round="2016/t1"),
    check=_check,
)
