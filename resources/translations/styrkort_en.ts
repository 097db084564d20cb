<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="sv_SE">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Om Styrkort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styrkort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv, kontrollera, lämna in och skriv ut kommunens styrkort. Programmet arbetar utan nät och skickar ingenting själv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tekniska uppgifter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BetterDelegate</name>
    <message>
        <source>Önskad utveckling</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CellDelegate</name>
    <message>
        <source>– saknas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message>
        <source>Välj …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictsDialog</name>
    <message>
        <source>Konflikter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Båda har ändrat samma uppgift sedan senast. Välj vilken som ska gälla. Det går att ångra.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Senast gemensamt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eget värde …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vårt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behåll vårt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deras</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta deras</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det som inte är avgjort finns kvar här</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} att avgöra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allt är avgjort.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deras, i {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raden finns inte i filen. Är den borttagen, eller bara inte med? Det går att ångra.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raden är borttagen här men ändrad i filen. Det går att ångra.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>1 mål</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} mål</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 indikator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} indikatorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inga påpekanden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 påpekande</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} påpekanden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 konflikt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} konflikter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorReportDialog</name>
    <message>
        <source>Fel i programmet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Något gick fel i programmet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det du har skrivit är sparat. Du kan fortsätta, men starta gärna om programmet. Kopiera rapporten och skicka den till den som sköter Styrkort: den innehåller inga texter ur styrkorten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rapport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopiera rapporten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fortsätt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopierad</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Skriv ut till PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriver ut styrkortet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styrkortet är utskrivet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skapa fil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arbetsbok (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skapar filen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {0}. Programmet skickar ingenting själv: bifoga filen i ett meddelande.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filen är skapad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Läs in filer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styrkort i Excel eller JSON (*.xlsx *.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Läser in filer …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} av {1} filer är inlästa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filen kunde inte läsas in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filen är inläst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allt infördes i ett steg som går att ångra.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingenting har ändrats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avgör {0} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1}, inget nytt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1}, {2} ändringar införda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>   {0} att avgöra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Säkerhetskopian är sparad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filen ligger här:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öppna mappen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rad {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kolumn {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Gå till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gå till: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Gå till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gå till: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingsPage</name>
    <message>
        <source>KONTROLL INFÖR INLÄMNING</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingenting här hindrar dig från att spara, skriva ut eller skapa filen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Påpekanden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hela styrkortet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} på {1} ställen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>KONTROLL AV MÅLET</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Påpekanden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KONTROLL AV MÅLOMRÅDET</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inga påpekanden.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoalCard</name>
    <message>
        <source>Mål utan text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} kvar att göra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inga påpekanden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} tips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ej tydligt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ej uppföljningsbart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ej realistiskt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Åtgärda</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoalEditor</name>
    <message>
        <source>Tydligt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uppföljningsbart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Realistiskt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fler val för målet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flytta eller ta bort målet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Målets text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mål för att …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ansvarig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bidrar till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemensamt med</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En befattning, inget namn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Riktningar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avgörande faktorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indikatorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lägg till indikator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta bort indikatorn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flytta upp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flytta ned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta bort målet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mål {0} av {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kvar att göra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inga påpekanden</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoalPage</name>
    <message>
        <source>Ångra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+  Nytt mål</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nytt mål</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Målområdets mål</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Här hör hemma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ett exempel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ej berörd …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Säg varför målområdet inte berör enheten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ej berörd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ändra skälet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Målområdet berör oss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ångra {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det finns inget att ångra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inget skäl är skrivet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv det första målet, så visas det här.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Underlag: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeftToDoCard</name>
    <message>
        <source>Kvar att göra</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Arkiv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Senaste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redigera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Visa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utseende</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Styrkort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;kicka och ta emot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hjälp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ny …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skapa en ny fil med styrkort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öppna …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öppna en fil med styrkort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Säkerhetskopiera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spara en kopia av filen som den är nu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv ut …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gör en PDF av styrkortet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stäng filen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stäng filen; allt är sparat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avsluta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stäng programmet; allt är sparat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ångra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gör om</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Översikt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Läget i hela styrkortet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kontroll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alla påpekanden inför inlämning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nästa målområde</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Föregående målområde</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nästa påpekande</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gå till nästa påpekande i styrkortet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Föregående påpekande</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gå till föregående påpekande i styrkortet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Större text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mindre text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal textstorlek</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nytt mål</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lägg till ett mål sist i målområdet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flytta målet upp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flytta målet ned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta bort målet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta bort målet med sina indikatorer; det går att ångra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lägg till indikator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta bort indikatorn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ej berörd …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Säg varför målområdet inte berör enheten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skapa fil …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skapa en arbetsbok att skicka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Läs in filer …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Läs in arbetsböcker och för in ändringarna</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Konflikter …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avgör det som båda har ändrat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Om Styrkort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öppna</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styrkort (*{0});;Alla filer (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det sista du skrev är inte sparat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stäng utan att spara</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behåll filen öppen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Som systemet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ljust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mörkt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>Detaljer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det gick inte</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewFileDialog</name>
    <message>
        <source>Ny fil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. Mall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. Vem använder filen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En förvaltning, nämnd eller ett bolag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enhet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ekonomikontoret, som arbetar med alla enheter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3. Var ska filen ligga?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filens plats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bläddra …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skapa filen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Var ska filen ligga?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styrkort (*{0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Säg var filen ska ligga.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det finns redan en fil med det namnet. Välj ett annat namn, eller öppna den.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotConcernedDialog</name>
    <message>
        <source>Ej berörd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Målområdena gäller alla. Säg kort varför det här inte berör enheten. Skälet följer med filen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skäl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markera som ej berörd</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Översikt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ej berörd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kvar att göra</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>ÖVERSIKT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ångra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styrkortets läge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Att göra härnäst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} med {1}, {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ångra {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det finns inget att ångra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv ett mål för {0}, eller säg varför det inte berör er</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ej berörd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kvar att göra</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnValueDialog</name>
    <message>
        <source>Eget värde</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Använd värdet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>utan text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mål {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indikator utan namn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>Framsteg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avbryter …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Välkommen till Styrkort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Här skriver du enhetens mål och ser direkt om de är tydliga, uppföljningsbara och realistiska. Allt sparas medan du skriver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öppna en fil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En fil med styrkort som du har fått från ekonomikontoret eller har arbetat i förut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öppna …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Börja på en ny fil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Välj mall och enhet, och var filen ska ligga.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ny fil …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se hur det fungerar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En fil med påhittade styrkort från åtta enheter. Den är till för att prova i.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öppna exemplet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Senaste filer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>✕  Inte sparat: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allt sparat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allt sparat {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} av {1} målområden påbörjade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fil skapad {0} (version {1})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Enhet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Välj enhet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Målområden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kontroll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv ut styrkortet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skapa fil till ekonomikontoret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Läs in filer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Konflikter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · {1}, version {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skapa fil till enheten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skapa fil till {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} att avgöra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kontroll, {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
