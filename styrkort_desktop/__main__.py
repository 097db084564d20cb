"""The program's front door: a command is carried out without Qt, anything else opens the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from styrkort_desktop.cli import COMMANDS
from styrkort_desktop.cli.arguments import asked_language

WORKER_FLAG = "--exchange-worker"
"""How a frozen program starts itself again to read a file; the exchange uses the same word."""

_OPTIONS_WITH_VALUE = {"--database", "--lang"}


def main(words: Sequence[str] | None = None) -> int:
    """Run `styrkort` with the given words (the process's own by default); gives the exit status."""
    given = list(sys.argv[1:] if words is None else words)
    if given == [WORKER_FLAG]:
        return _read_for_another()
    file = _file_for_window(given)
    if file is False:
        from styrkort_desktop import cli

        return cli.main(given)
    from styrkort_desktop import app

    return app.run(file, asked_language(given))


def _read_for_another() -> int:
    """Be the process that parses a file for another one, in a bundle that has no interpreter of its own to start."""
    from styrkort_desktop.exchange import worker

    worker.main()
    return 0


def _file_for_window(words: Sequence[str]) -> Path | Literal[False] | None:
    """The file the window is to open, None for the last one; False when the words are a command, or wrong."""
    file: Path | None = None
    index = 0
    while index < len(words):
        word = words[index]
        if word in _OPTIONS_WITH_VALUE and index + 1 < len(words):
            if word == "--database":
                file = Path(words[index + 1])
            index += 2
            continue
        name, _, given = word.partition("=")
        if name in _OPTIONS_WITH_VALUE and given:
            file = Path(given) if name == "--database" else file
        elif word in COMMANDS or word.startswith("-") or file is not None:
            return False
        elif word.lower().endswith(".styrkort"):
            file = Path(word)
        else:
            return False
        index += 1
    return file


if __name__ == "__main__":
    sys.exit(main())
