"""Districts of cities: in the city that the text names, or nowhere."""

from __future__ import annotations

import pytest

from geo.parsing import Parser


@pytest.mark.parametrize(
    "text",
    [
        "Харків під ударом: у Шевченківському районі горить будинок, у Київському районі поранено двох.",
        "Kharkiv came under attack. A house burned in the Shevchenkivskyi district, two were hurt in the Kyivskyi district.",
        "Запоріжжя. Російський дрон ударив по Олександрівському району.",
        "В Белгороде дрон атаковал дом в Западном округе.",
    ],
)
def test_a_district_of_another_city_is_not_meant(parser: Parser, text: str) -> None:
    placed = {(m.place.name, m.place.country) for m in parser.mentions(text) if m.place}
    assert placed <= {("Kharkiv", "UA"), ("Zaporizhzhia", "UA"), ("Belgorod", "RU"), ("Russia", "RU")}


def test_the_district_of_the_city_named_is_chosen(parser: Parser) -> None:
    found = parser.mentions("Київ: у Шевченківському районі пожежа.")
    assert [m.place.admin1 for m in found if m.place] == ["UA-30", "UA-30"]


def test_districts_of_an_oblast_stay(parser: Parser) -> None:
    found = parser.mentions("У Нікопольському районі поранено чоловіка, також обстріляли Марганець.")
    assert [m.place.name for m in found if m.place] == ["Nikopol Raion", "Marhanets"]
