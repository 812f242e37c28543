"""Short reports made up for training: towns of the gazetteer, and people and things that are called like towns.

The annotated corpora are long articles. In them hardly any sentence opens with a small town ("X was
shelled."), and a lone name in one line is hardly ever seen; a model that knows nothing else doubts such names.
These sentences are our own, the names are the gazetteer's: a town by a share that grows with the root of its
population, its companions from its neighbourhood. The same seed makes the same reports.
"""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from geo.gazetteer.index import Gazetteer
from geo.model import GeoPrecision, Place
from geo.parsing.recognise import NameWord

NAME = "short_reports"
_SLOT = re.compile(r"\{([A-Z])\}")
_LEAST_PEOPLE, _NEIGHBOURS_KM, _POWER = 2_000, 90.0, 0.4
# T, U, V: towns of one neighbourhood; C: their country. P: a surname, F: a first name, W: a word; none a place here.
ENGLISH = """
    {T} was shelled.
    {T} was shelled overnight. Two people died.
    {T} was bombed again on Monday.
    {T} was attacked with drones, and a school caught fire.
    {T} was hit by three rockets.
    {T} came under fire late in the evening; nobody was hurt.
    {T} came under mortar fire.
    {T} has been under siege for a month.
    {T} fell to the rebels after heavy fighting.
    {T} remained without water and power.
    {T} lost power.
    {T} and {U} were shelled.
    {T}, {U} and {V} were struck during the night.
    {T}: five killed in a drone strike.
    A damaged school, {T}.
    Smoke over a burned warehouse at {T}.
    Video of a tank on the road outside {T}, {C}.
    {T}, {C}: a blast injured six people.
    {T} residents hid in cellars.
    Shells hit {T} and {U}.
    Rockets struck {T}.
    Militants raided {T} and burned houses.
    Gunmen attacked {T} at dawn, killing eight.
    Soldiers entered {T} but withdrew from {U}.
    Fighting went on near {T} and {U}.
    In {T}, four people were wounded.
    In {T}, {C}, a market burned down.
    Explosions were heard in {T}, {U} and {V}.
    A car bomb went off in {T}, {C}, on Friday.
    A drone hit {T}. {U} was shelled. {V} was attacked.
    The mayor of {T} said that the hospital was full.
    Moscow and Washington held talks. {T} was attacked. {U} was shelled again.
    London and Paris condemned the strike. {T} stayed quiet.
    The president spoke in Brussels. {T} was hit at noon.
    {P} was attacked by critics at home.
    {P} said the plan was dead.
    {P} and {Q} agreed to meet again.
    {P} denied it.
    {F} {P} was wounded by a shell.
    {F} {P} told reporters that her house burned.
    Police arrested {F} {P} over the killing.
    {P}, the minister, was hit by a scandal. {P} resigned.
    General {P} took over the command.
    Mr {P} was killed in the strike. Mrs {P} survived.
    {P} was attacked, his lawyer said.
    {F} was attacked on her way home.
    {W} was all that they had left.
    {W} fades as the siege goes on.
    {W} for the town never came.
    {W} and {X} were seized at the border.
    {W} prices rose again after the attack on {T}.
    {W} fighters left {T} before the deal.
"""
UKRAINIAN = """
    {T} обстріляли з артилерії.
    {T} знову під обстрілом.
    {T} без світла після нічного удару.
    {T}, {U}, {V}: минулої ночі пролунали вибухи.
    {T}: двоє загиблих, четверо поранених.
    {T} атакували дрони, загинула людина.
    Ворог вдарив по місту {T}.
    Росіяни обстріляли {T} та {U}.
    {S} розповів про роботу медиків.
    {S} заявив, що план готовий.
    {S} та {Z} зустрілися з виборцями.
    Генерал {S} прибув на нараду.
    Речник {S} не відповів на запитання.
    {K} тривала дві години.
    {K} на складі: є поранені.
    {K} була важкою, кажуть військові.
"""
RUSSIAN = """
    {T} обстреляли из миномётов.
    {T} снова под обстрелом.
    {T} остался без света после ночного удара.
    {T}, {U}, {V}: ночью прогремели взрывы.
    {T}: двое погибших, четверо раненых.
    {T} атаковали беспилотники, погиб человек.
    Боевики обстреляли {T} и {U}.
    {S} рассказал о работе врачей.
    {S} заявил, что план готов.
    {S} и {Z} не согласились с решением.
    Генерал {S} прибыл на совещание.
    Губернатор {S} подписал указ.
    {K} на складе: есть пострадавшие.
    {K} началась ночью.
    {K} была долгой, считают эксперты.
"""
_Town = tuple[Place, str, str]  # with its Ukrainian and its Russian name, or ""
_SURNAME_ENDINGS = ("енко", "чук", "ов", "ев", "ин", "ін", "ко", "ський", "ский")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stock:
    """What the slots are filled from: towns with their Cyrillic names, surnames, first names, words."""

    towns: Sequence[_Town]
    surnames: Sequence[str]
    first_names: Sequence[str]
    words: Sequence[str]
    slavic_surnames: Sequence[str]
    slavic_words: Sequence[str]


