"""Workbooks (`.xlsx`) whose cells, rows, sizes or styles are hostile, odd, or only look so."""

from __future__ import annotations

import base64
import unicodedata
import zipfile
import zlib

from styrkort_desktop.exchange.spreadsheet import column_letters
from tests.exchange.hostile.building import (
    GOALS,
    IDENTITY,
    INDICATORS,
    RELATIONS,
    STYLES,
    WORKBOOK,
    after_rows,
    goal_text,
    in_part,
    ours,
    outcome,
    place_of,
    with_cell,
    with_goal_text,
    with_identity,
    with_mark_alone,
    with_new,
    with_outcome,
    with_rows,
    with_sheets,
)
from tests.exchange.hostile.corpus import Files, measured, refused, said, taken
from tests.exchange.packages import package, parts_of, with_part

FILES = Files()


_EXPECT_NUMBER = "Här ska stå ett tal"

# -- values that are none

FILES.add("yes_for_a_number", refused(_EXPECT_NUMBER), lambda: with_outcome("<v>1</v>", "b"))
FILES.add("not_a_number", refused("tal som inte går att läsa"), lambda: with_outcome("<v>NaN</v>"))
FILES.add("infinity", refused("tal som inte går att läsa"), lambda: with_outcome("<v>INF</v>"))
FILES.add("beyond_all_numbers", refused("tal som inte går att läsa"), lambda: with_outcome("<v>1E400</v>"))
FILES.add("below_all_numbers", refused("tal som inte går att läsa"), lambda: with_outcome("<v>-1E400</v>"))
FILES.add("tiny_number", taken(lambda: measured(0.0)), lambda: with_outcome("<v>1E-400</v>"))
FILES.add("number_with_underscore", refused("tal som inte går att läsa"), lambda: with_outcome("<v>4_9</v>"))
FILES.add("number_in_other_digits", refused("tal som inte går att läsa"), lambda: with_outcome("<v>٤٩</v>"))
FILES.add("number_in_base_sixteen", refused("tal som inte går att läsa"), lambda: with_outcome("<v>0x31</v>"))
FILES.add("number_with_comma", refused("tal som inte går att läsa"), lambda: with_outcome("<v>49,5</v>"))
FILES.add("words_for_a_number", refused("tal som inte går att läsa"), lambda: with_outcome("<v>fyrtionio</v>"))
FILES.add("number_of_many_digits", taken(lambda: measured(49.0)), lambda: with_outcome(f"<v>49.{'0' * 20_000}</v>"))
FILES.add("number_with_blanks", taken(lambda: measured(49.0)), lambda: with_outcome("<v> 49\n</v>"))
FILES.add("number_as_text", taken(lambda: measured(49.5)), lambda: with_outcome("<is><t>49,5</t></is>", "inlineStr"))
FILES.add("not_a_number_for_a_text", refused("tal som inte går att läsa"), lambda: with_goal_text("<v>NaN</v>", "n"))
FILES.add("beyond_all_numbers_for_a_text", refused("tal som inte går"), lambda: with_goal_text("<v>1E400</v>", "n"))
FILES.add("large_number_for_a_text", taken(lambda: said(str(int(1e300)))), lambda: with_goal_text("<v>1E300</v>", "n"))
FILES.add("percentage_beyond_all_numbers", refused("ett tal"), lambda: _as_percentage("1E308"))
FILES.add("order_that_is_no_number", refused("Här ska stå ett nummer"), lambda: _order("<v>NaN</v>"))
FILES.add(
    "order_without_end", refused("Här ska stå ett nummer"), lambda: _order(f"<is><t>{'9' * 400}</t></is>", "inlineStr")
)
FILES.add("approximately", refused("Menas 80"), lambda: with_outcome("<is><t>ca 80</t></is>", "inlineStr"))
FILES.add("day_for_a_number", refused(_EXPECT_NUMBER), lambda: with_outcome("<v>2016-10-01</v>", "d"))
FILES.add(
    "two_values_in_one_cell", refused("skadad (bladet ”Indikatorer”)"), lambda: with_outcome("<v>49</v><v>50</v>")
)


def _as_percentage(said: str) -> bytes:
    made = with_cell(INDICATORS, outcome(), f'<c r="{{r}}" s="99"><v>{said}</v></c>')
    style = '<xf numFmtId="9"/>' * 100
    return with_part(made, STYLES, lambda xml: xml.replace(b"</cellXfs>", f"{style}</cellXfs>".encode()))


