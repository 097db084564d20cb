"""The window: its menus, which file is open in it, and where the person was. What a file shows is its workspace's."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMainWindow

from styrkort_desktop.desk.keeping import policy_of
from styrkort_desktop.desk.locations import SUFFIX, data_folder
from styrkort_desktop.desk.new_file import new_file
from styrkort_desktop.desk.rescue import Rescued, restore_over
from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.aspects import Aspect
from styrkort_desktop.gui.day_keeper import DayKeeper
from styrkort_desktop.gui.dialogs.about import AboutDialog
from styrkort_desktop.gui.dialogs.closing import run_dialog
from styrkort_desktop.gui.dialogs.message import ask
from styrkort_desktop.gui.dialogs.new_file import NewFileDialog
from styrkort_desktop.gui.dialogs.progress import Waiting
from styrkort_desktop.gui.dialogs.settings import SettingsDialog
from styrkort_desktop.gui.file_access import FileAccess
from styrkort_desktop.gui.file_actions import FileActions
from styrkort_desktop.gui.file_menus import FileMenus
from styrkort_desktop.gui.forms.ui_main_window import Ui_MainWindow
from styrkort_desktop.gui.look_menu import LookMenu
from styrkort_desktop.gui.making_files import MakingFiles
from styrkort_desktop.gui.mapping_actions import MappingActions
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.opening_files import Opened, open_as_possible
from styrkort_desktop.gui.pages.start_page import StartPage
from styrkort_desktop.gui.receipts import documents
from styrkort_desktop.gui.recent_files import RecentFiles
from styrkort_desktop.gui.rule_help import RuleHelp
from styrkort_desktop.gui.status_line import StatusLine
from styrkort_desktop.gui.table_actions import TableActions
from styrkort_desktop.gui.unsaved import Unsaved
from styrkort_desktop.gui.workspace import Workspace
from styrkort_desktop.progress import Cancelled, Progress
from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.settings import (
    BACKUP_FOLDER,
    BACKUP_LIMIT_MB,
    WHO,
    WINDOW_GEOMETRY,
    SettingsFile,
)
from styrkort_desktop.store import BackupInfo, BackupPolicy, Database
from styrkort_desktop.template.built_in import built_in_template

DEMO_NAME = f"exempel{SUFFIX}"


class MainWindow(QMainWindow):
    """Holds at most one open file. `file_shown` tells that another is shown, or none."""

    file_shown = Signal()

    def __init__(self, settings: SettingsFile, appearance: Appearance, language: Language) -> None:
        super().__init__()
        self._settings = settings
        self._appearance = appearance
        self._language = language
        self._workspace: Workspace | None = None
        self._actions: FileActions | None = None
        self._making: MakingFiles | None = None
        self._tables: TableActions | None = None
        self._mapping: MappingActions | None = None
        self._menus: FileMenus | None = None
        self._status: StatusLine | None = None
        self._day_keeper: DayKeeper | None = None
        self._access: FileAccess | None = None
        self._ui = Ui_MainWindow()
        self._ui.setupUi(self)
        self._start_page = StartPage(self)
        self._ui.content.addWidget(self._start_page)
        self._look = LookMenu(self._ui, settings, appearance, self)
        self._recent = RecentFiles(self._ui.recent_menu, self._start_page, settings, self)
        self._rules = RuleHelp(appearance, language, lambda: self.file, self)
        self._connect()
        self._restore_geometry()
        self._show_title()

    @property
    def file(self) -> OpenFile | None:
        """The open file, if any."""
        return self._workspace.file if self._workspace else None

    @property
    def workspace(self) -> Workspace | None:
        """What shows it."""
        return self._workspace

    def _connect(self) -> None:
        ui = self._ui
        slots = {
            ui.new_file_action: self.new_file,
            ui.open_file_action: self.ask_open,
            ui.close_file_action: self.close_file,
            ui.quit_action: self.close,
            ui.settings_action: self._on_settings_action_triggered,
            ui.rules_action: self._rules.show_here,
            ui.about_action: self._on_about_action_triggered,
        }
        for action, slot in slots.items():
            action.triggered.connect(slot)
        self.file_shown.connect(self._rules.refresh)
        ui.redo_action.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self._start_page.open_chosen.connect(self.ask_open)
        self._start_page.new_chosen.connect(self.new_file)
        self._start_page.demo_chosen.connect(self.open_demo)
        self._recent.chosen.connect(self.open_path)

    # -- opening and closing

    def open_path(self, path: Path) -> None:
        """Open a file, in place of the one that is open; for reading where it cannot be written.

        Raises what the store raises; then the old one stays.
        """
        if self.file is not None and self.file.can_write and _is_one_file(path, self.file.database.path):
            return
        self._show_opened(open_as_possible(path, self._settings.value(WHO), self._backup_policy()))

    def ask_open(self) -> None:
        """Ask which file to open."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Öppna"), str(documents()), self.tr("Styrkort (*{0});;Alla filer (*)").format(SUFFIX)
        )
        if chosen:
            self.open_path(Path(chosen))

    def new_file(self) -> None:
        """Ask about a new file, make it and open it."""
        dialog = NewFileDialog(documents(), self)
        if run_dialog(dialog):
            made = new_file(
                dialog.path,
                dialog.template,
                dialog.units,
                who=self._settings.value(WHO),
                policy=self._backup_policy(),
            )
            self._show_opened(Opened(made))

    def open_demo(self) -> None:
        """Open the example, made the first time."""
        path = data_folder() / DEMO_NAME
        if path.exists():
            self.open_path(path)
        else:
            who, policy = self._settings.value(WHO), self._backup_policy()
            self._show_opened(Opened(new_file(path, built_in_template(), demo=True, who=who, policy=policy)))

    def _on_reopen_chosen(self, writable: bool) -> None:
        """The same file anew, at the same place, with what could not be stored."""
        file = self.file
        if file is None:
            return
        who, policy = self._settings.value(WHO), self._backup_policy()
        opened = (
            open_as_possible(file.database.path, who, policy)
            if writable
            else Opened(Database.open(file.database.path, writable=False, who=who, policy=policy), file.reading_because)
        )
        kept, file.kept = file.kept, None
        self._show_opened(opened)
        self.take_over(kept)

    def take_over(self, kept: Unsaved | None) -> None:
        """Store in the open file what could not be stored before it was opened anew. Raises what the store raises."""
        if kept is not None and self._access is not None:
            self._access.take_over(kept)

    def receive_files(self, names: Sequence[str]) -> None:
        """Take files into the open file, if any."""
        if self._actions is not None:
            self._actions.receive_files(names)

    def _on_access_failed(self, error: StyrkortError) -> None:
        raise error

    def _show_opened(self, opened: Opened) -> None:
        database = opened.database
        if not self.close_file():
            database.close()
            return
        unit, spot = self._recent.place_in(database.path)
        file = OpenFile(database, self._language, unit, self, reading_because=opened.reading_because)
        file.go_to(spot)
        self._workspace = Workspace(file, self._appearance, self)
        self._actions, self._making = FileActions(file, self), MakingFiles(file, self)
        # later: the file that the sender acts on is closed then
        self._actions.restore_chosen.connect(self._on_restore_chosen, Qt.ConnectionType.QueuedConnection)
        self._access = FileAccess(file, self, self._ui.central_layout)
        # later, for the same reason
        self._access.reopen_chosen.connect(self._on_reopen_chosen, Qt.ConnectionType.QueuedConnection)
        self._access.failed.connect(self._on_access_failed)
        self._tables = TableActions(file, self)
        self._mapping = MappingActions(file, self._settings, self._appearance, self)
        self._menus = FileMenus(
            self._ui, self._workspace, self._actions, self._making, self._tables, self._mapping, self
        )
        self._status = StatusLine(file, self._ui.status_bar, self)
        self._day_keeper = DayKeeper(file, self)
        self._day_keeper.seen_to.connect(self._status.refresh)
        self._workspace.print_chosen.connect(self._making.print)
        self._workspace.send_chosen.connect(self._making.send)
        self._workspace.receive_chosen.connect(self._actions.receive)
        self._workspace.conflicts_chosen.connect(self._actions.conflicts)
        file.changed.connect(self._on_file_changed)
        file.rule_asked.connect(self._rules.show_rule)
        self._ui.content.addWidget(self._workspace)
        self._ui.content.setCurrentWidget(self._workspace)
        self._recent.remember(database.path)
        self._show_title()
        self._workspace.take_keyboard()
        self.file_shown.emit()

    def close_file(self) -> bool:
        """Close the open file, all being saved. False when it could not be saved and the person keeps it open."""
        if self._workspace is None:
            return True
        file = self._workspace.file
        self._recent.remember_place(file)
        self._rest()
        try:
            file.close()
        except StyrkortError as error:
            if not self._give_up(error):
                if self._access is not None:
                    self._access.resume()
                return False
            file.abandon()
        for follower in (self._menus, self._status, self._access):
            if follower is not None:
                follower.remove()
        made = (
            self._menus,
            self._status,
            self._day_keeper,
            self._access,
            self._actions,
            self._making,
            self._tables,
            self._mapping,
            self._workspace,
            file,
        )
        for one in made:
            if one is not None:
                one.deleteLater()
        self._ui.content.removeWidget(self._workspace)
        self._workspace, self._actions, self._making, self._tables = None, None, None, None
        self._mapping = None
        self._menus, self._status = None, None
        self._day_keeper, self._access = None, None
        self._ui.content.setCurrentWidget(self._start_page)
        self._recent.none_open()
        self._show_title()
        self.file_shown.emit()
        return True

    def _rest(self) -> None:
        """No thread reads in the file any more."""
        if self._access is not None:
            self._access.pause()
        if self._day_keeper is not None:
            self._day_keeper.remove()

    def _give_up(self, error: StyrkortError) -> bool:
        return ask(
            self,
            self.tr("Det sista du skrev är inte sparat"),
            error.into(self._language),
            yes=self.tr("Stäng utan att spara"),
            no=self.tr("Behåll filen öppen"),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is instant: everything is saved already."""
        path = str(self.file.database.path) if self.file else ""
        if not self.close_file():
            event.ignore()
            return
        self._recent.leave_open(path)
        self._settings.keep(WINDOW_GEOMETRY, base64.b64encode(self.saveGeometry().data()).decode("ascii"))
        super().closeEvent(event)

    def _restore_geometry(self) -> None:
        kept = self._settings.value(WINDOW_GEOMETRY)
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii")))

    # -- the title

    def _on_file_changed(self, aspect: Aspect) -> None:
        if aspect & (Aspect.UNIT | Aspect.ACCESS):
            self._show_title()

    def _show_title(self) -> None:
        file = self.file
        self._ui.close_file_action.setEnabled(file is not None)
        if file is None:
            self.setWindowTitle("Styrkort")
            return
        unit, name = file.template.unit(file.unit).name, file.database.path.name
        named = name if file.can_write else self.tr("{0} (läsning)").format(name)
        self.setWindowTitle(f"{unit} – {named} – Styrkort")

    def _on_about_action_triggered(self) -> None:
        run_dialog(AboutDialog(self))

    # -- settings and backups

    def _on_settings_action_triggered(self) -> None:
        role = self.file.database.role if self.file else ""
        dialog = SettingsDialog(self._settings, self._appearance, self._language, role, self)
        dialog.kept.connect(self._on_settings_kept)
        run_dialog(dialog)

    def _on_settings_kept(self) -> None:
        """What was set holds for the open file from now on."""
        self._look.refresh()
        if self.file is not None:
            self.file.database.write_as(self._settings.value(WHO))
            self.file.database.back_up_by(self._backup_policy())

    def _backup_policy(self) -> BackupPolicy:
        return policy_of(self._settings.value(BACKUP_FOLDER), self._settings.value(BACKUP_LIMIT_MB))

    def _on_restore_chosen(self, backup: BackupInfo) -> None:
        """Put a backup in the place of the open file, which is kept beside it, and show that."""
        if self.file is None:
            return
        path, policy = self.file.database.path, self._backup_policy()
        if not self.close_file():
            return

        def work(_progress: Progress, _cancelled: Cancelled) -> Rescued:
            return restore_over(path, str(backup.path), policy)

        try:
            done = cast("Rescued", Waiting(self, self.tr("Återställer filen …")).run(work))
        finally:
            self.open_path(path)
        if self._actions is not None:
            self._actions.tell_restored(done)


def _is_one_file(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file; not where either leads nowhere."""
    try:
        return path.samefile(other)
    except OSError:
        return False
