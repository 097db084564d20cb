"""The person's own files lie where the platform keeps such files."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from styrkort_desktop.desk.locations import data_folder, default_database, settings_path


@pytest.mark.skipif(sys.platform != "linux", reason="the custom of Linux")
def test_on_linux_settings_and_data_have_places_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/x/config")
    monkeypatch.setenv("XDG_DATA_HOME", "/x/data")
    assert settings_path() == Path("/x/config/styrkort/settings.json")
    assert default_database() == Path("/x/data/styrkort/mitt.styrkort")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", "/hem")
    assert settings_path() == Path("/hem/.config/styrkort/settings.json")
    assert data_folder() == Path("/hem/.local/share/styrkort")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_settings_lie_with_the_data(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("LOCALAPPDATA", "/local")
    assert settings_path() == data_folder() / "settings.json"
