"""Backups from the command line: made, listed, restored, where the person's settings say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from styrkort_desktop.desk.locations import settings_path
from styrkort_desktop.settings import BACKUP_FOLDER, BACKUP_LIMIT_MB, WHO, SettingsFile
from styrkort_desktop.store import Database
from tests.cli.calling import Styrkort, scorecard, write


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SettingsFile:
    """The settings of the person who calls."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return SettingsFile(settings_path())


@pytest.fixture
def path(styrkort: Styrkort, tmp_path: Path) -> Path:
    made = tmp_path / "bun.styrkort"
    styrkort("new", made, "--unit", "BUN", "--demo")
    return made


@pytest.fixture
def call(styrkort: Styrkort, path: Path) -> Callable[..., Any]:
    """A command on the database, answered with JSON."""
    return lambda *words: styrkort(*words, "--database", path, "--json").json


def test_a_backup_is_made_listed_and_restored(
    styrkort: Styrkort, call: Callable[..., Any], path: Path, tmp_path: Path
) -> None:
    assert call("backup", "list")["backups"] == []
    (made,) = call("backup", "create")["backups"]
    assert (made["reason"], made["sound"], made["own"], made["units"]) == ("asked_for", True, True, 1)
    assert call("backup", "list") == {"format": "styrkort-backups/1", "backups": [made]}
    said = styrkort("backup", "list", "--database", path).out
    assert made["name"] in said
    assert "begärd" in said
    assert f"1 enheter, {made['goals']} mål" in said
    call("import", write(tmp_path / "bun.json", scorecard()))
    restored = call("backup", "restore", made["name"])
    assert Path(restored["moved_aside"]).exists()
    assert (restored["file"], restored["backup"]) == (str(path), made["name"])
    with Database.open(Path(restored["moved_aside"]), writable=False) as before:
        assert before.scorecard("BUN").goals[0].text != ""
    assert [one["reason"] for one in call("backup", "list")["backups"]] == ["before_import", "asked_for"]


def test_a_backup_is_restored_into_a_new_file(styrkort: Styrkort, call: Callable[..., Any], path: Path) -> None:
    (made,) = call("backup", "create")["backups"]
    new = path.with_name("ny.styrkort")
    assert call("backup", "restore", made["name"], "--to", new)["moved_aside"] is None
    assert styrkort("verify", new).status == 0
    again = styrkort("backup", "restore", made["name"], "--to", new, "--database", path)
    assert again.status == 3
    assert str(new) in again.log
    assert styrkort("verify", new).status == 0


def test_without_a_name_the_newest_is_restored(styrkort: Styrkort, call: Callable[..., Any], path: Path) -> None:
    nothing = styrkort("backup", "restore", "--database", path)
    assert (nothing.status, nothing.out) == (3, "")
    (made,) = call("backup", "create")["backups"]
    assert call("backup", "restore")["backup"] == made["name"]


def test_a_database_that_is_gone_is_restored(styrkort: Styrkort, call: Callable[..., Any], path: Path) -> None:
    (made,) = call("backup", "create")["backups"]
    path.unlink()
    assert call("backup", "list")["backups"] == [made]
    assert call("backup", "restore")["moved_aside"] is None
    assert styrkort("verify", path).status == 0


def test_the_persons_own_database_that_is_gone_is_restored(styrkort: Styrkort, tmp_path: Path) -> None:
    assert "ingen databas än" in styrkort("backup", "list").log
    own = tmp_path / "own" / "styrkort" / "mitt.styrkort"
    styrkort("new", own)
    styrkort("backup", "create")
    own.unlink()
    assert styrkort("backup", "restore").status == 0
    assert own.exists()


def test_a_name_without_file_and_backups_is_a_mistake(styrkort: Styrkort, tmp_path: Path) -> None:
    answer = styrkort("backup", "list", "--database", tmp_path / "bunn.styrkort")
    assert (answer.status, answer.out) == (3, "")
    assert "bunn.styrkort" in answer.log


def test_one_that_cannot_be_read_is_listed_as_such(styrkort: Styrkort, call: Callable[..., Any], path: Path) -> None:
    (made,) = call("backup", "create")["backups"]
    Path(made["file"]).write_bytes(b"junk")
    assert "går inte att läsa" in styrkort("backup", "list", "--database", path).out
    (listed,) = call("backup", "list")["backups"]
    assert (listed["sound"], listed["database"]) == (False, None)


def test_one_of_another_database_is_listed_as_such(styrkort: Styrkort, call: Callable[..., Any], path: Path) -> None:
    call("backup", "create")
    path.unlink()
    styrkort("new", path)
    assert "av en annan databas" in styrkort("backup", "list", "--database", path).out
    assert "finns ingen säkerhetskopia" in styrkort("backup", "restore", "--database", path).log


# -- as the settings say


def test_backups_go_where_the_settings_say(
    settings: SettingsFile, call: Callable[..., Any], tmp_path: Path, path: Path
) -> None:
    place = tmp_path / "kopior"
    place.mkdir()
    settings.keep(BACKUP_FOLDER, str(place))
    (made,) = call("backup", "create")["backups"]
    assert Path(made["file"]).is_relative_to(place)
    call("import", write(tmp_path / "bun.json", scorecard()))
    listed = call("backup", "list")["backups"]
    assert [one["reason"] for one in listed] == ["before_import", "asked_for"]
    assert all(Path(one["file"]).is_relative_to(place) for one in listed)
    path.unlink()
    assert call("backup", "restore", made["name"])["backup"] == made["name"]


def test_an_import_when_the_place_is_away_has_its_backup_beside_the_file_and_says_so(
    settings: SettingsFile, styrkort: Styrkort, tmp_path: Path, path: Path
) -> None:
    settings.keep(BACKUP_FOLDER, str(tmp_path / "urkopplad"))
    answer = styrkort("import", write(tmp_path / "bun.json", scorecard()), "--database", path)
    assert "ligger bredvid filen" in answer.log
    assert answer.status < 2
    listed = styrkort("backup", "list", "--database", path, "--json")
    assert [one["reason"] for one in listed.json["backups"]] == ["before_import"]
    assert "går inte att nå" in listed.log


def test_the_limit_of_the_settings_holds(settings: SettingsFile, call: Callable[..., Any]) -> None:
    settings.keep(BACKUP_LIMIT_MB, BACKUP_LIMIT_MB.default)
    assert len([call("backup", "create") for _ in range(3)]) == 3
    assert len(call("backup", "list")["backups"]) == 3


def test_the_role_of_the_settings_stands_in_the_history(
    settings: SettingsFile, call: Callable[..., Any], styrkort: Styrkort, tmp_path: Path, path: Path
) -> None:
    call("import", write(tmp_path / "bun.json", scorecard()))
    settings.keep(WHO, "controller")
    call("undo")
    styrkort("new", tmp_path / "ny.styrkort")
    with Database.open(path, writable=False) as database:
        assert [one.who for one in database.history()][:2] == ["controller", "BUN"]
    with Database.open(tmp_path / "ny.styrkort", writable=False) as database:
        assert [one.who for one in database.history()] == ["controller"]


def test_settings_that_make_no_sense_are_told_of_once_and_hinder_nothing(
    settings: SettingsFile, styrkort: Styrkort, path: Path
) -> None:
    settings.path.parent.mkdir(parents=True)
    settings.path.write_bytes(b"junk")
    first, second = (styrkort("status", "--database", path) for _ in range(2))
    assert (first.status, second.status) == (0, 0)
    assert "Inställningarna" in first.log
    assert "Inställningarna" not in second.log
