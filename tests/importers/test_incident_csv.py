"""Reading our CSV: cells that cannot be read are named; columns may be left out."""

from __future__ import annotations

import csv
import io

import pytest

from geo.errors import FileRefusedError
from geo.importers.flat import READERS, flat_cells
from geo.importers.incident_csv import read_incidents
from geo.model import Incident, When
from geo.record import incident_record
from tests.factories import at, day, incident

GOOD = incident("good", when=day("2025-04-04"), placement=at(50.9, 34.8))


def read(text: str) -> list[Incident]:
    return list(read_incidents(io.BytesIO(text.encode("utf-8-sig")), "in.csv"))


def with_cell(column: str, value: str) -> str:
    """A CSV of `GOOD` and one row more in which a cell is replaced."""
    cells = dict(zip(READERS, flat_cells(incident_record(GOOD)), strict=True)) | {column: value}
    out = io.StringIO()
    writer = csv.DictWriter(out, list(READERS))
    writer.writeheader()
    writer.writerow(dict(zip(READERS, flat_cells(incident_record(GOOD)), strict=True)))
    writer.writerow(cells)
    return out.getvalue()


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("killed_best", "many", "a whole number"),
        ("killed_best", "1.5", "a whole number"),
        ("killed_best", "-1", "people"),
        ("killed_best", "9" * 400, "a whole number"),
        ("latitude", "nan", "a number"),
        ("latitude", "1e999", "a latitude"),
        ("latitude", "50,9", "a number"),
        ("longitude", "190", "a longitude"),
        ("date_start", "04/08/2025", "a day"),
        ("date_start", "", "a whole interval"),
        ("date_end", "20250-01-01", "a day"),
        ("date_precision", "roughly", "one of day, days"),
        ("retrieved_at", "noon", "a time"),
        ("retrieved_at", "2025-04-08T12:00:00", "a time with a time zone"),
        ("graphic", "yes", "true or false"),
        ("more_sources", "{}", "a JSON list"),
        ("more_sources", "[1", "a JSON list"),
        ("more_sources", "[1]", "an incident"),
        ("more_sources", '[{"publisher": "x"}]', "an incident"),
        ("rivals", '[{"place": {}}]', "an incident"),
        ("status", "robot", "one of machine"),
        ("url", "javascript:alert(1)", "an http"),
        ("event_type", "", "an event type"),
    ],
)
def test_a_bad_cell_is_named(column: str, value: str, expected: str) -> None:
    with pytest.raises(FileRefusedError, match=rf"in\.csv, line 3: .*{expected}"):
        read(with_cell(column, value))


def test_columns_may_be_left_out() -> None:
    (bare,) = read("id,event_type\r\na,Battles\r\n")
    assert bare == Incident(id="a", event_type="Battles")


def test_a_date_without_a_precision_is_as_exact_as_its_interval() -> None:
    one, several, none = read(
        "id,event_type,date_start,date_end\na,B,2025-04-04,2025-04-04\nb,B,2025-04-04,2025-04-05\nc,B,,\n"
    )
    assert (one.when, several.when, none.when) == (day("2025-04-04"), day("2025-04-04", "2025-04-05"), When())


def test_a_file_cut_short_is_refused() -> None:
    text = with_cell("quote", 'a "quoted" text')
    with pytest.raises(FileRefusedError, match=r"in\.csv, line 3"):
        read(text[:-100])


def test_a_very_long_cell_is_read() -> None:
    assert read(with_cell("quote", "x" * 500_000))[1].quote == "x" * 500_000


def test_a_broken_header_is_refused() -> None:
    with pytest.raises(FileRefusedError, match=r"in\.csv, line 1"):
        read('id,"event_type\n')
