"""Personal settings in one JSON file, shared by the window and the command line. Never raises for what is in it.

The file is small: it is read anew whenever another process has written it, and written whole. What it holds beyond the
settings known here (a later version's) is left as it stands.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import time
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeVar

from styrkort_desktop.scorecard.errors import EnvironmentProblem
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.settings.declared import Setting
from styrkort_desktop.whole_files import make_folder, whole_file, write_problem

T = TypeVar("T")

FORMAT = "styrkort-settings/1"
MOST_BYTES = 1_000_000
"""No settings come near this: a larger file is something else."""

_WAIT_SECONDS = 2.0
_ABANDONED_AFTER_SECONDS = 10.0
_Stamp = tuple[int, int, int]
_OUT_OF_REACH: _Stamp = (0, 0, 0)


class SettingsFile:
    """The settings kept in the JSON file at `path`, which need not exist. Used from one thread.

    `remark` is what the person should be told of the file as it was found: it could not be read, and lies aside now.
    `unkept` says why the newest value could not be written; it holds until the program ends all the same.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.remark: Text | None = None
        self.unkept: EnvironmentProblem | None = None
        self._stamp: _Stamp | None = None
        self._read: dict[str, Any] = {}
        self._waiting: dict[str, Any] = {}

    def value(self, setting: Setting[T]) -> T:
        """The value, or the default where none is kept, or one that makes no sense."""
        found: Any = {**self._present(), **self._waiting}.get(setting.key)
        if _is_like(found, setting.default) and setting.accepts(found):
            return deepcopy(found)  # type: ignore[no-any-return]
        return deepcopy(setting.default)

    def keep(self, setting: Setting[T], value: T) -> None:
        """Keep a value. Never raises: one that cannot be written holds until the program ends."""
        if self._present().get(setting.key) == value and setting.key not in self._waiting:
            return
        self._waiting[setting.key] = deepcopy(value)
        self.unkept = None
        try:
            self._write()
        except EnvironmentProblem as problem:
            self.unkept = problem

    # -- reading

    def _present(self) -> dict[str, Any]:
        """What the file holds now."""
        stamp = self._stamp_now()
        if stamp != self._stamp:
            self._read = self._load() if stamp is not None else {}
            self._stamp = self._stamp_now()
        return self._read

    def _stamp_now(self) -> _Stamp | None:
        try:
            found = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            return _OUT_OF_REACH
        return found.st_ino, found.st_size, found.st_mtime_ns

    def _load(self) -> dict[str, Any]:
        try:
            return _parsed(self.path)
        except OSError as error:
            self.remark = Text(
                "Inställningarna i {path} kan inte läsas ({detail}). Programmets egna gäller så länge.",
                "The settings in {path} cannot be read ({detail}). The program's own apply meanwhile.",
            ).format(path=self.path, detail=error.strerror or str(error))
        except ValueError:
            self._move_aside()
        return {}

    def _move_aside(self) -> None:
        """Keep a file that makes no sense under another name: nobody's settings are thrown away."""
        aside = _free_name(self.path)
        try:
            self.path.replace(aside)
        except OSError:
            self.remark = Text(
                "Inställningarna i {path} går inte att förstå. Programmets egna gäller i stället.",
                "The settings in {path} make no sense. The program's own apply instead.",
            ).format(path=self.path)
            return
        self.remark = Text(
            "Inställningarna gick inte att förstå. Programmets egna gäller nu, och filen som den var ligger i {path}.",
            "The settings made no sense. The program's own apply now, and the file as it was lies in {path}.",
        ).format(path=aside)

    # -- writing

    def _write(self) -> None:
        """Write what waits into what the file holds at this moment. Raises EnvironmentProblem."""
        make_folder(self.path.parent)
        with self._alone():
            present = self._present()
            if self._stamp is not None and not present:
                self._require_replaceable()
            with whole_file(self.path) as out:
                form = {"format": FORMAT, **present, **self._waiting}
                # a path may hold bytes that are no text: they are written as JSON's own escapes
                out.write(json.dumps(form, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace"))
        self._waiting.clear()

    def _require_replaceable(self) -> None:
        """Raises EnvironmentProblem for a file that could neither be read nor moved aside: it is not written over."""
        try:
            _parsed(self.path)
        except FileNotFoundError:
            return
        except OSError as error:
            raise write_problem(self.path, error) from error
        except ValueError as error:
            raise SettingsInTheWay(self.path) from error

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """No other process writes meanwhile; one that ended in the middle is not waited for long."""
        mark = self.path.with_name(f"{self.path.name}.lock")
        deadline = time.monotonic() + _WAIT_SECONDS
        while not _made(mark):
            if time.monotonic() > deadline or _is_abandoned(mark):
                break  # a setting of the other may be lost, nothing else
            time.sleep(0.01)
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                mark.unlink(missing_ok=True)


class SettingsInTheWay(EnvironmentProblem):
    """A file that makes no sense lies where the settings should, and cannot be moved."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "Inställningarna sparades inte: {path} går inte att förstå, och inte att flytta undan. Ta bort filen.",
                "The settings were not kept: {path} makes no sense, and cannot be moved aside. Remove the file.",
            ).format(path=path)
        )


def _parsed(path: Path) -> dict[str, Any]:
    """What a file holds, every setting by its key. Raises OSError, ValueError."""
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(path)
    try:
        found = json.loads(path.read_bytes())
    except RecursionError as error:
        raise ValueError(path) from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise ValueError(path)
    return found


def _free_name(path: Path) -> Path:
    stem = f"{path.stem} (oläsbar {datetime.datetime.now().astimezone():%Y-%m-%d %H%M%S}"
    number, aside = 1, path.with_name(f"{stem}){path.suffix}")
    while aside.exists():
        number += 1
        aside = path.with_name(f"{stem} {number}){path.suffix}")
    return aside


def _is_like(found: Any, default: Any) -> bool:
    """Whether a value has the type of the default; what lists and objects of settings hold is text."""
    if type(found) is not type(default):
        return False
    inside = found if isinstance(found, list) else found.values() if isinstance(found, dict) else ()
    return all(isinstance(one, str) for one in inside)


def _made(mark: Path) -> bool:
    try:
        os.close(os.open(mark, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        return False
    except OSError as error:
        raise write_problem(mark, error) from error
    return True


def _is_abandoned(mark: Path) -> bool:
    try:
        return time.time() - mark.stat().st_mtime > _ABANDONED_AFTER_SECONDS
    except OSError:
        return False
