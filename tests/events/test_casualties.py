"""How many were killed and injured."""

from __future__ import annotations

import pytest

from geo.events.casualties import find_casualties
from geo.events.counts import merge_casualties
from geo.events.words import words_of
from geo.model import Casualties


def read(sentence: str) -> Casualties | None:
    return find_casualties(words_of(sentence, 0, len(sentence)), sentence)


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("Twenty civilians were killed in the attack.", 20, None),
        ("20 Dead in Strike", 20, None),
        ("The blast killed 12 people and wounded 30 others.", 12, 30),
        ("killing at least three people and injuring 14", 3, 14),
        ("The death toll rose to 21", 21, None),
        ("twenty-two people died", 22, None),
        ("Загинули двадцять двоє людей, ще 15 поранені", 22, 15),
        ("В результате обстрела погибли три человека, пятеро ранены", 3, 5),
        ("No casualties were reported.", 0, 0),
        ("Dozens were wounded.", None, None),
        ("3 missiles hit 12 houses", None, None),
        ("1,200 people were killed", 1200, None),
        ("No one was killed in the strike.", 0, None),
        ("No one was injured.", None, 0),
        ("`${1}` killed 2 people", 2, None),
        ("10 were killed, 12 wounded", 10, 12),
        ("17 patients and staff were killed", 17, None),
        ("5 дітей та вчителів загинули", 5, None),
        ("12 soldiers were killed and 3 wounded", 12, 3),
        ("П'яний водій збив на смерть двох пішоходів", 2, None),
        ("Водитель насмерть сбил двух пешеходов", 2, None),
        ("Both pilots were killed when the jet crashed.", 2, None),
        ("Both drones hit a school, killing three.", 3, None),
        ("Розбився літак: обидва члени екіпажу загинули", 2, None),
        ("Обоє загинули на місці", 2, None),
        ("Оба пилота погибли", 2, None),
        ("Смертник взорвал себя, убив пятерых и ранив 12 человек", 5, 12),
        ("Gunmen kill journalist in the street", 1, None),
        ("Two people including a 3-year-old girl were killed in the strike.", 2, None),
        ("Five civilians including a woman and two children died in the shelling.", 5, None),
        ("Троє людей включно з дитиною загинули.", 3, None),
        ("Death toll in the strike rises from 14 to 28.", 28, None),
        ("Число жертв удара выросло с 14 до 28.", 28, None),
        ("При атаке погибли по меньшей мере 17 человек.", 17, None),
        ("Дрон убив літню жінку.", 1, None),
        ("При ударе погибли не пять, а трое человек.", 3, None),
        ("Twenty people including the mayor attended the site where others were killed.", None, None),
    ],
)
def test_numbers_of_people(sentence: str, killed: int | None, injured: int | None) -> None:
    found = read(sentence) or Casualties()
    assert (found.killed_best, found.injured) == (killed, injured)


def test_children_among_them() -> None:
    found = read(
        "Twenty civilians were killed in the attack, including nine children whose lives were cut short"
    )
    assert found is not None
    assert (found.killed_best, found.children_killed) == (20, 9)


def test_at_least_leaves_the_upper_bound_open() -> None:
    found = read("At least 5 people were killed")
    assert found is not None
    assert (found.killed_low, found.killed_best, found.killed_high) == (5, 5, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Since the start of the war 12,000 civilians have been killed.",
        "10^9 killed",
        "1.000 killed",
        "killed 99999999999",
    ],
)
def test_totals_and_nonsense_belong_to_no_incident(sentence: str) -> None:
    assert (read(sentence) or Casualties()).killed_best in (None, 9)


def test_two_tellings_widen_the_range() -> None:
    one, other = read("19 people were killed"), read("20 people were killed and 70 injured")
    assert one is not None
    assert other is not None
    merged = merge_casualties(one, other)
    assert (merged.killed_low, merged.killed_best, merged.killed_high, merged.injured) == (19, 19, 20, 70)


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("The shell killed 20 students and two teachers.", 22, None),
        ("Twenty people, including nine children, were killed when a rocket struck.", 20, None),
        ("20 killed and 30 wounded", 20, 30),
        ("Killed: 3, wounded: 7.", 3, 7),
        ("Four people, two of them children, were killed.", 4, None),
        ("The strike killed seven workers and a guard, the mayor said.", 8, None),
        ("The strike killed a guard, the mayor said.", 1, None),
        ("At least 15 soldiers and a civilian were killed", 16, None),
        ("A nurse, a driver and two patients were killed", 4, None),
        ("The raid killed five members of one family and a neighbour.", 6, None),
        ("Police detained 12 protesters and injured 3", None, 3),
        ("A shell wounded two men and a woman was killed.", 1, 2),
        ("убиты двое мужчин и женщина", 3, None),
        ("Загинули водій і троє пасажирів.", 4, None),
        ("поранено п'ятьох рятувальників та водія", None, 6),
    ],
)
def test_people_joined_to_one_harm_add_up(sentence: str, killed: int | None, injured: int | None) -> None:
    found = read(sentence) or Casualties()
    assert (found.killed_best, found.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("A woman was killed and her 6-year-old son was wounded.", 1, 1),
        ("The blast came at noon, killing a 5-year-old boy.", 1, None),
        ("The drone killed a couple and injured a dozen people.", 2, 12),
        ("A mother and her two sons were killed", 3, None),
        ("A man from Lviv died near Bakhmut.", 1, None),
        ("The child, 6, was wounded.", None, 1),
        ("A third was injured.", None, 1),
        ("загинула жінка, ще четверо людей поранені", 1, 4),
        ("загинув 9-річний хлопчик, поранено його матір", 1, 1),
        ("погиб мужчина, его дочь получила ранения", 1, 1),
        ("погибли супруги", 2, None),
        ("No one was hurt.", 0, 0),
        ("Ніхто не постраждав.", 0, 0),
        ("Никто не пострадал.", 0, 0),
        ("Двоє людей загинули, поранених немає.", 2, 0),
    ],
)
def test_victims_told_in_words_are_counted(sentence: str, killed: int | None, injured: int | None) -> None:
    found = read(sentence) or Casualties()
    assert (found.killed_best, found.injured) == (killed, injured)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rescuers pulled 25 people from the rubble.",
        "Врятовано 12 осіб, евакуйовано 60 жителів.",
        "Police arrested several men, aged 20 to 45.",
        "The fire in apartment 20 burned 70 percent of the roof, 40 km from the city.",
        "Two gunmen killed farmers.",
        "The attack could have killed 50 people.",
        "He threatened to kill 50 hostages.",
        "Three drones and 12 missiles were shot down.",
        "Several people were wounded.",
    ],
)
def test_other_numbers_are_no_casualties(sentence: str) -> None:
    assert read(sentence) is None


