"""What the menus do with the open file, and what of it can be done now. Made anew for each file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from styrkort_desktop.gui.aspects import Aspect
from styrkort_desktop.gui.file_actions import FileActions
from styrkort_desktop.gui.forms.ui_main_window import Ui_MainWindow
from styrkort_desktop.gui.making_files import MakingFiles
from styrkort_desktop.gui.mapping_actions import MappingActions
from styrkort_desktop.gui.spots import Page
from styrkort_desktop.gui.table_actions import TableActions
from styrkort_desktop.gui.workspace import Workspace


class FileMenus(QObject):
    """Connects the window's actions to an open file until `remove`; then all of them are greyed."""

    def __init__(
        self,
        ui: Ui_MainWindow,
        workspace: Workspace,
        actions: FileActions,
        making: MakingFiles,
        tables: TableActions,
        mapping: MappingActions,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._workspace = workspace
        self._file = workspace.file
        self._always: dict[QAction, Callable[[], None]] = {
            ui.backup_action: actions.backup,
            ui.backups_action: actions.backups,
            ui.print_action: making.print,
            ui.send_action: making.send,
            ui.send_with_findings_action: making.send_with_findings,
            ui.receive_action: actions.receive,
            ui.fill_table_action: tables.fill,
            ui.make_table_action: tables.make,
            ui.old_sheet_action: mapping.read,
            ui.search_action: workspace.search,
            ui.overview_action: workspace.show_overview,
            ui.follow_up_action: workspace.show_follow_up,
            ui.findings_action: workspace.show_findings,
            ui.history_action: workspace.show_history,
            ui.next_area_action: self._on_next_area_action_triggered,
            ui.previous_area_action: self._on_previous_area_action_triggered,
            ui.next_finding_action: self._on_next_finding_action_triggered,
            ui.previous_finding_action: self._on_previous_finding_action_triggered,
        }
        page = workspace.goal_page
        self._in_area: dict[QAction, Callable[[], None]] = {
            ui.new_goal_action: page.new_goal,
            ui.not_concerned_action: page.ask_not_concerned,
        }
        self._in_goal: dict[QAction, Callable[[], None]] = {
            ui.goal_up_action: self._on_goal_up_action_triggered,
            ui.goal_down_action: self._on_goal_down_action_triggered,
            ui.remove_goal_action: page.remove_goal,
            ui.add_indicator_action: page.add_indicator,
            ui.remove_indicator_action: page.remove_indicator,
        }
        self._looking_at_goal: dict[QAction, Callable[[], None]] = {
            ui.goal_history_action: workspace.show_goal_history,
        }
        self._sometimes: dict[QAction, Callable[[], None]] = {
            ui.undo_action: self._file.undo,
            ui.redo_action: self._file.redo,
            ui.conflicts_action: actions.conflicts,
            ui.analysis_action: making.analysis,
        }
        self._writing = (
            ui.send_action,
            ui.send_with_findings_action,
            ui.receive_action,
            ui.fill_table_action,
            ui.old_sheet_action,
            ui.conflicts_action,
            *self._in_area,
            *self._in_goal,
        )
        for action, slot in self._slots().items():
            action.triggered.connect(slot)
        self._file.changed.connect(self._on_file_changed)
        self._show()

    def _slots(self) -> dict[QAction, Callable[[], None]]:
        return {**self._always, **self._in_area, **self._in_goal, **self._looking_at_goal, **self._sometimes}

    def remove(self) -> None:
        """Let go of the actions: there is no file any more."""
        self._file.changed.disconnect(self._on_file_changed)
        for action, slot in self._slots().items():
            action.triggered.disconnect(slot)
            action.setEnabled(False)
        self._show_step(self._ui.undo_action, self.tr("Ångra"), None)
        self._show_step(self._ui.redo_action, self.tr("Gör om"), None)

    # -- what can be done now

    def _on_file_changed(self, aspect: Aspect) -> None:
        if aspect & ~Aspect.FINDINGS:
            self._show()

    def _show(self) -> None:
        file = self._file
        in_area = file.spot.page is Page.AREA
        in_goal = in_area and file.spot.goal is not None
        for actions, can in (
            (self._always, True),
            (self._in_area, in_area),
            (self._in_goal, in_goal),
            (self._looking_at_goal, in_goal),
        ):
            for action in actions:
                action.setEnabled(can)
        self._ui.conflicts_action.setEnabled(bool(file.database.open_conflicts()))
        self._ui.analysis_action.setEnabled(not file.database.units)
        if not file.can_write:
            for action in self._writing:
                action.setEnabled(False)
        self._show_step(self._ui.undo_action, self.tr("Ångra"), file.undo_name())
        self._show_step(self._ui.redo_action, self.tr("Gör om"), file.redo_name())

    def _show_step(self, action: QAction, verb: str, name: str | None) -> None:
        action.setEnabled(name is not None)
        action.setText(f"{verb} {name}" if name else verb)

    # -- steps one way and the other

    def _on_next_area_action_triggered(self) -> None:
        self._workspace.step_area(1)

    def _on_previous_area_action_triggered(self) -> None:
        self._workspace.step_area(-1)

    def _on_next_finding_action_triggered(self) -> None:
        self._workspace.step_finding(1)

    def _on_previous_finding_action_triggered(self) -> None:
        self._workspace.step_finding(-1)

    def _on_goal_up_action_triggered(self) -> None:
        self._workspace.goal_page.move_goal(-1)

    def _on_goal_down_action_triggered(self) -> None:
        self._workspace.goal_page.move_goal(1)
