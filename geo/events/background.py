"""Cues that name a danger, a bygone event, a share or a thing called so, and tell of nothing that happened now."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.events.catalogue import CueHit
from geo.events.words import Words

_DANGER = frozenset(
    "danger risk hazard warning warnings alert alerts watch threat threats season prevention insurance "
    "небезпека небезпеки небезпеку небезпеці загроза загрози загрозу опасность опасности угроза угрозы угрозу".split()
)
_OFFICES = frozenset("center centre centers centres service services department brigade authority".split())
_BYGONE = ("прошлогодн", "позапрошлогодн", "торішн", "минулорічн", "позаминулорічн")
_BEFORE_THIS = frozenset({"last", "previous"})
_SPANS = frozenset({"year", "century", "decade"})  # "last year's floods", the "'s" taken off
_LONG = frozenset("years decade decades months роки місяці десятиліття годы месяцы десятилетия".split())
_OLD_YEAR, _OF_YEAR = re.compile(r"1[0-9]{3}"), frozenset("of in у в".split())
_YEARS = frozenset("року года".split())
_DECADE = re.compile(r"(?:1[89]|20)\d0s")
_DECADES, _DECADE_ENDINGS = re.compile(r"(?:1[89]|20)\d0"), frozenset("х ті те е их".split())
_SHARE = re.compile(
    r"(?:%|\bpercent|\bper cent|\bпроцент\w*|\bвідсотк\w*) (?:меньше|больше|менше|більше|fewer|more|less)\s+(?:\w+\s+)?$"
)
_SHARE_REACH = 40  # characters
_SUPPLYING = ("передас", "передад", "передано", "передан", "постав", "закуп", "надас", "надад", "виділ", "выдел", "предостав",
              "виробництв", "производств", "контракт", "deliver", "suppl", "donat", "purchas", "procure", "manufactur", "production", "contract")  # fmt: skip
_WEAK = 0.5  # weight of a cue that only names troops, weapons or damage
_OPENING, _CLOSING = '«“"„', '»”"“'
_OTHER = "Other"


def is_background(words: Words, hit: CueHit) -> bool:
    """True for a cue that tells of nothing that happened now.

    "Avalanche danger", "the Hurricane Center", "last year's floods", "an ambush in the 1970s", "8% fewer fires", a launcher called «Торнадо», shells
    that somebody "will deliver".
    """
    return (
        _is_danger(words, hit)
        or _is_bygone(words, hit)
        or _is_of_decade(words, hit)
        or _is_share(words, hit)
        or _is_called_so(words, hit)
        or _is_supplied(words, hit)
    )


def _is_danger(words: Words, hit: CueHit) -> bool:
    behind = hit.last + 1
    if behind >= len(words) or words.joint(behind).strip():
        return False
    office = hit.cue.event_type == _OTHER and words.low[behind] in _OFFICES
    return office or words.low[behind] in _DANGER


def _is_bygone(words: Words, hit: CueHit) -> bool:
    before = words.low[max(0, hit.first - 2) : hit.first]
    if before and before[-1].startswith(_BYGONE):
        return True
    behind = words.low[hit.last + 1 : hit.last + 3]
    if any(map(_OLD_YEAR.fullmatch, before[-1:])) or (behind and _is_old(behind)):
        return True
    span = before[:1] if before[-1:] == ("of",) else before[-1:]
    if span and span[0] in _LONG and not hit.cue.harm:  # "a decade of airstrikes", «годы обстрелов»
        return True
    return (
        len(before) > 1 and before[0] in _BEFORE_THIS and before[1] in _SPANS and _owns(words, hit.first - 1)
    )


def _is_old(behind: Sequence[str]) -> bool:
    """ "The explosion of 1917", «взрыв 1917 года»: of another century."""
    if behind[0] in _OF_YEAR and len(behind) > 1:
        return _OLD_YEAR.fullmatch(behind[1]) is not None
    return _OLD_YEAR.fullmatch(behind[0]) is not None and (len(behind) == 1 or behind[1] in _YEARS)


def _owns(words: Words, i: int) -> bool:
    """Whether word `i` is written with "'s"."""
    return words.text[words.ends[i] - 1] == "s" and not words.low[i].endswith("s")


def _is_of_decade(words: Words, hit: CueHit) -> bool:
    for i in range(hit.last + 1, len(words)):
        if _DECADE.fullmatch(words.low[i]):
            return True
        if (
            _DECADES.fullmatch(words.low[i])
            and words.low[i + 1 : i + 2]
            and words.low[i + 1] in _DECADE_ENDINGS
        ):
            return True
    return False


def _is_share(words: Words, hit: CueHit) -> bool:
    start = words.starts[hit.first]
    return _SHARE.search(words.text[max(0, start - _SHARE_REACH) : start].lower()) is not None


def _is_called_so(words: Words, hit: CueHit) -> bool:
    """A hazard as somebody's or something's name, in quotation marks; weapons do strike under theirs («Калібри» вдарили)."""
    start, end, text = words.starts[hit.first], words.ends[hit.last], words.text
    quoted = start > 0 and text[start - 1] in _OPENING and text[end : end + 1] in tuple(_CLOSING)
    return quoted and text[start].isupper() and hit.cue.event_type == _OTHER


def _is_supplied(words: Words, hit: CueHit) -> bool:
    """«Німеччина передасть тисячі снарядів»: nobody fired them."""
    named = hit.cue.weight < _WEAK and not hit.cue.harm
    return named and any(w.startswith(_SUPPLYING) for w in words.low[: hit.first])
