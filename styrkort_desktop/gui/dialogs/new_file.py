"""Asks three things about a new file: which template, for whom, and where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from styrkort_desktop.desk.locations import SUFFIX
from styrkort_desktop.gui.forms.ui_new_file_dialog import Ui_NewFileDialog
from styrkort_desktop.template import Template
from styrkort_desktop.template.built_in import built_in_templates


class NewFileDialog(QDialog):
    """`template`, `units` (none for the finance office) and `path` once accepted."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._own_path = False
        self._templates = built_in_templates()
        self._ui = Ui_NewFileDialog()
        self._ui.setupUi(self)
        ui = self._ui
        ui.template_combo.addItems([template.name for template in self._templates])
        ui.problem_label.hide()
        ui.template_combo.currentIndexChanged.connect(self._on_template_combo_current_index_changed)
        ui.unit_combo.currentIndexChanged.connect(self._on_choice_changed)
        ui.department_radio.toggled.connect(self._on_choice_changed)
        ui.path_edit.textEdited.connect(self._on_path_edit_text_edited)
        ui.browse_button.clicked.connect(self._on_browse_button_clicked)
        ui.accept_button.clicked.connect(self._on_accept_button_clicked)
        ui.cancel_button.clicked.connect(self.reject)
        ui.accept_button.setDefault(True)
        self._on_template_combo_current_index_changed()

    @property
    def template(self) -> Template:
        """The chosen template."""
        return self._templates[max(self._ui.template_combo.currentIndex(), 0)]

    @property
    def units(self) -> tuple[str, ...]:
        """The unit's code, or none for the finance office."""
        return (str(self._ui.unit_combo.currentData()),) if self._ui.department_radio.isChecked() else ()

    @property
    def path(self) -> Path:
        """Where the file is to lie."""
        path = Path(self._ui.path_edit.text().strip()).expanduser()
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def _on_template_combo_current_index_changed(self) -> None:
        combo = self._ui.unit_combo
        combo.clear()
        for unit in self.template.units:
            if not unit.retired:
                combo.addItem(unit.name, unit.code)
        self._on_choice_changed()

    def _on_choice_changed(self) -> None:
        self._ui.unit_combo.setEnabled(self._ui.department_radio.isChecked())
        self._ui.unit_caption.setEnabled(self._ui.department_radio.isChecked())
        if not self._own_path:
            whose = self.units[0] if self.units else self.template.office
            self._ui.path_edit.setText(str(self._folder / f"{whose} {self.template.period.first_year}{SUFFIX}"))
        self._ui.problem_label.hide()

    def _on_path_edit_text_edited(self) -> None:
        self._own_path = True
        self._ui.problem_label.hide()

    def _on_browse_button_clicked(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Var ska filen ligga?"), self._ui.path_edit.text(), self.tr("Styrkort (*{0})").format(SUFFIX)
        )
        if chosen:
            self._own_path = True
            self._ui.path_edit.setText(chosen)

    def _on_accept_button_clicked(self) -> None:
        if not self._ui.path_edit.text().strip():
            self._tell(self.tr("Säg var filen ska ligga."))
        elif self.path.exists():
            self._tell(self.tr("Det finns redan en fil med det namnet. Välj ett annat namn, eller öppna den."))
        else:
            self.accept()

    def _tell(self, problem: str) -> None:
        self._ui.problem_label.setText(f"!  {problem}")
        self._ui.problem_label.show()
        self._ui.path_edit.setFocus()
