"""What can be wrong with a database file itself; one class per cause, each with a sentence that says what to do."""

from __future__ import annotations

from pathlib import Path

from styrkort_desktop.scorecard.errors import EnvironmentProblem, UserError
from styrkort_desktop.scorecard.texts import Text, same


class FileMissing(UserError):
    """There is no file where one was named."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            Text(
                "Filen {path} finns inte. Kontrollera namnet och mappen, och att nätverket eller disken är ansluten.",
                "The file {path} is not there. Check the name and the folder, and that the network or the disk is "
                "connected.",
            ).format(path=path)
        )


class FileAlreadyThere(UserError):
    """A new file was to be made where one lies already."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "Det finns redan en fil som heter {path}, och den lämnas som den är. Välj ett annat namn.",
                "There is a file called {path} already, and it is left as it is. Choose another name.",
            ).format(path=path)
        )


class NotAStyrkortFile(UserError):
    """A file of some other program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            Text(
                "{path} är inte en Styrkort-databas, och den lämnas som den är. Välj en fil som slutar på .styrkort. "
                "En arbetsbok eller JSON-fil läses in i en databas som är öppen.",
                "{path} is no Styrkort database, and it is left as it is. Choose a file that ends in .styrkort. "
                "A workbook or JSON file is taken into a database that is open.",
            ).format(path=path)
        )


class TooNewFile(UserError):
    """A file that a later version of the program has written."""

    def __init__(self, path: Path, program: str) -> None:
        named = Text("version {v} eller senare", "version {v} or later").format(v=program)
        super().__init__(
            Text(
                "{path} är sparad av en nyare version av Styrkort. Filen är orörd. Installera {version} och öppna "
                "den igen.",
                "{path} was saved by a later version of Styrkort. The file is untouched. Install {version} and open "
                "it again.",
            ).format(path=path, version=named if program else Text("den senaste versionen", "the latest version"))
        )


class TooOldFile(UserError):
    """A file in a form that no version leads from to the present one, as far as this program knows."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "{path} är sparad i en så gammal form att den här versionen av Styrkort inte kan föra över den. Filen "
                "är orörd. Öppna den först med versionen som den sparades med och sedan med en mellanliggande.",
                "{path} was saved in a form so old that this version of Styrkort cannot bring it up to date. The file "
                "is untouched. Open it first with the version that saved it and then with one in between.",
            ).format(path=path)
        )


class OlderFile(UserError):
    """A file from an earlier version, opened only for reading: it has to be brought up to date first."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "{path} är sparad av en äldre version av Styrkort. Öppna den en gång för att skriva, så förs den över.",
                "{path} was saved by an earlier version of Styrkort. Open it once for writing, and it is brought up "
                "to date.",
            ).format(path=path)
        )


class DamagedFile(EnvironmentProblem):
    """A database that cannot be read whole."""

    def __init__(self, path: Path, detail: str | Text) -> None:
        self.path = path
        self.detail = detail if isinstance(detail, Text) else same(detail)
        self.happened = Text(
            "{path} är skadad: {detail}. Filen är orörd och inget har tagits bort.",
            "{path} is damaged: {detail}. The file is untouched and nothing has been removed.",
        ).format(path=path, detail=self.detail)
        """The sentence without what to do, for where that is offered."""
        super().__init__(
            Text(
                "{happened} Återställ en säkerhetskopia; den skadade filen sparas bredvid.",
                "{happened} Restore a backup; the damaged file is kept beside it.",
            ).format(happened=self.happened)
        )


class MigrationFailed(EnvironmentProblem):
    """A file from an earlier version could not be brought up to date; it is as it was."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            Text(
                "{path} kunde inte föras över till den nya versionen ({detail}). Filen är orörd; fortsätt med den "
                "äldre versionen av "
                "Styrkort och rapportera felet.",
                "{path} could not be brought up to the new version ({detail}). The file is untouched; go on with the "
                "earlier version "
                "of Styrkort and report the fault.",
            ).format(path=path, detail=detail)
        )
