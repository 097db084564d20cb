"""JSON that is hostile, odd, or only looks so."""

from __future__ import annotations

import json
from typing import Any

from styrkort_desktop.scorecard.json_form import scorecard_to_json
from tests.exchange.cards import small
from tests.exchange.hostile.corpus import SECRET, Files, refused, said, taken

FILES = Files()

CALLED = "styrkort.json"


def _whole() -> dict[str, Any]:
    return scorecard_to_json(small())


def _text(**changed: Any) -> str:
    return json.dumps({**_whole(), **changed}, ensure_ascii=False)


def _replaced(old: str, new: str) -> bytes:
    text = _text()
    assert old in text
    return text.replace(old, new, 1).encode("utf-8", "surrogatepass")


def _many_keys() -> bytes:
    return ("{" + ",".join(f'"{n}":1' for n in range(300_000)) + ',"299999":2}').encode()


_GOAL = small().goals[0].text or ""

FILES.add("plain", taken(), lambda: _text().encode(), CALLED)
FILES.add("called_xlsx", taken(), lambda: _text().encode())
FILES.add("mark_before_it", taken(), lambda: b"\xef\xbb\xbf" + _text().encode(), CALLED)
FILES.add("utf16", taken(), lambda: _text().encode("utf-16"), CALLED)
FILES.add("no_scorecard", refused("inget styrkort"), lambda: b"[1, 2]", CALLED)
FILES.add("half", refused("inte giltig JSON"), lambda: b'{"format": ', CALLED)
FILES.add("more_behind", refused("inte giltig JSON"), lambda: _text().encode() + b"{}", CALLED)
FILES.add("not_utf8", refused("inte UTF-8"), lambda: _replaced(_GOAL, "a").replace(b'"a"', b'"\xff\xfe"', 1), CALLED)
FILES.add("deep_lists", refused("för djupt"), lambda: b"[" * 400_000, CALLED)
FILES.add("deep_objects", refused("för djupt"), lambda: b'{"a":' * 400_000, CALLED)
FILES.add("millions_of_lists", refused("för många värden"), lambda: b"[" + b"[]," * 5_000_000 + b"[]]", CALLED)
FILES.add("millions_of_numbers", refused("för många värden"), lambda: b"[" + b"1," * 10_000_000 + b"1]", CALLED)
FILES.add(
    "a_text_without_end",
    refused("inte ett styrkort av formatet"),
    lambda: b'{"format": "' + b"x" * 25_000_000 + b'"}',
    CALLED,
)
FILES.add(
    "a_number_without_end",
    refused("för många siffror"),
    lambda: _replaced('"revision": 3', f'"revision": {"9" * 100_000}'),
    CALLED,
)
FILES.add(
    "not_a_number",
    refused("NaN är inget tal"),
    lambda: _replaced("49.0", "NaN") if "49.0" in _text() else _replaced("49", "NaN"),
    CALLED,
)
FILES.add("infinity", refused("Infinity är inget tal"), lambda: _replaced("49", "Infinity"), CALLED)
FILES.add("beyond_all_numbers", refused("är inte ett tal"), lambda: _replaced("49", "1E400"), CALLED)
FILES.add("yes_for_a_number", refused("är inte ett tal"), lambda: _replaced("49", "true"), CALLED)
FILES.add("text_for_a_list", refused("Här ska stå en lista"), lambda: _text(goals=SECRET).encode(), CALLED)
FILES.add("half_a_character", refused("halvt tecken"), lambda: _replaced(_GOAL, "a\\ud800b"), CALLED)
FILES.add("nought_character", taken(lambda: said("ab")), lambda: _replaced(_GOAL, "a\\u0000b"), CALLED)
FILES.add("another_version", refused("styrkort/99"), lambda: _text(format="styrkort/99").encode(), CALLED)
FILES.add("another_template", refused("annan"), lambda: _text(template="annan").encode(), CALLED)
FILES.add(
    "one_thing_twice",
    refused("står två gånger"),
    lambda: _replaced('"revision": 3', '"revision": 3, "revision": 4'),
    CALLED,
)


def _many_scorecards(count: int) -> bytes:
    one = _text(goals=[])
    return f'{{"scorecards": [{",".join([one] * count)}]}}'.encode()


def _goals(count: int) -> bytes:
    return _text(goals=[{"id": f"x{n}", "area": "ledarskap", "text": f"Mål {n}"} for n in range(count)]).encode()


FILES.add("more_goals_than_a_scorecard_has", refused("fler än ett styrkort kan ha"), lambda: _goals(60_000), CALLED)
FILES.add("many_scorecards", refused("flera styrkort"), lambda: _many_scorecards(20_000), CALLED)
FILES.add("a_key_twice_among_many", refused("står två gånger"), _many_keys, CALLED)
FILES.add(
    "the_same_unit_twice",
    refused("flera styrkort"),
    lambda: json.dumps({"scorecards": [_whole(), _whole()]}).encode(),
    CALLED,
)
FILES.add(
    "a_kind_of_class",
    refused("inte ett styrkort av formatet"),
    lambda: b'{"__class__": "os.system", "py/object": "subprocess.Popen"}',
    CALLED,
)
