"""Cues that name a danger, a bygone event, a share or a thing called so, and tell of nothing that happened now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from geo.events.catalogue import CueHit
from geo.events.marks import AGES_AGO, DECADE
from geo.events.words import Words
from geo.memo import Memo

_WORDS = 20_000  # of which is kept what they are
_DANGER = frozenset(
    "danger risk hazard warning warnings alert alerts watch threat threats season prevention insurance "
    "предупреждение предупреждения попередження небезпека небезпеки небезпеку небезпеці загроза загрози загрозу опасность опасности угроза угрозы угрозу".split()
)
_OFFICES = frozenset("center centre centers centres service services department brigade authority".split())
_BYGONE = ("прошлогодн", "позапрошлогодн", "торішн", "минулорічн", "позаминулорічн")
_BEFORE_THIS = frozenset({"last", "previous"})
_SPANS = frozenset({"year", "century", "decade"})  # "last year's floods", the "'s" taken off
_LONG = frozenset("years decade decades months роки місяці десятиліття годы месяцы десятилетия".split())
_OLD_YEAR, _OF_YEAR = re.compile(r"1[6-9][0-9]{2}"), frozenset("of in у в".split())
_YEAR, _ARTICLE_REACH = re.compile(r"1[6-9][0-9]{2}|20[0-4][0-9]"), 3
_AFTER_YEAR = frozenset(
    "in at near on and that which when where by to has have had is are was were і и та що что який которая который которое було была был было".split()
)
_YEARS_BEHIND, _YEAR_REACH = frozenset([("року",), ("года",), ("році",), ("году",), ("ad",)]), 4
_THOUSAND = 1000
_EVEN, _EVEN_REACH = frozenset("even навіть даже".split()), 4
_AS = frozenset("як как ніби наче мов словно будто".split())
_LIKE = frozenset([("like", "a"), ("like", "an")])
_SHOULD_IT = frozenset("during in if when під при у в во время часі часу якщо коли если когда".split())
_DECADE = re.compile(r"(?:1[89]|20)\d0s")
_DECADES, _DECADE_ENDINGS = re.compile(r"(?:1[89]|20)\d0"), frozenset("х ті те е их".split())
_SHARE = re.compile(
    r"(?:%|\bpercent|\bper cent|\bпроцент\w*|\bвідсотк\w*) (?:меньше|больше|менше|більше|fewer|more|less)\s+(?:\w+\s+)?$"
)
_SHARE_REACH = 40  # characters
_THAN = frozenset("меньше больше менше більше fewer more less".split())
_SUPPLYING = ("передас", "передад", "передано", "передан", "постача", "поставк", "поставля", "поставит", "закуп", "надас", "надад", "виділ", "выдел", "предостав",
              "благодійн", "благотвор", "виробник", "производител", "задонат", "донат", "збираємо", "собираем", "розіграш", "розыгрыш", "виробництв", "производств", "направит", "спряму", "procure", "approv", "fundrais", "deliver", "supplie", "supply", "donat", "purchas")  # fmt: skip
_SUPPLY = frozenset(
    "sale sales sell sells selling shipment shipments tranche budget budgets contract contracts auction auctions maker makers startup fundraiser produce produces produced producing production manufacture manufactures manufactured manufacturing "
    "передача передачі передачу передачи передаче передачею контракт контракту контракта контракти контракты контрактом аукціоні аукціон аукционе аукцион бюджет бюджету бюджета "
    "собрал собрала собрали зібрав зібрала зібрали".split()
)
_ARMS = re.compile(
    r"(?:guided bombs?|glide bombs?|howitzer|mortar|міномет\w*|миномет\w*|миномёт\w*|ballistic missile|cruise missile|s-[34]00|atacms|storm shadow|kinzhal|kalibr|mlrs|himars|shells|katyusha|хаймарс|іскандер|искандер"
    r"|балістик|баллистик|рсзв|рсзо|ударн\* (?:дрон|безпілотник|беспилотник|бпла)|кал[иі]бр|кинжал|кинджал|гаубиц)"
)
_WEAK = 0.5  # weight of a cue that only names troops, weapons or damage
_OPENING, _CLOSING = frozenset('«“"„'), frozenset('»”"“')
_TRACES = frozenset("traces scars marks holes следами следы слідами сліди отметины шрамы".split())
_EACH = frozenset("every each кожна кожен кожне каждая каждый каждое".split())
_BLOWS = frozenset("удар удара удару ударом ударе blow blows".split())
_TRADE = frozenset(
    "экономике економіці репутации репутації имиджу іміджу инвестициям інвестиціям кошельку кошелькам гаманцю гаманцям экспорту експорту туризму бизнесу бізнесу "
    "economy reputation exports tourism confidence".split()
)
_SAPPERS = ("сапер", "сапёр", "вибухотех", "взрывотех", "піротехн", "пиротехн", "sapper", "deminer")
_SOUNDING = ("прогремел", "прогримі", "пролунал", "пролунав", "прозвуч", "раздал")
_MUSIC = (
    "салют", "фейерверк", "феєрверк", "гимн", "гімн", "оркестр", "музык", "музик", "песн", "пісн", "аплодисм", "оплеск", "гром", "грім", "концерт", "звонок", "дзвінок",
    "сирен", "выступлен", "виступ", "критик", "голос", "имя", "ім'я", "вопрос", "питання", "запитан",
)  # fmt: skip
_PLANNED = frozenset(
    "controlled планово планове плановий плановые плановый контрольовано контрольований контролируемый".split()
)
_HEARD = _PLANNED | frozenset(
    "знешкоджують знищують знищували утилізують обезвреживают уничтожают уничтожали утилизируют".split()
)
_SAPPERS_REACH = 3  # words from "sappers" to what they do
_FEARING = (
    "fear",
    "afraid",
    "бояться",
    "боїться",
    "боялися",
    "боявся",
    "боялась",
    "боятся",
    "боится",
    "боялись",
    "опаса",
    "побою",
    "страша",
)
_OF_FEAR = frozenset(
    "of more another further new a an that the нових нового нової новый новых нового новой новую повторних повторных повторного повторной чергових черговий очередных очередного наступних следующих російських русских".split()
)
_HACKERS = ("hacker", "cyber", "хакер", "кібер", "кибер", "ransomware", "phishing")
_OF_TIME = frozenset("time when часу времени".split())
_HACKERS_REACH = 4  # words
_MATTERS = ("matter", "question", "питання", "вопрос")
_TIME = re.compile(
    r"\b(?:matter|question) of (?:time|when)\b|\bпитання (?:лише |тільки )?часу\b|\bвопрос (?:лишь |только )?времени\b"
)
_AGREED, _OF_PEACE = "Agreement", (
    "ceasefire", "cease-fire", "truce", "peace", "hostage", "prisoner", "captiv", "withdraw", "disarm", "demobil", "rebel", "militia", "militant", "insurg", "faction", "armed", "border",
    "security", "defence", "defense", "militar", "hostilit", "normalis", "normaliz", "opposition", "junta", "arms", "surrender", "annex", "mediat", "broker", "nations", "grain", "nuclear", "зерн", "ядер", "оон", "transitional",
    "перемир", "мир", "полон", "плен", "заручн", "заложн", "виведен", "вывод", "роззброєн", "разоруж", "повстан", "бойовик", "боевик", "угрупован", "группиров", "озброєн", "вооруж", "кордон", "границ",
    "безпек", "безопасн", "оборон", "військ", "воен", "припиненн", "прекращен", "вогн", "огн", "нормаліз", "нормализ", "опозиц", "оппозиц", "капітуляц", "капитуляц", "переход", "перехід", "обмін", "обмен",
)  # fmt: skip
_ANY = frozenset(
    "any будь-яка будь-який будь-яку будь-якого будь-якої будь-які любая любой любую любого любые".split()
)
_FROM = frozenset("from against від от".split())
_SHELTER_REACH = 3  # words before the cue
_SHELTER = ("shelter", "protect", "укрит", "сховищ", "захист", "захищ", "укрыт", "защит", "убежищ")
_OTHER = "Other"
_GUARDING = ("защит", "захист", "protect", "страхов", "страхув", "insur", "профилак", "профілак", "борьб", "боротьб", "defence", "defense", "immun", "вакцин", "vaccin", "щеплен", "привив")  # fmt: skip
_AGAINST, _GUARDING_REACH = frozenset("от від проти против against from з с із со зі".split()), 5
_DIGGING = ("archaeolog", "archeolog", "археолог", "palaeontolog", "paleontolog", "палеонтолог", "fossil")
_AGES, _AGO = (
    ("centur", "століт", "столет", "millenni", "тысячелет", "тисячоліт"),
    frozenset("ago тому назад".split()),
)
_HUNDREDS = frozenset(
    "hundred thousand thousands hundreds million сто двісті сотни сотень тысяч тысячи тисяч тисячі миллионов мільйонів".split()
)
_WORDS_OF_BACKGROUND = frozenset({"survived", "like"}).union(
    _DANGER, _OFFICES, _SPANS, _LONG, _THAN, _SUPPLY, _EVEN, _AS, _TRACES, _PLANNED, _EACH, _BLOWS, _AGO, _ANY,
    *_YEARS_BEHIND,
)  # fmt: skip
_STEMS_OF_BACKGROUND = (
    *_BYGONE,
    *_SUPPLYING,
    *_SAPPERS,
    *_MUSIC,
    *_FEARING,
    *_HACKERS,
    *_SHELTER,
    *_GUARDING,
    *_DIGGING,
)


def is_background(words: Words, hit: CueHit) -> bool:
    """True for a cue that tells of nothing that happened now.

    "Avalanche danger", "the Hurricane Center", "last year's floods", "an ambush in the 1970s", "8% fewer fires", a launcher called «Торнадо», shells
    that somebody "will deliver".
    """
    if hit.first > 1 and not any(map(_could_be_background.__getitem__, words.low)):
        return _is_called_so(words, hit) or _is_of_business(words, hit)
    return (
        _is_danger(words, hit)
        or _is_bygone(words, hit)
        or _is_of_decade(words, hit)
        or _is_share(words, hit)
        or _is_called_so(words, hit)
        or _is_supplied(words, hit)
        or _is_supposed(words, hit)
        or _is_compared(words, hit)
        or _is_trace(words, hit)
        or _is_blown_up_safely(words, hit)
        or _is_each(words, hit)
        or _is_music(words, hit)
        or _is_blow_to_trade(words, hit)
        or _is_feared(words, hit)
        or _is_by_hackers(words, hit)
        or _is_yet_to_come(words, hit)
        or _is_of_business(words, hit)
        or _is_guarded_against(words, hit)
        or _is_dug_up(words, hit)
        or _is_any(words, hit)
    )


def _is_of_background(word: str) -> bool:
    """True for a word of which one stands in every sentence that `is_background` sees something in, but by quotation marks and agreements."""
    return (
        word in _WORDS_OF_BACKGROUND
        or word.startswith(_STEMS_OF_BACKGROUND)
        or word.endswith(_MATTERS)
        or _YEAR.fullmatch(word) is not None
        or _DECADES.fullmatch(word.removesuffix("s")) is not None
    )


_could_be_background: Memo[str, bool] = Memo(_is_of_background, _WORDS)


def _is_danger(words: Words, hit: CueHit) -> bool:
    behind = hit.last + 1
    if behind >= len(words) or words.joint(behind).strip():
        return False
    office = hit.cue.event_type == _OTHER and words.low[behind] in _OFFICES
    return office or words.low[behind] in _DANGER


def _is_bygone(words: Words, hit: CueHit) -> bool:
    before = words.low[max(0, hit.first - 2) : hit.first]
    if before and before[-1].startswith(_BYGONE):
        return True
    if not hit.cue.harm and (
        _is_the_old(before) or _is_old(_behind(words, hit.last)) or _is_of_year(words, hit)
    ):
        return True
    if before == ("survived", "the"):
        return True
    span = before[:1] if before[-1:] == ("of",) else before[-1:]
    if span and span[0] in _LONG and not hit.cue.harm:  # "a decade of airstrikes", «годы обстрелов»
        return True
    return (
        len(before) > 1 and before[0] in _BEFORE_THIS and before[1] in _SPANS and _owns(words, hit.first - 1)
    )


def _behind(words: Words, last: int) -> Sequence[str]:
    """The next words up to a sign."""
    end = last + 1
    while end < min(len(words), last + 2 + _YEAR_REACH) and not words.joint(end).strip():
        end += 1
    return words.low[last + 1 : end]


def _is_the_old(before: Sequence[str]) -> bool:
    """ "The 1917 explosion", "the 2021 floods": told of as known; a number without its article counts something."""
    return len(before) > 1 and before[0] == "the" and _YEAR.fullmatch(before[1]) is not None


def _is_of_year(words: Words, hit: CueHit) -> bool:
    """ "The oil spill of 2021", "the riots in May 2024" told of as known: the article and the year say which."""
    behind = words.low[hit.last + 1 : hit.last + 3]
    if len(behind) < 2 or behind[0] != "of" or not _YEAR.fullmatch(behind[1]):
        return False
    return "the" in words.low[max(0, hit.first - _ARTICLE_REACH) : hit.first]


def _is_old(behind: Sequence[str]) -> bool:
    """ "The explosion of 1917", «взрыв 1917 года», «извержение Везувия в 79 году»: of another century.

    A number with a noun behind is none: "fires in 1900 homes".
    """
    for i, word in enumerate(behind):
        said = behind[i + 1 : i + 2] in _YEARS_BEHIND
        ends = all(w in _AFTER_YEAR for w in behind[i + 1 : i + 2])
        if _OLD_YEAR.fullmatch(word) and (said or (ends and i and behind[i - 1] in _OF_YEAR)):
            return True
        if word.isdigit() and int(word) < _THOUSAND and said and i and behind[i - 1] in _OF_YEAR:
            return True
    return False


def _owns(words: Words, i: int) -> bool:
    """Whether word `i` is written with "'s"."""
    return words.text[words.ends[i] - 1] == "s" and not words.low[i].endswith("s")


def _is_of_decade(words: Words, hit: CueHit) -> bool:
    if not words.marks & DECADE:
        return False
    for i in range(hit.last + 1, len(words)):
        if _DECADE.fullmatch(words.low[i]):
            return True
        behind = words.low[i + 1 : i + 2]
        if _DECADES.fullmatch(words.low[i]) and behind and behind[0] in _DECADE_ENDINGS:
            return True
    return False


def _is_share(words: Words, hit: CueHit) -> bool:
    start = words.starts[hit.first]
    return _SHARE.search(words.text[max(0, start - _SHARE_REACH) : start].lower()) is not None


def _is_called_so(words: Words, hit: CueHit) -> bool:
    """A hazard as somebody's or something's name, in quotation marks; weapons do strike under theirs («Калібри» вдарили)."""
    start, end, text = words.starts[hit.first], words.ends[hit.last], words.text
    quoted = start > 0 and text[start - 1] in _OPENING and text[end : end + 1] in _CLOSING
    return quoted and text[start].isupper() and hit.cue.event_type == _OTHER


def _is_supplied(words: Words, hit: CueHit) -> bool:
    """«Німеччина передасть тисячі снарядів»: nobody fired them."""
    named = (hit.cue.weight < _WEAK and not hit.cue.harm) or _ARMS.fullmatch(hit.cue.phrase.rstrip("*"))
    return bool(named) and any(w in _SUPPLY or w.startswith(_SUPPLYING) for w in words.low[: hit.first])


def _is_supposed(words: Words, hit: CueHit) -> bool:
    """ "Works even during an earthquake", «навіть під час повені»: should there be one."""
    before = words.low[max(0, hit.first - _EVEN_REACH) : hit.first]
    return any(w in _EVEN and rest in _SHOULD_IT for w, rest in pairwise(before))


def _is_compared(words: Words, hit: CueHit) -> bool:
    """ "It sounds like an explosion", «тіло сприймає грюкіт як вибух»: what something else is like."""
    if words.low[max(0, hit.first - 2) : hit.first] in _LIKE:
        return True
    behind = hit.last + 1
    closes = behind == len(words) or bool(words.joint(behind).strip())
    before = words.low[max(0, hit.first - 1) : hit.first]
    return bool(before) and before[0] in _AS and closes and not words.joint(hit.first - 1).strip()


def _is_trace(words: Words, hit: CueHit) -> bool:
    """«Мельница со следами снарядов»: what is still to be seen of a war long past."""
    return any(w in _TRACES for w in words.low[max(0, hit.first - 2) : hit.first]) and not hit.cue.harm


def _is_blown_up_safely(words: Words, hit: CueHit) -> bool:
    """«Вибухи — це сапери планово знищували боєприпаси», "a controlled explosion": the bang itself was theirs, and they did not come after it."""
    if hit.cue.harm or hit.cue.event_type != "Explosions/Remote violence" or hit.cue.sub_event_type:
        return False
    if not _PLANNED.isdisjoint(words.low[max(0, hit.first - 2) : hit.first]):
        return True
    return any(
        w.startswith(_SAPPERS) and not _HEARD.isdisjoint(words.low[i + 1 : i + 1 + _SAPPERS_REACH])
        for i, w in enumerate(words.low)
    )


def _is_music(words: Words, hit: CueHit) -> bool:
    """«Салют в полночь прогремел»: no blast."""
    sounding = words.low[hit.first].startswith(_SOUNDING) and hit.first == hit.last
    return sounding and any(w.startswith(_MUSIC) for w in words.low[max(0, hit.first - 4) : hit.last + 4])


def _is_each(words: Words, hit: CueHit) -> bool:
    """«Кожна збита ракета — це врятовані життя»: of all such, and of none in particular."""
    return words.low[max(0, hit.first - 1) : hit.first] != () and words.low[hit.first - 1] in _EACH


def _is_blow_to_trade(words: Words, hit: CueHit) -> bool:
    """«Назвали решение ударом по экономике», "a blow to exports": no weapon struck it."""
    blow = not _BLOWS.isdisjoint(words.low[hit.first : hit.last + 1])
    return blow and not _TRADE.isdisjoint(words.low[hit.first + 1 : hit.last + 4])


def _is_feared(words: Words, hit: CueHit) -> bool:
    """«Жителі бояться нових обстрілів», "fear another strike": nothing but the fear is told."""
    i = hit.first - 1
    while i >= 0 and words.low[i] in _OF_FEAR and not words.joint(i + 1).strip():
        i -= 1
    return (
        i >= 0 and words.low[i].startswith(_FEARING) and not words.joint(i + 1).strip() and not hit.cue.harm
    )


def _is_by_hackers(words: Words, hit: CueHit) -> bool:
    """ "Hackers attacked a hospital network", "a cyberattack": with no weapon."""
    near = words.low[max(0, hit.first - _HACKERS_REACH) : hit.last + 1]
    return any(w.startswith(_HACKERS) for w in near) and not hit.cue.harm


def _is_yet_to_come(words: Words, hit: CueHit) -> bool:
    """ "A strike on the bridge is only a matter of time"."""
    if _OF_TIME.isdisjoint(words.low):
        return False
    return _TIME.search(words.text[words.ends[hit.last] : words.ends[-1]].lower()) is not None


def _is_of_business(words: Words, hit: CueHit) -> bool:
    """ "Signed a deal to build drones": an agreement that ends or settles nothing between armed sides."""
    return hit.cue.sub_event_type == _AGREED and not any(w.startswith(_OF_PEACE) for w in words.low)


def _is_guarded_against(words: Words, hit: CueHit) -> bool:
    """«Защиту от селей и оползней», "insurance against floods": what people guard against has not come."""
    before = words.low[max(0, hit.first - _GUARDING_REACH) : hit.first]
    if any(b in _FROM and a.startswith(_SHELTER) for a, b in pairwise(before[-_SHELTER_REACH:])):
        return True  # «40 укрытий от обстрелов»
    if hit.cue.event_type != _OTHER or hit.cue.harm:
        return False
    return any(w in _AGAINST for w in before) and any(w.startswith(_GUARDING) for w in before)


def _is_dug_up(words: Words, hit: CueHit) -> bool:
    """ "Divers mapped a galley that went down two thousand years ago": what archaeologists find is none of our days."""
    if hit.cue.event_type != _OTHER or not words.marks & AGES_AGO:
        return False
    dug = any(w.startswith(_DIGGING) for w in words.low)
    return (
        dug or any(a.startswith(_AGES) and b in _AGO for a, b in pairwise(words.low)) or _thousand_ago(words)
    )


def _thousand_ago(words: Words) -> bool:
    return any(
        w in _AGO and any(x in _HUNDREDS for x in words.low[max(0, i - 3) : i])
        for i, w in enumerate(words.low)
    )


def _is_any(words: Words, hit: CueHit) -> bool:
    """ "Any attack on its nuclear sites would be met with fire": none is told."""
    return not _ANY.isdisjoint(words.low[max(0, hit.first - 2) : hit.first]) and not hit.cue.harm
