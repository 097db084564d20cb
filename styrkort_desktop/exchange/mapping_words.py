"""What a heading of a municipality's own spreadsheet says: goal, indicator, target of which year. Reads no cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from styrkort_desktop.exchange.flat_table_names import RoundNames
from styrkort_desktop.exchange.mapping import Means, Sex
from styrkort_desktop.scorecard.texts import folded
from styrkort_desktop.template import Template

_SPELLINGS: Mapping[Means, str] = {
    Means.GOAL: (
        "mål, målen, nämndmål, nämndsmål, nämndens mål, målsättning, målsättningar, målformulering, effektmål, "
        "verksamhetsmål, verksamhetens mål, förvaltningsmål, förvaltningens mål, bolagsmål, bolagets mål, "
        "enhetens mål, resultatmål, delmål, prioriterat mål, prioriterade mål, egna mål, eget mål, goal"
    ),
    Means.AREA: (
        "målområde, inriktning, inriktningsmål, perspektiv, område, fokusområde, strategiskt område, "
        "strategisk inriktning, övergripande mål, kommunövergripande mål, kommunfullmäktiges mål, fullmäktiges mål, "
        "fullmäktigemål, kf-mål, kf:s mål, kf mål, prioriterat område, utvecklingsområde, vision/inriktning, area"
    ),
    Means.NUMBER: "nr, nr., nummer, mål nr, målnr, mål-nr, målnummer, löpnr, löpnummer, #",
    Means.RESPONSIBLE: (
        "ansvarig, ansvar, ansvariga, ansvarig för målet, ansvarig chef, ansvarig funktion, målansvarig, "
        "ansvarig tjänsteman, ansvarig verksamhet, ansvarig enhet, målägare, responsible"
    ),
    Means.ACTIVITY: "aktivitet, aktiviteter, åtgärd, åtgärder, insats, insatser, handlingsplan, så gör vi, activity",
    Means.INDICATOR: (
        "indikator, indikatorer, mått, nyckeltal, mätetal, styrtal, måltal/mått, mäts genom, mäts med, så mäter vi, "
        "hur mäts målet, uppföljningsmått, resultatindikator, målindikator, kvalitetsindikator, resultatmått, "
        "uppföljs genom, indicator"
    ),
    Means.UNIT: "enhet, måttenhet, mätenhet, måttstock, sort, mäts i, uttrycks i, unit",
    Means.BETTER: (
        "önskad utveckling, önskad riktning, önskvärd utveckling, riktning, öka/minska, ökar/minskar, "
        "utvecklingsriktning, better"
    ),
    Means.BASELINE: (
        "utgångsvärde, utgångsläge, utgångsläget, nuläge, nuvärde, basvärde, baslinje, startvärde, ingångsvärde, "
        "nolläge, baseline"
    ),
    Means.BASELINE_YEAR: "basår, utgångsår, år för utgångsläge, utgångsläge år, baseline year",
    Means.TARGET: (
        "målvärde, målvärden, målnivå, måltal, börvärde, ambitionsnivå, riktvärde, målsatt nivå, mål värde, "
        "etappmål, target"
    ),
    Means.OUTCOME: (
        "utfall, utfallet, resultat, uppmätt värde, mätvärde, mätresultat, bokslut, verkligt utfall, uppnått värde, "
        "värde, outcome"
    ),
    Means.FORECAST: "prognos, helårsprognos, årsprognos, forecast",
    Means.SOURCE: (
        "källa, datakälla, mätmetod, metod, mätinstrument, underlag, hur mäts, hur mäts det, mäts via, "
        "hämtas från, statistikkälla, source"
    ),
    Means.FREQUENCY: (
        "mätfrekvens, frekvens, mätintervall, mäts, hur ofta, när mäts, mättillfälle, mättillfällen, "
        "uppföljningsfrekvens, periodicitet, följs upp, mätperiod, frequency"
    ),
    Means.INDICATOR_RESPONSIBLE: (
        "ansvarig för mätning, ansvarig för mätningen, ansvarig för uppföljning, ansvarig för uppföljningen, "
        "mätansvarig, ansvarig för indikatorn, ansvarig för uppgiften, uppgiftslämnare"
    ),
    Means.DEFINITION: "definition, beskrivning, förklaring, beräkning, så beräknas, mätdefinition",
    Means.LEVEL_REASON: "motiv, motivering, motiv till målnivå, motiv till målnivån, motiv till målvärde",
    Means.KOLADA: "kolada, kolada-id, kolada id, koladaid, koladanyckel, nyckeltals-id",
    Means.COMMENT: (
        "kommentar, kommentarer, kommentar till utfall, analys, notering, noteringar, anmärkning, övrigt, comment"
    ),
    Means.YEAR: "år, mätår, avser år, year",
    Means.ROUND: "period, tertial, delår, tillfälle, uppföljningstillfälle, omgång, round",
    Means.SEX: "kön, sex",
}
_BY_SPELLING = {folded(one.strip()): means for means, words in _SPELLINGS.items() for one in words.split(",")}
_LONGEST_FIRST = sorted(_BY_SPELLING, key=len, reverse=True)

_SEX_WORDS = {
    folded(word): sex
    for sex, words in {
        Sex.TOTAL: ("t", "totalt", "total", "alla", "samtliga"),
        Sex.WOMEN: ("k", "kv", "kvinnor", "kvinna", "flickor"),
        Sex.MEN: ("m", "män", "man", "pojkar"),
    }.items()
    for word in words
}
_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})-(0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)", re.ASCII)
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:\s*(?:[-/]|till|t\.o\.m\.)\s*((?:19|20)\d{2}|\d{2}))?(?!\d)", re.ASCII)
_SHORT_YEAR = re.compile(r"(?<![\w-])[-'\u2019\u00b4](\d{2})(?!\d)|(?<=[a-z]) (\d{2})$", re.ASCII)
_FIRST_SHORT, _LAST_SHORT = 5, 35
_NUMBERED_ROUND = re.compile(r"(?:tertial|delar|t|d|tert)\.? ?(\d)")
_BRACKETS = re.compile(r"[()\[\]{}*:;.?!\"”]|,(?!\d)|%|\bi procent\b|\bmnkr\b|\btkr\b|\bkr\b")
_OR = re.compile(r"\s*/\s*|\s+eller\s+|\s+och\s+|\s*&\s*")


@dataclass(frozen=True, slots=True)
class Says:
    """What a heading says. `word` is the part that told what it means; `whole` that there was nothing else."""

    means: Means | None = None
    year: int | None = None
    last_year: int | None = None
    round: str | None = None
    sex: Sex | None = None
    word: str = ""
    whole: bool = False
    names_round: bool = False

    @property
    def is_part(self) -> bool:
        """Whether it only adds to what stands above or below it: a year, a sex, a round alone."""
        return self.means is None and self.whole and (self.year is not None or self.sex is not None or self.names_round)


class HeadingWords:
    """Reads headings with the rounds of one template."""

    def __init__(self, template: Template) -> None:
        self._rounds = RoundNames(template)
        self._in_order = [one for one in template.rounds if not one.is_year_end and not one.retired]
        self._by_last_month = {one.months.last: one for one in template.rounds}
        self.says = lru_cache(maxsize=4096)(self._says)

    def _says(self, heading: str) -> Says:
        """What a heading says, as far as it is understood."""
        plain = folded(heading)
        day = _DAY.search(plain)
        if day is not None:
            return self._of_day(plain, day)
        left, year, last = _without_years(plain)
        whole = _BY_SPELLING.get(left.strip(" .:*"))
        if whole is not None:
            return Says(whole, year, last, word=left.strip(" .:*"), whole=True)
        left = " ".join(_BRACKETS.sub(" ", left).split())
        if not left:
            return Says(year=year, last_year=last, whole=True)
        round_key, sex, is_told, is_round = self._rest(left)
        if is_told:
            return Says(None, year, last, round_key, sex, whole=True, names_round=is_round)
        means, word, rest = _meaning(left)
        round_key, sex, is_told, is_round = self._rest(rest)
        if means is None or not is_told:
            round_key, sex, is_round = None, None, False
        return Says(means, year, last, round_key, sex, word, whole=not rest or is_told, names_round=is_round)

    def _of_day(self, plain: str, day: re.Match[str]) -> Says:
        """*Utfall 2015-08-31*: the round that ends in that month; of December the whole year."""
        means, word, _ = _meaning(" ".join(_BRACKETS.sub(" ", plain.replace(day[0], " ")).split()))
        found = self._by_last_month.get(int(day[2]))
        key = None if found is None or found.is_year_end else found.key
        return Says(means, int(day[1]), None, key, word=word, whole=True)

    def _rest(self, rest: str) -> tuple[str | None, Sex | None, bool, bool]:
        """The round and the sex in what is left of a heading, whether all of it was that, and whether a round was."""
        words = rest.split()
        sex = next((_SEX_WORDS[word] for word in words if word in _SEX_WORDS), None)
        left = " ".join(word for word in words if word not in _SEX_WORDS)
        if not left:
            return None, sex, bool(words), False
        found, is_round = self.round_called(left)
        return found, sex, is_round, is_round

    def round_called(self, text: str) -> tuple[str | None, bool]:
        """The round that a text names, None for the whole year; and whether it names one at all."""
        plain = folded(text)
        numbered = _NUMBERED_ROUND.fullmatch(plain)
        called = self._rounds.called(plain)
        if not called and numbered is not None and 1 <= int(numbered[1]) <= len(self._in_order):
            return self._in_order[int(numbered[1]) - 1].key, True
        if len(called) != 1:
            return None, plain in ("bokslut", "arsbokslut", "helar")
        one = called[0]
        return (None if one is None or one.is_year_end else one.key), True


def sex_called(text: str) -> Sex | None:
    """The sex that a text names; None for anything else."""
    return _SEX_WORDS.get(folded(text).strip(" ."))


def _without_years(plain: str) -> tuple[str, int | None, int | None]:
    """A heading without its year or years; of a span the first and the last."""
    match = _YEARS.search(plain)
    if match is not None:
        first, second = int(match[1]), match[2]
        last = None if second is None else int(second) if len(second) == 4 else first // 100 * 100 + int(second)
        return _YEARS.sub(" ", plain, count=1), first, last
    short = _SHORT_YEAR.search(plain)
    if short is not None and _FIRST_SHORT <= int(short[1] or short[2]) <= _LAST_SHORT:
        return plain.replace(short[0], " ", 1), 2000 + int(short[1] or short[2]), None
    return plain, None, None


def _meaning(left: str) -> tuple[Means | None, str, str]:
    """What a heading means, the part that tells it, and what is left.

    The whole, or one of the names that it gives (*Källa/mätmetod*); else what it begins with; else a word in it.
    """
    if left in _BY_SPELLING:
        return _BY_SPELLING[left], left, ""
    pieces = [one.strip() for one in _OR.split(left) if one.strip()]
    if len(pieces) > 1 and pieces[0] in _BY_SPELLING:
        return _BY_SPELLING[pieces[0]], pieces[0], ""
    for spelling in _LONGEST_FIRST:
        if left.startswith(f"{spelling} "):
            return _BY_SPELLING[spelling], spelling, left[len(spelling) :].strip()
    padded = f" {left} "
    for spelling in _LONGEST_FIRST:
        if f" {spelling} " in padded:
            return _BY_SPELLING[spelling], spelling, " ".join(padded.replace(f" {spelling} ", " ", 1).split())
    return None, "", left
