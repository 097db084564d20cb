"""history, undo and redo: what was changed, by goal, field and day, since it was sent; and removing what is old."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from styrkort_desktop.scorecard.editing import change_goal, change_indicator, remove_goal
from styrkort_desktop.scorecard.municipality import Municipality, MunicipalityYear
from styrkort_desktop.store import Database
from tests.cli.calling import Styrkort, scorecard, write

TODAY = datetime.datetime.now().astimezone().date()
OLD = datetime.datetime(2016, 3, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture
def path(styrkort: Styrkort, tmp_path: Path) -> Path:
    """A department's database with some steps: one import, an edit in 2016 and one today."""
    made = tmp_path / "bun.styrkort"
    styrkort("new", made, "--unit", "BUN")
    styrkort("import", write(tmp_path / "bun.json", scorecard()), "--database", made)
    return made


@pytest.fixture
def call(styrkort: Styrkort, path: Path) -> Callable[..., Any]:
    """A command on the database, answered with JSON."""
    return lambda *words: styrkort(*words, "--database", path, "--json").json


@pytest.fixture
def say(styrkort: Styrkort, path: Path) -> Callable[..., str]:
    """A command on the database, answered to a person."""
    return lambda *words: styrkort(*words, "--database", path).out


def edit(path: Path, goal: str = "g1", when: datetime.datetime | None = None, **values: Any) -> None:
    made = when or datetime.datetime.now(datetime.UTC)
    with Database.open(path, now=lambda: made) as database, database.operation("edit_goal") as operation:
        operation.put(change_goal(database.scorecard("BUN"), goal, **values))


def test_the_keys_of_an_entry_and_of_a_change(call: Callable[..., Any], path: Path) -> None:
    edit(path, text="Nytt mål")
    answer = call("history")
    assert answer["format"] == "styrkort-history/1"
    assert set(answer["entries"][0]) == {
        "id", "time", "who", "kind", "label", "detail", "undoes", "undone", "changes",
    }  # fmt: skip
    (change,) = answer["entries"][0]["changes"]
    assert change == {
        "unit": "BUN", "record": "goal", "row": "g1", "kind": "field", "field": "text",
        "old": scorecard()["goals"][0]["text"], "new": "Nytt mål",
    }  # fmt: skip


def test_a_goal_with_all_below_it_and_one_field(call: Callable[..., Any], path: Path) -> None:
    with Database.open(path) as database, database.operation("edit_indicator") as operation:
        operation.put(change_indicator(database.scorecard("BUN"), "i1", source="Enkät", unit="antal"))
    edit(path, "g2", text="Annat")
    kinds = [one["kind"] for one in call("history", "--goal", "g1", "--unit", "bun")["entries"]]
    assert kinds == ["edit_indicator", "import"]
    (entry,) = call("history", "--goal", "g1", "--field", "source", "--limit", "1")["entries"]
    assert [one["field"] for one in entry["changes"]] == ["source"]
    assert call("history", "--unit", "LEAB")["entries"] == []


def test_the_days_asked_for_are_whole(call: Callable[..., Any], path: Path) -> None:
    edit(path, when=OLD, text="Nytt mål")
    day = OLD.astimezone().date().isoformat()
    assert [one["kind"] for one in call("history", "--since", day, "--until", day)["entries"]] == ["edit_goal"]
    assert [one["kind"] for one in call("history", "--since", TODAY.isoformat())["entries"]] == ["import", "new_file"]


def test_a_person_reads_values_in_words(say: Callable[..., str], path: Path) -> None:
    edit(path, lenses=("kvalitet",), sound_economy=True)
    said = say("history", "--limit", "1")
    assert "BUN g1 Bidrar till: – → Kvalitet" in said
    assert "BUN g1 God ekonomisk hushållning: – → ja" in said
    assert "BUN g1 tillagt: Mål" in say("history")
    with Database.open(path) as database, database.operation("remove_goal") as operation:
        operation.put(remove_goal(database.scorecard("BUN"), "g2"))
    assert "BUN g2 borttaget: Mål" in say("history", "--limit", "1")
    assert "Inget sådant är ändrat." in say("history", "--goal", "finns_inte")


