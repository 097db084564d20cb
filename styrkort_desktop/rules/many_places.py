"""What is found in many places of one scorecard is told once, with its places: so said by the window and `check`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from styrkort_desktop.scorecard.findings import Finding

ONE_LINE_ABOVE = 5
"""A finding in more places than this is told as one, with a list."""


def told_together(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """Findings put together where they are to be told as one, each of the others alone, in the order they came.

    Those of one rule, one severity and one standing under waivers are the same; fields of one row are one place.
    """
    found = tuple(findings)
    alike: dict[object, list[Finding]] = {}
    for one in found:
        alike.setdefault(_what(one), []).append(one)
    many = {what for what, ones in alike.items() if _places(ones) > ONE_LINE_ABOVE}
    told = (alike.pop(_what(one), ()) if _what(one) in many else (one,) for one in found)
    return tuple(tuple(ones) for ones in told if ones)


def _what(finding: Finding) -> object:
    return finding.rule, finding.severity, finding.waived


def _places(findings: Iterable[Finding]) -> int:
    return len({replace(one.place, field=None) for one in findings})
