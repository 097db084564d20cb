"""Laws of the merge over any three scorecards that can exist, however little they have to do with each other."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from styrkort_desktop.scorecard.cells import CellKey, take_apart
from styrkort_desktop.scorecard.changes import ChangeKind, changes
from styrkort_desktop.scorecard.conflicts import Ancestor, AncestorKind, ConflictKind, MergeResult, Settlement, Side
from styrkort_desktop.scorecard.json_form import content_json
from styrkort_desktop.scorecard.merge import merge
from styrkort_desktop.scorecard.origin import Document
from styrkort_desktop.scorecard.received import Received
from styrkort_desktop.scorecard.resolving import PlaceIsGone, resolve
from styrkort_desktop.scorecard.scorecard import Scorecard
from tests.strategies import scorecards

ANY = scorecards(unit="BUN")
FEWER = settings(max_examples=settings().max_examples // 10)  # three whole scorecards take long to draw


def three_way(was: Scorecard | None, ours: Scorecard, theirs: Scorecard, **options: object) -> MergeResult:
    ancestors = [Ancestor(AncestorKind.DISPATCH, was)] if was is not None else []
    return merge(ancestors, ours, Received(Document(theirs)), **options)  # type: ignore[arg-type]


def kinds_agree(*all_of: Scorecard) -> bool:
    """Whether no id names a row of one kind in one scorecard and of another kind in another."""
    seen: dict[str, str] = {}
    forms = [take_apart(one) for one in all_of]
    return all(seen.setdefault(row, place.record) == place.record for form in forms for row, place in form.rows.items())


@FEWER
@given(ANY, ANY)
def test_equal_sides_change_nothing(was: Scorecard, both: Scorecard) -> None:
    result = three_way(was, both, replace(both, revision=1))
    assert (result.scorecard, result.taken, result.kept, result.conflicts) == (both, (), (), ())


@FEWER
@given(ANY, ANY)
def test_what_only_we_changed_is_kept(was: Scorecard, ours: Scorecard) -> None:
    result = three_way(was, ours, was)
    assert not changes(ours, result.scorecard)
    assert all(one.kind is ConflictKind.DELETION for one in result.conflicts)


@FEWER
@given(ANY, ANY)
def test_what_only_the_file_changed_is_taken_and_deletions_are_asked_about(ours: Scorecard, theirs: Scorecard) -> None:
    asked = three_way(ours, ours, theirs)
    assert {one.kind for one in asked.conflicts} <= {ConflictKind.DELETION}
    accepted = three_way(ours, ours, theirs, accept_deletions=True)
    assert accepted.conflicts == ()
    if kinds_agree(ours, theirs):
        assert not changes(accepted.scorecard, theirs)


@FEWER
@given(ANY, ANY)
def test_an_empty_scorecard_takes_the_file_whole(some: Scorecard, theirs: Scorecard) -> None:
    empty = Scorecard(template=some.template, template_edition=1, period=some.period, unit=some.unit)
    result = three_way(None, empty, theirs)
    assert content_json(result.scorecard) == content_json(theirs)
    assert result.conflicts == ()


@FEWER
@given(ANY, ANY, ANY)
def test_theirs_with_accepted_deletions_is_the_file(was: Scorecard, ours: Scorecard, theirs: Scorecard) -> None:
    for ancestor in (was, None):
        result = three_way(ancestor, ours, theirs, settle=Side.THEIRS, accept_deletions=True)
        assert content_json(result.scorecard) == content_json(theirs)
        assert result.conflicts == ()


@FEWER
@given(ANY, ANY, ANY)
def test_every_value_is_one_of_the_sides_and_whatever_changed_is_told(
    was: Scorecard, ours: Scorecard, theirs: Scorecard
) -> None:
    result = three_way(was, ours, theirs)
    mine, other, now = take_apart(ours), take_apart(theirs), take_apart(result.scorecard)
    for key, value in now.cells.items():
        row = key[0].partition("~")[0]
        assert value in (mine.cells.get(key), other.cells.get((row, key[1]))) or _names_a_row(value)
    told = {(one.row, one.path) for one in result.taken}
    for one in changes(ours, result.scorecard):
        if one.kind is ChangeKind.FIELD:
            assert (one.row, one.path) in told
        elif one.kind is ChangeKind.ADDED:
            assert _is_told_of(one.row, told, now.rows[one.row].parent)
    assert not [one for one in changes(ours, result.scorecard) if one.kind is ChangeKind.REMOVED]


def _names_a_row(value: object) -> bool:
    return isinstance(value, str) and "~" in value


def _is_told_of(row: str, told: set[CellKey], parent: str) -> bool:
    return (row, ()) in told or (parent, ()) in told


@FEWER
@given(ANY, ANY, ANY)
def test_what_is_asked_about_stays_as_it_is(was: Scorecard, ours: Scorecard, theirs: Scorecard) -> None:
    for ancestor in (was, None):
        result = three_way(ancestor, ours, theirs)
        mine, now = take_apart(ours), take_apart(result.scorecard)
        for one in result.conflicts:
            if one.kind is ConflictKind.FIELD:
                assert now.cells.get((one.row, one.path)) == mine.cells.get((one.row, one.path)) == one.ours
            elif one.path:
                assert [key for key in now.cells if key[0] == one.row and key[1][: len(one.path)] == one.path]
            else:
                assert (one.row in now.rows) == (one.kind is ConflictKind.DELETION)
        assert len({one.id for one in result.conflicts}) == len(result.conflicts)


@FEWER
@given(ANY, ANY, ANY)
def test_merging_twice_is_merging_once(was: Scorecard, ours: Scorecard, theirs: Scorecard) -> None:
    once = three_way(was, ours, theirs)
    unsettled = {(one.row, one.path): one.base for one in once.conflicts}
    again = merge(
        [Ancestor(AncestorKind.ITSELF, theirs, unsettled=unsettled)], once.scorecard, Received(Document(theirs))
    )
    assert not changes(again.scorecard, once.scorecard)
    assert again.taken == ()
    if kinds_agree(was, ours, theirs):
        assert {one.id for one in again.conflicts} == {one.id for one in once.conflicts}


@FEWER
@given(ANY, ANY, ANY)
def test_every_question_can_be_answered_either_way(was: Scorecard, ours: Scorecard, theirs: Scorecard) -> None:
    for side in Side.OURS, Side.THEIRS:
        result = three_way(was, ours, theirs)
        settled = result.scorecard
        for one in result.conflicts:
            try:
                settled = resolve(settled, one, Settlement(side))
            except PlaceIsGone:
                assert side is Side.THEIRS
        if side is Side.OURS:
            assert settled == result.scorecard
        elif kinds_agree(was, ours, theirs):
            one_call = three_way(was, ours, theirs, settle=Side.THEIRS)
            left = {one.row for one in one_call.conflicts}
            differing = {one.row for one in changes(settled, one_call.scorecard)}
            assert not differing - _with_all_below(one_call.scorecard, left)


def _with_all_below(scorecard: Scorecard, rows: set[str]) -> set[str]:
    form = take_apart(scorecard)
    return rows | {row for row, place in form.rows.items() if place.parent in rows}
