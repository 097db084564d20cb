"""Who has a file open for writing, and what is refused to others; one class per cause, each saying what to do."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from styrkort_desktop.scorecard.errors import EnvironmentProblem, UserError
from styrkort_desktop.scorecard.texts import Text


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
