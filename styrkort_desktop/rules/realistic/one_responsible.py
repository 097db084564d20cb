"""R307: one post answers for a goal, not a group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from styrkort_desktop.rules.facts import GoalFacts
from styrkort_desktop.rules.language.dictionary import WordClass, classes_of, stems_of
from styrkort_desktop.rules.language.phrases import phrases_of
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.language.word_lists import words_of
from styrkort_desktop.rules.rule import Example, GoalRule, Hit, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text

_BETWEEN_POSTS = re.compile(r"(?<!-)\s+(?:och|samt|eller|&)\s+|\s*[,;/+]\s*")
_PLURALS = ("er", "erna", "ar", "arna", "or", "orna")


def _check(goal: GoalFacts, _: Parameters) -> Iterator[Hit]:
    responsible = (goal.goal.responsible or "").strip()
    message = "group" if _is_group(responsible.lower()) else "work" if _is_work(responsible.lower()) else None
    if message is not None:
        at = (goal.goal.responsible or "").index(responsible)
        span = (at, at + len(responsible))
        yield Hit(message=message, field="responsible", span=span, values={"found": quoted(responsible)})


def _is_group(lower: str) -> bool:
    if phrases_of("groups", "groups").is_all_of(lower) or phrases_of("groups", "before").starts(lower):
        return True
    heads = [_head(part) for part in _BETWEEN_POSTS.split(lower)]
    return _is_plural(heads[0]) or sum(map(_is_post, heads)) > 1


def _is_work(lower: str) -> bool:
    """Whether every part of what is written is a field of work or a part of an organisation, and no word is a post."""
    words = re.findall(r"[^\W\d_][\w-]*", lower)
    if any(map(_is_post, words)):
        return False
    works = phrases_of("groups", "works")
    heads = [head for part in _BETWEEN_POSTS.split(lower) if (head := _head_behind_genitive(part))]
    return bool(heads) and all(works.is_all_of(head) for head in heads)


def _head_behind_genitive(part: str) -> str:
    """The head, or what is of it where it stands in the genitive: of elevhälsans team it is team."""
    head = _head(part)
    behind = part.partition(head)[2].split() if head.endswith("s") else []
    return behind[0] if behind else head


def _head(part: str) -> str:
    """The first noun, which says what somebody is: behind it stands of what. Of bygg- och miljöchef it is miljöchef."""
    words = [word for word in part.split() if word != "och" and not word.endswith("-")]
    return next((word for word in words if not _is_before_noun(word)), "")


def _is_before_noun(word: str) -> bool:
    classes = classes_of(word)
    return WordClass.ADJECTIVE in classes and WordClass.NOUN not in classes


def _is_plural(word: str) -> bool:
    """Whether a word is a noun in the plural, as far as its ending tells: rektorer, enhetscheferna, lärarna."""
    last = word.rpartition("-")[2]
    if not last.endswith(_PLURALS) or last in stems_of(last):
        return False
    return WordClass.NOUN in classes_of(last) or last.endswith("arna")


def _is_post(word: str) -> bool:
    return word.endswith(tuple(words_of("groups", "posts")))


RESPONSIBLE_IS_GROUP = GoalRule(
    id="R307",
    name="responsible_is_group",
    criterion=Criterion.REALISTIC,
    severity=Severity.WARNING,
    title=Text("Ansvaret ligger på en grupp", "A group is responsible"),
    says=Text(
        "Som ansvarig står alla, vi, en hel grupp, en verksamhet eller två befattningar.",
        "The responsible is everybody, we, a whole group, a field of work, or two posts.",
    ),
    why=Text(
        "Det som alla svarar för svarar ingen för. Att många arbetar för målet hindrar inte att en håller ihop det.",
        "What everybody answers for nobody answers for. Many may work for a goal, but one holds it together.",
    ),
    mend=Text(
        "Skriv den befattning som svarar för målet: Verksamhetschef förskola, Enhetschef, VD.",
        "Write the post that answers for the goal: head of preschools, head of unit, managing director.",
    ),
    source=Text(
        "Vad revisorer brukar sakna i kommunala mål: ett tydligt ansvar.",
        "What auditors miss in municipal goals: a clear responsibility.",
    ),
    messages={
        "group": Message(
            Text(
                "Som ansvarig står ”{found}”. Skriv den befattning som håller ihop målet.",
                "The responsible reads “{found}”. Write the post that holds the goal together.",
            )
        ),
        "work": Message(
            Text(
                "Som ansvarig står ”{found}”: det är en verksamhet. Skriv den befattning som håller ihop målet.",
                "The responsible reads “{found}”: a field of work. Write the post that holds the goal together.",
            )
        ),
    },
    bad=Example(note=Text("Alla chefer svarar.", "All managers answer."), goal={"responsible": "Samtliga chefer"}),
    good=Example(note=Text("En befattning svarar.", "One post answers."), goal={"responsible": "Bygglovschef"}),
    check=_check,
)
