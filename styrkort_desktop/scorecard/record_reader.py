"""Records from JSON by their declarations alone; every problem is gathered with its path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass
from typing import Any, TypeVar

from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import FieldType, Json, WholeNumberType
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
from styrkort_desktop.scorecard.record_contents import is_empty_row, says_nothing
from styrkort_desktop.scorecard.texts import Text

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a JSON file: the dotted path to it, and what is wrong."""

    path: str
    text: Text


class InvalidScorecard(UserError):
    """The JSON is not of the form `styrkort/1`. `problems` lists every fault found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        super().__init__(Text("{path}: {text}", "{path}: {text}").format(path=first.path or "–", text=first.text))


def record_from_json(record: type[_T], raw: Json) -> _T | None:
    """One record from its JSON object; None when it says nothing. Raises InvalidScorecard."""
    reader = Reader()
    made = reader.record(record, raw, "")
    if reader.problems:
        raise InvalidScorecard(reader.problems)
    return made


class Reader:
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
        known = _known(record, tuple(given))
        if not raw.keys() <= known.keys():
            for name in (one for one in raw if one not in known):
                self.problem(
                    joined(path, name), Text("Okänd uppgift ”{name}”.", "Unknown key “{name}”.").format(name=name)
                )
        values: dict[str, Any] = given
        for name, declaration in known.items():
            inner = raw.get(name)
            found = MISSING if inner is None else self.declared_value(declaration, inner, joined(path, name))
            if found is not MISSING:
                values[declaration.name] = found
            elif _is_required(declaration):
                if inner is None or isinstance(declaration, Field):
                    self.problem(joined(path, name), Text("Uppgiften måste finnas.", "This must be given."))
                return None
        return record(**values)

    def declared_value(self, declaration: Declared, raw: Json, where: str) -> Any:
        """The value of one declaration, or MISSING when it is blank or cannot be read (which is then noted)."""
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
                joined(path, text),
            )
            if value is not MISSING:
                self.map_level(declaration, inner, joined(path, text), {**key, name: value}, found)

    def check_keys(self, made: Sequence[object], path: str) -> None:
        """Rows without id are known by their key, so none may come twice."""
        seen: set[tuple[Any, ...]] = set()
        for row in made:
            if not info_of(type(row)).has_id:
                key = key_of(row)
                if key in seen:
                    shown = ", ".join(str(part) for part in key if part is not None)
                    self.problem(
                        path,
                        Text("Raden för {key} finns två gånger.", "The row for {key} comes twice.").format(key=shown),
                    )
                seen.add(key)


@remembered
def _known(record: type, given: tuple[str, ...]) -> dict[str, Declared]:
    """The declarations of a record by JSON key, but for what is given already."""
    return {d.json_key: d for d in declared(record) if d.name not in given}


def _is_required(declaration: Declared) -> bool:
    if isinstance(declaration, Field):
        return declaration.default is MISSING
    return isinstance(declaration, Part) and not declaration.content


def _from_key_text(record: type, name: str, text: str) -> Json:
    """A map's key as the JSON value of its field: years are written as text there."""
    if isinstance(field_of(record, name).type, WholeNumberType) and text.isascii() and text.isdigit():
        return int(text[:10])
    return text


def joined(path: str, name: str) -> str:
    """The path of a key below another."""
    return f"{path}.{name}" if path else name
