"""Words of events in other company: "a fire alarm", "flood defences", "a system crash", "hit by a fine", "the gunman's parents"."""

from __future__ import annotations

from geo.events.catalogue import CueHit
from geo.events.words import Words
from geo.memo import Memo

_NOUNS = frozenset(
    "fire fires flood floods flooding earthquake quake hurricane typhoon cyclone tsunami storm tornado avalanche landslide landmine landmines mine mines wildfire bomb drone drones missile missiles "
    "rocket rockets crash explosion blast attack attacks strike riot protest shooting stabbing cholera measles outbreak".split()
)
# What such a noun only qualifies.
_HEADS = frozenset(
    "alarm alarms brigade extinguisher extinguishers hydrant hydrants door doors escape crew drill drills test tests testing simulator simulation exercise exercises "
    "insurance insurer insurers risk risks safety ban barrier barriers defence defences defense defenses gate gates data model models modelling research researcher "
    "researchers scientist scientists expert experts engineering relief fund funds funding aid appeal hoax scare threat threats warning warnings detector detectors "
    "detection protection preparedness plan plans shelter shelters siren sirens prevention policy maker makers show shows memorial museum film movie exhibit "
    "anniversary recovery reconstruction code codes map maps plain plains monitoring programme program technology factory production parts manufacturer "
    "manufacturers kits course courses vaccine vaccines vaccination investigator investigators early-warning treaty convention industry".split()
)
_LASTING = ("-day", "-hour", "-week", "-month")  # "a two-day strike"
_CRASHING = frozenset("crash crashes crashed crashing".split())
_CRASHED = frozenset(
    "system systems computer computers server servers website websites site software app stock market currency crypto bitcoin price prices shares rouble ruble "
    "lira peso naira network internet it".split()
)
_WEBSITES, _WEBSITE_REACH = frozenset("website site server servers app system".split()), 4
_QUALITIES = frozenset(
    "political economic diplomatic media twitter heart panic asthma cyber verbal personal emotional proverbial creative financial constitutional social".split()
)
_HITTING = frozenset("hit struck rocked shaken battered plagued engulfed".split())
_LOSSES = frozenset(
    "fraud theft fine fines tax taxes tariff tariffs lawsuit lawsuits suit sanctions scandal scandals crisis shortage shortages inflation delay delays outage outages "
    "cuts bankruptcies bankruptcy claims allegations accusations resignations resignation controversy row debt debts losses bill bills unemployment recession absences injuries "
    "injury doubts criticism costs demand illness".split()
)
_LOSS_REACH = 5  # words from "hit by" to "a fine"
_FEASTS = (
    "celebrat", "carnival", "parade", "title", "trophy", "festival", "procession", "pilgrim", "marathon", "fireworks",
    "святкува", "карнавал", "парад", "фестивал", "паломни", "празднова", "праздник",
)  # fmt: skip
_OPPOSING = ("protest", "against", "demand", "demonstrat", "anti-", "oppos", "resign", "проти", "против", "протест", "вимаг", "требу", "tear", "police", "арешт", "arrest")  # fmt: skip
_PROTESTS, _ATTACKS, _CRIME = "Protests", "Violence against civilians", "Crime"
_DYING = ("died", "dies", "помер", "умер", "сконча")
_AGES = frozenset("aged age віці возрасте".split())
_OLD = 65  # years; who dies so old, and of whom no more is told, died of age
_UNUSUAL = (
    "kill", "murder", "shot", "stab", "crash", "fire", "blaze", "flood", "attack", "struck", "hit", "collaps", "explo", "drown", "вби", "убит", "пожеж", "пожар",
    "дтп", "авар", "вибух", "взрыв", "обстр", "удар",
)  # fmt: skip


