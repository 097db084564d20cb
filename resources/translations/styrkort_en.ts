<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="sv_SE">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Om Styrkort</source>
        <translation>About Styrkort</translation>
    </message>
    <message>
        <source>Styrkort</source>
        <translation>Styrkort</translation>
    </message>
    <message>
        <source>Skriv, kontrollera, lämna in och skriv ut kommunens styrkort. Programmet arbetar utan nät och skickar ingenting själv.</source>
        <translation>Write, check, submit and print the municipality’s scorecards. The program works offline and sends nothing by itself.</translation>
    </message>
    <message>
        <source>Tekniska uppgifter</source>
        <translation>Technical details</translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>Version {0}</translation>
    </message>
</context>
<context>
    <name>BackupModel</name>
    <message>
        <source>✕  går inte att läsa</source>
        <translation>✕  cannot be read</translation>
    </message>
    <message>
        <source>hel</source>
        <translation>sound</translation>
    </message>
    <message>
        <source>!  av en annan fil</source>
        <translation>!  of another file</translation>
    </message>
    <message>
        <source>När</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Varför</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Storlek</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Enheter</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>Mål</source>
        <translation>Goals</translation>
    </message>
    <message>
        <source>Skick</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Letar efter säkerhetskopior …</source>
        <translation>Looking for backups …</translation>
    </message>
    <message>
        <source>De läggs i {0}.</source>
        <translation>They are kept in {0}.</translation>
    </message>
    <message>
        <source>En görs före varje inläsning, och varje dag innan du börjar skriva.</source>
        <translation>One is made before files are taken in, and every day before you begin to write.</translation>
    </message>
    <message>
        <source>Inga säkerhetskopior än.</source>
        <translation>No backups yet.</translation>
    </message>
    <message>
        <source>Den här kopian går inte att läsa. Den ligger kvar där den är.</source>
        <translation>This backup cannot be read. It stays where it is.</translation>
    </message>
    <message>
        <source>Kopian är av en annan fil som har legat på samma plats.</source>
        <translation>The backup is of another file that lay in the same place.</translation>
    </message>
    <message>
        <source>Kopian är från ett läge som filen inte bygger vidare på.</source>
        <translation>The backup is of a state that the file does not build on.</translation>
    </message>
    <message>
        <source>Inget har ändrats sedan kopian gjordes.</source>
        <translation>Nothing has changed since the backup was made.</translation>
    </message>
    <message>
        <source>1 ändring har gjorts sedan dess, och finns inte i kopian.</source>
        <translation>1 change has been made since, and is not in the backup.</translation>
    </message>
    <message>
        <source>{0} ändringar har gjorts sedan dess, och finns inte i kopian.</source>
        <translation>{0} changes have been made since, and are not in the backup.</translation>
    </message>
    <message>
        <source>Säkerhetskopierar …</source>
        <translation>Backing up …</translation>
    </message>
    <message>
        <source>Spara som ny fil</source>
        <translation>Save as a new file</translation>
    </message>
    <message>
        <source>Styrkort (*{0})</source>
        <translation>Scorecards (*{0})</translation>
    </message>
    <message>
        <source>Sparar säkerhetskopian …</source>
        <translation>Saving the backup …</translation>
    </message>
    <message>
        <source>Kopian är sparad som en egen fil</source>
        <translation>The backup is saved as a file of its own</translation>
    </message>
    <message>
        <source>Den öppna filen är oförändrad. Den nya ligger här:</source>
        <translation>The open file is unchanged. The new one lies here:</translation>
    </message>
    <message>
        <source>Filen som den är nu sparas bredvid, så inget går förlorat.</source>
        <translation>The file as it is now is kept beside it, so nothing is lost.</translation>
    </message>
    <message>
        <source>Återställa filen till {0}?</source>
        <translation>Restore the file to {0}?</translation>
    </message>
    <message>
        <source>Återställ</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Säkerhetskopior</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Skapa nu</source>
        <translation>Make one now</translation>
    </message>
    <message>
        <source>Spara en kopia av filen som den är nu</source>
        <translation>Save a copy of the file as it is now</translation>
    </message>
    <message>
        <source>Visa i mapp</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>Spara som ny fil …</source>
        <translation>Save as a new file …</translation>
    </message>
    <message>
        <source>Gör en egen fil av kopian; den öppna filen ändras inte</source>
        <translation>Make a file of its own of the backup; the open file is not changed</translation>
    </message>
    <message>
        <source>Återställ …</source>
        <translation>Restore …</translation>
    </message>
    <message>
        <source>Låt filen bli som den var då; den nuvarande sparas bredvid</source>
        <translation>Make the file what it was then; the present one is kept beside it</translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>BetterDelegate</name>
    <message>
        <source>Önskad utveckling</source>
        <translation>Better</translation>
    </message>
</context>
<context>
    <name>CellDelegate</name>
    <message>
        <source>– saknas</source>
        <translation>– missing</translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message>
        <source>inget valt</source>
        <translation>nothing chosen</translation>
    </message>
    <message>
        <source>Välj …</source>
        <translation>Choose …</translation>
    </message>
</context>
<context>
    <name>ColumnStep</name>
    <message>
        <source>välj år</source>
        <translation>choose year</translation>
    </message>
    <message>
        <source>hela året</source>
        <translation>whole year</translation>
    </message>
    <message>
        <source>alla</source>
        <translation>all</translation>
    </message>
    <message>
        <source>Välj målområde …</source>
        <translation>Choose a goal area …</translation>
    </message>
    <message>
        <source>Vad kolumn {0} är</source>
        <translation>What column {0} is</translation>
    </message>
    <message>
        <source>Kolumn {0}{1}: {2}</source>
        <translation>Column {0}{1}: {2}</translation>
    </message>
</context>
<context>
    <name>CommonCard</name>
    <message>
        <source>{0} på {1} ställen</source>
        <translation>{0} in {1} places</translation>
    </message>
    <message>
        <source>Om regeln</source>
        <translation>About the rule</translation>
    </message>
</context>
<context>
    <name>CommonLine</name>
    <message>
        <source>Hela styrkortet</source>
        <translation>The whole scorecard</translation>
    </message>
    <message>
        <source>Gör undantag …</source>
        <translation>Accept with a reason …</translation>
    </message>
</context>
<context>
    <name>ConflictsDialog</name>
    <message>
        <source>Konflikter</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>Båda har ändrat samma uppgift sedan senast. Välj vilken som ska gälla. Det går att ångra.</source>
        <translation>Both have changed the same field since last time. Choose which one holds. It can be undone.</translation>
    </message>
    <message>
        <source>Senast gemensamt</source>
        <translation>Last in common</translation>
    </message>
    <message>
        <source>Eget värde …</source>
        <translation>Own value …</translation>
    </message>
    <message>
        <source>Vårt</source>
        <translation>Ours</translation>
    </message>
    <message>
        <source>Behåll vårt</source>
        <translation>Keep ours</translation>
    </message>
    <message>
        <source>Deras</source>
        <translation>Theirs</translation>
    </message>
    <message>
        <source>Ta deras</source>
        <translation>Take theirs</translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Det som inte är avgjort finns kvar här</source>
        <translation>What is not settled stays here</translation>
    </message>
    <message>
        <source>{0} att avgöra</source>
        <translation>{0} to settle</translation>
    </message>
    <message>
        <source>Allt är avgjort.</source>
        <translation>Everything is settled.</translation>
    </message>
    <message>
        <source>Deras, i {0}</source>
        <translation>Theirs, in {0}</translation>
    </message>
    <message>
        <source>Raden finns inte i filen. Är den borttagen, eller bara inte med? Det går att ångra.</source>
        <translation>The row is not in the file. Is it deleted, or just left out? It can be undone.</translation>
    </message>
    <message>
        <source>Raden är borttagen här men ändrad i filen. Det går att ångra.</source>
        <translation>The row is deleted here but changed in the file. It can be undone.</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>1 mål</source>
        <translation>1 goal</translation>
    </message>
    <message>
        <source>{0} mål</source>
        <translation>{0} goals</translation>
    </message>
    <message>
        <source>1 indikator</source>
        <translation>1 indicator</translation>
    </message>
    <message>
        <source>{0} indikatorer</source>
        <translation>{0} indicators</translation>
    </message>
    <message>
        <source>inga påpekanden</source>
        <translation>no findings</translation>
    </message>
    <message>
        <source>1 påpekande</source>
        <translation>1 finding</translation>
    </message>
    <message>
        <source>{0} påpekanden</source>
        <translation>{0} findings</translation>
    </message>
    <message>
        <source>1 konflikt</source>
        <translation>1 conflict</translation>
    </message>
    <message>
        <source>{0} konflikter</source>
        <translation>{0} conflicts</translation>
    </message>
    <message>
        <source>{0} kB</source>
        <translation>{0} kB</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
