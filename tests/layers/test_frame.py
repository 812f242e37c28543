"""The frame asks nobody outside, and takes no markup."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from pathlib import Path

import pytest

from geo.errors import InvalidValueError
from geo.layers import StaticFolder, map_frame
from geo.settings import ROOT
from tests.layers.made import HOSTILE


def test_scripts_and_styles_are_our_own_files(static: StaticFolder) -> None:
    page = map_frame(static).get_root().render()
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    inside = [a for a in addresses if a.startswith("data:")]
    assert [b64decode(a.partition(",")[2]) for a in inside] == [
        (static.path / "map/patience.js").read_bytes()
    ]
    assert addresses[0] == inside[0], "what tries again comes before what may fail"
    assert len(addresses) == 5
    for address in addresses[1:]:
        assert address.startswith("/static/")
        assert (static.path / address.removeprefix("/static/").partition("?")[0]).is_file()
    outside = set(re.findall(r"https?://[^\s\"'\\/]+", page))
    assert outside == {"https://tile.openstreetmap.org", "https://www.openstreetmap.org"}  # when chosen


def test_the_address_inside_streamlit_is_relative() -> None:
    assert StaticFolder().url == "../../app/static"
    assert StaticFolder().path == ROOT / "static"


def test_settings_reach_the_drawing(static: StaticFolder) -> None:
    page = map_frame(static, theme="dark", boundaries="de_facto", view="detail").get_root().render()
    assert '"theme": "dark"' in page
    assert '"deFacto": true' in page
    assert '"view": "detail"' in page
    assert '"deFacto": false' in map_frame(static).get_root().render()


@pytest.mark.parametrize("words", [*HOSTILE, "<b>", "a\nb", 'a"b', "a\\u0041"])
@pytest.mark.parametrize("name", ["label", "view"])
def test_labels_with_markup_are_refused(static: StaticFolder, name: str, words: str) -> None:
    with pytest.raises(InvalidValueError, match=name):
        map_frame(static, **{name: words})  # type: ignore[arg-type]


@pytest.mark.parametrize("words", [*HOSTILE, "<b>", 'a"b'])
def test_names_of_layers_with_markup_are_refused(static: StaticFolder, words: str) -> None:
    with pytest.raises(InvalidValueError, match="layers"):
        map_frame(static, layers=(words, "OpenStreetMap"))


def test_words_of_another_language_are_a_file_that_loads_last(static: StaticFolder) -> None:
    told = {
        "Legend": "Легенда",
        "{n} incident": {"one": "{n} інцидент", "few": "{n} інциденти"},
        **dict.fromkeys(HOSTILE, "'\u2028"),
    }
    address = static.words("uk", told)
    page = (
        map_frame(static, words=address, layers=("Фонова мапа (без мережі)", "OpenStreetMap"))
        .get_root()
        .render()
    )
    scripts = re.findall(r'<script src="([^"]+)"', page)
    assert scripts[-1] == address and "Легенда" not in page
    content = (static.path / address.removeprefix(f"{static.url}/")).read_text(encoding="ascii")
    given = re.fullmatch(r'window\.Dateline\.words\.speak\("uk", (.*)\);\n', content)
    assert given and json.loads(given[1]) == told
    assert static.words("uk", told) == address != static.words("ru", told)


def test_leaflet_is_installed_whole_and_once(tmp_path: Path) -> None:
    folder = StaticFolder(path=tmp_path, url="/s")
    folder.install()
    leaflet = tmp_path / "vendor" / "leaflet-1.9.3"
    assert b"Leaflet 1.9.3" in (leaflet / "leaflet.js").read_bytes()[:200]
    made = {p: p.stat().st_mtime_ns for p in leaflet.rglob("*") if p.is_file()}
    assert {p.name for p in made} == {"leaflet.js", "leaflet.css", "layers.png", "layers-2x.png"}
    (leaflet / "leaflet.css").write_bytes(b"half")  # as a power cut may leave it
    folder.install()
    again = {p: p.stat().st_mtime_ns for p in leaflet.rglob("*") if p.is_file()}
    assert {p.name for p in made if again[p] != made[p]} == {"leaflet.css"}
    assert (leaflet / "leaflet.css").stat().st_size > 10_000


def test_a_changed_script_gets_a_new_address(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    for source in (ROOT / "static" / "map").iterdir():
        (tmp_path / "map" / source.name).write_bytes(source.read_bytes())
    folder = StaticFolder(path=tmp_path, url="/s")
    before = dict(folder.scripts())
    (tmp_path / "map" / "frame.js").write_text("// changed")
    after = dict(folder.scripts())
    assert {name for name in before if before[name] != after[name]} == {"dateline"}
    bundle = tmp_path / after["dateline"].removeprefix("/s/")
    assert bundle.read_text().endswith("// changed")
