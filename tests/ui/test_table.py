"""The table of the whole selection: sorted, searched, paged and linked to; against plain Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import settings as options
from hypothesis import strategies as st

from geo.errors import InvalidValueError
from geo.events.catalogue import load_types
from geo.filters import Criteria, select
from geo.filters.sorting import Listing, by_date, by_number
from geo.model import Casualties, Claim, GeoPrecision, Incident, Source, Status
from geo.settings import Settings
from geo.speech import language, wording
from geo.speech.kinds import what_words
from geo.store import Store, open_store
from geo.ui import table
from geo.ui.table_columns import COLUMNS, USUAL, Voice, ranks, text
from geo.ui.table_look import TableLook
from tests.factories import NASTY, at, day, incident, incidents
from tests.ui.conftest import Open
from tests.ui.grid import ask, column, grid, ids
from tests.ui.test_pages import shown, text_of

VOICE = Voice(types=load_types(Settings().data / "incident_types.toml"), names=wording.STORED)
MANY = 230


def _words(cell: Callable[[Incident], str]) -> Callable[[Incident], object]:
    return lambda one: language.order(text(cell(one))) or None


def _killed(one: Incident) -> int | None:
    hurt = one.casualties
    return hurt.killed_low if hurt.killed_best is None else hurt.killed_best


KEYS: dict[str, Callable[[Incident], object]] = {
    "what": _words(lambda one: what_words(one, VOICE.types)),
    "where": _words(
        lambda one: wording.headline_place(one, VOICE.names) if one.place or one.place_text else ""
    ),
    "killed": _killed,
    "injured": lambda one: one.casualties.injured,
    "country": _words(lambda one: one.place.country if one.place else ""),
    "region": _words(lambda one: one.place.admin1 if one.place else ""),
    "who": _words(lambda one: wording.who_words(one) if one.actor1 or one.actor2 else ""),
    "means": _words(wording.means_words),
    "claim": lambda one: list(Claim).index(one.claim),
    "status": lambda one: list(Status).index(one.status),
    "source": _words(lambda one: one.sources[0].publisher),
}
"""What a column is sorted by, read off an incident; None where it is not known."""


@options(max_examples=40)
@given(
    some=st.lists(incidents(), min_size=1, max_size=8, unique_by=lambda one: one.id),
    name=st.sampled_from(sorted(KEYS)),
    descending=st.booleans(),
)
def test_columns_are_sorted_as_python_sorts_their_values(
    some: list[Incident], name: str, descending: bool
) -> None:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "s.sqlite") as store:
        store.add_incidents(some)
        selection = select(store, Criteria())
        columns = selection.columns
        newest = by_date(columns, descending=True)
        stored = {one.id: KEYS[name](one) for one in store.incidents([str(i) for i in columns.ids])}
        rows = [str(i) for i in columns.ids[newest]]
        known = [one for one in rows if stored[one] is not None]
        expected = [one for one in rows if stored[one] is None]
        # Equal ones stay newest first either way, which `reverse` keeps.
        expected = sorted(known, key=lambda one: stored[one], reverse=descending) + expected  # type: ignore[arg-type,return-value]
        order = by_number(columns, ranks(selection, COLUMNS[name], VOICE), descending=descending)
        assert [str(i) for i in columns.ids[order]] == expected


looks = st.builds(
    TableLook,
    sort=st.sampled_from(sorted(COLUMNS)),
    descending=st.booleans(),
    page=st.integers(1, 10**9 - 1),
    find=st.text(st.characters(categories=("L", "N", "P")), max_size=20),
    columns=st.lists(st.sampled_from(sorted(COLUMNS)), unique=True).map(tuple),
)


@given(look=looks)
def test_a_look_comes_back_from_its_address(look: TableLook) -> None:
    assert TableLook.read(look.to_query()) == (look, ())
    assert (TableLook().to_query(), TableLook(columns=()).columns) == ({}, USUAL)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"sort": ["-nonsense"], "page": ["2"]}, ["sort"]),
        ({"page": ["0"]}, ["page"]), ({"page": ["-1"]}, ["page"]), ({"page": ["1" * 5000]}, ["page"]), ({"page": ["1", "2"]}, ["page"]),
        ({"columns": ["date,<b>x</b>"]}, ["columns"]), ({"columns": [""]}, ["columns"]), ({"find": ["a\x00b"], "sort": [""]}, ["sort", "find"]),
        ({"find": ["x" * 300]}, ["find"]),
    ],
)  # fmt: skip
def test_what_an_address_cannot_mean_is_named_and_the_rest_holds(
    query: dict[str, list[str]], names: list[str]
) -> None:
    look, problems = TableLook.read(query)
    assert [problem.field for problem in problems] == names
    kept = {name: told for name, told in query.items() if name not in names}
    assert look.to_query() == kept


def test_a_look_is_checked_when_it_is_made() -> None:
    with pytest.raises(InvalidValueError, match="sort"):
        replace(TableLook(), sort="other")


@pytest.fixture
def crowd(home: Path) -> Path:
    """A store of more incidents than two pages hold, the most killed among the oldest."""
    with open_store(Settings(home=home)) as store:
        store.add_incidents(
            [
                incident(
                    f"c{n:03}", when=day(f"20{n // 12:02}-{n % 12 + 1:02}-01"), casualties=Casualties(killed_best=MANY - n),
                    placement=at(50, 36 + n / 100), quote="a school" if n % 3 else "a bridge",
                    sources=(Source(publisher=f"Paper {n % 7}", url=f"https://example.org/{n}"),),
                )
                for n in range(MANY)
            ]
        )  # fmt: skip
    return home


@pytest.mark.usefixtures("crowd")
def test_most_killed_is_of_the_whole_selection_and_pages_follow(open_page: Open) -> None:
    app = open_page(demo="0")
    assert grid(app)["total"] == MANY == shown(app)[0]
    assert (ids(app)[0], len(ids(app))) == (f"c{MANY - 1:03}", table.PAGE)
    ask(app, {"sort": "killed"})
    assert ids(app) == [f"c{n:03}" for n in range(table.PAGE)]
    assert app.query_params["sort"] == "-killed"
    assert [one["sorted"] for one in grid(app)["columns"] if one["name"] == "killed"] == ["descending"]
    app.button(key="table_next").click().run()
    assert (ids(app)[0], grid(app)["first"], app.query_params["page"]) == ("c100", 101, "2")
    ask(app, {"turn": 1})
    assert "201 to 230 of 230" in text_of(app) and app.button(key="table_next").disabled
    ask(app, {"turn": 1})  # there is no page after the last
    assert (len(ids(app)), app.query_params["page"]) == (30, "3")
    app.number_input(key="table_page").set_value(1).run()
    assert ids(app)[0] == "c000" and "page" not in app.query_params
    ask(app, {"sort": "killed"})
    assert ids(app)[0] == f"c{MANY - 1:03}" and app.query_params["sort"] == "killed"


@pytest.mark.usefixtures("crowd")
def test_words_are_searched_for_in_all_rows(open_page: Open) -> None:
    app = open_page(demo="0", page="3")
    assert len(ids(app)) == 30
    app.text_input(key="table_find").set_value("Paper 3  BRIDGE").run()
    expected = [f"c{n:03}" for n in reversed(range(MANY)) if n % 7 == 3 and not n % 3]
    assert ids(app) == expected and (app.query_params["find"], "page" in app.query_params) == (
        "Paper 3 BRIDGE",
        False,
    )
    assert shown(app)[0] == MANY  # map and export are as they were
    app.text_input(key="table_find").set_value("nowhere\x00 \u202e").run()
    assert not app.get("bidi_component") and "No incident of the selection holds these words" in text_of(app)
    app.text_input(key="table_find").set_value("").run()
    assert grid(app)["total"] == MANY and "find" not in app.query_params


@pytest.mark.usefixtures("crowd")
def test_the_page_of_the_open_incident_can_be_gone_to(open_page: Open) -> None:
    app = open_page(demo="0", sort="killed", incident="c120")
    assert "c120" not in ids(app)
    app.button(key="table_to_chosen").click().run()
    assert "c120" in ids(app) and grid(app)["chosen"] == "c120" and app.query_params["page"] == "2"
    assert "table_to_chosen" not in [b.key for b in app.button]
    ask(app, {"row": "c115"})
    assert app.query_params["incident"] == "c115" and 'class="dl-incident"' in text_of(app)
    app.switch_page("pages/incidents.py").run()
    assert (
        grid(app)["chosen"] == "c115" and grid(app)["first"] == 101 and app.query_params["sort"] == "killed"
    )


@pytest.mark.usefixtures("crowd")
def test_a_change_of_the_filter_begins_at_the_first_page(open_page: Open) -> None:
    app = open_page(demo="0", page="99", sort="source", source=["Paper 1", "Paper 2", "Paper 3", "Paper 4"])
    assert app.query_params["page"] == "2"  # the last one there is
    assert column(app, "source")[-1] == "Paper 4"
    app.button(key="drop_publishers").click().run()
    assert grid(app)["first"] == 1 and app.query_params["sort"] == "source"


def test_columns_are_chosen_kept_and_linked_to(open_page: Open) -> None:
    app = open_page(columns="who,killed")
    assert [one["name"] for one in grid(app)["columns"]] == ["who", "killed"]
    app.session_state["table_columns_box"] = True
    app.run()
    app.multiselect(key="table_columns").set_value(["where", "precision", "type"]).run()
    assert app.query_params["columns"] == "where,precision,type"
    assert len(column(app, "precision")) == shown(app)[0]
    app.multiselect(key="table_columns").set_value([]).run()
    assert "columns" not in app.query_params and tuple(one["name"] for one in grid(app)["columns"]) == USUAL


@pytest.mark.parametrize(
    "wish", [None, [], "sort", {}, {"sort": "nonsense"}, {"sort": ["killed"]}, {"row": 7}, {"row": ""}, {"row": "x" * 5000}, {"turn": 10**9}, {"turn": "1"}],
)  # fmt: skip
def test_a_browser_can_send_anything(open_page: Open, wish: object) -> None:
    app = open_page()
    before = grid(app)
    assert not ask(app, wish).exception
    assert grid(app) == before and not app.query_params


def test_every_column_sorts_every_way_in_every_language(open_page: Open, home: Path) -> None:
    with open_store(Settings(home=home)) as store:
        store.add_incidents(
            [
                incident(f"n{n}", description=text, quote=text, actor1=text, place_text=text)
                for n, text in enumerate(NASTY)
            ]
        )
    app = open_page(columns=",".join(COLUMNS), lang="uk")
    every = set(ids(app))
    for name in COLUMNS:
        for _ in range(2):
            ask(app, {"sort": name})
            assert not app.exception and set(ids(app)) == every
    ask(app, {"sort": "where"})
    places = [one for one in column(app, "where") if one]
    assert places == sorted(places, key=_as_ukrainian)
    assert "<img" not in text_of(app)


def _as_ukrainian(words: str) -> tuple[int, ...]:
    try:
        language.use("uk")
        return language.order(words)
    finally:
        language.use(language.ENGLISH)


def test_exactness_runs_from_the_point_to_the_country_then_by_radius(tmp_path: Path) -> None:
    kinds = [(GeoPrecision.COUNTRY, 500), (GeoPrecision.SETTLEMENT, 9), (GeoPrecision.SETTLEMENT, 3.5), (GeoPrecision.EXACT, 0)]  # fmt: skip
    with Store.open(tmp_path / "s.sqlite") as store:
        store.add_incidents([incident("nowhere")])
        store.add_incidents(
            [incident(f"{kind}-{km}", placement=at(1, 1, geo_precision=kind, radius_km=km)) for kind, km in kinds]
        )  # fmt: skip
        selection = select(store, Criteria())
        order = by_number(selection.columns, ranks(selection, COLUMNS["precision"], VOICE), descending=False)
        told = [str(i) for i in selection.columns.ids[Listing.of(selection, order, size=9).page(1)]]
        assert told == ["exact-0", "settlement-3.5", "settlement-9", "country-500", "nowhere"]
