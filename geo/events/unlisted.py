"""Names of places that no gazetteer has, by the words they stand with: "overran a post at Boulkessi".

Without them what happened there would be told of nowhere, or of the capital that announced it. Such a name gets no
coordinates of its own; `addresses` puts it somewhere in the area that the sentence names, if it names one.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.events.addresses import ADDRESSING, UNLISTED, can_hold_event, contains, hard_stop
from geo.events.calendar_words import MONTHS, WEEKDAYS
from geo.events.catalogue import CueHit
from geo.events.context import is_context
from geo.events.words import Words
from geo.model import GeoPrecision, Mention, Placement

_AT = frozenset(
    "at in near outside в у на під под біля поблизу неподалік возле вблизи неподалеку около".split()
)
_BESIDE = frozenset("at in near outside біля поблизу неподалік возле вблизи неподалеку около".split())
_SITES = frozenset(
    "post posts base bases camp camps outpost outposts checkpoint checkpoints barracks garrison position positions convoy patrol mine mines "
    "village villages town towns settlement hamlet".split()
)
_SITE_STEMS = (
    "пост", "баз", "лагер", "табір", "табор", "блокпост", "гарнізон", "гарнизон", "позиці", "позици", "колон", "патрул", "конво",
)  # fmt: skip
_SETTLEMENTS = frozenset("village town hamlet settlement".split())
_CLOSING = frozenset(
    "on in overnight late early when after and killing during last this yesterday где де".split()
)
_NO_PLACES = frozenset(
    "parliament congress senate house cabinet court government ramadan christmas easter islam english french spanish arabic russian internet "
    "operation mr mrs ms dr sir president general colonel captain sheikh saint god allah army air navy new covid".split()
)
_REGIONS = (GeoPrecision.ADMIN1, GeoPrecision.ADMIN2)
_DIRECTIONS = frozenset("north south east west northern southern eastern western central".split())
_LONGEST = 3  # words of a name


def with_unlisted(words: Words, mentions: Sequence[Mention], hits: Sequence[CueHit]) -> list[Mention]:
    """The mentions, and among them the names that only the words round them say are places.

    Args:
        words: the words of the sentence.
        mentions: the names recognised in it.
        hits: what the sentence tells of.
    """
    whole = [_whole_name(words, mentions, k) for k in range(len(mentions))]
    names = _names(words, whole)
    if not names:
        return whole
    placed = [m for m in mentions if can_hold_event(m) and m.place is not None]
    known = any(
        m.place is not None
        and not m.place.geo_precision.is_area
        and not all(is_context(words, m, h) or _is_apart(words, m, h) for h in hits)
        for m in placed
    )
    sure = any(not (h.cue.harm or h.cue.brief) for h in hits)
    areas = {words.index_at(m.start) for m in placed if m.place is not None and m.place.geo_precision.is_area}
    found = [
        _unlisted(words, words.starts[i], words.ends[j - 1])
        for i, j in names
        if _is_told_as_place(words, i, j, areas, known=known, sure=sure)
    ]
    return sorted((*whole, *found), key=lambda m: m.start) if found else whole


def _unlisted(words: Words, start: int, end: int) -> Mention:
    return Mention(start=start, end=end, text=words.text[start:end], placement=Placement(reason=UNLISTED))


def _names(words: Words, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """The names that nothing knows right behind "at", "near" or the like, as words `i`..`j` (exclusive)."""
    taken = [(m.start, m.end) for m in mentions]
    names: list[tuple[int, int]] = []
    free = 1
    for i in [i for i, word in enumerate(words.low[:-1], start=1) if word in _AT]:
        j = _name_end(words, i, taken) if i >= free else i
        if j > i:
            names.append((i, j))
            free = j
    return names


def _is_apart(words: Words, mention: Mention, hit: CueHit) -> bool:
    """ "Two trains collided near Tapah; services to Ipoh were suspended": another clause speaks of another place."""
    here = words.starts[hit.first]
    return ";" in words.text[min(here, mention.start) : max(here, mention.start)]


def _whole_name(words: Words, mentions: Sequence[Mention], k: int) -> Mention:
    """ "Kwanar Dutse, in Katsina state", where the Dutse found lies elsewhere: the whole name is one that nothing knows."""
    mention, first = mentions[k], words.index_at(mentions[k].start)
    area = next((m for m in mentions[k + 1 : k + 3] if m.place and m.place.geo_precision in _REGIONS), None)
    if area is None or mention.place is None or mention.place.geo_precision.is_area or first < 2:
        return mention
    if contains(area.place, mention.place) or not _is_name(words, first - 1, ()) or words.joint(first) != " ":
        return mention
    last, at = words.index_at(mention.end - 1) + 1, words.index_at(area.start)
    between = [w for w in words.low[last:at] if w not in ADDRESSING]
    covered = any(m.start <= words.starts[first - 1] < m.end for m in mentions)
    if covered or len(between) > 1 or at - last > _LONGEST or hard_stop(words, last, at):
        return mention
    return _unlisted(words, words.starts[first - 1], mention.end)


def _name_end(words: Words, i: int, taken: Sequence[tuple[int, int]]) -> int:
    """The word after the name that begins at word `i` right behind "at", "near" or the like; `i` where none does."""
    if words.low[i - 1] not in _AT or words.joint(i) != " ":
        return i
    j = i
    while j < len(words) and j - i < _LONGEST and _is_name(words, j, taken):
        j += 1
        if j < len(words) and words.joint(j) not in (" ", "-"):
            break
    owned = j > i and words.text[words.ends[j - 1] - 2 : words.ends[j - 1]] in ("'s", "’s")
    if j == i + 1 and words.low[i] in _DIRECTIONS:  # "in Northern Mali", but "in North Waziristan"
        return i
    more = j < len(words) and j - i == _LONGEST and _is_name(words, j, taken) and words.joint(j) == " "
    return i if owned or more else j


def _is_name(words: Words, i: int, taken: Sequence[tuple[int, int]]) -> bool:
    """True for a capitalised word that is no known name, no acronym, no day and no office."""
    start, end, low = words.starts[i], words.ends[i], words.low[i]
    written = words.text[start:end]
    if not written[0].isupper() or (len(written) > 1 and written.isupper()):
        return False
    if low in _NO_PLACES or low in MONTHS or low in WEEKDAYS:
        return False
    return not any(s < end and start < e for s, e in taken)


def _is_told_as_place(words: Words, i: int, j: int, areas: set[int], *, known: bool, sure: bool) -> bool:
    """Whether the name at words `i`..`j` stands with a village or post, before its area, or alone behind "at" or "near"."""
    site = i >= 2 and (words.low[i - 2] in _SITES or words.low[i - 2].startswith(_SITE_STEMS))
    settlement = words.low[j : j + 1] != () and words.low[j] in _SETTLEMENTS
    in_area = any(
        k in areas and all(w in ADDRESSING for w in words.low[j:k]) and not hard_stop(words, j, k)
        for k in range(j, j + 3)
    )
    if known:
        return in_area and (site or settlement)
    if in_area or site or settlement:
        return True
    closed = j >= len(words) or bool(words.joint(j).strip()) or words.low[j] in _CLOSING
    beside = words.low[i - 1] in _BESIDE
    return closed and beside and (sure or words.low[i - 1] != "in")
