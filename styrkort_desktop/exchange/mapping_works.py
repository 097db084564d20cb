"""A goal and its indicators while they are put together from cells: what comes twice is told, never overwritten."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from styrkort_desktop.exchange.mapping import Means, Sex
from styrkort_desktop.exchange.mapping_cells import Figure
from styrkort_desktop.exchange.mapping_preview import At, MappedGoal, TakenCell
from styrkort_desktop.scorecard.choices import RemarkState, Sender, TargetKind
from styrkort_desktop.scorecard.goals import Activity, Baseline, Forecast, Goal, Indicator, Outcome, Target
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.scorecard import Remark
from styrkort_desktop.scorecard.texts import normal

_PLACES = {Sex.TOTAL: "value", Sex.WOMEN: "women", Sex.MEN: "men", None: "value"}
_COLLECTIONS = {Means.TARGET: "targets", Means.OUTCOME: "outcomes", Means.FORECAST: "forecasts"}
PERCENT = "%"


def derived_id(*parts: str) -> str:
    """An id that the same content always has."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(slots=True)
class IndicatorWork:
    """An indicator so far: its fields by name, and its figures by what they are, year, round and sex."""

    id: str
    name: str | None
    fields: dict[str, Any] = field(default_factory=dict)
    baseline: float | None = None
    baseline_year: int | None = None
    figures: dict[tuple[Means, int, str | None, Sex | None], float] = field(default_factory=dict)
    is_word: bool | None = None

    @property
    def unit(self) -> str | None:
        """Its unit of measurement."""
        found: str | None = self.fields.get("unit")
        return found

    def put(self, name: str, value: Any) -> bool:
        """Set a field; False where it has another value already."""
        return bool(self.fields.setdefault(name, value) == value)

    def put_baseline(self, value: float, year: int | None) -> bool:
        """Set the baseline; False where there is another."""
        if self.baseline is not None and self.baseline != value:
            return False
        if year is not None and not self.put_baseline_year(year):
            return False
        self.baseline = value
        return True

    def put_baseline_year(self, year: int) -> bool:
        """Set the year of the baseline; False where there is another."""
        if self.baseline_year not in (None, year):
            return False
        self.baseline_year = year
        return True

    def put_figure(self, means: Means, year: int, round_key: str | None, sex: Sex | None, value: float) -> bool:
        """Set a target, an outcome or a forecast; False where there is another."""
        key = (means, year, round_key, None if sex is Sex.TOTAL else sex)
        return self.figures.setdefault(key, value) == value

    def takes(self, figure: Figure) -> bool:
        """Whether a figure is of the kind that the others are: numbers, or yes and no."""
        if self.is_word is None:
            self.is_word = figure.word
        return self.is_word == figure.word

    def indicator(self) -> Indicator:
        """The indicator that it comes to."""
        has_baseline = self.baseline is not None or self.baseline_year is not None
        sexes = {sex for _, _, _, sex in self.figures}
        return Indicator(
            id=self.id,
            name=self.name,
            baseline=Baseline(year=self.baseline_year, value=self.baseline) if has_baseline else None,
            targets=tuple(
                Target(year=year, value=value)
                for (means, year, _, _), value in sorted(self.figures.items(), key=_in_order)
                if means is Means.TARGET
            ),
            outcomes=tuple(self._outcomes()),
            forecasts=tuple(
                Forecast(year=year, round=round_key, value=value)
                for (means, year, round_key, _), value in sorted(self.figures.items(), key=_in_order)
                if means is Means.FORECAST
            ),
            target_kind=TargetKind.YES_NO if self.is_word else TargetKind.NUMBER,
            split_by_sex=bool(sexes & {Sex.WOMEN, Sex.MEN}),
            **self.fields,
        )

    def _outcomes(self) -> list[Outcome]:
        made: dict[tuple[int, str | None], dict[str, float]] = {}
        for (means, year, round_key, sex), value in sorted(self.figures.items(), key=_in_order):
            if means is Means.OUTCOME:
                made.setdefault((year, round_key), {})[_PLACES[sex]] = value
        return [Outcome(year=year, round=key, **values) for (year, key), values in made.items()]  # type: ignore[arg-type]


def _in_order(item: tuple[tuple[Means, int, str | None, Sex | None], float]) -> tuple[int, str, str]:
    (_, year, round_key, sex), _ = item
    return year, round_key or "~", sex or ""


@dataclass(slots=True)
class GoalWork:
    """A goal so far. `area` None: it has none yet; `area_name` is then what the spreadsheet calls it."""

    id: str
    text: str
    area: str | None
    area_name: str | None
    spot: FileSpot
    number: str | None = None
    responsible: str | None = None
    activities: dict[str, Activity] = field(default_factory=dict)
    indicators: dict[str, IndicatorWork] = field(default_factory=dict)
    remarks: dict[str, Remark] = field(default_factory=dict)
    taken: list[TakenCell] = field(default_factory=list)

    def take(self, spot: FileSpot, at: At, row: str, name: str) -> None:
        """Note that a cell became a field."""
        self.taken.append(TakenCell(spot, at, row, name))

    def indicator_called(self, name: str | None) -> IndicatorWork:
        """The indicator of this name, made the first time."""
        key = normal(name or "")
        if key not in self.indicators:
            self.indicators[key] = IndicatorWork(derived_id(self.id, "indicator", key), name)
        return self.indicators[key]

    def put_responsible(self, post: str) -> bool:
        """Set who is responsible; False where there is another."""
        self.responsible = self.responsible or post
        return self.responsible == post

    def add_activity(self, text: str) -> None:
        """Add an activity, once."""
        self.activities.setdefault(normal(text), Activity(id=derived_id(self.id, "activity", normal(text)), text=text))

    def add_remark(self, text: str, indicator: str | None) -> None:
        """Add a comment as a remark of the unit's that asks nothing of anybody."""
        remark_id = derived_id(self.id, indicator or "", "remark", text)
        self.remarks[remark_id] = Remark(
            id=remark_id, goal=self.id, indicator=indicator, text=text, sender=Sender.UNIT, state=RemarkState.CLOSED
        )

    def mapped(self, area: str) -> MappedGoal:
        """The goal that it comes to, in its area."""
        goal = Goal(
            id=self.id,
            area=area,
            text=self.text,
            responsible=self.responsible,
            activities=tuple(self.activities.values()),
            indicators=tuple(one.indicator() for one in self.indicators.values()),
        )
        return MappedGoal(goal, tuple(self.taken), tuple(self.remarks.values()))


def path_of(means: Means, year: int, round_key: str | None) -> str:
    """The path of a figure in its indicator's JSON."""
    collection = _COLLECTIONS[means]
    return f"{collection}.{year}" if round_key is None else f"{collection}.{year}/{round_key}"