</context>
<context>
    <name>DamagedDialog</name>
    <message>
        <source>Filen är skadad</source>
        <translation>The file is damaged</translation>
    </message>
    <message>
        <source>Behåll filen där den ligger: det kan gå att få ut något ur den. Fråga den som sköter Styrkort.</source>
        <translation>Keep the file where it lies: something may still be got out of it. Ask whoever looks after Styrkort.</translation>
    </message>
    <message>
        <source>Återställ säkerhetskopian från {0}</source>
        <translation>Restore the backup of {0}</translation>
    </message>
    <message>
        <source>Den nyaste hela säkerhetskopian är från {0}</source>
        <translation>The newest sound backup is of {0}</translation>
    </message>
    <message>
        <source>{0}, {1} styrkort och {2} mål</source>
        <translation>{0}, {1} scorecards and {2} goals</translation>
    </message>
    <message>
        <source>. Nyare som är skadade: {0}</source>
        <translation>. Newer ones that are damaged: {0}</translation>
    </message>
    <message>
        <source>Visa vad som saknas</source>
        <translation>Show what is missing</translation>
    </message>
    <message>
        <source>Ändringar som säkerhetskopian saknar</source>
        <translation>Changes that the backup lacks</translation>
    </message>
    <message>
        <source>Öppna mappen</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>DeclineDialog</name>
    <message>
        <source>Avslå undantaget</source>
        <translation>Decline the waiver</translation>
    </message>
    <message>
        <source>Säg varför undantaget inte godtas. Skälet följer med filen och läses av enheten.</source>
        <translation>Say why the waiver is not accepted. The reason travels with the file and is read by the unit.</translation>
    </message>
    <message>
        <source>Skäl till avslaget</source>
        <translation>Reason for declining</translation>
    </message>
    <message>
        <source>Skriv ett skäl. Enheten behöver veta varför undantaget inte godtas.</source>
        <translation>Write a reason. The unit needs to know why the waiver is not accepted.</translation>
    </message>
</context>
<context>
    <name>DirectionPage</name>
    <message>
        <source>Uppgifter utöver målen</source>
        <translation>Details beside the goals</translation>
    </message>
    <message>
        <source>Ångra {0}</source>
        <translation>Undo {0}</translation>
    </message>
    <message>
        <source>Det finns inget att ångra</source>
        <translation>There is nothing to undo</translation>
    </message>
    <message>
        <source>Ångra</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Inriktningens uppgifter</source>
        <translation>The direction&apos;s details</translation>
    </message>
</context>
<context>
    <name>ErrorReportDialog</name>
    <message>
        <source>Fel i programmet</source>
        <translation>Fault in the program</translation>
    </message>
    <message>
        <source>Något gick fel i programmet</source>
        <translation>Something went wrong in the program</translation>
    </message>
    <message>
        <source>Det du har skrivit är sparat. Du kan fortsätta, men starta gärna om programmet. Kopiera rapporten och skicka den till den som sköter Styrkort: den innehåller inga texter ur styrkorten.</source>
        <translation>What you have written is saved. You can go on, but it is better to restart the program. Copy the report and send it to whoever looks after Styrkort: it holds no texts from the scorecards.</translation>
    </message>
    <message>
        <source>Rapport</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Kopiera rapporten</source>
        <translation>Copy the report</translation>
    </message>
    <message>
        <source>Fortsätt</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Kopierad</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>FileAccess</name>
    <message>
        <source>Den som hade filen öppen har ändrat samma uppgift. Kopiera det härifrån om det ska skrivas igen.</source>
        <translation>Whoever had the file open has changed the same entry. Copy this from here if it is to be written again.</translation>
    </message>
    <message>
        <source>Det sparas när filen öppnas för skrivning, om ingen annan har ändrat samma uppgift då.</source>
        <translation>It is saved when the file is opened for writing, if nobody else has changed the same entry by then.</translation>
    </message>
    <message>
        <source>Det här är inte sparat</source>
        <translation>This is not saved</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Läs in filer</source>
        <translation>Take in files</translation>
    </message>
    <message>
        <source>Läser in filer …</source>
        <translation>Taking in files …</translation>
    </message>
    <message>
        <source>{0} av {1} filer är inlästa</source>
        <translation>{0} of {1} files have been taken in</translation>
    </message>
    <message>
        <source>Filen kunde inte läsas in</source>
        <translation>The file could not be taken in</translation>
    </message>
    <message>
        <source>Filen är inläst</source>
        <translation>The file has been taken in</translation>
    </message>
    <message>
        <source>Allt infördes i ett steg som går att ångra.</source>
        <translation>All of it was one step that can be undone.</translation>
    </message>
    <message>
        <source>Ingenting har ändrats.</source>
        <translation>Nothing has changed.</translation>
    </message>
    <message>
        <source>Styrkort i Excel, OpenDocument eller JSON ({0})</source>
        <translation>Scorecards in Excel, OpenDocument or JSON ({0})</translation>
    </message>
    <message>
        <source>Kolada-id slås hädanefter upp i katalogen.</source>
        <translation>From now on Kolada ids are looked up in the catalogue.</translation>
    </message>
    <message>
        <source>Avgör {0} …</source>
        <translation>Settle {0} …</translation>
    </message>
    <message>
        <source>{0}: {1}, inget nytt</source>
        <translation>{0}: {1}, nothing new</translation>
    </message>
    <message>
        <source>{0}: {1}, {2} ändringar införda</source>
        <translation>{0}: {1}, {2} changes taken in</translation>
    </message>
    <message>
        <source>   {0} att avgöra</source>
        <translation>   {0} to settle</translation>
    </message>
    <message>
        <source>{0}, {1}, {2}: här {3}, i Kolada {4}</source>
        <translation>{0}, {1}, {2}: here {3}, in Kolada {4}</translation>
    </message>
    <message>
        <source>Säkerhetskopierar …</source>
        <translation>Backing up …</translation>
    </message>
    <message>
        <source>Säkerhetskopian är sparad</source>
        <translation>The backup is saved</translation>
    </message>
    <message>
        <source>Filen är återställd till {0}</source>
        <translation>The file is restored to {0}</translation>
    </message>
    <message>
        <source>Filen som den var innan ligger kvar här:</source>
        <translation>The file as it was before is kept here:</translation>
    </message>
    <message>
        <source>Filen ligger här:</source>
        <translation>The file is here:</translation>
    </message>
    <message>
        <source>Öppna mappen</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>rad {0}</source>
        <translation>row {0}</translation>
    </message>
    <message>
        <source>kolumn {0}</source>
        <translation>column {0}</translation>
    </message>
</context>
<context>
    <name>FileBar</name>
    <message>
        <source>Öppen för läsning. {0}</source>
        <translation>Open for reading. {0}</translation>
    </message>
    <message>
        <source>Öppna för skrivning</source>
        <translation>Open for writing</translation>
    </message>
    <message>
        <source>Filen är ledig.</source>
        <translation>The file is free.</translation>
    </message>
    <message>
        <source>Öppen för läsning: {0}</source>
        <translation>Open for reading: {0}</translation>
    </message>
    <message>
        <source>Öppna igen</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Filen är inte längre öppen för skrivning här: den var borta för länge.</source>
        <translation>The file is no longer open for writing here: it was away too long.</translation>
    </message>
    <message>
        <source>Filen är inte längre öppen för skrivning här. {0}</source>
        <translation>The file is no longer open for writing here. {0}</translation>
    </message>
    <message>
        <source>Någon annan har filen öppen.</source>
        <translation>Somebody else has the file open.</translation>
    </message>
    <message>
        <source>Filen är öppen på datorn {0} sedan {1}.</source>
        <translation>The file has been open on the computer {0} since {1}.</translation>
    </message>
    <message>
        <source>{0} har filen öppen på datorn {1} sedan {2}.</source>
        <translation>{0} has had the file open on the computer {1} since {2}.</translation>
    </message>
    <message>
        <source>filen är skrivskyddad.</source>
        <translation>the file is write-protected.</translation>
    </message>
    <message>
        <source>i mappen där filen ligger får du inte spara något.</source>
        <translation>you may not save anything in the folder of the file.</translation>
    </message>
    <message>
        <source>filen är upptagen av ett annat program.</source>
        <translation>the file is in use by another program.</translation>
    </message>
    <message>
        <source>mappen där filen ligger tillåter inte att filen låses.</source>
        <translation>the folder of the file does not let it be locked.</translation>
    </message>
    <message>
        <source>inget kan ändras.</source>
        <translation>nothing can be changed.</translation>
    </message>
    <message>
        <source>Du ser en kopia från {0}.</source>
        <translation>You see a copy of {0}.</translation>
    </message>
    <message>
        <source>Om filen</source>
        <translation>About the file</translation>
    </message>
    <message>
        <source>Visa det som inte är sparat …</source>
        <translation>Show what is not saved …</translation>
    </message>
</context>
<context>
    <name>FileMenus</name>
    <message>
        <source>Ångra</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Gör om</source>
        <translation>Redo</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Gå till</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>Om regeln</source>
        <translation>About the rule</translation>
    </message>
    <message>
        <source>Gör undantag …</source>
        <translation>Accept with a reason …</translation>
    </message>
    <message>
        <source>Gå till: {0}</source>
        <translation>Go there: {0}</translation>
    </message>
    <message>
        <source>Gör undantag: {0}</source>
        <translation>Accept with a reason: {0}</translation>
    </message>
    <message>
        <source>Visa exempel: {0}</source>
        <translation>Show examples: {0}</translation>
    </message>
    <message>
        <source>Om regeln: {0}</source>
        <translation>About the rule: {0}</translation>
    </message>
    <message>
        <source>Dölj exempel</source>
        <translation>Hide examples</translation>
    </message>
    <message>
        <source>Visa exempel</source>
        <translation>Show examples</translation>
    </message>
