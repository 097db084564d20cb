"""The open file as the window sees it: one unit's scorecard, what the checker says of it, and where the person is.

Every view listens to `changed` and asks here; no view tells another. Writes go through `do` and `write_soon` alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from styrkort_desktop.gui.aspects import Aspect
from styrkort_desktop.gui.checker import Verdict
from styrkort_desktop.gui.edits import Edit
from styrkort_desktop.gui.live_check import LiveCheck
from styrkort_desktop.gui.spots import OVERVIEW, Page, Spot
from styrkort_desktop.gui.spots_in_scorecard import resolved, spot_of_finding, spot_of_row
from styrkort_desktop.gui.unsaved import Unsaved
from styrkort_desktop.scorecard.errors import StyrkortError
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language, Text
from styrkort_desktop.store import ChangeSummary, Database, LockLost, OpenedForReading
from styrkort_desktop.template import Template

WRITE_PAUSE_MS = 600


class OpenFile(QObject):
    """A database with one unit's scorecard in hand. `changed` carries an `Aspect`.

    `rule_asked` carries the id of a rule that the person wants to read about. `reading_because`: why it is open for
    reading only.
    """

    changed = Signal(object)
    rule_asked = Signal(str)

    def __init__(
        self,
        database: Database,
        language: Language,
        unit: str | None = None,
        parent: QObject | None = None,
        *,
        reading_because: StyrkortError | None = None,
    ) -> None:
        super().__init__(parent)
        self.database = database
        self.reading_because = reading_because
        self.lost: LockLost | None = None
        self.kept: Unsaved | None = None
        self.language = language
        self.spot = OVERVIEW
        self.saved_at: datetime.datetime | None = None
        self.unsaved: StyrkortError | None = None
        self._unit = unit if unit in self.unit_codes else self._first_unit()
        self._stored = database.scorecard(self._unit)
        self._draft: Scorecard | None = None
        self._pending: Edit | None = None
        self._write_pause = QTimer(self)
        self._write_pause.setSingleShot(True)
        self._write_pause.setInterval(WRITE_PAUSE_MS)
        self._write_pause.timeout.connect(self.flush)
        self._check = LiveCheck(database, self._at_hand, self)
        self._check.found.connect(self._on_check_found)

    # -- what there is

    @property
    def template(self) -> Template:
        """The file's template."""
        return self.database.template

    @property
    def unit_codes(self) -> tuple[str, ...]:
        """The units that the file answers for, in the template's order."""
        return self.database.units or tuple(unit.code for unit in self.template.units if not unit.retired)

    @property
    def is_office(self) -> bool:
        """Whether the file is the finance office's."""
        return not self.database.units

    def _first_unit(self) -> str:
        """The first unit with anything written, else the first of all."""
        codes = self.unit_codes
        if len(codes) == 1:
            return codes[0]
        mine = frozenset(codes)
        written = (code for code in self.database.written_units() if code in mine)
        return next((code for code in written if self.database.scorecard(code).goals), codes[0])

    @property
    def unit(self) -> str:
        """The code of the unit in hand."""
        return self._unit

    @property
    def scorecard(self) -> Scorecard:
        """The unit's scorecard as the person sees it: what is typed and not yet stored included."""
        return self._draft or self._stored

    @property
    def can_write(self) -> bool:
        """Whether anything can be changed: not while it is open for reading, nor when the lock has been lost."""
        return self.database.writable and self.lost is None

    def say(self, text: Text) -> str:
        """A text in the window's language."""
        return text.into(self.language)

    # -- where the person is

    def go_to(self, spot: Spot) -> None:
        """Show another place, or the same again."""
        self.flush()
        self.spot = self.resolved(spot)
        self.changed.emit(Aspect.SPOT)

    def resolved(self, spot: Spot) -> Spot:
        """The spot as it can be shown of this scorecard."""
        return resolved(spot, self.scorecard, self.template)

    def spot_of_finding(self, finding: Finding) -> Spot:
        """Where a finding about this scorecard leads."""
        return spot_of_finding(finding, self.scorecard)

    def go_to_finding(self, finding: Finding) -> None:
        """Show the place of a finding, in its unit."""
        self.show_unit(finding.place.unit)
        self.go_to(self.spot_of_finding(finding))

    def show_unit(self, unit: str) -> None:
        """Take another unit in hand, at the same place."""
        if unit == self._unit or unit not in self.unit_codes:
            return
        self.flush()
        self._unit = unit
        self._stored = self.database.scorecard(unit)
        self._draft = self._kept_draft()
        self.spot = self.resolved(replace(self.spot, goal=None, indicator=None, field=None, span=None, rule=None))
        self._check.begin_anew()
        self.changed.emit(Aspect.EVERYTHING)

    # -- writing

    def do(self, edit: Edit, then: Spot | None = None) -> None:
        """Make a change, store it, and go to the spot `then`. Raises what the store raises; then nothing is changed."""
        self._require_can_write()
        self.flush()
        self._store(edit)
        before, self.spot = self.spot, self.resolved(then or self.spot)
        moved = Aspect.SPOT if then is not None or before != self.spot else Aspect(0)
        self.changed.emit(Aspect.CONTENT | Aspect.SAVING | moved)
        self._check.soon()

    def write_soon(self, edit: Edit) -> None:
        """Take a change while somebody types: seen and checked soon, stored after a pause or before anything else."""
        self._require_can_write()
        if self._pending is not None and self._pending.fold != edit.fold:
            self.flush()
        self._pending = edit
        self._draft = edit.change(self._stored)
        self._write_pause.start()
        self._check.soon()

    def flush(self) -> None:
        """Store what is typed. Raises what the store raises, and keeps what is typed for the next time."""
        self._write_pause.stop()
        if self._pending is None or not self.can_write:
            return
        edit = self._pending
        self._store(edit)
        self._pending, self._draft = None, None
        self.changed.emit(Aspect.CONTENT | Aspect.SAVING)

    def _store(self, edit: Edit) -> None:
        after = edit.change(self._stored)
        if after == self._stored:
            return
        try:
            fold = f"{self._unit} {edit.fold}" if edit.fold else None
            with self.database.operation(edit.kind, edit.detail, fold_key=fold) as operation:
                operation.put(after)
        except LockLost as error:
            self._pending, self._draft = None, after
            self.kept = Unsaved(self._unit, edit, self._stored, error)
            self.lose(error)
            raise
        except StyrkortError as error:
            self.unsaved = error
            self.changed.emit(Aspect.SAVING)
            raise
        self._saved()
        before, self._stored = self._stored, self.database.scorecard(self._unit)
        if (before.stage, before.decision) != (self._stored.stage, self._stored.decision):
            self._check.decision_changed()

    def _require_can_write(self) -> None:
        if self.lost is not None:
            raise self.lost
        if not self.database.writable:
            raise OpenedForReading(self.database.path)

    def lose(self, error: LockLost) -> None:
        """Another has taken over the file: nothing is written here any more. What was typed stays on the screen."""
        if self.lost is not None:
            return
        if self._pending is not None and self.kept is None:
            self.kept = Unsaved(self._unit, self._pending, self._stored, error)
        self._pending = None
        self.lost = self.unsaved = error
        self.changed.emit(Aspect.ACCESS | Aspect.SAVING | Aspect.CONTENT)

    def put_down(self, because: StyrkortError) -> Unsaved | None:
        """Let go of what is typed and cannot be stored, so that the file can be closed; None when all is stored."""
        self._write_pause.stop()
        kept = self.kept
        if self._pending is not None:
            kept = Unsaved(self._unit, self._pending, self._stored, because)
        self._pending, self._draft, self.kept = None, None, None
        return kept

    def take_over(self, kept: Unsaved) -> bool:
        """Store what could not be stored when the file was open before; False where it does not fit, or not yet."""
        if self.can_write and kept.unit in self.unit_codes and kept.fits(self.database.scorecard(kept.unit)):
            self.show_unit(kept.unit)
            self.do(kept.edit)
            return True
        self.kept, self.unsaved = kept, kept.because
        self.changed.emit(Aspect.ACCESS | Aspect.SAVING)
        return False

    def _kept_draft(self) -> Scorecard | None:
        """The unit's scorecard with what could not be stored, where that was typed here and in this unit."""
        return self.kept.draft_of(self._unit) if self.kept is not None and self.lost is not None else None

    def _saved(self) -> None:
        self.unsaved = None
        self.saved_at = datetime.datetime.now().astimezone()

    # -- the checker

    @property
    def verdict(self) -> Verdict:
        """What the checker says of the scorecard."""
        return self._check.verdict

    @property
    def municipality(self) -> tuple[Finding, ...]:
        """What it says of all units together; nothing but in the finance office's file."""
        return self._check.municipality

    def check_now(self) -> None:
        """Check the whole without waiting for a pause, in the company that was last brought together."""
        self._check.now()

    def scorecard_of(self, unit: str) -> Scorecard:
        """The scorecard in which a finding of this unit stands: the one in hand for what concerns all units."""
        return self.scorecard if unit in ("", self._unit) else self._check.company.by_unit.get(unit, self.scorecard)

    def _at_hand(self) -> tuple[Scorecard, str | None]:
        return self.scorecard, self.spot.goal

    def _on_check_found(self) -> None:
        self.changed.emit(Aspect.FINDINGS)

    # -- undo

    def undo_name(self) -> str | None:
        """What *Ångra* would take back; None when there is nothing."""
        found = self.database.undoable() if self.can_write else None
        return self.say(found.label) if found else None

    def redo_name(self) -> str | None:
        """What *Gör om* would do again; None when there is nothing."""
        found = self.database.redoable() if self.can_write else None
        return self.say(found.label) if found else None

    def undo(self) -> None:
        """Take back the newest step, and go where it was made. Raises what the store raises."""
        self.flush()
        self._after_replay(self.database.undo())

    def redo(self) -> None:
        """Do again what was taken back last, and go where it is. Raises what the store raises."""
        self.flush()
        self._after_replay(self.database.redo())

    def put_back(self, make: Callable[[Database], object]) -> None:
        """Have the database make a step of its own (a restore, several steps back), and show what stands then.

        The person stays where they are. Raises what the store raises; then nothing is changed.
        """
        self.flush()
        self._require_can_write()
        make(self.database)
        self.reload()

    def _after_replay(self, summaries: Sequence[ChangeSummary]) -> None:
        touched = [unit for summary in summaries for unit in summary.units]
        if touched and self._unit not in touched and touched[0] in self.unit_codes:
            self._unit = touched[0]
        self._read_anew()
        rows = [change.row for summary in summaries for change in summary.changes if change.row]
        places = [spot for spot in (spot_of_row(row, self.scorecard) for row in rows) if spot is not None]
        # the goal is shown; the keyboard stays where it is, or a person would go on typing somewhere else
        # the step itself, what is said of it, or every goal at a round
        seen_here = self.spot.page in (Page.HISTORY, Page.FINDINGS, Page.FOLLOW_UP)
        there = replace(places[0], indicator=None) if places and not seen_here else self.spot
        self.spot = self.resolved(replace(there, field=None, span=None))
        self.changed.emit(Aspect.EVERYTHING)

    def reload(self) -> None:
        """Read everything anew, after something else has written to the database; the person stays where they are."""
        self._check.read_catalogue()
        self._read_anew()
        before, self.spot = self.spot, self.resolved(self.spot)
        self.changed.emit(Aspect.EVERYTHING if self.spot != before else Aspect.EVERYTHING & ~Aspect.SPOT)

    def _read_anew(self) -> None:
        self._pending = None
        if self._unit not in self.unit_codes:
            self._unit = self._first_unit()
        self._stored = self.database.scorecard(self._unit)
        self._draft = self._kept_draft()
        if self.can_write:
            self._saved()
        self._check.begin_anew()

    def close(self) -> None:
        """Store what is typed and let go of the file. Raises what the store raises; then the file stays open."""
        self.flush()
        if self.kept is not None:
            raise self.kept.because
        self._close()

    def abandon(self) -> None:
        """Let go of the file and of what could not be stored."""
        self._write_pause.stop()
        self._pending, self._draft, self.kept = None, None, None
        self._close()

    def _close(self) -> None:
        self._check.finish()
        self.database.close()
