"""One PDF document as PDF/UA-1 and PDF/A-2a ask for it: pages, structure, bookmarks, links, metadata, colours."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO
from xml.sax.saxutils import escape

from styrkort_desktop.printing.pdf.colour_profile import srgb_profile
from styrkort_desktop.printing.pdf.file import PdfFile, reference, references, text_string
from styrkort_desktop.printing.pdf.fonts import FontsInUse
from styrkort_desktop.printing.pdf.page import LinkArea, Page
from styrkort_desktop.printing.pdf.structure import Element, LinkObject, StructureTree
from styrkort_desktop.printing.pdf.style import PAGE_HEIGHT, PAGE_WIDTH

_PROGRAM = "Styrkort"


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself. `language` is a language tag (sv-SE), `author` who publishes it."""

    title: str
    author: str
    language: str
    made: datetime.datetime


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the list of bookmarks; `level` counts from 1, `top` is where the heading begins on its page."""

    level: int
    title: str
    page: int
    top: float


class PdfDocument:
    """A document of a known number of pages, written page by page."""

    def __init__(self, out: BinaryIO, page_count: int, properties: Properties) -> None:
        self._file = PdfFile(out)
        self._fonts = FontsInUse(self._file)
        self._structure = StructureTree(self._file)
        self._properties = properties
        self._tree = self._file.reserve()
        self._pages = [self._file.reserve() for _ in range(page_count)]
        self._links = 0
        self._waiting_links: dict[int, Element] = {}
        self._waiting_pages: dict[int, int] = {}

    def page(self, index: int) -> Page:
        """An empty page to draw on; `index` counts from 0."""
        return Page(index, self._fonts, self._structure)

    def add_page(self, page: Page) -> None:
        """Write a page that is drawn in full."""
        number = self._pages[page.index]
        content = self._file.add_stream("\n".join(page.content).encode("ascii"))
        notes = [self._add_link(link, page.index) for link in page.links]
        annotations = b"/Annots" + references(notes) if notes else b""
        self._file.add(
            b"<</Type/Page/Parent %b/MediaBox[0 0 %.2f %.2f]/Resources %b/Contents %b/StructParents %d/Tabs/S%b>>"
            % (
                reference(self._tree),
                PAGE_WIDTH,
                PAGE_HEIGHT,
                reference(self._fonts.resources),
                reference(content),
                page.index,
                annotations,
            ),
            number,
        )
        self._waiting_pages[page.index] = number

    def end_part(self, part: Element) -> None:
        """Write the structure of a part of the document whose pages are all added."""
        self._structure.write_part(part, self._waiting_pages, self._waiting_links)
        self._waiting_pages, self._waiting_links = {}, {}

    def finish(self, bookmarks: Sequence[Bookmark]) -> None:
        """Write what holds the document together; the file is whole after this."""
        add = self._file.add
        self._fonts.embed()
        add(b"<</Type/Pages/Count %d/Kids%b>>" % (len(self._pages), references(self._pages)), self._tree)
        structure = self._structure.finish()
        outlines = self._add_bookmarks(bookmarks)
        metadata = self._file.add_stream(self._metadata(), b"/Type/Metadata/Subtype/XML", packed=False)
        profile = self._file.add_stream(srgb_profile(), b"/N 3")
        intent = add(
            b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
            b"/DestOutputProfile %b>>" % reference(profile)
        )
        catalog = add(
            b"<</Type/Catalog/Pages %b/StructTreeRoot %b/MarkInfo<</Marked true>>/Lang%b/Metadata %b/OutputIntents[%b]"
            b"/ViewerPreferences<</DisplayDocTitle true>>%b>>"
            % (
                reference(self._tree),
                reference(structure),
                text_string(self._properties.language),
                reference(metadata),
                reference(intent),
                b"/PageMode/UseOutlines/Outlines " + reference(outlines) if outlines else b"",
            )
        )
        self._file.finish(catalog, add(self._information()))

    # -- parts of the above

    def _add_link(self, link: LinkArea, page: int) -> int:
        key = len(self._pages) + self._links
        self._links += 1
        number = self._file.add(
            b"<</Type/Annot/Subtype/Link/Rect[%.2f %.2f %.2f %.2f]/Border[0 0 0]/F 4/Contents%b"
            b"/StructParent %d/Dest%b>>"
            % (
                link.left,
                link.bottom,
                link.right,
                link.top,
                text_string(link.title),
                key,
                self._destination(link.target_page, link.target_top),
            )
        )
        link.element.kids.append(LinkObject(page, number))
        self._waiting_links[key] = link.element
        return number

    def _destination(self, page: int, top: float) -> bytes:
        return b"[%b/XYZ null %.2f null]" % (reference(self._pages[page]), PAGE_HEIGHT - top)

    def _add_bookmarks(self, bookmarks: Sequence[Bookmark]) -> int | None:
        """The tree of bookmarks (ISO 32000-1, 12.3.3); gives its root's number. Skipped levels are closed up."""
        if not bookmarks:
            return None
        root = self._file.reserve()
        numbers = [self._file.reserve() for _ in bookmarks]
        kids: dict[int, list[int]] = {root: []}
        parents: list[int] = []
        path: list[tuple[int, int]] = [(0, root)]
        for bookmark, number in zip(bookmarks, numbers, strict=True):
            while path[-1][0] >= bookmark.level:
                path.pop()
            parents.append(path[-1][1])
            kids[path[-1][1]].append(number)
            kids[number] = []
            path.append((bookmark.level, number))
        for bookmark, number, parent in zip(bookmarks, numbers, parents, strict=True):
            siblings = kids[parent]
            index = siblings.index(number)
            body = b"<</Title%b/Parent %b/Dest%b" % (
                text_string(bookmark.title),
                reference(parent),
                self._destination(bookmark.page, bookmark.top),
            )
            if index:
                body += b"/Prev " + reference(siblings[index - 1])
            if index + 1 < len(siblings):
                body += b"/Next " + reference(siblings[index + 1])
            self._file.add(body + _family(kids[number], closed=bookmark.level > 1) + b">>", number)
        self._file.add(b"<</Type/Outlines%b>>" % _family(kids[root], closed=False), root)
        return root

    def _information(self) -> bytes:
        made = self._properties.made.astimezone(datetime.UTC).strftime("D:%Y%m%d%H%M%SZ")
        return b"<</Title%b/Author%b/Creator(%b)/Producer(%b)/CreationDate(%b)/ModDate(%b)>>" % (
            text_string(self._properties.title),
            text_string(self._properties.author),
            _PROGRAM.encode(),
            _PROGRAM.encode(),
            made.encode(),
            made.encode(),
        )

    def _metadata(self) -> bytes:
        made = self._properties.made.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return _METADATA.format(
            title=escape(self._properties.title),
            author=escape(self._properties.author),
            language=escape(self._properties.language),
            program=_PROGRAM,
            made=made,
        ).encode()


def _family(kids: Sequence[int], *, closed: bool) -> bytes:
    if not kids:
        return b""
    # A negative count says how many would show if it were opened.
    count = -len(kids) if closed else len(kids)
    return b"/First %b/Last %b/Count %d" % (reference(kids[0]), reference(kids[-1]), count)


# The extension schema says what pdfuaid:part is: PDF/A-2 (6.6.2.3) asks that for each property that it does not know.
_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{program}</xmp:CreatorTool><pdf:Producer>{program}</pdf:Producer>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
