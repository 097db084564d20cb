"""What a sheet says, before it is laid out: as values, from scorecard and template alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from styrkort_desktop.printing import PrintOptions
from styrkort_desktop.printing.blocks import (
    Block,
    Bullets,
    Cell,
    Facts,
    Footnotes,
    Heading,
    Panel,
    Paragraph,
    Row,
    StatusLine,
    Story,
    Table,
)
from styrkort_desktop.printing.sheet import sheet_chapter, sheet_context
from styrkort_desktop.scorecard.choices import Status
from styrkort_desktop.scorecard.findings import Criterion, Finding, Severity
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.template.economy import deviation, frame_at, total
from tests.printing.reading import DEMONSTRATION, TEMPLATE, demo, scorecard_of


def blocks_of(scorecard: Scorecard, options: PrintOptions | None = None) -> tuple[Block, ...]:
    return sheet_chapter(sheet_context(scorecard, TEMPLATE, options or PrintOptions())).blocks


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Every text of the blocks."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.text
            case Story():
                yield f"{block.label}. {block.text}"
            case Facts() | Footnotes():
                yield from (f"{item.label}: {item.text}" for item in block.items)
            case Bullets():
                yield from block.items
            case StatusLine():
                yield f"{block.occasion}: {block.word} {block.note}".strip()
            case Panel():
                yield from texts(block.blocks)
            case Table():
                yield block.title
                yield from (column.title for column in block.columns)
                for row in block.rows:
                    yield from (f"{cell.text}{cell.mark} {cell.detail}".strip() for cell in row.cells)
                    yield from (f"{note.label}: {note.text}" for note in row.notes)


def said_by(scorecard: Scorecard, options: PrintOptions | None = None) -> str:
    return "\n".join(texts(blocks_of(scorecard, options)))


def goal(**more: Any) -> dict[str, Any]:
    return {"id": "m", "area": "ledarskap", "text": "Ett mål.", **more}


def indicator_row(**indicator: Any) -> tuple[dict[str, Cell], Row, dict[str, str]]:
    """The cells of an indicator's row by column, the row, and the footnotes by mark."""
    blocks = blocks_of(scorecard_of([goal(indicators=[{"id": "i", "name": "Andel", "unit": "%", **indicator}])]))
    table = next(block for block in blocks if isinstance(block, Table) and block.columns[0].title == "Indikator")
    place = blocks.index(table)
    following = blocks[place + 1]
    notes = {item.label: item.text for item in following.items} if isinstance(following, Footnotes) else {}
    (row,) = table.rows
    return {column.title: cell for column, cell in zip(table.columns, row.cells, strict=True)}, row, notes


# -- the whole


def test_the_head_says_municipality_unit_board_period_and_decision() -> None:
    head, facts = blocks_of(demo("RTJ"))[:2]
    assert isinstance(head, Heading)
    assert (head.level, head.text, head.kicker) == (1, "Räddningstjänsten", "Luleå kommun · Styrkort 2016–2018")
    said = "\n".join(texts([facts])).replace("\u00a0", " ")
    assert "Beslutat av kommunstyrelsen 2015-12-14 § 231 (dnr KS 2015/688)" in said
    assert "Beslutas av: kommunstyrelsen" in said


def test_the_summary_comes_first() -> None:
    assert isinstance(blocks_of(demo("SOC"))[2], Panel)


def test_goals_are_numbered_through_the_sheet_and_keep_their_direction_and_area() -> None:
    headings = [block for block in blocks_of(demo("SOC")) if isinstance(block, Heading)]
    numbers = [int(block.number) for block in headings if block.number]
    assert numbers == list(range(1, len(demo("SOC").goals) + 1))
    for direction in TEMPLATE.directions:
        assert direction.heading in [block.text for block in headings if block.level == 2]


def test_an_area_that_does_not_concern_the_unit_is_printed_with_its_reason() -> None:
    said = said_by(demo("LHAB"))
    assert "Ej berörd. Hamnen har 60 kunder, alla företag, och ingår enligt ägardirektivet inte i kandidaturen." in said


@pytest.mark.parametrize("scorecard", DEMONSTRATION, ids=lambda one: one.unit.code)
def test_a_bolag_never_sees_kommunbidrag_outside_the_templates_own_words(scorecard: Scorecard) -> None:
    said = said_by(scorecard)
    for text in (*(area.name for area in TEMPLATE.areas), *(goal.text or "" for goal in scorecard.goals)):
        said = said.replace(text, "")
    is_company = scorecard.unit.code in ("LEAB", "LHAB", "LULEBO")
    assert ("ommunbidrag" in said) is not is_company


