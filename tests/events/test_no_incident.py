"""Sentences with the words of violence, illness and disaster that tell of no incident, or of none at the place they name."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Incident, Report


def read(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2025, 11, 14))).incidents


@pytest.mark.parametrize(
    "text",
    [
        "A warm spring caused an explosion of marine life off Naples.",
        "Beirut has seen an explosion of new cafes since Monday.",
        "The club ended a title drought of nine years in Manchester on Saturday.",
        "The free trade agreement was signed in Geneva on Monday.",
        "It is unknown whether she was attacked in Cape Town on Monday.",
        "Before he died, he arranged a concert in Lagos for Monday.",
        "Bunia was the epicentre of the outbreak.",
        "Samples taken from six villagers near Goma tested negative for bird flu.",
        "Kampala has stepped up surveillance for Ebola.",
        "A laboratory in Riga that works on anthrax has a new head.",
        "Diplomats in Juba speak of an outbreak of violence.",
        "Drones did not hit Rivne last night.",
        "The missile didn't strike Izmail.",
        "Дрони вночі не влучали в Ізмаїл.",
        "Ракеты не долетели до Киева.",
        "Kyiv attacked Moscow over the talks.",
        "Путин пообещал ответить ударами по Киеву.",
        "Russian forces pledged to capture Pokrovsk by autumn.",
        "Zelensky spoke in Washington about strikes on Odesa and Kharkiv.",
        "Над Дунаем взлетели ракеты салюта в Белграде.",
        "Білгород: «Вибухів не чути» — мер.",
        "Nick Shell, 38, and David Watson, 48, are the inmates held in Lyon.",
        "This punitive law targets those who seek transparency in Ukraine.",
        "More than 150 dead fish washed up in Safety Bay on March 28.",
        "Leeds fell to 18th in population growth.",
        "Local volunteers join flood fighting effort in Fargo.",
        "She has a really good shot at earning the crown in Houston.",
        "The ambassador thanked Turkey for help after the earthquake.",
        "Посол України у Туреччині подякував за допомогу після землетрусу.",
        "A strike on Vilnius would kill thousands.",
        "Ракета попала в жилой дом под Минском?",
        "A strike by rail workers halted trains across Belgium on Monday.",
        "Дрони не влучили в Ізмаїл.",
        "The strike on Pavlohrad planned for Friday was cancelled.",
        "У разі удару по Павлограду людей вивезуть.",
        "В случае удара по Воронежу людей вывезут.",
        "In case of a strike on Voronezh, people will leave.",
        "The tour has taken London by storm.",
        "The court had taken Boston as its seat.",
    ],
)
def test_nothing_happened(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "An explosion of gas in a flat in Beirut killed two people on Monday.",
        "The drought in Nairobi has killed thousands of cattle.",
        "The parties signed a ceasefire agreement in Geneva on Monday.",
        "It was unclear whether the fire in Leeds on Monday, which destroyed a mill, was arson.",
        "Cholera hits Lusaka.",
        "Ebola has returned to Mbandaka, officials said on Monday.",
        "Six villagers near Goma tested positive for Ebola, and two died.",
        "An outbreak of cholera was declared in Bunia on Monday.",
        "After an explosion at Leeds station all trains were cancelled.",
        "Після вибуху в Харкові заняття скасовано.",
        "A drone with no warhead hit Odesa on Monday.",
        "Беспилотник без боевой части поразил Воронеж.",
        "Мэр говорит о взрыве в центре Харькова.",
        "Residents speak about explosions in Belgorod.",
        "The rebels have taken Uvira.",
        "Militia fighters said they had taken El Fasher.",
        "The count of people killed in the Sumy strike rose to 12.",
    ],
)
def test_something_did(extractor: Extractor, text: str) -> None:
    assert len(read(extractor, text)) == 1


def test_where_people_live_is_not_where_they_were_harmed(extractor: Extractor) -> None:
    (crash,) = read(
        extractor, "A car driven by Jan Kowalski of Lublin was struck by a train in Krakow on Monday."
    )
    assert crash.place is not None
    assert crash.place.name == "Kraków"


def test_who_was_arrested_is_no_place(extractor: Extractor) -> None:
    (arrest,) = read(extractor, "Agents arrested Deen and Villanueva in Manila on Monday.")
    assert arrest.place_text == "Manila"


def test_inmates_who_are_captured_are_no_territory(extractor: Extractor) -> None:
    (arrest,) = read(extractor, "Two fugitives captured in Dallas on Monday are back in jail.")
    assert arrest.sub_event_type == "Arrests"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ворог запустив 47 дронів з Приморсько-Ахтарська й Орла по Харкову.", ["Kharkiv"]),
        ("A plane bound for London crashed in Ahmedabad on Monday.", ["Ahmedabad"]),
        ("За даними Повітряних сил у Києві, дрони влучили в підприємство в Павлограді.", ["Pavlohrad"]),
        ("Погибли 12 человек, сообщил премьер, выступая в парламенте в Ереване.", []),
        ("Fano militiamen seized Lalibela on Monday.", ["Lalibela"]),
        ("После уличных боёв военные выбили противника из Суджи.", ["Sudzha"]),
        ("Люди з плакатами прийшли до театру Франка в Києві.", ["Kyiv"]),
    ],
)
def test_only_where_it_happened(extractor: Extractor, text: str, places: list[str]) -> None:
    assert [i.place.name for i in read(extractor, text) if i.place] == places


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Обстреляна Горловка. Погибли двое: женщина и её сосед.", [2]),
        (
            "The number of people killed at a party in Irapuato has gone up to 12 after a woman of 39 died.",
            [12],
        ),
        (
            "The number of people known to have died in a quake in Kunar province has climbed to 2,205.",
            [2205],
        ),
        (
            "Three people were killed in all when drones hit a car in Aitaroun and a motorcycle in Tibnin.",
            [None, None],
        ),
    ],
)
def test_how_many(extractor: Extractor, text: str, killed: list[int | None]) -> None:
    assert [i.casualties.killed_best for i in read(extractor, text)] == killed


def test_the_day_of_a_line_and_of_an_adjective(extractor: Extractor) -> None:
    (bomb,) = read(
        extractor, "18.05 — Сомалі: смертник підірвав себе в Могадішо, щонайменше десятеро загиблих"
    )
    assert bomb.when.start == date(2025, 5, 18)
    (strike,) = read(extractor, "Внаслідок учорашнього удару авіабомбами по Запоріжжю загинули 13 людей.")
    assert strike.when.start == date(2025, 11, 13)


def test_a_day_told_later_goes_before_the_one_on_which_it_was_said(extractor: Extractor) -> None:
    text = (
        "The number of people killed at a street party in Irapuato has gone up to 12, prosecutors announced on Thursday. "
        "Families were dancing when gunmen arrived late on Tuesday and fired into the crowd."
    )
    (party,) = read(extractor, text)
    assert party.when.start == date(2025, 11, 11)


def test_a_day_told_of_another_event_abroad_is_not_carried(extractor: Extractor) -> None:
    text = "Thousands marched in Belgrade on Sunday. Protesters also gathered in Sofia. A gas explosion in Lyon killed two."
    days = {i.place.name: i.when.start for i in read(extractor, text) if i.place}
    assert (days["Belgrade"], days["Sofia"]) == (date(2025, 11, 9), date(2025, 11, 9))
    assert days["Lyon"] != date(2025, 11, 9)


def test_no_victims_is_said_of_what_was_told_last_and_not_of_a_battle_before(extractor: Extractor) -> None:
    text = "В районе Суджи идут бои. В Рыльске ночью сбили два беспилотника. Жертв нет."
    found = {i.place.name: i.casualties.killed_best for i in read(extractor, text) if i.place}
    assert found == {"Sudzha": None, "Rylsk": 0}


def test_a_day_told_twice_dates_what_follows(extractor: Extractor) -> None:
    text = "Вчера, 13 ноября, область вновь была под атаками. Шебекино атаковали восемью FPV-дронами. Грайворон обстреляли из миномётов."
    found = extractor.extract(Report(text=text, published=date(2025, 11, 14))).incidents
    assert [(i.place.name if i.place else "", i.when.start) for i in found] == [
        ("Shebekino", date(2025, 11, 13)),
        ("Graivoron", date(2025, 11, 13)),
    ]


def test_the_day_of_a_dateline_gives_way_to_the_day_of_the_accident(extractor: Extractor) -> None:
    text = (
        "КЕМЕРОВО, 13 ноября. Двое горняков погибли при обрушении породы на шахте в Прокопьевске. Авария произошла в среду "
        "во время вечерней смены."
    )
    (accident,) = read(extractor, text)
    assert accident.when.start == date(2025, 11, 12)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("По данным МЧС в Харькове погибли двое при обстреле.", "Kharkiv"),
        ("За даними поліції вибух стався в Харкові.", "Kharkiv"),
        ("Повідомили в поліції про обстріл у Харкові.", "Kharkiv"),
        ("Как сообщили в администрации при обстреле в Шебекино погибли двое.", "Shebekino"),
        ("According to medics two people were killed in an airstrike in Gaza City.", "Gaza"),
        ("A car mounted the curb and hit pedestrians in Leeds on Monday, killing two.", "Leeds"),
    ],
)
def test_a_source_named_before_does_not_hide_the_place(extractor: Extractor, text: str, place: str) -> None:
    assert [i.place.name for i in read(extractor, text) if i.place] == [place]


def test_what_somebody_was_to_do_has_not_happened(extractor: Extractor) -> None:
    assert read(extractor, "Безробітний мав закласти вибухівку під колію неподалік Знам'янки.") == ()


def test_who_told_of_it_did_so_elsewhere(extractor: Extractor) -> None:
    text = "Беспилотник поразил нефтяную установку в Захо, сообщили в контртеррористической службе в Эрбиле."
    assert all(i.place is None or i.place.name != "Erbil" for i in read(extractor, text))


def test_a_direction_of_the_front_is_that_of_the_larger_town(extractor: Extractor) -> None:
    text = (
        "На Костянтинівському напрямку Сили оборони відбили вісім штурмових дій у районі Торецька.\n"
        "На Оріхівському напрямку противник наступальних дій не проводив."
    )
    found = read(extractor, text)
    assert "Toretsk" in {i.place.name for i in found if i.place}
    assert not {"Starokostiantyniv", "Orikhiv"} & {i.place.name for i in found if i.place}


@pytest.mark.parametrize(
    "text", ["The soldiers took Lagos residents to safety.", "Troops took Geneva conventions seriously."]
)
def test_whom_troops_take_somewhere_is_no_ground(extractor: Extractor, text: str) -> None:
    assert not [i for i in read(extractor, text) if i.event_type == "Battles"]
