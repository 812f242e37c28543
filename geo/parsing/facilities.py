"""Plants, ports and airfields told of by their town's adjective: «Кременчуцький НПЗ», «Одеський порт».

Ukrainian and Russian reports name them so, and the town itself not at all. The gazetteer has the adjectives of
oblasts alone: the port is in Odesa and not anywhere in its oblast. Which town an adjective is of is found by the
suffixes of both languages' school grammars, and taken only where a town of 15,000 people bears the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.gazetteer.entry import NameKind
from geo.gazetteer.index import Gazetteer
from geo.model import Mention, MentionKind, Place, Placement
from geo.parsing import relations
from geo.parsing.respelling import COUNTRIES
from geo.parsing.tokens import Tokens

_NOUNS = tuple(
    """
    порт морпорт аеропорт аэропорт аеродром аэродром авіабаз авиабаз нпз завод тец тэц тес тэс гес гэс аес аэс грес грэс
    вокзал нафтобаз нефтебаз комбінат комбинат термінал терминал електростанц электростанц верф полігон полигон шпитал
    госпитал лікарн больниц підстанц подстанц шахт
    """.split()
)
_AREAS = ("обл", "район", "громад", "округ", "напрям", "направ", "фронт")
_ADJECTIVE = re.compile(
    r"(?P<stem>.{2,}?)(?P<suffix>ськ|цьк|зьк|ск|цк)(?:ий|ого|ому|им|ім|ої|ій|ою|ом|ой|ая|ую|ое|ые|их|ими|а|у|е|і)"
)
_ENDINGS = {
    "ськ": ("ськ", "", "а", "и", "ь", "е", "о", "са", "си", "ше"),
    "цьк": ("цьк", "к", "ць", "ч", "ця", "ки", "ка"),
    "зьк": ("зьк", "г", "га", "жжя", "з", "за"),
    "ск": ("ск", "", "а", "ы", "и", "ь", "е", "о", "са", "ль", "ье"),
    "цк": ("цк", "к", "ц", "ч", "ца", "цы", "цы"),
}
_BETWEEN, _FEWEST_PEOPLE = 2, 15_000
_SURE, _METHOD = 0.8, "town of the facility"
_NAMES = frozenset({NameKind.MAIN, NameKind.ALTERNATE, NameKind.CURATED})


def with_facilities(
    tokens: Tokens, mentions: tuple[Mention, ...], gazetteer: Gazetteer
) -> tuple[Mention, ...]:
    """`mentions` with the facilities of towns near these, in place of their oblasts.

    Args:
        tokens: the text.
        mentions: sorted by their start, none overlapping.
        gazetteer: where the towns are looked up.
    """
    made = [m for i, j in _phrases(tokens) if (m := _facility(tokens, i, j, mentions, gazetteer)) is not None]
    if not made:
        return mentions
    kept, number = [], 0
    for mention in mentions:
        while number < len(made) and made[number].end <= mention.start:
            number += 1
        if number == len(made) or mention.end <= made[number].start:
            kept.append(mention)
    return tuple(sorted([*kept, *made], key=lambda m: m.start))


def _phrases(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """First and last token of each capitalised adjective with the noun of a facility behind it."""
    words, sentence = tokens.words, tokens.sentence
    nouns = {w for w in set(words) if not w.isascii() and w.lower().startswith(_NOUNS)}
    if not nouns:
        return
    behind = 0
    for j, word in enumerate(words):
        if word not in nouns or j == 0:
            continue
        for i in range(j - 1, max(behind, j - 2 - _BETWEEN) - 1, -1):
            lower = words[i].lower()
            if sentence[i] != sentence[j] or not words[i][0].isalpha() or lower.startswith(_AREAS):
                break
            if words[i][0].isupper():
                yield i, j
                behind = j + 1
                break


def _facility(
    tokens: Tokens, i: int, j: int, mentions: Sequence[Mention], gazetteer: Gazetteer
) -> Mention | None:
    found = _ADJECTIVE.fullmatch(tokens.words[i].lower())
    if found is None:
        return None
    start, end = tokens.starts[i], tokens.ends[j]
    area = next((m.place for m in mentions if m.start == start and m.place is not None), None)
    if area is not None and not area.geo_precision.is_area:
        return None
    towns = _towns(found["stem"], _ENDINGS[found["suffix"]], gazetteer)
    towns = [t for t in towns if area is None or t.admin1 == area.admin1] or towns
    if not towns:
        return None
    place = relations.applied(relations.Relation(), max(towns, key=lambda t: t.population))
    placement = Placement(place=place, score=_SURE, method=_METHOD)
    text = tokens.text[start:end]
    return Mention(start=start, end=end, text=text, kind=MentionKind.IMPLICIT, placement=placement)


def _towns(stem: str, endings: Sequence[str], gazetteer: Gazetteer) -> list[Place]:
    """The towns whose adjective has this stem."""
    stems = [(stem, endings)]
    if stem.endswith("ин"):  # Туапсинский
        stems.append((stem[:-2], ("е", "и", "а")))
    names = [s + ending for s, own in stems for ending in own]
    return [
        c.place
        for name in names
        for c in gazetteer.lookup(name)
        if c.place.feature_class == "P"
        and c.kind in _NAMES
        and c.place.country in COUNTRIES
        and c.place.population >= _FEWEST_PEOPLE
    ]
