"""F902, F903, F905 and F911: each goal has a judgement that holds with its figures, and says why."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.rules.rounds.judged_goal import ROUND, judged
from styrkort_desktop.rules.rounds.outcomes import AT_ROUND, SOURCE
from styrkort_desktop.rules.rounds.round_facts import (
    assessment_of,
    is_asked,
    lacks_value,
    occasion_of,
    round_of,
)
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.choices import Status
from styrkort_desktop.scorecard.findings import Criterion, Fix, Severity
from styrkort_desktop.scorecard.following_up import outcome_of, proposed_status
from styrkort_desktop.scorecard.goals import Assessment
from styrkort_desktop.scorecard.texts import Text

_SHORT_OF_MET = (Status.PARTLY, Status.NOT_MET)

# -- F902


def _check_status(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    occasion, found = occasion_of(goal.whole.context), round_of(goal.whole.context)
    if occasion is None or found is None:
        return
    ref, described = found
    given, proposed = assessment_of(goal.goal, ref), proposed_status(goal.goal, occasion)
    if given is None or given.status is None or proposed is None:
        return
    if given.status is Status.NOT_ASSESSABLE and any(lacks_value(one, ref) for one in goal.goal.indicators):
        return  # the indicator says itself why nobody can judge
    if given.status is not proposed and not is_given(given.reason):
        fix = Fix(
            Text("Sätt status till ”{status}”", "Set the status to “{status}”").format(status=described.word(proposed)),
            ((f"assessments.{ref}.status", proposed.value),),
        )
        yield Hit(
            message="differs",
            field=f"assessments.{ref}.status",
            values={"status": described.word(given.status), "proposed": described.word(proposed)},
            fix=fix if described.allows(proposed) and not _lacking(given, proposed) else None,
        )


def _lacking(given: Assessment, status: Status) -> list[tuple[str, Text]]:
    """What a judgement with a status asks for and is not written: field and name."""
    if status not in _SHORT_OF_MET:
        return []
    return [(name, label) for name, label in _EXPLAINING if not is_given(getattr(given, name))]


STATUS_CONTRADICTS = GoalRule(
    id="F902",
    name="status_contradicts",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Status och siffror säger olika", "Status and figures disagree"),
    says=Text(
        "Målets status är en annan än den som siffrorna talar för, och inget skäl är skrivet.",
        "The goal's status is another than its figures speak for, and no reason is written.",
    ),
    why=Text(
        "Det är ni som bedömer, men den som läser ser siffrorna och undrar.",
        "The judgement is yours, but a reader sees the figures and wonders.",
    ),
    mend=Text("Skriv varför bedömningen är en annan, eller ändra den.", "Write why you judge otherwise, or change it."),
    source=SOURCE,
    phases=AT_ROUND,
    messages={
        "differs": Message(
            Text(
                "Status är ”{status}”, men siffrorna talar för ”{proposed}”, och inget skäl är skrivet.",
                "The status is “{status}”, but the figures speak for “{proposed}”, and no reason is written.",
            )
        )
    },
    bad=Example(
        note=Text("Statusen är lägre än vad siffrorna visar.", "The status is lower than the figures show."),
        goal=judged(status="partly", cause="Få handläggare.", consequence="Längre kö.", action="En tjänst tillsätts."),
        template={"rules": {"F913": {"off": True}}},
        round=ROUND,
    ),
    good=Example(
        note=Text("Skälet är skrivet.", "The reason is written."),
        goal=judged(
            status="partly",
            reason="Ärendena var ovanligt enkla.",
            cause="Få handläggare.",
            consequence="Längre kö.",
            action="En tjänst tillsätts.",
        ),
        template={"rules": {"F913": {"off": True}}},
        round=ROUND,
    ),
    check=_check_status,
)


# -- F903

_EXPLAINING = (
    ("cause", Text("orsak", "cause")),
    ("consequence", Text("konsekvens", "consequence")),
    ("action", Text("åtgärd", "action")),
)


def _check_explained(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    found = round_of(goal.whole.context)
    if found is None:
        return
    ref, described = found
    given = assessment_of(goal.goal, ref)
    if given is None or given.status is None:
        return
    lacking = _lacking(given, given.status)
    if lacking:
        names = Text(
            _listed([label.sv for _, label in lacking], "och"), _listed([label.en for _, label in lacking], "and")
        )
        yield Hit(
            message="year_end" if described.is_year_end else "within_year",
            field=f"assessments.{ref}.{lacking[0][0]}",
            values={"status": described.word(given.status), "lacking": names},
        )


def _listed(words: list[str], last: str) -> str:
    first = ", ".join(words[:-1])
    return f"{first} {last} {words[-1]}" if first else words[-1]


_LACKING = Text(
    "Målet är bedömt som ”{status}”, men {lacking} saknas.", "The goal is “{status}”, but {lacking} is missing."
)

NO_CAUSE_OR_ACTION = GoalRule(
    id="F903",
    name="no_cause_or_action",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.ERROR,
    title=Text("Orsak, konsekvens eller åtgärd saknas", "No cause, consequence or action"),
    says=Text(
        "Ett mål som inte nås, eller bara delvis, saknar orsak, konsekvens eller åtgärd.",
        "A goal not met, or only partly, lacks cause, consequence or action.",
    ),
    why=Text(
        "Det är när det inte går som tänkt som uppföljningen behövs.",
        "It is when things do not go as planned that following up is needed.",
    ),
    mend=Text(
        "Skriv varför, vad det betyder för dem det gäller, och vad ni gör.", "Write why, what it means and what you do."
    ),
    source=SOURCE,
    phases=AT_ROUND,
    messages={"year_end": Message(_LACKING), "within_year": Message(_LACKING, severity=Severity.WARNING)},
    bad=Example(
        note=Text("Orsaken saknas.", "The cause is missing."),
        goal=judged(
            status="not_met",
            reason="Vintern blev svår.",
            consequence="Längre kö.",
            action="En tjänst tillsätts.",
        ),
        template={"rules": {"F913": {"off": True}}},
        round=ROUND,
    ),
    good=Example(
        note=Text("Alla tre är skrivna.", "All three are written."),
        goal=judged(
            status="not_met",
            reason="Vintern blev svår.",
            cause="Två handläggare slutade.",
            consequence="Längre kö.",
            action="En tjänst tillsätts.",
        ),
        template={"rules": {"F913": {"off": True}}},
        round=ROUND,
    ),
    check=_check_explained,
)


# -- F905


def _check_expected(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    found = round_of(goal.whole.context)
    if found is None or found[1].is_year_end or not is_asked(goal):
        return
    ref = found[0]
    given = assessment_of(goal.goal, ref)
    if given is None or given.forecast is None:
        yield Hit(message="none", field=f"assessments.{ref}.forecast")


NO_FORECAST = GoalRule(
    id="F905",
    name="no_forecast",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Prognos saknas", "No forecast"),
    says=Text(
        "Det är inte sagt om målet väntas nås vid årets slut.", "It is not said whether the goal is expected to be met."
    ),
    why=Text(
        "Under året är det prognosen som går att göra något åt.",
        "During the year the forecast is what can be acted on.",
    ),
    mend=Text("Välj vad ni väntar er vid årsbokslutet.", "Choose what you expect at the year's end."),
    source=SOURCE,
    phases=AT_ROUND,
    messages={
        "none": Message(
            Text("Målets väntade status vid årets slut saknas.", "The goal's expected status at year end is missing.")
        )
    },
    bad=Example(
        note=Text("Väntas målet nås?", "Is the goal expected to be met?"), goal=judged(forecast=None), round=ROUND
    ),
    good=Example(note=Text("Målet väntas nås.", "It is expected to be met."), goal=judged(), round=ROUND),
    check=_check_expected,
)


# -- F911


def _check_preliminary(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    occasion = occasion_of(goal.whole.context)
    given = assessment_of(goal.goal, goal.whole.context.round)
    if occasion is None or given is None or not given.preliminary:
        return
    figures = [one for one in goal.goal.indicators if outcome_of(one, occasion) is not None]
    waiting = [one for one in figures if any(o.preliminary for o in one.outcomes if o.year == occasion.ref.year)]
    if figures and not waiting and len(figures) == len(goal.goal.indicators):
        yield Hit(
            message="left",
            field=f"assessments.{occasion.ref}.preliminary",
            fix=Fix(
                Text("Gör bedömningen slutlig", "Make the judgement final"),
                ((f"assessments.{occasion.ref}.preliminary", None),),
            ),
        )


PRELIMINARY_LEFT = GoalRule(
    id="F911",
    name="preliminary_left",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.ADVICE,
    title=Text("Fortfarande preliminär", "Still preliminary"),
    says=Text(
        "Bedömningen är preliminär fast siffrorna har kommit.",
        "The judgement is preliminary although the figures came.",
    ),
    why=Text(
        "En preliminär bedömning räknas för sig. Den som kan bli slutlig bör bli det.",
        "A preliminary judgement is counted apart. One that can be final should be.",
    ),
    mend=Text("Pröva bedömningen mot siffrorna och gör den slutlig.", "Try it against the figures and make it final."),
    source=SOURCE,
    phases=AT_ROUND,
    messages={
        "left": Message(
            Text(
                "Alla utfall finns, men bedömningen är preliminär.",
                "All outcomes are there, but the judgement is preliminary.",
            )
        )
    },
    bad=Example(note=Text("Utfallet har kommit.", "The outcome has come."), goal=judged(preliminary=True), round=ROUND),
    good=Example(note=Text("Bedömningen är slutlig.", "The judgement is final."), goal=judged(), round=ROUND),
    check=_check_preliminary,
)
