"""Places that a sentence names for another reason than that the event happened there."""

from __future__ import annotations

from collections.abc import Sequence

from geo.events.catalogue import CueHit
from geo.events.sites import is_country, is_street, owns_craft
from geo.events.speakers import only_speaks
from geo.events.whence import is_whence_or_whither
from geo.events.words import Words
from geo.model import GeoPrecision, Mention

_LOCATIVE = frozenset(
    "in inside within into across throughout near around at over on against of hits hit strikes strike struck strikes shells shelled "
    "bombs bombed targets targeted rocks rocked pounds pounded attacks attacked "
    "в у на по біля під над через из із з со від от около возле под вблизи неподалік".split()
)
_ORIGIN = frozenset("from із из".split())
_OUT_OF = frozenset({"Government regains territory", "Abduction/forced disappearance"})
_ORIGIN_CUES = (
    "withdr",
    "pull",
    "retreat",
    "evacuat",
    "recover",
    "redeploy",
    "вив",
    "відійш",
    "отош",
    "отступ",
    "эвакуа",
    "евакуа",
    "выбил",
    "вибил",
    "вытесн",
    "витісн",
    "drove",
    "driven",
    "oust",
    "pushed",
    "expel",
)
_SPEAKERS = frozenset(
    "seismographs seismologists observers monitors officials authorities sources diplomats analysts reporters journalists correspondent embassy court ministers government "
    "lawmakers experts speaking hospital hospitals hometown native born summit conference talks negotiations meeting based "
    "чиновники влада власти лікарні больнице больницу лікарню парламенте парламенті выступая виступаючи выступил выступила виступив виступила "
    "посланцы посланці посланцев посланців представители представники делегации делегації переговорщики переговірники эмиссары емісари "
    "засідав заседал заседании засіданні конференции конференції".split()
)
_CARRIED = frozenset(
    "taken transferred flown rushed transported evacuated fled moved sent доставлено доставили доставлен".split()
)
_AT_HOME = ("Strategic developments", "Protests", "Riots", "Other")
PLACE_NOUNS = frozenset(
    "the centre center heart outskirts edge suburbs suburb central district center's центр центру центра околиц околицю окраину village town city settlement of nearby neighbouring neighboring strategic eastern western northern southern most parts all село місто селище смт город поселок посёлок деревню".split()
)
_INSTITUTIONS = (
    "міністерств", "министерств", "міноборон", "минобороны", "мзс", "мид", "уряд", "правительств", "президент", "парламент", "генштаб", "посольств",
    "збройн", "вооруженн", "вооружённ", "армі", "арми", "служб", "прем'єр", "премьер", "громадян", "граждан", "ministr", "government", "president",
    "embassy", "parliament", "army", "forces", "citizen", "національн", "национальн", "консульств", "consulate", "прокуратур", "генпрокуратур",
)  # fmt: skip
_OF_INSTITUTION = frozenset(
    "of оборони обороны справ дел закордонних иностранных внутрішніх внутренних безпеки безопасности сили силы".split()
)
_STANDPOINTS = frozenset(
    "denies denied denying blames blamed accuses accused rejects rejected says said insists insisted shares claims claimed condemned condemns "
    "replied responded called calls wants warned warns speaks spoke puts counts admits admitted acknowledged acknowledges confirmed confirms announced заперечує заперечив заперечила заперечують звинувачує звинуватив звинуватила заявив заявила "
    "заявляє каже стверджує вважає відкинула відкинув називає отрицает отрицала опровергает опроверг обвиняет обвинил обвинила заявил заявляет "
    "утверждает считает говорит говорят называет винит осудила осудил отказался назвал назвала".split()
)
_SPEAKING = frozenset("said says told confirmed reported added announced".split())
_TOLD_IN = (
    "повідомил",
    "заявил",
    "сообщил",
    "розповіл",
    "рассказал",
    "підтвердил",
    "подтвердил",
    "уточнил",
    "зазначил",
)
_STANDPOINT_REACH = 3
_OFFICES = frozenset(
    "mayor governor president prefect chief head bishop archbishop imam emir sheriff administrator mayors people residents mayoress "
    "мер мера мэр мэра губернатор губернатора голова голови глава главы главой префект префекта єпископ епископ мешканець житель".split()
)
_DEEDS = frozenset(
    "suspected accused charged wanted suspicion connection over підозрюваного підозрюваних підозрою підозрі подозреваемого подозреваемых подозрению обвиняемого звинуваченого".split()
)
_LOCAL_POLICE = frozenset("police firefighters paramedics".split())
_LOCAL_OFFICES = frozenset("mayor mayoress governor prefect sheriff".split())
_BUILDINGS = frozenset("embassy court hospital hospitals лікарню лікарні больницу больнице".split())
_TARGET_REACH = 9
_COMPANIES = (
    ("air",),
    ("airlines",),
    ("airways",),
    ("airline",),
    ("steel",),
    ("bank",),
    ("cement",),
    ("mining",),
)
_GATHERINGS = frozenset("meeting conference summit conferences meetings".split())
_OBJECT_REACH = 4  # words from "detained" to "journalists"
_AGAINST_PEOPLE = ("Strategic developments", "Violence against civilians")
_WHITHER = frozenset("куди куда where яку которую that which".split())
_PEOPLE_FROM = frozenset(
    "based native man woman teen teenager teenagers couple mother father girl boy movement militia militias militiamen fighters rebels "
    "insurgents militants gunmen gang gangs clan clans tribesmen".split()
)
_DIRECTED = (
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "north-",
    "south-",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
)
_REACHED = frozenset("reached agreed brokered mediated negotiated hammered".split())
_WAYS = frozenset("road highway motorway line railway route track border pass bridge".split())
_NATIVES = ("урожен", "уродж", "вихідц", "выходц")
_CITIZENS = frozenset("natives native nationals national citizens citizen".split())
_WAYS_OUT = ("виїзд", "выезд", "exit", "way")
_SETTING_OUT = ("take-off", "takeoff", "taking", "вильот", "зльот", "вылет", "взлет", "взлёт")
_ACCIDENT, _OUTBREAK = "Accident", "Outbreak"
_SEE_PATIENTS = frozenset(
    "hospital hospitals officials authorities лікарні больнице больницу лікарню".split()
)
_STRETCHED = frozenset(
    "strikes airstrikes attacks raids shelling clashes fighting protests rallies blasts explosions".split()
)
_NEAR = 3
_BORDERS = ("border", "frontier", "кордон", "границ", "прикордонн", "пограничн")
_WITH = frozenset("with з із зі с со".split())
_UPROOTING = ("displac", "uproot", "drove", "driven", "forced", "витісн", "вытесн", "вигнал", "изгнал")
_UPROOTED_REACH = 8  # words from "displaced" to "from"


