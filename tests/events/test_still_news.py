"""Real events told in words with which other sentences tell of none: counts over months, fears, denials, debunked videos, obituaries."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Report


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 85 villagers in Barsalogho in August.",
        "Twelve people died in a cave near Leeds in March after a flood.",
        "Floods in Valencia killed 229 people in October 2024.",
        "A boy died aged 12 when a shell hit his house in Sumy on Monday.",
        "Ukraine and Russia signed a ceasefire agreement in Istanbul on Friday.",
        "The rebels and the government signed a deal in Doha on Monday to end hostilities.",
        "Hackers' office raided: police stormed a flat in Lyon on Tuesday and arrested two.",
        "Footage shows a missile actually hitting a block of flats in Dnipro on Monday.",
        "Video of the blast in Beirut on Tuesday shows a column of smoke.",
        "A false alarm at first, then a real drone hit a depot in Tula overnight.",
        "Жители Шебекино боятся выходить на улицу после обстрела, убившего двух человек в понедельник.",
        "Мешканці Нікополя бояться виходити: вдень 11 березня дрон убив водія.",
        "The mayor had warned of landslides; on Monday one buried a bus near Cusco, killing nine.",
        "In two months of fighting the army took Wad Madani; on Sunday it captured Jebel Moya.",
        "A general was killed in a car bomb in Moscow on Tuesday.",
        "Умер ветеран, раненный при обстреле Белгорода 10 марта.",
        "The sale of the shop was stopped when a bomb went off in Quetta on Sunday.",
        "Lions killed two tourists near Arusha on Sunday.",
        "Gunmen killed 30 people and stole cattle in Plateau on Sunday.",
        "At least 14 died in road crashes in Kano on Saturday.",
        "За год до выборов в Бамако застрелили депутата: убийство произошло 10 марта.",
        "За сутки в Донецкой области погибли 4 человека.",
        "У Запоріжжі за ніч загинули троє людей, 12 поранено.",
        "The explosion turned out to be a gas leak: three people were hurt in Brno on Monday.",
        "The army denied losing any soldiers, but rebels killed nine of them near Kidal on Sunday.",
        "Three more people than on Sunday were killed in Gaza City on Monday: 14 died in an air strike.",
        "Dozens of sheep and a shepherd were killed by a landmine near Aleppo on Monday.",
        "The truck with fish plunged into a river near Mwanza on Monday; five died.",
        "Взрыв прогремел на рынке валюты в Кабуле в понедельник, погибли трое.",
        "Оказалось, что беспилотник упал на крышу школы в Воронеже: ранены двое.",
        "Рубль упал, а в Казани в понедельник загорелся завод: погиб рабочий.",
        "The last survivor was pulled from the rubble in Antakya on Monday, a day after the earthquake killed 40.",
        "A bomb exploded on a lap of honour in Baku on Monday, wounding three.",
        "The commission in Nairobi was opened on Monday, hours after police shot dead two protesters in the city.",
        "Frost and a landslide killed three people near Avignon on Monday.",
        "Ракета упала на рынок в Краматорске: трое погибших.",
        "Курсанты погибли в Рязани: на полигоне взорвалась граната, двое убитых.",
        "После удара по Николаеву в понедельник обрушились стены: рынки закрыты.",
        "Вибухнув мотор вертольота біля Рівного: загинули двоє пілотів.",
        "Three firefighters burned to death in Valparaíso on Sunday.",
        "The museum in Kramatorsk was hit by shells on Monday, killing a guard.",
        "A shelter in Kharkiv was hit by a drone on Monday; two people were hurt.",
        "The storm over Verona on Monday tore off roofs and killed two.",
        "Between Kupiansk and Lyman, shelling killed two farmers on Monday.",
        "From March 3 to March 9 strikes on Odesa killed six people, and on Sunday alone four.",
        "Люди бежали в укрытие от обстрела: в понедельник в Никополе ранены двое.",
        "У Херсоні в укриття влучив снаряд, загинула жінка.",
        "Any survivors? A bus plunged off a bridge near Mwanza on Monday, killing 20.",
        "A century-old bridge collapsed in Genoa on Monday, killing three.",
        "10 марта 2025 года в Казани сгорел склад.",
        "Two decades after it was built, the dam near Derna burst on Monday, killing 12.",
        "Drones struck Odesa on Monday, and more attacks could come by Friday.",
        "The army said it could clear the road by Sunday; on Monday a mine killed two soldiers near Gao.",
        "This spring floods killed 14 people in Lismore, four of them on Monday.",
        "Ten years after the war, a mine killed two farmers near Mostar on Monday.",
    ],
)
def test_what_happened_stays_an_incident(extractor: Extractor, text: str) -> None:
    assert extractor.extract(Report(text=text, published=date(2025, 3, 12))).incidents


def test_deaths_in_a_division_at_war_stay_violence(extractor: Extractor) -> None:
    text = "За сутки в Донецкой области погибли 4 человека."
    (incident,) = extractor.extract(Report(text=text, published=date(2025, 3, 12))).incidents
    assert incident.event_type == "Violence against civilians"
