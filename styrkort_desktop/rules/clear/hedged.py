"""T104: a commitment holds as it stands, and is not made conditional, optional or merely intended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.aims import is_finite
from styrkort_desktop.rules.language.clauses import in_main_clause, says_must
from styrkort_desktop.rules.language.forms import noun_in
from styrkort_desktop.rules.language.phrases import Found, phrases_of
from styrkort_desktop.rules.language.syntax import LONGEST_SENTENCE, Under, built, first_verb, is_verb
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Sentence, Word
from styrkort_desktop.rules.remembering import once
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Fix, Severity
from styrkort_desktop.scorecard.texts import Text

_LIST = "hedges"
_CAN_BE_STRUCK = ("as_far_as_possible", "some_time", "if_there_is", "when_needed")
_LONGEST_CONDITION = 12  # words: what follows belongs to something else
_LONGEST_READ = 3000  # letters: nobody reads further for what is promised
_NEAR = 7  # words within which a clause says whether it is possible
_END = "så"  # behind a clause, so that its last word can be its verb: om isen bär
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


@once
def _set_phrases(goal: GoalFacts) -> tuple[Found, ...]:
    return tuple(phrases_of(_LIST, *_CAN_BE_STRUCK, "conditions").find(goal.text.lower[:_LONGEST_READ]))


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
        if _says_who(goal, one, sentence):
            continue
        yield one


def _says_who(goal: GoalFacts, one: Found, sentence: Sentence) -> bool:
    """Whether the words tell who is meant, before what is promised: Den som om möjligt vill byta ska …"""
    later = any(word.start >= one.end and word.lower in words_of("goal_form", "must") for word in sentence.words)
    return later and not in_main_clause(goal.text, one.start, goal.opening)


def _conditions(goal: GoalFacts) -> Iterator[Found]:
    """Clauses that make a promise hang on money, people, the market or the weather: om upphandlingen går som planerat.

    What somebody served asks for, or what happens to them, is no such thing: om barnet är sjukt.
    """
    set_phrases = _set_phrases(goal)
    for found in chain(_clauses_of_condition(goal), _dependences(goal)):
        told = any(one.start < found.end and found.start < one.end for one in set_phrases)
        if not told and not _is_measured(goal, goal.text.lower[found.start : found.end]):
            yield found


def _clauses_of_condition(goal: GoalFacts) -> Iterator[Found]:
    for sentence in goal.text.sentences:
        words = [word for word in sentence.words if goal.opening <= word.start < _LONGEST_READ]
        openers = _openers()
        places = [at for at, word in enumerate(words) if word.lower in openers]
        if words and 0 not in places and _begins_inverted(words):
            places.insert(0, 0)
        for at in places:
            word = words[at]
            if _tells_of(words, at):
                continue
            clause = _clause_behind(goal, words, at)
            lower = [one.lower for one in clause]
            if clause and (_is_condition(word.lower, lower) or (at and _is_afterthought(words, at, lower))):
                yield Found(word.start, clause[-1].end)


def _tells_of(words: Sequence[Word], at: int) -> bool:
    """Whether om belongs to the word before it, and opens no condition: veta om, beslut om, information om."""
    behind = at > 0 and words[at].lower in words_of(_LIST, "plain_if")
    return behind and words[at - 1].lower in words_of(_LIST, "not_if_behind")


@cache
def _openers() -> frozenset[str]:
    return words_of(_LIST, "if_words") | words_of(_LIST, "when_words")


def _begins_inverted(words: Sequence[Word]) -> bool:
    """Whether a sentence begins with the verb of a condition, and says later what shall be: Tillåter ekonomin ska …"""
    first = words[0].lower
    if first in words_of("goal_form", "must") or not (is_finite(first) or first in words_of(_LIST, "would")):
        return False
    return any(word.lower in words_of("goal_form", "must") for word in words[2 : 2 + _LONGEST_CONDITION])


def _dependences(goal: GoalFacts) -> Iterator[Found]:
    """What a promise is said to depend on, or to be excepted for, when nobody can promise it: beroende på budgetutfall.

    Not from whom or where it holds: oavsett kön, med undantag för helger.
    """
    for one in phrases_of(_LIST, "depending").find(goal.text.lower[:_LONGEST_READ]):
        sentence = goal.text.sentence_at(one.start)
        behind = [word for word in sentence.words if word.start >= one.end][:_NEAR]
        if _names_circumstances([word.lower for word in behind]):
            yield Found(one.start, behind[-1].end)


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
    if clause[0] in words_of(_LIST, "no_reason") or clause[0] in words_of(_LIST, "when_words"):
        return False  # informera om att lokalerna går att boka, tycka till om när de ska byggas
    near = clause[:_NEAR] if opener in _openers() else [opener, *clause[:_NEAR]]
    if phrases_of(_LIST, "permitting").first(" ".join(near)) is not None:
        return True
    if not _names_circumstances(clause):
        return False
    if opener in words_of(_LIST, "when_words"):
        return phrases_of(_LIST, "sufficing").first(said) is not None
    return opener not in _openers() or any(is_verb(clause, place) for place in range(len(clause)))


def _is_afterthought(words: Sequence[Word], at: int, clause: Sequence[str]) -> bool:
    """Whether a promise already made is taken back by an om-clause, whatever it is of: … är öppen om isen bär.

    Not where something that happens calls for a service, or where it is told what is asked: veta om, om bussen är sen.
    """
    if words[at].lower not in words_of(_LIST, "plain_if"):
        return False
    made = any(word.lower in words_of("goal_form", "must") for word in words[max(0, at - LONGEST_SENTENCE) : at])
    if not made or any(word in words_of(_LIST, "events") or word[:1].isdigit() for word in clause):
        return False
    if clause[0] in words_of(_LIST, "no_condition") or clause[0] in words_of(_LIST, "when_words"):
        return False
    if any(noun_in(word, words_of("activity", "served")) for word in clause):
        return False
    verb = first_verb([*clause, _END], 0)
    return verb is not None and verb > 0


def _names_circumstances(clause: Sequence[str]) -> bool:
    circumstances = words_of(_LIST, "circumstances")
    return any(noun_in(word, circumstances) for word in clause)


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
    reading = built(words, goal.text, form=words[0] is not sentence.words[0])
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
