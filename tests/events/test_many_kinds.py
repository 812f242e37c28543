"""One sentence for each of many kinds of incident, and of things that only sound like one. All are invented."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Report

TUESDAY = date(2025, 7, 8)
B, E, V, P, R, S, O = (  # noqa: E741 - the catalogue's initials
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
    "Other",
)


@pytest.mark.parametrize(
    ("text", "types", "place", "killed"),
    [
        (
            "A car bomb exploded outside a market in Mogadishu on Monday, killing eight people.",
            (E,),
            "Mogadishu",
            8,
        ),
        (
            "Al-Shabaab militants stormed a hotel in Mogadishu and held it for hours; nine people died.",
            (
                B,
                V,
            ),
            "Mogadishu",
            9,
        ),
        (
            "A ferry carrying 80 passengers sank off Mombasa on Sunday; 12 bodies were recovered.",
            (O,),
            "Mombasa",
            12,
        ),
        (
            "Heavy rain triggered a landslide that buried a village near Kathmandu, killing at least 30.",
            (O,),
            "Kathmandu",
            30,
        ),
        (
            "Thousands rallied in Nairobi on Monday against tax rises; police fired tear gas.",
            (P,),
            "Nairobi",
            None,
        ),
        ("Two protesters were shot dead by police in Kisumu.", (P,), "Kisumu", 2),
        ("A bus plunged into a gorge near Manali, leaving 15 dead.", (O,), "Manali", 15),
        (
            "The army said it had retaken the town of Omdurman from the paramilitary RSF.",
            (B,),
            "Omdurman",
            None,
        ),
        ("Fighting raged in Goma for a third day.", (B,), "Goma", None),
        (
            "An Israeli air strike on a school in Khan Younis killed 17 people, medics said.",
            (E,),
            "Khan Younis",
            17,
        ),
        (
            "Rockets fired from Lebanon landed near Kiryat Shmona; no casualties were reported.",
            (E,),
            "Kiryat Shmona",
            0,
        ),
        (
            "Police in Istanbul detained 45 people at a May Day rally.",
            (
                P,
                S,
            ),
            "Istanbul",
            None,
        ),
        ("The two sides signed a ceasefire agreement in Doha on Monday.", (S,), "Doha", None),
        (
            "A Ukrainian drone hit an oil refinery in Ryazan overnight, the governor said.",
            (E,),
            "Ryazan",
            None,
        ),
        ("Russia captured the village of Toretsk, its defence ministry said.", (B,), "Toretsk", None),
        ("Eleven miners were killed in a methane explosion in Karaganda.", (O,), "Karaganda", 11),
        ("Attackers armed with machetes killed 14 villagers in Bunia.", (V,), "Bunia", 14),
        ("A roadside bomb killed three soldiers near Quetta.", (E,), "Quetta", 3),
        ("Gunmen kidnapped six aid workers in Maiduguri on Sunday.", (V,), "Maiduguri", None),
        ("A fire at a nightclub in Skopje killed 59 people.", (O,), "Skopje", 59),
        ("A magnitude 6.2 earthquake hit Herat, killing 120.", (O,), "Herat", 120),
        ("Cholera has killed 25 people in Lusaka since January.", (O,), "Lusaka", None),
        ("A stampede at a stadium in Conakry left 56 dead.", (O,), "Conakry", 56),
        (
            "An angry crowd burned down a police post in Tamale.",
            (
                R,
                S,
            ),
            "Tamale",
            None,
        ),
        ("Russian forces shelled Kherson 22 times on Monday, injuring four.", (E,), "Kherson", None),
        (
            "Russian guided bombs hit Zaporizhzhia. One person was killed and 12 were wounded.",
            (E,),
            "Zaporizhzhia",
            1,
        ),
        ("A missile fired from Iran struck Beersheba, killing four people.", (E,), "Beersheba", 4),
        (
            "Suspected militants ambushed an army patrol near Tillabéri, killing 29 soldiers.",
            (B,),
            "Tillabéri",
            29,
        ),
        ("Росіяни вдарили керованими авіабомбами по Запоріжжю, загинула одна людина.", (E,), "Запоріж", 1),
        ("У Миколаєві пролунали вибухи.", (E,), "Микол", None),
        ("Ворог атакував Одесу шахедами: є влучання в житловий будинок, двоє поранених.", (E,), "Одес", None),
        ("У Нікополі внаслідок артобстрілу загинув 60-річний чоловік.", (E,), "Нікоп", 1),
        ("На Харківщині в ДТП загинули троє людей.", (O,), "Харк", 3),
        ("У Львові відбувся мітинг на підтримку військовополонених.", (P,), "Льв", None),
        ("ЗСУ звільнили село Роботине.", (B,), "Робот", None),
        ("Російські війська захопили Вугледар.", (B,), "Вуглед", None),
        ("СБУ затримала в Одесі двох агентів ФСБ.", (S,), "Одес", None),
        (
            "У Києві горить склад після падіння уламків дрона.",
            (
                E,
                S,
            ),
            "Києв",
            None,
        ),
        ("У Покровську точаться вуличні бої.", (B,), "Покровськ", None),
        ("Унаслідок вибуху газу в Дніпрі загинуло двоє людей.", (O,), "Дніпр", 2),
        ("В Одесі невідомий застрелив колишнього депутата.", (V,), "Одес", 1),
        ("На Закарпатті повінь зруйнувала мости.", (O,), "Закарпат", None),
        ("Дрон упав на дах лікарні в Сумах, ніхто не постраждав.", (E,), "Сум", 0),
        ("Сили оборони відбили шість атак у напрямку Костянтинівки.", (B,), "Костянтин", None),
        (
            "У Куп'янську вдень росіяни вбили двох цивільних.",
            (
                V,
                E,
            ),
            "Куп",
            2,
        ),
        (
            "В Махачкале взорвалась автозаправка, погибли 35 человек.",
            (
                O,
                E,
            ),
            "Махачкал",
            35,
        ),
        ("ВСУ обстреляли Горловку, ранены двое мирных жителей.", (E,), "Горлов", None),
        ("В Брянской области сбиты три беспилотника.", (S,), "Брянск", None),
        ("Российские войска взяли под контроль Часов Яр.", (B,), "Часов", None),
        ("В Тегеране прошли массовые протесты.", (P,), "Тегеран", None),
        ("Боевики расстреляли пассажиров автобуса в Пешаваре, убиты 38 человек.", (V,), "Пешавар", 38),
        ("На шахте в Кемерове произошёл взрыв метана, 51 человек погиб.", (O,), "Кемеров", 51),
        ("Поезд сошёл с рельсов под Волгоградом, трое погибших.", (O,), "Волгоград", 3),
        ("Израиль нанёс удар по пригороду Бейрута.", (E,), "Бейрут", None),
        ("Турецкая авиация разбомбила позиции курдов в Кобани.", (E,), "Кобани", None),
        ("В Душанбе задержали четверых подозреваемых в терроризме.", (S,), "Душанбе", None),
        ("Толпа разгромила рынок в Бишкеке.", (R,), "Бишкек", None),
        ("В Кабуле смертник подорвал себя у мечети, десять погибших.", (E,), "Кабул", 10),
        ("Дом обрушился в Нижнем Тагиле, пятеро погибли.", (O,), "Нижнем Тагил", 5),
        (
            "В Севастополе ночью отразили атаку дронов.",
            (
                S,
                E,
            ),
            "Севастопол",
            None,
        ),
        ("Ливень затопил центр Сочи.", (O,), "Сочи", None),
        ("В Ереване оппозиция перекрыла дороги.", (P,), "Ереван", None),
    ],
)
def test_one_incident_is_told(
    extractor: Extractor, text: str, types: tuple[str, ...], place: str, killed: int | None
) -> None:
    (incident,) = extractor.extract(Report(text=text, published=TUESDAY)).incidents
    assert incident.event_type in types
    assert incident.place_text.startswith(place)
    assert incident.casualties.killed_best == killed


@pytest.mark.parametrize(
    "text",
    [
        "Hackers attacked banks in Tallinn.",
        "The president will visit Odesa next week, where the port could be hit again.",
        "The minister warned that Kharkiv may be attacked.",
        "Inflation hit a record high in Ankara.",
        "Actors struck a pose in Cannes as fans exploded in cheers.",
        "The Battle of Stalingrad is remembered in Volgograd every year.",
        "In Lviv a new prosthetics centre for wounded soldiers opened on Monday.",
        "The court in Paris convicted the man for the 2015 attack.",
        "Kyiv's mayor said the city had been quiet overnight.",
        "The museum in Dresden shows photographs of the 1945 bombing.",
        "Ukraine's champion knocked out his rival in London.",
        "Teachers in Warsaw ended a strike on Monday.",
        "Residents of Kramatorsk fear that missiles will hit the railway station.",
        "Росія готує новий наступ на Харків, вважають у розвідці.",
        "У Полтаві відкрили виставку про Другу світову війну.",
        "У Вінниці планують збудувати меморіал загиблим.",
        "Ціни на пальне в Києві вдарили по перевізниках.",
        "Загроза удару по Одесі минула, влучань немає.",
        "В Україні оголошено повітряну тривогу, у Києві працює метро.",
        "Власти Курска опровергли сообщения о захвате посёлка.",
        "В Самаре пройдут учения спасателей.",
        "В Казани мошенники атаковали пенсионеров звонками.",
        "Путин пригрозил ударами по Киеву.",
        "В Ростове простились с погибшими военными.",
        "В Омске ожидается шторм, предупредили синоптики.",
    ],
)
def test_nothing_is_told(extractor: Extractor, text: str) -> None:
    assert extractor.extract(Report(text=text, published=TUESDAY)).incidents == ()


@pytest.mark.parametrize(
    "text",
    [
        "Strikes hit Kharkiv, Sumy and Poltava, killing 12 people.",
        "Russian strikes on Kharkiv and Sumy killed five people.",
        "In Kharkiv, Izium and Kupiansk, shelling killed 9 people in total.",
        "Missiles hit Odesa and Mykolaiv on Sunday. Seven people were killed.",
        "Five people were killed in Russian strikes on Kramatorsk, Sloviansk and Druzhkivka.",
    ],
)
def test_a_toll_told_for_several_towns_is_nobodys_own(extractor: Extractor, text: str) -> None:
    incidents = extractor.extract(Report(text=text, published=TUESDAY)).incidents
    assert len(incidents) >= 2
    assert {i.casualties.killed_best for i in incidents} == {None}


def test_that_nobody_was_hurt_holds_for_each_of_several(extractor: Extractor) -> None:
    text = "Shells fell on Nikopol and Marhanets. In Nikopol one woman was killed. Nobody was hurt in the other town."
    incidents = extractor.extract(Report(text=text, published=TUESDAY)).incidents
    assert [(i.place_text, i.casualties.killed_best) for i in incidents] == [("Nikopol", 1), ("Marhanets", 0)]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "The death toll from Saturday's rocket attack on Chasiv Yar has climbed to 34. Earlier reports spoke of 15 dead.",
            34,
        ),
        ("Кількість жертв удару по Києву зросла до 28, повідомили в ДСНС.", 28),
        ("Число погибших при ударе по Полтаве выросло до 53, ранен 271 человек.", 53),
        ("Rescuers in Kyiv found two more bodies, bringing the number killed in the strike to 30.", 30),
    ],
)
def test_a_toll_that_rose_replaces_the_one_before(extractor: Extractor, text: str, killed: int) -> None:
    (incident,) = extractor.extract(Report(text=text, published=TUESDAY)).incidents
    assert incident.casualties.killed_best == killed


@pytest.mark.parametrize(
    "text",
    [
        "The governor denied reports of 12 dead in Sumy.",
        "Dismissing rumours of an explosion in Odesa, the mayor asked people to stay calm.",
        "Інформація про влучання в Одесі не відповідає дійсності.",
        "Сообщения о взрыве в Туле оказались фейком.",
    ],
)
def test_a_rumour_that_is_denied_is_no_incident(extractor: Extractor, text: str) -> None:
    assert extractor.extract(Report(text=text, published=TUESDAY)).incidents == ()


def test_the_dead_of_a_denied_rumour_are_not_counted(extractor: Extractor) -> None:
    text = "The ministry issued a statement denying reports of 12 dead after the strike on Sumy."
    (incident,) = extractor.extract(Report(text=text, published=TUESDAY)).incidents
    assert incident.casualties.killed_best is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A drone hit a bus in Kherson. It happened on Sunday morning.", date(2025, 7, 6)),
        ("A missile hit Poltava, killing two. The missile strike came on Saturday.", date(2025, 7, 5)),
        ("A drone hit a bus in Kherson on Sunday, officials said on Monday.", date(2025, 7, 6)),
    ],
)
def test_the_day_of_the_event_and_not_of_the_telling(extractor: Extractor, text: str, day: date) -> None:
    (incident,) = extractor.extract(Report(text=text, published=TUESDAY)).incidents
    assert incident.when.start == incident.when.end == day