def _order(inside: str, kind: str = "n") -> bytes:
    at = goal_text()[0], place_of("Mål", "Nr")[1]
    return with_cell(GOALS, at, f'<c r="{{r}}" s="{{s}}" t="{kind}">{inside}</c>')


# -- formulas and errors

FILES.add("error_of_reference", refused("visar ett fel"), lambda: with_outcome("<v>#REF!</v>", "e"))
FILES.add("error_of_a_formula", refused("visar ett fel"), lambda: with_outcome("<f>1/0</f><v>#DIV/0!</v>", "e"))
FILES.add("formula_without_value", refused("formel utan sparat värde"), lambda: with_outcome("<f>A1+1</f>"))
FILES.add("formula_with_empty_value", refused("formel utan sparat"), lambda: with_outcome("<f>A1</f><v></v>", "str"))
FILES.add("formula_with_value", taken(), lambda: with_outcome("<f>40+9</f><v>49</v>"))
FILES.add("formula_to_another_file", taken(), lambda: with_outcome("<f>'[1]Blad1'!A1</f><v>49</v>"))
FILES.add("formula_to_the_net", taken(), lambda: with_outcome('<f>WEBSERVICE("http://exempel.se")</f><v>49</v>'))
FILES.add("formula_that_runs", taken(), lambda: with_outcome("<f>cmd|'/c calc'!A1</f><v>49</v>"))
FILES.add("array_formula", taken(), lambda: with_outcome('<f t="array" ref="A1:XFD1048576">1</f><v>49</v>'))
FILES.add("shared_formula_of_none", taken(), lambda: with_outcome('<f t="shared" si="4294967295"/><v>49</v>'))

# -- texts

_COMMAND = "=cmd|'/c calc'!A1"

FILES.add(
    "text_that_looks_like_a_command",
    taken(lambda: said(_COMMAND)),
    lambda: with_goal_text(f"<is><t>{_COMMAND}</t></is>"),
)
FILES.add(
    "text_that_looks_like_markup",
    taken(lambda: said("<script>")),
    lambda: with_goal_text("<is><t>&lt;script&gt;</t></is>"),
)
FILES.add(
    "text_that_is_a_format",
    taken(lambda: said("{0.__class__} %s")),
    lambda: with_goal_text("<is><t>{0.__class__} %s</t></is>"),
)
FILES.add(
    "text_longer_than_a_cell",
    taken(lambda: said("å" * 40_000)),
    lambda: with_goal_text(f"<is><t>{'å' * 40_000}</t></is>"),
)
FILES.add("escaped_half_character", refused("halvt tecken"), lambda: with_goal_text("<is><t>a_xD800_b</t></is>"))
FILES.add("escaped_pair", taken(lambda: said("a😀b")), lambda: with_goal_text("<is><t>a_xD83D__xDE00_b</t></is>"))
FILES.add("escaped_nought", taken(lambda: said("ab")), lambda: with_goal_text("<is><t>a_x0000_b</t></is>"))
FILES.add("escaped_escape", taken(lambda: said("_x0041_")), lambda: with_goal_text("<is><t>_x005F_x0041_</t></is>"))
FILES.add("text_turned_around", taken(lambda: said("\u202eabc")), lambda: with_goal_text("<is><t>&#x202E;abc</t></is>"))
FILES.add(
    "marks_without_end",
    taken(lambda: said(unicodedata.normalize("NFC", "a" + "\u0301\u0302" * 5_000))),
    lambda: with_goal_text(f"<is><t>a{chr(0x301) + chr(0x302)}{(chr(0x301) + chr(0x302)) * 4_999}</t></is>"),
)
FILES.add(
    "more_text_than_all_scorecards",
    refused("orimligt stor"),
    lambda: with_goal_text(f"<is><t>{'å' * 21_000_000}</t></is>"),
)


def _with_strings(items: str, inside: str) -> bytes:
    """Our workbook with a table of shared strings, and the goal's text taken from it."""
    made = with_goal_text(inside, "s")
    relation = '<Relationship Id="rId800" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    parts = parts_of(made)
    relations = parts[RELATIONS].decode().replace("</Relationships>", relation).encode()
    return with_new(**(parts | {RELATIONS: relations, "xl/sharedStrings.xml": f"<sst>{items}</sst>".encode()}))


