"""The legend at the end of a sheet: what its signs and symbols mean. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from styrkort_desktop.printing.blocks import Block, Cell, Column, Heading, Row, Table
from styrkort_desktop.printing.context import HIDDEN_COUNT, MISSING_VALUE, SheetContext
from styrkort_desktop.scorecard.choices import STATUS, Status
from styrkort_desktop.scorecard.texts import Text

_SIGNS = (
    (Text(MISSING_VALUE, MISSING_VALUE), Text("uppgiften saknas eller är inte angiven", "missing or not given")),
    (Text("K, M", "W, M"), Text("kvinnor, män", "women, men")),
    (Text("Mål {year}", "Target {year}"), Text("målvärde för året", "the target of the year")),
    (
        Text("Senaste utfall", "Latest outcome"),
        Text("det senast mätta värdet, med den tid det avser", "the value measured last, with the time it is of"),
    ),
)
_SHAPES = {
    Status.MET: Text("fylld cirkel", "filled circle"),
    Status.PARTLY: Text("halvfylld cirkel", "half-filled circle"),
    Status.NOT_MET: Text("triangel med spetsen nedåt", "triangle pointing down"),
    Status.NOT_ASSESSABLE: Text("ring med streck", "ring with a bar"),
}


def legend_blocks(contexts: Sequence[SheetContext], level: int) -> list[Block]:
    """Signs always; the small counts where managers are counted, the statuses where something is judged."""
    first = contexts[0]
    say = first.say
    year = first.scorecard.period.first_year
    rows = [Row((Cell(say(sign, year=year)), Cell(say(meaning)))) for sign, meaning in _SIGNS]
    if any(context.scorecard.managers.types for context in contexts):
        hidden = Text("antal under {limit} skrivs inte ut", "counts below {limit} are not printed")
        rows.append(Row((Cell(HIDDEN_COUNT), Cell(say(hidden, limit=first.template.limits.small_count)))))
    judging = next((context for context in contexts if _judges(context)), None)
    if judging is not None:
        rows += [_status_row(judging, status) for status in Status]
    title = say(Text("Teckenförklaring", "Legend"))
    columns = (Column(say(Text("Tecken", "Sign")), 34), Column(say(Text("Betydelse", "Meaning"))))
    return [Heading(level, title, bookmark=title), Table(columns, tuple(rows))]


def _judges(context: SheetContext) -> bool:
    return bool(context.scorecard.area_assessments) or any(goal.assessments for goal in context.scorecard.goals)


def _status_row(context: SheetContext, status: Status) -> Row:
    word = context.status_word(context.shown, status) if context.shown else context.choice(STATUS, status)
    return Row((Cell(word, status=status), Cell(context.say(_SHAPES[status]))))
