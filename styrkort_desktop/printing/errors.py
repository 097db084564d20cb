"""What can go wrong with a print, one class per cause; each says what to do."""

from __future__ import annotations

from pathlib import Path

from styrkort_desktop.scorecard.errors import EnvironmentProblem, UserError
from styrkort_desktop.scorecard.texts import Text


class NothingToPrint(UserError):
    """No scorecard was given."""

    def __init__(self) -> None:
        super().__init__(Text("Det finns inget styrkort att skriva ut.", "There is no scorecard to print."))


class PrintCancelled(UserError):
    """The person stopped the print."""

    def __init__(self) -> None:
        super().__init__(
            Text("Utskriften avbröts. Ingen fil har skrivits.", "The print was cancelled. No file was written.")
        )


class TargetFolderMissing(EnvironmentProblem):
    """The folder of the target is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            Text(
                "Mappen {folder} finns inte. Skapa den eller välj en annan.",
                "The folder {folder} does not exist. Make it or choose another.",
            ).format(folder=folder)
        )


class TargetIsFolder(EnvironmentProblem):
    """Where the file should be written there is a folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "{path} är en mapp. Välj ett filnamn, till exempel styrkort.pdf.",
                "{path} is a folder. Choose a file name, for example styrkort.pdf.",
            ).format(path=path)
        )


class TargetNotWritable(EnvironmentProblem):
    """The folder, or the file that is to be replaced, may not be written, or is held open by another program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "Kan inte skriva {path}. Mappen är skrivskyddad, eller filen är öppen i ett annat program: "
                "stäng den eller välj en annan plats.",
                "Cannot write {path}. The folder is read-only, or the file is open in another program: "
                "close it or choose another place.",
            ).format(path=path)
        )


class NoRoomOnDisk(EnvironmentProblem):
    """The disk, or what the person may use of it, is full."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "Disken är full: {path} skrevs inte. Frigör utrymme eller välj en annan plats.",
                "The disk is full: {path} was not written. Free some space or choose another place.",
            ).format(path=path)
        )


class CannotWriteTarget(EnvironmentProblem):
    """The system refused for a reason of its own: a name too long, a share that went away."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            Text(
                "{path} kunde inte skrivas ({detail}). Välj en annan plats.",
                "{path} could not be written ({detail}). Choose another place.",
            ).format(path=path, detail=detail)
        )
