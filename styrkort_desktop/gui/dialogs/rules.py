"""The manual of rules: all of them by criterion with search, and each one's page. Stays open beside the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.delegates.outline_delegate import OutlineDelegate
from styrkort_desktop.gui.forms.ui_rules_dialog import Ui_RulesDialog
from styrkort_desktop.gui.models.outline_model import OutlineModel
from styrkort_desktop.gui.rule_page import rule_page
from styrkort_desktop.gui.rule_rows import RuleRow, rule_rows
from styrkort_desktop.rules.rule import Rule
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template import Template

_COLUMN_WIDTH = 350
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class RulesDialog(QDialog):
    """`print_chosen`: the person wants the manual on paper. `template`: how the rules are set; None for as they are."""

    print_chosen = Signal()

    def __init__(
        self,
        appearance: Appearance,
        language: Language,
        template: Callable[[], Template | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._language = language
        self._template = template
        self._rows: tuple[RuleRow, ...] = ()
        self._shown: Rule | None = None
        self._ui = Ui_RulesDialog()
        self._ui.setupUi(self)
        self._model = OutlineModel(self)
        self._ui.rule_view.setModel(self._model)
        self._ui.rule_view.setItemDelegate(OutlineDelegate(appearance, self._ui.rule_view))
        self._ui.rule_view.selectionModel().currentChanged.connect(self._on_view_current_changed)
        self._ui.search_edit.textChanged.connect(self._on_search_edit_text_changed)
        self._ui.search_edit.installEventFilter(self)
        self._ui.page_view.anchorClicked.connect(self._on_page_view_anchor_clicked)
        self._ui.print_button.clicked.connect(self.print_chosen)
        self._ui.close_button.clicked.connect(self.reject)
        appearance.changed.connect(self._on_appearance_changed)
        self._on_appearance_changed()

    # -- showing

    def show_rule(self, rule_id: str | None = None) -> None:
        """Show a rule's page; the one last seen, or the first, where none is named."""
        self._ui.search_edit.clear()
        self._fill()
        for number, row in enumerate(self._rows):
            if row.rule is not None and row.rule.id == rule_id:
                self._choose(number)
        self.show()
        self.raise_()
        self.activateWindow()
        (self._ui.page_view if rule_id else self._ui.search_edit).setFocus()

    def refresh(self) -> None:
        """The template is another: say anew how it sets the rules."""
        self._fill()
        self._show_page()

    def _choose(self, number: int) -> None:
        index = self._model.index(number)
        self._ui.rule_view.setCurrentIndex(index)
        if number == 1:  # with the heading above it
            self._ui.rule_view.scrollToTop()
        else:
            self._ui.rule_view.scrollTo(index)

    def _fill(self) -> None:
        self._rows = rule_rows(self._ui.search_edit.text(), self._template(), self._language)
        self._model.show_rows([one.row for one in self._rows])
        count = sum(one.rule is not None for one in self._rows)
        self._ui.count_label.setText(self._count_in_words(count))
        at = next((n for n, one in enumerate(self._rows) if one.rule is not None and one.rule is self._shown), None)
        first = next((n for n, one in enumerate(self._rows) if one.rule is not None), None)
        if at is not None or first is not None:
            self._choose(at if at is not None else first or 0)

    def _count_in_words(self, count: int) -> str:
        if count == 0:
            return self.tr("Ingen regel passar det du söker.")
        return self.tr("1 regel") if count == 1 else self.tr("{0} regler").format(count)

    def _show_page(self) -> None:
        if self._shown is not None:
            page = rule_page(self._shown, self._template(), self._language, self._appearance.theme)
            self._ui.page_view.setHtml(page)
            self._ui.page_view.setAccessibleDescription(self._shown.title.into(self._language))

    # -- what is done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys of the search box go through the list."""
        if watched is self._ui.search_edit and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _ARROWS:
                self._ui.rule_view.keyPressEvent(event)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._ui.page_view.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _on_search_edit_text_changed(self, _: str) -> None:
        self._fill()

    def _on_view_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        rule = self._rows[current.row()].rule if 0 <= current.row() < len(self._rows) else None
        if rule is not None and rule is not self._shown:
            self._shown = rule
            self._show_page()

    def _on_page_view_anchor_clicked(self, url: QUrl) -> None:
        self.show_rule(url.toString())

    def _on_appearance_changed(self) -> None:
        self._ui.column.setFixedWidth(int(_COLUMN_WIDTH * self._appearance.theme.zoom))
        self._model.layoutChanged.emit()
        self._show_page()
