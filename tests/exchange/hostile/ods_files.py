"""OpenDocument spreadsheets that are hostile, odd, or only look so."""

from __future__ import annotations

from tests.exchange.hostile.building import (
    ods_content,
    ods_sheets,
    ods_with_goal_text,
    ods_with_outcome,
    our_ods,
    ours,
)
from tests.exchange.hostile.corpus import SECRET, Files, refused, said, taken
from tests.exchange.packages import ODS, cell, document, number, ods, package, parts_of, row, table, value, with_part

FILES = Files()

CALLED = "styrkort.ods"


def _paragraphs(inside: str) -> bytes:
    return ods_with_goal_text(cell(inside, 'office:value-type="string"'))


def _mime(kind: bytes) -> bytes:
    return with_part(our_ods(), "mimetype", lambda _: kind)


def _declared(head: str) -> bytes:
    return ods_content(lambda xml: xml.replace("?>", f"?>{head}", 1))


# -- what it says that it is

FILES.add("plain", taken(), our_ods, CALLED)
FILES.add("called_xlsx", taken(), our_ods, "styrkort.xlsx")
FILES.add("xlsx_called_ods", taken(), ours, CALLED)
FILES.add("a_template", taken(), lambda: _mime(ODS + b"-template"), "styrkort.ots")
FILES.add("line_end_after_its_kind", taken(), lambda: _mime(ODS + b"\r\n"), CALLED)
FILES.add("kind_without_end", refused("ingen arbetsbok"), lambda: _mime(b"x" * 3_000_000), CALLED)
FILES.add(
    "another_kind", refused("textdokument (.odt)"), lambda: _mime(b"application/vnd.oasis.opendocument.text"), CALLED
)
FILES.add(
    "no_kind", refused("ingen arbetsbok"), lambda: package({"content.xml": parts_of(our_ods())["content.xml"]}), CALLED
)
FILES.add("no_manifest", taken(), our_ods, CALLED)
FILES.add(
    "manifest_with_everything",
    taken(),
    lambda: with_part(our_ods(), "META-INF/manifest.xml", lambda _: b"<m:manifest/>"),
    CALLED,
)
FILES.add("both_kinds_at_once", taken(), lambda: package({**parts_of(ours()), **parts_of(our_ods())}), CALLED)
FILES.add(
    "both_kinds_and_they_differ", taken(), lambda: package({**parts_of(our_ods()), "xl/workbook.xml": SECRET}), CALLED
)
FILES.add(
    "other_documents_in_it", taken(), lambda: with_part(our_ods(), "Object 1/content.xml", lambda _: b"<x/>"), CALLED
)

# -- definitions and encodings