</context>
<context>
    <name>FindingDeeds</name>
    <message>
        <source>Påpekandet</source>
        <translation>The finding</translation>
    </message>
    <message>
        <source>Gå till</source>
        <translation>Go to</translation>
    </message>
    <message>
        <source>Gör undantag …</source>
        <translation>Accept with a reason …</translation>
    </message>
    <message>
        <source>Om regeln</source>
        <translation>About the rule</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Gå till</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>Ta bort undantaget</source>
        <translation>Remove the waiver</translation>
    </message>
    <message>
        <source>Gör undantag …</source>
        <translation>Accept with a reason …</translation>
    </message>
    <message>
        <source>Om regeln</source>
        <translation>About the rule</translation>
    </message>
</context>
<context>
    <name>FindingsPage</name>
    <message>
        <source>KONTROLL INFÖR INLÄMNING</source>
        <translation>CHECK BEFORE SUBMISSION</translation>
    </message>
    <message>
        <source>Ingenting här hindrar dig från att spara, skriva ut eller skapa filen.</source>
        <translation>Nothing here stops you from saving, printing or making the file.</translation>
    </message>
    <message>
        <source>Påpekanden</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Hela styrkortet</source>
        <translation>The whole scorecard</translation>
    </message>
    <message>
        <source>{0} om hela kommunen står i en egen grupp.</source>
        <translation>{0} about the whole municipality stand in a group of their own.</translation>
    </message>
    <message>
        <source>Hela kommunen</source>
        <translation>The whole municipality</translation>
    </message>
    <message>
        <source>Undantag</source>
        <translation>Waivers</translation>
    </message>
    <message>
        <source>Det här får stå kvar, med skäl. Undantagen följer med filen.</source>
        <translation>This may stay as it is, with a reason. Waivers travel with the file.</translation>
    </message>
    <message>
        <source>Så har mallen ställt in kontrollen</source>
        <translation>How the template has set the check</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>KONTROLL AV MÅLET</source>
        <translation>CHECK OF THE GOAL</translation>
    </message>
    <message>
        <source>Påpekanden</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Inga påpekanden.</source>
        <translation>No findings.</translation>
    </message>
</context>
<context>
    <name>FoldedFinding</name>
    <message>
        <source>kvar att göra</source>
        <translation>left to do</translation>
    </message>
    <message>
        <source>Gör undantag …</source>
        <translation>Accept with a reason …</translation>
    </message>
    <message>
        <source>Om regeln</source>
        <translation>About the rule</translation>
    </message>
</context>
<context>
    <name>FoldedFindings</name>
    <message>
        <source>Visa {0} till</source>
        <translation>Show {0} more</translation>
    </message>
</context>
<context>
    <name>FollowUpPage</name>
    <message>
        <source>Ångra {0}</source>
        <translation>Undo {0}</translation>
    </message>
    <message>
        <source>Det finns inget att ångra</source>
        <translation>There is nothing to undo</translation>
    </message>
    <message>
        <source>UPPFÖLJNING</source>
        <translation>FOLLOW-UP</translation>
    </message>
    <message>
        <source>Uppföljningstillfälle</source>
        <translation>Reporting round</translation>
    </message>
    <message>
        <source>Ångra</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Uppföljningen</source>
        <translation>The follow-up</translation>
    </message>
</context>
<context>
    <name>GoalCard</name>
    <message>
        <source>Mål utan text</source>
        <translation>Goal without text</translation>
    </message>
    <message>
        <source>{0} kvar att göra</source>
        <translation>{0} left to do</translation>
    </message>
    <message>
        <source>Inga påpekanden</source>
        <translation>No findings</translation>
    </message>
    <message>
        <source>{0} tips</source>
        <translation>{0} pieces of advice</translation>
    </message>
    <message>
        <source>Ej tydligt</source>
        <translation>Not clear</translation>
    </message>
    <message>
        <source>Ej uppföljningsbart</source>
        <translation>Cannot be followed up</translation>
    </message>
    <message>
        <source>Ej realistiskt</source>
        <translation>Not realistic</translation>
    </message>
    <message>
        <source>Åtgärda</source>
        <translation>Must be mended</translation>
    </message>
</context>
<context>
    <name>GoalEditor</name>
    <message>
        <source>Tydligt</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Uppföljningsbart</source>
        <translation>Can be followed up</translation>
    </message>
    <message>
        <source>Realistiskt</source>
        <translation>Realistic</translation>
    </message>
    <message>
        <source>Fler val för målet</source>
        <translation>More for this goal</translation>
    </message>
    <message>
        <source>Flytta eller ta bort målet</source>
        <translation>Move or remove the goal</translation>
    </message>
    <message>
        <source>Målets text</source>
        <translation>The goal’s text</translation>
    </message>
    <message>
        <source>Mål för att …</source>
        <translation>Goal: in order that …</translation>
    </message>
    <message>
        <source>Ansvarig</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>Bidrar till</source>
        <translation>Contributes to</translation>
    </message>
    <message>
        <source>Gemensamt med</source>
        <translation>Common with</translation>
    </message>
    <message>
        <source>En befattning, inget namn</source>
        <translation>A post, not a name</translation>
    </message>
    <message>
        <source>Riktningar</source>
        <translation>Aims</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programmes</translation>
    </message>
    <message>
        <source>Avgörande faktorer</source>
        <translation>Critical factors</translation>
    </message>
    <message>
        <source>Indikatorer</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>Lägg till indikator</source>
        <translation>Add indicator</translation>
    </message>
    <message>
        <source>Ta bort indikatorn</source>
        <translation>Remove the indicator</translation>
    </message>
    <message>
        <source>Flytta upp</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Flytta ned</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Ta bort målet</source>
        <translation>Remove the goal</translation>
    </message>
    <message>
        <source>Mål {0} av {1}</source>
        <translation>Goal {0} of {1}</translation>
    </message>
    <message>
        <source>Kvar att göra</source>
        <translation>Left to do</translation>
    </message>
    <message>
        <source>Inga påpekanden</source>
        <translation>No findings</translation>
    </message>
</context>
<context>
    <name>GoalPage</name>
    <message>
        <source>Ångra</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>+  Nytt mål</source>
        <translation>+  New goal</translation>
    </message>
    <message>
        <source>Nytt mål</source>
        <translation>New goal</translation>
    </message>
    <message>
        <source>Målområdets mål</source>
        <translation>The area’s goals</translation>
    </message>
    <message>
        <source>Här hör hemma</source>
        <translation>What belongs here</translation>
    </message>
    <message>
        <source>Ett exempel</source>
        <translation>An example</translation>
    </message>
    <message>
        <source>Ej berörd …</source>
        <translation>Not concerned …</translation>
    </message>
    <message>
        <source>Säg varför målområdet inte berör enheten</source>
        <translation>Say why the area does not concern the unit</translation>
    </message>
    <message>
        <source>Ej berörd</source>
        <translation>Not concerned</translation>
    </message>
    <message>
        <source>Ändra skälet …</source>
        <translation>Change the reason …</translation>
    </message>
    <message>
        <source>Målområdet berör oss</source>
        <translation>The area does concern us</translation>
    </message>
    <message>
        <source>Om målområdet</source>
        <translation>About the goal area</translation>
    </message>
    <message>
        <source>Ångra {0}</source>
        <translation>Undo {0}</translation>
    </message>
    <message>
        <source>Det finns inget att ångra</source>
        <translation>There is nothing to undo</translation>
    </message>
    <message>
        <source>Inget skäl är skrivet.</source>
        <translation>No reason is written.</translation>
    </message>
    <message>
        <source>Skriv det första målet, så visas det här.</source>
        <translation>Write the first goal, and it is shown here.</translation>
    </message>
    <message>
        <source>Underlag: {0}</source>
        <translation>References: {0}</translation>
    </message>
</context>
<context>
    <name>GridCard</name>
    <message>
        <source>Kunde inte läsas</source>
        <translation>Could not be read</translation>
    </message>
    <message>
        <source>Ta bort raden</source>
        <translation>Delete the row</translation>
    </message>
    <message>
        <source>Ta bort den rad som är vald (Ctrl+Delete)</source>
        <translation>Delete the chosen row (Ctrl+Delete)</translation>
    </message>
</context>
<context>
    <name>GridModel</name>
    <message>
        <source>+ ny rad</source>
        <translation>+ new row</translation>
    </message>
    <message>
        <source>ny rad</source>
        <translation>new row</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>ångrat</source>
        <translation>undone</translation>
    </message>
    <message>
        <source>{0} utan text</source>
        <translation>{0} without text</translation>
    </message>
    <message>
        <source>Tillagt: {0}</source>
        <translation>Added: {0}</translation>
    </message>
    <message>
        <source>Borttaget: {0}</source>
        <translation>Removed: {0}</translation>
    </message>
    <message>
        <source>{0} rader i {1}</source>
        <translation>{0} rows in {1}</translation>
    </message>
    <message>
        <source>{0} ändringar</source>
        <translation>{0} changes</translation>
    </message>
    <message>
        <source>Sedan utskicket {0}, version {1}</source>
        <translation>Since the file of {0}, version {1}</translation>
    </message>
    <message>
        <source>I dag</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>I går</source>
        <translation>Yesterday</translation>
    </message>
