"""The sheets of the workbook by key: their names and the sentence under their title. Nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from styrkort_desktop.scorecard.texts import Language, Text

README, GOAL_SHEET, INDICATOR_SHEET, FOLLOW_UP_SHEET = "readme", "goals", "indicators", "follow_up"
ACTIVITY_SHEET, MARKS_SHEET = "activities", "marks"
SOCIETY_SHEET, SERVICE_SHEET, STAFF_SHEET, ECONOMY_SHEET = "samhalle", "service", "medarbetare", "ekonomi"

SHEET_NAMES: dict[str, Text] = {
    README: Text("Läs mig", "Read me"),
    GOAL_SHEET: Text("Mål", "Goals"),
    INDICATOR_SHEET: Text("Indikatorer", "Indicators"),
    FOLLOW_UP_SHEET: Text("Uppföljning", "Follow-up"),
    ACTIVITY_SHEET: Text("Aktiviteter", "Activities"),
    # the four below are named as the template names the direction of that key
    SOCIETY_SHEET: Text("Samhälle", "Society"),
    SERVICE_SHEET: Text("Service", "Service"),
    STAFF_SHEET: Text("Medarbetare", "Staff"),
    ECONOMY_SHEET: Text("Ekonomi", "Economy"),
    MARKS_SHEET: Text("Ej berörd och undantag", "Not concerned and waivers"),
}
DIRECTION_SHEETS = (SOCIETY_SHEET, SERVICE_SHEET, STAFF_SHEET, ECONOMY_SHEET)

SHEET_HELP: dict[str, Text] = {
    "goals": Text(
        "Ett mål om vad som blir annorlunda för dem ni är till för. Tomma rader finns längst ned.",
        "A goal says what becomes different for those you are there for. Empty rows are at the bottom.",
    ),
    "indicators": Text(
        "En rad för varje indikator. Skriv målets nummer i Mål nr på en ny rad.",
        "One row for each indicator. Write the goal's number in Goal no. on a new row.",
    ),
    "follow_up": Text(
        "En rad för varje område, mål och indikator vid varje tillfälle. På tomma rader väljer ni själva vad "
        "raden gäller.",
        "One row for each area, goal and indicator at each round. On empty rows, choose what the row is about.",
    ),
    "activities": Text(
        "Det ni gör för att nå målen. Skriv målets nummer i Mål nr på en ny rad.",
        "What you do to reach the goals. Write the goal's number in Goal no. on a new row.",
    ),
    SOCIETY_SHEET: Text("Det som inriktningen frågar efter utöver målen.", "What the direction asks for beside goals."),
    SERVICE_SHEET: Text("Det som inriktningen frågar efter utöver målen.", "What the direction asks for beside goals."),
    STAFF_SHEET: Text("Det som inriktningen frågar efter utöver målen.", "What the direction asks for beside goals."),
    ECONOMY_SHEET: Text("Det som inriktningen frågar efter utöver målen.", "What the direction asks for beside goals."),
    MARKS_SHEET: Text(
        "Målområden som inte berör er, påpekanden som ni godtar med skäl, och synpunkter att svara på.",
        "Goal areas that do not concern you, findings that you accept with a reason, and remarks to answer.",
    ),
}
"""The sentence under a sheet's title."""

ANALYSIS_COVERAGE, ANALYSIS_VALUES = Text("Täckning", "Coverage"), Text("Värden", "Values")


def is_analysis(names: Iterable[str]) -> bool:
    """Whether sheets of these names are those of the consolidated workbook, which is never read back."""
    found = frozenset(names)
    return any({ANALYSIS_COVERAGE.into(one), ANALYSIS_VALUES.into(one)} <= found for one in Language)
