"""Where one place of a sentence only says where another lies: "Concordia, Sinaloa", «в Охтирці на Сумщині»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.events.catalogue import CueHit
from geo.events.words import Words
from geo.gazetteer.extent import distance_km
from geo.model import STATED_AREA, GeoPrecision, Mention, MentionKind, Place, Placement
from geo.parsing.relations import BETWEEN

UNLISTED = "No gazetteer has this name"
"""`Placement.reason` of a name that only the words round it say is a place (see `unlisted`)."""

ADDRESSING = frozenset(
    "in of the neighbouring neighboring northern southern eastern western central a на в у district quarter neighbourhood neighborhood suburb area borough municipality commune county province state штат штаті штате провінція провінції провинция провинции north south east west востоке западе севере юге сході "
    "заході півночі півдні північному північній південному східному восточном северном южном западном центре центрі".split()
)
_QUARTERS = frozenset("district quarter neighbourhood neighborhood suburb area borough".split())
_COUNTIES = frozenset("district area".split())
_ADJECTIVES = ("skyi", "sky", "skiy", "skyy", "ський", "ский", "ern", "central", "old")
_APPOSED = frozenset("the a an southern northern eastern western central outer inner old poor".split())
_EDGES = frozenset(
    "on in at to the just of edge outskirts north south east west northern southern eastern western suburbs area neighbourhood "
    "neighborhood district camp zone".split()
)
_LONGEST_WAY, _MILES = 9, ("km", "kilomet", "mile", "км", "кілометр", "километр")
_EDGE_NOUNS = frozenset("edge outskirts north south east west suburbs".split())
_LONGEST_EDGE = 6  # words: "in the north of Gaza", "on the southern edge of"
_CAMP = frozenset("refugee displacement displaced camp camps base airbase prison quarter district".split())
_BESIDE = frozenset("near outside біля поблизу неподалік під возле вблизи неподалеку под".split())
_HOLDING = (MentionKind.PLACE, MentionKind.IMPLICIT, MentionKind.RELATIVE)
_ARMIES = frozenset("army military forces troops soldiers government authorities navy junta".split())
_VILLAGES = (
    "village",
    "town",
    "hamlet",
    "settlement",
    "сел",
    "містечк",
    "хутор",
    "деревн",
    "посёл",
    "посел",
    "станиц",
    "город",
    "місто",
    "міст",
)
_STATED = (GeoPrecision.ADMIN2, GeoPrecision.ADMIN1, GeoPrecision.COUNTRY)
_DEGREE_KM = 110.0  # of latitude, a little less than it is
_AND = (("and",), ("та",), ("і",), ("й",), ("и",))
_CITY = 100_000  # people
_SITE_KM = 15.0  # a site this near a town named with it is the town's
_SOMEWHERE_SCORE = 0.5  # as GazetteerGeocoder gives for a stated area in place of a village


def can_hold_event(mention: Mention) -> bool:
    """True for mentions that can be where something happened: no governments, peoples or parts of names."""
    return mention.kind in _HOLDING


def without_addresses(words: Words, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Leave out the area that only says where the place before it lies: "Concordia, Sinaloa", «в Охтирці на Сумщині».

    A place that the gazetteer does not know is then somewhere in that area.
    """
    kept: list[Mention] = []
    told = 0  # where the address of the last kept place ends
    for mention in mentions:
        if kept and mention.place is not None and _is_address_of(words, kept[-1], told, mention):
            kept[-1] = _somewhere_in(kept[-1], mention.place, mention.placement.score)
            told = mention.end
            continue
        if kept and _is_other_end(words, kept[-1], mention):
            told = mention.end  # both stand for the middle between them
            continue
        if kept and _has_quarter(words, kept[-1], mention):
            told = mention.end
            continue
        if kept and _is_quarter_of(words, kept[-1], mention):
            if mention.place is not None and not contains(mention.place, kept[-1].place):
                kept[-1] = _somewhere_in(kept[-1], mention.place, mention.placement.score)
            told = mention.end
            continue
        if kept and can_hold_event(mention) and _is_area_of(words, mentions, mention, kept[-1]):
            i, j = _after_name(words, told), words.index_at(mention.start)
            apart = ";" in words.text[told : mention.start]  # "rockets at Safed; Israel shelled Khiam"
            if j - i <= 2 and not apart and all(w in ADDRESSING for w in words.low[i:j]):
                told = mention.end
                continue
        if (
            kept
            and can_hold_event(mention)
            and can_hold_event(kept[-1])
            and _is_beside(words, told, mention)
            and not contains(kept[-1].place, mention.place)  # «на Черкащині під Уманню»
        ):
            continue
        kept.append(mention)
        told = mention.end
    return tuple(kept)


