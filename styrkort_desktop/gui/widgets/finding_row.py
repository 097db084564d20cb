"""Rows of the full check: a finding with its place and what can be done about it, and a waiver with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from styrkort_desktop.gui.checker import SIGNS, TONES, can_be_waived, title_of
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.places_in_words import place_in_words
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.waiving import covered_by, place_of, title_of_waiver, unused_by
from styrkort_desktop.gui.widgets.looks import set_mark
from styrkort_desktop.scorecard.findings import Finding, Severity
from styrkort_desktop.scorecard.scorecard import Waiver


class _Row(QWidget):
    """A mark, words, and buttons below each other."""

    def __init__(self, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)

    def _add_mark(self, sign: str, words: str, tone: Tone) -> None:
        mark = QLabel(self)
        mark.setProperty("look", "mark")
        set_mark(mark, sign, words, tone)
        widest = max((self._file.say(one.label) for one in Severity), key=len)
        mark.setFixedWidth(mark.fontMetrics().horizontalAdvance(f"✕ {widest}") + 34)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)

    def _add_words(self, texts: Sequence[tuple[str, str]]) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        for text, look in texts:
            if text:
                label = QLabel(text, self)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setProperty("look", look)
                label.setWordWrap(True)
                words.addWidget(label)
        words.addStretch(1)
        self._row.addLayout(words, 1)

    def _add_buttons(self) -> QVBoxLayout:
        buttons = QVBoxLayout()
        buttons.setSpacing(2)
        self._row.addLayout(buttons)
        self._row.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)
        return buttons

    def _button(self, text: str, about: str, description: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(f"{text}: {about}")
        button.setAccessibleDescription(description)
        return button

    def _quiet_button(self, text: str, about: str, description: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setProperty("look", "quiet")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(f"{text.removesuffix(' …')}: {about}")
        button.setAccessibleDescription(description)
        return button


class FindingRow(_Row):
    """`fix_chosen`, `waive_chosen` carry the finding, `removal_chosen` the waiver that is not needed."""

    fix_chosen = Signal(object)
    waive_chosen = Signal(object)
    removal_chosen = Signal(object)

    def __init__(self, finding: Finding, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(file, parent)
        self.finding = finding
        self._unused = unused_by(finding, file)
        title, message = file.say(title_of(finding)), file.say(finding.message)
        place = finding.place if self._unused is None else place_of(self._unused, file.unit, file)
        self._add_mark(SIGNS[finding.severity], file.say(finding.severity.label), TONES[finding.severity])
        place_words = place_in_words(file.scorecard, file.template, place)
        self._add_words(((title, "strong"), (place_words, "caption"), (message, "")))
        buttons = self._add_buttons()
        self.go_button = self._button(self.tr("Gå till"), title, message)
        self.go_button.setVisible(place.area is not None)
        self.go_button.clicked.connect(self._on_go_button_clicked)
        buttons.addWidget(self.go_button)
        if file.can_write and self._unused is not None:
            remove = self._button(self.tr("Ta bort undantaget"), title, message)
            remove.clicked.connect(self._on_remove_button_clicked)
            buttons.addWidget(remove)
        if file.can_write and finding.fix is not None:
            fix = self._button(file.say(finding.fix.label), title, message)
            fix.clicked.connect(self._on_fix_button_clicked)
            buttons.addWidget(fix)
        if file.can_write and can_be_waived(finding):
            waive = self._quiet_button(self.tr("Gör undantag …"), title, message)
            waive.clicked.connect(self._on_waive_button_clicked)
            buttons.addWidget(waive)

    def _on_go_button_clicked(self) -> None:
        self._file.go_to(self._file.spot_of_finding(self.finding))

    def _on_fix_button_clicked(self) -> None:
        self.fix_chosen.emit(self.finding)

    def _on_waive_button_clicked(self) -> None:
        self.waive_chosen.emit(self.finding)

    def _on_remove_button_clicked(self) -> None:
        self.removal_chosen.emit(self._unused)


class WaiverRow(_Row):
    """A waiver: what it is for, where, why and until when. `change_chosen` and `removal_chosen` carry it."""

    change_chosen = Signal(object)
    removal_chosen = Signal(object)

    def __init__(self, waiver: Waiver, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(file, parent)
        self.waiver = waiver
        title = title_of_waiver(waiver, file)
        place = place_in_words(file.scorecard, file.template, place_of(waiver, file.unit, file), with_area=True)
        said = " ".join(dict.fromkeys(file.say(one.message) for one in covered_by(waiver, file)))
        until = self.tr("Gäller utan slutår.")
        if waiver.until is not None:
            until = self.tr("Gäller till och med {0}.").format(waiver.until)
        reason = self.tr("Skäl: {0}").format(waiver.reason or self.tr("inget skrivet"))
        self._add_words(((title, "strong"), (place, "caption"), (said, "soft"), (reason, ""), (until, "caption")))
        if not file.can_write:
            return
        buttons = self._add_buttons()
        change = self._button(self.tr("Ändra …"), title, reason)
        change.clicked.connect(self._on_change_button_clicked)
        remove = self._quiet_button(self.tr("Ta bort"), title, reason)
        remove.clicked.connect(self._on_remove_button_clicked)
        buttons.addWidget(change)
        buttons.addWidget(remove)

    def _on_change_button_clicked(self) -> None:
        self.change_chosen.emit(self.waiver)

    def _on_remove_button_clicked(self) -> None:
        self.removal_chosen.emit(self.waiver)
