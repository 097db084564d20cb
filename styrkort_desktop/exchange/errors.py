"""What can go wrong when a file is made or opened; one class per cause. (What is wrong in a file is `FileRefused`.)"""

from __future__ import annotations

import errno
from pathlib import Path

from styrkort_desktop.scorecard.errors import EnvironmentProblem, UserError
from styrkort_desktop.scorecard.texts import Text, same

CELL_LIMIT = 32_767


class TextTooLong(UserError):
    """A text that no spreadsheet cell can hold."""

    def __init__(self, sheet: str, row: int, heading: Text, length: int) -> None:
        super().__init__(
            Text(
                "Bladet {sheet}, rad {row}, ”{heading}”: texten är {length} tecken lång, en cell rymmer {limit}. "
                "Korta den före exporten.",
                "Sheet {sheet}, row {row}, “{heading}”: the text is {length} characters long, a cell holds {limit}. "
                "Shorten it before the export.",
            ).format(sheet=sheet, row=row, heading=heading, length=length, limit=CELL_LIMIT)
        )


class CannotReadFile(EnvironmentProblem):
    """The file is there (or not), but the machine does not hand over its content."""

    def __init__(self, path: Path, error: OSError) -> None:
        reason = _REASONS.get(error.errno or 0, same(error.strerror or type(error).__name__))
        super().__init__(
            Text("{path} kunde inte läsas: {reason}.", "{path} could not be read: {reason}.").format(
                path=path, reason=reason
            )
        )


_NO_PERMISSION = Text("du har inte behörighet där", "you have no permission there")
_REASONS = {
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.ENOENT: Text("den finns inte", "it does not exist"),
    errno.ENOTDIR: Text(
        "sökvägen går genom något som inte är en mapp", "the path leads through something that is no folder"
    ),
    errno.EISDIR: Text("det är en mapp", "it is a folder"),
}
