"""Rounds of an exchange with known truth: nothing is lost in silence, and few needless questions are asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from tests.scorecard.simulation import Ancestry, known_ancestors, own_dispatch_alone, run_round

SHORT = range(40)
LONG = range(1500)


def run(seeds: Sequence[int], ancestry: Ancestry = known_ancestors, *, with_frozen_copy: bool = True) -> Counter[str]:
    """All rounds counted together; the first loss in silence fails with its story."""
    counts: Counter[str] = Counter()
    for seed in seeds:
        tally = run_round(seed, ancestry, with_frozen_copy=with_frozen_copy)
        if ancestry is known_ancestors:
            assert not tally.silent, f"round {seed}: {tally.silent[0]}"
        counts += tally.counts
    return counts


@pytest.mark.parametrize("with_frozen_copy", [True, False])
def test_no_edit_is_lost_in_silence(with_frozen_copy: bool) -> None:
    counts = run(SHORT, with_frozen_copy=with_frozen_copy)
    assert counts["merges"] > 400
    assert counts["needful questions"] > 50  # the sides do meet
    assert counts["needless questions"] < counts["needful questions"]


def test_the_files_own_dispatch_alone_asks_more() -> None:
    """What the other ancestors are for."""
    alone, known = run(SHORT, own_dispatch_alone), run(SHORT)
    assert alone["questions"] > 2 * known["questions"]


@pytest.mark.long
@pytest.mark.parametrize("with_frozen_copy", [True, False])
def test_no_edit_is_lost_in_silence_in_fifteen_hundred_rounds(with_frozen_copy: bool) -> None:
    counts = run(LONG, with_frozen_copy=with_frozen_copy)
    lost = sum(number for what, number in counts.items() if what.endswith("listed"))
    assert lost < 47  # and each of them is listed
    assert 5 * counts["needless questions"] < counts["needful questions"]
    alone = run(LONG, own_dispatch_alone, with_frozen_copy=with_frozen_copy)
    assert alone["questions"] > 2 * counts["questions"]
