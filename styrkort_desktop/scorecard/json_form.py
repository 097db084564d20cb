"""The JSON form `styrkort/1` (FORMATS section 2): read and written exactly, from the field declarations alone."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass
from typing import Any, NoReturn, TypeVar, cast

from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import FieldType, Json, ValueProblem, WholeNumberType
from styrkort_desktop.scorecard.fields import (
    Declared,
    Field,
    Part,
    Rows,
    Shape,
    declared,
    field_of,
    info_of,
    key_of,
    remembered,
    single_value_of,
)
from styrkort_desktop.scorecard.origin import FOLLOWS_LIMIT, Document, Origin
from styrkort_desktop.scorecard.scorecard import FORMAT, Scorecard
from styrkort_desktop.scorecard.texts import Text

_T = TypeVar("_T")
_ORIGIN_KEYS = {"dispatch", "database", "made", "follows", "contains"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a JSON file: the dotted path to it, and what is wrong."""

    path: str
    text: Text


class NotJson(UserError):
    """The text is not JSON at all."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            Text("Filen är inte giltig JSON: {detail}.", "The file is not valid JSON: {detail}.").format(detail=detail)
        )


class InvalidScorecard(UserError):
    """The JSON is not of the form `styrkort/1`. `problems` lists every fault found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        super().__init__(Text("{path}: {text}", "{path}: {text}").format(path=first.path or "–", text=first.text))


# -- reading


def parse_json(text: str | bytes) -> Json:
    """JSON as values. Raises NotJson for anything that is not, NaN, infinity and a key given twice included."""
    try:
        return cast(Json, json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_object_without_repeats))
    except RecursionError:
        raise NotJson("för djupt nästlad") from None
    except ValueError as error:
        raise NotJson(str(error)[:200]) from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _object_without_repeats(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f'"{twice}" stands twice in one object')
    return found


def read_documents(text: str | bytes) -> tuple[Document, ...]:
    """Read a file: one scorecard, or several under `scorecards`. Raises NotJson, InvalidScorecard."""
    raw = parse_json(text)
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
                    ).format(format=FORMAT, found=raw.get("format")),
                )
            ]
        )
    reader = _Reader()
    content = {key: value for key, value in raw.items() if key not in ("format", "origin")}
    scorecard = reader.record(Scorecard, content, "")
    origin = reader.origin(raw.get("origin"))
    if scorecard is not None:
        reader.check_whole(scorecard)
    if reader.problems:
        raise InvalidScorecard(reader.problems)
    assert scorecard is not None
    return Document(scorecard, origin)


def record_from_json(record: type[_T], raw: Json) -> _T | None:
    """One record from its JSON object; None when it says nothing. Raises InvalidScorecard."""
    reader = _Reader()
    made = reader.record(record, raw, "")
    if reader.problems:
        raise InvalidScorecard(reader.problems)
    return made