def test_a_goal_says_who_answers_what_it_costs_and_what_it_serves() -> None:
    said = said_by(
        scorecard_of(
            [
                goal(
                    responsible="HR-chef",
                    with_units=["SOC"],
                    resources={"kind": "reallocated", "amount_mnkr": 0.6},
                    lenses=["kvalitet"],
                    programmes=["alla_jamlika"],
                    hr_areas=["halsa"],
                    sound_economy=True,
                )
            ]
        )
    ).replace("\u00a0", " ")
    for expected in (
        "Ansvarig: HR-chef",
        "Resurser: omprioritering 0,6 mnkr",
        "Gemensamt med: Socialförvaltningen",
        "Bidrar till: kvalitet",
        "Program: Alla jämlika",
        "HR-områden: hälsa",
        "God ekonomisk hushållning: ja",
        "Målens resurser: 1 omprioritering (0,6 mnkr)",
    ):
        assert expected in said


def test_the_latest_assessment_is_printed_in_full_and_the_earlier_ones_by_their_status() -> None:
    rounds = {
        "2016/t1": {"status": "not_met", "analysis": "Gammal analys."},
        "2016/year_end": {"status": "partly", "analysis": "Ny analys.", "preliminary": True},
    }
    blocks = blocks_of(scorecard_of([goal(assessments=rounds)]))
    (status,) = [block for block in blocks if isinstance(block, StatusLine)]
    assert (status.status, status.word, status.note) == (Status.PARTLY, "har delvis uppnåtts", "(preliminär)")
    said = "\n".join(texts(blocks)).replace("\u00a0", " ")
    assert "Ny analys." in said
    assert "Gammal analys." not in said
    assert "Tidigare bedömningar. Delår januari–april 2016: väntas inte uppnås." in said


def test_a_sheet_printed_for_a_round_leaves_out_what_came_later() -> None:
    rounds = {
        "2016/t1": {"status": "met", "analysis": "Vårens analys."},
        "2016/t2": {"status": "met", "analysis": "Höstens analys."},
    }
    outcomes = [
        {"year": 2015, "value": 51},
        {"year": 2016, "round": "t1", "value": 52},
        {"year": 2016, "round": "t2", "value": 53},
        {"year": 2014, "value": 54, "reported": "2016/year_end"},
    ]
    indicator = {"id": "i", "name": "Andel", "unit": "%", "outcomes": outcomes}
    economy = {"years": {"2016": {"rounds": {"t1": {"outcome_mnkr": 71}, "t2": {"outcome_mnkr": 72}}}}}
    scorecard = scorecard_of(
        [goal(assessments=rounds, indicators=[indicator])],
        economy=economy,
        texts={"2016/t1": {"framtid": "Vårens text."}, "2016/t2": {"framtid": "Höstens text."}},
    )
    said = said_by(scorecard, PrintOptions(round="2016/t1"))
    for expected in ("Vårens analys.", "Vårens text.", "51", "52", "71"):
        assert expected in said
    for later in ("Höstens analys.", "Höstens text.", "53", "54", "72"):
        assert later not in said
    assert "Höstens text." in said_by(scorecard)


def test_findings_are_printed_beside_their_goal_and_only_on_request() -> None:
    scorecard = scorecard_of(
        [goal()],
        waivers=[
            {"rule": "U201", "goal": "m", "reason": "Följs i samtal.", "until": 2016},
            {"rule": "U202", "goal": "m", "reason": "Tas senare.", "declined": "Det går att mäta nu."},
        ],
    )
    place = Place("BUN", area="ledarskap", goal="m", field="text")
    finding = Finding("T103", "activity", Criterion.CLEAR, Severity.WARNING, place, Text("Målet är en aktivitet.", "x"))
    assert "Målet är en aktivitet." not in said_by(scorecard)
    assert "Följs i samtal." not in said_by(scorecard)
    blocks = blocks_of(scorecard, PrintOptions(findings=(finding,)))
    (bullets,) = [block for block in blocks if isinstance(block, Bullets) and "T103" in block.items[0]]
    assert bullets.items == (
        "Se över: Målet är en aktivitet. (T103)",
        "Undantag från U201, till och med 2016: Följs i samtal.",
        "Undantag från U202: Tas senare.",
        "Avslaget undantag från U202: Det går att mäta nu.",
    )
    place = Place("BUN", area="effektivisering")
    about_area = Finding("U208", "no_goal", Criterion.WHOLE, Severity.ERROR, place, same("Området saknar mål."))
    assert "Åtgärda: Området saknar mål. (U208)" in said_by(scorecard, PrintOptions(findings=(about_area,)))


# -- the indicators' table


