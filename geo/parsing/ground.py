"""Words by which armed people take ground or give it up: "Russian forces have taken Toretsk", «россияне вошли в Торецк».

Most of them are everyday words ("took place", "taken to hospital in Kyiv", "entered Harvard"), so they belong to no class of words. Where armed
people do so to what is written as a name, such a word is as good as "captured", and is read as that.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.parsing.lexicon import ARMED_GROUPS, words
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens

# What countries are said to do to towns, too; behind it and `HOLDING` stands a name, or one of `_PARTS`.
_TAKING = words("""
    take takes took taken taking retake retakes retook retaken retaking overrun overruns overran overrunning seize seizes seized seizing
    capture captures captured capturing recapture recaptures recaptured recapturing regain regained reclaim reclaimed conquer conquered
    enter enters entered entering storm storms stormed storming liberate liberates liberated liberating
    взяли взяла взяв взято зайняли зайняла зайняв зайнято увійшли увійшла увійшов ввійшли ввійшла зайшли зайшла зайшов
    взял взят взята взяты заняли заняла занял занят занята заняты вошли вошла вошел вошёл зашли зашла зашел зашёл штурмуют штурмует
""")
HOLDING = words("""
    clear cleared clearing encircle encircled surround surrounded reach reached hold holds control controls lose loses lost losing
    abandon abandoned leave left
    відбили відбила відбив залишили залишила вийшли вийшла відійшли відступили просунулися просунулись просунулася утримують
    контролюють втратили втратила
    отбили отбила отбил оставили оставила вышли вышла отошли отступили продвинулись продвинулась удерживают контролируют
    потеряли потеряла
""")
"""What armed people do to towns that they have, had or go to: hold, lose, leave, take back, reach."""
_PARTS = words("""
    the most all parts control central nearby nearly almost both back
    в у до з із зі из к на від от під под місто село селище город посёлок поселок весь всю всё контроль
""")
# Behind these, one of `_WAY`.
_MOVING = words("""
    push pushes pushed pushing advance advances advanced advancing move moved moving march marched marching sweep swept roll rolled pour
    poured break broke broken withdraw withdraws withdrew withdrawn withdrawing retreat retreats retreated retreating pull pulled
""")
_WAY = words("into onto on to toward towards through from out back deeper further closer")
_NOUNS = words("capture recapture seizure storming взяття взятие взятии взятия взятием")
_ALL = _TAKING | HOLDING | _MOVING | _NOUNS
_ARMED = ARMED_GROUPS | words("""
    forces force troops army armies soldiers military marines paratroopers militia militias militiamen militants militant rebels rebel
    fighters insurgents jihadists jihadis islamists gunmen guerrillas separatists paramilitaries occupiers mercenaries commandos junta
    units brigade brigades battalion regiment
    зсу всу рф чвк ворог враг противник
""")
_ARMED_STEMS = (
    "військ", "войск", "армі", "арми", "солдат", "военн", "окупант", "оккупант", "бойовик", "боевик", "повстан", "росіян", "россиян",
    "рашист", "десант", "штурмовик", "бригад", "талиб", "таліб", "джихадист", "ополчен",
)  # fmt: skip
# What may stand between a country, or its people, and what they do: "Russia says it has finally taken".
_BETWEEN = words("""
    have has had been finally reportedly also now already fully says say said claims claim claimed that it they its since recently
    , заявила заявили що что о об про вже уже також повністю нарешті также полностью наконец
""")
CAPTURED, CAPTURED_CYRILLIC = "captured", "захватили"
"""What such a word is read as."""
_HAVE, _HAD = "have", "had"
_REACH, _BY_REACH = 12, 5  # words from what is done to who did it, before it and behind "by"
_COUNTRY = 3  # `NameEntry.level`


def readings(tokens: Tokens, lower: Sequence[str], spans: Sequence[Span]) -> dict[int, str]:
    """What the words that tell of ground taken or given up are read as, by their index.

    Args:
        tokens: the text.
        lower: its words in small letters.
        spans: its names.
    """
    if _ALL.isdisjoint(lower):
        return {}
    found: dict[int, str] = {}
    for i, word in enumerate(lower):
        if word not in _ALL:
            continue
        first, last = _sentence(tokens, i)
        if not _is_led_to(tokens, lower, i, last):
            continue
        done = (
            word in _NOUNS or is_armed(lower[max(first, i - _REACH) : i]) or _is_by_armed(lower[i + 1 : last])
        )
        if done or (word in _TAKING and _does(lower, first, i, spans)):
            found[i] = CAPTURED if word.isascii() else CAPTURED_CYRILLIC
            if i > first and lower[i - 1] == _HAVE:  # in the corpora seldom before a place, unlike "had"
                found[i - 1] = _HAD
    return found


def _sentence(tokens: Tokens, i: int) -> tuple[int, int]:
    """The first token of the sentence of token `i`, and the one behind its last."""
    number = tokens.sentence[i]
    ends = tokens.first[number + 1] if number + 1 < len(tokens.first) else len(tokens)
    return tokens.first[number], ends


def _is_led_to(tokens: Tokens, lower: Sequence[str], i: int, last: int) -> bool:
    """Whether what is written as a name, or the way to one, follows token `i`."""
    word = lower[i]
    j = i + 2 if word in _NOUNS and word.isascii() and lower[i + 1 : i + 2] == ["of"] else i + 1
    if j >= last:
        return False
    if word in _MOVING:
        return lower[j] in _WAY
    if word in _NOUNS:
        return tokens.words[j][0].isupper() and (j > i + 1 or not word.isascii())
    return tokens.words[j][0].isupper() or lower[j] in _PARTS or lower[j] == "by"


def is_armed(lower: Sequence[str]) -> bool:
    """Whether armed people are among these words."""
    return any(word in _ARMED or word.startswith(_ARMED_STEMS) for word in lower)


def _is_by_armed(behind: Sequence[str]) -> bool:
    """Whether armed people are said to have done it: "was taken by Russian forces"."""
    return behind[:1] == ["by"] and is_armed(behind[1:_BY_REACH])


def _does(lower: Sequence[str], first: int, i: int, spans: Sequence[Span]) -> bool:
    """Whether a country, or its people, does what token `i` says: "Russia says it has taken Pokrovsk"."""
    j = i - 1
    while j > first and lower[j] in _BETWEEN:
        j -= 1
    return any(s.last - 1 == j and (s.entry.is_demonym or s.entry.top_level >= _COUNTRY) for s in spans)


def joins(between: Sequence[str]) -> bool:
    """Whether these words join a country to what it does: "says it has finally"."""
    return all(word in _BETWEEN for word in between)
