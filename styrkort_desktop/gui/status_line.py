"""The status bar's one line: whether all is saved, how far the scorecard has come, when its file was made."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QLabel, QStatusBar

from styrkort_desktop.gui.aspects import Aspect
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.widgets.looks import goals_in_words, indicators_in_words

_BETWEEN = "   ·   "


class StatusLine(QObject):
    """Follows one open file, on a status bar that it shares with nobody."""

    def __init__(self, file: OpenFile, bar: QStatusBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._label = QLabel(bar)
        bar.addWidget(self._label, 1)
        file.changed.connect(self._on_file_changed)
        self._show()

    def refresh(self) -> None:
        """Say anew what there is to say."""
        self._show()

    def remove(self) -> None:
        """Leave the bar."""
        self._label.deleteLater()

    def _on_file_changed(self, aspect: Aspect) -> None:
        if aspect & (Aspect.SAVING | Aspect.CONTENT | Aspect.UNIT | Aspect.ACCESS):
            self._show()

    def _show(self) -> None:
        parts = (self._saved(), self._backups(), *self._counts(), self._dispatch())
        self._label.setText(_BETWEEN.join(part for part in parts if part))
        self._label.setToolTip("\n".join(self._file.say(one) for one in self._file.database.backup_remarks))

    def _saved(self) -> str:
        if not self._file.can_write:
            return self.tr("Öppen för läsning") if self._file.kept is None else self.tr("✕  Det sista är inte sparat")
        if self._file.unsaved is not None:
            return self.tr("✕  Inte sparat: {0}").format(self._file.unsaved.into(self._file.language))
        if self._file.saved_at is None:
            return self.tr("Allt sparat")
        return self.tr("Allt sparat {0}").format(f"{self._file.saved_at:%H:%M}")

    def _backups(self) -> str:
        """A mark only where there is something to see to; what it is stands in the tool tip and with the backups."""
        return self.tr("!  Se över säkerhetskopiorna (Arkiv)") if self._file.database.backup_remarks else ""

    def _counts(self) -> tuple[str, ...]:
        scorecard = self._file.scorecard
        required = self._file.template.required_areas()
        begun = sum(1 for area in required if scorecard.goals_of(area.key))
        indicators = sum(1 for _ in scorecard.indicators())
        return (
            self.tr("{0} av {1} målområden påbörjade").format(begun, len(required)),
            f"{goals_in_words(len(scorecard.goals))}, {indicators_in_words(indicators)}",
        )

    def _dispatch(self) -> str:
        made = self._file.database.dispatches(self._file.unit)
        if not made:
            return ""
        return self.tr("Fil skapad {0} (version {1})").format(day_in_words(made[0].made), made[0].revision)


def day_in_words(moment: datetime.datetime) -> str:
    """*3 mars*, with the year where it is not this one."""
    local = moment.astimezone()
    month = QLocale().standaloneMonthName(local.month)
    this_year = datetime.datetime.now().astimezone().year
    return f"{local.day} {month}" if local.year == this_year else f"{local.day} {month} {local.year}"