class _Reader:
    """Reads records by their declarations and gathers every problem with its path."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def problem(self, path: str, text: Text) -> None:
        self.problems.append(Problem(path, text))

    def record(self, record: type[_T], raw: Json, path: str, key: Mapping[str, Any] | None = None) -> _T | None:
        """The record of an object; `key` holds the key fields that a map has given already.

        None when it cannot be made.
        """
        if not isinstance(raw, dict):
            self.problem(path, Text("Här ska stå ett objekt.", "An object is expected here."))
            return None
        given = dict(key or {})
        known = {d.json_key: d for d in declared(record) if d.name not in given}
        for name in raw:
            if name not in known:
                self.problem(
                    _join(path, name), Text("Okänd uppgift ”{name}”.", "Unknown key “{name}”.").format(name=name)
                )
        values: dict[str, Any] = given
        for name, declaration in known.items():
            found = self.declared_value(declaration, raw.get(name), _join(path, name))
            if found is not MISSING:
                values[declaration.name] = found
            elif _is_required(declaration):
                if raw.get(name) is None or isinstance(declaration, Field):
                    self.problem(_join(path, name), Text("Uppgiften måste finnas.", "This must be given."))
                return None
        return record(**values)

    def declared_value(self, declaration: Declared, raw: Json, where: str) -> Any:
        """The value of one declaration, or MISSING when it is blank or cannot be read (which is then noted)."""
        if raw is None:
            return MISSING
        if isinstance(declaration, Field):
            return self.value(declaration.type, raw, where)
        if isinstance(declaration, Part):
            return self.part(declaration, raw, where)
        if declaration.shape is Shape.LIST:
            return self.listed(declaration, raw, where)
        return self.mapped(declaration, raw, where)

    def value(self, type: FieldType, raw: Json, path: str) -> Any:
        try:
            found = type.read(raw)
        except UserError as error:
            self.problem(path, error.text)
            return MISSING
        return MISSING if found is None else found

    def part(self, declaration: Part, raw: Json, path: str) -> Any:
        if declaration.shape is Shape.PAIR:
            names = [d.json_key for d in declared(declaration.record)]
            if not isinstance(raw, list) or len(raw) != len(names):
                self.problem(
                    path,
                    Text("Här ska stå två tal, [lägst, högst].", "Two numbers are expected here, [lowest, highest]."),
                )
                return MISSING
            raw = dict(zip(names, raw, strict=True))
        made = self.record(declaration.record, raw, path)
        if made is None or (declaration.optional and says_nothing(made)):
            return MISSING
        return made

    def listed(self, declaration: Rows, raw: Json, path: str) -> Any:
        if not isinstance(raw, list):
            self.problem(path, Text("Här ska stå en lista.", "A list is expected here."))
            return MISSING
        made = [self.record(declaration.record, one, f"{path}[{index}]") for index, one in enumerate(raw)]
        kept = tuple(one for one in made if one is not None and not is_empty_row(one))
        self.check_keys(kept, path)
        return kept

    def mapped(self, declaration: Rows, raw: Json, path: str) -> Any:
        found: list[object] = []
        self.map_level(declaration, raw, path, {}, found)
        self.check_keys(found, path)
        return tuple(one for one in found if not is_empty_row(one))

    def map_level(self, declaration: Rows, raw: Json, path: str, key: dict[str, Any], found: list[object]) -> None:
        names = info_of(declaration.record).key
        if len(key) == len(names):
            single = single_value_of(declaration.record)
            if single:
                value = self.value(single.type, raw, path)
                made = None if value is MISSING else declaration.record(**key, **{single.name: value})
            else:
                made = self.record(declaration.record, raw, path, key)
            if made is not None:
                found.append(made)
            return
        if not isinstance(raw, dict):
            self.problem(path, Text("Här ska stå ett objekt.", "An object is expected here."))
            return
        name = names[len(key)]
        for text, inner in raw.items():
            if inner is None:
                continue
            value = self.value(
                field_of(declaration.record, name).type,
                _from_key_text(declaration.record, name, text),
                _join(path, text),
            )
            if value is not MISSING:
                self.map_level(declaration, inner, _join(path, text), {**key, name: value}, found)

    def check_keys(self, made: Sequence[object], path: str) -> None:
        """Rows without id are known by their key, so none may come twice."""
        seen: set[tuple[Any, ...]] = set()
        for row in made:
            if not info_of(type(row)).has_id:
                if key_of(row) in seen:
                    shown = ", ".join(str(part) for part in key_of(row) if part is not None)
                    self.problem(
                        path,
                        Text("Raden för {key} finns två gånger.", "The row for {key} comes twice.").format(key=shown),
                    )
                seen.add(key_of(row))

    def check_whole(self, scorecard: Scorecard) -> None:
        """Ids are unique over all kinds of rows; the period runs forward."""
        seen: set[str] = set()
        for row in rows_with_id(scorecard):
            row_id = row.id  # type: ignore[attr-defined]
            if row_id in seen:
                self.problem(
                    row_id, Text("Id ”{id}” finns två gånger.", "The id “{id}” comes twice.").format(id=row_id)
                )
            seen.add(row_id)
        if scorecard.period.last_year < scorecard.period.first_year:
            self.problem(
                "period", Text("Planperioden slutar före sitt första år.", "The period ends before its first year.")
            )

    def origin(self, raw: Json) -> Origin | None:
        if raw is None:
            return None
        wrong = Text("Filens ursprung (origin) kan inte läsas.", "The file's origin cannot be read.")
        if not isinstance(raw, dict):
            self.problem("origin", wrong)
            return None
        for name in set(raw) - _ORIGIN_KEYS:
            self.problem(
                _join("origin", name), Text("Okänd uppgift ”{name}”.", "Unknown key “{name}”.").format(name=name)
            )
        follows, contains = raw.get("follows") or [], raw.get("contains") or {}
        try:
            made = datetime.datetime.fromisoformat(str(raw.get("made")))
        except ValueError:
            self.problem("origin.made", wrong)
            return None
        dispatch, database = raw.get("dispatch"), raw.get("database")
        if (
            not (isinstance(dispatch, str) and dispatch and isinstance(database, str) and database)
            or not (isinstance(follows, list) and all(isinstance(one, str) for one in follows))
            or not (isinstance(contains, dict) and all(isinstance(one, str) for one in contains.values()))
        ):
            self.problem("origin", wrong)
            return None
        pairs = tuple(sorted((name, str(one)) for name, one in contains.items()))
        return Origin(dispatch, database, made, tuple(str(one) for one in follows[:FOLLOWS_LIMIT]), pairs)


def _is_required(declaration: Declared) -> bool:
    if isinstance(declaration, Field):
        return declaration.default is MISSING
    return isinstance(declaration, Part) and not declaration.content


def _from_key_text(record: type, name: str, text: str) -> Json:
    """A map's key as the JSON value of its field: years are written as text there."""
    if isinstance(field_of(record, name).type, WholeNumberType) and text.isascii() and text.isdigit():
        return int(text[:10])
    return text


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def is_empty_row(row: object) -> bool:
    """A row without id that says nothing beside its key; where being there says something already, it is kept."""
    info = info_of(type(row))
    return not info.has_id and info.name not in _MEANT_BY_BEING_THERE and says_nothing(row)


