"""Every personal setting, declared once: its key, its default and what it means. Reads and writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from styrkort_desktop.scorecard.texts import Language, Text

T = TypeVar("T")

RECENT_LIMIT = 8
LEAST_BACKUP_LIMIT_MB, MOST_BACKUP_LIMIT_MB = 10, 100_000


class Appearance(StrEnum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_NOTHING_MORE = Text("", "")


def _anything(_: Any) -> bool:
    return True


def _one_of(choices: type[StrEnum]) -> Callable[[str], bool]:
    return {one.value for one in choices}.__contains__


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting.

    Its value has the type of its default, passes `accepts`, and is kept as JSON. `explanation`: what the person should
    know who changes it.
    """

    key: str
    default: T
    label: Text
    explanation: Text = _NOTHING_MORE
    accepts: Callable[[T], bool] = _anything


LANGUAGE: Setting[str] = Setting(
    "language", Language.SWEDISH.value, Text("Språk", "Language"), accepts=_one_of(Language)
)
APPEARANCE: Setting[str] = Setting(
    "appearance", Appearance.SYSTEM.value, Text("Utseende", "Appearance"), accepts=_one_of(Appearance)
)
TEXT_ZOOM: Setting[int] = Setting(
    "text_zoom", 100, Text("Textstorlek", "Text size"), accepts=lambda percent: 50 <= percent <= 400
)
LAST_FILE: Setting[str] = Setting("last_file", "", Text("Senaste fil", "Last file"))
RECENT_FILES: Setting[list[str]] = Setting("recent_files", [], Text("Senaste filer", "Recent files"))
WINDOW_GEOMETRY: Setting[str] = Setting(
    "window_geometry", "", Text("Fönstrets plats och storlek", "Place and size of the window")
)
PLACES: Setting[dict[str, str]] = Setting("places", {}, Text("Senaste plats i varje fil", "Last place in each file"))
WHO: Setting[str] = Setting(
    "who",
    "",
    Text("Roll i historiken", "Role in the history"),
    Text(
        "Så visar historiken vem som har ändrat. Skriv en roll eller ett kontonamn, till exempel controller; "
        "inget personnamn behövs.",
        "What the history calls you. Write a role or an account name, such as controller; no personal name is needed.",
    ),
)
BACKUP_FOLDER: Setting[str] = Setting(
    "backup_folder",
    "",
    Text("Plats för säkerhetskopior", "Place of backups"),
    Text(
        "Välj gärna en annan disk än den där filerna ligger. När platsen inte går att nå läggs kopian bredvid filen.",
        "Preferably another disk than that of the files. When the place is out of reach, the backup goes beside "
        "the file.",
    ),
)
BACKUP_LIMIT_MB: Setting[int] = Setting(
    "backup_limit_mb",
    500,
    Text("Högst så mycket för varje fil, MB", "At most so much for each file, MB"),
    Text(
        "De äldsta tas bort först. Den nyaste, och de som du själv har begärt, tas aldrig bort.",
        "The oldest go first. The newest, and those that you asked for yourself, are never removed.",
    ),
    accepts=lambda value: LEAST_BACKUP_LIMIT_MB <= value <= MOST_BACKUP_LIMIT_MB,
)
MAPPINGS: Setting[dict[str, str]] = Setting(
    "mappings", {}, Text("Kolumner i äldre kalkylblad", "Columns of older spreadsheets")
)

ALL: tuple[Setting[Any], ...] = (
    LANGUAGE,
    APPEARANCE,
    TEXT_ZOOM,
    LAST_FILE,
    RECENT_FILES,
    WINDOW_GEOMETRY,
    PLACES,
    WHO,
    BACKUP_FOLDER,
    BACKUP_LIMIT_MB,
    MAPPINGS,
)
