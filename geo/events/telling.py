"""Which cues of a sentence tell of something that happened, and which of them tells it of a place."""

from __future__ import annotations

from collections.abc import Sequence

from geo.events.addresses import only_holds
from geo.events.background import is_background
from geo.events.catalogue import Cue, CueHit
from geo.events.compounds import is_compound
from geo.events.date_resolvers import number_of
from geo.events.doubt import hearsay, hypothetical_at, is_all_doubtful, is_doubtful, is_negated_within
from geo.events.peaceable import is_peaceable
from geo.events.people_words import harm as people_harm
from geo.events.people_words import is_civilian
from geo.events.remembrance import looks_back
from geo.events.roles import places_of_event
from geo.events.segments import Segment
from geo.events.sentence import Sentence
from geo.events.words import Words
from geo.memo import Memo
from geo.model import Mention

_ASIDE = 4  # words between "who" and what befell them
_WHO = frozenset("who який яка яке які который которая которые".split())
_WHERE = frozenset("where де где".split())
_MENDING = (
    "repair",
    "rebuil",
    "reconstruct",
    "ремонт",
    "відремонт",
    "отремонт",
    "відбудов",
    "відновлен",
    "восстанов",
    "compensat",
    "компенс",
    "страхуван",
    "страхован",
)
_BOUND = (
    "deliver",
    "donat",
    "volunteer",
    "поїде",
    "поедет",
    "відправ",
    "отправ",
    "переда",
    "волонтер",
    "допомог",
    "помощ",
)
_SURE = 0.5  # weight of a cue that tells more than damage
_PEOPLE_DIED = frozenset("загинули загинув загинула погибли погибла вбили убили killed died".split())
_LONGEST_OPENING = 10  # words of a line that names where
_UNITS = frozenset(
    "units troops soldiers brigade brigades those men women forces volunteers battalion battalions defenders".split()
)
_OBLIQUE = ("их", "ими", "им", "ого", "ому", "ої", "ых", "ыми", "ым", "ой")
_THROUGH = frozenset("через після під час из-за после во время под після через".split())
_MANY = ("обстріли", "обстрілів", "обстрілами", "бої", "боїв", "боями", "дій", "атаки", "атак", "атаками", "удари", "ударів", "обстрелы", "обстрелов", "обстрелами", "бои",
         "боёв", "боев", "боями", "действий", "ударов", "бомбардировок", "бомбардувань", "звільнення", "освобождения", "деокупації")  # fmt: skip
_LAY = ("були", "был", "перебува", "опинил", "оказал", "находил")
_FLED = frozenset("fled flee fleeing escaped escaping".split())
_WOUNDS = ("ранени", "поранення", "поранень", "раненых", "поранених")
_AND = frozenset("and or та і й и или чи або".split())
_HAZARD = "Natural hazard"
_OUTBREAK = "Outbreak"
_ILL = (
    "kill", "case", "confirm", "infect", "ill", "sick", "found", "overwhelm", "treat", "claim", "fell", "fill", "admitted", "contaminat", "quarantin", "closed", "cull", "caught", "full", "came", "come", "stalk", "arriv", "intensive", "doubl", "shut", "traced", "outbreak", "epidemic", "spread", "declar", "hospital", "diagnos", "detect", "patient", "contract", "sweep", "swept", "ravag", "batter", "hit", "strik", "struck", "return", "rages", "raging", "grip", "reach", "surg", "resurg",
    "випад", "захвор", "інфік", "помер", "спалах", "підтверд", "госпіталіз", "епідем", "отруєн", "отруї", "виявл", "хвор", "лікарн",
    "случа", "заболе", "зараж", "умер", "вспыш", "подтверд", "госпитал", "эпидем", "отрав", "выявл", "сконча", "больн", "заражён", "зараз", "дістал", "добрал", "доповз", "реаніма", "реанима", "косит", "вирує", "перевищ", "превыш", "подхват", "підхоп", "нашл", "знайшл", "виявив", "виявил", "выявил", "повернул", "вернул", "шир", "пошир", "распростран", "располз", "розповз", "уклал", "улож", "забил", "ящур", "лютує", "лютует", "бушу", "карантин", "слегл", "злягл", "зафікс", "зафикс", "реєстр", "регистр", "переповн", "переполн", "закри", "закры", "інфекц", "симптом", "блюв", "рвот", "забрал", "унес", "унёс",
)  # fmt: skip
_RULING_OUT = (
    "negative",
    "surveillance",
    "preparedness",
    "precaution",
    "vaccin",
    "immunis",
    "immuniz",
    "вакцин",
    "щеплен",
    "привив",
)
_SICK, _RULED_OUT = 1, 2
_FORECASTING = ("forecast", "chance", "likelihood", "прогноз", "синоптик", "гідромет", "гидромет")
_AHEAD = frozenset(
    "expects expecting above-normal below-normal outlook очікується очікуються очікують ждут ждёт ждет чекають чекає готовятся готовится готуються готується ожидается ожидаются ожидают попереджає попереджають предупреждает предупреждают".split()
)
_SMALL = frozenset("of the in for and у в та і и".split())
_OBJECT = 1  # words from a verb to its object