FILES.add("shared_text", taken(lambda: said("delad")), lambda: _with_strings("<si><t>delad</t></si>", "<v>0</v>"))
FILES.add("shared_text_minus_one", refused("skadad"), lambda: _with_strings("<si><t>a</t></si>", "<v>-1</v>"))
FILES.add("shared_text_beyond_the_last", refused("skadad"), lambda: _with_strings("<si><t>a</t></si>", "<v>1</v>"))
FILES.add("shared_text_of_none", refused("skadad"), lambda: with_goal_text("<v>0</v>", "s"))
FILES.add("shared_text_by_no_number", refused("skadad"), lambda: _with_strings("<si><t>a</t></si>", "<v>0.5</v>"))
FILES.add("broken_shared_texts", refused("skadad"), lambda: _with_strings("<si><t>a</si>", "<v>0</v>"))


@FILES.file(refused("för stor"))
def one_long_text_in_every_cell() -> bytes:
    rows = "".join(f'<row r="{n}"><c r="B{n}" t="s"><v>0</v></c></row>' for n in range(100, 2_100))
    made = _with_strings(f"<si><t>{'å' * 20_000}</t></si>", "<v>0</v>")
    return with_part(made, GOALS, lambda xml: xml.replace(b"</sheetData>", rows.encode() + b"</sheetData>"))


# -- addresses and sizes

