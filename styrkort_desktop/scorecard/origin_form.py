"""Where a file comes from, read from its JSON object and written as one."""

from __future__ import annotations

import datetime

from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.origin import FOLLOWS_LIMIT, Origin
from styrkort_desktop.scorecard.record_reader import Reader, joined
from styrkort_desktop.scorecard.texts import Text

_ORIGIN_KEYS = {"dispatch", "database", "made", "follows", "contains"}


def read_origin(reader: Reader, raw: Json) -> Origin | None:
    """The origin of its JSON object; None where there is none, or it cannot be read, which the reader then notes."""
    if raw is None:
        return None
    wrong = Text("Filens ursprung (origin) kan inte läsas.", "The file's origin cannot be read.")
    if not isinstance(raw, dict):
        reader.problem("origin", wrong)
        return None
    for name in set(raw) - _ORIGIN_KEYS:
        reader.problem(
            joined("origin", name), Text("Okänd uppgift ”{name}”.", "Unknown key “{name}”.").format(name=name)
        )
    follows, contains = raw.get("follows") or [], raw.get("contains") or {}
    try:
        made = datetime.datetime.fromisoformat(str(raw.get("made")))
    except ValueError:
        reader.problem("origin.made", wrong)
        return None
    dispatch, database = raw.get("dispatch"), raw.get("database")
    if (
        not (isinstance(dispatch, str) and dispatch and isinstance(database, str) and database)
        or not (isinstance(follows, list) and all(isinstance(one, str) for one in follows))
        or not (isinstance(contains, dict) and all(isinstance(one, str) for one in contains.values()))
    ):
        reader.problem("origin", wrong)
        return None
    pairs = tuple(sorted((name, str(one)) for name, one in contains.items()))
    return Origin(dispatch, database, made, tuple(str(one) for one in follows[:FOLLOWS_LIMIT]), pairs)


def origin_to_json(origin: Origin) -> dict[str, Json]:
    """Where a file comes from, as its JSON object."""
    return {
        "dispatch": origin.dispatch,
        "database": origin.database,
        "made": origin.made.isoformat(),
        "follows": list(origin.follows),
        "contains": dict(origin.contains),
    }
