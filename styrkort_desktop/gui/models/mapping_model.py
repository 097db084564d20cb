"""What an older spreadsheet comes to as an item model: thin, on the rows of `mapping_rows`."""

from __future__ import annotations

from styrkort_desktop.gui.mapping_rows import MappingRow, MappingRowKind
from styrkort_desktop.gui.models.preview_model import PreviewModel

_INDENT = "      "


class MappingModel(PreviewModel[MappingRow]):
    """What becomes of it, what comes along, where it stands; indicators stand in under their goal."""

    def headings(self) -> tuple[str, str, str]:
        return self.tr("Mål och indikatorer"), self.tr("Uppgifter"), self.tr("Cell")

    def shown(self, row: MappingRow, column: int) -> str:
        inset = _INDENT if row.kind is MappingRowKind.INDICATOR and column == 0 else ""
        return inset + row.cells[column]
