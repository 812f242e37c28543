"""Protests, riots and strategic developments in the words of many writers, and sentences with the same words that tell of none."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.casualties import find_casualties
from geo.events.extract import Extractor
from geo.events.words import words_of
from geo.model import Report

_PUBLISHED = date(2025, 6, 17)

_TOLD = """
# Peaceful protest
Dock workers downed tools in Valparaiso on Monday and blocked the port gates.
Residents barricaded the road to the mine near Cusco on Monday, demanding clean water.
Women in black stood in silence on the main square of Belgrade on Sunday to call for an inquiry.
Вчителі в Хараре застрайкували в понеділок через невиплату зарплат.
Далекобійники перегородили фурами трасу під Ковелем у понеділок через ціни на пальне.
Студенты устроили сидячую забастовку у министерства образования в Тбилиси в воскресенье.
Сторонники оппозиции собрались в Тиране в субботу, чтобы потребовать досрочных выборов.
# Protest with intervention
Police dragged climate activists off a motorway in Berlin on Monday.
Baton-wielding officers chased demonstrators through the streets of Harare on Sunday.
Правоохоронці кийками розганяли демонстрантів у Хараре в неділю.
Полиция оттащила климатических активистов с трассы в Берлине в понедельник.
# Excessive force against protesters
Soldiers shot and killed a protester in Kinshasa on Monday.
Військові відкрили вогонь по демонстрантах у Кіншасі в неділю, загинули двоє підлітків.
Полиция застрелила трёх протестующих в Кисуму в понедельник.
# Violent demonstration
A crowd of protesters stormed the town hall in Leskovac on Sunday.
A rally in Bishkek turned violent on Sunday as protesters set a police van alight.
Студенти побилися з поліцією біля парламенту в Джакарті в понеділок.
Толпа протестующих взяла штурмом мэрию в Лесковаце в воскресенье.
# Mob violence
Hundreds of people ransacked a food warehouse in Abuja on Monday.
Football fans fought each other with clubs in Medellin on Sunday; 12 were hurt.
Місцеві до смерті побили підозрюваного в крадіжці худоби в Кісуму в неділю.
Разъярённые жители подожгли дом колдуна в Киншасе в воскресенье.
# Agreement
Armenia and Azerbaijan initialled a peace treaty in Washington on Monday.
Армія та повстанці погодилися на семиденне перемир'я в Джидді в неділю.
# Arrests
Turkish police held 55 suspected members of Islamic State in Ankara on Sunday.
Чотирьох журналістів узяли під варту в Бамако в понеділок.
# Change to group/activity
Fifty rebels laid down their arms in Goma on Sunday.
A column of tanks rolled into Bamako on Monday.
Французькі солдати залишили базу в Гао в понеділок.
# Disrupted weapons use
Border guards seized 40 rifles from a lorry near Agadez on Sunday.
Сапери знешкодили авіабомбу в Харкові в понеділок.
Взрывчатку под мостом у Кветты обезвредили в воскресенье.
# Headquarters or base established
The army set up a new base near Menaka on Monday.
Повстанці створили штаб у Кідалі в неділю.
Наёмники развернули лагерь под Киншасой в воскресенье.
# Looting/property destruction
Settlers cut down 80 olive trees near Nablus on Sunday.
Armed men ransacked the offices of an aid agency in Port-au-Prince on Sunday.
Окупанти вивезли обладнання з лікарні в Токмаку в понеділок.
Поселенцы вырубили 80 оливковых деревьев у Наблуса в воскресенье.
# Non-violent transfer of territory
The Kurdish force handed over the airport in Qamishli to the government on Monday.
# Abduction/forced disappearance
Masked men led a journalist away from his home in Melitopol on Monday.
Озброєні люди захопили 12 пасажирів автобуса під Кадуною в понеділок.
Люди в форме вытащили адвоката из машины в Каракасе в понедельник и увезли.
"""

_UNTOLD = """
Farmers in Poltava plan to block the highway on Friday.
The union called on teachers in Harare to strike next week.
Residents of Lviv gathered on Sunday to celebrate the city's day.
The museum in Kyiv opened a camp for young archaeologists on Monday.
Workers cut down 80 trees in a park in Kharkiv on Monday.
Farmers in Kherson demanded higher prices in a letter to the ministry on Monday.
Parents took away their children from the camp near Odesa on Sunday after the season ended.
The bank in Poltava blocked the street artist's account on Monday.
У Харкові працівники парку вирубали 80 старих дерев у понеділок.
Профспілка у Варшаві закликала вчителів до страйку наступного тижня.
Футболісти з Дніпра розгромили суперників у неділю.
Родители забрали детей из лагеря под Анапой в воскресенье после окончания смены.
В Чите коммунальщики заблокировали счета должников в понедельник.
Парламент в Тбилиси обсудил закон о митингах в понедельник.
"""


def _told() -> list[tuple[str, str]]:
    made, kind = [], ""
    for line in filter(None, _TOLD.splitlines()):
        if line.startswith("# "):
            kind = line[2:]
        else:
            made.append((line, kind))
    return made


@pytest.mark.parametrize(("text", "kind"), _told())
def test_of_which_kind(extractor: Extractor, text: str, kind: str) -> None:
    (incident,) = extractor.extract(Report(text=text, published=_PUBLISHED)).incidents
    assert incident.sub_event_type == kind


@pytest.mark.parametrize("text", [x for x in _UNTOLD.splitlines() if x])
def test_no_incident(extractor: Extractor, text: str) -> None:
    assert extractor.extract(Report(text=text, published=_PUBLISHED)).incidents == ()


def test_bodies_given_back_are_no_toll() -> None:
    sentence = "Україні передали тіла 60 загиблих військових."
    assert find_casualties(words_of(sentence, 0, len(sentence)), sentence) is None