_CONDOLING = ("condolenc", "sympath", "соболезн", "співчутт")
_OF_ATTACK = frozenset(
    "strike strikes attack attacks shelling blast explosion shooting атаки удара теракта взрыва вибуху обстрілу".split()
)
_BEASTS = frozenset(
    "stoat fox foxes cat cats rat rats weasel wolf wolves eagle hawk gull gulls predator predators".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_ONLINE_REACH = 10  # words
_AIDING = frozenset(
    "aid trucks lorries relief tourists buses observers monitors inspectors ambulances humanitarian un".split()
)
_INQUIRY = frozenset("inquiry inquiries inquest findings auditors ombudsman".split())
_ENTERING_REACH = 4  # words from "aid" to "entered"
_PUBLISHED = ("publish", "final", "report", "conclu", "hearing", "findings")
_WORDS_OF_COMPOUNDS = frozenset({"online", "media", "since"}).union(
    _HEADS, _QUALITIES, _CRASHED, _WEBSITES, _LOSSES, _AGES, _AIDING, _INQUIRY, _BEASTS
)
_STEMS_OF_COMPOUNDS = (*_FEASTS, *_CONDOLING)


def is_compound(words: Words, hit: CueHit) -> bool:
    """True for a cue whose words are part of another thing's name or figure, and tell of no event."""
    if not any(map(_could_compound.__getitem__, words.low)):
        return _is_owner(words, hit)
    return (
        _qualifies(words, hit)
        or _is_crash_of_system(words, hit)
        or _is_hit_by_loss(words, hit)
        or _is_feast(words, hit)
        or _is_owner(words, hit)
        or _is_death_of_age(words, hit)
        or _is_condoled(words, hit)
        or _is_aid(words, hit)
        or _is_inquired(words)
        or _is_of_beast(words, hit)
        or _is_online(words, hit)
        or _is_since_month(words, hit)
    )


def _is_of_compound(word: str) -> bool:
    """True for a word of which one stands in every sentence that `is_compound` sees something in, but an owner."""
    return word in _WORDS_OF_COMPOUNDS or word.startswith(_STEMS_OF_COMPOUNDS) or word.endswith(_LASTING)


_could_compound: Memo[str, bool] = Memo(_is_of_compound, 20_000)


def _qualifies(words: Words, hit: CueHit) -> bool:
    """ "A fire alarm", "earthquake data": the noun only says which alarm, and which data."""
    before = words.low[hit.first - 1] if hit.first else ""
    if words.low[hit.first] in ("strike", "strikes") and before.endswith(_LASTING):
        return True
    if words.low[hit.last] not in _NOUNS:
        return False
    behind = hit.last + 1
    if behind < len(words) and words.low[behind] in _HEADS and words.joint(behind).isspace():
        return True
    return before in _QUALITIES


def _is_crash_of_system(words: Words, hit: CueHit) -> bool:
    """ "A system crash", "the website crashed"."""
    if words.low[hit.first] not in _CRASHING or hit.first != hit.last:
        return False
    behind = words.low[hit.last + 1 : hit.last + 1 + _WEBSITE_REACH]
    return words.low[max(0, hit.first - 1)] in _CRASHED or not _WEBSITES.isdisjoint(behind)


def _is_hit_by_loss(words: Words, hit: CueHit) -> bool:
    """ "Was hit by a fine of 3 million euros", "rocked by a scandal"."""
    at = next((k for k in range(hit.last, hit.first - 1, -1) if words.low[k] in _HITTING), -1)
    if at < 0 or words.low[at + 1 : at + 2] not in (("by",), ("with",)):
        return False
    for k in range(at + 2, min(at + 2 + _LOSS_REACH, len(words))):
        if words.joint(k).strip(" -"):
            return False
        if words.low[k] in _LOSSES:
            return True
    return False


def _is_feast(words: Words, hit: CueHit) -> bool:
    """ "Fans took to the streets to celebrate the title": nobody protested."""
    if hit.cue.event_type != _PROTESTS or not any(w.startswith(_FEASTS) for w in words.low):
        return False
    return not any(w.startswith(_OPPOSING) for w in words.low)


def _is_owner(words: Words, hit: CueHit) -> bool:
    """ "The gunman's parents spoke": of him nothing is told."""
    if hit.first != hit.last or hit.cue.event_type != _ATTACKS or hit.cue.harm:
        return False
    written = words.text[words.starts[hit.last] : words.ends[hit.last]]
    return written.endswith(("'s", "’s"))


def _is_death_of_age(words: Words, hit: CueHit) -> bool:
    """ "Has died in Nagasaki aged 102", and nothing that killed."""
    if not (hit.cue.harm and words.low[hit.first].startswith(_DYING)):
        return False
    old = any(
        w in _AGES and any(x.isdigit() and int(x) >= _OLD for x in words.low[i + 1 : i + 3])
        for i, w in enumerate(words.low)
    )
    return old and not any(w.startswith(_UNUSUAL) for w in words.low)


def _is_condoled(words: Words, hit: CueHit) -> bool:
    """ "Condemned the attack and offered his condolences to the people of Kabul": of an attack told elsewhere; not of "Monday's attack"."""
    if _OF_ATTACK.isdisjoint(words.low[hit.first : hit.last + 1]) or not any(
        w.startswith(_CONDOLING) for w in words.low
    ):
        return False
    before = words.low[max(0, hit.first - 1) : hit.first]
    return before in (("the",), ("this",), ("that",)) or not (before and before[0].isascii())


def _is_aid(words: Words, hit: CueHit) -> bool:
    """ "Aid trucks entered Gaza": no troops did."""
    entering = words.low[hit.first] in ("entered", "entering", "reached")
    return entering and not _AIDING.isdisjoint(words.low[max(0, hit.first - _ENTERING_REACH) : hit.first])


def _is_inquired(words: Words) -> bool:
    """ "The inquiry into the Grenfell Tower fire published its final report": of a fire long past."""
    if _INQUIRY.isdisjoint(words.low):
        return False
    at = next(i for i, w in enumerate(words.low) if w in _INQUIRY)
    return any(w.startswith(_PUBLISHED) for w in words.low[at + 1 :])


def _is_of_beast(words: Words, hit: CueHit) -> bool:
    """ "A chick that had been attacked by a stoat"."""
    if words.low[hit.last] not in ("attacked", "killed", "bitten") or words.low[
        hit.last + 1 : hit.last + 2
    ] != ("by",):
        return False
    return not _BEASTS.isdisjoint(words.low[hit.last + 2 : hit.last + 5])


def _is_online(words: Words, hit: CueHit) -> bool:
    """ "Fans clashed over the casting on social media": with words."""
    if not words.low[hit.first].startswith(("clash", "riot", "battle")):
        return False
    behind = words.low[hit.last + 1 : hit.last + 1 + _ONLINE_REACH]
    return "online" in behind or any(behind[k : k + 2] == ("social", "media") for k in range(len(behind)))


def _is_since_month(words: Words, hit: CueHit) -> bool:
    """ "Since January, 41 people have been shot dead": a count; an outbreak does last."""
    if hit.cue.sub_event_type not in (_CRIME, "Attack") or "since" not in words.low:
        return False
    at = words.low.index("since") + 1
    if at >= len(words) or words.low[at] not in _MONTHS:
        return False
    day = at + 1 < len(words) and words.low[at + 1][0].isdigit() and not words.joint(at + 1).strip()
    return not day and any(w in ("been", "have", "has") for w in words.low)
