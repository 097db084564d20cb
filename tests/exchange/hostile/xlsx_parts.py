"""Workbooks (`.xlsx`) whose parts are hostile as XML, are missing, or point somewhere else."""

from __future__ import annotations

from tests.exchange.hostile.building import (
    GOALS,
    IDENTITY,
    INDICATORS,
    RELATIONS,
    STYLES,
    WORKBOOK,
    after_rows,
    in_part,
    ours,
    with_goal_text,
    with_new,
    with_rows,
    with_sheets,
    without,
    without_sheet,
)
from tests.exchange.hostile.corpus import SECRET, Files, refused, said, taken
from tests.exchange.packages import parts_of, with_part

FILES = Files()


def _headed(head: str, part: str = GOALS) -> bytes:
    """Our workbook with something before the root of a part, in place of its declaration."""
    return with_part(
        ours(),
        part,
        lambda xml: head.encode() + xml.partition(b"?>")[2].lstrip() if xml.startswith(b"<?") else head.encode() + xml,
    )


def _reencoded(encoding: str, declared: str, mark: bytes = b"") -> bytes:
    """Our workbook with the goals' sheet in another encoding."""
    text = parts_of(ours())[GOALS].decode()
    made = f'<?xml version="1.0" encoding="{declared}"?>{text}'.encode(encoding, "xmlcharrefreplace")
    return with_part(ours(), GOALS, lambda _: mark + made)


# -- definitions that grow, or reach out

_BILLION = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))

