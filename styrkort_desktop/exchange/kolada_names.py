"""The names of municipalities, regions and the country by Kolada's id, which the program brings along."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from styrkort_desktop.assets import asset
from styrkort_desktop.scorecard.kolada_bodies import Bodies


@cache
def built_in_names() -> Mapping[str, str]:
    """The names of the country, the regions and the municipalities by Kolada's id."""
    lines = asset("kolada", "municipalities.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return {body: name for body, _, name in pairs}


def known_bodies(loaded: Mapping[str, str] | None = None) -> Bodies:
    """Everybody whose name is known: built in, and as lists of Kolada's have given it, which goes before."""
    return Bodies({**built_in_names(), **(loaded or {})})
