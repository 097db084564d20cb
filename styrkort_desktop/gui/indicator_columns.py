"""The columns of the indicator table: what each shows, and how what a person types is read. Knows no widget."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from styrkort_desktop.scorecard.choices import BETTER, Better, TargetKind
from styrkort_desktop.scorecard.editing import with_target
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.field_types import YEAR, ValueProblem, clean_text
from styrkort_desktop.scorecard.goals import Baseline, Indicator, Interval
from styrkort_desktop.scorecard.numbers import format_number, parse_number
from styrkort_desktop.scorecard.texts import Language, Text, same

Values = Mapping[str, object]

_VALUE_WITH_YEAR = re.compile(r"(?P<value>.+?)\s*\((?P<year>\d{4})\)")
_FIRST_MEASURED = re.compile(r"(?:mäts(?: första gången)?|from)\s+(?P<year>\d{4})", re.IGNORECASE)
_BOUNDS = re.compile(r"(?P<low>[^–]+?)\s*[–-]\s*(?P<high>\S.*)")
_YES_NO = {"ja": 1.0, "yes": 1.0, "1": 1.0, "nej": 0.0, "no": 0.0, "0": 0.0}
_YES, _NO = Text("ja", "yes"), Text("nej", "no")
_BETTER_THAN = Text("bättre", "better")
_FIRST_TIME = Text("mäts {year}", "from {year}")


class ColumnKind(StrEnum):
    """How a column is drawn and edited."""

    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    TREND = "trend"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `field` is the path in the indicator's JSON; `read` gives the values to set, or raises UserError."""

    kind: ColumnKind
    heading: Text
    full_heading: Text
    field: str
    operation: str
    show: Callable[[Indicator, Language], str]
    read: Callable[[Indicator, str], Values]
    year: int | None = None


class PercentOfSomethingElse(UserError):
    """A percent sign where the indicator counts something else."""

    def __init__(self, typed: str, unit: str) -> None:
        super().__init__(
            Text(
                "”{typed}”: indikatorns enhet är {unit}, inte procent. Skriv talet utan %, eller ändra enheten.",
                "“{typed}”: the indicator's unit is {unit}, not per cent. Leave out the %, or change the unit.",
            ).format(typed=typed, unit=unit)
        )