</context>
<context>
    <name>HistoryDetail</name>
    <message>
        <source>ångrat sedan dess</source>
        <translation>undone since</translation>
    </message>
    <message>
        <source>de första {0} av {1} ändringar</source>
        <translation>the first {0} of {1} changes</translation>
    </message>
    <message>
        <source>Bara ordningen, listan över inlästa filer eller mallen ändrades.</source>
        <translation>Only the order, the list of files taken in or the template was changed.</translation>
    </message>
    <message>
        <source>Återställ raden</source>
        <translation>Restore the row</translation>
    </message>
    <message>
        <source>Återställ värdet</source>
        <translation>Restore the value</translation>
    </message>
    <message>
        <source>Ändringar i steget</source>
        <translation>Changes of the step</translation>
    </message>
    <message>
        <source>Förut</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Värdet förut</source>
        <translation>The value before</translation>
    </message>
    <message>
        <source>Efter</source>
        <translation>After</translation>
    </message>
    <message>
        <source>Värdet efter</source>
        <translation>The value after</translation>
    </message>
    <message>
        <source>Gå till målet</source>
        <translation>Go to the goal</translation>
    </message>
    <message>
        <source>Visa målet som det är nu</source>
        <translation>Show the goal as it is now</translation>
    </message>
    <message>
        <source>Visa bara den här uppgiften</source>
        <translation>Show only this entry</translation>
    </message>
    <message>
        <source>Allt som har hänt med just den här uppgiften</source>
        <translation>All that has happened to this very entry</translation>
    </message>
    <message>
        <source>Sätt tillbaka det som stod förut</source>
        <translation>Put back what stood before</translation>
    </message>
    <message>
        <source>Återställ målet som det var …</source>
        <translation>Restore the goal as it was …</translation>
    </message>
    <message>
        <source>Välj en dag; målet blir som det var då</source>
        <translation>Choose a day; the goal becomes as it was then</translation>
    </message>
    <message>
        <source>Ångra till hit …</source>
        <translation>Undo back to here …</translation>
    </message>
    <message>
        <source>Ångra allt som gjorts efter det här steget</source>
        <translation>Undo all that was done after this step</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>All tid</source>
        <translation>All time</translation>
    </message>
    <message>
        <source>I dag</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>En vecka</source>
        <translation>One week</translation>
    </message>
    <message>
        <source>En månad</source>
        <translation>One month</translation>
    </message>
    <message>
        <source>Ett år</source>
        <translation>One year</translation>
    </message>
    <message>
        <source>Den här enheten</source>
        <translation>This unit</translation>
    </message>
    <message>
        <source>Alla enheter</source>
        <translation>All units</translation>
    </message>
    <message>
        <source>Bara {0}</source>
        <translation>Only {0}</translation>
    </message>
    <message>
        <source>Historik för {0}</source>
        <translation>History of {0}</translation>
    </message>
    <message>
        <source>målet</source>
        <translation>the goal</translation>
    </message>
    <message>
        <source>Vad som har ändrats, när och av vem</source>
        <translation>What has been changed, when and by whom</translation>
    </message>
    <message>
        <source>Alla mål</source>
        <translation>All goals</translation>
    </message>
    <message>
        <source>Mål utan text</source>
        <translation>Goal without text</translation>
    </message>
    <message>
        <source>{0} (borttaget)</source>
        <translation>{0} (removed)</translation>
    </message>
    <message>
        <source>Alla</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Inget har ändrats sedan utskicket.</source>
        <translation>Nothing has changed since the file was made.</translation>
    </message>
    <message>
        <source>Ingen fil har skapats än.</source>
        <translation>No file has been made yet.</translation>
    </message>
    <message>
        <source>När en fil har skapats syns här vad som har ändrats sedan dess.</source>
        <translation>When a file has been made, this shows what has changed since.</translation>
    </message>
    <message>
        <source>Ingenting i historiken stämmer med det du har valt.</source>
        <translation>Nothing in the history matches what you have chosen.</translation>
    </message>
    <message>
        <source>Välj en längre tid eller ett annat mål, eller visa allt.</source>
        <translation>Choose a longer time or another goal, or show all.</translation>
    </message>
    <message>
        <source>Inget är ändrat än.</source>
        <translation>Nothing has been changed yet.</translation>
    </message>
    <message>
        <source>Varje ändring kommer att synas här: vem som gjorde den, när, vad som stod förut och vad som står nu.</source>
        <translation>Every change will be shown here: who made it, when, what stood before and what stands now.</translation>
    </message>
    <message>
        <source>Det finns inget efter det här steget att ångra.</source>
        <translation>There is nothing after this step to undo.</translation>
    </message>
    <message>
        <source>Du är redan här</source>
        <translation>You are here already</translation>
    </message>
    <message>
        <source>{0} steg ångras. Det nyaste är ”{1}”.</source>
        <translation>{0} steps are undone. The newest is “{1}”.</translation>
    </message>
    <message>
        <source>Ångra till hit?</source>
        <translation>Undo back to here?</translation>
    </message>
    <message>
        <source>Ångra till hit</source>
        <translation>Undo back to here</translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>HISTORIK</source>
        <translation>HISTORY</translation>
    </message>
    <message>
        <source>Text i historiken</source>
        <translation>Text in the history</translation>
    </message>
    <message>
        <source>Text i gammalt eller nytt värde</source>
        <translation>Text in the old or the new value</translation>
    </message>
    <message>
        <source>Mål</source>
        <translation>Goal</translation>
    </message>
    <message>
        <source>Visa bara ett mål och allt under det</source>
        <translation>Show only one goal and all below it</translation>
    </message>
    <message>
        <source>Vem</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Visa bara vad en har gjort</source>
        <translation>Show only what one has done</translation>
    </message>
    <message>
        <source>Tid</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Visa bara en tid</source>
        <translation>Show only one time</translation>
    </message>
    <message>
        <source>Enheter</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>Visa den enhet du arbetar med, eller alla</source>
        <translation>Show the unit you work with, or all</translation>
    </message>
    <message>
        <source>Ändrat sedan utskicket</source>
        <translation>Changed since the file was made</translation>
    </message>
    <message>
        <source>Visa vad som skiljer från den fil som skickades senast</source>
        <translation>Show what differs from the file that was sent last</translation>
    </message>
    <message>
        <source>Visa allt</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Ta bort alla urval</source>
        <translation>Remove all choices</translation>
    </message>
    <message>
        <source>Ändringar</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Ändringen</source>
        <translation>The change</translation>
    </message>
</context>
<context>
    <name>IndicatorModel</name>
    <message>
        <source>tomt</source>
        <translation>blank</translation>
    </message>
</context>
<context>
    <name>LeftToDoCard</name>
    <message>
        <source>Kvar att göra</source>
        <translation>Left to do</translation>
    </message>
