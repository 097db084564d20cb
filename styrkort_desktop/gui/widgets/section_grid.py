"""A grid of a page: its columns share the width by what they hold."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent

from styrkort_desktop.gui.models.grid_model import NEW_ROLE, GridModel
from styrkort_desktop.gui.models.indicator_model import LEFT_ROLE
from styrkort_desktop.gui.widgets.grid_view import GridView

_PADDING = 18
_LEAST_FIGURE = "1 234,5"
_MOST_NEEDED = "n" * 20
_LEAST_ROOM = 26
_LEFT = "– saknas"
"""As wide as what the delegate draws where a value is due."""


class SectionGrid(GridView):
    """Columns with figures take what they need, those with texts share what is left. Ctrl+Delete takes a row away."""

    def share_width(self) -> None:
        """Give every column its width: at least what its longest word needs, then its share of what is left."""
        model = self.model()
        if not isinstance(model, GridModel):
            return
        columns = model.grid.columns
        widths = [self._needed_width(model, number) for number in range(len(columns))]
        left = max(self.viewport().width() - sum(widths), 0)
        shares = sum(column.room for column in columns) or len(columns)
        for number, (width, column) in enumerate(zip(widths, columns, strict=True)):
            room = column.room if any(one.room for one in columns) else 1
            self.setColumnWidth(number, width + left * room // shares)
        overflows = sum(widths) > self.viewport().width()
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if overflows else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)

    def extra_height(self) -> int:
        """The bar's, where the columns do not fit."""
        always = self.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        return self.horizontalScrollBar().sizeHint().height() if always else 0

    def _needed_width(self, model: GridModel, number: int) -> int:
        column = model.grid.columns[number]
        heading = str(model.headerData(number, Qt.Orientation.Horizontal))
        bold = QFont(self.font())
        bold.setBold(True)
        heading_width = max(QFontMetrics(bold).horizontalAdvance(line) for line in heading.split("\n"))
        cells = [model.index(row, number) for row in range(model.rowCount())]
        shown = [str(one.data() or _instead(one, number)) for one in cells]
        pieces = [word for text in shown for word in text.split()] if column.room else shown
        contents = max((self.fontMetrics().horizontalAdvance(one) for one in (_LEAST_FIGURE, *pieces)), default=0)
        most = self.fontMetrics().horizontalAdvance(_MOST_NEEDED)
        return max(min(contents, most), heading_width, column.room * _LEAST_ROOM) + _PADDING

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        removes = event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if removes and isinstance(model, GridModel):
            model.remove(self.currentIndex())
            return
        super().keyPressEvent(event)


def _instead(index: QModelIndex, column: int) -> str:
    """What an empty cell shows."""
    if index.data(LEFT_ROLE):
        return _LEFT
    return str(index.data(NEW_ROLE) or "") if column == 0 else ""
