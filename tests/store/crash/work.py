"""The work that is interrupted: what a person does with a database, as named acts that go the same way each time.

An act is written `name/number`; its number seeds all that it draws. So one process can do the work undisturbed, and
another be ended in the middle of the very same work: what each step leads to is known beforehand.
"""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from openpyxl import load_workbook

from styrkort_desktop.desk.receive import ReceiveOptions, receive
from styrkort_desktop.desk.send import Format, send
from styrkort_desktop.desk.settle import settle
from styrkort_desktop.scorecard.conflicts import Settlement, Side
from styrkort_desktop.scorecard.goals import Goal
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.store import Database, NothingToRedo, NothingToUndo, backups
from styrkort_desktop.store.purging import purge_history
from styrkort_desktop.template import built_in_template, demonstration
from styrkort_desktop.whole_files import make_folder

MAIN = "förvaltning.styrkort"
SENT = "utskick"
TAKEN_IN = "in-"
FIRST_VERSION = "från första versionen.styrkort"
UNIT = "BUN"
BEGINNING = datetime.datetime(2016, 2, 1, 8, tzinfo=datetime.UTC)
NEXT_DAY = BEGINNING + datetime.timedelta(days=1)
WORKBOOKS = 2
JSON_FILES = 3
_LONG_SENTENCE = "Andelen elever som når målen i alla ämnen ska öka varje år. "


@dataclass
class Clock:
    """A clock that only the work moves."""

    time: datetime.datetime = BEGINNING

    def __call__(self) -> datetime.datetime:
        return self.time

    def wait(self, seconds: float) -> None:
        self.time += datetime.timedelta(seconds=seconds)


@dataclass
class Office:
    """One person at work in one folder.

    `touched`: the databases that the last act wrote. `kept`: what it promised to keep besides, backups and files moved
    aside, as paths below the folder.
    """

    folder: Path
    clock: Clock
    database: Database = field(init=False)
    touched: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.open()

    @property
    def path(self) -> Path:
        return self.folder / MAIN

    def open(self) -> None:
        self.database = Database.open(self.path, who="controller", now=self.clock)

    def perform(self, act: str) -> None:
        """Do one act; when this returns, it is acknowledged."""
        name, _, number = act.partition("/")
        self.touched, self.kept = [MAIN], []
        self.clock.wait(2 if name == "type" else 60)
        ACTS[name](self, Random(f"{name}/{number}"))

    def new_name(self, stem: str) -> Path:
        """A place where no database lies yet."""
        number = 1
        while (self.folder / f"{stem} {number}.styrkort").exists():
            number += 1
        made = self.folder / f"{stem} {number}.styrkort"
        self.touched.append(made.name)
        return made

    def put(self, kind: str, scorecard: Scorecard, fold_key: str | None = None) -> None:
        with self.database.operation(kind, fold_key=fold_key) as operation:
            operation.put(scorecard)

    def keep(self, path: Path) -> None:
        self.kept.append(path.relative_to(self.folder).as_posix())


def _with_text(scorecard: Scorecard, at: int, text: str) -> Scorecard:
    goals = list(scorecard.goals)
    goals[at] = replace(goals[at], text=text)
    return replace(scorecard, goals=tuple(goals))


def _words(random: Random, count: int) -> str:
    return " ".join(f"{random.choice(('öka', 'minska', 'behålla'))} {random.randrange(10**9)}" for _ in range(count))


def _edit(office: Office, random: Random) -> None:
    scorecard = office.database.scorecard(UNIT)
    if scorecard.goals:
        at = random.randrange(min(3, len(scorecard.goals)))
        office.put("edit_goal_text", _with_text(scorecard, at, _words(random, 8)))


def _type(office: Office, random: Random) -> None:
    scorecard = office.database.scorecard(UNIT)
    if scorecard.goals:
        text = f"{scorecard.goals[0].text} {_words(random, 1)}"
        office.put("edit_goal_text", _with_text(scorecard, 0, text), f"{UNIT}/{scorecard.goals[0].id}/text")


def add_goal(database: Database, goal_id: str, text: str = "") -> None:
    """Write one more goal."""
    scorecard = database.scorecard(UNIT)
    goal = Goal(id=goal_id, area=database.template.areas[0].key, text=text or None)
    with database.operation("add_goal") as operation:
        operation.put(replace(scorecard, goals=(*scorecard.goals, goal)))


