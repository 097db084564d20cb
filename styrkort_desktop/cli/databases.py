"""Which database and which template a command works on."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from styrkort_desktop.desk.locations import default_database
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.store import Database
from styrkort_desktop.template import Template, built_in_template, built_in_templates, read_template


class NoDatabaseYet(UserError):
    """No database was named and the person has none of their own."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                "Du har ingen databas än ({path}). Skapa en med ”styrkort new FIL.styrkort” eller ange --database.",
                "You have no database yet ({path}). Make one with “styrkort new FILE.styrkort” or give --database.",
            ).format(path=path)
        )


def database_path(arguments: Namespace) -> Path:
    """The database named, or the person's own. Raises NoDatabaseYet."""
    named = getattr(arguments, "database", None)
    if named is not None:
        return Path(named)
    own = default_database()
    if not own.exists():
        raise NoDatabaseYet(own)
    return own


def open_database(arguments: Namespace, *, writable: bool) -> Database:
    """The database a command works on, opened. Raises the store's errors."""
    return Database.open(database_path(arguments), writable=writable)


def template_for_files(arguments: Namespace) -> Template:
    """The template that files outside a database are read by: the named database's, else the built-in one."""
    if getattr(arguments, "database", None) is None:
        return built_in_template()
    with open_database(arguments, writable=False) as database:
        return database.template


def template_named(name: str) -> Template:
    """A built-in template by key, or one from a JSON file.

    Raises UnknownTemplate, and what reading a template raises.
    """
    path = Path(name)
    if path.suffix.lower() == ".json" or path.is_file():
        try:
            return read_template(path.read_bytes())
        except OSError as error:
            raise UserError(
                Text("{path} kan inte läsas: {reason}.", "{path} cannot be read: {reason}.").format(
                    path=path, reason=error.strerror
                )
            ) from error
    return built_in_template(name)


def known_templates(arguments: Namespace) -> tuple[Template, ...]:
    """The named (or the person's own) database's template first, then the built-in ones that it does not replace."""
    own: tuple[Template, ...] = ()
    if getattr(arguments, "database", None) is not None or default_database().exists():
        with open_database(arguments, writable=False) as database:
            own = (database.template,)
    keys = {one.key for one in own}
    return (*own, *(one for one in built_in_templates() if one.key not in keys))
