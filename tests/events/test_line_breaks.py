"""A report tells the same however its lines and paragraphs are broken."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import Any

import pytest

from geo.events.extract import Extractor
from geo.model import Report
from geo.parsing.tokens import sentences

PUBLISHED = date(2025, 11, 14)
REPORTS = [
    "Rescue workers said on Friday that a missile had struck a block of flats in the eastern city of Kharkiv late on Thursday "
    "evening, killing at least five people and wounding seventeen others. The search in Saltivka went on all night.",
    "У ніч на середу безпілотники влучили в житловий квартал на околиці Запоріжжя. За даними обласної військової "
    "адміністрації, загинули двоє людей, ще дев'ятеро дістали поранення. Пожежу рятувальники загасили до ранку.",
    "Ночью в понедельник артиллерия обстреляла рынок в Горловке. Погибли три женщины, ещё шесть человек ранены, сообщили в "
    "больнице города. Двое раненых находятся в тяжёлом состоянии.",
]


def told(extractor: Extractor, text: str) -> list[tuple[Any, ...]]:
    """What matters of the incidents of a text."""
    return [
        (i.event_type, i.place and i.place.name, i.when.start, i.casualties.killed_best, i.casualties.injured)
        for i in extractor.extract(Report(text=text, published=PUBLISHED)).incidents
    ]


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("width", [50, 64, 80])
def test_lines_broken_at_a_width_tell_the_same(extractor: Extractor, report: str, width: int) -> None:
    whole = told(extractor, report)
    assert len(whole) == 1
    assert whole[0][3] in (2, 3, 5)
    assert told(extractor, textwrap.fill(report, width, break_on_hyphens=False)) == whole


def test_the_quote_is_the_text_as_it_stands(extractor: Extractor) -> None:
    broken = textwrap.fill(REPORTS[0], 60)
    (incident,) = extractor.extract(Report(text=broken, published=PUBLISHED)).incidents
    assert incident.quote == broken[incident.start : incident.end]
    assert "\n" in incident.quote


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_sentences_in_paragraphs_of_their_own_tell_the_same(
    extractor: Extractor, report: str, gap: str
) -> None:
    assert told(extractor, gap.join(report[a:b] for a, b in sentences(report))) == told(extractor, report)


def test_a_date_holds_for_the_paragraphs_after_it(extractor: Extractor) -> None:
    text = (
        "Residents of Pavlohrad heard the engines on 11 November.\n\nA drone hit a bus in the town of Pavlohrad.\n\n"
        "Four passengers were killed."
    )
    ((kind, place, day, killed, _),) = told(extractor, text)
    assert (kind, place, day, killed) == ("Explosions/Remote violence", "Pavlohrad", date(2025, 11, 11), 4)


@pytest.mark.parametrize(
    "apart",
    [
        "A drone hit a depot in Sumy on Monday.\n\nIn other news\n\nSeven people died when a bus left the road near Lviv on Tuesday.",
        "- A drone hit a depot in Sumy on Monday.\n- Seven people died when a bus left the road near Lviv on Tuesday.",
        "A drone hit a depot in Sumy on Monday.\n\nLVIV, November 12 - Seven people died when a bus left the road on Tuesday.",
    ],
)
def test_what_stands_apart_gives_its_toll_to_nobody_else(extractor: Extractor, apart: str) -> None:
    tolls = {place: killed for _, place, _, killed, _ in told(extractor, apart)}
    assert tolls == {"Sumy": None, "Lviv": 7}


def test_items_without_a_place_do_not_go_on_with_the_item_before(extractor: Extractor) -> None:
    text = "Night of 13 November:\n- A drone hit a depot in Sumy.\n- Eleven people were killed by the cold wave across Europe."
    assert [(place, killed) for _, place, _, killed, _ in told(extractor, text) if place == "Sumy"] == [
        ("Sumy", None)
    ]


@pytest.mark.parametrize(
    ("denial", "sides"), [("Moscow denied it.", 2), ("The mayor denied that he would resign.", 0)]
)
def test_a_side_in_a_paragraph_of_its_own_speaks_of_the_incident(
    extractor: Extractor, denial: str, sides: int
) -> None:
    text = f"A rocket killed 40 prisoners in Olenivka, officials said.\n\n{denial}"
    (incident,) = extractor.extract(Report(text=text, published=PUBLISHED)).incidents
    assert len(incident.accounts) == sides