def _add(office: Office, random: Random) -> None:
    add_goal(office.database, f"nytt-{random.randrange(10**9)}", _words(random, 20))


def _remove(office: Office, random: Random) -> None:
    scorecard = office.database.scorecard(UNIT)
    if len(scorecard.goals) > 2:
        gone = random.randrange(2, len(scorecard.goals))
        office.put("remove_goal", replace(scorecard, goals=(*scorecard.goals[:gone], *scorecard.goals[gone + 1 :])))


def _heavy(office: Office, random: Random) -> None:
    """More than SQLite keeps in memory: the file itself is written before the transaction ends."""
    scorecard = office.database.scorecard("SOC")
    text, area = _LONG_SENTENCE * 40, office.database.template.areas[0].key
    goals = tuple(Goal(id=f"stort-{at}", area=area, text=f"{random.randrange(10**9)} {text}") for at in range(450))
    office.put("edit_scorecard", replace(scorecard, goals=goals))


def _template(office: Office, _: Random) -> None:
    template = office.database.template
    with office.database.operation("template") as operation:
        operation.put_template(replace(template, edition=template.edition + 1))


def _send(office: Office, _: Random) -> None:
    number = 1
    while (office.folder / f"{SENT} {number}.json").exists():
        number += 1
    file = office.folder / f"{SENT} {number}.json"
    send(office.database, [UNIT], str(file), now=office.clock())
    office.keep(file)


def _import_json(office: Office, random: Random) -> None:
    _receive(office, office.folder / f"{TAKEN_IN}{random.randrange(JSON_FILES)}.json")


def _import_workbook(office: Office, random: Random) -> None:
    _receive(office, office.folder / f"{TAKEN_IN}{random.randrange(WORKBOOKS)}.xlsx")


def _receive(office: Office, file: Path) -> None:
    receive(office.database, [(file.name, file)], ReceiveOptions(), now=office.clock())


def _settle(office: Office, random: Random) -> None:
    found = office.database.open_conflicts()
    if found:
        one = found[random.randrange(len(found))].conflict
        settle(office.database, {one.id: Settlement(random.choice((Side.OURS, Side.THEIRS)))})


def _undo(office: Office, random: Random) -> None:
    try:
        office.database.undo(random.randint(1, 4))
    except NothingToUndo:
        office.touched = []


def _redo(office: Office, random: Random) -> None:
    try:
        office.database.redo(random.randint(1, 3))
    except NothingToRedo:
        office.touched = []


def _backup(office: Office, _: Random) -> None:
    office.keep(office.database.backup("asked_for").path)


def _reopen(office: Office, _: Random) -> None:
    office.database.close()
    office.open()


def _restore(office: Office, random: Random) -> None:
    found = [one for one in backups.list_backups(office.path) if one.sound]
    if not found:
        return
    office.database.close()
    done = backups.restore_backup(office.path, found[random.randrange(len(found))].name)
    assert done.moved_aside is not None
    office.keep(done.moved_aside)
    office.open()


def _purge(office: Office, _: Random) -> None:
    office.database.close()
    purge_history(office.path, office.clock().date(), office.clock)
    office.open()


def _restore_beside(office: Office, random: Random) -> None:
    found = [one for one in backups.list_backups(office.path) if one.sound]
    if found:
        backups.restore_backup(office.path, found[random.randrange(len(found))].name, office.new_name("återställd"))


def _new_file(office: Office, _: Random) -> None:
    Database.create(office.new_name("ny"), built_in_template(), (UNIT,), who="controller", now=office.clock).close()


def _new_folder(office: Office, _: Random) -> None:
    number = 1
    while (office.folder / f"avdelning {number}").exists():
        number += 1
    path = office.folder / f"avdelning {number}" / "ny.styrkort"
    office.touched.append(path.relative_to(office.folder).as_posix())
    make_folder(path.parent)
    Database.create(path, built_in_template(), (UNIT,), who="controller", now=office.clock).close()


def _open_first_version(office: Office, _: Random) -> None:
    Database.open(office.folder / FIRST_VERSION, who="controller", now=office.clock).close()
    office.touched = [FIRST_VERSION]