</context>
<context>
    <name>LookMenu</name>
    <message>
        <source>Som systemet</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Ljust</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Mörkt</source>
        <translation>Dark</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Arkiv</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>Senaste</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>&amp;Redigera</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;Visa</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>Utseende</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>&amp;Styrkort</source>
        <translation>&amp;Scorecard</translation>
    </message>
    <message>
        <source>S&amp;kicka och ta emot</source>
        <translation>E&amp;xchange</translation>
    </message>
    <message>
        <source>&amp;Hjälp</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>Ny …</source>
        <translation>New …</translation>
    </message>
    <message>
        <source>Skapa en ny fil med styrkort</source>
        <translation>Make a new file of scorecards</translation>
    </message>
    <message>
        <source>Öppna …</source>
        <translation>Open …</translation>
    </message>
    <message>
        <source>Öppna en fil med styrkort</source>
        <translation>Open a file of scorecards</translation>
    </message>
    <message>
        <source>Säkerhetskopiera</source>
        <translation>Back up</translation>
    </message>
    <message>
        <source>Spara en kopia av filen som den är nu</source>
        <translation>Save a copy of the file as it is now</translation>
    </message>
    <message>
        <source>Säkerhetskopior …</source>
        <translation>Backups …</translation>
    </message>
    <message>
        <source>Visa säkerhetskopiorna, och återställ filen till en av dem</source>
        <translation>Show the backups, and restore the file to one of them</translation>
    </message>
    <message>
        <source>Inställningar …</source>
        <translation>Settings …</translation>
    </message>
    <message>
        <source>Roll, plats för säkerhetskopior, språk och utseende</source>
        <translation>Role, place of backups, language and appearance</translation>
    </message>
    <message>
        <source>Skriv ut …</source>
        <translation>Print …</translation>
    </message>
    <message>
        <source>Gör en PDF av styrkortet</source>
        <translation>Make a PDF of the scorecard</translation>
    </message>
    <message>
        <source>Stäng filen</source>
        <translation>Close the file</translation>
    </message>
    <message>
        <source>Stäng filen; allt är sparat</source>
        <translation>Close the file; everything is saved</translation>
    </message>
    <message>
        <source>Avsluta</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Stäng programmet; allt är sparat</source>
        <translation>Close the program; everything is saved</translation>
    </message>
    <message>
        <source>Ångra</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Gör om</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Sök …</source>
        <translation>Search …</translation>
    </message>
    <message>
        <source>Sök i alla styrkort</source>
        <translation>Search all scorecards</translation>
    </message>
    <message>
        <source>Översikt</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Läget i hela styrkortet</source>
        <translation>The state of the whole scorecard</translation>
    </message>
    <message>
        <source>Uppföljning</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Utfall, bedömningar och texter vid ett uppföljningstillfälle</source>
        <translation>Outcomes, assessments and texts of a reporting round</translation>
    </message>
    <message>
        <source>Kontroll</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Alla påpekanden inför inlämning</source>
        <translation>Every finding before submission</translation>
    </message>
    <message>
        <source>Historik</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Visa vad som har ändrats, när och av vem</source>
        <translation>Show what has been changed, when and by whom</translation>
    </message>
    <message>
        <source>Historik för målet</source>
        <translation>History of the goal</translation>
    </message>
    <message>
        <source>Visa vad som har ändrats i målet och allt under det</source>
        <translation>Show what has been changed in the goal and all below it</translation>
    </message>
    <message>
        <source>Nästa målområde</source>
        <translation>Next area</translation>
    </message>
    <message>
        <source>Föregående målområde</source>
        <translation>Previous area</translation>
    </message>
    <message>
        <source>Nästa påpekande</source>
        <translation>Next finding</translation>
    </message>
    <message>
        <source>Gå till nästa påpekande i styrkortet</source>
        <translation>Go to the next finding in the scorecard</translation>
    </message>
    <message>
        <source>Föregående påpekande</source>
        <translation>Previous finding</translation>
    </message>
    <message>
        <source>Gå till föregående påpekande i styrkortet</source>
        <translation>Go to the previous finding in the scorecard</translation>
    </message>
    <message>
        <source>Större text</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>Mindre text</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>Normal textstorlek</source>
        <translation>Normal text size</translation>
    </message>
    <message>
        <source>Nytt mål</source>
        <translation>New goal</translation>
    </message>
    <message>
        <source>Lägg till ett mål sist i målområdet</source>
        <translation>Add a goal last in the area</translation>
    </message>
    <message>
        <source>Flytta målet upp</source>
        <translation>Move the goal up</translation>
    </message>
    <message>
        <source>Flytta målet ned</source>
        <translation>Move the goal down</translation>
    </message>
    <message>
        <source>Ta bort målet</source>
        <translation>Remove the goal</translation>
    </message>
    <message>
        <source>Ta bort målet med sina indikatorer; det går att ångra</source>
        <translation>Remove the goal with its indicators; it can be undone</translation>
    </message>
    <message>
        <source>Lägg till indikator</source>
        <translation>Add indicator</translation>
    </message>
    <message>
        <source>Ta bort indikatorn</source>
        <translation>Remove the indicator</translation>
    </message>
    <message>
        <source>Ej berörd …</source>
        <translation>Not concerned …</translation>
    </message>
    <message>
        <source>Säg varför målområdet inte berör enheten</source>
        <translation>Say why the area does not concern the unit</translation>
    </message>
    <message>
        <source>Skapa fil …</source>
        <translation>Make a file …</translation>
    </message>
    <message>
        <source>Skapa en arbetsbok att skicka</source>
        <translation>Make a workbook to send</translation>
    </message>
    <message>
        <source>Skapa fil med påpekanden …</source>
        <translation>Make a file with findings …</translation>
    </message>
    <message>
        <source>Skapa en arbetsbok där påpekandena står som anteckningar vid cellerna</source>
        <translation>Make a workbook in which the findings stand as notes beside the cells</translation>
    </message>
    <message>
        <source>Samlad arbetsbok …</source>
        <translation>Consolidated workbook …</translation>
    </message>
    <message>
        <source>Skapa en arbetsbok med alla enheter, att filtrera och räkna i</source>
        <translation>Make one workbook of all units, for filtering and counting</translation>
    </message>
    <message>
        <source>Läs in filer …</source>
        <translation>Take in files …</translation>
    </message>
    <message>
        <source>Läs in arbetsböcker och för in ändringarna</source>
        <translation>Read workbooks and take in the changes</translation>
    </message>
    <message>
        <source>Läs in ett äldre kalkylblad …</source>
        <translation>Read in an older spreadsheet …</translation>
    </message>
    <message>
        <source>Lägg till målen i ett eget kalkylblad, och se först vad varje kolumn är</source>
        <translation>Add the goals of a spreadsheet of your own, and see first what each column is</translation>
    </message>
    <message>
        <source>Fyll i från tabell …</source>
        <translation>Fill in from table …</translation>
    </message>
    <message>
        <source>Fyll i siffror för många enheter från en tabell, och se först vad som ändras</source>
        <translation>Fill in figures of many units from a table, and see first what changes</translation>
    </message>
    <message>
        <source>Tabell att fylla i …</source>
        <translation>Table to fill in …</translation>
    </message>
    <message>
        <source>Skapa en tabell med enheternas gemensamma indikatorer och siffror</source>
        <translation>Make a table of the units&apos; common indicators and figures</translation>
    </message>
    <message>
        <source>Konflikter …</source>
        <translation>Conflicts …</translation>
    </message>
    <message>
        <source>Avgör det som båda har ändrat</source>
        <translation>Settle what both have changed</translation>
    </message>
    <message>
        <source>Reglerna för styrkort</source>
        <translation>The rules for scorecards</translation>
    </message>
    <message>
        <source>Regeln bakom påpekandet där tangentbordet är, eller alla regler</source>
        <translation>The rule behind the finding where the keyboard is, or all rules</translation>
    </message>
    <message>
        <source>Om Styrkort</source>
        <translation>About Styrkort</translation>
    </message>
    <message>
        <source>Öppna</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Styrkort (*{0});;Alla filer (*)</source>
        <translation>Styrkort (*{0});;All files (*)</translation>
    </message>
    <message>
        <source>Det sista du skrev är inte sparat</source>
        <translation>What you wrote last is not saved</translation>
    </message>
    <message>
        <source>Stäng utan att spara</source>
        <translation>Close without saving</translation>
    </message>
    <message>
        <source>Behåll filen öppen</source>
        <translation>Keep the file open</translation>
    </message>
    <message>
        <source>{0} (läsning)</source>
        <translation>{0} (reading)</translation>
    </message>
    <message>
        <source>Återställer filen …</source>
        <translation>Restoring the file …</translation>
    </message>
</context>
<context>
    <name>MakingFiles</name>
    <message>
        <source>Skriv ut till PDF</source>
        <translation>Print to PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Skriver ut styrkortet …</source>
        <translation>Printing the scorecard …</translation>
    </message>
    <message>
        <source>Styrkortet är utskrivet</source>
        <translation>The scorecard has been printed</translation>
    </message>
    <message>
        <source>Skapar filen …</source>
        <translation>Making the file …</translation>
    </message>
    <message>
        <source>Version {0}. Programmet skickar ingenting själv: bifoga filen i ett meddelande.</source>
        <translation>Version {0}. The program sends nothing by itself: attach the file to a message.</translation>
    </message>
    <message>
        <source>Filen är skapad</source>
        <translation>The file has been made</translation>
    </message>
    <message>
        <source>Samlad arbetsbok</source>
        <translation>Consolidated workbook</translation>
    </message>
    <message>
        <source>Arbetsbok (*.xlsx)</source>
        <translation>Workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>Skapar den samlade arbetsboken …</source>
        <translation>Making the consolidated workbook …</translation>
    </message>
    <message>
        <source>{0} av {1} enheter har skrivit något. Arbetsboken är till för att läsa och räkna i.</source>
        <translation>{0} of {1} units have written something. The workbook is for reading and counting.</translation>
    </message>
    <message>
        <source>Den samlade arbetsboken är skapad</source>
        <translation>The consolidated workbook is made</translation>
    </message>
    <message>
        <source>Skapa fil</source>
        <translation>Make a file</translation>
    </message>
