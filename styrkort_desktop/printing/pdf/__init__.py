"""Lays a printed document out on pages and writes it as an accessible PDF. Knows blocks, nothing of scorecards."""
