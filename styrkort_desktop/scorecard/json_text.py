"""JSON as text: parsed strictly, so that nothing in it is overlooked."""

from __future__ import annotations

import json
from typing import NoReturn, cast

from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.texts import Text

_SHOWN = 80


class NotJson(UserError):
    """The text is not JSON at all."""

    def __init__(self, detail: Text) -> None:
        super().__init__(
            Text("Filen är inte giltig JSON: {detail}.", "The file is not valid JSON: {detail}.").format(detail=detail)
        )


class _Refused(ValueError):
    """JSON by its grammar, but not as it is read here."""

    def __init__(self, detail: Text) -> None:
        super().__init__(detail.en)
        self.detail = detail


def parse_json(text: str | bytes) -> Json:
    """JSON as values. Raises NotJson for anything that is not, NaN, infinity and a key given twice included."""
    try:
        return cast(Json, json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_object_without_repeats))
    except RecursionError:
        raise NotJson(Text("för djupt nästlad", "nested too deep")) from None
    except _Refused as error:
        raise NotJson(error.detail) from None
    except json.JSONDecodeError as error:
        where = Text("fel på rad {line}, tecken {sign}", "wrong at line {line}, character {sign}")
        raise NotJson(where.format(line=error.lineno, sign=error.colno)) from None
    except UnicodeDecodeError as error:
        where = Text("texten är inte UTF-8 (byte {at})", "the text is not UTF-8 (byte {at})")
        raise NotJson(where.format(at=error.start)) from None
    except ValueError:
        raise NotJson(Text("ett tal har för många siffror", "a number has too many digits")) from None


def _refuse_constant(name: str) -> NoReturn:
    raise _Refused(Text("{name} är inget tal", "{name} is no number").format(name=name))


def _object_without_repeats(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for key, value in pairs:
        if key in found:
            twice = Text("”{key}” står två gånger i ett objekt", "“{key}” stands twice in one object")
            raise _Refused(twice.format(key=key[:_SHOWN]))
        found[key] = value
    return found
