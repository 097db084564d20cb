"""U207 and U208: an indicator says where its figure comes from, and how often."""

from __future__ import annotations

from collections.abc import Iterator

from styrkort_desktop.rules.facts import IndicatorFacts
from styrkort_desktop.rules.language.placeholders import is_given
from styrkort_desktop.rules.language.quotes import quoted
from styrkort_desktop.rules.rule import Example, Hit, IndicatorRule, Message, Parameters
from styrkort_desktop.scorecard.findings import Criterion, Severity
from styrkort_desktop.scorecard.texts import Text


def _check_source(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    source = indicator.indicator.source
    if is_given(source):
        return
    if source and source.strip():
        yield Hit(message="placeholder", field="source", values={"found": quoted(source)}, span=(0, len(source)))
    else:
        yield Hit(message="blank", field="source")


NO_SOURCE = IndicatorRule(
    id="U207",
    name="no_source",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.ADVICE,
    title=Text("Källa saknas", "No source"),
    says=Text(
        "Indikatorn säger inte varifrån siffran kommer.", "The indicator does not say where the figure comes from."
    ),
    why=Text(
        "Utan källa går siffran inte att ta fram på samma sätt nästa gång, och ingen utomstående kan pröva den.",
        "Without a source the figure cannot be produced in the same way next time, and nobody from outside can try it.",
    ),
    mend=Text(
        "Skriv system, enkät, register eller statistik: Personalsystemet, Brukarenkäten, Kolada.",
        "Write the system, survey, register or statistics: the personnel system, the user survey, Kolada.",
    ),
    source=Text(
        "Vad revisorer brukar sakna i kommunala mål: att uppgiften går att spåra.",
        "What auditors miss in municipal goals: that a figure can be traced.",
    ),
    messages={
        "blank": Message(Text("Källan saknas.", "The source is missing."), of_emptiness=True),
        "placeholder": Message(
            Text(
                "Som källa står ”{found}”: det säger inte varifrån siffran kommer.",
                "The source reads “{found}”: that does not say where the figure comes from.",
            )
        ),
    },
    bad=Example(
        note=Text("”Oklart” är ingen källa.", "“Oklart” (unclear) is no source."), indicators=({"source": "Oklart"},)
    ),
    good=Example(
        note=Text("Källan är ett system.", "The source is a system."), indicators=({"source": "Ärendesystemet"},)
    ),
    check=_check_source,
)


def _check_frequency(indicator: IndicatorFacts, _: Parameters) -> Iterator[Hit]:
    if indicator.indicator.frequency is None:
        yield Hit(message="blank", field="frequency")


NO_FREQUENCY = IndicatorRule(
    id="U208",
    name="no_frequency",
    criterion=Criterion.FOLLOWABLE,
    severity=Severity.ADVICE,
    title=Text("Hur ofta mäts det?", "How often is it measured?"),
    says=Text("Indikatorn säger inte hur ofta den mäts.", "The indicator does not say how often it is measured."),
    why=Text(
        "Vid varje uppföljning behöver man veta om det ska finnas ett nytt värde.",
        "At each follow-up one needs to know whether there should be a new value.",
    ),
    mend=Text(
        "Välj varje år, varje uppföljning, kvartal, månad, vartannat eller vart tredje år, eller en gång.",
        "Choose every year, every round, quarter, month, every second or third year, or once.",
    ),
    source=Text(
        "Styrkortets konstruktion: målen ska vara uppföljningsbara.",
        "The scorecard document, on its construction: goals can be followed up.",
    ),
    messages={
        "blank": Message(
            Text("Det är inte sagt hur ofta indikatorn mäts.", "It is not said how often the indicator is measured."),
            of_emptiness=True,
        )
    },
    bad=Example(note=Text("Mäts den varje år?", "Is it measured every year?"), indicators=({"frequency": None},)),
    good=Example(
        note=Text("Den mäts varje månad.", "It is measured every month."), indicators=({"frequency": "month"},)
    ),
    check=_check_frequency,
)
