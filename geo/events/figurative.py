"""Sentences that use the words of violence and tell of none: sport, markets, fiction, quarrels, courts, exercises.

Two steps. What a film, a court or a drill tells of has not happened now, whatever the words. Words such as "hit",
"strike", "crash" or "explode" tell of nothing where the sentence speaks of matches, prices, songs or remarks and names
neither a weapon nor a fighter nor anybody harmed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.events.catalogue import CueHit
from geo.events.words import Words
from geo.model import Casualties

_FICTION = re.compile(
    r"\b(?:in|of|for) (?:the|a|an|his|her|this|its|their) (?:\w+ ){0,2}(?:film|movie|novel|series|thriller|drama|play|opera|episode|video game|game|comic)\b"
    r"(?! (?:against|between|in|at|on)\b)"
    r"|^\W*(?:the|a|an|this|his|her) (?:\w+ ){0,2}(?:film|movie|novel|series|thriller|drama|opera|episode|game|documentary|exhibition|album|show)\b"
    r"(?=,| (?:lets|tells|follows|opens|shows|is|was|stars|depicts|imagines|recounts|set)\b)"
    r"|\b(?:show|exhibition|exhibit|film|book|documentary|novel|play) (?:about|on|of) (?:the )?"
    r"|\b(?:у|в) (?:новому |новом )?(?:фільмі|серіалі|романі|грі|фильме|сериале|романе|игре)\b",
    re.IGNORECASE,
)
_COURT = re.compile(
    r"\b(?:sentenced|jailed|convicted|acquitted|pleaded guilty|on trial|life sentence|found guilty|засуди\w+|засудж\w+|вирок\w*|"
    r"приговор\w*|осужд[её]н\w*|осудил\w*)\b",
    re.IGNORECASE,
)
_TRIBUTE = re.compile(
    r"\b(?:tribute to|vigil for|honou?red the (?:victims|dead|fallen)|remembered the (?:victims|dead)|mourns?|mourned|in memory of|"
    r"вшану\w+|пам['’ʼ]ять загибл\w+|почтил\w* память|память погибш\w+|(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)) anniversary)\b",
    re.IGNORECASE,
)
_DRILL = re.compile(
    r"\b(?:(?:military|war|live-fire|naval|joint|large|large-scale|annual) (?:exercises?|drills?|games)|exercises?|drills?|rehears\w+|mock|"
    r"manoeuvres|maneuvers|військов\w+ навчан\w+|навчанн\w+|военн\w+ учени\w+|учени(?:я|й|ях|ям))\b",
    re.IGNORECASE,
)
_ILLNESS = re.compile(
    r"\b(?:heart attack|cancer|(?:long|short) illness|natural causes|of a stroke|peacefully|laughing|інфаркт\w*|хвороб\w*|інсульт\w*|"
    r"инфаркт\w*|инсульт\w*|после (?:долгой|продолжительной) болезни|рак[ау]?)\b",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    # sport
    r"\b(?:goals?|goalkeeper|keeper|strikers?|midfielder|coach|referee|penalt(?:y|ies)|match|semi-?finals?|league|cup|champions?|"
    r"championship|tournament|derby|innings|season|quarterback|«[^»]{2,30}» (?:розгром\w+|разгром\w+|обіграв\w*|обыграл\w*|переміг\w*)|"
    r"\d{1,2}[-:–]\d{1,2} (?:win|defeat|victory|loss|draw)|матч\w*|голы?|голів|куб(?:ок|ка|ку)|ліг[аиу]|лиг[аиу]|тренер\w*|воротар\w*|вратар\w*|"
    r"нападник\w*|нападающ\w*|футбол\w*|хокей\w*|хоккей\w*|чемпіон\w*|чемпион\w*|суперник\w*|соперник\w*)\b"
    # markets
    r"|\b(?:shares|stocks?|stock market|share prices?|bitcoin|crypto\w*|prices?|inflation|nasdaq|dow|bonds?|profits?|investors?|bargains?|"
    r"sales?|ціни?|цены|цен|біржа|біржі|биржа|бирже|біткоїн\w*|биткоин\w*|котирув\w+|котировк\w+|ріелтор\w*|риелтор\w*)\b"
    # stage and fame
    r"|\b(?:albums?|singers?|the band|on stage|onto the scene|box office|premiere|actress|actor|celebrit\w+|comedian|fans|fashion|nightclub act|"
    r"new club|tour hit|альбом\w*|співач\w+|певиц\w+|прем['’ʼ]єр[аиу]|премьер[аыу])\b"
    # quarrels and policy
    r"|\b(?:war of words|remarks|critics|criticism|budget|coalition|the debate|pensioners'? cuts|under (?:heavy )?fire (?:in \w+ )?(?:for|over)|"
    r"broadside|bombshell|hits? back at|скандал\w*|бюджет\w*|податк\w*|налог\w*|війна слів|война слов)\b"
    # work, science, crowds of guests
    r"|\b(?:(?<!soviet )(?<!european )(?<!african )unions?|wages|over pay|walked out|walkout|strike action|train drivers|scientists|researchers|tumours?|vaccines?|"
    r"(?:tourists|visitors|shoppers|messages|calls|complaints|letters) flood\w*)\b"
    # weather told in advance
    r"|\bforecast\w*\b|\bсиноптик\w*\b",
    re.IGNORECASE,
)
_HARD = re.compile(
    r"\b(?:missiles?|rockets?|drones?|shell(?:s|ed|ing)|artillery|mortars?|air ?strikes?|air-strikes?|bomb(?:s|ed|ers?|ing)?|gunm[ae]n|gunfire|shot dead|"
    r"opened fire|soldiers?|troops|militants?|insurgents?|fighters|army|armed|grenades?|landmines?|explosives?|warplanes?|rescuers|firefighters|"
    r"firebomb\w*|detonat\w+|explosive\w*|military|tanks?|cctv|debris|smoke|rubble|hospital|earthquake|hurricane|flood waters|police|rioters?|protesters?|tear gas|ракет\w*|дрон\w*|безпілот\w*|беспилот\w*|"
    r"обстріл\w*|обстрел\w*|військ\w*|войск\w*|арм[іи]\w*|снаряд\w*|авіа\w*|авиа\w*|окупант\w*|оккупант\w*|рятувальник\w*|спасател\w*|"
    r"поранен\w*|ранен\w*|загин\w*|погиб\w*|бпла|шахед\w*)\b",
    re.IGNORECASE,
)
_TIE = frozenset("a an the his her their its".split())
_LOOSE = frozenset("hit strike attack struck impact".split())
_UNTOLD = ("Strategic developments", "Protests", "Riots")


def tells_of_nothing(sentence: str, casualties: Casualties | None) -> bool:
    """True where nothing that the sentence tells happened now: fiction, a trial, a tribute, a drill, an illness."""
    if _FICTION.search(sentence) or _COURT.search(sentence) or _TRIBUTE.search(sentence):
        return True
    if _DRILL.search(sentence) and casualties is None:
        return True
    return _ILLNESS.search(sentence) is not None and _HARD.search(sentence) is None


def without_figures(
    words: Words, sentence: str, hits: Sequence[CueHit], casualties: Casualties | None
) -> list[CueHit]:
    """The hits that are meant as they are said."""
    if _HARD.search(sentence):
        return list(hits)
    hurt = casualties is not None and casualties != Casualties()
    if _DOMAIN.search(sentence) and not hurt:
        return [h for h in hits if h.cue.event_type in _UNTOLD and not h.cue.brief]
    return [h for h in hits if hurt or not _by_nobody(words, h)]


def _by_nobody(words: Words, hit: CueHit) -> bool:
    """ "The tour hit Tokyo": an active "hit" without any weapon, force or hazard in the sentence."""
    if not hit.cue.brief or hit.cue.phrase not in _LOOSE or hit.first == 0 or hit.last + 1 >= len(words):
        return False
    before, after = words.low[hit.first - 1], hit.last + 1
    passive = before in ("was", "were", "been", "being", "is", "are", "get", "got")
    name = words.text[words.starts[after]].isupper()
    return not passive and not words.joint(after).strip() and (name or words.low[after] in _TIE)
