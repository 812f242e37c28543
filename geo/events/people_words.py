"""Words for people, for harm to them, and for what numbers count that is no person, in three languages.

Cyrillic nouns are told by stems where a number stands before them, and by their singular forms where none does:
«загинула жінка» is one woman, «жінки» could be several.
"""

from __future__ import annotations

import re
from functools import lru_cache

from geo.events.words import Words

_PERSONS = frozenset(
    "cook chef apprentice goatherd farmhand bride groom bishop vicar midwife vet referee beggar convict warden constable corporal envoy "
    "magistrate accountant architect newborn youth adolescent steward deckhand co-pilot passer-by passerby tenant landlord guest customer "
    "hostage chieftain sheikh warlord burglar thief "
    "man woman boy girl child baby infant toddler teenager teen schoolboy schoolgirl pupil student teacher person civilian resident colleague comrade crewman classmate sibling twin breadwinner widow orphan "
    "villager pensioner mother father son daughter husband wife brother sister grandmother grandfather grandson granddaughter niece "
    "nephew aunt uncle cousin friend neighbour neighbor couple passenger pedestrian cyclist motorist driver soldier serviceman "
    "servicewoman policeman policewoman officer sergeant lieutenant captain colonel major general commander conscript paramedic medic "
    "doctor nurse surgeon firefighter rescuer volunteer journalist reporter photographer cameraman worker employee guard bodyguard "
    "monk nun priest imam pastor mayor councillor councilor lawmaker senator minister judge prosecutor lawyer activist protester "
    "demonstrator farmer shepherd fisherman miner engineer electrician mechanic tourist migrant refugee peacekeeper "
    "sapper deminer gunman attacker militant fighter insurgent rebel suspect assailant bystander shopkeeper jeweller jeweler trader "
    "official aide deputy representative employee chief boss cleric patient inmate prisoner detainee recruit cadet clerk collaborator relative trainee pilot captain sailor athlete actor singer artist citizen national victim third fourth fifth another".split()
)  # fmt: skip
_PERSON_ENDING = re.compile(r"[a-z]{3,}(?:er|or|ist|man|woman|keeper|ian|ess)$")
_NOT_PERSONS = frozenset(
    "number corner other river tower power centre center water letter matter order quarter theater theatre former later former "
    "chapter computer helicopter launcher bomber tanker container trailer shelter boiler generator transformer reactor tractor "
    "sector corridor motor door floor error terror record border paper newspaper summer winter october november december september "
    "career customer fewer never ever over under after per their elevator conveyor interceptor cluster disaster".split()
)
_SINGLE = frozenset(
    # callings and relations, nominative and accusative, Ukrainian and Russian
    "староста старосту господар господаря власник власника власниця власницю сусід сусіда сусідка сусідку помічник помічника помічниця заступник заступника "
    "начальник начальника командир командира комбат чабан чабана пастух пастуха курсант курсанта колаборант колаборанта депутатка депутатку перехожий перехожого "
    "перехожа перехожу водійку парафіянин парафіянка директор директора бригадир бригадира слюсар слюсаря електрик електрика листоноша поштар комбайнер комбайнера "
    "хозяин хозяина хозяйка хозяйку владелец владельца сосед соседа соседка соседку помощник помощника помощница заместитель заместителя глава прохожий прохожего "
    "прохожая прохожую лесник лесника новобранец новобранца паломник паломника заложник заложника слесарь слесаря электрик электрика комбайнёр комбайнера почтальон "
    "почтальона фельдшер фельдшера оператор оператора онук онука онука внук внука внучка внучку онучка онучку дядько дядя тётя тітка зять тесть тёща "
    "напарник напарника напарница двірник двірника дворник дворника злочинець злочинця преступник преступника старейшина старейшину старійшина старійшину стрілець стрелок листоношу доярка доярку пастушка матрос матроса "
    "випускник випускниця выпускник выпускница гість гостя гость постраждалий пострадавший нападник нападника нападавший нападавшего заарештований "
    # ranks and offices; a widow is of a sergeant, so nominative alone
    "генерал полковник підполковник подполковник майор капітан капитан лейтенант сержант офіцер офицер політик политик депутат активіст активистка активист "
    "блогер священик священник суддя судья мер мэр адвокат "
    # Ukrainian, nominative and accusative
    "жінка жінку чоловік чоловіка дівчина дівчину дівчинка дівчинку хлопець хлопця хлопчик хлопчика дитина дитину підліток підлітка "
    "пенсіонер пенсіонера пенсіонерка пенсіонерку водій водія водійка водійку мешканець мешканця мешканка мешканку житель жителя "
    "жителька жительку рятувальник рятувальника військовий військового військовослужбовець військовослужбовця солдат солдата "
    "поліцейський поліцейського поліціянт поліціянта лікар лікаря лікарка лікарку медик медика медсестра медсестру журналіст "
    "журналіста журналістка журналістку мати матір мама маму батько батька син сина дочка дочку донька доньку бабуся бабусю дідусь "
    "дідуся людина людину особа особу школяр школяра школярка школярку учень учня учениця ученицю вчитель вчителя учитель учителя "
    "вчителька вчительку працівник працівника працівниця працівницю тракторист тракториста фермер фермера сапер сапера немовля "
    "охоронець охоронця пасажир пасажира пасажирка пасажирку волонтер волонтера волонтерка волонтерку брат брата сестра сестру "
    # Russian
    "женщина женщину мужчина мужчину девочка девочку мальчик мальчика девушка девушку парень парня подросток подростка ребенок "
    "ребенка ребёнок ребёнка пенсионер пенсионера пенсионерка пенсионерку водитель водителя житель жителя жительница жительницу "
    "военнослужащий военнослужащего солдат солдата полицейский полицейского врач врача медик медика медсестра медсестру журналист "
    "журналиста журналистка журналистку мать мама маму отец отца сын сына дочь бабушка бабушку дедушка дедушку человек школьник "
    "школьника школьница школьницу учитель учителя учительница учительницу рабочий рабочего сотрудник сотрудника сотрудница "
    "сотрудницу сапёр сапёра фермера тракториста боец бойца охранник охранника пассажир пассажира пассажирка пассажирку младенец "
    "младенца волонтёр спасатель спасателя муж мужа жена жену чиновник чиновника "
    "депутат депутата депутатка депутатку мер мера голова голову адвокат адвоката адвокатка активіст активіста активістка активістку боєць бійця "
    "офіцер офіцера суддя суддю блогер блогера бізнесмен бізнесмена священник священика священика вчений вченого міністр міністра "
    "мэр мэра адвоката активист активиста активистка активистку офицер офицера судья судью блогера бизнесмен бизнесмена священник священника "
    "министр министра генерал генерала полковник полковника майор майора капитан капитана губернатор губернатора корреспондент корреспондента "
    "кореспондент кореспондента корреспондентка кореспондентка военкор военкора політик політика политик политика лідер лідера лидер лидера "
    "мужчину тренер тренера шахтер шахтёр шахтера шахтёра машинист машиниста машиніст машиніста рибалка рибалку рибалки рыбак рыбака дружина дружину мисливець мисливця охотник охотника кондуктор кондуктора вантажник вантажника грузчик грузчика робітник робітника мотоцикліст мотоцикліста мотоциклист мотоциклиста велосипедист велосипедиста пішохід пішохода пешеход пешехода боевик боевика бойовик бойовика вагітна беременная студент студента студентка студентку турист туриста диспетчер диспетчера енергетик енергетика энергетик энергетика летчик лётчик летчика лётчика пілот пілота пилот пилота інструктор інструктора инструктор инструктора штурман штурмана бортмеханік бортмеханика бортмеханик моряк моряка грибник грибника".split()
)  # fmt: skip
_BOTH = frozenset("both оба обе обоих обох обидва обидві обидвох обоє".split())
_PAIRS = frozenset(
    "couple twins подружжя близнюки супруги супругов супружескую супружеская пара пару близнецы близнецов".split()
)
_CHILDREN = frozenset(
    "children child kids kid girl girls boy boys teenager teenagers teen teens minors minor baby babies infant infants toddler pupil "
    "pupils schoolboy schoolboys schoolgirl schoolgirls schoolchildren хлопець хлопця хлопчик хлопчика дівчинка дівчинку мальчик "
    "мальчика девочка девочку школяр школярка школьник школьница немовля младенец младенца".split()
)
_CHILDREN_STEMS = (
    "діт",
    "дит",
    "дет",
    "ребен",
    "ребён",
    "підлітк",
    "підліток",
    "подрост",
    "хлопчик",
    "дівчат",
    "школяр",
    "школьник",
)
_CIVILIANS = frozenset("civilians civilian residents resident villagers villager".split())
_CIVILIANS_STEMS = ("цивільн", "мирн", "гражданск", "мешкан", "жител")

