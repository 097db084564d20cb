"""Small helpers for how widgets look: style properties that change, marks, words for counts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QLayout, QWidget

from styrkort_desktop.gui.theme import Tone


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the style sheet looks at, and draw the widget anew if it was another."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.updateGeometry()
    widget.update()


def set_mark(label: QLabel, sign: str, words: str, tone: Tone) -> None:
    """A mark: its sign and words, and the colours that go with them."""
    label.setText(f"{sign} {words}".strip())
    set_look(label, "tone", tone.value)


def breakable(text: str) -> str:
    """A text whose paths may be broken between their folders."""
    return text.replace("/", "/\u200b").replace("\\", "\\\u200b")


def plain_label(text: str, look: str, parent: QWidget) -> QLabel:
    """Words in a card, of a person's too: never taken for markup, broken where they do not fit."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    set_look(label, "look", look)
    return label


def empty_layout(layout: QLayout) -> None:
    """Take every widget out of a layout and let go of it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def goals_in_words(count: int) -> str:
    """*1 mål*, *3 mål*."""
    return (
        QCoreApplication.translate("Counts", "1 mål")
        if count == 1
        else QCoreApplication.translate("Counts", "{0} mål").format(count)
    )


def indicators_in_words(count: int) -> str:
    """*1 indikator*, *3 indikatorer*."""
    if count == 1:
        return QCoreApplication.translate("Counts", "1 indikator")
    return QCoreApplication.translate("Counts", "{0} indikatorer").format(count)


def findings_in_words(count: int) -> str:
    """*1 påpekande*, *3 påpekanden*, *inga påpekanden*."""
    if count == 0:
        return QCoreApplication.translate("Counts", "inga påpekanden")
    if count == 1:
        return QCoreApplication.translate("Counts", "1 påpekande")
    return QCoreApplication.translate("Counts", "{0} påpekanden").format(count)


def left_in_words(count: int) -> str:
    """*3 kvar att göra*."""
    return f"{count} {QCoreApplication.translate('Outline', 'kvar att göra')}"


def conflicts_in_words(count: int) -> str:
    """*1 konflikt*, *3 konflikter*."""
    if count == 1:
        return QCoreApplication.translate("Counts", "1 konflikt")
    return QCoreApplication.translate("Counts", "{0} konflikter").format(count)
