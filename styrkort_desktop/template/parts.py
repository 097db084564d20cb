"""What a template is made of: directions, goal areas, programmes, units. Values only: no reading, no checking."""

from __future__ import annotations

import datetime
from enum import StrEnum

from styrkort_desktop.scorecard.choices import BETTER, FREQUENCY, UNIT_KIND, Better, Frequency, UnitKind
from styrkort_desktop.scorecard.field_types import YEAR, ChoiceType, DateType, FlagType, KeysType, KeyType, TextType
from styrkort_desktop.scorecard.fields import one_value, record, required, rows
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.field_types import TextsType, YearsType

_KEY = Text("Nyckel", "Key")
_NAME = Text("Namn", "Name")
_WORDING = Text("Lydelse", "Wording")
_RETIRED = Text("Används inte längre", "Retired")


@record("template_aim", Text("Riktning", "Aim"), key=("key",))
class Aim:
    """One of a direction's aims."""

    key: str = required(KeyType("aims"), _KEY)
    text: str = required(TextType(), _WORDING)
    retired: bool = one_value(FlagType(), _RETIRED, default=False)


@record("template_direction", Text("Inriktning", "Direction"), key=("key",))
class Direction:
    """One of the scorecard's directions. `name` is short; `heading` is the whole sentence that the sheet prints."""

    key: str = required(KeyType("directions"), _KEY)
    name: str = required(TextType(), _NAME)
    heading: str = required(TextType(long=True), Text("Rubrik i sin helhet", "Heading in full"))
    colour: str | None = one_value(TextType(), Text("Färg", "Colour"), help=Text("Som #0b5a7a.", "Like #0b5a7a."))
    aims: tuple[Aim, ...] = rows(Aim, Text("Riktningar", "Aims"))
    retired: bool = one_value(FlagType(), _RETIRED, default=False)


class AreaPurpose(StrEnum):
    """What a goal area is about, for the rules and the editor that ask something of such an area alone."""

    PROGRAMMES = "programmes"
    QUALITY = "quality"
    COMPARISON = "comparison"
    LEADERSHIP = "leadership"
    HEALTH = "health"
    FRAME = "frame"
    EFFICIENCY = "efficiency"


_PURPOSE = ChoiceType(
    AreaPurpose,
    {
        AreaPurpose.PROGRAMMES: Text("programmens intentioner", "the programmes' intentions"),
        AreaPurpose.QUALITY: Text("kvalitet och service", "quality and service"),
        AreaPurpose.COMPARISON: Text("följa och jämföra resultat", "following and comparing results"),
        AreaPurpose.LEADERSHIP: Text("chefers förutsättningar", "managers' conditions"),
        AreaPurpose.HEALTH: Text("hälsofrämjande arbetsplatser", "healthy workplaces"),
        AreaPurpose.FRAME: Text("ekonomiska ramar", "economic frames"),
        AreaPurpose.EFFICIENCY: Text("effektivisering", "efficiency"),
    },
)


@record("template_area", Text("Målområde", "Goal area"), key=("key",))
class Area:
    """A goal area of a direction.

    `name` is the full wording, `short` the same for a narrow place, `guidance` help in plain words, `example` the text
    of one good goal. A `required` area asks for a goal or a reason why not; `last_year` is the last year it asks (None:
    the whole period). With `may_repeat_name` a goal may say what the area says (rule T107). `purpose` is what the area
    is about where a rule or an editor needs to know; None: nothing but its goals.
    """

    key: str = required(KeyType("areas"), _KEY)
    direction: str = required(KeyType("directions"), Text("Inriktning", "Direction"))
    name: str = required(TextType(), _WORDING)
    short: str | None = one_value(TextType(), Text("Kort namn", "Short name"))
    guidance: str | None = one_value(TextType(long=True), Text("Vägledning", "Guidance"))
    example: str | None = one_value(TextType(long=True), Text("Exempel på ett bra mål", "Example of a good goal"))
    required: bool = one_value(FlagType(), Text("Gäller alla enheter", "Applies to every unit"), default=True)
    may_repeat_name: bool = one_value(
        FlagType(), Text("Målet får upprepa målområdets ord", "A goal may repeat the area's words"), default=False
    )
    purpose: AreaPurpose | None = one_value(_PURPOSE, Text("Handlar om", "Is about"))
    last_year: int | None = one_value(YEAR, Text("Gäller till och med", "Last year"))
    references: tuple[str, ...] = one_value(TextsType(), Text("Underlag", "References"), default=())
    retired: bool = one_value(FlagType(), _RETIRED, default=False)

    @property
    def short_name(self) -> str:
        """The name for a narrow place."""
        return self.short or self.name

    def applies(self, year: int) -> bool:
        """Whether the area asks anything of a year."""
        return not self.retired and (self.last_year is None or year <= self.last_year)


@record("template_programme", Text("Program", "Programme"), key=("key",))
class Programme:
    """One of the programmes that goals are tied to."""

    key: str = required(KeyType("programmes"), _KEY)
    name: str = required(TextType(), _NAME)
    retired: bool = one_value(FlagType(), _RETIRED, default=False)


