"""docs/data-model.md names every field, column, format and ending that there is."""

from __future__ import annotations

import re

import pytest

from geo.exporters import FORMATS
from geo.exporters.readback import table
from geo.importers import SUFFIXES
from geo.importers.flat import READERS
from geo.importers.tables.formats import SUFFIXES as TABLE_SUFFIXES
from geo.model import Claim, DatePrecision, GeoPrecision, Status
from geo.record import COLUMNS
from geo.settings import ROOT
from geo.store.schema import SCHEMA_VERSION

PAGE = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
FORMATS_PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
LINES = (PAGE + FORMATS_PAGE).split("\n")
TABLE_WORDS = set(re.findall(r"`([^`\s]+)`", "\n".join(x for x in LINES if x.startswith("|"))))


@pytest.mark.parametrize(
    "word",
    [
        *COLUMNS,
        *SUFFIXES,
        *FORMATS,
        *TABLE_SUFFIXES,
        *GeoPrecision,
        *DatePrecision,
        *Claim,
        *Status,
        "publisher",
    ],
)
def test_the_tables_name_it(word: str) -> None:
    assert word in TABLE_WORDS


def test_the_columns_of_the_csv_are_listed_in_their_order() -> None:
    section = PAGE.split("## Columns of the CSV")[1].split("\n\n")[1]
    assert re.findall(r"`(\w+)`", section) == list(READERS)


def test_the_table_of_what_reads_back_is_the_codes() -> None:
    assert table() in FORMATS_PAGE


def test_the_layout_of_the_store_is_the_one_that_is_written() -> None:
    assert f"`user_version` {SCHEMA_VERSION}" in PAGE
