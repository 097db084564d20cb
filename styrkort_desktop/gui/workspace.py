"""An open file on the screen: the left column, the pages and the panel of findings. Made anew for each file."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.aspects import Aspect
from styrkort_desktop.gui.delegates.outline_delegate import OutlineDelegate
from styrkort_desktop.gui.forms.ui_workspace import Ui_Workspace
from styrkort_desktop.gui.models.outline_model import ROW_ROLE, OutlineModel
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.outline import OutlineRow, outline
from styrkort_desktop.gui.pages.direction_page import DirectionPage
from styrkort_desktop.gui.pages.findings_page import FindingsPage
from styrkort_desktop.gui.pages.follow_up_page import FollowUpPage
from styrkort_desktop.gui.pages.goal_page import GoalPage
from styrkort_desktop.gui.pages.history_page import HistoryPage
from styrkort_desktop.gui.pages.overview_page import OverviewPage
from styrkort_desktop.gui.search_rows import spot_of_hit
from styrkort_desktop.gui.spots import OVERVIEW, Page, Spot
from styrkort_desktop.gui.widgets.looks import conflicts_in_words, findings_in_words, set_look
from styrkort_desktop.scorecard.choices import STAGE
from styrkort_desktop.store import SearchHit

_COLUMN_WIDTH = 300
_NARROW_COLUMN_WIDTH = 248
_BESIDE_FROM = 1_180
"""From this width on the findings stand beside the page."""


class Workspace(QWidget):
    """What concerns the file as a whole is asked of the window by signal."""

    print_chosen = Signal()
    send_chosen = Signal()
    receive_chosen = Signal()
    conflicts_chosen = Signal()

    def __init__(self, file: OpenFile, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self._appearance = appearance
        self._arranged: tuple[bool, float] | None = None
        self._ui = Ui_Workspace()
        self._ui.setupUi(self)
        self._ui.findings_panel.set_file(file)
        self._ui.search_box.set_file(file, appearance, self)
        self.goal_page = GoalPage(file, appearance, self)
        self.history_page = HistoryPage(file, appearance, self)
        self.direction_page = DirectionPage(file, appearance, self)
        self.follow_up_page = FollowUpPage(file, appearance, self)
        self._pages: dict[Page, QWidget] = {
            Page.OVERVIEW: OverviewPage(file, appearance, self),
            Page.AREA: self.goal_page,
            Page.DIRECTION: self.direction_page,
            Page.FOLLOW_UP: self.follow_up_page,
            Page.FINDINGS: FindingsPage(file, appearance, self),
            Page.HISTORY: self.history_page,
        }
        for page in self._pages.values():
            self._ui.pages.addWidget(page)
        self._outline = OutlineModel(self)
        self._ui.outline_view.setModel(self._outline)
        self._ui.outline_view.setItemDelegate(OutlineDelegate(appearance, self._ui.outline_view))
        self._fill_units()
        self._connect()
        self._arrange(self.width())
        self._show(Aspect.EVERYTHING)

    def _fill_units(self) -> None:
        codes = self.file.unit_codes
        chooser = self._ui.unit_chooser
        chooser.setMaxVisibleItems(20)
        for code in codes:
            chooser.addItem(self.file.template.unit(code).name, code)
        chooser.setVisible(len(codes) > 1)
        self._ui.unit_label.setVisible(len(codes) == 1)

    def _connect(self) -> None:
        ui = self._ui
        ui.unit_chooser.activated.connect(self._on_unit_chooser_activated)
        ui.outline_view.selectionModel().currentChanged.connect(self._on_outline_current_changed)
        ui.outline_view.activated.connect(self._on_outline_activated)
        ui.search_box.hit_chosen.connect(self._on_search_box_hit_chosen)
        ui.search_box.left.connect(self._on_search_box_left)
        ui.findings_button.clicked.connect(self._on_findings_button_clicked)
        ui.print_button.clicked.connect(self.print_chosen)
        ui.send_button.clicked.connect(self.send_chosen)
        ui.receive_button.clicked.connect(self.receive_chosen)
        ui.conflicts_button.clicked.connect(self.conflicts_chosen)
        self.file.changed.connect(self._show)
        self._appearance.changed.connect(self._on_appearance_changed)

    # -- showing

    def _show(self, aspect: Aspect) -> None:
        if aspect & (Aspect.UNIT | Aspect.CONTENT | Aspect.ACCESS):
            self._show_unit()
        if aspect & (Aspect.UNIT | Aspect.CONTENT | Aspect.FINDINGS):
            self._show_state()
        if aspect & (Aspect.UNIT | Aspect.SPOT):
            self._show_spot()

    def _show_unit(self) -> None:
        file, ui = self.file, self._ui
        ui.unit_chooser.setCurrentIndex(ui.unit_chooser.findData(file.unit))
        ui.unit_chooser.setToolTip(file.template.unit(file.unit).name)
        ui.unit_label.setText(file.template.unit(file.unit).name)
        scorecard = file.scorecard
        stage = file.say(STAGE.labels[scorecard.stage])
        ui.period_label.setText(self.tr("{0} · {1}, version {2}").format(scorecard.period, stage, scorecard.revision))
        office = file.template.office
        ui.send_button.setText(
            self.tr("Skapa fil till enheten") if file.is_office else self.tr("Skapa fil till {0}").format(office)
        )
        for button in (ui.send_button, ui.receive_button, ui.conflicts_button):
            button.setEnabled(file.can_write)  # a file that is made is noted in the database
        conflicts = len(file.database.open_conflicts())
        ui.conflicts_button.setVisible(conflicts > 0)
        words = conflicts_in_words(conflicts)
        ui.conflicts_button.setText(f"!  {words}")
        ui.conflicts_button.setAccessibleName(self.tr("{0} att avgöra").format(words))

    def _show_state(self) -> None:
        file, ui = self.file, self._ui
        self._outline.show_rows(outline(file.scorecard, file.template, file.verdict))
        count = len(file.verdict.before_submission)
        words = findings_in_words(count)
        ui.findings_button.setText(self.tr("Kontroll") + f"   {words}")
        ui.findings_button.setAccessibleName(self.tr("Kontroll, {0}").format(words))
        self._show_spot()

    def _show_spot(self) -> None:
        spot = self.file.spot
        self._ui.pages.setCurrentWidget(self._pages[spot.page])
        set_look(self._ui.findings_button, "chosen", "true" if spot.page is Page.FINDINGS else "false")
        row = self._outline.row_of(spot)
        if row is None:
            self._ui.outline_view.selectionModel().clear()
        elif self._ui.outline_view.currentIndex().row() != row:
            self._ui.outline_view.setCurrentIndex(self._outline.index(row))

    # -- where to

    def _on_outline_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = current.data(ROW_ROLE)
        if isinstance(row, OutlineRow) and row.spot is not None and not self._is_here(row.spot):
            self.file.go_to(row.spot)

    def _is_here(self, spot: Spot) -> bool:
        here = self.file.spot
        return (spot.page, spot.area, spot.direction) == (here.page, here.area, here.direction)

    def _on_outline_activated(self, index: QModelIndex) -> None:
        """Enter goes from the list into the page."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, OutlineRow) or row.spot is None:
            return
        if row.spot.page is Page.DIRECTION:
            self.direction_page.take_keyboard()
        elif row.spot.page is Page.FOLLOW_UP:
            self.follow_up_page.take_keyboard()
        elif row.spot.page is Page.AREA:
            goal = self.file.spot.goal if self._is_here(row.spot) else None
            self.file.go_to(Spot(Page.AREA, row.spot.area, goal, field="text" if goal else None))

    def _on_unit_chooser_activated(self, index: int) -> None:
        self.file.show_unit(self._ui.unit_chooser.itemData(index))

    def search(self) -> None:
        """The search box."""
        self._ui.search_box.take_keyboard()

    def _on_search_box_hit_chosen(self, hit: SearchHit) -> None:
        self.file.show_unit(hit.place.unit)
        self.file.go_to(spot_of_hit(hit))
        if self.file.spot.goal is None:
            self._ui.outline_view.setFocus()

    def _on_search_box_left(self) -> None:
        self.take_keyboard()

    def _on_findings_button_clicked(self) -> None:
        self.show_findings()

    def show_overview(self) -> None:
        """The overview."""
        self.file.go_to(OVERVIEW)

    def show_follow_up(self) -> None:
        """The round at hand, or the one in turn."""
        self.file.go_to(Spot(Page.FOLLOW_UP, round=self.file.spot.round))

    def show_findings(self) -> None:
        """The full check."""
        self.file.check_now()
        self.file.go_to(Spot(Page.FINDINGS))

    def show_history(self) -> None:
        """What was changed, when and by whom."""
        self.file.go_to(Spot(Page.HISTORY))
        self.history_page.take_keyboard()

    def show_goal_history(self) -> None:
        """The same, of the goal at hand."""
        self.file.go_to(Spot(Page.HISTORY, goal=self.file.spot.goal))
        self.history_page.take_keyboard()

    def step_area(self, steps: int) -> None:
        """The next area, or the one before; round at the ends."""
        areas = self._outline.areas()
        if not areas:
            return
        here = (
            [spot.area for spot in areas].index(self.file.spot.area)
            if self.file.spot.area
            else (-1 if steps > 0 else 0)
        )
        self.file.go_to(areas[(here + steps) % len(areas)])

    def step_finding(self, steps: int) -> None:
        """The next finding in the scorecard's order, or the one before; from elsewhere the nearest that way."""
        found = [one for one in self.file.verdict.before_submission if one.place.area is not None]
        if not found:
            return
        spots = list(dict.fromkeys(self.file.resolved(self.file.spot_of_finding(one)) for one in found))
        if self.file.spot in spots:
            at = spots.index(self.file.spot) + steps
        else:
            here = self._order(self.file.spot)
            at = sum(1 for spot in spots if self._order(spot) < here) - (1 if steps < 0 else 0)
        self.file.go_to(spots[at % len(spots)])

    def _order(self, spot: Spot) -> tuple[int, int]:
        """How far down the scorecard a spot is: its area, then its goal; the area itself before its goals."""
        areas = [area.key for area in self.file.template.areas]
        goals = [goal.id for goal in self.file.scorecard.goals]
        return (
            areas.index(spot.area) if spot.area in areas else -1,
            goals.index(spot.goal) if spot.goal in goals else -1,
        )

    def take_keyboard(self) -> None:
        """Put the keyboard where the person was: in the goal, or in the list of places."""
        spot = self.file.spot
        if spot.page is Page.AREA and spot.goal is not None:
            self.file.go_to(Spot(Page.AREA, spot.area, spot.goal, field="text"))
        else:
            self._ui.outline_view.setFocus()

    # -- width

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _on_appearance_changed(self) -> None:
        self._arrange(self.width())
        self._outline.layoutChanged.emit()

    def _arrange(self, width: int) -> None:
        """Findings beside the page where there is room, else below it; a narrower left column in a narrow window."""
        zoom = self._appearance.theme.zoom
        beside = width >= _BESIDE_FROM * zoom
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._ui.column.setFixedWidth(int((_COLUMN_WIDTH if beside else _NARROW_COLUMN_WIDTH) * zoom))
        if (beside, zoom) != self._arranged:
            self._arranged = (beside, zoom)
            self._ui.stage_layout.setDirection(direction)
            self._ui.findings_panel.set_below(not beside, zoom)
