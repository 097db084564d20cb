"""The theme as rules for Qt's style sheets. Widgets are told apart by the property `look` that the forms give them."""

from __future__ import annotations

from string import Template as Pattern

from styrkort_desktop.gui.icons import icon_path
from styrkort_desktop.gui.theme import Theme, Tone

_RULES = """
* { font-size: ${text}pt; outline: none; }
QToolTip { background: $surface; color: $ink; border: 1px solid $line_strong; padding: 6px; }
QMainWindow, QDialog { background: $page; }
QWidget[look="page"], QScrollArea[look="page"], QStackedWidget[look="page"] { background: $page; border: none; }
QWidget[look="column"] { background: $surface; border: none; border-right: 1px solid $line; }
QWidget[look="footer"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[look="card"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[look="card"][chosen="true"] { border: 1px solid $line_strong; }
QFrame[look="inset"] { background: $sunken; border: 1px solid $line; border-radius: ${radius_small}px; }
QFrame[look="bar"] { background: $accent_soft; border: none; border-bottom: 1px solid $line_strong; }
QFrame[look="bar"][tone="warning"] { background: $warning_soft; }
QFrame[look="popup"] { background: $surface; border: 1px solid $line_strong; border-radius: ${radius}px; }
QFrame[look="rule"] { background: $line; border: none; max-height: 1px; }

QLabel { background: transparent; color: $ink; }
QLabel[look="crumb"] { color: $ink_soft; font-size: ${small}pt; font-weight: 600; }
QLabel[look="heading"] { font-size: ${heading}pt; font-weight: 700; }
QLabel[look="subheading"] { font-size: ${subheading}pt; font-weight: 700; }
QLabel[look="strong"] { font-weight: 700; }
QLabel[look="soft"] { color: $ink_soft; }
QLabel[look="caption"] { color: $ink_soft; font-size: ${small}pt; }
QLabel[look="value"] { font-size: ${heading}pt; font-weight: 700; }
QLabel[look="example"] {
    background: $sunken; border: 1px solid $line; border-radius: ${radius_small}px; padding: 8px 10px;
    font-size: ${small}pt;
}
QLabel[look="note"] { color: $warning; }
QLabel[look="mark"] { border-radius: 9px; padding: 2px 11px; font-weight: 700; font-size: ${small}pt; }
$marks

QPushButton, QToolButton[look="button"] {
    background: $surface; color: $ink; border: 1px solid $line_strong; border-radius: ${radius_small}px;
    padding: 6px 14px;
}
QPushButton:hover, QToolButton[look="button"]:hover { background: $accent_soft; }
QPushButton:pressed, QToolButton[look="button"]:pressed { background: $sunken; }
QPushButton:disabled, QToolButton[look="button"]:disabled { color: $ink_soft; background: $page; border-color: $line; }
QPushButton:focus, QToolButton[look="button"]:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 700; }
QPushButton[look="primary"]:hover { background: $accent_strong; }
QPushButton[look="primary"]:disabled { background: $sunken; color: $ink_soft; border-color: $line; }
QPushButton[look="primary"]:focus { border: 2px solid $ink; }
QPushButton[look="line"] { border: 2px solid transparent; background: transparent; text-align: left; padding: 4px 8px; }
QPushButton[look="line"]:hover { background: $accent_soft; }
QPushButton[look="line"]:focus { border: 2px solid $accent; }
QPushButton[look="line"][chosen="true"] { background: $accent_soft; font-weight: 700; }
QPushButton[look="flush"] {
    border: 2px solid transparent; background: transparent; color: $ink_soft; text-align: left;
    padding: 3px 6px 3px 1px;
}
QPushButton[look="flush"]:hover { background: $accent_soft; color: $ink; }
QPushButton[look="flush"]:focus { border-color: $accent; color: $ink; }
QPushButton[look="field"] { text-align: left; padding: 6px 10px; border-color: $line_strong; }
QPushButton[look="field"]:focus { padding: 5px 9px; }
QPushButton[look="field"]::menu-indicator {
    image: url($chevron); subcontrol-position: right center; right: 8px; width: 12px; height: 12px;
}
QPushButton[look="card"] { border: 1px solid $line; border-radius: ${radius}px; text-align: left; padding: 0; }
QPushButton[look="card"]:hover { background: $surface; border-color: $accent; }
QPushButton[look="card"]:focus { border: 2px solid $accent; }
QToolButton[look="quiet"] {
    border: 2px solid transparent; background: transparent; border-radius: ${radius_small}px;
    padding: 3px 7px; color: $ink_soft;
}
QToolButton[look="quiet"]:hover { background: $accent_soft; color: $ink; }
QToolButton[look="quiet"]:focus { border-color: $accent; }
QToolButton[look="quiet"]::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit {
    background: $surface; color: $ink; border: 1px solid $line_strong; border-radius: ${radius_small}px;
    padding: 6px 9px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit { padding: 6px 7px; }
QLineEdit:focus { border: 2px solid $accent; padding: 5px 6px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 5px 8px; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $page; }
QTextBrowser[look="page"] { background: $page; border: 2px solid transparent; padding: 4px 8px; }
QTextBrowser[look="page"]:focus { border-color: $accent; padding: 4px 8px; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $ink_soft; background: $page; }

QComboBox {
    background: $surface; color: $ink; border: 1px solid $line_strong; border-radius: ${radius_small}px;
    padding: 6px 2px 6px 9px;
    combobox-popup: 0;
}
QComboBox:focus { border: 2px solid $accent; padding: 5px 1px 5px 8px; }
QComboBox:disabled { color: $ink_soft; background: $page; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url($chevron); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: 1px solid $line_strong; outline: none;
    selection-background-color: $accent_soft; selection-color: $ink; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 26px; padding-left: 6px; border: none; }
QComboBox QAbstractItemView::item:selected { background: $accent_soft; color: $ink; }

QDateEdit, QSpinBox {
    background: $surface; color: $ink; border: 1px solid $line_strong; border-radius: ${radius_small}px;
    padding: 6px 7px; selection-background-color: $accent; selection-color: $on_accent;
}
QDateEdit:focus, QSpinBox:focus { border: 2px solid $accent; padding: 5px 6px; }
/* hidden here and not by NoButtons, with which Qt leaves the text one pixel */
QDateEdit::up-button, QDateEdit::down-button, QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }

QListView { background: $surface; border: none; outline: none; }
QListView[look="outline"] { background: transparent; }
QListView[look="choice"] { border: 1px solid $line; border-radius: ${radius_small}px; padding: 4px; }
QListView[look="choice"]:focus { border: 2px solid $accent; padding: 3px; }
QListView[look="choice"]::item { padding: 7px 10px; border-radius: 3px; color: $ink; }
QListView[look="choice"]::item:selected { background: $accent_soft; color: $ink; }
QTableView {
    background: $surface; color: $ink; gridline-color: $line; border: 1px solid $line; border-radius: ${radius_small}px;
    selection-background-color: $accent_soft; selection-color: $ink; outline: none;
}
QTableView[look="list"]:focus { border: 2px solid $accent; }
QTableView[look="list"]::item { padding: 0 10px; }
QTableView[look="list"] QHeaderView::section { padding: 7px 13px; }
QTableView QLineEdit, QTableView QComboBox { border: 2px solid $accent; border-radius: 0; padding: 0 4px; }
QHeaderView QComboBox {
    border: 1px solid $line_strong; border-radius: ${radius_small}px; padding: 3px 2px 3px 7px;
}
QHeaderView QComboBox:focus { border: 2px solid $accent; padding: 2px 1px 2px 6px; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section {
    background: $sunken; color: $ink_soft; border: none; border-bottom: 1px solid $line; padding: 7px 6px;
    font-size: ${small}pt; font-weight: 600;
}
QTableCornerButton::section { background: $sunken; border: none; }

QMenuBar { background: $sunken; color: $ink; border-bottom: 1px solid $line; }
QMenuBar::item { background: transparent; padding: 4px 10px; }
QMenuBar::item:selected { background: $accent_soft; color: $ink; }
QMenu { background: $surface; color: $ink; border: 1px solid $line_strong; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 26px; border-radius: 3px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $ink_soft; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::right-arrow { image: url($chevron_right); width: 10px; height: 10px; right: 8px; }
QStatusBar { background: $surface; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $ink_soft; padding: 3px 8px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $sunken; border: none; border-radius: 4px; height: 8px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QRadioButton, QCheckBox { background: transparent; color: $ink; spacing: 8px; padding: 3px; }
QRadioButton:focus, QCheckBox:focus { border: 2px solid $accent; border-radius: 4px; padding: 1px; }
QRadioButton::indicator, QCheckBox::indicator, QMenu::indicator { width: 16px; height: 16px; }
QRadioButton::indicator:checked, QMenu::indicator:exclusive:checked { image: url($radio_on); }
QRadioButton::indicator:unchecked, QMenu::indicator:exclusive:unchecked { image: url($radio_off); }
QCheckBox::indicator:checked, QMenu::indicator:non-exclusive:checked { image: url($check_on); }
QCheckBox::indicator:unchecked, QMenu::indicator:non-exclusive:unchecked { image: url($check_off); }
QMenu::indicator { left: 7px; }
QGroupBox { border: none; font-weight: 700; margin-top: 0; }
"""

_ICONS = {
    "chevron": "chevron-down",
    "chevron_right": "chevron-right",
    "radio_on": "radio-on",
    "radio_off": "radio-off",
    "check_on": "check-on",
    "check_off": "check-off",
}
_MARK = """QLabel[look="mark"][tone="$tone"] { color: $text; background: $ground; }"""


def stylesheet(theme: Theme) -> str:
    """All rules for one theme."""
    colours = theme.colours
    shade = "dark" if theme.dark else "light"
    marks = "\n".join(
        Pattern(_MARK).substitute(tone=tone, text=colours.of(tone)[0], ground=colours.of(tone)[1]) for tone in Tone
    )
    return Pattern(_RULES).substitute(
        {name: getattr(colours, name) for name in colours.__dataclass_fields__},
        marks=marks,
        text=theme.text,
        small=theme.small,
        heading=theme.heading,
        subheading=theme.subheading,
        radius=theme.RADIUS,
        radius_small=theme.RADIUS_SMALL,
        **{name: icon_path(f"{file}-{shade}") for name, file in _ICONS.items()},
    )
