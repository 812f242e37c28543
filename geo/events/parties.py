"""Who did it and to whom, by where the parties stand in the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from geo.events.actors import Actor
from geo.events.armed import BEING
from geo.events.catalogue import CueHit
from geo.events.words import Words

_ARMED = (
    "troops",
    "forces",
    "soldiers",
    "army",
    "military",
    "marines",
    "paratroopers",
    "війська",
    "військов",
    "армі",
    "войск",
    "военн",
    "арми",
)
_KILLING = ("kill", "neutrali", "eliminat", "repel", "captur", "arrest", "detain", "ліквідув", "ликвидир", "знищ", "уничтож", "вбил",
            "убил", "вбив", "убив")  # fmt: skip
_TELLING = frozenset(
    "blamed blames accused accuses said says told reported confirmed added announced".split()
)
_TELLING_STEMS = (
    "обвин",
    "звинува",
    "заяви",
    "сообщи",
    "повідоми",
    "рассказа",
    "розпові",
    "підтверд",
    "подтверд",
)
_ITSELF = frozenset(
    "it its they their he she we our troops forces soldiers army special paratroopers marines warplanes jets она он они её ее его их "
    "її його їх їхні вона він вони свої свои наші наши".split()
)
_ITSELF_STEMS = ("войск", "військ", "военн", "солдат", "бойц", "бійц", "подраздел", "підрозділ", "сил")
_TELLING_REACH = 3  # words from who speaks to "said"
_HARMED = frozenset("killed slain assassinated wounded injured ambushed abducted kidnapped".split())
# "Troops attacked near Lyman", "police shot in the air": they did it, unless they "were".
_ATTACKED = frozenset("attacked targeted hit struck bombed shelled captured shot".split())
# What follows "killed" where nobody killed is named: no "at least twelve", no "and wounded twelve".
_HOW = frozenset("in by near on during after when as while outside inside from amid".split())
_BEFALLING = frozenset("killing wounding injuring ambushing abducting kidnapping beheading capturing".split())
_OBJECT_REACH = 7  # words from "killing" to whose members they were
_WHERE = frozenset("in near at outside across inside".split())
_VICTIM_REACH = 4  # words from "killed" to the group whose members were
_MEMBERS = 3  # words from a group to what was done to one of it: "a Hezbollah field commander was killed"
_DISRUPTED = "Disrupted weapons use"
_FLOWN = (
    "drone", "uav", "missile", "rocket", "warplane", "jet", "helicopter", "shahed", "дрон", "бпла", "безпілотн", "беспилотн", "ракет", "шахед", "літак", "самол", "вертол", "гелікоптер",
)  # fmt: skip
_FLOWN_REACH = 3  # words from whose they are to the drones: "Ukrainian fixed-wing drones"
_CIVIL = ("Strategic developments", "Protests", "Riots", "Other")


def parties(words: Words, actors: Sequence[Actor], hit: CueHit) -> tuple[Actor | None, Actor | None]:
    """Initiator and target: who stands before or in the cue's phrase (or after "by"), and who after it."""
    named = [a for a in actors if not (a.unit or _is_where(words, a))]
    struck = [
        a for a in named if hit.first < a.first <= hit.last and words.low[hit.first].startswith(_KILLING)
    ]
    struck += [a for a in named if a not in struck and (_is_killed(words, a, named) or _is_object(words, a))]
    if hit.cue.sub_event_type == _DISRUPTED:
        struck += [a for a in named if a not in struck and _flies(words, a)]
    telling = [a for a in named if _only_tells(words, a, hit)]
    suffering = [a for a in named if _suffers(words, a)]
    before = [
        a
        for a in named
        if a.first <= hit.last and a not in struck and a not in telling and a not in suffering
    ]
    acting = before or [a for a in named if _by(words, a) and a not in suffering and a not in struck]
    between = _between(words, named, hit) if not acting else ()
    if between:
        return between
    initiator = acting[-1] if acting else None
    target = next(
        (
            a
            for a in named
            if (a.first > hit.first or a in suffering or a in struck)
            and a not in telling
            and (not initiator or a.name != initiator.name)
        ),
        None,
    )
    return initiator, target


def _is_where(words: Words, actor: Actor) -> bool:
    """ "Six aid workers in South Sudan were killed": a country as a place, unlike "in Ukrainian strikes"."""
    after = actor.last + 1
    if not actor.country or not actor.first or words.low[actor.first - 1] not in _WHERE:
        return False
    ends = after >= len(words) or bool(words.joint(after).strip())
    return ends or words.low[after] in BEING or words.low[after] in _HOW


