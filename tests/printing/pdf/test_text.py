"""Text is broken into lines that fit, and nothing of it is lost."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from styrkort_desktop.printing.pdf.fonts import FaceName, drawable, face, readable
from styrkort_desktop.printing.pdf.style import BODY, BODY_LABEL
from styrkort_desktop.printing.pdf.text import Line, break_lines, text_width, widest_word

LETTERS = st.text(st.sampled_from("aåb C,.-/–5 \u00a0\n☎🦄"), max_size=300)


def drawn(lines: list[Line]) -> str:
    return "".join(piece.text for line in lines for piece in line.pieces)


def without_spaces_and_hyphens(text: str) -> str:
    return "".join("".join(map(readable, text)).replace("-", "").split())


@given(LETTERS, st.floats(40, 400))
@example("", 100.0)
@example("\n\n", 100.0)
@example("å" * 200, 40.0)
def test_every_line_fits_and_all_is_drawn(text: str, width: float) -> None:
    lines = break_lines([(text, BODY)], width)
    assert all(line.width <= width + 0.01 for line in lines)
    assert without_spaces_and_hyphens(drawn(lines)) == without_spaces_and_hyphens(text)


@given(LETTERS)
def test_what_fits_on_a_line_is_not_broken(text: str) -> None:
    line = text.replace("\n", " ")
    assert len(break_lines([(line, BODY)], 10_000)) <= 1


def test_words_of_two_lines_are_kept_apart_by_a_space() -> None:
    lines = break_lines([("ett två\ntre barn-och-unga", BODY)], text_width("ett två", BODY))
    assert [piece.text for line in lines for piece in line.pieces] == ["ett två ", "tre ", "barn-", "och-", "unga"]


def test_a_hard_space_holds_a_number_together() -> None:
    lines = break_lines([("kostar 1\u00a0250\u00a0mnkr", BODY)], text_width("kostar 1", BODY))
    assert [piece.text for piece in lines[0].pieces] == ["kostar "]


def test_runs_that_touch_are_not_parted() -> None:
    lines = break_lines([("ett vä", BODY), ("lja nu", BODY_LABEL)], text_width("ett vä", BODY) + 1)
    assert drawn(lines[:1]) == "ett "
    assert widest_word("a bb\nccc d", BODY) == text_width("ccc", BODY)


def test_figures_are_all_of_one_width() -> None:
    for name in (FaceName.REGULAR, FaceName.SEMIBOLD, FaceName.ITALIC):
        assert len({face(name).width(figure) for figure in "0123456789−"}) == 1


def test_every_swedish_letter_and_sign_is_in_the_typeface() -> None:
    text = "abcdefghijklmnopqrstuvwxyzåäöéüABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789.,;:!?%§–−”’…•≤≥\u00a0¹²³"
    for name in (FaceName.REGULAR, FaceName.SEMIBOLD, FaceName.ITALIC):
        assert drawable(text, name) == ((text, name),)


def test_a_character_that_only_steers_others_is_not_drawn() -> None:
    assert drawable("a\u00adb\u200bc\u202ed\ufe0fe", FaceName.REGULAR) == (("abcde", FaceName.REGULAR),)
    assert readable("\u2028") == " "
    assert readable("\ue000") == "[U+E000]"
