"""The reporting rounds of a year as the template defines them: when, in which words, and what is asked for."""

from __future__ import annotations

import datetime

from styrkort_desktop.scorecard.choices import STATUS, Status
from styrkort_desktop.scorecard.field_types import YEAR, DateType, FlagType, KeyType, TextType, WholeNumberType
from styrkort_desktop.scorecard.fields import Shape, one_value, record, required, required_part, rows
from styrkort_desktop.scorecard.texts import Text


@record("template_months", Text("Månader", "Months"))
class Months:
    """The months that a round reports on, first and last included."""

    first: int = required(WholeNumberType(1, 12), Text("Första månad", "First month"))
    last: int = required(WholeNumberType(1, 12), Text("Sista månad", "Last month"))


@record("template_reporting_day", Text("Sista dag ett visst år", "Last day of one year"), key=("year",))
class ReportingDay:
    """The last day of a round of one year, where it is another than the usual."""

    year: int = required(YEAR, Text("År", "Year"))
    date: datetime.date | None = one_value(DateType(), Text("Sista dag", "Last day"))


@record("template_reporting_date", Text("Sista dag", "Last day"))
class ReportingDate:
    """The last day of a round: the same each year, with exceptions by the year reported on."""

    month: int = required(WholeNumberType(1, 12), Text("Månad", "Month"))
    day: int = required(WholeNumberType(1, 31), Text("Dag", "Day"))
    years_after: int = one_value(WholeNumberType(0, 5), Text("År efter det redovisade", "Years after"), default=0)
    by_year: tuple[ReportingDay, ...] = rows(ReportingDay, Text("Undantag", "Exceptions"), shape=Shape.MAP)

    def of(self, year: int) -> datetime.date:
        """The last day for reporting on `year`. A 29, 30 or 31 that the month lacks is the month's last day."""
        for exception in self.by_year:
            if exception.year == year and exception.date is not None:
                return exception.date
        first = datetime.date(year + self.years_after, self.month, 1)
        next_month = (first + datetime.timedelta(days=31)).replace(day=1)
        return min(first + datetime.timedelta(days=self.day - 1), next_month - datetime.timedelta(days=1))


@record("template_status_word", Text("Status i ord", "Status in words"), key=("status",))
class StatusWord:
    """What a status is called at a round."""

    status: Status = required(STATUS, Text("Status", "Status"))
    word: str | None = one_value(TextType(), Text("Ord", "Word"))


@record("template_text_section", Text("Textavsnitt", "Text section"), key=("key",))
class TextSection:
    """A text that a round asks each unit for."""

    key: str = required(KeyType("text_sections"), Text("Nyckel", "Key"))
    name: str = required(TextType(), Text("Namn", "Name"))
    required: bool = one_value(FlagType(), Text("Måste finnas", "Required"), default=False)
    retired: bool = one_value(FlagType(), Text("Används inte längre", "Retired"), default=False)


@record("template_round", Text("Uppföljningstillfälle", "Reporting round"), key=("key",))
class Round:
    """A reporting round: its months, its last day, the statuses it allows in its own words, what it asks for."""

    key: str = required(KeyType("rounds"), Text("Nyckel", "Key"))
    name: str = required(TextType(), Text("Namn", "Name"))
    months: Months = required_part(Months, Text("Månader", "Months"))
    reporting_date: ReportingDate = required_part(ReportingDate, Text("Sista dag", "Last day"))
    statuses: tuple[StatusWord, ...] = rows(StatusWord, Text("Statusar", "Statuses"), shape=Shape.MAP)
    instructions: str | None = one_value(TextType(long=True), Text("Anvisningar", "Instructions"))
    text_sections: tuple[TextSection, ...] = rows(TextSection, Text("Textavsnitt", "Text sections"))
    retired: bool = one_value(FlagType(), Text("Används inte längre", "Retired"), default=False)

    def allows(self, status: Status) -> bool:
        """Whether the round knows the status (rule F904)."""
        return any(own.status is status for own in self.statuses)

    def word(self, status: Status) -> str:
        """What the round calls a status; the common word where it has none of its own."""
        for own in self.statuses:
            if own.status is status and own.word is not None:
                return own.word
        return STATUS.labels[status].sv

    @property
    def is_year_end(self) -> bool:
        """Whether the round reports on the whole year."""
        return self.months.first == 1 and self.months.last == 12