def is_located(words: Words, mention: Mention) -> bool:
    """True where the sentence says that it speaks of things in that place, and not of who speaks there."""
    place, first = mention.place, words.index_at(mention.start)
    before = words.low[max(0, first - _NEAR) : first]
    whole = place is not None and (
        place.geo_precision is GeoPrecision.COUNTRY
        or (place.geo_precision is GeoPrecision.AREA and not place.country)  # "a factory in Europe"
    )
    return (
        not whole
        and any(w in ("in", "у", "в", "на") for w in before)
        and not any(w in _SPEAKERS for w in before)
    )


def is_context(words: Words, mention: Mention, hit: CueHit) -> bool:
    """True where the sentence names the place for another reason than that the event happened there.

    A launch site, a speaker's seat, a hospital, an origin, a state that acts against somebody.
    """
    first, last = words.index_at(mention.start), words.index_at(mention.end - 1)
    before = words.low[max(0, first - _NEAR) : first]
    return (
        _is_piece(words, mention, first, hit)
        or _closes_between(words, first)
        or is_whence_or_whither(words, first, last, hit)
        or (only_speaks(words, first, last, hit) and not _sees_patients(words, mention, before, hit))
        or _is_left(words, before, first, last, hit)
        or _is_of_people(words, mention, before, first, last, hit)
        or _is_named_aside(words, mention, before, first, hit)
        or _takes_stand(words, first, last, hit)
        or is_street(mention, before)
        or (is_country(mention) and (_only_acts(before, last, hit) or owns_craft(words, mention, last)))
        or is_of_the_deed(words, hit, first)
    )


