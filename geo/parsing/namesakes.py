"""Names that are a place's elsewhere and somebody's or something's here: people, streets, parts of unknown names.

What these rules leave out never comes before a model. They hold for settlements only, and for the first two only
for those below 100,000 people: «По словам Макарова» quotes a man, «По словам Киева» a government.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from geo.parsing.lexicon import AREA_NOUNS, FUNCTION_WORDS, LOCATIVE, OFFICES, SAYING, TOWN_NOUNS, words
from geo.parsing.name_entry import Floats
from geo.parsing.persons import (
    GIVEN_ENDINGS,
    GIVEN_LATIN,
    GIVEN_STEMS,
    is_given,
    is_given_stem,
    is_name,
    is_person,
)
from geo.parsing.sides import is_side
from geo.parsing.spans import Span
from geo.parsing.things import is_thing
from geo.parsing.tokens import Tokens

Ordinary = Callable[[str], bool]
"""Whether a word is known as a word, a name of a person, or the beginning of a place's name."""
_VILLAGE, _TOWN, _CITY = math.log(5_000), math.log(20_000), math.log(100_000)
_QUOTED = words(
    "словам словами думку мнению підрахунками подсчетам оцінкою оценке імені имени вдова адвокат адвоката"
)
_BEFORE_LAST = 2  # towns of a list before its last
_STREETS = words("""
    вулиця вулиці вулицю вулицею вул улица улице улицу улицей улицы ул проспект проспекті проспекте проспекту просп
    бульвар бульварі бульваре площа площі площу площадь площади провулок провулку переулок переулке
    шосе шоссе набережна набережній набережная набережной узвіз узвозі
""")
_TITLES = words("Mr Mrs Ms Dr Prof Rev")
_ADJECTIVE = re.compile(r"[сц]ь?к(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|ое|ом|ая|ой|ую|е|ие|их|ими)$")
_ATTRIBUTES = words("""
    mala malaya malyi maly velyka velykyi veliky velikaya bolshaya bolshoy bolshoye nova novaya novyi novy nove novoye
    stara staraya staryi stary stare staroye verkhnia verkhnya verkhnyaya verkhniy nyzhnia nyzhnya nizhnyaya nizhny
    krasna krasnaya krasny krasne chervona chervone bila belaya chorna chernaya dovha dolgaya
    мала малая малий малый велика большая великий большой нова новая новий новый стара старая старий старый верхня верхняя
    нижня нижняя червона червоний красная красный біла белая чорна черная мале малое велике большое нове новое старе старое
""")
_VERB = re.compile(r"(?:[иаую]в|[иаеую]л|ла|ли|ло|вся|лся|лас[яь]|лис[яь]|ть|ться|тся|ає|яє|ює)$")
_ATTRIBUTE = re.compile(
    r"(?:мал|велик|больш|нов|стар|верхн|нижн|червон|красн|б[іе]л|ч[оёе]рн)(?:ого|его|ому|ему|ої|ій|ьої|ой|ей|у|ю|ую|юю|им|ым|ім|ом|ем|ою|ею|их|ых|ими|ыми)"
)
_SIDES = (
    "западн", "восточн", "северн", "южн", "центральн", "північн", "південн", "східн", "західн", "советск", "ленинск", "октябрьск",
    "первомайск", "заводск", "промышленн", "пролетарск", "железнодорожн", "індустріальн", "заводськ", "залізничн",
)  # fmt: skip
# Of which any town has one: «на Южном фронте», «Северный вокзал».
_SIDED = (
    "округ", "район", "фронт", "направлен", "напрям", "группиров", "угрупован", "командован", "флот", "вокзал", "рынк", "рынок", "ринк", "ринок", "кладбищ",
    "кладовищ", "побереж",
)  # fmt: skip
_ACTS = SAYING | words("""
    обвинил обвинила звинуватив звинуватила назвал назвала назвав призвал призвала закликав закликала потребовал потребовала вимагає требует
    назначил призначив приказал наказав пообещал пообіцяв подтвердил подтвердила підтвердив підтвердила отверг відкинув поручил доручив опроверг спростував
""")
_FACILITIES = re.compile(
    r"(?:а[еэ]родром|а[еэ]ропорт|вокзал|пол[иі]гон|комб[иі]нат|терм[иі]нал|[еэ]лектростанц|л[иі]карн|больниц|п[иі]дстанц|подстанц|нафтобаз|нефтебаз|госпитал|шпитал)\w{0,3}"
)
_MENS = (
    "ов",
    "ев",
    "ин",
    "ын",
    "ий",
    "ой",
    "ский",
    "цкий",
    "ський",
    "цький",
    "енко",
    "ко",
    "чук",
    "юк",
    "їн",
    "ін",
)
_OF_A_MAN = ("ова", "ева", "ёва", "ина", "ського", "ского", "цького", "цкого")
_SURNAMES, _HALF = ("енко", "енка", "enko", "enka"), 0.5
_PREPOSITIONS = frozenset({"под", "подо"})  # besides those of `LOCATIVE`
_HYPHENS = frozenset("-‐‑–")
_DASHES = frozenset("—–-")
_NUMBERED = words(
    "airbase airfield airport base mine station plant prison substation air авиабаза авиабазы авіабаза"
)
_SQUARES = words("street square avenue road lane boulevard highway prospekt prospect")
_ENDS, _LISTING = frozenset(".;:!?"), frozenset({"and", "or", "as", "but"})
_NEVER_A_TOWN = words("cocktail cocktails")


