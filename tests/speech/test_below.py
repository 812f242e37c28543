"""Messages, notes and reasons from below the pages are told in the language; texts of others are left alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.errors import FileRefusedError, GeoError, InvalidValueError, StoreError
from geo.filters import Criteria
from geo.filters.rings import ring_of_geojson
from geo.importers.read import read_file
from geo.settings import Settings
from geo.speech import language
from geo.speech.below import failure, translated
from geo.store import Store
from scripts.texts_below import texts

NASTY_RING = b'{"type": "Polygon", "coordinates": [[[0,0],[2,2],[2,0],[0,2],[0,0]]]}'


def caught(action: Callable[[], object]) -> GeoError:
    with pytest.raises(GeoError) as found:
        action()
    return found.value


def in_language(code: str, error: GeoError) -> str:
    with language.speaking(code):
        return failure(error)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"from": ["yesterday"]}, "from: 'yesterday' не підходить; потрібно: день на зразок 2025-04-08"),
        ({"killed": ["-5"]}, "killed: '-5' не підходить; потрібно: ціле число"),
        ({"status": ["x"]}, "status: 'x' не підходить; потрібно: одне з: machine, "),
        ({"polygon": ["0,0;2,2;2,0;0,2"]}, "потрібно: контур, що не перетинає сам себе"),
    ],
)
def test_what_a_link_has_wrong(query: dict[str, list[str]], words: str) -> None:
    (problem,) = Criteria.read_query(query)[1]
    assert words in in_language("uk", problem)
    assert in_language("en", problem) == str(problem)


def test_files_that_are_refused(tmp_path: Path) -> None:
    ring = caught(lambda: ring_of_geojson(NASTY_RING, "my area.geojson"))
    told = in_language("ru", ring)
    assert told.startswith("my area.geojson: его многоугольник нельзя использовать (polygon: ")
    assert told.endswith("нужно: контур, который не пересекает сам себя). Исправьте его и добавьте ещё раз")
    empty = caught(lambda: read_file(b"  ", "notes.txt", settings=Settings(home=tmp_path)))
    assert (
        in_language("uk", empty)
        == "notes.txt: у ньому немає тексту. Відкрийте його й перевірте, чи є там текст"
    )
    assert in_language("uk", FileRefusedError("t.csv", "the file is empty", "Check the name", row=3)) == (
        "t.csv, рядок 3: файл порожній. Перевірте назву"
    )


def test_a_store_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "incidents.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE other (a)")
    db.close()
    error = caught(lambda: Store.open(path))
    assert isinstance(error, StoreError)
    assert "цей файл SQLite створила не Dateline" in in_language("uk", error)
    assert str(path.name) in in_language("uk", error)


def test_what_stands_in_a_gap_is_told_too_where_it_is_ours() -> None:
    wanted = "a place that the gazetteer knows, or two coordinates (The gazetteer knows no Qux in Kharkiv)"
    told = in_language("uk", InvalidValueError("Place", "Qux", wanted))
    assert told.startswith("Місце: 'Qux' не підходить; потрібно: місце, яке знає довідник місць")
    assert "Довідник місць не знає Qux в межах: Kharkiv" in told


@pytest.mark.parametrize(
    "text",
    [
        "our stringer: this is not certain", "Killed in Kyiv.", "not sure", "{0}", "day", "{{7*7}} {% raw", "", "x" * 10_000,
        "Read as {format}",
    ],
)  # fmt: skip
def test_texts_of_others_are_left_alone(text: str) -> None:
    with language.speaking("ru"):
        assert translated(text) == (text if text != "day" else "день")


def test_texts_are_found_where_they_are_composed(tmp_path: Path) -> None:
    path = tmp_path / "room.py"
    path.write_text(
        "raise InvalidValueError('field', value, f'one of {a} and {b}')\n"
        "reason = 'it is empty' if x else f'it has {n} rows'\n"
        "raise FileRefusedError(name, reason, _REMEDY)\n"
        "_REMEDY = 'Save it again'\n"
        'def why(n):\n    return f\'{n} rows {"are" if n else "is"} left out\'\n'
        "Placement(reason=why(3))\n"
        "log('nobody reads this text')\n",
        encoding="utf-8",
    )
    assert set(texts(path)) == {
        "one of {0} and {1}", "it is empty", "it has {0} rows", "Save it again", "{0} rows are left out", "{0} rows is left out",
    }  # fmt: skip