</context>
<context>
    <name>MappingActions</name>
    <message>
        <source>Kalkylblad i Excel, OpenDocument eller text ({0})</source>
        <translation>Spreadsheets in Excel, OpenDocument or text ({0})</translation>
    </message>
    <message>
        <source>Läs in ett äldre kalkylblad</source>
        <translation>Read in an older spreadsheet</translation>
    </message>
    <message>
        <source>Läser kalkylbladet …</source>
        <translation>Reading the spreadsheet …</translation>
    </message>
    <message>
        <source>Lägger till målen …</source>
        <translation>Adding the goals …</translation>
    </message>
    <message>
        <source>Kalkylbladet kunde inte läsas</source>
        <translation>The spreadsheet could not be read</translation>
    </message>
    <message>
        <source>Ingenting har ändrats.</source>
        <translation>Nothing has changed.</translation>
    </message>
    <message>
        <source>{0} och {1} är inlästa</source>
        <translation>{0} and {1} have been read in</translation>
    </message>
    <message>
        <source>Det är ett steg, som går att ångra.</source>
        <translation>It is one step, which can be undone.</translation>
    </message>
    <message>
        <source>Det här följde inte med:</source>
        <translation>This did not come along:</translation>
    </message>
    <message>
        <source>Ångra</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>MappingDialog</name>
    <message>
        <source>Vilket blad, och var står rubrikerna?</source>
        <translation>Which sheet, and where are the headings?</translation>
    </message>
    <message>
        <source>Vad är varje kolumn?</source>
        <translation>What is each column?</translation>
    </message>
    <message>
        <source>Det här läggs till</source>
        <translation>This will be added</translation>
    </message>
    <message>
        <source>Steg {0} av 3 · {1}</source>
        <translation>Step {0} of 3 · {1}</translation>
    </message>
    <message>
        <source>Målen läggs till i styrkortet för {0}. Det som redan står där ändras inte.</source>
        <translation>The goals are added to the scorecard of {0}. What stands there already is not changed.</translation>
    </message>
    <message>
        <source>Förslaget är gjort efter rubrikerna. Ändra i listan över en kolumn om det inte stämmer.</source>
        <translation>The suggestion is made from the headings. Change the list above a column if it is wrong.</translation>
    </message>
    <message>
        <source>1 siffra</source>
        <translation>1 figure</translation>
    </message>
    <message>
        <source>{0} siffror</source>
        <translation>{0} figures</translation>
    </message>
    <message>
        <source>{0}, {1} och {2}.</source>
        <translation>{0}, {1} and {2}.</translation>
    </message>
    <message>
        <source>En sak följer inte med: den står först, med skälet.</source>
        <translation>One thing does not come along: it stands first, with the reason.</translation>
    </message>
    <message>
        <source>{0} saker följer inte med: de står först, med skälet.</source>
        <translation>{0} things do not come along: they stand first, with the reason.</translation>
    </message>
    <message>
        <source>Välj vilken kolumn som är målet.</source>
        <translation>Choose which column is the goal.</translation>
    </message>
    <message>
        <source>Välj vilket målområde målen hör till.</source>
        <translation>Choose which goal area the goals belong to.</translation>
    </message>
    <message>
        <source>Inget nytt mål finns att lägga till.</source>
        <translation>There is no new goal to add.</translation>
    </message>
    <message>
        <source>Nästa</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Lägg till {0}</source>
        <translation>Add {0}</translation>
    </message>
    <message>
        <source>Läser raderna …</source>
        <translation>Reading the rows …</translation>
    </message>
    <message>
        <source>Mål utan målområde</source>
        <translation>Goals without a goal area</translation>
    </message>
    <message>
        <source>Välj målområde …</source>
        <translation>Choose a goal area …</translation>
    </message>
    <message>
        <source>Är ett mål</source>
        <translation>Is a goal</translation>
    </message>
    <message>
        <source>Läs in ett äldre kalkylblad</source>
        <translation>Read in an older spreadsheet</translation>
    </message>
    <message>
        <source>Blad</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>Antal rubrikrader</source>
        <translation>Rows of headings</translation>
    </message>
    <message>
        <source>Sista rad</source>
        <translation>Last row</translation>
    </message>
    <message>
        <source>Rubriker på rad</source>
        <translation>Headings at row</translation>
    </message>
    <message>
        <source>slutet</source>
        <translation>the end</translation>
    </message>
    <message>
        <source>Bladet, med rubrikraderna markerade</source>
        <translation>The sheet, with its headings marked</translation>
    </message>
    <message>
        <source>Bladet, med en lista över varje kolumn</source>
        <translation>The sheet, with a list above each column</translation>
    </message>
    <message>
        <source>År</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Tillfälle</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>Kön</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Radens indikator</source>
        <translation>Indicator of the row</translation>
    </message>
    <message>
        <source>Målen hör till</source>
        <translation>The goals belong to</translation>
    </message>
    <message>
        <source>Målområde för målen</source>
        <translation>Goal area of the goals</translation>
    </message>
    <message>
        <source>Målet gäller raderna under</source>
        <translation>A goal holds for the rows below</translation>
    </message>
    <message>
        <source>Där målets cell är tom eller sammanslagen hör raden till målet ovanför</source>
        <translation>Where the cell of the goal is blank or merged, the row belongs to the goal above</translation>
    </message>
    <message>
        <source>Flera indikatorer i en cell</source>
        <translation>Several indicators in a cell</translation>
    </message>
    <message>
        <source>En indikator på varje rad i cellen</source>
        <translation>One indicator on each line of the cell</translation>
    </message>
    <message>
        <source>Indikatorer i målets cell</source>
        <translation>Indicators in the goal&apos;s cell</translation>
    </message>
    <message>
        <source>Indikatorerna står under målet i samma cell</source>
        <translation>The indicators stand below the goal in the same cell</translation>
    </message>
    <message>
        <source>Vilket målområde menas?</source>
        <translation>Which goal area is meant?</translation>
    </message>
    <message>
        <source>Vad som läggs till, och vad som inte följer med</source>
        <translation>What is added, and what does not come along</translation>
    </message>
    <message>
        <source>Tillbaka</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Följer inte med, att se över</source>
        <translation>Does not come along, to look at</translation>
    </message>
    <message>
        <source>Bra att veta</source>
        <translation>Good to know</translation>
    </message>
    <message>
        <source>ansvarig {0}</source>
        <translation>responsible {0}</translation>
    </message>
    <message>
        <source>aktiviteter: {0}</source>
        <translation>activities: {0}</translation>
    </message>
    <message>
        <source>kommentarer: {0}</source>
        <translation>comments: {0}</translation>
    </message>
    <message>
        <source>Indikator utan namn</source>
        <translation>Indicator without a name</translation>
    </message>
    <message>
        <source>utgångsläge {0}: {1}</source>
        <translation>baseline {0}: {1}</translation>
    </message>
    <message>
        <source>målvärde {0}: {1}</source>
        <translation>target {0}: {1}</translation>
    </message>
    <message>
        <source>utfall {0}: {1}</source>
        <translation>outcome {0}: {1}</translation>
    </message>
    <message>
        <source>prognos {0}: {1}</source>
        <translation>forecast {0}: {1}</translation>
    </message>
    <message>
        <source>ja</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>nej</source>
        <translation>no</translation>
    </message>
    <message>
        <source>kolumn {0}</source>
        <translation>column {0}</translation>
    </message>
    <message>
        <source>rad {0}</source>
        <translation>row {0}</translation>
    </message>
</context>
<context>
    <name>MappingModel</name>
    <message>
        <source>Mål och indikatorer</source>
        <translation>Goals and indicators</translation>
    </message>
    <message>
        <source>Uppgifter</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Cell</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>Detaljer</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Det gick inte</source>
        <translation>It did not work</translation>
    </message>
</context>
<context>
    <name>NewFileDialog</name>
    <message>
        <source>Ny fil</source>
        <translation>New file</translation>
    </message>
    <message>
        <source>1. Mall</source>
        <translation>1. Template</translation>
    </message>
    <message>
        <source>Mall</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>2. Vem använder filen?</source>
        <translation>2. Who uses the file?</translation>
    </message>
    <message>
        <source>En förvaltning, nämnd eller ett bolag</source>
        <translation>A department, board or company</translation>
    </message>
    <message>
        <source>Enhet</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Ekonomikontoret, som arbetar med alla enheter</source>
        <translation>The finance office, which works with every unit</translation>
    </message>
    <message>
        <source>3. Var ska filen ligga?</source>
        <translation>3. Where is the file to be?</translation>
    </message>
    <message>
        <source>Filens plats</source>
        <translation>Place of the file</translation>
    </message>
    <message>
        <source>Bläddra …</source>
        <translation>Browse …</translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Skapa filen</source>
        <translation>Make the file</translation>
    </message>
    <message>
        <source>Var ska filen ligga?</source>
        <translation>Where is the file to be?</translation>
    </message>
    <message>
        <source>Styrkort (*{0})</source>
        <translation>Styrkort (*{0})</translation>
    </message>
    <message>
        <source>Säg var filen ska ligga.</source>
        <translation>Say where the file is to be.</translation>
    </message>
    <message>
        <source>Det finns redan en fil med det namnet. Välj ett annat namn, eller öppna den.</source>
        <translation>There is a file with that name already. Choose another name, or open it.</translation>
    </message>
</context>
<context>
    <name>NotConcernedDialog</name>
    <message>
        <source>Ej berörd</source>
        <translation>Not concerned</translation>
    </message>
    <message>
        <source>Målområdena gäller alla. Säg kort varför det här inte berör enheten. Skälet följer med filen.</source>
        <translation>The areas apply to everybody. Say briefly why this one does not concern the unit. The reason goes with the file.</translation>
    </message>
    <message>
        <source>Skäl</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Markera som ej berörd</source>
        <translation>Mark as not concerned</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Översikt</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Uppföljning</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Uppgifter</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>ej berörd</source>
        <translation>not concerned</translation>
    </message>
    <message>
        <source>kvar att göra</source>
        <translation>left to do</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>ÖVERSIKT</source>
        <translation>OVERVIEW</translation>
    </message>
    <message>
        <source>Ångra</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Styrkortets läge</source>
        <translation>State of the scorecard</translation>
    </message>
    <message>
        <source>Om styrkortet som helhet</source>
        <translation>About the scorecard as a whole</translation>
    </message>
    <message>
        <source>Att göra härnäst</source>
        <translation>What to do next</translation>
    </message>
    <message>
        <source>{0} med {1}, {2}.</source>
        <translation>{0} with {1}, {2}.</translation>
    </message>
    <message>
        <source>Ångra {0}</source>
        <translation>Undo {0}</translation>
    </message>
    <message>
        <source>Det finns inget att ångra</source>
        <translation>There is nothing to undo</translation>
    </message>
    <message>
        <source>Skriv ett mål för {0}, eller säg varför det inte berör er</source>
        <translation>Write a goal for {0}, or say why it does not concern you</translation>
    </message>
    <message>
        <source>ej berörd</source>
        <translation>not concerned</translation>
    </message>
    <message>
        <source>Kvar att göra</source>
        <translation>Left to do</translation>
    </message>
