"""What of the open file can change: each view listens for the parts that it shows. Values only."""

from __future__ import annotations

from enum import Flag, auto


class Aspect(Flag):
    """What about the open file has changed."""

    CONTENT = auto()
    FINDINGS = auto()
    SPOT = auto()
    UNIT = auto()
    SAVING = auto()
    ACCESS = auto()
    EVERYTHING = CONTENT | FINDINGS | SPOT | UNIT | SAVING | ACCESS
