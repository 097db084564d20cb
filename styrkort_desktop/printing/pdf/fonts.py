"""The typefaces of the printed page: measured, chosen character by character, and embedded as far as they are used.

Source Sans 3 (its figures are all of one width) carries the text; DejaVu Sans helps out for characters that it lacks.
"""

from __future__ import annotations

import hashlib
import io
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from reportlab.pdfbase.ttfonts import TTFontFile

from styrkort_desktop.assets import asset
from styrkort_desktop.printing.pdf.file import PdfFile, reference
from styrkort_desktop.scorecard.numbers import NO_BREAK_SPACE

# ISO 32000-1, table 123: the font has glyphs outside the standard Latin set.
_SYMBOLIC = 4
_ITALIC = 64
# Soft hyphens, joiners, direction marks, line ends: faces have glyphs for some, which are not meant to be seen.
_STEERING = ("Cc", "Cf", "Zl", "Zp")


class FaceName(StrEnum):
    """One of the faces, by its file in `resources/fonts`."""

    REGULAR = "SourceSans3-Regular.ttf"
    SEMIBOLD = "SourceSans3-Semibold.ttf"
    ITALIC = "SourceSans3-It.ttf"
    FALLBACK = "DejaVuSans.ttf"


class Face:
    """A typeface that was read. Widths are in thousandths of the type size."""

    def __init__(self, name: FaceName) -> None:
        self.name = name
        self.file = TTFontFile(io.BytesIO(asset("fonts", name.value).read_bytes()))
        self.widths: dict[str, float] = {chr(code): width for code, width in self.file.charWidths.items()}
        covered = (chr(code) for code, glyph in self.file.charToGlyph.items() if glyph)
        self.characters = frozenset(each for each in covered if not _only_steers(each))
        self.width = lru_cache(maxsize=20_000)(self._width)

    def _width(self, text: str) -> float:
        widths = self.widths
        return sum([widths[character] for character in text])


@cache
def face(name: FaceName) -> Face:
    """The typeface, read once."""
    return Face(name)


@lru_cache(maxsize=20_000)
def drawable(text: str, wanted: FaceName) -> tuple[tuple[str, FaceName], ...]:
    """The text in pieces of one face each: the wanted one where it has the character, else the fallback.

    What neither has is written so that it can be read (`readable`); nothing is ever drawn as an empty box.
    """
    if face(wanted).characters.issuperset(text):
        return ((text, wanted),)
    pieces: list[tuple[str, FaceName]] = []
    for character in legible(text):
        name = wanted if character in face(wanted).characters else FaceName.FALLBACK
        if pieces and pieces[-1][1] is name:
            pieces[-1] = (pieces[-1][0] + character, name)
        else:
            pieces.append((character, name))
    return tuple(pieces)


@lru_cache(maxsize=2_000)
def readable(character: str) -> str:
    """What is drawn for a character: itself where a face has it, else plainer ones of the same meaning, else its name.

    Odd spaces become plain ones; characters that only steer others (joiners, variation selectors) are not drawn.
    """
    known = face(FaceName.REGULAR).characters | face(FaceName.FALLBACK).characters
    if character in known:
        return character
    if character == "\t" or unicodedata.category(character).startswith("Z"):
        return " "
    if _only_steers(character):
        return ""
    plainer = unicodedata.normalize("NFKD", character)
    if known.issuperset(plainer):
        return plainer
    name = unicodedata.name(character, "")
    if not name or "IDEOGRAPH" in name:
        return f"[U+{ord(character):04X}]"
    return f"[{name.lower()}]"


def _only_steers(character: str) -> bool:
    return unicodedata.category(character) in _STEERING or 0xFE00 <= ord(character) <= 0xFE0F


def legible(text: str) -> str:
    """The text with every character that can be drawn (`readable`)."""
    if face(FaceName.REGULAR).characters.issuperset(text):
        return text
    return "".join(map(readable, text))


@dataclass(slots=True)
class _Glyphs:
    """The glyphs of one face that a document uses, coded in the order of first use (0 is *no glyph*)."""

    face: Face
    number: int
    codes: dict[int, int]
    characters: list[str]
    hexadecimal: dict[str, str]


