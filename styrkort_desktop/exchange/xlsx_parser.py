"""Reads the cells of a SpreadsheetML workbook with expat; runs in the worker, standard library only, opens nothing.

Why not a library: one pass sees a formula and its cached value together, no attribute is believed that need not be
(declared dimensions, style faults, order of rows), and every text comes out as it was written (`_x005F_` included).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import Any
from xml.parsers import expat

from styrkort_desktop.exchange.cell_texts import PARTLY_STRUCK, STRUCK, PartlyStruck, column_number, decoded
from styrkort_desktop.exchange.plain_xml import plain_cells, plain_strings
from styrkort_desktop.exchange.untrusted_xml import Bounds, Malformed, Reason, local, run

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^<>]*?\bref=["']([^"']{1,40})["']""")
_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_MOST_MERGED = 500
_NOT_A_DATE_PART = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]', re.IGNORECASE)

# numbers of built-in formats that show a date or a time, or a percentage (ECMA-376 part 1, 18.8.30)
_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_BUILT_IN_PERCENT = frozenset((9, 10))


def read_xlsx(package: zipfile.ZipFile) -> dict[str, Any]:
    """All sheets of an `.xlsx`, in the form of `book_parser`. Raises Malformed, and what the parsers raise."""
    return _Workbook(package).read()


