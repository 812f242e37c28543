"""The demonstration layer: the shipped file is good, and the store follows it without touching user rows."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from geo.errors import FileRefusedError
from geo.importers.demo import read_demo
from geo.model import Status
from geo.settings import ROOT, Settings
from geo.store import Store, load_demo, open_store
from tests.factories import incident

SHIPPED = ROOT / "data" / "demo_incidents.csv"
HEADER = "id,event_type,date_start,date_end,latitude,longitude,geo_precision,description,publisher,url\n"
ROW = "demo-{0},Battles,2025-04-04,2025-04-04,47.9,33.4,settlement,{1},Wire,https://example.org/{0}\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.sqlite") as store:
        yield store


def demo(folder: Path, *rows: str) -> Path:
    path = folder / "demo_incidents.csv"
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return path


def test_the_shipped_incidents_are_sourced_and_use_the_catalogue() -> None:
    incidents = read_demo(SHIPPED.read_bytes(), SHIPPED)
    assert len(incidents) >= 25
    types = tomllib.loads((ROOT / "data" / "incident_types.toml").read_text(encoding="utf-8"))["types"]
    for each in incidents:
        assert each.sub_event_type in ("", *types[each.event_type]["sub_types"]), each.id
        assert each.sources[0].publisher and each.sources[0].url.startswith("http"), each.id
        assert each.description, each.id
        assert each.collection == "demo"
        if each.place is not None and each.place.geo_precision.is_area:
            assert each.place.radius_km > 0, each.id


def test_a_new_store_has_the_demonstration_and_opening_again_changes_nothing(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    with open_store(settings) as first:
        assert first.count("demo") == first.count() >= 25
        version = first.data_version()
    with open_store(settings) as second:
        assert second.data_version() == version
        assert [e.action for e in second.history()] == ["load collection"]


def test_the_store_follows_the_file(store: Store, tmp_path: Path) -> None:
    assert load_demo(
        store, demo(tmp_path, ROW.format(1, "one"), ROW.format(2, "two"), ROW.format(3, "three"))
    )
    store.columns()
    assert load_demo(store, demo(tmp_path, ROW.format(1, "one"), ROW.format(2, "TWO"), ROW.format(4, "four")))
    assert store.columns().ids.tolist() == ["demo-1", "demo-2", "demo-4"]
    changed = store.incident("demo-2")
    assert changed is not None and changed.description == "TWO"
    entry = store.history()[-1]
    assert {k: entry.after[k] for k in ("added", "changed", "removed")} == {
        "added": ["demo-4"], "changed": ["demo-2"], "removed": ["demo-3"],
    }  # fmt: skip


def test_rows_of_the_user_are_never_touched(store: Store, tmp_path: Path) -> None:
    own = incident("demo-1", actor1="mine")
    store.add_incidents([own, incident("other")])
    load_demo(store, demo(tmp_path, ROW.format(1, "theirs"), ROW.format(2, "two")))
    load_demo(store, demo(tmp_path, ROW.format(2, "2")))
    assert store.incident("demo-1") == own
    assert store.count("") == 2


def test_what_a_person_changed_in_the_demonstration_stays(store: Store, tmp_path: Path) -> None:
    load_demo(store, demo(tmp_path, ROW.format(1, "one"), ROW.format(2, "two")))
    store.set_status(["demo-1"], Status.REJECTED)
    two = store.incident("demo-2")
    assert two is not None
    store.replace(replace(two, actor1="corrected"))
    load_demo(store, demo(tmp_path, ROW.format(1, "ONE")))
    kept = {i.id: (i.description, i.status, i.actor1) for i in store.incidents(["demo-1", "demo-2"])}
    assert kept == {"demo-1": ("one", Status.REJECTED, ""), "demo-2": ("two", Status.MACHINE, "corrected")}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (ROW.format(1, "x").replace("47.9", "91"), "line 3: column latitude: 91.0 is not a latitude"),
        (ROW.format(1, "x").replace("47.9", "47,9"), "line 3: 11 cells instead of 10"),
        (ROW.format(1, "x").replace("47.9", "N 47"), "line 3: column latitude: 'N 47' is not a number"),
        (ROW.format(1, "x").replace("33.4", ""), "line 3: column longitude: '' is not given"),
        (ROW.format(1, "x").replace("2025-04-04,2", "2025-02-30,2"), "line 3: column date_start: '2025-02-30'"),
        (ROW.format(1, "x").replace("2025-04-04,47", "2025-04-01,47"), "line 3: column date: .*ends after"),
        (ROW.format(1, "x").replace("settlement", "town"), "line 3: column geo_precision: 'town' is not one of"),
        (ROW.format(1, "x").replace("https", "javascript"), "line 3: column url: 'javascript"),
        (ROW.format(1, "x").replace("Wire", ""), "incident demo-1 has no publisher"),
        (ROW.format(1, "x").replace("demo-1", "mine"), "id 'mine'"),
        (ROW.format(0, "x"), "id 'demo-0'"),
        (ROW.format(1, '"unclosed'), "line 3: "),
        ("\n\n" + ROW.format(1, '"two\nlines"') + ROW.format(2, "x").replace("47.9", "-91"), "line 7: column lat"),
    ],
)  # fmt: skip
def test_a_bad_row_is_refused_with_line_column_and_value(
    store: Store, tmp_path: Path, row: str, words: str
) -> None:
    with pytest.raises(FileRefusedError, match=f"demo_incidents.csv.*{words}"):
        load_demo(store, demo(tmp_path, ROW.format(0, "good"), row))
    assert (store.count(), store.data_version()) == (0, 0)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no column 'id'"),
        (b"id,event_type,wrong\n", "unknown column 'wrong'"),
        (b"id,event_type,id\n", "repeated column 'id'"),
        ("id,event_type\nа,б\n".encode("cp1251"), "not UTF-8"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(FileRefusedError, match=rf"demo\.csv.*{words}"):
        read_demo(data, tmp_path / "demo.csv")


def test_a_missing_file_is_named_and_the_store_let_go(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match=r"demo_incidents\.csv: cannot be read"):
        open_store(Settings(home=tmp_path, data=tmp_path / "nothing"))
