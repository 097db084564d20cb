"""The list of what a search found, below the search box. The keyboard stays in the box, which moves the choice here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.delegates.search_delegate import SearchDelegate
from styrkort_desktop.gui.models.search_model import SearchModel
from styrkort_desktop.gui.search_rows import SearchRow

_WIDTH = 640
_MARGIN = 12
_FRAME = 6


class SearchPopup(QFrame):
    """Lies over the widget that it is a child of. `row_chosen` carries the row that was clicked."""

    row_chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._host = parent
        self.setProperty("look", "popup")
        self.setObjectName("search_popup")
        self.model = SearchModel(self)
        self._view = QListView(self)
        self._view.setObjectName("search_view")
        self._view.setModel(self.model)
        self._view.setItemDelegate(SearchDelegate(appearance, self._view))
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._view.setMouseTracking(True)
        self._view.setAccessibleName(self.tr("Träffar"))
        self._view.clicked.connect(self._on_view_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, _FRAME, 1, _FRAME)
        layout.addWidget(self._view)
        self.hide()

    # -- what it shows

    def show_rows(self, rows: Sequence[SearchRow], below: QWidget) -> None:
        """Show rows below a widget."""
        self.model.show_rows(rows)
        self.place(below)
        self._view.scrollToTop()
        self.show()
        self.raise_()

    def place(self, below: QWidget) -> None:
        """Lie below a widget, as wide and high as there is room for."""
        host = self._host
        at = below.mapTo(host, QPoint(0, below.height() + 2))
        wide = max(int(_WIDTH * self._appearance.theme.zoom), below.width())
        room = QRect(at, QPoint(host.width() - _MARGIN, host.height() - _MARGIN))
        rows = sum(self._view.sizeHintForRow(row) for row in range(self.model.rowCount()))
        around = 2 * (_FRAME + self.frameWidth())
        self.setGeometry(at.x(), at.y(), min(wide, room.width()), min(rows + around, room.height()))

    # -- the choice

    @property
    def chosen(self) -> SearchRow | None:
        """The row that Enter goes to."""
        return self.model.row(self._view.currentIndex().row())

    def choose(self, number: int) -> None:
        """Make a row the chosen one, and bring it into view."""
        if number < 0:
            self._view.selectionModel().clear()
            return
        self._view.setCurrentIndex(self.model.index(number))
        if number == self.model.step(-1, 1):
            self._view.scrollToTop()  # with the heading above it

    def step(self, steps: int) -> None:
        """Choose so many rows further down, or up."""
        self.choose(self.model.step(self._view.currentIndex().row(), steps))

    def rows_on_a_page(self) -> int:
        """How many hits fit into the list."""
        row = max(self._view.sizeHintForRow(max(self._view.currentIndex().row(), 0)), 1)
        return max(self._view.viewport().height() // row - 1, 1)

    def _on_view_clicked(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if row is not None and row.can_be_chosen:
            self.row_chosen.emit(row)
