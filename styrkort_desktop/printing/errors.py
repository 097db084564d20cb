"""What can go wrong with a print, one class per cause; each says what to do."""

from __future__ import annotations

from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.texts import Text


class NothingToPrint(UserError):
    """No scorecard was given."""

    def __init__(self) -> None:
        super().__init__(Text("Det finns inget styrkort att skriva ut.", "There is no scorecard to print."))
