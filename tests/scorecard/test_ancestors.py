"""Which contents a database and a file both come from, and what a file merged before still says."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace

import pytest

from styrkort_desktop.scorecard.ancestors import (
    carries,
    common_ancestors,
    dispatch_content,
    filled,
    held_dispatches,
    received_digest,
    replaced_questions,
)
from styrkort_desktop.scorecard.cells import CellKey
from styrkort_desktop.scorecard.conflicts import Ancestor, AncestorKind, Conflict, ConflictKind, MergeResult
from styrkort_desktop.scorecard.editing import add_goal, change_goal, change_indicator, remove_goal, with_cell
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.goals import Goal
from styrkort_desktop.scorecard.json_form import content_digest
from styrkort_desktop.scorecard.origin import Document, Origin
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.received import Coverage, Received
from styrkort_desktop.scorecard.scorecard import Scorecard
from tests.scorecard.simulated_edits import small_scorecard

NOON = datetime.datetime(2016, 2, 12, 12, tzinfo=datetime.UTC)
BASE = small_scorecard()
ONE = change_goal(BASE, "g0", text="Ett", responsible="Ett")
TWO = change_indicator(ONE, "i0", source="Två")


@dataclass(frozen=True)
class Merged:
    digest: str
    database: str | None
    dispatch: str | None
    content: Scorecard
    dispatch_content: Scorecard | None = None
    coverage: Coverage = field(default_factory=Coverage)
    contains: tuple[tuple[str, str], ...] = ()


def file(
    scorecard: Scorecard,
    dispatch: str = "d1",
    database: str = "office",
    *,
    follows: tuple[str, ...] = (),
    contains: tuple[tuple[str, str], ...] = (),
    frozen: Scorecard | None = None,
    coverage: Coverage | None = None,
) -> Received:
    origin = Origin(dispatch, database, NOON, follows, contains)
    return Received(Document(scorecard, origin), frozen, coverage or Coverage())


def found(
    received: Received,
    *files: Merged,
    dispatches: dict[str, Scorecard] | None = None,
    questions: tuple[tuple[str, Conflict], ...] = (),
) -> tuple[Ancestor, ...]:
    return common_ancestors("office", dispatches or {}, files, questions, received, received_digest(received))


def question(digest: str, row: str, path: tuple[str, ...], base: Json = None) -> tuple[str, Conflict]:
    kind = ConflictKind.FIELD if path else ConflictKind.DELETION
    return digest, Conflict(f"{row}{path}", kind, Place("BUN"), "goal", row, path, base, 1, 2)


# -- the file's own dispatch


def test_a_dispatch_made_here_is_believed_before_the_files_own_copy() -> None:
    (one,) = found(file(TWO, frozen=ONE), dispatches={"d1": BASE})
    assert (one.kind, one.scorecard) == (AncestorKind.DISPATCH, BASE)


def test_a_dispatch_of_another_database_is_common_once_it_was_merged_here() -> None:
    received = file(TWO, "x1", "unit", frozen=ONE)
    assert found(received) == ()
    kinds = {one.kind: one.scorecard for one in found(received, Merged("k", "unit", "x1", ONE, BASE))}
    assert kinds[AncestorKind.DISPATCH] == BASE
    assert found(received, Merged("k", "unit", "x1", TWO))[0].scorecard == ONE  # known from the new file alone


def test_a_dispatch_of_ours_that_nobody_remembers_is_no_ancestor() -> None:
    assert found(file(TWO)) == ()


def test_a_file_without_origin_has_no_ancestors() -> None:
    assert found(Received(Document(TWO)), dispatches={"d1": BASE}) == ()


def test_what_the_file_holds_of_ours_is_an_ancestor() -> None:
    received = file(TWO, "x1", "unit", contains=(("office", "d1"), ("other", "d2")))
    (one,) = found(received, dispatches={"d1": BASE, "d2": ONE})
    assert (one.kind, one.scorecard) == (AncestorKind.CONTAINED, BASE)


# -- the same file again


def test_the_same_file_is_its_own_ancestor_except_where_a_question_is_open() -> None:
    received = file(TWO)
    same = Merged(received_digest(received), "office", "d1", TWO)
    asked = question(same.digest, "g0", ("text",), "Första målet 0")
    (one,) = found(received, same, dispatches={"d1": BASE}, questions=(asked, question("other", "g1", ())))
    assert (one.kind, one.file) == (AncestorKind.ITSELF, same.digest)
    assert one.unsettled == {("g0", ("text",)): "Första målet 0"}


def test_a_file_is_the_same_by_what_it_says() -> None:
    one = file(ONE)
    assert received_digest(one) == received_digest(replace(one, document=replace(one.document, scorecard=ONE)))
    later = replace(ONE, revision=9)
    assert received_digest(file(later)) == received_digest(one)  # a count for people
    others = [
        file(TWO),
        file(ONE, "d2"),
        file(ONE, coverage=Coverage({("activity", ()): False})),
        replace(one, blanked=frozenset({("i0", ("outcomes", "2016/t1"))})),
        Received(Document(ONE)),
    ]
    assert len({received_digest(each) for each in (one, *others)}) == 6


# -- files that the new one builds on


def test_a_copy_that_carries_an_earlier_ones_changes_builds_on_it() -> None:
    kinds = [one.kind for one in found(file(TWO), Merged("k", "office", "d1", ONE), dispatches={"d1": BASE})]
    assert kinds == [AncestorKind.DISPATCH, AncestorKind.EARLIER_FILE]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (ONE, ONE, True),
        (ONE, TWO, True),
        (TWO, change_goal(TWO, "g0", text="Annat"), True),  # two of three stand
        (ONE, change_goal(ONE, "g0", text="Annat"), False),  # one of two
        (TWO, change_indicator(TWO, "i0", source="Enkät"), False),  # one is back where it was
        (change_goal(BASE, "g0", text="Ett"), change_goal(BASE, "g0", text="Ett"), False),  # one change proves nothing
        (BASE, ONE, False),
        (remove_goal(BASE, "g0"), remove_goal(BASE, "g0"), True),
        (remove_goal(BASE, "g0"), BASE, False),
        (add_goal(BASE, Goal(id="ny", area="ledarskap", text="Ny")), ONE, False),  # a row that neither other has
    ],
)
def test_when_a_copy_carries_what_was_changed_in_another(earlier: Scorecard, later: Scorecard, expected: bool) -> None:
    assert carries(file(later), Merged("k", "office", "d1", earlier), BASE) is expected


def test_columns_that_a_copy_does_not_have_say_nothing_of_what_it_carries() -> None:
    coverage = Coverage({("goal", ("responsible",)): False})
    later = change_goal(TWO, "g0", responsible=None)
    assert carries(file(later, coverage=coverage), Merged("k", "office", "d1", TWO), BASE)
    changed_there = Merged("k", "office", "d1", change_goal(TWO, "g0", responsible="Nytt"), coverage=coverage)
    assert carries(file(TWO), changed_there, BASE)


def test_a_file_whose_dispatch_came_before_is_built_on() -> None:
    earlier = Merged("k", "unit", "x1", ONE, ONE)
    (one,) = found(file(TWO, "x2", "unit", follows=("x1",)), earlier)
    assert (one.kind, one.scorecard, one.file) == (AncestorKind.EARLIER_FILE, ONE, "k")
    assert found(file(TWO, "x2", "unit"), earlier) == ()


def test_what_was_changed_by_hand_after_the_dispatch_does_not_lie_behind_the_next() -> None:
    by_hand = Merged("k", "unit", "x1", TWO, BASE)
    (one,) = found(file(BASE, "x2", "unit", follows=("x1",)), by_hand)
    assert (one.scorecard, one.file) == (BASE, "")
    (carried,) = found(file(TWO, "x2", "unit", follows=("x1",)), by_hand)
    assert (carried.scorecard, carried.file) == (TWO, "k")


def test_copies_of_our_own_earlier_dispatches_do_not_lie_behind_a_later_one() -> None:
    by_hand = Merged("k", "office", "d1", ONE)
    kinds = [one.kind for one in found(file(TWO, "d2", follows=("d1",)), by_hand, dispatches={"d1": BASE, "d2": BASE})]
    assert kinds == [AncestorKind.DISPATCH]


def test_where_nobody_knows_what_went_out_the_copy_merged_first_stands_for_it() -> None:
    newest, first = Merged("k2", "unit", "x1", TWO), Merged("k1", "unit", "x1", ONE)
    (one,) = found(file(BASE, "x1", "unit"), newest, first)
    assert (one.kind, one.scorecard, one.file) == (AncestorKind.EARLIER_FILE, ONE, "")
    (before,) = found(file(BASE, "x2", "unit", follows=("x1",)), first)
    assert (before.scorecard, before.file) == (ONE, "")


def test_what_a_dispatch_held_is_known_from_any_file_of_it() -> None:
    told, silent = Merged("k1", "unit", "x1", ONE, BASE), Merged("k2", "unit", "x1", TWO)
    found_here = found(file(BASE, "x2", "unit", follows=("x1",)), silent, told)
    assert [one.scorecard for one in found_here] == [BASE, BASE]


# -- rows that were asked about


def test_rows_that_a_file_lacked_have_been_asked_about() -> None:
    without = replace(remove_goal(BASE, "g0"), economy=replace(BASE.economy, years=()))
    earlier = Merged("k", "unit", "x1", without, contains=(("office", "d1"),))
    received = file(without, "x2", "unit", follows=("x1",))
    (one,) = found(received, earlier, dispatches={"d1": BASE})
    assert {row for row, path in one.declined if not path} == {"g0", "a0", "i0"}
    assert ("i0", ("outcomes", "2013")) in one.declined
    asked = question("k", "g0", ())
    (still_open,) = found(received, earlier, dispatches={"d1": BASE}, questions=(asked,))
    assert still_open.declined == frozenset()
    not_there = replace(earlier, coverage=Coverage({(kind, ()): False for kind in ("goal", "activity", "indicator")}))
    (partly,) = found(received, not_there, dispatches={"d1": BASE})
    assert partly.declined == frozenset()


def answer(*conflicts: Conflict) -> MergeResult:
    return MergeResult(ONE, (), (), conflicts)


def test_questions_are_replaced_by_a_file_that_builds_on_theirs() -> None:
    questions = [question("k", "g0", ("text",)), question("k", "g0", ("responsible",)), question("l", "g1", ("text",))]
    built_on = Ancestor(AncestorKind.EARLIER_FILE, ONE, file="k")
    received = file(TWO, coverage=Coverage({("goal", ("responsible",)): False}))
    assert replaced_questions(questions, [built_on], received, "new", answer()) == {questions[0][1].id}
    assert replaced_questions(questions, [built_on], received, "new", answer(questions[0][1])) == frozenset()
    assert replaced_questions(questions, [], received, "l", answer()) == {questions[2][1].id}


def test_what_was_written_by_hand_is_asked_about_until_the_new_file_says_the_same() -> None:
    lacking = remove_goal(BASE, "g1")
    by_hand = frozenset({("g0", ("text",)), ("g1", ()), ("i0", ()), ("i0", ("outcomes", "2013"))})
    built_on = Ancestor(AncestorKind.EARLIER_FILE, lacking, file="k", by_hand=by_hand)
    asked = [
        ("k", replace(question("k", "g0", ("text",))[1], theirs="Ett")),
        question("k", "g1", ()),
        ("k", replace(question("k", "i0", ())[1], kind=ConflictKind.NEW_ROW)),
        ("k", replace(question("k", "i0", ("outcomes", "2013"))[1], kind=ConflictKind.DELETION, record="indicator")),
    ]
    same = with_cell(remove_goal(ONE, "g1"), ("i0", ("outcomes", "2013")), None)
    ids = [conflict.id for _, conflict in asked]
    assert replaced_questions(asked, [built_on], file(same), "new", answer()) == set(ids)
    assert replaced_questions(asked, [built_on], file(BASE), "new", answer()) == {ids[2]}
    assert replaced_questions(asked, [built_on], file(remove_goal(BASE, "g0")), "new", answer()) == {ids[3]}


# -- what our own files say that they hold


def test_a_file_holds_the_newest_dispatches_of_others_whose_questions_are_settled() -> None:
    newest = Merged("k3", "unit", "x2", TWO)
    older = Merged("k2", "unit", "x1", ONE, contains=(("third", "t1"), ("office", "d1")))
    ours = Merged("k1", "office", "d1", BASE, contains=(("third", "t0"),))
    files = (newest, older, ours)
    assert held_dispatches("office", files, []) == (("third", "t1"), ("unit", "x2"))
    waiting = ("k3", replace(question("k3", "i0", ("source",))[1], record="indicator", theirs="Två"))
    assert held_dispatches("office", files, [waiting]) == (("third", "t1"), ("unit", "x1"))


def test_a_file_that_says_what_is_in_question_is_not_held_whoever_asked() -> None:
    files = (Merged("k2", "unit", "x2", TWO), Merged("k1", "unit", "x1", ONE))
    asked = [("elsewhere", replace(question("elsewhere", "g0", ("text",))[1], theirs="Ett"))]
    assert held_dispatches("office", files, asked) == ()


def test_a_row_deleted_here_that_a_file_has_does_not_keep_it_from_being_held() -> None:
    asked = [("k1", replace(question("k1", "g0", ())[1], kind=ConflictKind.NEW_ROW))]
    assert held_dispatches("office", [Merged("k1", "unit", "x1", ONE)], asked) == (("unit", "x1"),)


# -- what is stored of a file


def test_what_a_file_went_out_with_is_its_frozen_copy_or_proved_by_its_digest() -> None:
    assert dispatch_content(file(TWO, frozen=ONE)) == ONE
    unchanged = file(ONE, content_digest(ONE, "unit"), "unit")
    assert dispatch_content(unchanged) == ONE
    assert dispatch_content(file(TWO, content_digest(ONE, "unit"), "unit")) is None
    assert dispatch_content(Received(Document(TWO))) is None


def test_what_a_file_does_not_have_is_filled_from_its_ancestor() -> None:
    coverage = Coverage(
        {("goal", ("responsible",)): False, ("activity", ()): False, ("scorecard", ("economy",)): False}
    )
    goals = tuple(replace(goal, responsible=None, activities=()) for goal in TWO.goals)
    part = replace(TWO, goals=goals, economy=type(TWO.economy)())
    ancestors = [Ancestor(AncestorKind.DISPATCH, BASE)]
    whole = filled(file(part, coverage=coverage), ancestors)
    assert whole == change_goal(TWO, "g0", responsible="Chef")
    assert filled(file(part, coverage=coverage), []) == part
    assert filled(file(part), ancestors) == part


def test_a_row_is_not_filled_in_under_one_that_is_gone() -> None:
    coverage = Coverage({("activity", ()): False})
    part = remove_goal(replace(BASE, goals=tuple(replace(goal, activities=()) for goal in BASE.goals)), "g0")
    assert filled(file(part, coverage=coverage), [Ancestor(AncestorKind.DISPATCH, BASE)]) == remove_goal(BASE, "g0")


def test_a_changed_cell_is_enough_to_tell_two_files_apart() -> None:
    key: CellKey = ("i0", ("targets", "2016"))
    assert received_digest(file(with_cell(BASE, key, 7))) != received_digest(file(BASE))
