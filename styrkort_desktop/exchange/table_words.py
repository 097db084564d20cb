"""Words that people write in any table of figures: where there is none, and in rows that are sums."""

from __future__ import annotations

BLANKS = frozenset({"", "-", "–", "—", ".", "..", "…", "..."})
"""What people and statistics offices write where there is no figure."""

TOTALS = frozenset({"summa", "totalt", "total", "sum", "summa totalt"})
"""What a row of sums is called."""
