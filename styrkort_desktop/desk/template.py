"""Giving a database another edition of its template."""

from __future__ import annotations

from pathlib import Path

from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import Database
from styrkort_desktop.template import Template, read_template


class OtherTemplateInUse(UserError):
    """Scorecards are written under one template; another one cannot take its place."""

    def __init__(self, key: str, current: str) -> None:
        super().__init__(
            Text(
                "Databasen har styrkort enligt mallen {current}. Skapa en ny databas för {key}.",
                "The database holds scorecards of the template {current}. Make a new database for {key}.",
            ).format(key=key, current=current)
        )


def replace_template(database: Database, path: Path) -> Template:
    """Read a template from a JSON file into the database, as one operation.

    Raises what reading a template raises, and OtherTemplateInUse when scorecards of another template are there.
    """
    try:
        template = read_template(path.read_bytes())
    except OSError as error:
        raise UserError(
            Text("{path} kan inte läsas: {reason}.", "{path} cannot be read: {reason}.").format(
                path=path, reason=error.strerror
            )
        ) from error
    if template.key != database.template.key and database.written_units():
        raise OtherTemplateInUse(template.key, database.template.key)
    for code in database.units:
        template.unit(code)
    with database.operation("template", f"{template.key} {template.edition}") as operation:
        operation.put_template(template)
    return template
