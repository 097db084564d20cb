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

from styrkort_desktop.exchange.cell_texts import column_number, decoded
from styrkort_desktop.exchange.plain_xml import plain_cells, plain_strings
from styrkort_desktop.exchange.untrusted_xml import Bounds, Malformed, Reason, local, run

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
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
            made.append({"name": name, "hidden": hidden, "cells": self.sheet(target, strings, styles, name)})
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
        """For each cell style `d`, `p` or nothing, by its number format."""
        if path is None or path.casefold() not in self.members:
            return []
        codes: dict[int, str] = {}
        formats: list[int] = []
        inside = False

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal inside
            if name == "numFmt":
                codes[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
            elif name == "cellXfs":
                inside = True
            elif name == "xf" and inside:
                formats.append(_whole(attributes.get("numFmtId")))

        def end(name: str) -> None:
            nonlocal inside
            if name == "cellXfs":
                inside = False

        run(self.part(path), start, end)
        return [_shows(number, codes.get(number)) for number in formats]

    def sheet(self, path: str, strings: list[str], styles: list[str], name: str) -> list[list[Any]]:
        """Every cell of a sheet that holds anything."""
        data = self.part(path)
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


def _strings_in_runs(data: bytes) -> list[str]:
    """Strings, rich text joined, reading aids (phonetic runs) left out."""
    found: list[str] = []
    pieces: list[str] = []
    inside = {"t": 0, "rPh": 0}

    def start(name: str, _: dict[str, str]) -> None:
        if name == "si":
            pieces.clear()
        elif name in inside:
            inside[name] += 1

    def end(name: str) -> None:
        if name == "si":
            found.append(decoded("".join(pieces)))
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

    def collect(self, name: str) -> None:
        if name == "v" and self.value:
            raise ValueError("two values in a cell")
        self.collecting = name

    def begin_cell(self, attributes: dict[str, str]) -> None:
        self.cell = attributes
        self.value, self.inline, self.formula, self.phonetic = [], [], False, 0
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
