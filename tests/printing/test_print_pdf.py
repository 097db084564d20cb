"""The printed file: all that a scorecard says is in it, for eye and ear; the target is whole or untouched."""

from __future__ import annotations

import dataclasses
import errno
import os
import re
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from styrkort_desktop.printing import NothingToPrint, PrintOptions, print_pdf
from styrkort_desktop.progress import WorkCancelled
from styrkort_desktop.scorecard.directions import ManagerType
from styrkort_desktop.scorecard.field_types import DateType, NumberType, TextType
from styrkort_desktop.scorecard.fields import Field, Part, Rows, declared
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.scorecard import Remark, Scorecard, Waiver
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template import UnknownDirection, UnknownRound
from styrkort_desktop.whole_files import (
    CannotWriteTarget,
    NoRoomOnDisk,
    TargetFolderMissing,
    TargetIsFolder,
    TargetNotWritable,
)
from tests.printing.reading import DEMONSTRATION, TEMPLATE, PrintedPdf, demo, plain, scorecard_of
from tests.strategies import scorecards

# Not on the sheet: what office and unit say to each other, waivers (with the findings only), small counts of persons.
LEFT_OUT = (Remark, Waiver, ManagerType)


def printed(tmp_path: Path, *scorecards: Scorecard, options: PrintOptions | None = None) -> PrintedPdf:
    path = tmp_path / "styrkort.pdf"
    print_pdf(scorecards, TEMPLATE, path, options=options)
    return PrintedPdf(path)


@pytest.fixture(scope="session")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PrintedPdf]:
    """The sheet of each unit of the demonstration."""
    return {one.unit.code: printed(tmp_path_factory.mktemp(one.unit.code), one) for one in DEMONSTRATION}


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> PrintedPdf:
    """The book of the demonstration, its units given in another order than the template's."""
    return printed(tmp_path_factory.mktemp("book"), *reversed(DEMONSTRATION))


def said(row: object) -> Iterator[str]:
    """Every text, number and date that a person gave, from the field declarations alone."""
    for declaration in declared(type(row)):
        value = getattr(row, declaration.name)
        match declaration:
            case Rows() if declaration.record not in LEFT_OUT:
                for one in value:
                    yield from said(one)
            case Part() if value is not None:
                yield from said(value)
            case Field(type=TextType()) if value is not None:
                yield plain(value)
            case Field(type=NumberType()) if value is not None:
                yield plain(format_number(value))
            case Field(type=DateType()) if value is not None:
                yield value.isoformat()


@pytest.mark.parametrize("scorecard", DEMONSTRATION, ids=lambda one: one.unit.code)
def test_everything_a_scorecard_says_is_read_aloud_and_stands_on_the_page(
    scorecard: Scorecard, sheets: dict[str, PrintedPdf]
) -> None:
    pdf = sheets[scorecard.unit.code]
    expected = [text for text in said(scorecard) if text not in ("0", "1")]  # yes and no are numbers too
    assert len(expected) > 100
    on_paper = plain(" ".join(pdf.page_texts)).casefold()
    assert [text for text in expected if text.casefold() not in pdf.text.casefold()] == []
    words = {word for text in expected for word in text.casefold().split()}
    assert [word for word in words if word not in on_paper] == []


@pytest.mark.parametrize("scorecard", DEMONSTRATION, ids=lambda one: one.unit.code)
def test_a_sheet_passes_the_validators_of_accessible_and_archival_pdf(
    scorecard: Scorecard, sheets: dict[str, PrintedPdf]
) -> None:
    pdf = sheets[scorecard.unit.code]
    assert pdf.problems == []
    assert pdf.refusals() == []


def test_the_book_passes_the_validators(book: PrintedPdf) -> None:
    assert book.problems == []
    assert book.refusals() == []


