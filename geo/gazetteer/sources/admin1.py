"""First-level divisions (oblasts, states, provinces) with their names in English, Ukrainian and Russian.

Names and codes are Natural Earth's (`geo.gazetteer.admin`); this file adds the forms in which reports
write them: "X Oblast", "X region", «Курская обл.», «курский», and from `data/demonyms.csv` «Курщина».
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from geo.gazetteer.admin import AdminIndex, Division
from geo.gazetteer.entry import Entry, NameKind
from geo.gazetteer.names import fold, is_cyrillic, romanise_ru, romanise_uk
from geo.gazetteer.sources.naming import Names
from geo.model import GeoPrecision, Place

SOURCE = "natural-earth"
_SOVIET = frozenset(["UA", "RU", "BY", "KZ", "KG", "UZ", "TJ", "TM"])
# Types that are part of a division's usual name; "Texas State" and "Kyiv City City" are not.
_SHOWN = frozenset(
    "Oblast Krai Governorate Voivodeship Region Province County District Prefecture Department".split()
)
_TYPE_WORDS = frozenset(
    """oblast obl krai kray okrug region province governorate voivodeship county district prefecture department state
    republic territory область обл край округ район губерния губернія провінція провинция республіка республика
    воєводство воеводство повіт уезд регіон регион""".split()
)
_ENGLISH = ("Region", "Province")
_ARABIC = frozenset("AE BH DZ EG IL IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE".split())
_LEAST_LEFT = 5
_ARTICLE = re.compile("(?:al|el|ad|an|ar|as|ash|at|az)[- ](?=[^ ]{4})", re.IGNORECASE)
_UK_ENDINGS = (
    ("ська область", "ський", "ська"),
    ("цька область", "цький", "цька"),
    ("зька область", "зький", "зька"),
)
_RU_ENDINGS = (("ская область", "ский", "ская"), ("цкая область", "цкий", "цкая"))


def entries(index: AdminIndex, adjectives: Names) -> Iterator[Entry]:
    """Every first-level division that has a code.

    Args:
        index: the divisions.
        adjectives: further names by ISO 3166-2 code.
    """
    divisions = [area for area in index.areas() if area.code and (area.name_en or area.name_local)]
    owned = {(d.country, fold(n)) for d in divisions for n in _own_names(d)}
    bearers = Counter((d.country, key) for d in divisions for key in _own_keys(d))
    known = {key for _, key in bearers}
    codes = Counter(d.code for d in divisions)
    for division in divisions:
        if codes[division.code] > 1:
            continue
        yield Entry(
            place=_place(division),
            names=(*_names(division, owned, bearers, known), *adjectives.get(division.code, ())),
            feature_code="ADM1",
        )


def _place(division: Division) -> Place:
    return Place(
        gazetteer_id=f"iso:{division.code}",
        name=shown_name(division),
        latitude=division.latitude,
        longitude=division.longitude,
        country=division.country,
        admin1=division.code,
        feature_class="A",
        geo_precision=GeoPrecision.ADMIN1,
        radius_km=round(division.radius_km, 1),
        source=SOURCE,
    )


def shown_name(division: Division) -> str:
    """The name with its type where that is how people say it: Belgorod Oblast, but Texas."""
    name = division.name_en or division.name_local
    typed = any(word in _TYPE_WORDS for word in fold(name).split())
    return name if typed or division.type_en not in _SHOWN else f"{name} {division.type_en}"


def _own_names(division: Division) -> tuple[str, ...]:
    names = (division.name_en, division.name_local, division.name_uk, division.name_ru)
    return tuple(dict.fromkeys(n for n in names if n))


def _own_keys(division: Division) -> set[str]:
    """Its own names, folded, without its type."""
    return {fold(without_type(n)) for n in _own_names(division)}


def _names(
    division: Division,
    owned: set[tuple[str, str]],
    bearers: Counter[tuple[str, str]],
    known: set[str],
) -> Iterator[tuple[str, NameKind]]:
    # Natural Earth lists some neighbours' names as alternates: Moscow City as «Московская область».
    others = [n for n in division.alternates if (division.country, fold(n)) not in owned]
    own = _own_keys(division)
    # "Homs" is an alternate of a division of Libya, and Syria's own.
    anothers = [n for n in others if (key := fold(without_type(n))) in known and key not in own]
    others = [n for n in others if n not in anothers]
    for name in dict.fromkeys((*_own_names(division), *others)):
        if len(fold(name)) < 3:
            yield from ((name, NameKind.ABBREVIATION),) if name.isupper() and len(name) > 1 else ()
            continue
        bare = without_type(name)
        if bare != name:
            yield name, NameKind.FULL
        if bare and not (bare != name and is_cyrillic(name)):
            yield bare, NameKind.SHORT
            yield from ((n, NameKind.SHORT) for n in _without_article(division, bare))
    shared = any(bearers[division.country, key] > 1 for key in own)
    yield from _typed(division, others, shared=shared)
    yield from ((n, NameKind.ALTERNATE) for n in anothers)
    yield from _slavic(division)


def without_type(name: str) -> str:
    """`name` without the word that says what it is: Belgorod Oblast -> Belgorod."""
    words = name.split()
    kept = [w for w in words if fold(w) not in _TYPE_WORDS]
    if len(kept) == len(words):
        return name
    if kept and kept[0].lower() == "of":
        kept = kept[1:]
    return " ".join(kept)


def _without_article(division: Division, name: str) -> list[str]:
    """`name` without the Arabic article: Al Anbar -> Anbar."""
    bare = _ARTICLE.sub("", name, count=1) if division.country in _ARABIC else name
    return [bare] if bare != name and _ARTICLE.match(name) and len(fold(bare)) >= _LEAST_LEFT else []


def _typed(division: Division, others: list[str], *, shared: bool) -> Iterator[tuple[str, NameKind]]:
    """The name with its own type, and with the words that English reports use for any division.

    Where two divisions of a country share a name (Altai Krai, Altai Republic), the type tells them apart.
    """
    if "City" in division.type_en:
        return
    names = (division.name_en, division.name_local, *others[:6])
    bases = {b for n in names if (b := without_type(n))}
    bases |= {n for base in bases for n in _without_article(division, base)}
    bases = {b for b in bases if not is_cyrillic(b) and len(b) > 2}
    types = [division.type_en] if division.type_en in _SHOWN | {"State", "Republic"} else []
    if not shared:
        types += _ENGLISH
        types += ["Oblast", "Obl"] if division.country in _SOVIET else []
    for base in sorted(bases):
        for kind in types:
            yield f"{base} {kind}", NameKind.FULL
        if division.type_en in ("State", "Province", "Republic", "Governorate"):
            yield f"{division.type_en} of {base}", NameKind.FULL


def _slavic(division: Division) -> Iterator[tuple[str, NameKind]]:
    """Ukrainian and Russian adjectives, abbreviated and romanised forms of «X-ська область»."""
    for name, endings, romanise in (
        (division.name_uk, _UK_ENDINGS, romanise_uk),
        (division.name_ru, _RU_ENDINGS, romanise_ru),
    ):
        for ending, masculine, feminine in endings:
            if name.endswith(ending):
                stem = name.removesuffix(ending)
                yield f"{stem}{feminine} обл.", NameKind.FULL
                yield romanise(name).title(), NameKind.FULL
                yield romanise(f"{stem}{feminine} обл").title(), NameKind.FULL
                yield f"{stem}{masculine}", NameKind.ADJECTIVE
                yield f"{stem}{feminine}", NameKind.ADJECTIVE