class _Workbook:
    """One package: finds its parts by their relations and reads the sheets one by one."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package
        self.members = {name.lstrip("/").casefold(): name for name in package.namelist()}
        self.bounds = Bounds()

    def read(self) -> dict[str, Any]:
        workbook = next((t for kind, t in self.relations("").values() if kind == "officeDocument"), "xl/workbook.xml")
        sheets, date1904 = self.contents(workbook)
        relations = self.relations(workbook)
        by_kind = dict(relations.values())
        strings = self.strings(by_kind.get("sharedStrings"))
        styles = self.styles(by_kind.get("styles"))
        made = []
        for name, hidden, relation in sheets:
            kind, target = relations.get(relation, ("", ""))
            if kind in ("chartsheet", "dialogsheet"):
                continue
            if kind != "worksheet" or target.casefold() not in self.members:
                raise Malformed(Reason.PART_MISSING, name)
            data = self.part(target)
            one = {"name": name, "hidden": hidden, "cells": self.sheet(data, strings, styles, name)}
            merged = merged_ranges(data)
            made.append({**one, "merged": merged} if merged else one)
        return {"date1904": date1904, "sheets": made}

    def part(self, path: str) -> bytes:
        return self.package.read(self.members[path.casefold()])

    def relations(self, source: str) -> dict[str, tuple[str, str]]:
        """Kind and target of each relation of a part, by id."""
        folder, name = posixpath.split(source)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}
        if path.casefold() not in self.members:
            return found

        def start(name: str, attributes: dict[str, str]) -> None:
            if name == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                whole = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
                found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], whole)

        run(self.part(path), start)
        return found

    def contents(self, path: str) -> tuple[list[tuple[str, bool, str]], bool]:
        """Name, whether hidden, and relation of each sheet, and whether dates count from 1904."""
        sheets: list[tuple[str, bool, str]] = []
        date1904 = False

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal date1904
            if name == "sheet":
                relation = next((v for k, v in attributes.items() if local(k) == "id" and ":" in k), "")
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append((decoded(attributes.get("name", "")), hidden, relation))
            elif name == "workbookPr":
                date1904 = attributes.get("date1904", "0") in ("1", "true", "on")

        run(self.part(path), start)
        return sheets, date1904

    def strings(self, path: str | None) -> list[str]:
        """The shared strings."""
        if path is None or path.casefold() not in self.members:
            return []
        data = self.part(path)
        plain = plain_strings(data)
        return _strings_in_runs(data) if plain is None else plain

    def styles(self, path: str | None) -> list[str]:
        """For each cell style `d`, `p` or nothing, by its number format, and a mark where it is struck through."""
        if path is None or path.casefold() not in self.members:
            return []
        found = _Styles()
        run(self.part(path), found.start, found.end)
        return found.looks()

    def sheet(self, data: bytes, strings: list[str], styles: list[str], name: str) -> list[list[Any]]:
        """Every cell of a sheet that holds anything."""
        plain = plain_cells(data, strings, styles)
        if plain is not None:
            self.bounds.count_all([cell[3] for cell in plain])
            return plain
        reader = _Sheet(self, strings, styles)
        try:
            run(data, reader.start, reader.end, reader.text)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise Malformed(Reason.DAMAGED, name) from error
        return reader.cells


class _Styles:
    """The handlers for the part of the styles."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.formats: list[tuple[int, int]] = []
        self.struck: list[bool] = []
        self.inside = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self.codes[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name in ("cellXfs", "fonts"):
            self.inside = name
        elif name == "xf" and self.inside == "cellXfs":
            self.formats.append((_whole(attributes.get("numFmtId")), _whole(attributes.get("fontId"))))
        elif name == "font" and self.inside == "fonts":
            self.struck.append(False)
        elif name == "strike" and self.struck and self.inside == "fonts":
            self.struck[-1] = _is_on(attributes)

    def end(self, name: str) -> None:
        if name == self.inside:
            self.inside = ""

    def looks(self) -> list[str]:
        """How each cell style looks."""
        return [
            _shows(number, self.codes.get(number)) + (STRUCK if font < len(self.struck) and self.struck[font] else "")
            for number, font in self.formats
        ]


def _is_on(attributes: dict[str, str]) -> bool:
    return attributes.get("val", "1") not in ("0", "false", "off")


def merged_ranges(data: bytes) -> list[list[int]]:
    """The merged cells of a sheet: first row and column, last row and column; of very many the first."""
    found: list[list[int]] = []
    for match in _MERGED.finditer(data, data.rfind(b"sheetData>") + 1):  # they stand behind the cells
        corners = _RANGE.fullmatch(match[1].decode("ascii", "replace"))
        if corners is not None and len(found) < _MOST_MERGED:
            found.append([int(corners[2]), column_number(corners[1]), int(corners[4]), column_number(corners[3])])
    return found


def _strings_in_runs(data: bytes) -> list[str]:
    """Strings, rich text joined, reading aids (phonetic runs) left out."""
    found: list[str] = []
    pieces: list[str] = []
    inside = {"t": 0, "rPh": 0}
    struck = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal struck
        if name == "si":
            pieces.clear()
            struck = False
        elif name in inside:
            inside[name] += 1
        elif name == "strike":
            struck = struck or _is_on(attributes)

    def end(name: str) -> None:
        if name == "si":
            text = decoded("".join(pieces))
            found.append(PartlyStruck(text) if struck else text)
        elif name in inside:
            inside[name] -= 1

    def text(data: str) -> None:
        if inside["t"] and not inside["rPh"]:
            pieces.append(data)

    run(data, start, end, text)
    return found


class _Sheet:
    """The handlers for one sheet's part."""

    def __init__(self, book: _Workbook, strings: list[str], styles: list[str]) -> None:
        self.book, self.strings, self.styles = book, strings, styles
        self.cells: list[list[Any]] = []
        self.seen: set[tuple[int, int]] = set()
        self.row = self.column = 0
        self.in_rows = False
        self.cell: dict[str, str] | None = None
        self.phonetic = 0
        self.collecting = ""
        self.value: list[str] = []
        self.inline: list[str] = []
        self.formula = False
        self.struck = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self.in_rows:
            self.in_rows = name == "sheetData"
        elif name == "row":
            self.row = int(attributes["r"]) if "r" in attributes else self.row + 1
            self.column = 0
        elif name == "c":
            self.begin_cell(attributes)
        elif self.cell is not None:
            if name == "f":
                self.formula = True
            elif name == "rPh":
                self.phonetic += 1
            elif name in ("v", "t"):
                self.collect(name)
            elif name == "strike":
                self.struck = self.struck or _is_on(attributes)

    def collect(self, name: str) -> None:
        if name == "v" and self.value:
            raise ValueError("two values in a cell")
        self.collecting = name

    def begin_cell(self, attributes: dict[str, str]) -> None:
        self.cell = attributes
        self.value, self.inline, self.formula, self.phonetic, self.struck = [], [], False, 0, False
        if "r" in attributes:
            match = _ADDRESS.fullmatch(attributes["r"])
            if match is None:
                raise ValueError("address")
            self.row, self.column = int(match[2]), column_number(match[1])
        else:
            self.column += 1

    def text(self, data: str) -> None:
        if self.collecting == "v":
            self.value.append(data)
        elif self.collecting == "t" and not self.phonetic:
            self.inline.append(data)

    def end(self, name: str) -> None:
        if name == "c" and self.cell is not None:
            self.end_cell(self.cell)
            self.cell = None
        elif name == "rPh":
            self.phonetic = max(0, self.phonetic - 1)
        elif name in ("v", "t"):
            self.collecting = ""
        elif name == "sheetData":
            self.in_rows = False

    def end_cell(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("t", "n")
        raw = "".join(self.value)
        if kind == "s" and raw:
            index = int(raw)
            if index < 0:
                raise IndexError(index)
            kind, raw = "s", self.strings[index]
        elif kind in ("str", "inlineStr", "s"):
            kind, raw = "s", decoded("".join(self.inline) if kind == "inlineStr" else raw)
        elif kind not in ("n", "b", "e", "d"):
            raise ValueError("cell type")
        if self.formula and not raw:
            kind = "f"
        elif not raw:
            return
        place = (self.row, self.column)
        if place in self.seen or min(place) < 1:
            raise ValueError("two cells at one address")
        self.seen.add(place)
        self.book.bounds.count(raw)
        style = int(attributes.get("s", "0"))
        shown = self.styles[style] if 0 <= style < len(self.styles) else ""
        if self.struck or type(raw) is PartlyStruck:
            shown = f"{shown}{PARTLY_STRUCK}"
        self.cells.append([self.row, self.column, kind, raw, shown, self.formula])


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def _shows(number: int, code: str | None) -> str:
    """Whether a number format shows a date (`d`) or a percentage (`p`)."""
    if code is None:
        return "d" if number in _BUILT_IN_DATES else "p" if number in _BUILT_IN_PERCENT else ""
    bare = _NOT_A_DATE_PART.sub("", code)
    if "%" in bare:
        return "p"
    return "d" if re.search("[dmyhs]", bare, re.IGNORECASE) and bare.casefold() not in ("general", "standard") else ""