def test_every_mark_on_every_page_belongs_to_the_structure_or_is_decoration(book: PrintedPdf) -> None:
    assert book.marks_left == []
    footers = re.compile(r".* · Styrkort 2016–2018.*sida \d+ \(\d+\)")
    heads = (
        "Indikator",
        "Aktivitet",
        "Tjänst",
        "Befattningstyp",
        "År",
        "Effektiviseringsåtgärd",
        "Mål i ägardirektivet",
    )
    for text in book.decoration[1:]:
        rest = re.sub(r"Styrkort 2016–2018.*", "", text)
        assert footers.search(text) or "Styrkort 2016–2018sida" in text
        assert len(rest) < 120 or any(rest.startswith(head) for head in heads), "text lost to decoration"


def test_pages_are_numbered_out_of_all(sheets: dict[str, PrintedPdf]) -> None:
    pdf = sheets["BUN"]
    numbers = [re.findall(r"sida (\d+) \((\d+)\)", text) for text in pdf.page_texts]
    assert numbers == [[(str(page), str(pdf.page_count))] for page in range(1, pdf.page_count + 1)]
    assert pdf.page_count > 3


def test_bookmarks_lead_to_directions_areas_and_goals(sheets: dict[str, PrintedPdf]) -> None:
    scorecard, pdf = demo("BUN"), sheets["BUN"]
    titles = [(level, title) for level, title, _ in pdf.bookmarks]
    assert titles[0] == (1, "Barn- och utbildningsförvaltningen")
    assert [
        title for level, title in titles if level == 2 and title in ("Samhälle", "Service", "Medarbetare", "Ekonomi")
    ]
    assert sum(1 for level, _ in titles if level == 4) == len(scorecard.goals)
    pages = pdf.page_texts
    for level, title, page in pdf.bookmarks:
        if level == 4:
            start = plain(title.split(". ", 1)[1].rstrip("…"))[:40]
            assert start in pages[page]


def test_headings_step_down_one_level_at_a_time_and_tables_have_headed_rows_and_columns(
    sheets: dict[str, PrintedPdf],
) -> None:
    for pdf in sheets.values():
        document = pdf.document
        levels = [int(node.tag[1]) for node in document.all("H1", "H2", "H3", "H4", "H5")]
        assert levels[0] == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
        for table in document.all("Table"):
            head, body = (next(table.all(tag)) for tag in ("THead", "TBody"))
            assert {str(cell.attributes["/Scope"]) for cell in head.all("TH")} == {"/Column"}
            for row in body.all("TR"):
                width = sum(int(cell.attributes.get("/ColSpan", 1)) for cell in row.all("TH", "TD"))
                assert width == len(list(head.all("TH")))


def test_the_file_says_its_title_and_language_and_carries_its_own_fonts(sheets: dict[str, PrintedPdf]) -> None:
    pdf = sheets["LEAB"]
    assert pdf.title == "Luleå Energi AB, styrkort 2016–2018"
    assert pdf.language == "sv-SE"
    assert pdf.all_fonts_embedded
    assert all("SourceSans3" in name for name in pdf.fonts)


def test_characters_that_the_typeface_lacks_come_from_the_fallback_or_are_named(tmp_path: Path) -> None:
    text = "Mål för att ☎ och ∀ ska synas, 🦄 och 中 med; Ａ blir vanlig\u200b"
    pdf = printed(tmp_path, scorecard_of([{"id": "m", "area": "ledarskap", "text": text}]))
    assert any("DejaVuSans" in name for name in pdf.fonts)
    assert "☎ och ∀ ska synas, [unicorn face] och [U+4E2D] med; A blir vanlig" in pdf.text
    assert pdf.refusals() == []


def test_an_empty_scorecard_prints_its_head_and_what_is_left_to_do(tmp_path: Path) -> None:
    pdf = printed(tmp_path, scorecard_of())
    assert "0 mål och 0 indikatorer. 0 av 7 målområden har mål." in pdf.text
    assert pdf.text.count("Inga mål ännu.") == 7
    assert pdf.refusals() == []


def test_a_text_of_thirty_thousand_characters_is_printed_whole(tmp_path: Path) -> None:
    text = " ".join(f"ord{number}" for number in range(4_000))
    assert len(text) > 30_000
    long_one = {"id": "i", "name": text, "unit": "%", "definition": text}
    goal = {"id": "m", "area": "ledarskap", "text": text, "responsible": text, "indicators": [long_one]}
    pdf = printed(tmp_path, scorecard_of([goal]))
    assert pdf.text.count(text) == 4
    on_paper = " ".join(pdf.page_texts)
    assert all(on_paper.count(f"ord{number}") >= 4 for number in (0, 1_999, 3_999))
    assert pdf.refusals() == []


