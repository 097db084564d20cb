"""A municipality's own spreadsheet in the window: opened, mapped in the assistant, added as one step, remembered."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from styrkort_desktop.desk.mapping import (
    TABLE_SUFFIXES,
    MappedOutcome,
    add_previewed,
    open_sheets,
    remembered,
    remembering,
    some_suggestion,
)
from styrkort_desktop.exchange.mapping_suggestion import Suggestion
from styrkort_desktop.exchange.spreadsheet import Book
from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.dialogs.closing import run_dialog
from styrkort_desktop.gui.dialogs.mapping import MappingDialog
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.dialogs.progress import Waiting
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.receipts import documents, spot_in_words
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.widgets.looks import goals_in_words, indicators_in_words
from styrkort_desktop.progress import Cancelled, Progress
from styrkort_desktop.scorecard.received import FileRefused
from styrkort_desktop.settings import MAPPINGS, SettingsFile


class MappingActions(QObject):
    """Reads older spreadsheets into the open file, over the window that it is shown in."""

    def __init__(self, file: OpenFile, settings: SettingsFile, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._file, self._settings, self._appearance, self._window = file, settings, appearance, window

    def read(self) -> None:
        """Read a spreadsheet that the person names."""
        self._file.flush()
        kinds = self.tr("Kalkylblad i Excel, OpenDocument eller text ({0})").format(
            " ".join(f"*{suffix}" for suffix in TABLE_SUFFIXES)
        )
        title = self.tr("Läs in ett äldre kalkylblad")
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(documents()), kinds)
        if name:
            self.read_from(Path(name))

    def read_from(self, path: Path) -> None:
        """Show what a spreadsheet would bring, and add it when the person says so."""
        self._file.flush()
        database, unit, template = self._file.database, self._file.unit, self._file.template
        kept: dict[str, str] = self._settings.value(MAPPINGS)

        def open_it(_progress: Progress, _cancelled: Cancelled) -> tuple[Book, Suggestion]:
            book = open_sheets(path)
            return book, some_suggestion(book, template, kept)

        try:
            waiting = Waiting(self._window, self.tr("Läser kalkylbladet …"))
            book, suggestion = cast("tuple[Book, Suggestion]", waiting.run(open_it))
        except FileRefused as refused:
            self._tell_refused(path, refused)
            return
        theme, before = self._appearance.theme, remembered(kept, template.key)
        dialog = MappingDialog(self._file, path.name, book, suggestion, before, theme, self._window)
        if not run_dialog(dialog):
            return
        mapping = dialog.mapping

        def add(_progress: Progress, _cancelled: Cancelled) -> MappedOutcome:
            return add_previewed(database, unit, path.name, book, mapping)

        outcome = cast("MappedOutcome", Waiting(self._window, self.tr("Lägger till målen …")).run(add))
        self._settings.keep(MAPPINGS, remembering(kept, template.key, mapping))
        self._file.reload()
        self._tell_added(outcome)

    def _tell_refused(self, path: Path, refused: FileRefused) -> None:
        say = self._file.say
        details = [f"{path.name}: {spot_in_words(one.spot)}{say(one.text)}" for one in refused.refusals]
        heading, text = self.tr("Kalkylbladet kunde inte läsas"), self.tr("Ingenting har ändrats.")
        run_dialog(MessageDialog(self._window, Tone.BAD, heading, text, details=details))

    def _tell_added(self, outcome: MappedOutcome) -> None:
        found = outcome.preview
        assert found is not None
        heading = self.tr("{0} och {1} är inlästa").format(
            goals_in_words(len(found.goals)), indicators_in_words(found.indicators)
        )
        text = self.tr("Det är ett steg, som går att ångra.")
        details = [f"{spot_in_words(one.spot)}{self._file.say(one.text)}" for one in found.to_look_at]
        if details:
            text += " " + self.tr("Det här följde inte med:")
        details += [self._file.say(remark) for remark in self._file.database.backup_remarks]
        tone = Tone.WARNING if found.to_look_at else Tone.GOOD
        dialog = MessageDialog(self._window, tone, heading, text, details=details, second=self.tr("Ångra"))
        if not run_dialog(dialog) and dialog.second_pressed:
            self._file.undo()