def is_vague(span: Span, shares: Floats) -> bool:
    """Whether a village that bears a surname is meant no more than its namesakes («У Шевченко горить»), or once bore the name.

    «До Новоросійська» is to no village of Kherson Oblast that was Novorosiiske once.
    """
    name = span.entry.key
    if span.entry.is_renamed and span.entry.is_inflected and span.entry.top_log_population < _VILLAGE:
        return True
    return name.endswith(_SURNAMES) and span.entry.has_settlement and float(shares.max()) < _HALF


def is_like_a_person(span: Span) -> bool:
    """Whether a Ukrainian or Russian name, as it stands, could be a man's: «Королёв», «Пушкин», «Владимир»."""
    name = span.entry.key
    return (name.endswith(_MENS) and not span.entry.is_inflected) or is_given_stem(name)


def closes_list(tokens: Tokens, spans: Sequence[Span], i: int) -> bool:
    """Whether a Cyrillic name is the last of a list of three towns or more: «обстріляла Херсон, Антонівку та Станіслав»."""
    if i < _BEFORE_LAST or spans[i].language == "en" or spans[i].entry.is_adjective:
        return False
    span, words = spans[i], tokens.words
    gaps = [words[a.last : b.first] for a, b in pairwise(spans[i - _BEFORE_LAST : i + 1])]
    listed = gaps[-1] in (["та"], ["і"], ["й"], ["и"]) and gaps[:-1] == [[","]] * (_BEFORE_LAST - 1)
    after = words[span.last] if span.last < len(words) else ""
    return listed and not after[:1].isupper() and span.entry.has_settlement


def is_other(tokens: Tokens, span: Span, ordinary: Ordinary) -> bool:
    """Whether a span is no place here although the gazetteer knows it."""
    if span.language != "en" and _is_side(tokens, span):
        return True
    if _is_titled(tokens, span) if span.language == "en" else _is_street(tokens, span):
        return True
    if span.entry.is_adjective:
        return span.language != "en" and _is_adjective_surname(tokens, span)
    if span.language != "en" and _is_word(tokens.text[span.start : span.end].lower()):
        return True
    if is_thing(tokens, span):
        return True
    if is_person(tokens, span):
        return True
    if span.last != span.first + 1:
        return span.language != "en" and _beside(tokens, span.first, -1).lower() in _STREETS
    if span.language != "en" and not span.entry.has_country and _is_attribute_or_attributed(tokens, span):
        return True
    if not span.entry.has_settlement:
        return span.entry.is_foreign and span.language == "en" and _is_part(tokens, span, ordinary)
    if span.language == "en" and span.entry.is_towns and _is_named_after(tokens, span):
        return True
    if not span.entry.has_country and _is_attribute_or_attributed(tokens, span):
        return True
    if span.entry.top_level > 0:
        return False
    if _is_designation(tokens, span):
        return True
    entry = span.entry
    if span.language == "en" and _is_given_latin(tokens, span):
        return True
    if entry.top_lasting >= _CITY:
        return False
    if span.language == "en":
        return _is_part(tokens, span, ordinary)
    return _is_person_or_street(tokens, span)