_KILLED = frozenset(
    "kill killed kills killing dead died dies dying drowned drown drowning perished executed deaths death fatalities fatality slain murdered murdering lynched massacred suffocated asphyxiated electrocuted "
    "assassinated beheaded slaughtered martyred butchered slew slay slaying slays mowed mown toll убив".split()
)
_KILLED_STEMS = (
    "убивши", "вбивши", "загин", "загибл", "загибель", "вбит", "вбив", "вбиває", "убиває", "убива", "вбил", "убит", "убил", "погиб", "помер", "умер", "скончал", "застрел",
    "зарезал", "зарізал", "потонул", "потонув", "утонул", "утопил", "гибел", "втопил", "втопив", "захлинул", "захлебнул", "полягл", "вчаді", "учаді",
    "угоре", "двохсоти", "двухсоты", "загибел", "мертви", "мертвы", "мёртвы", "пристрел", "перебил", "порубал", "порубил", "зарубал", "зарубил",
    "вырезали", "вирізали", "постріляли", "постреляли", "розстрілял", "расстрелял", "полегл",
)  # fmt: skip
_INJURED = frozenset(
    "ранив injure injured injures injuring injuries wound wounded wounds wounding hurt hurting hospitalised hospitalized".split()
)
_INJURED_STEMS = (
    "поранен",
    "поранил",
    "поранив",
    "постраждал",
    "ранен",
    "пострада",
    "травмова",
    "травмиров",
    "ранил",
    "госпіталіз",
    "госпитализ",
    "трьохсоти",
    "трехсоты",
    "трёхсоты",
    "контуже",
)
_MISSING = frozenset("missing unaccounted".split())
_MISSING_STEMS = ("зник", "пропал", "пропав")
_TRACELESS = frozenset("безвісти безвести вести безвісті безвісно".split())
_TAKEN = frozenset(
    "arrested detained abducted kidnapped captured arresting detaining abducting kidnapping capturing".split()
)
_TAKEN_STEMS = (
    "затрима", "заарешт", "арештов", "викрали", "викрав", "викраде", "захопили", "задержа", "арестов", "похити", "похищ", "захватили",
)  # fmt: skip
_TAKEN_ACTIVE = (
    "затримал",
    "затримав",
    "заарештув",
    "арештув",
    "викрали",
    "викрав",
    "захопили",
    "задержал",
    "арестовал",
    "похитил",
    "захватили",
)
_TOOK = frozenset("took taken взяли узяли взято взяты потрапили попали".split())
_PRISONER = frozenset("prisoner prisoners captive hostage hostages полон плен заручники заложники".split())
_VIOLENTLY = frozenset(
    "crushed trampled burned burnt beaten stabbed hacked shot clubbed bludgeoned tortured starved frozen".split()
)
_DEATH_REACH = 11  # words
_LIVES = frozenset("lives жизни жизнь життя жизней життів".split())
_CLAIMING = frozenset(
    "claimed claims claiming cost costs costing took taken takes taking унес унёс унесла унесло унесли забрав забрала забрало забрали обірвав обірвала обірвало обірвали оборвал оборвала оборвало оборвали".split()
)
_FATALLY = frozenset("shot stabbed wounded injured struck hit beaten crushed".split())
_LOSING = frozenset(
    {"fatally", *_LIVES, *_CLAIMING, "lost", "losing", "did", "gunned", "насмерть", "смерть", *_VIOLENTLY}
)
_LOST_LIFE = frozenset(
    {
        ("lost", "their", "lives"),
        ("lost", "his", "life"),
        ("lost", "her", "life"),
        ("losing", "their", "lives"),
        ("did", "not", "survive"),
    }
)
_ACTIVE = frozenset(
    "kill kills killing injure injures injuring wounding hurting wounds murdering beheaded massacred slaughtered butchered slew slay slaying slays mowed".split()
)
_ACTIVE_STEMS = (
    "убив", "вбив", "вбил", "убил", "застрелил", "застрелив", "зарезал", "зарізал", "зарізав", "розстріля", "расстреля", "поранил", "поранив",
    "ранил", "пристрел", "перебил", "порубал", "порубил", "зарубал", "зарубил", "вырезали", "вирізали", "постріляли", "постреляли", "розстрілял",
    "расстрелял",
)  # fmt: skip
_ONLY_BEFORE = frozenset("died dies dying dead drowned perished hospitalised hospitalized injuries".split())
_NOUNS = frozenset("deaths death toll fatalities fatality".split())