def is_of_the_deed(words: Words, hit: CueHit, at: int) -> bool:
    """Whether word `at` tells of what somebody was arrested for: "arrested in Kyiv on suspicion of a blast in Lviv in March"."""
    if hit.cue.sub_event_type != "Arrests" or at <= hit.last:
        return False
    return any(
        words.low[k] in _DEEDS or (words.low[k] == "for" and _is_reason(words.low[k + 1 : k + 2]))
        for k in range(hit.last + 1, at)
    )


def _is_reason(following: Sequence[str]) -> bool:
    """ "For stabbing", "for the murder"; "for questioning" and "for two hours" tell of no deed."""
    return following != () and (
        following[0] in ("the", "a", "an", "his", "her", "their")
        or (following[0].endswith("ing") and following[0] != "questioning")
    )


def _sees_patients(words: Words, mention: Mention, before: Sequence[str], hit: CueHit) -> bool:
    """ "Health officials in Lagos confirmed a case", "hospitals in Aden are full": of a disease those tell who see it there."""
    here = hit.cue.sub_event_type == _OUTBREAK and before[-1:] in (("in",), ("у",), ("в",))
    return here and not is_country(mention) and any(w in _SEE_PATIENTS for w in before)


def _is_piece(words: Words, mention: Mention, first: int, hit: CueHit) -> bool:
    """The second half of "al-Shabab"; «під атаками» is no Atacama, «Лесной пожар» not in Lesnoy."""
    inside = hit.first <= first <= hit.last
    unplaced = mention.text[0].islower() or mention.place is None
    return words.starts[first] < mention.start or (unplaced and inside)


def _is_left(words: Words, before: Sequence[str], first: int, last: int, hit: CueHit) -> bool:
    """Where somebody comes from, unless leaving it is the event: "fled from Bara"."""
    if "away" in before and "from" in before:
        return True
    cue = words.low[hit.first : hit.last + 1]
    driven = hit.cue.sub_event_type in _OUT_OF or any(w.startswith(_ORIGIN_CUES) for w in cue)
    leaving = any(w in _ORIGIN for w in before[-2:]) and not driven
    leaving = leaving and not any(w.startswith(_WAYS_OUT) for w in before)  # «на виїзді із Запоріжжя»
    if hit.cue.sub_event_type == _ACCIDENT and any(w.startswith(_SETTING_OUT) for w in before):
        return False  # "came down shortly after take-off from Phoenix"
    return leaving and not (_is_stretch(words, first, last, hit) or _is_uprooted(words, first))


def _is_of_people(
    words: Words, mention: Mention, before: Sequence[str], first: int, last: int, hit: CueHit
) -> bool:
    """Whose seat or home it is: "officials in Kyiv", "Fano militiamen", "the Britain-based Observatory", "James Kitchens, 59, of Edmonton"."""
    speaking = [i for i in range(max(0, first - _NEAR), first) if words.low[i] in _SPEAKERS]
    if (
        hit.cue.sub_event_type == _OUTBREAK
    ):  # "hospitals in Aden are full of cholera patients", "officials in Lagos confirmed a case"
        speaking = [i for i in speaking if words.low[i] not in _SEE_PATIENTS]
    if any(not (_is_target(words, i, hit) or _acts_there(words, i, first, hit)) for i in speaking):
        return True
    if any(w in _PEOPLE_FROM for w in words.low[last + 1 : last + 2]):
        return True
    if words.text.startswith("-based", mention.end):
        return True
    if words.low[last + 1 : last + 2] in _COMPANIES and words.text[words.starts[last + 1]].isupper():
        return True
    aged = before[-1:] == ("of",) and words.joint(first - 1).strip().endswith(",")
    return aged or before[-2:] == ("capital", "of") or _is_origin_of_people(before)


