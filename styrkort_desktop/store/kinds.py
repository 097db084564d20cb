"""The kinds of operations and what a person calls each: *Ångra Ändra målvärde*."""

from __future__ import annotations

from collections.abc import Mapping

from styrkort_desktop.scorecard.texts import Text

OPERATION_KINDS: Mapping[str, Text] = {
    "new_file": Text("Ny databas", "New database"),
    "edit_goal_text": Text("Ändra mål", "Edit goal"),
    "edit_goal": Text("Ändra uppgift om mål", "Edit goal's details"),
    "add_goal": Text("Lägg till mål", "Add goal"),
    "remove_goal": Text("Ta bort mål", "Remove goal"),
    "move_goal": Text("Flytta mål", "Move goal"),
    "edit_indicator": Text("Ändra indikator", "Edit indicator"),
    "add_indicator": Text("Lägg till indikator", "Add indicator"),
    "remove_indicator": Text("Ta bort indikator", "Remove indicator"),
    "edit_target": Text("Ändra målvärde", "Edit target"),
    "edit_baseline": Text("Ändra utgångsläge", "Edit baseline"),
    "edit_outcome": Text("Ändra utfall", "Edit outcome"),
    "edit_assessment": Text("Ändra bedömning", "Edit assessment"),
    "edit_scorecard": Text("Ändra styrkort", "Edit scorecard"),
    "edit_direction": Text("Ändra inriktningens uppgifter", "Edit the direction's data"),
    "edit_municipality": Text("Ändra kommunens egna uppgifter", "Edit the municipality's own figures"),
    "mark_not_concerned": Text("Markera som ej berörd", "Mark as not concerned"),
    "clear_not_concerned": Text("Ta bort ej berörd", "Clear not concerned"),
    "apply_fix": Text("Åtgärda påpekande", "Apply fix"),
    "waive": Text("Gör undantag", "Waive finding"),
    "remove_waiver": Text("Ta bort undantag", "Remove waiver"),
    "decline_waiver": Text("Avslå undantag", "Decline waiver"),
    "accept_waiver": Text("Ta tillbaka avslag", "Take back declining a waiver"),
    "decide": Text("Besluta", "Decide"),
    "import": Text("För in", "Take in"),
    "fill_table": Text("Fyll i från tabell", "Fill in from table"),
    "import_sheet": Text("Läs in äldre kalkylblad", "Read in an older spreadsheet"),
    "settle": Text("Avgör konflikt", "Settle conflict"),
    "template": Text("Ändra mall", "Change template"),
    "demo": Text("Lägg in demonstrationens styrkort", "Put in the demonstration's scorecards"),
    "restore": Text("Återställ tidigare läge", "Restore earlier state"),
    "purged": Text("Historiken före den här dagen är borttagen", "The history before this day has been removed"),
}
