"""Countries told by an adjective before a town, and towns abroad in texts about others."""

from __future__ import annotations

import pytest

from geo.model import Mention
from geo.parsing import Parser


def named(parser: Parser, text: str, name: str) -> Mention:
    return next(m for m in parser.mentions(text) if m.text == name)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("В сирийском Хомсе взорвали мечеть.", "Хомсе", "SY"),
        ("В американском Бирмингеме сгорел склад.", "Бирмингеме", "US"),
        ("В мексиканском городе Акапулько застрелен прокурор.", "Акапулько", "MX"),
        ("В нигерийском Коси напали на рынок.", "Коси", None),
        ("У вірменському Джермуку поранено двох військових, Азербайджан заперечує.", "Джермуку", "AM"),
        ("A bomb went off in the Syrian border town of Tafas.", "Tafas", "SY"),
        ("Gunmen raided the Nigerian village of Paris.", "Paris", None),
        ("В египетском Рафахе ждут фуры.", "Рафахе", None),
        ("В Нигере, в Агадесе, похищены двое.", "Агадесе", "NE"),
        ("На півночі Мозамбіку, в Пальмі, напали на конвой.", "Пальмі", "MZ"),
        ("В Україні, в Харкові та в Одесі, вибухи.", "Одесі", "UA"),
        ("У Нікополі вибух на складі військ РФ, у Донецьку горить вокзал.", "Донецьку", "UA"),
        # Whose a town is said to be is not always whose it is.
        ("В российском Донецке обстрелян рынок.", "Донецке", "UA"),
        ("Russian forces shelled the town of Lyman.", "Lyman", "UA"),
        ("Українська авіація завдала удару по Лиману.", "Лиману", "UA"),
    ],
)
def test_an_adjective_tells_the_country(parser: Parser, text: str, name: str, country: str | None) -> None:
    place = named(parser, text, name).place
    assert (place.country if place else None) == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Президент Литви відвідав Ковель.", "Ковель", "UA"),
        ("В Ирландии прошёл митинг. В Ковеле сгорел склад.", "Ковеле", "UA"),
        ("Через Брест и Тересполь пошли грузовики. Литва закрыла Вильнюс.", "Тересполь", "PL"),
        # A village far from all that the text speaks of is another one.
        ("Nigerian bandits attacked Kuchi and Munya in Niger state.", "Kuchi", None),
    ],
)
def test_towns_in_texts_about_other_countries(
    parser: Parser, text: str, name: str, country: str | None
) -> None:
    places = [m.place for m in parser.mentions(text) if m.text == name]
    assert [p.country if p else None for p in places] in ([country], [] if country is None else [country])


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("В Сомали взрыв прогремел в Байдоа, погибли двое. Эфиопия отрицает.", "Сомали", "Somalia"),
        ("Burkina Faso, Mali, Niger, Nigeria and Togo signed the accord.", "Niger", "Niger"),
        ("Police in Luxembourg arrested two Belgians.", "Luxembourg", "Luxembourg"),
        ("Bandits attacked Minna, Niger State, on Monday.", "Niger State", "Niger State"),
        ("Drones struck the airport in Kassala.", "Kassala", "Kassala"),
        ("Shelling went on in Kassala state.", "Kassala state", "Kassala"),
    ],
)
def test_countries_and_cities_before_divisions_of_their_name(
    parser: Parser, text: str, name: str, place: str
) -> None:
    found = named(parser, text, name).place
    assert found is not None
    assert found.name == place
    assert found.geo_precision.is_area == ("tate" in text or name not in ("Kassala",))
