"""One table for all units in the window: made to be filled in, read, looked at, filled in as one step."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from styrkort_desktop.desk.flat_tables import (
    TABLE_SUFFIXES,
    FlatPlan,
    OpenTable,
    fill_in,
    make_table,
    open_table,
    round_in_turn,
)
from styrkort_desktop.gui.dialogs.closing import run_dialog
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.dialogs.progress import Waiting
from styrkort_desktop.gui.dialogs.table import TableDialog
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.receipts import documents, spot_in_words, tell_file
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.progress import Cancelled, Progress
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.received import FileRefused


class TableActions(QObject):
    """Fills the open file in from tables, over the window that it is shown in."""

    def __init__(self, file: OpenFile, window: QWidget) -> None:
        super().__init__(window)
        self._file = file
        self._window = window

    # -- filling in

    def fill(self) -> None:
        """Fill in from a table that the person names."""
        self._file.flush()
        kinds = self.tr("Tabeller i Excel, OpenDocument eller text ({0})").format(
            " ".join(f"*{suffix}" for suffix in TABLE_SUFFIXES)
        )
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Fyll i från tabell"), str(documents()), kinds)
        if name:
            self.fill_from(Path(name))

    def fill_from(self, path: Path) -> None:
        """Show what a table would fill in, and fill it in when the person says so."""
        self._file.flush()
        database = self._file.database

        def read(_progress: Progress, _cancelled: Cancelled) -> OpenTable:
            return open_table(database, path)

        try:
            table = cast("OpenTable", Waiting(self._window, self.tr("Läser tabellen …")).run(read))
        except FileRefused as refused:
            self._tell_refused(path, refused)
            return
        dialog = TableDialog(self._file, table, round_in_turn(self._file.template, _today()), self._window)
        if not run_dialog(dialog):
            return
        options = dialog.options

        def work(progress: Progress, cancelled: Cancelled) -> FlatPlan:
            return fill_in(database, path.name, table.table, options, progress=progress, cancelled=cancelled)

        done = cast("FlatPlan", Waiting(self._window, self.tr("Fyller i …")).run(work))
        self._file.reload()
        self._tell_filled(done)

    def _tell_refused(self, path: Path, refused: FileRefused) -> None:
        say = self._file.say
        details = [f"{path.name}: {spot_in_words(one.spot)}{say(one.text)}" for one in refused.refusals]
        heading, text = self.tr("Tabellen kunde inte läsas"), self.tr("Ingenting har ändrats.")
        run_dialog(MessageDialog(self._window, Tone.BAD, heading, text, details=details))

    def _tell_filled(self, done: FlatPlan) -> None:
        count = len(done.changes)
        filled = self.tr("1 uppgift är ifylld") if count == 1 else self.tr("{0} uppgifter är ifyllda")
        text = self.tr("Det är ett steg, som går att ångra.")
        details = [f"{spot_in_words(one.spot)}{self._file.say(one.text)}" for one in done.unplaced]
        if details:
            text += " " + self.tr("Det här fylldes inte i:")
        details += [self._file.say(remark) for remark in self._file.database.backup_remarks]
        tone = Tone.WARNING if done.unplaced else Tone.GOOD
        run_dialog(MessageDialog(self._window, tone, filled.format(format_number(count)), text, details=details))

    # -- a table to fill in

    def make(self) -> None:
        """Make a table for the round in turn where the person says."""
        self._file.flush()
        template = self._file.template
        when = round_in_turn(template, _today())
        proposal = documents() / f"Siffror {template.round(when.key).name} {when.year}.xlsx"
        title, kinds = self.tr("Tabell att fylla i"), self.tr("Arbetsbok (*.xlsx)")
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(proposal), kinds)
        if name:
            path = Path(name)
            self.make_at(path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx"), when)

    def make_at(self, path: Path, when: RoundRef) -> None:
        """Make a table for a round at `path`, and say where it lies."""
        database, language = self._file.database, self._file.language

        def work(_progress: Progress, _cancelled: Cancelled) -> None:
            make_table(database, (), path, when, day=_today(), language=language)

        Waiting(self._window, self.tr("Skapar tabellen …")).run(work)
        text = self.tr("Fyll i siffrorna och läs in den med Fyll i från tabell. Tomma rutor ändrar ingenting.")
        tell_file(self._window, self.tr("Tabellen är skapad"), path, text)


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()
