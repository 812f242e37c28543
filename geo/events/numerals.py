"""Numbers in words, in every case in which people are counted: «двадцять двоє», «сорока двух», "one hundred and twenty"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.events.calendar_words import NUMBERS

_FORMS = {
    1: "одне",
    2: "двом двома двоим двум двумя двоїх",
    3: "трьом трьома троїх троим трем трём тремя",
    4: "чотирьом чотирма чотирьох четверым четырем четырём четырьмя четверо",
    5: "п'ятьом п'ятьма п'ятірко пятерым пятью",
    6: "шести шістьом шестерым шестью",
    7: "семи сімом семерым семью",
    8: "восьми вісьмом восьмеро восьмерых восьмерым восемью",
    9: "дев'яти дев'ятьом девяти девятерых девятью",
    10: "десяти десятьом десятеро десятерых десятью",
    11: "одинадцятьох одинадцятьом одиннадцатью",
    12: "дванадцяти дванадцятьох дванадцятьом двенадцатью",
    13: "тринадцяти тринадцятьох тринадцати тринадцатью",
    14: "чотирнадцяти чотирнадцятьох четырнадцати четырнадцатью",
    15: "п'ятнадцяти п'ятнадцятьох пятнадцати пятнадцатью",
    16: "шістнадцяти шістнадцятьох шестнадцати шестнадцатью",
    17: "сімнадцяти сімнадцятьох семнадцати семнадцатью",
    18: "вісімнадцяти вісімнадцятьох восемнадцати восемнадцатью",
    19: "дев'ятнадцяти дев'ятнадцятьох девятнадцати девятнадцатью",
    20: "двадцятьох двадцатью",
    30: "тридцятьох тридцатью",
    40: "сорока",
    50: "п'ятдесяти п'ятдесятьох пятидесяти полсотни півсотні півсотня",
    60: "шістдесяти шістдесятьох шестидесяти",
    70: "сімдесяти сімдесятьох семидесяти",
    80: "вісімдесяти вісімдесятьох восьмидесяти",
    90: "дев'яноста девяноста",
    100: "ста сотня сотню сотні",
    200: "двісті двохсот двести двухсот",
    300: "триста трьохсот трехсот трёхсот",
    400: "чотириста чотирьохсот четыреста четырехсот четырёхсот",
    500: "п'ятсот п'ятисот пятьсот пятисот",
    600: "шістсот шестисот шестьсот",
    700: "сімсот семисот семьсот",
    800: "вісімсот восьмисот восемьсот",
    900: "дев'ятсот дев'ятисот девятьсот девятисот",
}
_NUMBERS = {**NUMBERS, **{w: n for n, forms in _FORMS.items() for w in forms.split()}}
_VAGUE_HUNDREDS = frozenset({"сотні"})  # «сотні людей» is a lower bound alone
_TENFOLD = frozenset("десятка десятки десятків десятков десятками".split())
_HUNDREDFOLD = frozenset("hundred сотні сотень сотни сотен".split())
_THOUSANDFOLD = frozenset("thousand тисяча тисячу тисячі тисяч тысяча тысячу тысячи тысяч".split())
_DOZEN = frozenset("dozen дюжини дюжины".split())
_HALF = {"півтора": 1.5, "полтора": 1.5, "півтори": 1.5, "полторы": 1.5}


def word_value(word: str) -> int | None:
    """The number that one word (in lower case) is: "twelve", "twenty-two", «дванадцятьох»; None for others, and for articles."""
    if word in ("a", "an") or word in _VAGUE_HUNDREDS:
        return None
    value = _NUMBERS.get(word)
    if value is None and "-" in word:
        tens, _, unit = word.partition("-")
        if _NUMBERS.get(tens, 0) >= 20 and 0 < _NUMBERS.get(unit, 0) < 10:
            return _NUMBERS[tens] + _NUMBERS[unit]
    return value


def is_numeral(word: str) -> bool:
    """True for a word that a number told in words can begin with."""
    return word in _HALF or word_value(word) is not None


def spelled(low: Sequence[str], i: int) -> tuple[int | None, int]:
    """The number told in words from word `i` on, and the word after it: "one hundred and twenty", «три десятки», «дві тисячі»."""
    half = _HALF.get(low[i])
    if half is not None:
        scale = _scale(low, i + 1)
        return (int(half * scale), i + 2) if scale > 1 else (None, i + 1)
    if low[i : i + 3] in (("half", "a", "dozen"), ("half", "a", "hundred")):
        return 6 if low[i + 2] == "dozen" else 50, i + 3
    total, after = _below_thousand(low, i)
    if total is None:
        return None, i + 1
    if low[after : after + 1] and low[after] in _THOUSANDFOLD:
        rest, end = _below_thousand(low, after + 1) if after + 1 < len(low) else (None, after + 1)
        return total * 1000 + (rest or 0), end if rest else after + 1
    return total, after


def _scale(low: Sequence[str], i: int) -> int:
    """What the word multiplies the number before it by."""
    word = low[i] if i < len(low) else ""
    for words, scale in ((_DOZEN, 12), (_TENFOLD, 10), (_HUNDREDFOLD, 100), (_THOUSANDFOLD, 1000)):
        if word in words:
            return scale
    return 1


def _below_thousand(low: Sequence[str], i: int) -> tuple[int | None, int]:
    value = word_value(low[i])
    if value is None:
        return None, i + 1
    after = i + 1
    scale = _scale(low, after)
    if value < 20 and 1 < scale < 1000:
        value, after = value * scale, after + 1
        if scale != 100:
            return value, after
    for least, most in ((100, 100), (20, 10)):  # hundreds, then tens
        if value % 1000 < least or value % most:
            continue
        at = after + (value >= 100 and low[after : after + 1] == ("and",))
        more = word_value(low[at]) if at < len(low) and low[at] not in _HUNDREDFOLD else None
        if more is not None and 0 < more < most and _scale(low, at + 1) == 1:
            value, after = value + more, at + 1
    return value, after