def _is_named_aside(words: Words, mention: Mention, before: Sequence[str], first: int, hit: CueHit) -> bool:
    """ "Arrested Deen and Villanueva", "under the deal reached in Istanbul", "the border with Belarus", "taken to Kyiv"."""
    sub_type = hit.cue.sub_event_type
    if mention.place is None and sub_type == "Arrests" and before[-1:] and before[-1] not in _LOCATIVE:
        return True
    if len(before) > 1 and before[-1] == "in" and before[-2] in _REACHED and sub_type != "Agreement":
        return True
    if len(before) > 1 and before[-2].startswith(_BORDERS) and before[-1] in _WITH:
        return True
    last = words.index_at(mention.end - 1)
    if is_country(mention) and words.low[last + 1 : last + 2] in (("border",), ("frontier",)):
        return True  # "near the Cameroon border": on which side?
    return "to" in before and any(w in _CARRIED for w in words.low[max(0, first - 6) : first])


def _only_acts(before: Sequence[str], last: int, hit: CueHit) -> bool:
    """Of a state: it acts, and elsewhere. One that removes a statue does so at home; "shook eastern Afghanistan" was there."""
    if _of_institution(before):
        return True
    at_home = hit.cue.event_type in _AT_HOME and last < hit.first
    part = before[-1:] != () and before[-1].startswith(_DIRECTED)
    return not (at_home or part) and not any(w in _LOCATIVE or w in _ORIGIN for w in before[-2:])


def _is_origin_of_people(before: Sequence[str]) -> bool:
    """ "Natives of Azerbaijan", «уроженцев Азербайджана»: whose home it is."""
    return before[-1:] != () and (
        before[-1].startswith(_NATIVES)
        or (before[-1] == "of" and before[-2:-1] != () and before[-2] in _CITIZENS)
    )


def _closes_between(words: Words, first: int) -> bool:
    """ "On the road between Tyre and Naqoura": one place somewhere between the two; the first stands for it."""
    for i in range(first - 2, max(first - 6, 0), -1):
        if words.joint(i + 1).strip():
            return False
        if words.low[i] == "between":
            return words.low[first - 1] == "and" and words.low[i - 1] in _WAYS
    return False


def _is_stretch(words: Words, first: int, last: int, hit: CueHit) -> bool:
    """ "Strikes from Rafah to Gaza City": it happened in both and between them."""
    noun = words.low[hit.last] in _STRETCHED and hit.last == first - 2 and not words.joint(first - 1).strip()
    return noun and words.low[last + 1 : last + 2] == ("to",)


def is_office(words: Words, mention: Mention) -> bool:
    """ "The mayor of Ansongo", «голова Сумської ОВА»: whom the sentence speaks of, where it names another place too."""
    first = words.index_at(mention.start)
    before = words.low[max(0, first - 2) : first]
    return (before[-1:] == ("of",) and before[0] in _OFFICES) or (
        before[-1:] != () and before[-1] in _OFFICES
    )


def speaks_for(words: Words, mention: Mention) -> bool:
    """ "The mayor of Sloviansk said a bomb hit a street", "Kyiv mayor Vitali Klitschko": of what he tells without a place, his town's."""
    first, last = words.index_at(mention.start), words.index_at(mention.end - 1)
    before, after = words.low[max(0, first - 2) : first], words.low[last + 1 : last + 3]
    if before[-1:] == ("of",):
        return before[0] in _LOCAL_OFFICES
    return any(w in _LOCAL_OFFICES or w in _LOCAL_POLICE for w in after[:1]) or (
        after[:1] in (("regional",), ("city",)) and any(w in _LOCAL_OFFICES for w in after[1:])
    )


