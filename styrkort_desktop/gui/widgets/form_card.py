"""A card with single fields of a page, each with its label above it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from styrkort_desktop.gui.directions.sections import Form, FormField
from styrkort_desktop.gui.edits import edit_section
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.typed_values import read, shown
from styrkort_desktop.gui.widgets.field_edit import FieldEdit
from styrkort_desktop.gui.widgets.long_field import LongField
from styrkort_desktop.gui.widgets.looks import plain_label, set_look
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
        layout.addWidget(plain_label(file.say(form.title), "subheading", self))
        if form.lead is not None:
            layout.addWidget(plain_label(file.say(form.lead), "soft", self))
        self._long: list[LongField] = []
        self._edits: dict[FormField, FieldEdit] = {}
        self._refused: dict[FormField, str] = {}
        self._stops: list[QWidget] = []
        for field in form.fields:
            if field.is_long:
                self._add_long(field, layout)
            else:
                self._add_short(field, layout)
        self._note = plain_label("", "note", self)
        self._note.setVisible(False)
        layout.addWidget(self._note)

    def _add_long(self, field: FormField, layout: QVBoxLayout) -> None:
        made = LongField(field, self.form.kind, self.form.title, self._file, self)
        layout.addWidget(made)
        self._long.append(made)
        self._stops.append(made.edit)

    def _add_short(self, field: FormField, layout: QVBoxLayout) -> None:
        label = plain_label(self._file.say(field.label), "label", self)
        edit = FieldEdit(self)
        edit.editingFinished.connect(lambda: self._on_field_finished(field))
        edit.setMaximumWidth(260)
        label.setBuddy(edit)
        edit.setAccessibleName(self._file.say(field.label))
        layout.addSpacing(4)
        layout.addWidget(label)
        if field.help is not None:
            layout.addWidget(plain_label(self._file.say(field.help), "soft", self))
        layout.addWidget(edit)
        self._edits[field] = edit
        self._stops.append(edit)

    def show_scorecard(self) -> None:
        """Show what the scorecard in hand says; what could not be read stays as typed."""
        for one in self._long:
            one.show_scorecard()
        for field, edit in self._edits.items():
            if field not in self._refused:
                edit.blockSignals(True)
                edit.show_text(self._text(field))
                edit.blockSignals(False)
            edit.setReadOnly(not self._file.can_write)

    def stops(self) -> list[QWidget]:
        """Where the keyboard stops, in order."""
        return self._stops

    def first_stop(self) -> QWidget:
        """Where the keyboard enters."""
        return self._stops[0]

    def take_keyboard(self) -> None:
        """Put the keyboard in the first field."""
        self.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _text(self, field: FormField) -> str:
        return shown(field.type, value_at(self._file.scorecard, field.path), {})

    def _on_field_finished(self, field: FormField) -> None:
        edit = self._edits[field]
        if not self._file.can_write:
            return
        self._refused.pop(field, None)
        try:
            value = read(field.type, edit.text(), {})
        except UserError as error:
            self._refused[field] = error.into(self._file.language)
        else:
            if value != value_at(self._file.scorecard, field.path):
                form = self.form
                self._file.do(edit_section(form.kind, form.title, lambda card: with_value(card, field.path, value)))
        self._note.setText(" ".join(self._refused.values()))
        self._note.setVisible(bool(self._refused))
