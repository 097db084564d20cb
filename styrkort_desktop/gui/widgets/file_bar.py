"""The bar above an open file that cannot be changed: why, who has it, and the way back to writing."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from styrkort_desktop.desk.rescue import when_in_words
from styrkort_desktop.gui.aspects import Aspect
from styrkort_desktop.gui.file_watch import FileWatch
from styrkort_desktop.gui.forms.ui_file_bar import Ui_FileBar
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.widgets.looks import set_look, set_mark
from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.store import BusyFile, FolderNotWritable, Holder, LockedByAnother, LocksRefused, ReadOnlyFile


class FileBar(QFrame):
    """Made anew for each file, hidden while it can be written.

    `open_chosen`: the person wants to write. `kept_chosen`: to see what was typed and not stored.
    """

    open_chosen = Signal()
    kept_chosen = Signal()

    def __init__(self, file: OpenFile, watch: FileWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._watch = watch
        self._ui = Ui_FileBar()
        self._ui.setupUi(self)
        self._first_holder = file.reading_because.holder if isinstance(file.reading_because, LockedByAnother) else None
        self._has_looked = False
        self._ui.open_button.clicked.connect(self.open_chosen)
        self._ui.kept_button.clicked.connect(self.kept_chosen)
        file.changed.connect(self._on_file_changed)
        watch.looked.connect(self._on_watch_looked)
        self._show()

    def _on_file_changed(self, aspect: Aspect) -> None:
        if aspect & Aspect.ACCESS:
            self._show()

    def _on_watch_looked(self) -> None:
        self._has_looked = True
        self._show()

    def _holder(self) -> Holder | None:
        return self._watch.holder if self._has_looked else self._first_holder

    # -- showing

    def _show(self) -> None:
        self.setVisible(not self._file.can_write)
        if self._file.can_write:
            return
        text, button = self._said()
        kept = self._file.kept is not None
        tone = Tone.WARNING if kept or self._file.lost is not None else Tone.ADVICE
        set_look(self, "tone", tone.value)
        set_mark(self._ui.mark, "!" if tone is Tone.WARNING else "i", "", tone)
        if kept:
            text = f"{text} {self.tr('Det du skrev sist är inte sparat.')}"
        if text != self._ui.text.text():
            self._ui.text.setText(text)
            self.setAccessibleDescription(text)
        self._ui.open_button.setText(button)
        self._ui.open_button.setVisible(bool(button))
        self._ui.kept_button.setVisible(kept)

    def _said(self) -> tuple[str, str]:
        """What the bar says, and its button; no button where there is nothing to be done here."""
        if self._file.lost is not None:
            return self._lost()
        because, holder = self._file.reading_because, self._holder()
        if holder is not None:
            return self.tr("Öppen för läsning. {0}").format(self._who(holder)) + self._copy(), ""
        write = self.tr("Öppna för skrivning")
        was_busy = isinstance(because, BusyFile) and self._file.database.copied_at is None
        if isinstance(because, LockedByAnother) or was_busy:
            return self.tr("Filen är ledig.") + self._copy(), write
        return self.tr("Öppen för läsning: {0}").format(self._why(because)) + self._copy(), write

    def _lost(self) -> tuple[str, str]:
        lost = self._file.lost
        holder = self._watch.holder if self._has_looked or lost is None else lost.holder
        again = self.tr("Öppna igen")
        if holder is None:
            return self.tr("Filen är inte längre öppen för skrivning här: den var borta för länge."), again
        return self.tr("Filen är inte längre öppen för skrivning här. {0}").format(self._who(holder)), again

    def _who(self, holder: Holder) -> str:
        if not holder.host or holder.since is None:
            return self.tr("Någon annan har filen öppen.")
        since = self._when(holder.since)
        if not holder.who:
            return self.tr("Filen är öppen på datorn {0} sedan {1}.").format(holder.host, since)
        who = holder.who[0].upper() + holder.who[1:]
        return self.tr("{0} har filen öppen på datorn {1} sedan {2}.").format(who, holder.host, since)

    def _why(self, because: StyrkortError | None) -> str:
        if isinstance(because, ReadOnlyFile):
            return self.tr("filen är skrivskyddad.")
        if isinstance(because, FolderNotWritable):
            return self.tr("i mappen där filen ligger får du inte spara något.")
        if isinstance(because, BusyFile):
            return self.tr("filen är upptagen av ett annat program.")
        if isinstance(because, LocksRefused):
            return self.tr("mappen där filen ligger tillåter inte att filen låses.")
        return self.tr("inget kan ändras.")

    def _when(self, moment: datetime.datetime) -> str:
        return self._file.say(when_in_words(moment, datetime.datetime.now(datetime.UTC)))

    def _copy(self) -> str:
        at = self._file.database.copied_at
        return "" if at is None else " " + self.tr("Du ser en kopia från {0}.").format(self._when(at))
