"""What the words of harm and attack mean in their sentence: who did it, to whom, after which disaster.

"Attacked" and "killed" leave the means open. People on foot with arms attack civilians, or clash with soldiers and police;
after an earthquake, killed and collapsed tell of the earthquake. Types are ACLED's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.events.armed import REACH, armed_at, by, fighters_harmed, irregulars_killed
from geo.events.captives import capturing
from geo.events.catalogue import Cue, CueHit, retyped
from geo.events.crowds import fighters_killed, fired_upon, rioting
from geo.events.disarmed import without_disarmed
from geo.events.hit_by import collided
from geo.events.mishaps import in_bad_weather, is_dropped, is_gas_bang, is_gas_leak, is_of_craft
from geo.events.raids import DRONES, SHELLS, is_at_fuel, is_on_the_front, is_raid, is_shot_at
from geo.events.retyping import ATTACK, CLASH, FROM_AFAR, FROM_AIR, MISHAP, SHELLING
from geo.events.scenes import without_scene
from geo.events.words import Words
from geo.memo import Memo
from geo.model import Mention

_LANDING = ("приліт", "прильот", "прилет", "прилёт", "влучан", "попадан")  # of whatever the sentence names
_SHOOTING = ("стрельб", "стріляни", "расстрел", "розстріл", "opened fire", "shooting")
_GUNNED = frozenset({"gunned down", "shot dead", "gun down", "guns down"})
_DOERS_BEHIND = frozenset("by from when as від от коли когда".split())
_INSTRUMENTAL = ("ами", "ями", "ом", "ою")
_CRASH = ("crash", "упал", "впал", "разби", "розби")
_BLASTS = (
    "explo",
    "blast",
    "blew up",
    "вибух",
    "взрыв",
    "взорв",
    "прогремел",
    "прогримі",
    "пролунал",
    "раздал",
)
_SUBSTANCES = (
    "chemical",
    "хімікат",
    "химикат",
    "ammonium",
    "nitrate",
    "fertiliser",
    "fertilizer",
    "firework",
    "methane",
    "propane",
    "феєрверк",
    "фейерверк",
    "піротехн",
    "пиротехн",
    "селітр",
    "селитр",
    "метан",
)
FIRE = (
    "fire in",
    "fire at",
    "fires in",
    "blaze",
    "burnt",
    "burned",
    "пожеж",
    "пожар",
    "горів",
    "горіла",
    "горел",
    "загорі",
    "загорел",
)
_AFTER_FIRE = (
    ("after", "a", "fire"),
    ("after", "a", "blaze"),
    ("when", "a", "fire"),
    ("following", "a", "fire"),
    ("as", "a", "fire"),
)
_WEAPONS = (
    "fired", "launched", "missiles fired", "rockets fired", "drone*", "cruise missile", "ballistic", "shahed", "attack drone", "kamikaze", "fpv",
    "missile", "missiles", "rocket", "rockets", "шахед", "бпла", "дрон", "беспилотник", "безпілотник", "ударн* ",
    "drones overnight", "dozens of drones", "swarm", "ракет*", "крилат", "крылат", "балістик", "баллистик", "балістичн", "баллистич", "іскандер", "искандер", "калібр", "калибр", "кинджал",
    "кинжал", "дрон-камікадзе", "дрон-камикадзе", "ракетами", "каб", "уламк", "обломк",
)  # fmt: skip
_STRUCK = ("вбил", "убил", "поранил")
_ENEMY = ("росіян", "ворог", "окупант", "загарбник", "противник")
_DEVICE = "Remote explosive/landmine/IED"
_DEBRIS = ("уламк", "обломк", "debris", "wreckage")
_FALLING = ("упал", "впал", "fell", "попал", "влучи", "struck", "damaged", "пошкод", "поврежд")
_KILLING = ("kill", "attack", "slain", "slaughter", "ambush", "shot", "вби", "уби", "напа", "атак")
_STRIKING = frozenset({"struck", "was hit", "were hit", "hit by a", "was struck", "were struck", "hit"})
_PRESENCE = frozenset(
    {
        "troops in",
        "tanks in",
        "convoy in",
        "convoys in",
        "convoy near",
        "presence in",
        "military equipment in",
    }
)
_FLIGHT = ("evacuat", "евакуа", "эвакуа")
_LOOTING = "Looting/property destruction"
_DISASTERS = ("Accident", "Natural hazard", "Outbreak")
_HAZARD, _ACCIDENT = "Natural hazard", "Accident"
_EXCESSIVE = "Excessive force against protesters"
_DISRUPTED = "Disrupted weapons use"
_VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots")
_WEAK = 0.45
_FINDING = (
    "found",
    "recover",
    "retriev",
    "discover",
    "pulled",
    "знайш",
    "знайд",
    "виявл",
    "виявил",
    "нашл",
    "найден",
    "обнаруж",
    "вытащ",
    "витяг",
)
_WATERS = frozenset(
    "river sea lake canal beach shore reservoir річка річці річки річку річкою море морі моря озеро озері озера пляж пляжі ставок ставку водосховищі "
    "водосховища река реке реки реку рекой озере берегу пляже пруду водохранилище водохранилища".split()
)


def is_disaster(cue: Cue) -> bool:
    """True for a cue of an accident, a natural hazard or an outbreak."""
    return cue.event_type == "Other" and cue.sub_event_type in _DISASTERS


def meant(words: Words, bounds: Sequence[int], hits: Sequence[CueHit], before: Cue | None) -> list[CueHit]:
    """The hits with the types that they have in this sentence.

    Args:
        words: the words of the sentence.
        bounds: for each word the first word of its clause.
        hits: the cues found, doubtful ones left out.
        before: the cue of the disaster that the sentences just before told of, or None.
    """
    if not hits:
        return []
    hits = without_scene(words, hits)
    hits = without_disarmed(_without_intercepted(_fallen(words, _without_presence(hits))))
    hits = collided(words, [_by_cause(words, capturing(words, hit)) for hit in hits])
    hits = _deadly_fire(words, fired_upon(words, rioting(_by_weapon(words, bounds, hits))))
    hits = in_bad_weather(words, hits)
    disaster = next((h.cue for h in hits if is_disaster(h.cue)), None)
    if before is not None and before.sub_event_type == _HAZARD and not armed_at(words):
        disaster = before  # a wall that collapses after the earthquake
    disaster = disaster or (before if not armed_at(words) else None)
    if disaster is not None:
        if disaster.sub_event_type == _ACCIDENT and not _names(words, (*DRONES, *SHELLS)):
            hits = [replace(h, cue=retyped(h.cue, disaster)) if _is_blast(h.cue) else h for h in hits]
        return _of_disaster(words, hits, disaster)
    if any(h.cue.sub_event_type and h.cue.event_type == "Explosions/Remote violence" for h in hits):
        return hits
    means = _means(words)
    if means is not None:
        return [replace(h, cue=retyped(h.cue, means)) if _is_open_attack(h.cue) else h for h in hits]
    if (
        all(h.cue.harm for h in hits)
        and _names(words, _FINDING)
        and not _WATERS.isdisjoint(words.low)
        and not armed_at(words)
    ):
        return [replace(h, cue=retyped(h.cue, MISHAP)) for h in hits]  # nobody is known to have killed them
    if (any(h.cue.harm for h in hits) and armed_at(words)) or any(map(_is_shooting, hits)):
        hits = [
            replace(h, cue=retyped(h.cue, ATTACK)) if h.cue.sub_event_type == _LOOTING else h for h in hits
        ]
    return [_by_people(words, bounds, hit) for hit in hits]


def of_one_attack(chosen: list[tuple[CueHit, Mention]]) -> list[tuple[CueHit, Mention]]:
    """ "A drone killed a man in Marhanets, a woman was wounded in Nikopol": harm told beside an attack from afar is of its kind."""
    kinds = [h.cue for h, _ in chosen]
    kind = FROM_AFAR if any(c.event_type == FROM_AFAR.event_type for c in kinds) else None
    kind = kind or next((c for c in kinds if c.sub_event_type == _EXCESSIVE), None)
    if kind is None:
        return chosen
    return [
        (
            replace(h, cue=retyped(h.cue, kind)) if h.cue.harm and h.cue.sub_event_type == "Attack" else h,
            m,
        )
        for h, m in chosen
    ]


def _by_cause(words: Words, hit: CueHit) -> CueHit:
    """A drone that crashes into a house is an attack; a blast after a fire in a store is an accident."""
    if hit.cue.sub_event_type == _ACCIDENT and hit.cue.phrase.startswith(_CRASH):
        flown = next(
            (c for c, stems in ((FROM_AIR, DRONES), (SHELLING, SHELLS)) if _names(words, stems)), None
        )
        return replace(hit, cue=retyped(hit.cue, flown)) if flown else hit
    dropped = hit.cue.sub_event_type == _DEVICE and is_dropped(words, hit)
    if dropped:
        return replace(hit, cue=retyped(hit.cue, FROM_AIR))
    if hit.cue.phrase.startswith(_LANDING) and _names(words, DRONES) and not _names(words, SHELLS):
        return replace(hit, cue=retyped(hit.cue, FROM_AIR))
    if _is_open_attack(hit.cue) and is_on_the_front(words, hit):
        return replace(hit, cue=replace(retyped(hit.cue, CLASH), weight=1.0))
    if is_shot_at(words, hit):
        return replace(hit, cue=replace(retyped(hit.cue, ATTACK), weight=1.0))
    if hit.cue.sub_event_type or not hit.cue.phrase.startswith(_BLASTS):
        return hit
    burning = any(words.low[i : i + 3] in _AFTER_FIRE for i in range(len(words)))
    burning = (
        burning
        or _names(words, _SUBSTANCES)
        or is_gas_bang(words)
        or is_gas_leak(words)
        or (is_at_fuel(words) and not (armed_at(words) or _names(words, DRONES)))
    )
    return replace(hit, cue=retyped(hit.cue, MISHAP)) if burning else hit


def _deadly_fire(words: Words, hits: Sequence[CueHit]) -> list[CueHit]:
    """A fire that killed is an accident where the sentence names no attack and no weapon."""
    harm = any(h.cue.harm for h in hits)
    others = any(not (h.cue.harm or h.cue.phrase.startswith(FIRE)) for h in hits)
    if not harm or others or armed_at(words) or _names(words, (*DRONES, *SHELLS)):
        return list(hits)
    return [
        replace(h, cue=replace(retyped(h.cue, MISHAP), weight=1.0)) if h.cue.phrase.startswith(FIRE) else h
        for h in hits
    ]


def _by_weapon(words: Words, bounds: Sequence[int], hits: Sequence[CueHit]) -> list[CueHit]:
    """Harm told after a weapon that strikes from afar is its harm: "a drone on a bus stop in Nikopol (one dead)"."""
    made: list[CueHit] = []
    told = 0  # words up to here speak of the hit before
    for hit in hits:
        weapon = None
        if hit.cue.harm and not (told and made[-1].cue.harm):
            weapon = _weapon((*words.low[told : hit.first], *_by_whom(words, bounds, hit)))
        made.append(replace(hit, cue=retyped(hit.cue, weapon)) if weapon else hit)
        told = hit.last + 1
    return made


def _by_whom(words: Words, bounds: Sequence[int], hit: CueHit) -> Sequence[str]:
    """The words from "by" behind the hit to the end of its clause."""
    end = next((k for k in range(hit.last + 1, len(words)) if bounds[k] != bounds[hit.last]), len(words))
    after = words.low[hit.last + 1 : min(end, hit.last + 1 + REACH)]
    at = next((k for k, w in enumerate(after) if w in _DOERS_BEHIND), len(after))
    return after[at:]


def _weapon(low: Sequence[str]) -> Cue | None:
    named = (
        (c, w) for w in low for c, stems in ((FROM_AIR, DRONES), (SHELLING, SHELLS)) if w.startswith(stems)
    )
    return next((c for c, _ in named), None)


def _is_blast(cue: Cue) -> bool:
    return not cue.sub_event_type and not cue.generic and cue.phrase.startswith(_BLASTS)


def _names(words: Words, stems: tuple[str, ...]) -> bool:
    return any(w.startswith(stems) for w in words.low)


def _without_presence(hits: Sequence[CueHit]) -> list[CueHit]:
    """Soldiers and tanks are no news of their own where the sentence tells of an attack or of people harmed."""
    if not any(h.cue.harm or h.cue.generic for h in hits):
        return list(hits)
    return [
        h
        for h in hits
        if not (h.cue.event_type == "Strategic developments" and (h.cue.brief or h.cue.phrase in _PRESENCE))
    ]


def _fallen(words: Words, hits: Sequence[CueHit]) -> list[CueHit]:
    """«Обломки сбитого беспилотника упали на пятиэтажку»: what was shot down struck something all the same."""
    downed = any(h.cue.sub_event_type == _DISRUPTED for h in hits)
    if not (downed and _names(words, _DEBRIS) and _names(words, _FALLING)):
        return list(hits)
    return [
        replace(h, cue=retyped(h.cue, FROM_AIR)) if h.cue.sub_event_type == _DISRUPTED else h for h in hits
    ]


def _without_intercepted(hits: Sequence[CueHit]) -> list[CueHit]:
    """Drones and missiles shot down are named with what was done to them; they struck nothing by that."""
    downed = [h for h in hits if h.cue.sub_event_type == _DISRUPTED]
    if not downed:
        return list(hits)
    return [h for h in hits if h in downed or not h.cue.phrase.startswith(_WEAPONS)]


def _of_disaster(words: Words, hits: Sequence[CueHit], disaster: Cue) -> list[CueHit]:
    """Harm and damage are the disaster's own where nothing violent is told with it."""
    if any(h.cue.event_type in _VIOLENT and not _is_effect(h.cue) for h in hits):
        return list(hits)
    own = replace(disaster, harm=False, brief=False)
    natural = disaster.sub_event_type == _HAZARD
    return [
        replace(h, cue=retyped(h.cue, own))
        if _is_effect(h.cue) or (natural and h.cue.sub_event_type == _ACCIDENT and not is_of_craft(words, h))
        else h
        for h in hits
    ]


