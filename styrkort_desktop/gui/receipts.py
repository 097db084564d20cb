"""The receipt for a file that was made, where the person's files lie, and a place in a file in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from styrkort_desktop.gui.dialogs.closing import run_dialog
from styrkort_desktop.gui.dialogs.message import MessageDialog
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.scorecard.received import FileSpot


def tell_file(over: QWidget, heading: str, path: Path, text: str = "", more: Sequence[Path] = ()) -> None:
    """A receipt with the place of the file, and of more in the same folder, and the way to that folder."""
    dialog = MessageDialog(
        over,
        Tone.GOOD,
        heading,
        text or QCoreApplication.translate("FileActions", "Filen ligger här:"),
        details=[str(one) for one in (path, *more)],
        second=QCoreApplication.translate("FileActions", "Öppna mappen"),
    )
    if not run_dialog(dialog) and dialog.second_pressed:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def documents() -> Path:
    """The person's documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())


def spot_in_words(spot: FileSpot) -> str:
    """*Indikatorer, rad 12, kolumn Enhet:* as far as it is known."""
    parts = [spot.sheet, QCoreApplication.translate("FileActions", "rad {0}").format(spot.row) if spot.row else None]
    if spot.column:
        parts.append(QCoreApplication.translate("FileActions", "kolumn {0}").format(spot.column))
    known = [part for part in parts if part]
    return f"{', '.join(known)}: " if known else ""
