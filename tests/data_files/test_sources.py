"""`data/SOURCES.toml`: every shipped file and every pinned package is named with its licence."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import pytest

from geo.gazetteer.sources import (
    admin1,
    cities,
    countries,
    curated,
    ukraine_villages,
    us_counties,
    world_regions,
)
from geo.settings import ROOT
from tests.data_files.tables import DATA

Entry = dict[str, Any]


@pytest.fixture(scope="module")
def sources() -> dict[str, list[Entry]]:
    return tomllib.loads((DATA / "SOURCES.toml").read_text(encoding="utf-8"))


def pins() -> set[tuple[str, str]]:
    """Name and version of every package pinned in `requirements.txt`."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", text, re.MULTILINE)
    return {(re.sub(r"[-_.]+", "-", name).lower(), pinned) for name, pinned in found}


def listed(sources: dict[str, list[Entry]]) -> set[tuple[str, str]]:
    versions = [(p["name"], p["version"]) for p in sources["package"]]
    return {(n, one) for n, v in versions for one in (v if isinstance(v, list) else [v])}


def test_packages_are_the_pins_no_more_and_no_fewer(sources: dict[str, list[Entry]]) -> None:
    assert listed(sources) == pins()
    names = [p["name"] for p in sources["package"]]
    assert len(set(names)) == len(names)


def test_pins_are_what_is_installed(sources: dict[str, list[Entry]]) -> None:
    known: dict[str, set[str]] = {}
    for name, pinned in listed(sources):
        known.setdefault(name, set()).add(pinned)
    for name, versions in known.items():
        try:
            assert version(name) in versions, name
        except PackageNotFoundError:
            assert name in {"colorama"}, f"{name} is pinned but not installed"


def test_every_entry_is_complete(sources: dict[str, list[Entry]]) -> None:
    for entry in sources["data"]:
        assert {"key", "name", "version", "licence", "attribution", "url", "used_for", "files"} == set(entry)
    for entry in sources["package"]:
        assert {"name", "version", "licence", "url", "used_for"} <= set(entry) <= {
            "name", "version", "licence", "url", "used_for", "note",
        }  # fmt: skip
    for entry in [*sources["data"], *sources["package"]]:
        assert entry["licence"] and entry["used_for"] and entry["url"].startswith(("https://", "http://"))


def test_no_package_leaves_only_the_gpl(sources: dict[str, list[Entry]]) -> None:
    for entry in sources["package"]:
        choices = re.split(r"\s+OR\s+", entry["licence"])
        assert not all(re.search(r"\bA?GPL", choice) for choice in choices), entry["name"]


def test_keys_are_unique(sources: dict[str, list[Entry]]) -> None:
    keys = [entry["key"] for entry in sources["data"]]
    assert len(set(keys)) == len(keys)


def test_every_shipped_file_is_named(sources: dict[str, list[Entry]]) -> None:
    named = {name for entry in sources["data"] for name in entry["files"]}
    shipped = {f"data/{p.name}" for p in DATA.iterdir() if p.is_file() and p.name != "SOURCES.toml"}
    assert shipped - named == set()
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_places_name_a_known_source(sources: dict[str, list[Entry]]) -> None:
    keys = {entry["key"] for entry in sources["data"]}
    rooms = (admin1, cities, countries, curated, ukraine_villages, us_counties, world_regions)
    used = {m.SOURCE for m in rooms}
    assert used <= keys


def test_attribution_stands_where_the_licence_asks_for_it(sources: dict[str, list[Entry]]) -> None:
    asking = [e for e in sources["data"] if e["licence"].startswith(("CC-BY", "ODbL"))]
    assert asking
    assert [e["key"] for e in asking if not e["attribution"]] == []
