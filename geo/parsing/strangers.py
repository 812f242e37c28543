"""Names whose only place lies where nothing else in the text does: another place of that name is meant, which nobody lists."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from geo.gazetteer.extent import EARTH_KM
from geo.parsing.name_entry import ALTERNATE, Floats, NameEntry
from geo.parsing.respelling import COUNTRIES
from geo.parsing.spans import Span

_BESIDE, _CLOSE = (math.cos(km / EARTH_KM) for km in (500, 100))
_HOME = math.log(
    10_000
)  # people of a town of Ukraine, Belarus or Russia that a text in Cyrillic may name wherever it plays
_TOWN, _CITY, _METROPOLIS = map(math.log, (20_000, 100_000, 1_000_000))  # people
_TWO = 2  # names in a country, or the country itself
_HALF = 0.5
_COUNTRY = 3  # `NameEntry.level`


def strangers(
    spans: Sequence[Span],
    best: Sequence[int],
    likely: Sequence[float],
    borders: Mapping[int, frozenset[int]],
    said: Sequence[bool],
) -> list[bool]:
    """Per span, whether only far places bear its name, by a name that is not their chief one, and nothing leads there.

    "Nigerian bandits attacked Kuchi and Munya": Kuqa in China and Monywa in Myanmar are called so, too, but the text speaks of
    Nigeria, and that is neither of these nor beside them. For a small town beside is not enough: Banjska in Kosovo is not
    Bansko in Bulgaria.

    Args:
        spans: the names of a document.
        best: per span, which of its candidates is the likeliest.
        likely: per span, how likely it is a place.
        borders: neighbours of every country, by the numbers of `NameBook`.
        said: per span, whether the text says its country in so many words.
    """
    countries = [span.entry.countries[n] for span, n in zip(spans, best, strict=True)]
    by_nickname = [
        _is_nickname(span, n) and not known for span, n, known in zip(spans, best, said, strict=True)
    ]
    told = _told(spans, best, likely, [*zip(countries, by_nickname, said, strict=True)])
    if not told or not any(by_nickname):
        return [False] * len(spans)
    beside = told.union(*(borders.get(country, frozenset()) for country in told))
    abroad = not any(
        _is_at_home(span, n) for span, n, c in zip(spans, best, countries, strict=True) if c in told
    )
    points = [
        (span, span.entry.vectors[n])
        for span, n, country, nickname, one in zip(spans, best, countries, by_nickname, likely, strict=True)
        if (country in told or not nickname) and span.entry.levels[n] == 0 and one >= _HALF
    ]
    own = [
        span.entry.vectors[n]
        for span, n, country, nickname in zip(spans, best, countries, by_nickname, strict=True)
        if not nickname and country in told and span.entry.levels[n] < _COUNTRY
    ]
    return [
        nickname
        and country > 0
        and country not in told
        and not (abroad and span.entry.fames[n] >= _HOME and _is_at_home(span, n))
        and not (country in beside and _may_be_beside(span.entry, n, own))
        and not _is_close(span, n, points)
        for span, n, country, nickname in zip(spans, best, countries, by_nickname, strict=True)
    ]


def _told(
    spans: Sequence[Span],
    best: Sequence[int],
    likely: Sequence[float],
    known: Sequence[tuple[int, bool, bool]],
) -> set[int]:
    """The countries that the text is about: named, said of a town, or in Latin script those of its towns; `known` are country, nickname, said."""
    cyrillic = any(span.language != "en" for span in spans)
    told = {
        country
        for span, one, (country, nickname, _) in zip(spans, likely, known, strict=True)
        if not nickname and country > 0 and one >= _HALF
        if not cyrillic or span.entry.top_level >= _COUNTRY
    }
    if not cyrillic or not told:
        return told
    # «Посол Литви був у Львові»: what city of theirs a text in Ukrainian or Russian names tells of that country, too.
    return told | {
        country
        for span, n, one, (country, nickname, said) in zip(spans, best, likely, known, strict=True)
        if not nickname and country > 0 and one >= _HALF and (said or _is_at_home(span, n))
    }


def _is_at_home(span: Span, n: int) -> bool:
    """Whether a name in Cyrillic is one of Ukraine, Belarus or Russia."""
    return span.language != "en" and span.entry.places[n].country in COUNTRIES


def far_away(
    spans: Sequence[Span],
    best: Sequence[int],
    likely: Sequence[float],
    borders: Mapping[int, frozenset[int]],
    said: Sequence[bool],
) -> list[bool]:
    """Per span, whether it is the text's only name in its country, a small town's, and the text is about others far from it.

    "The wounded were driven from Solhan to Dori and Sebba": the two are in Burkina Faso, and so is a Solhan that the gazetteer has
    not; the one in Turkey is not meant. What a text is about is a country that it names, or that two of its other names are in.

    Args:
        spans, best, likely, borders, said: as for `strangers`.
    """
    countries = [span.entry.countries[n] for span, n in zip(spans, best, strict=True)]
    named: dict[int, int] = {}
    for span, country, n, one in zip(spans, countries, best, likely, strict=True):
        if country > 0 and one >= _HALF:
            named[country] = named.get(country, 0) + (_TWO if span.entry.levels[n] >= _COUNTRY else 1)
    about = {country for country, times in named.items() if times >= _TWO}
    if not about:
        return [False] * len(spans)
    near = about.union(*(borders.get(country, frozenset()) for country in about))
    abroad = not any(
        _is_at_home(span, n) for span, n, c in zip(spans, best, countries, strict=True) if c in about
    )
    points = [
        (span, span.entry.vectors[n])
        for span, n, country, one in zip(spans, best, countries, likely, strict=True)
        if country in near and span.entry.levels[n] == 0 and one >= _HALF
    ]
    return [
        country > 0
        and country not in near
        and span.entry.levels[n] == 0
        and span.entry.fames[n] < _CITY
        and not known
        and not _heads_division(span.entry, n)
        and not (abroad and span.entry.fames[n] >= _HOME and _is_at_home(span, n))
        and not _is_close(span, n, points)
        for span, country, n, known in zip(spans, countries, best, said, strict=True)
    ]


def _is_close(span: Span, n: int, points: Sequence[tuple[Span, Floats]]) -> bool:
    """Whether one of the other names, at `points` (unit vectors), is within 100 km: the text plays there, whatever the country."""
    own = span.entry.vectors[n]
    return any(other.entry.key != span.entry.key and float(own @ point) >= _CLOSE for other, point in points)


def _heads_division(entry: NameEntry, n: int) -> bool:
    """Whether a division of the candidate's country bears the name too: Kherson is no town that nobody else knows."""
    here = entry.countries[n]
    return any(level > 0 and land == here for level, land in zip(entry.levels, entry.countries, strict=True))


def _may_be_beside(entry: NameEntry, n: int, points: Sequence[Floats]) -> bool:
    """Whether a place is told of by a nickname in a text about the country beside: towns, and those of two languages.

    Only where one of the other names, at `points` (unit vectors), is not too far: a text about Belgorod's villages means none in Zakarpattia.
    """
    if entry.fames[n] < _TOWN and entry.places[n].country not in COUNTRIES:
        return False
    return not points or max(float(entry.vectors[n] @ point) for point in points) >= _BESIDE


def _is_nickname(span: Span, best: int) -> bool:
    """Whether a name is not the chief one of its best candidate, which is no city that the world knows by several.

    In Cyrillic hardly any name abroad is a chief one: there no candidate's may be, and the limit is lower.
    """
    entry = span.entry
    if span.language == "en":
        small = entry.levels[best] < _COUNTRY and entry.fames[best] < _METROPOLIS
        return bool(small and entry.kind[best] == ALTERNATE)
    return entry.is_foreign and entry.top_lasting < _CITY