def _is_adjective_surname(tokens: Tokens, span: Span) -> bool:
    """«Віктора Одеського», «Гринько-Житомирський»: an adjective behind a given name or joined to a surname, and no noun behind it."""
    i = span.first
    after = _beside(tokens, span.last, 1)
    noun = after.isalpha() and after.islower() and not _VERB.search(after)
    if noun and after not in FUNCTION_WORDS and after not in _ACTS:
        return False
    if (
        span.last == i + 1
        and i > 1
        and tokens.words[i - 1] in _HYPHENS
        and tokens.starts[i] == tokens.ends[i - 1]
    ):
        return tokens.starts[i - 1] == tokens.ends[i - 2] and tokens.words[i - 2][0].isupper()
    before = _beside(tokens, i, -1)
    return is_name(before) and is_given(before)


def _is_word(name: str) -> bool:
    """«Под Херсоном» names no village of Поды, «Аеродром «Бельбек»» no quarter of Skopje."""
    return name in LOCATIVE or name in _PREPOSITIONS or _FACILITIES.fullmatch(name) is not None


def _is_titled(tokens: Tokens, span: Span) -> bool:
    """ "Mr. Jordan said": a country as little as a town."""
    i = span.first
    before = _beside(tokens, i, -1)
    if before == ".":
        before = _beside(tokens, i - 1, -1)
    return before in _TITLES and span.last == i + 1


def _is_street(tokens: Tokens, span: Span) -> bool:
    """«На Сумській вулиці», «Харківське шосе»: in whatever town the text is about."""
    if span.last != span.first + 1 or not _ADJECTIVE.search(span.entry.key):
        return False
    around = _beside(tokens, span.first, -1), _beside(tokens, span.last, 1)
    return any(word.lower() in _STREETS for word in around)


def _is_side(tokens: Tokens, span: Span) -> bool:
    """«В Западном округе», «у Центральному районі», «район Северный»: a side of whatever town the text is about."""
    ends = (
        tokens.words[span.last - 1].lower(),
        *(_beside(tokens, i, n).lower() for i, n in ((span.last, 1), (span.first, -1))),
    )
    side = tokens.words[span.first].lower().startswith(_SIDES)
    if side and (any(w.startswith(("округ", "район")) for w in ends) or ends[1].startswith(_SIDED)):
        return True
    after = _beside(tokens, span.last, 1)  # «у Північному Криму», but «в Северном Ивановской области»
    return (
        span.last == span.first + 1
        and is_side(span.entry.key)
        and is_name(after)
        and not _ADJECTIVE.search(after)
    )


def _is_person_or_street(tokens: Tokens, span: Span) -> bool:
    """«По словам Макарова», «Тарас Макаров», «сообщил Макаров», «на улице Макарова»."""
    before, after = _beside(tokens, span.first, -1), _beside(tokens, span.last, 1)
    if before == "." and span.first > 1:
        before = _beside(tokens, span.first - 1, -1)
    lower = before.lower()
    if lower in TOWN_NOUNS or lower in LOCATIVE:
        return False
    if lower in OFFICES and (not span.entry.is_inflected or _is_surname(span)):
        return True
    if lower in _QUOTED or lower in _STREETS or lower in SAYING or after.lower() in _ACTS:
        return True
    if bool(before) and before[0].isupper() and is_given_stem(lower):
        return True
    # Who said it: «... ранены пятеро — Богомаз.»
    if before in _DASHES and after in ("", ".") and (span.entry.is_inflected or is_like_a_person(span)):
        return True
    word = tokens.words[span.first].lower()
    return any(word.startswith(stem) and word[len(stem) :] in GIVEN_ENDINGS for stem in GIVEN_STEMS)


