"""Which database and which template a command works on."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from styrkort_desktop.cli.output import Output
from styrkort_desktop.desk.keeping import policy_of
from styrkort_desktop.desk.kolada import known_kolada
from styrkort_desktop.desk.locations import default_database, settings_path
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.kolada import KoladaCatalogue
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.settings import BACKUP_FOLDER, BACKUP_LIMIT_MB, WHO, SettingsFile
from styrkort_desktop.store import BackupPolicy, Database
from styrkort_desktop.template import Template, built_in_template, built_in_templates, read_template

CHECKED_BYTES = 32_000_000
"""Databases up to this size are checked before a command works on them: that takes a moment only."""


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
    path = path_named(arguments)
    if getattr(arguments, "database", None) is None and not path.exists():
        raise NoDatabaseYet(path)
    return path


def path_named(arguments: Namespace) -> Path:
    """Where the database named lies, or the person's own; there need be none."""
    named = getattr(arguments, "database", None)
    return default_database() if named is None else Path(named)


def personal_settings(output: Output) -> SettingsFile:
    """The settings of the person who runs the command."""
    settings = SettingsFile(settings_path())
    settings.value(WHO)
    if settings.remark is not None:
        output.note(settings.remark)
    return settings


def backup_policy(settings: SettingsFile) -> BackupPolicy:
    """Where the person wants backups to go."""
    return policy_of(settings.value(BACKUP_FOLDER), settings.value(BACKUP_LIMIT_MB))


@contextmanager
def open_database(arguments: Namespace, output: Output, *, writable: bool) -> Iterator[Database]:
    """The database a command works on, open; at the end is told what its backups came to.

    One that is not very large is checked first: a command has no later moment for that. Raises the store's errors.
    """
    settings = personal_settings(output)
    database = Database.open(
        database_path(arguments), writable=writable, who=settings.value(WHO), policy=backup_policy(settings)
    )
    with database:
        _tell_of_copy(database, output)
        if database.path.stat().st_size <= CHECKED_BYTES:
            database.check_quickly()
        try:
            yield database
        finally:
            for remark in database.backup_remarks:
                output.note(remark)


def _tell_of_copy(database: Database, output: Output) -> None:
    """A copy may be older than what others see."""
    if database.copied_at is not None:
        output.note(
            Text(
                "styrkort: {path} går inte att låsa där den ligger. En kopia från {time} läses i stället.",
                "styrkort: {path} cannot be locked where it lies. A copy from {time} is read instead.",
            ).format(path=database.path, time=f"{database.copied_at.astimezone():%Y-%m-%d %H:%M:%S}")
        )


def template_for_files(arguments: Namespace, output: Output) -> Template:
    """The template that files outside a database are read by: the named database's, else the built-in one."""
    if getattr(arguments, "database", None) is None:
        return built_in_template()
    with open_database(arguments, output, writable=False) as database:
        return database.template


def kolada_for_files(arguments: Namespace, output: Output) -> KoladaCatalogue | None:
    """The catalogue that ids in files outside a database are looked up in: the named database's, None without one."""
    if getattr(arguments, "database", None) is None:
        return None
    with open_database(arguments, output, writable=False) as database:
        return known_kolada(database)


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


def known_templates(arguments: Namespace, output: Output) -> tuple[Template, ...]:
    """The named (or the person's own) database's template first, then the built-in ones that it does not replace."""
    own: tuple[Template, ...] = ()
    if getattr(arguments, "database", None) is not None or default_database().exists():
        with open_database(arguments, output, writable=False) as database:
            own = (database.template,)
    keys = {one.key for one in own}
    return (*own, *(one for one in built_in_templates() if one.key not in keys))
