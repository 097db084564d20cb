"""A damaged file: which backup can take its place, what that would lack, and putting it there.

The damaged file is kept beside it, under a name that says so. Nothing is deleted.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from styrkort_desktop.scorecard.json_form import dump_documents
from styrkort_desktop.scorecard.municipality import Municipality
from styrkort_desktop.scorecard.municipality_form import dump_municipality
from styrkort_desktop.scorecard.origin import Document, DocumentOf
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.store import BackupInfo, BackupPolicy, Database, LostStep, LostSteps, Restored, backups, salvage
from styrkort_desktop.whole_files import whole_file

_NO_STEPS = LostSteps()
_MUNICIPALITY = "kommunen"


@dataclass(frozen=True, slots=True)
class Rescue:
    """What can be done for a damaged file.

    `problem` says what is wrong. `backup` is the newest one that is whole, None when there is none; `age` is how old it
    is, `lost` what the damaged file's own history tells of the time since. `not_whole` counts newer backups that are
    damaged too.
    """

    path: Path
    problem: Text
    backup: BackupInfo | None
    age: datetime.timedelta
    lost: LostSteps
    not_whole: int

    def lacking(self) -> Text:
        """In one sentence: what the backup would lack."""
        if self.backup is None:
            return Text("Ingen hel säkerhetskopia finns.", "There is no whole backup.")
        steps, sent = len(self.lost.steps), self.lost.dispatches
        if self.lost.whole and not steps and not sent:
            return Text(
                "Säkerhetskopian har allt som står i den skadade filens historik.",
                "The backup has everything that the damaged file's history tells of.",
            )
        if not steps:
            return Text(
                "Säkerhetskopian saknar det som ändrades efter den. Den skadade filen går inte att läsa så långt att "
                "det syns vad.",
                "The backup lacks what was changed after it. The damaged file cannot be read far enough to show what.",
            )
        return Text("{lacks}{more}", "{lacks}{more}").format(
            lacks=_counted(steps, sent),
            more=Text("", "")
            if self.lost.whole
            else Text(
                " Det kan vara fler: hela historiken går inte att läsa.",
                " There may be more: not all of the history can be read.",
            ),
        )

    def lines(self, now: datetime.datetime) -> tuple[Text, ...]:
        """What would be lacking, a line a step, newest first."""
        return tuple(
            Text("{when}  {label}{units}", "{when}  {label}{units}").format(
                when=when_in_words(one.time, now), label=one.label, units=_units(one)
            )
            for one in self.lost.steps
        )


@dataclass(frozen=True, slots=True)
class Rescued:
    """What was done.

    `saved`: files with the scorecards that could be read whole from the damaged file and differ from the backup's.
    """

    restored: Restored
    saved: tuple[Path, ...]


def find_rescue(
    path: Path,
    problem: Text,
    *,
    now: datetime.datetime,
    policy: BackupPolicy = BackupPolicy(),  # noqa: B008  frozen
) -> Rescue:
    """The newest backup that is whole, and what it would lack. Changes nothing. Raises BusyFile, DiskFull."""
    not_whole = 0
    for backup in backups.list_backups(path, policy):
        if not backup.own:
            continue
        if not backup.sound or salvage.problems_in(backup.path):
            not_whole += 1
            continue
        lost = _NO_STEPS if backup.mark is None else salvage.steps_since(path, backup.mark)
        return Rescue(path, problem, backup, now - backup.time, lost, not_whole)
    return Rescue(path, problem, None, datetime.timedelta(0), _NO_STEPS, not_whole)


def carry_out(
    rescue: Rescue,
    policy: BackupPolicy = BackupPolicy(),  # noqa: B008  frozen
) -> Rescued:
    """Put the backup of a rescue that has one in the damaged file's place. Raises what `restore_over` raises."""
    assert rescue.backup is not None
    return restore_over(rescue.path, str(rescue.backup.path), policy)


def restore_over(
    path: Path,
    backup: str | None,
    policy: BackupPolicy = BackupPolicy(),  # noqa: B008  frozen
) -> Rescued:
    """Put a backup (its name or path, None for the newest) in the place of a file, which is kept beside it.

    What could be read whole of a damaged file and differs from the backup is written beside it too, to be taken in.
    Raises what restoring a backup raises; then nothing was changed. Raises what whole files raise when only the last
    failed.
    """
    damaged = salvage.is_damaged(path)
    readable = salvage.readable_scorecards(path) if damaged else ()
    figures = salvage.readable_municipality(path) if damaged else Municipality()
    restored = backups.restore_backup(path, backup, policy=policy)
    beside = restored.moved_aside
    if beside is None or not (readable or figures != Municipality()):
        return Rescued(restored, ())
    texts: dict[str, str] = {}
    with Database.open(path, policy=policy) as database:  # for writing: a backup may be of an earlier version
        for one in readable:
            if one != database.scorecard(one.unit.code):
                texts[one.unit.code] = dump_documents([Document(one)])
        if figures not in (Municipality(), database.municipality()):
            texts[_MUNICIPALITY] = dump_municipality(database.template.key, DocumentOf(figures))
    return Rescued(restored, tuple(_written(name, text, beside) for name, text in texts.items()))


def _written(name: str, text: str, beside: Path) -> Path:
    path = beside.with_name(f"{beside.stem} {name}.json")
    with whole_file(path) as out:
        out.write(text.encode("utf-8"))
    return path


# -- words


def when_in_words(time: datetime.datetime, now: datetime.datetime) -> Text:
    """*i dag 14.02*, *i går 14.02*, *2016-06-15 14.02*: a moment as a person here says it."""
    local, today = time.astimezone(), now.astimezone().date()
    at = same(f"{local:%H.%M}")
    if local.date() == today:
        return Text("i dag {at}", "today {at}").format(at=at)
    if local.date() == today - datetime.timedelta(days=1):
        return Text("i går {at}", "yesterday {at}").format(at=at)
    return same(f"{local:%Y-%m-%d %H.%M}")


def age_in_words(age: datetime.timedelta) -> Text:
    """*3 dagar gammal*: an age in its largest whole unit."""
    minutes = max(int(age.total_seconds()) // 60, 0)
    for size, one, several in _AGES:
        count = minutes // size
        if count:
            return (one if count == 1 else several).format(n=count)
    return Text("mindre än en minut gammal", "less than a minute old")


_AGES = (
    (24 * 60, Text("en dag gammal", "a day old"), Text("{n} dagar gammal", "{n} days old")),
    (60, Text("en timme gammal", "an hour old"), Text("{n} timmar gammal", "{n} hours old")),
    (1, Text("en minut gammal", "a minute old"), Text("{n} minuter gammal", "{n} minutes old")),
)


def _counted(steps: int, sent: int) -> Text:
    lacks = (
        Text("Säkerhetskopian saknar en ändring", "The backup lacks one change")
        if steps == 1
        else Text("Säkerhetskopian saknar {n} ändringar", "The backup lacks {n} changes").format(n=steps)
    )
    files = (
        Text("", "")
        if not sent
        else Text(" och en skapad fil", " and one file that was made")
        if sent == 1
        else Text(" och {n} skapade filer", " and {n} files that were made").format(n=sent)
    )
    return Text("{lacks}{files}.", "{lacks}{files}.").format(lacks=lacks, files=files)


def _units(step: LostStep) -> Text:
    return same(f" – {', '.join(step.units)}" if step.units else "")
