"""What a Ukrainian village is likely called in Russian, by rule: Василівка is «Васильевка», Бузова «Бузовая».

Russian-language reports, and many English ones, write villages of Ukraine so, and no list that we have tells how. The
rules are those by which the two languages' common roots and endings differ, and our own choice among them; a name that
they yield is a guess, and weighs less than any name that a source gives. Guesses are kept and compared as *skeletons*,
which leave out what systems of romanising Russian disagree on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, product

from geo.gazetteer.entry import Entry
from geo.gazetteer.names import fold, is_cyrillic, official_uk, romanise_ru

COUNTRY = "UA"
_MOST_FORMS = 12
_UKRAINIAN = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя '’ʼ-")
# Ends of words, Ukrainian = Russian; the longest that fits counts.
_ENDS = """
івка=овка евка  ївка=евка  ове=ово овое  еве=ево евое  єве=ево евое  ине=ино иное  іне=ино иное  їне=ино
нє=нее  поле=поле  е=ое о е  є=ее  а=а ая  я=я яя  ий=ий ой  ій=ий  ві=вые ви  і=и
вілля=волье  лля=лье  щастя=счастье  тя=тье  ння=нье  степове=степное степовое  розівка=розовка  оленівка=еленовка оленовка
"""
# Parts of words; ^ at the beginning of a word, or behind "ново" and its like.
_PARTS = """
^микола=никола  ^микол=никол  ^микит=никит  ^олекс=алекс  ^катерин=екатерин  ^костянтин=константин  ^ганн=анн
^юхим=ефим  ^опанас=афанас  ^пилип=филип  ^гнат=игнат  ^роз=раз  ^під=под  ^перш=перв  ^серед=сред  ^хрест=крест
^хрещ=крещ  ^гостр=остр  ^горіх=орех  ^оріх=орех  ^вільх=ольх  ^вільш=ольш  ^вогн=огн  ^вугл=угл  ^вівч=овеч
^радян=совет  ^жовтнев=октябрьск  ^травнев=майск  ^перемог=побед  ^південн=южн  ^північн=северн  ^червон=червон красн
^велик=велик больш  ^зор=зар  ^сіл=сел  ^сін=сен  ^робот=работ
вільн=вольн  привіл=привол  камян=камен камян  словян=славян  глибок=глубок  вовк=волк  вовч=волч  довг=долг
жовт=желт  чорн=черн  комишув=камышев  комиш=камыш  озір=озер  ліс=лес  біл=бел  сніж=снеж  сніг=снег  річ=реч
дібр=дубр дибр  залізн=железн  яблун=яблон  піщан=песчан  піск=песк  степов=степн степов  щаст=счаст
щасл=счастл  гір=гор  піль=поль  ріг=рог  хутір=хутор  осіл=осел  колодяз=колодез  сонячн=солнечн  слобід=слобод
світ=свет  дніпр=днепр  дністр=днестр  сівер=север  квіт=цвет  цвіт=цвет  хліб=хлеб  мілов=мелов  вітр=ветр
рубіж=рубеж  рівн=ровн  ягід=ягод  верхньо=верхне  нижньо=нижне  середньо=средне  лівад=левад  шахтар=шахтер
"""
_VOWELS = "аеєиіїоуюя"
_LETTERS = str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г"})
_BEGINNING = "(?:^|(?<=ново)|(?<=старо)|(?<=мало)|(?<=велико)|(?<=нижньо)|(?<=верхньо))"
_APOSTROPHE = re.compile("['’ʼ]")
_YO = re.compile("[ьй]о")
_SOFT = re.compile("([сцз])ьк")
_GLIDE = re.compile("[yij]+(?=[aeou])")
_TWICE = re.compile(r"(.)\1+")


def russian_forms(name: str) -> tuple[str, ...]:
    """Likely Russian forms of a Ukrainian place name, folded, likeliest first; none for what is no Ukrainian name.

    Stress, which decides between -ово and -овое, is unknown: both are given. So is -е unchanged, for English
    reports mix the languages ("Privolne", "Rubezhne").
    """
    text = name.lower()
    if not is_cyrillic(text) or not set(text) <= _UKRAINIAN:
        return ()
    words = [_word(word) for word in fold(text).split()]
    return tuple(dict.fromkeys(" ".join(form) for form in islice(product(*words), _MOST_FORMS)))


def skeleton(name: str) -> str:
    """`name` in either alphabet as a key that spellings of one Russian name share.

    Vasilyevka, Vasilievka and Vasilevka are one, and so are Krasnoye and Krasnoe, Bykovka and Bikovka.
    """
    folded = fold(romanise_ru(fold(name)) if is_cyrillic(name) else name)
    return _TWICE.sub(r"\1", _GLIDE.sub("", folded).replace("y", "i"))


def skeletons(entry: Entry) -> frozenset[str]:
    """The skeletons of the likely Russian names of `entry`; none but for a settlement of Ukraine."""
    place = entry.place
    if place.country != COUNTRY or place.feature_class != "P":
        return frozenset()
    own = fold(place.name)
    ukrainian = [n for n in _written(entry) if fold(n) == own or fold(official_uk(n)) == own]
    return frozenset(skeleton(form) for name in ukrainian for form in russian_forms(name))


def _written(entry: Entry) -> Iterable[str]:
    """The names of `entry` that are in Cyrillic."""
    return (n for n in dict.fromkeys((entry.place.name, *(n for n, _ in entry.names))) if is_cyrillic(n))


@lru_cache(maxsize=8192)
def _word(word: str) -> tuple[str, ...]:
    """Russian forms of one folded word."""
    ends, parts, pattern = _rules()
    cut = len(word)
    endings: tuple[str, ...] = ("",)
    for ending, found in ends.items():
        if word == ending or (word.endswith(ending) and len(word) > len(ending) + 1):
            cut, endings = len(word) - len(ending), found
            break
    pieces: list[tuple[str, ...]] = []
    last, stem = 0, word[:cut]
    for hit in pattern.finditer(stem + word[cut:] if not endings[0] else stem):
        pieces.append((_plain(stem[last : hit.start()]),))
        pieces.append(parts[hit[0]])
        last = hit.end()
    pieces.append((_plain(stem[last:]),))
    return tuple(dict.fromkeys("".join(form) for form in product(*pieces, endings)))


def _plain(text: str) -> str:
    return _SOFT.sub(r"\1к", _YO.sub("е", text)).translate(_LETTERS)


@lru_cache(maxsize=1)
def _rules() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], re.Pattern[str]]:
    """Endings, parts, and the pattern that finds the parts."""
    ends, parts = _table(_ENDS), _table(_PARTS)
    found = [(_BEGINNING if part.startswith("^") else "") + part.removeprefix("^") for part in parts]
    closed = f"(?=[^{_VOWELS}]|$)"
    found += [f"(?<=.)іїв{closed}", f"(?<=.)їв{closed}", f"(?<=.)ів{closed}"]
    known = {part.removeprefix("^"): forms for part, forms in parts.items()}
    known |= {"іїв": ("еев", "иев"), "їв": ("ев",), "ів": ("ов", "ев")}
    return ends, known, re.compile("|".join(found))


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """Ukrainian -> Russian of a text of `a=b c` pairs, parted by two spaces or a new line; the longest first."""
    pairs = (pair.split("=") for line in text.split("\n") for pair in line.split("  ") if pair.strip())
    found = {old.strip(): tuple(new.split()) for old, new in pairs}
    return dict(sorted(found.items(), key=lambda item: -len(item[0].removeprefix("^"))))
