"""Districts and hromadas that share one noun behind the last of them."""

from __future__ import annotations

import pytest

from geo.parsing import Parser


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        (
            "Оріхівська, Преображенська та Малотокмачанська громади під вогнем.",
            ["Orikhivska Hromada", "Preobrazhenska Hromada", "Malotokmachanska Hromada"],
        ),
        (
            "Обстріляно Нікополь, Марганецька, Покровська та Мирівська громади.",
            ["Nikopol", "Marhanetska Hromada", "Pokrovska Hromada", "Myrivska Hromada"],
        ),
        (
            "Под обстрелом Грайворонский и Шебекинский округа.",
            ["Graivoronsky District", "Shebekinsky District"],
        ),
        ("У Чугуївському та Ізюмському районах поранені.", ["Chuhuiv Raion", "Izium Raion"]),
        # One alone, and quarters of a city, are no list of such areas.
        (
            "Обстріляно Покровську громаду Синельниківського району.",
            ["Pokrovska Hromada", "Synelnykove Raion"],
        ),
        ("В Донецке обстреляны Куйбышевский и Петровский районы.", ["Donetsk", "Donetsk", "Donetsk"]),
    ],
)
def test_areas_of_a_list(parser: Parser, text: str, areas: list[str]) -> None:
    assert [m.place.name for m in parser.mentions(text) if m.place] == areas
