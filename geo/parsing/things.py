"""Names that are a town's elsewhere and a thing's here: a weapon, a ship, a battalion, a café, a firm, a team, a car.

«Снаряд «Граду»», "Kalibr cruise missiles", «кафе «Верона»», «корабль «Москва»», «Ростов» обыграл «Сочи», "a Hyundai Santa Fe". What stands in
quotes behind a mine, a station, a checkpoint or an airfield is mostly named for where it is, and is left to the model.
"""

from __future__ import annotations

import math
import re

from geo.parsing.lexicon import AREA_NOUNS, TOWN_NOUNS, words
from geo.parsing.respelling import COUNTRIES
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens

_LARGE = 100_000  # people
_CITY = math.log(_LARGE)
# "Neptune missiles", but "the Kupiansk missile strike".
_WEAPONS = words("""
    missile missiles rocket rockets drones howitzer howitzers torpedo torpedoes launcher launchers mlrs
""")
# "The cruiser Moskva", "the landing ship Saratov"; behind "to" these are verbs.
_SHIPS = words(
    "cruiser frigate destroyer corvette submarine warship trawler flagship minesweeper tanker freighter yacht tugboat icebreaker"
)
_VESSELS = words("ship vessel boat carrier ferry")
_SHIP_KINDS = words(
    "landing cargo container patrol missile reconnaissance hospital supply research rescue fishing bulk crude oil lng russian ukrainian iranian "
    "israeli turkish greek chinese british -flagged navy naval amphibious merchant cruise passenger"
)
_SHIPS_CYRILLIC = re.compile(
    r"(?:кораб(?:ель|ль)|корвет|фрегат|крейсер|катер|танкер|сухогруз|суховантаж|судно|тепл?охід|теплоход|буксир|есм[іи]нець|эсминец|тральщик|б?[бв]дк)"
)
_CARS = words("pickup pickups sedan sedans suv suvs hilux minivan minivans hatchback")  # "Toyota pickups"
_MAKERS = words("""
    acura alfa bmw buick cadillac chery chevrolet chevy chrysler citroen citroën dodge fiat ford geely gmc haval honda hyundai infiniti isuzu jeep kia lada lexus
    mazda mercedes mitsubishi nissan opel peugeot pontiac porsche renault seat skoda škoda subaru suzuki tesla toyota volkswagen volvo vw ferrari
""")
_OF_A_CAR = words(
    "a an his her their my our another that this two three several one white black red blue grey gray silver green yellow brown dark light stolen speeding "
    "parked rented burnt-out burned-out used secondhand oncoming armoured armored damaged old new"
)
_WORKS = words(
    "plant plants factory factories works dealership dealer dealers assembly facility employees workers"
)
_STRIKES = words("strike strikes attack attacks raid raids barrage salvo threat alert debris factory plant")
_MAKES = words("cruise ballistic hypersonic anti-ship multiple multiple-launch guided")
_MOST_MAKES = 2  # words between a name and its weapon: "Grad multiple rocket launchers"
# Weapons known as such beside the noun for what they are, and in quotes without it.
_CALLED_LATIN = words("grad smerch uragan tornado kalibr iskander kinzhal shahed geran oniks zircon tochka")
_CALLED = re.compile(
    r"(?:град|смерч|ураган|торнад|кал[иі]бр|[иі]скандер|ки(?:н|нд)жал|шахед|геран|панцир|гвоздик|акац[иі]|тюльпан|хризантем|корнет|ланцет|орлан|нептун"
    r"|вільх|ольх|циркон|он[иі]кс|сармат|ор[еє]шн|г[иі]ац[иі]нт|буратин|верб|игл|голк|стр[іе]л|бук|топол|точк)\w{0,4}"
)
_PLURAL = ("ов", "ів", "ей")  # «из Градов»
_OUT_OF = frozenset({"из", "з", "із", "зі"})
# Nouns of which one in quotes bears a name that tells nothing of where it is.
_WEAPON = r"снаряд|ракет|рсз[во]|гаубиц|міномет|мином[её]т|торпед|бомб|дрон|бпла|бе[зс]п[іи]лотник|вертол[іеё]т|вертольот|зен[иі]тк|[зп]рк|птрк"
_MACHINE = r"систем|комплекс|установк|сам[оа]х[оі]дк|танк|л[іи]так|самол[её]т|боєприпас|боеприпас"
_SHIP = r"кораб|корвет|фрегат|крейсер|катер|танкер|сухогруз|суховантаж|судн|теплох[оі]д|парох[оі]д|пароплав|п[ао]ром|яхт|субмарин|буксир"
_UNIT = r"батал[ьй]|бригад|полк|отряд|заг[іо]н|спецназ|див[иі]з[иі]он"
_HOUSE = r"кафе|ресторан|готел|отел|гостиниц|клуб|к[иі]нотеатр|магазин|супермаркет|г[иі]пермаркет|центр|санатор|панс[иі]онат"
_FIRM = (
    r"ф[иі]рм|компан|корпорац|банк|фабрик|завод|холдинг|концерн|агентств|газет|журнал|телеканал|фонд|парт[иі]"
)
_WORK = r"ф[иі]льм|сер[иі]ал|операц|ансамбл|команд|програм|про[еє]кт"
_BEARER = re.compile(
    rf"(?:(?:{_WEAPON}|{_MACHINE}|{_SHIP}|{_UNIT}|{_HOUSE}|{_FIRM}|{_WORK})\w*|бар[аеіу]?|рот[аиыуі]|трц|трк|тц|тк|жк|тов|ооо|зао|прат)"
)
# And those of which one in quotes is mostly called after the village beside it.
_SITE = re.compile(
    r"(?:станц|зупин|останов|платформ|вокзал|роз.?їзд|разъезд|метро|пункт|пропуск|кпп|мапп|перех[оі]д|застав|блокпост|пост[уаі]?$|а[еэ]родром|а[еэ]ропорт|ав[иі]абаз"
    r"|порт|термінал|терминал|шахт|розріз|разрез|кар.?[єе]р|пол[иі]гон|м[оі]ст|дамб|гребл|плотин|гес|гэс|тес|тэс|аес|аэс|грес|грэс|п[иі]дстанц|подстанц|пс$|нпс|лпдс"
    r"|нафтобаз|нефтебаз|баз[аеиуы]|комб[иі]нат|м[иі]крорайон|жил?томасив|жилмас|масс?ив|рын|рин[ко]|трас|дорог|шосс?е|урочищ|остр[оі]в|озер|вод[оа]?[сх]|лагер|таб[оі]р"
    r"|дач|снт|колон[иі]|перевал|напрям|направлен|д[иі]льниц|участ|терикон|заповед|запов[іи]д|заказник|сел|станиц|район|округ|громад|область|кордон|кладовищ|кладбищ)"
)
_WEAPON_BEFORE = re.compile(rf"(?:{_WEAPON}|залп|систем)\w*")
_OPENING, _CLOSING = frozenset('«„“"'), frozenset('»“”"')
_LONGEST_ABBREVIATION = 4  # letters
_REACH = 2  # words of the name in quotes that the gazetteer does not know with it: «Новый Азов»
# One of these stands beside every name that is a thing's in a text in Latin script, or is it.
_NEAR_THING = _WEAPONS | _SHIPS | _VESSELS | _CARS | _MAKERS | _MAKES | _OPENING