def by_place(sentence: Sentence, hits: Sequence[CueHit]) -> list[tuple[CueHit, Mention]]:
    """The strongest cue for each place of the sentence."""
    words = sentence.words
    best: dict[int, tuple[CueHit, Mention]] = {}
    doubts = hypothetical_at(words)
    for hit in hits:
        for mention in places_of_event(words, sentence.bounds, doubts, sentence.mentions, hit):
            held = best.get(mention.start)
            if held is None or _tells_better(words, hit, held[0], mention):
                best[mention.start] = (hit, mention)
    chosen = [best[k] for k in sorted(best)]
    chosen = _once(chosen)
    # "Shelling in Kharkiv region: two killed in Kupiansk" is one event, told twice.
    return [c for c in chosen if not any(_holds(words, c, other) for other in chosen if other is not c)]


def _once(chosen: Sequence[tuple[CueHit, Mention]]) -> list[tuple[CueHit, Mention]]:
    """ "ISLAMABAD - A bomb went off in Islamabad": one place, named twice; the last naming stands for it."""
    last = {m.place.gazetteer_id: m.start for _, m in chosen if m.place is not None}
    return [(h, m) for h, m in chosen if m.place is None or last[m.place.gazetteer_id] == m.start]


def without_doubtful(words: Words, bounds: Sequence[int], hits: Sequence[CueHit]) -> list[CueHit]:
    """The hits told as having happened; what follows a doubtful one at once shares its doubt: "not hit by missile strikes"."""
    sure: list[CueHit] = []
    if not hits or is_all_doubtful(words):
        return sure
    doubted, only_when = -1, False
    untrue = [*range(looks_back(words)), *(i for span in hearsay(words) for i in span)]
    for hit in hits:
        if (
            (hit.first == doubted + 1 > 0 and not only_when)  # «после боёв выбили противника»
            or (hit.first == doubted + 2 > 1 and words.low[doubted + 1] in _AND)
            or hit.first in untrue
            or is_doubtful(words, hit.first, hit.last, bounds[hit.first])
            or is_negated_within(words, hit)
            or is_aside(words, hit)
            or is_background(words, hit)
            or is_compound(words, hit)
            or is_peaceable(words, hit)
            or (hit.cue.sub_event_type == _HAZARD and _is_forecast(words, hit))
            or (hit.cue.sub_event_type == _OUTBREAK and _is_nobody_ill(words))
        ):
            doubted = hit.last
            only_when = _is_circumstance(words, hit) or hit.cue.brief  # «двох військових взяли в полон»
        else:
            sure.append(hit)
    return sure


def _is_forecast(words: Words, hit: CueHit) -> bool:
    """«По прогнозу, в предгорьях сойдут сели», "expects four to six major hurricanes": weather to come has harmed nobody."""
    told = any(w.startswith(_FORECASTING) for w in words.low)
    told = told or not _AHEAD.isdisjoint(words.low[: hit.first])
    return told and not any(map(people_harm, words.low))


def _is_nobody_ill(words: Words) -> bool:
    """ "Tested negative for bird flu", "stepped up surveillance", "a laboratory that makes anthrax": a disease, and nobody who has it."""
    if any(map(people_harm, words.low)):
        return False
    told = list(map(_of_illness.__getitem__, words.low))
    return _RULED_OUT in told or _SICK not in told


def _told_of_illness(word: str) -> int:
    """What a word tells of a disease: that somebody has it, that nobody has, or nothing."""
    return _RULED_OUT if word.startswith(_RULING_OUT) else _SICK if word.startswith(_ILL) else 0


_of_illness: Memo[str, int] = Memo(_told_of_illness, 20_000)


