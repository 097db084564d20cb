"""What can be wrong with a template, or with a scorecard that claims to follow one; one class per cause."""

from __future__ import annotations

from collections.abc import Sequence

from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.record_reader import Problem
from styrkort_desktop.scorecard.texts import Text, same


class NotATemplate(UserError):
    """The file is JSON, but no template of a format that this version reads."""

    def __init__(self, expected: str, found: object) -> None:
        says = same(f"”{found}”") if isinstance(found, str) else Text("ingenting", "nothing")
        super().__init__(
            Text(
                "Filen är inte en mall av formatet {expected} (som format står {found}). "
                "Välj en fil som är sparad som mall.",
                "The file is no template of the format {expected} (as format it says {found}). "
                "Choose a file that was saved as a template.",
            ).format(expected=expected, found=says)
        )


class _ListsProblems(UserError):
    """An error that has a place, or several; the message shows the first and how many more there are."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        first, more = self.problems[0], len(self.problems) - 1
        tail = Text(" (och {more} fel till)", " (and {more} more)").format(more=more) if more else same("")
        super().__init__(
            Text("Mallen, {path}: {text}{tail}", "The template, {path}: {text}{tail}").format(
                path=first.path or "–", text=first.text, tail=tail
            )
        )


class InvalidTemplate(_ListsProblems):
    """The JSON is not of the form `styrkort-template/1`: an unknown key, a wrong value, something missing."""


class InconsistentTemplate(_ListsProblems):
    """Every value can be read, but they do not fit: an area in a direction that is not there, a key given twice."""


class UnknownTemplate(UserError):
    """No template with that key."""

    def __init__(self, key: str, known: Sequence[str]) -> None:
        super().__init__(
            Text(
                "Mallen ”{key}” finns inte. Välj bland {known}.", "There is no template “{key}”. Choose among {known}."
            ).format(key=key, known=", ".join(known))
        )


class UnknownUnit(UserError):
    """A code that is no unit's code or alias in the template."""

    def __init__(self, code: str, known: Sequence[str]) -> None:
        super().__init__(
            Text(
                "Enheten ”{code}” finns inte i mallen. Mallens enheter är {known}.",
                "The unit “{code}” is not in the template. Its units are {known}.",
            ).format(code=code, known=", ".join(known))
        )


class UnknownArea(UserError):
    """A key that is no goal area's in the template."""

    def __init__(self, key: str, known: Sequence[str]) -> None:
        super().__init__(
            Text(
                "Målområdet ”{key}” finns inte i mallen. Mallens målområden är {known}.",
                "The goal area “{key}” is not in the template. Its goal areas are {known}.",
            ).format(key=key, known=", ".join(known))
        )


class UnknownDirection(UserError):
    """A key that is no direction's in the template."""

    def __init__(self, key: str, known: Sequence[str]) -> None:
        super().__init__(
            Text(
                "Inriktningen ”{key}” finns inte i mallen. Mallens inriktningar är {known}.",
                "The direction “{key}” is not in the template. Its directions are {known}.",
            ).format(key=key, known=", ".join(known))
        )


class UnknownRound(UserError):
    """A key that is no reporting round's in the template."""

    def __init__(self, key: str, known: Sequence[str]) -> None:
        super().__init__(
            Text(
                "Uppföljningstillfället ”{key}” finns inte i mallen. Mallens tillfällen är {known}.",
                "The reporting round “{key}” is not in the template. Its rounds are {known}.",
            ).format(key=key, known=", ".join(known))
        )


class OtherTemplate(UserError):
    """A scorecard that was written by another template."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(
            Text(
                "Styrkortet följer mallen ”{found}”, här används ”{expected}”. Öppna det i en databas med den mallen.",
                "The scorecard follows the template “{found}”, here “{expected}” is used. "
                "Open it in a database with that template.",
            ).format(found=found, expected=expected)
        )


class MunicipalityOfOtherTemplate(UserError):
    """The municipality's own figures and texts, written by another template."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(
            Text(
                "Kommunens egna uppgifter i filen följer mallen ”{found}”, här används ”{expected}”. "
                "För in dem i en databas med den mallen.",
                "The municipality's own figures in the file follow the template “{found}”, here “{expected}” is used. "
                "Read them into a database with that template.",
            ).format(found=found, expected=expected)
        )


class OtherPeriod(UserError):
    """A scorecard for other years than the template's."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(
            Text(
                "Styrkortet gäller planperioden {found}, mallen {expected}. Be om en fil för rätt period.",
                "The scorecard is for the period {found}, the template for {expected}. "
                "Ask for a file for the right period.",
            ).format(found=found, expected=expected)
        )
