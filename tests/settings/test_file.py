"""Personal settings come back as they were kept; a file that makes no sense is moved aside and told of once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.settings import (
    ALL,
    APPEARANCE,
    BACKUP_LIMIT_MB,
    LANGUAGE,
    LAST_FILE,
    PLACES,
    RECENT_FILES,
    TEXT_ZOOM,
    WHO,
    SettingsFile,
)
from styrkort_desktop.settings.file import FORMAT, MOST_BYTES
from tests.store.conftest import without_privilege


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Styrkort" / "settings.json"


@pytest.fixture
def reached() -> Iterator[Path]:
    """The same where anybody may come: the folders of the tests are closed to others."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "Styrkort" / "settings.json"


def held(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def put(path: Path, content: bytes | str | dict[str, Any]) -> None:
    path.parent.mkdir(exist_ok=True)
    if isinstance(content, dict):
        content = json.dumps({"format": FORMAT, **content})
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def test_each_setting_has_its_own_key_and_both_languages() -> None:
    assert len({setting.key for setting in ALL}) == len(ALL)
    assert all(setting.label.sv and setting.label.en for setting in ALL)
    assert all(bool(setting.explanation.sv) == bool(setting.explanation.en) for setting in ALL)
    assert all(setting.accepts(setting.default) for setting in ALL)


def test_a_setting_that_was_never_kept_has_its_default_and_reading_makes_no_file(path: Path) -> None:
    settings = SettingsFile(path)
    assert [settings.value(setting) for setting in ALL] == [setting.default for setting in ALL]
    assert (settings.remark, settings.unkept) == (None, None)
    assert not path.parent.exists()


def test_settings_survive_the_session(path: Path) -> None:
    first = SettingsFile(path)
    first.keep(LAST_FILE, "C:/Mina dokument/åäö, med komma;.styrkort")
    first.keep(RECENT_FILES, ["a", "b"])
    first.keep(PLACES, {"a": "BUN area/folja_jamfora"})
    first.keep(TEXT_ZOOM, 125)
    second = SettingsFile(path)
    assert second.value(LAST_FILE) == "C:/Mina dokument/åäö, med komma;.styrkort"
    assert second.value(RECENT_FILES) == ["a", "b"]
    assert second.value(PLACES) == {"a": "BUN area/folja_jamfora"}
    assert second.value(TEXT_ZOOM) == 125
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert "åäö" in path.read_text(encoding="utf-8")


@given(text=st.text())
def test_any_text_comes_back(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("s") / "settings.json"
    SettingsFile(path).keep(WHO, text)
    assert SettingsFile(path).value(WHO) == text


def test_a_path_whose_bytes_are_no_text_comes_back(path: Path) -> None:
    name = os.fsdecode(b"/hem/\xff.styrkort")
    SettingsFile(path).keep(LAST_FILE, name)
    assert SettingsFile(path).value(LAST_FILE) == name


@pytest.mark.parametrize(
    ("setting", "spoilt"),
    [
        (RECENT_FILES, "no list"),
        (RECENT_FILES, [1, 2]),
        (PLACES, {"a": 3}),
        (TEXT_ZOOM, "large"),
        (TEXT_ZOOM, True),
        (LANGUAGE, "klingon"),
        (APPEARANCE, "rosa"),
        (BACKUP_LIMIT_MB, -5),
        (BACKUP_LIMIT_MB, None),
    ],
)
def test_a_spoilt_setting_has_its_default_and_the_others_their_values(path: Path, setting: Any, spoilt: Any) -> None:
    put(path, {WHO.key: "controller", setting.key: spoilt})
    settings = SettingsFile(path)
    assert settings.value(setting) == setting.default
    assert settings.value(WHO) == "controller"
    assert settings.remark is None


def test_a_default_is_not_changed_by_whoever_asked(path: Path) -> None:
    settings = SettingsFile(path)
    settings.value(RECENT_FILES).append("mine")
    assert settings.value(RECENT_FILES) == []
    settings.keep(RECENT_FILES, ["a"])
    settings.value(RECENT_FILES).append("mine")
    assert settings.value(RECENT_FILES) == ["a"]


def test_what_a_later_version_has_kept_is_left(path: Path) -> None:
    put(path, {"from_the_future": [1, {"a": None}]})
    SettingsFile(path).keep(WHO, "controller")
    assert held(path) == {"format": FORMAT, "from_the_future": [1, {"a": None}], "who": "controller"}


def test_what_stands_already_is_not_written_again(path: Path) -> None:
    settings = SettingsFile(path)
    settings.keep(WHO, "controller")
    before = path.stat().st_mtime_ns, path.stat().st_ino
    settings.keep(WHO, "controller")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


# -- a file that makes no sense


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe{", b"[1]", b'{"who": "nobody"}', b"[" * 100_000, b"{" + b" " * MOST_BYTES + b"}"],
    ids=["empty", "half", "no text", "a list", "another program's", "deep", "huge"],
)
def test_a_file_that_makes_no_sense_is_moved_aside_and_told_of_once(path: Path, content: bytes) -> None:
    put(path, content)
    settings = SettingsFile(path)
    assert settings.value(TEXT_ZOOM) == 100
    (aside,) = path.parent.iterdir()
    assert aside.name.startswith("settings (oläsbar ")
    assert aside.read_bytes() == content
    remark = settings.remark
    assert remark is not None
    assert str(aside) in remark.sv
    settings.keep(TEXT_ZOOM, 125)
    again = SettingsFile(path)
    assert (again.value(TEXT_ZOOM), again.remark) == (125, None)
    assert aside.read_bytes() == content


def test_two_such_files_in_one_second_are_both_kept(path: Path) -> None:
    for content in (b"first", b"second"):
        put(path, content)
        SettingsFile(path).value(WHO)
    assert {one.read_bytes() for one in path.parent.iterdir()} == {b"first", b"second"}


def test_a_file_that_cannot_be_moved_aside_is_not_written_over(reached: Path) -> None:
    path = reached
    put(path, b"junk")
    path.chmod(0o644)
    path.parent.chmod(0o555)
    with without_privilege():
        settings = SettingsFile(path)
        assert settings.value(TEXT_ZOOM) == 100
        assert settings.remark is not None
        settings.keep(TEXT_ZOOM, 125)
        assert settings.unkept is not None
        assert settings.value(TEXT_ZOOM) == 125
    path.parent.chmod(0o755)
    assert path.read_bytes() == b"junk"


def test_a_file_that_may_not_be_read_is_left_where_it_is(reached: Path) -> None:
    path = reached
    put(path, {WHO.key: "controller"})
    path.chmod(0)
    path.parent.chmod(0o777)
    with without_privilege():
        settings = SettingsFile(path)
        assert settings.value(WHO) == ""
        assert settings.remark is not None
        settings.keep(WHO, "chef")
        assert settings.unkept is not None
    path.chmod(0o644)
    assert held(path)["who"] == "controller"


# -- where nothing can be written


def test_a_folder_that_may_not_be_entered_is_told_of(reached: Path) -> None:
    put(reached, {WHO.key: "controller"})
    reached.parent.chmod(0)
    with without_privilege():
        settings = SettingsFile(reached)
        assert settings.value(WHO) == ""
        assert settings.remark is not None
    reached.parent.chmod(0o755)
    assert settings.value(WHO) == "controller"


def test_a_setting_that_cannot_be_written_holds_until_the_end_and_is_written_with_the_next(reached: Path) -> None:
    path = reached
    path.parent.mkdir()
    path.parent.chmod(0o555)
    settings = SettingsFile(path)
    with without_privilege():
        settings.keep(WHO, "controller")
    problem = settings.unkept
    assert problem is not None
    assert settings.value(WHO) == "controller"
    assert not path.exists()
    path.parent.chmod(0o755)
    settings.keep(TEXT_ZOOM, 125)
    problem = settings.unkept
    assert problem is None
    assert SettingsFile(path).value(WHO) == "controller"


# -- two processes


def test_a_running_program_sees_what_another_has_kept(path: Path) -> None:
    first, second = SettingsFile(path), SettingsFile(path)
    assert second.value(WHO) == ""
    first.keep(WHO, "controller")
    assert second.value(WHO) == "controller"
    second.keep(TEXT_ZOOM, 125)
    assert (first.value(WHO), first.value(TEXT_ZOOM)) == ("controller", 125)


_KEEP_MANY = """
import sys
from pathlib import Path
from styrkort_desktop.settings import SettingsFile, Setting
from styrkort_desktop.scorecard.texts import same
settings = SettingsFile(Path(sys.argv[1]))
for number in range(40):
    settings.keep(Setting(f"{sys.argv[2]}{number}", 0, same("")), number + 1)
    assert settings.unkept is None
"""


def test_two_processes_that_keep_at_once_lose_nothing(path: Path) -> None:
    both = [subprocess.Popen([sys.executable, "-c", _KEEP_MANY, path, name]) for name in ("a", "b")]
    assert [one.wait(60) for one in both] == [0, 0]
    kept = held(path)
    assert [kept.get(f"{name}{number}") for name in ("a", "b") for number in range(40)] == [*range(1, 41)] * 2
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("old", [True, False], ids=["abandoned", "held"])
def test_another_that_does_not_let_go_is_not_waited_for_for_ever(
    path: Path, old: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(path, {})
    mark = path.with_name("settings.json.lock")
    mark.touch()
    if old:
        os.utime(mark, (0, 0))
    else:
        monkeypatch.setattr("styrkort_desktop.settings.file._WAIT_SECONDS", 0.05)
    SettingsFile(path).keep(WHO, "controller")
    assert held(path)["who"] == "controller"
    assert not mark.exists()


def test_reading_is_cheap(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    SettingsFile(path).keep(WHO, "controller")
    settings = SettingsFile(path)
    settings.value(WHO)

    def never(_: Path) -> bytes:
        raise AssertionError("read again")

    monkeypatch.setattr(Path, "read_bytes", never)
    checks: list[Callable[[], object]] = [lambda: settings.value(WHO), lambda: settings.value(TEXT_ZOOM)]
    assert [one() for one in checks] == ["controller", 100]
