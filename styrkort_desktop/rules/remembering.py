"""What a function tells of a value, worked out once for that value and kept with it: facts that several rules ask for.

A value is told apart by being the same object, so nothing is compared, and what was kept goes when the value goes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_Of = TypeVar("_Of")
_Told = TypeVar("_Told")


def once(work: Callable[[_Of], _Told]) -> Callable[[_Of], _Told]:
    """The function, that works out its answer the first time it is asked of a value.

    For values that never change and have a `__dict__`, in which the answer is kept as that of a cached property is.
    """
    key = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def told(of: _Of) -> _Told:
        kept = of.__dict__
        if key not in kept:
            kept[key] = work(of)
        found: _Told = kept[key]
        return found

    return told