_THINGS = frozenset(
    "kilometers kilometres km years year days day hours hour minutes percent missiles missile drones drone rockets rocket houses "
    "house homes home buildings building apartments apartment flats times miles meters metres feet villages settlements towns cities "
    "regions countries weeks week months month million billion thousand year-old months-old month-old shells bombs shots rounds floors "
    "storeys cars vehicles tanks aircraft planes ships boats attacks attack strikes strike explosions explosion clashes incidents "
    "schools hospitals shops hectares acres tonnes tons dollars euros degrees magnitude am pm animals dogs cows cattle horses sheep "
    "goats chickens birds whales dolphins elephants lions bears wolves camels donkeys hens cats puppies bees trees crops plants bridges "
    "helicopters jets warplanes tankers trains carriages wagons coaches boilers factories plants warehouses depots stores shops restaurants churches mosques temples "
    "kiosks garages sheds barns farms tents shelters rooms rigs wells pipelines substations transformers turbines towers pylons cranes roofs windows roads streets "
    "trucks motorbikes motorcycles bicycles scooters tractors excavators canoes ferries yachts barges vessels submarines locomotives hangars silos tyres "
    "companies firms banks websites accounts servers phones computers cameras weapons rifles guns pistols mines grenades mortars howitzers launchers radars "
    "pigs livestock occasions districts provinces bullets sites targets hits nights uavs bodies lives % lorries trucks buses case cases infection infections "
    "коней коні овец овець овцы вівці вівцю свиней свині свиньи собак собаки собаку кішок кошек птиц птицы птахів птахи риб рыб риби рыбы тварин животных голів бджіл пчёл дерев дерева деревьев "
    "мостів мости мостов мосты мости міст літаків літаки літака самолетов самолётов самолета самолёта самолеты самолёты поїзди поїздів поїзда поезда поездов потяги потягів потяга фур фури фуры кораблі кораблів "
    "корабля корабли кораблей яхт яхти яхты поромів паромов барж баржі баржи цехів цеха цехи цехов заводів заводи заводов заводы завода складів склади складов склады склада ангарів ангари ангаров ангары "
    "гаражів гаражі гаражей гаража сараїв сараї сараев сарая теплиць теплиц церков церкви церквей храмів храми храмов храмы мечетей мечеті мечети лікарень лікарні больниц больницы вікон окон дахів дахи крыш "
    "доріг дороги дорог вулиць вулиці улиц улицы гармат гармати бтр бмп рсзв рсзо рлс "
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня января февраля марта апреля мая июня июля "
    "августа сентября октября ноября декабря січень року год години годин часов час хвилин минут градусів градусов".split()
)
_THING_STEMS = (
    "ракет", "дрон", "бпла", "безпілот", "беспилот", "будин", "дом", "домів", "квартир", "років", "роки", "лет", "км", "кілометр",
    "километр", "метр", "відсотк", "процент", "снаряд", "вибух", "взрыв", "обстріл", "обстрел", "удар", "атак", "автомоб", "машин", "авто",
    "днів", "дней", "дня", "місяц", "месяц", "тиж", "недел", "гривень", "рубл", "тисяч", "тысяч", "мільйон", "миллион", "населен", "населён",
    "коров", "корів", "лошад", "вертол", "гелікоптер", "вагон", "трамва", "автобус", "вантажів", "грузовик", "трактор", "мотоцикл", "танкер", "підстанц", "подстанц", "гаубиц", "бронемаш", "бджіл",
    "сел", "шахед", "балів", "баллов", "баллы", "раз", "школ", "магазин", "об'єкт", "объект", "човн", "катер", "лодк", "судн", "случа", "випад", "танк",
)  # fmt: skip
_WHO_DRIVES = re.compile(
    r"(?:[иі]ст|чик|щик|ник|тел|вожат|водц)(?:ів|ов|ей|ам|ами|ах|и|ы|а|у|ом|ем|ых|их)?$"
)  # «танкистов»
_NUMBERED = frozenset(
    "apartment flat house building room route school no number block floor channel highway magnitude aged age hospital unit brigade "
    "квартира квартири школа школі школу будинок номер дом лікарня больница траса трасса вік возраст віком возрасте возрастом".split()
)


