"""U209: an indicator measures what its goal is about."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.clear.activity import promised_deed
from styrkort_desktop.rules.clear.unclear_abbrev import unclear_abbreviations
from styrkort_desktop.rules.clear.value_words import halves_of, is_in_value_words
from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts
from styrkort_desktop.rules.followable.fit import concerns_another, fits
from styrkort_desktop.rules.followable.indicator_unmeasurable import is_measurable
from styrkort_desktop.rules.followable.what_is_measured import Measured, measured_by
from styrkort_desktop.rules.language.aims import Aim, aim_of
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.remembering import once
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    goal, name = indicator.goal, indicator.name
    if not name.lower_words or not goal.text.words or indicator.indicator.common is not None:
        return
    if _is_of_the_goal(indicator) or not is_measurable(indicator) or _has_no_quality_yet(goal):
        return
    yield Hit(message="other", field="name", span=(0, len(name.text.rstrip())), values={"name": quoted(name.text)})


def _is_of_the_goal(indicator: IndicatorFacts) -> bool:
    """Whether it measures what the goal is about.

    A goal in value words is vague, which is said of the goal; there only what concerns another part of the work is
    something else, and of a goal without a subject of its own what the unit only does, has or is staffed with.
    """
    measured, goal = measured_by(indicator.name), indicator.goal
    if is_in_value_words(goal):
        return not (concerns_another(measured, goal.aim) or _is_only_means(measured, goal.aim))
    return fits(measured, goal.aim) or any(fits(measured, aim) for aim in _aims_of_halves(goal))


def _is_only_means(measured: Measured, aim: Aim) -> bool:
    """Whether a deed, a thing or the staff is counted, of which a goal in value words says nothing at all."""
    is_means = measured.deed is not None or measured.means is not None or measured.of_workers
    of_something = len(measured.content) + measured.of_workers > 1  # Antal sidor: of what, only the goal says
    return is_means and of_something and not measured.all.is_near(aim.all)


@once
def _aims_of_halves(goal: GoalFacts) -> tuple[Aim, ...]:
    """What each half of a goal with two results is about: an indicator belongs to one of them."""
    return tuple(aim_of(half, 0) for _, half in halves_of(goal))


def _has_no_quality_yet(goal: GoalFacts) -> bool:
    """Whether a goal only says what is done, or speaks of nothing but a code name of which nobody knows what it is."""
    if promised_deed(goal) is not None:
        return True
    return not goal.aim.result.ways and any(one.field == "text" for one in unclear_abbreviations(goal))


INDICATOR_MISMATCH = IndicatorRule(
    id="U209",
    name="indicator_mismatch",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Indikatorn mäter något annat", "The indicator measures something else"),
    says=Text(
        "Indikatorn mäter inte det som målet handlar om.", "The indicator does not measure what the goal is about."
    ),
    why=Text(
        "Då kan siffran bli bra utan att målet nås, och tvärtom.",
        "Then the figure can be good without the goal being met, and the other way round.",
    ),
    mend=Text(
        "Välj ett mått på det som målet lovar, eller skriv målet så att det säger det som mäts.",
        "Choose a measure of what the goal promises, or word the goal so that it says what is measured.",
    ),
    source=Text(
        "Vad revisorer brukar se i kommunala mål: indikatorer som mäter aktiviteter eller något annat än målet.",
        "What auditors see in municipal goals: indicators of activities, or of something else than the goal.",
    ),
    messages={
        "other": Message(
            Text(
                "”{name}” säger inget om det som målet handlar om.", "“{name}” says nothing of what the goal is about."
            )
        )
    },
    bad=Example(
        note=Text("Antalet möten säger inget om väntetiden.", "The number of meetings says nothing of the time."),
        goal={"text": "Mål för att den som söker bygglov ska få beslut inom sju veckor."},
        indicators=({"name": "Antal frukostmöten med byggföretag", "unit": "antal"},),
    ),
    good=Example(
        note=Text("Väntetiden är det som målet lovar.", "The time is what the goal promises."),
        goal={"text": "Mål för att den som söker bygglov ska få beslut inom sju veckor."},
    ),
    check=_check,
)
