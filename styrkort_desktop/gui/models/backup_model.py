"""The backups of a file as a table model: one row each, newest first."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from styrkort_desktop.desk.rescue import when_in_words
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.store import BackupInfo

AnyIndex = QModelIndex | QPersistentModelIndex

_MEGABYTE, _KILOBYTE = 1_000_000, 1_000
_NUMBERS = frozenset({2, 3, 4})
"""The columns that hold numbers stand to the right."""


class BackupModel(QAbstractTableModel):
    """When, why, how large, how much it holds, and in which state it is."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._backups: tuple[BackupInfo, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show_backups(self, backups: Sequence[BackupInfo], now: datetime.datetime) -> None:
        """Show these; `now` tells which are of today."""
        self.beginResetModel()
        self._backups = tuple(backups)
        self._rows = tuple(self._row(one, now) for one in backups)
        self.endResetModel()

    def backup(self, row: int) -> BackupInfo | None:
        """The backup of a row."""
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def row_of(self, path: str) -> int:
        """The row of a backup by its path; the newest where there is none such."""
        return next((row for row, one in enumerate(self._backups) if str(one.path) == path), 0)

    def _row(self, one: BackupInfo, now: datetime.datetime) -> tuple[str, ...]:
        when = when_in_words(one.time, now).into(self._language)
        counts = (str(one.units), str(one.goals)) if one.sound else ("–", "–")
        return when, one.label.into(self._language), size_in_words(one.size), *counts, self._state(one)

    def _state(self, one: BackupInfo) -> str:
        if not one.sound:
            return self.tr("✕  går inte att läsa")
        return self.tr("hel") if one.own else self.tr("!  av en annan fil")

    # -- what Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._headings())

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(self._backups[index.row()].path)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headings()):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("När"),
            self.tr("Varför"),
            self.tr("Storlek"),
            self.tr("Enheter"),
            self.tr("Mål"),
            self.tr("Skick"),
        )


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def size_in_words(size: int) -> str:
    """*640 kB*, *12,5 MB*."""
    if size < _MEGABYTE:
        return QCoreApplication.translate("Counts", "{0} kB").format(format_number(-(-size // _KILOBYTE)))
    return QCoreApplication.translate("Counts", "{0} MB").format(format_number(round(size / _MEGABYTE, 1)))
