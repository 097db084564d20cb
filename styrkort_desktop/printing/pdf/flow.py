"""Stacks boxes on pages: no heading at a page's foot, nothing cut that can stay whole."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from styrkort_desktop.printing.pdf.boxes import Box
from styrkort_desktop.printing.pdf.style import TEXT_HEIGHT, TOP


@dataclass(frozen=True, slots=True)
class Placed:
    """A box and where its top stands on its page."""

    box: Box
    top: float


PlacedPage = tuple[Placed, ...]


def paginate(boxes: Iterable[Box]) -> list[PlacedPage]:
    """The boxes on as many pages as they need; at least one."""
    waiting = deque(boxes)
    pages: list[PlacedPage] = []
    current: list[Placed] = []
    used, after = 0.0, 0.0
    promised = 0  # how many of the boxes that wait have their room already, together with what came before them
    while waiting:
        box = waiting[0]
        gap = max(after, box.before) if current else 0.0
        room = TEXT_HEIGHT - used - gap
        needed, others = (box.height, promised - 1) if promised else _needed(waiting)
        if box.height <= room and (not current or needed <= room):
            promised = others
            current.append(Placed(waiting.popleft(), TOP + used + gap))
            used, after = used + gap + box.height, box.after
            continue
        parts = None if box.height <= room else box.split(room, forced=not current)
        if parts is not None:
            current.append(Placed(parts[0], TOP + used + gap))
            waiting[0] = parts[1]
        elif not current:
            # Nothing can be cut from it: it goes beyond the margin rather than being lost.
            current.append(Placed(waiting.popleft(), TOP))
        pages.append(tuple(current))
        current, used, after, promised = [], 0.0, 0.0, 0
    if current or not pages:
        pages.append(tuple(current))
    return pages


def _needed(waiting: deque[Box]) -> tuple[float, int]:
    """The room that the first box needs with all that it may not be parted from, and how many others it counts in full.

    Of the box that ends the chain only the least part is counted. A chain that is higher than a page is cut there.
    """
    needed, after = 0.0, 0.0
    for index, box in enumerate(waiting):
        gap = max(after, box.before) if index else 0.0
        if not box.keep_with_next:
            return needed + gap + (box.least if index else box.height), max(index - 1, 0)
        if needed + gap + box.height > TEXT_HEIGHT:
            return needed, max(index - 1, 0)
        needed, after = needed + gap + box.height, box.after
    return needed, len(waiting) - 1
