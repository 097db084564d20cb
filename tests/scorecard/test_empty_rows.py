"""Two copies in which different people wrote on the same empty row: two rows, whatever order they come in."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pytest

from styrkort_desktop.scorecard.conflicts import AncestorKind, AncestorOf
from styrkort_desktop.scorecard.editing import add_goal, add_indicator, change_goal, put_waiver
from styrkort_desktop.scorecard.empty_rows import Apart, apart_from_copies
from styrkort_desktop.scorecard.goals import Goal, Indicator
from styrkort_desktop.scorecard.origin import Document, Origin
from styrkort_desktop.scorecard.received import Received
from styrkort_desktop.scorecard.scorecard import Scorecard, Waiver
from tests.scorecard.simulated_edits import small_scorecard

NOON = datetime.datetime(2016, 2, 12, 12, tzinfo=datetime.UTC)
BASE = small_scorecard()
READING, FOOD = "Mål för att fler ska läsa.", "Mål för att köken ska slänga mindre mat."


def copy(text: str, name: str | None = None, base: Scorecard = BASE) -> Scorecard:
    """A copy with a goal on the empty row, and an indicator below it."""
    indicators = () if name is None else (Indicator(id="tom-i", name=name),)
    return add_goal(base, Goal(id="tom", area="ledarskap", text=text, indicators=indicators))


def taken(
    theirs: Scorecard,
    ours: Scorecard,
    copies: Sequence[Scorecard] = (),
    ancestors: Sequence[AncestorOf[Scorecard]] = (),
    frozen: Scorecard | None = BASE,
) -> Apart[Scorecard] | None:
    received = Received(Document(theirs, Origin("d1", "office", NOON, (), ())), frozen)
    return apart_from_copies(received, ours, copies, ancestors)


def ids(made: Apart[Scorecard] | None) -> list[str]:
    assert made is not None
    return [goal.id for goal in made.received.scorecard.goals if goal.id.startswith("tom")]


def test_other_words_on_the_same_empty_row_are_another_row() -> None:
    made = taken(copy(FOOD), copy(READING))
    assert ids(made) == ["tom-2"]
    assert made is not None
    assert (READING in made.notes[0].sv, FOOD in made.notes[0].sv) == (True, True)


@pytest.mark.parametrize("ours", [BASE, copy(READING), copy("Mål för att fler barn ska läsa."), copy("")])
def test_a_row_that_is_new_or_alike_keeps_its_id(ours: Scorecard) -> None:
    assert taken(copy(READING), ours) is None


def test_a_row_that_went_out_keeps_its_id_however_it_is_rewritten() -> None:
    row = BASE.goals[0].id
    assert taken(change_goal(BASE, row, text="Helt annat"), change_goal(BASE, row, text=FOOD)) is None


def test_a_file_without_what_went_out_has_no_empty_rows() -> None:
    assert taken(copy(FOOD), copy(READING), frozen=None) is None


def test_what_stands_under_such_a_row_and_what_points_at_it_goes_along() -> None:
    theirs = put_waiver(copy(FOOD, "Antal lån"), Waiver(rule="T103", goal="tom", indicator="tom-i", reason="Beslutat."))
    made = taken(theirs, copy(READING, "Antal lån"))
    assert made is not None
    goal = made.received.scorecard.goals[-1]
    assert [(goal.id, one.id) for one in goal.indicators] == [("tom-2", "tom-i-2")]
    waiver = made.received.scorecard.waivers[-1]
    assert (waiver.goal, waiver.indicator) == ("tom-2", "tom-i-2")
    assert len(made.notes) == 1


def test_an_indicator_alone_is_told_apart_too() -> None:
    row = BASE.goals[0].id
    one, other = (add_indicator(BASE, row, Indicator(id="tom", name=name)) for name in ("Antal lån", "Matsvinn"))
    made = taken(one, other)
    assert made is not None
    assert [found.id for _, found in made.received.scorecard.indicators() if found.id.startswith("tom")] == ["tom-2"]


def test_the_file_read_again_gives_the_same_row_also_when_it_was_rewritten_here() -> None:
    both = add_goal(copy(READING), Goal(id="tom-2", area="ledarskap", text="Något annat sedan dess"))
    merged = add_goal(BASE, Goal(id="tom-2", area="ledarskap", text=FOOD))
    assert ids(taken(copy(FOOD), both, (copy(READING), merged))) == ["tom-2"]
    assert ids(taken(copy("Mål för att fler ska cykla till jobbet."), both, (copy(READING), merged))) == ["tom-3"]


def test_a_copy_that_carries_on_from_another_is_believed() -> None:
    earlier = copy(READING, base=change_goal(BASE, BASE.goals[0].id, responsible="Nytt"))
    by_hand = frozenset({(BASE.goals[0].id, ("responsible",)), ("tom", ("text",))})
    builds_on = AncestorOf(AncestorKind.EARLIER_FILE, earlier, by_hand=by_hand)
    theirs = copy(FOOD, base=change_goal(BASE, BASE.goals[0].id, responsible="Nytt"))
    assert taken(theirs, earlier, (earlier,), (builds_on,)) is None
    assert ids(taken(copy(FOOD), earlier, (earlier,), (builds_on,))) == ["tom-2"], "it carries nothing else"
