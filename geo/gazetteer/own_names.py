"""Which of a place's names is its Ukrainian, which its Russian one: for places of Ukraine and Russia, by rule, or not at all.

GeoNames' names come without their languages, and Cyrillic ones are of a dozen. A name of the state's own language is known by
its romanisation, which is the place's main name: Харків is Kharkiv, Харков is not. The other language's name has to differ from
it as the two languages differ: `likely.russian_forms` for Ukrainian places, letters that sound alike for Russian ones. Where
several fit, or none, there is no answer; a wrong name would be worse than a foreign one. The largest cities that this leaves without
one, such as Запорожье, are written down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from geo.gazetteer.likely import russian_forms
from geo.gazetteer.names import fold, romanise_ru, romanise_uk

COUNTRIES = ("RU", "UA")
_WRITTEN_DOWN = {
    "geonames:524901": ("Москва", "Москва"),
    "geonames:498817": ("Санкт-Петербург", "Санкт-Петербург"),
    "geonames:501175": ("Ростов-на-Дону", "Ростов-на-Дону"),
    "geonames:709930": ("Дніпро", "Днепр"),
    "geonames:687700": ("Запоріжжя", "Запорожье"),
    "geonames:1496990": ("Новокузнецьк", "Новокузнецк"),
    "geonames:480562": ("Тула", "Тула"),
    "geonames:2014407": ("Улан-Уде", "Улан-Удэ"),
    "geonames:569223": ("Череповець", "Череповец"),
    "geonames:472459": ("Вологда", "Вологда"),
    "geonames:710791": ("Черкаси", "Черкассы"),
    "geonames:466806": ("Йошкар-Ола", "Йошкар-Ола"),
    "geonames:710719": ("Чернівці", "Черновцы"),
    "geonames:686967": ("Житомир", "Житомир"),
    "geonames:712165": ("Біла Церква", "Белая Церковь"),
    "geonames:688105": ("Євпаторія", "Евпатория"),
}
"""Id of a city that no rule gives both names -> its Ukrainian and its Russian name."""
_KEPT = 20_000
_UKRAINIAN = re.compile("[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’ʼ -]+", re.IGNORECASE)
_RUSSIAN = re.compile("[абвгдеёжзийклмнопрстуфхцчшщъыьэюя -]+", re.IGNORECASE)
# What the language does not write, or no longer: Донецк, Керчь and Чернїгів in Ukrainian, Донецьк and Саратовъ in Russian.
_NOT_UKRAINIAN = re.compile(
    "[сцз]к(?:ий|а|е)?(?![а-яіїєґ])|[бпвмфрчшжщгкх]ь(?!о)|(?<=[бвгґджзклмнпрстфхцчшщ])ї"
)
_NOT_RUSSIAN = re.compile("[сцз]ьк|(?<!л)ьск|ъ(?![еёюя])|[жшчщгкх]ы|[жшчщ][эюя]")
# A Russian name that is taken for Ukrainian unchanged must hold none of what Ukrainian writes differently.
_UNLIKE = re.compile("[иеэыёъ]|[сцз]к|ь[яю]|(?:ая|яя)(?![а-я])")
_OTHER_I = re.compile("(?<![жшчщ])и")  # и is ы in Russian, but behind these
_TWICE = re.compile(r"(.)\1+")
_ADJECTIVE = re.compile(r"(?<![iy])y\b")
_VOWEL = re.compile("[аеёєиіїоуыэюяйьъ' ’ʼ-]")
# Letters that sound alike in both, and the sign that only one of them writes.
_SIGN = re.compile("(?<=[бпвмфрчшжщгкх])ь|(?<=[сцз])ь(?=к)|['’ʼъ]")
_YO = re.compile("[йь]о")
_ALIKE = str.maketrans("ыіїэєёґ", "иииееег")


class OwnNames:
    """The Ukrainian and Russian names of the settlements of a gazetteer, worked out when asked for.

    Args:
        rows: id, main name, ISO 3166-1 country, population and one other name, a row for each of a place's names
            (`Gazetteer.cyrillic_names`).
    """

    def __init__(self, rows: Iterable[tuple[str, str, str, int, str]]) -> None:
        self._names: dict[str, tuple[str, str, int, list[str]]] = {}
        for place, name, country, people, other in rows:
            self._names.setdefault(place, (name, country, people, []))[3].append(other)
        self._of = lru_cache(maxsize=_KEPT)(self._worked_out)

    def of(self, gazetteer_id: str) -> tuple[str, str]:
        """The Ukrainian and the Russian name, each empty where it is not certain."""
        return self._of(gazetteer_id) if gazetteer_id in self._names else ("", "")

    def large(self, people: int) -> Iterator[tuple[str, str, str]]:
        """Main, Ukrainian and Russian name of the settlements of at least so many people."""
        for gazetteer_id, (name, _, population, _) in self._names.items():
            if population >= people:
                yield name, *self.of(gazetteer_id)

    def _worked_out(self, gazetteer_id: str) -> tuple[str, str]:
        if told := _WRITTEN_DOWN.get(gazetteer_id):
            return told
        name, country, _, names = self._names[gazetteer_id]
        return ukrainian_and_russian(name, country, names)


def ukrainian_and_russian(name: str, country: str, names: Iterable[str]) -> tuple[str, str]:
    """The Ukrainian and the Russian name of a place, each empty where it is not certain.

    Args:
        name: the place's main name, in Latin letters.
        country: ISO 3166-1 alpha-2, one of `COUNTRIES`.
        names: its other names.
    """
    own = fold(name)
    written = [(n, n.lower()) for n in names]
    ukrainian = [n for n, low in written if _UKRAINIAN.fullmatch(n) and not _NOT_UKRAINIAN.search(low)]
    russian = [n for n, low in written if _RUSSIAN.fullmatch(n) and not _NOT_RUSSIAN.search(low)]
    if country == "UA":
        here = _one(n for n in ukrainian if fold(romanise_uk(n)) == own)
        return here, _russian_of(here, russian) if here else ""
    here = _russian_called(own, russian)
    return _one(n for n in ukrainian if _sounds_alike(n, here)) if here else "", here


def _one(names: Iterable[str], other: str = "") -> str:
    """The only one of these; of those that differ in signs alone the fullest, and `other` only if there is nothing else."""
    found = sorted(set(names), key=lambda n: (-n.count("ь"), n == other, -len(n), n))
    return found[0] if len({_bare(n) for n in found}) == 1 else ""


def _bare(name: str) -> str:
    return _TWICE.sub(r"\1", fold(name).replace("ь", ""))


def _russian_called(own: str, russian: list[str]) -> str:
    """The one whose romanisation is the folded main name, in which -ый and -ий may be shortened: Grozny, Nizhny Tagil."""
    for main in (_ADJECTIVE.sub("yy", own), _ADJECTIVE.sub("iy", own), own):
        if found := _one(n for n in russian if fold(romanise_ru(n)) == main):
            return found
    return ""


def _russian_of(ukrainian: str, russian: list[str]) -> str:
    """The one that differs from the Ukrainian name as `russian_forms` says, else the only one with its consonants."""
    forms = russian_forms(ukrainian)
    bare = {_bare(form) for form in forms}
    bare |= {form.replace("и", "ы") for form in bare}
    alike = not _OTHER_I.search(ukrainian.lower()) and " " not in ukrainian
    alike = alike and forms[:1] == (fold(ukrainian),)
    by_rule = _one(
        (n for n in russian if (alike if n == ukrainian else _bare(n) in bare)),
        ukrainian,
    )
    others = (n for n in russian if n != ukrainian and _consonants(n) == _consonants(ukrainian))
    return by_rule or _one(others)


def _consonants(name: str) -> str:
    return _TWICE.sub(r"\1", _VOWEL.sub("", name.lower().replace("ґ", "г")))


def _sounds_alike(ukrainian: str, russian: str) -> bool:
    if ukrainian == russian:
        return not _UNLIKE.search(russian.lower())
    return _sound(ukrainian) == _sound(russian)


def _sound(name: str) -> str:
    return _YO.sub("е", _SIGN.sub("", name.lower())).translate(_ALIKE)