@pytest.mark.parametrize(
    ("word", "low"), [("dozens", 24), ("Hundreds", 200), ("several", 2), ("десятки", 20)]
)
def test_a_vague_number_is_a_lower_bound_alone(word: str, low: int) -> None:
    sentence = f"{word} людей загинули" if word == "десятки" else f"{word} of people were killed"
    found = read(sentence.replace("several of", "several"))
    assert found is not None
    assert (found.killed_low, found.killed_best, found.killed_high) == (low, None, None)


@pytest.mark.parametrize(
    ("sentence", "missing", "captured"),
    [
        ("The boat sank; nine died and about 50 are missing.", 50, None),
        ("Two are dead, three unaccounted for.", 3, None),
        ("Загинули дві людини, троє зникли безвісти.", 3, None),
        ("Пропали без вести семь рыбаков.", 7, None),
        ("Police arrested 14 men, aged 20 to 45.", None, 14),
        ("Gunmen kidnapped six aid workers.", None, 6),
        ("Rebels captured 12 soldiers and killed five.", None, 12),
        ("Затримано 40 людей.", None, 40),
        ("Задержаны 60 участников митинга.", None, 60),
        ("Two gunmen captured the village.", None, None),
        ("The missing letters were found in 12 houses.", None, None),
    ],
)
def test_the_missing_and_the_captured(sentence: str, missing: int | None, captured: int | None) -> None:
    found = read(sentence) or Casualties()
    assert (found.missing, found.captured) == (missing, captured)


@pytest.mark.parametrize(
    ("sentence", "killed", "children", "injured"),
    [
        ("A missile killed nine, five of them children, and 20 were wounded.", 9, 5, 20),
        ("A missile killed nine people, five of them children, and 20 wounded were taken away.", 9, 5, 20),
        ("Загинули дев'ятеро людей, п'ятеро з них діти, ще 20 поранено.", 9, 5, 20),
        ("Погибли 64 человека, из них 41 ребёнок.", 64, 41, None),
        ("Five people were wounded; two of them died.", 2, None, 5),
        ("Police fired; two youths of 15 and 18 were killed.", 2, None, None),
        ("By noon 16 were known to be dead and 43 injured.", 16, None, 43),
        ("Eighteen bodies have been brought out.", 18, None, None),
        ("Ismail Haniyeh, the leader of Hamas, was killed in Tehran.", 1, None, None),
    ],
)
def test_some_of_them(sentence: str, killed: int, children: int | None, injured: int | None) -> None:
    found = read(sentence)
    assert found is not None
    assert (found.killed_best, found.children_killed, found.injured) == (killed, children, injured)


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("The blast killed 5-7 people.", 5, 7),
        ("The blast killed 12–15 soldiers and wounded 3.", 12, 15),
        ("The blast killed five to seven people.", 5, 7),
        ("The blast killed 5 or 6 civilians.", 5, 6),
        ("The blast killed between twenty and thirty people.", 20, 30),
        ("Погибли от 5 до 7 человек.", 5, 7),
        ("Загинули від двох до чотирьох людей.", 2, 4),
    ],
)
def test_a_range_tells_low_and_high(sentence: str, low: int, high: int) -> None:
    told = read(sentence)
    assert told is not None
    assert (told.killed_low, told.killed_best, told.killed_high) == (low, low, high)


@pytest.mark.parametrize(
    "sentence", ["The team won 5-7; one fan was killed.", "One man was killed on Highway 5-7."]
)
def test_scores_and_numbers_of_roads_are_no_range(sentence: str) -> None:
    told = read(sentence)
    assert told is not None and told.killed_best == 1


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("Five journalists are among 20 people killed in the strike.", 20),
        ("Три врача были среди 12 погибших.", 12),
        ("Twenty people were killed, among them nine children.", 20),
        ("Больше 200 человек стали жертвами ливневых паводков.", 200),
        ("Сорок пенсионеров стали жертвами мошенников.", None),
        ("Затонув човен, жертв 86, здебільшого школярі.", 86),
        ("До 25 зросла кількість жертв учорашнього удару.", 25),
        ("До 17 выросло число погибших при ударе по Белгороду.", 17),
        ("Погибли водитель «Газели» и две пассажирки, ещё девять человек в больницах.", 3),
        ("The governor of Odesa said the death toll had risen to five.", 5),
        ("Двое пожарных погибли при тушении.", 2),
    ],
)
def test_who_is_among_whom_and_victims(sentence: str, killed: int | None) -> None:
    told = read(sentence)
    assert (told.killed_best if told else None) == killed
