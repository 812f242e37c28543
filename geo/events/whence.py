"""Places that a sentence names for where somebody or something came from, was going, lives or told of it."""

from __future__ import annotations

from geo.events.catalogue import CueHit
from geo.events.sites import BUILT
from geo.events.words import Words

_FULL_NAME = 2  # words
_ACCORDING = (
    ("за", "даними"), ("за", "словами"), ("за", "інформацією"), ("за", "повідомленням"), ("по", "данным"), ("по", "словам"),
    ("по", "информации"), ("по", "сообщению"), ("according", "to"),
)  # fmt: skip
_SOURCE_REACH = 7  # words
_TOLD = (
    "сообщил",
    "заявил",
    "повідомил",
    "уточнил",
    "розповіл",
    "рассказал",
    "підтвердил",
    "подтвердил",
    "зазначил",
    "отметил",
    "запевнил",
)
_WITHIN = frozenset("в у во".split())
_OUT_OF = frozenset("from з із зі с из со".split())
_AND = frozenset("and та і й и".split())
_LAUNCHING = (
    "launch", "fired", "took off", "запус", "запущ", "випус", "выпус", "випущ", "выпущ", "пуск", "вилет", "вылет",
)  # fmt: skip
_LAUNCH_REACH, _LONGEST_LIST = 9, 8  # words
_WAYS_OUT = frozenset(
    "напрямку напрямків напрямках направления направлений направлениях району районів района районов аеродрому аеродромів аэродрома аэродромов "
    "direction directions area areas airfield airfields база бази базы".split()
)
_RETREATED = ("відступ", "отступ", "отош", "відійш", "втек", "бежал", "retreat", "fled", "withdr", "pulled")
_SIDES = frozenset("бік сторону направлении напрямку towards toward".split())
_RETREAT_REACH = 5  # words
_TO = frozenset("to for toward towards в у до на".split())
_BOUND_FOR = (
    "bound", "headed", "heading", "going", "travelling", "traveling", "driving", "sailing", "flying", "flew", "летел", "летів", "летіл", "летевш", "следовавш", "прямува", "направля", "ехал", "їхав", "їхал",
)  # fmt: skip
_AWAY_FROM, _HOURS_REACH = frozenset("від от from".split()), 3
_DRIVE = frozenset("їзди езды льоту лёту полёта дороги пути шляху drive ride flight walk".split())
_LONGEST_WAY = 6  # words of "was going from Kharkiv to"
_JOURNEYS = frozenset("flight flights plane train bus ferry boat convoy jet".split())
_BEFORE_NAMES = frozenset(
    "by and with victim driver passenger suspect killed injured wounded arrested charged shot struck".split()
)
_NO_NAME = BUILT | frozenset(
    "city old new district province region state republic kingdom bank gulf port town county capital".split()
)


def is_whence_or_whither(words: Words, first: int, last: int, hit: CueHit) -> bool:
    """True where the name at words `first`..`last` is a source's, a launch site, a destination or somebody's home."""
    return (
        _tells(words, first, last, hit)
        or _was_launched(words, first)
        or _is_hours_from(words, first)
        or _is_bound_for(words, first)
        or _is_home_of_named(words, first)
        or _is_fled_to(words, first)
    )


def _tells(words: Words, first: int, last: int, hit: CueHit) -> bool:
    """«За даними Повітряних сил у Києві, ...», «сообщили в службе безопасности в Эрбиле.»: who says it, to the end of a clause.

    What goes on, or holds the event, speaks of more: «По данным МЧС в Харькове погибли двое», «повідомили про вибух у Сумах».
    """
    if last + 1 < len(words) and not words.joint(last + 1).strip():
        return False
    for i in range(first - 1, max(first - _SOURCE_REACH, 0), -1):
        if words.joint(i + 1).strip() or hit.first <= i <= hit.last:
            return False
        if words.low[i - 1 : i + 1] in _ACCORDING:
            return True
        told = words.low[i - 1].startswith(_TOLD) and not words.joint(i).strip()
        if told and words.low[i] in _WITHIN and i < first - 1:
            return True
    return False


def _is_hours_from(words: Words, first: int) -> bool:
    """«За годину їзди від Сан-Паулу», "a two-hour drive from Lagos": how far away it was."""
    before = words.low[max(0, first - _HOURS_REACH) : first]
    return before[-1:] != () and before[-1] in _AWAY_FROM and not _DRIVE.isdisjoint(before)


def _was_launched(words: Words, first: int) -> bool:
    """«Запустив 47 дронів з Приморсько-Ахтарська й Орла», "launched from Kursk and Oryol": where they came from."""
    i = first
    while i and first - i < _LONGEST_LIST:  # back over the other members of the list
        word = words.low[i - 1]
        if (
            i > 1 and word in _WAYS_OUT and words.low[i - 2] in _OUT_OF
        ):  # «атакував дронами із напрямків Орел і Міллерово»
            return True
        if word in _OUT_OF:
            return any(w.startswith(_LAUNCHING) for w in words.low[max(0, i - _LAUNCH_REACH) : i - 1])
        listed = (
            word in _AND or words.text[words.starts[i - 1]].isupper() or words.joint(i).strip() in (",", "-")
        )
        if not listed or words.joint(i).strip() not in ("", ",", "-"):
            return False
        i -= 1
    return False


def _is_bound_for(words: Words, first: int) -> bool:
    """ "A flight bound for London", «летел в Лондон»: where somebody was going, or had set out."""
    if first > 1 and words.low[first - 1] in _OUT_OF and words.low[first - 2].startswith(_BOUND_FOR):
        return True  # «що прямував з Харкова»
    if first < 2 or words.low[first - 1] not in _TO:
        return False
    before = words.low[max(0, first - 3) : first - 1]
    if (
        before[-1:] and before[-1] in _JOURNEYS and words.low[first - 1] == "to"
    ):  # "the flight to London crashed"
        return True
    if words.low[first - 3] in _OUT_OF and first > _LONGEST_WAY and not words.joint(first - 1).strip():
        before = words.low[first - _LONGEST_WAY : first - 3]  # «прямував з Харкова до Кракова»
    return before == ("en", "route") or any(w.startswith(_BOUND_FOR) for w in before)


def _is_fled_to(words: Words, first: int) -> bool:
    """«Троє відступили в бік Курської області»: where they went after it."""
    aside = first > 1 and words.low[first - 1] in _SIDES
    return aside and any(w.startswith(_RETREATED) for w in words.low[max(0, first - _RETREAT_REACH) : first])


def _is_home_of_named(words: Words, first: int) -> bool:
    """ "Driven by Larry Dunaway of Berea": where somebody lives who has first name and surname."""
    if first < _FULL_NAME + 1 or words.low[first - 1] != "of":
        return False
    name = range(first - 1 - _FULL_NAME, first - 1)
    whole = all(words.text[words.starts[i]].isupper() and words.low[i] not in _NO_NAME for i in name)
    joined = not any(words.joint(i).strip() for i in range(name[0] + 1, first + 1))
    return whole and joined and words.low[name[0] - 1] in _BEFORE_NAMES
