"""What a table for all units comes to as an item model: thin, on the rows of `table_rows`."""

from __future__ import annotations

from styrkort_desktop.gui.models.preview_model import PreviewModel
from styrkort_desktop.gui.table_rows import TableRow


class TableModel(PreviewModel[TableRow]):
    """What a field is, what stands there, what it becomes; headings and reasons take the room of several columns."""

    def headings(self) -> tuple[str, str, str]:
        return self.tr("Uppgift"), self.tr("Står nu"), self.tr("Blir")
