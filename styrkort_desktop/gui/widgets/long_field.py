"""A long text of the scorecard with its label above it, stored while one types."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from styrkort_desktop.gui.directions.sections import FormField
from styrkort_desktop.gui.edits import edit_section
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.typed_values import read, shown
from styrkort_desktop.gui.widgets.goal_text import GoalText
from styrkort_desktop.gui.widgets.looks import plain_label
from styrkort_desktop.scorecard.record_editing import value_at, with_value
from styrkort_desktop.scorecard.texts import Text


class LongField(QWidget):
    """`kind` and `detail` name the step that a change makes. `whose` is said before the label to a listener."""

    def __init__(
        self, field: FormField, kind: str, detail: Text, file: OpenFile, parent: QWidget | None = None, whose: str = ""
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._kind = kind
        self._detail = detail
        self._file = file
        self._is_writing = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        label = plain_label(file.say(field.label), "label", self)
        layout.addWidget(label)
        if field.help is not None:
            layout.addWidget(plain_label(file.say(field.help), "soft", self))
        self.edit = GoalText(self)
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(", ".join(filter(None, (whose, file.say(field.label)))))
        label.setBuddy(self.edit)
        layout.addWidget(self.edit)
        layout.addStretch()
        self.edit.textChanged.connect(self._on_text_typed)

    def show_scorecard(self) -> None:
        """Show what the scorecard in hand says; what is just being typed is not there yet."""
        if not self._is_writing:
            self.edit.blockSignals(True)
            self.edit.show_text(self._text())
            self.edit.blockSignals(False)
        self.edit.setReadOnly(not self._file.can_write)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written."""
        return not self._text()

    def _text(self) -> str:
        return shown(self._field.type, value_at(self._file.scorecard, self._field.path), {})

    def _on_text_typed(self) -> None:
        if not self._file.can_write or self.edit.toPlainText() == self._text():
            return
        field, value = self._field, read(self._field.type, self.edit.toPlainText(), {})
        change = edit_section(
            self._kind,
            self._detail,
            lambda card: with_value(card, field.path, value),
            fold=".".join(map(str, field.path)),
        )
        self._is_writing = True  # what was typed elsewhere is stored first, and everything shown anew
        try:
            self._file.write_soon(change)
        finally:
            self._is_writing = False
