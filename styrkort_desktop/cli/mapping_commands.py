"""`styrkort import` of a municipality's own spreadsheet: by a mapping, or the mapping that its headings suggest."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from styrkort_desktop.cli.databases import open_database, personal_settings, template_for_files
from styrkort_desktop.cli.json_forms import refusal_form, taken_form
from styrkort_desktop.cli.output import Output
from styrkort_desktop.desk.files import NothingToRead, files_named
from styrkort_desktop.desk.mapping import (
    MappedOutcome,
    add_mapped,
    dump_mapping,
    open_sheets,
    read_mapping,
    remembering,
    suggestion_for,
)
from styrkort_desktop.desk.merging import FileState
from styrkort_desktop.exchange.mapping import MEANS, mapping_to_json
from styrkort_desktop.exchange.mapping_preview import MappedGoal, MappedPreview, NotTaken, Why
from styrkort_desktop.exchange.mapping_suggestion import Suggestion
from styrkort_desktop.exchange.spreadsheet import column_letters
from styrkort_desktop.scorecard.errors import WrongUsage
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.texts import Language, Text, same
from styrkort_desktop.settings import MAPPINGS
from styrkort_desktop.template import Template
from styrkort_desktop.whole_files import whole_file

DONE, TO_SETTLE, REFUSED = 0, 1, 3
_ON_STDOUT = "-"
_SHOWN = 80


class MappingNeedsAUnit(WrongUsage):
    """A spreadsheet is to be read in, but for whom is not said."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Ange med --unit vilken enhet kalkylbladets mål hör till: en enhet.",
                "Say with --unit which unit the goals of the spreadsheet belong to: one unit.",
            )
        )


class UnitNeedsAMapping(WrongUsage):
    """A unit is named for files that say themselves whose they are."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "--unit hör till --mapping: andra filer säger själva vilken enhet de gäller.",
                "--unit belongs to --mapping: other files say themselves which unit they are about.",
            )
        )


class OneFileForASuggestion(WrongUsage):
    """A mapping is suggested from one file."""

    def __init__(self) -> None:
        super().__init__(Text("--suggest-mapping läser en fil i taget.", "--suggest-mapping reads one file at a time."))


class NotWithAMapping(WrongUsage):
    """Options of merging, together with a mapping, which merges nothing."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Ett kalkylblad läggs till och jämförs inte: ta bort --ours, --theirs, --accept-deletions och --round.",
                "A spreadsheet is added, not merged: leave out --ours, --theirs, --accept-deletions and --round.",
            )
        )


def run_suggestion(arguments: Namespace, output: Output) -> int:
    """`styrkort import FILE --suggest-mapping KARTA`: writes what the columns seem to be, and why."""
    files = files_named(arguments.files)
    if len(files) != 1:
        raise OneFileForASuggestion
    name, path = files[0]
    if path is None:
        raise NothingToRead(name)
    template = template_for_files(arguments, output)
    kept: dict[str, str] = personal_settings(output).value(MAPPINGS)
    suggestion = suggestion_for(open_sheets(path), template, kept)
    target = arguments.suggest_mapping
    if target == _ON_STDOUT:
        output.say(same(dump_mapping(suggestion.mapping).rstrip()))
    else:
        with whole_file(Path(target)) as out:
            out.write(dump_mapping(suggestion.mapping).encode("utf-8"))
        output.say(Text("Skrev {path}.", "Wrote {path}.").format(path=target))
    for line in _suggestion_text(suggestion):
        output.note(line)
    output.result("styrkort-mapping-suggestion/1", **_suggestion_form(name, target, suggestion, output.language))
    return DONE


def _suggestion_text(suggestion: Suggestion) -> Iterator[Text]:
    mapping = suggestion.mapping
    where = Text("Blad {sheet}, rubrikrad {row}.", "Sheet {sheet}, heading row {row}.")
    yield where.format(sheet=mapping.sheet or "–", row=mapping.heading_row)
    yield from suggestion.about
    for one in mapping.columns:
        yield Text("  {column} {heading}: {means}. {reason}", "  {column} {heading}: {means}. {reason}").format(
            column=column_letters(one.column),
            heading=f"”{one.heading}”" if one.heading else "",
            means=MEANS.labels[one.means],
            reason=suggestion.reasons.get(one.column, same("")),
        )


def _suggestion_form(name: str, target: str, suggestion: Suggestion, language: Language) -> dict[str, Json]:
    return {
        "file": name,
        "written": None if target == _ON_STDOUT else target,
        "remembered": suggestion.remembered,
        "mapping": mapping_to_json(suggestion.mapping),
        "reasons": {column_letters(at): text.into(language) for at, text in suggestion.reasons.items()},
        "about": [text.into(language) for text in suggestion.about],
    }


def run_mapped_import(arguments: Namespace, output: Output) -> int:
    """`styrkort import FILE… --unit KOD --mapping KARTA`."""
    if len(arguments.unit) != 1:
        raise MappingNeedsAUnit
    if arguments.side or arguments.accept_deletions or arguments.round:
        raise NotWithAMapping
    mapping = read_mapping(Path(arguments.mapping))
    with open_database(arguments, output, writable=not arguments.dry_run) as database:
        outcomes = add_mapped(
            database,
            arguments.unit[0],
            files_named(arguments.files),
            mapping,
            dry_run=arguments.dry_run,
            progress=output.progress,
        )
        template = database.template
        for outcome in outcomes:
            if outcome.state is FileState.REFUSED:
                output.refuse(outcome.file, outcome.refusals)
            for line in _outcome_text(outcome, template):
                output.say(line)
    _remember(outcomes, template, output)
    output.result("styrkort-import/1", files=[_outcome_form(one, output.language) for one in outcomes])
    return max((_status(one) for one in outcomes), default=DONE)


