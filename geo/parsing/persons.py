"""Towns and divisions whose name is somebody's here: «Владимир Путин», «Александр Хинштейн», "Vladimir Putin", «Сергей Иванов».

However large the town: people of these names are in the news every day. Smaller places are judged by more (`namesakes`).
"""

from __future__ import annotations

from geo.parsing.lexicon import AREA_NOUNS, TOWN_NOUNS, words
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens

# How given names begin in every case: «Тараса», «Тарасом». A name is a stem and at most three letters more.
GIVEN_STEMS = tuple(
    sorted(
        words("""
    олександр александр олексі алексе анатолі андрі андре антон артем артём богдан борис вадим валенти валентин валері
    васил васили віктор виктор віталі витали володимир владимир владислав вячеслав в'ячеслав геннаді геннади георгі
    григорі григори денис дмитр дмитри евгени євген едуард эдуард іван иван ігор игор ілл иль кирил кирилл костянтин
    константин леонід леонид максим мари марі микит никит микол никола михайл михаил наталі натали олег олекс олен елен
    ольг павл павел петр пётр роман руслан рустем сергі серге станіслав станислав степан тарас тетян татьян тимофі
    федор фёдор юлі юли юрі юри ярослав ігн игна оксан ірин ирин світлан светлан анн ганн дар
""")
    )
)
# And how they end, where no surname stands beside them; «Іванків» and «Петрове» are towns.
GIVEN_ENDINGS = frozenset(
    [
        "",
        *"а у я ю ом ем єм ою ею єю й ь о і и е ий ій ия ія ію ию ием ієм еві єві ові ы ья ьи ьей ье".split(),
    ]
)
# Names of people abroad that are towns' as well, and those that towns have more often: a name only before a surname.
_GIVEN_ABROAD = (
    "дональд", "джордж", "хасан", "хассан", "ларис", "софі", "софи", "джексон", "остин", "остін", "кевин", "кевін", "александра", "олександра",
)  # fmt: skip
GIVEN_LATIN = words("""
    volodymyr vladimir oleksandr aleksandr alexander oleksiy alexei anatoly anatoliy andriy andrei anton artem bohdan bogdan denys
    dmytro dmitry dmitri yevhen yevgeny ihor igor ivan kyrylo kirill kostiantyn konstantin leonid maksym maxim mykhailo mikhail mykola
    nikolai nazar oleh oleg ostap pavlo pavel petro pyotr roman ruslan serhiy sergei stanislav stepan svyatoslav taras valeriy
    valery vasyl vitaliy vitali viktor vladyslav vyacheslav yaroslav yuriy yuri zakhar daria iryna irina kateryna ekaterina maria
    natalia oksana olena elena olha olga svitlana svetlana tetiana tatiana yulia
""")
_GIVEN_LATIN_ABROAD = words("donald hassan larisa george")
_NO_SURNAMES = AREA_NOUNS | TOWN_NOUNS | words("river lake airport island oblast region university")
_LONGEST_ENDING = 3
_LEAST_LETTERS = 3
_INTO = frozenset({"в", "во", "у", "на", "біля", "при", "о", "об"})
_LOCATIVE_ENDINGS = ("е", "і", "ї", "и")


def is_person(tokens: Tokens, span: Span) -> bool:
    """Whether a name of one word is a given name before a surname, or a surname behind a given name."""
    i = span.first
    if span.last != i + 1 or not tokens.words[i][0].isupper():
        return False
    before, after = _joined(tokens, i, -1), _joined(tokens, i, 1)
    if (
        _is_given(tokens.words[i])
        and is_name(after)
        and after.lower() not in _NO_SURNAMES
        and not span.possessive
    ):
        return not _is_put(tokens, i)
    if not (is_name(before) and is_given(before) and before.lower() != "roman"):  # "Roman London"
        return False
    return not _is_put(tokens, i - 1) and before.lower() not in TOWN_NOUNS


def is_given(word: str) -> bool:
    """Whether a word is a given name in some case."""
    lower = word.lower()
    if lower.isascii():
        return lower in GIVEN_LATIN
    return any(lower.startswith(stem) and lower[len(stem) :] in GIVEN_ENDINGS for stem in GIVEN_STEMS)


def is_given_stem(word: str) -> bool:
    """Whether a word begins like a given name and is hardly longer: «Ивановна» is none."""
    return any(word.startswith(stem) and len(word) - len(stem) <= _LONGEST_ENDING for stem in GIVEN_STEMS)


def is_name(word: str) -> bool:
    """Whether a word is written as a proper name."""
    return len(word) >= _LEAST_LETTERS and word[0].isupper() and word.isalpha() and not word.isupper()


def _is_given(word: str) -> bool:
    lower = word.lower()
    if lower.isascii():
        return lower in GIVEN_LATIN or lower in _GIVEN_LATIN_ABROAD
    return is_given(lower) or any(
        lower.startswith(stem) and len(lower) - len(stem) <= _LONGEST_ENDING for stem in _GIVEN_ABROAD
    )


def _is_put(tokens: Tokens, i: int) -> bool:
    """«Во Владимире Путин заявил», «в городе Владимире»: something is in the place."""
    before = tokens.words[i - 1].lower() if i and tokens.sentence[i - 1] == tokens.sentence[i] else ""
    if before in TOWN_NOUNS:
        return True
    return before in _INTO and tokens.words[i].lower().endswith(_LOCATIVE_ENDINGS)


def _joined(tokens: Tokens, i: int, side: int) -> str:
    """The word before or behind token `i`, where nothing but one space is between; else ""."""
    other, sentence = i + side, tokens.sentence
    if not 0 <= other < len(sentence) or sentence[other] != sentence[i]:
        return ""
    first, second = (i, other) if side > 0 else (other, i)
    return tokens.words[other] if tokens.starts[second] == tokens.ends[first] + 1 else ""