def acts_itself(words: Words, mention: Mention, hit: CueHit) -> bool:
    """«Партизани підпалили»: a bare name that opens its clause right before a plural verb is who did it."""
    first, last = words.index_at(mention.start), words.index_at(mention.end - 1)
    opens = first == 0 or bool(words.joint(first).strip())
    verb = words.low[hit.first]
    plural = last < len(words) and words.low[last].endswith(("и", "і", "ы"))  # Харків is no crowd
    return opens and plural and hit.first == last + 1 and not verb.isascii() and verb.endswith("ли")


def _is_target(words: Words, i: int, hit: CueHit) -> bool:
    """ "Struck a hospital in Kharkiv", "broke into the court in Brasilia": the building is what was hit."""
    near = (
        hit.last < i <= hit.last + _TARGET_REACH
        and ";" not in words.text[words.ends[hit.last] : words.starts[i]]
    )
    return (
        near and words.low[i] in _BUILDINGS and not hit.cue.harm
    )  # "60 wounded reached its hospital in Tine"


def _acts_there(words: Words, i: int, first: int, hit: CueHit) -> bool:
    """ "Government forces recaptured Wad Madani", "detained two journalists in Baku", «лікарні в Києві, куди влучила ракета»: no speaker's seat."""
    if i < hit.first and hit.last < first:  # the cue stands between them
        return True
    if words.low[i] in _BUILDINGS and i < first < hit.first:
        return not _WHITHER.isdisjoint(words.low[first + 1 : hit.first])
    if words.low[i] in _GATHERINGS and hit.last < i:  # "crushed to death at a prayer meeting in Hathras"
        between = words.low[hit.last + 1 : i]
        held = any(w in ("at", "during", "outside") for w in words.low[max(0, i - 4) : i])
        return (
            held
            and _SPEAKING.isdisjoint(between)
            and not words.text[words.ends[hit.last] : words.starts[i]].count(",")
        )
    near = hit.last < i <= hit.last + _OBJECT_REACH and hit.cue.event_type in _AGAINST_PEOPLE
    return near and not any(words.joint(k).strip() for k in range(hit.last + 1, i + 1))


def _takes_stand(words: Words, first: int, last: int, hit: CueHit) -> bool:
    """ "Kyiv denies this", «Ереван удар отрицает»: a capital that speaks, named without a preposition."""
    if first and words.low[first - 1] in _LOCATIVE and not words.joint(first).strip():
        told = words.low[first - 2] if first > 1 else ""
        speaks = words.low[last + 1 : last + 2]
        stop = last + 1 < len(words) and bool(words.joint(last + 1).strip())
        if told == "said" and (stop or last + 1 == len(words)):  # "a resident said in Maiduguri."
            return True
        by = told.startswith(_TOLD_IN) and not words.joint(first - 1).strip()
        return by or (not stop and any(w in _SPEAKING for w in speaks))
    for i in range(last + 1, min(last + 1 + _STANDPOINT_REACH, len(words))):
        if words.joint(i).strip():
            return False
        if words.low[i] in _STANDPOINTS:
            return not hit.first <= i <= hit.last
    return False


def _is_uprooted(words: Words, first: int) -> bool:
    """ "Clashes displaced 4,700 people from Bara": whence people were driven is where it happened."""
    reach = words.low[max(0, first - _UPROOTED_REACH) : first]
    return any(w.startswith(_UPROOTING) for w in reach)


def _of_institution(before: Sequence[str]) -> bool:
    """«Міністерство оборони Росії», "the government of Mali"."""
    told = [w for w in before if w not in _OF_INSTITUTION]
    return bool(told) and told[-1].startswith(_INSTITUTIONS)
