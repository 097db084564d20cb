"""Every choice of the workbook by its label: what a person sees and picks, and the key that it stands for. Pure."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from styrkort_desktop.scorecard.choices import STATUS, Status
from styrkort_desktop.scorecard.field_types import ChoiceType, FieldType, FlagType, KeysType, KeyType, RoundType
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.texts import Language, Text, normal
from styrkort_desktop.template import Template

SET_SEPARATOR = ";"
FLAGS = "flags"
ROUND_REFS = "round_refs"
ROUNDS = "rounds"
NO_ROUND = ""

WHOLE_YEAR = Text("Hela året", "Whole year")
_FLAG_LABELS = {"yes": Text("ja", "yes"), "no": Text("nej", "no")}
_FLAG_WORDS = {"yes": ("ja", "yes", "x", "j", "y", "sant", "true"), "no": ("nej", "no", "n", "falskt", "false")}
_CLOSE_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """One list of choices. `labels` by key, in order; `also` further spellings of keys.

    `offered` what the drop-down shows.
    """

    name: str
    labels: Mapping[str, str]
    also: Mapping[str, str] = field(default_factory=dict)
    offered: tuple[str, ...] = ()

    def label(self, key: str) -> str:
        """What a person sees for a key. Raises KeyError for one that the list lacks."""
        return self.labels[key]

    def key(self, text: str) -> str | None:
        """The key meant by what stands in a cell: by label, by another spelling, by the key itself.

        None for anything else.
        """
        wanted = normal(text)
        for key, label in self.labels.items():
            if normal(label) == wanted:
                return key
        found = self.also.get(wanted)
        if found is not None:
            return found
        return next((key for key in self.labels if key and normal(key) == wanted), None)

    def nearest(self, text: str) -> str | None:
        """The label most like a text that is none, to be proposed; None when nothing is like it."""
        by_normal = {normal(label): label for label in self.labels.values()}
        by_normal |= {spelling: self.labels[key] for spelling, key in self.also.items() if key in self.labels}
        close = difflib.get_close_matches(normal(text), list(by_normal), n=1, cutoff=_CLOSE_ENOUGH)
        return by_normal[close[0]] if close else None

    def extended(self, keys: Iterable[str]) -> ChoiceList:
        """The list with keys that it lacks, each under a label that no other has."""
        labels = dict(self.labels)
        taken = {normal(label) for label in labels.values()} | set(self.also)
        for key in keys:
            if key not in labels:
                labels[key] = _free_label(key.replace(SET_SEPARATOR, ","), taken)
                taken.add(normal(labels[key]))
        return ChoiceList(self.name, labels, self.also, self.offered)

    def with_labels(self, labels: Mapping[str, str]) -> ChoiceList:
        """The list with more keys under labels that a file brings; what the list has already stays."""
        added = {key: label for key, label in labels.items() if key not in self.labels}
        return ChoiceList(self.name, {**self.labels, **added}, self.also, self.offered)


def _free_label(wanted: str, taken: set[str]) -> str:
    label = wanted.strip() or "-"
    while normal(label) in taken:
        label = f"[{label}]"
    return label


def _distinct(names: Mapping[str, str]) -> dict[str, str]:
    """Names as labels: no two alike, none with a separator in it."""
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for key, name in names.items():
        plain = " ".join(name.replace(SET_SEPARATOR, ",").split())
        label = plain if plain and normal(plain) not in taken else _free_label(f"{plain} ({key})", taken)
        labels[key] = label
        taken.add(normal(label))
    return labels


def list_name(type: FieldType) -> str | None:
    """The name of the list that a type's values are chosen from; None for text, numbers, dates and rows."""
    if isinstance(type, ChoiceType):
        return type.choices.__name__
    if isinstance(type, FlagType):
        return FLAGS
    if isinstance(type, RoundType):
        return ROUND_REFS
    if isinstance(type, (KeyType, KeysType)):
        return None if type.of in ("rows", "rules") else type.of
    return None


def status_words(template: Template, round_key: str | None) -> dict[str, str]:
    """What the statuses that a round allows are called there; the common words for a round that the template lacks."""
    for one in template.rounds:
        if one.key == round_key:
            words = {status.value: one.word(status) for status in Status if one.allows(status)}
            if len({normal(word) for word in words.values()}) == len(words):
                return words
    return {status.value: STATUS.labels[status].sv for status in Status}


