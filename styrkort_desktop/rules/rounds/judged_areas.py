"""F904, F908 and F913: areas are judged too, in the words of the round, and as their goals are or with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.facts import ScorecardFacts
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.rules.rounds.judged_goal import ROUND, judged
from styrkort_desktop.rules.rounds.outcomes import AT_ROUND, SOURCE
from styrkort_desktop.rules.rounds.round_facts import assessment_of, is_asked, round_of
from styrkort_desktop.rules.rule import Example, Hit, Message, Parameters, ScorecardRule
from styrkort_desktop.scorecard.choices import Status
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.rounds import Round

# -- F904


def _check_allowed(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    found = round_of(facts.context)
    if found is None:
        return
    ref, described = found
    places: list[tuple[str, str | None, str, Status | None]] = [
        (goal.area, goal.id, f"assessments.{ref}.{field}", status)
        for goal in facts.scorecard.goals
        if (one := assessment_of(goal, ref)) is not None
        for field, status in (("status", one.status), ("forecast", one.forecast))
    ]
    places += [
        (one.area, None, f"area_assessments.{one.area}.{ref}.status", one.status)
        for one in facts.scorecard.area_assessments
        if one.round == ref
    ]
    words = ", ".join(described.word(one.status) for one in described.statuses)
    for area, goal, field, status in places:
        if status is not None and not described.allows(status):
            values = {"status": described.word(status), "round": described.name, "allowed": words}
            yield Hit(message="unknown", area=area, goal=goal, field=field, values=values)


STATUS_NOT_ALLOWED = ScorecardRule(
    id="F904",
    name="status_not_allowed",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.ERROR,
    title=Text("Status som tillfället inte har", "A status that the round lacks"),
    says=Text(
        "Statusen finns inte bland dem som uppföljningstillfället använder.",
        "The status is not among those that the round uses.",
    ),
    why=Text(
        "Statusarna räknas ihop för hela kommunen. En som ingen annan använder går inte att räkna.",
        "The statuses are counted for the whole municipality. One that nobody else uses cannot be counted.",
    ),
    mend=Text("Välj en av tillfällets statusar.", "Choose one of the round's statuses."),
    source=SOURCE,
    phases=AT_ROUND,
    messages={
        "unknown": Message(
            Text(
                "”{status}” används inte vid {round}. Välj bland: {allowed}.",
                "“{status}” is not used at {round}. Choose among: {allowed}.",
            )
        )
    },
    bad=Example(
        note=Text("Tillfället har inte den statusen.", "The round has no such status."),
        goal=judged(status="not_assessable", reason="Registret rättas."),
        template={
            "rules": {"F913": {"off": True}},
            "rounds": [
                {
                    "key": "t1",
                    "name": "Delår januari–april",
                    "months": {"first": 1, "last": 4},
                    "reporting_date": {"month": 5, "day": 13},
                    "statuses": {"met": "väntas uppnås", "not_met": "väntas inte uppnås"},
                }
            ],
        },
        round=ROUND,
    ),
    good=Example(note=Text("Tillfället har statusen.", "The round has the status."), goal=judged(), round=ROUND),
    check=_check_allowed,
)


# -- F908


def _check_summary(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    found = round_of(facts.context)
    if found is None:
        return
    ref, described = found
    judged = {one.area for one in facts.scorecard.area_assessments if one.round == ref and one.status is not None}
    for area in facts.context.template.areas:
        if area.applies(ref.year) and area.key not in judged and facts.goals_of(area):
            field = f"area_assessments.{area.key}.{ref}.status"
            yield Hit(message="area", area=area.key, field=field, values={"area": area.short_name})
    yield from _unjudged_goals(facts, ref, described)
    texts = {one.section: one.text for one in facts.scorecard.texts if one.round == ref}
    for section in described.text_sections:
        if section.required and not section.retired and not is_given(texts.get(section.key)):
            yield Hit(message="text", field=f"texts.{ref}.{section.key}", values={"section": section.name})


def _unjudged_goals(facts: ScorecardFacts, ref: RoundRef, described: Round) -> Iterator[Hit]:
    """Within the year a goal's judgement is its forecast, which another rule asks for."""
    if not described.is_year_end:
        return
    for goal in facts.goals:
        given = assessment_of(goal.goal, ref)
        if not goal.is_blank and is_asked(goal) and (given is None or given.status is None):
            where = goal.goal
            yield Hit(message="goal", area=where.area, goal=where.id, field=f"assessments.{ref}.status")


