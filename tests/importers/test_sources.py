"""Sources of rows: titles are shared among several publishers, and stand in JSON as everything else does."""

from __future__ import annotations

import json
from datetime import date

import pytest

from geo.importers.tables.cells import CellError, CellReader
from geo.importers.tables.presets.ucdp import PRESET
from geo.importers.tables.sources import Sources

READ = CellReader(PRESET, {})


def told(
    publisher: str, title: str, published: str = "", url: str = ""
) -> list[tuple[str, str, str, str | None]]:
    """Publisher, address, title and day of each source of a row."""
    rows = Sources(PRESET, "UCDP GED", READ.days.__getitem__).of(
        [(publisher, url, published, "", ""), ("Other", "", "", "", "")], [title, "Another title"]
    )
    (column, other) = (json.loads("{" + str(row).removeprefix(",") + "}")["sources"] for row in rows)
    assert other[0]["title"] == "Another title"
    assert {source["licence"] for source in column[: publisher.count(";") + 1]} == {"CC-BY-4.0"}
    return [(one["publisher"], one["url"], one["title"], one["published"]) for one in column]


@pytest.mark.parametrize(
    "title",
    [
        "Town shelled",
        'He said "title":"" and left',
        "Back\\slash; and a \x1f sign",
        "Обстріл",
        "\ud800 alone",
    ],
)
def test_one_publisher_has_the_whole_title(title: str) -> None:
    assert told("Wire", title, "2024-03-02") == [("Wire", "", title, "2024-03-02")]


def test_titles_are_shared_where_there_are_as_many_as_publishers() -> None:
    two = told("Wire One;Wire Two", 'Shells "hit";  Town', "2024-03-03;2024-03-02")
    assert two == [("Wire One", "", 'Shells "hit"', "2024-03-03"), ("Wire Two", "", "Town", "2024-03-02")]
    assert [title for _, _, title, _ in told("Wire One;Wire Two", "One title")] == ["One title", ""]
    assert [title for _, _, title, _ in told("Wire One;Wire Two", "a;b;c")] == ["a;b;c", ""]
    assert [title for _, _, title, _ in told("Wire One;Wire Two", "")] == ["", ""]
    assert told('A "title":"" house', "x") == [('A "title":"" house', "", "x", None)]


def test_further_addresses_have_no_title() -> None:
    found = told("Wire", "Town", url="https://a.example/1 https://b.example/2")
    assert [(url, title) for _, url, title, _ in found] == [
        ("https://a.example/1", "Town"),
        ("https://b.example/2", ""),
    ]


def test_a_day_that_is_none_is_the_rows_error_whatever_its_title() -> None:
    sources = Sources(PRESET, "UCDP GED", READ.days.__getitem__)
    (wrong,) = sources.of([("Wire", "", "2024-02-30", "", "")], ["Town"])
    assert isinstance(wrong, CellError) and wrong.field == "reported_at" and sources.failed
    assert READ.days["2024-02-28"] == [date(2024, 2, 28)]
