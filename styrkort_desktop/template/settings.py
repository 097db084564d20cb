"""What a template sets for the checker and the figures: rule settings, word lists, limits. Knows no rule."""

from __future__ import annotations

from dataclasses import replace

from styrkort_desktop.scorecard.field_types import ChoiceType, FlagType, KeyType, NumberType, TextType, WholeNumberType
from styrkort_desktop.scorecard.fields import Shape, one_value, record, required, rows
from styrkort_desktop.scorecard.findings import Severity
from styrkort_desktop.scorecard.texts import Text
from styrkort_desktop.template.field_types import Parameters, ParametersType, ParameterValue, TextsType

_SEVERITY = ChoiceType(Severity, {severity: severity.label for severity in Severity})
_OFF = Text("Avstängd", "Off")
_SEVERITY_LABEL = Text("Allvar", "Severity")
_PARAMETERS = Text("Parametrar", "Parameters")
_REASON = Text("Skäl", "Reason")


@record("template_round_rule", Text("Regel vid ett tillfälle", "Rule at a round"), key=("round",))
class RoundRuleSetting:
    """What is different about a rule at one round; None says nothing."""

    round: str = required(KeyType("rounds"), Text("Tillfälle", "Round"))
    off: bool | None = one_value(FlagType(), _OFF)
    severity: Severity | None = one_value(_SEVERITY, _SEVERITY_LABEL)
    parameters: Parameters = one_value(ParametersType(), _PARAMETERS, default=())
    reason: str | None = one_value(TextType(long=True), _REASON)


@record("template_rule", Text("Regelinställning", "Rule setting"), key=("rule",))
class RuleSetting:
    """How a rule of the checker is set: switched off, another severity, other parameters, and exceptions by round.

    `reason` says why, to those who see that the rule is set otherwise.
    """

    rule: str = required(KeyType("rules"), Text("Regel", "Rule"))
    off: bool = one_value(FlagType(), _OFF, default=False)
    severity: Severity | None = one_value(_SEVERITY, _SEVERITY_LABEL)
    parameters: Parameters = one_value(ParametersType(), _PARAMETERS, default=())
    reason: str | None = one_value(TextType(long=True), _REASON)
    rounds: tuple[RoundRuleSetting, ...] = rows(RoundRuleSetting, Text("Vid tillfällen", "At rounds"), shape=Shape.MAP)

    def at(self, round_key: str | None) -> RuleSetting:
        """The setting that holds at a round, or with None outside any: what the round says goes first."""
        own = next((one for one in self.rounds if one.round == round_key), None)
        if own is None:
            return replace(self, rounds=())
        return RuleSetting(
            rule=self.rule,
            off=self.off if own.off is None else own.off,
            severity=own.severity or self.severity,
            parameters=tuple(sorted({**dict(self.parameters), **dict(own.parameters)}.items())),
            reason=own.reason or self.reason,
        )

    def parameter(self, name: str) -> ParameterValue | None:
        """The value set for a parameter; None when the rule's own default holds."""
        return dict(self.parameters).get(name)


@record("template_abbreviation", Text("Förkortning", "Abbreviation"), key=("short",))
class Abbreviation:
    """An abbreviation that readers in this municipality know, and what it means."""

    short: str = required(TextType(), Text("Förkortning", "Abbreviation"))
    meaning: str | None = one_value(TextType(), Text("Betydelse", "Meaning"))


@record("template_word_lists", Text("Ordlistor", "Word lists"))
class WordLists:
    """The municipality's own words: abbreviations with meanings (rule T105), spellings to accept (rule T111)."""

    abbreviations: tuple[Abbreviation, ...] = rows(
        Abbreviation, Text("Förkortningar", "Abbreviations"), shape=Shape.MAP
    )
    spelling: tuple[str, ...] = one_value(TextsType(), Text("Ord som är rätt stavade", "Words spelt right"), default=())


@record("template_limits", Text("Gränser", "Limits"))
class Limits:
    """The figures that the municipality has decided. A limit of None is not checked; a tolerance not given is 0."""

    keep_tolerance_percent: float = one_value(
        NumberType(minimum=0),
        Text("Tolerans för behålla, % av utgångsläget", "Tolerance for keep, % of baseline"),
        default=0.0,
    )
    span_of_control: int | None = one_value(
        WholeNumberType(1), Text("Medarbetare per chef, högst", "Staff per manager, at most")
    )
    result_percent: float | None = one_value(
        NumberType(),
        Text("Resultat, minst % av skatter, bidrag och utjämning", "Result, at least % of taxes and grants"),
    )
    investments_percent: float | None = one_value(
        NumberType(),
        Text("Nettoinvesteringar, högst % av skatter och bidrag", "Net investments, at most % of taxes and grants"),
    )
    deviation_tolerance_percent: float = one_value(
        NumberType(minimum=0),
        Text("Tolererad avvikelse, % av kommunbidraget", "Tolerated deviation, % of the frame"),
        default=0.0,
    )
    deviation_tolerance_mnkr: float = one_value(
        NumberType(minimum=0),
        Text("Tolererad avvikelse, minst mnkr", "Tolerated deviation, at least mnkr"),
        default=0.0,
    )
    small_count: int = one_value(
        WholeNumberType(0), Text("Antal under detta skrivs inte ut", "Counts below this are not printed"), default=0
    )

    def deviation_tolerance(self, frame_mnkr: float) -> float:
        """How many mnkr a forecast may be worse than a frame without asking for action (rule E802)."""
        return max(self.deviation_tolerance_mnkr, abs(frame_mnkr) * self.deviation_tolerance_percent / 100)