FILES.add("cell_far_out", taken(), lambda: with_rows('<row r="1048576"><c r="XFD1048576"/></row>'))
FILES.add(
    "row_of_a_far_cell",
    taken(),
    lambda: with_rows('<row r="1048576"><c r="XFD1048576" s="1"><v>1</v></c></row>', IDENTITY),
)
FILES.add(
    "column_that_is_none",
    refused("skadad (bladet ”Mål”)"),
    lambda: with_rows('<row r="90"><c r="ZZZZ90"><v>1</v></c></row>'),
)
FILES.add("row_nought", refused("skadad"), lambda: with_rows('<row r="0"><c r="A0"><v>1</v></c></row>'))
FILES.add("row_below_nought", refused("skadad"), lambda: with_rows('<row r="-5"><c><v>1</v></c></row>'))
FILES.add("row_beyond_all", refused("skadad"), lambda: with_rows('<row r="9"><c r="A99999999"><v>1</v></c></row>'))
FILES.add("address_upside_down", refused("skadad"), lambda: with_rows('<row r="90"><c r="90A"><v>1</v></c></row>'))
FILES.add(
    "two_cells_at_one_place",
    refused("skadad"),
    lambda: with_rows('<row r="90"><c r="A90"><v>1</v></c><c r="A90"><v>2</v></c></row>'),
)
FILES.add("unknown_kind_of_cell", refused("skadad"), lambda: with_outcome("<v>49</v>", "bild"))
FILES.add("cells_without_addresses", taken(), lambda: with_rows("<row><c/><c/></row><row/>"))
FILES.add(
    "declared_over_everything",
    taken(),
    lambda: in_part(GOALS, '<dimension ref="', '<dimension ref="A1:XFD1048576" x="'),
)
FILES.add("declared_as_one_cell", taken(), lambda: in_part(INDICATORS, '<dimension ref="', '<dimension ref="A1" x="'))
FILES.add(
    "merged_over_everything", taken(), lambda: after_rows('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
)
FILES.add(
    "a_hundred_thousand_merges",
    taken(),
    lambda: after_rows(
        "<mergeCells>" + "".join(f'<mergeCell ref="Z{n}:AA{n}"/>' for n in range(1, 100_000)) + "</mergeCells>"
    ),
)
FILES.add(
    "link_over_everything",
    taken(),
    lambda: after_rows('<hyperlinks><hyperlink ref="A1:XFD1048576" location="file:///etc/passwd"/></hyperlinks>'),
)
FILES.add(
    "links_to_files",
    taken(),
    lambda: after_rows('<hyperlinks><hyperlink ref="A1" r:id="rId1" xmlns:r="x"/></hyperlinks>'),
)
FILES.add(
    "every_column_declared",
    taken(),
    lambda: in_part(
        GOALS, "<cols>", "<cols>" + "".join(f'<col min="{n}" max="16384" hidden="1"/>' for n in range(1, 16_385))
    ),
)
FILES.add(
    "a_million_empty_rows",
    taken(),
    lambda: with_rows("".join(f'<row r="{n}" s="3" customFormat="1"/>' for n in range(100, 1_000_100))),
)
FILES.add("five_million_empty_rows", refused("orimligt stor"), lambda: with_rows("<row/>" * 5_000_000))
FILES.add("half_a_million_empty_cells", taken(), lambda: with_rows("".join(_empty_row(n) for n in range(90, 600))))
FILES.add(
    "more_cells_than_all_scorecards",
    refused("för stor"),
    lambda: with_rows("".join(f"<row r='{n}'>{'<c><v>1</v></c>' * 100}</row>" for n in range(100, 3_200))),
)


def _empty_row(number: int) -> str:
    cells = "".join(f'<c r="{column_letters(column)}{number}" s="3"/>' for column in range(1, 1_001))
    return f'<row r="{number}">{cells}</row>'


def _text(text: str, number: int) -> str:
    return f"<c t='inlineStr'><is><t>{text.format(number)}</t></is></c>"


def _own_sheet(text: str) -> bytes:
    """Our workbook with a sheet of a person's own that holds just less than the limit, and a text in each cell."""
    rows = "".join(f"<row>{''.join(_text(text, row * 50 + at) for at in range(50))}</row>" for row in range(3_900))
    made = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    return with_part(with_sheets("Eget"), "xl/tom.xml", lambda _: made.encode())


def _repeated_rows(count: int, *texts: str) -> bytes:
    """Our workbook with a sheet of a person's own that says the same in every row."""
    row = f"<row>{''.join(_text(text, 0) for text in texts)}</row>"
    made = f"<worksheet><sheetData>{row * count}</sheetData></worksheet>"
    return with_part(with_sheets("Eget"), "xl/tom.xml", lambda _: made.encode())


def _at(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def _indicators(count: int) -> bytes:
    """Our workbook with more indicators of the first goal."""
    name, goal = (column_letters(place_of("Indikatorer", heading)[1]) for heading in ("Indikator", "Mål nr"))
    rows = (f"<row>{_at(f'{name}{n}', f'Andel {n}')}{_at(f'{goal}{n}', '1')}</row>" for n in range(100, 100 + count))
    return with_rows("".join(rows), INDICATORS)


def _faults(count: int) -> bytes:
    """Our workbook with choices that are none in many cells of many rows."""
    columns = [column_letters(column) for column in range(3, 15)]
    rows = (f"<row>{''.join(_at(f'{at}{n}', f'fel {n}') for at in columns)}</row>" for n in range(100, 100 + count))
    return with_rows("".join(rows))


FILES.add("more_rows_than_a_scorecard_has", refused("fler än ett styrkort kan ha"), lambda: _indicators(20_000))
FILES.add("faults_in_every_row", refused("fel till i filen"), lambda: _faults(9_000))
FILES.add("headings_in_every_row", taken(), lambda: _repeated_rows(30_000, "Nr", "Mål", "Ansvarig"))
FILES.add("headings_of_forms_in_every_row", taken(), lambda: _repeated_rows(60_000, "Uppgift", "Innehåll"))


FILES.add("as_many_cells_as_are_borne", taken(), lambda: _own_sheet("å" * 60))
FILES.add("as_many_headings_as_are_borne", taken(), lambda: _own_sheet("Utfall {:06}"))


@FILES.file(refused("för stor"))
def more_elements_than_all_scorecards() -> bytes:
    """Not packed, so that it is no bomb: the parser itself has to stop."""
    return package(parts_of(ours()) | {GOALS: _rows(1_300_000)}, zipfile.ZIP_STORED)


def _rows(count: int) -> bytes:
    return parts_of(ours())[GOALS].replace(b"</sheetData>", b"<row/>" * count + b"</sheetData>")


@FILES.file(taken())
def rows_out_of_order() -> bytes:
    text = parts_of(ours())[GOALS].decode()
    start, end = text.index("<row "), text.index("</sheetData>")
    rows = [f"<row {one}" for one in text[start:end].split("<row ")[1:]]
    return with_part(ours(), GOALS, lambda _: (text[:start] + "".join(reversed(rows)) + text[end:]).encode())


# -- faults of style, that take nothing from what is said

FILES.add("colour_that_is_none", taken(), lambda: in_part(STYLES, 'rgb="FF0B5A78"', 'rgb="blå"'))
FILES.add(
    "family_that_is_none",
    taken(),
    lambda: in_part(STYLES, "</font>", '<family val="99"/></font>'),
)
FILES.add("fill_that_is_none", taken(), lambda: in_part(STYLES, 'patternType="gray125"', 'patternType="rutig"'))
FILES.add("counts_that_lie", taken(), lambda: in_part(STYLES, '<fonts count="9"', '<fonts count="-4"'))
FILES.add("validation_that_is_none", taken(), lambda: in_part(GOALS, 'type="list"', 'type="gissning"'))
FILES.add("pane_that_is_none", taken(), lambda: in_part(INDICATORS, 'state="frozen"', 'state="smält"'))
FILES.add("page_that_is_none", taken(), lambda: in_part(GOALS, 'orientation="landscape"', 'orientation="uppochner"'))
FILES.add(
    "visibility_that_is_none",
    taken(),
    lambda: in_part(
        WORKBOOK, 'name="Aktiviteter" sheetId="5" state="visible"', 'name="Aktiviteter" sheetId="5" state="dimma"'
    ),
)
FILES.add(
    "name_that_points_nowhere",
    taken(),
    lambda: in_part(
        WORKBOOK,
        "<definedNames>",
        '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="77">#REF!</definedName>',
    ),
)
FILES.add(
    "a_rule_for_colours_that_is_broken",
    taken(),
    lambda: after_rows('<conditionalFormatting sqref="??"><cfRule type="x" priority="-1"/></conditionalFormatting>'),
)
FILES.add("style_beyond_the_last", taken(), lambda: in_part(GOALS, 's="13"', 's="99999"'))
FILES.add(
    "format_of_many_letters",
    taken(),
    lambda: in_part(STYLES, 'formatCode="yyyy-mm-dd"', f'formatCode="{"[h]&quot;" * 20_000}"'),
)
FILES.add(
    "all_sheets_hidden",
    taken(),
    lambda: with_part(ours(), WORKBOOK, lambda xml: xml.replace(b'state="visible"', b'state="veryHidden"')),
)

# -- what the hidden sheet says

FILES.add("another_template", refused("annan-2016"), lambda: with_identity(("template", "annan-2016")))
FILES.add("another_period", refused("2017–2018"), lambda: with_identity(("first_year", "2017")))
FILES.add("a_period_without_end", refused("är för stort"), lambda: with_identity(("last_year", "9" * 400)))
FILES.add("a_period_that_is_a_text", refused("kan inte läsas"), lambda: with_identity(("first_year", "=2016")))
FILES.add("a_number_without_end", refused("kan inte läsas"), lambda: with_identity(("revision", "9" * 20_000)))
FILES.add("a_version_below_nought", refused("ligger utanför"), lambda: with_identity(("revision", "-1")))
FILES.add("a_year_far_off", refused("2222"), lambda: with_identity(("last_year", "2222")))
FILES.add("a_version_that_is_a_word", refused("kan inte läsas"), lambda: with_identity(("revision", "tre")))
FILES.add("another_unit", refused("”XYZ” finns inte i mallen"), lambda: with_identity(("unit", "XYZ")))
FILES.add("a_unit_that_is_a_path", refused("finns inte i mallen"), lambda: with_identity(("unit", "../../BUN")))
FILES.add(
    "a_unit_that_is_sql", refused("finns inte i mallen"), lambda: with_identity(("unit", "BUN'; DROP TABLE goal; --"))
)
FILES.add("no_unit", refused("kan inte läsas"), lambda: with_identity(("unit", None)))
FILES.add("no_origin", taken(), lambda: with_identity(("dispatch", None)))
FILES.add("an_origin_that_is_a_path", taken(), lambda: with_identity(("dispatch", "../../../etc/passwd")))
FILES.add("a_time_that_is_none", taken(), lambda: with_identity(("made", "i går")))
FILES.add("an_unknown_language", taken(), lambda: with_identity(("language", "tlh")))
FILES.add("frozen_that_is_nothing", taken(), lambda: with_identity(("frozen", "åäö")))
FILES.add("mark_bomb", refused("dolda uppgifter"), lambda: with_mark_alone(_frozen(b" " * 40_000_000)))
FILES.add("mark_of_nothing", refused("dolda uppgifter"), lambda: with_mark_alone(_frozen(b"[[], [1], {}]")))
FILES.add("frozen_bomb", taken(), lambda: with_identity(("frozen", _frozen(b" " * 40_000_000))))
FILES.add("frozen_without_end", taken(), lambda: with_identity(("frozen", _frozen(b"[" * 20_000_000))))
FILES.add("frozen_of_another_form", taken(), lambda: with_identity(("frozen", _frozen(b'{"format": "annat"}'))))


def _frozen(raw: bytes) -> str:
    packed = base64.b64encode(zlib.compress(raw, 9)).decode()
    return packed[:32_000] if len(packed) > 32_000 else packed
