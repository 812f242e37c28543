"""Which of a sentence's places are the places of the event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.events.addresses import can_hold_event, contains, hard_stop, without_holders
from geo.events.catalogue import CueHit
from geo.events.context import PLACE_NOUNS, acts_itself, is_context, is_office, speaks_for
from geo.events.date_resolvers import number_of
from geo.events.doubt import is_doubted_between
from geo.events.sites import is_water
from geo.events.words import Words
from geo.model import GeoPrecision, Mention

_BREAK = re.compile(r"[,;:()—–|]|\s-\s|\.\.\.|…")
_CONJUNCTIONS = frozenset("while but whereas although though але проте однак но однако хотя тогда".split())
_LISTING = frozenset(
    "and or & the also in near at over над по та і й и а також также в у regions region oblasts oblast rest remaining решта ще остальные еще ещё".split()
)
_SHELLING = frozenset(
    "shelled bombed bombarded captured stormed обстріляли обстріляв обстріляла обстреляли обстрелял обстреляла "
    "захопили захватили штурмували штурмовали бомбили".split()
)
_LONGEST_COUNTED = 4  # words of "and 11 over the"
_DEFINITE = (("the",), ("this",), ("that",))
_WAS = frozenset("was is were had has".split())
_WIDE = (GeoPrecision.COUNTRY, GeoPrecision.ADMIN1, GeoPrecision.AREA)
_FINITE = frozenset(
    "is was are were has had have says said will would can could denies denied remains remained wants warns warned claims claimed є було була був будет была был "
    "было мовчить молчит заперечує отрицает каже заявив заявила заявил говорит".split()
)
_COORDINATING = frozenset("and then та і й и а".split())
_AFTER_NAME = frozenset("and on in with overnight killing late early та і й и в у на".split())


def clause_bounds(words: Words) -> tuple[int, ...]:
    """For each word the index of the first word of its clause."""
    text, bounds = words.text, [0] * len(words)
    begin = 0
    gaps = zip(words.ends, words.starts[1:], words.low[1:], strict=False)
    for i, (end, start, word) in enumerate(gaps, start=1):
        plain = start == end + 1 and text[end] == " "
        if (not plain and _BREAK.search(text, end, start)) or word in _CONJUNCTIONS:
            begin = i
        bounds[i] = begin
    return tuple(bounds)


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
    if not usable and not _is_remark(words, hit):
        usable = [m for m in mentions if can_hold_event(m) and speaks_for(words, m)]
    usable = [m for m in usable if not is_doubted_between(doubts, last, words.index_at(m.start))]
    usable = [m for m in usable if not is_water(words, m)] or usable
    usable = [m for m in usable if not (is_office(words, m) or acts_itself(words, m, hit))] or usable
    if not usable:
        return ()
    at = {id(m): words.index_at(m.start) for m in usable}
    clause = bounds[first]
    own = [m for m in usable if bounds[at[id(m)]] == clause or bounds[at[id(m)]] == bounds[last]]
    if not own:
        before = [m for m in usable if at[id(m)] < first]
        own = before[-1:] or [m for m in usable if at[id(m)] > last][:1]
    if all(
        m.place and m.place.geo_precision in _WIDE for m in own
    ):  # "Belarus police detained an editor in Minsk"
        own = [m for m in usable if any(contains(o.place, m.place) for o in own)] or own
    if all(at[id(m)] < first for m in own) and _has_unknown_object(words, mentions, hit):
        return ()
    return _without_containers(words, _with_list(words, usable, own))


def _has_unknown_object(words: Words, mentions: Sequence[Mention], hit: CueHit) -> bool:
    """ "Pushed forward north of Avdiivka and shelled Orlivka": what was shelled is a name that nothing knows."""
    i = hit.last + 1
    joined = words.low[max(0, hit.first - 1) : hit.first]
    if words.low[hit.last] not in _SHELLING or not any(w in _COORDINATING for w in joined):
        return False
    while i < len(words) and words.low[i] in PLACE_NOUNS:
        i += 1
    if i >= len(words) or words.joint(i).strip() or not words.text[words.starts[i]].isupper():
        return False
    closed = i + 1 >= len(words) or words.joint(i + 1).strip() or words.low[i + 1] in _AFTER_NAME
    return bool(closed) and not any(m.place and m.start <= words.starts[i] < m.end for m in mentions)


def _is_remark(words: Words, hit: CueHit) -> bool:
    """ "Said the attack was barbaric", "that the shelling was over": of an attack told before, wherever that was."""
    definite = words.low[max(0, hit.first - 1) : hit.first] in _DEFINITE
    behind = words.low[hit.last + 1 : hit.last + 3]
    return definite and len(behind) > 1 and behind[0] in _WAS and not behind[1].endswith("ed")


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
        if _is_listed(words, i, j) and not _has_verb(words, mention, i == j):
            chosen.append(mention)
    return chosen


def _has_verb(words: Words, mention: Mention, by_comma: bool) -> bool:
    """ "Drones attacked Kharkiv, Moscow is silent": a name behind a mere comma begins a clause where a verb follows it."""
    k = words.index_at(mention.end - 1) + 1
    return by_comma and k < len(words) and not words.joint(k).strip() and words.low[k] in _FINITE


def _is_listed(words: Words, i: int, j: int, *, counted: bool = True) -> bool:
    """True where nothing but "and", commas and prepositions stands between one name and the next, and numbers if `counted`."""
    listing = all(w in _LISTING or (counted and number_of(w) is not None) for w in words.low[i:j])
    if counted and any(
        number_of(w) is not None for w in words.low[i:j]
    ):  # «над Брянской областью, 12 — над Калужской»
        stops = {words.joint(k).strip() for k in range(i, min(j + 1, len(words)))}
        return j - i <= _LONGEST_COUNTED and listing and stops <= {"", ",", "—", "–"}
    return j - i <= 3 and listing and not hard_stop(words, i, j)


def listed_together(words: Words, places: Sequence[Mention]) -> list[list[Mention]]:
    """The places in groups of which each is one list: "Kharkiv, Sumy and Poltava"."""
    groups: list[list[Mention]] = []
    for mention in places:
        i = words.index_at(groups[-1][-1].end - 1) + 1 if groups else 0
        if groups and _is_listed(words, i, words.index_at(mention.start), counted=False):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _without_containers(words: Words, chosen: Sequence[Mention]) -> tuple[Mention, ...]:
    finer = [m for m in chosen if m.place is None or m.place.geo_precision is not GeoPrecision.COUNTRY]
    # With a finer place at hand, a country at the head of the sentence is who acted, not where.
    kept = finer or list(chosen)
    return without_holders(words, kept)