def _is_surname(span: Span) -> bool:
    """Whether the name of a village reads as a surname in the genitive: «губернатора Гладкова»."""
    return span.entry.top_lasting < _TOWN and span.entry.key.endswith(_OF_A_MAN)


def _is_designation(tokens: Tokens, span: Span) -> bool:
    """Whether a letter or a number joined to the name makes a type or a number of it: "Orion-E"."""
    words, j = tokens.words, span.last
    if span.possessive or j + 1 >= len(words) or words[j] not in _HYPHENS:
        return False
    joined = tokens.starts[j] == tokens.ends[j - 1] and tokens.starts[j + 1] == tokens.ends[j]
    if j + 2 < len(words) and words[j + 2].lower() in _NUMBERED:
        return False
    return joined and (words[j + 1][0].isdigit() or (len(words[j + 1]) == 1 and words[j + 1].isupper()))


def _is_named_after(tokens: Tokens, span: Span) -> bool:
    """A person by the given name before, a street or square, a bottle, a ship or a river by its article."""
    before, after = _beside(tokens, span.first, -1), _beside(tokens, span.last, 1)
    if before.lower() in GIVEN_LATIN and before[0].isupper():
        return True
    if after.lower() in _NEVER_A_TOWN or (after[:1].isupper() and after.lower() in _SQUARES):
        return not span.possessive
    if before.lower() != "the" or tokens.text[span.start : span.start + 4].lower() == "the ":
        return False
    return after in _ENDS or (after in FUNCTION_WORDS and after not in _LISTING)


def _is_given_latin(tokens: Tokens, span: Span) -> bool:
    """ "Volodymyr" of "Volodymyr Zelensky"."""
    if tokens.words[span.first].lower() not in GIVEN_LATIN or span.possessive:
        return False
    after = _beside(tokens, span.last, 1)
    return is_name(after) and after.lower() not in TOWN_NOUNS | AREA_NOUNS


def _is_attribute_or_attributed(tokens: Tokens, span: Span) -> bool:
    """Whether a span is one half of "Mala Danylivka", which as a whole the gazetteer does not have."""
    before, after = _beside(tokens, span.first, -1), _beside(tokens, span.last, 1)
    if _is_attribute(tokens.words[span.first]) and is_name(after):
        return tokens.starts[span.last] == tokens.ends[span.last - 1] + 1
    attributed = is_name(before) and _is_attribute(before)
    return attributed and tokens.ends[span.first - 1] == tokens.starts[span.first] - 1


def _is_attribute(word: str) -> bool:
    """«Мала», «Верхней»: in every case of the grammar."""
    lower = word.lower()
    return lower in _ATTRIBUTES or (not lower.isascii() and _ATTRIBUTE.fullmatch(lower) is not None)


def _is_part(tokens: Tokens, span: Span, ordinary: Ordinary) -> bool:
    """Whether an unknown word beside it makes another name of it: "at Buulo Mareer", "of Avigdor Lieberman".

    Only behind a preposition, where a whole name must stand. "Feltham Magistrates' Court" and "Manhattan
    Regional Airport" are named for the town: three capitalised words in a row are left alone.
    """
    i, j = span.first, span.last
    after, before = _beside(tokens, j, 1), _beside(tokens, i, -1)
    if not span.possessive and is_name(after) and _is_placed(tokens, i):
        third = _beside(tokens, j + 1, 1)
        return not ordinary(after) and not (is_name(third) or third in ("'", "’"))
    return is_name(before) and _is_placed(tokens, i - 1) and not ordinary(before)


def _is_placed(tokens: Tokens, i: int) -> bool:
    """Whether a preposition, or a verb that puts something into a place, stands before token `i`."""
    before = _beside(tokens, i, -1).lower()
    return before in LOCATIVE or before in ("of", "entered", "left")


def _beside(tokens: Tokens, i: int, side: int) -> str:
    """The token before token `i` (side -1), or token `i` itself (side 1), in the sentence; "" where it ends."""
    sentence, one = tokens.sentence, i - 1
    if not 0 <= one < len(sentence) - 1 or sentence[one] != sentence[i]:
        return ""
    return tokens.words[i if side > 0 else one]