def of_part(words: Words, actors: Sequence[Actor], hit: CueHit) -> Sequence[Actor]:
    """Those of the cue's own part between semicolons: "Hezbollah fired at Safed; Israel shelled Khiam".

    Who acts in an earlier part goes on acting in one that names nobody before its cue; who is named later does nothing here.
    """
    if not actors or ";" not in words.text[words.starts[0] : words.ends[-1]]:
        return actors
    stops = [i for i in range(1, len(words)) if ";" in words.joint(i)]
    begin = max((i for i in stops if i <= hit.first), default=0)
    end = min((i for i in stops if i > hit.last), default=len(words))
    own = [a for a in actors if begin <= a.first < end]
    if any(a.first <= hit.last for a in own):
        return own
    return [a for a in actors if a.first < begin] + own


def _is_killed(words: Words, actor: Actor, named: Sequence[Actor]) -> bool:
    """ "Taliban forces killed two IS-K members": whom the verb stands before, where somebody else stands before the verb."""
    for i in range(actor.first - 1, max(actor.first - 1 - _VICTIM_REACH, 0), -1):
        if words.joint(i + 1).strip() or words.low[i] in _HOW:
            return False
        if words.low[i].startswith(_KILLING) and words.low[i - 1] not in BEING:
            return "of" in words.low[i : actor.first] or any(
                a.last < i and a.name != actor.name for a in named
            )
    return False


def _is_object(words: Words, actor: Actor) -> bool:
    """ "Killing four members of the Jordanian security forces": whom it befell."""
    for i in range(actor.first - 1, max(actor.first - 1 - _OBJECT_REACH, -1), -1):
        if words.low[i] in _BEFALLING:
            return True
        if words.joint(i).strip() or words.low[i] in _HOW:
            return False
    return False


def _flies(words: Words, actor: Actor) -> bool:
    """ "Downed 57 Ukrainian drones": whose they were."""
    return any(w.startswith(_FLOWN) for w in words.low[actor.last + 1 : actor.last + 1 + _FLOWN_REACH])


def _between(words: Words, named: Sequence[Actor], hit: CueHit) -> tuple[Actor, Actor] | tuple[()]:
    """ "Clashes erupted between Thai and Cambodian troops": the two in their order."""
    after = [a for a in named if a.first > hit.last]
    if len(after) < 2 or after[0].name == after[1].name:
        return ()
    return (after[0], after[1]) if "between" in words.low[hit.last + 1 : after[0].first] else ()


def _suffers(words: Words, actor: Actor) -> bool:
    """ "An SDF patrol was ambushed", and in a headline "Hezbollah official killed in strike": it was done to them."""
    low = words.low
    for i in range(actor.last + 1, min(actor.last + 2 + _MEMBERS, len(words))):
        if words.joint(i).strip():
            return False
        if low[i] in _HARMED or low[i] in _ATTACKED:
            alone = low[i] in _HARMED and (i + 1 == len(words) or low[i + 1] in _HOW)
            return alone or low[i - 1] in BEING
    return False


def _only_tells(words: Words, actor: Actor, hit: CueHit) -> bool:
    """ "Mali's army said gunmen killed two": who tells of it did it only where it speaks of itself or its troops."""
    end = min(actor.last + 2 + _TELLING_REACH, len(words))
    at = next((k for k in range(actor.last + 1, end) if _tells(words.low[k])), None)
    if at is None or any(words.joint(k).strip(" ,") for k in range(actor.last + 1, at + 1)):
        return False
    told = words.low[at + 1 : hit.first]
    return not any(w in _ITSELF or w.startswith(_ITSELF_STEMS) for w in told)


def _tells(word: str) -> bool:
    return word in _TELLING or word.startswith(_TELLING_STEMS)


def _by(words: Words, actor: Actor) -> bool:
    """ "by Russian forces", "a barrage of Russian missiles"."""
    return any(w in ("by", "of", "від", "от") for w in words.low[max(0, actor.first - 2) : actor.first])


def shown(words: Words, actor: Actor | None, hit: CueHit) -> str:
    """The party's name in the record: a state protests, agrees and seizes as a government, and fights as an army.

    Its troops stay an army whatever they do: "Russian troops advanced".
    """
    if actor is None:
        return ""
    named = words.low[actor.first : actor.last + 2]
    if not actor.country or hit.cue.event_type not in _CIVIL or any(w.startswith(_ARMED) for w in named):
        return actor.name
    return actor.name.replace("Military Forces of", "Government of")
