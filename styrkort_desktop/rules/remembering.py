"""What a function tells of a value, worked out once for that value and kept with it: facts that several rules ask for.

A value is told apart by being the same object, so nothing is compared, and what was kept goes when the value goes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Generic, TypeVar, overload

_Of = TypeVar("_Of")
_More = TypeVar("_More")
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


def once_each(work: Callable[[_Of, _More], _Told]) -> Callable[[_Of, _More], _Told]:
    """The same for a function that is told one thing more: its answer is kept for each such thing."""
    key = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def told(of: _Of, more: _More) -> _Told:
        kept: dict[_More, _Told] = of.__dict__.setdefault(key, {})
        if more not in kept:
            kept[more] = work(of, more)
        return kept[more]

    return told


class fact(Generic[_Of, _Told]):  # noqa: N801 - written as a decorator
    """A property worked out when it is first asked for; `cached_property` without the lock that costs more than most.

    Two threads may work it out at once, and then get the same.
    """

    def __init__(self, work: Callable[[_Of], _Told]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, of: None, owner: type[_Of]) -> fact[_Of, _Told]: ...

    @overload
    def __get__(self, of: _Of, owner: type[_Of]) -> _Told: ...

    def __get__(self, of: _Of | None, owner: type[_Of]) -> fact[_Of, _Told] | _Told:
        if of is None:
            return self
        told = of.__dict__[self._name] = self._work(of)
        return told
