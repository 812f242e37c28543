"""Which of a sentence's places is the place of the event, and which stand there for other reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.events.catalogue import CueHit
from geo.events.doubt import is_doubted_between
from geo.events.words import Words
from geo.model import GeoPrecision, Mention, MentionKind, Place, Placement

_BREAK = re.compile(r"[,;:()—–|]|\s-\s|\.\.\.|…")
_CONJUNCTIONS = frozenset("while but whereas although though але проте однак но однако хотя тогда".split())
_LISTING = frozenset(
    "and or & the also in near at та і й и а також также в у regions region oblasts oblast".split()
)
_ADDRESSING = frozenset(
    "in of the neighbouring neighboring northern southern eastern western central a на в у".split()
)
_LOCATIVE = frozenset(
    "in inside within into across throughout near around at over on against of hits hit strikes strike struck strikes shells shelled "
    "bombs bombed targets targeted rocks rocked pounds pounded attacks attacked "
    "в у на по біля під над через из із з со від от около возле под вблизи неподалік".split()
)
_ORIGIN = frozenset("from із из".split())
_ORIGIN_CUES = (
    "withdr",
    "pull",
    "retreat",
    "evacuat",
    "recover",
    "redeploy",
    "вив",
    "відійш",
    "отош",
    "отступ",
    "эвакуа",
    "евакуа",
)
_SPEAKERS = frozenset(
    "officials authorities sources diplomats analysts reporters journalists correspondent embassy court ministers government "
    "lawmakers experts speaking hospital hospitals hometown native born summit conference talks negotiations meeting based "
    "чиновники влада власти лікарні больнице больницу лікарню".split()
)
_CARRIED = frozenset(
    "taken transferred flown rushed transported evacuated fled moved sent доставлено доставили доставлен".split()
)
_AT_HOME = ("Strategic developments", "Protests", "Riots", "Other")
_BESIDE = frozenset("near outside біля поблизу неподалік під возле вблизи неподалеку под".split())
_SHELLING = frozenset(
    "shelled bombed bombarded captured stormed обстріляли обстріляв обстріляла обстреляли обстрелял обстреляла "
    "захопили захватили штурмували штурмовали бомбили".split()
)
_COORDINATING = frozenset("and then та і й и а".split())
_PLACE_NOUNS = frozenset(
    "the village town city settlement of nearby neighbouring neighboring strategic eastern western northern southern most parts all село місто селище смт город поселок посёлок деревню".split()
)
_AFTER_NAME = frozenset("and on in with overnight killing late early та і й и в у на".split())
_INSTITUTIONS = (
    "міністерств", "министерств", "міноборон", "минобороны", "мзс", "мид", "уряд", "правительств", "президент", "парламент", "генштаб", "посольств",
    "збройн", "вооруженн", "вооружённ", "армі", "арми", "служб", "прем'єр", "премьер", "громадян", "граждан", "ministr", "government", "president",
    "embassy", "parliament", "army", "forces", "citizen", "національн", "национальн", "консульств", "consulate", "прокуратур", "генпрокуратур",
)  # fmt: skip
_OF_INSTITUTION = frozenset(
    "of оборони обороны справ дел закордонних иностранных внутрішніх внутренних безпеки безопасности сили силы".split()
)
_STANDPOINTS = frozenset(
    "denies denied denying blames blamed accuses accused rejects rejected says said insists insisted shares claims claimed condemned condemns "
    "replied responded called calls wants warned warns заперечує заперечив заперечила заперечують звинувачує звинуватив звинуватила заявив заявила "
    "заявляє каже стверджує вважає відкинула відкинув називає отрицает отрицала опровергает опроверг обвиняет обвинил обвинила заявил заявляет "
    "утверждает считает называет винит осудила осудил отказался назвал назвала".split()
)
_STANDPOINT_REACH = 3
_WATERS = frozenset("river rivers creek lake reservoir canal stream".split())
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
_NEAR = 3
_STATED_AREA = "stated area"
_SITE_KM = 15.0  # a site this near a town named with it is the town's
_SOMEWHERE_SCORE = 0.5  # as GazetteerGeocoder gives for a stated area in place of a village


def clause_bounds(words: Words) -> tuple[int, ...]:
    """For each word the index of the first word of its clause."""
    bounds: list[int] = []
    begin = 0
    for i in range(len(words)):
        if i and (_BREAK.search(words.joint(i)) or words.low[i] in _CONJUNCTIONS):
            begin = i
        bounds.append(begin)
    return tuple(bounds)


def can_hold_event(mention: Mention) -> bool:
    """True for mentions that can be where something happened: no governments, peoples or parts of names."""
    return mention.kind in (MentionKind.PLACE, MentionKind.IMPLICIT, MentionKind.RELATIVE)


def is_located(words: Words, mention: Mention) -> bool:
    """True where the sentence says that it speaks of things in that place, and not of who speaks there."""
    place, first = mention.place, words.index_at(mention.start)
    before = words.low[max(0, first - _NEAR) : first]
    whole = place is not None and place.geo_precision is GeoPrecision.COUNTRY
    return (
        not whole
        and any(w in ("in", "у", "в", "на") for w in before)
        and not any(w in _SPEAKERS for w in before)
    )


def is_context(words: Words, mention: Mention, hit: CueHit) -> bool:
    """True where the sentence names the place for another reason than that the event happened there.

    A launch site, a speaker's seat, a hospital, an origin, a state that acts against somebody.
    """
    cue_words = words.low[hit.first : hit.last + 1]
    first, last = words.index_at(mention.start), words.index_at(mention.end - 1)
    before = words.low[max(0, first - _NEAR) : first]
    after = words.low[last + 1 : last + 2]
    if "away" in before and "from" in before:
        return True
    if any(w in _ORIGIN for w in before[-2:]) and not any(w.startswith(_ORIGIN_CUES) for w in cue_words):
        return True
    if any(w in _SPEAKERS for w in before) or any(w in ("based", "native") for w in after):
        return True
    if "to" in before and any(w in _CARRIED for w in words.low[max(0, first - 6) : first]):
        return True
    if _takes_stand(words, first, last, hit) or _is_street(mention, before):
        return True
    place = mention.place
    if place is not None and place.geo_precision is GeoPrecision.COUNTRY and _of_institution(before):
        return True
    if place is not None and place.geo_precision is GeoPrecision.COUNTRY:
        # A state that removes a statue does so at home; one that attacks does not.
        at_home = hit.cue.event_type in _AT_HOME and last < hit.first
        return not at_home and not any(w in _LOCATIVE or w in _ORIGIN for w in before[-2:])
    return False


def _takes_stand(words: Words, first: int, last: int, hit: CueHit) -> bool:
    """ "Kyiv denies this", «Ереван удар отрицает»: a capital that speaks, named without a preposition."""
    if first and words.low[first - 1] in _LOCATIVE and not words.joint(first).strip():
        return False
    for i in range(last + 1, min(last + 1 + _STANDPOINT_REACH, len(words))):
        if words.joint(i).strip():
            return False
        if words.low[i] in _STANDPOINTS:
            return not hit.first <= i <= hit.last
    return False


def has_place_object(words: Words, mentions: Sequence[Mention], hit: CueHit) -> bool:
    """True where the words after the cue name a place: "seized the city of Kunduz", «взяли Бахмут»."""
    i = hit.last + 1
    while i < len(words) and words.low[i] in _PLACE_NOUNS and not words.joint(i).strip():
        i += 1
    here = i < len(words) and not words.joint(i).strip()
    return here and any(
        can_hold_event(m) and m.start <= words.starts[i] < m.end and not _is_country(m) for m in mentions
    )


def _is_country(mention: Mention) -> bool:
    return mention.place is not None and mention.place.geo_precision is GeoPrecision.COUNTRY


def _is_street(mention: Mention, before: Sequence[str]) -> bool:
    """«на проспекте Карла Маркса»: a street that no gazetteer knows is no town."""
    return mention.place is None and any(w.startswith(_STREETS) for w in before[-1:])


def _of_institution(before: Sequence[str]) -> bool:
    """«Міністерство оборони Росії», "the government of Mali"."""
    told = [w for w in before if w not in _OF_INSTITUTION]
    return bool(told) and told[-1].startswith(_INSTITUTIONS)


def places_of_event(
    words: Words, bounds: Sequence[int], doubts: Sequence[int], mentions: Sequence[Mention], hit: CueHit
) -> tuple[Mention, ...]:
    """The mentions where the event told by the cue happened.

    Those of the cue's own clause; without any, the nearest before it in the sentence, else the nearest
    after; each with the list it opens ("Kharkiv, Sumy and Poltava"). An area that contains another of
    the chosen places is left out.

    Args:
        words: the words of the sentence.
        bounds: for each word the first word of its clause, from `clause_bounds`.
        doubts: indices of hypothetical words, from `hypothetical_at`.
        mentions: the mentions inside the sentence.
        hit: the cue.
    """
    first, last = hit.first, hit.last
    usable = [m for m in mentions if can_hold_event(m) and not is_context(words, m, hit)]
    usable = [m for m in usable if not is_doubted_between(doubts, last, words.index_at(m.start))]
    usable = [m for m in usable if not _is_water(words, m)] or usable
    if not usable:
        return ()
    at = {id(m): words.index_at(m.start) for m in usable}
    clause = bounds[first]
    own = [m for m in usable if bounds[at[id(m)]] == clause or bounds[at[id(m)]] == bounds[last]]
    if not own:
        before = [m for m in usable if at[id(m)] < first]
        own = before[-1:] or [m for m in usable if at[id(m)] > last][:1]
    if all(at[id(m)] < first for m in own) and _has_unknown_object(words, mentions, hit):
        return ()
    return _without_containers(_with_list(words, usable, own))


def _is_water(words: Words, mention: Mention) -> bool:
    """ "The Guadalupe River burst its banks in Kerr County": the river is no county of its name."""
    after = words.index_at(mention.end - 1) + 1
    return words.low[after : after + 1] != () and words.low[after] in _WATERS


def _has_unknown_object(words: Words, mentions: Sequence[Mention], hit: CueHit) -> bool:
    """ "Pushed forward north of Avdiivka and shelled Orlivka": what was shelled is a name that nothing knows."""
    i = hit.last + 1
    joined = words.low[max(0, hit.first - 1) : hit.first]
    if words.low[hit.last] not in _SHELLING or not any(w in _COORDINATING for w in joined):
        return False
    while i < len(words) and words.low[i] in _PLACE_NOUNS:
        i += 1
    if i >= len(words) or words.joint(i).strip() or not words.text[words.starts[i]].isupper():
        return False
    closed = i + 1 >= len(words) or words.joint(i + 1).strip() or words.low[i + 1] in _AFTER_NAME
    return bool(closed) and not any(m.place and m.start <= words.starts[i] < m.end for m in mentions)


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
        if kept and can_hold_event(mention) and _holds(mention.place, kept[-1].place):
            i, j = _after_name(words, told), words.index_at(mention.start)
            if j - i <= 2 and all(w in _ADDRESSING for w in words.low[i:j]):
                told = mention.end
                continue
        if (
            kept
            and can_hold_event(mention)
            and can_hold_event(kept[-1])
            and _is_beside(words, kept[-1], mention)
        ):
            continue
        kept.append(mention)
        told = mention.end
    return tuple(kept)


def _after_name(words: Words, told: int) -> int:
    """Index of the first word after a name that ends at `told` and goes on in capitals: "Muan International Airport"."""
    i = words.index_at(told - 1) + 1
    while i < len(words) and words.text[words.starts[i]].isupper() and not words.joint(i).strip():
        i += 1
    return i


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
    smaller = unplaced.placement.method == _STATED_AREA and contains(unplaced.place, area.place)
    if unplaced.place is not None and not smaller:
        return False
    if not (can_hold_event(unplaced) and can_hold_event(area)):
        return False
    i, j = words.index_at(told - 1) + 1, words.index_at(area.start)
    return j - i <= 2 and all(w in _ADDRESSING for w in words.low[i:j]) and not _hard_stop(words, i, j)


def _somewhere_in(unplaced: Mention, area: Place, score: float) -> Mention:
    """`unplaced` with the place of `area`, and the reason why it is no more exact."""
    reason = f"The gazetteer knows no {unplaced.text} in {area.name}; it is somewhere in it"
    placement = Placement(
        place=area,
        score=min(_SOMEWHERE_SCORE, score),
        method=_STATED_AREA,
        reason=reason,
        rivals=unplaced.placement.rivals,
    )
    return replace(unplaced, placement=placement)


def _is_beside(words: Words, one: Mention, other: Mention) -> bool:
    """ "Andriivka near Kupiansk": the second only says where the first lies."""
    i, j = words.index_at(one.end - 1) + 1, words.index_at(other.start)
    joined = not any(words.joint(k).strip() for k in range(i, min(j + 1, len(words))))
    inside = words.low[i:j] if other.kind is not MentionKind.RELATIVE else words.low[i : j + 1]
    return joined and j - i <= 2 and any(w in _BESIDE for w in inside[:1])


def _with_list(words: Words, usable: Sequence[Mention], own: Sequence[Mention]) -> list[Mention]:
    chosen = list(own)
    for mention in reversed(usable):  # "In Kharkiv, Izium and Kupiansk, shelling killed nine"
        i, j = words.index_at(mention.end - 1) + 1, words.index_at(chosen[0].start)
        if mention.end <= chosen[0].start and _is_listed(words, i, j):
            chosen.insert(0, mention)
    for mention in usable:
        if mention in chosen or not chosen or mention.start < chosen[-1].end:
            continue
        i, j = words.index_at(chosen[-1].end - 1) + 1, words.index_at(mention.start)
        if _is_listed(words, i, j):
            chosen.append(mention)
    return chosen


def _is_listed(words: Words, i: int, j: int) -> bool:
    """True where nothing but "and", commas and prepositions stands between one name and the next."""
    return j - i <= 3 and all(w in _LISTING for w in words.low[i:j]) and not _hard_stop(words, i, j)


def listed_together(words: Words, places: Sequence[Mention]) -> list[list[Mention]]:
    """The places in groups of which each is one list: "Kharkiv, Sumy and Poltava"."""
    groups: list[list[Mention]] = []
    for mention in places:
        i = words.index_at(groups[-1][-1].end - 1) + 1 if groups else 0
        if groups and _is_listed(words, i, words.index_at(mention.start)):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _hard_stop(words: Words, i: int, j: int) -> bool:
    return any(re.search(r"[;:()—–.]", words.joint(k)) for k in range(i, min(j + 1, len(words))))


def _without_containers(chosen: Sequence[Mention]) -> tuple[Mention, ...]:
    finer = [m for m in chosen if m.place is None or m.place.geo_precision is not GeoPrecision.COUNTRY]
    # With a finer place at hand, a country at the head of the sentence is who acted, not where.
    kept = finer or list(chosen)
    return tuple(m for m in kept if not any(o is not m and contains(m.place, o.place) for o in kept))


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
        return inside and _distance_km(outer, inner) <= outer.radius_km
    # A suburb inside a city that is named with it: "Beirut's Dahiya".
    smaller = 0 < inner.radius_km < outer.radius_km
    return smaller and not outer.geo_precision.is_area and _distance_km(outer, inner) <= outer.radius_km


def _distance_km(one: Place, other: Place) -> float:
    from geopy.distance import great_circle

    return float(great_circle((one.latitude, one.longitude), (other.latitude, other.longitude)).km)