NO_SUMMARY = ScorecardRule(
    id="F908",
    name="no_summary",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Egen bedömning saknas", "No judgement of one's own"),
    says=Text(
        "Ett målområde eller, vid årets slut, ett mål saknar enhetens bedömning, eller så är en text som tillfället "
        "ber om tom.",
        "An area or, at the year's end, a goal lacks the unit's judgement, or a text that the round asks for is empty.",
    ),
    why=Text(
        "Det är bedömningen av området som läses av dem som inte läser allt.",
        "The judgement of the area is what those read who do not read everything.",
    ),
    mend=Text(
        "Välj status för området eller målet, och skriv den text som saknas.",
        "Choose a status, and write the missing text.",
    ),
    source=SOURCE,
    phases=AT_ROUND,
    messages={
        "area": Message(Text("Målområdet {area} är inte bedömt.", "The goal area {area} is not judged.")),
        "goal": Message(Text("Målet är inte bedömt.", "The goal is not judged.")),
        "text": Message(Text("Texten ”{section}” är tom.", "The text “{section}” is empty.")),
    },
    bad=Example(
        note=Text("Viktiga händelser är inte skrivna.", "Important events are not written."),
        scorecard={"texts": {}},
        round=ROUND,
    ),
    good=Example(note=Text("Allt är bedömt och skrivet.", "All is judged and written."), round=ROUND),
    check=_check_summary,
)


# -- F913


def _check_area(facts: ScorecardFacts, _: Parameters) -> Iterator[Hit]:
    found = round_of(facts.context)
    if found is None:
        return
    ref, described = found
    for one in facts.scorecard.area_assessments:
        if one.round != ref or one.status not in (Status.MET, Status.NOT_MET) or is_given(one.reason):
            continue
        given = [assessment_of(goal, ref) for goal in facts.scorecard.goals if goal.area == one.area]
        statuses = [each.status for each in given if each is not None and each.status is not None]
        met = sum(status is Status.MET for status in statuses)
        contradicts = met * 2 < len(statuses) if one.status is Status.MET else met * 2 > len(statuses)
        if statuses and contradicts:
            yield Hit(
                message="contradicts",
                area=one.area,
                field=f"area_assessments.{one.area}.{ref}.status",
                values={"status": described.word(one.status), "met": met, "all": len(statuses)},
            )


AREA_STATUS_UNEXPLAINED = ScorecardRule(
    id="F913",
    name="area_status_unexplained",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Området och målen säger olika", "Area and goals disagree"),
    says=Text(
        "Målområdet är bedömt som nått fast de flesta målen inte är det, eller tvärtom, utan skäl.",
        "The area is judged as met while most of its goals are not, or the reverse, without reason.",
    ),
    why=Text(
        "Områdets bedömning är den som räknas för hela kommunen.",
        "The area's judgement is the one counted for the whole municipality.",
    ),
    mend=Text("Skriv skälet, eller ändra bedömningen.", "Write the reason, or change the judgement."),
    source=SOURCE,
    phases=AT_ROUND,
    messages={
        "contradicts": Message(
            Text(
                "Målområdet är bedömt som ”{status}”, men {met} av {all} mål är nådda, och inget skäl är skrivet.",
                "The area is “{status}”, but {met} of {all} goals are met, and no reason is written.",
            )
        )
    },
    bad=Example(
        note=Text("Området är nått, men inte dess enda mål.", "The area is met, but not its only goal."),
        goal=judged(status="not_met", reason="Vintern.", cause="Vintern.", consequence="Kö.", action="En tjänst."),
        round=ROUND,
    ),
    good=Example(note=Text("Området och målet är nådda.", "Area and goal are met."), goal=judged(), round=ROUND),
    check=_check_area,
)
