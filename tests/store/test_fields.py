"""Fields of all incidents at once agree with their records, whatever was written, changed or removed meanwhile."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import settings as options
from hypothesis import strategies as st

from geo.model import Casualties, Incident, Source
from geo.store import Store
from geo.store.columns import Columns
from geo.store.fields import FIELDS, UNKNOWN
from tests.factories import at, day, incident, incidents


def told(one: Incident, name: str) -> Any:
    """What a field stands for, read off the incident."""
    hurt, place = one.casualties, one.place
    match name:
        case "killed_low":
            return hurt.killed_low if hurt.killed_best is None else None
        case "injured":
            return hurt.injured
        case "actors":
            return one.actor1, one.actor2
        case "means":
            return one.weapon, one.target
        case "publisher":
            return one.sources[0].publisher
    if place is None:
        return one.place_text
    return place.name, place.gazetteer_id, place.geo_precision, place.admin2, place.admin1, place.country


def disagreeing(store: Store) -> list[str]:
    """Names of the fields that do not fit the records: numbers are theirs, incidents share a code when they share the words."""
    columns = store.columns()
    return [name for name in FIELDS if not _agrees(store, name, columns)]


def _agrees(store: Store, name: str, columns: Columns) -> bool:
    field = store.field(name, columns)
    records = store.incidents([str(i) for i in columns.ids])
    values = [told(one, name) for one in records]
    if len(field.values) != len(values) or field.version != columns.version:
        return False
    if not field.codes:
        return bool(field.values.tolist() == [UNKNOWN if value is None else value for value in values])
    pairs = set(zip(field.values.tolist(), values, strict=True))
    return len(pairs) == len(set(values)) == len({code for code, _ in pairs})


@options(max_examples=40)
@given(some=st.lists(incidents(), min_size=1, max_size=8, unique_by=lambda one: one.id))
def test_fields_are_those_of_the_records(some: list[Incident]) -> None:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "s.sqlite") as store:
        store.add_incidents(some)
        assert disagreeing(store) == []


def test_what_is_added_changed_and_removed_reaches_the_fields(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.sqlite") as store:
        assert disagreeing(store) == []  # of nothing
        one = incident(
            "b", when=day("2025-01-02"), casualties=Casualties(killed_low=3, injured=1), actor1="A"
        )
        store.add_incidents([one, incident("c", placement=at(1, 1), weapon="drone")])
        assert disagreeing(store) == []
        store.add_incidents([incident("a", when=day("2025-01-01"), casualties=Casualties(injured=7))])
        assert disagreeing(store) == []
        sources = (Source(publisher="\ud800 another", url="https://example.org"),)
        store.replace(incident("b", place_text="\x00Суми", sources=sources))
        assert disagreeing(store) == []
        for kept in (("x", "y"), ("y",), ("y", "z")):
            store.load_collection(
                "demo", [incident(one, collection="demo") for one in kept], digest=str(kept)
            )
            assert disagreeing(store) == []


def test_a_field_of_older_columns_fits_them(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.sqlite") as store:
        store.add_incidents([incident("a", casualties=Casualties(injured=1))])
        before = store.columns()
        store.add_incidents([incident("b", when=day("2025-01-01"), casualties=Casualties(injured=2))])
        assert store.field("injured", store.columns()).values.tolist() == [2, 1]
        assert store.field("injured", before).values.tolist() == [1]
        assert store.field("injured", store.columns()).values.tolist() == [2, 1]
        assert np.shares_memory(
            store.field("injured", store.columns()).values, store.field("injured", store.columns()).values
        )
