"""What people do with the file: name it anew, save it as another kind, copy it, send it twice."""

from __future__ import annotations

import datetime
import io
from html import escape

from openpyxl import Workbook, load_workbook

from styrkort_desktop.desk.send import Format, send
from styrkort_desktop.scorecard.editing import change_goal
from tests.desk.offices import Desk
from tests.exchange.packages import cell, document, number, ods, package, parts_of, row, table, value
from tests.exchange.people.cards import KNOWING, LEADERS, PARENTS, ours
from tests.exchange.people.cases import case
from tests.exchange.people.edits import GOALS, INDICATORS, free_row_filled, heading_at, new_goal, put, row_of, sheet
from tests.exchange.people.office import Office
from tests.exchange.workbooks import to_bytes

EDIT = put(GOALS, LEADERS, "Ansvarig", "Stabschef")
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
WITH_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"


@case("F1")
def saved_under_another_name(office: Office) -> None:
    card = office.take_file(office.edited(EDIT), "Kopia av SOC slutlig (3).xlsx")
    assert card.goals[1].responsible == "Stabschef"


@case("F2")
def saved_as_strict(office: Office) -> None:
    strict = {
        name: content.replace(MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in parts_of(office.edited(EDIT)).items()
    }
    assert office.take_file(package(strict)).goals[1].responsible == "Stabschef"


@case("F3")
def saved_as_open_document(office: Office) -> None:
    assert office.take_file(as_open_document(office.edited(EDIT)), "bun.ods").goals[1].responsible == "Stabschef"


@case("F4")
def saved_as_old_excel(office: Office) -> None:
    name = "Workbook".encode("utf-16-le")
    office.take_file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + name + bytes(512), "bun.xls")


@case("F5")
def saved_as_text(office: Office) -> None:
    book = load_workbook_of(office)
    lines = [";".join(str(cell.value or "") for cell in row) for row in sheet(book, GOALS).iter_rows()]
    office.take_file("\r\n".join(lines).encode("cp1252"), "bun.csv")


@case("F6")
def saved_as_a_workbook_for_macros(office: Office) -> None:
    parts = {name: one.replace(PLAIN, WITH_MACROS) for name, one in parts_of(office.edited(EDIT)).items()}
    office.take_file(package(parts), "bun.xlsm")


@case("F7")
def macros_added(office: Office) -> None:
    parts = {name: one.replace(PLAIN, WITH_MACROS) for name, one in parts_of(office.edited(EDIT)).items()}
    office.take_file(package({**parts, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}), "bun.xlsm")


@case("F8")
def locked_with_a_password(office: Office) -> None:
    name = "EncryptedPackage".encode("utf-16-le")
    office.take_file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + name + bytes(512))


@case("F9")
def saved_as_pdf(office: Office) -> None:
    office.take_file(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "bun.pdf")


@case("F10")
def packed(office: Office) -> None:
    office.take_file(package({"bun.xlsx": office.sent.workbook}), "bun.zip")


@case("F11")
def the_lock_file(office: Office) -> None:
    office.take_file(b"\x05chefe" + b" " * 49 + b"\0" * 110, "~$bun.xlsx")


@case("F12")
def cut_short(office: Office) -> None:
    office.take_file(office.sent.workbook[:20_000])


@case("F13")
def sent_twice(office: Office) -> None:
    data = office.edited(EDIT)
    office.take_file(data)
    assert office.take_file(data, "samma igen.xlsx").goals[1].responsible == "Stabschef"


@case("F14")
def nothing_changed(office: Office) -> None:
    assert office.take_file(office.sent.workbook) == ours()


@case("F15")
def two_copies_that_change_different_things(office: Office) -> None:
    office.take(EDIT)
    card = office.take(put(INDICATORS, KNOWING, "Målvärde 2017", 70))
    assert card.goals[1].responsible == "Stabschef"
    assert card.goals[2].indicators[0].target(2017) == 70.0


@case("F25")
def two_copies_of_which_one_has_a_new_goal(office: Office) -> None:
    office.take(new_goal("Mål för att fler ska läsa.", "Bibliotekschef"))
    card = office.take(EDIT)
    assert [goal.text for goal in card.goals[3:]] == ["Mål för att fler ska läsa."]
    assert card.goals[1].responsible == "Stabschef"


@case("F16")
def two_copies_that_change_the_same(office: Office) -> None:
    office.take(EDIT)
    card = office.take(put(GOALS, LEADERS, "Ansvarig", "Personalchef"))
    assert card.goals[1].responsible == "Stabschef", "what stands here stays until it is settled"


