"""The Sources page adds places, and asks the network for nothing before a button is pressed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.gazetteer.opening import open_gazetteer
from geo.settings import Settings
from tests.ui.conftest import Open
from tests.ui.test_pages import text_of

CSV = "name,lat,lon,country\nVydumka Nova,50.7,36.4,RU\nNowhere,99,36.4,RU\n"


def test_a_file_of_one_s_own_is_added_and_the_rows_are_told(open_page: Open, home: Path) -> None:
    app = open_page("pages/sources.py")
    app.file_uploader(key="own_places").set_value([("../mine.csv", CSV.encode(), "text/csv")]).run()
    app.button(key="own_places_add").click().run()
    assert not app.exception
    assert "mine.csv: 1 new place, 0 known already, of 2 rows" in text_of(app)
    assert "nowhere on Earth" in text_of(app)
    (found,) = open_gazetteer(Settings(home=home)).lookup("Vydumka Nova")
    assert found.place.country == "RU"


def test_a_file_that_cannot_be_used_is_named(open_page: Open) -> None:
    app = open_page("pages/sources.py")
    app.file_uploader(key="own_places").set_value([("bad.csv", b"a,b\n1,2\n", "text/csv")]).run()
    app.button(key="own_places_add").click().run()
    assert not app.exception
    assert "bad.csv" in text_of(app) and "could not be added" in text_of(app)


def test_the_size_stands_on_the_button_once_it_was_asked_for(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr("geo.ui.more_places.size_of", lambda code, **_: asked.append(code) or 12_345_678)
    app = open_page("pages/sources.py")
    assert asked == []
    app.button(key="download_size").click().run()
    assert asked == ["UA"]
    assert app.button(key="download_add").label == "Download and add (12.3 MB)"


def test_a_dump_is_downloaded_and_added(
    open_page: Open, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = [
        "99",
        "Vydumka Dalnia",
        "Vydumka Dalnia",
        "",
        "50.1",
        "36.1",
        "P",
        "PPL",
        "UA",
        "",
        "07",
        "",
        "",
        "",
        "10",
    ]
    line += ["", "", "Europe/Kyiv", "2025-01-01"]
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("UA.txt", "\t".join(line) + "\n")
    path = tmp_path / "UA.zip"
    path.write_bytes(archive.getvalue())
    monkeypatch.setattr("geo.ui.more_places.download", lambda *_, **__: path)
    app = open_page("pages/sources.py")
    app.button(key="download_add").click().run()
    assert not app.exception
    assert "UA.zip: 1 new place" in text_of(app)
    assert open_gazetteer(Settings(home=home)).lookup("Vydumka Dalnia")


def test_offline_is_told(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def offline(*_: object, **__: object) -> None:
        raise GazetteerError("https://example.org/UA.zip: could not be fetched. Is there a network?")

    monkeypatch.setattr("geo.ui.more_places.download", offline)
    app = open_page("pages/sources.py")
    app.button(key="download_add").click().run()
    assert not app.exception
    assert "Is there a network?" in text_of(app)