@record("template_factor", Text("Avgörande faktor", "Critical factor"), key=("key",))
class Factor:
    """A factor decisive for the programmes; it counts for the years it names, for all when it names none."""

    key: str = required(KeyType("factors"), _KEY)
    text: str = required(TextType(), _WORDING)
    programmes: tuple[str, ...] = one_value(KeysType("programmes"), Text("Program", "Programmes"), default=())
    years: tuple[int, ...] = one_value(YearsType(), Text("År", "Years"), default=())
    retired: bool = one_value(FlagType(), _RETIRED, default=False)


@record("template_lens", Text("Bidrar till", "Lens"), key=("key",))
class Lens:
    """What a goal contributes to, across areas: hållbarhet, jämställdhet …"""

    key: str = required(KeyType("lenses"), _KEY)
    name: str = required(TextType(), _NAME)
    retired: bool = one_value(FlagType(), _RETIRED, default=False)


@record("template_hr_area", Text("HR-område", "HR area"), key=("key",))
class HrArea:
    """One of the areas of the HR strategy."""

    key: str = required(KeyType("hr_areas"), _KEY)
    name: str = required(TextType(), _NAME)
    retired: bool = one_value(FlagType(), _RETIRED, default=False)


@record("template_criterion", Text("Kriterium", "Criterion"), key=("key",))
class QualityCriterion:
    """A question of the quality award that each unit answers."""

    key: str = required(KeyType("criteria"), _KEY)
    text: str = required(TextType(), _WORDING)
    retired: bool = one_value(FlagType(), _RETIRED, default=False)


@record("template_common_indicator", Text("Gemensam indikator", "Common indicator"), key=("key",))
class CommonIndicator:
    """An indicator that many units use in the same words; `area` is where it usually stands."""

    key: str = required(KeyType("common_indicators"), _KEY)
    name: str = required(TextType(), Text("Indikator", "Indicator"))
    area: str | None = one_value(KeyType("areas"), Text("Målområde", "Goal area"))
    unit: str | None = one_value(TextType(), Text("Enhet", "Unit of measurement"))
    better: Better | None = one_value(BETTER, Text("Önskad utveckling", "Better"))
    split_by_sex: bool = one_value(FlagType(), Text("Könsuppdelad", "Split by sex"), default=False)
    source: str | None = one_value(TextType(), Text("Källa", "Source"))
    frequency: Frequency | None = one_value(FREQUENCY, Text("Mäts", "Measured"))
    kolada: str | None = one_value(TextType(), Text("Kolada-id", "Kolada id"))
    definition: str | None = one_value(TextType(long=True), Text("Definition", "Definition"))
    retired: bool = one_value(FlagType(), _RETIRED, default=False)


@record("template_unit", Text("Enhet", "Unit"), key=("code",))
class Unit:
    """A nämnd, förvaltning or bolag with its scorecard; `board` is who decides it.

    It is there from `valid_from` to `valid_to`, both days included; then its `successors` carry on its goals.
    """

    code: str = required(KeyType("units"), Text("Kod", "Code"))
    name: str = required(TextType(), _NAME)
    kind: UnitKind = required(UNIT_KIND, Text("Sort", "Kind"))
    board: str | None = one_value(TextType(), Text("Beslutande nämnd eller styrelse", "Deciding board"))
    aliases: tuple[str, ...] = one_value(KeysType("units"), Text("Andra koder", "Aliases"), default=())
    valid_from: datetime.date | None = one_value(DateType(), Text("Finns från och med", "Valid from"))
    valid_to: datetime.date | None = one_value(DateType(), Text("Finns till och med", "Valid to"))
    successors: tuple[str, ...] = one_value(KeysType("units"), Text("Efterträds av", "Successors"), default=())
    retired: bool = one_value(FlagType(), _RETIRED, default=False)

    def is_called(self, code: str) -> bool:
        """Whether `code` is the unit's code or one of its aliases, in whatever case."""
        wanted = code.strip().casefold()
        return any(wanted == own.casefold() for own in (self.code, *self.aliases))

    def valid_on(self, day: datetime.date) -> bool:
        """Whether the unit is there on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@record("template_decision", Text("Beslut", "Decision"), key=("key",))
class TemplateDecision:
    """A decision that changed the template or the units' targets: organ, date, paragraph, record number, content."""

    key: str = required(KeyType("decisions"), _KEY)
    body: str = required(TextType(), Text("Beslutande organ", "Deciding body"))
    date: datetime.date = required(DateType(), Text("Datum", "Date"))
    paragraph: str | None = one_value(TextType(), Text("Paragraf", "Paragraph"))
    record: str | None = one_value(TextType(), Text("Diarienummer", "Record number"))
    text: str | None = one_value(TextType(long=True), Text("Vad som beslutades", "What was decided"))
    retired: bool = one_value(FlagType(), _RETIRED, default=False)
