"""Why figures of one table for all units have no place, in words."""

from __future__ import annotations

from styrkort_desktop.scorecard.texts import Text

NO_UNIT = Text("Raden säger inte vilken enhet den gäller.", "The row does not say which unit it is about.")
UNKNOWN_UNIT = Text("Ingen enhet heter ”{name}”.{meant}", "No unit is called “{name}”.{meant}")
AMBIGUOUS_UNIT = Text(
    "”{name}” är flera enheter: {codes}. Skriv enhetens kod.",
    "“{name}” is several units: {codes}. Write the unit's code.",
)
OTHER_UNIT = Text("Databasen svarar inte för {unit}.", "The database does not answer for {unit}.")
NOT_THERE_THEN = Text("{unit} finns inte {year}.{followed}", "{unit} is not there in {year}.{followed}")
FOLLOWED = Text(" Efter den kommer {units}.", " It is followed by {units}.")
NO_NAME = Text(
    "Raden säger inte vilken indikator eller vilket fält den gäller.",
    "The row does not say which indicator or field it is about.",
)
ID_DISAGREES = Text(
    "Id {id} hör inte till ”{name}”. Rätta det som är fel.",
    "Id {id} does not belong to “{name}”. Mend what is wrong.",
)
AMBIGUOUS_NAME = Text(
    "”{name}” är flera i {unit}: {ids}. Skriv id:t i en kolumn Id.",
    "“{name}” is several in {unit}: {ids}. Write the id in a column Id.",
)
NOT_THERE = Text("{unit} har ingen indikator ”{name}”.", "{unit} has no indicator “{name}”.")
UNKNOWN_NAME = Text(
    "Ingen indikator och inget fält heter ”{name}”.{meant}", "No indicator and no field is called “{name}”.{meant}"
)
UNKNOWN_KIND = Text("”{name}” finns inte. Välj bland {listed}.", "“{name}” is no choice. Choose among {listed}.")
NO_POST = Text(
    "Chefer räknas per befattningstyp. Skriv den i en kolumn Befattningstyp.",
    "Managers are counted by type of post. Write it in a column Befattningstyp.",
)
NO_YEAR = Text("Raden säger inte vilket år den gäller.", "The row does not say which year it is about.")
YEAR_OUTSIDE = Text("Året {year} ligger utanför {first}–{last}.", "The year {year} is outside {first}–{last}.")
NO_ROUND = Text("Raden säger inte vilket tillfälle den gäller.", "The row does not say which round it is about.")
UNKNOWN_ROUND = Text("Inget tillfälle heter ”{name}”.{meant}", "No round is called “{name}”.{meant}")
NO_SEXES = Text(
    "{name} delas inte upp på kvinnor och män. Skriv siffran i T.",
    "{name} is not split by sex. Write the figure in T.",
)
ONLY_SEXES = Text("{name} skrivs som K och M, utan summa.", "{name} is written as K and M, without a sum.")
NOT_FOR_COMPANY = Text("{name} gäller inte bolag.", "{name} is not for companies.")
NO_PERCENT = Text(
    "Siffran är skriven i procent, men måttenheten är {unit}.",
    "The figure is written as a percentage, but the unit is {unit}.",
)
NO_WORD = Text("Ja och nej går bara där målet är ja eller nej.", "Yes and no go only where the target is yes or no.")
