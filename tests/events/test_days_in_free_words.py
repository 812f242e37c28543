"""The day of an incident in the words of many writers, and sentences with the same words that tell of none."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Report

_PUBLISHED = date(2025, 6, 17)  # a Tuesday

# A text and the first and last day of June on which its one incident happened.
_TOLD = """
Drones attacked Odesa the evening before. | 16 16
A missile hit Sumy a day earlier, the governor said on Monday. | 15 15
Fighting around Goma, which began on 10 June, killed 40 people. | 10 17
On Thursday last week a car bomb exploded in Mogadishu. | 12 12
Between Friday and Sunday, 18 people died in clashes in Nairobi. | 13 15
A week ago today a mine killed two farmers near Izium. | 10 10
The strike on Sumy came hours before talks set for 20 June; it killed four on Monday. | 16 16
On the morning of the 14th, a mortar shell landed in Tripoli. | 14 14
Ahead of elections due on 29 June, a bomb went off in Mogadishu on Sunday. | 15 15
У ніч проти понеділка безпілотники атакували Чернігів. | 15 16
У ніч із суботи на неділю під удар потрапив Краматорськ. | 14 15
У ніч з 14 на 15 червня ракета влучила в завод у Шостці. | 14 15
Бої за Торецьк, що почалися 10 червня, тривають. | 10 17
Пожежа під Хіосом триває з неділі. | 15 17
За ці вихідні на воді в Києві загинуло троє. | 14 15
Вранці 14-го ракета влучила в дім у Херсоні, поранено двох. | 14 14
В ночь с субботы на воскресенье под удар попал Краматорск. | 14 15
С пятницы по воскресенье в столкновениях в Найроби погибли 18 человек. | 13 15
Двенадцатого июня в Казани сгорел склад. | 12 12
По итогам прошедших суток в Токмаке повреждены семь домов, обстрел вёлся из артиллерии. | 16 17
В пятницу и субботу авиация бомбила Идлиб. | 13 14
"""

# A heading with a day, and lines under it.
_LISTED = """
Attacks over the past day:/- Nikopol: artillery, one killed/- Marhanets: a drone hit a car, two hurt | 16 17
Summary for Sunday, 15 June://A drone hit a farm near Izium.//Shells fell on Orikhiv. | 15 15
За добу на Харківщині:/- Вовчанськ: обстріл, одна людина поранена/- Куп'янськ: дрон влучив в автобус, двоє загиблих | 16 17
Обстановка за минувшие сутки, 16 июня.//Горловка — артиллерия, погиб мужчина.//Ясиноватая — дрон, ранена женщина. | 16 16
"""

_UNTOLD = """
From Monday to Friday the museum in Lviv is open until six.
The festival in Kharkiv, which began on 10 June, drew 4,000 visitors.
A concert for the victims will be held in Sumy on 25 June.
Forecasters in Miami expect floods from Thursday to Saturday.
Мітинг у Львові заплановано на 25 червня.
З понеділка до п'ятниці бібліотека в Полтаві працює до шостої.
Мітинг-реквієм у Харкові відбудеться двадцять п'ятого червня.
Митинг в Казани запланирован на 25 июня.
С субботы в Казани дорожает проезд.
"""


@pytest.mark.parametrize("line", [x for x in _TOLD.splitlines() if x])
def test_when(extractor: Extractor, line: str) -> None:
    text, _, days = line.rpartition(" | ")
    (incident,) = extractor.extract(Report(text=text, published=_PUBLISHED)).incidents
    first, last = (date(2025, 6, int(day)) for day in days.split())
    assert (incident.when.start, incident.when.end) == (first, last)


@pytest.mark.parametrize("line", [x for x in _LISTED.splitlines() if x])
def test_the_day_of_a_heading_holds_for_its_lines(extractor: Extractor, line: str) -> None:
    text, _, days = line.rpartition(" | ")
    incidents = extractor.extract(Report(text=text.replace("/", "\n"), published=_PUBLISHED)).incidents
    first, last = (date(2025, 6, int(day)) for day in days.split())
    assert [(i.when.start, i.when.end) for i in incidents] == [(first, last)] * 2


@pytest.mark.parametrize("text", [x for x in _UNTOLD.splitlines() if x])
def test_no_incident(extractor: Extractor, text: str) -> None:
    assert extractor.extract(Report(text=text, published=_PUBLISHED)).incidents == ()