def is_person(word: str) -> bool:
    """True for an English word for one person."""
    return word in _PERSONS or (word not in _NOT_PERSONS and _PERSON_ENDING.match(word) is not None)


def is_single(word: str) -> bool:
    """True for a Ukrainian or Russian form that can only mean one person."""
    return word in _SINGLE or ("-" in word and word.partition("-")[0] in _SINGLE)


def is_pair(word: str) -> bool:
    """True for a word that means two people."""
    return word in _PAIRS


def is_both(word: str) -> bool:
    """True for a word that makes two of the people named next: "both pilots", «обидва члени екіпажу»."""
    return word in _BOTH


def is_child(word: str) -> bool:
    """True for a word for children."""
    return word in _CHILDREN or word.startswith(_CHILDREN_STEMS)


def is_civilian(word: str) -> bool:
    """True for a word for civilians."""
    return word in _CIVILIANS or word.startswith(_CIVILIANS_STEMS)


def is_thing(word: str) -> bool:
    """True for what is counted but is no person: missiles, houses, years, kilometres."""
    return word in _THINGS or (word.startswith(_THING_STEMS) and _WHO_DRIVES.search(word) is None)


_BEHIND_SCORE = frozenset(
    "and or in on at to for by with over against after was is і та й и а у в на до по".split()
)