def test_a_word_wider_than_the_page_is_cut_and_not_lost(tmp_path: Path) -> None:
    pdf = printed(tmp_path, scorecard_of([{"id": "m", "area": "ledarskap", "text": "ö" * 3_000}]))
    assert pdf.text.replace("-", "").count("ö" * 3_000) == 1


def test_a_long_table_repeats_its_head_on_each_page_and_reads_it_once(tmp_path: Path) -> None:
    indicators = [{"id": f"i{n}", "name": f"Indikator nummer {n} av hundra", "unit": "%"} for n in range(100)]
    goal = {"id": "m", "area": "ledarskap", "text": "Ett mål.", "indicators": indicators}
    pdf = printed(tmp_path, scorecard_of([goal]))
    pages = [page for page in pdf.page_texts if "av hundra" in page]
    assert len(pages) > 3
    assert all("Senaste utfall" in page for page in pages)
    tables = [table for table in pdf.document.all("Table") if "av hundra" in table.text]
    assert len(tables) == 1
    assert tables[0].text.count("Senaste utfall") == 1


def test_no_page_ends_with_a_heading(book: PrintedPdf) -> None:
    headings = {node.text for node in book.document.all("H2", "H3", "H4")}
    for page in book.page_texts:
        body = re.sub(r"[^·]*· Styrkort 2016–2018.*$", "", page).strip()
        assert not [heading for heading in headings if len(heading) > 12 and body.endswith(heading)]


def test_the_book_has_cover_contents_sheets_coverage_and_key(book: PrintedPdf) -> None:
    pages = book.page_texts
    assert "Styrkort 2016–2018" in pages[0]
    assert pages[1].startswith("Innehåll")
    chapters = [(title, page) for level, title, page in book.bookmarks if level == 1]
    order = [unit.name for unit in TEMPLATE.units if unit.code in {one.unit.code for one in DEMONSTRATION}]
    assert [title for title, _ in chapters][: len(order)] == order
    for title, page in chapters:
        assert title in pages[page]
        assert f"{title} {page + 1}" in book.text  # its line in the contents
    assert "Enheter och målområden" in book.text
    assert "Nyckel till koderna" in book.text
    assert len(list(book.document.all("Link"))) > len(chapters)


def test_the_book_leaves_out_what_is_not_published_and_says_how_many(tmp_path: Path) -> None:
    hidden = {"id": "i", "name": "Hemlig uppgift", "unit": "%", "unpublished": True}
    goal = {"id": "m", "area": "ledarskap", "text": "Ett mål.", "indicators": [hidden]}
    text = printed(tmp_path, scorecard_of([goal]), scorecard_of(code="SOC")).text
    assert "Hemlig uppgift" not in text
    assert "inte publiceras och är utelämnade: 1" in text
    assert "Hemlig uppgift" in printed(tmp_path, scorecard_of([goal])).text


def test_only_the_chosen_direction_is_printed(tmp_path: Path) -> None:
    text = printed(tmp_path, demo("BUN"), options=PrintOptions(directions=("ekonomi",))).text
    assert "Inriktning 4 · Ekonomi" in text
    assert "Inriktning 1" not in text
    assert "Kriterier för kvalitetsarbetet" not in text


def test_it_can_be_printed_in_english(tmp_path: Path) -> None:
    pdf = printed(tmp_path, demo("BUN"), options=PrintOptions(language=Language.ENGLISH))
    assert pdf.language == "en-GB"
    assert "Latest outcome" in pdf.text
    assert "page 1 (" in pdf.page_texts[0]


@given(scorecards())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_scorecard_can_be_printed(tmp_path_factory: pytest.TempPathFactory, scorecard: Scorecard) -> None:
    pdf = printed(tmp_path_factory.mktemp("any"), scorecard)
    assert pdf.refusals() == []
    goals = [plain(goal.text) for goal in scorecard.goals if goal.text and goal.text.isascii()]
    assert [text for text in goals if text not in pdf.text] == []


