"""Compiles forms, translations and the dictionary into the package.

Runs without a display; shared by the build and by people.

    python -m installer.assets            compile what has changed, delete what has lost its source
    python -m installer.assets --check    change nothing, exit status 1 when something is out of date

Standard library only: the build hook loads this file before anything else is installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from installer import dictionary

ROOT = Path(__file__).resolve().parent.parent
FORMS = Path("styrkort_desktop/gui/forms")
TRANSLATIONS = Path("styrkort_desktop/gui/translations")
WORDS = Path("styrkort_desktop/rules/language/compiled/swedish.words")


class AssetError(Exception):
    """A form or translation that cannot be compiled, or a compiler that is not there. The message says which."""


@dataclass(frozen=True)
class Outcome:
    """What one run did, as paths relative to the project's root.

    `current` is every generated file that belongs there; `written` and `deleted` are those that had to be changed.
    """

    current: tuple[Path, ...]
    written: tuple[Path, ...]
    deleted: tuple[Path, ...]

    @property
    def stale(self) -> tuple[Path, ...]:
        """What is, or was before the run, out of date."""
        return (*self.written, *self.deleted)


def find_tool(name: str) -> Path:
    """The Qt tool `name` inside the installed PySide6 package.

    It lies in `Qt/libexec` on Linux and macOS and beside the package's modules on Windows, some in either place.
    Raises `AssetError` when the package or the tool is missing.
    """
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        raise AssetError("PySide6 is not installed: pip install PySide6-Essentials")
    package = Path(next(iter(spec.submodule_search_locations)))
    suffix = ".exe" if sys.platform == "win32" else ""
    for folder in (package, package / "Qt" / "libexec", package / "Qt" / "bin"):
        tool = folder / f"{name}{suffix}"
        if tool.is_file():
            return tool
    raise AssetError(f"{name} is not in {package}")


def refresh(root: Path = ROOT, *, dry_run: bool = False) -> Outcome:
    """Makes the generated files under `root` what their sources say; with `dry_run`, only tells what it would do.

    A file whose content would not change is left untouched. Raises `AssetError`.
    """
    wanted = _compile_forms(root) | _compile_translations(root) | _compile_words(root)
    written = [path for path, content in wanted.items() if not _holds(root / path, content)]
    deleted = [path for path in _generated(root) if path not in wanted]
    if not dry_run:
        for path in written:
            _replace(root / path, wanted[path])
        for path in deleted:
            (root / path).unlink()
    return Outcome(tuple(sorted(wanted)), tuple(sorted(written)), tuple(sorted(deleted)))


def _generated(root: Path) -> list[Path]:
    """Every generated file that lies there now."""
    found = [*(root / FORMS).glob("ui_*.py"), *(root / TRANSLATIONS).glob("*.qm"), *root.glob(WORDS.as_posix())]
    return [path.relative_to(root) for path in found]


def _compile_forms(root: Path) -> dict[Path, bytes]:
    sources = sorted((root / "ui").glob("*.ui"))
    if not sources:
        return {}
    tool = find_tool("uic")
    return {FORMS / f"ui_{source.stem}.py": _compile_form(tool, source) for source in sources}


def _compile_form(tool: Path, source: Path) -> bytes:
    generated = _run([tool, "-g", "python", source], source).decode("utf-8")
    return _with_types(generated, source).encode("utf-8")


def _with_types(generated: str, source: Path) -> str:
    """The generated class with types for its two methods.

    Qt's generator writes none, and inside a method without types the type checker believes every widget to be of any
    kind. With them, a misspelt widget name or a form set up on the wrong kind of window is found.
    """
    window = re.search(r'<widget class="(\w+)" name="(\w+)"', source.read_text(encoding="utf-8"))
    if window is None:
        raise AssetError(f"{source}: the form holds no window")
    kind, name = window.groups()
    methods = re.compile(rf"def (setupUi|retranslateUi)\(self, {name}\):")
    text = methods.sub(rf"def \1(self, {name}: {kind}) -> None:", generated)
    # The version of Qt is left out: the same form compiles to the same file whichever version did it.
    return re.sub(r"^## Created by: .*$", "## Created by: installer/assets.py", text, flags=re.MULTILINE)


def _compile_translations(root: Path) -> dict[Path, bytes]:
    sources = sorted((root / "resources" / "translations").glob("*.ts"))
    if not sources:
        return {}
    tool = find_tool("lrelease")
    return {TRANSLATIONS / f"{source.stem}.qm": _compile_translation(tool, source) for source in sources}


def _compile_translation(tool: Path, source: Path) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "compiled.qm"
        _run([tool, "-silent", source, "-qm", target], source)
        if not target.is_file():
            raise AssetError(f"{source}: {tool.name} made nothing of it")
        return target.read_bytes()


def _compile_words(root: Path) -> dict[Path, bytes]:
    """The dictionary as a table of words. It takes seconds, so a table of the same sources is left as it is."""
    folder = root / "resources" / "language" / "dictionary"
    if not folder.is_dir():
        return {}
    words, endings = ((folder / f"sv_SE.{suffix}").read_bytes() for suffix in ("dic", "aff"))
    made = root / WORDS
    table = made.read_bytes() if made.is_file() else b""
    if dictionary.digest_of_table(table) != dictionary.source_digest(words, endings):
        table = dictionary.compile_dictionary(words, endings)
    return {WORDS: table}


def _run(command: list[Path | str], source: Path) -> bytes:
    """The command's output. An exit status, or silence about a file it could not read, is an `AssetError`."""
    done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        complaint = done.stderr.decode("utf-8", errors="replace").strip()
        raise AssetError(f"{source}: {complaint or f'exit status {done.returncode}'}")
    return done.stdout


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _replace(path: Path, content: bytes) -> None:
    """Writes whole or not at all: another process may be importing the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)


def main(arguments: list[str] | None = None) -> int:
    """The command: see the module's description."""
    parser = argparse.ArgumentParser(
        prog="python -m installer.assets", description="Compile forms, translations and the dictionary."
    )
    parser.add_argument("--check", action="store_true", help="change nothing; status 1 when something is out of date")
    check = parser.parse_args(arguments).check
    try:
        outcome = refresh(dry_run=check)
    except AssetError as error:
        print(error, file=sys.stderr)
        return 3
    for path in outcome.written:
        print(f"{'out of date' if check else 'compiled'}: {path.as_posix()}")
    for path in outcome.deleted:
        print(f"{'without source' if check else 'deleted'}: {path.as_posix()}")
    print(f"{len(outcome.current)} generated files, {len(outcome.stale)} changed")
    return 1 if check and outcome.stale else 0


if __name__ == "__main__":
    sys.exit(main())
