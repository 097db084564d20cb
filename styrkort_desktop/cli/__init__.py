"""The command line: the same work as the window's, without a display and without Qt."""

from __future__ import annotations

from collections.abc import Sequence

from styrkort_desktop.cli.arguments import build_parser, language_of

COMMANDS = (
    "new",
    "import",
    "conflicts",
    "export",
    "decide",
    "check",
    "rules",
    "print",
    "status",
    "template",
    "history",
    "undo",
    "redo",
    "backup",
    "verify",
)


def main(words: Sequence[str]) -> int:
    """Carry out one command; gives the exit status of FORMATS section 1."""
    language = language_of(words)
    arguments = build_parser(language).parse_args(list(words))
    # the domain is imported only now, so that help and wrong usage answer at once
    from styrkort_desktop.cli.carrying_out import carry_out

    return carry_out(arguments, language)
