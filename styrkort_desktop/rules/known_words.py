"""The words that a template makes known: abbreviations explained, spellings that are right. Worked out once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from styrkort_desktop.rules.language.abbreviations import Abbreviation
from styrkort_desktop.rules.language.word_lists import word_list
from styrkort_desktop.template.template import Template

_NAMED = ("units", "areas", "programmes", "common_indicators", "factors", "lenses", "hr_areas")
_BEGINS_BEHIND = '.!?:”"–(•-'
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
    def _full_names(self) -> re.Pattern[str]:
        """Every name in the template as it is written there, longest first, with or without the s of the genitive."""
        names = {" ".join(name.split()) for of in _NAMED for name in self.template.names(of).values()}
        longest_first = sorted(names - {""}, key=lambda one: (-len(one), one))
        return re.compile(rf"(?<!\w)(?P<name>{'|'.join(map(re.escape, longest_first))})s?(?!\w)")

    def names_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a text has names of the template, from and to.

        One that is a single word is a name only where its capital says so, which it does not where a sentence begins.
        """
        for match in self._full_names.finditer(text):
            name, before = match["name"], text[: match.start()].rstrip()
            is_told_apart = " " in name or name[1:] != name[1:].lower()
            if is_told_apart or (name != name.lower() and before and before[-1] not in _BEGINS_BEHIND):
                yield match.span("name")

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """What the template explains: the units' codes, its list of abbreviations, its names' capitals within."""
        own = [one.short for one in self.template.word_lists.abbreviations]
        own += [code for unit in self.template.units for code in (unit.code, *unit.aliases)]
        own += [part for part in self._names if part[1:] != part[1:].lower()]
        return frozenset(Abbreviation.key_of(one) for one in own)

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Words that are right though no dictionary has them: abbreviations, the template's names and its word list."""
        common = [word for section in word_list("abbreviations").values() for word in section]
        own = (*self.template.word_lists.spelling, *self._names, *common)
        return self.abbreviations | {Abbreviation.key_of(one) for one in own}
