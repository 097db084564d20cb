"""The two families of expected errors. Whatever is not one of these is a bug, and is reported as one."""

from __future__ import annotations

from styrkort_desktop.scorecard.texts import Language, Text


class StyrkortError(Exception):
    """An expected error. `text` says in both languages what is wrong and what to do.

    `exit_status` is what the command line returns (FORMATS section 1): 2 wrong usage, 3 refused input or unusable file.
    """

    exit_status = 3

    def __init__(self, text: Text) -> None:
        super().__init__(text.sv)
        self.text = text

    def into(self, language: Language) -> str:
        """The sentence in `language`."""
        return self.text.into(language)


class UserError(StyrkortError):
    """What was given (a file, a value, a choice) cannot be used; the person who gave it can mend it."""


class WrongUsage(UserError):
    """The command was called in a way that has no meaning."""

    exit_status = 2


class EnvironmentProblem(StyrkortError):
    """The machine says no: disk, lock, permission, memory."""
