"""Whether a scorecard follows a template; gives it the unit that the template knows. Pure."""

from __future__ import annotations

import dataclasses

from styrkort_desktop.scorecard.scorecard import Scorecard, UnitRef
from styrkort_desktop.template.errors import OtherPeriod, OtherTemplate
from styrkort_desktop.template.template import Template


def fitted(scorecard: Scorecard, template: Template) -> Scorecard:
    """The scorecard with the template's code, name and kind of its unit, whatever stood there (FORMATS section 2).

    Raises OtherTemplate, OtherPeriod, UnknownUnit. An older edition of the template is taken.
    """
    if scorecard.template != template.key:
        raise OtherTemplate(scorecard.template, template.key)
    if scorecard.period != template.period:
        raise OtherPeriod(str(scorecard.period), str(template.period))
    unit = template.unit(scorecard.unit.code)
    return dataclasses.replace(scorecard, unit=UnitRef(code=unit.code, name=unit.name, kind=unit.kind))
