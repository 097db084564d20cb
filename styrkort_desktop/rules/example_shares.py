"""An indicator that is a share: what the examples of several rules lay over the faultless scorecard."""

from __future__ import annotations

from styrkort_desktop.scorecard.field_types import Json

DECIDED_IN_TIME = "Andel ansökningar om bygglov som beslutas inom sju veckor"


def share(name: str, baseline: float, *targets: float) -> dict[str, Json]:
    """A share that is to increase, from its baseline to its target for each year of the period."""
    return {
        "name": name,
        "unit": "%",
        "better": "increase",
        "baseline": {"year": 2014, "value": baseline},
        "targets": dict(zip(("2016", "2017", "2018"), targets, strict=True)),
    }
