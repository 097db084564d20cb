"""What a search found as rows of a list, and where each leads. Pure: hits in, rows out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from styrkort_desktop.gui.places_in_words import excerpt
from styrkort_desktop.gui.spots import OVERVIEW, Page, Spot
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.store import SearchGroup, SearchHit
from styrkort_desktop.template import Template

SHOWN = 5
"""So many hits of each kind are shown at first."""
SHOWN_OF_ONE = 60
"""So many of one kind, when somebody asks for more of it."""
_BEFORE = 36
_WHOLE = 80
_LENGTH = 240
_TITLE = 60
_SEPARATOR = " · "
_MORE_BEFORE = "… "

Spans = tuple[tuple[int, int], ...]


class SearchRowKind(StrEnum):
    """What a row of the list is."""

    HEADING = "heading"
    HIT = "hit"
    MORE = "more"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One row. `text` with what matched at `spans` (code points), below it the `caption`; `spoken` says it all.

    `group`: the kind of hits that it belongs to. `count` stands at the right of a heading.
    """

    kind: SearchRowKind
    text: str
    spoken: str
    caption: str = ""
    spans: Spans = ()
    group: str = ""
    count: str = ""
    hit: SearchHit | None = None

    @property
    def can_be_chosen(self) -> bool:
        """Whether Enter does anything here."""
        return self.kind in (SearchRowKind.HIT, SearchRowKind.MORE)


def rows_of(
    groups: Iterable[SearchGroup], template: Template, units: Sequence[str], language: Language, opened: str = ""
) -> tuple[SearchRow, ...]:
    """The rows, group by group, with all hits of the group `opened`; `units` are the codes that can be shown."""
    rows: list[SearchRow] = []
    for group in groups:
        hits = [hit for hit in group.hits if hit.place.unit in units]
        total = group.total - (len(group.hits) - len(hits))
        if not hits:
            continue
        name = group.label.into(language)
        count = str(total) if group.is_counted else QCoreApplication.translate("Search", "minst {0}").format(total)
        rows.append(SearchRow(SearchRowKind.HEADING, name, f"{name}, {count}", group=group.kind, count=count))
        shown = hits if group.kind == opened else hits[:SHOWN]
        rows += [_row_of(hit, name, template, units, language) for hit in shown]
        if total > len(shown) and group.kind != opened:
            words = QCoreApplication.translate("Search", "Visa fler: {0}").format(name.lower())
            rows.append(SearchRow(SearchRowKind.MORE, words, words, group=group.kind))
    return tuple(rows)


def note(text: str) -> SearchRow:
    """A row that only says something."""
    return SearchRow(SearchRowKind.NOTE, text, text)


def no_hits(query: str) -> SearchRow:
    """Nothing was found, and what to try."""
    head = QCoreApplication.translate("Search", "Inga träffar på ”{0}”").format(excerpt(query))
    hint = QCoreApplication.translate(
        "Search", "Pröva ett kortare ord eller en del av det. Alla ord du skriver måste finnas i samma rad."
    )
    return SearchRow(SearchRowKind.NOTE, head, f"{head}. {hint}", hint)


def spot_of_hit(hit: SearchHit) -> Spot:
    """Where a hit is shown: its own field where the page has it, else the goal or the area that it belongs to."""
    place = hit.place
    if place.area is None:
        return OVERVIEW
    if hit.kind == "goal":
        return Spot.of(place, hit.spans[0] if place.field == "text" and hit.spans else None)
    if hit.kind == "indicator":
        return Spot.of(place)
    field = None if place.goal is None else "text" if place.indicator is None else "name"
    return Spot(Page.AREA, place.area, place.goal, place.indicator, field)


def _row_of(hit: SearchHit, name: str, template: Template, units: Sequence[str], language: Language) -> SearchRow:
    text, spans = _shown(hit)
    words: list[str] = []
    if hit.kind != "unit":
        words.append(hit.place.unit if len(units) > 1 else "")
    if hit.kind not in ("unit", "area"):
        area = next((one for one in template.areas if one.key == hit.place.area), None)
        words += [area.short_name if area else "", hit.field.into(language), hit.about]
        if hit.title not in (hit.text, area.name if area else ""):
            words.append(excerpt(hit.title, _TITLE))
    caption = _SEPARATOR.join(word for word in dict.fromkeys(words) if word)
    spoken = ", ".join(word for word in (name, text, caption) if word)
    return SearchRow(SearchRowKind.HIT, text, spoken, caption, spans, hit.kind, hit=hit)


def _shown(hit: SearchHit) -> tuple[str, Spans]:
    """The line that shows what matched: a part of the text around it; a unit or area by its name in any case."""
    if hit.kind in ("unit", "area") and hit.text != hit.title:
        before = len(hit.title) + 2
        return f"{hit.title} ({hit.text})", tuple((start + before, end + before) for start, end in hit.spans)
    first = hit.spans[0][0] if hit.spans else 0
    cut = first > _BEFORE and len(hit.text) > _WHOLE
    start = _beginning_of_word(hit.text, first - _BEFORE, first) if cut else 0
    lead = _MORE_BEFORE if start else ""
    text = lead + "".join(" " if one.isspace() else one for one in hit.text[start : start + _LENGTH])
    moved = ((one - start + len(lead), min(other - start + len(lead), len(text))) for one, other in hit.spans)
    return text, tuple((one, other) for one, other in moved if one < other)


def _beginning_of_word(text: str, at: int, latest: int) -> int:
    """The first beginning of a word from `at` on; `at` itself where there is none up to `latest`."""
    return next((place + 1 for place in range(at, latest) if text[place].isspace()), at)
