"""T104: a commitment holds as it stands, and is not made conditional, optional or merely intended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.aims import is_finite
from styrkort_desktop.rules.language.clauses import in_main_clause, says_must
from styrkort_desktop.rules.language.forms import noun_in
from styrkort_desktop.rules.language.phrases import Found, phrases_of
from styrkort_desktop.rules.language.syntax import LONGEST_SENTENCE, Under, built, is_verb
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Sentence, Word
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Fix, Severity
from styrkort_desktop.scorecard.texts import Text

_LIST = "hedges"
_CAN_BE_STRUCK = ("as_far_as_possible", "some_time", "if_there_is", "when_needed")
_LONGEST_CONDITION = 12  # words: what follows belongs to something else
_LONGEST_READ = 3000  # letters: nobody reads further for what is promised
_NEAR = 7  # words within which a clause says whether it is possible
_MUST_BEFORE = re.compile(r"(?<!\w)(?:ska|skall|måste)\s+$")
_ANYBODY = re.compile(r"(?<!\w)som\s+$")  # vem som helst, när som helst
_STOP = re.compile(r"[,;:–]")
_SPACES = re.compile(r"\s+")


def _check(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    if not goal.text.words:
        return
    found = chain(
        ((_ADVERBIAL, one) for one in (*_adverbials(goal), *_conditions(goal))),
        ((_STRIVING, one) for one in phrases_of(_LIST, "striving").find(goal.text.lower) if _promises(goal, one)),
        ((_INTENDING, one) for one in phrases_of(_LIST, "intending").find(goal.text.lower) if _promises(goal, one)),
    )
    for message, one in sorted(found, key=lambda pair: pair[1].start):
        yield Hit(
            message=message,
            field="text",
            span=(one.start, one.end),
            values={"words": _SPACES.sub(" ", goal.text.text[one.start : one.end])},
            fix=_fix(goal, one) if message == _ADVERBIAL else None,
        )


_ADVERBIAL, _STRIVING, _INTENDING = "adverbial", "striving", "intending"


def _set_phrases(goal: GoalFacts) -> Iterator[Found]:
    return phrases_of(_LIST, *_CAN_BE_STRUCK, "conditions").find(goal.text.lower)


def _adverbials(goal: GoalFacts) -> Iterator[Found]:
    """Conditions and reservations, where a commitment is made and where they are no part of what is measured."""
    text = goal.text
    for one in _set_phrases(goal):
        sentence = text.sentence_at(one.start)
        told = text.lower[sentence.start : sentence.end]
        if not says_must(sentence) and phrases_of(_LIST, "present_state").first(told):
            continue
        words = text.lower[one.start : one.end]
        if words == "helst" and _ANYBODY.search(text.lower, 0, one.start):
            continue
        if _is_measured(goal, words) or (_when_needed(words) and _belongs_to_service(one, sentence)):
            continue
        yield one


def _conditions(goal: GoalFacts) -> Iterator[Found]:
    """Clauses that make a promise hang on money, people, the market or the weather: om upphandlingen går som planerat.

    What somebody served asks for, or what happens to them, is no such thing: om barnet är sjukt.
    """
    set_phrases = list(_set_phrases(goal))
    for sentence in goal.text.sentences:
        words = [word for word in sentence.words if word.start >= goal.opening]
        for at, word in enumerate(words):
            if word.lower in words_of(_LIST, "if_words") or word.lower in words_of(_LIST, "when_words"):
                clause = _clause_behind(goal, words, at)
                if clause and _is_condition(word.lower, [one.lower for one in clause]):
                    found = Found(word.start, clause[-1].end)
                    told = any(one.start < found.end and found.start < one.end for one in set_phrases)
                    if not told and not _is_measured(goal, goal.text.lower[found.start : found.end]):
                        yield found


def _clause_behind(goal: GoalFacts, words: Sequence[Word], at: int) -> Sequence[Word]:
    """The words of the clause that a word opens: up to a comma or the ska of the main clause."""
    end = at + 1
    while end < len(words) and end - at <= _LONGEST_CONDITION:
        between = goal.text.text[words[end - 1].end : words[end].start]
        if _STOP.search(between) or words[end].lower in words_of("goal_form", "must"):
            break
        end += 1
    return words[at + 1 : end]


def _is_condition(opener: str, clause: Sequence[str]) -> bool:
    """Whether a clause names what nobody can promise."""
    if any(noun_in(word, words_of("activity", "served")) for word in clause):
        return False
    said = " ".join(clause)
    if clause[0] == "att" or clause[0] in words_of(_LIST, "when_words"):
        return False  # informera om att lokalerna går att boka, tycka till om när de ska byggas
    if phrases_of(_LIST, "permitting").first(" ".join(clause[:_NEAR])) is not None:
        return True
    means = any(noun_in(word, words_of(_LIST, "circumstances")) for word in clause)
    if not means:
        return False
    if opener in words_of(_LIST, "if_words"):
        return any(is_verb(clause, place) for place in range(len(clause)))
    return phrases_of(_LIST, "sufficing").first(said) is not None


def _when_needed(words: str) -> bool:
    return phrases_of(_LIST, "when_needed").is_all_of(words)


def _is_measured(goal: GoalFacts, words: str) -> bool:
    return any(words in indicator.name.lower for indicator in goal.indicators)


def _belongs_to_service(one: Found, sentence: Sentence) -> bool:
    """Whether the words stand behind what somebody gets, `få tolk vid behov`, or say of what: `vid behov av`."""
    following = next((word.lower for word in sentence.words if word.start >= one.end), "")
    if following == "av":
        return True
    before = [word for word in sentence.words if word.end <= one.start]
    if before and all(not is_finite(word.lower) for word in before):
        return True  # Hjälp vid behov ska kunna fås
    receiving = words_of(_LIST, "receiving")
    return (
        len(before) > 1 and before[-1].lower not in receiving and any(word.lower in receiving for word in before[:-1])
    )


def _promises(goal: GoalFacts, one: Found) -> bool:
    """Whether the words are what the goal itself says, not a side clause and no part of what is measured."""
    text = goal.text
    if one.start > _LONGEST_READ or _is_measured(goal, text.lower[one.start : one.end]):
        return False
    return in_main_clause(text, one.start, goal.opening) and not _is_told_of(goal, one)


def _is_told_of(goal: GoalFacts, one: Found) -> bool:
    """Whether the words stand in what somebody thinks or gets others to do: upplever att …, få fler att försöka."""
    sentence = goal.text.sentence_at(one.start)
    words = [word for word in sentence.words if min(goal.opening, one.start) <= word.start <= one.start]
    if len(words) > LONGEST_SENTENCE:
        return False
    reading = built(words, goal.text.text, form=words[0] is not sentence.words[0])
    at = len(words) - 1
    if any(kind is Under.WHAT for kind, _ in reading.open[at]):
        return phrases_of("activity", "frames").first(goal.text.lower[sentence.start : one.start]) is None
    if at < 2 or words[at - 1].lower != "att" or reading.verb is None:
        return False
    return reading.verb < at - 2


def _fix(goal: GoalFacts, one: Found) -> Fix | None:
    """The text without the words, where what is left is Swedish: behind ska, last in the sentence, between commas."""
    text, lower = goal.text.text, goal.text.lower
    if phrases_of(_LIST, "conditions").is_all_of(lower[one.start : one.end]):
        return None
    before, after = text[: one.start], text[one.end :]
    if re.search(r",\s*$", before) and re.match(r"\s*,", after):
        made = before.rstrip().removesuffix(",").rstrip() + after.lstrip().removeprefix(",")
    elif _MUST_BEFORE.search(lower[: one.start]) and re.match(r"\s+\w", after):
        made = before.rstrip() + after
    elif re.search(r"\w\s+$", before) and re.match(r"\s*(?:[.!?]|$)", after):
        made = before.rstrip() + after.lstrip()
    else:
        return None
    return Fix(Text("Stryk ”{words}”", "Strike “{words}”").format(words=text[one.start : one.end]), (("text", made),))


HEDGED = GoalRule(
    id="T104",
    name="hedged",
    criterion=Criterion.CLEAR,
    severity=Severity.WARNING,
    title=Text("Åtagandet har ett förbehåll", "The commitment is hedged"),
    says=Text(
        "Åtagandet är villkorat, frivilligt eller bara en avsikt: vid behov, så långt som möjligt, på sikt, verka "
        "för, sträva efter.",
        "The commitment is conditional, optional or merely intended: if needed, as far as possible, in time, work "
        "for, strive.",
    ),
    why=Text(
        "Med ett förbehåll går det alltid att säga att målet är nått, och aldrig att det inte är det.",
        "With a reservation one can always say that the goal is reached, and never that it is not.",
    ),
    mend=Text(
        "Stryk orden och pröva om åtagandet håller. Håller det inte: sätt ett lägre målvärde som går att lova.",
        "Strike the words and try whether the commitment holds. If it does not, set a lower target that can be "
        "promised.",
    ),
    source=Text(
        "Vad revisorer brukar klandra i kommunala mål: att de är formulerade som strävanden; styrkortet: målen ska "
        "vara tydliga.",
        "What auditors fault in municipal goals: that they are worded as strivings; the scorecard document: goals are "
        "clear.",
    ),
    messages={
        _ADVERBIAL: Message(
            Text(
                "”{words}” gör åtagandet villkorat eller obestämt.",
                "“{words}” makes the commitment conditional or vague.",
            )
        ),
        _STRIVING: Message(
            Text(
                "”{words}” lovar att något görs i den riktningen, inte att det blir så.",
                "“{words}” promises work in that direction, not that it will be so.",
            )
        ),
        _INTENDING: Message(
            Text(
                "”{words}” säger vad som är tänkt, inte vad som ska bli.",
                "“{words}” says what is intended, not what will be.",
            )
        ),
    },
    bad=Example(
        note=Text("Så långt som möjligt är alltid uppfyllt.", "As far as possible is always met."),
        goal={"text": "Den som söker bygglov ska så långt som möjligt få beslut inom sju veckor."},
    ),
    good=Example(
        note=Text("Ett åtagande utan förbehåll.", "A commitment without reservation."),
        goal={"text": "Den som söker bygglov ska få beslut inom sju veckor."},
    ),
    check=_check,
)
