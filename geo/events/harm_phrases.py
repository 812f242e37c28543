"""What befell people, told in several words: "claimed the lives of nine", "sought medical help", «не вижили», «в реанімації».

Each line of the tables is a phrase in which `{}` stands for the people. A word may be a stem (`lik*`), one of several
(`took|taken`), a gap of up to three words (`_`), or the end of the clause (`$`). Behind `!` the people must be called so:
"lost six soldiers", and not "lost six seats".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geo.events.words import Words
from geo.memo import Memo

_GAP, _LONGEST_GAP, _PEOPLE, _END, _NAMED = "_", 3, "{}", "$", "!"
_HEAD = 2  # letters by which stems are looked up; each has more
_KEPT = 20_000  # words of which is kept what can begin with them

_KILLED = """
{} succumb*
{} did|could|would not survive
{} did|could not make it
{} not|never survived
{} laid|lay down their|his|her lives|life
{} lost their|his|her lives|life
{} met their|his|her death|deaths|end
{} passed away
{} burned|burnt to death
{} did not live to
{} could not be revived|resuscitated
villagers|residents|relatives|neighbours|neighbors|families buried {}
beat|beats|beating|kicked|kicking|stoned|stoning|clubbed|clubbing|knifed|stabbed|stabbing|strangled|bludgeoned|crushed|mauled {} to death
cost|costing|costs {} his|her|their life|lives
{} froze|starved|choked|bled to death
{} were|was|been pronounced|declared dead
{} breathed his|her|their last
{} breathed last
{} не вижи*
{} не выжи*
{} розлучи* з життям
{} сгоре* заживо
{} згорі* живцем
{} згорі* заживо
{} сгоре* насмерть
{} сложили голов*
{} не удалось спасти
{} мертві|мертвий|мертва|мертвы|мертв|мертва $
{} не врятувався|врятувалася|врятувалось|врятувалися|врятувались
{} не спасся|спаслась|спаслись|спаслося
{} знайшли|знайдено|виявили мертвими|мертвим|мертвою|неживими
{} нашли|найдены|обнаружили мертвыми|мёртвыми|мертвым|мёртвым|мертвой|мёртвой
{} не вдалося врятувати
taken|took|take|takes|taking|snuffed _ life|lives of {}
{} became|become|fell _ victim|victims
fatal for|to {}
! cost|costing the|rebel|government army|side|unit|police|rebels|regiment|group|force|forces|troops|navy {}
! eliminated|neutralised|neutralized {}
! ликвидирован*|уничтожен*|нейтрализован*|ликвидировал* {}
! ліквідован*|знищен*|нейтралізован*|ліквідували {}
! lost {}
! loss of {}
! lose|losing {}
! втратили|втратив|втратила|втратило {}
! потеряли|потерял|потеряла|потеряло {}
death|deaths of {}
could|did not save {}
failed to save {}
unable to save {}
обірва* життя {}
оборва* жизн* {}
забра* життя {}
забра* жизн* {}
коштува* життя {}
стои* жизн* {}
загибел* {}
гибел* {}
смерть|смерти|смертью|смертей {}
смерті|смертю {}
не змогли|зуміли|вдалося врятувати {}
не смогли|сумели|удалось спасти {}
{} смертельно поранен*|ранен*
смертельно поранен*|ранен* {}
жертв {} $
унёс|унес|унесла|унесло|унесли _ жизн* {}
смертельн* поранен* зазна*|діста*|отрима* {}
смертельн* ранен* получ* {}
жертвами|жертвою _ _ стали|стал|стала|стало {}
жертвами|жертвой _ _ стали|стал|стала|стало {}
погибшими|загиблими вважа*|счита*|признан*|визнан* {}
{} вважа*|счита*|признан*|визнан* погибшими|загиблими
none of {} _ survived
ніхто|нікого із|з {} _ не вижив
никто из {} _ не выжил
розстріля* {}
расстреля* {}
страти* {}
казни* {}
"""
_INJURED = """
{} needed|required|received|receiving|sought|seeking|needing|requiring _ treatment|care|help|attention|assistance
{} sustain*|suffer*|receiv* _ injur*|wound*|burn*|concussion|trauma|bruises|fractures|cuts
{} escaped with _ injur*|wounds|burns|bruises|cuts|scratches
{} in hospital|hospitals $
{} in a hospital $
{} is|are|was|were|remain|remains|remained in _ hospital|hospitals
{} were|was|been|are taken|rushed|brought|admitted|carried|transported|evacuated|airlifted|flown to _ hospital|hospitals|clinic|clinics
{} taken|rushed|brought|admitted|airlifted|flown to _ hospital|hospitals
{} is|are|was|were|remain|remains in _ critical|serious|grave condition
{} in intensive care $
{} fighting|fight for their|his|her life|lives
! {} burned|scalded|concussed|maimed|mutilated
{} у|в лікарн* $
{} у|в реанімаці* $
{} в реанимаци* $
{} в больниц* $
{} доставлен*|доставили|доправил*|доправлен* у|в|до _ лікарн*
{} доставлен*|доставили|отправлен*|отправили|увезли|увезен* в _ больниц*
{} звернул* по|за медичн*|медичною|допомог*
{} обрати* за медицинск*|медпомощ*|помощ*
{} обрати* в больниц*
{} обрати* к врачам|врачу|медикам
{} звернул* до лікарів|медиків|лікаря|лікарні
{} потрапи* до|в|у _ лікарн*|реанімаці*
{} попа* в _ больниц*|реанимаци*
{} опини* у|в _ лікарн*|реанімаці*
{} оказа* в _ больниц*|реанимаци*
{} забра* швидка|швидкі
{} увезл* скорая|скорые|скорой
посікло|посекло {}
{} is|are|was|were treated for
{} діста*|отрима*|зазна* _ опік*|травм*|поранен*|контузі*|ушкодж*|струс*
{} получ* _ ожог*|травм*|ранен*|контуз*|увеч*|сотрясен*
{} у|в тяжкому|важкому|критичному стані
{} в тяжёлом|тяжелом|критическом состоянии
{} перебува*|залиша*|лікує* у|в _ лікарн*
{} наход*|оста*|лечатся|лечится в _ больниц*
{} госпіталізован*|госпитализирован*
борються|бореться|борються за життя {}
борются|борется за жизнь {}
{} контужен*
{} покалічен*
{} покалечен*
{} отруї*
ушкоджен* зазна*|діста*|отрима* {}
травм* _ _ зазна*|діста*|отрима*|получ* {}
поранен*|контузі* _ зазна*|діста*|отрима* {}
ранен*|контуз*|увеч*|ожог* _ получ* {}
опік* _ зазна*|діста*|отрима* {}
за медичною|медицинской допомог*|помощ* зверну*|обрат* {}
sent {} to hospital|hospitals
sends|sending {} to hospital|hospitals
put {} in hospital
left {} in hospital
"""
_CAPTURED = """
{} взя* в|у полон
{} взя* в плен
{} узя* в|у полон
взя* в|у полон {}
взя* в плен {}
узя* в|у полон {}
пленил* {}
полонил* {}
{} led|taken|marched away|off
{} забрал* _ в|у невідом*
"""
_MISSING = """
{} went|gone missing
{} vanish*
{} зник* безвісти|безвісті
{} вважа* зниклими
{} счита* пропавшими
зник* безвісти|безвісті {}
"""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A phrase: what it tells, the words before the people, the words after them, and whether the people open it."""

    kind: str
    lead: tuple[str, ...]
    tail: tuple[str, ...]
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase found at words `first`..`after` (exclusive).

    Attributes:
        kind: "killed", "injured", "missing" or "captured".
        first, after: its words, up to the people where they stand behind or within it.
        led: True where the people stand before it.
        tail: words that must stand behind the people, where they stand within.
        named: True where the people must be called so.
    """

    kind: str
    first: int
    after: int
    led: bool
    tail: tuple[str, ...] = ()
    named: bool = False


@cache
def _patterns() -> tuple[_Pattern, ...]:
    made = []
    tables = (("killed", _KILLED), ("injured", _INJURED), ("captured", _CAPTURED), ("missing", _MISSING))
    for kind, table in tables:
        for line in table.strip().splitlines():
            lead, tail = (tuple(part.split()) for part in line.split(_PEOPLE))
            named = lead[:1] == (_NAMED,)
            made.append(_Pattern(kind, lead[named:], tail, named))
    return tuple(made)


@cache
def _choices(part: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that a part of a phrase may be, and the stems."""
    choices = part.split("|")
    return frozenset(p for p in choices if p[-1] != "*"), tuple(p[:-1] for p in choices if p[-1] == "*")