</context>
<context>
    <name>OwnValueDialog</name>
    <message>
        <source>Eget värde</source>
        <translation>Own value</translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Använd värdet</source>
        <translation>Use the value</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>utan text</source>
        <translation>without text</translation>
    </message>
    <message>
        <source>Mål {0}: {1}</source>
        <translation>Goal {0}: {1}</translation>
    </message>
    <message>
        <source>Indikator utan namn</source>
        <translation>Indicator without name</translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>Framsteg</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Avbryter …</source>
        <translation>Stopping …</translation>
    </message>
</context>
<context>
    <name>Rescuer</name>
    <message>
        <source>Filen finns inte</source>
        <translation>The file is not there</translation>
    </message>
    <message>
        <source>Filen är borta</source>
        <translation>The file is gone</translation>
    </message>
    <message>
        <source>Spara en kopia …</source>
        <translation>Save a copy …</translation>
    </message>
    <message>
        <source>Spara en kopia</source>
        <translation>Save a copy</translation>
    </message>
    <message>
        <source>Styrkort (*{0})</source>
        <translation>Scorecards (*{0})</translation>
    </message>
    <message>
        <source>Letar efter säkerhetskopior …</source>
        <translation>Looking for backups …</translation>
    </message>
    <message>
        <source>Återställer säkerhetskopian …</source>
        <translation>Restoring the backup …</translation>
    </message>
    <message>
        <source>Den skadade filen finns kvar här:</source>
        <translation>The damaged file is kept here:</translation>
    </message>
    <message>
        <source>Den skadade filen finns kvar, och det som gick att läsa ur den ligger i egna filer som kan läsas in. Det som skiljer frågar programmet om.</source>
        <translation>The damaged file is kept, and what could be read of it lies in files of its own that can be taken in. The program asks about what differs.</translation>
    </message>
    <message>
        <source>Säkerhetskopian från {0} är återställd</source>
        <translation>The backup of {0} is restored</translation>
    </message>
    <message>
        <source>Läs in det som gick att läsa</source>
        <translation>Take in what could be read</translation>
    </message>
    <message>
        <source>Öppna mappen</source>
        <translation>Open the folder</translation>
    </message>
</context>
<context>
    <name>RestoreGoalDialog</name>
    <message>
        <source>Mål utan text</source>
        <translation>Goal without text</translation>
    </message>
    <message>
        <source>och {0} till</source>
        <translation>and {0} more</translation>
    </message>
    <message>
        <source>Målet står redan som det gjorde den dagen.</source>
        <translation>The goal stands already as it did on that day.</translation>
    </message>
    <message>
        <source>Det här ändras. Återställningen kan ångras.</source>
        <translation>This is changed. Restoring can be undone.</translation>
    </message>
    <message>
        <source>{0} uppgifter ändras. Återställningen kan ångras.</source>
        <translation>{0} entries are changed. Restoring can be undone.</translation>
    </message>
    <message>
        <source>Återställ målet</source>
        <translation>Restore the goal</translation>
    </message>
    <message>
        <source>Återställ målet som det var</source>
        <translation>Restore the goal as it was</translation>
    </message>
    <message>
        <source>I slutet av dagen</source>
        <translation>At the end of the day</translation>
    </message>
    <message>
        <source>Dag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>År, månad och dag: pilarna byter</source>
        <translation>Year, month and day: the arrows change them</translation>
    </message>
    <message>
        <source>Det som ändras</source>
        <translation>What is changed</translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Återställ</source>
        <translation>Restore</translation>
    </message>
</context>
<context>
    <name>RuleHelp</name>
    <message>
        <source>Reglerna för styrkort.pdf</source>
        <translation>The rules for scorecards.pdf</translation>
    </message>
    <message>
        <source>Skriv ut reglerna</source>
        <translation>Print the rules</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Skriver ut reglerna …</source>
        <translation>Printing the rules …</translation>
    </message>
    <message>
        <source>Reglerna är utskrivna</source>
        <translation>The rules have been printed</translation>
    </message>
</context>
<context>
    <name>RulePage</name>
    <message>
        <source>Inställt av {0} i mallen {1}, utgåva {2}: {3}</source>
        <translation>Set by {0} in the template {1}, edition {2}: {3}</translation>
    </message>
    <message>
        <source>Inställning</source>
        <translation>Setting</translation>
    </message>
    <message>
        <source>Gäller</source>
        <translation>Holds</translation>
    </message>
    <message>
        <source>Från början</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>Lägst–högst</source>
        <translation>Lowest–highest</translation>
    </message>
</context>
<context>
    <name>RuleRows</name>
    <message>
        <source>avstängd</source>
        <translation>switched off</translation>
    </message>
    <message>
        <source>ändrad</source>
        <translation>changed</translation>
    </message>
</context>
<context>
    <name>RuleSettings</name>
    <message>
        <source>som från början</source>
        <translation>as from the start</translation>
    </message>
    <message>
        <source>vid {0} {1}</source>
        <translation>at {0} {1}</translation>
    </message>
    <message>
        <source>avstängd</source>
        <translation>switched off</translation>
    </message>
    <message>
        <source>{0} {1} i stället för {2}</source>
        <translation>{0} {1} instead of {2}</translation>
    </message>
    <message>
        <source>allvar</source>
        <translation>severity</translation>
    </message>
    <message>
        <source>{0} (skäl: {1})</source>
        <translation>{0} (reason: {1})</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Ingen regel passar det du söker.</source>
        <translation>No rule fits what you search for.</translation>
    </message>
    <message>
        <source>1 regel</source>
        <translation>1 rule</translation>
    </message>
    <message>
        <source>{0} regler</source>
        <translation>{0} rules</translation>
    </message>
    <message>
        <source>Reglerna för styrkort</source>
        <translation>The rules for scorecards</translation>
    </message>
    <message>
        <source>Sök bland reglerna</source>
        <translation>Search the rules</translation>
    </message>
    <message>
        <source>Reglerna</source>
        <translation>The rules</translation>
    </message>
    <message>
        <source>Skriv ut reglerna …</source>
        <translation>Print the rules …</translation>
    </message>
    <message>
        <source>Alla regler som PDF, så som mallen ställer in dem</source>
        <translation>All rules as PDF, as the template sets them</translation>
    </message>
    <message>
        <source>Regeln</source>
        <translation>The rule</translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>minst {0}</source>
        <translation>at least {0}</translation>
    </message>
    <message>
        <source>Visa fler: {0}</source>
        <translation>Show more: {0}</translation>
    </message>
    <message>
        <source>Inga träffar på ”{0}”</source>
        <translation>No hits for “{0}”</translation>
    </message>
    <message>
        <source>Pröva ett kortare ord eller en del av det. Alla ord du skriver måste finnas i samma rad.</source>
        <translation>Try a shorter word or a part of it. All the words you write have to stand in one row.</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Söker …</source>
        <translation>Searching …</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Träffar</source>
        <translation>Hits</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Filens roll: ekonomikontoret, eller enhetens kod</source>
        <translation>The role of the file: the finance office, or the unit&apos;s code</translation>
    </message>
    <message>
        <source>Bredvid filen</source>
        <translation>Beside the file</translation>
    </message>
    <message>
        <source>Som systemet</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Ljust</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Mörkt</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Ändringen gäller tills programmet stängs, men kunde inte sparas.</source>
        <translation>The change holds until the program is closed, but could not be saved.</translation>
    </message>
    <message>
        <source>Plats för säkerhetskopior</source>
        <translation>Place of backups</translation>
    </message>
    <message>
        <source>Mappen finns inte. Välj en som finns.</source>
        <translation>The folder is not there. Choose one that is.</translation>
    </message>
    <message>
        <source>Skriv ett heltal mellan {0} och {1}.</source>
        <translation>Write a whole number between {0} and {1}.</translation>
    </message>
    <message>
        <source>Inställningar</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Allt gäller genast och sparas när du ändrar det.</source>
        <translation>Everything holds at once and is saved as you change it.</translation>
    </message>
    <message>
        <source>Välj mapp …</source>
        <translation>Choose folder …</translation>
    </message>
    <message>
        <source>Lägg säkerhetskopiorna i en mapp bredvid varje fil</source>
        <translation>Put the backups in a folder beside each file</translation>
    </message>
    <message>
        <source>Språket byts när programmet startas nästa gång.</source>
        <translation>The language changes when the program is started next.</translation>
    </message>
    <message>
        <source>Stäng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SheetStep</name>
    <message>
        <source>(textfil)</source>
        <translation>(text file)</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Välkommen till Styrkort</source>
        <translation>Welcome to Styrkort</translation>
    </message>
    <message>
        <source>Här skriver du enhetens mål och ser direkt om de är tydliga, uppföljningsbara och realistiska. Allt sparas medan du skriver.</source>
        <translation>Here you write the unit’s goals and see at once whether they are clear, can be followed up and are realistic. Everything is saved while you write.</translation>
    </message>
    <message>
        <source>Öppna en fil</source>
        <translation>Open a file</translation>
    </message>
    <message>
        <source>En fil med styrkort som du har fått från ekonomikontoret eller har arbetat i förut.</source>
        <translation>A file of scorecards that you have from the finance office or have worked in before.</translation>
    </message>
    <message>
        <source>Öppna …</source>
        <translation>Open …</translation>
    </message>
    <message>
        <source>Börja på en ny fil</source>
        <translation>Begin a new file</translation>
    </message>
    <message>
        <source>Välj mall och enhet, och var filen ska ligga.</source>
        <translation>Choose template and unit, and where the file is to be.</translation>
    </message>
    <message>
        <source>Ny fil …</source>
        <translation>New file …</translation>
    </message>
    <message>
        <source>Se hur det fungerar</source>
        <translation>See how it works</translation>
    </message>
    <message>
        <source>En fil med påhittade styrkort från åtta enheter. Den är till för att prova i.</source>
        <translation>A file of invented scorecards from eight units. It is there to try things in.</translation>
    </message>
    <message>
        <source>Öppna exemplet</source>
        <translation>Open the example</translation>
    </message>
    <message>
        <source>Senaste filer</source>
        <translation>Recent files</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Öppen för läsning</source>
        <translation>Open for reading</translation>
    </message>
    <message>
        <source>✕  Det sista är inte sparat</source>
        <translation>✕  The latest is not saved</translation>
    </message>
    <message>
        <source>✕  Inte sparat: {0}</source>
        <translation>✕  Not saved: {0}</translation>
    </message>
    <message>
        <source>Allt sparat</source>
        <translation>All saved</translation>
    </message>
    <message>
        <source>Allt sparat {0}</source>
        <translation>All saved {0}</translation>
    </message>
    <message>
        <source>!  Se över säkerhetskopiorna (Arkiv)</source>
        <translation>!  Look at the backups (File)</translation>
    </message>
    <message>
        <source>{0} av {1} målområden påbörjade</source>
        <translation>{0} of {1} areas begun</translation>
    </message>
    <message>
        <source>Fil skapad {0} (version {1})</source>
        <translation>File made {0} (version {1})</translation>
    </message>
