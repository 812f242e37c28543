"""What struck somebody, where that was no weapon: a vehicle, a tree, a wave. "Was hit by" alone may tell of a missile as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.events.catalogue import Cue, CueHit, retyped
from geo.events.raids import DRONES, SHELLS
from geo.events.retyping import ATTACK, HAZARD, MISHAP
from geo.events.words import Words

_DISRUPTED, _WEAPONS = "Disrupted weapons use", "Explosions/Remote violence"
_HIT = frozenset("hit struck knocked".split())
_BY_REACH = 5  # words from "hit" to "by": "hit and killed from behind by"
_AGENT_REACH = 6  # words of what struck
_BY_PHRASES = ("hit by a", "struck by a")  # which are the catalogue's for accidents as well
_WEIGHT = 0.7  # as the catalogue gives to accidents
_VEHICLES = frozenset(
    "car cars van vans lorry lorries truck trucks bus buses minibus minibuses minivan taxi cab tram trams train trains pickup motorcycle motorbike "
    "motorcycles motorbikes scooter e-scooter bicycle bike e-bike cyclist motorcyclist tractor suv sedan limousine ambulance vehicle vehicles jeep "
    "trailer rickshaw auto-rickshaw tuk-tuk coach trolleybus forklift excavator bulldozer driver motorist biker ferry speedboat boat trolley "
    "locomotive tanker rover hatchback convertible snowplough snowplow".split()
)
_MAKES = frozenset(
    "toyota honda ford mercedes mercedes-benz bmw audi volkswagen vw nissan hyundai kia lada mazda tesla chevrolet chevy renault peugeot citroën "
    "citroen fiat skoda škoda opel volvo subaru mitsubishi porsche lexus kamaz gaz uaz daewoo suzuki dodge cadillac buick jaguar tata mahindra maruti "
    "chrysler pontiac acura infiniti bentley lamborghini ferrari yamaha kawasaki harley-davidson geely byd zaz vaz".split()
)
_NATURE = frozenset(
    "landslide landslides mudslide mudslides rockslide rockfall avalanche avalanches flood floods flash-flood flash-floods floodwaters storm storms "
    "cyclone typhoon hurricane tornado tornadoes waterspout wave waves lightning hail hailstone hailstones hailstorm earthquake quake tremor tremors "
    "aftershock tsunami wind winds gust gusts tree branch boulder snowstorm blizzard rainstorm thunderstorm sandstorm meteorite wildfire".split()
)
# Behind these words something else is told than what struck.
_ENDS = frozenset(
    "in on at near while as when and after before of that which who outside inside during for along off from to with over under".split()
)
_ARMED = (
    *DRONES,
    *SHELLS,
    "bomb",
    "fire",
    "bullet",
    "shell",
    "shrapnel",
    "grenade",
    "military",
    "army",
    "armour",
    "armor",
    "tank",
    "munition",
    "explo",
)
_MEANT = ("attack", "terror", "deliberate", "intention", "ramm", "assail", "on purpose")
_SHOT_DOWN = ("зби", "сби")
_PEOPLE = (
    "жін", "женщ", "чолов", "мужчин", "мужик", "дит", "діт", "ребен", "ребён", "підліт", "подрост", "пішох", "пешех", "велосип", "мотоцик", "скутер", "самокат",
    "пенсіон", "пенсион", "хлоп", "дівч", "мальч", "девоч", "девуш", "школяр", "школьн", "студент", "людин", "людей", "человек", "бабус", "бабуш", "дідус", "дедуш",
    "прохож", "перехож", "поліцейськ", "полицейск", "патрульн", "водія", "водителя", "немовля", "младен", "матір", "двох", "двоих", "трьох", "троих",
)  # fmt: skip
_CYRILLIC_VEHICLES = (
    "автомоб", "автівк", "машин", "іномарк", "иномарк", "легков", "вантажівк", "грузовик", "фур", "трамва", "автобус", "маршрутк", "тролейбус", "троллейбус",
    "поїзд", "потяг", "поезд", "електричк", "электричк", "джип", "позашляховик", "внедорожник", "водій", "водител", "таксі", "такси", "мікроавтобус", "микроавтобус",
    "тягач", "мопед", "кросовер", "кроссовер",
)  # fmt: skip
_IN_THE_AIR = (
    *DRONES, *SHELLS, "літак", "самол", "вертол", "гелікопт", "ціл", "цел", "бпла", "ппо", "пво", "винищув", "истребит", "шахед", "куля", "безпілот", "беспилот", "шар",
)  # fmt: skip
_PERSON_REACH = 4  # words from «збив» to whom


def collided(words: Words, hits: Sequence[CueHit]) -> list[CueHit]:
    """The hits, those with what struck that is no weapon as an accident or a natural hazard.

    "A boy was struck by a school bus", "a taxi was hit by a landslide", «Toyota збила двох жінок»: only the last word tells the first
    from "was struck by a drone", and the people from «збила дрон».
    """
    made = list(hits)
    for n, hit in enumerate(made):
        other = _in_english(words, hit) or _in_cyrillic(words, hit)
        if other is not None:
            cue = retyped(hit.cue, other)
            made[n] = replace(hit, cue=replace(cue, weight=max(cue.weight, _WEIGHT)))
    return made


def _in_english(words: Words, hit: CueHit) -> Cue | None:
    if (hit.cue.event_type != _WEAPONS or hit.cue.sub_event_type) and not hit.cue.phrase.startswith(
        _BY_PHRASES
    ):
        return None
    struck = next((k for k in range(hit.last, hit.first - 1, -1) if words.low[k] in _HIT), -1)
    if struck < 0:
        return None
    by = next(
        (k for k in range(struck + 1, min(struck + 1 + _BY_REACH, len(words))) if words.low[k] == "by"), -1
    )
    if by < 0 or any(words.joint(k).strip() for k in range(struck + 1, by + 1)):
        return None
    return _agent(words, by)


def _agent(words: Words, by: int) -> Cue | None:
    """An accident or a hazard, where the words behind "by" name such a thing."""
    said: list[str] = []
    for k in range(by + 1, min(by + 1 + _AGENT_REACH, len(words))):
        if words.low[k] in _ENDS or (k > by + 1 and words.joint(k).strip(" -'’\"“”")):
            break
        said.append(words.low[k])
    ends_open = words.low[by + 1 + len(said) : by + 2 + len(said)] == ("of",)
    if any(w.startswith(_ARMED) for w in said):
        return None
    if not (_VEHICLES | _MAKES).isdisjoint(said):
        return ATTACK if any(w.startswith(_MEANT) for w in words.low) else MISHAP
    return None if ends_open or _NATURE.isdisjoint(said) else HAZARD  # "by a wave of protests"


def _in_cyrillic(words: Words, hit: CueHit) -> Cue | None:
    """«Иномарка сбила подростка», «збитий автівкою»: on a road, where nothing that flies is spoken of."""
    if hit.cue.sub_event_type != _DISRUPTED or not words.low[hit.first].startswith(_SHOT_DOWN):
        return None
    if any(w.startswith(_IN_THE_AIR) for w in words.low):
        return None
    near = words.low[max(0, hit.first - _PERSON_REACH) : hit.last + 1 + _PERSON_REACH]
    behind = words.low[hit.last + 1 : hit.last + 1 + _PERSON_REACH]
    on_wheels = any(w.startswith(_CYRILLIC_VEHICLES) or w in _MAKES for w in near)
    return MISHAP if on_wheels or any(w.startswith(_PEOPLE) for w in behind) else None