def is_thing(tokens: Tokens, span: Span) -> bool:
    """Whether a name, known as a place's, is here that of a weapon, a ship, a unit, a house or a firm."""
    if span.language == "en":
        words, i, j = tokens.words, span.first, span.last
        near = (*words[max(0, i - 2) : i + 1], *words[j : j + 1])
        return not _NEAR_THING.isdisjoint(map(str.lower, near)) and _is_latin_weapon(tokens, span)
    word = tokens.words[span.first].lower()
    called = _CALLED.fullmatch(word) is not None and span.last == span.first + 1
    opening = _opening(tokens, span)
    if opening < 0 and _opens_with_noun(tokens, span):
        return True
    if opening < 0:
        return (called and _is_fired(tokens, span.first, word)) or _is_ship_cyrillic(tokens, span)
    noun = _noun_before(tokens, span, opening)
    if noun in TOWN_NOUNS or noun in AREA_NOUNS or _is_abbreviation(tokens.words[span.first]):  # «ДНР»
        return False
    if called or _BEARER.fullmatch(noun) is not None:
        return True
    return _fills_quotes(tokens, span, opening) and _SITE.match(noun) is None


def _is_abbreviation(word: str) -> bool:
    return len(word) <= _LONGEST_ABBREVIATION and word.isupper()


def _fills_quotes(tokens: Tokens, span: Span, opening: int) -> bool:
    """Whether nothing else stands in the quotes but a number: «Ростов», «Металіст 1925», «Карпати-2»."""
    rest = tokens.words[span.last : span.last + 2]
    while rest and (rest[0].isdigit() or rest[0] in "-–"):
        rest = rest[1:]
    return opening == span.first - 1 and bool(rest) and rest[0] in _CLOSING


def _opens_with_noun(tokens: Tokens, span: Span) -> bool:
    """Whether a name abroad opens its sentence, with quotes behind it: «Канал «Донбас»» is no Kanal in Slovenia."""
    i, j = span.first, span.last
    opens = (
        tokens.first[tokens.sentence[i]] == i and _is_here(tokens, j, span) and tokens.words[j] in _OPENING
    )
    if not opens or span.entry.has_country:
        return False
    return not any(p.country in COUNTRIES or p.population >= _LARGE for p in span.entry.places)


def _noun_before(tokens: Tokens, span: Span, opening: int) -> str:
    """The word before the quotes, of which some exports double the marks: «аэродром ""Авиаторское""»."""
    i = opening - 1
    while _is_here(tokens, i, span) and tokens.words[i] in _OPENING:
        i -= 1
    return tokens.words[i].lower() if _is_here(tokens, i, span) else ""


