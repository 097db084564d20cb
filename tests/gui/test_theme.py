"""The theme: text can be read on what it stands on, and nothing is left unfilled."""

from __future__ import annotations

import re

import pytest

from styrkort_desktop.gui.icons import icon_path
from styrkort_desktop.gui.stylesheet import stylesheet
from styrkort_desktop.gui.theme import DARK, LEAST_CONTRAST, LIGHT, Colours, Theme, contrast


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_all_text_can_be_read_on_its_ground(colours: Colours) -> None:
    too_faint = {(text, ground): contrast(text, ground) for text, ground in colours.read_pairs()}
    assert {pair: ratio for pair, ratio in too_faint.items() if ratio < LEAST_CONTRAST} == {}


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1.0)]
)
def test_contrast_is_that_of_the_norm(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, dark=True), Theme(zoom=1.5)])
def test_every_rule_is_filled_in(theme: Theme) -> None:
    rules = stylesheet(theme)
    assert "$" not in rules
    assert all(path.endswith(".svg") for path in re.findall(r"url\((.*?)\)", rules))


def test_a_larger_text_is_larger_everywhere() -> None:
    small, large = Theme(), Theme(zoom=1.5)
    sizes = ("text", "small", "heading", "subheading")
    assert all(getattr(large, name) == pytest.approx(1.5 * getattr(small, name), abs=0.01) for name in sizes)


def test_a_directions_bar_is_lightened_on_a_dark_ground() -> None:
    assert Theme(DARK, dark=True).bar("#0b5a7a").lightness() > Theme().bar("#0b5a7a").lightness()


def test_an_icon_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        icon_path("no-such-icon")
