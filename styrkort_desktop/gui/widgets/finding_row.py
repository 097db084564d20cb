"""Rows of the full check: a finding with its place and what can be done about it, and a waiver with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from styrkort_desktop.gui.checker import SIGNS, TONES, has_page, title_of
from styrkort_desktop.gui.finding_deeds import FindingDeeds
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.places_in_words import place_in_words, place_of_finding
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.waiving import covered_by, place_of, reason_in_words, title_of_waiver, unused_by
from styrkort_desktop.gui.widgets.lines import EnterButton, QuietButton
from styrkort_desktop.gui.widgets.looks import set_mark
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.scorecard.findings import Finding, Severity
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.scorecard import Waiver


class _Row(QWidget):
    """A mark, words, and buttons beside each other."""

    def __init__(self, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)

    def _add_mark(self, sign: str, words: str, tone: Tone, widest: Sequence[str] = ()) -> None:
        """A mark, or the empty place of one; `widest` are the words that may stand in a list of these."""
        mark = QLabel(self)
        mark.setProperty("look", "mark")
        if words:
            set_mark(mark, sign, words, tone)
        mark.ensurePolished()
        every = (words, *widest, *(self._file.say(one.label) for one in Severity))
        mark.setFixedWidth(max(mark.fontMetrics().horizontalAdvance(f"✕ {one}") for one in every) + 26)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)

    def _add_words(self, texts: Sequence[tuple[str, str]]) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        for text, look in texts:
            if text:
                label = QLabel(text, self)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setProperty("look", look)
                label.setWordWrap(True)
                words.addWidget(label)
        self._row.addLayout(words, 1)
        self._row.setAlignment(words, Qt.AlignmentFlag.AlignTop)
        return words

    def _add_buttons(self) -> QVBoxLayout:
        buttons = QVBoxLayout()
        buttons.setSpacing(2)
        self._row.addLayout(buttons)
        self._row.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)
        return buttons

    def _button(self, text: str, about: str, description: str) -> EnterButton:
        button = EnterButton(text, self)
        button.setAccessibleName(f"{text}: {about}")
        button.setAccessibleDescription(description)
        return button

    def _quiet_button(self, text: str, about: str, description: str) -> QuietButton:
        button = QuietButton(text, about, self)
        button.setAccessibleDescription(description)
        return button

    def _add_quiet_row(self, words: QVBoxLayout) -> QHBoxLayout:
        """Below the words, so that what leads on stands alone at the right."""
        row = QHBoxLayout()
        row.setSpacing(8)
        words.addLayout(row)
        return row


class FindingRow(_Row):
    """A finding of the full check, with all that can be done about it. `with_area`: its area is told with its place."""

    def __init__(
        self,
        finding: Finding,
        file: OpenFile,
        deeds: FindingDeeds,
        parent: QWidget | None = None,
        *,
        with_area: bool = False,
    ) -> None:
        super().__init__(file, parent)
        self.finding = finding
        self._deeds = deeds
        unused = unused_by(finding, file)
        self._title, self._message = file.say(title_of(finding)), file.say(finding.message)
        place = finding.place if unused is None else place_of(unused, file.unit, file)
        self._add_mark(SIGNS[finding.severity], file.say(finding.severity.label), TONES[finding.severity])
        place_words = place_of_finding(replace(finding, place=place), file, with_area=with_area)
        words = self._add_words(((self._title, "strong"), (place_words, "caption"), (self._message, "")))
        buttons = self._add_buttons()
        self.go_button = self._button(self.tr("Gå till"), self._title, self._message)
        self.go_button.setVisible(place.area is not None or place == Place(file.unit, field=place.field))
        self.go_button.clicked.connect(self._on_go_button_clicked)
        buttons.addWidget(self.go_button)
        if file.can_write and unused is not None:
            remove = self._button(self.tr("Ta bort undantaget"), self._title, self._message)
            remove.clicked.connect(self._on_remove_button_clicked)
            buttons.addWidget(remove)
        if deeds.can_fix(finding) and finding.fix is not None:
            fix = self._button(file.say(finding.fix.label), self._title, self._message)
            fix.clicked.connect(self._on_fix_button_clicked)
            buttons.addWidget(fix)
        self._add_quiet_buttons(words)

    def _add_quiet_buttons(self, words: QVBoxLayout) -> None:
        row = self._add_quiet_row(words)
        if self._deeds.can_waive(self.finding):
            waive = self._quiet_button(self.tr("Gör undantag …"), self._title, self._message)
            waive.clicked.connect(self._on_waive_button_clicked)
            row.addWidget(waive)
        if has_page(self.finding):
            rule = self._quiet_button(self.tr("Om regeln"), self._title, self._message)
            rule.clicked.connect(self._on_rule_button_clicked)
            row.addWidget(rule)
        row.addStretch(1)

    def _on_go_button_clicked(self) -> None:
        self._deeds.go(self.finding)

    def _on_fix_button_clicked(self) -> None:
        self._deeds.fix(self.finding)

    def _on_waive_button_clicked(self) -> None:
        self._deeds.waive(self.finding)

    def _on_rule_button_clicked(self) -> None:
        self._deeds.explain(self.finding)

    def _on_remove_button_clicked(self) -> None:
        self._deeds.remove_unused(self.finding)


class WaiverRow(_Row):
    """A waiver: what it is for, where, why and until when, and what the finance office says of it.

    `unused`: it covers nothing. The signals carry the waiver.
    """

    change_chosen = Signal(object)
    removal_chosen = Signal(object)
    decline_chosen = Signal(object)
    acceptance_chosen = Signal(object)

    def __init__(self, waiver: Waiver, file: OpenFile, parent: QWidget | None = None, *, unused: bool = False) -> None:
        super().__init__(file, parent)
        self.waiver = waiver
        title = title_of_waiver(waiver, file)
        states = (self.tr("avslaget"), self.tr("har gått ut"), self.tr("utan skäl"), self.tr("behövs inte"))
        self._add_mark(*self._state(unused=unused), states)
        place = place_in_words(file.scorecard, file.template, place_of(waiver, file.unit, file), with_area=True)
        said = " ".join(dict.fromkeys(file.say(one.message) for one in covered_by(waiver, file)))
        reason = reason_in_words(waiver)
        declined = ""
        if waiver.declined is not None:
            declined = self.tr("Avslaget av {0}: {1}").format(file.template.office, waiver.declined)
        texts = ((title, "strong"), (place, "caption"), (said, "soft"), (reason, ""), (declined, "note"))
        words = self._add_words((*texts, (self._until_in_words(), "caption")))
        if file.can_write:
            self._add_deeds(words, title, reason)

    def _state(self, *, unused: bool) -> tuple[str, str, Tone]:
        """What there is to do about it; nothing where it simply holds."""
        waiver = self.waiver
        if waiver.declined is not None:
            return "✕", self.tr("avslaget"), Tone.BAD
        if waiver.until is not None and waiver.until < self._file.scorecard.period.first_year:
            return "i", self.tr("har gått ut"), Tone.QUIET
        if not is_given(waiver.reason):
            return "!", self.tr("utan skäl"), Tone.WARNING
        if unused:
            return "i", self.tr("behövs inte"), Tone.ADVICE
        return "", "", Tone.QUIET

    def _until_in_words(self) -> str:
        if self.waiver.until is None:
            return self.tr("Gäller utan slutår.")
        return self.tr("Gäller till och med {0}.").format(self.waiver.until)

    def _add_deeds(self, words: QVBoxLayout, title: str, reason: str) -> None:
        change = self._button(self.tr("Ändra …"), title, reason)
        change.clicked.connect(self._on_change_button_clicked)
        self._add_buttons().addWidget(change)
        row = self._add_quiet_row(words)
        if self.waiver.declined is None or self.waiver.reason is not None:  # a decline stays when its waiver has gone
            remove = self._quiet_button(self.tr("Ta bort"), title, reason)
            remove.clicked.connect(self._on_remove_button_clicked)
            row.addWidget(remove)
        if self._file.is_office and self.waiver.declined is None:
            decline = self._quiet_button(self.tr("Avslå …"), title, reason)
            decline.clicked.connect(self._on_decline_button_clicked)
            row.addWidget(decline)
        elif self._file.is_office:
            accept = self._quiet_button(self.tr("Ta tillbaka avslaget"), title, reason)
            accept.clicked.connect(self._on_accept_button_clicked)
            row.addWidget(accept)
        row.addStretch(1)

    def _on_change_button_clicked(self) -> None:
        self.change_chosen.emit(self.waiver)

    def _on_remove_button_clicked(self) -> None:
        self.removal_chosen.emit(self.waiver)

    def _on_decline_button_clicked(self) -> None:
        self.decline_chosen.emit(self.waiver)

    def _on_accept_button_clicked(self) -> None:
        self.acceptance_chosen.emit(self.waiver)
