"""The first sheet, *Läs mig*.

Whose scorecard it is, what to do in three steps, what the colours mean, stage and decision.
"""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from styrkort_desktop.exchange import styles, tables
from styrkort_desktop.exchange.cell_values import GENERAL, Content, escaped
from styrkort_desktop.exchange.sheet_writer import SheetWriter
from styrkort_desktop.exchange.sources import Context, OutRow, round_in_turn
from styrkort_desktop.scorecard.origin import Origin
from styrkort_desktop.scorecard.texts import Text

UNIT_LINE = Text("Enhet", "Unit")
PERIOD_LINE = Text("Planperiod", "Planning period")
TEMPLATE_LINE = Text("Mall", "Template")

_STEPS = (
    Text(
        "Skriv i de vita cellerna. Mål skrivs i bladet {goals}, indikatorer i {indicators}; det som varje "
        "inriktning frågar efter står i dess "
        "eget blad. De tomma raderna längst ned är till för nytt.",
        "Write in the white cells. Goals in the sheet {goals}, indicators in {indicators}; what each direction "
        "asks for has its own sheet. "
        "The empty rows at the bottom are for what is new.",
    ),
    Text(
        "Vid uppföljning fyller ni i bladet {follow_up}: en rad för varje område, mål och indikator. {due}",
        "When following up, fill in the sheet {follow_up}: one row for each area, goal and indicator. {due}",
    ),
    Text(
        "Spara filen och skicka tillbaka den hel till {office}. Filens namn spelar ingen roll, och egna kolumner "
        "och blad gör inget.",
        "Save the file and send it back whole to {office}. Its name does not matter, nor do columns and sheets "
        "of your own.",
    ),
)
_DUE = Text("Raderna för {round} står redan där.", "The rows for {round} are there already.")
_LEGEND = (
    (styles.INPUT, Text("Vit: här skriver ni. Pilen i cellen visar en lista att välja ur.", "White: write here.")),
    (
        styles.REPEAT,
        Text("Ljusgrå: upprepas från ett annat blad, ändra där.", "Pale grey: repeated from another sheet."),
    ),
    (styles.CLOSED, Text("Grå: används inte på den raden.", "Grey: not used in that row.")),
)
_HINTS = (
    Text(
        "Ordningen styrs av kolumnen Nr, inte av radernas ordning.",
        "The order is that of the column No., not of the rows.",
    ),
    Text(
        "En tömd cell tar bort uppgiften. En tömd eller borttagen rad tas inte bort direkt: mottagaren får "
        "frågan först.",
        "An emptied cell clears the value. An emptied or deleted row is not deleted at once: the receiver is "
        "asked first.",
    ),
    Text(
        "Tal skrivs som 1250,5 och utan enhet. Bladen är skyddade utan lösenord (Granska, Ta bort bladets skydd).",
        "Write numbers as 1250,5 without unit. The sheets are protected without password.",
    ),
)
_NOTES = Text(
    "En anteckning i cellens hörn är ett påpekande: peka på cellen för att läsa det. De om ett målområde eller "
    "hela styrkortet står vid rubriken här överst. Inget av dem hindrar er.",
    "A note in a cell's corner is a finding: point at the cell to read it. Those about an area or the whole "
    "scorecard stand by the title above. None of them stops you.",
)


def write_readme(
    writer: SheetWriter,
    context: Context,
    origin: Origin,
    names: dict[str, str],
    about: OutRow,
    *,
    with_notes: bool,
    mark: Sequence[str],
) -> None:
    """Write the sheet; `with_notes` when there are findings beside the cells, `mark` as `identity` packs it."""
    scorecard, language = context.scorecard, writer.language
    writer.widths.update({1: 6, 2: 34, 3: 92})
    unit = scorecard.unit
    writer.line(f"Styrkort {scorecard.period} – {unit.name or unit.code}", styles.TITLE, 2, height=34)
    vision = Text("Tre steg, sedan är det klart.", "Three steps, and it is done.")
    writer.line(vision.into(language), styles.LEAD, 2, height=22)
    writer.row += 1
    _steps(writer, context, names)
    writer.row += 1
    _legend(writer)
    _hints(writer, (*_HINTS, _NOTES) if with_notes else _HINTS)
    writer.row += 1
    writer.line(tables.ABOUT.title.into(language), styles.BLOCK, 2, height=24)
    writer.form(tables.ABOUT, about, 2, 3)
    writer.widths.update({2: 34, 3: 92})
    writer.row += 1
    writer.line(Text("Om filen", "About the file").into(language), styles.BLOCK, 2, height=24)
    sent = origin.made.date().isoformat()
    for label, text in (
        (UNIT_LINE, f"{unit.code} – {unit.name}" if unit.name else unit.code),
        (PERIOD_LINE, str(scorecard.period)),
        (TEMPLATE_LINE, scorecard.template),
        (Text("Version", "Version"), str(scorecard.revision)),
        (Text("Utskickad", "Sent"), sent),
    ):
        _pair(writer, label.into(language), text)
    for position, piece in enumerate(mark, 2):
        writer.put(writer.row, position, Content(piece), styles.PLAIN)
    writer.sheet.row_dimensions[writer.row].hidden = True
    writer.finish(freeze=None, repeat_row=None, footer=(unit.name or unit.code).replace("&", "&&"))


def _steps(writer: SheetWriter, context: Context, names: dict[str, str]) -> None:
    due = round_in_turn(context)
    round_name = context.template.round(due.key).name if due else ""
    said = _DUE.format(round=f"{round_name} {due.year}") if due else Text("", "")
    for number, step in enumerate(_STEPS, 1):
        text = step.format(
            goals=names[tables.GOAL_SHEET],
            indicators=names[tables.INDICATOR_SHEET],
            follow_up=names[tables.FOLLOW_UP_SHEET],
            office=context.template.office,
            due=said,
        )
        writer.put(writer.row, 1, Content(number, GENERAL), styles.STEP)
        _wide(writer, text.into(writer.language).strip(), styles.PLAIN, 34)


def _legend(writer: SheetWriter) -> None:
    for style, text in _LEGEND:
        writer.put(writer.row, 2, Content(None), style)
        writer.put(writer.row, 3, Content(text.into(writer.language)), styles.PLAIN)
        writer.at_least[writer.row] = 19
        writer.row += 1
    writer.row += 1


def _hints(writer: SheetWriter, hints: Sequence[Text]) -> None:
    for hint in hints:
        _wide(writer, hint.into(writer.language), styles.PLAIN, 18)


def _wide(writer: SheetWriter, text: str, style: str, height: float) -> None:
    row = writer.row
    writer.put(row, 2, Content(escaped(text)), style)
    writer.sheet.merge_cells(f"B{row}:{get_column_letter(3)}{row}")
    writer.at_least[row] = height
    writer.wrap(2, 3, text)
    writer.row += 1


def _pair(writer: SheetWriter, label: str, text: str) -> None:
    writer.put(writer.row, 2, Content(label), styles.REPEAT)
    writer.put(writer.row, 3, Content(escaped(text), "@"), styles.REPEAT)
    writer.row += 1
