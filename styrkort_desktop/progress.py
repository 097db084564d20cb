"""How slow work tells how far it has come, and hears that it is to stop."""

from __future__ import annotations

from collections.abc import Callable

from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.texts import Text

Progress = Callable[[int, int, str], None]
"""Called with (done, of how many, what is worked on now)."""

Cancelled = Callable[[], bool]
"""Asked between steps; True stops the work with nothing changed."""


class WorkCancelled(UserError):
    """The person stopped the work."""

    def __init__(self) -> None:
        super().__init__(Text("Avbrutet. Inget har ändrats.", "Cancelled. Nothing has changed."))


def no_progress(done: int, total: int, what: str) -> None:
    """Tells nobody."""


def never_cancelled() -> bool:
    """Nobody stops the work."""
    return False
