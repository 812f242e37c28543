"""Tolls in the words of many writers, and sentences that use the same words and tell of nobody harmed."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.casualties import find_casualties
from geo.events.extract import Extractor
from geo.events.numerals import spelled
from geo.events.words import words_of
from geo.model import Casualties, Report

_PUBLISHED = date(2025, 6, 17)

# A sentence, and the killed and injured that it tells; "-" is none told.
_TOLD = """
Решта 45 пасажирів не врятувалися. | 45 -
Из экипажа трое не спаслись. | 3 -
Місто втратило сімох людей. | 7 -
Комітет нарахував 18 тіл. | 18 -
Вранці двох рибалок знайшли мертвими. | 2 -
Понад шістдесят людей звернулися до лікарів. | - 60
Двоє учнів потрапили до лікарні. | - 2
Осколками посекло троих прохожих. | - 3
Monday's missile strike has taken 12 lives, the governor said. | 12 -
The landslide claimed the lives of nine miners. | 9 -
Five market traders became victims of the shelling. | 5 -
The hospital confirmed the death of three patients. | 3 -
Gunmen killed tribal elder Malik Shah and his aide. | 2 -
Journalist Daria Petrenko and her driver were killed. | 2 -
Two passengers died on the spot and a third died later in hospital. | 3 -
Eleven of the lodgers did not survive. | 11 -
An elderly woman succumbed to her wounds. | 1 -
The collision was fatal for both drivers. | 2 -
Rescuers pulled the body of a teenager from the rubble. | 1 -
The stampede left one woman dead and sent 16 people to hospital. | 1 16
There were no fatalities, but 13 residents sought medical help. | 0 13
The attack: dead - 4, wounded - 17. | 4 17
The plane came down with the loss of all 17 on board. | 17 -
Six people needed hospital treatment. | - 6
Two brothers, aged 8 and 11, drowned in a quarry. | 2 -
Three soldiers laid down their lives in an ambush. | 3 -
None of the five people on it survived. | 5 -
Four firefighters suffered burns. | - 4
Half a dozen soldiers were slain. | 6 -
"We lost six colleagues," said a spokesman. | 6 -
The battle cost the army at least 13 men. | 13 -
Five of the 30 passengers were injured. | - 5
One hundred and twenty-three people were killed. | 123 -
Two hikers are dead and another is missing. | 2 -
A policeman was shot dead and his partner critically wounded. | 1 1
The shells killed one person and 16 fled. | 1 -
Удар забрав життя дванадцятьох людей. | 12 -
Не вижили троє цивільних. | 3 -
Жертвами обстрілу Херсона в неділю стали п'ятеро містян. | 5 -
Мер підтвердив загибель чотирьох людей. | 4 -
Поранень зазнали дев'ятеро людей. | - 9
Травми різного ступеня тяжкості отримали п'ятеро працівників. | - 5
Під завалами знайшли тіло 70-річної жінки. | 1 -
Двоє пасажирів загинули, п'ятеро — у лікарні. | 2 5
Загинули староста села та його помічник. | 2 -
Близько півсотні людей дістали поранення. | - 50
Померла сім'я з трьох людей. | 3 -
Смертельних поранень зазнав рятувальник. | 1 -
Вибух обірвав щонайменше 15 життів. | 15 -
Троє, хто був у машині, загинули. | 3 -
Загинуло не троє, а четверо людей. | 4 -
Шестеро жителів Гуляйполя 15 червня зазнали поранень. | - 6
Двоє полісменів і злочинець загинули. | 3 -
Загинула літня пара. | 2 -
Постраждалих унаслідок атаки на Чернігів у понеділок немає. | 0 0
Постраждали троє: один загинув, двоє поранені. | 1 2
Обвал оборвал жизнь двух горняков. | 2 -
Погибшими считаются семь моряков. | 7 -
Ранения получили девять пассажиров, двоих госпитализировали. | - 9
Не выжили пятеро жильцов. | 5 -
Погибла семья из четырёх человек. | 4 -
Погибли супруги и их ребёнок. | 3 -
Около двух десятков человек ранены. | - 20
Медикам не удалось спасти мальчика. | 1 -
Погибших — 7, раненых — 21. | 7 21
Смертельное ранение получил полицейский. | 1 -
Двое детей, пяти и девяти лет, погибли. | 2 -
Журналист Олег Зуев и его водитель погибли. | 2 -
Боевики расстреляли священника и двух прихожан. | 3 -
Нападение стоило жизни восьми солдатам. | 8 -
Мать с тремя детьми утонули в реке. | 4 -
Ликвидированы пятеро боевиков. | 5 -
Боевики убили старейшину деревни и троих его сыновей. | 4 -
"""

# Sentences about nobody harmed.
_UNTOLD = """
The party lost six seats in the vote.
The village lost 12 jobs when the mill shut.
The museum received 300 visitors.
Forty pensioners became victims of fraud.
A nurse in hospital number 4 spoke of her work.
The bodies of 40 fallen soldiers were handed over.
The firm eliminated 40 positions.
The team lost three places.
Сорок пенсіонерів стали жертвами шахраїв.
Сім'я з п'яти осіб переїхала.
Ліквідували три стихійні звалища.
Медсестра у лікарні розповіла про роботу.
Ликвидированы три стихийные свалки.
Семья из пяти человек получила квартиру.
Тела 40 военных передали родным.
"""


@pytest.mark.parametrize("line", [x for x in _TOLD.splitlines() if x])
def test_how_many(line: str) -> None:
    sentence, _, wanted = line.rpartition(" | ")
    found = find_casualties(words_of(sentence, 0, len(sentence)), sentence) or Casualties()
    assert [found.killed_best, found.injured] == [None if x == "-" else int(x) for x in wanted.split()]


@pytest.mark.parametrize("sentence", [x for x in _UNTOLD.splitlines() if x])
def test_nobody_is_counted(sentence: str) -> None:
    assert find_casualties(words_of(sentence, 0, len(sentence)), sentence) is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("one hundred and twenty", 120),
        ("сто двадцять сім", 127),
        ("сорок двух", 42),
        ("півтора десятка", 15),
        ("дві сотні", 200),
        ("two thousand three hundred", 2300),
        ("half a dozen", 6),
        ("дев'ятнадцятьох", 19),
        ("a", None),
        ("people", None),
    ],
)
def test_numbers_in_words(words: str, number: int | None) -> None:
    assert spelled(tuple(words.split()), 0)[0] == number


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Погиб один человек. Таковы последствия удара по Энергодару в понедельник.", 1),
        (
            "A shell hit a house in Nikopol on Monday. One woman was killed. Another died on the way to hospital.",
            2,
        ),
        (
            "Ворог поцілив у будинок у Нікополі в понеділок. Одна людина загинула. Ще одна померла в кареті швидкої.",
            2,
        ),
    ],
)
def test_a_toll_told_before_or_after_its_place(extractor: Extractor, text: str, killed: int) -> None:
    (incident,) = extractor.extract(Report(text=text, published=_PUBLISHED)).incidents
    assert incident.casualties.killed_best == killed


@pytest.mark.parametrize(
    "text",
    [
        "The writer's death in 1930 is remembered in Kyiv every June.",
        "Her fall was fatal for the campaign, analysts in Warsaw said on Monday.",
        "Загибель «Титаніка» показали в Луцькому театрі в неділю.",
        "Спектакль о гибели экспедиции показали в Архангельске в воскресенье.",
        "У Черкасах борються за життя лелеки з перебитим крилом.",
    ],
)
def test_no_incident(extractor: Extractor, text: str) -> None:
    assert extractor.extract(Report(text=text, published=_PUBLISHED)).incidents == ()
