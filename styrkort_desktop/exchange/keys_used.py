"""The keys of the template's things that a scorecard uses, known to the template or not. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from styrkort_desktop.exchange.choice_lists import ROUND_REFS, list_name
from styrkort_desktop.scorecard.field_types import FlagType, KeysType, KeyType, RoundType
from styrkort_desktop.scorecard.fields import Field, Part, declared
from styrkort_desktop.scorecard.scorecard import Scorecard


def keys_used(scorecard: Scorecard) -> dict[str, tuple[str, ...]]:
    """The keys by list, in the order in which they come."""
    found: dict[str, dict[str, None]] = {}
    for name, key in _keys(scorecard):
        found.setdefault(name, {})[key] = None
    return {name: tuple(keys) for name, keys in found.items()}


def _keys(row: Any) -> Iterator[tuple[str, str]]:
    for declaration in declared(type(row)):
        found = getattr(row, declaration.name)
        if found is None:
            continue
        if isinstance(declaration, Field):
            yield from _keys_of_value(declaration.type, found)
        elif isinstance(declaration, Part):
            yield from _keys(found)
        else:
            for one in found:
                yield from _keys(one)


def _keys_of_value(type: Any, found: Any) -> Iterator[tuple[str, str]]:
    name = list_name(type)
    if name is None or isinstance(type, FlagType):
        return
    if isinstance(type, KeysType):
        yield from ((name, key) for key in found)
    elif isinstance(type, KeyType):
        yield name, found
    elif isinstance(type, RoundType):
        yield ROUND_REFS, str(found)
        yield "rounds", found.key
