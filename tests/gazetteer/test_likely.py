"""Russian names of Ukrainian villages by rule."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer.entry import Entry, NameKind
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.likely import russian_forms, skeleton, skeletons
from geo.model import Place

# Pairs as both languages write them, and how English reports spell the Russian.
PAIRS = """
Василівка=Васильевка|Vasilievka|Vasilyevka  Бузова=Бузовая|Buzovaya  Брусине=Брусино|Brusino  Новоселівка=Новосёловка|Novoselovka
Миколаївка=Николаевка|Nikolaevka|Nikolayevka  Олександрівка=Александровка  Костянтинівка=Константиновка
Катеринівка=Екатериновка|Ekaterinovka  Іванівське=Ивановское  Богданівка=Богдановка  Часів Яр=Часов Яр  Рубіжне=Рубежное|Rubezhnoe
Привілля=Приволье  Вільне=Вольное  Велика Новосілка=Большая Новосёлка|Velikaya Novoselka  Кам'янка=Каменка  Роботине=Работино
Гранітне=Гранитное  Вугледар=Угледар|Ugledar  Піски=Пески|Peski  Глибоке=Глубокое  Комишуваха=Камышеваха|Kamyshevakha  Щастя=Счастье
Золоте=Золотое|Zolotoye|Zolotoe  Оріхове=Ореховое  Білогорівка=Белогоровка  Юр'ївка=Юрьевка|Yurievka  Андріївка=Андреевка
Стара Збур'ївка=Старая Збурьевка  Роздольне=Раздольное  Верхньокам'янське=Верхнекаменское  Жовте=Жёлтое  Чорнобаївка=Чернобаевка
Макіївка=Макеевка  Григорівка=Григоровка  Степове=Степное  Ягідне=Ягодное  Оленівка=Еленовка  Привільне=Привольное|Privolne
"""


@pytest.mark.parametrize("pair", [pair for line in PAIRS.split("\n") for pair in line.split("  ") if pair])
def test_a_village_is_known_by_its_russian_name(pair: str) -> None:
    ukrainian, russian = pair.split("=")
    own = {skeleton(form) for form in russian_forms(ukrainian)}
    assert own >= {skeleton(name) for name in russian.split("|")}


@pytest.mark.parametrize("name", ["", "Vasylivka", "Подъезжая", "Орiхове", "Харків 2"])
def test_what_is_no_ukrainian_name_has_none(name: str) -> None:
    assert russian_forms(name) == ()


def test_only_settlements_of_ukraine_have_any() -> None:
    def entry(country: str, feature_class: str) -> Entry:
        place = Place(
            gazetteer_id="x:1",
            name="Vasylivka",
            latitude=48.0,
            longitude=37.0,
            country=country,
            feature_class=feature_class,
        )
        return Entry(
            place=place, names=(("Василівка", NameKind.ALTERNATE), ("Васильовка", NameKind.ALTERNATE))
        )

    assert skeletons(entry("UA", "P")) == {"vasilovka", "vasilevka"}
    assert skeletons(entry("RU", "P")) == skeletons(entry("UA", "A")) == frozenset()


@settings(deadline=None)
@given(st.text(alphabet="абвгдеєжзиіїйклмнопрстуфхцчшщьюя' -ABCyij.", max_size=40))
def test_any_text_has_few_forms_and_a_skeleton_of_its_own(text: str) -> None:
    assert len(russian_forms(text)) <= 12
    assert skeleton(skeleton(text)) == skeleton(text) or not text.isascii()


def test_a_likely_name_is_no_name(gazetteer: Gazetteer) -> None:
    assert not [c for c in gazetteer.lookup("Бузовая") if c.place.country == "UA"]
    for name in ("Бузовая", "Бузовой", "Buzovaya"):
        found = gazetteer.lookup_likely(name)
        assert "Buzova" in {c.place.name for c in found}
        assert {(c.place.country, c.kind) for c in found} == {("UA", NameKind.LIKELY)}
    assert gazetteer.lookup_likely("") == gazetteer.lookup_likely("…") == ()