def _opening(tokens: Tokens, span: Span) -> int:
    """Index of the mark that opens the quotes around a name of few words, -1 where it stands in none."""
    i, j = span.first - 1, span.last
    for _ in range(_REACH):
        if _is_here(tokens, i, span) and tokens.words[i][0].isalnum():
            i -= 1
        if _is_here(tokens, j, span) and (tokens.words[j][0].isalnum() or tokens.words[j] in "-–"):
            j += 1
    if not (_is_here(tokens, i, span) and _is_here(tokens, j, span)):
        return -1
    return i if tokens.words[i] in _OPENING and tokens.words[j] in _CLOSING else -1


def _is_here(tokens: Tokens, i: int, span: Span) -> bool:
    return 0 <= i < len(tokens) and tokens.sentence[i] == tokens.sentence[span.first]


def _is_fired(tokens: Tokens, i: int, word: str) -> bool:
    """Whether a weapon without quotes is one by the word before it: «ракетой Искандер», «из Градов»."""
    if i == 0 or tokens.sentence[i - 1] != tokens.sentence[i]:
        return False
    before = tokens.words[i - 1].lower()
    return _WEAPON_BEFORE.fullmatch(before) is not None or (before in _OUT_OF and word.endswith(_PLURAL))


def _is_ship_cyrillic(tokens: Tokens, span: Span) -> bool:
    """«Крейсер Москва»: a town's name as it stands right behind the noun; a state owns ships («танкер Ирана»)."""
    if span.entry.has_country or span.entry.is_inflected or not _is_here(tokens, span.first - 1, span):
        return False
    return _SHIPS_CYRILLIC.fullmatch(tokens.words[span.first - 1].lower()) is not None


def _is_latin_weapon(tokens: Tokens, span: Span) -> bool:
    """Whether a name is a weapon's: "Neptune missiles", "Grad multiple rocket launchers"."""
    if span.possessive or span.entry.has_country:
        return False
    if _is_ship(tokens, span) or _is_model(tokens, span) or _is_make(tokens, span):
        return True
    j, lower = span.last, ""
    for j in range(span.last, min(span.last + _MOST_MAKES + 1, len(tokens))):
        lower = tokens.words[j].lower()
        if tokens.sentence[j] != tokens.sentence[span.first] or lower not in _MAKES:
            break
    if j == span.last and lower in _CARS and _is_here(tokens, j, span):
        return span.entry.top_level == 0
    if not _is_here(tokens, j, span) or lower not in _WEAPONS:
        return False
    after = tokens.words[j + 1].lower() if _is_here(tokens, j + 1, span) else ""
    if after in _STRIKES:
        return False
    known = tokens.words[span.first].lower() in _CALLED_LATIN
    return known or (span.entry.has_settlement and span.entry.top_log_population < _CITY)


def _is_model(tokens: Tokens, span: Span) -> bool:
    """Whether a maker's name before it makes a car's of the name: "a Hyundai Santa Fe", but "the Toyota Kentucky plant"."""
    at, after = span.first - 1, _word_at(tokens, span.last, span).lower()
    if _word_at(tokens, at, span)[:1].isupper() and tokens.words[at].lower() not in _MAKERS:
        at -= 1  # "a Ford Crown Victoria"
    before = _word_at(tokens, at, span)
    return before[:1].isupper() and before.lower() in _MAKERS and after not in _WORKS


def _is_make(tokens: Tokens, span: Span) -> bool:
    """Whether a maker's name is a car's: "a Toyota", "a stolen Honda Civic", "the Dodge Durango", or the firm itself, "the Toyota plant"; Toyota is a city as well."""
    if span.last != span.first + 1 or tokens.words[span.first].lower() not in _MAKERS:
        return False
    before, after = _word_at(tokens, span.first - 1, span).lower(), _word_at(tokens, span.last, span)
    if after.lower() in _WORKS:
        return True
    if before == "the":
        return after[:1].isupper() and after.lower() not in (AREA_NOUNS | TOWN_NOUNS | _WORKS)
    return before in _OF_A_CAR


def _word_at(tokens: Tokens, i: int, span: Span) -> str:
    """The word at `i`, empty where it is not in the sentence of the name."""
    return tokens.words[i] if _is_here(tokens, i, span) else ""


def _is_ship(tokens: Tokens, span: Span) -> bool:
    """Whether a name is a ship's by the noun beside it: "the cruiser Moskva", "the landing ship "Saratov"", "the Moskva cruiser"."""
    at = span.first - 1 - (span.first > 1 and tokens.words[span.first - 1] in _OPENING)
    before = tokens.words[at].lower() if _is_here(tokens, at, span) else ""
    after = tokens.words[span.last].lower() if _is_here(tokens, span.last, span) else ""
    kind = tokens.words[at - 1].lower() if before in _VESSELS and _is_here(tokens, at - 1, span) else ""
    if (
        before in _SHIPS
        or kind in _SHIP_KINDS
        or (after in _VESSELS and tokens.words[span.last - 1].islower())
    ):
        return True
    article = tokens.words[span.first - 1].lower() == "the" if span.first else False
    return article and after in _SHIPS