def is_aside(words: Words, hit: CueHit) -> bool:
    """True for what a sentence tells of somebody or something only to say who or what it is.

    "The medic who was killed near Kharkiv", "repairs at the plant, destroyed by missiles in April", "a car for the brigade near
    Vovchansk, where fighting goes on".
    """
    before = words.low[max(0, hit.first - _ASIDE) : hit.first]
    if hit.cue.harm and any(w in _WHO for w in before) and not _is_counted(words, hit):
        return True
    if hit.cue.weight < _SURE and any(w.startswith(_MENDING) for w in words.low[: hit.first]):
        return True
    if _is_circumstance(words, hit) or _is_attribute(words, hit) or _is_fled(words, hit):
        return True
    where = any(w in _WHERE for w in before)
    return where and any(w.startswith(_BOUND) for w in words.low[: hit.first])


def _is_counted(words: Words, hit: CueHit) -> bool:
    """ "The man who killed ten people": a deed, and not only who somebody is."""
    behind = words.low[hit.last + 1 : hit.last + _ASIDE]
    return any(w[0].isdigit() for w in words.low) or any(number_of(w) is not None for w in behind)


def _is_fled(words: Words, hit: CueHit) -> bool:
    """ "Who had fled the shelling of El Fasher": why people are where they are."""
    return any(w in _FLED for w in words.low[max(0, hit.first - 2) : hit.first])


def _is_attribute(words: Words, hit: CueHit) -> bool:
    """ "Units fighting near Lyman", «квартир, знищених під час боїв»: it says which units and which flats."""
    word = words.low[hit.last]
    if hit.cue.brief and words.low[hit.last + 1 : hit.last + 2] == ("fighting",):
        return True
    if hit.cue.phrase == "fighting":
        return hit.first > 0 and words.low[hit.first - 1] in _UNITS
    damaged = (hit.cue.weight < _SURE and not hit.cue.harm) or hit.cue.sub_event_type == "Arrests"
    return damaged and not word.isascii() and word.endswith(_OBLIQUE)


def _is_circumstance(words: Words, hit: CueHit) -> bool:
    """«Знеструмлені через обстріли», "after years of shelling": fighting in general, named as a cause or a time."""
    if hit.first == 0 or hit.cue.harm:
        return False
    if words.low[hit.last + 1 : hit.last + 2] and words.low[hit.last + 1].startswith(_LAY):
        return False  # «під обстрілами були Нікополь і Марганець»
    caused = any(w in _THROUGH for w in words.low[max(0, hit.first - 2) : hit.first])
    word = words.low[hit.last]
    return caused and word.endswith(_MANY) and not any(people_harm(w) for w in words.low)


def _holds(words: Words, outer: tuple[CueHit, Mention], inner: tuple[CueHit, Mention]) -> bool:
    same = outer[0].cue.event_type == inner[0].cue.event_type
    return same and only_holds(words, outer[1], inner[1])


def telling(hit: CueHit) -> tuple[float, bool]:
    """How telling a cue is, for comparing: harm alone tells least."""
    return hit.cue.weight - 2.0 * hit.cue.harm - 0.2 * hit.cue.generic, bool(hit.cue.sub_event_type)


def _tells_better(words: Words, hit: CueHit, held: CueHit, mention: Mention) -> bool:
    """The more telling cue; of two alike the one that has the place as its object: "and shelled Orlivka"."""
    if telling(hit) != telling(held):
        return telling(hit) > telling(held)
    at = words.index_at(mention.start)
    return held.last < hit.last < at and at - hit.last <= _OBJECT and not held.cue.generic


def is_weak(cue: Cue) -> bool:
    """True for what tells of an event only beside its place: troops, smoke, damage."""
    return cue.brief or cue.weight < _SURE


def tells_of_civilians(segment: Segment, words: Words) -> bool:
    """ "Civilian casualties in Donetsk", «В Донецке погибли люди»: a caption may tell of harm without a number."""
    return (
        segment.brief
        and not any(w.startswith(_WOUNDS) for w in words.low)
        and any(is_civilian(w) or w in _PEOPLE_DIED for w in words.low)
    )


def opens_with(words: Words, mention: Mention) -> bool:
    """«Минск, ночь на 10 августа.», "Kramatorsk, railway station.": a short line that begins with the place and a stop behind it."""
    after = words.index_at(mention.end - 1) + 1
    first = words.index_at(mention.start) == 0
    short = len(words) <= _LONGEST_OPENING
    closes = short and after >= len(words) and words.joint(words.index_at(mention.start)).strip() == ","
    headed = closes and all(
        words.text[i].isupper() or w in _SMALL for i, w in zip(words.starts, words.low, strict=True)
    )
    return headed or (first and short and (after >= len(words) or bool(words.joint(after).strip())))
