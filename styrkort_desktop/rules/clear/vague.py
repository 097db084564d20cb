"""T101: a state that nobody can see when it is reached, and that no indicator pins down."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.clear.activity import promised_deed
from styrkort_desktop.rules.clear.unclear_abbrev import unclear_abbreviations
from styrkort_desktop.rules.clear.value_words import Praised, praised_results
from styrkort_desktop.rules.facts import GoalFacts, IndicatorFacts
from styrkort_desktop.rules.followable.fit import fits
from styrkort_desktop.rules.followable.indicator_unmeasurable import is_measurable
from styrkort_desktop.rules.followable.what_is_measured import measured_by
from styrkort_desktop.rules.language.aims import Aim
from styrkort_desktop.rules.language.dictionary import WordClass, classes_of
from styrkort_desktop.rules.language.meaning import Sense, sense_of, sense_of_all
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text

_MONEY = "money"  # an economy is told by any figure of money: soliditet, resultat
_QUALITIES = frozenset(
    {"learning", "health", "money", "correctness"}
)  # whose words are of how it is, not of what it is


def _check(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    if not praised_results(goal) or promised_deed(goal) is not None:
        return
    if any(one.field == "text" for one in unclear_abbreviations(goal)):
        return
    for praised in praised_results(goal):
        if not any(_pins_down(indicator, praised) for indicator in goal.indicators):
            found = praised.found
            words = ", ".join(f"”{goal.text.text[one.start : one.end]}”" for one in found[:3])
            yield Hit(message="vague", field="text", span=(found[0].start, found[0].end), values={"words": words})
            return


def _pins_down(indicator: IndicatorFacts, praised: Praised) -> bool:
    """Whether an indicator says what a value word means here.

    It speaks of the same as the goal, and it asks those concerned, is a named instrument, or measures the same quality
    in other words. Where nothing is praised, measuring what is said is enough; of a role only its object is said.
    """
    if not is_measurable(indicator):
        return False
    measured, aim = measured_by(indicator.name), praised.aim
    if phrases_of("pinning", "pinning").are_in(indicator.name.lower) and measured.all.is_near(aim.all):
        return True
    if praised.of_object:
        return measured.all.names(_said_of_object(indicator.goal.text, praised))
    if not praised.praises:
        said = measured.all.names(aim.all) if praised.grows else sense_of_all(measured.words).names(aim.result)
        return said and fits(measured, aim)
    if measured.is_count or not words_of("indicator_names", "taught").isdisjoint(measured.words):
        return False
    return any(_says_it_otherwise(sense_of(word), aim) for word in measured.words)


def _said_of_object(text: Reading, praised: Praised) -> Sense:
    """What a role or a slogan says of its object: of säkra lekplatser, säkra."""
    words = [word.lower for one in praised.found for word in text.words if one.start <= word.start < one.end]
    noun = next((at for at, word in enumerate(words) if WordClass.NOUN in classes_of(word)), len(words))
    return sense_of_all(words[:noun])


def _says_it_otherwise(sense: Sense, aim: Aim) -> bool:
    """Whether a word speaks of the quality that is promised, and not only of its object: kunskaper, betyg."""
    shared = {thing.rpartition(" ")[0] for thing in sense.things & aim.all.things}
    told = not shared.isdisjoint(_QUALITIES) or (_is_of_money(sense) and _is_of_money(aim.all))
    return told and sense.roots.isdisjoint(aim.all.roots)


def _is_of_money(sense: Sense) -> bool:
    return any(thing.startswith(_MONEY) for thing in sense.things)


VAGUE = GoalRule(
    id="T101",
    name="vague",
    criterion=Criterion.CLEAR,
    severity=Severity.WARNING,
    title=Text("Värdeord utan mått", "Value words without a measure"),
    says=Text(
        "Målet säger att något ska vara bra, men inte vad som då är annorlunda.",
        "The goal says that something is to be good, but not what is then different.",
    ),
    why=Text(
        "Alla kan hålla med om värdeord, och därför kan ingen se när målet är nått.",
        "Everybody can agree on value words, and so nobody can see when the goal is reached.",
    ),
    mend=Text(
        "Skriv vad de som det gäller ska märka, eller lägg till en indikator som frågar dem.",
        "Write what those concerned shall notice, or add an indicator that asks them.",
    ),
    source=Text(
        "Styrkortets konstruktion: målen ska vara tydliga och formuleras så att effekter kan avläsas.",
        "The scorecard document, on its construction: goals are clear, and worded so that effects can be read off.",
    ),
    messages={
        "vague": Message(
            Text(
                "{words} säger inte när målet är nått, och ingen indikator gör det.",
                "{words}: that does not say when the goal is reached, and no indicator does.",
            )
        )
    },
    bad=Example(
        note=Text("När är handläggning i världsklass?", "When is handling world-class?"),
        goal={"text": "Mål för att bygglov ska handläggas i världsklass."},
    ),
    good=Example(
        note=Text("De som söker avgör vad som är bra.", "Those who apply decide what is good."),
        goal={"text": "Mål för en bra handläggning av bygglov enligt dem som söker."},
        indicators=(
            {
                "name": "Andel sökande som är nöjda med handläggningen av bygglov",
                "unit": "%",
                "better": "increase",
                "split_by_sex": True,
                "targets": {"2016": 64, "2017": 67, "2018": 70},
            },
        ),
    ),
    check=_check,
)
