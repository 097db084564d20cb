"""Values as lines that a person reads on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from styrkort_desktop.desk.merging import OF_MUNICIPALITY
from styrkort_desktop.desk.receive import FileOutcome, FileState
from styrkort_desktop.exchange.flat_table import NotPlaced
from styrkort_desktop.exchange.problems import LISTED_AT_MOST
from styrkort_desktop.scorecard.cells import Path, label_of
from styrkort_desktop.scorecard.conflicts import Conflict, ConflictKind, Taken
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.texts import Text, same
from styrkort_desktop.scorecard.value_words import Names, value_in_words
from styrkort_desktop.template import Template

VALUE_LENGTH = 70
_OF_ALL = Text("Kommunen", "The municipality")


def value_text(record: str, path: Path, value: Json, names: Names) -> Text:
    """The value of a cell on one line, long texts cut."""
    said = value_in_words(record, path, value, names)
    return Text(_cut(said.sv), _cut(said.en))


def _cut(text: str) -> str:
    flat = " ".join(text.splitlines())
    return flat if len(flat) <= VALUE_LENGTH else flat[: VALUE_LENGTH - 1] + "…"


def place_text(place: Place, template: Template) -> Text:
    """Unit, area and row of a place: `BUN · Följa och jämföra · bun-m01`; what is no unit's is the municipality's."""
    within = place_in_unit(place, template)
    if not place.unit:
        return Text("{unit} · {area}", "{unit} · {area}").format(unit=_OF_ALL, area=within) if within else _OF_ALL
    return same(" · ".join(filter(None, (place.unit, within))))


def place_in_unit(place: Place, template: Template) -> str:
    """Area and row of a place: `Följa och jämföra · bun-m01`; empty for the scorecard itself."""
    area = template.names("areas").get(place.area or "", place.area) if place.area else None
    return " · ".join(part for part in (area, place.row) if part)


def outcome_text(outcome: FileOutcome, template: Template) -> Iterator[Text]:
    """What came of a file, in a few lines; nothing for a refused one, whose reasons are told elsewhere."""
    if outcome.state is FileState.REFUSED:
        return
    head = {"file": outcome.file, "unit": OF_MUNICIPALITY if outcome.of_municipality else outcome.unit or outcome.holds}
    yield {
        FileState.MERGED: Text("{file} ({unit}): införd.", "{file} ({unit}): merged."),
        FileState.NOTHING_NEW: Text("{file} ({unit}): inget nytt.", "{file} ({unit}): nothing new."),
        FileState.DRY_RUN: Text("{file} ({unit}): skulle föras in.", "{file} ({unit}): would be merged."),
    }[outcome.state].format(**head)
    for note in outcome.notes:
        yield Text("  {note}", "  {note}").format(note=note)
    for taken in outcome.taken:
        yield Text("  {what}", "  {what}").format(what=_taken_text(taken, template))
    for kept in outcome.kept:
        yield Text("  behållet mot en annan kopia: {what}", "  kept against another copy: {what}").format(
            what=_taken_text(kept, template)
        )
    for proposed in outcome.proposed:
        yield Text("  inte infört: {what}", "  not taken in: {what}").format(what=_taken_text(proposed, template))
    for remark in outcome.remarks:
        yield _at(remark.spot, remark.text)
    yield from _not_placed_text(outcome.unplaced)
    for conflict in outcome.conflicts:
        for line in conflict_text(conflict, outcome.file, template):
            yield Text("  {line}", "  {line}").format(line=line)


def _not_placed_text(unplaced: Sequence[NotPlaced]) -> Iterator[Text]:
    """The figures of a table that belong nowhere, as many as anybody reads."""
    for one in unplaced[:LISTED_AT_MOST]:
        yield Text("  inte ifyllt:{what}", "  not filled in:{what}").format(what=_at(one.spot, one.text, lead=" "))
    if len(unplaced) > LISTED_AT_MOST:
        yield Text("  … och {n} till; alla står i --json", "  … and {n} more; --json has them all").format(
            n=len(unplaced) - LISTED_AT_MOST
        )


def _at(spot: FileSpot, text: Text, lead: str = "  ") -> Text:
    where = " ".join(str(part) for part in (spot.sheet, spot.row, spot.column) if part)
    return Text("{lead}{where}: {text}", "{lead}{where}: {text}").format(lead=lead, where=where, text=text)


def _taken_text(taken: Taken, template: Template) -> Text:
    return Text("{place}: {label}: {old} → {new}", "{place}: {label}: {old} → {new}").format(
        place=place_text(taken.place, template),
        label=label_of(taken.record, taken.path),
        old=value_text(taken.record, taken.path, taken.old, template.names),
        new=value_text(taken.record, taken.path, taken.new, template.names),
    )


def conflict_text(conflict: Conflict, file: str, template: Template) -> Iterator[Text]:
    """A conflict with its id, place and the three values."""
    kinds = {
        ConflictKind.FIELD: Text("ändrat på båda håll", "changed on both sides"),
        ConflictKind.DELETION: Text(
            "finns inte i filen: borttaget, eller bara inte med?", "not in the file: deleted, or just left out?"
        ),
        ConflictKind.NEW_ROW: Text("borttaget här, men ändrat i filen", "deleted here, but changed in the file"),
    }
    yield Text("{id}  {place}: {label}: {kind} ({file})", "{id}  {place}: {label}: {kind} ({file})").format(
        id=conflict.id,
        place=place_text(conflict.place, template),
        label=label_of(conflict.record, conflict.path),
        kind=kinds[conflict.kind],
        file=file,
    )
    base, ours, theirs = (
        value_text(conflict.record, conflict.path, value, template.names)
        for value in (conflict.base, conflict.ours, conflict.theirs)
    )
    yield Text(
        "    förut {base} · här {ours} · filen {theirs}", "    before {base} · here {ours} · file {theirs}"
    ).format(base=base, ours=ours, theirs=theirs)
