"""Names of towns inside names of buildings, streets, roads and rivers: which of them say where something happened."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from geo.events.addresses import can_hold_event
from geo.events.words import Words
from geo.model import GeoPrecision, Mention, MentionKind, Place, Placement, Rival

_PARTS = frozenset("central downtown northern southern eastern western inner outer greater suburban".split())
BUILT = frozenset(
    "university school college academy institute hospital clinic court council hall theatre theater museum library station airport airfield airbase "
    "colony camp jail dam bridge plant factory mill refinery depot port stadium church cathedral mosque monastery market mall hotel prison barracks university's".split()
)
_NAME_REACH = 4
_WATERS = frozenset("river rivers creek lake reservoir canal stream".split())
_WATERS_CYRILLIC = frozenset(
    "река реке реку реки рекой річка річку річки річці річкою озеро озері озере озера озеру водосховище водосховищі водохранилище водохранилище залив заливе затоці затоку канал каналі канале".split()
)
_OPENING = ("«", "“", "„")
_CLOSING = ("»", "”", "“")
_STREETS = (
    "вул",
    "вулиц",
    "проспект",
    "площ",
    "бульвар",
    "провул",
    "улиц",
    "переул",
    "шосе",
    "шоссе",
    "набережн",
    "street",
    "avenue",
)
_STREETS_BEHIND = ("-стрит", "-стріт", "-авеню", "-роуд", "-штрассе", "-штрасе")
_ROADS = frozenset(
    "гора горе гору горы горі трасса трассе трассу траса трасі трасу вокзал вокзале вокзалі вокзалу".split()
)
_ROADS_BEFORE = frozenset("ул вул пр просп пл пер бул".split())
_ADJECTIVAL = ("ий", "ій", "ої", "ого", "ому", "ом", "ый", "ой", "ая", "ую", "ька", "ьку")
_BETWEEN_ENDS = (
    "трас", "шос", "автодорог", "дорог", "залізниц", "маршрут", "рейс", "поїзд", "потяг", "поезд", "highway", "motorway", "road", "route",
)  # fmt: skip

_ROUTE_REACH = 40  # characters
_ENDS_WITH_DASH, _OPENS_WITH_DASH = re.compile(r"\w\s?[-–—]\s?$"), re.compile(r"\s?[-–—]\s?[A-ZА-ЯІЇЄҐ]")
_RIDE_BEFORE = re.compile(
    r"\b(?:поезд\w*|потяг\w*|поїзд\w*|электричк\w*|електричк\w*|автобус\w*|маршрутк\w*|рейс\w*|самол[её]т\w*|літак\w*|маршрут\w*|сообщени[ею]м?|сполученням|train|flight|bus|ferry)\s+"
    r"(?:№?\s?\d+\w*\s+)?[«\"]?(?:[A-ZА-ЯІЇЄҐ][\w'’-]*\s?){0,3}(?:\s?[-–—]\s?)?$",
)
_RIDE_BEHIND = re.compile(
    r"(?:\s?[-–—]\s?[A-Z]\w+)?\s(?:express |night |commuter |passenger |high-speed )?(?:train|bus|flight|ferry)\b"
)
_OWNED = ("'s", "’s")
_CRAFT = frozenset(
    "flagship cruiser warship frigate submarine ship vessel tanker freighter boat jet plane helicopter warplane bomber".split()
)
_CRAFT_REACH = 4  # words from the owner to the ship: "Russia's Black Sea flagship"


def sites(words: Words, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Names of towns inside names of buildings are where the building stands: "Kharkiv National University", "central Donetsk".

    Only where the sentence names no other place in or by which it could have happened. A street is no region.
    """
    mentions = _without_roads(
        words,
        [
            m
            for m in mentions
            if not (_names_street(words, m) or _is_street_behind(words, m) or _is_route(words, m))
        ],
    )
    if any(can_hold_event(m) and m.place is not None and not is_country(m) for m in mentions):
        return _without_names(words, mentions)
    return tuple(replace(m, kind=MentionKind.PLACE) if _is_site(words, m) else m for m in mentions)