def is_numbered(words: Words, i: int) -> bool:
    """True where the number at word `i` is a name ("apartment 20", «школа 5»), an age in commas, money or a share."""
    if i and words.low[i - 1] in _NUMBERED:
        return True
    before, after = words.joint(i), words.joint(i + 1) if i + 1 < len(words) else ""
    if after.startswith("^") or after == ":":  # "10^9", "18:30"
        return True
    if after in ("-", "‑") and words.low[i + 1].isdecimal():  # "5-7 people", and not "won 5-7 and"
        return words.low[i + 2 : i + 3] == () or words.low[i + 2] in _BEHIND_SCORE
    return before.endswith(("$", "€", "£", "#", "№", "^", "_")) or after.startswith(("%", " %", "-", "‑"))


@lru_cache(maxsize=20_000)
def harm(word: str) -> str | None:
    """Which number the word tells of: "killed", "injured" or none."""
    if word in _KILLED or word.startswith(_KILLED_STEMS):
        return "killed"
    return "injured" if word in _INJURED or word.startswith(_INJURED_STEMS) else None


def fate(words: Words, i: int) -> str | None:
    """Which number word `i` tells of beside the dead and wounded: "missing", "captured", "killed" or "injured" (told as a phrase) or none."""
    word = words.low[i]
    if not could_tell_fate(word):
        return None
    if _lost_life(words, i):
        return "killed"
    if _was_stabbed(words, i):
        return "injured"
    if word in _MISSING or (word.startswith(_MISSING_STEMS) and _without_trace(words, i)):
        return "missing"
    return "captured" if is_taken(word) or _as_prisoners(words, i) else None


