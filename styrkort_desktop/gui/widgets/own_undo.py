"""Keeps text fields from undoing by themselves: Ångra is the window's, whose steps outlive the field."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def claims_undo(event: QEvent) -> bool:
    """Whether a field is about to take Ctrl+Z or its counterpart from the window's own action."""
    return (
        event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
    )
