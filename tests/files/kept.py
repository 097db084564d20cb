"""Files as earlier versions of the program have left them, kept for good: how one is made, and what it must say.

For each version of the file's form that was released there is one, with its content as the program of that day read it:

    first_version.styrkort, first_version.json      form 1, program 0.1.0
    second_version.styrkort, second_version.json    form 2, program 0.1.0

Neither is ever made again: a file that a later program writes is not what lies on people's disks. Before a new
migration is written, the file of the version before it is made, with the program as it then is:

    python -m tests.files.kept tests/files/third_version.styrkort

Units, roles and texts are the demonstration's; clock and ids come from a fixed beginning.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import random
import sqlite3
import sys
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

from styrkort_desktop import __version__
from styrkort_desktop.desk.receive import ReceiveOptions, receive
from styrkort_desktop.desk.send import Format, send
from styrkort_desktop.desk.settle import settle
from styrkort_desktop.scorecard.cells import CellKey
from styrkort_desktop.scorecard.conflicts import Settlement, Side
from styrkort_desktop.scorecard.editing import with_cell
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.json_form import scorecard_to_json
from styrkort_desktop.scorecard.kolada import KoladaCatalogue, KoladaIndicator
from styrkort_desktop.scorecard.record_writer import record_to_json
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database
from styrkort_desktop.template import Template, built_in_template, demonstration, fitted, template_to_json
from tests.complete import complete_municipality, complete_scorecard

FOLDER = Path(__file__).parent
UNITS = ("BUN", "LHAB")
COMPLETE_UNIT = "RTJ"
TARGET: CellKey = ("bun-m04-i1", ("targets", "2017"))
TEXT: CellKey = ("bun-m01", ("text",))
OTHER_TEXT: CellKey = ("bun-m02", ("text",))


def kept_files() -> tuple[Path, ...]:
    """Every kept file."""
    return tuple(sorted(FOLDER.glob("*.styrkort")))


def note_of(file: Path) -> dict[str, Any]:
    """What was noted of a kept file when it was made: form, program, digest of its bytes, content."""
    found: dict[str, Any] = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    return found


def content_of(database: Database) -> dict[str, Any]:
    """What a database says, as JSON: what stands in it, what lies behind it and what it keeps."""
    units = [*UNITS, COMPLETE_UNIT]
    history = database.history(limit=1000)
    content: dict[str, Any] = {
        "id": database.id,
        "units": list(database.units),
        "template": template_to_json(database.template),
        "scorecards": [scorecard_to_json(one) for one in database.scorecards()],
        "history": [
            {
                "id": one.id,
                "time": one.time.isoformat(),
                "who": one.who,
                "kind": one.kind,
                "detail": one.detail,
                "role": one.role.value,
                "undoes": one.undoes,
                "undone": one.undone,
                "units": list(one.units),
                "changes": [
                    [change.unit, change.row, change.change.path, change.change.old, change.change.new]
                    for change in one.changes
                ],
            }
            for one in history
        ],
        "open_conflicts": [
            {
                "id": one.conflict.id,
                "file": one.file,
                "base": one.conflict.base,
                "ours": one.conflict.ours,
                "theirs": one.conflict.theirs,
            }
            for one in database.open_conflicts()
        ],
        "merged_files": [
            {
                "digest": one.digest,
                "unit": one.unit,
                "name": one.name,
                "received": one.received.isoformat(),
                "content": scorecard_to_json(one.content),
                "sha256": hashlib.sha256(one.raw).hexdigest(),
            }
            for unit in units
            for one in database.merged_files(unit)
        ],
        "dispatches": [
            {"id": one.id, "unit": one.unit, "made": one.made.isoformat(), "content": scorecard_to_json(one.content)}
            for unit in units
            for one in database.dispatches(unit)
        ],
    }
    content |= _later_content(database)
    plain: dict[str, Any] = json.loads(json.dumps(content))
    return plain


def _later_content(database: Database) -> dict[str, Any]:
    """What files have had since form 3; nothing for one in which it does not stand."""
    found: dict[str, Any] = {}
    figures = record_to_json(database.municipality())
    if figures:
        found["municipality"] = figures
    loaded = database.kolada_catalogue()
    if loaded is not None:
        found["kolada"] = [loaded.loaded.isoformat(), loaded.source, loaded.catalogue.to_bytes().decode("utf-8")]
    return found


# -- making one


class _Clock:
    def __init__(self) -> None:
        self.time = datetime.datetime(2016, 2, 12, 9, 0, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        return self.time

    def wait(self, **passed: float) -> None:
        self.time += datetime.timedelta(**passed)


@contextlib.contextmanager
def _same_ids() -> Iterator[None]:
    """Ids from a fixed beginning instead of chance."""
    source = random.Random(2016)
    with mock.patch("uuid.uuid4", side_effect=lambda: uuid.UUID(int=source.getrandbits(128), version=4)):
        yield


def make(path: Path) -> dict[str, Any]:
    """Make a file with something in every table, by the program as it is; gives its content."""
    with _same_ids(), tempfile.TemporaryDirectory() as folder:
        clock, template = _Clock(), built_in_template()
        with Database.create(path, template, who="controller", now=clock) as office:
            _fill(office, template)
            clock.wait(hours=1)
            _type(office, clock)
            clock.wait(days=1)
            _exchange(office, clock, Path(folder))
        clock.wait(days=1)
        with Database.open(path, who="förvaltningschef", now=clock) as office:
            _on_another_day(office, template, clock, Path(folder))
            problems = office.verify()
            content = content_of(office)
    if problems:
        raise RuntimeError(str(problems))
    _forget_the_day(path, clock.time)
    return content


def _put(database: Database, kind: str, *scorecards: Scorecard, detail: str = "", fold_key: str | None = None) -> None:
    with database.operation(kind, detail, fold_key=fold_key) as operation:
        for scorecard in scorecards:
            operation.put(scorecard)


def _edit(database: Database, kind: str, key: CellKey, value: Json, *, fold: bool = False) -> None:
    edited = with_cell(database.scorecard("BUN"), key, value)
    _put(database, kind, edited, fold_key=f"BUN {key[0]} {key[1][0]}" if fold else None)


def _fill(office: Database, template: Template) -> None:
    shown = {one.scorecard.unit.code: fitted(one.scorecard, template) for one in demonstration(template)}
    _put(office, "demo", *(shown[unit] for unit in UNITS))
    _put(office, "edit_scorecard", complete_scorecard(template, COMPLETE_UNIT), detail="allt ifyllt")
    with office.operation("edit_municipality") as operation:
        operation.put_municipality(complete_municipality(template))
    office.load_kolada("Kolada", KoladaCatalogue.of([KoladaIndicator("N00001", "Andel nöjda, andel (%)")]))


def _type(office: Database, clock: _Clock) -> None:
    """Typing in three pauses that are one step, a removal taken back, and a step taken back and done again."""
    for text in ("Alla barn", "Alla barn ska", "Alla barn ska få stöd i tid."):
        _edit(office, "edit_goal_text", TEXT, text, fold=True)
        clock.wait(seconds=3)
    clock.wait(minutes=1)
    before = office.scorecard("BUN")
    _put(office, "remove_goal", replace(before, goals=before.goals[:-1]))
    office.undo()
    clock.wait(minutes=1)
    _edit(office, "edit_target", TARGET, 64)
    office.undo()
    office.redo()


def _exchange(office: Database, clock: _Clock, folder: Path) -> None:
    """A file goes out as workbook and comes back from a unit that has changed what was changed here too."""
    send(office, ["BUN"], str(folder / "bun.xlsx"), Format.XLSX, now=clock())
    clock.wait(days=1)
    _edit(office, "edit_target", TARGET, 66)
    _edit(office, "edit_goal_text", TEXT, "Alla barn ska få stöd i tid och på plats.")
    with Database.create(folder / "bun.styrkort", built_in_template(), ("BUN",), who="stab", now=clock) as unit:
        _take(unit, clock, folder, "bun.xlsx")
        _edit(unit, "edit_target", TARGET, 70)
        _edit(unit, "edit_goal_text", TEXT, "Alla barn får stöd i tid.")
        _edit(unit, "edit_goal_text", OTHER_TEXT, "En lydelse från förvaltningen.")
        send(unit, ["BUN"], str(folder / "bun-svar.xlsx"), Format.XLSX, now=clock())
        _edit(unit, "edit_goal_text", OTHER_TEXT, "En lydelse som ångras.")
        send(unit, ["BUN"], str(folder / "bun-svar-2.json"), Format.JSON, now=clock())
    clock.wait(days=1)
    _take(office, clock, folder, "bun-svar.xlsx")
    first, *_ = office.open_conflicts()
    settle(office, {first.conflict.id: Settlement(Side.THEIRS)})


def _take(database: Database, clock: _Clock, folder: Path, name: str) -> None:
    receive(database, [(name, folder / name)], ReceiveOptions(), now=clock())


def _on_another_day(office: Database, template: Template, clock: _Clock, folder: Path) -> None:
    """A new edition of the template, a file taken in and taken out again, an edit, and one that waits to be redone."""
    with office.operation("template", f"{template.key} {template.edition + 1}") as operation:
        operation.put_template(replace(template, edition=template.edition + 1))
    clock.wait(hours=1)
    _take(office, clock, folder, "bun-svar-2.json")
    office.undo()
    clock.wait(hours=1)
    _edit(office, "edit_goal_text", ("bun-m03", ("text",)), "Det sista som skrevs.")
    _edit(office, "edit_goal_text", ("bun-m03", ("text",)), "Det som väntar på att göras om.")
    office.undo()


def _forget_the_day(path: Path, day: datetime.datetime) -> None:
    """The day on which the file was really made is no part of it."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE schema_migration SET applied = ?", (day.replace(tzinfo=None).isoformat(" "),))
    connection.close()


def main() -> None:
    """Make the file that is named, and the note of it beside it."""
    path = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / path.name
        content = make(made)
        path.write_bytes(made.read_bytes())
    note = {
        "form": int.from_bytes(path.read_bytes()[60:64], "big"),
        "program": __version__,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "content": content,
    }
    written = json.dumps(note, ensure_ascii=False, separators=(",", ":"))
    path.with_suffix(".json").write_text(written + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
