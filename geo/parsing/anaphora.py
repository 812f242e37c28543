"""Places told of by a word that points back: "the border region", "residents there"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import GeoPrecision, Mention, MentionKind, Placement
from geo.parsing.lexicon import words
from geo.parsing.tokens import Tokens

_REGIONS = words("region area province oblast district")
_BORDER = words("border frontier frontline front-line")
# Before these "there" is a place; alone it mostly is none ("there were").
_WHO_IS_THERE = words("""
    people residents civilians families villagers troops soldiers forces fighters positions those everyone nobody
    fighting shelling authorities officials hospitals doctors
""")
_EXISTENCE = words("is are was were has have had will would could can may might 's")
_SENTENCES_BACK, _SURE_OF_IT = 2, 0.9
_METHOD = "named before"


def referring(tokens: Tokens, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of places named shortly before, in this sentence or the two before it.

    Args:
        tokens: the text.
        mentions: those with names, sorted by their start.
    """
    if "there" not in tokens.words and _BORDER.isdisjoint(tokens.words):
        return []
    found = []
    for i in range(1, len(tokens)):
        word, before = tokens.words[i], tokens.words[i - 1]
        if word == "there" and before.lower() in _WHO_IS_THERE and not _exists(tokens, i):
            found.append(_back(tokens, mentions, i, i, areas=False))
        elif word in _REGIONS and before in _BORDER and _stands_alone(tokens, i):
            found.append(_back(tokens, mentions, i - 1, i, areas=True))
    return [mention for mention in found if mention is not None]


def _exists(tokens: Tokens, i: int) -> bool:
    return i + 1 < len(tokens) and tokens.words[i + 1].lower() in _EXISTENCE


def _stands_alone(tokens: Tokens, i: int) -> bool:
    """Whether "the" precedes "border region", and nothing behind it says which one."""
    after = tokens.words[i + 1] if i + 1 < len(tokens) else ""
    return i > 1 and tokens.words[i - 2].lower() == "the" and after not in ("of", "between", "in", "with")


def _back(
    tokens: Tokens, mentions: Sequence[Mention], first: int, last: int, *, areas: bool
) -> Mention | None:
    """The words from token `first` to `last` as a mention of the latest place before them."""
    start, end = tokens.starts[first], tokens.ends[last]
    for mention in reversed(mentions):
        place = mention.place
        if mention.end > start or place is None or mention.kind is not MentionKind.PLACE:
            continue
        if tokens.sentence[first] - tokens.sentence[tokens.at(mention.start)] > _SENTENCES_BACK:
            return None
        if areas and place.geo_precision not in (GeoPrecision.ADMIN1, GeoPrecision.ADMIN2, GeoPrecision.AREA):
            continue
        placement = Placement(place=place, score=mention.placement.score * _SURE_OF_IT, method=_METHOD)
        return Mention(
            start=start, end=end, text=tokens.text[start:end], kind=MentionKind.IMPLICIT, placement=placement
        )
    return None
