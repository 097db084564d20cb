"""What a goal promises, told from whom it concerns, where and how. Reads clauses; judges no goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from styrkort_desktop.rules.language.dictionary import VERB_CLASSES, WordClass, classes_of
from styrkort_desktop.rules.language.meaning import NOTHING, Sense, sense_of, sense_of_all
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.language.words import Reading
from styrkort_desktop.rules.remembering import once_each

_LIST = "clauses"
_TIME = Sense(ways=frozenset({"time"}))


@dataclass(frozen=True)
class Aim:
    """What a text is about: `result` is what it promises, `setting` whom it concerns, where and by which means.

    `of_number`: it says how many there are to be of something, `of_amount`: or that there is to be none, or enough.
    `subject` is the first thing that it speaks of.
    """

    result: Sense
    setting: Sense
    of_number: bool = False
    of_amount: bool = False
    subject: Sense = NOTHING

    @cached_property
    def all(self) -> Sense:
        """Everything it is about."""
        return self.result | self.setting


@once_each
def aim_of(text: Reading, opening: int) -> Aim:
    """What a goal is about; `opening` is where it begins behind a form word such as `Mål för att`."""
    result: list[str] = []
    setting: list[str] = []
    of_number, of_amount, due = False, False, NOTHING
    numbers, amounts = words_of(_LIST, "numbers"), words_of(_LIST, "amounts")
    for sentence in text.sentences:
        lower = [word.lower for word in sentence.words if word.start >= opening]
        promised, beside = _parted(lower)
        result += promised
        setting += beside
        of_number = of_number or not numbers.isdisjoint(lower)
        of_amount = of_amount or not amounts.isdisjoint(lower)
        due |= time_told(text.lower[sentence.start : sentence.end])
    told = sense_of_all(result) | due
    return Aim(told, sense_of_all(setting), of_number, of_number or of_amount, _subject(text, opening))


def _subject(text: Reading, opening: int) -> Sense:
    """The first thing that a text speaks of, of those that something is known of."""
    first = NOTHING
    for word in text.words:
        sense = sense_of(word.lower) if word.start >= opening else NOTHING
        if sense.things:
            return sense
        first = first or sense
    return first


def time_told(said: str) -> Sense:
    """That a text is of time, where it says when something is to be ready: inom tio dagar."""
    return _TIME if phrases_of(_LIST, "deadlines").are_in(said) else NOTHING


def _parted(lower: list[str]) -> tuple[list[str], list[str]]:
    """The words of a sentence that say what is to be, and the others."""
    verb = main_verb(lower)
    subject, predicate = ([], lower) if verb is None else (lower[:verb], lower[verb:])
    promised, beside = _without_setting(predicate, words_of(_LIST, "places"))
    if subject and subject[0] in words_of(_LIST, "fronting"):
        return promised or predicate, beside + subject
    own, own_setting = _without_setting(subject, words_of(_LIST, "places") | words_of(_LIST, "subject_places"))
    if _is_what_changes(subject, predicate) or not any(map(_says_what, predicate)):
        return promised + own, beside + own_setting
    if not any(map(_says_what, promised)):
        return predicate, subject
    return promised, beside + subject


def _is_what_changes(subject: Sequence[str], predicate: Sequence[str]) -> bool:
    """Whether the promise is how many or how much there is of the subject, or in which respect it is measured."""
    if not words_of(_LIST, "quantities").isdisjoint(subject) or any(sense_of(word).ways for word in subject):
        return True
    changes = words_of(_LIST, "changes")
    return any(word in changes or word[:1].isdigit() for word in predicate)


@lru_cache(maxsize=65_536)
def _says_what(word: str) -> bool:
    """Whether a word has content and is more than a verb: buller *dämpas* says nothing without its subject."""
    return bool(sense_of(word)) and not (classes_of(word) and classes_of(word) <= VERB_CLASSES)


def main_verb(lower: Sequence[str]) -> int | None:
    """Where the finite verb of the main clause stands; None where the words have none, or only an infinitive."""
    must = words_of("goal_form", "must")
    beside = words_of(_LIST, "beside")
    openers = words_of(_LIST, "openers")
    pending = False
    first: int | None = None
    for at, word in enumerate(lower):
        if word in beside and at > 0:
            break
        if word in must and not pending:
            return at
        if word in openers and at > 0:
            pending = not _is_infinitive(lower[at + 1 : at + 2])
        elif is_finite(word):
            if not pending and first is None:
                first = at
            pending = False
    return first


def _is_infinitive(following: Sequence[str]) -> bool:
    """Whether what follows `att` is no clause of its own: att minska."""
    return any(WordClass.INFINITIVE in classes_of(word) for word in following)


@lru_cache(maxsize=65_536)
def is_finite(word: str) -> bool:
    """Whether a word is the finite verb of a clause, and no noun or adjective."""
    if word in words_of(_LIST, "finite") or word in words_of("goal_form", "must"):
        return True
    classes = classes_of(word)
    if not classes & {WordClass.PRESENT, WordClass.PASSIVE} or word in words_of(_LIST, "quantities"):
        return False
    return not classes & {WordClass.NOUN, WordClass.ADJECTIVE, WordClass.OTHER, WordClass.NAME}


def _without_setting(lower: Sequence[str], places: frozenset[str]) -> tuple[list[str], list[str]]:
    """Words without those that say where, among whom or by which means, and these."""
    by_which = words_of(_LIST, "means")
    if places.isdisjoint(lower) and by_which.isdisjoint(lower):
        return list(lower), []
    kept: list[str] = []
    beside: list[str] = []
    inside = means = named = False
    for at, word in enumerate(lower):
        if word in by_which:
            means = True
        elif means and word in words_of(_LIST, "after_means"):
            means = False
        if word in places:
            inside, named = lower[at + 1 : at + 2] != ["tid"], False
        elif inside and (_ends_place(word) or (named and word not in words_of(_LIST, "and"))):
            inside = False
        named = inside and WordClass.NOUN in classes_of(word)
        (beside if inside or means else kept).append(word)
    return kept, beside


@lru_cache(maxsize=65_536)
def _ends_place(word: str) -> bool:
    return word in words_of(_LIST, "place_ends") or is_finite(word) or _is_infinitive([word])
