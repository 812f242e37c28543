"""Where an event happened that its own sentence tells without a place: the town that the text has just named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.events.addresses import can_hold_event, is_quarter, without_addresses
from geo.events.catalogue import CueHit
from geo.events.context import is_context, is_located
from geo.events.sentence import Sentence
from geo.events.sites import is_country
from geo.events.story import REACH_BACK, Story
from geo.events.telling import is_weak, opens_with, telling
from geo.events.words import words_of
from geo.model import Mention

_TOWNS = frozenset("village town city settlement hamlet camp".split())
_TOWNS_CYRILLIC = frozenset(
    "селі селу селом місті місту містом міста селищі селищу містечку містечко селе городе городу городом город города поселке посёлке поселку посёлку деревне деревню городке".split()
)
_INTO = frozenset("у в по над на до".split())
_QUALIFIED = ("ому", "ого", "ом", "ий", "ої", "ій", "ый", "ое", "ую", "у")  # «до мільйонного міста»
_ORDEAL_REACH = 60  # characters from a town to what says that it suffers
_ORDEAL = re.compile(
    r"\b(?:"
    # what a town does
    r"оговту\w+|здригну\w+|вздрогнул\w*|не спить|не спав|не спал\w*|не спит|рахує втрати|рахують втрати|считает потери|приходит в себя|"
    r"скорбит|горить|горит|прокинул\w+ від|проснул\w+ от|woke|awoke|"
    # what it lies under
    r"під вогнем|під обстріл\w+|під ударом|під атакою|под огн[её]м|под обстрел\w+|под ударом|под атакой|у вогні|в огне|"
    r"в жалобі|у жалобі|в трауре|under (?:fire|attack|bombardment)|in mourning|in flames|"
    # what its night was like
    r"безсонн\w+|бессонн\w+|тривожн\w+|тревожн\w+|кривав\w+|кровав\w+|страшн\w+ (?:ніч|ночі|ночь|ночи|ранок|утро|день)|жах\w*|ужас\w*|біда|беда|"
    r"трагеді\w+|трагеди\w+|sleepless|no sleep|nightmare|terrible (?:night|morning|day)|"
    # what is heard there
    r"(?:loud )?(?:bangs?|blasts?|booms?) (?:over|in|across|heard)|air defen[cs]e|sirens?"
    r")\b"
)
_LONGEST_BEFORE = 20  # characters from a preposition to a town
_LOCATED = re.compile(r"\b(?:у|в|во|на|під|под|біля|возле)\s(?:\w+\s)?$", re.IGNORECASE)
_IN_TOWN = re.compile(
    # where
    r"\b(?:у|в|во|на|по|біля|возле|поблизу|рядом с|напротив|навпроти|посеред|посреди|під|під стінами|около|коло|перед)\s(?:\w+\s){0,2}?(?:"
    # the parts of a town
    r"квартал\w*|центр\w*|мікрорайон\w*|микрорайон\w*|передміст\w+|пригород\w*|околиц\w+|окраин\w+|"
    r"проспект\w*|вулиц\w+|улиц\w+|площ\w+|майдан\w*|набережн\w+|"
    # what stands in one
    r"вокзал\w*|ринк\w+|ринок|рынк\w+|рынок|багатоповерхів\w+|многоэтажк\w+|девятиэтажк\w+|дев'ятиповерхів\w+|"
    r"пятиэтажк\w+|п'ятиповерхів\w+|житлов\w+|жил\w+ дом\w*"
    r")\b"
)


def settle(text: str, story: Story) -> None:
    """A sentence that tells of nothing yet may name the town that the next one speaks of; looked at when that one asks."""
    if story.named is None:
        return
    (number, segment, mentions), story.named = story.named, None
    known = [m for m in mentions if m.place is not None]
    if not any(map(can_hold_event, known)):
        return
    words = words_of(text, segment.start, segment.end)
    here = [m for m in without_addresses(words, known) if can_hold_event(m)]
    if len(here) == 1:
        opens = opens_with(words, here[0])
        if opens or is_located(words, here[0]):
            story.setting = (number, segment.passage, here[0], opens)


def in_town(
    chosen: list[tuple[CueHit, Mention]], sentence: Sentence, story: Story
) -> list[tuple[CueHit, Mention]]:
    """ "Kherson, right now. They are hitting the Dniprovskyi district": a quarter of the town that the line before names."""
    settle(sentence.words.text, story)
    if story.setting is None:
        return chosen
    at, passage, town, _ = story.setting
    just = (at, passage) == (story.sentence - 1, sentence.segment.passage)
    if not just or not all(is_quarter(sentence.words, m, written=at == story.dateline) for _, m in chosen):
        return chosen
    return [(hit, replace(town, start=m.start, end=m.end, text=m.text)) for hit, m in chosen]


def in_setting(told: Sentence, hits: Sequence[CueHit], story: Story) -> list[tuple[CueHit, Mention]]:
    """The place that the sentence just before named, for an event told without any."""
    here = [m for m in told.mentions if can_hold_event(m) and not is_country(m)]
    if story.setting is None or any(not all(is_context(told.words, m, h) for h in hits) for m in here):
        return []
    sentence, passage, mention, opens = story.setting
    if (
        here and sentence == story.dateline
    ):  # "taking off from the island of Roatan" was not at the dateline's town
        return []
    surest = [h for h in hits if opens or not (h.cue.harm or h.cue.generic or is_weak(h.cue))]
    if (sentence, passage) != (story.sentence - 1, told.segment.passage) or not surest:
        return []
    return [(max(surest, key=telling), mention)]


def where_said(told: Sentence, hits: Sequence[CueHit], story: Story) -> list[tuple[CueHit, Mention]]:
    """ "The village's bakery", «у селі»: the one settlement that the sentences before name, where nothing was told of it yet."""
    if any(can_hold_event(m) and not is_country(m) for m in told.mentions) or not _says_the_town(told):
        return []
    near = [m for at, seen in story.seen if story.sentence - at <= REACH_BACK for m in seen]
    towns = [m for m in near if can_hold_event(m) and m.place and not m.place.geo_precision.is_area]
    places = {m.place.gazetteer_id for m in towns if m.place}
    known = {d.placement.place.gazetteer_id for d in story.drafts if d.placement.place}
    if len(places) != 1 or places & known:
        return []
    return [(max(hits, key=telling), towns[-1])]


def in_only_town(told: Sentence, hits: Sequence[CueHit], story: Story) -> list[tuple[CueHit, Mention]]:
    """«Львів оговтується. ... ракети поцілили у квартали»: the one settlement of the whole text, named just before, where nothing was told of it yet.

    Only what surely tells of an event is taken there, and only where the words say that it was in a town, or that the town suffered.
    """
    surest = [h for h in hits if not (h.cue.harm or h.cue.generic or is_weak(h.cue))]
    if not story.only_town or not surest or any(map(can_hold_event, told.mentions)):
        return []
    near = [m for at, seen in story.seen if story.sentence - at <= REACH_BACK for m in seen]
    towns = [m for m in near if can_hold_event(m) and m.place and m.place.gazetteer_id == story.only_town]
    if not towns or any(d.placement.place == towns[-1].place for d in story.drafts):
        return []
    start, end = towns[-1].start, towns[-1].end + _ORDEAL_REACH
    suffered = _ORDEAL.search(
        told.words.text[max(0, start - _ORDEAL_REACH) : min(end, told.segment.start)].lower()
    )
    lay = _LOCATED.search(told.words.text[max(0, towns[-1].start - _LONGEST_BEFORE) : towns[-1].start])
    if not (suffered or (lay and _IN_TOWN.search(told.text.lower()))):
        return []
    return [(max(surest, key=telling), towns[-1])]


def _says_the_town(told: Sentence) -> bool:
    """Whether "the village" or «в селі» stands there without a name of its own."""
    words = told.words
    for i in range(1, len(words)):
        before = words.low[i - 1]
        pointed = (words.low[i] in _TOWNS and before in ("the", "this", "that")) or (
            words.low[i] in _TOWNS_CYRILLIC
            and (before in _INTO or (before.endswith(_QUALIFIED) and words.low[i - 2] in _INTO and i > 1))
        )
        if not pointed:
            continue
        named = i + 1 < len(words) and words.text[words.starts[i + 1]].isupper()
        if not named and words.low[i + 1 : i + 2] not in (("of",), ("council",), ("hall",)):
            return True
    return False
