"""The Import page as a visitor uses it: look, change the columns, import, take out; feeds."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from geo.model import Status
from geo.settings import Settings
from geo.store import Store, open_store
from geo.ui import import_page
from tests.factories import NASTY
from tests.ui.conftest import Open
from tests.ui.test_pages import text_of

TABLE = """when,where,land,what
2025-04-08,Sumy,Ukraine,shelling
2025-04-09,Orikhiv,Ukraine,shelling
30/02/2025,Sumy,Ukraine,<img src=x onerror=alert(1)>
"""
PAGE = "pages/imports.py"


def stored(home: Path) -> int:
    with open_store(Settings(home=home)) as store:
        return store.count("")


def test_a_table_is_looked_at_changed_imported_and_taken_out(open_page: Open, home: Path) -> None:
    app = open_page(PAGE)
    app.file_uploader(key="import_file").set_value(("towns.csv", TABLE.encode(), "text/csv")).run()
    assert not app.exception and stored(home) == 0
    assert "Read as CSV" in text_of(app)
    assert "1 row cannot go in" in app.markdown[0].value
    refused = app.dataframe[1].value
    assert list(refused["Column"]) == ["when"] and "calendar" in refused["Reason"][0]

    box = {box.label: box for box in app.selectbox}
    box["Place to look up or to show"].set_value(2)
    box["Country"].set_value(3)
    next(button for button in app.button if button.label == "Read it this way").click().run()
    assert not app.exception
    preview = app.dataframe[0].value
    assert list(preview["Place"]) == ["Sumy", "Orikhiv"]

    app.button(key="import_run").click().run()
    assert not app.exception and stored(home) == 2
    assert "3 rows: 2 added" in text_of(app) and "1 row was refused" in text_of(app)
    assert "<img" not in re.sub(r"&lt;img", "", text_of(app))
    (past,) = [button for button in app.button if (button.key or "").startswith("import_undo_")]
    past.click().run()
    assert not app.exception and stored(home) == 0
    assert "undone" in text_of(app)


def test_rows_dated_after_today_are_named_before_and_after(open_page: Open, home: Path) -> None:
    app = open_page(PAGE)
    table = "id,date,town,country\n7,2099-04-08,Sumy,Ukraine\n8,2025-04-08,Sumy,Ukraine\n"
    app.file_uploader(key="import_file").set_value(("t.csv", table.encode(), "text/csv")).run()
    assert not app.exception and "1 is dated after today:" in text_of(app) and "(2099-04-08)" in text_of(app)
    app.button(key="import_run").click().run()
    assert not app.exception and stored(home) == 2
    assert "1 is dated after today:" in text_of(app)


def test_one_of_several_files_in_an_archive_is_chosen(open_page: Open, home: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.csv", TABLE)
        archive.writestr("b.csv", "date,town\n2025-05-08,Kharkiv\n")
    app = open_page(PAGE)
    app.file_uploader(key="import_file").set_value(("both.zip", made.getvalue(), "application/zip")).run()
    assert not app.exception and "2 tables that could be meant" in text_of(app)
    for name, place in (("b.csv", "Kharkiv"), ("a.csv", "")):
        next(box for box in app.selectbox if box.label == "Layer, sheet or folder").set_value(name).run()
        assert not app.exception and f"{name} in both.zip" in text_of(app)
        assert not place or list(app.dataframe[0].value["Place"]) == [place]


def test_newer_rows_are_counted_and_what_was_reviewed_is_listed(open_page: Open, home: Path) -> None:
    head, rows = "id,date,town,country,killed\n", "1,2025-04-08,Sumy,Ukraine,1\n2,2025-04-09,Sumy,Ukraine,1\n"
    app = open_page(PAGE)
    for content in (head + rows + rows[: len(rows) // 2], head + rows.replace("Ukraine,1", "Ukraine,2")):
        app.file_uploader(key="import_file").set_value(("t.csv", content.encode(), "text/csv")).run()
        app.button(key="import_run").click().run()
        assert not app.exception
        if "3 rows: 2 added" in text_of(app):
            assert "1 is the same row twice in the file" in text_of(app)
            with open_store(Settings(home=home)) as store:
                store.set_status(
                    [i for i in store.columns().ids.tolist() if i.endswith(":1")], Status.REVIEWED
                )
    assert "2 rows: 0 added, 1 updated, 0 were there already" in text_of(app)
    assert "1 differs from the reviewed one" in text_of(app)
    assert any(str(frame.value.get("Incident", [""])[0]).endswith(":1") for frame in app.dataframe)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("t.csv", b"a,b\n1,\x002\n", "zero byte"),
        ("t.xlsx", b"PK no workbook", "it is not an Excel workbook"),
        ("t.geojson", b"{}", "no list of features"),
        ("t.kml", b'<!DOCTYPE kml [<!ENTITY a "b">]><kml>&a;</kml>', "document type"),
    ],
)
def test_what_cannot_be_imported_is_told_on_the_page(
    open_page: Open, home: Path, name: str, data: bytes, says: str
) -> None:
    app = open_page(PAGE)
    app.file_uploader(key="import_file").set_value((name, data, "")).run()
    assert not app.exception
    assert "This file cannot be imported" in text_of(app) and says in text_of(app)
    assert not list(home.glob("dateline-import-*"))


@pytest.mark.parametrize(
    "given", ["../../etc/passwd.csv", "a/b\\c:d.csv", "x" * 300 + ".csv", "\x00\n.csv", "..", *NASTY]
)
def test_a_file_name_is_one_that_any_disk_takes(given: str, tmp_path: Path) -> None:
    name = import_page._file_name(given)
    path = tmp_path / name
    assert path.parent == tmp_path and path.resolve().parent == tmp_path.resolve()
    path.write_bytes(b"")
    assert not given.endswith(".csv") or name.endswith(".csv")


def test_feeds_are_listed_and_taken_out(open_page: Open, home: Path) -> None:
    with Store.open(Settings(home=home).store_path) as store:
        store.add_feed("https://example.org/feed", "<b>Daily</b>")
    app = open_page(PAGE)
    assert "&lt;b&gt;Daily" in text_of(app)
    app.text_input(key="feed_url").set_value("http://127.0.0.1:9/feed")
    next(button for button in app.button if button.label == "Subscribe").click().run()
    assert not app.exception and "no public address" in text_of(app)
    app.button(key="feed_remove_https://example.org/feed").click().run()
    assert not app.exception and "Unsubscribed" in text_of(app)
    with Store.open(Settings(home=home).store_path) as store:
        assert store.feeds() == ()
