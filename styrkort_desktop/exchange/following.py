"""Whether what a file says can belong to the database's template: unit, period, goal areas.

One check for every kind of file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from styrkort_desktop.exchange.problems import Problems
from styrkort_desktop.scorecard.errors import UserError
from styrkort_desktop.scorecard.received import FileSpot
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template import Template
from styrkort_desktop.template.errors import OtherPeriod, OtherTemplate, UnknownArea, UnknownUnit
from styrkort_desktop.template.fitting import fitted

MOST_ROWS = 10_000
"""More goals or indicators than any scorecard has: a file with more is made to cost time."""

_PLACE_OF = {OtherTemplate: "template", OtherPeriod: "period", UnknownUnit: "unit.code"}


def follow(
    scorecard: Scorecard, template: Template, problems: Problems, spot: Callable[[str, str | None], FileSpot]
) -> Scorecard:
    """The scorecard with its unit as the template has it.

    What does not fit is reported in `problems`; `spot` makes the place of a JSON path and of what stands there.
    """
    try:
        made = fitted(scorecard, template)
    except UserError as error:
        path = _PLACE_OF.get(type(error), "")
        found = {"template": scorecard.template, "period": str(scorecard.period), "unit.code": scorecard.unit.code}.get(
            path
        )
        problems.refuse(spot(path, found), error.text)
        made = scorecard
    _check_size(scorecard, problems, spot)
    if scorecard.template == template.key:
        for path, area in _areas(scorecard):
            try:
                template.area(area)
            except UnknownArea as error:
                problems.refuse(spot(path, area), error.text)
    return made


def _check_size(scorecard: Scorecard, problems: Problems, spot: Callable[[str, str | None], FileSpot]) -> None:
    count = len(scorecard.goals) + sum(len(goal.indicators) for goal in scorecard.goals)
    if count > MOST_ROWS:
        text = Text(
            "Filen har {count} mål och indikatorer, fler än ett styrkort kan ha.",
            "The file has {count} goals and indicators, more than a scorecard can have.",
        )
        problems.refuse(spot("goals", str(count)), text.format(count=count))


def _areas(scorecard: Scorecard) -> Iterator[tuple[str, str]]:
    """Every goal area that a scorecard names, with its JSON path."""
    for index, goal in enumerate(scorecard.goals):
        yield f"goals[{index}].area", goal.area
    for area in dict.fromkeys(one.area for one in scorecard.area_assessments):
        yield f"area_assessments.{area}", area
    for name in ("not_concerned", "waivers", "remarks"):
        for index, row in enumerate(getattr(scorecard, name)):
            if row.area is not None:
                yield f"{name}[{index}].area", row.area
