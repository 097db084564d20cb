"""U215: a Kolada id is one, is known to the catalogue that was loaded, and goes on being measured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from styrkort_desktop.rules.context import PLANNING, Phase
from styrkort_desktop.rules.facts import IndicatorFacts
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Fix, Severity
from styrkort_desktop.scorecard.kolada import KoladaCatalogue, KoladaIndicator
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.texts import Text, same

_ID = re.compile(r"[NU]\d{5}")
_SIGNS = re.compile(r"[\W_]+")
# a letter o is easily typed for a nought, and an id copied with its heading
_NEARLY = re.compile(r"(?:kolada(?:id)?)?([nu])([\do]{5})", re.ASCII)
_OTHER_LETTER = {"N": "U", "U": "N"}
_TITLE_LENGTH = 100
_REPLACED = Text(
    " Enligt katalogen ersätts det av {id}: {title}.", " According to the catalogue {id} replaces it: {title}."
)
_NEAREST = Text(" Närmast till titeln är {id}: {title}.", " Nearest by its title is {id}: {title}.")


def _check(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    found = indicator.indicator.kolada
    if not found:
        return
    catalogue = indicator.goal.whole.context.kolada
    proper = found if _ID.fullmatch(found) else _meant(found)
    if proper is None or (proper != found and (catalogue is None or proper in catalogue)):
        yield Hit(
            message="malformed", field="kolada", span=(0, len(found)), values={"found": quoted(found)}, fix=_fix(proper)
        )
    elif catalogue is not None:
        yield from _looked_up(indicator, found, proper, catalogue)


def _meant(found: str) -> str | None:
    """The id that is meant by one that is not written as one; None where that cannot be told."""
    nearly = _NEARLY.fullmatch(_SIGNS.sub("", found).lower())
    return nearly and f"{nearly[1].upper()}{nearly[2].replace('o', '0')}"


def _fix(proper: str | None) -> Fix | None:
    if proper is None:
        return None
    return Fix(Text("Ändra till {id}", "Change to {id}").format(id=proper), (("kolada", proper),))


def _looked_up(indicator: IndicatorFacts, found: str, id: str, catalogue: KoladaCatalogue) -> Iterator[Hit]:
    """What the catalogue says of an id."""
    span = (0, len(found))
    known = catalogue.get(id)
    if known is None:
        hint = _hint(catalogue.successor(id), _perhaps(indicator, id, catalogue))
        values = {"id": id, "n": format_number(len(catalogue)), "hint": hint}
        yield Hit(message="unknown", field="kolada", span=span, values=values)
        return
    last = indicator.goal.whole.scorecard.period.last_year
    if known.last_year is not None and known.last_year < last and not _is_replaced(indicator):
        hint = _hint(catalogue.successor(id), catalogue.similar(known.title, within=known))
        values = {"id": id, "year": known.last_year, "last": last, "hint": hint}
        yield Hit(message="ended", field="kolada", span=span, values=values)


def _perhaps(indicator: IndicatorFacts, id: str, catalogue: KoladaCatalogue) -> KoladaIndicator | None:
    """What may have been meant by an id that is not known: the other letter, or a title like the indicator's name."""
    return catalogue.get(_OTHER_LETTER[id[0]] + id[1:]) or catalogue.similar(indicator.indicator.name or "")


def _is_replaced(indicator: IndicatorFacts) -> bool:
    """Whether another indicator of the scorecard goes on where this one ends."""
    return any(one.replaces == indicator.indicator.id for _, one in indicator.goal.whole.scorecard.indicators())


def _hint(successor: KoladaIndicator | None, perhaps: KoladaIndicator | None) -> Text:
    """What could stand there instead, as a sentence; empty where nothing is known."""
    if successor is not None:
        return _REPLACED.format(id=successor.id, title=_cut(successor.title))
    return same("") if perhaps is None else _NEAREST.format(id=perhaps.id, title=_cut(perhaps.title))


def _cut(title: str) -> str:
    return title.rstrip(". ") if len(title) <= _TITLE_LENGTH else f"{title[: _TITLE_LENGTH - 1].rstrip()}…"


KOLADA_ID = IndicatorRule(
    id="U215",
    name="kolada_id",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.WARNING,
    title=Text("Kolada-id som inte stämmer", "A Kolada id that cannot be"),
    says=Text(
        "Kolada-id är inte skrivet som ett sådant, finns inte i den inlästa katalogen, eller har slutat mätas före "
        "periodens sista år.",
        "The Kolada id is not written as one, is not in the catalogue that was loaded, or is no longer measured in the "
        "period's last year.",
    ),
    why=Text(
        "Med rätt id går värdet och andra kommuners att hämta; med fel hämtas något annat, och efter det sista året "
        "finns inget att hämta. Nyckeltal tas bort ur Kolada utan att det meddelas.",
        "With the right id the value and others' can be fetched; with a wrong one something else is, and after the "
        "last year nothing. Indicators are taken out of Kolada without notice.",
    ),
    mend=Text(
        "Skriv N eller U följt av fem siffror, som det står i Kolada, eller lämna det tomt. Har nyckeltalet avslutats: "
        "lägg till en indikator som ersätter den här, med eget utgångsläge.",
        "Write N or U and five digits, as in Kolada, or leave it blank. Where it has ended: add an indicator that "
        "replaces this one, with a baseline of its own.",
    ),
    source=Text("Koladas nyckeltalsregister.", "The register of measures in Kolada."),
    phases=PLANNING | {Phase.ROUND},
    messages={
        "malformed": Message(
            Text(
                "”{found}” är inget Kolada-id: det är N eller U följt av fem siffror.",
                "“{found}” is no Kolada id: that is N or U and five digits.",
            )
        ),
        "unknown": Message(
            Text(
                "{id} finns inte i den inlästa Kolada-katalogen ({n} nyckeltal).{hint}",
                "{id} is not in the Kolada catalogue that was loaded ({n} indicators).{hint}",
            )
        ),
        "ended": Message(
            Text(
                "{id} har {year} som sista år i Kolada, och perioden går till {last}.{hint}",
                "{id} has {year} as its last year in Kolada, and the period goes on to {last}.{hint}",
            )
        ),
    },
    bad=Example(note=Text("En siffra saknas.", "A digit is missing."), indicators=({"kolada": "N0081"},)),
    good=Example(note=Text("N och fem siffror.", "N and five digits."), indicators=({"kolada": "N00811"},)),
    check=_check,
)
