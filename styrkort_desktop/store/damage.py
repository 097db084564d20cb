"""Tells damage to a file from a fault of the program, where what was read made no sense."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast

from styrkort_desktop.scorecard.json_text import NotJson
from styrkort_desktop.scorecard.record_reader import InvalidScorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store.errors import DamagedFile

UNLIKE_WRITTEN = (
    InvalidScorecard,
    NotJson,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    OverflowError,
    zlib.error,
)
"""What reading raises where something stands that was never written so: a word that is no choice, JSON that is none."""

DOES_NOT_HOLD_TOGETHER = Text("delar av den hänger inte ihop", "parts of it do not hold together")
MAKES_NO_SENSE = Text("något i den går inte att tyda", "something in it makes no sense")


class _Verified(Protocol):
    @property
    def path(self) -> Path: ...

    def verify(self) -> Sequence[Text]: ...


_Asked = TypeVar("_Asked")
_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


def telling_damage(
    method: Callable[Concatenate[_Asked, _Given], _Answer],
) -> Callable[Concatenate[_Asked, _Given], _Answer]:
    """For a method of the open database that makes out what stands in the file: it raises DamagedFile too.

    The whole file is looked through first. Where nothing is wrong with it, it is as it was written: then the fault is
    the program's, and passes unchanged.
    """

    @wraps(method)
    def told(self: _Asked, /, *args: _Given.args, **kwargs: _Given.kwargs) -> _Answer:
        try:
            return method(self, *args, **kwargs)
        except UNLIKE_WRITTEN as error:
            database = cast("_Verified", self)  # its parts, which are not whole by themselves, have methods too
            if not database.verify():
                raise
            raise DamagedFile(database.path, MAKES_NO_SENSE) from error

    return told
