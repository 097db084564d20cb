"""What a person makes of the open file for others: print-outs and workbooks. Asks where, has the desk do it, tells."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from styrkort_desktop.desk.analysis import make_analysis
from styrkort_desktop.desk.findings_beside import findings_beside
from styrkort_desktop.desk.printout import print_scorecards
from styrkort_desktop.desk.send import Sent, WorkbookForm, send
from styrkort_desktop.gui.dialogs.progress import Waiting
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.receipts import documents, tell_file
from styrkort_desktop.progress import Cancelled, Progress


class MakingFiles(QObject):
    """Makes files of what is open, over the window that it is shown in."""

    def __init__(self, file: OpenFile, window: QWidget) -> None:
        super().__init__(window)
        self._file = file
        self._window = window

    def print(self) -> None:
        """Print the unit's sheet to a PDF that the person names."""
        self._file.flush()
        unit = self._file.template.unit(self._file.unit)
        proposal = documents() / f"Styrkort {unit.code} {self._file.scorecard.period}.pdf"
        path = self._ask_where(self.tr("Skriv ut till PDF"), proposal, self.tr("PDF (*.pdf)"), ".pdf")
        if path is not None:
            self.print_to(path)

    def print_to(self, path: Path) -> None:
        """Print the unit's sheet to `path`, and say where it lies."""
        unit, database, language = self._file.unit, self._file.database, self._file.language

        def work(progress: Progress, cancelled: Cancelled) -> None:
            print_scorecards(database, [unit], path, language=language, progress=progress, cancelled=cancelled)

        Waiting(self._window, self.tr("Skriver ut styrkortet …")).run(work)
        tell_file(self._window, self.tr("Styrkortet är utskrivet"), path)

    def send(self) -> None:
        """Make the unit's workbook where the person says."""
        path = self._ask_where_to_send()
        if path is not None:
            self.send_to(path)

    def send_with_findings(self) -> None:
        """Make the unit's workbook with the findings of the moment beside its cells."""
        path = self._ask_where_to_send()
        if path is not None:
            self.send_to(path, with_findings=True)

    def send_to(self, path: Path, *, with_findings: bool = False) -> None:
        """Make the unit's workbook at `path`, and say where it lies."""
        unit, database, language = self._file.unit, self._file.database, self._file.language

        def work(progress: Progress, cancelled: Cancelled) -> tuple[Sent, ...]:
            now = datetime.datetime.now().astimezone()
            workbook = WorkbookForm(language, findings_beside(database) if with_findings else None)
            return send(database, [unit], str(path), now=now, workbook=workbook, progress=progress, cancelled=cancelled)

        made = cast("tuple[Sent, ...]", Waiting(self._window, self.tr("Skapar filen …")).run(work))
        self._file.reload()
        text = self.tr("Version {0}. Programmet skickar ingenting själv: bifoga filen i ett meddelande.").format(
            made[0].revision
        )
        tell_file(self._window, self.tr("Filen är skapad"), path, text)

    def analysis(self) -> None:
        """Make the workbook of all units where the person says."""
        self._file.flush()
        proposal = documents() / f"Styrkort {self._file.scorecard.period} alla enheter.xlsx"
        title, kinds = self.tr("Samlad arbetsbok"), self.tr("Arbetsbok (*.xlsx)")
        path = self._ask_where(title, proposal, kinds, ".xlsx")
        if path is not None:
            self.analysis_to(path)

    def analysis_to(self, path: Path) -> None:
        """Make the workbook of all units at `path`, and say where it lies."""
        database, language = self._file.database, self._file.language

        def work(progress: Progress, cancelled: Cancelled) -> tuple[str, ...]:
            day = datetime.datetime.now().astimezone().date()
            return make_analysis(database, path, day, language=language, progress=progress, cancelled=cancelled)

        units = cast("tuple[str, ...]", Waiting(self._window, self.tr("Skapar den samlade arbetsboken …")).run(work))
        text = self.tr("{0} av {1} enheter har skrivit något. Arbetsboken är till för att läsa och räkna i.").format(
            len(units), len(self._file.template.units)
        )
        tell_file(self._window, self.tr("Den samlade arbetsboken är skapad"), path, text)

    # -- asking

    def _ask_where_to_send(self) -> Path | None:
        self._file.flush()
        name = f"{self._file.unit} styrkort {self._file.scorecard.period}.xlsx"
        return self._ask_where(self.tr("Skapa fil"), documents() / name, self.tr("Arbetsbok (*.xlsx)"), ".xlsx")

    def _ask_where(self, title: str, proposal: Path, kinds: str, suffix: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(proposal), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
