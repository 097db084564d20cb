"""What can go wrong with a database file; one class per cause, each with a sentence that says what to do."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from styrkort_desktop.scorecard.errors import EnvironmentProblem, UserError
from styrkort_desktop.scorecard.texts import Text, same


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a file open for writing.

    Computer, process, since when (UTC), in which role, with which version of the program; of the process also when it
    began, and a mark of the system that it runs on. Without a computer: somebody of whom nothing is known.
    """

    host: str
    process: int
    since: datetime.datetime | None
    who: str = ""
    program: str = ""
    process_start: str = ""
    system: str = ""


UNKNOWN_HOLDER = Holder("", 0, None)


class FileMissing(UserError):
    """There is no file where one was named."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            Text(
                "Filen {path} finns inte. Kontrollera namnet och mappen, och att nätverket eller disken är ansluten.",
                "The file {path} is not there. Check the name and the folder, and that the network or the disk is "
                "connected.",
            ).format(path=path)
        )


class FileAlreadyThere(UserError):
    """A new file was to be made where one lies already."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "Det finns redan en fil som heter {path}, och den lämnas som den är. Välj ett annat namn.",
                "There is a file called {path} already, and it is left as it is. Choose another name.",
            ).format(path=path)
        )


class NotAStyrkortFile(UserError):
    """A file of some other program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            Text(
                "{path} är inte en Styrkort-databas, och den lämnas som den är. Välj en fil som slutar på .styrkort. "
                "En arbetsbok eller JSON-fil läses in i en databas som är öppen.",
                "{path} is no Styrkort database, and it is left as it is. Choose a file that ends in .styrkort. "
                "A workbook or JSON file is taken into a database that is open.",
            ).format(path=path)
        )


class TooNewFile(UserError):
    """A file that a later version of the program has written."""

    def __init__(self, path: Path, program: str) -> None:
        named = Text("version {v} eller senare", "version {v} or later").format(v=program)
        super().__init__(
            Text(
                "{path} är sparad av en nyare version av Styrkort. Filen är orörd. Installera {version} och öppna "
                "den igen.",
                "{path} was saved by a later version of Styrkort. The file is untouched. Install {version} and open "
                "it again.",
            ).format(path=path, version=named if program else Text("den senaste versionen", "the latest version"))
        )


class TooOldFile(UserError):
    """A file in a form that no version leads from to the present one, as far as this program knows."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "{path} är sparad i en så gammal form att den här versionen av Styrkort inte kan föra över den. Filen "
                "är orörd. Öppna den först med versionen som den sparades med och sedan med en mellanliggande.",
                "{path} was saved in a form so old that this version of Styrkort cannot bring it up to date. The file "
                "is untouched. Open it first with the version that saved it and then with one in between.",
            ).format(path=path)
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

    def __init__(self, path: Path, detail: str | Text) -> None:
        self.path = path
        self.detail = detail if isinstance(detail, Text) else same(detail)
        self.happened = Text(
            "{path} är skadad: {detail}. Filen är orörd och inget har tagits bort.",
            "{path} is damaged: {detail}. The file is untouched and nothing has been removed.",
        ).format(path=path, detail=self.detail)
        """The sentence without what to do, for where that is offered."""
        super().__init__(
            Text(
                "{happened} Återställ en säkerhetskopia; den skadade filen sparas bredvid.",
                "{happened} Restore a backup; the damaged file is kept beside it.",
            ).format(happened=self.happened)
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


class LocksRefused(EnvironmentProblem):
    """A disk or a network share on which files cannot be locked, so that nothing can be written there safely."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "Mappen där {path} ligger tillåter inte att filen låses, så där kan inget sparas utan fara. Kopiera "
                "filen till en egen mapp och öppna kopian.",
                "The folder in which {path} lies does not let the file be locked, so nothing can be saved there "
                "safely. Copy the file to a folder of your own and open the copy.",
            ).format(path=path)
        )


class LockedByAnother(EnvironmentProblem):
    """Somebody else has the file open for writing; `holder` tells who."""

    def __init__(self, path: Path, lock: Path, holder: Holder) -> None:
        self.holder = holder
        super().__init__(
            Text(
                "{path} är öppen för skrivning {by}. Den kan öppnas för läsning så länge. "
                "Är du säker på att ingen har den öppen, ta bort {lock}.",
                "{path} is open for writing {by}. Meanwhile it can be opened for reading. "
                "If you are sure that nobody has it open, remove {lock}.",
            ).format(path=path, by=_named(holder), lock=lock.name)
        )


class LockLost(EnvironmentProblem):
    """The file was open for writing here, and then the lock was taken over, or removed: nothing is written any more.

    `holder` tells who has the file open for writing now, None when nobody has.
    """

    def __init__(self, path: Path, holder: Holder | None) -> None:
        self.holder = holder
        taken = Text("Den är nu öppen för skrivning {by}.", "It is now open for writing {by}.")
        gone = Text("Nu har ingen den öppen för skrivning.", "Nobody has it open for writing now.")
        super().__init__(
            Text(
                "{path} är inte längre öppen för skrivning här: datorn har sovit eller saknat kontakt med mappen, och "
                "låset har släppts. {now} Det senaste är inte sparat, allt tidigare är kvar. Öppna filen igen.",
                "{path} is no longer open for writing here: the computer has slept or been out of touch with the "
                "folder, and the lock was let go. {now} The latest is not saved, all before it is. Open the file "
                "again.",
            ).format(path=path, now=gone if holder is None else taken.format(by=_named(holder)))
        )


def _named(holder: Holder) -> Text:
    if not holder.host:
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
    """No step is left to take back.

    `wall`: what lies before is from an earlier version of the file's form. `begins`: what lies before that day has been
    removed from the history.
    """

    def __init__(self, *, wall: bool = False, begins: datetime.date | None = None) -> None:
        if wall:
            text = Text(
                "Det som ändrades innan filen fördes över till en ny version kan inte ångras; det står kvar i "
                "historiken.",
                "What was changed before the file was brought up to a new version cannot be undone; the history "
                "still shows it.",
            )
        elif begins is not None:
            text = Text(
                "Det finns inget mer att ångra: historiken före {day} är borttagen.",
                "There is nothing more to undo: the history before {day} has been removed.",
            ).format(day=begins.isoformat())
        else:
            text = Text("Det finns inget att ångra.", "There is nothing to undo.")
        super().__init__(text)


class NothingToRedo(UserError):
    """No step is there to be done again. `wall`: one is, from an earlier version of the file's form."""

    def __init__(self, *, wall: bool = False) -> None:
        super().__init__(
            Text(
                "Det som ångrades innan filen fördes över till en ny version kan inte göras om; det står kvar i "
                "historiken.",
                "What was undone before the file was brought up to a new version cannot be redone; the history still "
                "shows it.",
            )
            if wall
            else Text("Det finns inget att göra om.", "There is nothing to redo.")
        )


class UndoRefused(UserError):
    """A row has moved on since the step, so taking the step back (or doing it again) would overwrite something else.

    Nothing was changed.
    """

    def __init__(self, label: Text, unit: str, place: Text, *, again: bool = False) -> None:
        self.unit = unit
        super().__init__(
            Text(
                "”{label}” kan inte {verb}: {place} i {unit} är ändrat på annat sätt sedan dess. Inget har ändrats.",
                "“{label}” cannot be {verb}: {place} in {unit} has been changed in another way since. Nothing was "
                "changed.",
            ).format(
                label=label,
                unit=unit,
                place=place,
                verb=Text("göras om", "redone") if again else Text("ångras", "undone"),
            )
        )


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
