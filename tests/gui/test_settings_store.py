"""Personal settings come back as they were kept, and a spoilt one as its default."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from styrkort_desktop.gui.settings_store import SettingsStore
from styrkort_desktop.settings import ALL, LAST_FILE, PLACES, RECENT_FILES, TEXT_ZOOM


def test_each_setting_has_its_own_key_and_both_languages() -> None:
    assert len({setting.key for setting in ALL}) == len(ALL)
    assert all(setting.label.sv and setting.label.en for setting in ALL)


def test_a_setting_that_was_never_kept_has_its_default(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.ini")
    assert [store.value(setting) for setting in ALL] == [setting.default for setting in ALL]


def test_settings_survive_the_session(tmp_path: Path) -> None:
    first = SettingsStore(tmp_path / "settings.ini")
    first.keep(LAST_FILE, "C:/Mina dokument/åäö, med komma;.styrkort")
    first.keep(RECENT_FILES, ["a", "b"])
    first.keep(PLACES, {"a": "BUN area/folja_jamfora"})
    first.keep(TEXT_ZOOM, 125)
    second = SettingsStore(tmp_path / "settings.ini")
    assert second.value(LAST_FILE) == "C:/Mina dokument/åäö, med komma;.styrkort"
    assert second.value(RECENT_FILES) == ["a", "b"]
    assert second.value(PLACES) == {"a": "BUN area/folja_jamfora"}
    assert second.value(TEXT_ZOOM) == 125


def test_a_spoilt_setting_has_its_default(tmp_path: Path) -> None:
    raw = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    raw.setValue(RECENT_FILES.key, "no json")
    raw.setValue(TEXT_ZOOM.key, '"large"')
    raw.sync()
    store = SettingsStore(tmp_path / "settings.ini")
    assert store.value(RECENT_FILES) == []
    assert store.value(TEXT_ZOOM) == 100


def test_a_default_is_not_changed_by_whoever_asked(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.ini")
    store.value(RECENT_FILES).append("mine")
    assert store.value(RECENT_FILES) == []
