"""What holds whatever a model says of a name's candidates, and of how sure the best one is."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from geo.parsing import abroad, evidence, least, namesakes, recognise
from geo.parsing.name_entry import Floats, NameEntry
from geo.parsing.spans import Span

_DENIED, _UNLIKELY = 1e-6, 0.001  # weight of a place outside the area that the text states with its name
_COUNTRY_NAMED = evidence.FEATURES.index("country_named")
_SURE = 0.5  # least score of a country whose name is nothing else's
_CLEAR = 0.75  # share of a place without a rival
_ALL, _LIKELY = 0.95, 0.85  # share of the countries that bear a name, of which one is meant: the two Congos
_CITY, _EVEN = math.log(100_000), 0.5
_NATURE, _BEHIND_IN = 2, 4  # `Unit.cues`
_WATER = 2  # `NameEntry.feature` of rivers, lakes and seas
_DIVISION, _COUNTRY = 2, 3  # `NameEntry.level` of the first divisions of a country, and of countries
_BORROWED, _FORMER = 0.03, 0.05  # weight of a place by a name that is another's own
_TIE = 1e-6
_OVERSHADOWED = 0.002  # of an oblast by the name of its town
_NO_VILLAGE = math.log(50_000)
_HAMLET = 0.02  # and of a village without an area stated, where a city bears its name


def sensible(
    spans: Sequence[Span],
    found: evidence.Evidence,
    shares: Floats,
    *,
    attackers: abroad.Attackers,
    region: str,
) -> list[Floats]:
    """Per span, the shares of its candidates after what holds whatever a model says.

    Spans of one unit share one array, unless an area noun follows one and not the other.

    Args:
        spans: the names.
        found: their evidence.
        shares: one a candidate, in the order of the evidence's rows.
        attackers: see `abroad.attackers`.
        region: ISO 3166 code of the user's region of interest, or "".
    """
    known: dict[tuple[int, bool, bool], Floats] = {}
    keys = list(zip(found.unit_of_span, found.areas, found.divisions, strict=True))
    first = found.first.tolist()
    for span, (number, area, division) in zip(spans, keys, strict=True):
        if (number, area, division) not in known:
            unit = found.units[number]
            own = shares[first[number] : first[number + 1]]
            if len(own) == 1:
                known[number, area, division] = own
                continue
            outside = _DENIED if unit.said else _UNLIKELY
            within = np.where(unit.contained > 0, 1.0, outside) if unit.stated else None
            if unit.entry.has_former:
                named = found.rows[first[number] : first[number + 1], _COUNTRY_NAMED] > 0
                kept = np.where(unit.entry.former & ~named, _FORMER, 1.0)
                within = kept if within is None else within * kept
            if unit.entry.has_hamlet and not unit.stated:
                told = np.where(unit.entry.hamlet, _HAMLET, 1.0)
                within = told if within is None else within * told
            if not unit.stated:
                if unit.entry.has_world_city:
                    within = unit.entry.world if within is None else within * unit.entry.world
                rows = found.rows[first[number] : first[number + 1]]
                struck = abroad.weights(unit, rows, attackers, borrowed=_BORROWED)
                if struck is not None:
                    within = struck if within is None else within * struck
            known[number, area, division] = _sensible(
                span,
                own,
                area=area,
                division=division,
                town=unit.town,
                village=unit.village,
                behind_in=unit.cues[_BEHIND_IN] > unit.cues[_NATURE],
                contains=unit.contains,
                region=region,
                within=within,
            )
    return [known[key] for key in keys]


def _sensible(
    span: Span,
    shares: Floats,
    *,
    area: bool,
    division: bool,
    town: bool,
    village: bool,
    behind_in: bool,
    contains: Floats,
    region: str,
    within: Floats | None,
) -> Floats:
    """`shares` after what holds whatever the model says.

    A place whose country stands behind it ("X, Haiti") lies in that country, and hardly outside any other area stated with
    it ("Springfield, Illinois", whatever other Springfield the text names). With an area noun ("X region") only areas
    are meant, with a division's ("X province") no country; nothing happens "in" a river whose name a town bears; what the text calls a town is no country and no oblast,
    and what it calls a village hardly a city. The
    name of a city that the world knows is hardly a small namesake's. A name short for an oblast and that of its town means the town, unless a
    place of that oblast stands before it ("Minna, Niger"). The user's region of interest counts four times.
    """
    entry = span.entry
    weights = np.ones(len(entry))
    if area and entry.has_area:
        weights[entry.level == 0] = 1e-6
    elif not area and entry.has_overshadowed:
        weights[entry.overshadowed & (contains <= 0)] = _OVERSHADOWED
    if division:
        weights[entry.level == _COUNTRY] = _UNLIKELY
    if town and not area and entry.has_settlement:
        weights[entry.level >= _DIVISION] *= _UNLIKELY
    if village:
        weights[(entry.level == 0) & (entry.log_population >= _NO_VILLAGE)] *= _HAMLET
    if behind_in and entry.has_settlement:
        weights[entry.feature == _WATER] *= _DENIED
    if entry.has_borrowed:
        weights[entry.borrowed] *= _BORROWED
    if within is not None:
        weights *= within
    if region:
        weights *= [4.0 if region in (p.country, p.admin1) else 1.0 for p in entry.places]
    weighted: Floats = shares * weights
    return _pooled(entry, weighted / max(float(np.add.reduce(weighted)), 1e-12))


def _pooled(entry: NameEntry, shares: Floats) -> Floats:
    """`shares` with those of candidates in one spot given to the likeliest of these, too.

    Washington is a city and a district, London a city and a region: between the two there is nothing to decide.
    """
    if entry.beside is None:
        return shares
    together: Floats = entry.beside @ shares
    best = int((together + _TIE * shares).argmax())
    pooled = shares.copy()
    pooled[best] = min(1.0, float(together[best]))
    return pooled


def least_sure(context: recognise.Context, span: Span, shares: Floats, likely: float) -> float:
    """How sure a name's place is at least: countries, and in Cyrillic capitals and what a distance is counted from.

    The reports in Cyrillic that the model learnt from have the place of the event alone: «Київ звинуватив Мінськ» and «за
    20 км на північ від Сум» are none. Nor are there many of cities that are spoken of without a preposition: «ливень затопил
    центр Сочи».
    """
    if least.is_only_a_country(context, span):
        return _SURE
    entry = span.entry
    clear = max(shares.tolist()) >= _CLEAR
    if clear and least.is_in_small_text(context, span):
        return _SURE
    attacked = clear and likely >= _EVEN and not entry.is_adjective
    if attacked and least.is_attacked(context, span) and not namesakes.is_like_a_person(span):
        return _SURE
    lands = float(shares[entry.level == _COUNTRY].sum()) if clear and entry.has_country else 0.0
    if not clear or (span.language == "en" and lands < _ALL):
        return 0.0
    if lands >= _ALL and likely >= _LIKELY and not entry.is_adjective:
        return _SURE
    if span.language == "en":
        return 0.0
    if entry.has_capital and float(shares[entry.capital > 0].max()) >= _CLEAR:
        return min(_SURE, least.least_likely(context, span))
    before = context.lower[span.first - 1] if span.first else ""
    if before in least.FROM or least.is_governed(context, span) or least.is_end_of_road(context, span):
        return min(_SURE, least.least_likely(context, span))
    city = entry.log_population[int(shares.argmax())] >= _CITY and not entry.is_adjective
    return _SURE if city and likely >= _EVEN and not namesakes.is_like_a_person(span) else 0.0
