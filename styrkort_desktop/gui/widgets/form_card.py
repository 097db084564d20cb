"""A card with single fields of a direction's own data, each with its label above it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from styrkort_desktop.gui.directions.sections import Form, FormField
from styrkort_desktop.gui.edits import edit_direction
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.typed_values import read, shown
from styrkort_desktop.gui.widgets.field_edit import FieldEdit
from styrkort_desktop.gui.widgets.goal_text import GoalText
from styrkort_desktop.gui.widgets.looks import set_look
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.record_editing import value_at, with_value


class FormCard(QFrame):
    """Follows what it is shown; long texts are stored while one types, short fields when the keyboard leaves them."""

    def __init__(self, form: Form, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self._file = file
        set_look(self, "look", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(6)
        layout.addWidget(_label(file.say(form.title), "subheading", self))
        if form.lead is not None:
            layout.addWidget(_label(file.say(form.lead), "soft", self))
        self._edits: dict[FormField, GoalText | FieldEdit] = {}
        self._refused: dict[FormField, str] = {}
        for field in form.fields:
            self._add(field, layout)
        self._note = _label("", "note", self)
        self._note.setVisible(False)
        layout.addWidget(self._note)

    def _add(self, field: FormField, layout: QVBoxLayout) -> None:
        label = _label(self._file.say(field.label), "label", self)
        edit: GoalText | FieldEdit
        if field.is_long:
            edit = GoalText(self)
            edit.textChanged.connect(lambda: self._on_text_typed(field))
            edit.setTabChangesFocus(True)
        else:
            edit = FieldEdit(self)
            edit.editingFinished.connect(lambda: self._on_field_finished(field))
            edit.setMaximumWidth(260)
        label.setBuddy(edit)
        edit.setAccessibleName(self._file.say(field.label))
        layout.addSpacing(4)
        layout.addWidget(label)
        if field.help is not None:
            layout.addWidget(_label(self._file.say(field.help), "soft", self))
        layout.addWidget(edit)
        self._edits[field] = edit

    def show_scorecard(self) -> None:
        """Show what the scorecard in hand says; what could not be read stays as typed."""
        for field, edit in self._edits.items():
            if field not in self._refused:
                edit.blockSignals(True)
                edit.show_text(self._text(field))
                edit.blockSignals(False)
            edit.setReadOnly(not self._file.can_write)

    def first_stop(self) -> QWidget:
        """Where the keyboard enters."""
        return next(iter(self._edits.values()))

    def take_keyboard(self) -> None:
        """Put the keyboard in the first field."""
        self.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _text(self, field: FormField) -> str:
        return shown(field.type, value_at(self._file.scorecard, field.path), {})

    def _on_text_typed(self, field: FormField) -> None:
        edit = self._edits[field]
        assert isinstance(edit, GoalText)
        if self._file.can_write and edit.toPlainText() != self._text(field):
            value = read(field.type, edit.toPlainText(), {})
            fold = ".".join(map(str, field.path))
            self._file.write_soon(
                edit_direction(self.form.title, lambda card: with_value(card, field.path, value), fold=fold)
            )

    def _on_field_finished(self, field: FormField) -> None:
        edit = self._edits[field]
        assert isinstance(edit, FieldEdit)
        if not self._file.can_write:
            return
        self._refused.pop(field, None)
        try:
            value = read(field.type, edit.text(), {})
        except UserError as error:
            self._refused[field] = error.into(self._file.language)
        else:
            if value != value_at(self._file.scorecard, field.path):
                self._file.do(edit_direction(self.form.title, lambda card: with_value(card, field.path, value)))
        self._note.setText(" ".join(self._refused.values()))
        self._note.setVisible(bool(self._refused))


def _label(text: str, look: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    set_look(label, "look", look)
    return label
