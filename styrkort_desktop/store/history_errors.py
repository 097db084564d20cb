"""What cannot be looked back on or taken back; one class per cause, each with a sentence that says what to do."""

from __future__ import annotations

import datetime
from pathlib import Path

from styrkort_desktop.scorecard.errors import EnvironmentProblem, UserError
from styrkort_desktop.scorecard.texts import Text


class HistoryRemoved(UserError):
    """What was asked for lies before the day from which the history is kept."""

    def __init__(self, day: datetime.date) -> None:
        super().__init__(
            Text(
                "Historiken före {day} är borttagen, så det går inte att se hur det var då. Välj en senare dag.",
                "The history before {day} has been removed, so what it was like then cannot be seen. Choose a later "
                "day.",
            ).format(day=day.isoformat())
        )


class NotUndoable(UserError):
    """A state that undo does not lead back to: an older step has been undone since."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Dit går det inte att ångra sig tillbaka: ett äldre steg har ångrats sedan dess. Gör om det först, "
                "eller återställ målet som det var den dagen.",
                "Undo does not lead back there: an older step has been undone since. Redo it first, or restore the "
                "goal as it was on that day.",
            )
        )


class DayNotYetOver(UserError):
    """The history of a day that has not come cannot be removed."""

    def __init__(self, day: datetime.date, today: datetime.date) -> None:
        super().__init__(
            Text(
                "{day} har inte varit än, så historiken före den dagen är inte hel. Ange {today} eller en tidigare "
                "dag. Inget har tagits bort.",
                "{day} has not come yet, so the history before it is not whole. Give {today} or an earlier day. "
                "Nothing has been removed.",
            ).format(day=day.isoformat(), today=today.isoformat())
        )


class PurgeFailed(EnvironmentProblem):
    """The file without its older history was not sound; the file is as it was."""

    def __init__(self, path: Path, detail: Text) -> None:
        super().__init__(
            Text(
                "Historiken i {path} kunde inte tas bort: {detail} Filen är orörd. Pröva filen med en kontroll av att "
                "den är hel.",
                "The history in {path} could not be removed: {detail} The file is untouched. Have it verified.",
            ).format(path=path, detail=detail)
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