def _fits(part: str, word: str) -> bool:
    whole, stems = _choices(part)
    return word in whole or (stems != () and word.startswith(stems))


@cache
def _anchors() -> tuple[dict[str, list[int]], dict[str, list[tuple[str, int]]]]:
    """Numbers of the patterns by their first word, and by the first letters of its stem."""
    whole: dict[str, list[int]] = {}
    begun: dict[str, list[tuple[str, int]]] = {}
    for number, pattern in enumerate(_patterns()):
        first = next(x for x in pattern.lead or pattern.tail if x != _GAP)
        for part in first.split("|"):
            if part.endswith("*"):
                begun.setdefault(part[:_HEAD], []).append((part[:-1], number))
            else:
                whole.setdefault(part, []).append(number)
    return whole, begun


def _beginning_with(word: str) -> tuple[_Pattern, ...]:
    whole, begun = _anchors()
    numbers = {*whole.get(word, ()), *(n for stem, n in begun.get(word[:_HEAD], ()) if word.startswith(stem))}
    return tuple(_patterns()[n] for n in sorted(numbers)) if numbers else ()


_begun: Memo[str, tuple[_Pattern, ...]] = Memo(_beginning_with, _KEPT)


def opens_phrase(word: str) -> bool:
    """True for a word that a phrase of harm could begin with."""
    return bool(_begun[word])


def match(words: Words, i: int, parts: Sequence[str]) -> int | None:
    """The word after `parts`, where they stand at word `i`; None where they do not."""
    k, reach, low = i, 1, words.low
    for part in parts:
        if part == _GAP:
            reach += _LONGEST_GAP
            continue
        if part == _END:
            return k if k == len(words) or words.joint(k).strip() else None
        if reach == 1 and (k == len(low) or not _fits(part, low[k])):
            return None  # most end here
        for j in range(k, min(k + reach, len(words))):
            if j > i and words.joint(j).strip():
                return None
            if _fits(part, low[j]):
                k, reach = j + 1, 1
                break
        else:
            return None
    return k


def phrase_at(words: Words, i: int) -> Phrase | None:
    """The longest phrase of harm whose own words begin at word `i`."""
    best: Phrase | None = None
    for pattern in _begun[words.low[i]]:
        led = not pattern.lead
        parts = pattern.tail if led else pattern.lead
        parts = parts[1:] if parts[0] == _GAP else parts
        after = match(words, i, parts)
        if after is not None and (best is None or after > best.after):
            tail = () if led else pattern.tail
            best = Phrase(kind=pattern.kind, first=i, after=after, led=led, tail=tail, named=pattern.named)
    return best