def _is_other_end(words: Words, one: Mention, other: Mention) -> bool:
    """Whether the two are the ends of "between X and Y"."""
    if not (one.kind is other.kind is MentionKind.RELATIVE and one.place and other.place):
        return False
    first = words.index_at(one.start)
    i, j = words.index_at(one.end - 1) + 1, words.index_at(other.start)
    between = words.low[max(0, first - 3) : first]
    return words.low[i:j] in _AND and any(w in BETWEEN for w in between) and not hard_stop(words, i, j)


def _is_quarter_of(words: Words, quarter: Mention, town: Mention) -> bool:
    """ "The Sariyer district of Istanbul": it lies in that town, whatever else bears its name."""
    if not (can_hold_event(quarter) and can_hold_event(town)) or town.place is None:
        return False
    i, j = words.index_at(quarter.end - 1) + 1, words.index_at(town.start)
    named = [w for w in words.low[i:j] if w not in _APPOSED]
    if len(named) == 1 and words.low[i - 1] in _QUARTERS:  # its noun is read as part of its name
        named.insert(0, words.low[i - 1])
    return (
        len(named) == 2 and named[0] in _QUARTERS and named[1] in ("of", "in") and not hard_stop(words, i, j)
    )


def _has_quarter(words: Words, town: Mention, quarter: Mention) -> bool:
    """ "Kharkiv's Kyivskyi district": it lies in that town, whatever else bears its name."""
    if (
        not (can_hold_event(town) and can_hold_event(quarter))
        or town.place is None
        or town.place.geo_precision.is_area
    ):
        return False
    i, j = words.index_at(town.end - 1), words.index_at(quarter.start)
    owned = words.text[town.end : quarter.start].strip() in ("'s", "’s") or words.text[
        town.start : quarter.start
    ].rstrip().endswith(("'s", "’s"))
    return j == i + 1 and owned and is_quarter(words, quarter)


def is_quarter(words: Words, mention: Mention, *, written: bool = False) -> bool:
    """True where the name is that of a part of a town, as its noun says: "the Dniprovskyi district".

    Of a town that only says where a report was `written` it is one where towns give their quarters such names: "LIMA - ... in Ocoña district".
    """
    if written and not _is_of_a_town(mention):
        return False
    last = words.index_at(mention.end - 1)
    area = mention.place is not None and mention.place.geo_precision.is_area
    return not area and any(w in _QUARTERS for w in words.low[last : last + 2])


def _is_of_a_town(quarter: Mention) -> bool:
    """Whether the name is one that towns give their quarters: "Dniprovskyi district", "Old quarter"; many a district is a county."""
    first, _, noun = quarter.text.casefold().rpartition(" ")
    return first.endswith(_ADJECTIVES) or (bool(first) and noun in _QUARTERS - _COUNTIES)


def _after_name(words: Words, told: int) -> int:
    """Index of the first word after a name that ends at `told` and goes on in capitals: "Muan International Airport"."""
    i = words.index_at(told - 1) + 1
    while i < len(words) and words.text[words.starts[i]].isupper() and not words.joint(i).strip():
        i += 1
    return i


def _is_area_of(words: Words, mentions: Sequence[Mention], mention: Mention, inner: Mention) -> bool:
    """ "Lac-Megantic, Quebec": the city of that name was chosen, the province is its rival and holds the town.

    In a list of towns ("Lviv, Dnipro and Odesa") no name is another's address by a rival alone.
    """
    if _holds(mention.place, inner.place):
        return True
    after = words.index_at(mention.end - 1) + 1
    last = min(after + 1, len(words) - 1)
    if any(mention.end < m.start <= words.starts[last] for m in mentions):
        return False
    return any(
        r.place.geo_precision.is_area and contains(r.place, inner.place) for r in mention.placement.rivals
    )


