"""Old spreadsheets as municipalities have them, made by hand: titles, merged cells, years above, notes below."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook

from styrkort_desktop.exchange.book_parser import parse_workbook
from styrkort_desktop.exchange.csv_text import parse_text_table
from styrkort_desktop.exchange.spreadsheet import Book, book_of
from tests.exchange.packages import document, ods, row, table, value


@dataclass(frozen=True)
class Percent:
    """A number in a cell that shows per cent: 0.54 is seen as 54 %."""

    of: float


@dataclass(frozen=True)
class Formula:
    """A formula, which openpyxl writes without a value."""

    text: str


Row = Sequence[Any]


def xlsx(**sheets: Sequence[Row]) -> bytes:
    """A workbook; names of sheets have _ for a space."""
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows in sheets.items():
        made = book.create_sheet(name.replace("_", " "))
        for number, cells in enumerate(rows, 1):
            for at, held in enumerate(cells, 1):
                if held is None:
                    continue
                cell = made.cell(number, at)
                if isinstance(held, Percent):
                    cell.value, cell.number_format = held.of, "0%"
                else:
                    cell.value = held.text if isinstance(held, Formula) else held
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def merged(data_rows: Sequence[Row], *spans: str, name: str = "Blad1") -> bytes:
    """A workbook of one sheet with merged cells."""
    book = Workbook()
    made = book.active
    assert made is not None
    made.title = name
    for cells in data_rows:
        made.append([held.of if isinstance(held, Percent) else held for held in cells])
    for span in spans:
        made.merge_cells(span)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def opendocument(name: str, rows: Sequence[Row]) -> bytes:
    """An `.ods` of one sheet."""
    return ods(document(table(name, *(row(*(_ods_cell(held) for held in cells)) for cells in rows))))


def _ods_cell(held: Any) -> str:
    if held is None:
        return value("string")
    if isinstance(held, Percent):
        return value("percentage", f'office:value="{held.of}"')
    if isinstance(held, (int, float)):
        return value("float", f'office:value="{held}"')
    return value("string", "", "</text:p><text:p>".join(escape(str(held)).split("\n")))


def text(rows: Sequence[Row], separator: str = ";", encoding: str = "utf-8") -> bytes:
    """A text file as Excel writes it."""
    lines = []
    for cells in rows:
        fields = [
            "" if held is None else str(held).replace(".", ",") if isinstance(held, float) else str(held)
            for held in cells
        ]
        lines.append(separator.join(f'"{one}"' if any(c in one for c in f'{separator}"\n') else one for one in fields))
    return "\r\n".join(lines).encode(encoding)


def opened(data: bytes) -> Book:
    """The sheets of a workbook, or of a text file."""
    is_package = data[:2] == b"PK"
    return book_of(parse_workbook(data) if is_package else parse_text_table(data))


LONG = "Mål för att fler elever ska nå behörighet till gymnasiet"
READ = "Mål för att fler barn ska få läsa tillsammans med en vuxen"
WELL = "Mål för att medarbetare ska må bra på sin arbetsplats"
SAFE = "Mål för att äldre ska känna sig trygga i sitt boende"

PLAIN = xlsx(
    Mål_2016=[
        ["Mål", "Indikator", "Enhet", "Önskad utveckling", "Utfall 2014", "Mål 2016", "Källa", "Ansvarig"],
        [LONG, "Andel behöriga till yrkesprogram", "%", "Öka", 84.5, 88, "Skolverket", "Skolchef"],
        [READ, "Antal lässtunder per vecka", "antal", "Ökande", 2, 4, "Egen räkning", "Rektor"],
    ]
)
"""The simplest: one row a goal, all headings in one row."""

MERGED_GOALS = merged(
    [
        ["Barn- och utbildningsnämnden"],
        ["Mål och mått 2015"],
        [],
        ["Nr", "Nämndmål", "Mått", "Utgångsvärde 2013", "Målvärde 2015", "Utfall 2015", "Kommentar"],
        [1, LONG, "Andel behöriga till yrkesprogram", 83, 88, 84.5, "Lägre än väntat"],
        [None, None, "Andel med fullständiga betyg", 70, 75, "ca 72", None],
        [None, None, "Genomsnittligt meritvärde", 205, 215, 212, None],
        [2, READ, "Antal lässtunder per vecka", 1, 4, "–", None],
        [None, None, "Lånade böcker per barn", 12, "15–18", 14, "Bibliotekets statistik"],
        [],
        ["Uppgifterna är preliminära och har inte granskats."],
    ],
    "A1:G1",
    "A5:A7",
    "B5:B7",
    "A8:A9",
    "B8:B9",
    name="Uppföljning",
)
"""Titles above, goals merged over their indicators, figures as text, a note below."""

YEARS_ABOVE = merged(
    [
        ["Mål", "Indikator", "Måttenhet", "Utfall", None, "Målvärde", None, None, "Ansvarig"],
        [None, None, None, 2013, 2014, 2016, 2017, 2018, None],
        [SAFE, "Andel trygga i särskilt boende", "%", 82, 84, 86, 88, 90, "Verksamhetschef"],
        [WELL, "Sjukfrånvaro", "%", 6.1, 5.9, 5.5, 5.2, 5, "HR-chef"],
    ],
    "D1:E1",
    "F1:H1",
)
"""Two rows of headings: *Utfall* over two years, *Målvärde* over three."""

YEARS_OVER_KINDS = xlsx(
    Styrkort=[
        ["Inriktning", "Mål", "Nyckeltal", 2014, None, 2015, None, "Mätmetod"],
        [None, None, None, "Mål", "Utfall", "Mål", "Utfall", None],
        ["Service", SAFE, "Andel trygga i särskilt boende", 85, 82, 86, 84, "Brukarenkät"],
        ["Medarbetare", WELL, "Sjukfrånvaro i procent", 5.5, 6.1, 5.3, 5.9, "Lönesystemet"],
        [None, WELL, "Frisktal", 60, 58, 61, 59, "Lönesystemet"],
    ]
)
"""The years alone above *Mål* and *Utfall*, the direction as a column that is left blank below."""

SECTIONS = xlsx(
    Styrkort_2015=[
        ["SOCIALFÖRVALTNINGENS STYRKORT 2015"],
        ["Mål", "Indikator", "Målvärde", "Utfall"],
        ["Följa och jämföra"],
        [SAFE, "Andel trygga i särskilt boende (%)", 86, 84],
        ["2. Hälsofrämjande arbetsplatser"],
        [WELL, "Sjukfrånvaro (%)", 5.5, 5.9],
        ["Ekonomi i balans"],
        ["Mål för att pengarna ska räcka till det som behövs", "Avvikelse mot budget", 0, -1.2],
        ["Summa", None, 91.5, 88.7],
    ]
)
"""Areas as headings between the rows, one of them unknown; a sum; the year only in the title."""

LINES_IN_CELLS = xlsx(
    Blad1=[
        ["Målområde", "Mål", "Indikatorer", "Nuläge", "Mål 2016", "Aktiviteter"],
        [
            "Kvalitetskommun 2017",
            LONG,
            "- Andel behöriga till yrkesprogram\n- Andel med fullständiga betyg",
            "84,5\n70",
            "88\n75",
            "• Läxhjälp varje vecka\n• Studiecoacher",
        ],
        ["Kvalitetskommun 2017", READ, "- Antal lässtunder\n- Lånade böcker", "2", "4\n15", None],
    ]
)
"""Several indicators in one cell with bullets, their figures in as many lines, and once not."""

INDICATORS_IN_GOAL = xlsx(
    Mål=[
        ["Vision: ett gott liv hela livet"],
        ["Nämndens mål", "Målnivå 2016", "Följs upp"],
        [f"{SAFE}\n• Andel trygga i särskilt boende\n• Andel nöjda med maten", "86\n80", "Årligen"],
        [f"{WELL}\n• Sjukfrånvaro", 5.5, "Tertialvis"],
    ]
)
"""The indicators below the goal in its own cell."""

ODS_BY_SEX = opendocument(
    "Enkät",
    [
        ["Kulturförvaltningen", None, None, None, None, None],
        ["Mål", "Indikator", "Utfall 2014", None, None, "Målvärde 2016"],
        [None, None, "Totalt", "Kvinnor", "Män", None],
        [READ, "Andel nöjda besökare", Percent(0.81), Percent(0.84), Percent(0.78), Percent(0.85)],
        [LONG, "Andel som rekommenderar oss", "72 %", "75 %", "69 %", "80 %"],
    ],
)
"""OpenDocument: outcomes by sex under one heading, figures shown as per cent or typed with the sign."""

WINDOWS_CSV = text(
    [
        ["Förvaltningens mål", "Mått", "Enhet", "Mål -15", "Utfall -15", "Mätfrekvens", "Status"],
        [LONG, "Andel behöriga", "%", "88,0", "84,5", "1 ggr/år", "Gul"],
        ["", "Kostnad per elev", "kr", "92 500", "94 100", "Årligen", "Röd"],
        [READ, "Lästimmar", "timmar", "1.200", "1 150", "Månadsvis", "Grön"],
    ],
    encoding="cp1252",
)
"""A text file of Windows with semicolons, years of two digits, thousands with a space, and a status not ours."""

LONG_FORM_CSV = text(
    [
        ["Mål", "Indikator", "År", "Kön", "Utfall", "Målvärde"],
        [SAFE, "Andel trygga", 2013, "Totalt", 82, 84],
        [SAFE, "Andel trygga", 2013, "Kvinnor", 80, ""],
        [SAFE, "Andel trygga", 2013, "Män", 85, ""],
        [SAFE, "Andel trygga", 2014, "Totalt", 84, 86],
        [WELL, "Frisktal", "", "Totalt", 60, ""],
        [WELL, "Frisktal", 2014, "Okänt", 61, ""],
    ],
    separator=",",
)
"""One row a year and sex; one row without a year, one with a sex that nobody knows."""

TABBED_UTF16 = text(
    [
        ["Mål 2015–2017", "Nyckeltal", "Basvärde", "Basår", "Målvärde 2017", "Datakälla", "Ansvarig"],
        [SAFE, "Andel trygga", 82, 2013, 90, "Brukarenkät", "Enhetschef"],
        [WELL, "Frisktal", 58, 2014, 65, "Lönesystemet", "HR-chef"],
    ],
    separator="\t",
    encoding="utf-16",
)
"""What Excel calls Unicode text: UTF-16 with tabs, the baseline's year in a column of its own."""