# -- the target


def test_progress_is_told_and_ends(tmp_path: Path) -> None:
    steps: list[tuple[int, int, str]] = []
    print_pdf(DEMONSTRATION, TEMPLATE, tmp_path / "a.pdf", progress=lambda *step: steps.append(step))
    assert [done for done, _, _ in steps] == sorted(done for done, _, _ in steps)
    assert {total for _, total, _ in steps} == {steps[-1][1]}
    assert "Socialförvaltningen" in {what for _, _, what in steps}


@pytest.mark.parametrize("after", [0, 1, 9, 15])
def test_a_cancelled_print_leaves_the_folder_as_it_was(tmp_path: Path, after: int) -> None:
    target = tmp_path / "bok.pdf"
    target.write_bytes(b"den gamla")
    asked = iter(range(1_000))
    with pytest.raises(WorkCancelled):
        print_pdf(DEMONSTRATION, TEMPLATE, target, cancelled=lambda: next(asked) >= after)
    assert [path.name for path in tmp_path.iterdir()] == ["bok.pdf"]
    assert target.read_bytes() == b"den gamla"


def test_nothing_stands_at_the_target_before_the_file_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "bok.pdf"
    seen = []
    print_pdf(DEMONSTRATION, TEMPLATE, target, progress=lambda *_: seen.append(target.exists()))
    assert seen
    assert not any(seen)
    assert target.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["bok.pdf"]


def test_an_existing_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"den gamla")
    target.chmod(0o640)
    print_pdf([demo("LHAB")], TEMPLATE, target)
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_missing_folder_and_a_folder_as_target_are_said(tmp_path: Path) -> None:
    with pytest.raises(TargetFolderMissing, match="finns inte"):
        print_pdf([demo("LHAB")], TEMPLATE, tmp_path / "saknas" / "a.pdf")
    with pytest.raises(TargetIsFolder, match="är en mapp"):
        print_pdf([demo("LHAB")], TEMPLATE, tmp_path)
    assert list(tmp_path.iterdir()) == []


@contextmanager
def unprivileged() -> Iterator[None]:
    """As somebody who may not write everywhere: root may."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "last"
    folder.mkdir(mode=0o555)
    for parent in (tmp_path, *tmp_path.parents[:3]):
        parent.chmod(parent.stat().st_mode | 0o055)
    with unprivileged(), pytest.raises(TargetNotWritable, match="skrivskyddad"):
        print_pdf([demo("LHAB")], TEMPLATE, folder / "a.pdf")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("room", [0, 10_000])
def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path, room: int) -> None:
    # A limit on the size of files is what a full disk looks like to a program that writes one.
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        with pytest.raises(NoRoomOnDisk, match="Disken är full"):
            print_pdf([demo("BUN")], TEMPLATE, tmp_path / "a.pdf")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []


def test_what_else_the_system_refuses_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteTarget) as caught:
        print_pdf([demo("LHAB")], TEMPLATE, tmp_path / f"{'å' * 200}.pdf")
    assert os.strerror(errno.ENAMETOOLONG) in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_printed_is_said_before_anything_is_written(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    with pytest.raises(NothingToPrint):
        print_pdf([], TEMPLATE, target)
    with pytest.raises(UnknownDirection):
        print_pdf([demo("BUN")], TEMPLATE, target, options=PrintOptions(directions=("himmel",)))
    for wrong in ("2016/t9", "våren"):
        with pytest.raises(UnknownRound):
            print_pdf([demo("BUN")], TEMPLATE, target, options=PrintOptions(round=wrong))
    assert list(tmp_path.iterdir()) == []


def test_a_unit_and_a_goal_that_the_template_lacks_are_printed_all_the_same(tmp_path: Path) -> None:
    scorecard = scorecard_of([{"id": "m", "area": "nedlagt", "text": "Mål utan område."}])
    strange = dataclasses.replace(scorecard, unit=dataclasses.replace(scorecard.unit, code="XYZ", name=None))
    text = printed(tmp_path, strange).text
    assert "XYZ" in text
    assert "Mål utan område." in text
