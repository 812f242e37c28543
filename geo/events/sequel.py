"""Sentences without a place of their own, which add to what was told before them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from geo.events.actors import Actor
from geo.events.addresses import can_hold_event, contains
from geo.events.assailants import FIRE
from geo.events.catalogue import Cue, CueHit
from geo.events.context import speaks_for
from geo.events.counts import filled, nobody_hurt
from geo.events.dates import TimeExpression
from geo.events.draft import Draft
from geo.events.evidence import Evidence, of_cue, of_means, together
from geo.events.marks import EVENT_NAMED
from geo.events.means import Means
from geo.events.merge import overlap
from geo.events.segments import Segment
from geo.events.sentence import Sentence
from geo.events.story import REACH_BACK, Story
from geo.events.updates import put_right, updated
from geo.events.words import Words
from geo.gazetteer.extent import distance_km
from geo.model import Casualties, DatePrecision, GeoPrecision, Mention, Place

_REMOTE = "Explosions/Remote violence"
_THE_EVENT = re.compile(
    r"\b(?:in|by|from|after|of|during|in the wake of)\s+(?:the|this|that)\s+(?:[\w-]+\s+){0,2}(?:attack|strike|strikes|shelling|barrage|blast|explosion|raid|"
    r"assault|bombardment|operations?|incursion|fighting)\b|\b(?:внаслідок|в результаті|під час|в результате|во время|после|після)\s+(?:\w+\s+)?"
    r"(?:атак|удар|обстріл|обстрел|вибух|взрыв|прильот|прилет)\w*",
    re.IGNORECASE,
)
_BATTLES = "Battles"  # whose dead are another matter than "no casualties"
_NEWS = timedelta(days=31)
_YEAR = timedelta(days=366)
_ANY = timedelta(days=50 * 366)
_WITH_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Told of the same event: shot dead, arrested.
_ASIDE = {"Violence against civilians", "Strategic developments"}
_REFERRING = re.compile(
    r"^\W*(?:(?:це |это )?(?:сталос|стала|трапил|відбул|произошл|произош|случил)\w*|it|this|he|she|they|the (?:attack(?:ers?)?|gunm[ae]n|bombers?|assailants?|driver|shooting|killing|stabbing|robbery|ambush|clash|murder|strike|blast|explosion|shelling|fire|incident|raid|crash|accident|collapse|quake|earthquake|tremors?|storm|protest|fighting|blaze|flames|bombing|kidnapping|collision|derailment|flood)|"
    r"він|вона|воно|вони|це|його|її|їх|удар|вибух|обстріл|пожежа|аварія|інцидент|трагедія|біда|лихо|нещастя|подія|вогонь|землетрус|(?:підземні )?поштовхи|диверсі\w|теракт|напад|атака|надзвичайна подія|катастрофа|зіткнення|дтп|"
    r"он|она|оно|они|это|его|её|ее|их|взрыв|обстрел|пожар|авария|инцидент|трагедия|происшествие|беда|несчастье|обрушение|огонь|землетрясение|(?:подземные )?толчки|диверси\w|теракт|нападение|атака|чп|катастрофа|столкновение|дтп)\b",
    re.IGNORECASE,
)
# The day of a count is no day of the event: "the number of dead was put at 31 on Tuesday".
_COUNTED = re.compile(
    r"\b(?:toll|deaths? (?:(?:were|was|had been|have been) )?(?:confirmed|reported|recorded|registered)|by (?:late |early |mid)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|number of (?:the )?(?:dead|victims|deaths|killed)|(?:кількість|число) (?:загиблих|жертв|погибших|убитых|поранених|раненых|постраждалих|пострадавших))\b",
    re.IGNORECASE,
)
# What a fire came of that nobody laid.
_NEAR_KM = 25.0
_SAYING = (
    "said",
    "says",
    "told",
    "report",
    "confirm",
    "added",
    "announc",
    "повідом",
    "сказа",
    "заяви",
    "розпов",
    "сообщ",
    "рассказ",
    "уточн",
    "додав",
    "добав",
)
_CARE = ("hospital", "clinic", "morgue", "funeral", "buried", "flown", "evacuat", "airlift", "лікарн", "шпитал", "госпітал", "морг", "похова", "доправ", "доставл", "больниц", "госпитал",
         "похорон", "эвакуир", "евакую")  # fmt: skip
_RELATIVE = re.compile(
    r",\s(?:which|who|whose|where|that|який|яка|яке|які|де|который|которая|которое|которые|где)\s[^,;]*$",
    re.IGNORECASE,
)
_COUNTRYWIDE = re.compile(
    r"\b(?:nationwide|countrywide|nationally|across the (?:country|region|state|province|enclave)|по всій (?:країні|області)|по країні|по всей (?:стране|области)|по стране)\b",
    re.IGNORECASE,
)
_MISHAP = re.compile(
    r"\b(?:short circuit|electrical fault|faulty wiring|gas leak|careless\w*|overheat\w*|коротк\w+ замикан\w+|коротк\w+ замыкан\w+|необережн\w+|"
    r"неосторожн\w+|несправн\w+|неисправн\w+|порушенн\w+ правил|нарушени\w+ правил)\b",
    re.IGNORECASE,
)
_BLASTS = ("вибух", "взрыв", "взорв", "explo", "blast")
_HOUSEHOLD_GAS = re.compile(
    r"\b(?:побутов\w+ газ\w*|бытово\w+ газ\w*|(?:витік|витоку|витоком|утечк\w+) (?:\w+ )?газ\w*|газов\w+ (?:балон|баллон|плит|кол|колонк)\w*|газоповітрян\w+|газовоздушн\w+|(?:gas|boiler) (?:leak|explosion|cylinder|canister))\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:happened|occurred|took place|was in|ста(?:вся|л(?:ося|ось|ась|ася|ися))|трапил\w+|відбул\w+|произош\w+|случил\w+)\b",
    re.IGNORECASE,
)


def follow_up(sentence: Sentence, story: Story, hits: Sequence[CueHit]) -> None:
    """ "No one was hurt.": numbers told just after the one incident of the sentence before are its own.

    That nobody was hurt holds for each of several.
    """
    if not story.told_just_before():
        return
    segment, last = sentence.segment, story.drafts[-1]
    casualties = sentence.casualties or put_right(sentence.text, sentence.words.text[last.start : last.end])
    if casualties is None or (_COUNTRYWIDE.search(sentence.text) and not _is_countrys(last)):
        return
    if nobody_hurt(casualties):
        _spared(sentence, story, casualties, sentence.of_harm())
        return
    just = story.just_told()
    if len(just) != 1:
        return
    draft = story.drafts[just[0]]
    if _is_elsewhere(sentence, draft):
        return
    told = [h.cue for h in hits if not (h.cue.harm or h.cue.brief)]
    others = {
        c.event_type for c in told if not c.phrase.startswith(FIRE)
    }  # "and several shops were burned down"
    others -= {draft.cue.event_type} | _ASIDE
    newer = updated(draft.casualties, casualties, sentence.text)
    if (draft.passage != segment.passage and newer is None) or others:
        return
    dates = (
        []
        if newer or _COUNTED.search(sentence.text)
        else [d for d in sentence.dates if not (d.said or _is_aside(sentence, d))]
    )
    if not any(d.shift or (d.when.start and not overlap(d.when, draft.when)) for d in dates):
        story.drafts[just[0]] = replace(
            draft,
            casualties=newer or filled(draft.casualties, casualties),
            evidence=together(
                draft.evidence, sentence.of_harm() if newer else _new(draft.casualties, sentence.of_harm())
            ),
        )
        story.told_at[just[0]] = story.sentence


def _is_elsewhere(sentence: Sentence, draft: Draft) -> bool:
    """«... бив по Марганцю: загинув чоловік»: the harm is told of a town of its own, and not of a hospital's or a speaker's."""
    here, words = draft.placement.place, sentence.words
    if any(w.startswith(_CARE) for w in words.low):
        return False
    towns = [
        m.place
        for m in sentence.mentions
        if m.place and can_hold_event(m) and not m.place.geo_precision.is_area and not _tells(words, m)
    ]
    return bool(towns) and not any(
        here is None
        or here.geo_precision.is_area
        or p.gazetteer_id == here.gazetteer_id
        or distance_km(p.latitude, p.longitude, here.latitude, here.longitude) < _NEAR_KM
        for p in towns
    )


def _tells(words: Words, mention: Mention) -> bool:
    """Whether somebody tells of it there: "officials in Kyiv said", "the mayor of Sloviansk"."""
    last = words.index_at(mention.end - 1)
    return speaks_for(words, mention) or any(w.startswith(_SAYING) for w in words.low[last + 1 : last + 4])


def _is_aside(sentence: Sentence, told: TimeExpression) -> bool:
    """ "Under the canopy, which had been rebuilt this summer": a day of something else."""
    return _RELATIVE.search(sentence.text[: told.start - sentence.segment.start]) is not None


def _is_countrys(draft: Draft) -> bool:
    place = draft.placement.place
    return place is not None and place.geo_precision is GeoPrecision.COUNTRY


def tell_more(sentence: Sentence, story: Story, hits: Sequence[CueHit]) -> None:
    """What a sentence without a place adds to the one incident told just before: how it was done, and on which day.

    "It happened on Monday." gives the day where only the report's own was known, "Two missiles hit the hospital" the means.
    """
    just = story.just_told()
    if len(just) != 1 or story.drafts[just[0]].passage != sentence.segment.passage:
        return
    draft = story.drafts[just[0]]
    if (
        draft.cue.phrase.startswith(FIRE)
        and draft.cue.event_type == _REMOTE
        and _MISHAP.search(sentence.text)
    ):
        draft = replace(draft, cue=replace(draft.cue, event_type="Other", sub_event_type="Accident"))
        story.drafts[just[0]] = draft
    if _is_open_blast(draft.cue) and _HOUSEHOLD_GAS.search(sentence.text):
        draft = replace(draft, cue=replace(draft.cue, event_type="Other", sub_event_type="Accident"))
        story.drafts[just[0]] = draft
    alike = [h for h in hits if _tells_of(h.cue, draft.cue)]
    if alike and (draft.cue.harm or not draft.cue.sub_event_type):
        best = max(alike, key=lambda h: h.cue.weight)
        story.drafts[just[0]] = replace(
            draft, cue=best.cue, evidence=together(draft.evidence, [of_cue(sentence.words, best)])
        )
    if (alike or _REFERRING.match(sentence.text)) and sentence.dates:
        dated = _WITH_YEAR.search(sentence.dates[0].when.text) is not None
        happened = _REFERRING.match(sentence.text) and _HAPPENED.search(sentence.text)
        _redate(
            story, just[0], sentence.dates[0], _ANY if happened and dated else _YEAR if happened else _NEWS
        )


def _is_open_blast(cue: Cue) -> bool:
    """A blast whose cause is not told yet."""
    return cue.event_type == _REMOTE and not cue.sub_event_type and cue.phrase.startswith(_BLASTS)


def tell_place(sentence: Sentence, story: Story, mentions: Sequence[Mention]) -> None:
    """«Трагедія сталася в селі Верхня»: where in the area told of just before it was."""
    just = story.just_told()
    if (
        len(just) != 1
        or len(mentions) != 1
        or not _REFERRING.match(sentence.text)
        or not _HAPPENED.search(sentence.text)
    ):
        return
    draft, mention = story.drafts[just[0]], mentions[0]
    if draft.passage == sentence.segment.passage and contains(draft.placement.place, mention.place):
        found = Evidence(field="place_text", start=mention.start, end=mention.end)
        story.drafts[just[0]] = replace(
            draft,
            place_text=mention.text,
            placement=mention.placement,
            evidence=together(draft.evidence, [found]),
        )


def tell_means(segment: Segment, story: Story, means: Sequence[Means], words: Words) -> None:
    """ "Two missiles hit the hospital.": what the one violent incident told just before was made with, and what it hit."""
    just = story.just_told()
    if len(just) != 1 or story.drafts[just[0]].passage != segment.passage:
        return
    draft = story.drafts[just[0]]
    named = {m.kind: m for m in reversed(means)}
    new = [
        named[k]
        for k, known in (("weapon", draft.weapon), ("target", draft.struck))
        if k in named and not known
    ]
    if draft.cue.event_type == _REMOTE and new and not draft.accounts:
        by_kind = {m.kind: m.name for m in new}
        story.drafts[just[0]] = replace(
            draft,
            weapon=by_kind.get("weapon", draft.weapon),
            struck=by_kind.get("target", draft.struck),
            evidence=together(draft.evidence, of_means(words, new)),
        )


def _tells_of(cue: Cue, told: Cue) -> bool:
    """True where `cue` names the means of what `told` leaves open."""
    same = cue.event_type == told.event_type or told.harm
    telling = bool(cue.sub_event_type) or (told.harm and cue.weight >= 0.5)
    if cue.sub_event_type == "Arrests":  # of whoever did it
        return False
    return same and telling and not (cue.harm or cue.brief or cue.generic)


def _redate(story: Story, i: int, first: TimeExpression, longest: timedelta) -> None:
    draft = story.drafts[i]
    latest = draft.when.end
    known = first.when.precision in (DatePrecision.DAY, DatePrecision.DAYS) and not (
        first.shift or first.said
    )
    if draft.dated_by != "report" or not known or latest is None:
        return
    if first.when.end is not None and timedelta() <= latest - first.when.end <= longest:
        told = Evidence(field="date_start", start=first.start, end=first.end)
        story.drafts[i] = replace(
            draft, when=first.when, dated_by="expression", evidence=together(draft.evidence, [told])
        )


def _new(told: Casualties, found: Sequence[Evidence]) -> list[Evidence]:
    """Evidence for the numbers that `told` lacks."""
    lacking = {
        "killed_best": told.killed_low is None,
        "injured": told.injured is None,
        "missing": told.missing is None,
        "captured": told.captured is None,
    }
    return [e for e in found if lacking.get(e.field, True)]


def _spared(sentence: Sentence, story: Story, nobody: Casualties, found: Sequence[Evidence]) -> None:
    """Zeros for what the paragraph told of just before and gave no numbers for; for one town alone where the sentence names it."""
    segment = sentence.segment
    named = [m.place for m in sentence.mentions if m.place and can_hold_event(m)]
    near = [
        i
        for i, at in enumerate(story.told_at)
        if story.sentence - at <= REACH_BACK
        and story.drafts[i].passage == segment.passage
        and (at == story.told_at[-1] or story.drafts[i].cue.event_type != _BATTLES)
    ] or _listed_before(segment, story)
    told = {_where(story.drafts[i]) for i in near if story.drafts[i].casualties.killed_low is not None}
    for i in near:
        draft = story.drafts[i]
        if _where(draft) not in told and (not named or _is_one_of(draft.placement.place, named)):
            story.drafts[i] = replace(
                draft,
                casualties=filled(draft.casualties, nobody),
                evidence=together(draft.evidence, _new(draft.casualties, found)),
            )


def _is_one_of(place: Place | None, named: Sequence[Place]) -> bool:
    """Whether a place is one of those named, or lies in one."""
    return place is not None and any(
        n.gazetteer_id == place.gazetteer_id or contains(n, place) for n in named
    )


def _listed_before(segment: Segment, story: Story) -> list[int]:
    """A line «Пострадавших нет.» under a list of strikes, a line each, holds for all of it."""
    if (segment.start, segment.end) != segment.line:
        return []
    found: list[int] = []
    sentence = story.sentence
    for i in range(len(story.drafts) - 1, -1, -1):
        apart = sentence - story.told_at[i]
        if apart > 1:
            break
        found.insert(0, i)
        sentence = story.told_at[i]
    return found


def _where(draft: Draft) -> str:
    place = draft.placement.place
    return place.gazetteer_id if place else draft.place_text


def lean(
    sentence: Sentence, story: Story, hits: Sequence[CueHit], actors: Callable[[], Sequence[Actor]]
) -> None:
    """A sentence without a place of its own adds its numbers and units to the incident it speaks of.

    `actors` gives the parties that it names; few sentences need be asked.
    """
    if not (story.drafts and sentence.words.marks & EVENT_NAMED and _THE_EVENT.search(sentence.text)):
        return
    segment, casualties = sentence.segment, sentence.casualties
    units = tuple(a.name for a in actors() if a.unit)
    kinds = {h.cue.event_type for h in hits if not h.cue.harm}
    spoken_of = _spoken_of(story, kinds) or _spoken_of(story, set())
    for i in spoken_of:
        draft = story.drafts[i]
        # A toll told for several attacks together is nobody's own.
        new = casualties is not None and draft.casualties == Casualties() and len(spoken_of) == 1
        toll = casualties if casualties is not None and new else draft.casualties
        if toll is not draft.casualties or units:
            quoted = (
                (segment.start, segment.end) if toll.killed_best is not None and toll is casualties else None
            )
            story.drafts[i] = replace(
                draft,
                casualties=toll,
                evidence=together(draft.evidence, sentence.of_harm() if toll is casualties else ()),
                units=tuple(dict.fromkeys((*draft.units, *units))),
                start=quoted[0] if quoted and draft.cue.harm else draft.start,
                end=quoted[1] if quoted and draft.cue.harm else draft.end,
            )


def _spoken_of(story: Story, kinds: set[str]) -> list[int]:
    """The drafts that "the attack" means: those at the heading's place, else those told just before."""
    under = {m.place.admin1 for m in story.heading if m.place and m.place.admin1}
    fits = [i for i, d in enumerate(story.drafts) if not kinds or d.cue.event_type in kinds or d.cue.generic]
    here = [i for i in fits if (p := story.drafts[i].placement.place) and p.admin1 in under]
    if here:
        last = story.told_at[here[-1]]
        return [i for i in here if story.told_at[i] == last]
    recent = [i for i in fits if story.sentence - story.told_at[i] <= REACH_BACK]
    return [i for i in recent if story.told_at[i] == story.told_at[recent[-1]]]
