"""The consolidated workbook: every unit in flat sheets, for pivot tables and filters. Goes out, is never read back."""

from styrkort_desktop.exchange.analysis.sheets import Analysis
from styrkort_desktop.exchange.analysis.writer import write_analysis

__all__ = ["Analysis", "write_analysis"]
