"""What can go wrong with a database file; one class per cause, each with a sentence that says what to do."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from styrkort_desktop.scorecard.errors import EnvironmentProblem, UserError
from styrkort_desktop.scorecard.texts import Text


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a file open for writing.

    Computer, process, since when (UTC), in which role, with which version of the program.
    """

    host: str
    process: int
    since: datetime.datetime | None
    who: str = ""
    program: str = ""
    process_start: str = ""


class FileMissing(UserError):
    """There is no file where one was named."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "Filen {path} finns inte. Kontrollera namnet och mappen, eller skapa en ny med ”styrkort new”.",
                "The file {path} is not there. Check the name and the folder, or make a new one with “styrkort new”.",
            ).format(path=path)
        )


class FileAlreadyThere(UserError):
    """A new file was to be made where one lies already."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "Det ligger redan en fil i {path}, och den lämnas som den är. Välj ett annat namn.",
                "There is a file at {path} already, and it is left as it is. Choose another name.",
            ).format(path=path)
        )


class NotAStyrkortFile(UserError):
    """A file of some other program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "{path} är inte en Styrkort-databas. Välj en fil som slutar på .styrkort; "
                "en arbetsbok eller JSON-fil förs in med ”styrkort import”.",
                "{path} is no Styrkort database. Choose a file that ends in .styrkort; "
                "a workbook or JSON file is taken in with “styrkort import”.",
            ).format(path=path)
        )


class TooNewFile(UserError):
    """A file that a later version of the program has written."""

    def __init__(self, path: Path, program: str) -> None:
        named = Text("version {v} eller senare", "version {v} or later").format(v=program)
        super().__init__(
            Text(
                "{path} är sparad av en nyare version av Styrkort. Installera {version} och öppna den igen.",
                "{path} was saved by a later version of Styrkort. Install {version} and open it again.",
            ).format(path=path, version=named if program else Text("den senaste versionen", "the latest version"))
        )


class OlderFile(UserError):
    """A file from an earlier version, opened only for reading: it has to be brought up to date first."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "{path} är sparad av en äldre version av Styrkort. Öppna den en gång för att skriva, så förs den över.",
                "{path} was saved by an earlier version of Styrkort. Open it once for writing, and it is brought up "
                "to date.",
            ).format(path=path)
        )


class DamagedFile(EnvironmentProblem):
    """A database that cannot be read whole."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            Text(
                "{path} är skadad ({detail}). Filen är orörd. Återställ en säkerhetskopia: ”styrkort backup list” "
                "visar vilka som finns.",
                "{path} is damaged ({detail}). The file is untouched. Restore a backup: “styrkort backup list” shows "
                "those there are.",
            ).format(path=path, detail=detail)
        )


class MigrationFailed(EnvironmentProblem):
    """A file from an earlier version could not be brought up to date; it is as it was."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            Text(
                "{path} kunde inte föras över till den nya versionen ({detail}). Filen är orörd; fortsätt med den "
                "äldre versionen av "
                "Styrkort och rapportera felet.",
                "{path} could not be brought up to the new version ({detail}). The file is untouched; go on with the "
                "earlier version "
                "of Styrkort and report the fault.",
            ).format(path=path, detail=detail)
        )


class ReadOnlyFile(EnvironmentProblem):
    """A file that may not be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "{path} är skrivskyddad. Ta bort skrivskyddet, eller kopiera filen till en egen mapp och öppna kopian.",
                "{path} is read-only. Remove the write protection, or copy the file to a folder of your own and open "
                "the copy.",
            ).format(path=path)
        )


class FolderNotWritable(EnvironmentProblem):
    """A folder in which no file can be made."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            Text(
                "I mappen {folder} kan ingen fil sparas. Kontrollera att den finns och att du får skriva där, eller "
                "välj en annan.",
                "No file can be saved in the folder {folder}. Check that it exists and that you may write there, or "
                "choose another.",
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

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            Text(
                "{path} kan inte läsas eller skrivas just nu ({detail}). Kontrollera disken eller nätverket och "
                "försök igen.",
                "{path} cannot be read or written just now ({detail}). Check the disk or the network and try again.",
            ).format(path=path, detail=detail)
        )


class BusyFile(EnvironmentProblem):
    """Another program keeps the file locked."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "{path} är upptagen av ett annat program. Vänta en stund eller stäng det, och försök igen.",
                "{path} is in use by another program. Wait a little or close it, and try again.",
            ).format(path=path)
        )


class LockedByAnother(EnvironmentProblem):
    """Somebody else has the file open for writing; `holder` tells who, None when the lock cannot be read."""

    def __init__(self, path: Path, lock: Path, holder: Holder | None) -> None:
        self.holder = holder
        super().__init__(
            Text(
                "{path} är öppen för skrivning {by}. Den kan öppnas för läsning så länge. "
                "Är du säker på att ingen har den öppen, ta bort {lock}.",
                "{path} is open for writing {by}. Meanwhile it can be opened for reading. "
                "If you are sure that nobody has it open, remove {lock}.",
            ).format(path=path, by=_named(holder), lock=lock.name)
        )


def _named(holder: Holder | None) -> Text:
    if holder is None:
        return Text("någon annanstans", "elsewhere")
    who = Text("av {who} ", "by {who} ").format(who=holder.who) if holder.who else Text("", "")
    since = holder.since.astimezone().strftime("%Y-%m-%d %H:%M") if holder.since else ""
    tail = Text(" sedan {since}", " since {since}").format(since=since) if since else Text("", "")
    return Text(
        "{who}på datorn {host} (process {process}){tail}", "{who}on the computer {host} (process {process}){tail}"
    ).format(who=who, host=holder.host, process=holder.process, tail=tail)


class OpenedForReading(UserError):
    """A change was asked of a database that is open for reading only."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "{path} är öppnad bara för läsning, så inget kan ändras. Öppna den för skrivning först.",
                "{path} is open for reading only, so nothing can be changed. Open it for writing first.",
            ).format(path=path)
        )


class NothingToUndo(UserError):
    """No step is left to take back. `wall`: what lies before is from an earlier version of the file's form."""

    def __init__(self, *, wall: bool = False) -> None:
        super().__init__(
            Text(
                "Det som ändrades innan filen fördes över till en ny version kan inte ångras; det står kvar i "
                "historiken.",
                "What was changed before the file was brought up to a new version cannot be undone; the history "
                "still shows it.",
            )
            if wall
            else Text("Det finns inget att ångra.", "There is nothing to undo.")
        )


class NothingToRedo(UserError):
    """No step has been taken back that could be done again."""

    def __init__(self) -> None:
        super().__init__(Text("Det finns inget att göra om.", "There is nothing to redo."))


class UndoRefused(UserError):
    """A row has moved on since the step, so taking the step back would overwrite something else.

    Nothing was changed.
    """

    def __init__(self, label: Text, unit: str, place: Text) -> None:
        self.unit = unit
        super().__init__(
            Text(
                "”{label}” kan inte ångras: {place} i {unit} är ändrat på annat sätt sedan dess. Inget har ändrats.",
                "“{label}” cannot be undone: {place} in {unit} has been changed in another way since. Nothing was "
                "changed.",
            ).format(label=label, unit=unit, place=place)
        )


class NoSuchBackup(UserError):
    """A name that no backup of the file has."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                "Det finns ingen säkerhetskopia som heter ”{name}”. ”styrkort backup list” visar vilka som finns.",
                "No backup is called “{name}”. “styrkort backup list” shows those there are.",
            ).format(name=name)
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
