"""One finding as a card: what, why, how to mend it with an example of each, and what can be done about it at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from styrkort_desktop.gui.checker import SIGNS, TONES, can_be_waived, examples_of, has_page, mend_of, title_of, why_of
from styrkort_desktop.gui.forms.ui_finding_card import Ui_FindingCard
from styrkort_desktop.gui.widgets.looks import set_mark
from styrkort_desktop.rules.example_rows import rows_of_example
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.texts import Language


class FindingCard(QFrame):
    """Signals carry the finding; `example_toggled` also whether the example is shown."""

    fix_chosen = Signal(object)
    place_chosen = Signal(object)
    waive_chosen = Signal(object)
    rule_chosen = Signal(object)
    example_toggled = Signal(object, bool)

    def __init__(
        self, finding: Finding, language: Language, parent: QWidget | None = None, *, can_write: bool = True
    ) -> None:
        super().__init__(parent)
        self.finding = finding
        self._language = language
        self._ui = Ui_FindingCard()
        self._ui.setupUi(self)
        self._show_words()
        self._show_buttons(can_write=can_write)
        self._ui.fix_button.clicked.connect(self._on_fix_button_clicked)
        self._ui.go_button.clicked.connect(self._on_go_button_clicked)
        self._ui.waive_button.clicked.connect(self._on_waive_button_clicked)
        self._ui.rule_button.clicked.connect(self._on_rule_button_clicked)
        self._ui.example_button.toggled.connect(self._on_example_button_toggled)

    def _show_words(self) -> None:
        finding, ui, language = self.finding, self._ui, self._language
        set_mark(ui.mark, SIGNS[finding.severity], "", TONES[finding.severity])
        ui.mark.setAccessibleName(finding.severity.label.into(language))
        ui.mark.setToolTip(finding.severity.label.into(language))
        ui.title.setText(title_of(finding).into(language))
        ui.message.setText(finding.message.into(language))
        for label, text in ((ui.why, why_of(finding)), (ui.mend, mend_of(finding))):
            label.setText(text.into(language))
            label.setVisible(bool(label.text()))
        ui.example.hide()

    def _show_buttons(self, *, can_write: bool) -> None:
        finding, ui, language = self.finding, self._ui, self._language
        title = ui.title.text()
        has_fix = can_write and finding.fix is not None
        ui.fix_button.setVisible(has_fix)
        if finding.fix is not None:
            label = finding.fix.label.into(language)
            ui.fix_button.setText(label)
            ui.fix_button.setAccessibleName(f"{label}: {title}")
        ui.go_button.setVisible(not has_fix and finding.place.area is not None)
        ui.go_button.setAccessibleName(self.tr("Gå till: {0}").format(title))
        ui.waive_button.setVisible(can_write and can_be_waived(finding))
        ui.waive_button.setAccessibleName(self.tr("Gör undantag: {0}").format(title))
        ui.example_button.setVisible(bool(examples_of(finding)))
        ui.example_button.setAccessibleName(self.tr("Visa exempel: {0}").format(title))
        # beside a fix there is no room: F1 and the menu lead there
        ui.rule_button.setVisible(has_page(finding) and not has_fix)
        ui.rule_button.setAccessibleName(self.tr("Om regeln: {0}").format(title))
        for button in (ui.fix_button, ui.go_button, ui.waive_button):
            button.setAccessibleDescription(ui.message.text())

    def set_compact(self) -> None:
        """Where there is little height: the card names its demand, the reason is told when it is asked for."""
        finding, ui = self.finding, self._ui
        ui.why.hide()
        ui.mend.hide()
        set_mark(
            ui.mark, SIGNS[finding.severity], finding.criterion.label.into(self._language), TONES[finding.severity]
        )
        self.setToolTip("\n".join(text for text in (ui.why.text(), ui.mend.text()) if text))
        if ui.fix_button.isHidden():  # there is room for all the buttons in one row
            for place, button in enumerate((ui.example_button, ui.waive_button), 2):
                ui.quiet_buttons.removeWidget(button)
                ui.buttons.insertWidget(place, button)

    def show_example(self) -> None:
        """Show the examples, as the button does."""
        self._ui.example_button.setChecked(True)

    def _on_example_button_toggled(self, checked: bool) -> None:
        ui = self._ui
        ui.example.setText(self._example_in_words() if checked else "")
        ui.example.setVisible(checked)
        ui.example_button.setText(self.tr("Dölj exempel") if checked else self.tr("Visa exempel"))
        ui.example_button.setAccessibleDescription(ui.example.text())
        self.example_toggled.emit(self.finding, checked)

    def _example_in_words(self) -> str:
        language = self._language
        told = []
        for label, example in examples_of(self.finding):
            lines = [f"{label.into(language)}:", example.note.into(language)]
            lines += [f"{field.into(language)}: {value.into(language)}" for field, value in rows_of_example(example)]
            told.append("\n".join(lines))
        return "\n\n".join(told)

    def _on_fix_button_clicked(self) -> None:
        self.fix_chosen.emit(self.finding)

    def _on_go_button_clicked(self) -> None:
        self.place_chosen.emit(self.finding)

    def _on_waive_button_clicked(self) -> None:
        self.waive_chosen.emit(self.finding)

    def _on_rule_button_clicked(self) -> None:
        self.rule_chosen.emit(self.finding)