def test_the_latest_outcome_stands_in_the_row_and_the_earlier_ones_under_it() -> None:
    cells, row, _ = indicator_row(
        baseline={"year": 2013, "value": 49},
        outcomes=[
            {
                "year": 2016,
                "round": "t1",
                "value": 57,
                "women": 58,
                "men": 55.5,
                "respondents": 1214,
                "preliminary": True,
            },
            {"year": 2013, "value": 49},
            {"year": 2015, "value": 53, "women": 54, "men": 52},
        ],
    )
    latest = cells["Senaste utfall"]
    assert (latest.text, latest.detail) == (
        "57",
        "jan–apr\u00a02016\nK\u00a058 M\u00a055,5 1\u00a0214\u00a0svar preliminärt",
    )
    assert (cells["Utgångsläge"].text, cells["Utgångsläge"].detail) == ("49", "2013")
    assert row.notes[0].label == "Tidigare utfall"
    assert row.notes[0].text == "2013\u00a049; 2015\u00a053 (K\u00a054, M\u00a052)"


def test_every_missing_value_has_a_footnote_that_says_why() -> None:
    cells, _, notes = indicator_row(
        targets={"2016": 60},
        outcomes=[
            {"year": 2014, "value": 57},
            {"year": 2015, "missing": "not_yet_published", "next": "2017-04"},
            {"year": 2016, "missing": "secret"},
        ],
    )
    assert notes[cells["Utgångsläge"].mark] == "Utgångsläge saknas."
    assert cells["Mål 2016"].mark == ""
    assert cells["Mål 2017"].mark == cells["Mål 2018"].mark
    assert notes[cells["Mål 2017"].mark] == "Målvärde saknas."
    outcome = cells["Senaste utfall"]
    assert outcome.text == "57"
    assert [notes[mark].replace("\u00a0", " ") for mark in outcome.mark] == [
        "Utfall 2015: publiceras senare, väntas april 2017.",
        "Utfall 2016: sekretess.",
    ]


def test_an_indicator_measured_for_the_first_time_says_when() -> None:
    cells, _, notes = indicator_row(first_measured=2017)
    assert notes[cells["Utgångsläge"].mark] == "Mäts första gången 2017."
    assert notes[cells["Senaste utfall"].mark] == "Utfall saknas."


@pytest.mark.parametrize(
    ("indicator", "text", "note", "detail"),
    [
        ({"better": "increase", "targets": {"2016": 1250.5}}, "1\u00a0250,5", None, ""),
        ({"better": "interval", "interval": [70, 90]}, "70–90", None, ""),
        ({"better": "interval", "interval": [70, 90], "targets": {"2016": 80}}, "70–90", None, "mitt 80"),
        ({"better": "interval", "interval": [None, 5]}, "≤\u00a05", None, ""),
        ({"better": "interval", "interval": [5, None]}, "≥\u00a05", None, ""),
        ({"better": "interval"}, "–", "Intervall saknas.", ""),
        ({"better": "keep", "baseline": {"year": 2014, "value": 3.5}}, "3,5", "Utgångsläget ska behållas.", ""),
        ({"target_kind": "yes_no", "targets": {"2016": 1}}, "ja", None, ""),
        ({"target_kind": "yes_no", "targets": {"2016": 0}}, "nej", None, ""),
        ({"role": "signal"}, "–", "Signal: följs utan målvärde.", ""),
        (
            {"target_kind": "better_than", "comparisons": [{"year": 2014, "group": "kommungrupp", "value": 61.2}]},
            "bättre",
            "Bättre än jämförelsen (kommungrupp).",
            "",
        ),
    ],
)
def test_a_target_is_written_by_its_kind(indicator: dict[str, Any], text: str, note: str | None, detail: str) -> None:
    cells, _, notes = indicator_row(**indicator)
    cell = cells["Mål 2016"]
    assert (cell.text, cell.detail) == (text, detail)
    assert notes.get(cell.mark) == note


@pytest.mark.parametrize(
    ("value", "shown"),
    [(5.82177999, "5,82"), (184838.0724, "184 838,07"), (0.0034567, "0,00346"), (61.25, "61,25"), (58, "58"), (0, "0")],
)
def test_a_comparison_has_as_many_decimals_as_can_be_read(value: float, shown: str) -> None:
    _, row, _ = indicator_row(comparisons=[{"group": "riket", "year": 2014, "value": value, "source": "Kolada"}])
    (text,) = [note.text.replace("\u00a0", " ") for note in row.notes if note.label == "Jämförelse"]
    assert text == f"riket {shown} (2014, Kolada)"


