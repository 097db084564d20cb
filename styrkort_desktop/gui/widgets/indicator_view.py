"""The table of indicators: its columns share the width, the name taking what the others leave."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from styrkort_desktop.gui.indicator_columns import ColumnKind
from styrkort_desktop.gui.models.indicator_model import IndicatorModel
from styrkort_desktop.gui.widgets.grid_view import GridView

_TREND_WIDTH, _LEAST_TREND_WIDTH = 118, 64
_LEAST_CONTENT = {"unit": "antal", "better": "behålla", "baseline": "123,4", "baseline.year": "2014"}
_LEAST_TARGET = "123,4"
_MOST_WIDTH = 96
_LEAST_NAME, _GOOD_NAME = 130, 200
_PADDING = 16


class IndicatorView(GridView):
    """The indicators of one goal."""

    def share_width(self) -> None:
        """Each column what its heading and content need; the trend gives way first, the name takes what is left."""
        model = self.model()
        if not isinstance(model, IndicatorModel):
            return
        width = self.viewport().width()
        widths = [self._needed_width(model, number) for number in range(len(model.columns))]
        spare = width - sum(widths[1:]) - _GOOD_NAME
        if spare < 0:
            widths[-1] = max(widths[-1] + spare, _LEAST_TREND_WIDTH)
        widths[0] = max(width - sum(widths[1:]), _LEAST_NAME)
        for number, own in enumerate(widths):
            self.setColumnWidth(number, own)

    def _needed_width(self, model: IndicatorModel, number: int) -> int:
        column = model.columns[number]
        if column.kind is ColumnKind.TREND:
            return _TREND_WIDTH
        heading = str(model.headerData(number, Qt.Orientation.Horizontal)).split("\n")
        shown = [str(model.index(row, number).data() or "") for row in range(model.rowCount())]
        content = [_LEAST_CONTENT.get(column.field, _LEAST_TARGET), *shown]
        bold = QFont(self.font())
        bold.setBold(True)
        headings = max(QFontMetrics(bold).horizontalAdvance(line) for line in heading)
        contents = max(self.fontMetrics().horizontalAdvance(text) for text in content)
        return min(max(headings, contents), _MOST_WIDTH) + _PADDING
