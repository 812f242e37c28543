"""Fields of all incidents at once agree with their records, whatever was written, changed or removed meanwhile."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import settings as options
from hypothesis import strategies as st

from geo.model import Casualties, Incident, Source
from geo.store import Store
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


def agrees(store: Store) -> None:
    """Hold every field against the records: numbers are theirs, incidents share a code when they share the words."""
    columns = store.columns()
    for name in FIELDS:
        field = store.field(name, columns)
        assert len(field.values) == len(columns) and field.version == columns.version
        records = list(store.incidents([str(i) for i in columns.ids]))
        if not field.codes:
            known = [told(one, name) for one in records]
            assert field.values.tolist() == [UNKNOWN if value is None else value for value in known]
            continue
        codes = defaultdict(set)
        for code, one in zip(field.values.tolist(), records, strict=True):
            codes[told(one, name)].add(code)
        assert all(len(shared) == 1 for shared in codes.values()), name
        assert len(set.union(*codes.values())) == len(codes), name


@options(max_examples=40)
@given(some=st.lists(incidents(), min_size=1, max_size=8, unique_by=lambda one: one.id))
def test_fields_are_those_of_the_records(some: list[Incident]) -> None:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "s.sqlite") as store:
        store.add_incidents(some)
        agrees(store)


def test_what_is_added_changed_and_removed_reaches_the_fields(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.sqlite") as store:
        agrees(store)  # of nothing
        one = incident(
            "b", when=day("2025-01-02"), casualties=Casualties(killed_low=3, injured=1), actor1="A"
        )
        store.add_incidents([one, incident("c", placement=at(1, 1), weapon="drone")])
        agrees(store)
        store.add_incidents([incident("a", when=day("2025-01-01"), casualties=Casualties(injured=7))])
        agrees(store)
        sources = (Source(publisher="\ud800 another", url="https://example.org"),)
        store.replace(incident("b", place_text="\x00Суми", sources=sources))
        agrees(store)
        for kept in (("x", "y"), ("y",), ("y", "z")):
            store.load_collection(
                "demo", [incident(one, collection="demo") for one in kept], digest=str(kept)
            )
            agrees(store)


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