def _holds(outer: Place | None, inner: Place | None) -> bool:
    """Whether `outer` contains `inner`, or is the town whose site `inner` is: "Crocus City Hall in Krasnogorsk"."""
    if contains(outer, inner):
        return True
    site = inner is not None and inner.geo_precision is GeoPrecision.EXACT
    town = outer is not None and outer.geo_precision is GeoPrecision.SETTLEMENT
    return bool(outer and inner and site and town and _distance_km(outer, inner) <= _SITE_KM)


def _is_address_of(words: Words, unplaced: Mention, told: int, area: Mention) -> bool:
    """ "Pont-Sonde, Haiti", «Забродівка Сумської області»: the first is in no gazetteer, the second follows at once.

    `told` is where what is known of the first ends: "in Haiti's Artibonite region" goes on to a smaller area.
    """
    if area.place is None or not area.place.geo_precision.is_area:
        return False
    smaller = unplaced.placement.method == STATED_AREA and contains(unplaced.place, area.place)
    abroad = _is_elsewhere(unplaced.place, area.place)
    if unplaced.place is not None and not smaller and not abroad:
        return False
    if not (can_hold_event(unplaced) and can_hold_event(area)):
        return False
    i, j = words.index_at(told - 1) + 1, words.index_at(area.start)
    return j - i <= 2 and all(w in ADDRESSING for w in words.low[i:j]) and not hard_stop(words, i, j)


def _is_elsewhere(named: Place | None, area: Place) -> bool:
    """ "Moura, in Mopti region" where the Moura found lies in another country than the region.

    Cities and areas are members of a list: "drones over Crimea, Rostov and Tambov regions", "in Kharkiv, Belgorod region and Kursk".
    """
    if named is None or named.geo_precision.is_area or named.population >= _CITY:
        return False
    return bool(named.country and area.country and named.country != area.country)


def within_stated_area(
    words: Words, chosen: Sequence[tuple[CueHit, Mention]], mentions: Sequence[Mention]
) -> list[tuple[CueHit, Mention]]:
    """Names that the gazetteer lacks, put into the one area that their sentence names: «в штате Нигер ... в деревне Папири»."""
    areas = [m for m in mentions if can_hold_event(m) and m.place and _is_stated(m.place)]
    regions = [m for m in areas if m.place and m.place.geo_precision is not GeoPrecision.COUNTRY] or areas
    if any(m.placement.reason == UNLISTED for _, m in chosen):
        regions = [m for m in regions if not _speaks(words, m)]
    if len({m.place.gazetteer_id for m in regions if m.place}) != 1:
        return list(chosen)
    area = regions[0]
    first = words.index_at(area.start)
    if area.place is None or words.low[max(0, first - 1) : first] in (("from",), ("из",), ("із",), ("з",)):
        return list(chosen)
    score = area.placement.score
    lost = [
        m for _, m in chosen if m.place is None and (m.placement.reason == UNLISTED or _is_village(words, m))
    ]
    if not lost:
        return list(chosen)
    return [
        (hit, _somewhere_in(m, area.place, score) if m in lost else m) for hit, m in chosen if m is not area
    ]


def _is_stated(place: Place) -> bool:
    """A division or a country, also one known only as a circle ("Kasai province"); no "Central Asia"."""
    return place.geo_precision in _STATED or (
        place.geo_precision is GeoPrecision.AREA and bool(place.country)
    )


def _speaks(words: Words, country: Mention) -> bool:
    """ "Mali's army said": whose army it is, which may speak of what it did abroad."""
    first, last = words.index_at(country.start), words.index_at(country.end - 1)
    after, before = words.low[last + 1 : last + 2], words.low[max(0, first - 2) : first]
    return any(w in _ARMIES for w in after) or (before[-1:] == ("of",) and before[0] in _ARMIES)


def _is_village(words: Words, mention: Mention) -> bool:
    """ "The village of Papiri", «деревни Папири»: no city of fame that happens to have no place here."""
    first = words.index_at(mention.start)
    before = words.low[max(0, first - 2) : first]
    return any(w.startswith(_VILLAGES) for w in before)


def _somewhere_in(unplaced: Mention, area: Place, score: float) -> Mention:
    """`unplaced` with the place of `area`, and the reason why it is no more exact."""
    reason = f"The gazetteer knows no {unplaced.text} in {area.name}; it is somewhere in it"
    placement = Placement(
        place=area,
        score=min(_SOMEWHERE_SCORE, score),
        method=STATED_AREA,
        reason=reason,
        rivals=unplaced.placement.rivals,
    )
    return replace(unplaced, placement=placement)


