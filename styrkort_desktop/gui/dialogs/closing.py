"""How dialogs are shown: each is freed when it closes, and gives its answer before that."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def run_dialog(dialog: QDialog) -> bool:
    """Show a dialog and wait for its answer; True when it was accepted. It is freed once the caller has returned."""
    fit(dialog)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()


def fit(dialog: QDialog) -> None:
    """As high as its texts need at its width, so that no line is cut and no space gapes."""
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    width = max(dialog.minimumWidth(), layout.totalMinimumSize().width())
    if layout.hasHeightForWidth():
        dialog.resize(width, max(layout.totalHeightForWidth(width), dialog.minimumHeight()))
