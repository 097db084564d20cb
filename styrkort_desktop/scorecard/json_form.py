"""The JSON form `styrkort/1` (FORMATS section 2): read and written exactly, from the field declarations alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.json_text import parse_json
from styrkort_desktop.scorecard.origin import Document, Origin
from styrkort_desktop.scorecard.origin_form import origin_to_json, read_origin
from styrkort_desktop.scorecard.record_contents import rows_with_id
from styrkort_desktop.scorecard.record_reader import InvalidScorecard, Problem, Reader
from styrkort_desktop.scorecard.record_writer import record_to_json
from styrkort_desktop.scorecard.scorecard import FORMAT, Scorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.scorecard.wholes import AnyWhole

# -- reading


def read_documents(text: str | bytes) -> tuple[Document, ...]:
    """Read a file: one scorecard, or several under `scorecards`. Raises NotJson, InvalidScorecard."""
    return documents_from_json(parse_json(text))


def documents_from_json(raw: Json) -> tuple[Document, ...]:
    """The scorecards of a parsed file. Raises InvalidScorecard."""
    if isinstance(raw, dict) and "scorecards" in raw:
        unknown = set(raw) - {"scorecards", "format"}
        listed = raw["scorecards"]
        if unknown or not isinstance(listed, list) or raw.get("format", FORMAT) != FORMAT:
            name = min(unknown, default="scorecards")
            raise InvalidScorecard([Problem(name, Text("Oväntad uppgift.", "Unexpected key."))])
        return tuple(document_from_json(one) for one in listed)
    return (document_from_json(raw),)


def document_from_json(raw: Json) -> Document:
    """A scorecard with its origin from its JSON object. Raises InvalidScorecard."""
    if not isinstance(raw, dict):
        raise InvalidScorecard([Problem("", Text("Filen innehåller inget styrkort.", "The file holds no scorecard."))])
    if raw.get("format") != FORMAT:
        raise InvalidScorecard(
            [
                Problem(
                    "format",
                    Text(
                        "Filen är inte ett styrkort av formatet {format} (där står {found}).",
                        "The file is no scorecard of the format {format} (it says {found}).",
                    ).format(format=FORMAT, found=str(raw.get("format"))[:80]),
                )
            ]
        )
    reader = Reader()
    content = {key: value for key, value in raw.items() if key not in ("format", "origin")}
    scorecard = reader.record(Scorecard, content, "")
    origin = read_origin(reader, raw.get("origin"))
    if scorecard is not None:
        _check_whole(reader, scorecard)
    if reader.problems:
        raise InvalidScorecard(reader.problems)
    assert scorecard is not None
    return Document(scorecard, origin)


def _check_whole(reader: Reader, scorecard: Scorecard) -> None:
    """Ids are unique over all kinds of rows; the period runs forward."""
    seen: set[str] = set()
    for row in rows_with_id(scorecard):
        row_id = row.id  # type: ignore[attr-defined]
        if row_id in seen:
            reader.problem(row_id, Text("Id ”{id}” finns två gånger.", "The id “{id}” comes twice.").format(id=row_id))
        seen.add(row_id)
    if scorecard.period.last_year < scorecard.period.first_year:
        reader.problem(
            "period", Text("Planperioden slutar före sitt första år.", "The period ends before its first year.")
        )


# -- writing


def scorecard_to_json(scorecard: Scorecard, origin: Origin | None = None) -> dict[str, Json]:
    """A scorecard as its JSON object, with its origin if given."""
    written = record_to_json(scorecard)
    head: dict[str, Json] = {"format": FORMAT, "template": written.pop("template")}
    for name in ("template_edition", "revision", "based_on"):
        if name in written:
            head[name] = written.pop(name)
    head.setdefault("revision", scorecard.revision)
    if origin is not None:
        head["origin"] = origin_to_json(origin)
    return {**head, **written}


def dump_documents(documents: Sequence[Document]) -> str:
    """A file's text: one scorecard alone, several as a list under `scorecards`."""
    written: list[Json] = [scorecard_to_json(one.scorecard, one.origin) for one in documents]
    whole: Json = written[0] if len(written) == 1 else {"scorecards": written}
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def content_json(whole: AnyWhole) -> dict[str, Json]:
    """What it says, without what tells about the file (a scorecard's revision, its template's edition)."""
    return record_to_json(whole, without=("template_edition", "revision", "based_on"))


def content_digest(content: AnyWhole, database: str) -> str:
    """The dispatch id of this content sent from this database: unchanged content sent again is the same dispatch."""
    whole = json.dumps([database, content_json(content)], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode("utf-8")).hexdigest()[:32]
