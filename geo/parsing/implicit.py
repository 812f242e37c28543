"""Places named without a name of their own: "the Ukrainian capital"; and names of settlements unknown to anyone (see `unknown_names`)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.model import Mention, MentionKind, Place, Placement
from geo.parsing.capitals import Capitals
from geo.parsing.language import Language, detect
from geo.parsing.lexicon import AREA_NOUNS, CAPITAL_NOUNS, words
from geo.parsing.name_entry import NameEntry
from geo.parsing.tokens import Tokens

_SETTLEMENT_EN = words("village villages town hamlet settlement city township")
_SETTLEMENT_SLAVIC = words("""
    село селі села селом селище селищі селища смт місто місті міста селе поселок поселке поселка посёлок посёлке
    деревня деревне деревни город городе города хутор хуторі хуторе станица станице
""")
_COLLECTIVES = words("kibbutz moshav")  # "kibbutz Kissufim"
_SETTLEMENTS = _SETTLEMENT_EN | _SETTLEMENT_SLAVIC | _COLLECTIVES
_SLAVIC_CAPITAL = "столиц"
_FEMININE = re.compile(r"([сцз]ь?к)(?:а|ої|ій|у|ою|ая|ой|ую)$")
_HYPHENS = frozenset("-‐‑")
_OF_ITS_COUNTRY = "capital of the country named"
NOT_THERE = "The gazetteer knows no"
UNKNOWN = f"{NOT_THERE} place of this name"


def combined(tokens: Tokens, mentions: Sequence[Mention], capitals: Capitals) -> tuple[Mention, ...]:
    """`mentions` in order and without overlaps; "Ukrainian capital" becomes the capital, "the Kremlin" a metonym."""
    found: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        made = _capital(tokens, mention, capitals) or mention
        if not found or made.start >= found[-1].end:
            found.append(made)
    seats = _seats(tokens, capitals)
    if seats:
        taken = Taken(seats)
        found = sorted([*(m for m in found if taken.is_free(m.start, m.end)), *seats], key=lambda m: m.start)
    return tuple(found)


class Taken:
    """Where mentions stand that do not overlap; asked in a time that hardly grows with their number."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        spans = sorted((m.start, m.end) for m in mentions)
        self._starts, self._ends = [a for a, _ in spans], [b for _, b in spans]

    def is_free(self, start: int, end: int) -> bool:
        """Whether no mention overlaps the characters from `start` to `end`."""
        before = bisect_left(self._starts, end)
        return before == 0 or self._ends[before - 1] <= start


def unknown(tokens: Tokens, mentions: Sequence[Mention]) -> list[Mention]:
    """Names of settlements by their shape ("the village of X", «село X») that nothing is known of."""
    ws = tokens.words
    found: list[Mention] = []
    if _SETTLEMENTS.isdisjoint(ws):
        return found
    taken = Taken(mentions)
    areas = {m.start for m in mentions if m.place is not None and m.place.geo_precision.is_area}
    for i, word in enumerate(ws):
        if word in _SETTLEMENT_EN and i + 2 < len(ws) and ws[i + 1] == "of":
            first = i + 2
        elif (word in _SETTLEMENT_SLAVIC or word in _COLLECTIVES) and i + 1 < len(ws):
            first = i + 1
        else:
            continue
        last = first
        while last < len(ws) and tokens.sentence[last] == tokens.sentence[i]:
            if last > first and tokens.starts[last] in areas:  # «в селі Вирики Люблінського воєводства»
                break
            if not ws[last][0].isupper() and not (last > first and _joins(tokens, last)):
                break
            last += 1
        while last > first + 1 and last < len(ws) and ws[last].lower() in AREA_NOUNS:
            last -= 1  # «село X Y-ського району»
        start = tokens.starts[first] if first < len(ws) else 0
        if last == first or not taken.is_free(start, start + 1):
            continue
        end = tokens.ends[last - 1]
        if tokens.text[start:end].endswith(("'s", "’s")):
            end -= 2
        if taken.is_free(start, end):
            text = tokens.text[start:end]
            found.append(Mention(start=start, end=end, text=text, placement=Placement(reason=UNKNOWN)))
    return found


