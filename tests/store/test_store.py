"""Saving, reading back, changing; the log; the columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import InvalidValueError, StoreError
from geo.model import Incident, Placement, Source, Status
from geo.record import incident_record
from geo.store import UNDATED, Columns, Store
from geo.store.columns import load_columns
from tests.factories import SOURCE, at, day, incident, incidents, report


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "new" / "store.sqlite") as store:
        yield store


def test_a_saved_report_comes_back(store: Store) -> None:
    given_report = report("«Шахед»\x00 near Суми\n", title="T", published=date(2025, 4, 8))
    saved = store.save(given_report, [incident("a"), incident("b")])
    assert (saved.added, saved.unchanged, saved.new_report) == (2, 0, True)
    assert store.report(saved.report_id) == given_report
    assert store.incident("a") == incident("a", report_id=given_report.sha256)
    assert store.incident("c") is None
    assert store.report("0" * 64) is None


def test_a_text_with_lone_surrogates_keeps_its_offsets(store: Store) -> None:
    odd = report("a\ud800b", title="\udfff")
    kept = store.report(store.save(odd, [incident(quote="a\ud800b")]).report_id)
    assert kept is not None
    assert kept.text == odd.text
    assert kept.title == "\\udfff"
    assert next(store.incidents(["a"])).quote == "a\ud800b"


def test_several_reports_are_saved_or_none(store: Store) -> None:
    one, two = report("One."), report("Two.")
    with pytest.raises(InvalidValueError, match="report_id"):
        store.save_all([(one, [incident("a")]), (two, [incident("b", report_id=one.sha256)])])
    assert (store.count(), len(store.history()), store.report(one.sha256)) == (0, 0, None)
    saved = store.save_all([(one, [incident("a")]), (two, [incident("b"), incident("c")])])
    assert [s.added for s in saved] == [1, 2]
    assert [s.added for s in store.save_all([(one, [incident("a")])])] == [0]


def test_a_correction_is_saved_with_its_report_or_nothing_is(store: Store) -> None:
    read, mine = incident("a", description="as read"), incident("a", description="as a person says")
    with pytest.raises(InvalidValueError, match="stored incident"):
        store.save(report(), [read], corrections=[mine, incident("none of these")])
    assert (store.count(), len(store.history())) == (0, 0)
    saved = store.save(report(), [read], corrections=[mine])
    assert (saved.added, saved.corrected) == (1, 1)
    first, last = store.history(incident_id="a")
    assert (first.action, last.action) == ("add incident", "replace incident")
    assert [i.description for i in store.incidents(["a"])] == ["as a person says"]
    assert store.save(report(), [read], corrections=[mine]).corrected == 0


def test_saving_twice_changes_nothing(store: Store) -> None:
    read_at = datetime(2025, 4, 9, tzinfo=UTC)
    store.save(report(), [incident()])
    version, log = store.data_version(), store.history()
    again = report(source=replace(SOURCE, retrieved_at=read_at))
    saved = store.save(again, [incident(sources=(replace(SOURCE, retrieved_at=read_at),))])
    assert (saved.added, saved.unchanged, saved.differing, saved.new_report) == (0, 1, (), False)
    assert (store.data_version(), store.history()) == (version, log)


def test_incidents_kept_later_are_added_to_a_known_report(store: Store) -> None:
    store.save(report(), [incident("a")])
    saved = store.save(report(), [incident("a"), incident("b")])
    assert (saved.added, saved.unchanged) == (1, 1)
    assert [e.action for e in store.history()] == ["add report", "add incident", "add incident"]


def test_stored_values_win_and_the_difference_is_told(store: Store) -> None:
    store.save(report(), [incident("a"), incident("b")])
    store.set_status(["b"], Status.REVIEWED)
    saved = store.save(report(), [incident("a", when=day("2025-04-04")), incident("b")])
    assert saved.differing == ("a",)
    assert store.incident("a") == incident("a", report_id=report().sha256)


def test_the_same_text_from_another_publisher_is_one_report_with_two_sources(store: Store) -> None:
    store.save(report())
    other = Source(publisher="Other", url="https://example.com/copy")
    digest = store.save(report(source=other)).report_id
    assert store.count_reports() == 1
    assert [s.publisher for s in store.report_sources(digest)] == [SOURCE.publisher, "Other"]
    assert [e.action for e in store.history(report_id=digest)] == ["add report", "add source"]


def test_an_incident_without_a_source_gets_the_reports(store: Store) -> None:
    store.save(report(), [incident(sources=())])
    kept = store.incident("a")
    assert kept is not None
    assert kept.sources == (replace(SOURCE, sha256=report().sha256),)


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ([incident("x", report_id="f" * 64)], "report_id"),
        ([incident("x"), incident("x", actor1="other")], "id"),
        ([incident("ok"), incident("\ud800")], "id"),
        ([incident("ok"), incident("a\x00b")], "id"),
    ],
)
def test_a_save_with_one_bad_incident_stores_nothing(store: Store, bad: list[Incident], field: str) -> None:
    with pytest.raises(InvalidValueError, match=field):
        store.save(report(), bad)
    assert (store.count(), store.count_reports(), store.history(), store.data_version()) == (0, 0, (), 0)


def test_an_incident_from_nowhere_is_refused(store: Store) -> None:
    with pytest.raises(InvalidValueError, match="sources"):
        store.add_incidents([incident(sources=())])


def test_incidents_can_come_without_their_report(store: Store) -> None:
    saved = store.add_incidents([incident("a", report_id="f" * 64), incident("b", collection="demo")])
    assert saved.added == 2
    assert store.incident("a") == incident("a", report_id="f" * 64)
    assert (store.count(), store.count(""), store.count("demo")) == (2, 1, 1)


def test_replacing_keeps_the_old_values_in_the_log(store: Store) -> None:
    store.add_incidents([incident(actor1="machine's guess")])
    corrected = incident(actor1="225th Assault Regiment", placement=at(50.9, 34.8))
    assert store.replace(corrected, by="Olha")
    assert not store.replace(corrected, by="Olha")
    assert store.incident("a") == corrected
    *_, entry = store.history(incident_id="a")
    assert (entry.action, entry.by) == ("replace incident", "Olha")
    assert (entry.before["actor1"], entry.after["actor1"]) == ("machine's guess", "225th Assault Regiment")
    assert store.columns().lat.tolist() == [50.9]


def test_replacing_what_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(InvalidValueError, match="stored incident"):
        store.replace(incident("ghost"))


def test_status_changes_are_logged_once_each(store: Store) -> None:
    store.add_incidents([incident("a"), incident("b", status=Status.VERIFIED)])
    assert store.set_status(["a", "b", "a"], Status.VERIFIED) == 1
    kept = store.incident("a")
    assert kept is not None
    assert kept.status is Status.VERIFIED
    (entry,) = [e for e in store.history() if e.action == "set status"]
    assert (entry.before, entry.after) == ({"status": "machine"}, {"status": "verified"})
    with pytest.raises(InvalidValueError, match="ghost"):
        store.set_status(["b", "ghost"], Status.REJECTED)
    assert store.columns().status.tolist() == [2, 2]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET by = 'me'",
        "DELETE FROM log",
        "INSERT OR REPLACE INTO log (seq, at, by, action) SELECT seq, at, 'me', action FROM log",
        "REPLACE INTO log (seq, at, by, action) VALUES (1, '', '', '')",
    ],
)
def test_the_log_cannot_be_changed_not_even_by_another_program(store: Store, statement: str) -> None:
    store.add_incidents([incident()])
    other = sqlite3.connect(store.path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute(statement)
    other.close()
    (entry,) = store.history()
    assert entry.by == "user"


def test_incidents_stream_in_the_order_asked_for(store: Store) -> None:
    many = [incident(f"i{n}", when=day("2025-01-01")) for n in range(2500)]
    store.add_incidents(many)
    wanted = [f"i{n}" for n in range(2499, -1, -1)]
    assert [i.id for i in store.incidents([*wanted, "ghost"])] == wanted


def test_a_stream_shows_one_moment_while_another_writes(store: Store) -> None:
    store.add_incidents([incident(f"i{n}") for n in range(1500)])
    stream = store.records(store.columns().keys)
    next(stream)
    store.set_status([f"i{n}" for n in range(1500)], Status.VERIFIED)
    assert {record["status"] for record in stream} == {"machine"}


@settings(max_examples=60)
@given(st.lists(incidents(), max_size=5, unique_by=lambda i: i.id))
def test_any_incident_comes_back_unchanged(
    tmp_path_factory: pytest.TempPathFactory, given_incidents: list[Incident]
) -> None:
    with Store.open(tmp_path_factory.mktemp("any") / "s.sqlite") as store:
        store.add_incidents(given_incidents)
        assert list(store.incidents(i.id for i in given_incidents)) == given_incidents
        columns = store.columns()
        stored = {r["id"]: r for r in store.records(columns.keys)}
        assert stored == {i.id: incident_record(i) for i in given_incidents}
        assert all(list(r) == list(incident_record(incident())) for r in stored.values())


def test_columns_are_sorted_by_day_and_say_what_is_unknown(store: Store) -> None:
    store.add_incidents(
        [
            incident("undated", placement=at(1, 2)),
            incident("late", when=day("2025-01-02", "2025-02-01"), event_type="Protests"),
            incident("old", when=day("1914-06-28"), placement=Placement(reason="not found")),
        ]
    )
    c = store.columns()
    assert c.ids.tolist() == ["old", "late", "undated"]
    assert c.day_start.tolist() == [-20276, 20090, UNDATED]
    assert c.day_end.tolist() == [-20276, 20120, UNDATED]
    assert (c.dated, len(c)) == (2, 3)
    assert np.isnan(c.lat[:2]).all()
    assert (c.lat[2], c.lon[2]) == (1, 2)
    assert c.geo_precision.tolist() == [-1, -1, 2]
    assert c.killed_best.tolist() == [-1, -1, -1]
    assert [c.type_names[i] for i in c.type_index] == ["Battles", "Protests", "Battles"]
    assert c.country_names == ("", "UA")
    with pytest.raises(ValueError, match="read-only"):
        c.lat[0] = 0


def test_columns_are_shared_until_something_changes(store: Store) -> None:
    store.add_incidents([incident("a")])
    first = store.columns()
    assert store.columns() is first
    with Store.open(store.path) as elsewhere:
        elsewhere.add_incidents([incident("b", when=day("2025-01-01"))])
    assert store.columns().ids.tolist() == ["b", "a"]


def same(one: Columns, other: Columns) -> bool:
    """Whether all arrays and names are equal, NaN being equal to itself."""
    pairs = [(getattr(one, name), getattr(other, name)) for name in Columns.__slots__]
    return all(
        np.array_equal(a, b, equal_nan=a.dtype.kind == "f") if isinstance(a, np.ndarray) else a == b
        for a, b in pairs
    )


@settings(max_examples=30)
@given(st.data())
def test_columns_brought_up_to_date_equal_columns_made_anew(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("merge") / "s.sqlite"
    letters = st.sampled_from("abcdef")
    with Store.open(path) as store, Store.open(path) as fresh:
        for _ in range(3):
            batch = data.draw(st.lists(incidents(letters), max_size=4, unique_by=lambda i: i.id))
            known = {i.id for i in store.incidents("abcdef")}
            store.add_incidents([i for i in batch if i.id not in known])
            for changed in batch:
                store.replace(changed)
            with fresh._pool.read() as db:
                assert same(store.columns(), load_columns(db))


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.count()