def test_the_municipalitys_own_figures_stand_under_no_unit(
    call: Callable[..., Any], say: Callable[..., str], path: Path
) -> None:
    with Database.open(path) as database, database.operation("edit_municipality") as operation:
        operation.put_municipality(Municipality(years=(MunicipalityYear(year=2016, result_mnkr=12.5),)))
    assert "\n      Resultat, mnkr 2016: – → 12,5\n" in say("history", "--limit", "1")
    ((change,),) = (one["changes"] for one in call("history", "--limit", "1")["entries"])
    assert change == {
        "unit": None, "record": "municipality", "row": None, "kind": "field", "field": "years.2016.result_mnkr",
        "old": None, "new": 12.5,
    }  # fmt: skip


def test_what_has_changed_since_it_was_sent(
    styrkort: Styrkort, call: Callable[..., Any], say: Callable[..., str], path: Path, tmp_path: Path
) -> None:
    assert call("history", "--sent") == {"format": "styrkort-history/1", "entries": [], "sent": []}
    assert "Inget har skickats än." in say("history", "--sent")
    styrkort("export", "--to", f"{tmp_path}/ut/", "--format", "json", "--database", path)
    edit(path, text="Nytt mål", responsible="Förskolechef")
    edit(path, responsible="Verksamhetschef förskola")
    answer = call("history", "--sent", "--unit", "BUN")
    (sent,) = answer["sent"]
    (change,) = sent["changes"]
    assert (sent["unit"], change["row"], change["field"], change["new"]) == ("BUN", "g1", "text", "Nytt mål")
    assert [one["id"] for one in answer["entries"]] == [change["entry"]]
    assert change["who"] == "BUN"
    assert "1 ändrade uppgifter sedan utskicket" in say("history", "--sent")


def test_undo_and_redo_of_several_steps(styrkort: Styrkort, call: Callable[..., Any], path: Path) -> None:
    for number in range(3):
        edit(path, text=f"Mål {number}")
    assert [one["kind"] for one in call("undo", "2")["steps"]] == ["edit_goal", "edit_goal"]
    assert len(call("undo", "9")["steps"]) == 2
    assert styrkort("undo", "--database", path).status == 3
    assert [one["kind"] for one in call("redo", "2")["steps"]] == ["import", "edit_goal"]
    assert len(call("redo", "9")["steps"]) == 2
    nothing = styrkort("redo", "--database", path)
    assert (nothing.status, "inget att göra om" in nothing.log) == (3, True)


def test_old_history_is_removed_and_said(
    styrkort: Styrkort, call: Callable[..., Any], say: Callable[..., str], path: Path
) -> None:
    edit(path, when=OLD, text="Nytt mål")
    edit(path, text="Nyare mål")
    call("backup", "create")
    answer = call("history", "--purge-before", TODAY.isoformat())
    assert answer["format"] == "styrkort-history-purge/1"
    assert (answer["removed"], answer["kept"], answer["before"]) == (3, 1, TODAY.isoformat())
    assert answer["backups_with_older_history"]
    assert all(Path(one).exists() for one in answer["backups_with_older_history"])
    assert [one["kind"] for one in call("history")["entries"]] == ["edit_goal", "purged"]
    assert f"Historiken före {TODAY} är borttagen." in say("history")
    before = path.read_bytes()
    again = say("history", "--purge-before", TODAY.isoformat())
    assert "inget är ändrat" in again
    assert "säkerhetskopior har kvar historik" in again
    assert path.read_bytes() == before
    gone = call("history", "--purge-before", TODAY.isoformat(), "--with-backups")
    assert gone["backups_with_older_history"] == []
    assert not any(Path(one).exists() for one in gone["backups_removed"])
    assert styrkort("verify", path).status == 0


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("history", "--since", "i går"), 2, "i går"),
        (("history", "--limit", "0"), 2, "minst 1"),
        (("history", "--with-backups"), 2, "hör ihop med --purge-before"),
        (("history", "--unit", "XYZ"), 3, "XYZ"),
        (("history", "--purge-before", str(TODAY + datetime.timedelta(days=1))), 3, "har inte varit än"),
        (("redo", "0"), 2, "minst 1"),
        (("undo", "0"), 2, "minst 1"),
        (("redo", "två"), 2, "heltal"),
    ],
)
def test_what_has_no_meaning_is_refused(
    styrkort: Styrkort, path: Path, words: tuple[str, ...], status: int, said: str
) -> None:
    answer = styrkort(*words, "--database", path)
    assert answer.status == status
    assert said in answer.log
