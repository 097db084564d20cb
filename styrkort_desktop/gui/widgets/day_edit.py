"""A field for a day: the arrow keys change year, month and day, and Tab leaves it as it leaves any other field."""

from __future__ import annotations

from PySide6.QtWidgets import QDateEdit, QWidget


class DayEdit(QDateEdit):
    """Qt's own goes from year to month to day with Tab; Left and Right do that too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(7, 0, 0, 0)  # the style sheet's padding does not reach the text

    def focusNextPrevChild(self, forward: bool) -> bool:
        return QWidget.focusNextPrevChild(self, forward)
