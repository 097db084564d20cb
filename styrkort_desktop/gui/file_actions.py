"""What a person does with whole files: take in, settle, back up. Asks, has the desk do it, tells."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from styrkort_desktop.desk.files import READABLE_SUFFIXES, files_named
from styrkort_desktop.desk.merging import OF_MUNICIPALITY
from styrkort_desktop.desk.receive import FileOutcome, FileState, ReceiveOptions, receive
from styrkort_desktop.desk.rescue import Rescued, when_in_words
from styrkort_desktop.gui.aspects import Aspect
from styrkort_desktop.gui.dialogs.backups import BackupsDialog
from styrkort_desktop.gui.dialogs.closing import run_dialog
from styrkort_desktop.gui.dialogs.conflicts import ConflictsDialog
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.dialogs.progress import Waiting
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.places_in_words import indicator_name
from styrkort_desktop.gui.receipts import documents, spot_in_words, tell_file
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.widgets.looks import conflicts_in_words
from styrkort_desktop.progress import Cancelled, Progress
from styrkort_desktop.scorecard.cells import label_of
from styrkort_desktop.scorecard.conflicts import Taken
from styrkort_desktop.scorecard.value_words import value_in_words
from styrkort_desktop.store import BackupInfo


class FileActions(QObject):
    """The actions on one open file, over the window that it is shown in.

    `restore_chosen` carries the backup that is to take the file's place: that is for whoever opens and closes files.
    """

    restore_chosen = Signal(object)

    def __init__(self, file: OpenFile, window: QWidget) -> None:
        super().__init__(window)
        self._file = file
        self._window = window

    # -- taking files in

    def receive(self) -> None:
        """Take in workbooks that the person names."""
        self._file.flush()
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Läs in filer"),
            str(documents()),
            self.tr("Styrkort i Excel, OpenDocument eller JSON ({0})").format(
                " ".join(f"*{suffix}" for suffix in READABLE_SUFFIXES)
            ),
        )
        if names:
            self.receive_files(names)

    def receive_files(self, names: Sequence[str]) -> None:
        """Take in the named files, and say what came of each."""
        database = self._file.database
        self._file.flush()

        def work(progress: Progress, cancelled: Cancelled) -> tuple[FileOutcome, ...]:
            now = datetime.datetime.now().astimezone()
            return receive(
                database, files_named(names), ReceiveOptions(), now=now, progress=progress, cancelled=cancelled
            )

        outcomes = cast("tuple[FileOutcome, ...]", Waiting(self._window, self.tr("Läser in filer …")).run(work))
        self._file.reload()
        self._tell_received(outcomes)

    def _tell_received(self, outcomes: Sequence[FileOutcome]) -> None:
        refused = sum(1 for one in outcomes if one.state is FileState.REFUSED)
        conflicts = sum(len(one.conflicts) for one in outcomes)
        heading = self.tr("{0} av {1} filer är inlästa").format(len(outcomes) - refused, len(outcomes))
        if len(outcomes) == 1:
            heading = self.tr("Filen kunde inte läsas in") if refused else self.tr("Filen är inläst")
        taken_in = [one for one in outcomes if one.state is not FileState.REFUSED]
        text = self.tr("Ingenting har ändrats.")
        if any(one.holds is None or one.taken for one in taken_in):
            text = self.tr("Allt infördes i ett steg som går att ångra.")
        elif any(one.state is FileState.MERGED for one in taken_in):
            text = self.tr("Kolada-id slås hädanefter upp i katalogen.")
        tone = Tone.BAD if refused else Tone.WARNING if conflicts else Tone.GOOD
        details = [line for outcome in outcomes for line in self._outcome_lines(outcome)]
        details += [self._file.say(remark) for remark in self._file.database.backup_remarks]
        second = self.tr("Avgör {0} …").format(conflicts_in_words(conflicts)) if conflicts else ""
        dialog = MessageDialog(self._window, tone, heading, text, details=details, second=second)
        if not run_dialog(dialog) and conflicts and dialog.second_pressed:
            self.conflicts()

    def _outcome_lines(self, outcome: FileOutcome) -> list[str]:
        say, name = self._file.say, Path(outcome.file).name
        if outcome.state is FileState.REFUSED:
            return [f"{name}: {spot_in_words(one.spot)}{say(one.text)}" for one in outcome.refusals]
        if outcome.holds is not None:
            told = [*(say(note) for note in outcome.notes), *(self._not_taken(one) for one in outcome.proposed)]
            told += [f"{spot_in_words(one.spot)}{say(one.text)}" for one in outcome.unplaced]
            return [f"{name}: {say(outcome.holds)}", *(f"   {line}" for line in told)]
        if outcome.of_municipality:
            unit = say(OF_MUNICIPALITY)
        else:
            unit = self._file.template.unit(outcome.unit or self._file.unit).name
        if outcome.state is FileState.NOTHING_NEW:
            lines = [self.tr("{0}: {1}, inget nytt").format(name, unit)]
        else:
            lines = [self.tr("{0}: {1}, {2} ändringar införda").format(name, unit, len(outcome.taken))]
        lines += [f"   {say(note)}" for note in outcome.notes]
        lines += [f"   {spot_in_words(one.spot)}{say(one.text)}" for one in outcome.remarks]
        if outcome.conflicts:
            lines.append(self.tr("   {0} att avgöra").format(conflicts_in_words(len(outcome.conflicts))))
        return lines

    def _not_taken(self, one: Taken) -> str:
        """*Barn- och utbildningsförvaltningen, ”Andel …”, Utfall 2015: här 6, i Kolada 6,4*."""
        indicator = indicator_name(self._file.database.scorecard(one.place.unit), one.row)
        old, new = (value_in_words(one.record, one.path, value) for value in (one.old, one.new))
        return self.tr("{0}, {1}, {2}: här {3}, i Kolada {4}").format(
            self._file.template.unit(one.place.unit).name,
            indicator,
            self._file.say(label_of(one.record, one.path)),
            self._file.say(old),
            self._file.say(new),
        )

    def conflicts(self) -> None:
        """Settle what is open."""
        self._file.flush()
        run_dialog(ConflictsDialog(self._file, self._window))

    # -- backing up

    def backup(self) -> None:
        """Make a backup now, and say where it lies."""
        self._file.flush()
        database = self._file.database

        def work(_progress: Progress, _cancelled: Cancelled) -> BackupInfo:
            return database.backup("asked_for")

        made = cast("BackupInfo", Waiting(self._window, self.tr("Säkerhetskopierar …")).run(work))
        remarks = " ".join(self._file.say(one) for one in made.remarks)
        tell_file(self._window, self.tr("Säkerhetskopian är sparad"), made.path, remarks)
        self._file.changed.emit(Aspect.SAVING)

    def backups(self) -> None:
        """Look at the backups, and perhaps choose one to restore."""
        self._file.flush()
        dialog = BackupsDialog(self._file, self._window)
        if run_dialog(dialog) and dialog.chosen is not None:
            self.restore_chosen.emit(dialog.chosen)

    def tell_restored(self, done: Rescued) -> None:
        """Say that a backup has taken the file's place, and where the file as it was lies."""
        restored = done.restored
        when = self._file.say(when_in_words(restored.backup.time, datetime.datetime.now(datetime.UTC)))
        heading = self.tr("Filen är återställd till {0}").format(when)
        before = self.tr("Filen som den var innan ligger kvar här:") if restored.moved_aside else ""
        tell_file(self._window, heading, restored.moved_aside or restored.path, before, more=done.saved)
