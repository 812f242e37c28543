"""False alarms: nothing was found, and nothing happened."""

from __future__ import annotations

import re

from geo.events.words import Words

_ALARMING = frozenset(
    "alarm hoax hoaxes nothing found explosives harmless нічого вибухівки вибухових предметів ничего взрывчатки взрывных хибний хибним хибна ложным ложной ложный ложная".split()
)
_FALSE_ALARM = re.compile(
    r"\bfalse alarm|\bhoax|\bnothing (?:suspicious |dangerous )?(?:was|had been|has been) found\b|\bno (?:bombs?|explosives?|explosive devices?|devices?) (?:was|were|had been|has been) found\b|"
    r"\bfound (?:nothing|no (?:bombs?|explosives?|devices?|trace))\b|\b(?:turned out|proved) to be (?:harmless|a hoax|a false alarm)|"
    r"\b(?:нічого|вибухівки|вибухових \w+|небезпечних предметів) не (?:знайш\w+|виявил\w+|знайдено|виявлено)|\b(?:ничего|взрывчатки|взрывных \w+) не (?:нашл\w+|обнаруж\w+)|"
    r"\bхибн\w+ (?:виклик|тривог|повідомлен)\w*|\bложн\w+ (?:вызов|тревог|сообщен)\w*"
)

_TURN = re.compile(
    r"\b(?:then|but|later|before|потім|але|проте|потом|затем|но|однако)\b"
)  # "at first, then a real drone hit"


def is_false_alarm(words: Words) -> bool:
    """ "Evacuated after a bomb threat; nothing was found": nothing happened."""
    if _ALARMING.isdisjoint(words.low):
        return False
    low = words.text[words.starts[0] : words.ends[-1]].lower()
    found = _FALSE_ALARM.search(low)
    return found is not None and _TURN.search(low, found.end()) is None