class ChoiceLists:
    """All lists of one file: from the template, the fixed choices, and the keys that this scorecard has beside them."""

    def __init__(self, template: Template, language: Language = Language.SWEDISH) -> None:
        self.template = template
        self.language = language
        self._lists: dict[str, ChoiceList] = {}

    def of(self, name: str) -> ChoiceList:
        """The list of a name (see `list_name`)."""
        if name not in self._lists:
            self._lists[name] = self._make(name)
        return self._lists[name]

    def fixed(self, type: ChoiceType) -> ChoiceList:
        """The list of a type with fixed alternatives."""
        name = type.choices.__name__
        if name not in self._lists:
            labels = {choice.value: text.into(self.language) for choice, text in type.labels.items()}
            also: dict[str, str] = {}
            for choice, text in type.labels.items():
                for spelling in (text.sv, text.en):
                    also.setdefault(normal(spelling), choice.value)
            if type is STATUS:
                also |= self._status_spellings()
            self._lists[name] = ChoiceList(name, labels, also, tuple(labels.values()))
        return self._lists[name]

    def of_keys(self, type: FieldType) -> ChoiceList | None:
        """The list that the keys of a type are chosen from, None when there is none."""
        name = list_name(type)
        return None if name is None else self.of(name)

    def extend(self, name: str, keys: Iterable[str]) -> dict[str, str]:
        """Add keys that a list lacks; returns their labels."""
        before = self.of(name)
        self._lists[name] = before.extended(keys)
        return {key: label for key, label in self._lists[name].labels.items() if key not in before.labels}

    def add(self, name: str, labels: Mapping[str, str]) -> None:
        """Add keys with labels that a file brings."""
        self._lists[name] = self.of(name).with_labels(labels)

    def status(self, round_key: str | None) -> ChoiceList:
        """The statuses in a round's own words, every other round's understood too."""
        common = self.fixed(STATUS)
        words = status_words(self.template, round_key)
        own = {normal(word): key for key, word in words.items()}
        return ChoiceList(common.name, {**common.labels, **words}, {**common.also, **own}, tuple(words.values()))

    def round_label(self, found: RoundRef) -> str:
        """What a person sees for a round of a year."""
        return self.of(ROUND_REFS).labels.get(str(found), str(found))

    def _status_spellings(self) -> dict[str, str]:
        spellings: dict[str, str] = {}
        for one in self.template.rounds:
            for key, word in status_words(self.template, one.key).items():
                spellings.setdefault(normal(word), key)
        return spellings

    def _make(self, name: str) -> ChoiceList:
        if name == FLAGS:
            labels = {key: text.into(self.language) for key, text in _FLAG_LABELS.items()}
            words = {word: key for key, spellings in _FLAG_WORDS.items() for word in spellings}
            return ChoiceList(name, labels, words, (labels["yes"],))
        if name == ROUND_REFS:
            return self._round_refs()
        names = self.template.names(name)
        current = self.template.choices(name)
        if name == ROUNDS:
            whole = WHOLE_YEAR.into(self.language)
            names, current = {NO_ROUND: whole, **names}, {NO_ROUND: whole, **current}
        if name == "areas":
            shorts = [normal(area.short_name) for area in self.template.areas]
            names = {
                area.key: area.short_name if shorts.count(normal(area.short_name)) == 1 else area.name
                for area in self.template.areas
            }
        labels = {key: key for key in names} if name == "units" else _distinct(names)
        return ChoiceList(name, labels, self._other_spellings(name), tuple(labels[key] for key in current))

    def _round_refs(self) -> ChoiceList:
        refs = [
            RoundRef(year, one.key)
            for year in self.template.period.years
            for one in self.template.rounds
            if not one.retired
        ]
        labels = _distinct({str(ref): f"{self.template.round(ref.key).name} {ref.year}" for ref in refs})
        return ChoiceList(ROUND_REFS, labels, {}, tuple(labels.values()))

    def _other_spellings(self, name: str) -> dict[str, str]:
        """Full names beside short ones, aliases and names beside codes, both languages of what is ours."""
        also: dict[str, str] = {}
        if name == "areas":
            also = {normal(area.name): area.key for area in self.template.areas}
        elif name == "units":
            for unit in self.template.units:
                also |= {normal(spelling): unit.code for spelling in (unit.name, *unit.aliases)}
        elif name == ROUNDS:
            also = {normal(text): NO_ROUND for text in (WHOLE_YEAR.sv, WHOLE_YEAR.en)}
        return also


def split_set(text: str) -> Sequence[str]:
    """The members of a set as a person writes it."""
    return [part for part in (one.strip() for one in text.replace("\n", SET_SEPARATOR).split(SET_SEPARATOR)) if part]
