"""Places told by way of others: "20 km north of Sumy", "outskirts of X and Y", "the Ukrainian capital"."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from geo.gazetteer.extent import EARTH_KM, distance_km
from geo.gazetteer.names import fold
from geo.model import GeoPrecision, Mention, MentionKind, Place
from geo.parsing.derived import is_direction, towns_of_adjective
from geo.parsing.lexicon import AREA_NOUNS
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens

NEAR_KM = 25.0
"""Radius of "near X" (UCDP where_prec 2: within about 25 km)."""
_MILE_KM = 1.609344
_BEARINGS = {"N": 0, "NE": 45, "E": 90, "SE": 135, "S": 180, "SW": 225, "W": 270, "NW": 315}
# How the words of a direction begin: «північний схід», «северо-востоку», "south-east".
_POINTS = {"N": ("north", "півн", "север"), "S": ("south", "півд", "юг", "юж"),
           "E": ("east", "схід", "сход", "східн", "восто", "восточ"), "W": ("west", "захід", "заход", "західн", "запад")}  # fmt: skip
_DIRECTION = (
    r"(?P<direction>north|south|east|west|north-?\s?east|north-?\s?west|south-?\s?east|south-?\s?west"
    r"|(?:північн\w*|південн\w*|северо|юго)?[\s-]?(?:північ|півноч\w*|південь|півдн\w*|схід|сход\w*|захід|заход\w*"
    r"|север\w*|юг\w*|восток\w*|запад\w*))"
)
_COMPARED = re.compile(  # «севернее Харькова», «за 20 км північно-східніше Сум»
    r"(?:(?P<number>\d{1,4}(?:[.,]\d+)?)\s*(?:км|кілометр\w*|километр\w*)\.?\s+)?\b(?P<direction>(?:північно-|південно-|северо-|юго-)?(?:північ|півден|східн|захід|север|юж|восточ|запад)\w{0,2}(?:іше|ее))\s+$",
    re.IGNORECASE,
)
_DISTANCE = re.compile(
    r"(?P<number>\d{1,4}(?:[.,]\d+)?)\s*-?\s*(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi|км|кілометр\w*|километр\w*)\.?"
    rf"(?:\s+(?:to\s+the\s+|на\s+|к\s+)?{_DIRECTION}(?:ern)?)?(?:\s+(?:away|outside|inside))?\s+"
    r"(?:from|of|off|outside|від|от|из|з)\s+(?:the\s+)?(?:\w+\s+of\s+)?$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:(?:a few|several) (?:km|kilomet(?:er|re)s|miles) (?:away )?(?:from|outside)|(?:кілька|декілька|несколько) (?:км|кілометр\w+|километр\w+) (?:від|от)"
    r"|near|nearby|close to|outside(?: of)?|(?:the |on the )?(?:outskirts|edge|vicinity|area|suburbs?|environs) of"
    r"|in the direction of|towards?|around|just off|not far from"
    rf"|(?:на\s+|к\s+)?{_DIRECTION}(?:ern)? (?:of|від|от)"
    r"|під|біля|поблизу|неподалік(?: від)?|(?:на |в )?околиц\w+|під час підходу до|за межами|недалеко від|у напрямку"
    r"|под|около|возле|вблизи|близ|у|неподалеку от|недалеко от|(?:на |в )?окраин\w+|окрестност\w+|за пределами"
    r")\s+(?:the\s+|the (?:town|village|city) of\s+|м\.\s*|с\.\s*|г\.\s*|міст\w+\s+|сел\w+\s+|город\w*\s+)?$",
    re.IGNORECASE,
)
_LOOK_BACK = 70
_WORD = re.compile(r"(?<=\s)\w")
BETWEEN = frozenset({"between", "між", "поміж", "между"})
_AND = frozenset({"and", "та", "і", "й", "и"})
_FARTHEST_KM = 300.0  # of the two of "between X and Y"
_OUTSKIRTS = ("outskirt", "edge", "suburb", "околиц", "окраин", "окрестност")
_A_FEW = ("a few", "several", "кілька", "декілька", "несколько")
_RIM_KM = 5.0
# What an English relation's words can end with; most names have another word before them.
_LAST_WORDS = frozenset("near nearby to of towards toward around off from outside the".split())
# And what stands right before some of these.
_BEFORE_LAST = {
    "the": _LAST_WORDS - {"the"},
    "to": frozenset({"close"}),
    "from": frozenset("far away km kilometers kilometres miles".split()),
    "of": frozenset("outside outskirts edge vicinity area suburb suburbs environs direction town village city".split()),
    ".": frozenset({"м", "с", "г"}),
}  # fmt: skip
_SIDE = r"(?:(?:north|south|east|west)[\w-]*\s+|(?:північ|північно|півден|південно|східн|західн|север|северо|юж|юго|восточн|западн)[\w-]*\s+)?"
_RIM_BEFORE = re.compile(
    rf"(?:(?:in|on|at|the|на|у|в|во)\s+)*{_SIDE}(?:(?:outskirts?|suburbs?|edge|periphery)\s+of\s+(?:the\s+(?:city|town)\s+of\s+)?"
    r"|(?:околиц|передміст|окраин|пригород)\w*\s+(?:міста\s+|города\s+|м\.\s*|г\.\s*)?)(?=\w)",
    re.IGNORECASE,
)
_RIM_BEHIND = re.compile(rf"(?:['’]s?)?\s+\(?{_SIDE}(?:outskirts?|suburbs?|periphery)\)?", re.IGNORECASE)
_MIDDLE_BEHIND = re.compile(r"(?:['’]s?)?\s+(?:downtown|(?:city|town)\s+cent(?:re|er))", re.IGNORECASE)
_MIDDLE_BEFORE = re.compile(
    r"(?:in\s+)?(?:the\s+)?(?:downtown\s+|(?:city|town)\s+cent(?:re|er)\s+of\s+|центр[іе]?\s+(?:міста\s+|города\s+)?)(?=\w)",
    re.IGNORECASE,
)
_SETTLEMENTS = frozenset("city town village settlement місто міста село села город города".split())
_POINTS_OF_COMPASS = ("north", "south", "east", "west", "northern", "southern", "eastern", "western")
_NO_GENITIVE = ("у", "ю", "е", "і", "ї", "є")  # «у Харькова» is near it, «у Луцьку» in it
_LISTED = frozenset({"and", ",", "та", "і", "й", "и"})
_AXES = frozenset("direction directions axis axes sector sectors front fronts frontline".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How a place lies to the one named.

    Attributes:
        distance_km: how far away, where the text says so.
        bearing: degrees clockwise from north, where the text names a direction.
        explicit: a distance, a direction or outskirts are named; else only "near".
        outskirts: the rim of the place itself.
    """

    distance_km: float | None = None
    bearing: int | None = None
    explicit: bool = False
    outskirts: bool = False


