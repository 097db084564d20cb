"""How a message quotes what somebody has written: on one line, and not all of it where it is long."""

from __future__ import annotations

LONGEST_QUOTE = 60


def quoted(words: str) -> str:
    """Words on one line, cut at a space where they are many, and within a word where there is none."""
    line = " ".join(words[: LONGEST_QUOTE * 8].split())
    if len(line) <= LONGEST_QUOTE and len(words) <= LONGEST_QUOTE * 8:
        return line
    return line[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