def _remember(outcomes: Sequence[MappedOutcome], template: Template, output: Output) -> None:
    """Keep the mapping of what was added, for the next file with the same headings."""
    used = [one.preview.mapping for one in outcomes if one.state is FileState.MERGED and one.preview is not None]
    if not used:
        return
    settings = personal_settings(output)
    for mapping in used:
        kept: dict[str, str] = settings.value(MAPPINGS)
        settings.keep(MAPPINGS, remembering(kept, template.key, mapping))
    if settings.unkept is not None:
        output.note(settings.unkept.text)


def _status(outcome: MappedOutcome) -> int:
    if outcome.state is FileState.REFUSED:
        return REFUSED
    left = outcome.preview.to_look_at if outcome.preview is not None else ()
    return TO_SETTLE if any(one.why is not Why.STANDS for one in left) else DONE


# -- in words


def _outcome_text(outcome: MappedOutcome, template: Template) -> Iterator[Text]:
    found = outcome.preview
    if found is None:
        return
    head = {
        FileState.MERGED: Text("{file} ({unit}): {what} lades till.", "{file} ({unit}): {what} were added."),
        FileState.DRY_RUN: Text(
            "{file} ({unit}): {what} skulle läggas till.", "{file} ({unit}): {what} would be added."
        ),
        FileState.NOTHING_NEW: Text("{file} ({unit}): inget nytt.", "{file} ({unit}): nothing new."),
    }[outcome.state]
    yield head.format(file=outcome.file, unit=outcome.unit, what=brought(found))
    for one in found.goals:
        yield _goal_text(one, template)
    for note in found.notes:
        yield Text("  {spot}: {text}", "  {spot}: {text}").format(spot=_spot_text(note.spot), text=note.text)
    for left in found.not_taken:
        yield _not_taken_text(left)


def brought(found: MappedPreview) -> Text:
    """*5 mål, 9 indikatorer och 23 siffror*."""
    return Text("{g} mål, {i} indikatorer och {f} siffror", "{g} goals, {i} indicators and {f} figures").format(
        g=format_number(len(found.goals)), i=format_number(found.indicators), f=format_number(found.figures)
    )


def _goal_text(mapped: MappedGoal, template: Template) -> Text:
    goal = mapped.goal
    text = " ".join((goal.text or "").split())
    spot = mapped.spot_of(goal.id, "text")
    return Text("  {area} · {text} ({spot}): {n} indikatorer", "  {area} · {text} ({spot}): {n} indicators").format(
        area=template.area(goal.area).short_name,
        text=text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…",
        spot=_spot_text(spot or FileSpot()),
        n=len(goal.indicators),
    )


def _not_taken_text(left: NotTaken) -> Text:
    what = Text("läses inte", "not read") if left.why.is_expected else Text("inte infört", "not taken in")
    found = f" ”{left.spot.found}”" if left.spot.found else ""
    return Text("  {what}: {spot}{found}: {text}", "  {what}: {spot}{found}: {text}").format(
        what=what, spot=_spot_text(left.spot), found=found, text=left.text
    )


def _spot_text(spot: FileSpot) -> Text:
    parts = [
        same(spot.sheet) if spot.sheet else None,
        Text("rad {x}", "row {x}").format(x=spot.row) if spot.row else None,
        Text("kolumn {x}", "column {x}").format(x=spot.column) if spot.column else None,
    ]
    there = [part for part in parts if part is not None]
    return Text(", ".join(one.sv for one in there), ", ".join(one.en for one in there))


# -- as JSON


def _outcome_form(outcome: MappedOutcome, language: Language) -> dict[str, Json]:
    found = outcome.preview
    return {
        "file": outcome.file,
        "unit": outcome.unit,
        "state": outcome.state.value,
        "taken": [taken_form(one) for one in outcome.taken],
        "conflicts": 0,
        "refusals": [refusal_form(one, language) for one in outcome.refusals],
        "goals": [] if found is None else [_goal_form(one) for one in found.goals],
        "not_taken": [] if found is None else [_not_taken_form(one, language) for one in found.not_taken],
        "notes": [] if found is None else [note.text.into(language) for note in found.notes],
    }


def _goal_form(mapped: MappedGoal) -> dict[str, Json]:
    return {
        "goal": mapped.goal.id,
        "area": mapped.goal.area,
        "cells": [
            {
                "sheet": one.spot.sheet,
                "cell": f"{column_letters(one.at[1])}{one.at[0]}",
                "row": one.row,
                "field": one.field,
            }
            for one in mapped.cells
        ],
    }


def _not_taken_form(left: NotTaken, language: Language) -> dict[str, Json]:
    spot = left.spot
    return {
        "sheet": spot.sheet,
        "row": spot.row,
        "column": spot.column,
        "found": spot.found,
        "why": left.why.value,
        "message": left.text.into(language),
        "cells": [f"{column_letters(at)}{row}" for row, at in left.cells],
    }