def _is_beside(words: Words, told: int, other: Mention) -> bool:
    """ "Andriivka near Kupiansk", "Crocus City Hall in Krasnogorsk, near Moscow": it only says where the first lies.

    `told` is where what is known of the first ends.
    """
    i, j = words.index_at(told - 1) + 1, words.index_at(other.start)
    while (
        i < j and words.low[i] in _CAMP and not words.joint(i).strip()
    ):  # "the X refugee camp outside Sidon"
        i += 1
    joined = all(words.joint(k).strip() in ("", ",") for k in range(i, min(j + 1, len(words))))
    inside = words.low[i:j] if other.kind is not MentionKind.RELATIVE else words.low[i : j + 1]
    between = words.low[i:j]
    if (
        joined
        and other.kind is MentionKind.RELATIVE
        and len(between) <= _LONGEST_WAY
        and any(w.startswith(_MILES) for w in between)
    ):
        return True  # "in Hathras district, about 200 km southeast of New Delhi"
    edge = other.kind is MentionKind.RELATIVE and len(between) <= _LONGEST_EDGE and _EDGES.issuperset(between)
    if joined and edge and not _EDGE_NOUNS.isdisjoint(between):  # "on the edge of Moscow"
        return True
    return joined and j - i <= 2 and any(w in _BESIDE for w in inside[:1])


def hard_stop(words: Words, i: int, j: int) -> bool:
    return any(re.search(r"[;:()—–.]", words.joint(k)) for k in range(i, min(j + 1, len(words))))


def contains(outer: Place | None, inner: Place | None) -> bool:
    """True where `outer` is a country or oblast that `inner`, a finer place, lies in."""
    if outer is None or inner is None or outer.gazetteer_id == inner.gazetteer_id:
        return False
    if outer.geo_precision is GeoPrecision.AREA and not outer.country:  # "Central Asia", "the Middle East"
        return bool(inner.country)
    if outer.geo_precision is GeoPrecision.COUNTRY:
        return inner.country == outer.country and inner.geo_precision is not GeoPrecision.COUNTRY
    if outer.geo_precision is GeoPrecision.ADMIN1:
        finer = inner.geo_precision is GeoPrecision.ADMIN2 or not inner.geo_precision.is_area
        return bool(outer.admin1) and inner.admin1 == outer.admin1 and finer
    if outer.geo_precision in (GeoPrecision.ADMIN2, GeoPrecision.AREA):
        inside = outer.country == inner.country and not inner.geo_precision.is_area
        return inside and _is_within(outer, inner)
    # A suburb inside a city that is named with it: "Beirut's Dahiya".
    if outer.geo_precision is GeoPrecision.NEAR:  # how far off it may be is no extent
        return False
    smaller = 0 < inner.radius_km < outer.radius_km
    return smaller and not outer.geo_precision.is_area and _is_within(outer, inner)


def only_holds(words: Words, outer: Mention, inner: Mention) -> bool:
    """Whether `inner` only says where in `outer`; of two towns with nothing but "and" between them each is its own: "Saratov and Engels"."""
    if outer.place is None or not contains(outer.place, inner.place):
        return False
    one, other = sorted((outer, inner), key=lambda m: m.start)
    between = words.low[words.index_at(one.end - 1) + 1 : words.index_at(other.start)]
    return outer.place.geo_precision.is_area or tuple(between) not in _AND


def without_holders(words: Words, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions` without those that only say where others lie (`only_holds`); a long list names the same places again and again."""
    places = {id(m.place): m.place for m in mentions}
    held = {
        outer: {inner for inner, place in places.items() if contains(own, place)}
        for outer, own in places.items()
    }
    return tuple(
        m
        for m in mentions
        if not held[id(m.place)]
        or not any(
            id(o.place) in held[id(m.place)] and only_holds(words, m, o) for o in mentions if o is not m
        )
    )


def _is_within(outer: Place, inner: Place) -> bool:
    """Whether the point of `inner` lies within the radius of `outer`; most do not by their latitude alone."""
    if abs(outer.latitude - inner.latitude) * _DEGREE_KM > outer.radius_km:
        return False
    return _distance_km(outer, inner) <= outer.radius_km


def _distance_km(one: Place, other: Place) -> float:
    return distance_km(one.latitude, one.longitude, other.latitude, other.longitude)
