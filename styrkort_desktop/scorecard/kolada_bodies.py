"""Who Kolada has values of (municipalities, regions, groups, their units): by id and by name. Fetches nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from styrkort_desktop.scorecard.texts import normal

RIKET = "Riket"
"""What Kolada calls the whole country."""
_ID = re.compile(r"\d{4}|G\d+|V\d{2}[A-Z]\w*", re.ASCII)
_KIND_AFTER_NAME = re.compile(r" (?:kommun|stad)$")


def looks_like_body_id(text: str) -> bool:
    """Whether a text is an id of a municipality, a region (`2580`, `0000`), a group (`G1234`) or a unit (`V15E…`)."""
    return _ID.fullmatch(text) is not None


def is_called(municipality: str, name: str) -> bool:
    """Whether what a template calls its municipality (*Luleå kommun*, *Stockholms stad*) is what Kolada calls `name`.

    Kolada has no word for what it is, and no genitive.
    """
    own, found = _KIND_AFTER_NAME.sub("", normal(municipality)), normal(name)
    return own in (found, f"{found}s")


class Bodies:
    """The names that are known, by Kolada's id."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def name_of(self, body: str) -> str | None:
        """The name of who has an id or is called that, as Kolada writes it; None for an id that is not known.

        A name that is not known is a name all the same: a group's, in a sheet.
        """
        text = " ".join(body.split())
        if text in self._names:
            return self._names[text]
        return None if looks_like_body_id(text) else self._spelled.get(normal(text), text)

    def is_known(self, text: str) -> bool:
        """Whether a text is an id or a name that is known."""
        return text.strip() in self._names or normal(text) in self._spelled

    def has_one_called(self, municipality: str) -> bool:
        """Whether Kolada has values of what a template calls its municipality."""
        return any(is_called(municipality, name) for name in self._names.values())

    @cached_property
    def _spelled(self) -> Mapping[str, str]:
        return {normal(name): name for name in self._names.values()}