def _is_shooting(hit: CueHit) -> bool:
    """«Открыли стрельбу по зрителям, затем подожгли здание»: the attack on people is the news, and not the fire."""
    return hit.cue.phrase.startswith(_SHOOTING) and hit.cue.sub_event_type == "Attack"


def _is_effect(cue: Cue) -> bool:
    """Harm, damage, flight, or what a storm does as well as a missile: "struck"."""
    weak = cue.event_type == "Explosions/Remote violence" and (cue.weight <= _WEAK or cue.phrase in _STRIKING)
    return cue.harm or weak or cue.phrase.startswith((*_FLIGHT, "recover"))


def _by_people(words: Words, bounds: Sequence[int], hit: CueHit) -> CueHit:
    """An attack whose means the words leave open, or harm, by the people who did it and suffered it."""
    cue = hit.cue
    if cue.sub_event_type == "Crime" and "murder" in cue.phrase and armed_at(words):
        return replace(hit, cue=replace(retyped(cue, ATTACK), weight=1.0))
    if is_raid(words, hit):
        return replace(hit, cue=replace(retyped(cue, ATTACK), weight=1.0))
    attack = cue.event_type == "Violence against civilians" and cue.sub_event_type == "Attack"
    if cue.phrase == "struck" and any(hit.first - 3 <= a < hit.first for a in armed_at(words)):
        cue = replace(cue, generic=True)
        hit = replace(hit, cue=cue)
    if not (attack or _is_open_attack(cue)):
        return hit
    struck = words.low[hit.first].startswith(_STRUCK) and _names(words, _ENEMY)
    if cue.harm and attack and struck and not armed_at(words):
        return replace(hit, cue=retyped(cue, FROM_AFAR))
    killing = any(w.startswith(_KILLING) for w in words.low[hit.first : hit.last + 1])
    armed = armed_at(words)
    if _tells_of_death(cue) and irregulars_killed(words, hit):
        return replace(hit, cue=retyped(cue, CLASH))
    fighters = fighters_harmed(words, bounds, hit) or (bool(armed) and fighters_killed(words))
    if fighters and (killing or armed) and (armed or cue.harm or cue.phrase.startswith("gun ")):
        return replace(hit, cue=retyped(cue, CLASH))
    if armed and not attack and any(a < hit.first or by(words, a) for a in armed):
        return replace(hit, cue=retyped(cue, ATTACK))
    return hit


