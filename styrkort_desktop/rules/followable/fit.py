"""Whether what an indicator measures is what its goal is about. Used by T101 and U209."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from styrkort_desktop.rules.followable.what_is_measured import Measured, is_noun, says_what
from styrkort_desktop.rules.language.aims import Aim
from styrkort_desktop.rules.language.dictionary import compound_parts, stems_of
from styrkort_desktop.rules.language.forms import noun_in
from styrkort_desktop.rules.language.meaning import (
    Sense,
    root_of,
    sense_of,
    sense_of_all,
    sense_of_head,
    sense_of_heads,
)
from styrkort_desktop.rules.language.word_lists import words_of

_AGENTS = ("are", "arna")
_SEVERAL = 2
_MONEY = ("money", "economy")
_SAME_WAY = {"punctuality": "time", "safety": "opinion", "knowledge": "opinion", "ease": "opinion"}


def fits(measured: Measured, aim: Aim) -> bool:
    """Whether what is measured is what is promised; when nothing is known to differ, it is."""
    what = _counted(measured.words) if measured.is_bare_count else sense_of_all(measured.words)
    if not what or not aim.all:
        return True
    if _is_beside(measured, aim):
        return False
    if _is_named(measured, aim) or _is_said_in_full(measured, aim) or _is_number_promised(measured, aim):
        return True
    if _kinds(aim.all) & (_kinds(measured.all) | {measured.kind}):
        return not concerns_another(measured, aim)
    promised = _kinds(aim.result)
    if measured.kind is not None:
        return not promised and _may_be_asked(measured, aim)
    return _tells_without_kind(measured, what, aim) if promised else _tells_of_result(measured, what, aim)


def _is_beside(measured: Measured, aim: Aim) -> bool:
    """Whether a deed, a thing that somebody has or who does the work is counted, and the goal does not ask for it."""
    if measured.deed is not None and not _names_deed(measured.deed, aim.result):
        return True
    if measured.means is not None and not _names_deed(measured.means, aim.all):
        return True
    return measured.of_workers and not measured.head.names(aim.all)


def _tells_of_result(measured: Measured, what: Sense, aim: Aim) -> bool:
    """Whether what is counted is the result that is promised, where neither is of time, cost or opinion."""
    if _only_counts_object(measured, aim):
        return False
    if measured.is_approval and aim.of_number and not measured.quality.names(aim.result):
        return False
    return (
        what.names(aim.result)
        or (measured.per.names(aim.result) and (aim.of_amount or not measured.per.names(aim.subject)))
        or _tells_which(measured, aim)
        or _may_fit(measured, what, aim)
    )


def _tells_which(measured: Measured, aim: Aim) -> bool:
    """Whether it says how it went for the very thing that the goal is about: läckor *som anmälts*, larm *med fel*."""
    ends = words_of("measures", "after_head")
    told = list(takewhile(lambda word: word not in ends, measured.object))
    if not measured.has_quality:
        return False
    if told and all(noun_in(word, words_of("indicator_names", "containers")) for word in told):
        return any(not one.roots.isdisjoint(aim.all.roots) for one in measured.content)  # dagar med lediga *platser*
    return any(map(says_what, told)) and sense_of_all(told).names(aim.all)


def _only_counts_object(measured: Measured, aim: Aim) -> bool:
    """Whether only the number of what the goal speaks of is told, and it does not promise any number."""
    if not measured.is_bare_count or measured.per or aim.of_amount:
        return False
    if any(sense_of(word) and not is_noun(word) for word in measured.object):
        return False  # it says which ones: öppna förskolor
    told = [sense.roots for sense in map(sense_of_head, measured.object) if sense.roots]
    return bool(told) and not any(roots.isdisjoint(aim.all.roots) for roots in told)


def _names_deed(deed: str, result: Sense) -> bool:
    """Whether what a unit does or has is what is promised: itself, or what the last part of a compound is."""
    if not result.roots.isdisjoint(map(root_of, stems_of(deed))):
        return True
    # who does the work is not the work: upphandlare, upphandling
    return not deed.endswith(_AGENTS) and sense_of(next(reversed(compound_parts(deed)), deed)).names(result)


def _counted(words: Sequence[str]) -> Sense:
    """What a bare number is of: the last parts of compounds, unless they may hold anything: cykelplatser."""
    whole = [word for word in words if noun_in(word, words_of("indicator_names", "containers"))]
    return sense_of_heads(words) | sense_of_all(whole)


def _is_number_promised(measured: Measured, aim: Aim) -> bool:
    """Whether there are to be more or fewer of what is counted: Fler ska cykla, antal cyklister."""
    promised = aim.of_number or (aim.of_amount and not _kinds(aim.result))
    return measured.is_count and promised and measured.head.names(aim.result)


def _is_said_in_full(measured: Measured, aim: Aim) -> bool:
    """Whether a goal names everything that the measure speaks of, and that is more than one thing."""
    if len(measured.content) < _SEVERAL or _kinds(measured.all) - _kinds(aim.all):
        return False
    return all(one.names(aim.all) for one in measured.content)


def _is_named(measured: Measured, aim: Aim) -> bool:
    """Whether a goal names the very time or cost that is measured: liggetid, hallhyra; a plain tid names nothing."""
    if measured.kind not in ("time", "cost") or not measured.object:
        return False
    first = measured.object[0]
    return not aim.all.roots.isdisjoint(root_of(stem) for stem in stems_of(first))


def _kinds(sense: Sense) -> set[str]:
    """In which respect something is said; what people think, dare, know and understand is all found by asking them."""
    return {_SAME_WAY.get(way, way) for way in sense.ways}


def _may_be_asked(measured: Measured, aim: Aim) -> bool:
    """Whether a time, a cost or an opinion may tell of a goal that speaks of none of them.

    Less of something may be told by the time or the money that goes to it, and what people think when it is of that.
    """
    if aim.of_number:
        return False
    if measured.kind == "opinion":
        return sense_of_all(measured.words).names(aim.result)
    if measured.kind == "cost" and any(thing.startswith(_MONEY) for thing in measured.all.things & aim.result.things):
        return True  # the frame, the budget and the result are of what it costs
    return aim.of_amount and measured.all.names(aim.result)


def _tells_without_kind(measured: Measured, what: Sense, aim: Aim) -> bool:
    """Whether something counted may tell of time, cost or opinion: in other words, or by what it says of it."""
    if measured.has_quality:
        return what.names(aim.result) or sense_of_heads(measured.words).names(aim.all)
    if not measured.is_count:
        return what.names(aim.result)
    if measured.per and _kinds(aim.result) == {"time"}:
        return what.names(aim.all) and measured.per.names(aim.all)
    return not what.things.isdisjoint(aim.result.things) and what.roots.isdisjoint(aim.all.roots)


def concerns_another(measured: Measured, aim: Aim) -> bool:
    """Whether it is known of both what they are about, and that it is not the same part of the work."""
    everything = aim.all
    return bool(measured.all.sectors and everything.sectors) and not measured.all.is_near(everything)


def _may_fit(measured: Measured, what: Sense, aim: Aim) -> bool:
    """Whether what names nothing of the result may measure it all the same: too little is known to say no."""
    everything = aim.all
    counted = sense_of_heads(measured.object)
    if measured.is_count and measured.has_quality and measured.deed is None and counted.names(aim.result):
        return True  # the quality only says which of them: fallolyckor som lett till sjukhusvård
    if what.names(everything):  # only whom it concerns: how many they are is a result where nothing else is promised
        amounts = aim.of_amount and what.names(aim.subject) and (measured.per or not aim.result.is_known)
        return measured.has_quality or not measured.is_count or bool(amounts)
    if not measured.all.is_near(everything):
        return not (aim.result.is_known and (what.is_known or measured.is_count or measured.has_quality))
    if measured.has_quality and any(map(says_what, measured.words)):
        return not aim.all.is_known
    return not (what.is_known and aim.result.is_known) and not measured.is_count
