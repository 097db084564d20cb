"""Calling the command line, and small scorecards to call it with."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Answer:
    """What a command returned."""

    status: int
    out: str
    log: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Styrkort = Callable[..., Answer]


def scorecard(unit: str = "BUN", **values: Any) -> dict[str, Any]:
    """A small scorecard as JSON, with values of one's own."""
    kinds = {"LEAB": "bolag", "LULEBO": "bolag"}
    return {
        "format": "styrkort/1",
        "template": "lulea-2016",
        "revision": 1,
        "period": {"first_year": 2016, "last_year": 2018},
        "unit": {"code": unit, "name": unit, "kind": kinds.get(unit, "forvaltning")},
        "goals": [
            {
                "id": "g1",
                "area": "folja_jamfora",
                "text": "Andelen vårdnadshavare som känner till servicedeklarationen ska öka från 54 till 75 %.",
                "responsible": "Verksamhetschef förskola",
                "indicators": [
                    {
                        "id": "i1",
                        "name": "Andel vårdnadshavare som känner till servicedeklarationen",
                        "unit": "%",
                        "better": "increase",
                        "baseline": {"year": 2014, "value": 54},
                        "targets": {"2016": 60, "2017": 68, "2018": 75},
                        "source": "Brukarenkät",
                        "frequency": "year",
                    }
                ],
            },
            {
                "id": "g2",
                "area": "ledarskap",
                "text": "Cheferna ska ha högst 25 medarbetare.",
                "responsible": "HR-chef",
            },
        ],
        **values,
    }


def write(path: Path, *scorecards: dict[str, Any]) -> Path:
    """A JSON file of one scorecard, or of several."""
    whole: Any = scorecards[0] if len(scorecards) == 1 else {"scorecards": list(scorecards)}
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return path
