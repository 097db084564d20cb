"""What the window does about a damaged file: offers the newest whole backup, puts it in place, says what became of it.

The work is the desk's.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from styrkort_desktop.desk.keeping import policy_of
from styrkort_desktop.desk.locations import SUFFIX
from styrkort_desktop.desk.rescue import Rescue, Rescued, carry_out, find_rescue, when_in_words
from styrkort_desktop.gui.dialogs.closing import run_dialog
from styrkort_desktop.gui.dialogs.damaged import DamagedDialog
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.dialogs.progress import Waiting
from styrkort_desktop.gui.main_window import MainWindow
from styrkort_desktop.gui.receipts import documents
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.unsaved import Unsaved
from styrkort_desktop.progress import Cancelled, Progress
from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.scorecard.texts import Language, Text
from styrkort_desktop.settings import BACKUP_FOLDER, BACKUP_LIMIT_MB, SettingsFile
from styrkort_desktop.store import BackupPolicy, DamagedFile, FileGone, FileMissing, NotAStyrkortFile


class Rescuer(QObject):
    """Lives as long as the window."""

    _chosen = Signal(object, object)
    _copy_chosen = Signal()

    def __init__(self, window: MainWindow, settings: SettingsFile, language: Language) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._language = language
        # later: the error that led here has been dealt with then, and another one can be shown
        self._chosen.connect(self._on_chosen, Qt.ConnectionType.QueuedConnection)
        self._copy_chosen.connect(self._on_copy_chosen, Qt.ConnectionType.QueuedConnection)

    def offer(self, error: StyrkortError) -> bool:
        """Tell of a damaged file and what can be done; False for an error of another kind, which is not told here.

        A file that is no database, or that is not there, counts as damaged where backups of it lie.
        """
        if isinstance(error, FileGone):
            return self._offer_copy(error)
        if not isinstance(error, (DamagedFile, NotAStyrkortFile, FileMissing)):
            return False
        try:
            rescue = self._found(error.path, error)
        except StyrkortError:  # the backups cannot be reached either
            return False
        if rescue.backup is None and not isinstance(error, DamagedFile):
            return False
        heading = self.tr("Filen finns inte") if isinstance(error, FileMissing) else ""
        if run_dialog(DamagedDialog(rescue, _now(), self._language, self._window, heading=heading)):
            self._chosen.emit(rescue, error)
        return True

    def _offer_copy(self, error: FileGone) -> bool:
        """The open file has gone away: what is open can still be saved somewhere else."""
        file = self._window.file
        if file is None or file.database.path != error.path:
            return False
        dialog = MessageDialog(
            self._window,
            Tone.BAD,
            self.tr("Filen är borta"),
            error.into(self._language),
            second=self.tr("Spara en kopia …"),
        )
        if not run_dialog(dialog) and dialog.second_pressed:
            self._copy_chosen.emit()
        return True

    def _on_copy_chosen(self) -> None:
        file = self._window.file
        if file is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Spara en kopia"),
            str(documents() / file.database.path.name),
            self.tr("Styrkort (*{0})").format(SUFFIX),
        )
        if not name:
            return
        target = Path(name) if name.endswith(SUFFIX) else Path(name + SUFFIX)
        file.database.save_copy(target)
        kept = file.put_down(FileGone(file.database.path))
        self._window.open_path(target)
        self._window.take_over(kept)

    def _policy(self) -> BackupPolicy:
        return policy_of(self._settings.value(BACKUP_FOLDER), self._settings.value(BACKUP_LIMIT_MB))

    def _found(self, path: Path, error: StyrkortError) -> Rescue:
        policy, problem = self._policy(), _problem(path, error)

        def work(_progress: Progress, _cancelled: Cancelled) -> Rescue:
            return find_rescue(path, problem, now=_now(), policy=policy)

        return cast("Rescue", Waiting(self._window, self.tr("Letar efter säkerhetskopior …")).run(work))

    # -- doing it

    def _on_chosen(self, rescue: Rescue, error: StyrkortError) -> None:
        kept = self._let_go(rescue.path, error)
        policy = self._policy()

        def work(_progress: Progress, _cancelled: Cancelled) -> Rescued:
            return carry_out(rescue, policy)

        done = cast("Rescued", Waiting(self._window, self.tr("Återställer säkerhetskopian …")).run(work))
        self._window.open_path(rescue.path)
        self._window.take_over(kept)
        self._tell(rescue, done)

    def _let_go(self, path: Path, error: StyrkortError) -> Unsaved | None:
        """Close the file if it is open; gives what was typed and could not be stored in it."""
        file = self._window.file
        if file is None or file.database.path != path:
            return None
        kept = file.put_down(error)
        self._window.close_file()
        return kept

    def _tell(self, rescue: Rescue, done: Rescued) -> None:
        assert rescue.backup is not None
        when = when_in_words(rescue.backup.time, _now()).into(self._language)
        details = [str(one) for one in (done.restored.moved_aside, *done.saved) if one is not None]
        text = self.tr("Den skadade filen finns kvar här:")
        if done.saved:
            text = self.tr(
                "Den skadade filen finns kvar, och det som gick att läsa ur den ligger i egna filer som kan läsas in. "
                "Det som skiljer frågar programmet om."
            )
        dialog = MessageDialog(
            self._window,
            Tone.GOOD,
            self.tr("Säkerhetskopian från {0} är återställd").format(when),
            text if details else "",
            details=details,
            second=self.tr("Läs in det som gick att läsa") if done.saved else self.tr("Öppna mappen"),
        )
        if run_dialog(dialog) or not dialog.second_pressed:
            return
        if done.saved:
            self._window.receive_files([str(one) for one in done.saved])
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(rescue.path.parent)))


def _problem(path: Path, error: StyrkortError) -> Text:
    """What happened, without what to do: that is offered beside it."""
    if isinstance(error, DamagedFile):
        return error.happened
    if isinstance(error, FileMissing):
        return Text("{path} finns inte längre.", "{path} is no longer there.").format(path=path)
    return Text(
        "{path} går inte att läsa som en Styrkort-databas. Filen är orörd och inget har tagits bort.",
        "{path} cannot be read as a Styrkort database. The file is untouched and nothing has been removed.",
    ).format(path=path)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