def _without_names(words: Words, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Leave out names of things, where a place stands beside them: «нафтобаза «Кристал» в Енгельсі», "the Soroka hospital in Beersheba"."""
    named = [m for m in mentions if _is_quoted(words.text, m) or _names_building(words, m)]
    others = [m for m in mentions if m not in named]
    return (
        tuple(others) if any(can_hold_event(m) and m.place is not None for m in others) else tuple(mentions)
    )


def _is_quoted(text: str, mention: Mention) -> bool:
    return (
        text[mention.start - 1 : mention.start] in _OPENING
        and text[mention.end : mention.end + 1] in _CLOSING
    )


def _names_building(words: Words, mention: Mention) -> bool:
    after = words.index_at(mention.end - 1) + 1
    return mention.place is None and words.low[after : after + 1] != () and words.low[after] in BUILT


def _is_site(words: Words, mention: Mention) -> bool:
    place = mention.place
    if mention.kind is not MentionKind.PART_OF_NAME or place is None or place.geo_precision.is_area:
        return False
    first, last = words.index_at(mention.start), words.index_at(mention.end - 1)
    if words.low[max(0, first - 1) : first] and words.low[first - 1] in _PARTS:
        return True
    for i in range(last + 1, min(last + 1 + _NAME_REACH, len(words))):
        if words.joint(i).strip():
            return False
        if words.low[i] in BUILT:
            return True
    return mention.text.split()[-1].lower() in BUILT


def _names_street(words: Words, mention: Mention) -> bool:
    """«На Сумській вулиці», «на Харьковской горе»: the adjective names a street or a quarter, and not that region."""
    place = mention.place
    if place is None or place.geo_precision is not GeoPrecision.ADMIN1:
        return False
    first, last = words.index_at(mention.start), words.index_at(mention.end - 1)
    if first != last or not words.low[first].endswith(_ADJECTIVAL):
        return False
    after, before = words.low[last + 1 : last + 2], words.low[max(0, first - 1) : first]
    if any(w.startswith(_STREETS) or w in _ROADS for w in after) and not words.joint(last + 1).strip():
        return True
    return any(w in _ROADS_BEFORE or w.startswith(_STREETS) for w in before)


def _without_roads(words: Words, mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out the ends of a road or a line that tell which it is: «на трасі Київ – Одеса поблизу Умані»."""
    ends: set[int] = set()
    for one, other in pairwise(mentions):
        joint = words.text[one.end : other.start].strip()
        if joint in ("-", "–", "—"):
            first = words.index_at(one.start)
            if any(w.startswith(_BETWEEN_ENDS) for w in words.low[max(0, first - 2) : first]):
                ends |= {one.start, other.start}
    return [m for m in mentions if m.start not in ends]


def _is_route(words: Words, mention: Mention) -> bool:
    """«Сошёл с рельсов поезд Климов — Москва», "the Jakarta-Bandung train": whence and whither it goes."""
    start, end = (
        max(words.starts[0], mention.start - _ROUTE_REACH),
        min(words.ends[-1], mention.end + _ROUTE_REACH),
    )
    before, after = words.text[start : mention.start], words.text[mention.end : end]
    if not (_ENDS_WITH_DASH.search(before) or _OPENS_WITH_DASH.match(after)):
        return False
    return _RIDE_BEFORE.search(before) is not None or _RIDE_BEHIND.match(after) is not None


def as_region(mention: Mention, named_regions: Mapping[str, Place]) -> Placement:
    """In fighting for ground a bare "Kursk" is the region, where the report speaks of Kursk region.

    Args:
        mention: the bare name.
        named_regions: ISO 3166-2 code -> placement of each oblast that the report names as such.
    """
    placement, place = mention.placement, mention.place
    if place is None or place.geo_precision is not GeoPrecision.SETTLEMENT:
        return placement
    region = next((r for r in placement.rivals if r.place.gazetteer_id == f"iso:{place.admin1}"), None)
    if region is None or place.admin1 not in named_regions:
        return placement
    others = tuple(r for r in placement.rivals if r is not region)
    swapped = Rival(place=place, score=placement.score, distance_km=region.distance_km)
    return replace(placement, place=region.place, method="region of the report", rivals=(swapped, *others))


def is_country(mention: Mention) -> bool:
    """True for a whole country."""
    return mention.place is not None and mention.place.geo_precision is GeoPrecision.COUNTRY


def is_street(mention: Mention, before: Sequence[str]) -> bool:
    """«на проспекте Карла Маркса»: a street that no gazetteer knows is no town."""
    return mention.place is None and any(w.startswith(_STREETS) for w in before[-1:])


def _is_street_behind(words: Words, mention: Mention) -> bool:
    """«На Бурбон-стрит»: a street abroad."""
    last = words.index_at(mention.end - 1)
    return last < len(words) and words.low[last].endswith(_STREETS_BEHIND)


def is_water(words: Words, mention: Mention) -> bool:
    """ "The Guadalupe River burst its banks in Kerr County": the river is no county of its name."""
    after = words.index_at(mention.end - 1) + 1
    first = words.index_at(mention.start)
    before = words.low[max(0, first - 2) : first]
    if before[-1:] == ("of",) and before[0] in _WATERS:  # "the lake of Anosy"
        return True
    if before[-1:] != () and before[-1] in _WATERS_CYRILLIC and not words.joint(first).strip():
        return True
    return words.low[after : after + 1] != () and words.low[after] in _WATERS


def owns_craft(words: Words, mention: Mention, last: int) -> bool:
    """ "Russia's Black Sea flagship sank": whose it is, wherever that was."""
    owned = words.text.startswith(_OWNED, mention.end) or words.text.endswith(_OWNED, 0, mention.end)
    return owned and any(w.rstrip("s") in _CRAFT for w in words.low[last + 1 : last + 1 + _CRAFT_REACH])
