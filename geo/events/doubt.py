"""Words that take an event back: negated, hypothetical, planned, commemorated, denied as a rumour."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from geo.events.alarms import is_debunked, is_false_alarm
from geo.events.captives import is_of_people
from geo.events.catalogue import CueHit
from geo.events.marks import HABIT, HEARSAY
from geo.events.remembrance import is_remembered, looks_back
from geo.events.words import Words
from geo.memo import Memo
from geo.parsing.lexicon import MONTHS_AND_DAYS

_WORDS = 20_000  # of which is kept what they are
_HYPOTHETICAL = frozenset(
    "could might would should if potential potentially possible possibly threat threats threatened threatens threatening risk risks "
    "risked looming plan plans planned planning intends intended vow vows vowed warn warns warned warning warnings fears prevent prevents "
    "preventing avoid avoiding avert averted deter deters deterring proposal proposals drill drills exercise exercises hypothetical "
    "unless can will prepares preparing prepared seeks seeking hopes expects expected anticipated poised capable ability scenario simulated "
    "mock fear unlikely hypothetically divert diverts diverting reallocate simulation fictional film novel movie advise advises advised "
    "eliminate eliminating reduce reducing discuss discussed discusses discussing likely meant designed protect protects protecting withstand shield shields urged urges urging reminded reminds resume resumes "
    "pledge pledges pledged promise promises promised "
    "щоб аби чтобы утверждать стверджувати могла могли вважають вважає вважав считают полагают припускають предполагают believe believes може можуть міг би якби якщо раптом может могут мог бы если".split()
)
_HYPOTHETICAL_STEMS = (
    "расценит", "розцінить", "вважатиме", "пообеща", "обеща", "пообіця", "обіця", "готував", "загроз", "загрож", "угрож", "насува", "надвига", "угроз", "пригроз", "погрож", "планує", "планув", "планир", "попередж", "предупрежд", "попереди", "предупреди", "застереж", "застерег", "намір", "намерен", "готує", "готувал", "готовит",
    "готовил", "запобіг", "підготовц", "підготовк", "подготовк", "захищати", "захистити", "защитить", "защищать", "прикрыва", "прикрива", "радить", "радять", "порад", "советует", "советуют", "рекоменд", "очіку", "ожида", "прогноз", "можлив", "возмож", "ймовірн", "вероятн", "заклика", "призвал", "призыва", "нагада", "напомн", "витрима", "витриму", "выдерж", "предотврат", "навчанн", "учение", "учения", "учений", "обговор", "обсужд", "обсуд", "йшлося",
)  # fmt: skip
_CONDITIONAL = frozenset({"б", "би", "бы"})
_AT_LEAST = frozenset({"хоча", "хотя"})  # «хоча б двоє» is "at least two"
_DENYING = ("deny", "deni", "dismiss", "fake", "false", "bogus", "фейков", "неправдив", "ложн", "refut", "reject", "debunk", "заперечи", "заперечу", "спростов", "спростува", "опроверг", "отрица",
            "отверг")  # fmt: skip
_HEARSAY = frozenset(
    "reports report claims claim rumours rumors allegations suggestions information news video videos clip clips footage note recording post posts message messages audio".split()
)
_HEARSAY_STEMS = ("інформаці", "чутк", "повідомленн", "сообщени", "слух", "информаци", "фейк", "вкид")
_FALSE = re.compile(
    r"\b(?:(?:is|are|was|were) (?:false|fake|untrue|baseless|unfounded|fabricated|incorrect|not true)|turned out to be false|"
    r"не відповіда\w+ дійсності|не соответству\w+ действительности|неправд\w*|неправдив\w*|вигадк\w*|вымыс\w*|фейк\w*|"
    r"не (?:під|под)твер(?:д|ж)\w+)\b"
)
_HABITUAL = re.compile(
    r"\b(?:happens?|occurs?|are|is|remains?) (?:very |still |also |so )?(?:often|frequently|regularly|common|commonplace|frequent|likely|possible|"
    r"a (?:\w+ )?(?:threat|risk|danger)|the norm)\b|\bevery (?:single )?(?:day|night|week)\b|\bщодня\b|\bнайчастіше\b|\bчаще всего\b|\bрегулярно\b|\bпостійно\b|\bпостоянно\b|\bщоночі\b|\bежедневно\b|\bкажд(?:ый день|ую ночь)\b|\bкожн(?:ого дня|ої ночі)\b|\b(?:бувають|трапляються|случаются|бывают) (?:часто|регулярно)\b"
)
_CIRCUMSTANCE = frozenset(
    "after following during amid since when where who after while but and після під по внаслідок после во в результате "
    "проте однак но однако а".split()
)
_FUTURE = re.compile(r"^\w{2,}[аяиіїує]тим(?:у|еш|е|емо|ете|уть)(?:ся|сь)?$")  # «відключатимуть»
_NO_SIGN = frozenset(
    "sign signs evidence trace traces indication word reports report confirmation record".split()
)
_HEARSAY_REACH = 3
_NEGATING = frozenset(
    "not no never without n't didn't wasn't weren't isn't hasn't haven't nor neither не ні без ни нет немає нема "
    "никаких никакого никакой жодних жодного жодної ніяких ніякого ніякої".split()
)
_NO_NEGATION = frozenset(
    "only лише тільки только опору бою боїв сопротивления боя resistance".split()
)  # «майже без опору зайшли до міста»
_NOT = _NEGATING - frozenset("no without nor neither без нет немає нема".split())
_EXPECTED = frozenset("forecast expected predicted due likely set supposed".split())
_PLANNED = frozenset("planned prepared plotted imminent feared".split())
_BE = frozenset("is are was were being been".split())
_CALLED_OFF = frozenset("cancelled canceled postponed averted".split())
_OF_A_PLAN = frozenset(
    "on in of at off around near outside against for by planned scheduled due set expected has have had".split()
)
_SAID_REACH = 5  # words
_TOPICS = frozenset(
    "talks remarks comments statement plan plans decision handling deal vote law bill policy policies speech proposal stance sanctions tariffs "
    "corruption scandal refusal budget record claims failure criticism".split()
)
_CHARGES = frozenset(
    [
        ("charged", "with"),
        ("convicted", "of"),
        ("guilty", "of"),
        ("counts", "of"),
        ("charges", "of"),
        ("indicted", "for"),
        ("sentenced", "for"),
    ]
)
_ABOUT, _ABOUT_REACH, _TALK_REACH = frozenset("about о об про".split()), 3, 6
_WRITING = (("wrote",), ("writes",), ("written",), ("sang",), ("sings",))
_TALKING = frozenset(
    "statements заявления заявлениями заявлений заяви заявами заяв spoke talked говорил говорила говорили говорив поговорили розмовляв".split()
)
_PENALTIES = frozenset(
    "штраф штрафи штрафу штрафом штрафи штрафів штрафами штрафы штрафов оштрафован оштрафовали оштрафували покарання наказание наказания наказанием penalty penalties".split()
)
_CHARGE_REACH = 5  # words
_FALLING = frozenset([("fell", "to"), ("falls", "to"), ("fallen", "to")])
_COULD_REACH = 5  # words
_MISSED_REACH = 4  # words
_REACHING = (
    "hit", "strike", "reach", "влуч", "вдар", "удар", "долет", "досяг", "достиг", "попал", "попад", "поціл", "вразил", "уразил", "поразил"
)  # fmt: skip
_IN_CASE = frozenset(
    [("у", "разі"), ("в", "разі"), ("в", "случае"), ("in", "case"), ("in", "the", "event", "of")]
)
_IN = frozenset(case[0] for case in _IN_CASE)
_PLANNED_REACH = 10  # words from "attack" to "planned": "on the dam at Nova Kakhovka was"
_COULD = frozenset("could might would should must".split())
_SOMEBODY = frozenset("he she they it anyone anybody anything".split())
_ASKED_REACH = 4  # words from "whether"
_WAS_TO = frozenset("мав мала мали мало должен должна должны повинен повинна повинні".split())
_INFINITIVE = ("ти", "ть", "тися", "тись", "ться")
_DENIED = frozenset("denied denies deny denying".split())
_ENDING = frozenset("end halt".split())
_DOUBTING = _DENIED | _ENDING | frozenset("whether may away no without any not never ли".split())
_NEGATION_REACH = 3
_ABSENT = (("не", "чути"), ("не", "чутно"), ("не", "чули"), ("не", "слышно"), ("не", "слышали"), ("немає",), ("нема",), ("нет",), ("не", "було"), ("не", "было"), ("не", "зафіксовано"), ("не", "проводив"), ("не", "проводили"), ("не", "вів"), ("не", "вели"), ("не", "проводил"), ("не", "вёл"), ("не", "вел"), ("не", "зафиксировано"), ("не", "відбулося"),
           ("не", "произошло"), ("не", "проводится"), ("не", "проводилась"), ("не", "проводиться"), ("не", "проводилася"), ("не", "планируется"),
           ("не", "планується"), ("не", "объявлялась"), ("не", "оголошували"), ("не", "оголошено"), ("не", "требуется"),
           ("не", "потрібна"), ("did", "not"), ("didn't",))  # fmt: skip
_WORDS_OF_DOUBT = frozenset({"captured", "accused", "over", "would", "case", "event", "разі", "случае"}).union(
    _NEGATING, _COULD, _EXPECTED, _PLANNED, _CALLED_OFF, _TALKING, _PENALTIES, *_WRITING,
    (pair[0] for pair in _CHARGES), (pair[0] for pair in _FALLING), (told[0] for told in _ABSENT),
)  # fmt: skip


def is_all_doubtful(words: Words) -> bool:
    """True where nothing that the sentence tells is told as having happened: conditions, habits, anniversaries."""
    if words.low and words.low[0] in ("if", "unless", "якщо", "якби", "если"):
        return True
    if words.low and words.text.startswith("?", words.ends[-1]):
        return True
    return (
        is_remembered(words)
        or looks_back(words) == len(words)
        or _is_conditional(words)
        or _is_habit(words)
        or is_false_alarm(words)
        or is_debunked(words)
    )


def is_doubtful(words: Words, first: int, last: int, clause_start: int) -> bool:
    """True where the event whose cue begins at word `first` is not told as having happened.

    Args:
        words: the words of the sentence, in which `is_all_doubtful` sees nothing.
        first, last: indices of the cue's first and last word.
        clause_start: index of the first word of the cue's clause.
    """
    if not any(map(_could_doubt.__getitem__, words.low)):
        return False
    return (
        any(_casts_doubt(words, i, first) for i in range(clause_start, first))
        or is_of_people(words, first, last)
        or _is_spoken_of(words, first)
        or _is_charge(words, first)
        or _is_rank(words, first, last)
        or (words.low[last].endswith("ing") and _would_be(words, last))
        or _could_be(words, last)
        or _is_expected(words, last)
        or _is_planned(words, first, last)
        or _is_called_off(words, last)
        or _has_missed(words, last)
        or _is_said(words, last)
        or words.low[last + 1 : last + 2] in _ABSENT
        or words.low[last + 1 : last + 3] in _ABSENT
        or any(_negates(words, i) for i in range(max(clause_start, first - _NEGATION_REACH), first))
    )


def _casts_doubt(words: Words, i: int, first: int) -> bool:
    """True where word `i`, which stands before the cue at word `first`, makes what follows no news."""
    word, following = words.low[i], words.low[i + 1]
    if word in _IN and (words.low[i : i + 2] in _IN_CASE or words.low[i : i + 4] in _IN_CASE):
        return True
    if not _is_doubting[word]:
        return False
    seen = words.low[i : i + 3] == ("can", "be", "seen")
    if (word in _HYPOTHETICAL and not seen) or word.startswith(_HYPOTHETICAL_STEMS) or _FUTURE.match(word):
        return True
    if word == "may":  # neither the month nor a surname
        return not (following[0].isdigit() or (i and words.text[words.starts[i]] == "M"))
    return (
        # "unknown whether she was raped"; "whether the fire was arson" asks of no fire
        (word == "whether" and following in _SOMEBODY and first - i <= _ASKED_REACH)
        or (word in _WAS_TO and following.endswith(_INFINITIVE))  # «мав закласти вибухівку»
        or (word == "ли" and words.low[i - 1] != "то")  # «проверьте, входит ли пожар», not «то ли … то ли»
        or (word in _ENDING and following == "to")  # "called for an end to the fighting in El Fasher"
        or (word in _DENIED and following in ("that", "having", "it", "they"))
        or (word == "away" and following == "from")
        or (word in ("no", "without", "any") and following in _NO_SIGN)
        or (word in ("not", "never") and following in ("show", "shows", "depict", "depicts"))
    )


def _negates(words: Words, i: int) -> bool:
    """ "Not hit"; neither "school no. 8" nor "not only"."""
    numbered = words.low[i] == "no" and words.low[i + 1][0].isdigit()
    return words.low[i] in _NEGATING and not numbered and words.low[i + 1] not in _NO_NEGATION


def _is_spoken_of(words: Words, first: int) -> bool:
    """ "Spoke in Washington about strikes on Odesa": a subject of talk, of no day and no news."""
    for i in range(max(0, first - _ABOUT_REACH), first):
        if words.low[i] == "of" and words.low[i - 1 : i] in _WRITING:
            return True
        if words.low[i] in _ABOUT and any(w in _TALKING for w in words.low[max(0, i - _TALK_REACH) : i]):
            return True
    return False


def _is_charge(words: Words, first: int) -> bool:
    """ "Charged with arson", "two counts of assault": what a court is to decide, not what is told."""
    penalty = any(w in _PENALTIES for w in words.low[max(0, first - _CHARGE_REACH) : first])
    before = range(max(0, first - _CHARGE_REACH), first)
    accused = any(words.low[i : i + 2] == ("accused", "of") for i in before)
    undated = accused and MONTHS_AND_DAYS.isdisjoint(
        words.low[first:]
    )  # "accused of stabbing a man on Friday"
    return penalty or undated or any(words.low[i : i + 2] in _CHARGES for i in before)


def _is_rank(words: Words, first: int, last: int) -> bool:
    """ "Fell to 18th in population growth": no town fell to anybody."""
    following = words.low[last + 1 : last + 2]
    return words.low[first : last + 1] in _FALLING and following != () and following[0][0].isdigit()


def is_negated_within(words: Words, hit: CueHit) -> bool:
    """ "Drones did not hit Odesa", "a missile could hit Kyiv": the gaps of "drones ... hit" hold a negation or a supposition."""
    own = hit.cue.phrase.split() if hit.last - hit.first > 1 else ()
    inside = words.low[hit.first + 1 : hit.last]
    if own and any((_is_hypothetical[w] or w == "may") and w not in own for w in inside):
        return True
    i = hit.last - 1  # "a drone with no warhead hit Odesa" did hit it
    return i > hit.first and words.low[i] in _NOT and words.low[i] not in hit.cue.phrase.split()


def _is_said(words: Words, last: int) -> bool:
    """ "Kyiv attacked Moscow over the talks": with words."""
    for k in range(last + 1, min(last + 1 + _SAID_REACH, len(words))):
        if words.joint(k).strip():
            return False
        if words.low[k] == "over":
            return any(w in _TOPICS for w in words.low[k + 1 : k + 4])
    return False


def _has_missed(words: Words, last: int) -> bool:
    """«Дрони вночі не влучали в Одесу», "missiles did not reach Kyiv": nothing came of what the cue names."""
    for k in range(last + 1, min(last + 1 + _MISSED_REACH, len(words) - 1)):
        if words.joint(k).strip():
            return False
        if words.low[k] in _NOT:
            return words.low[k + 1].startswith(_REACHING)
    return False


def _is_called_off(words: Words, last: int) -> bool:
    """ "The strike on Dnipro planned for Friday was cancelled": it never came."""
    said = _said_of(words, last, _CALLED_OFF, _PLANNED_REACH)
    if said is None:
        return False
    between = range(last + 1, said - 1)  # "after the blast in Leeds trains were cancelled" tells of trains
    return all(words.low[k] in _OF_A_PLAN or not words.text[words.starts[k]].islower() for k in between)


def _said_of(words: Words, last: int, told: frozenset[str], reach: int) -> int | None:
    """Index of the word of `told` that "was ..." says of the cue which ends at `last`, within `reach` words and one clause."""
    for k in range(last + 2, min(last + 2 + reach, len(words))):
        if words.joint(k).strip():
            return None
        if words.low[k] in told and words.low[k - 1] in _BE:
            return k
    return None


def _could_be(words: Words, last: int) -> bool:
    """ "A strike could kill thousands", "a strike on Vilnius would": nothing but a place stands before the auxiliary."""
    for k in range(last + 1, min(last + 1 + _COULD_REACH, len(words))):
        if words.joint(k).strip():
            return False
        if words.low[k] in _COULD:
            return True
        if words.low[k] not in _OF_A_PLAN and words.text[words.starts[k]].islower():
            return False
    return False


def _would_be(words: Words, last: int) -> bool:
    """ "Bombing Rawalpindi would be folly": nobody bombed it."""
    for k in range(last + 1, min(last + 4, len(words))):
        if words.joint(k).strip():
            return False
        if words.low[k] == "would":
            return words.low[k + 1 : k + 2] == ("be",)
    return False


def _is_expected(words: Words, last: int) -> bool:
    """ "Hurricane Gabrielle is forecast to brush the Azores"."""
    said = _said_of(words, last, _EXPECTED, 3)
    return said is not None and words.low[said + 1 : said + 2] == ("to",)


def _is_planned(words: Words, first: int, last: int) -> bool:
    """ "An attack on Odesa is being prepared": no attack that is known, as "the attack was planned in Raqqa" would be."""
    if words.low[max(0, first - 1) : first] not in (("a",), ("an",), ("another",), ("new",)):
        return False
    return _said_of(words, last, _PLANNED, _PLANNED_REACH) is not None


def _is_conditional(words: Words) -> bool:
    """ "Удари стали б частиною плану": the particle makes the whole sentence a thought."""
    return not _CONDITIONAL.isdisjoint(words.low) and any(
        w in _CONDITIONAL and not (i and words.low[i - 1] in _AT_LEAST) for i, w in enumerate(words.low)
    )


def _is_habit(words: Words) -> bool:
    """ "Car bombs and kidnapping are common": what happens again and again is no incident."""
    return (
        bool(words.marks & HABIT)
        and _HABITUAL.search(words.text[words.starts[0] : words.ends[-1]].lower()) is not None
    )


def hearsay(words: Words) -> Iterator[range]:
    """Words of reports that the sentence itself calls untrue: "denied reports of 12 dead", «інформація про вибух не відповідає дійсності»."""
    if not words.marks & HEARSAY:
        return
    for i, word in enumerate(words.low):
        if not (word in _HEARSAY or word.startswith(_HEARSAY_STEMS)):
            continue
        before = words.low[max(0, i - _HEARSAY_REACH) : i]
        if any(w.startswith(_DENYING) for w in before):
            end = next((k for k in range(i + 1, len(words)) if words.low[k] in _CIRCUMSTANCE), len(words))
            yield range(i, end)
            continue
        false = _FALSE.search(words.text[words.starts[i] : words.ends[-1]].lower())
        if false is not None:
            yield range(i, words.index_at(words.starts[i] + false.start()))


def hypothetical_at(words: Words) -> tuple[int, ...]:
    """Indices of the words that make what follows hypothetical."""
    low = words.low
    if not any(map(_is_hypothetical.__getitem__, low)):
        return ()
    return tuple(
        i
        for i, w in enumerate(low)
        if _is_hypothetical[w] and (w != "can" or low[i : i + 3] != ("can", "be", "seen"))
    )


def _supposes(word: str) -> bool:
    return word in _HYPOTHETICAL or word.startswith(_HYPOTHETICAL_STEMS)


def _doubts(word: str) -> bool:
    """True for every word that `is_doubtful` asks about before a cue."""
    return _is_hypothetical[word] or word in _DOUBTING or word in _WAS_TO or _FUTURE.match(word) is not None


_is_hypothetical: Memo[str, bool] = Memo(_supposes, _WORDS)


def _is_of_doubt(word: str) -> bool:
    """True for a word of which one stands in every sentence that `is_doubtful` sees something in."""
    return _is_doubting[word] or word in _WORDS_OF_DOUBT


_is_doubting: Memo[str, bool] = Memo(_doubts, _WORDS)
_could_doubt: Memo[str, bool] = Memo(_is_of_doubt, _WORDS)


def is_doubted_between(marks: Sequence[int], last: int, place: int) -> bool:
    """True where a hypothetical word stands between the cue (ending at word `last`) and the place's word.

    "Strikes that serve as a buffer against looming offensives on Sumy" tells of nothing in Sumy.
    """
    return bisect_right(marks, last) < bisect_left(marks, place)