def _joins(tokens: Tokens, i: int) -> bool:
    """Whether token `i` is the hyphen of "Pont-Sonde": no space about it, and a capital behind."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    if words[i] not in _HYPHENS or not 0 < i < len(words) - 1:
        return False
    return ends[i - 1] == starts[i] and ends[i] == starts[i + 1] and words[i + 1][0].isupper()


def _capital(tokens: Tokens, mention: Mention, capitals: Capitals) -> Mention | None:
    """The capital where "capital" follows a demonym or a country: "Ukrainian capital", "Mali's capital"."""
    place = mention.place
    if place is None or not place.country or place.gazetteer_id != f"iso:{place.country}":
        return None
    i = tokens.at(mention.end)
    if i < len(tokens) and tokens.starts[i] < mention.end:
        i += 1
    if i >= len(tokens) or tokens.words[i].lower() not in CAPITAL_NOUNS:
        return None
    if mention.kind is not MentionKind.DEMONYM and tokens.starts[i] - mention.end > 1 + len("'s"):
        return None
    capital = capitals.of(place.country)
    if capital is None:
        return None
    end = tokens.ends[i]
    return replace(
        mention,
        end=end,
        text=tokens.text[mention.start : end],
        kind=MentionKind.IMPLICIT,
        placement=replace(mention.placement, place=capital, method=_OF_ITS_COUNTRY, rivals=()),
    )


def of_countries(tokens: Tokens, mentions: Sequence[Mention], capitals: Capitals) -> list[Mention]:
    """ "The capital" of "the capital of Mali" where the city's own name does not follow; the country stays a mention."""
    ws, found = tokens.words, []
    for mention in mentions if "capital" in ws else ():
        i, place = tokens.at(mention.start), mention.place
        if place is None or place.gazetteer_id != f"iso:{place.country}" or i < 2 or ws[i - 1] != "of":
            continue
        if ws[i - 2] != "capital" or tokens.sentence[i - 2] != tokens.sentence[i]:
            continue
        capital, start, end = capitals.of(place.country), tokens.starts[i - 2], tokens.ends[i - 2]
        named = capital is not None and any(m.place == capital for m in mentions)
        if capital is not None and not named:
            made = _made(tokens, start, end, capital, mention.placement.score)
            found += [made] if made else []
    return found


Look = Callable[[str, Language], "NameEntry | None"]


def with_capitals(
    tokens: Tokens, mentions: tuple[Mention, ...], capitals: Capitals, look: Look
) -> tuple[Mention, ...]:
    """`mentions` with «українська столиця» and «столиця України» as the capital.

    Args:
        tokens: the text.
        mentions: sorted by their start, none overlapping.
        capitals: of every country.
        look: from a word to what it can name.
    """
    if _SLAVIC_CAPITAL not in tokens.text.lower():
        return mentions
    nouns = [i for i, w in enumerate(tokens.words) if not w.isascii() and w.lower() in CAPITAL_NOUNS]
    made: list[Mention] = []
    for i in nouns:
        found = _of_adjective(tokens, i, capitals, look) or _of_country(tokens, i, mentions, capitals)
        if found is not None:
            made.append(found)
    if not made:
        return mentions
    taken = Taken(made)
    kept = [m for m in mentions if taken.is_free(m.start, m.end)]
    return tuple(sorted([*kept, *made], key=lambda m: m.start))


def _of_adjective(tokens: Tokens, i: int, capitals: Capitals, look: Look) -> Mention | None:
    """The capital at token `i` with the adjective of its country before it."""
    if i == 0 or tokens.sentence[i - 1] != tokens.sentence[i] or not tokens.words[i - 1][0].isalpha():
        return None
    adjective = _FEMININE.sub(r"\1ий", tokens.words[i - 1])  # the table of demonyms has the masculine
    entry = look(adjective, detect(tokens.text))
    countries = {p.country for p in entry.places if p.gazetteer_id == f"iso:{p.country}"} if entry else set()
    if entry is None or not entry.is_adjective or len(countries) != 1:
        return None
    return _made(tokens, tokens.starts[i - 1], tokens.ends[i], capitals.of(countries.pop()), 0.9)


def _of_country(tokens: Tokens, i: int, mentions: Sequence[Mention], capitals: Capitals) -> Mention | None:
    """The capital at token `i` with its country behind it."""
    if i + 1 >= len(tokens) or tokens.sentence[i + 1] != tokens.sentence[i]:
        return None
    after = next((m for m in mentions if m.start == tokens.starts[i + 1]), None)
    place = after.place if after else None
    if after is None or place is None or place.gazetteer_id != f"iso:{place.country}":
        return None
    return _made(tokens, tokens.starts[i], after.end, capitals.of(place.country), after.placement.score)


def _made(tokens: Tokens, start: int, end: int, capital: Place | None, score: float) -> Mention | None:
    if capital is None:
        return None
    placement = Placement(place=capital, score=score, method=_OF_ITS_COUNTRY)
    return Mention(
        start=start, end=end, text=tokens.text[start:end], kind=MentionKind.IMPLICIT, placement=placement
    )


def _seats(tokens: Tokens, capitals: Capitals) -> list[Mention]:
    """Houses that stand for a government: "the Kremlin"."""
    found: list[Mention] = []
    if not capitals.has_seat(tokens.text):
        return found
    for i, word in enumerate(tokens.words):
        if not word[0].isupper() or not capitals.may_be_seat(word):
            continue
        for last in (min(i + 2, len(tokens)), i + 1):
            if not tokens.words[last - 1][0].isalpha():
                continue
            end = tokens.ends[last - 1]
            text = tokens.text[tokens.starts[i] : end]
            if text.endswith(("'s", "’s")):
                text, end = text[:-2], end - 2
            country = capitals.seat(text) if len(text) < 40 else ""
            place: Place | None = capitals.of(country) if country else None
            if place is not None:
                placement = Placement(place=place, score=0.9, method="seat of a government")
                found.append(
                    Mention(
                        start=tokens.starts[i],
                        end=end,
                        text=text,
                        kind=MentionKind.METONYM,
                        placement=placement,
                    )
                )
                break
    return [m for n, m in enumerate(found) if n == 0 or m.start >= found[n - 1].end]
