"""What a person types is found wherever it stands, and what search finds is always what a fresh index would find."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from styrkort_desktop.scorecard.cells import take_apart
from styrkort_desktop.scorecard.field_types import Json
from styrkort_desktop.scorecard.goals import Activity, Goal, Indicator
from styrkort_desktop.scorecard.scorecard import Remark, Scorecard, UnitRef, Waiver
from styrkort_desktop.store import Database, NothingToRedo, NothingToUndo, SearchGroup, SearchHit
from styrkort_desktop.store.purging import purge_history
from styrkort_desktop.store.search_hits import label_of_kind
from styrkort_desktop.store.search_index import COUNTED_TO, Contents, SearchIndex, kinds, searched_tables
from styrkort_desktop.store.search_text import fold, spans_of, terms_of
from styrkort_desktop.template import Template, built_in_template
from tests.store.conftest import Clock, Put, bare, with_goals, with_text
from tests.strategies import scorecards, texts

EVERYTHING = 100_000


def goal(text: str | None, number: int = 1, **values: Any) -> Goal:
    return Goal(id=f"mål-{number}", area="folja_jamfora", text=text, **values)


@pytest.fixture
def one_goal(database: Database, put: Put, bun: Scorecard) -> Any:
    """Puts a scorecard of one goal with this text in the place of all others."""

    def write(text: str, **values: Any) -> Database:
        put(with_goals(bun, goal(text, **values)))
        return database

    return write


def hits(groups: Iterable[SearchGroup], kind: str | None = None) -> list[SearchHit]:
    return [hit for group in groups for hit in group.hits if kind in (None, group.kind)]


def goals_found(database: Database, query: str, unit: str = "BUN") -> list[str | None]:
    return [hit.place.goal for hit in hits(database.search(query, unit=unit, limit=EVERYTHING), "goal")]


def marked(hit: SearchHit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.spans]


# -- what is found


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Plats i förskolan inom fyra månader", "skola"),
        ("Behöriga lärare i grundskolan", "skola"),
        ("Kortare kötider", "kötid"),
        ("Kortare kötider", "KORTARE KÖ"),
        ("Kortare kötider", "k"),
        ("Kortare kötider", "kö"),
        ("Idé, entré och café", "cafe"),
        ("Idé, entré och cafe", "café"),
        ("À la carte på Zürichvägen", "a zurich"),
        ("Straßenbahn och œuvre", "strasse oeuvre"),
        ("Samarbete med Øresund", "öresund"),
        ("Ǻngström mäter", "ångström"),
        ("Öka från 54 % till 75 %", "54 %"),
        ("Kostnad i kr/inv", "kr/inv"),
        ("Kostnad i kr/inv", "inv"),
        ("Beslut KS 2016/123-041", "2016/123"),
        ("E-tjänster för alla", "e–tjänst"),
        ("Det som kallas ”lotsen” ska bli känt", '"lotsen'),
        ("Det som kallas ”lotsen” ska bli känt", "”som kallas”"),
        ("En lång\nrad på två", '"lång rad"'),
        ("Fler vill cykla 😀 till jobbet", "😀"),
        ("Minska avfallet, öka återbruket", "återbruket, avfallet."),
        ("Mindre av\u00adfall", "avfall"),
    ],
)
def test_it_is_found(one_goal: Any, text: str, query: str) -> None:
    assert goals_found(one_goal(text), query) == ["mål-1"]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Fler får plats", "far"),
        ("Fler far långt", "får"),
        ("Laga mat åt alla", "låga"),
        ("Öppna dörrar", "oppna"),
        ("Oppna dorrar", "öppna"),
        ("Fältarbete", "falt"),
        ("Kortare kötider", "or"),
        ("Kortare kötider", "kortare väntan"),
        ("Kortare kötider", '"kötider kortare"'),
        ("Kortare kötider", '"kortare tider"'),
    ],
)
def test_it_is_not_found(one_goal: Any, text: str, query: str) -> None:
    assert goals_found(one_goal(text), query) == []


def test_words_may_stand_in_different_texts_of_a_row(one_goal: Any) -> None:
    database = one_goal("Kortare kötider", responsible="Chef vård")
    assert goals_found(database, "vård kötider") == ["mål-1"]
    assert goals_found(database, '"kötider chef"') == []


@pytest.mark.parametrize("query", ["", "   ", '"', '""', "\x00", "\x01\x02", "\u202e", "\ud800", "´"])
def test_what_asks_for_nothing_finds_nothing(one_goal: Any, query: str) -> None:
    assert one_goal("Kortare kötider").search(query) == ()


@given(st.text(max_size=30) | st.text('"*():^{}-+ ANDORNOTnear,', max_size=30))
@settings(suppress_health_check=list(HealthCheck))
def test_no_query_is_an_error(shared: Database, query: str) -> None:
    shared.search(query)


def test_a_very_long_query_is_looked_at_in_part(one_goal: Any) -> None:
    assert goals_found(one_goal("Kortare kötider"), "kortare " * 100 + "xyzzy") == ["mål-1"]


# -- units, areas, codes


def test_units_are_found_by_code_name_and_alias(database: Database, template: Template) -> None:
    renamed = [replace(one, aliases=("BARN",)) if one.code == "BUN" else one for one in template.units]
    with database.operation("template") as operation:
        operation.put_template(replace(template, units=tuple(renamed)))
    for query in ("bun", "utbild", "barn-", "BARN"):
        (found,) = (hit for hit in hits(database.search(query), "unit") if hit.place.unit == "BUN")
        assert found.title == template.unit("BUN").name
    alias = hits(database.search("BUN"), "unit")[0]
    assert (alias.field.sv, alias.text, marked(alias)) == ("Kod", "BUN", ["BUN"])


def test_an_area_is_found_by_its_names_and_its_direction(database: Database) -> None:
    by_name = hits(database.search("följa jämföra", unit="SOC"), "area")
    assert [(hit.place.unit, hit.place.area) for hit in by_name] == [("SOC", "folja_jamfora")]
    by_direction = {hit.place.area for hit in hits(database.search("medarbetare", limit=20), "area")}
    assert {"ledarskap", "halsoframjande"} <= by_direction


def test_a_kolada_id_is_found(database: Database, put: Put, bun: Scorecard) -> None:
    put(with_goals(bun, goal("Ett mål", indicators=(Indicator(id="i", name="Nöjda", kolada="N00640"),))))
    for query in ("N00640", "n006", "00640"):
        (found,) = hits(database.search(query))
        assert (found.kind, found.title, found.field.sv) == ("indicator", "Nöjda", "Kolada-id")
        assert (found.place.goal, found.place.indicator, found.place.field) == ("mål-1", "i", "kolada")


# -- the order


def test_the_best_comes_first(database: Database, put: Put, bun: Scorecard) -> None:
    inside, beginning = goal("Fler förskolor", 1), goal("Skolans lokaler", 2)
    whole, other = goal("En skola för alla", 3), goal("Ett mål", 4, responsible="Chef skola")
    put(with_goals(bun, other, inside, beginning, whole))
    assert goals_found(database, "skola") == ["mål-3", "mål-2", "mål-4"]
    assert goals_found(database, "skol") == ["mål-2", "mål-3", "mål-1", "mål-4"]


def test_the_unit_in_hand_comes_first(database: Database, put: Put, bun: Scorecard) -> None:
    for code, text in (("BUN", "En skola"), ("KULT", "Fler förskolan"), ("SOC", "En skola")):
        put(with_goals(replace(bun, unit=UnitRef(code=code)), goal(text)))
    found = [hit.place.unit for hit in hits(database.search("skola", unit="KULT"), "goal")]
    assert found[0] == "KULT"
    assert [hit.place.unit for hit in hits(database.search("skola", unit="nobody"), "goal")][-1] == "KULT"


def test_goals_and_indicators_come_before_other_texts(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    kinds_found = [group.kind for group in database.search("förskola", unit="BUN")]
    assert kinds_found[:2] == ["goal", "indicator"]
    assert len(kinds_found) == len(set(kinds_found))


def test_more_are_counted_than_are_shown(database: Database, put: Put, bun: Scorecard) -> None:
    put(with_goals(bun, *(goal(f"Kortare kötider {number}", number) for number in range(9))))
    (group,) = database.search("kötider", limit=4)
    assert (group.total, len(group.hits), group.is_counted, group.label.sv) == (9, 4, True, "Mål")


def test_where_there_are_very_many_the_near_ones_are_still_first(
    database: Database, put: Put, bun: Scorecard, template: Template
) -> None:
    first, second, *_, last = (unit.code for unit in template.units)
    inside = [Activity(id=f"a{number}", text=f"Förskolans steg {number}") for number in range(4 * COUNTED_TO)]
    begin = [Activity(id=f"b{number}", text=f"Skolans steg {number}") for number in range(COUNTED_TO)]
    own = [Activity(id="whole", text="En skola"), Activity(id="own", text="Förskolans steg")]
    for code, activities in ((first, inside), (second, [*begin, own[0]]), (last, own[1:])):
        put(with_goals(replace(bun, unit=UnitRef(code=code)), goal("Ett mål", activities=tuple(activities))))

    def found(query: str, unit: str) -> list[str]:
        (group,) = (one for one in database.search(query, unit=unit, limit=3) if one.kind == "activity")
        assert (group.total, group.is_counted) == (COUNTED_TO, False)
        return [hit.row for hit in group.hits]

    assert found("skola", last) == ["own", "whole", "b0"]
    assert found("skol", "nobody") == ["b0", "b1", "b2"]


# -- what a hit says


def test_a_hit_tells_where_it_stands(database: Database, put: Put, demo: tuple[Scorecard, ...]) -> None:
    forms = {one.unit.code: take_apart(one) for one in demo}
    for one in demo:
        put(one)
    found = [hit for letter in "aeiouåäö0123n" for hit in hits(database.search(letter, limit=EVERYTHING))]
    assert {hit.kind for hit in found} >= {one.table.name for one in searched_tables()} - {"factor_choice"} - {
        "economy_year_frame_change"
    }
    for hit in found:
        if hit.kind in ("unit", "area"):
            continue
        owner = {"goal_assessment": hit.place.goal, "indicator_comparison": hit.place.indicator}.get(hit.kind, hit.row)
        cells = forms[hit.place.unit].cells.items()
        below = [
            (*path[:-1], *inner) for (row, path), cell in cells for inner in insides(path[-1], cell) if row == owner
        ]
        assert any(f"{hit.place.field}.".startswith(f"{'.'.join(path)}.") for path in below), hit
        assert hit.title
        assert hit.spans


def insides(name: str, cell: Json) -> list[tuple[str, ...]]:
    """A cell by its name; one of several fields by theirs as well."""
    return [(name,), *((key,) for key in (cell if isinstance(cell, dict) else ()))]


def test_a_hit_in_an_analysis_names_its_goal_and_its_round(
    database: Database, put: Put, demo: tuple[Scorecard, ...]
) -> None:
    put(next(one for one in demo if one.unit.code == "SOC"))
    (hit,) = hits(database.search("chefstjänster tillsatta", unit="SOC"), "goal_assessment")
    assert hit.title.startswith("Enhetschefer i äldreomsorgen")
    assert (hit.about, hit.field.sv) == ("Delår januari–april 2016", "Orsak")
    assert (hit.place.area, hit.place.goal, hit.row) == ("ledarskap", "soc-m06", "")


def test_a_hit_in_a_section_names_the_section(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    (hit,) = (one for one in hits(database.search("lokaler som delas")) if one.kind == "scorecard")
    assert (hit.title, hit.field.sv) == ("Barn- och utbildningsförvaltningen", "Ekonomi: Långsiktig strategi")
    assert hit.place.area is None


def test_a_remark_leads_to_the_place_that_it_is_about(database: Database, put: Put, bun: Scorecard) -> None:
    about = goal("Ett mål", indicators=(Indicator(id="i", name="Nöjda"),))
    put(
        replace(
            with_goals(bun, about),
            remarks=(Remark(id="s", indicator="i", text="Hur mäts det?"), Remark(id="t", goal="borta", text="Mäts?")),
            waivers=(Waiver(rule="T103", goal="mål-1", reason="Ordalydelsen mäts inte"),),
        )
    )
    found = {hit.row or hit.kind: hit for hit in hits(database.search("mäts"))}
    place = found["s"].place
    assert (place.area, place.goal, place.indicator, place.item) == ("folja_jamfora", "mål-1", "i", "s")
    assert found["t"].place.area is None
    assert (found["waiver"].title, found["waiver"].place.area) == ("Ett mål", "folja_jamfora")


def test_every_kind_has_a_name_of_its_own() -> None:
    labels = [label_of_kind(kind).sv for kind in kinds()]
    assert labels[:4] == ["Enheter", "Målområden", "Mål", "Indikatorer"]
    assert len(set(labels)) == len(labels)


def test_what_matches_is_marked_in_the_text_as_it_stands() -> None:
    text = "Bättre Cafe\u0301er i å-skolan – ”Idéer” i skolan, x\u0302."
    spans = spans_of(text, terms_of("caféer skola idé i x"))
    assert [text[start:end] for start, end in spans] == ["Cafe\u0301er", "i", "skola", "Idé", "i", "skola", "x\u0302"]


@given(texts(), texts())
def test_marks_lie_in_order_within_the_text(text: str, query: str) -> None:
    terms = terms_of(query)
    spans = spans_of(text, terms)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans_of(text, terms_of(text)) or not terms_of(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_is_folded_character_by_character(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))
    assert fold(fold(text)) == fold(text)


# -- laws


def stored_texts(database: Database) -> Iterator[tuple[str, int, str]]:
    """Kind, primary key and text of every text that is stored."""
    for one in searched_tables():
        for row, _, *found in database._file.rows(one.select):
            yield from ((one.table.name, row, text) for text in found if text is not None)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One database for many examples; each puts its own scorecard in the place of the one before."""
    with Database.create(tmp_path_factory.mktemp("search") / "a.styrkort", built_in_template()) as made:
        yield made