def test_a_comparison_has_the_decimals_of_our_own_values() -> None:
    comparisons = [{"group": "riket", "year": 2014, "value": 1.23456789}]
    _, row, _ = indicator_row(comparisons=comparisons, targets={"2016": 1.2345})
    assert next(note.text for note in row.notes if note.label == "Jämförelse") == "riket\u00a01,2346 (2014)"


def test_source_comparison_forecast_and_the_rest_run_on_under_the_row() -> None:
    _, row, _ = indicator_row(
        source="Brukarenkät",
        frequency="every_second_year",
        publication={"month": 3, "years_after": 1},
        comparisons=[
            {"group": "riket", "year": 2014, "value": 61.2, "source": "Kolada", "fetched": "2015-09-01"},
        ],
        forecasts=[{"year": 2016, "round": "t1", "value": 58}],
        definition="Vad som räknas.",
        kolada="N00640",
        unpublished=True,
    )
    notes = {note.label: note.text.replace("\u00a0", " ") for note in row.notes}
    assert notes["Källa"] == "Brukarenkät"
    assert notes["Mäts"] == "vartannat år, publiceras i mars året efter"
    assert notes["Jämförelse"] == "riket 61,2 (2014, Kolada, hämtad 2015-09-01)"
    assert notes["Prognos"] == "2016 58 (Delår januari–april)"
    assert notes["Definition"] == "Vad som räknas."
    assert notes["Publiceras inte"] == "ja"


# -- the directions' own data


def test_small_counts_of_managers_are_not_printed() -> None:
    types = [{"id": "c", "type": "Rektor", "women": 20, "men": 4, "above_limit": 5, "with_action": 0}]
    blocks = blocks_of(scorecard_of(managers={"types": types}))
    table = next(block for block in blocks if isinstance(block, Table) and block.columns[0].title == "Befattningstyp")
    assert [cell.text for cell in table.rows[0].cells] == ["Rektor", "20", "..", "5", "–", "–", ".."]
    assert "Antal under 5 skrivs inte ut." in "\n".join(texts(blocks))


FRAMES = scorecard_of(
    economy={
        "years": {
            "2016": {
                "frame_mnkr": 1846.2,
                "frame_changes": [{"date": "2016-06-20", "decision": "KF § 142", "mnkr": 7.5}],
                "rounds": {
                    "t1": {"forecast_mnkr": 1852},
                    "t2": {"forecast_mnkr": 1852},
                    "year_end": {"outcome_mnkr": 1860.1},
                },
            }
        }
    }
)


def test_a_forecast_is_measured_against_the_frame_as_decided_by_then() -> None:
    context = sheet_context(FRAMES, TEMPLATE, PrintOptions())
    (year,) = FRAMES.economy.years
    frames = {one.round: frame_at(context.template, year, RoundRef(2016, one.round)) for one in year.rounds}
    assert frames == {"t1": 1846.2, "t2": 1853.7, "year_end": 1853.7}
    deviations = {one.round: deviation(context.template, year, one) for one in year.rounds}
    assert deviations == {"t1": -5.8, "t2": 1.7, "year_end": -6.4}
    said = said_by(FRAMES).replace("\u00a0", " ")
    assert "2016-06-20 KF § 142" in said
    assert "+7,5" in said
    assert "Årsbokslut 2016: utfall 1 860,1 mnkr, mot kommunbidrag 1 853,7 mnkr, avvikelse −6,4 mnkr" in said


def test_sums_of_decimals_are_exact() -> None:
    assert total([0.1, 0.2, None]) == 0.3
    assert total([None]) is None


def test_efficiency_measures_are_summed_by_year() -> None:
    measures = [
        {"id": "a", "text": "Ett", "effect_mnkr": {"2016": 1.1, "2017": 2}, "realised_mnkr": {"2016": 0.4}},
        {"id": "b", "text": "Två", "effect_mnkr": {"2016": 2.2, "2019": 5}},
    ]
    blocks = blocks_of(scorecard_of(economy={"measures": measures}))
    table = next(block for block in blocks if isinstance(block, Table) and block.rows[-1].strong)
    assert [column.title for column in table.columns[1:]] == [
        "Effekt 2016",
        "Effekt 2017",
        "Effekt 2018",
        "Effekt 2019",
    ]
    assert [cell.text for cell in table.rows[-1].cells] == ["Summa", "3,3", "2", "–", "5"]
    assert table.rows[-1].cells[1].detail == "realiserat 0,4"


def test_a_company_is_summed_up_by_its_owners_targets() -> None:
    said = said_by(demo("LEAB")).replace("\u00a0", " ")
    assert "soliditet 39 % 2015 (mål 35 % 2016)" in said
