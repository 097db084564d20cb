"""What a spreadsheet of a municipality's own calls an area or a direction, and which of the template's is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from styrkort_desktop.exchange.choice_lists import ChoiceLists
from styrkort_desktop.exchange.mapping import NamedArea
from styrkort_desktop.scorecard.texts import folded
from styrkort_desktop.template import Template
from styrkort_desktop.template.parts import Direction

_NUMBER_BEFORE = re.compile(r"^(?:\d+(?:\.\d+)*[.):]?|[a-z][.):])\s+")
_WORD_BEFORE = re.compile(r"^(?:malomrade|inriktning|perspektiv|omrade|fokusomrade|riktning)\s*\d*\s*[:\-]?\s+")


@dataclass(frozen=True, slots=True)
class AreaFound:
    """The area that is meant, and the direction, where only that was named and the area is its one for own goals."""

    key: str
    direction: Direction | None = None


class AreaNames:
    """The areas of a template by their names, those of their directions, and the names that a mapping gives."""

    def __init__(self, template: Template, named: Iterable[NamedArea] = ()) -> None:
        self._template = template
        self._list = ChoiceLists(template).of("areas")
        self._named = {bare(one.name): one.area for one in named}
        self._by_name = {bare(label): key for key, label in self._list.labels.items()}
        self._by_name |= {bare(area.name): area.key for area in template.areas if not area.retired}

    def called(self, text: str) -> AreaFound | None:
        """The area that a text means; None for one that means none, or several."""
        name = bare(text)
        if not name:
            return None
        named = self._named.get(name)
        if named is not None:
            return AreaFound(named)
        key = self._list.key(text) or self._by_name.get(name)
        if key is not None:
            return AreaFound(key)
        directions = [one for one in self._template.directions if not one.retired and name in _names_of(one)]
        own = [area for one in directions for area in self._template.areas_of(one.key) if not area.required]
        return AreaFound(own[0].key, directions[0]) if len(directions) == len(own) == 1 else None


def bare(text: str) -> str:
    """A name as it is compared: without a number or *Inriktning* before it, and without a colon after."""
    plain = folded(text).strip(" :.*")
    for pattern in (_NUMBER_BEFORE, _WORD_BEFORE, _NUMBER_BEFORE):
        plain = pattern.sub("", plain)
    return plain.strip(" :.*")


def _names_of(direction: Direction) -> set[str]:
    heading = bare(direction.heading)
    return {bare(direction.name), heading, heading.partition(" ska vi")[0], bare(direction.key)}