_MEANT_BY_BEING_THERE = {"not_concerned", "factor_choice", "waiver"}


def says_nothing(row: object) -> bool:
    """Whether every field beside the key has its default, or nothing, in it."""
    key = info_of(type(row)).key
    for declaration in declared(type(row)):
        if declaration.name in key:
            continue
        found = getattr(row, declaration.name)
        if isinstance(declaration, Field):
            if found != declaration.default:
                return False
        elif isinstance(declaration, Part):
            if found is not None and (declaration.optional or not says_nothing(found)):
                return False
        elif found:
            return False
    return True


def rows_with_id(row: object) -> list[object]:
    """Every row with an id below a record, in reading order."""
    found: list[object] = []
    for declaration in declared(type(row)):
        if isinstance(declaration, Part):
            inner = getattr(row, declaration.name)
            found += rows_with_id(inner) if inner is not None else []
        elif isinstance(declaration, Rows):
            for one in getattr(row, declaration.name):
                found += [one] if info_of(type(one)).has_id else []
                found += rows_with_id(one)
    return found


# -- writing


def record_to_json(row: object, *, without: tuple[str, ...] = ()) -> dict[str, Json]:
    """A record as a JSON object; defaults and blanks are not written. `without` names fields to leave out."""
    written: dict[str, Json] = {}
    for declaration in declared(type(row)):
        if declaration.name in without:
            continue
        found = getattr(row, declaration.name)
        if isinstance(declaration, Field):
            if found is not None and found != declaration.default:
                written[declaration.json_key] = declaration.type.write(found)
        elif isinstance(declaration, Part):
            body = None if found is None else part_to_json(declaration, found)
            if body:
                written[declaration.json_key] = body
        elif found:
            written[declaration.json_key] = rows_to_json(declaration, found)
    return written


def part_to_json(declaration: Part, found: object) -> Json:
    """An embedded record as JSON."""
    if declaration.shape is Shape.PAIR:
        values = [(d, getattr(found, d.name)) for d in declared(declaration.record)]
        return [None if v is None else cast(Field, d).type.write(v) for d, v in values]
    return record_to_json(found)


def rows_to_json(declaration: Rows, found: Sequence[object]) -> Json:
    """A collection as a JSON list or as JSON objects in each other."""
    if declaration.shape is Shape.LIST:
        return [record_to_json(one) for one in found]
    names = info_of(declaration.record).key
    single = single_value_of(declaration.record)
    written: dict[str, Json] = {}
    for one in found:
        level = written
        texts = key_texts(one)
        for text in texts[:-1]:
            level = cast(dict[str, Json], level.setdefault(text, {}))
        body = record_to_json(one, without=names)
        level[texts[-1]] = body[single.json_key] if single else body
    return written


def key_texts(row: object) -> list[str]:
    """The key of a row as the texts of a JSON map's levels; a blank key field is the empty text."""
    types = _key_types(type(row))
    return ["" if found is None else str(one.write(found)) for one, found in zip(types, key_of(row), strict=True)]


@remembered
def _key_types(record: type) -> tuple[FieldType, ...]:
    return tuple(field_of(record, name).type for name in info_of(record).key)


def scorecard_to_json(scorecard: Scorecard, origin: Origin | None = None) -> dict[str, Json]:
    """A scorecard as its JSON object, with its origin if given."""
    written = record_to_json(scorecard)
    head: dict[str, Json] = {"format": FORMAT, "template": written.pop("template")}
    for name in ("template_edition", "revision", "based_on"):
        if name in written:
            head[name] = written.pop(name)
    head.setdefault("revision", scorecard.revision)
    if origin is not None:
        head["origin"] = {
            "dispatch": origin.dispatch,
            "database": origin.database,
            "made": origin.made.isoformat(),
            "follows": list(origin.follows),
            "contains": dict(origin.contains),
        }
    return {**head, **written}


def dump_documents(documents: Sequence[Document]) -> str:
    """A file's text: one scorecard alone, several as a list under `scorecards`."""
    written: list[Json] = [scorecard_to_json(one.scorecard, one.origin) for one in documents]
    whole: Json = written[0] if len(written) == 1 else {"scorecards": written}
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def content_json(scorecard: Scorecard) -> dict[str, Json]:
    """What the scorecard says, without what tells about the file (revision, template's edition)."""
    return record_to_json(scorecard, without=("template_edition", "revision", "based_on"))


def content_digest(scorecard: Scorecard, database: str) -> str:
    """The dispatch id of this content sent from this database: unchanged content sent again is the same dispatch."""
    whole = json.dumps([database, content_json(scorecard)], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode("utf-8")).hexdigest()[:32]


__all__ = [
    "InvalidScorecard",
    "NotJson",
    "Problem",
    "ValueProblem",
    "content_digest",
    "content_json",
    "document_from_json",
    "dump_documents",
    "key_texts",
    "parse_json",
    "part_to_json",
    "read_documents",
    "record_from_json",
    "record_to_json",
    "rows_to_json",
    "rows_with_id",
    "says_nothing",
    "scorecard_to_json",
]
