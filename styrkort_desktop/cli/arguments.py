"""The words of the command `styrkort` (FORMATS section 1), in Swedish and English."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from styrkort_desktop import __version__
from styrkort_desktop.scorecard.texts import Language, Text

_FIXED_WORDS = {
    "usage: ": "användning: ",
    "positional arguments:": "argument:",
    "options:": "val:",
    "show this help message and exit": "visa den här hjälpen",
    "show program's version number and exit": "visa versionen",
}
_ERROR_WORDS = {
    "the following arguments are required": "det här måste anges",
    "unrecognized arguments": "okända ord",
    "invalid choice": "finns inte",
    "choose from": "välj bland",
    "expected one argument": "ett värde ska stå efter",
    "expected at least one argument": "minst ett värde ska stå efter",
    "not allowed with argument": "går inte ihop med",
    "invalid int value": "inget heltal",
    "argument": "argumentet",
    "ambiguous option": "otydligt val",
}


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks the chosen language and never guesses from half a word."""

    language = Language.SWEDISH

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs["allow_abbrev"] = False
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def _translated(self, text: str, words: dict[str, str]) -> str:
        if self.language is Language.SWEDISH:
            for english, swedish in words.items():
                text = text.replace(english, swedish)
        return text

    def format_help(self) -> str:
        return self._translated(super().format_help(), _FIXED_WORDS)

    def format_usage(self) -> str:
        return self._translated(super().format_usage(), _FIXED_WORDS)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"styrkort: {self._translated(message, _ERROR_WORDS)}\n")


def asked_language(words: Sequence[str]) -> Language | None:
    """The language asked for anywhere among the words; None when none is, or a wrong one (the parser then says so)."""
    for index, word in enumerate(words):
        after = words[index + 1] if word == "--lang" and index + 1 < len(words) else ""
        asked = word.partition("=")[2] if word.startswith("--lang=") else after
        if asked in {one.value for one in Language}:
            return Language(asked)
    return None


def language_of(words: Sequence[str]) -> Language:
    """The language that a command speaks: the one asked for, else Swedish."""
    return asked_language(words) or Language.SWEDISH


def build_parser(language: Language) -> Parser:
    """The whole command line."""
    return _CommandLine(language).build()


