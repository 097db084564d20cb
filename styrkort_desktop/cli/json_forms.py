"""Values as the JSON that outside programs read (FORMATS section 1, "--json")."""

from __future__ import annotations

from styrkort_desktop.desk.follow import UnitState
from styrkort_desktop.desk.receive import FileOutcome
from styrkort_desktop.exchange.flat_table import NotPlaced
from styrkort_desktop.scorecard.conflicts import Conflict, Taken
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.findings import Finding, Fix
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.received import Refusal
from styrkort_desktop.scorecard.texts import Language


def place_form(place: Place) -> dict[str, Json]:
    """A place with each of its parts named; what concerns the whole municipality has no unit."""
    return {
        "unit": place.unit or None,
        "area": place.area,
        "goal": place.goal,
        "indicator": place.indicator,
        "item": place.item,
        "field": place.field,
    }


def finding_form(finding: Finding, language: Language) -> dict[str, Json]:
    """A finding of `styrkort-findings/1`."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        **place_form(finding.place),
        "span": list(finding.span) if finding.span else None,
        "message": finding.message.into(language),
        "fix": _fix_form(finding.fix, language) if finding.fix else None,
        "waived": finding.waived,
    }


def _fix_form(fix: Fix, language: Language) -> dict[str, Json]:
    return {
        "label": fix.label.into(language),
        "changes": [{"field": field, "value": value} for field, value in fix.changes],
    }


def conflict_form(conflict: Conflict, file: str) -> dict[str, Json]:
    """A conflict of `styrkort-conflicts/1`."""
    return {
        "id": conflict.id,
        "kind": conflict.kind.value,
        **place_form(conflict.place),
        "base": conflict.base,
        "ours": conflict.ours,
        "theirs": conflict.theirs,
        "file": file,
    }


def outcome_form(outcome: FileOutcome, language: Language) -> dict[str, Json]:
    """One file of `styrkort-import/1`."""
    return {
        "file": outcome.file,
        "unit": outcome.unit,
        "state": outcome.state.value,
        "taken": [taken_form(one) for one in outcome.taken],
        "kept": [taken_form(one) for one in outcome.kept],
        "proposed": [taken_form(one) for one in outcome.proposed],
        "conflicts": len(outcome.conflicts),
        "refusals": [refusal_form(one, language) for one in outcome.refusals],
        "remarks": [
            {
                "sheet": one.spot.sheet,
                "row": one.spot.row,
                "column": one.spot.column,
                "found": one.spot.found,
                "message": one.text.into(language),
            }
            for one in outcome.remarks
        ],
        "notes": [note.into(language) for note in outcome.notes],
        "not_placed": [not_placed_form(one, language) for one in outcome.unplaced],
    }


def not_placed_form(one: NotPlaced, language: Language) -> dict[str, Json]:
    """A figure of a table for all units that belongs nowhere: where it stands, and why in a word and in words."""
    return {
        "sheet": one.spot.sheet,
        "row": one.spot.row,
        "column": one.spot.column,
        "found": one.spot.found,
        "unit": one.unit,
        "reason": one.why.value,
        "message": one.text.into(language),
    }


def taken_form(taken: Taken) -> dict[str, Json]:
    """One thing a merge did, with old and new value."""
    return {
        **place_form(taken.place),
        "old": taken.old,
        "new": taken.new,
        "replaces_own": taken.replaces_own,
        "against_copy": taken.against_copy,
    }


def refusal_form(refusal: Refusal, language: Language) -> dict[str, Json]:
    """Why a file was refused, and where."""
    spot = refusal.spot
    return {
        "sheet": spot.sheet,
        "row": spot.row,
        "column": spot.column,
        "found": spot.found,
        "message": refusal.text.into(language),
    }


def unit_form(state: UnitState) -> dict[str, Json]:
    """One unit of `styrkort-status/1`."""
    return {
        "unit": state.unit,
        "stage": state.stage.value,
        "revision": state.revision,
        "goals": state.goals,
        "indicators": state.indicators,
        "submitted": state.submitted.isoformat() if state.submitted else None,
        "file": state.file,
        "open_conflicts": state.open_conflicts,
        "areas": {
            one.area: {"coverage": one.coverage.value, "goals": one.goals, "reason": one.reason} for one in state.areas
        },
    }
