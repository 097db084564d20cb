"""Reads a PDF back as a screen reader does: by its structure tree, and apart from it what is said to be decoration."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pypdfium2

from styrkort_desktop.scorecard.json_form import read_documents
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.template import Template, built_in_template, demonstration

TEMPLATE: Template = built_in_template()
DEMONSTRATION: tuple[Scorecard, ...] = tuple(document.scorecard for document in demonstration(TEMPLATE))
PROFILES = ("ua1", "2a")


def demo(code: str) -> Scorecard:
    """One of the demonstration's scorecards."""
    return next(one for one in DEMONSTRATION if one.unit.code == code)


def scorecard_of(goals: Sequence[dict[str, Any]] = (), code: str = "BUN", **more: Any) -> Scorecard:
    """A scorecard made of JSON."""
    whole = {
        "format": "styrkort/1",
        "template": TEMPLATE.key,
        "period": {"first_year": 2016, "last_year": 2018},
        "unit": {"code": code},
        "goals": list(goals),
        **more,
    }
    (document,) = read_documents(json.dumps(whole))
    return document.scorecard


def plain(text: str) -> str:
    """A text with every run of spaces and line ends as one space: how it is broken on paper does not matter."""
    return " ".join(text.replace("\u00a0", " ").split())


@dataclass
class Node:
    """An element of the structure tree with the text that is drawn for it and below it."""

    tag: str
    own_text: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        return plain(" ".join([self.own_text, *(kid.text for kid in self.kids)]))

    def all(self, *tags: str) -> Iterator[Node]:
        """It and everything below with one of the tags (none: all), in reading order."""
        if not tags or self.tag in tags:
            yield self
        for kid in self.kids:
            yield from kid.all(*tags)


class PrintedPdf:
    """A printed file, read back."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with pikepdf.open(path) as pdf:
            self.problems = list(pdf.check_pdf_syntax())
            self.fonts = {str(font.BaseFont): font for font in _fonts(pdf)}
            self.all_fonts_embedded = all(
                "/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in self.fonts.values()
            )
            self.language = str(pdf.Root.Lang)
            self.title = str(pdf.docinfo["/Title"])
            with pdf.open_outline() as outline:
                self.bookmarks = [(level, title, target) for level, title, target in _outline(pdf, outline.root)]
            contents = [_marked_texts(page) for page in pdf.pages]
            self.decoration = [plain(texts.pop(-1, "")) for texts in contents]
            pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
            self.document = _node(pdf.Root.StructTreeRoot.K, pages, contents, None)
            self.marks_left = [texts for texts in contents if texts]

    @property
    def page_count(self) -> int:
        return len(self.decoration)

    @cached_property
    def text(self) -> str:
        """Everything that a screen reader says."""
        return self.document.text

    @cached_property
    def page_texts(self) -> list[str]:
        """The text of each page as an ordinary reader finds it."""
        document = pypdfium2.PdfDocument(self.path)
        try:
            return [plain(page.get_textpage().get_text_bounded()) for page in document]
        finally:
            document.close()

    def refusals(self) -> list[str]:
        """What the validators of PDF/UA-1 and PDF/A-2a say against the file."""
        return [
            f"{profile}: {failure.rule_id} {failure.message}"
            for profile in PROFILES
            for failure in page_validation.validate_pdf(str(self.path), profile=profile).failures
        ]


def _fonts(pdf: pikepdf.Pdf) -> list[Any]:
    return list({font.objgen: font for page in pdf.pages for font in page.Resources.Font.values()}.values())


def _outline(pdf: pikepdf.Pdf, items: Sequence[Any], level: int = 1) -> Iterator[tuple[int, str, int]]:
    for item in items:
        yield level, item.title, pikepdf.Page(item.destination[0]).index
        yield from _outline(pdf, item.children, level + 1)


def _marked_texts(page: pikepdf.Page) -> dict[int, str]:
    """The text of each mark of a page by its number; -1 holds what is decoration."""
    letters = {name: _letters(font) for name, font in page.Resources.Font.items()}
    texts: dict[int, str] = {}
    mark, font = None, ""
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                properties: Any = operands[1] if len(operands) > 1 else {}
                mark = int(properties["/MCID"]) if "/MCID" in properties else -1
                texts.setdefault(mark, "")
            case "EMC":
                mark = None
            case "Tf":
                font = str(operands[0])
            case "Tj":
                assert mark is not None, "text outside every mark"
                codes = bytes(operands[0])
                pairs = (codes[n : n + 2] for n in range(0, len(codes), 2))
                texts[mark] += "".join(letters[font][int.from_bytes(pair)] for pair in pairs)
    return texts


def _letters(font: Any) -> dict[int, str]:
    rows = re.findall(rb"<(\w{4})> <(\w+)>", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(letter.decode()).decode("utf-16-be") for code, letter in rows}


def _node(element: Any, pages: dict[Any, int], contents: list[dict[int, str]], page: int | None) -> Node:
    page = pages[element.Pg.objgen] if "/Pg" in element else page
    node = Node(str(element.S).removeprefix("/"), attributes=dict(element.get("/A", {})))
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            assert page is not None
            node.own_text += contents[page].pop(kid)
        elif kid.get("/Type") == "/MCR":
            node.own_text += contents[pages[kid.Pg.objgen]].pop(int(kid.MCID))
        elif "/S" in kid:
            node.kids.append(_node(kid, pages, contents, page))
    return node
