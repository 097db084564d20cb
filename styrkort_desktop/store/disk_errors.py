"""What keeps a file from being read or written where it lies; one class per cause, each saying what to do."""

from __future__ import annotations

from pathlib import Path

from styrkort_desktop.scorecard.errors import EnvironmentProblem
from styrkort_desktop.scorecard.texts import Text


class FileGone(EnvironmentProblem):
    """A file that is open has been moved, deleted or replaced, or its folder is no longer connected."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            Text(
                "{path} ligger inte längre där den öppnades: den är flyttad, borttagen eller utbytt, eller så är "
                "nätverket eller disken inte ansluten. Det senaste är inte sparat; allt tidigare finns kvar att läsa "
                "så länge programmet är öppet. Anslut disken eller flytta tillbaka filen och försök igen, eller spara "
                "en kopia på en annan plats.",
                "{path} no longer lies where it was opened: it has been moved, deleted or replaced, or the network or "
                "the disk is not connected. The latest is not saved; all before it can be read as long as the "
                "program is open. Connect the disk or move the file back and try again, or save a copy in another "
                "place.",
            ).format(path=path)
        )


class UnreadableFile(EnvironmentProblem):
    """A file that this person may not read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "Du får inte läsa {path}. Allt som har sparats är kvar där. Be den som äger filen eller mappen om "
                "behörighet.",
                "You may not read {path}. All that has been saved is still there. Ask whoever owns the file or the "
                "folder for permission.",
            ).format(path=path)
        )


class UnfinishedChange(EnvironmentProblem):
    """A change that was cut short has to be taken back before a file can be read, and this person may not write it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "I {path} ligger en ändring som avbröts halvvägs. Den tas tillbaka av sig själv när någon som får "
                "skriva i filen öppnar den; allt som sparats före den är kvar. Öppna filen där först.",
                "In {path} lies a change that was cut short. It is taken back by itself when somebody who may write "
                "the file opens it; all that was saved before it is still there. Open the file there first.",
            ).format(path=path)
        )


class ReadOnlyFile(EnvironmentProblem):
    """A file that may not be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "{path} är skrivskyddad, så inget har ändrats. Ta bort skrivskyddet, eller kopiera filen till en egen "
                "mapp och öppna kopian.",
                "{path} is read-only, so nothing was changed. Remove the write protection, or copy the file to a "
                "folder of your own and open the copy.",
            ).format(path=path)
        )


class FolderNotWritable(EnvironmentProblem):
    """A folder in which no file can be made."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            Text(
                "I mappen {folder} kan ingen fil sparas, så inget har ändrats. Kontrollera att den finns och att du "
                "får skriva där, eller välj en annan.",
                "No file can be saved in the folder {folder}, so nothing was changed. Check that it exists and that "
                "you may write there, or choose another.",
            ).format(folder=folder)
        )


class DiskFull(EnvironmentProblem):
    """No room left where the file lies."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "Disken där {path} ligger är full. Det senaste är inte sparat, allt tidigare är kvar. Frigör plats "
                "och försök igen.",
                "The disk on which {path} lies is full. The latest is not saved, all before it is. Make room and try "
                "again.",
            ).format(path=path)
        )


class DiskTrouble(EnvironmentProblem):
    """The disk or the network share does not answer as it should."""

    def __init__(self, path: Path, detail: str | Text) -> None:
        super().__init__(
            Text(
                "{path} kan inte läsas eller skrivas just nu ({detail}). Allt som har sparats är kvar. Kontrollera "
                "disken eller nätverket, och att det finns plats, och försök igen.",
                "{path} cannot be read or written just now ({detail}). All that has been saved is still there. Check "
                "the disk or the network, and that there is room, and try again.",
            ).format(path=path, detail=detail)
        )


class BusyFile(EnvironmentProblem):
    """Another program keeps the file locked."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "{path} är upptagen av ett annat program. Allt som har sparats är kvar. Vänta en stund eller stäng "
                "det programmet, och försök igen.",
                "{path} is in use by another program. All that has been saved is still there. Wait a little or close "
                "that program, and try again.",
            ).format(path=path)
        )
