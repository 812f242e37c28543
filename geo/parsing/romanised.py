"""Towns that the gazetteer has in other letters alone: «поблизу Луколели» in a text about DR Congo, «біля Тьоткіного» in one about Kursk Oblast.

Only a word behind a preposition of place, or behind its country's adjective («у пакистанському Мадьяні»), or listed behind one, that nothing else is
known of, in a text that speaks of the country; and only where a
town of that country is called so letter for letter: in the other of the two languages, or in one of the ways in which a Cyrillic letter stands for Latin ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product

from geo.gazetteer.extent import distance_km
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.inflect import candidates
from geo.gazetteer.names import fold
from geo.model import GeoPrecision, Mention, MentionKind, Place, Placement
from geo.parsing import relations
from geo.parsing.implicit import NOT_THERE
from geo.parsing.lands import Lands
from geo.parsing.language import Language, is_cyrillic
from geo.parsing.lexicon import FUNCTION_WORDS, TOWN_NOUNS, words
from geo.parsing.persons import is_given
from geo.parsing.respelling import COUNTRIES
from geo.parsing.tokens import Tokens

_IN = words("в у во на")
_BY = words("біля поблизу під неподалік возле около под близ вблизи неподалеку")
_LEADING = frozenset(form for word in _IN | _BY | TOWN_NOUNS for form in (word, word.capitalize()))
_LISTED = frozenset({",", "и", "та", "і", "й"})
_OPENS = _LEADING | _LISTED
_HYPHENS = frozenset("-‑")
_OF_A_PERSON = ("а", "я")  # «у Макрона»: behind "in" stands the locative
# In these countries names are not written as they sound; surnames are towns' names there, too.
_NOT_BY_LETTER = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "FR", "CN"}) | COUNTRIES
_LETTERS = {
    "-": (" ", "-"),
    "йя": ("ya",), "ха": ("kha", "ha", "ja"), "хо": ("kho", "ho", "jo"), "ху": ("khu", "hu", "ju"), "хи": ("khi", "hi", "ji"), "се": ("se", "ce"), "си": ("si", "ci", "sy"), "сі": ("si", "ci"),
    "дж": ("j", "dj"), "а": ("a",), "б": ("b",), "в": ("v", "w"), "г": ("g", "h"), "ґ": ("g",), "д": ("d",), "е": ("e",), "ё": ("yo",), "є": ("ye", "e"),
    "ж": ("zh", "j"), "з": ("z",), "и": ("i", "y"), "і": ("i",), "ї": ("i", "yi"), "й": ("y", "i"), "к": ("k", "c"), "л": ("l",), "м": ("m",),
    "н": ("n",), "о": ("o",), "п": ("p",), "р": ("r",), "с": ("s",), "т": ("t",), "у": ("u", "ou"), "ф": ("f",), "х": ("kh", "h"), "ц": ("ts",),
    "ч": ("ch",), "ш": ("sh", "ch"), "щ": ("shch",), "ъ": ("",), "ы": ("y",), "ь": ("",), "э": ("e",), "ю": ("yu",), "я": ("ya", "ia"),
}  # fmt: skip
# Ukrainian letters in Russian, and the other way round; ё is е, as in the gazetteer's keys.
_SISTER: Mapping[Language, Mapping[str, Sequence[str]]] = {
    "uk": {"ськ": ("ск",), "цьк": ("цк",), "ьо": ("е",), "йо": ("е", "йо"), "і": ("и", "е", "о"), "ї": ("и",), "є": ("е",), "и": ("ы", "и"), "е": ("е", "э")},
    "ru": {"ск": ("ськ", "ск"), "цк": ("цьк",), "ы": ("и",), "и": ("и", "і", "ї"), "е": ("е", "і", "є", "ьо"), "э": ("е",), "ъ": ("",)},
}  # fmt: skip
_ADJECTIVES = tuple("ом ой ий ый ая ому им ым ім ій ей их ых ої ого".split())
_LEAST_NOUN = 4  # letters
_BEHIND_ADJECTIVE = 2  # tokens before a name behind a preposition and an adjective
_LEAST_LETTERS, _LEAST_OF_LAND, _MOST_WAYS, _MOST_FORMS = 5, 4, 32, 8
_LEAST_OF_CITY, _GREAT = 6, 150_000  # letters, people
_MOST_WORDS = 200  # different ones that are looked up for one text
_FAR_KM = 400.0  # from every other place of its country in a text that does not name that
_SCORE, _METHOD = 0.5, "romanised name"


def with_romanised(
    tokens: Tokens, mentions: tuple[Mention, ...], gazetteer: Gazetteer, lands: Lands, language: Language
) -> tuple[Mention, ...]:
    """`mentions` with the towns of the countries spoken of that are known by a name in other letters alone.

    Args:
        tokens: the text.
        mentions: sorted by their start, none overlapping.
        gazetteer: where the towns are looked up.
        lands: the adjectives of countries.
        language: of the text.
    """
    if tokens.text.isascii() or _OPENS.isdisjoint(tokens.words):
        return mentions
    around: dict[str, list[Place]] = {}
    for mention in mentions:
        if mention.place is not None and mention.place.country:
            around.setdefault(mention.place.country, []).append(mention.place)
    # «В городе Каникатти» is one that nothing was known of, «у Климовому Брянської області» one unknown there.
    kept = [m for m in mentions if m.place is not None or not m.placement.reason.startswith(NOT_THERE)]
    taken = {i for m in kept for i in range(tokens.at(m.start), tokens.at(m.end - 1) + 1)}
    named = {i for m in mentions for i in range(tokens.at(m.start), tokens.at(m.end - 1) + 1)}
    known: dict[tuple[str, str], Place | None] = {}  # the same name again and again is looked up once
    made: list[Mention] = []
    found: set[int] = set()  # tokens behind which a list goes on
    placed = {tokens.at(m.end - 1) for m in kept if m.place is not None}
    for i, before in enumerate(tokens.words[:-1], start=1):
        land = ""
        if i in taken:
            continue
        if before not in _OPENS and i not in named:
            land = _land(tokens, i, lands)
        if not (land or before in (_OPENS if around else _LEADING)):
            continue
        if before in _LISTED and not (i > 1 and (i - 2 in found or i - 2 in placed)):
            continue
        end = _end(tokens, i)
        if not _stands_as_place(tokens, i, end, _LEAST_OF_LAND if land else _LEAST_LETTERS):
            continue
        name = tokens.text[tokens.starts[i] : tokens.ends[end - 1]]
        if (name, land) not in known and len(known) < _MOST_WORDS:
            whole = gazetteer.country(land) if land else None
            lands_of_it = {land: [whole]} if whole else around
            known[name, land] = (
                _town(name, lands_of_it, gazetteer, language)
                if lands_of_it
                else _city(name, gazetteer, language)
            )
        place = known.get((name, land))
        if place is not None:
            made.append(_mention(tokens, i, end, place))
            found.add(end - 1)
    starts = {m.start for m in made}
    return tuple(sorted([*(m for m in mentions if m.start not in starts), *made], key=lambda m: m.start))


def _land(tokens: Tokens, i: int, lands: Lands) -> str:
    """Code of the country whose adjective stands between a preposition of place and a capitalised token `i`; else ""."""
    if (
        i < _BEHIND_ADJECTIVE
        or not tokens.words[i][0].isupper()
        or not tokens.words[i - 1].endswith(_ADJECTIVES)
    ):
        return ""
    return lands.before(tokens, i) if tokens.words[i - 2].lower() in _LEADING else ""


def _end(tokens: Tokens, i: int) -> int:
    """The token behind a name that begins with token `i`, which a hyphen may join to another: «Мазарі-Шаріф»."""
    ws, last = tokens.words, i + 1
    joined = last + 1 < len(ws) and ws[last] in _HYPHENS and tokens.starts[last] == tokens.ends[i]
    if joined and tokens.starts[last + 1] == tokens.ends[last] and ws[last + 1][0].isupper():
        return last + 2
    return last


def _mention(tokens: Tokens, i: int, end: int, town: Place) -> Mention:
    beside = tokens.words[i - 1].lower() in _BY or (
        tokens.words[i - 1].lower() not in _LEADING and tokens.words[i - 2].lower() in _BY
    )
    place = relations.applied(relations.Relation(), town) if beside else town
    return Mention(
        start=tokens.starts[i],
        end=tokens.ends[end - 1],
        text=tokens.text[tokens.starts[i] : tokens.ends[end - 1]],
        kind=MentionKind.PLACE,
        placement=Placement(place=place, score=_SCORE, method=_METHOD),
    )


def _stands_as_place(tokens: Tokens, i: int, end: int, least: int) -> bool:
    """Whether tokens `i` to `end` are a capitalised Cyrillic word of `least` letters, or two that a hyphen joins, with no other name beside."""
    word, before = tokens.words[i], tokens.words[i - 1].lower()
    if not (word[0].isupper() and word.isalpha() and is_cyrillic(word)) or word[1:] != word[1:].lower():
        return False
    if len(word) < least or tokens.sentence[i - 1] != tokens.sentence[i] or is_given(word):
        return False
    after = tokens.words[end] if end < len(tokens) else ""
    if after[:1].isupper() or after in _HYPHENS or _qualifies(tokens, i, end):
        return False
    return before not in _IN or not tokens.words[end - 1].endswith(_OF_A_PERSON)


def _qualifies(tokens: Tokens, i: int, end: int) -> bool:
    """Whether the word is an adjective with its noun behind it: «на Северном вокзале»."""
    if end >= len(tokens) or tokens.sentence[end] != tokens.sentence[i]:
        return False
    after = tokens.words[end]
    noun = after.isalpha() and after.islower() and len(after) >= _LEAST_NOUN and after not in FUNCTION_WORDS
    return noun and tokens.words[end - 1].endswith(_ADJECTIVES)


def _town(
    name: str, around: Mapping[str, Sequence[Place]], gazetteer: Gazetteer, language: Language
) -> Place | None:
    """The largest town of the countries in `around` that a Cyrillic name names letter for letter, as it stands or inflected.

    Of a country that is not itself named only one not far from its places in the text.
    """
    key = fold(name)
    tongue = None if language == "en" else language  # a Cyrillic sentence in a report that is mostly English
    forms = list(islice(dict.fromkeys((key, *candidates(key, tongue))), _MOST_FORMS))
    sister = [way for form in forms for way in _sisters(form, language) if way not in forms]
    found = [p for p in _looked_up(sister, gazetteer) if p.country in around]
    lands = {
        country
        for country, places in around.items()
        if country not in _NOT_BY_LETTER and any(p.geo_precision is GeoPrecision.COUNTRY for p in places)
    }
    if lands:
        latin = [way for form in forms for way in _ways(form, _LETTERS)]
        found += [p for p in _looked_up(latin, gazetteer) if p.country in lands]
    near = [place for place in found if _is_spoken_of(place, around[place.country])]
    return max(near, key=lambda place: place.population, default=None)


def _city(name: str, gazetteer: Gazetteer, language: Language) -> Place | None:
    """The one great city of the world that a Cyrillic name names letter for letter, in a text that names no other place: «під Маїдугурі»."""
    if len(name) < _LEAST_OF_CITY:
        return None
    tongue = None if language == "en" else language
    forms = list(islice(dict.fromkeys((fold(name), *candidates(fold(name), tongue))), _MOST_FORMS))
    found = _looked_up([way for form in forms for way in _ways(form, _LETTERS)], gazetteer)
    great = {p.gazetteer_id: p for p in found if p.population >= _GREAT and p.country not in _NOT_BY_LETTER}
    return next(iter(great.values())) if len(great) == 1 else None


def _sisters(form: str, language: Language) -> Iterator[str]:
    """What a Ukrainian name can be in Russian letters, or a Russian one in Ukrainian."""
    letters = _SISTER.get(language, {})
    yield from _ways(form, letters)
    if language == "uk" and form.endswith("е"):  # «Тьоткіне» is Тёткино
        yield from _ways(form[:-1] + "о", letters)


def _looked_up(names: Iterable[str], gazetteer: Gazetteer) -> list[Place]:
    """The towns of any of these names."""
    return [
        c.place
        for own in gazetteer.lookup_many(list(dict.fromkeys(names)))
        for c in own
        if c.place.geo_precision in (GeoPrecision.SETTLEMENT, GeoPrecision.NEAR)
    ]


def _is_spoken_of(place: Place, others: Sequence[Place]) -> bool:
    """Whether a place's country is named among `others`, or one of these is not far from it."""
    if place.country in COUNTRIES:
        others = [other for other in others if other.geo_precision is not GeoPrecision.COUNTRY]
    return any(
        other.geo_precision is GeoPrecision.COUNTRY
        or distance_km(place.latitude, place.longitude, other.latitude, other.longitude) <= _FAR_KM
        for other in others
    )


def _ways(form: str, letters: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Spellings that a Cyrillic name can stand for by a table of letters, the plainest first."""
    options: list[Sequence[str]] = []
    i = 0
    while i < len(form):
        letter = next((form[i : i + n] for n in (3, 2) if form[i : i + n] in letters), form[i])
        options.append(letters.get(letter, (letter,)))
        i += len(letter)
    return ("".join(way) for way in islice(product(*options), _MOST_WAYS))
