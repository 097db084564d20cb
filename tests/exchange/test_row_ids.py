"""Which row is which: an id is believed only when the text beside it agrees with what went out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from styrkort_desktop.exchange.row_ids import Claim, How, Verdict, judge

SENT = {"a": "Andel behöriga", "b": "Antal lån", "c": ""}


def test_rows_as_they_went_out_keep_their_ids() -> None:
    claims = [Claim(row_id, text) for row_id, text in SENT.items()]
    assert judge(claims, SENT) == tuple(Verdict(row_id, How.OWN) for row_id in SENT)


def test_a_changed_text_is_an_edit() -> None:
    assert judge([Claim("a", "Något annat"), Claim("b", "Antal lån")], SENT)[0] == Verdict("a", How.OWN)


def test_a_text_changed_to_one_that_another_row_had_is_an_edit_too() -> None:
    verdicts = judge([Claim("a", "Antal lån"), Claim("b", "Antal besök")], SENT)
    assert verdicts == (Verdict("a", How.OWN), Verdict("b", How.OWN))


def test_texts_that_changed_places_are_rows_that_did() -> None:
    verdicts = judge([Claim("a", "Antal lån"), Claim("b", "Andel behöriga")], SENT)
    assert verdicts == (Verdict("b", How.BY_TEXT), Verdict("a", How.BY_TEXT))


def test_of_two_rows_with_one_id_the_one_with_its_text_keeps_it() -> None:
    verdicts = judge([Claim("a", "Andel behöriga pojkar"), Claim("a", " andel  BEHÖRIGA ")], SENT)
    assert verdicts == (Verdict(None, How.COPY), Verdict("a", How.OWN))


def test_of_two_edited_rows_with_one_id_the_one_more_like_it_keeps_it() -> None:
    verdicts = judge([Claim("a", "Helt annat"), Claim("a", "Andel behöriga till gymnasiet")], SENT)
    assert verdicts == (Verdict(None, How.COPY), Verdict("a", How.OWN))


def test_of_two_copies_of_an_unknown_id_the_first_keeps_it() -> None:
    verdicts = judge([Claim("ny", "Ett"), Claim("ny", "Två")], SENT)
    assert verdicts == (Verdict("ny", How.OWN), Verdict(None, How.COPY))


def test_a_row_without_id_is_known_by_its_text_when_only_one_has_it() -> None:
    assert judge([Claim(None, "Antal lån")], SENT) == (Verdict("b", How.BY_TEXT),)
    assert judge([Claim(None, "Antal lån"), Claim(None, "Antal lån")], SENT)[0].how is How.NEW
    assert judge([Claim(None, "Antal lån")], {"b": "Antal lån", "d": "Antal lån"})[0].how is How.NEW
    assert judge([Claim(None, None)], SENT)[0].how is How.NEW


def test_an_id_of_another_kind_of_row_is_not_believed() -> None:
    assert judge([Claim("g1", "Nytt")], SENT, foreign={"g1"}) == (Verdict(None, How.NEW),)


@given(
    st.lists(st.builds(Claim, st.sampled_from([None, "a", "b", "ny"]), st.sampled_from(["", "Antal lån", "x", "y"])))
)
def test_no_two_rows_get_the_same_id(claims: list[Claim]) -> None:
    ids = [verdict.id for verdict in judge(claims, SENT) if verdict.id is not None]
    assert len(ids) == len(set(ids))