@case("F17")
def an_older_version_after_a_newer(office: Office) -> None:
    newer = _sent_anew(office)
    office.take_file(office.edited(put(GOALS, PARENTS, "Ansvarig", "Rektor"), of=newer))
    card = office.take(put(INDICATORS, KNOWING, "Målvärde 2017", 70))
    assert card.goals[1].responsible == "Stabschef", "what is newer stays"
    assert card.goals[2].responsible == "Rektor"
    assert card.goals[2].indicators[0].target(2017) == 70.0


def _sent_anew(office: Office) -> bytes:
    """The workbook as the office sends it after a change of its own."""
    card = change_goal(office.database.scorecard("BUN"), "g-leaders", responsible="Stabschef")
    with office.database.operation("edit_scorecard") as operation:
        operation.put(card)
    target = office.folder / "nyare.xlsx"
    send(office.database, ["BUN"], str(target), Format.XLSX, now=Desk.day)
    return target.read_bytes()


@case("F18")
def two_copies_that_use_the_same_empty_row(office: Office) -> None:
    office.take(
        new_goal("Mål för att fler ska läsa.", "Bibliotekschef"),
        free_row_filled(INDICATORS, "Indikator", {"Mål nr": 4, "Indikator": "Antal lån", "Målvärde 2016": 10}),
    )
    card = office.take(
        new_goal("Mål för att köken ska slänga mindre mat.", "Kostchef"),
        free_row_filled(INDICATORS, "Indikator", {"Mål nr": 4, "Indikator": "Matsvinn per portion", "Enhet": "g"}),
    )
    new = [(goal.text, goal.responsible, [(one.name, one.unit) for one in goal.indicators]) for goal in card.goals[3:]]
    assert new == [
        ("Mål för att fler ska läsa.", "Bibliotekschef", [("Antal lån", None)]),
        ("Mål för att köken ska slänga mindre mat.", "Kostchef", [("Matsvinn per portion", "g")]),
    ]


@case("F19")
def a_copy_that_goes_on_with_a_new_row(office: Office) -> None:
    office.take(new_goal("Mål för att fler ska läsa.", "Bibliotekschef"))
    card = office.take(new_goal("Mål för att fler barn ska läsa.", "Bibliotekschef"))
    assert [goal.text for goal in card.goals[3:]] == ["Mål för att fler barn ska läsa."]


@case("F20")
def another_units_file(office: Office) -> None:
    def rewrite(book: Workbook) -> None:
        of = sheet(book, GOALS)
        of.cell(4, heading_at(of, "Mål")[1]).value = "Mål för att fler ska läsa."

    card = office.take_file(office.edited(rewrite, of=office.sent.other), "BUN.xlsx", unit="SOC")
    assert card.goals[0].text == "Mål för att fler ska läsa."
    assert office.database.scorecard("BUN") == ours()


@case("F21")
def the_unit_changed_on_the_first_sheet(office: Office) -> None:
    def rewrite(book: Workbook) -> None:
        of = sheet(book, "Läs mig")
        of.cell(row_of(of, "Enhet"), 3).value = "SOC – Socialförvaltningen"

    assert office.take(rewrite) == ours()
    assert office.database.scorecard("SOC").goals[0].id == "g-soc"


@case("F22")
def sheets_moved_to_a_new_workbook(office: Office) -> None:
    old = load_workbook_of(office)
    new = Workbook()
    for cells in sheet(old, GOALS).iter_rows(values_only=True):
        new.worksheets[0].append(cells)
    office.take_file(to_bytes(new))


@case("F23")
def another_planning_period(office: Office) -> None:
    def change(book: Workbook) -> None:
        of = sheet(book, "_styrkort")
        for name, year in (("first_year", "2017"), ("last_year", "2019")):
            of.cell(row_of(of, name), 2).value = year

    office.take(change)


@case("F24")
def an_empty_file(office: Office) -> None:
    office.take_file(b"")


def load_workbook_of(office: Office) -> Workbook:
    """The workbook as it was sent."""
    return load_workbook(io.BytesIO(office.sent.workbook))


def as_open_document(data: bytes) -> bytes:
    """The cells of a workbook as an `.ods`."""

    def of(found: object) -> str:
        if found is None:
            return cell()
        if isinstance(found, (datetime.date, datetime.datetime)):
            return value("date", f'office:date-value="{found.isoformat()[:10]}"')
        if isinstance(found, (int, float)):
            return number(str(found))
        return value("string", shown=escape(str(found)))

    book = load_workbook(io.BytesIO(data))
    made = [
        table(escape(one.title), *(row(*map(of, cells)) for cells in one.iter_rows(values_only=True)))
        for one in book.worksheets
    ]
    return ods(document("".join(made)))
