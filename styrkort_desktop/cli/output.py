"""Where the command line's words go: results on stdout, log and refusals on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.received import Refusal
from styrkort_desktop.scorecard.texts import Language, Text


@dataclass(frozen=True, slots=True)
class Output:
    """The two streams, the language, and whether results are JSON."""

    language: Language
    as_json: bool
    out: TextIO
    log: TextIO

    def say(self, text: Text) -> None:
        """One line of a result for a person; nothing when the result is JSON."""
        if not self.as_json:
            print(text.into(self.language), file=self.out)

    def result(self, form: str, **values: Json) -> None:
        """The result as JSON, when JSON was asked for."""
        if self.as_json:
            print(json.dumps({"format": form, **values}, ensure_ascii=False, allow_nan=False), file=self.out)

    def note(self, text: Text) -> None:
        """One line of log."""
        print(text.into(self.language), file=self.log)

    def refuse(self, file: str, refusals: Sequence[Refusal]) -> None:
        """A refused file: one line a reason, with its place."""
        for refusal in refusals:
            spot = refusal.spot
            places = (
                Text("blad {x}", "sheet {x}").format(x=spot.sheet) if spot.sheet else None,
                Text("rad {x}", "row {x}").format(x=spot.row) if spot.row else None,
                Text("kolumn {x}", "column {x}").format(x=spot.column) if spot.column else None,
            )
            where = ", ".join(place.into(self.language) for place in places if place)
            print(f"{file}: {where + ': ' if where else ''}{refusal.text.into(self.language)}", file=self.log)

    def progress(self, done: int, total: int, what: str) -> None:
        """A counter on a terminal, nothing elsewhere."""
        if self.log.isatty() and total > 1:
            end = "\n" if done >= total else ""
            print(f"\r{done}/{total} {what:<60.60}", end=end, file=self.log, flush=True)


def open_output(language: Language, as_json: bool) -> Output:
    """The process's own streams, speaking UTF-8 also when piped on Windows."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    return Output(language, as_json, sys.stdout, sys.stderr)