class _CommandLine:
    """Builds the parser; keeps the language that every help text is put into."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.dialect: type[Parser] = type("LocalParser", (Parser,), {"language": language})
        self.common = self.dialect(add_help=False)
        self.common.add_argument(
            "--database",
            metavar="FILE" if language is Language.ENGLISH else "FIL",
            default=argparse.SUPPRESS,
            help=self.say("databasen (annars din egen)", "the database (your own by default)"),
        )
        self.common.add_argument(
            "--json",
            action="store_true",
            default=argparse.SUPPRESS,
            help=self.say("svara med JSON", "answer with JSON"),
        )
        self.common.add_argument(
            "--lang",
            choices=[one.value for one in Language],
            default=argparse.SUPPRESS,
            help=self.say("språk", "language"),
        )

    def say(self, sv: str, en: str) -> str:
        return Text(sv, en).into(self.language).replace("%", "%%")

    def build(self) -> Parser:
        parser = self.dialect(
            prog="styrkort",
            parents=[self.common],
            description=self.say(
                "Skriv, kontrollera, utbyt, för in och skriv ut kommunens styrkort. Utan kommando öppnas fönstret.",
                "Write, check, exchange, merge and print scorecards. Without a command the window opens.",
            ),
        )
        parser.add_argument("--version", action="version", version=f"styrkort {__version__}")
        commands = parser.add_subparsers(
            dest="command",
            metavar=self.say("KOMMANDO", "COMMAND"),
            title=self.say("kommandon", "commands"),
            parser_class=self.dialect,
        )
        self.commands = commands
        self._add_new()
        self._add_exchange()
        self._add_decide()
        self._add_reading()
        self._add_templates()
        self._add_history()
        self._add_safety()
        return parser

    def command(self, name: str, sv: str, en: str) -> argparse.ArgumentParser:
        text = self.say(sv, en)
        made: argparse.ArgumentParser = self.commands.add_parser(
            name, parents=[self.common], help=text, description=text
        )
        return made

    def units(self, parser: argparse.ArgumentParser, *, required: bool = False) -> None:
        parser.add_argument(
            "--unit",
            nargs="+",
            action="extend",
            default=[],
            required=required,
            metavar=self.say("KOD", "CODE"),
            help=self.say(
                "enhetens kod eller alias; flera kan anges", "the unit's code or alias; several may be given"
            ),
        )

    def _add_new(self) -> None:
        new = self.command("new", "skapa en ny databas", "make a new database")
        new.add_argument("file", metavar="FILE.styrkort")
        new.add_argument(
            "--template",
            default="lulea-2016",
            help=self.say("mallens nyckel eller dess JSON-fil", "the template's key or its JSON file"),
        )
        self.units(new)
        new.add_argument("--demo", action="store_true", help=self.say("med påhittade uppgifter", "with invented data"))

    def _add_exchange(self) -> None:
        self._add_import()
        conflicts = self.command("conflicts", "visa och avgör öppna konflikter", "show and settle open conflicts")
        conflicts.add_argument(
            "--resolve", nargs="+", action="extend", default=[], metavar="ID=ours|theirs|combined|value:JSON"
        )
        send = self.command("export", "skapa filer för utbyte", "make files for exchange")
        self._add_export(send)
        self._add_table(send)

    def _add_import(self) -> None:
        take = self.command(
            "import",
            "för in filer (.xlsx, .ods, .json, mappar, mönster), eller fyll i en tabell för alla enheter (även .csv)",
            "merge files (.xlsx, .ods, .json, folders, patterns), or fill in a table for all units (.csv as well)",
        )
        take.add_argument(
            "files",
            nargs="+",
            metavar=self.say("FIL", "FILE"),
            help=self.say(
                "styrkort; en tabell med kolumnerna Enhet, Indikator eller fält, År, Tillfälle, T, K och M; eller "
                "Koladas nyckeltal, namn och värden (sparade svar från api.kolada.se/v3, eller sajtens Excel)",
                "scorecards; a table with the columns Unit, Indicator or field, Year, Round, T, K and M; or Kolada's "
                "indicators, names and values (saved answers of api.kolada.se/v3, or the site's Excel)",
            ),
        )
        side = take.add_mutually_exclusive_group()
        side.add_argument(
            "--ours",
            action="store_const",
            const="ours",
            dest="side",
            help=self.say(
                "avgör konflikter för oss, och låt det som redan står i en uppgift stå när en tabell fylls i",
                "settle conflicts for us, and leave what stands in a field when a table is filled in",
            ),
        )
        side.add_argument(
            "--theirs",
            action="store_const",
            const="theirs",
            dest="side",
            help=self.say("avgör konflikter för filen", "settle conflicts for the file"),
        )
        take.add_argument(
            "--accept-deletions",
            action="store_true",
            help=self.say("ta bort det som inte finns i filen", "delete what is not in the file"),
        )
        take.add_argument(
            "--dry-run",
            action="store_true",
            help=self.say("säg vad som skulle hända, ändra inget", "say what would happen, change nothing"),
        )
        take.add_argument(
            "--round",
            metavar=self.say("ÅR/TILLFÄLLE", "YEAR/ROUND"),
            help=self.say(
                "vad en tabells rader gäller när de inte säger något år, 2016/t1",
                "what the rows of a table are about when they name no year, 2016/t1",
            ),
        )
        self._add_mapping(take)

    def _add_export(self, send: argparse.ArgumentParser) -> None:
        self.units(send)
        send.add_argument("--to", required=True, metavar=self.say("MAPP|FIL", "DIR|FILE"))
        send.add_argument("--format", choices=["xlsx", "json"])
        send.add_argument(
            "--findings",
            action="store_true",
            help=self.say(
                "skriv påpekandena som anteckningar vid cellerna", "write the findings as notes beside the cells"
            ),
        )
        send.add_argument(
            "--analysis",
            action="store_true",
            help=self.say(
                "en samlad arbetsbok med alla enheter, att filtrera och räkna i (.xlsx; läses inte in igen)",
                "one workbook with every unit, for filtering and counting (.xlsx; is not read back)",
            ),
        )
        send.add_argument(
            "--municipality",
            action="store_true",
            help=self.say(
                "bara kommunens egna uppgifter, som JSON (annars kommer de med när alla enheter skrivs som JSON)",
                "only the municipality's own figures, as JSON (else they come along when all units go out as JSON)",
            ),
        )

    def _add_table(self, send: argparse.ArgumentParser) -> None:
        """The words for one table of all units."""
        send.add_argument(
            "--table",
            action="store_true",
            help=self.say(
                "en tabell för alla enheter att fylla i och läsa in igen, med det som står nu (.xlsx)",
                "one table for all units to fill in and load again, with what stands now (.xlsx)",
            ),
        )
        send.add_argument(
            "--empty",
            action="store_true",
            help=self.say("med --table: utan siffror", "with --table: without figures"),
        )
        send.add_argument(
            "--round",
            metavar=self.say("ÅR/TILLFÄLLE", "YEAR/ROUND"),
            help=self.say(
                "med --table: tillfället, 2016/t1 (annars det som står på tur)",
                "with --table: the round, 2016/t1 (else the one in turn)",
            ),
        )

    def _add_mapping(self, take: argparse.ArgumentParser) -> None:
        """The words for a spreadsheet of a municipality's own, which needs a mapping of its columns."""
        self.units(take)
        mapping = take.add_mutually_exclusive_group()
        mapping.add_argument(
            "--mapping",
            metavar=self.say("KARTA.json", "MAPPING.json"),
            help=self.say(
                "lägg till målen i ett äldre kalkylblad (.xlsx, .ods, .csv) i enhetens styrkort, efter en karta över "
                "dess kolumner",
                "add the goals of an older spreadsheet (.xlsx, .ods, .csv) to the unit's scorecard, by a mapping of "
                "its columns",
            ),
        )
        mapping.add_argument(
            "--suggest-mapping",
            metavar=self.say("KARTA.json", "MAPPING.json"),
            help=self.say(
                "skriv en sådan karta som förslag, efter kalkylbladets rubriker (- skriver på skärmen); läser inte in",
                "write such a mapping as a suggestion, by the headings of the spreadsheet (- writes to the screen); "
                "reads nothing in",
            ),
        )

    def _add_decide(self) -> None:
        decide = self.command("decide", "märk styrkort som beslutade", "mark scorecards as decided")
        self.units(decide, required=True)
        decide.add_argument("--body", required=True, help=self.say("beslutande organ", "deciding body"))
        decide.add_argument(
            "--date", required=True, help=self.say("beslutets dag, 2015-12-17", "day of the decision, 2015-12-17")
        )
        decide.add_argument("--paragraph", required=True, help=self.say("paragraf", "paragraph"))
        decide.add_argument("--record", help=self.say("diarienummer", "record number"))

    def _add_reading(self) -> None:
        check = self.command("check", "kontrollera databasen eller filer", "check the database or files")
        check.add_argument("files", nargs="*", metavar=self.say("FIL", "FILE"))
        check.add_argument(
            "--round",
            metavar=self.say("ÅR/TILLFÄLLE", "YEAR/ROUND"),
            help=self.say("kontrollera vid ett uppföljningstillfälle, 2016/t1", "check at a reporting round, 2016/t1"),
        )
        rules = self.command(
            "rules", "visa reglerna, eller en regel i sin helhet", "show the rules, or one rule in full"
        )
        rules.add_argument("name", nargs="?", metavar=self.say("NAMN", "NAME"))
        rules.add_argument(
            "--to",
            metavar="FILE.pdf",
            help=self.say("skriv dem som en bok i PDF", "print them as a book in PDF"),
        )
        printing = self.command("print", "skriv ut styrkort som PDF", "print scorecards as PDF")
        printing.add_argument("--to", required=True, metavar="FILE.pdf")
        self.units(printing)
        printing.add_argument("--direction", nargs="+", action="extend", default=[], metavar=self.say("NYCKEL", "KEY"))
        printing.add_argument(
            "--findings", action="store_true", help=self.say("ta med påpekandena", "include the findings")
        )
        self.command(
            "status", "vilka har lämnat in, och vilka områden har mål", "who has submitted, and which areas have goals"
        )

    def _add_templates(self) -> None:
        template = self.command(
            "template", "mallar: list, show, export, import", "templates: list, show, export, import"
        )
        actions: argparse._SubParsersAction[Parser] = template.add_subparsers(
            dest="action", metavar="list|show|export|import", required=True, parser_class=self.dialect
        )
        actions.add_parser("list", parents=[self.common])
        show = actions.add_parser("show", parents=[self.common])
        show.add_argument("key", nargs="?", metavar=self.say("NYCKEL", "KEY"))
        export = actions.add_parser("export", parents=[self.common])
        export.add_argument("key", nargs="?", metavar=self.say("NYCKEL", "KEY"))
        export.add_argument("--to", required=True, metavar="FILE.json")
        take = actions.add_parser("import", parents=[self.common])
        take.add_argument("file", metavar="FILE.json")

    def _add_history(self) -> None:
        history = self.command("history", "vad som ändrats, när och av vem", "what was changed, when and by whom")
        self.units(history)
        history.add_argument(
            "--goal", metavar="ID", help=self.say("bara ett mål och allt under det", "only a goal and all below it")
        )
        history.add_argument(
            "--field",
            metavar=self.say("UPPGIFT", "FIELD"),
            help=self.say("bara en uppgift: text, targets.2017", "only a field: text, targets.2017"),
        )
        day = self.say("DAG", "DATE")
        history.add_argument("--since", metavar=day, help=self.say("från och med, 2016-03-01", "from, 2016-03-01"))
        history.add_argument("--until", metavar=day, help=self.say("till och med", "to"))
        history.add_argument(
            "--limit",
            type=int,
            default=200,
            metavar="N",
            help=self.say("högst så många steg (200)", "at most so many steps (200)"),
        )
        history.add_argument(
            "--sent",
            action="store_true",
            help=self.say("vad som skiljer mot det senaste utskicket", "what differs from what was sent last"),
        )
        history.add_argument(
            "--purge-before",
            metavar=day,
            help=self.say("ta bort historiken före en dag", "remove the history before a day"),
        )
        history.add_argument(
            "--with-backups",
            action="store_true",
            help=self.say("ta också bort säkerhetskopior som har kvar den", "also remove backups that still hold it"),
        )
        undo = self.command("undo", "ångra de senaste ändringarna", "undo the latest changes")
        undo.add_argument("steps", nargs="?", type=int, default=1, metavar="N")
        redo = self.command("redo", "gör om det som ångrats", "do again what was undone")
        redo.add_argument("steps", nargs="?", type=int, default=1, metavar="N")

    def _add_safety(self) -> None:
        backup = self.command("backup", "säkerhetskopior: list, create, restore", "backups: list, create, restore")
        actions: argparse._SubParsersAction[Parser] = backup.add_subparsers(
            dest="action", metavar="list|create|restore", required=True, parser_class=self.dialect
        )
        actions.add_parser("list", parents=[self.common])
        actions.add_parser("create", parents=[self.common])
        restore = actions.add_parser("restore", parents=[self.common])
        restore.add_argument(
            "name",
            nargs="?",
            metavar=self.say("NAMN", "NAME"),
            help=self.say("annars den nyaste", "the newest by default"),
        )
        restore.add_argument(
            "--to", metavar="FILE.styrkort", help=self.say("till en ny fil i stället", "into a new file instead")
        )
        verify = self.command("verify", "pröva att en databas är hel", "verify the integrity of a database")
        verify.add_argument("file", nargs="?", metavar="FILE.styrkort")
