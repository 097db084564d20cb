"""Decides which row of a table is which: an id is believed when the text beside it agrees with what went out. Pure.

Rules, in this order (FORMATS section 3, EXCHANGE.md):
1. Of the rows with a sent row's exact text, the one that has its id too keeps it. Else, if there is exactly one, it
   gets the id when no sent row's id stands beside it (moved without its id), or when the text of that other row stands
   elsewhere in turn (sorted without the hidden columns): the text decides, with a remark. Without that sign a changed
   text is an edit.
2. Of the rows left that carry an id nobody has, the one most like what went out keeps it: an edited text.
3. Every other row is new: a copy, a row without id, an id that belongs to another kind of row.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from styrkort_desktop.exchange.references import kept_text
from styrkort_desktop.scorecard.texts import normal


class How(StrEnum):
    """Why a row is taken for what it is."""

    OWN = "own"
    BY_TEXT = "by_text"
    NEW = "new"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of the file: the id that stands in it, if any, and the text that a person knows it by."""

    id: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a row is: `id` None for a new one that gets an id derived from its content."""

    id: str | None
    how: How


def judge(claims: Sequence[Claim], sent: Mapping[str, str], foreign: Collection[str] = ()) -> tuple[Verdict, ...]:
    """The verdict on each row. `sent` holds text by id as it went out.

    `foreign` ids of other kinds of rows, never believed here.
    """
    verdicts: dict[int, Verdict] = {}
    taken: dict[str, int] = {}
    texts = [normal(kept_text(claim.text)) for claim in claims]
    by_text: dict[str, list[str]] = {}
    for row_id, text in sent.items():
        if normal(text):
            by_text.setdefault(normal(text), []).append(row_id)
    _keep_where_both_agree(claims, texts, sent, verdicts, taken)
    _give_by_text(claims, texts, sent, by_text, verdicts, taken)
    _keep_edited(claims, texts, sent, foreign, verdicts, taken)
    for index, claim in enumerate(claims):
        if index not in verdicts:
            verdicts[index] = Verdict(None, How.COPY if claim.id in taken else How.NEW)
    return tuple(verdicts[index] for index in range(len(claims)))


def _keep_where_both_agree(
    claims: Sequence[Claim],
    texts: Sequence[str],
    sent: Mapping[str, str],
    verdicts: dict[int, Verdict],
    taken: dict[str, int],
) -> None:
    for index, claim in enumerate(claims):
        own = sent.get(claim.id) if claim.id is not None else None
        if claim.id is not None and own is not None and claim.id not in taken and texts[index] == normal(own):
            verdicts[index] = Verdict(claim.id, How.OWN)
            taken[claim.id] = index


def _give_by_text(
    claims: Sequence[Claim],
    texts: Sequence[str],
    sent: Mapping[str, str],
    by_text: Mapping[str, list[str]],
    verdicts: dict[int, Verdict],
    taken: dict[str, int],
) -> None:
    counts = Counter(texts)
    for text, ids in by_text.items():
        if len(ids) != 1 or ids[0] in taken or counts[text] != 1:
            continue
        row = texts.index(text)
        own = normal(sent.get(claims[row].id or "", ""))
        if claims[row].id not in sent or (own and counts[own]):
            verdicts[row] = Verdict(ids[0], How.BY_TEXT)
            taken[ids[0]] = row


def _keep_edited(
    claims: Sequence[Claim],
    texts: Sequence[str],
    sent: Mapping[str, str],
    foreign: Collection[str],
    verdicts: dict[int, Verdict],
    taken: dict[str, int],
) -> None:
    left: dict[str, list[int]] = {}
    for index, claim in enumerate(claims):
        if index not in verdicts and claim.id is not None and claim.id not in taken and claim.id not in foreign:
            left.setdefault(claim.id, []).append(index)
    for row_id, rows in left.items():
        best = max(rows, key=lambda index: (_likeness(texts[index], sent.get(row_id)), -index))
        verdicts[best] = Verdict(row_id, How.OWN)
        taken[row_id] = best


def _likeness(text: str, sent: str | None) -> float:
    return 0.0 if sent is None else difflib.SequenceMatcher(None, text, normal(sent), autojunk=False).ratio()
