"""What is remembered of a header is said, and gives way to what a column proves."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.importers.tables.mapping import ColumnMapping
from geo.store.importing import Prepared, prepare, remember
from tests.house import House

HEADER = "date,town,country\n"
COLUMNS = {"date_start": "date", "place": "town", "country": "country"}


def opened(house: House, *days: str, mapping: ColumnMapping | None = None) -> Prepared:
    path = house.folder / "t.csv"
    path.write_text(HEADER + "".join(f"{day},Sumy,Ukraine\n" for day in days))
    return prepare(path, house.settings, house.gazetteer, mapping)


def days(prepared: Prepared) -> list[str]:
    return [entry.record["date_start"] for entries, _ in prepared.reader.batches() for entry in entries]


@pytest.fixture
def day_first(house: House) -> None:
    """Day first was chosen for a file with this header."""
    mapping = ColumnMapping(columns=COLUMNS, date_order="dmy")
    remember(house.settings, opened(house, "04/05/2025", mapping=mapping))


@pytest.mark.usefixtures("day_first")
def test_a_remembered_order_is_said(house: House) -> None:
    found = opened(house, "04/05/2025")
    assert days(found) == ["2025-05-04"]
    assert any("chosen before for another file" in note for note in found.notes)
    assert "Column date: read as day first, as chosen for another file with this header." in found.notes


@pytest.mark.usefixtures("day_first")
def test_a_column_that_proves_otherwise_counts_more_than_what_is_remembered(house: House) -> None:
    found = opened(house, "04/05/2025", "04/25/2025", "04/26/2025")
    assert days(found) == ["2025-04-05", "2025-04-25", "2025-04-26"]
    (note,) = (note for note in found.notes if note.startswith("Column date"))
    assert "read as month first, as 2 value(s)" in note and "day first" in note and "does not hold" in note


@pytest.mark.usefixtures("day_first")
def test_an_order_chosen_for_this_file_stands_and_says_what_speaks_against_it(house: House) -> None:
    mapping = ColumnMapping(columns=COLUMNS, date_order="dmy")
    found = opened(house, "04/05/2025", "04/25/2025", mapping=mapping)
    assert days(found) == ["2025-05-04", "2025-04-25"]
    assert "Column date: read as day first, as chosen; 1 value(s) can only be month first." in found.notes


@pytest.mark.usefixtures("day_first")
@pytest.mark.parametrize(
    "damage", [b"{broken", b"\xff\xfe", b"[]", b'{"columns":{"place":"gone"}}', b'{"columns":{"place":7}}', b'{"region":1}']
)  # fmt: skip
def test_a_damaged_memory_is_left_out_with_a_note(house: House, damage: bytes) -> None:
    (path,) = Path(house.settings.home, "mappings").iterdir()
    path.write_bytes(damage)
    found = opened(house, "2025-05-04")
    assert days(found) == ["2025-05-04"]
    assert any("left out" in note and path.name in note for note in found.notes)


def test_days_behind_blanks_and_weekdays_prove_an_order_too(house: House) -> None:
    assert days(opened(house, " 04/05/2025", " 28/05/2025")) == ["2025-05-04", "2025-05-28"]
    assert days(opened(house, "Sun 04/05/2025", "Wed 28/05/2025")) == ["2025-05-04", "2025-05-28"]
