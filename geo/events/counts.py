"""People harmed, counted from words of harm, and numbers of several sentences or sources put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.events.groups import Group, Harm
from geo.model import Casualties

UNTOLD = Casualties()
"""Where nobody is told of."""


def counted(harms: Sequence[Harm]) -> Casualties:
    """The numbers that these words of harm tell."""
    killed = _all_of(harms, "killed", _toll(harms))
    hurt = [h for h in harms if h.kind == "injured"]
    narrow = [h for h in hurt if not h.broad] if killed else hurt
    injured = _all_of(harms, "injured", next(iter(narrow or hurt), None))
    made = UNTOLD
    if killed:
        number = sum(g.number for g in killed)
        vague = any(g.vague for g in killed)
        bound = vague or any(g.bound for g in killed)
        made = Casualties(
            killed_low=number,
            killed_best=None if vague else number,
            killed_high=None if bound else sum(g.high or g.number for g in killed),
            children_killed=_sum(g.number for g in killed if g.children and not vague),
            civilians_killed=_sum(g.number for g in killed if g.civilians and not vague),
        )
    if injured and not any(g.vague for g in injured):
        made = replace(made, injured=sum(g.number for g in injured))
    for kind in ("missing", "captured"):
        told = next((h for h in harms if h.kind == kind and not any(g.vague for g in h.groups)), None)
        if told is not None:
            made = replace(made, **{kind: sum(g.number for g in told.groups)})
    return made


def _all_of(harms: Sequence[Harm], kind: str, first: Harm | None) -> list[Group]:
    """The people of the harm told first, and those told as more than them: "two died at once and a third later"."""
    if first is None:
        return []
    others = harms[list(harms).index(first) + 1 :] if not first.counted else ()
    more = [h for h in others if h.kind == kind and all(g.more for g in h.groups)]
    return [g for h in (first, *more) for g in h.groups]


def _toll(harms: Sequence[Harm]) -> Harm | None:
    """Those killed: the first told, or a count of the dead told after it, where that is larger."""
    told = [h for h in harms if h.kind == "killed"]
    if not told:
        return None
    least = sum(g.number for g in told[0].groups)
    return next((h for h in told[1:] if h.counted and sum(g.number for g in h.groups) > least), told[0])


def _sum(numbers: Iterator[int]) -> int | None:
    return sum(numbers) or None


def with_parts(made: Casualties, harms: Sequence[Harm], parts: Sequence[Group]) -> Casualties:
    """ "including nine children": a part of those killed, where the killed were told of last before it."""
    for part in parts:
        told = [h for h in harms if h.groups[0].first < part.first]
        best = made.killed_best
        if not told or told[-1].kind != "killed" or best is None or part.number > best:
            continue
        if part.children:
            made = replace(made, children_killed=part.number)
        elif part.civilians:
            made = replace(made, civilians_killed=part.number)
    return made


def merge_casualties(one: Casualties, other: Casualties) -> Casualties:
    """Two tellings of the same incident: the first best number stands, differing numbers widen low and high."""
    numbers = [n for c in (one, other) for n in (c.killed_low, c.killed_best, c.killed_high) if n is not None]
    best = one.killed_best if one.killed_best is not None else other.killed_best
    low = best if best is not None and None in (one.killed_best, other.killed_best) else None
    counted = [c.killed_high for c in (one, other) if c.killed_best is not None]
    open_above = bool(counted) and None in counted and best == max(numbers)
    high = None if best is None or open_above else max(numbers, default=None)
    return Casualties(
        killed_low=min(numbers, default=None) if low is None else min(low, *numbers),
        killed_best=best,
        killed_high=high,
        injured=_first(one.injured, other.injured),
        civilians_killed=_first(one.civilians_killed, other.civilians_killed),
        children_killed=_first(one.children_killed, other.children_killed),
        missing=_first(one.missing, other.missing),
        captured=_first(one.captured, other.captured),
    )


def filled(one: Casualties, other: Casualties) -> Casualties:
    """The first, with the second's numbers where the first has none, or only a vague one."""
    vague = one.killed_best is None and other.killed_best is not None
    killed = other if one.killed_low is None or (vague and other.killed_best != 0) else one
    return replace(
        killed,
        injured=_first(one.injured, other.injured),
        missing=_first(one.missing, other.missing),
        captured=_first(one.captured, other.captured),
    )


def nobody_hurt(told: Casualties) -> bool:
    """True for "no one was hurt": zeros, and no number of people beside them."""
    harmed = told.killed_low or told.injured or told.missing or told.captured
    return 0 in (told.killed_low, told.injured) and not harmed


def _first(one: int | None, other: int | None) -> int | None:
    return one if one is not None else other
