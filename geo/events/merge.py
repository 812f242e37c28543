"""Tellings of the same incident within one text become one.

The rule: same gazetteer place, same event type (or one whose words leave the type open), and dates that
overlap or are unknown on one side. Headlines of a list merge with each other only on the same day, and
never with an undated passage of the article around them. A title without a day is the news of the week that the text dates. A whole country is dropped as a place where the text names
a finer place in it for the same type and time, a region where its own paragraph goes on to name one and the region bears no toll, and so is an undated "attack" or "offensive" somewhere in a region.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from geo.events.addresses import contains
from geo.events.counts import UNTOLD
from geo.events.draft import Draft, join
from geo.model import DatePrecision, GeoPrecision, When

_NEWS = timedelta(days=7)


def merge(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """One draft for each incident, in the order in which the text first tells of them."""
    merged: list[Draft] = []
    by_place: dict[str, list[int]] = {}
    for draft in drafts:
        key = _place_key(draft)
        slots = by_place.setdefault(key, [])
        match = next((i for i in slots if _same(merged[i], draft)), None)
        if match is None:
            slots.append(len(merged))
            merged.append(draft)
        else:
            merged[match] = join(merged[match], draft)
    merged = _placed_finer(merged)
    return tuple(d for d in merged if not _told_finer(d, merged) and not _commentary(d))


def _placed_finer(merged: Sequence[Draft]) -> list[Draft]:
    """ "Two died in Dagestan. The shootout was in Khasavyurt": the toll of an area is that of the one town told next."""
    made = list(merged)
    for area in merged:
        place = area.placement.place
        if place is None or not place.geo_precision.is_area or area.casualties == UNTOLD:
            continue
        inside = [
            o
            for o in made
            if o.passage == area.passage
            and o.start > area.start
            and _types_agree(o, area)
            and contains(place, o.placement.place)
        ]
        if len(inside) == 1 and _is_told_of(area, inside[0]):
            made[made.index(inside[0])] = join(inside[0], area)
            made.remove(area)
    return made


def _is_told_of(area: Draft, finer: Draft) -> bool:
    """True where the finer place has no toll of its own and the days agree."""
    apart = finer.when.start and area.when.start and not overlap(finer.when, area.when)
    return finer.casualties.killed_low is None and (not apart or _dated_later(area, finer))


def _place_key(draft: Draft) -> str:
    place = draft.placement.place
    return place.gazetteer_id if place else f"?{draft.place_text.casefold()}"


def _same(one: Draft, other: Draft) -> bool:
    if one.listed != other.listed and not (one.when.start and other.when.start):
        return False
    return _types_agree(one, other) and _dates_agree(one, other)


def _types_agree(one: Draft, other: Draft) -> bool:
    if one.cue.event_type == other.cue.event_type or _arrested_at(one, other) or _arrested_at(other, one):
        return True
    return any(d.cue.harm or d.cue.generic or d.cue.brief for d in (one, other))


def _arrested_at(protest: Draft, arrests: Draft) -> bool:
    """Arrests told of with a protest or a riot are part of it."""
    crowd = protest.cue.event_type in ("Protests", "Riots")
    return crowd and arrests.cue.sub_event_type == "Arrests" and protest.passage == arrests.passage


def _dates_agree(one: Draft, other: Draft) -> bool:
    a, b = one.when, other.when
    if _titled(one, other) or _titled(other, one):
        return True
    if a.start is None or b.start is None:
        # Different words of time that nothing resolves are different times.
        return not (a.text and b.text and a.text.casefold() != b.text.casefold() and _exact(a) and _exact(b))
    if one.listed and other.listed:
        return a.start == b.start and a.end == b.end
    return overlap(a, b) and (a.precision == b.precision or not _far_apart(a, b))


def _titled(title: Draft, told: Draft) -> bool:
    """A title that names no day tells the news of the text, which names it."""
    if not (title.title and title.dated_by == "report" and told.dated_by == "expression"):
        return False
    latest, day = title.when.end, told.when.end
    return bool(latest and day and timedelta() <= latest - day <= _NEWS)


def overlap(a: When, b: When) -> bool:
    """True where two known intervals share a day."""
    return bool(a.start and b.start and a.end and b.end and a.start <= b.end and b.start <= a.end)


def _exact(when: When) -> bool:
    return any(c.isdigit() for c in when.text)


def _far_apart(a: When, b: When) -> bool:
    """A season or a year does not say that it was the same day."""
    wide = (DatePrecision.MONTH, DatePrecision.SEASON, DatePrecision.YEAR)
    return a.precision in wide or b.precision in wide


def _commentary(draft: Draft) -> bool:
    """ "Pressing the attack in the Donbas": words that leave the means open, a whole region, and no date."""
    place = draft.placement.place
    vague = place is None or place.geo_precision.is_area
    return draft.cue.generic and vague and draft.when.start is None


def _goes_on(area: Draft, finer: Draft) -> bool:
    """ "The border of Sumy region was shelled. Shells fell in Krasnopillia": the paragraph goes on to say where, or has said it."""
    counted = area.casualties.killed_low or area.casualties.injured
    same = area.cue.event_type == finer.cue.event_type and area.cue.sub_event_type in (
        "",
        finer.cue.sub_event_type,
    )
    return area.passage == finer.passage and not counted and (area.start < finer.start or same)


def _told_finer(draft: Draft, merged: Sequence[Draft]) -> bool:
    place = draft.placement.place
    if place is None or not place.geo_precision.is_area:
        return False
    whole = place.geo_precision is GeoPrecision.COUNTRY
    return any(
        contains(place, o.placement.place)
        and (whole or _goes_on(draft, o))
        and (o.cue.event_type == draft.cue.event_type or (whole and draft.cue.harm))
        and (
            (whole and draft.cue.harm and draft.passage == o.passage)
            or draft.when.start is None
            or o.when.start is None
            or overlap(draft.when, o.when)
            or _dated_later(draft, o)
        )
        for o in merged
    )


def _dated_later(area: Draft, finer: Draft) -> bool:
    """The area has but the report's own day, and the sentence that says where says when."""
    latest, day = area.when.end, finer.when.end
    told = area.dated_by == "report" and finer.dated_by == "expression"
    return told and bool(latest and day and timedelta() <= latest - day <= _NEWS)
