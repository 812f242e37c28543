"""How likely a name is a place at least, whatever a model says: what the corpora hardly show."""

from __future__ import annotations

import math

from geo.parsing.lexicon import CAPITAL_NOUNS, OF_TOWNS, OFFICES, TOWN_NOUNS, words
from geo.parsing.recognise import Context, NameWord
from geo.parsing.relations import relation_before
from geo.parsing.respelling import COUNTRIES
from geo.parsing.spans import Span

_UNKNOWN = NameWord()
_COUNTRY = 3  # `NameEntry.level`
_LEAST_LETTERS = 5
_DONE_TO = words("""
    seized captured shelled bombed bombarded stormed overran attacked struck hit recaptured retook liberated besieged pounded
    обстріляли обстріляла обстріляв обстреляли обстреляла обстрелял захопили захватили звільнили освободили атакували атакувала
    атаковали атаковала бомбили штурмували штурмовали
""")
_PASSIVE = words("""
    was were is has had have been being also fully reportedly again later briefly now finally quickly completely largely partly itself
    було була був буде были была был было повністю полностью знову снова остаточно окончательно частково частично
""")
_TAKEN = words("""
    captured seized liberated occupied recaptured retaken overrun encircled besieged stormed evacuated shelled bombed bombarded surrounded
    захоплено захоплена захоплений звільнено звільнена звільнений деокуповано деокупована окуповано окупована окупований обстріляно обстріляна
    захвачена захвачен захвачено освобождена освобождено освобожден освобождён оккупирована оккупирован оккупировано обстреляна обстрелян
""")
_LONGEST_VERB = 4  # words of "has been fully"
_SEIZABLE = math.log(5_000)  # people
_AT, _STRIKES = (
    frozenset({"по"}),
    (
        "удар",
        "вдар",
        "огонь",
        "вогонь",
        "обстріл",
        "обстрел",
        "стріля",
        "стреля",
        "прил",
        "влуч",
        "артудар",
        "авіаудар",
        "авиаудар",
    ),
)
_LISTED = frozenset({",", "and", "та", "і", "й", "и"})
_LONGEST_LIST, _NAME_AND_COMMA = 8, 2
_TOWN = math.log(10_000)  # people
_SMALL_TOWN = 20_000  # people
_INTO = words(
    "повз мимо вздовж понад на in near at over from towards toward outside around в у во на над під под біля возле около близ поблизу з із из від от по до к через"
)
_BULLETS = frozenset("•-–—*·▪")
# «На трассе Киев — Чоп»; of a bus or a train between two towns neither tells where it is.
_ROADS = ("трас", "дорог", "дороз", "шосе", "шоссе", "автодорог", "автомагістрал", "автомагистрал")
_DASHES = frozenset("—–-")
_ONLY_A_PLACE, _A_NAME, _OF_CAPITAL = 0.5, 0.6, 0.7
FROM = frozenset({"від", "от"})
"""What a distance is counted from, in Ukrainian and Russian."""


def least_likely(context: Context, span: Span) -> float:
    """How likely a span is a place at least, whatever a model says; 0 for most.

    A capital's name that is nobody's ("Kyiv said"), a country whose capital is spoken of ("Mali's capital") and a direction
    («на північ від Сум») are seldom seen in the corpora of local news.
    """
    tokens, entry = context.tokens, span.entry
    after = context.lower[span.last] if span.last < len(tokens) else ""
    if entry.top_level == _COUNTRY and after in CAPITAL_NOUNS and tokens.words[span.first][0].isupper():
        return _OF_CAPITAL
    if is_only_a_country(context, span) or _heads_item(context, span) or _is_taken(context, span):
        return _A_NAME
    if entry.has_capital and context.shouted < 0.5 and tokens.words[span.first][0].isupper():
        words = tokens.text[span.start : span.end].lower().split()
        if not any(w in context.name_words or w in context.seen_lower for w in words):
            return _A_NAME
    if is_end_of_road(context, span) or is_in_small_text(context, span):
        return _A_NAME
    if span.language != "en" and (is_governed(context, span) or _is_counted_from(context, span)):
        return _A_NAME
    return _ONLY_A_PLACE if only_a_place(context, span) else 0.0


def _heads_item(context: Context, span: Span) -> bool:
    """Whether a town opens an item of a report of violence: «Хомс: в мечети сработало взрывное устройство», «Суми. 117 поранених.»"""
    tokens, entry = context.tokens, span.entry
    if not context.violent or entry.top_log_population < _TOWN:
        return False
    number = tokens.sentence[span.first]
    opens = tokens.first[number] == span.first or tokens.words[tokens.first[number]] in _BULLETS
    colon = (
        span.last < len(tokens) and tokens.words[span.last] == ":" and tokens.sentence[span.last] == number
    )
    if not (opens and colon):
        return False
    names = tokens.text[span.start : span.end].lower().split()
    return not any(context.name_words.get(w, _UNKNOWN).first or w in context.seen_lower for w in names)