FILES.add("document_type", refused("DOCTYPE"), lambda: _declared("<!DOCTYPE x>"), CALLED)
FILES.add(
    "billion_laughs",
    refused("DOCTYPE"),
    lambda: _declared('<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'),
    CALLED,
)
FILES.add(
    "outside_entity", refused("DOCTYPE"), lambda: _declared('<!DOCTYPE x [<!ENTITY a SYSTEM "/etc/passwd">]>'), CALLED
)
FILES.add(
    "type_in_utf16",
    refused("DOCTYPE"),
    lambda: with_part(
        our_ods(),
        "content.xml",
        lambda xml: xml.decode().replace("UTF-8", "UTF-16").replace("?>", "?><!DOCTYPE x>", 1).encode("utf-16"),
    ),
    CALLED,
)
FILES.add(
    "type_in_the_manifest",
    refused("DOCTYPE"),
    lambda: with_part(our_ods(), "META-INF/manifest.xml", lambda _: b"<!DOCTYPE x><x/>"),
    CALLED,
)
FILES.add(
    "utf16",
    taken(),
    lambda: with_part(our_ods(), "content.xml", lambda xml: xml.decode().replace("UTF-8", "UTF-16").encode("utf-16")),
    CALLED,
)
FILES.add(
    "mark_before_xml", taken(), lambda: with_part(our_ods(), "content.xml", lambda xml: b"\xef\xbb\xbf" + xml), CALLED
)
FILES.add("instruction", taken(), lambda: _declared('<?xml-stylesheet href="http://exempel.se/x.xsl"?>'), CALLED)
FILES.add("half_a_document", refused("skadad"), lambda: ods_content(lambda xml: xml[: len(xml) // 2]), CALLED)
FILES.add("nothing_in_it", refused("skadad"), lambda: ods(b""), CALLED)
FILES.add("prefix_that_is_none", refused("skadad"), lambda: _declared("<x:y/>"), CALLED)
FILES.add("half_a_character", refused("skadad"), lambda: _paragraphs("<text:p>&#xD800;</text:p>"), CALLED)
FILES.add(
    "half_a_character_in_bytes",
    refused("skadad"),
    lambda: ods_content(lambda xml: xml.replace("läsa", "\ud800", 1)),
    CALLED,
)
FILES.add(
    "other_name_spaces",
    refused("inte gjord av Styrkort"),
    lambda: ods_content(lambda xml: xml.replace("xmlns:table:1.0", "xmlns:table:9.9")),
    CALLED,
)
FILES.add("no_sheets", refused("inte gjord av Styrkort"), lambda: ods(document("")), CALLED)
FILES.add(
    "not_ours", refused("inte gjord av Styrkort"), lambda: ods(document(table("Blad1", row(number("1"))))), CALLED
)

# -- repeats

_FULL = row(cell(), number("1"), repeated=1_048_576)

FILES.add(
    "empty_to_the_last_row",
    taken(),
    lambda: our_ods(more={"Mål": row(cell(repeated=16_384), repeated=1_048_000)}),
    CALLED,
)
FILES.add(
    "empty_far_beyond", taken(), lambda: our_ods(more={"Mål": row(cell(repeated=10**15), repeated=10**15)}), CALLED
)
FILES.add("filled_to_the_last_row", refused("för stor"), lambda: our_ods(more={"Mål": _FULL}), CALLED)
FILES.add(
    "filled_in_every_column",
    refused("för stor"),
    lambda: our_ods(more={"Mål": row(number("1", repeated=16_384), repeated=1_000)}),
    CALLED,
)
FILES.add(
    "filled_beyond_the_last_column",
    refused("för stor"),
    lambda: our_ods(more={"Mål": row(number("1", repeated=10**12))}),
    CALLED,
)
FILES.add(
    "filled_beyond_the_last_row",
    refused("för stor"),
    lambda: our_ods(more={"Mål": row(number("1"), repeated=10**12)}),
    CALLED,
)
FILES.add(
    "text_repeated",
    refused("för stor"),
    lambda: our_ods(more={"Mål": row(cell(f"<text:p>{'å' * 90_000}</text:p>", repeated=300))}),
    CALLED,
)
FILES.add(
    "repeated_below_nought", refused("skadad (bladet ”Mål”)"), lambda: our_ods(more={"Mål": row(repeated=-4)}), CALLED
)
FILES.add(
    "repeated_by_no_number",
    refused("skadad (bladet ”Mål”)"),
    lambda: our_ods(more={"Mål": "<table:table-row table:number-rows-repeated='x'/>"}),
    CALLED,
)
FILES.add(
    "repeated_by_a_number_without_end",
    refused("skadad (bladet ”Mål”)"),
    lambda: our_ods(more={"Mål": row(more=f" table:number-rows-repeated='{'9' * 9_000}'")}),
    CALLED,
)
FILES.add("a_million_empty_rows", taken(), lambda: our_ods(more={"Mål": "<table:table-row/>" * 1_000_000}), CALLED)
FILES.add(
    "more_empty_rows_than_there_are",
    refused("för stor"),
    lambda: our_ods(more={"Mål": "<table:table-row/>" * 1_300_000}),
    CALLED,
)
FILES.add("a_thousand_sheets", taken(), lambda: our_ods(after="".join(table(f"Blad{n}") for n in range(1_000))), CALLED)
FILES.add(
    "blanks_without_end",
    refused("för stor"),
    lambda: _paragraphs('<text:p><text:s text:c="2000000000"/></text:p>'),
    CALLED,
)
FILES.add(
    "many_blanks",
    refused("för stor"),
    lambda: _paragraphs("<text:p>" + '<text:s text:c="9999"/>' * 101 + "</text:p>"),
    CALLED,
)
FILES.add(
    "blanks_that_are_less_than_none",
    taken(lambda: said("ab")),
    lambda: _paragraphs('<text:p>a<text:s text:c="-5"/>b</text:p>'),
    CALLED,
)

# -- nesting

FILES.add(
    "deep_spans",
    taken(lambda: said("a")),
    lambda: _paragraphs(f"<text:p>{'<text:span>' * 100_000}a{'</text:span>' * 100_000}</text:p>"),
    CALLED,
)
FILES.add(
    "deep_groups",
    taken(),
    lambda: our_ods(more={"Mål": "<table:table-row-group>" * 100_000 + "</table:table-row-group>" * 100_000}),
    CALLED,
)
FILES.add(
    "deep_lists",
    taken(lambda: said("a")),
    lambda: _paragraphs(
        "<text:list><text:list-item>" * 50_000 + "<text:p>a</text:p>" + "</text:list-item></text:list>" * 50_000
    ),
    CALLED,
)
FILES.add("deep_unknown", taken(), lambda: our_ods(before="<x>" * 200_000 + "</x>" * 200_000), CALLED)
FILES.add(
    "a_table_in_a_cell",
    taken(lambda: said("yttre")),
    lambda: _paragraphs(table("Mål", row(value("string", "", SECRET))) + "<text:p>yttre</text:p>"),
    CALLED,
)

# -- beside the sheets

FILES.add(
    "changes_that_were_tracked",
    taken(),
    lambda: our_ods(
        before=f"<table:tracked-changes><table:deletion>{''.join(ods_sheets())}</table:deletion></table:tracked-changes>"
    ),
    CALLED,
)
FILES.add(
    "copies_of_another_file",
    taken(),
    lambda: our_ods(after=table("'file:///etc/passwd'#$Mål", row(value("string", "", SECRET)))),
    CALLED,
)
FILES.add(
    "links_by_dde",
    taken(),
    lambda: our_ods(
        after=f"<table:dde-links><table:dde-link>{table('x', row(number('1')))}</table:dde-link></table:dde-links>"
    ),
    CALLED,
)
FILES.add(
    "scripts_at_events",
    taken(),
    lambda: ods_content(
        lambda xml: xml.replace(
            "<office:automatic-styles>",
            '<office:scripts><office:event-listeners a="script:x"/></office:scripts><office:automatic-styles>',
            1,
        )
    ),
    CALLED,
)
FILES.add(
    "a_sheet_from_the_net",
    taken(),
    lambda: our_ods(
        after='<table:table table:name="Länkat"><table:table-source a="http://exempel.se/x.ods"/></table:table>'
    ),
    CALLED,
)
FILES.add(
    "shapes_and_pictures",
    taken(),
    lambda: our_ods(
        more={"Mål": "<table:shapes><draw:frame><draw:image a='file:///etc/passwd'/></draw:frame></table:shapes>"}
    ),
    CALLED,
)
FILES.add(
    "comment_at_a_cell",
    taken(lambda: said("mål")),
    lambda: _paragraphs(f"<office:annotation><text:p>{SECRET}</text:p></office:annotation><text:p>mål</text:p>"),
    CALLED,
)
FILES.add(
    "link_in_a_text",
    taken(lambda: said("mål")),
    lambda: _paragraphs('<text:p><text:a a="file:///etc/passwd">mål</text:a></text:p>'),
    CALLED,
)

# -- values

FILES.add("not_a_number", refused("tal som inte går att läsa"), lambda: ods_with_outcome(number("NaN")), CALLED)
FILES.add("infinity", refused("tal som inte går att läsa"), lambda: ods_with_outcome(number("INF")), CALLED)
FILES.add("beyond_all_numbers", refused("tal som inte går att läsa"), lambda: ods_with_outcome(number("1E400")), CALLED)
FILES.add(
    "number_with_underscore", refused("tal som inte går att läsa"), lambda: ods_with_outcome(number("4_9")), CALLED
)
FILES.add(
    "yes_for_a_number",
    refused("Här ska stå ett tal"),
    lambda: ods_with_outcome(value("boolean", 'office:boolean-value="true"')),
    CALLED,
)
FILES.add(
    "perhaps", refused("skadad"), lambda: ods_with_outcome(value("boolean", 'office:boolean-value="kanske"')), CALLED
)
FILES.add(
    "day_for_a_number",
    refused("Här ska stå ett tal"),
    lambda: ods_with_outcome(value("date", 'office:date-value="2016-10-01"')),
    CALLED,
)
FILES.add(
    "day_beyond_all",
    refused("Här ska stå ett tal"),
    lambda: ods_with_outcome(value("date", 'office:date-value="99999-10-01"')),
    CALLED,
)
FILES.add(
    "time_without_end",
    refused("Här ska stå ett tal"),
    lambda: ods_with_outcome(value("time", f'office:time-value="PT{"9" * 5_000}H"')),
    CALLED,
)
FILES.add(
    "unknown_kind_of_cell",
    refused("skadad (bladet ”Indikatorer”)"),
    lambda: ods_with_outcome(value("bild", 'office:value="49"')),
    CALLED,
)
FILES.add(
    "money", taken(), lambda: ods_with_outcome(value("currency", 'office:value="49" office:currency="SEK"')), CALLED
)
FILES.add("percentage", taken(), lambda: ods_with_outcome(value("percentage", 'office:value="0.49"')), CALLED)
FILES.add("number_that_is_only_shown", taken(), lambda: ods_with_outcome(value("float", "", "49")), CALLED)
FILES.add(
    "number_that_shows_another", taken(), lambda: ods_with_outcome(value("float", 'office:value="49"', "7")), CALLED
)
FILES.add(
    "error",
    refused("visar ett fel"),
    lambda: ods_with_outcome(
        value("string", 'table:formula="of:=1/0" office:string-value="" calcext:value-type="error"', "#DIV/0!")
    ),
    CALLED,
)
FILES.add(
    "error_stored_as_nought",
    refused("visar ett fel"),
    lambda: ods_with_outcome(value("float", 'table:formula="of:=x" office:value="0"', "#REF!")),
    CALLED,
)
FILES.add(
    "error_by_number",
    refused("visar ett fel"),
    lambda: ods_with_outcome(value("float", 'table:formula="of:=x" office:value="0"', "Fel:502")),
    CALLED,
)
FILES.add(
    "formula_without_value",
    refused("formel utan sparat värde"),
    lambda: ods_with_outcome(cell(more='table:formula="of:=A1"')),
    CALLED,
)
FILES.add(
    "formula_that_runs",
    taken(),
    lambda: ods_with_outcome(value("float", "table:formula=\"of:=DDE('cmd';'/c calc';'x')\" office:value='49'", "49")),
    CALLED,
)
FILES.add(
    "text_longer_than_a_cell",
    taken(lambda: said("å" * 40_000)),
    lambda: _paragraphs(f"<text:p>{'å' * 40_000}</text:p>"),
    CALLED,
)
FILES.add("text_without_end", refused("för stor"), lambda: _paragraphs(f"<text:p>{'å' * 1_000_001}</text:p>"), CALLED)
FILES.add(
    "text_said_twice",
    taken(lambda: said("värdet")),
    lambda: ods_with_goal_text(value("string", 'office:string-value="värdet"', "visat")),
    CALLED,
)