@lru_cache(maxsize=20_000)
def could_tell_fate(word: str) -> bool:
    """True for a word that `fate` can be told of by."""
    return (
        word in _MISSING
        or word.startswith(_MISSING_STEMS)
        or is_taken(word)
        or word in _TOOK
        or word in _LOSING
    )


def _lost_life(words: Words, i: int) -> bool:
    """ "Lost their lives", "did not survive", "crushed to death"."""
    if words.low[i] in _LIVES:
        return any(w in _CLAIMING for w in words.low[max(0, i - 2) : i]) and words.low[i + 1 : i + 2] != ()
    if words.low[i] in _CLAIMING:  # "cost at least 15 lives"
        end = next((k for k in range(i + 2, min(i + 7, len(words))) if words.low[k] in _LIVES), 0)
        return end > 0 and words.low[end - 1] != "the"
    if words.low[i] in ("насмерть", "смерть"):  # «збив на смерть двох»
        return words.low[i] == "насмерть" or words.low[i - 1 : i] == ("на",)
    if words.low[i] == "fatally":
        return words.low[i + 1 : i + 2] != () and words.low[i + 1] in _FATALLY
    return (
        _to_death(words, i)
        or words.low[i : i + 3] in _LOST_LIFE
        or words.low[i : i + 2] == ("gunned", "down")
    )


def _to_death(words: Words, i: int) -> bool:
    """ "Crushed to death", "hacked 19 villagers to death"."""
    if words.low[i] not in _VIOLENTLY:
        return False
    end = next(
        (k for k in range(i + 1, min(i + 1 + _DEATH_REACH, len(words))) if words.joint(k).strip()), len(words)
    )
    return any(words.low[k : k + 2] == ("to", "death") for k in range(i + 1, min(i + _DEATH_REACH, end)))


def _was_stabbed(words: Words, i: int) -> bool:
    """ "Five were stabbed at a station", where nobody is said to have died."""
    passive = i > 0 and words.low[i - 1] in ("were", "was", "been")
    return words.low[i] == "stabbed" and passive and not any(harm(w) == "killed" for w in words.low)


def is_taken(word: str) -> bool:
    """True for a verb that people are taken by: "arrested", «викрали»."""
    return word in _TAKEN or word.startswith(_TAKEN_STEMS)


def _as_prisoners(words: Words, i: int) -> bool:
    """ "Took 12 soldiers prisoner", «взяли в полон»."""
    return words.low[i] in _TOOK and any(w in _PRISONER for w in words.low[i + 1 : i + 6])


def _without_trace(words: Words, i: int) -> bool:
    return any(w in _TRACELESS for w in words.low[i + 1 : i + 3])


def is_active(word: str) -> bool:
    """True for a verb of harm that stands before those harmed: "kills", «убил»."""
    return word in _ACTIVE or word.startswith((*_ACTIVE_STEMS, *_TAKEN_ACTIVE))


def comes_after(word: str) -> bool:
    """True for a word of harm that stands after those harmed: "died", "dead"."""
    return word in _ONLY_BEFORE


def is_toll(word: str) -> bool:
    """True for a noun of harm: "death toll", "deaths"."""
    return word in _NOUNS
