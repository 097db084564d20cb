"""The words that a template makes known: abbreviations explained, spellings that are right. Worked out once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from styrkort_desktop.rules.language.abbreviations import Abbreviation
from styrkort_desktop.rules.language.word_lists import word_list
from styrkort_desktop.template.template import Template

_NAMED = ("units", "areas", "programmes", "common_indicators", "factors", "lenses", "hr_areas")
_NAME_PART = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class KnownWords:
    """What a reader of this municipality's scorecards is taken to know."""

    template: Template

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """The parts of every name in the template."""
        names = [name for of in _NAMED for name in self.template.names(of).values()]
        return tuple(part for name in names for part in _NAME_PART.findall(name))

    @cached_property
    def full_names(self) -> tuple[str, ...]:
        """The names in the template that are written with a capital within or are of several words."""
        names = {" ".join(name.split()) for of in _NAMED for name in self.template.names(of).values()}
        return tuple(sorted(one for one in names if " " in one or one[1:] != one[1:].lower()))

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """What the template explains: the units' codes, its list of abbreviations, the capitals of its own names."""
        own = [one.short for one in self.template.word_lists.abbreviations]
        own += [code for unit in self.template.units for code in (unit.code, *unit.aliases)]
        own += [part for part in self._names if part != part.lower()]
        return frozenset(Abbreviation.key_of(one) for one in own)

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Words that are right though no dictionary has them: abbreviations, the template's names and its word list."""
        common = [word for section in word_list("abbreviations").values() for word in section]
        own = (*self.template.word_lists.spelling, *self._names, *common)
        return self.abbreviations | {Abbreviation.key_of(one) for one in own}
