"""The municipality's own figures as a file received: known by their format, fitting the template, or refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from styrkort_desktop.exchange import read_content, read_file
from styrkort_desktop.scorecard.municipality import AreaText, Municipality, MunicipalityYear
from styrkort_desktop.scorecard.periods import RoundRef
from styrkort_desktop.scorecard.received import FileRefused, ReceivedOf, Refusal
from styrkort_desktop.template import built_in_template

TEMPLATE = built_in_template()


def file_with(folder: Path, **values: Any) -> Path:
    path = folder / "kommunen.json"
    whole = {"format": "styrkort-municipality/1", "template": TEMPLATE.key, **values}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def refusals(path: Path) -> tuple[Refusal, ...]:
    with pytest.raises(FileRefused) as caught:
        read_content(path, TEMPLATE)
    return caught.value.refusals


def test_the_format_tells_what_it_is(tmp_path: Path) -> None:
    path = file_with(
        tmp_path, years={"2014": {"result_mnkr": 12}}, area_texts={"ledarskap": {"2016/year_end": "Året som gick."}}
    )
    content = read_content(path, TEMPLATE)
    assert isinstance(content, ReceivedOf)
    assert content.scorecard == Municipality(
        years=(MunicipalityYear(year=2014, result_mnkr=12),),
        area_texts=(AreaText(area="ledarskap", round=RoundRef(2016, "year_end"), text="Året som gick."),),
    )


def test_it_is_no_scorecard(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="kommunens egna uppgifter, inget styrkort"):
        read_file(file_with(tmp_path), TEMPLATE)


def test_another_template_is_refused(tmp_path: Path) -> None:
    (refusal,) = refusals(file_with(tmp_path, template="annan-2019", area_texts={"okänt": {"2016/t9": "Text"}}))
    assert (refusal.spot.column, refusal.spot.found) == ("template", "annan-2019")
    assert TEMPLATE.key in refusal.text.sv


def test_an_unknown_area_and_an_unknown_round_are_refused_with_their_places(tmp_path: Path) -> None:
    texts = {"okänt": {"2016/t1": "Text", "2016/t2": "Text"}, "ledarskap": {"2016/t9": "Text", "2016/t2": "Text"}}
    found = refusals(file_with(tmp_path, area_texts=texts))
    assert [(one.spot.column, one.spot.found) for one in found] == [
        ("area_texts.ledarskap.2016/t9", "2016/t9"),
        ("area_texts.okänt", "okänt"),
    ]
    assert "t9" in found[0].text.sv
    assert "year_end" in found[0].text.sv


def test_every_fault_is_listed_with_its_place(tmp_path: Path) -> None:
    found = refusals(file_with(tmp_path, years={"2016": {"result": 1, "result_mnkr": "1"}}, texts={}))
    assert [one.spot.column for one in found] == ["texts", "years.2016.result", "years.2016.result_mnkr"]


def test_no_number_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kommunen.json"
    path.write_text(
        '{"format": "styrkort-municipality/1", "template": "lulea-2016", "years": {"2016": {"result_mnkr": NaN}}}',
        encoding="utf-8",
    )
    assert "NaN" in refusals(path)[0].text.sv
