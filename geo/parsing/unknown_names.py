"""Names that nothing is known of, by the area behind them: "in Xyz-Abc, Haiti", "residents of Xyz in Borno state", "the Xyz volcano in the Afar region"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from geo.model import Mention, MentionKind, Placement
from geo.parsing.called import ARTICLES
from geo.parsing.implicit import UNKNOWN, Taken
from geo.parsing.lexicon import ARMED_GROUPS, BODIES, DIRECTIONS, MONTHS_AND_DAYS, words
from geo.parsing.tokens import Tokens

Ordinary = Callable[[str], bool]
"""Whether a word is known as a word, a name of a person, or the beginning of a place's name."""
_PLACING = words("in near at outside from around")
# "Entered Xyz, in the Artibonite"; what is attacked or hit may be people.
_VERBS = words(
    "entered left overran reached captured seized stormed retook recaptured besieged occupied liberated shelled"
)
_DWELLERS = words("""
    residents people villagers inhabitants outskirts hospital market mayor edge town village city community
""")
# What belongs to the name though it is written small: "Bulape health zone", "the Hayli Gubbi volcano".
_NOUNS = words("""
    health zone district subdistrict sub-district local government area commune sector camp refugee municipality
    community county ward chiefdom parish territory volcano mine dam forest
""")
_SITES = words("volcano camp mine dam forest district")
_HYPHENS = frozenset("-‐‑")
_MOST_TOKENS, _SEVERAL, _MOST_NOUNS = 6, 2, 3
_NO_NAMES = (
    MONTHS_AND_DAYS | ARMED_GROUPS | BODIES
    | words("parliament congress senate house cabinet court government church prison custody islam arabic english french")
)  # fmt: skip


def in_an_area(tokens: Tokens, mentions: Sequence[Mention], ordinary: Ordinary) -> list[Mention]:
    """Names that nothing is known of, with a country or division behind them.

    Halves of such a name that are known as towns elsewhere are parts of it: "in Kafin Koro, Niger State".

    Args:
        tokens: the text.
        mentions: what was found in it.
        ordinary: no such word alone is a name here: "in Parliament in Lagos State".
    """
    found = []
    taken = Taken(mentions)
    parts = {m.start: m.end for m in mentions if m.kind is MentionKind.PART_OF_NAME}
    for area in mentions:
        if area.place is None or area.kind is not MentionKind.PLACE or not area.place.geo_precision.is_area:
            continue
        name = _name_before(tokens, tokens.at(area.start), ordinary)
        if name is None:
            continue
        first, last = name
        start, end = tokens.starts[first], tokens.ends[last - 1]
        if taken.is_free(start, end) or _are_parts(tokens, first, last, parts):
            text = tokens.text[start:end]
            found.append(Mention(start=start, end=end, text=text, placement=Placement(reason=UNKNOWN)))
    return found


def _name_before(tokens: Tokens, area: int, ordinary: Ordinary) -> tuple[int, int] | None:
    """First token of the name that stands before the area at token `area`, and the one behind its last; None where none does."""
    ws = tokens.words
    last = _joint(tokens, area)
    if last < 2 or ws[last] not in (",", "in"):
        return None
    plain = last == area - 1
    behind = last
    while behind > 0 and last - behind < _MOST_NOUNS and ws[behind - 1] in _NOUNS:
        behind -= 1
    first = behind
    while first > 0 and behind - first < _MOST_TOKENS and _belongs(tokens, first - 1):
        first -= 1
    while first < behind and (not ws[first][0].isupper() or ws[first].lower() in ARTICLES):
        first += 1
    if first == behind or first == 0:
        return None
    before = ws[first - 1].lower()
    if plain and behind == last and before in _PLACING and (ws[last] == "," or last - first >= _SEVERAL):
        return first, last
    is_site = before == "the" and ws[last - 1] in _SITES and behind < last
    placed = before in _PLACING and (before != "from" or behind < last)  # "police from Xyz in Kenya"
    led = placed or before in _VERBS or is_site or _is_of_dwellers(ws, first)
    unknown = any(not ordinary(w) for w in ws[first:behind] if w not in _HYPHENS)
    if not led or not unknown or any(w.lower() in _NO_NAMES for w in ws[first:behind]):
        return None  # "in May in Ukraine"
    return first, last


def _joint(tokens: Tokens, area: int) -> int:
    """Index of the comma or "in" that joins an area to what stands before it: "X in the northern Y", "X, in Y"; "the" is skipped."""
    ws, i = tokens.words, area - 1
    while i > 0 and (ws[i] in ARTICLES or ws[i] in DIRECTIONS):
        i -= 1
    if i > 1 and ws[i] == "in" and ws[i - 1] == ",":
        i -= 1
    return i if i >= 0 and tokens.sentence[i] == tokens.sentence[min(area, len(tokens) - 1)] else -1


def _is_of_dwellers(ws: Sequence[str], first: int) -> bool:
    """Whether "residents of" or the like stands before token `first`."""
    return first > 1 and ws[first - 1] == "of" and ws[first - 2].lower() in _DWELLERS


def _are_parts(tokens: Tokens, first: int, last: int, parts: Mapping[int, int]) -> bool:
    """Whether tokens `first` to `last` are several `parts` of names (start and end of each) and nothing else."""
    i, count = first, 0
    while i < last and tokens.starts[i] in parts:
        i, count = tokens.at(parts[tokens.starts[i]] - 1) + 1, count + 1
    return i == last and count >= _SEVERAL


def _belongs(tokens: Tokens, i: int) -> bool:
    """Whether token `i` can be part of a proper name: a capitalised word, or the hyphen that joins two."""
    word = tokens.words[i]
    if word in _HYPHENS:
        return i > 0 and tokens.ends[i - 1] == tokens.starts[i]
    return word[0].isupper() and tokens.sentence[i] == tokens.sentence[min(i + 1, len(tokens) - 1)]
