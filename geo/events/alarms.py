"""False alarms and debunked videos: nothing was found, and nothing happened."""

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
_DEBUNKING = frozenset(
    "fact actually really footage video clip image images photo photos alarm sonic barrier turned staged ai-generated насправді виявилося виявився виявилась "
    "виявились виявилося надзвукову надзвуковий деле оказалось оказался оказалась оказались сверхзвук сверхзвуковой сверхзвукового тревога тревогой тревоги тривога тривогою тривоги".split()
)
_DEBUNKED = re.compile(
    r"\b(?:in fact|actually|really) (?:filmed|shot|taken|recorded|shows?|showed|dates|from|of)\b|\b(?:video|footage|clip|images?|photos?)\b[^.;]* years old\b|"
    r"\b(?:was|were|proved|been|to be) (?:only )?(?:an? )?false alarms?\b|\bsonic boom|\bsound barrier|\b(?:was|were) (?:staged|ai-generated|computer-generated)\b|"
    r"\bturned out to be (?:an? |the )?(?:false|fake|hoax|drill|firework\w*|balloon|car|joke|prank|thunder|jet)\b|"
    r"\bнасправді (?:знят|показ|зроблен|зобража)|\bвиявил\w+ (?:\w+ )?(?:кадр|відео|запис|постанов|фейк|хибн|навчанн|фе[єї]рверк|салют)|\bнадзвуков|\bхибн\w+ тривог|"
    r"\bна самом деле (?:снят|показ|сделан|изобра)|\bоказал\w+ (?:\w+ )?(?:кадр|видео|запис|съ[её]мк|постанов|фейк|ложн|учени|фейерверк|салют)|\bсверхзвук|\bложн\w+ тревог"
)


def is_false_alarm(words: Words) -> bool:
    """ "Evacuated after a bomb threat; nothing was found": nothing happened."""
    if _ALARMING.isdisjoint(words.low):
        return False
    low = words.text[words.starts[0] : words.ends[-1]].lower()
    found = _FALSE_ALARM.search(low)
    return found is not None and _TURN.search(low, found.end()) is None


def is_debunked(words: Words) -> bool:
    """ "The clip was in fact filmed in 2020", "the bang was a jet breaking the sound barrier": it was something else."""
    if _DEBUNKING.isdisjoint(words.low):
        return False
    return _DEBUNKED.search(words.text[words.starts[0] : words.ends[-1]].lower()) is not None