</context>
<context>
    <name>TableActions</name>
    <message>
        <source>Tabeller i Excel, OpenDocument eller text ({0})</source>
        <translation>Tables in Excel, OpenDocument or text ({0})</translation>
    </message>
    <message>
        <source>Fyll i från tabell</source>
        <translation>Fill in from table</translation>
    </message>
    <message>
        <source>Läser tabellen …</source>
        <translation>Reading the table …</translation>
    </message>
    <message>
        <source>Fyller i …</source>
        <translation>Filling in …</translation>
    </message>
    <message>
        <source>Tabellen kunde inte läsas</source>
        <translation>The table could not be read</translation>
    </message>
    <message>
        <source>Ingenting har ändrats.</source>
        <translation>Nothing has changed.</translation>
    </message>
    <message>
        <source>1 uppgift är ifylld</source>
        <translation>1 field is filled in</translation>
    </message>
    <message>
        <source>{0} uppgifter är ifyllda</source>
        <translation>{0} fields are filled in</translation>
    </message>
    <message>
        <source>Det är ett steg, som går att ångra.</source>
        <translation>It is one step, which can be undone.</translation>
    </message>
    <message>
        <source>Det här fylldes inte i:</source>
        <translation>This was not filled in:</translation>
    </message>
    <message>
        <source>Tabell att fylla i</source>
        <translation>Table to fill in</translation>
    </message>
    <message>
        <source>Arbetsbok (*.xlsx)</source>
        <translation>Workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>Skapar tabellen …</source>
        <translation>Making the table …</translation>
    </message>
    <message>
        <source>Fyll i siffrorna och läs in den med Fyll i från tabell. Tomma rutor ändrar ingenting.</source>
        <translation>Fill in the figures and load it with Fill in from table. Empty cells change nothing.</translation>
    </message>
    <message>
        <source>Tabellen är skapad</source>
        <translation>The table is made</translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>Fyll i från {0}</source>
        <translation>Fill in from {0}</translation>
    </message>
    <message>
        <source>{0} uppgifter fylls i, hos {1} enheter.</source>
        <translation>{0} fields will be filled in, in {1} units.</translation>
    </message>
    <message>
        <source>{0} står redan så.</source>
        <translation>{0} stand so already.</translation>
    </message>
    <message>
        <source>{0} har ett annat värde och ändras inte.</source>
        <translation>{0} have another value and are not changed.</translation>
    </message>
    <message>
        <source>{0} siffror fylls inte i: de står sist, med skälet.</source>
        <translation>{0} figures are not filled in: they stand last, with the reason.</translation>
    </message>
    <message>
        <source>Fyll i 1 uppgift</source>
        <translation>Fill in 1 field</translation>
    </message>
    <message>
        <source>Fyll i</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>Fyll i {0} uppgifter</source>
        <translation>Fill in {0} fields</translation>
    </message>
    <message>
        <source>Fyll i från tabell</source>
        <translation>Fill in from table</translation>
    </message>
    <message>
        <source>Rader utan år gäller</source>
        <translation>Rows without a year are about</translation>
    </message>
    <message>
        <source>Vad tabellen fyller i</source>
        <translation>What the table fills in</translation>
    </message>
    <message>
        <source>Fyll bara i det som är tomt</source>
        <translation>Fill in only what is empty</translation>
    </message>
    <message>
        <source>Uppgifter som redan har ett annat värde ändras inte</source>
        <translation>Fields that have another value already are not changed</translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>TableModel</name>
    <message>
        <source>Uppgift</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Står nu</source>
        <translation>Stands now</translation>
    </message>
    <message>
        <source>Blir</source>
        <translation>Becomes</translation>
    </message>
</context>
<context>
    <name>TableRows</name>
    <message>
        <source>Fylls inte i ({0})</source>
        <translation>Not filled in ({0})</translation>
    </message>
</context>
<context>
    <name>WaiveDialog</name>
    <message>
        <source>Ändra undantaget</source>
        <translation>Change the waiver</translation>
    </message>
    <message>
        <source>Gör undantag</source>
        <translation>Accept with a reason</translation>
    </message>
    <message>
        <source>Säg varför påpekandet får stå kvar. Skälet följer med filen och läses av ekonomikontoret.</source>
        <translation>Say why the finding may stay. The reason travels with the file and is read by the finance office.</translation>
    </message>
    <message>
        <source>Skäl</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Gäller till och med</source>
        <translation>Holds to the end of</translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>WaiverRow</name>
    <message>
        <source>avslaget</source>
        <translation>declined</translation>
    </message>
    <message>
        <source>har gått ut</source>
        <translation>has ended</translation>
    </message>
    <message>
        <source>utan skäl</source>
        <translation>without reason</translation>
    </message>
    <message>
        <source>behövs inte</source>
        <translation>not needed</translation>
    </message>
    <message>
        <source>Avslaget av {0}: {1}</source>
        <translation>Declined by {0}: {1}</translation>
    </message>
    <message>
        <source>Gäller utan slutår.</source>
        <translation>Holds without an end year.</translation>
    </message>
    <message>
        <source>Gäller till och med {0}.</source>
        <translation>Holds to the end of {0}.</translation>
    </message>
    <message>
        <source>Avslå …</source>
        <translation>Decline …</translation>
    </message>
    <message>
        <source>Ta tillbaka avslaget</source>
        <translation>Take back declining</translation>
    </message>
    <message>
        <source>Ändra …</source>
        <translation>Change …</translation>
    </message>
    <message>
        <source>Ta bort</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>Waiving</name>
    <message>
        <source>inget skrivet</source>
        <translation>nothing written</translation>
    </message>
    <message>
        <source>Skäl: {0}</source>
        <translation>Reason: {0}</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Enhet</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Välj enhet</source>
        <translation>Choose unit</translation>
    </message>
    <message>
        <source>Sök i alla styrkort</source>
        <translation>Search all scorecards</translation>
    </message>
    <message>
        <source>Sök (Ctrl+F)</source>
        <translation>Search (Ctrl+F)</translation>
    </message>
    <message>
        <source>Sök mål, indikatorer, enheter, analyser och andra texter</source>
        <translation>Search goals, indicators, units, analyses and other texts</translation>
    </message>
    <message>
        <source>Målområden</source>
        <translation>Goal areas</translation>
    </message>
    <message>
        <source>Kontroll</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Skriv ut styrkortet</source>
        <translation>Print the scorecard</translation>
    </message>
    <message>
        <source>Skapa fil till ekonomikontoret</source>
        <translation>Make a file for the finance office</translation>
    </message>
    <message>
        <source>Läs in filer</source>
        <translation>Take in files</translation>
    </message>
    <message>
        <source>Konflikter</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>{0} · {1}, version {2}</source>
        <translation>{0} · {1}, version {2}</translation>
    </message>
    <message>
        <source>Skapa fil till enheten</source>
        <translation>Make a file for the unit</translation>
    </message>
    <message>
        <source>Skapa fil till {0}</source>
        <translation>Make a file for {0}</translation>
    </message>
    <message>
        <source>{0} att avgöra</source>
        <translation>{0} to settle</translation>
    </message>
    <message>
        <source>Kontroll, {0}</source>
        <translation>Check, {0}</translation>
    </message>
</context>
<context>
    <name>_ReasonDialog</name>
    <message>
        <source>”{0}” säger inget till den som läser. Skriv skälet med egna ord.</source>
        <translation>“{0}” tells the reader nothing. Write the reason in words of your own.</translation>
    </message>
    <message>
        <source>Skriv ett skäl. Det är skälet som den som läser undantaget behöver.</source>
        <translation>Write a reason. The reason is what the reader of the waiver needs.</translation>
    </message>
</context>
</TS>
