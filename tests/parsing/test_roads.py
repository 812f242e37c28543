"""Roads are told of by their two ends."""

from __future__ import annotations

import pytest

from geo.parsing import Parser


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Страшна аварія на трасі Київ — Чоп.", ["Kyiv", "Chop"]),
        ("Машины столкнулись на 62-м километре трассы Омск — Тара.", ["Omsk", "Tara"]),
        ("На дороге Бахмут – Константиновка уничтожена колонна.", ["Bakhmut", "Kostiantynivka"]),
    ],
)
def test_both_ends_of_a_road_are_read(parser: Parser, text: str, towns: list[str]) -> None:
    assert [m.place.name for m in parser.mentions(text) if m.place] == towns
