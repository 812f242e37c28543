"""Places told of by a word that points back: "the border region", "residents there", "2 km from the border"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain

from geo.model import GeoPrecision, Mention, MentionKind, Place, Placement
from geo.parsing.lexicon import words
from geo.parsing.tokens import Tokens

_REGIONS = words(
    "region regions area areas province oblast district districts villages communities settlements"
)
_BORDER = words("border frontier frontline front-line")
_BORDER_REGION = words("""
    прикордоння прикордонні прикордонню приграничье приграничья приграничью прикордонних приграничных
""")
_BORDERLINE = words("border frontier кордону кордоном границы границей границе")
_BY = words("near from to along at від біля вздовж уздовж поблизу от возле вблизи вдоль близ у до")
_UNITS = words(
    "km kms kilometers kilometres miles mi км кілометри кілометрів кілометрах километра километров километрах"
)
# Before these "there" is a place; alone it mostly is none ("there were").
_WHO_IS_THERE = words("""
    people residents civilians families villagers troops soldiers forces fighters positions those everyone nobody
    fighting shelling authorities officials hospitals doctors
""")
_EXISTENCE = words("is are was were has have had will would could can may might 's")
_GOVERNING = words("for to of by among from with said says")
_NUMBERS = words("""
    one two three four five six seven eight nine ten few several dozen twenty thirty
    один два дві три чотири четыре п'ять пять шість шесть сім семь вісім восемь дев'ять девять десять кілька декілька несколько двадцять двадцать
""")
_NAMED_AFTER = 3  # "the border with Belarus in Volyn region"
_AREAS = (GeoPrecision.ADMIN1, GeoPrecision.ADMIN2, GeoPrecision.AREA)
_SENTENCES_BACK, _SURE_OF_IT = 2, 0.9
_METHOD = "named before"
_WORDS = _BORDER | _BORDER_REGION | _BORDERLINE


def referring(tokens: Tokens, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of places named shortly before, in this sentence or the two before it; none overlaps another.

    Args:
        tokens: the text.
        mentions: those with names, sorted by their start.
    """
    if "there" not in tokens.words and _WORDS.isdisjoint(tokens.words):
        return []
    found = []
    for i in range(1, len(tokens)):
        word, before = tokens.words[i], tokens.words[i - 1]
        if word == "there" and before.lower() in _WHO_IS_THERE and not _exists(tokens, i):
            found.append(_back(tokens, mentions, i, i, areas=False))
        elif word in _REGIONS and before in _BORDER and _stands_alone(tokens, i):
            found.append(_back(tokens, mentions, i - 1, i, areas=True))
        elif word in _BORDER_REGION:
            found.append(_back(tokens, mentions, i, i, areas=True))
        elif word in _BORDERLINE:
            found.append(_by_border(tokens, mentions, i))
    return [mention for mention in found if mention is not None]


def _exists(tokens: Tokens, i: int) -> bool:
    """Whether "there" only opens a clause: "For residents there is no water"."""
    after = tokens.words[i + 1].lower() if i + 1 < len(tokens) else ""
    governing = tokens.words[i - 2].lower() if i > 1 else ""
    return after in _EXISTENCE and governing in _GOVERNING


def _stands_alone(tokens: Tokens, i: int) -> bool:
    """Whether "the" precedes "border region", and nothing behind it says which one."""
    after = tokens.words[i + 1] if i + 1 < len(tokens) else ""
    return i > 1 and tokens.words[i - 2].lower() == "the" and after not in ("of", "between", "in", "with")


def _by_border(tokens: Tokens, mentions: Sequence[Mention], i: int) -> Mention | None:
    """ "2 km from the border" as somewhere in the division that the text speaks of, whose radius holds."""
    ws = tokens.words
    first = i - 2 if ws[i - 1].lower() == "the" and i > 1 else i - 1
    if ws[first].lower() not in _BY or tokens.sentence[first] != tokens.sentence[i]:
        return None
    if ws[first].lower() == "to" and first > 0 and ws[first - 1].lower() == "close":
        first -= 1
    counted = first > 1 and (ws[first - 2][0].isdigit() or ws[first - 2].lower() in _NUMBERS)
    if counted and ws[first - 1].lower() in _UNITS:
        first -= 2
    elif ws[first].lower() in ("from", "to", "at", "від", "от", "до"):
        return None
    return _back(tokens, mentions, first, i, areas=True, kind=MentionKind.RELATIVE)


def _back(
    tokens: Tokens,
    mentions: Sequence[Mention],
    first: int,
    last: int,
    *,
    areas: bool,
    kind: MentionKind = MentionKind.IMPLICIT,
) -> Mention | None:
    """The words from token `first` to `last` as a mention of the latest place before them.

    By the border a division named later in the same sentence will do: "2 km from the border, in Sumy Oblast".
    """
    start, end = tokens.starts[first], tokens.ends[last]
    here = tokens.sentence[first]
    behind = bisect_left(mentions, end, key=lambda m: m.start)
    if behind and mentions[behind - 1].end > start:
        return None
    after = mentions[behind : behind + _NAMED_AFTER] if kind is MentionKind.RELATIVE else []
    after = [m for m in after if tokens.sentence[tokens.at(m.start)] == here]
    for mention in chain(after, (mentions[n] for n in range(behind - 1, -1, -1))):
        place = mention.place
        if here - tokens.sentence[tokens.at(mention.start)] > _SENTENCES_BACK:
            return None
        if place is None or mention.kind is not MentionKind.PLACE or not _fits(place, areas):
            continue
        placement = Placement(place=place, score=mention.placement.score * _SURE_OF_IT, method=_METHOD)
        return Mention(start=start, end=end, text=tokens.text[start:end], kind=kind, placement=placement)
    return None


def _fits(place: Place, areas: bool) -> bool:
    return not areas or place.geo_precision in _AREAS