SIDE_BY_SIDE = xlsx(
    Mål=[
        ["Nämndmål", "Indikator 1", "Utfall 2014", "Mål 2016", "Indikator 2", "Utfall 2014", "Mål 2016"],
        [LONG, "Andel behöriga", 84.5, 88, "Andel med fullständiga betyg", 70, 75],
        [READ, "Antal lässtunder", 2, 4, None, None, None],
    ]
)
"""Two indicators side by side in a goal's row."""

REPEATED_HEADINGS = xlsx(
    Utskrift=[
        ["Mål", "Indikator", "Resultat 2014", "Resultat jan-aug 2015", "Målvärde 2015"],
        [LONG, "Andel behöriga", 84.5, 85, 88],
        ["Mål", "Indikator", "Resultat 2014", "Resultat jan-aug 2015", "Målvärde 2015"],
        [READ, "Antal lässtunder", 2, Formula("=C2+1"), 4],
        [None, "Lånade böcker", 12, None, "#SAKNAS!"],
    ]
)
"""The headings on each printed page, a figure of a round, a formula without a value."""

SEVERAL_SHEETS = xlsx(
    Instruktion=[["Så fyller ni i mallen"], ["Ett mål på varje rad. Indikatorer till höger."]],
    Mål=[
        [None, "Perspektiv", "Mål", "Hur mäts målet", "Måttal", "Målvärde 2016"],
        [None, "Medborgare", SAFE, "Andel trygga", "%", 86],
        [None, "Medarbetare", WELL, "Frisktal", "%", 61],
        [None, None, "Mål utan allt annat", None, None, None],
    ],
    Listor=[["Mål", "Status"], ["Grön", 1], ["Röd", 2]],
)
"""Instructions first, the table in the second sheet from column B, lists last; a direction the template lacks."""

WITHOUT_GOAL_HEADING = xlsx(
    Blad1=[
        ["Vad vi vill uppnå", "Mått", "Målvärde 2016", "Ja/nej"],
        [LONG, "Andel behöriga", 88, None],
        ["Mål för att varje barn ska ha en plan", "Plan finns för alla barn", "ja", "x"],
    ]
)
"""No heading says goal; a target that is yes."""

ALL: dict[str, bytes] = {
    name.lower(): data for name, data in dict(globals()).items() if isinstance(data, bytes) and name.isupper()
}