@given(scorecards("BUN"))
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_every_stored_text_is_found_by_each_of_its_words(shared: Database, scorecard: Scorecard) -> None:
    with shared.operation("edit_scorecard") as operation:
        operation.put(scorecard)
    index = SearchIndex(Contents.of(shared._file))
    for kind, row, text in stored_texts(shared):
        for asked in (*text.split(), f'"{text}'):
            terms = terms_of(asked)
            assert terms or not fold(asked.replace('"', "")).strip(), asked
            found = {one.kind: one.best for one in index.find(terms, "BUN", EVERYTHING)} if terms else {kind: (row,)}
            assert row in found[kind], (asked, text)
    index.close()


QUERIES = ("a", "en s", "0", '"rad ett')


class SearchMachine(RuleBasedStateMachine):
    """A database in which one searches all the time, one who only reads beside it, and a search that is made anew."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "a.styrkort"
        self.clock = Clock()
        self.database = Database.create(self.path, built_in_template(), now=self.clock)
        self.reader = Database.open(self.path, writable=False)

    def teardown(self) -> None:
        self.reader.close()
        self.database.close()
        shutil.rmtree(self.folder)

    @rule(one=scorecards("BUN") | scorecards("LEAB"), other=scorecards("SOC"))
    def put(self, one: Scorecard, other: Scorecard) -> None:
        with self.database.operation("edit_scorecard") as operation:
            operation.put(one)
            operation.put(other)

    @rule(text=texts() | st.none())
    def type_a_text(self, text: str | None) -> None:
        written = next((one for one in self.database.scorecards() if one.goals), None)
        if written is not None:
            with self.database.operation("edit_goal_text", fold_key="x") as operation:
                operation.put(with_text(written, text))

    @rule(keep=st.booleans())
    def change_the_template(self, keep: bool) -> None:
        units = built_in_template().units
        with self.database.operation("template") as operation:
            operation.put_template(replace(built_in_template(), units=units if keep else tuple(reversed(units))))

    @rule()
    def fail_in_the_middle(self) -> None:
        with pytest.raises(ZeroDivisionError), self.database.operation("edit_goal") as operation:  # noqa: PT012
            for scorecard in self.database.scorecards():
                operation.put(replace(scorecard, goals=()))
            raise ZeroDivisionError

    @rule(steps=st.integers(1, 3), again=st.booleans())
    def undo(self, steps: int, again: bool) -> None:
        try:
            (self.database.redo if again else self.database.undo)(steps)
        except (NothingToUndo, NothingToRedo):
            return

    @rule()
    def forget_the_history(self) -> None:
        self.clock.wait(2 * 24 * 3600)
        self.database.close()
        purge_history(self.path, self.clock().date(), self.clock)
        self.database = Database.open(self.path, now=self.clock)

    @invariant()
    def equals_a_fresh_search(self) -> None:
        self.reader.changed_elsewhere()
        with Database.open(self.path, writable=False) as fresh:
            for query in QUERIES:
                expected = fresh.search(query, unit="BUN", limit=50)
                assert self.database.search(query, unit="BUN", limit=50) == expected
                assert self.reader.search(query, unit="BUN", limit=50) == expected


class LongSearchMachine(SearchMachine):
    """The same, at length."""


TestSearch = SearchMachine.TestCase
TestSearch.settings = settings(
    max_examples=4, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
)
TestSearchAtLength = pytest.mark.long(LongSearchMachine.TestCase)
TestSearchAtLength.settings = settings(
    max_examples=20, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
)


# -- keeping up


def test_a_change_is_taken_in_without_a_new_index(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    database.search("skola")
    index = database._searcher._index
    put(with_text(bun, "Alldeles nya ord"))
    assert goals_found(database, "alldeles nya") == [bun.goals[0].id]
    database.undo()
    assert goals_found(database, "alldeles nya") == []
    assert database._searcher._index is index


def test_many_changes_are_taken_in_by_a_new_index(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    database.search("skola")
    index = database._searcher._index
    put(with_goals(bun, goal("Ett mål", activities=tuple(Activity(id=f"a{n}", text="Nytt") for n in range(3_100)))))
    totals = {group.kind: group.total for group in database.search("nytt")}
    assert totals["activity"] == COUNTED_TO
    assert database._searcher._index is not index


def test_a_unit_that_the_template_does_not_know_is_found(database: Database, put: Put, bun: Scorecard) -> None:
    database.search("skola")
    put(with_goals(replace(bun, unit=UnitRef(code="NY")), goal("Alldeles nya ord")))
    (hit,) = hits(database.search("alldeles nya"))
    assert hit.place.unit == "NY"


def test_one_who_reads_finds_what_another_writes(database: Database, put: Put, bun: Scorecard) -> None:
    with Database.open(database.path, writable=False) as reader:
        assert goals_found(reader, "alldeles nya") == []
        put(with_text(bun, "Alldeles nya ord"))
        assert goals_found(reader, "alldeles nya") == [bun.goals[0].id]


def test_a_history_that_counts_anew_is_noticed(database: Database, put: Put, bun: Scorecard) -> None:
    put(with_goals(bun, goal("Ett mål", 1), goal("Ett till", 2)))
    database.search("mål")
    entry = database._searcher._index._mark.entry if database._searcher._index else 0
    with bare(database.path) as other:
        other.execute("DELETE FROM change_log")
    put(with_goals(bun, goal("Något nytt", 1), goal("Ett till", 2)))
    for number in range(entry + 3):
        put(with_goals(bun, goal("Något nytt", 1), goal(f"Nummer {number}", 2)))
    assert goals_found(database, "nytt") == ["mål-1"]
    assert goals_found(database, f'"nummer {entry + 2}"') == ["mål-2"]


def test_a_history_with_a_gap_is_noticed(database: Database, put: Put, bun: Scorecard) -> None:
    put(with_goals(bun, goal("Ett mål")))
    database.search("mål")
    index = database._searcher._index
    put(with_goals(bun, goal("Ett annat")))
    put(with_goals(replace(bun, unit=UnitRef(code="SOC")), goal("Ett tredje")))
    with bare(database.path) as other:
        other.execute("DELETE FROM change_log WHERE pk = (SELECT max(pk) - 1 FROM change_log)")
    assert goals_found(database, "annat") == ["mål-1"]
    assert database._searcher._index is not index


@pytest.mark.parametrize("damage", ["DROP TABLE words", "UPDATE words_data SET block = x'00'"])
def test_an_index_that_is_lost_is_made_anew(database: Database, put: Put, bun: Scorecard, damage: str) -> None:
    put(bun)
    found = database.search("skola")
    index = database._searcher._index
    assert index is not None
    index._memory.execute(damage)
    assert database.search("skola") == found
    assert database._searcher._index is not None
    database._searcher._index._memory.execute(damage)
    put(with_text(bun, "Alldeles nya ord"))
    assert goals_found(database, "alldeles nya") == [bun.goals[0].id]


def test_what_is_committed_while_an_index_is_made_is_not_missed(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    contents = Contents.of(database._file)
    put(with_text(bun, "Alldeles nya ord"))
    index = SearchIndex(contents)
    assert index.find(terms_of("alldeles"), "BUN", 5) == ()
    assert index.follow(database._file)
    assert [one.kind for one in index.find(terms_of("alldeles"), "BUN", 5)] == ["goal"]


def test_searching_within_an_operation_is_refused(database: Database, bun: Scorecard) -> None:
    with database.operation("edit_scorecard") as operation:
        operation.put(bun)
        with pytest.raises(RuntimeError):
            database.search("skola")


def test_a_closed_database_finds_nothing(database: Database, put: Put, bun: Scorecard) -> None:
    put(bun)
    database.search("skola")
    database.close()
    assert database.search("skola") == ()
    database.path.rename(database.path.with_suffix(".kopia"))  # nothing holds the file
