"""A report tells the same however its lines and paragraphs are broken."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import Any

import pytest

from geo.events.extract import Extractor
from geo.model import Report

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
