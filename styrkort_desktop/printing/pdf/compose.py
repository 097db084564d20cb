"""Makes boxes of blocks: chooses type and space for each, and its element in the structure tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from styrkort_desktop.printing.blocks import (
    Block,
    Bullets,
    Facts,
    Footnotes,
    Heading,
    Labelled,
    Panel,
    Paragraph,
    StatusLine,
    Story,
    Table,
    Together,
    Tone,
)
from styrkort_desktop.printing.pdf import style
from styrkort_desktop.printing.pdf.boxes import Anchor, Label, PanelBox, RuleBox, TextBox, stack_height
from styrkort_desktop.printing.pdf.structure import Element
from styrkort_desktop.printing.pdf.symbols import SYMBOL_WIDTH
from styrkort_desktop.printing.pdf.table import TableBox, table_box
from styrkort_desktop.printing.pdf.text import Run, break_lines, single_line, text_width

_TONES = {
    Tone.BODY: (style.BODY, 6.0),
    Tone.LEAD: (style.LEAD, 10.0),
    Tone.MUTED: (style.BODY_ASIDE, 6.0),
    Tone.SMALL: (style.SMALL, 5.0),
}
_SPACE_BEFORE_HEADING = {1: 0.0, 2: 10.0, 3: 24.0, 4: 17.0, 5: 14.0}
_SPACE_AFTER_HEADING = {1: 12.0, 2: 10.0, 3: 6.0, 4: 4.0, 5: 5.0}
_BULLET = "•"
_BULLET_INDENT = 11.0
_NOTE_INDENT = 9.0
_PANEL_INSET = 34.0
_SHORT_LIST = 110.0  # a list no higher than this stays on one page
_FACT_GAP = "\u00a0\u00a0\u00a0 "

ComposedBox = TextBox | RuleBox | PanelBox | TableBox


class Composer:
    """Makes the boxes of one part of a document. What belongs to a goal is indented under its text."""

    def __init__(self, part: Element, width: float = style.TEXT_WIDTH) -> None:
        self._parent = part
        self._width = width
        self._indent = 0.0

    def boxes(self, blocks: Iterable[Block]) -> list[ComposedBox]:
        """The boxes of the blocks, in order."""
        boxes: list[ComposedBox] = []
        for block in blocks:
            following = self._boxes(block)
            # The line under a chapter's heading does for what begins right under it, too.
            doubled = boxes and following and isinstance(boxes[-1], RuleBox) and isinstance(following[0], RuleBox)
            boxes += following[1:] if doubled else following
        return boxes

    def _boxes(self, block: Block) -> list[ComposedBox]:  # noqa: C901, PLR0911 - one line a kind of block
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                text_style, after = _TONES[block.tone]
                return [self._text("P", [(block.text, text_style)], after=after)]
            case Facts():
                return self._facts(block)
            case Story():
                runs = [(f"{block.label}. ", style.BODY_LABEL), (block.text, style.BODY)]
                return [self._text("P", runs, after=6.0)]
            case StatusLine():
                return [self._status(block)]
            case Bullets():
                return self._list([(_BULLET, item) for item in block.items], style.BODY, _BULLET_INDENT)
            case Footnotes():
                widest = max(text_width(item.label, style.SMALL) for item in block.items)
                indent = max(_NOTE_INDENT, widest + 5.0)
                return self._list([(item.label, item.text) for item in block.items], style.SMALL, indent)
            case Table():
                return self._table(block)
            case Panel():
                return [self._panel(block)]
            case Together():
                return _kept_together(self.boxes(block.blocks))

    def _text(self, tag: str, runs: list[Run], *, after: float, before: float = 0.0) -> TextBox:
        lines = break_lines(runs, self._width - self._indent)
        return TextBox(tuple(lines), Element(tag, self._parent), self._indent, before, after)

    def _facts(self, facts: Facts) -> list[ComposedBox]:
        groups = [(item,) for item in facts.items] if facts.apart else [facts.items]
        boxes = [self._text("P", _fact_runs(group), after=2.0) for group in groups]
        # What is said of a goal stays with the table or text that it introduces.
        return [*boxes[:-1], *(replace(box, after=6.0, keep_with_next=True) for box in boxes[-1:])]

    def _heading(self, heading: Heading) -> list[ComposedBox]:
        self._indent = style.GOAL_INDENT if heading.level == 4 else self._indent if heading.level > 4 else 0.0
        text_style = style.HEADINGS[heading.level]
        runs: list[Run] = [(heading.text, text_style)]
        if heading.kicker:
            runs.insert(0, (heading.kicker + "\n", style.KICKER))
        box = self._text(f"H{heading.level}", runs, after=_SPACE_AFTER_HEADING[heading.level])
        number = single_line([(heading.number + " ", style.GOAL_NUMBER)]) if heading.number else None
        box = replace(
            box,
            before=_SPACE_BEFORE_HEADING[heading.level],
            keep_with_next=True,
            whole=True,
            label=Label(number, 0.0, box.element) if number else None,
            anchor=Anchor(heading.level, heading.bookmark) if heading.bookmark else None,
        )
        if heading.level == 1:
            return [box, RuleBox(self._width, 1.2, style.ACCENT, after=16.0)]
        if heading.level == 2:
            return [RuleBox(self._width, 1.2, style.ACCENT, before=32.0), box]
        return [box]

    def _status(self, block: StatusLine) -> TextBox:
        runs: list[Run] = [(block.word, style.BODY_LABEL)]
        if block.occasion:
            runs.insert(0, (f"{block.occasion}: ", style.BODY))
        if block.note:
            runs.append((f" {block.note}", style.BODY_MUTED))
        shift = SYMBOL_WIDTH if block.status is not None else 0.0
        lines = break_lines(runs, self._width - self._indent - shift)
        element = Element("P", self._parent)
        return TextBox(tuple(lines), element, self._indent, 4.0, 6.0, keep_with_next=True, status=block.status)

    def _list(self, items: list[tuple[str, str]], text_style: style.TextStyle, indent: float) -> list[ComposedBox]:
        parent = Element("L", self._parent)
        boxes: list[TextBox] = []
        for mark, text in items:
            item = Element("LI", parent)
            label = Label(single_line([(mark + " ", text_style)]), self._indent, Element("Lbl", item))
            lines = break_lines([(text, text_style)], self._width - self._indent - indent)
            boxes.append(TextBox(tuple(lines), Element("LBody", item), self._indent + indent, 0.0, 1.5, label=label))
        together = stack_height(boxes) <= _SHORT_LIST
        for index, box in enumerate(boxes):
            last = index == len(boxes) - 1
            boxes[index] = replace(box, after=8.0 if last else box.after, keep_with_next=together and not last)
        return [*boxes]

    def _table(self, table: Table) -> list[ComposedBox]:
        element = Element("Table", self._parent)
        boxes: list[ComposedBox] = []
        if table.title:
            lines = break_lines([(table.title, style.BODY_LABEL)], self._width - self._indent)
            caption = Element("Caption", element)
            boxes.append(TextBox(tuple(lines), caption, self._indent, 8.0, 5.0, keep_with_next=True))
        width = self._width - self._indent
        boxes.append(table_box(table, element, self._indent, width, before=7.0, after=8.0))
        return boxes

    def _panel(self, panel: Panel) -> PanelBox:
        inner = Composer(Element("Sect", self._parent), self._width - _PANEL_INSET)
        return PanelBox(tuple(inner.boxes(panel.blocks)), self._width, before=4.0, after=14.0)


def _kept_together(boxes: list[ComposedBox]) -> list[ComposedBox]:
    whole = [replace(box, whole=True) if isinstance(box, TextBox) else box for box in boxes]
    return [*(replace(box, keep_with_next=True) for box in whole[:-1]), *whole[-1:]]


def _fact_runs(items: Iterable[Labelled]) -> list[Run]:
    runs: list[Run] = []
    for item in items:
        runs += [(f"{item.label}: ", style.FACT_LABEL), (item.text, style.FACT), (_FACT_GAP, style.FACT)]
    return runs[:-1]