ACTS: dict[str, Callable[[Office, Random], None]] = {
    "edit": _edit,
    "type": _type,
    "add": _add,
    "remove": _remove,
    "heavy": _heavy,
    "template": _template,
    "send": _send,
    "import_json": _import_json,
    "import_workbook": _import_workbook,
    "settle": _settle,
    "undo": _undo,
    "redo": _redo,
    "backup": _backup,
    "reopen": _reopen,
    "restore": _restore,
    "restore_beside": _restore_beside,
    "purge": _purge,
    "new_file": _new_file,
    "new_folder": _new_folder,
    "open_first_version": _open_first_version,
}
_OFTEN = ("edit", "type", "type", "add", "remove", "undo", "redo", "settle", "send")


SCENARIOS: dict[str, tuple[str, ...]] = {
    "a day": ("edit/1", "undo/2", "import_json/1", "backup/1", "restore/1", "purge/1", "new_folder/1"),
    "editing": ("edit/1", "type/2", "type/3", "add/4", "remove/5", "template/6"),
    "import": ("edit/1", "edit/3", "import_json/1", "settle/1", "import_workbook/2", "settle/2"),
    "undo": ("edit/1", "add/2", "undo/1", "redo/1", "undo/2"),
    "sending": ("send/1", "edit/1", "send/2"),
    "backup": ("backup/1", "edit/1", "backup/2"),
    "restore": ("backup/1", "edit/1", "restore/1", "edit/2", "restore_beside/1"),
    "purging": ("edit/1", "purge/1", "edit/2", "undo/1"),
    "migration": ("open_first_version/1", "edit/1"),
    "new file": ("new_file/1", "new_folder/1"),
    "heavy": ("heavy/1", "edit/1"),
    "recovery": ("edit/1", "reopen/1"),
    "reopening": ("edit/1", "reopen/1", "edit/2", "reopen/2"),
}


def drawn(random: Random, count: int, names: Sequence[str] = ()) -> tuple[str, ...]:
    """So many acts of some names; of none: of all, the quick ones more often, every kind sooner or later."""
    chosen = random.choices(names or [*ACTS, *_OFTEN], k=count)
    return tuple(f"{name}/{random.randrange(10**6)}" for name in chosen)


def prepare(folder: Path, first_version: Path) -> None:
    """The folder in which the work begins: a database, files to take in, and a database of the first version.

    The texts of its goals are other in every file than in the database: what is edited there comes into question, and
    what is not is taken.
    """
    folder.mkdir()
    clock = Clock()
    template = built_in_template()
    bun = next(one.scorecard for one in demonstration(template) if one.scorecard.unit.code == UNIT)
    database = Database.create(folder / MAIN, template, who="controller", now=clock)
    with database.operation("edit_scorecard") as operation:
        operation.put(replace(bun, goals=bun.goals[:4]))
    send(database, [UNIT], str(folder / "in.json"), Format.JSON, now=clock())
    send(database, [UNIT], str(folder / "in.xlsx"), Format.XLSX, now=clock())
    texts = [str(goal.text) for goal in bun.goals[:4]]
    database.close()
    for number in range(JSON_FILES):
        content = (folder / "in.json").read_text(encoding="utf-8")
        _replaced_json(folder / f"{TAKEN_IN}{number}.json", content, texts, f"Skrivet i fil {number}.")
    for number in range(WORKBOOKS):
        _replaced_workbook(folder / "in.xlsx", folder / f"{TAKEN_IN}{number}.xlsx", texts, f"Skrivet i bok {number}.")
    (folder / "in.json").unlink()
    (folder / "in.xlsx").unlink()
    shutil.copyfile(first_version, folder / FIRST_VERSION)


def _replaced_json(target: Path, content: str, texts: Sequence[str], new: str) -> None:
    for number, text in enumerate(texts):
        assert text in content
        content = content.replace(text, f"{new} Mål {number}.")
    target.write_text(content, encoding="utf-8")


def _replaced_workbook(source: Path, target: Path, texts: Sequence[str], new: str) -> None:
    book = load_workbook(source)
    for row in book["Mål"].iter_rows():
        for cell in row:
            if cell.value in texts:
                cell.value = f"{new} Mål {texts.index(str(cell.value))}."
    book.save(target)