class FontsInUse:
    """The fonts of one document: turns text into codes, and embeds in the end what was used."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._used: dict[FaceName, _Glyphs] = {}
        self.resources = file.reserve()

    def resource_name(self, name: FaceName) -> str:
        """How a page's content calls the face."""
        return f"F{self._glyphs(name).number}"

    def codes(self, text: str, name: FaceName) -> str:
        """The text as a hexadecimal string of two-byte codes. Every character must be one that the face has."""
        glyphs = self._glyphs(name)
        known = glyphs.hexadecimal
        try:
            return "".join([known[character] for character in text])
        except KeyError:
            for character in text:
                if character not in known:
                    known[character] = f"{_code_of(glyphs, character):04X}"
            return "".join([known[character] for character in text])

    def _glyphs(self, name: FaceName) -> _Glyphs:
        found = self._used.get(name)
        if found is None:
            found = _Glyphs(face(name), len(self._used) + 1, {}, [], {})
            self._used[name] = found
        return found

    def embed(self) -> None:
        """Write every face that was used, with those of its glyphs that were, and the resources that pages refer to."""
        fonts = b"".join(b"/F%d %b" % (each.number, reference(self._embed(each))) for each in self._used.values())
        self._file.add(b"<</Font<<%b>>>>" % fonts, self.resources)

    def _embed(self, glyphs: _Glyphs) -> int:
        # ISO 32000-1, 9.7: a composite font whose two-byte codes are the glyph numbers of the embedded subset.
        ttf, add = glyphs.face.file, self._file.add
        name = b"%b+%b" % (_subset_tag(glyphs.characters), bytes(ttf.name))
        data = bytes(ttf.makeSubset([ord(character) for character in glyphs.characters]))
        embedded = self._file.add_stream(data, b"/Length1 %d" % len(data))
        descriptor = add(_descriptor(name, ttf, embedded))
        widths = b" ".join(b"%d" % glyphs.face.widths[character] for character in glyphs.characters)
        descendant = add(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            b"/Supplement 0>>/FontDescriptor %b/DW %d/W[1[%b]]/CIDToGIDMap/Identity>>"
            % (name, reference(descriptor), ttf.defaultWidth, widths)
        )
        to_unicode = self._file.add_stream(_to_unicode(glyphs.characters))
        return add(
            b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[%b]/ToUnicode %b>>"
            % (name, reference(descendant), reference(to_unicode))
        )


def _code_of(glyphs: _Glyphs, character: str) -> int:
    # A hard space is drawn as a space, so that a reader who searches for 1 250 finds it.
    character = " " if character == NO_BREAK_SPACE else character
    glyph = glyphs.face.file.charToGlyph[ord(character)]
    code = glyphs.codes.get(glyph)
    if code is None:
        glyphs.characters.append(character)
        code = glyphs.codes[glyph] = len(glyphs.characters)
    return code


def _subset_tag(characters: list[str]) -> bytes:
    """Six capital letters that differ from subset to subset (ISO 32000-1, 9.6.4)."""
    digest = hashlib.md5("".join(characters).encode(), usedforsecurity=False).digest()
    return bytes(ord("A") + byte % 26 for byte in digest[:6])


def _descriptor(name: bytes, ttf: TTFontFile, embedded: int) -> bytes:
    flags = _SYMBOLIC | (_ITALIC if ttf.italicAngle else 0)
    return (
        b"<</Type/FontDescriptor/FontName/%b/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d"
        b"/CapHeight %d/StemV %d/FontFile2 %b>>"
        % (
            name,
            flags,
            *ttf.bbox,
            ttf.italicAngle,
            ttf.ascent,
            ttf.descent,
            ttf.capHeight,
            ttf.stemV,
            reference(embedded),
        )
    )


def _to_unicode(characters: list[str]) -> bytes:
    """Which character each code stands for, for searching, copying and reading aloud (ISO 32000-1, 9.10.3)."""
    rows = [f"<{code:04X}> <{_utf16(character)}>" for code, character in enumerate(characters, 1)]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
        *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
        "endcmap",
        "CMapName currentdict /CMap defineresource pop",
        "end",
        "end",
    ]
    return "\n".join(lines).encode("ascii")


def _utf16(character: str) -> str:
    return character.encode("utf-16-be").hex().upper()
