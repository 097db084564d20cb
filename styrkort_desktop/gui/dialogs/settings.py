"""The person's settings: each is kept and takes effect when it is changed."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLabel, QWidget

from styrkort_desktop.gui.appearance import ZOOMS, Appearance
from styrkort_desktop.gui.forms.ui_settings_dialog import Ui_SettingsDialog
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.settings import (
    APPEARANCE,
    BACKUP_FOLDER,
    BACKUP_LIMIT_MB,
    LANGUAGE,
    LEAST_BACKUP_LIMIT_MB,
    MOST_BACKUP_LIMIT_MB,
    TEXT_ZOOM,
    WHO,
    Setting,
    SettingsFile,
)
from styrkort_desktop.settings import Appearance as Choice

T = TypeVar("T")

_AROUND = 240
"""What heading, button and the window's frame take of the screen, at the most."""
_NAMES = {Language.SWEDISH: "Svenska", Language.ENGLISH: "English"}


class SettingsDialog(QDialog):
    """`kept` tells that a setting has another value now. `role`: what the history calls a person who names none."""

    kept = Signal()

    def __init__(
        self,
        settings: SettingsFile,
        appearance: Appearance,
        language: Language,
        role: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._appearance = appearance
        self._language = language
        self._ui = Ui_SettingsDialog()
        self._ui.setupUi(self)
        self._name_fields()
        self._fill(role)
        self._connect()
        self._fit()

    def _fit(self) -> None:
        """As high as the fields need, as far as the screen goes; beyond that they are scrolled."""
        scroll, fields, layout = self._ui.scroll, self._ui.fields, self._ui.dialog_layout
        wide = fields.minimumSizeHint().width() + scroll.verticalScrollBar().sizeHint().width()
        scroll.setMinimumWidth(wide)
        margins = self.contentsMargins()
        width = max(self.width(), self.minimumWidth(), wide) - margins.left() - margins.right()
        needed = self._ui.fields_layout.totalHeightForWidth(width)
        scroll.setMinimumHeight(min(needed, self.screen().availableGeometry().height() - _AROUND))
        layout.activate()
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _name_fields(self) -> None:
        ui = self._ui
        named: tuple[tuple[Setting[str] | Setting[int], QLabel, QWidget, QLabel | None], ...] = (
            (WHO, ui.who_caption, ui.who_edit, ui.who_explanation),
            (BACKUP_FOLDER, ui.folder_caption, ui.folder_edit, ui.folder_explanation),
            (BACKUP_LIMIT_MB, ui.limit_caption, ui.limit_edit, ui.limit_explanation),
            (LANGUAGE, ui.language_caption, ui.language_combo, None),
            (APPEARANCE, ui.appearance_caption, ui.appearance_combo, None),
            (TEXT_ZOOM, ui.zoom_caption, ui.zoom_combo, None),
        )
        for setting, caption, field, explanation in named:
            words = setting.label.into(self._language)
            caption.setText(words)
            field.setAccessibleName(words)
            if explanation is not None:
                explanation.setText(setting.explanation.into(self._language))
                field.setAccessibleDescription(explanation.text())
        for problem in (ui.folder_problem, ui.limit_problem, ui.unkept_label):
            problem.hide()

    def _fill(self, role: str) -> None:
        ui, settings = self._ui, self._settings
        ui.who_edit.setText(settings.value(WHO))
        ui.who_edit.setPlaceholderText(role or self.tr("Filens roll: ekonomikontoret, eller enhetens kod"))
        ui.folder_edit.setText(settings.value(BACKUP_FOLDER))
        ui.folder_edit.setPlaceholderText(self.tr("Bredvid filen"))
        ui.limit_edit.setText(str(settings.value(BACKUP_LIMIT_MB)))
        for language in Language:
            ui.language_combo.addItem(_NAMES[language], language.value)
        for choice, words in (
            (Choice.SYSTEM, self.tr("Som systemet")),
            (Choice.LIGHT, self.tr("Ljust")),
            (Choice.DARK, self.tr("Mörkt")),
        ):
            ui.appearance_combo.addItem(words, choice.value)
        for zoom in ZOOMS:
            ui.zoom_combo.addItem(f"{zoom} %", zoom)
        _choose(ui.language_combo, settings.value(LANGUAGE))
        _choose(ui.appearance_combo, self._appearance.choice.value)
        _choose(ui.zoom_combo, self._appearance.zoom)

    def _connect(self) -> None:
        ui = self._ui
        ui.who_edit.editingFinished.connect(self._on_who_edit_editing_finished)
        ui.folder_edit.editingFinished.connect(self._on_folder_edit_editing_finished)
        ui.folder_button.clicked.connect(self._on_folder_button_clicked)
        ui.beside_button.clicked.connect(self._on_beside_button_clicked)
        ui.limit_edit.editingFinished.connect(self._on_limit_edit_editing_finished)
        ui.limit_edit.textEdited.connect(self._on_limit_edit_text_edited)
        ui.language_combo.activated.connect(self._on_language_combo_activated)
        ui.appearance_combo.activated.connect(self._on_appearance_combo_activated)
        ui.zoom_combo.activated.connect(self._on_zoom_combo_activated)
        ui.close_button.clicked.connect(self.accept)
        for button in (ui.folder_button, ui.beside_button, ui.close_button):
            button.setAutoDefault(False)

    def done(self, result: int) -> None:
        """Closing, in whatever way, takes what was typed last."""
        self._on_who_edit_editing_finished()
        self._on_folder_edit_editing_finished()
        self._on_limit_edit_editing_finished()
        super().done(result)

    def _keep(self, setting: Setting[T], value: T) -> None:
        if value == self._settings.value(setting):
            return
        self._settings.keep(setting, value)
        unkept = self._settings.unkept
        if unkept is not None:
            words = self.tr("Ändringen gäller tills programmet stängs, men kunde inte sparas.")
            self._ui.unkept_label.setText(f"!  {words} {unkept.into(self._language)}")
        self._ui.unkept_label.setVisible(unkept is not None)
        self.kept.emit()
        self._fit()

    # -- who

    def _on_who_edit_editing_finished(self) -> None:
        self._keep(WHO, " ".join(self._ui.who_edit.text().split()))

    # -- backups

    def _on_folder_button_clicked(self) -> None:
        start = self._ui.folder_edit.text().strip() or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Plats för säkerhetskopior"), start)
        if chosen:
            self._ui.folder_edit.setText(chosen)
            self._on_folder_edit_editing_finished()

    def _on_beside_button_clicked(self) -> None:
        self._ui.folder_edit.clear()
        self._on_folder_edit_editing_finished()

    def _on_folder_edit_editing_finished(self) -> None:
        """A place that was chosen earlier and is away now is no mistake; a new one has to be there."""
        folder = self._ui.folder_edit.text().strip()
        missing = bool(folder) and folder != self._settings.value(BACKUP_FOLDER) and not _is_folder(folder)
        self._tell(self._ui.folder_problem, self.tr("Mappen finns inte. Välj en som finns.") if missing else "")
        if not missing:
            self._keep(BACKUP_FOLDER, folder)

    def _on_limit_edit_text_edited(self, _text: str) -> None:
        self._tell(self._ui.limit_problem, "")

    def _on_limit_edit_editing_finished(self) -> None:
        text = self._ui.limit_edit.text().strip()
        limit = int(text) if text.isdecimal() else 0
        if BACKUP_LIMIT_MB.accepts(limit):
            self._tell(self._ui.limit_problem, "")
            self._keep(BACKUP_LIMIT_MB, limit)
            return
        words = self.tr("Skriv ett heltal mellan {0} och {1}.").format(LEAST_BACKUP_LIMIT_MB, MOST_BACKUP_LIMIT_MB)
        self._tell(self._ui.limit_problem, words)

    def _tell(self, label: QLabel, problem: str) -> None:
        label.setText(f"!  {problem}" if problem else "")
        label.setVisible(bool(problem))
        self._fit()

    # -- looks

    def _on_language_combo_activated(self, index: int) -> None:
        self._keep(LANGUAGE, str(self._ui.language_combo.itemData(index)))

    def _on_appearance_combo_activated(self, index: int) -> None:
        choice = Choice(self._ui.appearance_combo.itemData(index))
        self._appearance.choose(choice)
        self._keep(APPEARANCE, choice.value)

    def _on_zoom_combo_activated(self, index: int) -> None:
        self._appearance.choose_zoom(int(self._ui.zoom_combo.itemData(index)))
        self._keep(TEXT_ZOOM, self._appearance.zoom)


def _choose(combo: QComboBox, value: object) -> None:
    combo.setCurrentIndex(max(combo.findData(value), 0))


def _is_folder(path: str) -> bool:
    return Path(path).expanduser().is_dir()
