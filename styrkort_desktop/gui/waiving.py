"""Waivers (undantag med skäl) as the window makes them: for which finding, asked for how. Writes through the file."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from styrkort_desktop.gui import edits
from styrkort_desktop.gui.checker import UNUSED_WAIVER, can_be_waived, title_of
from styrkort_desktop.gui.dialogs.closing import run_dialog
from styrkort_desktop.gui.dialogs.waive import DeclineDialog, WaiveDialog, Waiving
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.places_in_words import place_in_words
from styrkort_desktop.gui.spots_in_scorecard import spot_of_row
from styrkort_desktop.rules import rule_named
from styrkort_desktop.rules.registry import UnknownRule
from styrkort_desktop.rules.waivers import waiver_of
from styrkort_desktop.scorecard.findings import Finding
from styrkort_desktop.scorecard.places import Place
from styrkort_desktop.scorecard.scorecard import Waiver


def waiver_for(finding: Finding) -> Waiver:
    """A waiver for a finding's rule and place, without reason yet. Its row says where it is; the area only without."""
    place = finding.place
    area = None if place.row else place.area
    return Waiver(rule=finding.rule, area=area, goal=place.goal, indicator=place.indicator, item=place.item)


def place_of(waiver: Waiver, unit: str, file: OpenFile) -> Place:
    """Where a waiver is, with the area that its row lies in."""
    spot = spot_of_row(waiver.item or waiver.indicator or waiver.goal or "", file.scorecard)
    area = waiver.area or (spot.area if spot else None)
    return Place(unit, area, waiver.goal, waiver.indicator, waiver.item)


def covered_by(waiver: Waiver, file: OpenFile) -> tuple[Finding, ...]:
    """The findings that a waiver covers now."""
    return tuple(one for one in file.verdict.waived if waiver_of(one, [waiver]) is not None)


def unused_by(finding: Finding, file: OpenFile) -> Waiver | None:
    """The waiver that a finding tells is not needed; None for any other finding."""
    if finding.rule != UNUSED_WAIVER:
        return None
    said = rule_named(UNUSED_WAIVER).messages["unused"].text
    here = replace(finding.place, field=None)
    return next(
        (
            one
            for one in file.scorecard.waivers
            if Place(here.unit, one.area, one.goal, one.indicator, one.item) == here
            and said.format(rule=one.rule) == finding.message
        ),
        None,
    )


def ask_waiver(file: OpenFile, finding: Finding, parent: QWidget) -> bool:
    """Ask for a reason to accept a finding, and keep it. Raises what the store raises."""
    if not (file.can_write and can_be_waived(finding)):
        return False
    before = waiver_of(finding, file.scorecard.waivers)  # one that has ended, or that was declined
    about = Waiving(
        file.say(title_of(finding)),
        place_in_words(file.scorecard, file.template, finding.place, with_area=True),
        file.say(finding.message),
        is_new=before is None,
    )
    return _ask(file, before or waiver_for(finding), about, parent)


def ask_change(file: OpenFile, waiver: Waiver, parent: QWidget) -> bool:
    """Ask for another reason or year of a waiver, and keep it. Raises what the store raises."""
    return _ask(file, waiver, _about(waiver, file), parent)


def ask_decline(file: OpenFile, waiver: Waiver, parent: QWidget) -> bool:
    """Ask the finance office why it does not accept a waiver, and keep that. Raises what the store raises."""
    about = _about(waiver, file)
    said = "\n".join(filter(None, (about.message, reason_in_words(waiver))))
    dialog = DeclineDialog(replace(about, message=said), waiver.declined or "", parent)
    if not run_dialog(dialog):
        return False
    file.do(edits.decline_waiver(waiver, dialog.reason))
    file.check_now()
    return True


def take_back_decline(file: OpenFile, waiver: Waiver) -> None:
    """The waiver counts again. Raises what the store raises."""
    file.do(edits.accept_waiver(waiver))
    file.check_now()


def reason_in_words(waiver: Waiver) -> str:
    """*Skäl: …*"""
    written = waiver.reason or QCoreApplication.translate("Waiving", "inget skrivet")
    return QCoreApplication.translate("Waiving", "Skäl: {0}").format(written)


def _about(waiver: Waiver, file: OpenFile) -> Waiving:
    said = " ".join(dict.fromkeys(file.say(one.message) for one in covered_by(waiver, file)))
    place = place_in_words(file.scorecard, file.template, place_of(waiver, file.unit, file), with_area=True)
    return Waiving(title_of_waiver(waiver, file), place, said, is_new=False)


def _ask(file: OpenFile, waiver: Waiver, about: Waiving, parent: QWidget) -> bool:
    dialog = WaiveDialog(about, waiver, file.scorecard.period.years, parent)
    if not run_dialog(dialog):
        return False
    made = replace(waiver, reason=dialog.reason, until=dialog.until)
    file.do(edits.waive(made))
    file.check_now()
    return True


def remove_waiver(file: OpenFile, waiver: Waiver) -> None:
    """Take a waiver away. Raises what the store raises."""
    file.do(edits.remove_waiver(waiver))
    file.check_now()


def title_of_waiver(waiver: Waiver, file: OpenFile) -> str:
    """What the rule is called that a waiver is for; its key where there is no such rule."""
    try:
        return file.say(rule_named(waiver.rule).title)
    except UnknownRule:
        return waiver.rule
