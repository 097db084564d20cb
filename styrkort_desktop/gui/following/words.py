"""What the page of following up says: how an indicator stands, what is proposed and why, what is left. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from styrkort_desktop.gui.following.at_round import AtRound, Left, goal_status, rounds_before
from styrkort_desktop.rules.rounds.round_facts import assessment_of
from styrkort_desktop.scorecard.choices import FREQUENCY, MISSING, Better, Missing, Status, TargetKind
from styrkort_desktop.scorecard.following_up import (
    Basis,
    basis_of,
    indicator_is_met,
    proposed_status,
    required_by,
)
from styrkort_desktop.scorecard.goals import Goal, Indicator, Outcome
from styrkort_desktop.scorecard.numbers import format_number
from styrkort_desktop.scorecard.texts import Text, same

_DASH = same("–")

# -- an indicator


def target_in_words(indicator: Indicator, year: int) -> Text:
    """What an indicator is to reach in a year."""
    if indicator.better is Better.INTERVAL and indicator.interval is not None:
        low, high = (
            "…" if one is None else format_number(one) for one in (indicator.interval.low, indicator.interval.high)
        )
        return same(f"{low} till {high}") if not low.startswith("…") or not high.startswith("…") else _DASH
    if indicator.target_kind is TargetKind.YES_NO:
        return Text("ja", "yes")
    if indicator.target_kind is TargetKind.BETTER_THAN:
        return Text("bättre än andra", "better than others")
    target = indicator.target(year)
    if target is None and indicator.better is Better.KEEP and indicator.baseline is not None:
        target = indicator.baseline.value
    return _DASH if target is None else same(format_number(target))


def state_in_words(at: AtRound, indicator: Indicator) -> Text:
    """How an indicator stands at a round: whether it reaches its target and by what, and what is left to give."""
    parts = []
    met = indicator_is_met(indicator, at.occasion)
    if met is not None:
        parts.append(_met_in_words(at, indicator, met=met))
    owed, due = at.unreported.get(indicator.id), at.due.get(indicator.id)
    if owed is not None:
        parts.append(Text("utfallet för {year} återstår", "the outcome for {year} is left").format(year=owed))
    elif due is None and met is None:
        parts.append(_not_due(at, indicator))
    elif due is not None and due != at.ref.year:
        parts.append(Text("utfallet avser {year}", "the outcome is of {year}").format(year=due))
    explained = _missing(at, indicator, due)
    if explained is not None and met is None:
        parts.append(explained)
    if not parts:
        parts.append(Text("inget att jämföra med", "nothing to compare with"))
    return _sentence(parts)


def _met_in_words(at: AtRound, indicator: Indicator, *, met: bool) -> Text:
    match basis_of(indicator, at.occasion):
        case Basis.FORECAST:
            return (
                Text("väntas nå målvärdet, enligt prognosen", "is expected to reach its target, by the forecast")
                if met
                else Text(
                    "väntas inte nå målvärdet, enligt prognosen", "is not expected to reach its target, by the forecast"
                )
            )
        case Basis.PACE:
            required = required_by(indicator, at.occasion)
            said = (
                Text("håller takten: {value} behövs nu", "keeps pace: {value} is needed by now")
                if met
                else Text("efter takten: {value} behövs nu", "behind pace: {value} is needed by now")
            )
            return said.format(value=format_number(round(required or 0, 1)))
        case _:
            return (
                Text("når målvärdet", "reaches its target")
                if met
                else Text("når inte målvärdet", "does not reach its target")
            )


def _not_due(at: AtRound, indicator: Indicator) -> Text:
    first = indicator.first_measured
    if first is not None and at.ref.year < first:
        return Text("behövs inte nu: mäts första gången {year}", "not due: first measured {year}").format(year=first)
    if indicator.frequency is not None:
        how_often = FREQUENCY.labels[indicator.frequency]
        return Text("behövs inte nu: mäts {often}", "not due: measured {often}").format(often=how_often)
    return Text("behövs inte nu", "not due")


def _missing(at: AtRound, indicator: Indicator, due: int | None) -> Text | None:
    """Why a value is missing, where the unit says so."""
    for one in indicator.outcomes:
        if one.missing is not None and (one.reported == at.ref or one.year == (due or at.ref.year)):
            return _missing_in_words(one, one.missing)
    return None


def _missing_in_words(outcome: Outcome, missing: Missing) -> Text:
    why = MISSING.labels[missing]
    if outcome.next is None:
        return why
    return Text("{why}, kommer {month}", "{why}, comes {month}").format(why=why, month=outcome.next)


def _sentence(parts: Iterable[Text]) -> Text:
    held = list(parts)
    joined = Text("; ".join(one.sv for one in held), "; ".join(one.en for one in held))
    return Text(joined.sv[:1].upper() + joined.sv[1:], joined.en[:1].upper() + joined.en[1:])


# -- what is proposed, and why


def goal_proposal(at: AtRound, goal: Goal) -> Text:
    """The status that a goal's figures speak for, in the round's words, and why."""
    if not goal.indicators:
        return Text("Inget förslag: målet har ingen indikator.", "Nothing is proposed: the goal has no indicator.")
    answers = [indicator_is_met(one, at.occasion) for one in goal.indicators]
    met, unmet, unknown = answers.count(True), answers.count(False), answers.count(None)
    proposed = proposed_status(goal, at.occasion)
    if proposed is None:
        return Text(
            "Inget förslag: ingen av målets indikatorer kan bedömas än.",
            "Nothing is proposed: none of the goal's indicators can be judged yet.",
        )
    why = _counts(
        (met, Text("{count} av {all} indikatorer når sitt målvärde", "{count} of {all} indicators reach their target")),
        (unmet, Text("{count} gör det inte", "{count} do not") if met else _NONE_MET),
        (unknown, Text("{count} räknas inte, värde saknas", "{count} do not count, with no value")),
        total=len(answers),
    )
    return Text("Förslag: {status}. {why}.", "Proposed: {status}. {why}.").format(
        status=at.described.word(proposed), why=why
    )


_NONE_MET = Text("{count} av {all} indikatorer når inte sitt målvärde", "{count} of {all} indicators miss their target")


def area_proposal(at: AtRound, area: str, proposed: Status | None) -> Text:
    """The status that an area's goals speak for, and why."""
    statuses = [goal_status(at, goal) for goal in at.scorecard.goals_of(area)]
    if proposed is None:
        return Text(
            "Inget förslag: inget av områdets mål är bedömt eller kan bedömas än.",
            "Nothing is proposed: none of the area's goals is judged or can be yet.",
        )
    parts = [f"{statuses.count(one)} {at.described.word(one)}" for one in Status if one in statuses]
    listed = same(", ".join(parts))
    left = statuses.count(None)
    if left:
        listed = Text("{listed}, {left} utan bedömning", "{listed}, {left} without judgement").format(
            listed=listed, left=left
        )
    return Text("Förslag: {status}. Målen: {listed}.", "Proposed: {status}. The goals: {listed}.").format(
        status=at.described.word(proposed), listed=listed
    )


