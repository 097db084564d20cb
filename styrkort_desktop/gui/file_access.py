"""Whether an open file can be changed, as the window shows it: the bar above it, and what watches the file.

Opens and closes nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from styrkort_desktop.gui.dialogs.closing import run_dialog
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.file_watch import FileWatch
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.unsaved import Unsaved
from styrkort_desktop.gui.widgets.file_bar import FileBar


class FileAccess(QObject):
    """Made anew for each file; the bar lies first in `layout`.

    `reopen_chosen`: the file is to be opened anew at the same place, with True for writing. `failed` carries an error
    found while nobody waited.
    """

    reopen_chosen = Signal(bool)
    failed = Signal(object)

    def __init__(self, file: OpenFile, window: QWidget, layout: QVBoxLayout) -> None:
        super().__init__(window)
        self._file = file
        self._window = window
        self._layout = layout
        self._watch = FileWatch(file, self)
        self._watch.failed.connect(self.failed)
        self._watch.template_changed.connect(self._on_watch_template_changed)
        self._bar = FileBar(file, self._watch, window)
        self._bar.open_chosen.connect(self._on_bar_open_chosen)
        self._bar.kept_chosen.connect(self._on_bar_kept_chosen)
        layout.insertWidget(0, self._bar)

    def pause(self) -> None:
        """The file may be closed: nothing is read in it any more on another thread."""
        self._watch.pause()

    def resume(self) -> None:
        """The file stays open after all."""
        self._watch.resume()

    def remove(self) -> None:
        """There is no file any more."""
        self._watch.pause()
        self._bar.hide()
        self._layout.removeWidget(self._bar)
        self._bar.deleteLater()

    def take_over(self, kept: Unsaved) -> None:
        """Store what could not be stored before the file was opened anew, or see to it that the person has it."""
        if not self._file.take_over(kept) and self._file.can_write:
            self._show_kept(kept)
            self._file.kept = None

    def _on_bar_open_chosen(self) -> None:
        self.reopen_chosen.emit(True)

    def _on_watch_template_changed(self) -> None:
        self.reopen_chosen.emit(False)

    def _on_bar_kept_chosen(self) -> None:
        if self._file.kept is not None:
            self._show_kept(self._file.kept)

    def _show_kept(self, kept: Unsaved) -> None:
        text = (
            self.tr("Den som hade filen öppen har ändrat samma uppgift. Kopiera det härifrån om det ska skrivas igen.")
            if self._file.can_write
            else self.tr("Det sparas när filen öppnas för skrivning, om ingen annan har ändrat samma uppgift då.")
        )
        lines = kept.in_words(self._file.template, self._file.language)
        run_dialog(
            MessageDialog(self._window, Tone.WARNING, self.tr("Det här är inte sparat"), text, details=list(lines))
        )
