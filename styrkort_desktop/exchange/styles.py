"""How the workbook looks: a few named cell styles in calm colours. Only here are colours and fonts named."""

from __future__ import annotations

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.workbook import Workbook

PETROL = "FF0B5A78"
WHITE = "FFFFFFFF"
INK = "FF1F2A30"
SOFT = "FF5B6B73"
PALE = "FFF1F4F5"
GREY = "FFE3E8EA"
LINE = "FFC9D2D6"
FONT = "Calibri"

TITLE, LEAD, BLOCK, HEAD, INPUT, MIDDLE, LEFT, REPEAT, STRONG, CLOSED, PLAIN, STEP = (
    "sk_title",
    "sk_lead",
    "sk_block",
    "sk_head",
    "sk_input",
    "sk_middle",
    "sk_left",
    "sk_repeat",
    "sk_strong",
    "sk_closed",
    "sk_plain",
    "sk_step",
)


def add_styles(book: Workbook) -> None:
    """Make the named styles of a workbook."""
    line = Side(style="thin", color=LINE)
    box = Border(left=line, right=line, top=line, bottom=line)
    top = Alignment(vertical="top", wrap_text=True)
    flat = Alignment(vertical="center")
    locked, unlocked = Protection(locked=True), Protection(locked=False)
    body = Font(name=FONT, size=11, color=INK)
    for style in (
        NamedStyle(TITLE, Font(name=FONT, size=18, bold=True, color=PETROL), alignment=flat, protection=locked),
        NamedStyle(LEAD, Font(name=FONT, size=11, color=SOFT), alignment=flat, protection=locked),
        NamedStyle(
            BLOCK,
            Font(name=FONT, size=13, bold=True, color=PETROL),
            alignment=Alignment(vertical="bottom"),
            protection=locked,
        ),
        NamedStyle(
            HEAD,
            Font(name=FONT, size=11, bold=True, color=WHITE),
            PatternFill("solid", fgColor=PETROL),
            box,
            Alignment(vertical="center", wrap_text=True),
            protection=locked,
        ),
        NamedStyle(INPUT, body, border=box, alignment=top, protection=unlocked),
        NamedStyle(
            MIDDLE, body, border=box, alignment=Alignment(horizontal="center", vertical="top"), protection=unlocked
        ),
        NamedStyle(
            LEFT,
            body,
            border=box,
            alignment=Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1),
            protection=unlocked,
        ),
        NamedStyle(
            REPEAT,
            Font(name=FONT, size=11, color=SOFT),
            PatternFill("solid", fgColor=PALE),
            box,
            top,
            protection=locked,
        ),
        NamedStyle(
            STRONG,
            Font(name=FONT, size=11, bold=True, color=INK),
            PatternFill("solid", fgColor=PALE),
            box,
            top,
            protection=locked,
        ),
        NamedStyle(
            CLOSED,
            Font(name=FONT, size=9, italic=True, color=SOFT),
            PatternFill("solid", fgColor=GREY),
            box,
            top,
            protection=locked,
        ),
        NamedStyle(PLAIN, body, alignment=top, protection=locked),
        NamedStyle(
            STEP,
            Font(name=FONT, size=20, bold=True, color=PETROL),
            alignment=Alignment(horizontal="center", vertical="top"),
            protection=locked,
        ),
    ):
        book.add_named_style(style)