def _counts(*counted: tuple[int, Text], total: int) -> Text:
    said = [text.format(count=count, all=total) for count, text in counted if count]
    return Text(", ".join(one.sv for one in said), ", ".join(one.en for one in said))


# -- before


def earlier_goal(at: AtRound, goal: Goal) -> tuple[Text, ...]:
    """What was said of a goal at the rounds before, the latest first: its status, and what was written of it."""
    said = []
    for ref in rounds_before(at.template, at.ref):
        given = assessment_of(goal, ref)
        if given is not None:
            said.append(_earlier(at, str(ref.year), ref.key, given.status or given.forecast, given.analysis))
    return tuple(said)


def earlier_area(at: AtRound, area: str) -> tuple[Text, ...]:
    """The same of an area."""
    said = []
    for ref in rounds_before(at.template, at.ref):
        given = next((one for one in at.scorecard.area_assessments if (one.area, one.round) == (area, ref)), None)
        if given is not None:
            said.append(_earlier(at, str(ref.year), ref.key, given.status or given.forecast, given.comment))
    return tuple(said)


def _earlier(at: AtRound, year: str, key: str, status: Status | None, written: str | None) -> Text:
    described = at.template.round(key)
    word = same(described.word(status)) if status else Text("inte bedömt", "not judged")
    head = Text("{name} {year}: {word}.", "{name} {year}: {word}.").format(name=described.name, year=year, word=word)
    return Text("{head} {text}", "{head} {text}").format(head=head, text=" ".join(written.split())) if written else head


# -- what is left


_GOALS_LEFT = (Text("1 mål att bedöma", "1 goal to judge"), Text("{0} mål att bedöma", "{0} goals to judge"))
_EXPECTATIONS_LEFT = (
    Text("1 mål utan vad som väntas vid årsbokslut", "1 goal without what is expected at year end"),
    Text("{0} mål utan vad som väntas vid årsbokslut", "{0} goals without what is expected at year end"),
)


def left_in_words(left: Left) -> Text:
    """What of that which is due at a round is left, in one line."""
    parts = [
        _count(left.outcomes, Text("1 utfall", "1 outcome"), Text("{0} utfall", "{0} outcomes")),
        _count(left.goals, *(_GOALS_LEFT if left.is_year_end else _EXPECTATIONS_LEFT)),
        _count(
            left.areas,
            Text("1 målområde att bedöma", "1 area to judge"),
            Text("{0} målområden att bedöma", "{0} areas to judge"),
        ),
        _count(left.texts, Text("1 text", "1 text"), Text("{0} texter", "{0} texts")),
    ]
    said = [one for one in parts if one is not None]
    if not said:
        return Text("Allt som behövs vid tillfället är ifyllt.", "All that is due at the round is filled in.")
    joined = Text(", ".join(one.sv for one in said), ", ".join(one.en for one in said))
    return Text("Kvar att göra: {joined}.", "Left to do: {joined}.").format(joined=joined)


def _count(count: int, one: Text, many: Text) -> Text | None:
    if count == 0:
        return None
    return one if count == 1 else Text(many.sv.format(count), many.en.format(count))
