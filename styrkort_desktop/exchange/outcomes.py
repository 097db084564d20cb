"""An indicator's outcomes and forecasts, from *Indikatorer* (years before the period) and *Uppföljning* (the rest)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from styrkort_desktop.exchange import tables
from styrkort_desktop.exchange.file_context import FileContext
from styrkort_desktop.exchange.finder import Found
from styrkort_desktop.exchange.follow_up_reader import FollowRow
from styrkort_desktop.exchange.id_rows import IdRow
from styrkort_desktop.exchange.sources import is_history
from styrkort_desktop.scorecard.fields import values_of
from styrkort_desktop.scorecard.goals import Forecast, Indicator, Outcome
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.record_contents import says_nothing
from styrkort_desktop.scorecard.texts import Text

_EXTRAS = tuple(one.name for one in values_of(Outcome) if one.name not in ("year", "round", "value"))
_Key = tuple[int, str]


class OutcomeReader:
    """Puts together what the two sheets say of an indicator."""

    def __init__(self, context: FileContext) -> None:
        self.context = context
        self.first_year = context.identity.period.first_year

    def outcomes(
        self, row: IdRow | None, follow: Sequence[FollowRow] | None, frozen: Indicator | None
    ) -> tuple[Outcome, ...]:
        """Every outcome that says anything, by year, the rounds of a year first."""
        made: dict[_Key, dict[str, Any]] = {}
        before = {(one.year, one.round or ""): one for one in frozen.outcomes} if frozen else {}
        for key, one in before.items():
            self._from_frozen(made, key, one, row, follow)
        for read in follow or ():
            values = made.setdefault((read.year, read.round_key), {})
            values |= self._follow_values(read, before.get((read.year, read.round_key)))
        if row is not None:
            for year, value in history_values(row.values).items():
                self._put_history(made.setdefault((year, ""), {}), row, year, value, follow)
        records = [
            Outcome(year=year, round=key or None, **_given(values)) for (year, key), values in sorted(made.items())
        ]
        return tuple(one for one in records if not says_nothing(one))

    def _from_frozen(
        self,
        made: dict[_Key, dict[str, Any]],
        key: _Key,
        one: Outcome,
        row: IdRow | None,
        follow: Sequence[FollowRow] | None,
    ) -> None:
        """What the file has no place for is as it went out: a sheet that is missing, a year without column."""
        values: dict[str, Any] = {}
        if is_history(one, self.first_year):
            has_column = row is not None and ("outcomes", one.year) in row.values
            values |= {} if has_column else {"value": one.value}
            has_row = any((read.year, read.round_key) == key for read in follow or ())
            values |= {} if has_row else {name: getattr(one, name) for name in _EXTRAS}
        elif follow is None:
            values |= {name: getattr(one, name) for name in ("value", *_EXTRAS)}
        if values:
            made[key] = values

    def _follow_values(self, read: FollowRow, before: Outcome | None) -> dict[str, Any]:
        found = self.context.found[tables.FOLLOW_UP.name]
        made = {name: read.values.get(name) for name in _EXTRAS}
        if read.values.get("value") is not None:
            made["value"] = read.values["value"]
        for name in ("value", *_EXTRAS):
            if before is not None and name not in found.columns:
                made[name] = getattr(before, name)
        return made

    def _put_history(
        self, values: dict[str, Any], row: IdRow, year: int, value: float | None, follow: Sequence[FollowRow] | None
    ) -> None:
        """A year's column. A value that somebody wrote in *Uppföljning* too must be the same."""
        other = values.get("value")
        if value is None:
            return
        if other is not None and other != value and follow is not None:
            found: Found = self.context.found[tables.INDICATORS.name]
            text = Text(
                "Utfallet {year} är {here} här men {there} i bladet Uppföljning. Låt det stå på ett ställe.",
                "The outcome of {year} is {here} here, but {there} in the sheet Follow-up. Let it stand in one place.",
            )
            spot = found.spot(row.row, f"outcomes.{year}", format_number(value))
            self.context.problems.refuse(
                spot, text.format(year=year, here=format_number(value), there=format_number(other))
            )
        values["value"] = value

    def forecasts(self, follow: Sequence[FollowRow] | None, frozen: Indicator | None) -> tuple[Forecast, ...]:
        """Every forecast."""
        found = self.context.found.get(tables.FOLLOW_UP.name)
        if follow is None or found is None or "forecast_value" not in found.columns:
            return frozen.forecasts if frozen else ()
        made = [
            Forecast(year=read.year, round=read.round_key or None, value=read.values.get("forecast_value"))
            for read in follow
            if read.values.get("forecast_value") is not None
        ]
        return tuple(made)


def history_values(values: Mapping[tuple[str | int, ...], Any]) -> dict[int, float | None]:
    """The values of the columns of whole-year outcomes by year, blank ones too."""
    return {int(path[1]): value for path, value in values.items() if path[0] == "outcomes" and len(path) == 2}


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
