"""The overview: the state of the whole scorecard, and what to do next. Every line leads to its place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from styrkort_desktop.gui.appearance import Appearance
from styrkort_desktop.gui.aspects import Aspect
from styrkort_desktop.gui.checker import SIGNS, TONES, Verdict, gravest, title_of
from styrkort_desktop.gui.forms.ui_overview_page import Ui_OverviewPage
from styrkort_desktop.gui.open_file import OpenFile
from styrkort_desktop.gui.places_in_words import place_in_words
from styrkort_desktop.gui.spots import Page, Spot
from styrkort_desktop.gui.theme import Tone
from styrkort_desktop.gui.widgets.folded_findings import FoldedFindings
from styrkort_desktop.gui.widgets.lines import Card, SpotLine
from styrkort_desktop.gui.widgets.looks import (
    empty_layout,
    findings_in_words,
    goals_in_words,
    indicators_in_words,
    left_in_words,
)
from styrkort_desktop.scorecard.findings import Severity
from styrkort_desktop.template.parts import Area, Direction

_NEXT_STEPS = 5
_EMPTY_AREAS = 3
_COUNT_WIDTH = 92
_MARK_WIDTH = 170


class OverviewPage(QWidget):
    """Follows the open file; built anew when it is looked at and something has changed."""

    def __init__(self, file: OpenFile, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._appearance = appearance
        self._shown: object = None
        self._ui = Ui_OverviewPage()
        self._ui.setupUi(self)
        self._about_whole = FoldedFindings(self.tr("Om styrkortet som helhet"), file, self._ui.body)
        self._last_step: SpotLine | None = None
        self._about_whole.filled.connect(self._put_in_tab_order)
        self._ui.undo_button.clicked.connect(file.undo)
        file.changed.connect(self._on_file_changed)
        appearance.changed.connect(self._show)
        self._show()

    def _on_file_changed(self, aspect: Aspect) -> None:
        self._show()
        spot = self._file.spot
        if aspect & Aspect.SPOT and spot.page is Page.OVERVIEW and spot.rule is not None:
            self._about_whole.take_keyboard(spot.rule)

    def _show(self) -> None:
        if self._file.spot.page is not Page.OVERVIEW:
            return
        self._show_heading()
        theme = self._appearance.theme
        state = (self._file.unit, self._file.scorecard, self._file.verdict, self._file.can_write, theme)
        if state == self._shown:
            return
        self._shown = state
        self._ui.cards.removeWidget(self._about_whole)  # it keeps the keyboard, and what is folded out
        empty_layout(self._ui.cards)
        steps = self._next_steps()
        if steps:
            card = Card(self.tr("Att göra härnäst"), self._ui.body)
            for line in steps:
                card.rows.addWidget(line)
            self._ui.cards.addWidget(card)
        self._ui.cards.addWidget(self._about_whole)
        self._last_step = steps[-1] if steps else None
        self._about_whole.show_verdict(self._file.unit, self._file.verdict.about_whole())
        self._put_in_tab_order()
        for direction in self._file.template.directions_in_use():
            self._ui.cards.addWidget(self._direction_card(direction))

    def _put_in_tab_order(self) -> None:
        """What is said of the whole comes after what to do next, though it was made before."""
        self._about_whole.put_in_tab_order(self._last_step or self._ui.undo_button)

    def _show_heading(self) -> None:
        unit = self._file.template.unit(self._file.unit)
        scorecard = self._file.scorecard
        self._ui.heading.setText(unit.name)
        counts = (goals_in_words(len(scorecard.goals)), indicators_in_words(sum(1 for _ in scorecard.indicators())))
        found = findings_in_words(len(self._file.verdict.said))
        if self._file.verdict.left:
            found = f"{found}, {left_in_words(len(self._file.verdict.left))}"
        self._ui.summary.setText(self.tr("{0} med {1}, {2}.").format(*counts, found))
        name = self._file.undo_name()
        self._ui.undo_button.setEnabled(name is not None)
        self._ui.undo_button.setToolTip(
            self.tr("Ångra {0}").format(name) if name else self.tr("Det finns inget att ångra")
        )

    # -- what to do next

    def _next_steps(self) -> list[SpotLine]:
        """The areas without goals, then the most serious findings."""
        lines = [self._empty_area_line(area) for area in self._empty_areas()[:_EMPTY_AREAS]]
        grave = [one for one in self._file.verdict.said if one.severity is Severity.ERROR]
        for finding in grave[: max(_NEXT_STEPS - len(lines), 0)]:
            place = place_in_words(self._file.scorecard, self._file.template, finding.place, with_area=True)
            line = self._line(self._file.spot_of_finding(finding), place)
            line.add_mark(SIGNS[finding.severity], self._file.say(title_of(finding)), TONES[finding.severity])
            lines.append(line)
        return lines

    def _empty_areas(self) -> list[Area]:
        scorecard = self._file.scorecard
        marked = {one.area for one in scorecard.not_concerned}
        return [
            area
            for area in self._file.template.required_areas()
            if not scorecard.goals_of(area.key) and area.key not in marked
        ]

    def _empty_area_line(self, area: Area) -> SpotLine:
        line = self._line(
            Spot(Page.AREA, area.key),
            self.tr("Skriv ett mål för {0}, eller säg varför det inte berör er").format(area.short_name),
        )
        line.add_mark("!", goals_in_words(0), Tone.WARNING)
        return line

    # -- directions and areas

    def _direction_card(self, direction: Direction) -> Card:
        card = Card(direction.name, self._ui.body, self._appearance.theme.bar(direction.colour).name())
        for area in self._file.template.areas_of(direction.key):
            if area.required or self._file.scorecard.goals_of(area.key):
                card.rows.addWidget(self._area_line(area))
        return card

    def _area_line(self, area: Area) -> SpotLine:
        goals = self._file.scorecard.goals_of(area.key)
        line = self._line(Spot(Page.AREA, area.key), area.name)
        marked = any(one.area == area.key for one in self._file.scorecard.not_concerned)
        if marked and not goals:
            line.add_words(self.tr("ej berörd"))
            line.add_mark("", "", Tone.QUIET, self._wide(_MARK_WIDTH))
            return line
        line.add_words(goals_in_words(len(goals)), self._wide(_COUNT_WIDTH - 40))
        line.add_words(indicators_in_words(sum(len(goal.indicators) for goal in goals)), self._wide(_COUNT_WIDTH))
        line.add_mark(
            *self._area_mark(self._file.verdict.about_area(area.key), empty=not goals), self._wide(_MARK_WIDTH)
        )
        return line

    def _wide(self, width: int) -> int:
        """A column's width where all text is enlarged."""
        return int(width * self._appearance.theme.zoom)

    def _area_mark(self, verdict: Verdict, *, empty: bool) -> tuple[str, str, Tone]:
        worst = gravest(verdict.said)
        if worst is not None:
            return SIGNS[worst], findings_in_words(len(verdict.said)), TONES[worst]
        if empty:
            return "!", self.tr("Kvar att göra"), Tone.WARNING
        return "", "", Tone.QUIET

    def _line(self, spot: Spot, label: str) -> SpotLine:
        line = SpotLine(spot, label, self._ui.body)
        line.chosen.connect(self._on_line_chosen)
        return line

    def _on_line_chosen(self, spot: Spot) -> None:
        self._file.go_to(spot)
