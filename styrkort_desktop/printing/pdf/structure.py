"""The structure tree: what each mark on the pages is (heading, cell, list …) and in which order it is read.

A screen reader goes by this tree, never by where things stand on the page (ISO 14289-1, PDF/UA).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from styrkort_desktop.printing.pdf.file import PdfFile, reference, text_string


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one page's content that belongs to an element: its number on that page (MCID)."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class LinkObject:
    """A link annotation that belongs to an element."""

    page: int
    number: int


class Element:
    """One element of the tree. The kids of an element are read in the order in which they were made."""

    __slots__ = ("attributes", "kids", "number", "parent", "tag", "text")

    def __init__(self, tag: str, parent: Element | None, *, attributes: str = "", text: str | None = None) -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.text = text
        self.kids: list[Element | Mark | LinkObject] = []
        self.number = 0
        if parent is not None:
            parent.kids.append(self)


def header_cell(row: Element, *, scope: str, columns: int = 1) -> Element:
    """A heading cell; `scope` is `Column` or `Row`."""
    return Element("TH", row, attributes=f"/O/Table/Scope/{scope}" + (f"/ColSpan {columns}" if columns > 1 else ""))


def data_cell(row: Element, *, columns: int = 1) -> Element:
    """A cell that holds data, over so many columns."""
    return Element("TD", row, attributes=f"/O/Table/ColSpan {columns}" if columns > 1 else "")


class StructureTree:
    """The tree of one document. Parts drawn in full are written at once, so that a long book is not held in memory."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._root_number = file.reserve()
        self._document_number = file.reserve()
        self._parts: list[int] = []
        self._owners: dict[int, list[Element]] = {}
        self._parent_rows: dict[int, int] = {}

    def mark(self, page: int, element: Element) -> int:
        """A new mark of an element on a page; gives the number that stands in the page's content."""
        owners = self._owners.setdefault(page, [])
        element.kids.append(Mark(page, len(owners)))
        owners.append(element)
        return len(owners) - 1

    def write_part(self, part: Element, pages: Mapping[int, int], link_keys: Mapping[int, Element]) -> None:
        """Write a part whose pages are all drawn. `pages` gives the object number of each page.

        `link_keys` gives the element of each link by its key in the parent tree (the annotation's StructParent).
        """
        elements = [part]
        for element in elements:
            element.number = self._file.reserve()
            elements.extend(kid for kid in element.kids if isinstance(kid, Element))
        for element in elements:
            self._file.add(self._body(element, pages), element.number)
        self._parts.append(part.number)
        for page in [page for page in self._owners if page in pages]:
            owners = self._owners.pop(page)
            self._parent_rows[page] = self._file.add(b"[%b]" % b" ".join(reference(owner.number) for owner in owners))
        for key, element in link_keys.items():
            self._parent_rows[key] = element.number

    def _body(self, element: Element, pages: Mapping[int, int]) -> bytes:
        parent = element.parent.number if element.parent else self._document_number
        marks = [kid for kid in element.kids if isinstance(kid, Mark)]
        own_page = marks[0].page if marks else None
        kids = b" ".join(_kid(kid, own_page, pages) for kid in element.kids)
        body = b"<</S/%b/P %b/K[%b]" % (element.tag.encode(), reference(parent), kids)
        if own_page is not None:
            body += b"/Pg " + reference(pages[own_page])
        if element.attributes:
            body += b"/A<<%b>>" % element.attributes.encode()
        if element.text is not None:
            body += b"/Alt " + text_string(element.text)
        return body + b">>"

    def finish(self) -> int:
        """Write the roots; gives the number of the tree's root for the catalog."""
        kids = b" ".join(map(reference, self._parts))
        self._file.add(b"<</S/Document/P %b/K[%b]>>" % (reference(self._root_number), kids), self._document_number)
        numbers = b" ".join(b"%d %b" % (key, reference(self._parent_rows[key])) for key in sorted(self._parent_rows))
        parents = self._file.add(b"<</Nums[%b]>>" % numbers)
        self._file.add(
            b"<</Type/StructTreeRoot/K %b/ParentTree %b/ParentTreeNextKey %d>>"
            % (reference(self._document_number), reference(parents), max(self._parent_rows, default=-1) + 1),
            self._root_number,
        )
        return self._root_number


def _kid(kid: Element | Mark | LinkObject, own_page: int | None, pages: Mapping[int, int]) -> bytes:
    if isinstance(kid, Element):
        return reference(kid.number)
    if isinstance(kid, LinkObject):
        return b"<</Type/OBJR/Obj %b/Pg %b>>" % (reference(kid.number), reference(pages[kid.page]))
    if kid.page == own_page:
        return b"%d" % kid.number
    return b"<</Type/MCR/Pg %b/MCID %d>>" % (reference(pages[kid.page]), kid.number)
