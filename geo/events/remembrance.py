"""What is remembered, and what happened where people remember: "a blast at an exhibition" is no tribute."""

from __future__ import annotations

import re

from geo.events.calendar_words import WEEKDAY_STEMS, WEEKDAYS, by_stem
from geo.events.marks import LATER, MEMORY
from geo.events.words import Words

_AT = r"(?:at|during|on|outside|near|inside|into|на|в|у|під час|во время|біля|возле|рядом с|поряд з|поблизу)"
_EVENT = (
    r"(?:explosions?|blasts?|bomb(?:s|ing|ings|er|ers|ed)?|attack(?:s|ed|ers)?|shootings?|gunm[ae]n|opened fire|fire|blaze|stampede|crush|exploded|detonated|went off|"
    r"struck|hit|stabb\w+|collapsed?|crashed|drones?|missiles?|вибух\w*|взрыв\w*|взорв\w+|підірв\w+|удар\w*|вдар\w+|атак\w*|обстр[іе]л\w*|стрельб\w+|стрілянин\w+|"
    r"пожеж\w*|пожар\w*|тисняв\w+|давк\w+|теракт\w*|напад\w*|нападени\w+|обвал\w*|обруш\w+|прогрем\w+|прогрим\w+)"
)
_SPOKEN_OF = (
    r"(?<!\bof )(?<!\bof the )(?<!\babout )(?<!\babout the )(?<!\bпро )(?<!\bо )(?<!\bоб )(?<!\bжертв )"
)
_STRUCK_THERE = re.compile(
    rf"{_SPOKEN_OF}\b{_EVENT} (?:[\w'-]+ ){{0,2}}?{_AT} (?:[«\"\w',-]+ ){{0,5}}$|"
    r"\b(?:struck|hit|attacked|torched|stormed|damaged|destroyed) (?:[«\"\w',-]+ ){0,3}$"
)
_THERE = re.compile(
    rf"(?:^|\W){_AT} (?:(?:an?|the|this|that|his|her|its|their) (?:[\w'-]+ ){{0,2}}|(?:[\w'-]+(?:ій|ому|ой|ом|ем|их|ых) )?)$"
)
_BROKE_OUT = re.compile(
    r"\b(?:exploded|went off|detonated|opened fire|collapsed|broke out|стався|сталася|сталося|пролунав\w*|прогрим\w+|вибухну\w+|загорі\w+|произош[её]л|"
    r"произошл[ао]|прогремел\w*|прозвучал\w*|раздал\w+|взорвал\w+|загорел\w+|рухнул\w*|обруш\w+|відкри\w+ вогонь|откры\w+ огонь)\b"
)
_LATER = re.compile(
    r"\b(?:a|one) (?:year|decade) (?:after|since|on)\b|\b(?:через|за|спустя|по) (?:рік|год|\w+ рок\w+|\w+ лет|\w+ года) (?:після|после|по)\b|"
    r"\b\d+ (?:років|роки|рік|лет|года|год) (?:від|з|со|с) (?:дня|часу|момент\w*|времени)\b|"
    r"\b(?:centur(?:y|ies)|decades?) (?:ago|earlier|after|since|on (?:from|after))\b|\b(?:століття|сторіччя|десятиліття) (?:тому|по тому)\b|"
    r"\b(?:полвека|века?|веков|десятилети[яей]) (?:тому )?(?:назад|спустя)\b|\b(?:років|роки|лет) (?:по тому|потому|спустя)\b|\byears on from\b"
)
_TO_THE_DAY = (("today", "since"), ("ago", "today"), ("ago", "this"), ("ago", "on"))
_COMMEMORATING = ("anniversar", "commemorat", "річниц", "годовщин", "роковин", "memorial")

_TRIED_THERE = re.compile(
    r"^(?:(?!\b(?:who|which|that|accused|of|for|about)\b)[^,;])*?\b(?:exploded|went off|opened fire|stormed|blew up|detonated|struck|attacked|вибухнул\w+|пролуна\w+|"
    r"взорвал\w+|прогремел\w*|напал\w*|відкри\w+ вогонь|откры\w+ огонь)\b.*\b(?:where|during|while|outside|де|где|під час|во время|біля|возле)\b"
)


def is_trial_the_scene(low: str, start: int) -> bool:
    """True where the words of a court at `start` name only where something happened: "a bomb went off outside the court where he was on trial"."""
    return _TRIED_THERE.search(low[:start]) is not None


def is_scene(low: str, start: int, end: int) -> bool:
    """True where `low[start:end]`, a word of remembrance in a sentence in lower case, names only where something happened.

    «Взрыв на выставке», "at the memorial a bomb went off", "struck a veterans' home"; not "spoke of the attack at a memorial".
    """
    before = low[:start]
    return _STRUCK_THERE.search(before) is not None or (
        _THERE.search(before) is not None and _BROKE_OUT.search(low, end) is not None
    )


def is_remembered(words: Words) -> bool:
    """ "The anniversary of the blast", but no "blast at a memorial service"."""
    if not words.marks & MEMORY:
        return False
    low = words.text[words.starts[0] : words.ends[-1]].lower()
    return any(
        w.startswith(_COMMEMORATING)
        and not is_scene(low, words.starts[i] - words.starts[0], words.ends[i] - words.starts[0])
        for i, w in enumerate(words.low)
    )


def looks_back(words: Words) -> int:
    """How many of the first words tell of what is long past: all of "Thirty years after the massacre, the city mourns", none of most.

    Where a day of the week is told behind a comma, what stands there is of now: "Ten years after the war, a mine killed two on Monday".
    """
    if not words.marks & LATER or not _tells_of_later(words):
        return 0
    comma = next((i for i in range(1, len(words)) if words.joint(i).startswith(",")), len(words))
    now = any(w in WEEKDAYS or by_stem(w, WEEKDAY_STEMS) is not None for w in words.low[comma:])
    return comma if now else len(words)


def _tells_of_later(words: Words) -> bool:
    if words.low and _LATER.search(words.text[words.starts[0] : words.ends[-1]].lower()):
        return True
    return any(
        w == "years"
        and (
            words.low[i + 1 : i + 2] in (("after",), ("since",), ("on",))
            or words.low[i + 1 : i + 3] in _TO_THE_DAY
            or (words.low[i + 1 : i + 3] == ("to", "the") and words.low[i + 4 : i + 5] == ("after",))
        )
        for i, w in enumerate(words.low)
    )
