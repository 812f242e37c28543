"""Towns abroad that the gazetteer has in Latin letters alone: «поблизу Луколели» in a text about DR Congo.

Only a word behind a preposition of place, that nothing else is known of, in a text that names the country; and only where a town of that country is
called so letter for letter, in one of the ways in which a Cyrillic letter stands for Latin ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.inflect import word_candidates
from geo.gazetteer.names import fold
from geo.model import GeoPrecision, Mention, MentionKind, Place, Placement
from geo.parsing import relations
from geo.parsing.implicit import UNKNOWN
from geo.parsing.language import is_cyrillic
from geo.parsing.lexicon import TOWN_NOUNS, words
from geo.parsing.persons import is_given
from geo.parsing.respelling import COUNTRIES
from geo.parsing.tokens import Tokens

_IN = words("в у во на")
_BY = words("біля поблизу під неподалік возле около под близ вблизи неподалеку")
_LEADING = frozenset(form for word in _IN | _BY | TOWN_NOUNS for form in (word, word.capitalize()))
_OF_A_PERSON = ("а", "я")  # «у Макрона»: behind "in" stands the locative
# In these countries names are not written as they sound; surnames are towns' names there, too.
_NOT_BY_LETTER = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "FR", "CN"}) | COUNTRIES
_LETTERS = {
    "дж": ("j", "dj"), "а": ("a",), "б": ("b",), "в": ("v", "w"), "г": ("g", "h"), "ґ": ("g",), "д": ("d",), "е": ("e",), "ё": ("yo",), "є": ("ye", "e"),
    "ж": ("zh", "j"), "з": ("z",), "и": ("i", "y"), "і": ("i",), "ї": ("i", "yi"), "й": ("y", "i"), "к": ("k", "c"), "л": ("l",), "м": ("m",),
    "н": ("n",), "о": ("o",), "п": ("p",), "р": ("r",), "с": ("s",), "т": ("t",), "у": ("u", "ou"), "ф": ("f",), "х": ("kh", "h"), "ц": ("ts",),
    "ч": ("ch",), "ш": ("sh", "ch"), "щ": ("shch",), "ъ": ("",), "ы": ("y",), "ь": ("",), "э": ("e",), "ю": ("yu",), "я": ("ya", "ia"),
}  # fmt: skip
_LEAST_LETTERS, _MOST_WAYS, _MOST_FORMS = 5, 32, 8
_MOST_WORDS = 200  # different ones that are looked up for one text
_SCORE, _METHOD = 0.5, "romanised name"


def with_romanised(
    tokens: Tokens, mentions: tuple[Mention, ...], gazetteer: Gazetteer
) -> tuple[Mention, ...]:
    """`mentions` with the towns of the countries named that are known by a Latin name alone.

    Args:
        tokens: the text.
        mentions: sorted by their start, none overlapping.
        gazetteer: where the towns are looked up.
    """
    named = {m.place.country for m in mentions if m.place and m.place.geo_precision is GeoPrecision.COUNTRY}
    named -= _NOT_BY_LETTER
    if not named or _LEADING.isdisjoint(tokens.words):
        return mentions
    kept = [
        m for m in mentions if m.placement.reason != UNKNOWN
    ]  # «в городе Каникатти» is one that nothing was known of
    taken = {i for m in kept for i in range(tokens.at(m.start), tokens.at(m.end - 1) + 1)}
    known: dict[str, Place | None] = {}  # the same name again and again is looked up once
    made = []
    for i in range(1, len(tokens)):
        word = tokens.words[i]
        if tokens.words[i - 1] not in _LEADING or i in taken or not _stands_as_place(tokens, i):
            continue
        if word not in known and len(known) < _MOST_WORDS:
            known[word] = _town(word, named, gazetteer)
        place = known.get(word)
        if place is not None:
            made.append(_mention(tokens, i, place))
    starts = {m.start for m in made}
    return tuple(sorted([*(m for m in mentions if m.start not in starts), *made], key=lambda m: m.start))


def _mention(tokens: Tokens, i: int, town: Place) -> Mention:
    beside = tokens.words[i - 1].lower() in _BY
    place = relations.applied(relations.Relation(), town) if beside else town
    return Mention(
        start=tokens.starts[i],
        end=tokens.ends[i],
        text=tokens.words[i],
        kind=MentionKind.PLACE,
        placement=Placement(place=place, score=_SCORE, method=_METHOD),
    )


def _stands_as_place(tokens: Tokens, i: int) -> bool:
    """Whether token `i` is a capitalised Cyrillic word, alone, behind a preposition of place or a noun for a town."""
    word, before = tokens.words[i], tokens.words[i - 1].lower()
    if not (word[0].isupper() and word.isalpha() and is_cyrillic(word)) or word[1:] != word[1:].lower():
        return False
    if len(word) < _LEAST_LETTERS or tokens.sentence[i - 1] != tokens.sentence[i] or is_given(word):
        return False
    after = tokens.words[i + 1] if i + 1 < len(tokens) else ""
    if after[:1].isupper() or after in ("-", "‑"):
        return False
    return before not in _IN or not word.endswith(_OF_A_PERSON)


def _town(word: str, countries: set[str], gazetteer: Gazetteer) -> Place | None:
    """The largest town of `countries` that a Cyrillic word names letter for letter, as it stands or inflected."""
    key = fold(word)
    forms = {key: None} | {
        form: None for language in ("uk", "ru") for form, _ in word_candidates(key, language)
    }
    found = [
        c.place
        for form in islice(forms, _MOST_FORMS)
        for name in _ways(form)
        for c in gazetteer.lookup(name)
        if c.place.country in countries and c.place.geo_precision is GeoPrecision.SETTLEMENT
    ]
    return max(found, key=lambda place: place.population, default=None)


def _ways(form: str) -> Iterator[str]:
    """Latin spellings that a Cyrillic word can stand for, the plainest first."""
    options: list[Sequence[str]] = []
    i = 0
    while i < len(form):
        two = form[i : i + 2]
        letter = two if two in _LETTERS else form[i]
        options.append(_LETTERS.get(letter, (letter,)))
        i += len(letter)
    return ("".join(way) for way in islice(product(*options), _MOST_WAYS))