def relation_of(tokens: Tokens, spans: Sequence[Span], i: int) -> Relation | None:
    """How the place meant lies to span `i`; in a list ("outskirts of X and Y") the first one's words hold for all."""
    found = relation_before(tokens, spans[i])
    if found is None and (_between(tokens, spans, i) or _is_towards(tokens, spans, i)):
        return Relation(explicit=True)
    for step in range(3):
        here = i - step
        if found is not None or here == 0:
            break
        gap = tokens.words[spans[here - 1].last : spans[here].first]
        if len(gap) != 1 or gap[0].lower() not in _LISTED:
            break
        before = relation_before(tokens, spans[here - 1])
        found = before if before is not None and before.explicit and before.distance_km is None else None
    return found


def _between(tokens: Tokens, spans: Sequence[Span], i: int) -> bool:
    """Whether span `i` is X or Y of "between X and Y"."""
    words = tokens.words
    for a, b in pairwise(spans[max(0, i - 1) : i + 2]):
        gap = words[a.last : b.first]
        if len(gap) == 1 and gap[0] in _AND and a.first > 0:
            return words[a.first - 1].lower() in BETWEEN
    return False


def between(tokens: Tokens, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions`, the two of "between X and Y" moved to the middle, with a radius that reaches both."""
    made = list(mentions)
    for i, (one, other) in enumerate(pairwise(mentions)):
        if not (one.kind is other.kind is MentionKind.RELATIVE and one.place and other.place):
            continue
        first, last = tokens.at(one.start), tokens.at(one.end - 1)
        gap = tokens.words[last + 1 : tokens.at(other.start)]
        if len(gap) == 1 and gap[0] in _AND and first and tokens.words[first - 1].lower() in BETWEEN:
            for n, (own, end) in enumerate(((one, other.place), (other, one.place)), start=i):
                middle = halfway(own.place, end) if own.place else None
                if middle is not None:
                    made[n] = replace(own, placement=replace(own.placement, place=middle))
    return tuple(made)


def halfway(a: Place, b: Place) -> Place | None:
    """`a`, moved halfway to `b`; None where they are areas, too far apart, or on two sides of the antimeridian."""
    apart = distance_km(a.latitude, a.longitude, b.latitude, b.longitude)
    areas = a.geo_precision.is_area or b.geo_precision.is_area
    if areas or apart > _FARTHEST_KM or abs(a.longitude - b.longitude) > 180:
        return None
    return replace(
        a,
        latitude=round((a.latitude + b.latitude) / 2, 4),
        longitude=round((a.longitude + b.longitude) / 2, 4),
        geo_precision=GeoPrecision.NEAR,
        radius_km=max(_RIM_KM, apart / 2),
    )


def _is_towards(tokens: Tokens, spans: Sequence[Span], i: int) -> bool:
    """Whether "direction" follows span `i`, or a list that it opens: "on the Lyman and Kupiansk axes"."""
    words = tokens.words
    for span in spans[i : i + 5]:
        after = words[span.last].lower() if span.last < len(words) else ""
        if after in _AXES or is_direction(after):
            return not span.possessive and words[span.last + 1 : span.last + 2] != ["of"]
        if after not in _LISTED:
            return False
    return False


def relation_before(tokens: Tokens, span: Span) -> Relation | None:
    """What the words just before a span say of how the place lies to it, or None."""
    last = tokens.words[span.first - 1] if span.first else ""
    if last.isascii() and last != "." and last.lower() not in _LAST_WORDS:
        return None
    here = tokens.sentence[span.first]
    floor = tokens.starts[tokens.first[here]]
    before = tokens.text[max(floor, span.start - _LOOK_BACK) : span.start]
    found = _DISTANCE.search(before)
    if found is not None:
        number = float(found["number"].replace(",", "."))
        miles = found["unit"].lower().startswith("mi")
        distance = min(number * (_MILE_KM if miles else 1.0), 1000.0)
        return Relation(distance_km=distance, bearing=_bearing(found["direction"]), explicit=True)
    compared = _COMPARED.search(before) if span.language != "en" else None
    if compared is not None:
        figures = compared["number"]
        return Relation(
            distance_km=min(float(figures.replace(",", ".")), 1000.0) if figures else None,
            bearing=_bearing(compared["direction"]),
            explicit=True,
        )
    found = _NEAR.search(before) if _could_be_near(tokens.words, span.first) else None
    if found is None or (span.language == "en" and found.group().strip().lower() in ("у", "под", "під")):
        return None
    words = found.group().lower()
    if words.strip() == "у" and (
        span.language != "ru" or tokens.text[span.start : span.end].endswith(_NO_GENITIVE)
    ):
        return None
    outskirts = any(w in words for w in _OUTSKIRTS)
    explicit = found["direction"] is not None or outskirts or words.startswith(_A_FEW)
    return Relation(bearing=_bearing(found["direction"]), explicit=explicit, outskirts=outskirts)


def _could_be_near(words: Sequence[str], i: int) -> bool:
    """Whether the two words before word `i` could end what `_NEAR` looks for; a look at them is far quicker."""
    known = _BEFORE_LAST.get(words[i - 1].lower()) if i else None
    if known is None:
        return True
    before = words[i - 2].lower() if i > 1 else ""
    foreign = not before.isascii() and words[i - 1] != "."
    return (
        foreign or before in known or (words[i - 1].lower() == "of" and before.endswith(_POINTS_OF_COMPASS))
    )


def relation_opening(text: str) -> tuple[Relation, str] | None:
    """How a place lies to the one that `text` names, and that name: "5 km north of Izium", "near Sumy", «біля Ізюма».

    None where `text` opens with no such words. «У» alone is none: it is "in" in Ukrainian, and a cell of a table has no
    sentence that tells the language.
    """
    for cut in _WORD.finditer(text[:_LOOK_BACK]):
        before, name = text[: cut.start()], text[cut.start() :]
        if before.strip().lower() == "у":
            continue
        found = _DISTANCE.match(before) or _COMPARED.match(before)
        if found is not None and found["number"]:
            number = float(found["number"].replace(",", "."))
            miles = (found.groupdict().get("unit") or "").lower().startswith("mi")
            distance = min(number * (_MILE_KM if miles else 1.0), 1000.0)
            return Relation(distance_km=distance, bearing=_bearing(found["direction"]), explicit=True), name
        found = found or _NEAR.match(before)
        if found is not None:
            outskirts = any(w in before.lower() for w in _OUTSKIRTS)
            return Relation(bearing=_bearing(found["direction"]), explicit=True, outskirts=outskirts), name
    return None


def between_opening(text: str) -> tuple[str, str] | None:
    """X and Y of a text that opens with "between X and Y"; None for any other."""
    opening, *words = text.split()
    at = next((n for n, word in enumerate(words) if word in _AND), 0)
    if opening.lower() not in BETWEEN or not 0 < at < len(words) - 1:
        return None
    return " ".join(words[:at]), " ".join(words[at + 1 :])


def part_of_town(text: str) -> tuple[Relation | None, str] | None:
    """The town of which `text` names the rim ("Kharkiv suburbs", "eastern outskirts of Bakhmut", «передмістя Харкова») and how
    a place there lies to it, or of which it names the middle ("downtown Kharkiv", "Sumy city centre"), which is the town: no relation.

    None for any other text. "Central" and "old" are no such words: they begin names.
    """
    text = text.strip()
    rim = Relation(explicit=True, outskirts=True)
    for relation, before, behind in ((rim, _RIM_BEFORE, _RIM_BEHIND), (None, _MIDDLE_BEFORE, _MIDDLE_BEHIND)):
        opening, closing = (
            before.match(text),
            next((m for m in behind.finditer(text) if m.end() == len(text)), None),
        )
        town = text[opening.end() :] if opening else text[: closing.start()] if closing else ""
        if town and _bearing(town) is None and town.lower().removeprefix("the ") not in _SETTLEMENTS:
            return relation, town
    return None


def relation_closing(text: str) -> tuple[tuple[str, ...], bool]:
    """The names of a town, the likeliest first, that `text` says to be near by its last word, and whether that word is an area's.

    "Izium area", "the Bakhmut direction"; «Ізюмський напрямок» calls the town by its adjective. An area of the name ("Sumy area")
    is meant before the town. No names for any other text, and for a part of the land ("the northern area").
    """
    name, _, noun = text.strip().removeprefix("the ").removeprefix("The ").rpartition(" ")
    noun = noun.lower()
    if not name or _bearing(name) is not None:
        return (), False
    if is_direction(noun):
        return towns_of_adjective(fold(name)), False
    is_area = noun in AREA_NOUNS
    return ((name,) if is_area or noun in _AXES else ()), is_area


def applied(relation: Relation, place: Place) -> Place:
    """The place that stands in `relation` to `place`: near it, moved where distance and direction are known."""
    if place.geo_precision.is_area:
        return place
    if relation.outskirts:
        return replace(place, geo_precision=GeoPrecision.NEAR, radius_km=place.radius_km + _RIM_KM)
    if relation.distance_km is None:
        return replace(place, geo_precision=GeoPrecision.NEAR, radius_km=max(NEAR_KM, place.radius_km))
    distance = relation.distance_km
    if relation.bearing is None:
        radius = max(NEAR_KM, distance + place.radius_km)
        return replace(place, geo_precision=GeoPrecision.NEAR, radius_km=min(radius, 1100.0))
    latitude, longitude = _moved(place.latitude, place.longitude, relation.bearing, distance)
    return replace(
        place,
        latitude=latitude,
        longitude=longitude,
        geo_precision=GeoPrecision.NEAR,
        # A direction in words is good to half the distance between neighbouring points of the compass.
        radius_km=max(5.0, place.radius_km, distance * math.sin(math.radians(22.5))),
    )


def _bearing(direction: str | None) -> int | None:
    if not direction:
        return None
    words = re.split(r"[\s-]", direction.lower())
    if len(words) == 1 and words[0][:5] in ("north", "south"):
        words = [words[0][:5], words[0][5:]]  # "southeast"
    points = {point for word in words for point, stems in _POINTS.items() if word.startswith(stems)}
    return _BEARINGS.get("".join(point for point in "NSEW" if point in points))


def _moved(latitude: float, longitude: float, bearing: int, distance_km: float) -> tuple[float, float]:
    """The point `distance_km` away from another in the direction `bearing` (great circle, spherical Earth)."""
    a, c, d = math.radians(latitude), math.radians(bearing), distance_km / EARTH_KM
    b = math.asin(math.sin(a) * math.cos(d) + math.cos(a) * math.sin(d) * math.cos(c))
    east = math.atan2(math.sin(c) * math.sin(d) * math.cos(a), math.cos(d) - math.sin(a) * math.sin(b))
    return round(math.degrees(b), 4), round((longitude + math.degrees(east) + 540) % 360 - 180, 4)
