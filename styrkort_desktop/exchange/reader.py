"""The one way in for files: what they are is looked at first, then they are read by their kind. Writes nothing."""

from __future__ import annotations

from pathlib import Path

from styrkort_desktop.exchange.flat_table import FlatTable
from styrkort_desktop.exchange.flat_table_reader import is_flat_table, read_flat_table
from styrkort_desktop.exchange.json_kinds import JsonKind, kind_of_json
from styrkort_desktop.exchange.json_reader import read_json
from styrkort_desktop.exchange.kolada_files import KoladaAnswer, read_kolada
from styrkort_desktop.exchange.kolada_sheets import is_kolada_sheet, read_kolada_sheets
from styrkort_desktop.exchange.municipality_reader import read_municipality
from styrkort_desktop.exchange.opening import OpenedFile, open_file
from styrkort_desktop.exchange.preflight import Kind, kind_of
from styrkort_desktop.exchange.problems import refuse
from styrkort_desktop.exchange.workbook_reader import read_workbook
from styrkort_desktop.scorecard.json_text import NotJson, parse_json
from styrkort_desktop.scorecard.kolada import KoladaCatalogue
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.received import Received, ReceivedOf
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template import Template

Content = tuple[Received, ...] | ReceivedOf[Municipality] | KoladaAnswer | FlatTable
"""What a file may hold: scorecards, the municipality's own figures and texts, what Kolada tells, a table for all."""

_OF_MUNICIPALITY = Text(
    "Filen innehåller kommunens egna uppgifter, inget styrkort. Läs in den i databasen med styrkort import.",
    "The file holds the municipality's own figures, no scorecard. Load it into the database with styrkort import.",
)
_FLAT_TABLE = Text("en tabell för alla enheter", "a table for all units")
_NO_SCORECARD = Text(
    "Filen är {what}, inget styrkort. Läs in den i databasen med styrkort import.",
    "The file is {what}, no scorecard. Load it into the database with styrkort import.",
)
_OF_KOLADA = (
    Text("Koladas lista över nyckeltal", "Kolada's list of indicators"),
    Text("Koladas lista över kommuner, grupper eller enheter", "Kolada's list of municipalities, groups or units"),
    Text("värden från Kolada", "values from Kolada"),
)


def read_content(path: Path, template: Template) -> Content:
    """What a workbook (one scorecard, values from Kolada's site, a table for all units), a text or a JSON file holds.

    Raises FileRefused with all reasons why it cannot be taken, CannotReadFile, WorkerDidNotStart.
    """
    return content_of(open_file(path), template)


def content_of(opened: OpenedFile, template: Template) -> Content:
    """What a file holds that has been opened. Raises FileRefused with all reasons why it cannot be taken."""
    book = opened.book
    if book is None:
        return _content_of_json(opened.data, template)
    if is_kolada_sheet(book):
        return KoladaAnswer(KoladaCatalogue(), values=read_kolada_sheets(book))
    if is_flat_table(book):
        return read_flat_table(book, template)
    if opened.kind is Kind.TEXT_TABLE:
        kind_of(opened.data, opened.path.name)  # a text that is no such table is a stranger, and told so
    return (read_workbook(book, template),)


def _content_of_json(data: bytes, template: Template) -> Content:
    try:
        raw = parse_json(data)
    except NotJson as error:
        refuse(error.text)
    match kind_of_json(raw):
        case JsonKind.KOLADA:
            return read_kolada(raw)
        case JsonKind.MUNICIPALITY:
            return read_municipality(raw, template)
        case JsonKind.SCORECARDS:
            return read_json(raw, template)


def read_file(path: Path, template: Template) -> tuple[Received, ...]:
    """Every scorecard of a file that is to hold scorecards. Raises what `read_content` raises."""
    return scorecards_of(read_content(path, template))


def scorecards_of(content: Content) -> tuple[Received, ...]:
    """The scorecards that a file holds. Raises FileRefused for one that holds something else."""
    if isinstance(content, KoladaAnswer):
        indicators, names, values = _OF_KOLADA
        listed = indicators if content.catalogue else names
        refuse(_NO_SCORECARD.format(what=listed if content.values is None else values))
    if isinstance(content, ReceivedOf):
        refuse(_OF_MUNICIPALITY)
    if isinstance(content, FlatTable):
        refuse(_NO_SCORECARD.format(what=_FLAT_TABLE))
    return content