def _tells_of_death(cue: Cue) -> bool:
    """True for a cue that tells of people killed, by whatever: "killed", "gunned down"."""
    return cue.harm or cue.phrase in _GUNNED


def _is_open_attack(cue: Cue) -> bool:
    opened = cue.generic or cue.phrase in ("атаковал*", "атакувал*", "атакован*")
    return opened and cue.event_type == "Explosions/Remote violence" and not cue.sub_event_type


def _means(words: Words) -> Cue | None:
    """ "Attacked ... with drones", «атаковали ... ракетами»: what an attack was made with, where it came from afar."""
    if not any(map(_leads_to_means.__getitem__, words.low)):
        return None
    for i, word in enumerate(words.low):
        with_it = word in ("with", "using") and words.low[i + 1 : i + 4]
        named = with_it or (word,) * word.endswith(_INSTRUMENTAL)
        for cue, stems in ((FROM_AIR, DRONES), (SHELLING, SHELLS)):
            if named and any(w.startswith(stems) for w in named):
                return cue
    return None


def _leads(word: str) -> bool:
    """True for "with", and for a weapon in the case that says so: «ракетами»."""
    return word in ("with", "using") or (word.endswith(_INSTRUMENTAL) and word.startswith((*DRONES, *SHELLS)))


_leads_to_means: Memo[str, bool] = Memo(_leads, 20_000)
