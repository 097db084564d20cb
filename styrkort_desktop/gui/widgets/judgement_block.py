"""The judgement of a goal or an area at a round: what is proposed and why, the unit's own, and its texts."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from styrkort_desktop.gui.directions.sections import FormField
from styrkort_desktop.gui.edits import edit_section
from styrkort_desktop.gui.following.at_round import AtRound
from styrkort_desktop.gui.following.judgement import SHORT_OF_MET, Judged, Told, status_choices
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.widgets.long_field import LongField
from styrkort_desktop.gui.widgets.looks import plain_label
from styrkort_desktop.gui.widgets.status_combo import StatusCombo
from styrkort_desktop.scorecard.record_editing import value_at, with_value
from styrkort_desktop.scorecard.texts import Text

_STATUS = Text("Er bedömning", "Your judgement")
_EXPECTED = Text("Väntas vid årsbokslut", "Expected at year end")
_PRELIMINARY = Text("Preliminär", "Preliminary")
_EXPLAIN = Text(
    "Orsak, konsekvens och åtgärd skrivs när målet inte nås, eller bara delvis.",
    "Cause, consequence and action are written when the goal is not met, or only partly.",
)
_EARLIER = Text("Tidigare: {said}", "Earlier: {said}")
_EARLIER_SHOWN = 2
_COMBO_WIDTH = 200


class JudgementBlock(QWidget):
    """Follows what it is shown; writes through the open file."""

    def __init__(self, judged: Judged, at: AtRound, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judged = judged
        self._file = file
        whose = file.say(judged.name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._proposal = plain_label("", "strong", self)
        self._earlier = plain_label("", "soft", self)
        layout.addWidget(self._proposal)
        layout.addWidget(self._earlier)
        self._combos: dict[str, StatusCombo] = {}
        self._preliminary = QCheckBox(file.say(_PRELIMINARY), self)
        self._preliminary.setAccessibleName(f"{whose}, {file.say(_PRELIMINARY)}")
        layout.addLayout(self._choices(at, whose))
        self._reason = self._field(judged.reason, whose)
        layout.addWidget(self._reason)
        self._texts = [self._field(field, whose) for field in judged.texts]
        for one in self._texts:
            layout.addWidget(one)
        self._explain = plain_label(file.say(_EXPLAIN), "soft", self)
        layout.addWidget(self._explain)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._explaining = [self._field(field, whose) for field in judged.explaining]
        for one in self._explaining:
            self._row.addWidget(one, 1)
        layout.addLayout(self._row)
        self._preliminary.clicked.connect(self._on_preliminary_clicked)

    def _choices(self, at: AtRound, whose: str) -> QGridLayout:
        """The statuses side by side, each below its caption; within the year what is expected too."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        asked = {"status": _STATUS} if at.occasion.is_year_end else {"status": _STATUS, "forecast": _EXPECTED}
        for column, (name, caption) in enumerate(asked.items()):
            label = plain_label(self._file.say(caption), "caption", self)
            combo = StatusCombo(status_choices(at), self._file.language, self)
            combo.setMinimumWidth(_COMBO_WIDTH)
            combo.setAccessibleName(f"{whose}, {self._file.say(caption)}")
            combo.status_chosen.connect(lambda status, name=name: self._write(name, status))
            label.setBuddy(combo)
            grid.addWidget(label, 0, column)
            grid.addWidget(combo, 1, column)
            self._combos[name] = combo
        grid.addWidget(self._preliminary, 1, len(asked))
        grid.setColumnStretch(len(asked) + 1, 1)
        return grid

    def _field(self, field: FormField, whose: str) -> LongField:
        return LongField(field, self._judged.kind, self._judged.name, self._file, self, whose)

    def show_scorecard(self, at: AtRound) -> None:
        """Show what the scorecard says at the round."""
        told = self._judged.tell(at)
        self._proposal.setText(self._file.say(told.proposal))
        earlier = " ".join(self._file.say(one) for one in told.earlier[:_EARLIER_SHOWN])
        self._earlier.setText(self._file.say(_EARLIER.format(said=earlier)))
        self._earlier.setVisible(bool(earlier))
        for name, combo in self._combos.items():
            combo.show_status(value_at(at.scorecard, (*self._judged.path, name)))
            combo.setEnabled(self._file.can_write)
        self._preliminary.setChecked(bool(value_at(at.scorecard, (*self._judged.path, "preliminary"))))
        self._preliminary.setEnabled(self._file.can_write)
        for one in (self._reason, *self._texts, *self._explaining):
            one.show_scorecard()
        self._show_asked(told)

    def _show_asked(self, told: Told) -> None:
        self._reason.setVisible(self._judged.differs(told) or not self._reason.is_blank)
        asked = told.status in SHORT_OF_MET
        for one in self._explaining:
            one.setVisible(asked or not one.is_blank)
        self._explain.setVisible(bool(self._explaining) and all(one.isHidden() for one in self._explaining))

    def stops(self) -> list[QWidget]:
        """Where the keyboard stops, in order."""
        fields = (self._reason, *self._texts, *self._explaining)
        return [*self._combos.values(), self._preliminary, *(one.edit for one in fields)]

    def _write(self, name: str, value: object) -> None:
        path = (*self._judged.path, name)
        if value_at(self._file.scorecard, path) == value:
            return
        kind, detail = self._judged.kind, self._judged.name
        self._file.do(edit_section(kind, detail, lambda card: with_value(card, path, value)))

    def _on_preliminary_clicked(self, checked: bool) -> None:
        self._write("preliminary", checked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room for it."""
        super().resizeEvent(event)
        least = sum(one.minimumSizeHint().width() for one in self._explaining) + 2 * self._row.spacing()
        beside = event.size().width() >= least
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
