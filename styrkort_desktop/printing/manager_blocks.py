"""What the staff direction has beside goals: managers' conditions as counts, the small ones hidden. Pure."""

from __future__ import annotations

from styrkort_desktop.printing.blocks import (
    Block,
    Cell,
    Column,
    Footnotes,
    Heading,
    Labelled,
    Paragraph,
    Row,
    Story,
    Table,
    Tone,
)
from styrkort_desktop.printing.context import HIDDEN_COUNT, MISSING_VALUE, SheetContext, labelled
from styrkort_desktop.scorecard.directions import Managers, ManagerType
from styrkort_desktop.scorecard.fields import field_of
from styrkort_desktop.scorecard.texts import Text

_COUNTS = ("women", "men", "above_limit", "assignment_unclear", "without_room_to_reflect", "with_action")


def manager_blocks(context: SheetContext) -> list[Block]:
    """Counts by type of post, the analysis and the action, as far as they are there."""
    managers = context.scorecard.managers
    stories = tuple(
        labelled(
            (
                (context.label(Managers, "analysis"), managers.analysis),
                (context.label(Managers, "action"), managers.action),
            )
        )
    )
    if not managers.types and not stories and managers.analysed is None:
        return []
    blocks: list[Block] = [Heading(3, context.say(Text("Chefers förutsättningar", "Managers' conditions")))]
    if managers.analysed:
        text = Text("Analyserade {day}.", "Analysed {day}.")
        blocks.append(Paragraph(context.say(text, day=context.date(managers.analysed)), Tone.MUTED))
    if managers.types:
        blocks += _counts(context, managers)
    return [*blocks, *(Story(each.label, each.text) for each in stories)]


def _counts(context: SheetContext, managers: Managers) -> list[Block]:
    limit = context.template.limits.span_of_control
    titles = [context.say(field_of(ManagerType, name).label) for name in _COUNTS]
    if limit is not None:
        titles[_COUNTS.index("above_limit")] = context.say(
            Text("Fler än {limit} medarbetare", "More than {limit} staff"), limit=limit
        )
    columns = (
        Column(context.label(ManagerType, "type")),
        *(Column(title, 11 if index > 1 else 8, figures=True) for index, title in enumerate(titles)),
    )
    hidden = False
    rows = []
    for one in managers.types:
        counts = [getattr(one, name) for name in _COUNTS]
        hidden = hidden or any(_is_hidden(context, count) for count in counts)
        rows.append(Row((Cell(one.type or MISSING_VALUE), *(Cell(_count(context, count)) for count in counts))))
    blocks: list[Block] = [Table(columns, tuple(rows))]
    if hidden:
        text = Text("Antal under {limit} skrivs inte ut.", "Counts below {limit} are not printed.")
        note = Labelled(HIDDEN_COUNT, context.say(text, limit=context.template.limits.small_count))
        blocks.append(Footnotes((note,)))
    return blocks


def _is_hidden(context: SheetContext, count: int | None) -> bool:
    return count is not None and count < context.template.limits.small_count


def _count(context: SheetContext, count: int | None) -> str:
    return HIDDEN_COUNT if _is_hidden(context, count) else context.number(count)
