"""The pages as a visitor finds them; what is drawn on the map itself is tested in a browser."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.filters import Criteria, select
from geo.model import GeoPrecision
from geo.settings import ROOT, Settings
from geo.store import open_store
from geo.ui import assets
from geo.ui.frame import PAGES
from tests.factories import NASTY, day, incident
from tests.ui.conftest import Open
from tests.ui.grid import column, grid

REPORT = """8 June 2025

Russian drones struck an apartment block in Kharkiv on Saturday, killing three people and injuring 22, the mayor said.
"""

SCRIPT_OF_PAGE = re.compile(
    rf"<script>document\.documentElement\.lang = '[a-z]{{2}}';\n{re.escape(assets.busy())}Object\.assign\(window\.datelineBusy, \{{[^<>]*\}}\)</script>"
)
"""The one script among our HTML."""


def text_of(app: AppTest) -> str:
    """All HTML of ours on the page."""
    return "\n".join(html.value for html in app.html if not SCRIPT_OF_PAGE.fullmatch(html.value))


def shown(app: AppTest) -> tuple[int, int]:
    """The count "X of Y"."""
    words = re.sub(r"<[^>]*>", "", text_of(app))
    found = re.search(r"([\d,]+) of ([\d,]+) incidents?", words)
    assert found, words
    return int(found[1].replace(",", "")), int(found[2].replace(",", ""))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(open_page: Open, page: str) -> None:
    app = open_page(page)
    assert not app.exception
    assert [link.label for link in app.get("page_link")][: len(PAGES)] == list(PAGES.values())
    assert "could not" not in text_of(app).lower()


def test_inputs_and_count_stay_in_step(open_page: Open) -> None:
    app = open_page()
    total = shown(app)[1]
    assert shown(app) == (total, total) and total >= 25
    first, last = (app.date_input(key=key).value for key in ("days_from", "days_to"))

    app.date_input(key="days_from").set_value(date(2025, 4, 1)).run()
    assert not app.exception
    assert app.date_input(key="days_to").value == last
    assert app.query_params["from"] == "2025-04-01"
    fewer = shown(app)[0]
    assert 0 < fewer < total

    app.date_input(key="days_from").set_value(first).run()
    assert shown(app) == (total, total)
    assert "from" not in app.query_params

    assert not any("put in order" in caption.value for caption in app.caption)
    app.date_input(key="days_from").set_value(date(2026, 1, 1)).run()  # after the last day, reversed
    assert not app.exception
    assert any("the days typed were put in order" in caption.value for caption in app.caption)


def test_undated_incidents_are_counted_listed_and_can_be_hidden(open_page: Open, home: Path) -> None:
    app = open_page()
    total = shown(app)[1]
    with open_store(Settings(home=home)) as store:
        columns = store.columns()
        undated = len(columns) - columns.dated
    assert undated > 0
    assert f"({undated})" in app.toggle(key="undated_shown").label
    app.toggle(key="undated_shown").set_value(False).run()
    assert shown(app) == (total - undated, total)
    assert app.query_params["undated"] == "0"
    assert not [
        b for b in app.button if (b.key or "").startswith("undated_")
    ]  # made while the list is open only
    app.session_state["undated_list"] = True
    app.run()
    listed = [b for b in app.button if (b.key or "").startswith("undated_")]
    assert len(listed) == undated
    listed[0].click().run()
    assert "date not given" in text_of(app).lower()
    assert app.query_params["incident"]


def test_a_link_opens_the_same_picture(open_page: Open) -> None:
    app = open_page(
        **{"from": "2025-01-01", "type": ["Battles"], "undated": "0", "incident": "demo-2025-kryvyi-rih"}
    )
    assert not app.exception
    assert app.date_input(key="days_from").value == date(2025, 1, 1)
    assert app.session_state["types_shown"] == ["Battles"]
    assert not app.toggle(key="undated_shown").value
    assert "20 killed, among them 9 children; 75 injured" in text_of(app)
    assert "https://www.pravda.com.ua/" in text_of(app)


def test_what_was_pressed_counts_more_than_an_address_that_lags_behind(open_page: Open) -> None:
    app = open_page(type=["Battles"])
    everything = shown(app)[1]
    app.query_params["text"] = "an address of the run before"
    app.button(key="clear_filter").click().run()
    assert shown(app) == (everything, everything)
    assert not app.query_params
    app.query_params["type"] = "Protests"  # the browser's back button
    app.run()
    assert app.session_state["types_shown"] == ["Protests"]


@pytest.mark.parametrize(
    "query",
    [
        {"from": "yesterday"}, {"bbox": "1,2,3"}, {"type": "Nonsense"}, {"type": ["", "<b>x</b>"]}, {"from": "20250-01-01"}, {"incident": "x" * 5000},
        {"incident": "<img src=x onerror=alert(1)>"}, {"demo": "perhaps", "unknown": "{{7*7}}"},
        {"draw": "<b>x</b>"}, {"base": ["osm", "osm"]}, {"base": "https://example.org"}, {"sort": "<b>x</b>"}, {"columns": "<img src=x>"},
    ],
)  # fmt: skip
def test_nonsense_in_a_link_is_told_and_the_page_opens(open_page: Open, query: dict[str, str]) -> None:
    app = open_page(**query)
    assert not app.exception
    assert "notice-problem" in text_of(app)
    assert "<img" not in text_of(app) and "<b>x" not in text_of(app)


def test_where_nothing_fits_the_page_says_what_to_do_and_lists_nothing(open_page: Open) -> None:
    told = text_of(open_page(text="no such words anywhere"))
    assert told.count("No incident fits this filter") == 1 and "one of the latest" not in told


def test_what_the_map_keeps_in_the_address_stays_there(open_page: Open) -> None:
    kept = {"view": "48.25,37.75,8", "draw": "heat", "base": "osm"}
    app = open_page(**kept)
    app.toggle(key="undated_shown").set_value(False).run()
    assert app.query_params == kept | {"undated": "0"}
    app.query_params["draw"] = "nonsense"
    app.button(key="clear_filter").click().run()
    assert app.query_params == {"view": "48.25,37.75,8", "base": "osm"}


def test_every_filter_of_a_link_is_applied_told_and_can_be_taken_back(open_page: Open, home: Path) -> None:
    app = open_page(country=["UA", "RU"], killed="1", text="school", precision="settlement", source="{{7*7}}")
    assert not app.exception
    assert shown(app)[0] == 0  # nobody of that name published anything
    app.button(key="drop_publishers").click().run()
    with open_store(Settings(home=home)) as store:
        criteria = Criteria(
            countries=("UA", "RU"), killed_min=1, text="school", geo_precisions=(GeoPrecision.SETTLEMENT,)
        )
        expected = select(store, criteria).count
    assert shown(app)[0] == expected
    assert {b.key for b in app.button if (b.key or "").startswith("drop_")} == {
        "drop_countries", "drop_killed_min", "drop_text", "drop_geo_precisions",
    }  # fmt: skip
    for field in ("text", "countries", "killed_min", "geo_precisions"):
        app.button(key=f"drop_{field}").click().run()
    assert shown(app)[0] == shown(app)[1]
    assert not app.query_params


def test_what_has_no_place_is_in_no_area_and_told_so(open_page: Open, home: Path) -> None:
    with open_store(Settings(home=home)) as store:
        store.add_incidents([incident("nowhere", when=day("2025-01-01"))])
    app = open_page(demo="0")
    assert [c.value for c in app.caption] == [
        "1 of these has no place and is not on the map, only in table and export."
    ]
    app = open_page(demo="0", bbox="30,45,38,52")
    assert shown(app)[0] == 0
    assert [c.value for c in app.caption] == [
        "1 more would fit but has no place: nobody can tell whether it lies in this area."
    ]


@pytest.mark.parametrize("name", ["country", "admin1", "subtype"])
def test_words_of_a_link_that_nothing_stored_has_are_named_and_left_out(open_page: Open, name: str) -> None:
    app = open_page(**{name: "<b>Nowhere</b>"})
    assert "notice-problem" in text_of(app) and "<b>Nowhere" not in text_of(app)
    assert shown(app)[0] == shown(app)[1]


def test_the_filter_comes_along_to_the_incidents_page_and_back(open_page: Open) -> None:
    app = open_page()
    app.date_input(key="days_from").set_value(date(2025, 4, 1)).run()
    fewer = shown(app)
    app.switch_page("pages/incidents.py").run()
    assert shown(app) == fewer
    assert grid(app)["total"] == fewer[0]
    app.switch_page("app.py").run()
    assert shown(app) == fewer
    app.button(key="clear_filter").click().run()
    assert shown(app)[0] == shown(app)[1]


def test_the_table_holds_what_the_map_holds(open_page: Open) -> None:
    app = open_page(**{"from": "2025-01-01", "undated": "0"})
    days = column(app, "date")
    assert len(days) == grid(app)["total"] == shown(app)[0]
    assert all(day >= "2025" for day in days)
    assert days == sorted(days, reverse=True)


def test_the_latest_incidents_are_offered_while_none_is_selected(open_page: Open) -> None:
    app = open_page()
    latest = [b for b in app.button if (b.key or "").startswith("latest_")]
    assert len(latest) == 8
    latest[0].click().run()
    assert app.query_params["incident"] == latest[0].key.removeprefix("latest_")
    assert 'class="dl-incident"' in text_of(app)
    app.button(key="close_incident").click().run()
    assert "No incident selected" in text_of(app)


def test_an_incident_outside_the_filter_is_shown_and_said_to_be_outside(open_page: Open) -> None:
    app = open_page(to="2024-12-31", incident="demo-2025-kryvyi-rih")
    assert "20 killed" in text_of(app)
    assert "The filter leaves this incident out" in text_of(app)


def test_a_filter_that_lets_nothing_through_says_what_to_do(open_page: Open) -> None:
    app = open_page(**{"from": "1950-01-01", "to": "1950-12-31", "undated": "0"})
    assert not app.exception
    assert shown(app)[0] == 0
    assert "No incident fits this filter" in text_of(app)
    assert all(b.disabled for b in app.get("download_button"))


def test_a_store_that_cannot_be_read_is_named_without_a_traceback(open_page: Open, home: Path) -> None:
    (home / "incidents.sqlite").write_bytes(b"not a store, " * 500)
    for query in ({}, {"country": "UA"}):
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.query_params.update(query)
        app.run()
        assert not app.exception
        assert "incidents.sqlite" in text_of(app)
        assert "Traceback" not in text_of(app)


def read(app: AppTest, text: str, **fields: object) -> AppTest:
    app.text_area(key="report_text").set_value(text)
    for key, value in fields.items():
        widgets = app.date_input if key == "published" else app.text_input
        widgets(key=f"report_{key}").set_value(value)
    submit = next(b for b in app.button if b.label == "Read the report")
    return submit.click().run()


def save_button(app: AppTest) -> Any:
    return next(b for b in app.button if b.label.startswith("Save "))


def test_a_report_is_read_kept_and_saved_once(open_page: Open, home: Path) -> None:
    app = read(open_page("pages/add_reports.py"), REPORT, publisher="Kharkiv Post", url="example.org/a")
    assert not app.exception
    html = text_of(app)
    assert "Published 8 June 2025 (found in the text)" in html
    assert 'class="dl-mark dl-mark-placed"' in html
    (box,) = [b for b in app.checkbox if (b.key or "").startswith("keep_")]
    assert "Kharkiv" in box.label and box.value

    save_button(app).click().run()
    assert "Saved 1 incident" in text_of(app)
    with open_store(Settings(home=home)) as store:
        assert store.count("") == 1
        (mine,) = [i for i in store.incidents(map(str, store.columns().ids)) if not i.collection]
        assert mine.when.start == date(2025, 6, 7)
        assert mine.casualties.killed_best == 3 and mine.casualties.injured == 22
        assert (mine.sources[0].publisher, mine.sources[0].url) == ("Kharkiv Post", "https://example.org/a")

    save_button(app).click().run()
    assert "Nothing changed" in text_of(app)
    app.switch_page("app.py").run()
    with open_store(Settings(home=home)) as store:
        assert store.count("") == 1
        assert shown(app)[1] == store.count()


def test_a_dropped_incident_is_not_saved(open_page: Open, home: Path) -> None:
    app = read(open_page("pages/add_reports.py"), REPORT)
    next(b for b in app.checkbox if (b.key or "").startswith("keep_")).uncheck().run()
    assert save_button(app).disabled
    with open_store(Settings(home=home)) as store:
        assert store.count("") == 0


def test_a_date_that_is_missing_can_be_given(open_page: Open) -> None:
    undated = REPORT.replace("8 June 2025", "")
    app = read(open_page("pages/add_reports.py"), undated)
    assert "Publication date not known" in text_of(app)
    assert "Date unknown (the report says “" in text_of(app)
    app = read(app, undated, published=date(2025, 6, 8))
    assert "Published 8 June 2025 (as you gave it)" in text_of(app)
    assert "On 7 June 2025" in text_of(app)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "picture.txt"),
        ("blank.md", b"  \n\n ", "no text"),
        ("huge.txt", b"a" * 10_000_001, "10.0 MB"),
    ],
)
def test_files_that_cannot_be_read_are_named_and_the_others_are_read(
    open_page: Open, name: str, data: bytes, told: str
) -> None:
    app = open_page("pages/add_reports.py")
    app.segmented_control(key="report_way").set_value("Upload files").run()
    app.file_uploader[0].upload(name, data)
    app.file_uploader[0].upload("good.txt", REPORT.encode())
    next(b for b in app.button if b.label == "Read the files").click().run()
    assert not app.exception
    html = text_of(app)
    assert "This report could not be read" in html and name in html and told in html
    assert "an apartment block in" in html


def test_an_address_of_another_kind_is_refused(open_page: Open) -> None:
    app = read(open_page("pages/add_reports.py"), REPORT, url="javascript:alert(1)")
    assert not app.exception
    assert "an http:// or https:// address" in text_of(app)


def test_nothing_to_read_says_what_to_do(open_page: Open) -> None:
    app = read(open_page("pages/add_reports.py"), "   ")
    assert "nothing to read yet" in text_of(app)
    app = read(app, "We had soup for lunch and it was good.")
    assert "No incident was found" in text_of(app)


def test_hostile_text_stays_text_in_every_label(open_page: Open) -> None:
    nasty = " ".join(n for n in NASTY if n != "\x00")  # a text with NUL is no text and is refused as such
    report = f"{REPORT} {nasty}\n\n" + REPORT.replace("Kharkiv", f"Sumy {nasty}")
    app = read(open_page("pages/add_reports.py"), report, title=nasty, publisher=nasty)
    assert not app.exception
    html = text_of(app)
    assert "<script" not in html and "<img" not in html
    save_button(app).click().run()
    assert "Saved" in text_of(app)
    app.switch_page("app.py").run()
    assert not app.exception
    assert "<img" not in text_of(app)
