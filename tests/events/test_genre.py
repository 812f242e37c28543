"""Texts and paragraphs that tell of nothing: commentary, advice, checks of rumours, drills, trials, sport; and counts over a war."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.events.figurative import Genre, load_figures
from geo.events.totals import is_total
from geo.events.words import words_of
from geo.model import Incident, Report
from geo.settings import ROOT


def read(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2025, 10, 14))).incidents


@pytest.mark.parametrize(
    ("opening", "genre"),
    [
        ("Opinion: the front near Pokrovsk.", Genre.UNREAL),
        ("Фактчек: чи справді горів завод.", Genre.UNREAL),
        ("Как вести себя при обстреле: советы.", Genre.UNREAL),
        ("По легенде, дрон упал на склад.", Genre.UNREAL),
        ("A court in Lviv sentenced a spy.", Genre.RETOLD),
        ("У Києві вшанували загиблих.", Genre.RETOLD),
        ("The striker scored twice before the whistle.", Genre.FIGURE),
        ("A missile hit a football ground during a match.", Genre.NEWS),
        ("A column of tanks entered the town.", Genre.NEWS),
        ("Комментарий Минобороны: сбиты три дрона.", Genre.NEWS),
    ],
)
def test_the_first_sentence_says_what_a_paragraph_is(opening: str, genre: Genre) -> None:
    figures = load_figures(ROOT / "data" / "figurative.toml")
    assert figures.genre(opening, opening) is genre


@pytest.mark.parametrize(
    "text",
    [
        "Opinion: Sumy stands.\nMissiles struck Sumy and Kharkiv, and still the city lives.",
        "What to do in an attack. A drone struck Sumy: go to the cellar.",
        "Rescuers trained in Lviv. In the scenario a missile hit a plant in Stryi and six people were wounded.",
        "Veterans laid flowers in Odesa. The city was shelled and bombed, and many were killed.",
        "The match in Poltava was decided early. Vorskla attacked and struck the post twice.",
    ],
)
def test_what_follows_shares_it(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == ()


def test_news_in_a_paragraph_that_opened_with_a_tribute_is_told(extractor: Extractor) -> None:
    text = "Sumy mourned its dead. On Sunday two missiles struck the centre of Sumy and killed 34 people."
    (incident,) = read(extractor, text)
    assert incident.casualties.killed_best == 34


def test_another_paragraph_is_another_matter(extractor: Extractor) -> None:
    text = "A court in Lviv jailed a spy for the shelling of Stryi.\n\nA drone hit a depot in Sumy on Monday."
    assert [i.place_text for i in read(extractor, text)] == ["Sumy"]


@pytest.mark.parametrize(
    ("sentence", "total"),
    [
        ("Since the start of the full-scale invasion 300 schools were destroyed in Kharkiv.", True),
        ("За час повномасштабної війни на Сумщині загинули 900 людей.", True),
        ("С начала года при обстрелах Шебекино погибли 20 человек.", True),
        ("It was the deadliest strike on Kyiv since the start of the war.", False),
        ("Це наймасштабніша атака на Київ з початку війни.", False),
        ("Впервые с начала войны обстрелян Рыльск.", False),
        ("Shelling since Monday has killed five in Kherson.", False),
    ],
)
def test_a_count_over_a_war_is_no_incident(sentence: str, total: bool) -> None:
    assert is_total(sentence, words_of(sentence, 0, len(sentence)).marks) is total


@pytest.mark.parametrize(
    "text",
    [
        "The systems are meant to protect Kharkiv and Odesa from ballistic missiles.",
        "В Одесі вимикатимуть світло: обстріл пошкодив би мережу.",
        "The shelter in Kharkiv can withstand a direct hit by a missile.",
        "We found no sign of an explosion in Volgograd.",
        "The picture does not show a burning refinery in Volgograd.",
    ],
)
def test_what_is_planned_or_not_seen_is_no_incident(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == ()