FILES.add("document_type", refused("DOCTYPE"), lambda: _headed("<!DOCTYPE x>"))
FILES.add("billion_laughs", refused("DOCTYPE"), lambda: _headed(f'<!DOCTYPE x [<!ENTITY a0 "{SECRET}">{_BILLION}]>'))
FILES.add(
    "outside_entity", refused("DOCTYPE"), lambda: _headed('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
)
FILES.add(
    "outside_type", refused("DOCTYPE"), lambda: _headed('<!doctype x SYSTEM "http://exempel.se/x.dtd">', WORKBOOK)
)
FILES.add(
    "entity_in_relations", refused("DOCTYPE"), lambda: _headed("<!DOCTYPE x [<!ENTITY % a SYSTEM 'x'>%a;]>", RELATIONS)
)
FILES.add("type_in_a_drawing", refused("DOCTYPE"), lambda: with_new(**{"xl/drawings/a.vml": "<!DOCTYPE html><xml/>"}))
FILES.add("type_far_into_the_part", refused("DOCTYPE"), lambda: _headed(" " * (64 * 1024 - 4) + "<!DOCTYPE x>"))
FILES.add(
    "type_in_utf16",
    refused("DOCTYPE"),
    lambda: with_part(
        ours(),
        GOALS,
        lambda _: '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'.encode("utf-16"),
    ),
)
FILES.add("undefined_entity", refused("skadad"), lambda: with_goal_text(f"<is><t>&{SECRET};</t></is>"))

# -- harmless things that only look dangerous

FILES.add("style_sheet_instruction", taken(), lambda: _headed('<?xml-stylesheet href="http://exempel.se/x.xsl"?>'))
FILES.add(
    "inclusion",
    taken(),
    lambda: after_rows('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'),
)
FILES.add(
    "schema_elsewhere",
    taken(),
    lambda: in_part(
        GOALS,
        "<worksheet ",
        '<worksheet xmlns:xsi="urn:xsi" xsi:schemaLocation="x http://exempel.se/x.xsd" ',
    ),
)
FILES.add("comments_in_xml", taken(), lambda: with_rows("<!-- <row r='9'><c r='A9'><v>1</v></c></row> -->"))
FILES.add("comment_in_a_text", taken(lambda: said("ettvå")), lambda: with_goal_text("<is><t>et<!-- x -->två</t></is>"))
FILES.add(
    "cdata", taken(lambda: said("<b>&amp;</b>")), lambda: with_goal_text("<is><t><![CDATA[<b>&amp;</b>]]></t></is>")
)
FILES.add(
    "rich_text",
    taken(lambda: said("ett två")),
    lambda: with_goal_text('<is><r><rPr><b/></rPr><t xml:space="preserve">ett </t></r><r><t>två</t></r></is>'),
)
FILES.add("unknown_elements", taken(), lambda: after_rows("<framtid xmlns='urn:x'><c r='D4'><v>1</v></c></framtid>"))
FILES.add("deep_nesting", taken(), lambda: after_rows("<a>" * 200_000 + "</a>" * 200_000))
FILES.add("many_attributes", taken(), lambda: after_rows("<a " + " ".join(f"a{n}='1'" for n in range(100_000)) + "/>"))
FILES.add("long_attribute", taken(), lambda: after_rows(f"<a b='{'x' * 3_500_000}'/>"))

# -- encodings

FILES.add("mark_before_xml", taken(), lambda: _reencoded("utf-8", "UTF-8", b"\xef\xbb\xbf"))
FILES.add("utf16", taken(), lambda: _reencoded("utf-16", "UTF-16"))
FILES.add("utf16_without_mark", refused("skadad"), lambda: _reencoded("utf-16-be", "UTF-8"))
FILES.add("latin1", taken(), lambda: _reencoded("latin-1", "ISO-8859-1"))
FILES.add("unknown_encoding", refused("skadad (bladet ”Mål”)"), lambda: _reencoded("utf-8", "klingonska"))
FILES.add(
    "wrong_encoding",
    refused("skadad (bladet ”Mål”)"),
    lambda: with_part(ours(), GOALS, lambda xml: xml.replace(b'inlineStr"><is><t>M', b'inlineStr"><is><t>\xff\xfe', 1)),
)
FILES.add("half_a_character", refused("skadad (bladet ”Mål”)"), lambda: with_goal_text("<is><t>&#xD800;</t></is>"))
FILES.add(
    "half_a_character_in_bytes", refused("skadad (bladet ”Mål”)"), lambda: with_goal_text("<is><t>\ud800</t></is>")
)
FILES.add("nought_character", refused("skadad (bladet ”Mål”)"), lambda: with_goal_text("<is><t>a&#0;b</t></is>"))
FILES.add("control_character", refused("skadad (bladet ”Mål”)"), lambda: with_goal_text("<is><t>a\x01b</t></is>"))

# -- broken XML

FILES.add("half_a_sheet", refused("skadad (bladet ”Mål”)"), lambda: with_part(ours(), GOALS, lambda xml: xml[:500]))
FILES.add("wrong_end", refused("skadad (bladet ”Mål”)"), lambda: in_part(GOALS, "</row>", f"{SECRET}</rad>"))
FILES.add(
    "two_roots", refused("skadad (bladet ”Mål”)"), lambda: with_part(ours(), GOALS, lambda xml: xml + b"<worksheet/>")
)
FILES.add(
    "same_attribute_twice",
    refused("skadad (bladet ”Mål”)"),
    lambda: in_part(GOALS, "<sheetData>", "<sheetData a='1' a='2'>"),
)
FILES.add("empty_sheet_part", refused("skadad (bladet ”Mål”)"), lambda: with_part(ours(), GOALS, lambda _: b""))
FILES.add("broken_list_of_sheets", refused("skadad"), lambda: in_part(WORKBOOK, "</sheets>", f"<{SECRET}>"))
FILES.add("broken_styles", refused("skadad"), lambda: in_part(STYLES, "</fonts>", "</font>"))
FILES.add("broken_relations", refused("skadad"), lambda: in_part(RELATIONS, "</Relationships>", ""))

# -- parts that are not there, or elsewhere

FILES.add("no_sheet_part", refused("inte hel (bladet ”Mål”)"), lambda: without(GOALS))
FILES.add("no_relations", refused("inte hel"), lambda: without(RELATIONS))
FILES.add("no_workbook_part", refused("skadad"), lambda: without(WORKBOOK))
FILES.add("no_content_types", taken(), lambda: without("[Content_Types].xml"))
FILES.add("no_root_relations", taken(), lambda: without("_rels/.rels"))
FILES.add("no_theme", taken(), lambda: without("xl/theme/theme1.xml"))
FILES.add("sheet_from_the_disk", refused("inte hel (bladet ”Mål”)"), lambda: _moved("../../../../../../etc/passwd"))
FILES.add("sheet_from_the_root", refused("inte hel (bladet ”Mål”)"), lambda: _moved("/etc/passwd"))
FILES.add("sheet_from_the_net", refused("inte hel (bladet ”Mål”)"), lambda: _moved("http://exempel.se/s.xml"))
FILES.add(
    "sheet_from_outside",
    refused("inte hel (bladet ”Mål”)"),
    lambda: in_part(
        RELATIONS, 'Target="/xl/worksheets/sheet2.xml"', 'TargetMode="External" Target="file:///etc/passwd"'
    ),
)
FILES.add(
    "sheet_that_is_the_workbook",
    refused("inte hel (bladet ”_styrkort”)"),
    lambda: in_part(
        RELATIONS,
        'relationships/worksheet" Target="/xl/worksheets/sheet12.xml',
        'relationships/styles" Target="/xl/workbook.xml',
    ),
)
FILES.add(
    "unknown_relation", refused("inte hel (bladet ”Mål”)"), lambda: in_part(WORKBOOK, 'r:id="rId2"', 'r:id="rId999"')
)


def _moved(target: str) -> bytes:
    return in_part(RELATIONS, "/xl/worksheets/sheet2.xml", target)


@FILES.file(taken())
def strict_office_open_xml() -> bytes:
    """Excel's other form, with other name spaces throughout."""
    parts = parts_of(ours())
    old, new = b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
    main, strict = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    return with_new(**{name: content.replace(old, new).replace(main, strict) for name, content in parts.items()})


@FILES.file(taken())
def prefixed_names() -> bytes:
    """A sheet whose elements all have a prefix, as some programs write them."""
    text = parts_of(ours())[INDICATORS].decode()
    made = text.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:").replace("<x:?", "<?")
    return with_part(ours(), INDICATORS, lambda _: made.replace("xmlns=", "xmlns:x=", 1).encode())


_ODD_NAMES = ("../../x", "&lt;b&gt;", "", "x" * 300, "Mål ", "_styrkort2", "&#x202E;låM", "'", "=1+1")

FILES.add("no_hidden_sheet", taken(), lambda: without_sheet("_styrkort"))
FILES.add("no_sheets_at_all", refused("har förlorat både sitt dolda blad"), lambda: without_sheet('[^"]*'))
FILES.add("a_thousand_sheets", taken(), lambda: with_sheets(*(f"Blad{n}" for n in range(1_000))))
FILES.add("odd_sheet_names", taken(), lambda: with_sheets(*_ODD_NAMES))


@FILES.file(taken())
def the_hidden_sheet_twice() -> bytes:
    """The same sheet under another name: the first one is read."""
    return in_part(
        WORKBOOK, "</sheets>", '<sheet name="_styrkort (2)" sheetId="90" r:id="rId12" xmlns:r="x"/></sheets>'
    )


# -- what may stand beside the sheets

_LINK = (
    '<Relationships><Relationship Id="1" Type="x/externalLinkPath" TargetMode="External" Target="{}"/></Relationships>'
)

FILES.add(
    "link_to_another_file",
    taken(),
    lambda: with_new(
        **{
            "xl/externalLinks/externalLink1.xml": "<externalLink/>",
            "xl/externalLinks/_rels/externalLink1.xml.rels": _LINK.format("file:////server/dold.xlsx"),
        }
    ),
)
FILES.add(
    "link_by_dde",
    taken(),
    lambda: with_new(**{"xl/externalLinks/externalLink1.xml": "<x><ddeLink ddeService='cmd' ddeTopic='/c calc'/></x>"}),
)
FILES.add(
    "query_to_the_net",
    taken(),
    lambda: with_new(
        **{
            "xl/connections.xml": "<connections><connection id='1' type='4'><webPr url='http://exempel.se'/></connection></connections>"
        }
    ),
)
FILES.add(
    "object_in_it",
    taken(),
    lambda: with_new(**{"xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)}),
)
FILES.add("workbook_in_it", taken(), lambda: with_new(**{"xl/embeddings/annan.xlsx": ours()}))
FILES.add(
    "control_in_it",
    taken(),
    lambda: with_new(**{"xl/activeX/activeX1.bin": bytes(600), "xl/activeX/activeX1.xml": b"<x/>"}),
)
FILES.add("picture_in_it", taken(), lambda: with_new(**{"xl/media/image1.svg": "<svg onload='alert(1)'/>"}))
FILES.add(
    "custom_xml",
    taken(),
    lambda: with_new(**{"customXml/item1.xml": f"<x>{SECRET}</x>", "docProps/custom.xml": "<Properties/>"}),
)
FILES.add(
    "huge_comment",
    taken(),
    lambda: with_new(**{"xl/comments/comment1.xml": f"<comments><t>{'x' * 2_000_000}</t></comments>"}),
)
FILES.add("broken_comments", taken(), lambda: with_new(**{"xl/comments/comment1.xml": "<comments><t>"}))
FILES.add("second_identity_part", taken(), lambda: with_new(**{IDENTITY.replace("12", "13"): "<worksheet/>"}))