def _is_taken(context: Context, span: Span) -> bool:
    """ "Sudzha was liberated", "Goma has been captured": what befalls towns; a person's name is left to the model."""
    if span.possessive or span.entry.top_log_population < _SEIZABLE:
        return False
    i, lower = span.last, context.lower
    while i < span.last + _LONGEST_VERB and lower[i : i + 1] and lower[i] in _PASSIVE:
        i += 1
    if (i == span.last and span.language == "en") or i >= len(lower) or lower[i] not in _TAKEN:
        return False
    here = context.tokens.sentence[span.first]
    names = context.tokens.text[span.start : span.end].lower().split()
    known = any(w in context.name_words or w in context.seen_lower for w in names)
    return not known and context.tokens.sentence[i] == here


def done_at(context: Context, span: Span) -> int:
    """Index of the word before a name, or before a list of them, that tells what is done to places; -1 where there is none.

    "Seized Lalibela", «открыла огонь по Горису, Джермуку».
    """
    lower, i = context.lower, span.first
    here = context.tokens.sentence[i]
    for _ in range(_LONGEST_LIST):  # back over the names that open the list
        if i == 0 or context.tokens.sentence[i - 1] != here:
            return -1
        before = lower[i - 1]
        if before in _DONE_TO:
            return i - 1
        if before in _AT and i > 1 and lower[i - 2].startswith(_STRIKES):
            return i - 2
        if before not in _LISTED or i < _NAME_AND_COMMA or not context.tokens.words[i - 2][0].isupper():
            return -1
        i -= _NAME_AND_COMMA
    return -1


def is_attacked(context: Context, span: Span) -> bool:
    """Whether what stands before the name is done to places."""
    return done_at(context, span) >= 0


def is_governed(context: Context, span: Span) -> bool:
    """Whether an office, or what is done to a town, stands with it in the genitive: «мэр Казани», «окупація Бучі».

    Or whether the text says that it is one: «город Менака».
    """
    if span.first == 0 or span.entry.is_adjective or span.language == "en":
        return False
    before = context.lower[span.first - 1]
    if before in TOWN_NOUNS:
        return span.entry.has_settlement
    if before not in OFFICES and before not in OF_TOWNS:
        return False
    entry = (
        span.entry
    )  # «обстріл Сум»: a province of Burkina Faso is called so, too, and the city in this case
    return entry.is_inflected or bool((entry.inflected * entry.log_population >= _TOWN).any())


def is_end_of_road(context: Context, span: Span) -> bool:
    """Whether a name is one end of a road: «на трасі Київ — Чоп»."""
    ws, i, j = context.tokens.words, span.first, span.last
    if span.language == "en" or span.entry.is_adjective or not ws[i][0].isupper():
        return False
    if i > 1 and ws[i - 1] in _DASHES:  # the other end
        i -= 2
    elif j + 1 >= len(ws) or ws[j] not in _DASHES or not ws[j + 1][0].isupper():
        return False
    here = context.tokens.sentence[span.first]
    known = i > 0 and ws[i][0].isupper() and context.tokens.sentence[i - 1] == here
    return known and context.lower[i - 1].startswith(_ROADS)


def is_in_small_text(context: Context, span: Span) -> bool:
    """Whether a town stands behind a preposition of place, or in a list, in a report of violence without any capitals: «вибухи в одесі»."""
    if not (context.small and context.violent) or span.entry.is_adjective:
        return False
    entry, i, here = span.entry, span.first, context.tokens.sentence[span.first]
    home = span.language == "en" or any(
        p.country in COUNTRIES and p.population >= _SMALL_TOWN for p in entry.places
    )
    if not home or entry.top_log_population < _TOWN:
        return False
    known = (context.name_words.get(w, _UNKNOWN) for w in entry.key.split())
    if any(word.common or word.first for word in known):
        return False
    for _ in range(_LONGEST_LIST):
        if i == 0 or context.tokens.sentence[i - 1] != here:
            return False
        before = context.lower[i - 1]
        if before in _INTO:
            return True
        if before not in _LISTED or i < _NAME_AND_COMMA:
            return False
        i -= _NAME_AND_COMMA
    return False


def _is_counted_from(context: Context, span: Span) -> bool:
    before = context.lower[span.first - 1] if span.first else ""
    return before in FROM and relation_before(context.tokens, span) is not None


def is_only_a_country(context: Context, span: Span) -> bool:
    """Whether a name is a country's and nothing else's: no other place, no word, nobody's name, no adjective."""
    entry = span.entry
    if len(entry) > 1 or entry.top_level < _COUNTRY or entry.is_adjective or not entry.places[0].country:
        return False
    words = context.tokens.text[span.start : span.end].lower().split()
    if not context.tokens.words[span.first][0].isupper():
        return False
    if span.possessive and not any(context.name_words.get(w, _UNKNOWN).first for w in words):  # "Japan's"
        return True
    return not any(w in context.name_words for w in words)


def only_a_place(context: Context, span: Span) -> bool:
    """Whether the words of the name are known as nothing else: no everyday word, first name or surname.

    Such a name, capitalised in a text that does not shout, is a place whatever stands beside it: "Kupiansk
    was shelled" opens no sentence of the corpora that the model learnt from.
    """
    text = context.tokens.text[span.start : span.end]
    if len(text) < _LEAST_LETTERS or not text[0].isupper() or text.isupper():
        return False
    words = text.lower().split()
    for word in words:
        known = context.name_words.get(word)
        if (known is not None and known != _UNKNOWN) or word in context.seen_lower:
            return False
    return not span.entry.is_inflected and not span.entry.is_renamed
