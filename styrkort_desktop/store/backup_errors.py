"""What can go wrong with backups; one class per cause, each with a sentence that says what to do."""

from __future__ import annotations

from pathlib import Path

from styrkort_desktop.scorecard.errors import EnvironmentProblem, UserError
from styrkort_desktop.scorecard.texts import Text


class NoSuchBackup(UserError):
    """A name that no backup of the file has."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                "Det finns ingen säkerhetskopia som heter ”{name}”, och inget har ändrats. Välj en av dem som finns.",
                "No backup is called “{name}”, and nothing was changed. Choose one of those there are.",
            ).format(name=name)
        )


class NoBackupYet(UserError):
    """The newest backup was asked for where there is none that can be read."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Det finns ingen säkerhetskopia av filen som går att läsa, och inget har ändrats.",
                "There is no backup of the file that can be read, and nothing was changed.",
            )
        )


class BackupPlaceAway(EnvironmentProblem):
    """The place that was chosen for backups is not there now: a disk that is not connected, a share that is away."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            Text(
                "Platsen för säkerhetskopior, {place}, går inte att nå just nu. De kopior som ligger där är kvar och "
                "visas igen när den går att nå.",
                "The place of the backups, {place}, is out of reach just now. The backups there are kept, and are "
                "shown again when it is within reach.",
            ).format(place=place)
        )


class BackupFailed(EnvironmentProblem):
    """A backup could not be made or was not whole when it was read again."""

    def __init__(self, path: Path, detail: Text) -> None:
        super().__init__(
            Text(
                "Säkerhetskopian {path} blev inte hel: {detail} Inget annat har ändrats.",
                "The backup {path} did not become whole: {detail} Nothing else was changed.",
            ).format(path=path, detail=detail)
        )
