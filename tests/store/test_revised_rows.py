"""A newer telling of a row that is stored: the incident is brought up to date, and can be put back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from geo.exporters import export_incidents
from geo.gazetteer.index import Gazetteer
from geo.model import Incident, Status
from geo.settings import Settings
from geo.store import Store
from geo.store.importing import Imported, check, prepare, run, undo
from geo.store.imports import Undone
from tests.house import House
from tests.store.test_imports import ACLED, SUMY

HEAD = "id,date,town,country,killed,notes\n"
ROW = "17,2025-04-08,Sumy,Ukraine,1,shelled\n"


@pytest.fixture
def house(built_settings: Settings, gazetteer: Gazetteer, tmp_path: Path) -> Any:
    with Store.open(tmp_path / "s.sqlite") as store:
        yield House(store, Settings(home=tmp_path), gazetteer, tmp_path)


def counts(done: Imported) -> tuple[int, int, int, int]:
    return done.added, done.updated, done.unchanged, len(done.differing)


def stored(house: House) -> set[bytes]:
    """The records as they lie in the store."""
    return set(house.store.stored(house.store.columns().keys))


def looked_at(house: House, content: str) -> Imported:
    """What importing this would do."""
    path = house.folder / "t.csv"
    path.write_text(content)
    return check(prepare(path, house.settings, house.gazetteer), store=house.store)


def test_a_corrected_row_of_a_table_with_ids_is_the_same_incident(house: House) -> None:
    house.bring(HEAD + ROW)
    before = stored(house)
    done = house.bring(HEAD + ROW.replace(",1,", ",2,"), "corrected.csv")
    assert counts(done) == (0, 1, 0, 0)
    (one,) = house.all()
    assert one.casualties.killed_best == 2 and one.id.startswith("table:") and one.id.endswith(":17")
    assert (done.changes[0].before, done.changes[0].after) == ({"killed_best": 1}, {"killed_best": 2})
    assert undo(house.store, done.import_id) == Undone(removed=0, restored=1, kept=0)
    assert stored(house) == before
    again = house.bring(HEAD + ROW.replace(",1,", ",2,"))
    assert counts(again) == (0, 1, 0, 0) and again.import_id > done.import_id


def test_the_log_keeps_what_was_there(house: House) -> None:
    house.bring(ACLED + SUMY)
    house.bring(ACLED + SUMY.replace("shelled", "burnt"))
    (entry,) = house.store.history(incident_id="acled:UKR1")
    assert (entry.action, entry.before["description"]) == ("update from import", "shelled")
    assert entry.after["description"] == "burnt"
    past = house.store.imports()[0]
    assert (past.added, past.updated) == (0, 1)


def test_what_a_person_reviewed_is_left_and_named(house: House) -> None:
    rows = [SUMY.replace("UKR1", f"UKR{n}") for n in range(1, 4)]
    house.bring(ACLED + "".join(rows))
    house.store.set_status(["acled:UKR1"], Status.REVIEWED)
    second = house.store.incident("acled:UKR2")
    assert second is not None
    house.store.replace(replace(second, actor1="C"))
    done = house.bring(ACLED + "".join(rows).replace("shelled", "burnt"))
    assert counts(done) == (0, 1, 0, 2)
    assert set(done.differing) == {"acled:UKR1", "acled:UKR2"}
    assert {i.id for i in house.all() if i.description == "burnt"} == {"acled:UKR3"}


def test_a_review_after_an_update_stays_when_the_import_is_undone(house: House) -> None:
    house.bring(ACLED + SUMY)
    done = house.bring(ACLED + SUMY.replace("shelled", "burnt"))
    house.store.set_status(["acled:UKR1"], Status.VERIFIED)
    assert undo(house.store, done.import_id) == Undone(removed=0, restored=0, kept=1)
    assert [i.description for i in house.all()] == ["burnt"]


def test_imports_are_undone_one_after_the_other(house: House) -> None:
    done = [house.bring(ACLED + SUMY.replace("shelled", word)) for word in ("first", "second", "third")]
    states = ["second", "first"]
    for one in reversed(done[1:]):
        assert undo(house.store, one.import_id) == Undone(removed=0, restored=1, kept=0)
        assert [i.description for i in house.all()] == [states.pop(0)]
    assert undo(house.store, done[0].import_id) == Undone(removed=1, restored=0, kept=0)
    assert house.store.count() == 0


def test_an_earlier_import_does_not_take_a_later_one_with_it(house: House) -> None:
    done = [house.bring(ACLED + SUMY.replace("shelled", word)) for word in ("first", "second")]
    assert undo(house.store, done[0].import_id) == Undone(removed=0, restored=0, kept=1)
    assert undo(house.store, done[1].import_id) == Undone(removed=0, restored=1, kept=0)
    assert [i.description for i in house.all()] == ["first"]


def test_a_trial_tells_what_would_change_and_changes_nothing(house: House) -> None:
    house.bring(ACLED + SUMY)
    before, log = stored(house), house.store.history()
    rows = SUMY.replace(",2\n", ",3\n") + SUMY.replace("UKR1", "UKR9")
    done = looked_at(house, ACLED + rows)
    assert counts(done) == (1, 1, 0, 0) and done.changes[0].after == {"killed_best": 3}
    assert (stored(house), house.store.history()) == (before, log)


def test_a_table_that_numbers_its_rows_anew_is_no_correction(house: House) -> None:
    house.bring(HEAD + ROW)
    other = HEAD + "17,2025-05-01,Kharkiv,Ukraine,3,a market burnt\n"
    done = house.bring(other, "may.csv")
    assert counts(done) == (1, 0, 0, 0) and house.store.count() == 2
    assert counts(house.bring(other, "may.csv")) == (0, 0, 1, 0)


def test_columns_in_another_order_are_the_same_table(house: House) -> None:
    house.bring(HEAD + ROW)
    done = house.bring("date,town,country,killed,notes,ID\n2025-04-08,Sumy,Ukraine,1,shelled,17\n")
    assert counts(done) == (0, 0, 1, 0)


def test_the_name_of_the_file_is_no_change(house: House) -> None:
    house.bring(HEAD + ROW, "april.csv")
    before = stored(house)
    assert counts(house.bring(HEAD + ROW, "april_2.csv")) == (0, 0, 1, 0) and stored(house) == before
    sourced = HEAD.replace("\n", ",source\n") + ROW.replace("\n", ",Reuters\n")
    house.bring(sourced)
    done = house.bring(sourced.replace("Reuters", "AFP"))
    assert counts(done) == (0, 1, 0, 0)


def test_a_row_that_comes_again_with_other_values_is_no_newer_one(house: House) -> None:
    content = ACLED + SUMY + SUMY.replace("shelled", "another")
    house.bring(ACLED + SUMY)
    assert counts(house.bring(content)) == (1, 0, 1, 0)
    assert counts(house.bring(content)) == (0, 0, 2, 0)
    revised = content.replace("shelled", "burnt")
    assert counts(house.bring(revised)) == (0, 1, 1, 0)
    assert {i.description for i in house.all()} == {"burnt", "another"}


def test_another_mapping_brings_the_same_rows_up_to_date(house: House) -> None:
    content = "date,town,country,a,b\n2025-04-08,Sumy,Ukraine,1,2\n"
    columns = {"date_start": "date", "place": "town", "country": "country"}
    house.bring(content, columns=columns | {"killed_best": "a"})
    done = house.bring(content, columns=columns | {"killed_best": "b"})
    assert counts(done) == (0, 1, 0, 0) and house.all()[0].casualties.killed_best == 2


def test_a_line_that_moved_is_drawn_anew_and_put_back(house: House) -> None:
    def front(latitude: float) -> str:
        line = {"type": "LineString", "coordinates": [[35, latitude], [36, latitude + 0.1]]}
        properties = {"id": "a", "date": "2024-01-10", "name": "Front"}
        feature = {"type": "Feature", "geometry": line, "properties": properties}
        return json.dumps({"type": "FeatureCollection", "features": [feature]})

    house.bring(front(47.5), "f.geojson")
    before, (drawn,) = stored(house), house.store.overlays()
    done = house.bring(front(47.6), "f.geojson")
    assert counts(done) == (0, 1, 0, 0)
    assert house.store.overlays()[0].geometry["coordinates"] == [[35, 47.6], [36, 47.7]]
    undo(house.store, done.import_id)
    assert stored(house) == before and house.store.overlays()[0].geometry == drawn.geometry


@pytest.mark.parametrize("format", ["csv", "geojson", "gpkg"])
def test_our_own_export_changes_only_what_was_changed_in_it(house: House, format: str) -> None:
    house.bring(HEAD + ROW + ROW.replace("17", "18").replace("Sumy", "Kharkiv"))
    before = stored(house)
    path = house.folder / f"out.{format}"
    with path.open("wb") as out:
        export_incidents(house.all(), format, out)

    def brought() -> Imported:
        return run(house.store, prepare(path, house.settings, house.gazetteer))

    assert counts(brought()) == (0, 0, 2, 0) and stored(house) == before
    if format == "csv":
        path.write_bytes(path.read_bytes().replace(b"shelled", b"burnt", 1))
        assert counts(brought()) == (0, 1, 1, 0)


def test_a_rounded_export_takes_no_place_away(house: House) -> None:
    house.bring(HEAD + ROW)
    (one,) = house.all()
    assert one.place is not None
    blurred = replace(
        one.place, latitude=round(one.place.latitude, 1), longitude=round(one.place.longitude, 1),
        gazetteer_id="", radius_km=20.0,
    )  # fmt: skip
    rounded: Incident = replace(one, placement=replace(one.placement, place=blurred, rivals=()))
    path = house.folder / "out.csv"
    with path.open("wb") as out:
        export_incidents([rounded], "csv", out)
    done = run(house.store, prepare(path, house.settings, house.gazetteer))
    assert counts(done) == (0, 0, 1, 0) and house.all() == [one]


def test_an_empty_id_is_none(house: House) -> None:
    content = HEAD + ROW.replace("17", "") + ROW.replace("17", "-").replace("shelled", "burnt")
    assert counts(house.bring(content)) == (2, 0, 0, 0)
    assert all(i.id.startswith("row:") for i in house.all())