def short_reports(
    gazetteer: Gazetteer, name_words: Mapping[str, NameWord], *, english: int, slavic: int, seed: int
) -> list[dict[str, Any]]:
    """Gold documents, as `geo.parsing.evaluate` reads them.

    Args:
        gazetteer: where the towns come from.
        name_words: see `geo.parsing.recognise.read_name_words`.
        english: how many reports in English.
        slavic: how many in Ukrainian and in Russian, each.
        seed: for the choice of names.
    """
    chance = random.Random(seed)
    stock = _stock(gazetteer, name_words)
    everywhere = [town for town in stock.towns if town[0].population >= _LEAST_PEOPLE]
    ukraine = [t for t in everywhere if t[0].country == "UA" and t[1]]
    russia = [t for t in everywhere if t[0].country in ("UA", "RU") and t[2]]
    plan = [(ENGLISH, everywhere, 0, english), (UKRAINIAN, ukraine, 1, slavic), (RUSSIAN, russia, 2, slavic)]
    made: list[dict[str, Any]] = []
    for text, towns, column, count in plan:
        lines = [line.strip() for line in text.strip().splitlines()]
        known = {town[0].gazetteer_id: town for town in towns}
        weights = [t[0].population ** _POWER for t in towns]
        for number in range(count):
            centre = chance.choices(towns, weights)[0]
            document = _filled(lines[number % len(lines)], centre, known, column, stock, gazetteer, chance)
            made.append({"id": f"{NAME}-{len(made)}", **document})
    return made


def _filled(
    line: str,
    centre: _Town,
    towns: Mapping[str, _Town],
    column: int,
    stock: _Stock,
    gazetteer: Gazetteer,
    chance: random.Random,
) -> dict[str, Any]:
    """One report: `line` with its slots filled, and the points of its places."""
    near = gazetteer.near(centre[0].latitude, centre[0].longitude, _NEIGHBOURS_KM)
    around = [towns[place.gazetteer_id] for place, _ in near if _is_companion(place, centre[0], towns)] or [
        centre
    ]
    filling: dict[str, tuple[str, Place | None]] = {}
    for slot, town in zip("TUV", [centre, *chance.choices(around, k=2)], strict=True):
        filling[slot] = (town[column] if column else town[0].name, town[0])
    land = gazetteer.country(centre[0].country)
    filling["C"] = (land.name if land else "", land)
    for slots, names in (
        ("PQ", stock.surnames), ("F", stock.first_names), ("WX", stock.words), ("SZ", stock.slavic_surnames),
        ("K", stock.slavic_words),
    ):  # fmt: skip
        for slot in slots:
            filling[slot] = (chance.choice(names).capitalize(), None)
    text, toponyms, last = "", [], 0
    for match in _SLOT.finditer(line):
        text += line[last : match.start()]
        name, place = filling[match[1]]
        if place is not None:
            toponyms.append(
                {
                    "start": len(text),
                    "end": len(text) + len(name),
                    "lat": place.latitude,
                    "lon": place.longitude,
                }
            )
        text, last = text + name, match.end()
    text += line[last:]
    for name in ("Moscow", "Washington", "London", "Paris", "Brussels"):
        for match in re.finditer(rf"\b{name}\b", text):
            capital = max(gazetteer.lookup(name), key=lambda c: (_is_seat(c.place), c.place.population)).place
            toponyms.append(
                {
                    "start": match.start(),
                    "end": match.end(),
                    "lat": capital.latitude,
                    "lon": capital.longitude,
                    "seat": True,  # of a government: nothing to learn about the town
                }
            )
    return {"text": text, "toponyms": toponyms}


def _is_companion(place: Place, centre: Place, towns: Mapping[str, _Town]) -> bool:
    known = place.gazetteer_id in towns and place.gazetteer_id != centre.gazetteer_id
    return known and place.country == centre.country


def _is_seat(place: Place) -> bool:
    return place.geo_precision is GeoPrecision.SETTLEMENT and place.admin1 in ("US-DC", "RU-MOW")


def _stock(gazetteer: Gazetteer, name_words: Mapping[str, NameWord]) -> _Stock:
    """Everything that fills slots, in a fixed order."""
    with closing(sqlite3.connect(gazetteer.path)) as db:
        ids = [
            row[0]
            for row in db.execute(
                "SELECT gazetteer_id FROM place WHERE gazetteer_id LIKE 'geonames:%' AND population >= ? ORDER BY 1",
                (_LEAST_PEOPLE,),
            )
        ]
        cyrillic = [
            row[0]
            for row in db.execute(
                "SELECT DISTINCT folded FROM name WHERE folded >= 'а' AND folded < 'ӿ' AND folded NOT LIKE '% %'"
            )
        ]
        names: dict[str, list[str]] = {}
        for number, name in db.execute(
            "SELECT p.gazetteer_id, n.folded FROM name n JOIN place p ON p.id = n.place"
            " WHERE n.folded >= 'а' AND n.folded < 'ӿ' AND p.country IN ('UA', 'RU') AND p.population >= ?",
            (_LEAST_PEOPLE,),
        ):
            names.setdefault(number, []).append(name)
    towns = []
    for identifier in ids:
        place = gazetteer.place(identifier)
        if place is not None and place.geo_precision is GeoPrecision.SETTLEMENT and place.name.isprintable():
            own = sorted(names.get(identifier, ()))
            towns.append((place, _spelt(own, "uk"), _spelt(own, "ru")))
    known = [w for w in name_words if w.isascii() and gazetteer.lookup(w)]
    return _Stock(
        towns=towns,
        surnames=[w for w in known if name_words[w].last >= 3],
        first_names=[w for w in known if name_words[w].first >= 5],
        words=[w for w in known if name_words[w].common == 2],
        slavic_surnames=sorted(w for w in cyrillic if w.endswith(_SURNAME_ENDINGS) and 5 < len(w) < 12),
        slavic_words=sorted(w for w in name_words if not w.isascii()),
    )


def _spelt(names: Sequence[str], language: str) -> str:
    """The first of a town's Cyrillic names whose letters are of the language and not of the other one."""
    wrong = "ыэъ" if language == "uk" else "іїє"
    for name in names:
        if not any(c in wrong for c in name):
            return " ".join(part.capitalize() for part in name.split())
    return ""
