"""Styrkort: balanced scorecards for Swedish municipalities. Holds the version number, and imports nothing."""

__version__ = "0.1.0"
