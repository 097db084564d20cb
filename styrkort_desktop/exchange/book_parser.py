"""Reads the cells of an untrusted workbook of either kind, or of a table kept as text.

Runs in the worker, standard library only, opens nothing.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any
from xml.parsers import expat

from styrkort_desktop.exchange.ods_parser import open_document_type, read_ods
from styrkort_desktop.exchange.untrusted_xml import Malformed, Reason
from styrkort_desktop.exchange.xlsx_parser import read_xlsx

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    ArithmeticError,
    EOFError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def parse_workbook(data: bytes) -> dict[str, Any]:
    """All sheets as plain lists, the same from `.xlsx`, `.ods` and what is no package: a table kept as text.

    `{"date1904", "sheets": [{"name", "hidden", "cells": [[row, column, kind, text, style, formula]]}]}`: `kind` is `n`
    number, `s` text, `b` yes or no, `e` error, `d` date as text, `f` a formula without a cached value; `style` is `d`
    for a date format, `p` for a percentage, else empty, and behind it stands a mark where the text is struck through
    (`~` as a whole, `≈` in part). A sheet of an `.xlsx` with merged cells has their ranges beside, as `merged`. Rows
    and columns count from 1. Raises Malformed.
    """
    if not data.startswith(b"PK"):
        # imported only for a text: a workbook's process starts in the fewest milliseconds
        from styrkort_desktop.exchange.csv_text import parse_text_table

        return parse_text_table(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return read_ods(package) if open_document_type(package) else read_xlsx(package)
    except _BROKEN as error:
        raise Malformed(Reason.DAMAGED) from error