class NeitherYesNorNo(UserError):
    """A yes or no was asked for."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            Text(
                "”{typed}”: målet är ja eller nej. Skriv ja eller nej.",
                "“{typed}”: the target is yes or no. Write ja or nej.",
            ).format(typed=typed)
        )


def columns(period: range) -> tuple[Column, ...]:
    """The columns for a planning period: one target for each of its years."""
    first = period[0]
    return (
        Column(
            ColumnKind.TEXT,
            Text("Indikator", "Indicator"),
            Text("Indikator", "Indicator"),
            "name",
            "edit_indicator",
            _show_name,
            _read_name,
        ),
        Column(
            ColumnKind.TEXT,
            Text("Enhet", "Unit"),
            Text("Enhet", "Unit"),
            "unit",
            "edit_indicator",
            _show_unit,
            _read_unit,
        ),
        Column(
            ColumnKind.CHOICE,
            Text("Önskad\nutv.", "Better"),
            Text("Önskad utveckling", "Better"),
            "better",
            "edit_indicator",
            _show_better,
            _read_better,
        ),
        Column(
            ColumnKind.NUMBER,
            Text("Utgångs-\nläge", "Baseline"),
            Text("Utgångsläge", "Baseline"),
            "baseline",
            "edit_baseline",
            _show_baseline,
            _read_baseline,
        ),
        Column(
            ColumnKind.NUMBER,
            Text("År", "Year"),
            Text("Utgångsår", "Baseline year"),
            "baseline.year",
            "edit_baseline",
            _show_year,
            _read_year,
        ),
        *(
            _target_column(year, Text("Målv.\n{year}", "Target\n{year}") if year == first else same("{year}"))
            for year in period
        ),
        Column(
            ColumnKind.TREND, Text("Trend", "Trend"), Text("Trend", "Trend"), "", "", lambda _, __: "", lambda _, __: {}
        ),
    )


def _target_column(year: int, heading: Text) -> Column:
    return Column(
        ColumnKind.NUMBER,
        heading.format(year=year),
        Text("Målvärde {year}", "Target {year}").format(year=year),
        f"targets.{year}",
        "edit_target",
        lambda found, language: _show_target(found, year, language),
        lambda found, typed: _read_target(found, year, typed),
        year,
    )


def is_editable(column: Column, indicator: Indicator) -> bool:
    """Whether a cell can be typed in: not the drawn trend, nor a target that is *better than others*."""
    if column.kind is ColumnKind.TREND:
        return False
    return not (column.year is not None and indicator.target_kind is TargetKind.BETTER_THAN)


# -- name, unit, direction


def _show_name(found: Indicator, _: Language) -> str:
    return found.name or ""


def _read_name(_: Indicator, typed: str) -> Values:
    return {"name": clean_text(typed)}


def _show_unit(found: Indicator, _: Language) -> str:
    return found.unit or ""


def _read_unit(_: Indicator, typed: str) -> Values:
    return {"unit": clean_text(typed.strip())}


def better_choices(language: Language) -> dict[str, str]:
    """The alternatives of *önskad utveckling*, with the blank one first: value by name."""
    return {"": "", **{text.into(language): choice.value for choice, text in BETTER.labels.items()}}


def _show_better(found: Indicator, language: Language) -> str:
    return BETTER.labels[found.better].into(language) if found.better else ""


def _read_better(_: Indicator, typed: str) -> Values:
    wanted = typed.strip().casefold()
    if not wanted:
        return {"better": None}
    for choice, text in BETTER.labels.items():
        if wanted in (choice.value, text.sv.casefold(), text.en.casefold()):
            return {"better": Better(choice)}
    raise ValueProblem(
        Text("”{typed}” finns inte. Välj öka, minska, inom intervall eller behålla.", "“{typed}” is no choice.").format(
            typed=typed
        )
    )


# -- baseline


def _show_baseline(found: Indicator, language: Language) -> str:
    if found.baseline is not None and found.baseline.value is not None:
        return format_number(found.baseline.value)
    if found.first_measured is not None:
        return _FIRST_TIME.format(year=found.first_measured).into(language)
    return ""


def _read_baseline(found: Indicator, typed: str) -> Values:
    first = _FIRST_MEASURED.fullmatch(typed.strip())
    if first is not None:
        return {"first_measured": _year(first["year"]), "baseline": None}
    year = found.baseline.year if found.baseline else None
    both = _VALUE_WITH_YEAR.fullmatch(typed.strip())
    if both is not None:
        return {
            "baseline": Baseline(year=_year(both["year"]), value=_number(found, both["value"])),
            "first_measured": None,
        }
    value = _number(found, typed) if typed.strip() else None
    kept = {} if value is None else {"first_measured": None}
    return {"baseline": _baseline(year, value), **kept}


def _show_year(found: Indicator, _: Language) -> str:
    return str(found.baseline.year) if found.baseline and found.baseline.year is not None else ""


def _read_year(found: Indicator, typed: str) -> Values:
    value = found.baseline.value if found.baseline else None
    return {"baseline": _baseline(_year(typed) if typed.strip() else None, value)}


def _baseline(year: int | None, value: float | None) -> Baseline | None:
    return None if year is None and value is None else Baseline(year=year, value=value)


# -- targets


def _show_target(found: Indicator, year: int, language: Language) -> str:
    if found.target_kind is TargetKind.BETTER_THAN:
        return _BETTER_THAN.into(language)
    value = found.target(year)
    if value is None:
        return _show_bounds(found.interval) if found.better is Better.INTERVAL else ""
    if found.target_kind is TargetKind.YES_NO:
        return (_YES if value else _NO).into(language)
    return format_number(value)


def _show_bounds(interval: Interval | None) -> str:
    if interval is None or interval.low is None or interval.high is None:
        return ""
    return f"{format_number(interval.low)}–{format_number(interval.high)}"


def _read_target(found: Indicator, year: int, typed: str) -> Values:
    stripped = typed.strip()
    if found.better is Better.INTERVAL:
        bounds = _BOUNDS.fullmatch(stripped)
        if bounds is not None:
            return {"interval": Interval(low=_number(found, bounds["low"]), high=_number(found, bounds["high"]))}
        if not stripped and found.target(year) is None:
            return {"interval": None}
    if found.target_kind is TargetKind.YES_NO and stripped:
        if stripped.casefold() not in _YES_NO:
            raise NeitherYesNorNo(stripped)
        return {"targets": with_target(found, year, _YES_NO[stripped.casefold()])}
    return {"targets": with_target(found, year, _number(found, stripped) if stripped else None)}


def _number(found: Indicator, typed: str) -> float:
    read = parse_number(typed)
    if read.percent and found.unit not in (None, "%"):
        raise PercentOfSomethingElse(typed.strip(), str(found.unit))
    return read.value


def _year(typed: str) -> int:
    return YEAR.read(parse_number(typed).value)
