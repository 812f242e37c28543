"""Text in capitals is read in the letters that it would have otherwise."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events.extract import Extractor
from geo.model import Incident, Report
from geo.parsing.parser import Parser
from tests.events.test_line_breaks import REPORTS

PUBLISHED = date(2025, 7, 8)


@pytest.mark.parametrize(
    ("loud", "calm"),
    [
        (
            "RUSSIAN DRONES HIT KHARKIV OVERNIGHT, KILLING TWO PEOPLE, THE GOVERNOR SAID.",
            "Russian drones hit Kharkiv overnight, killing two people, the governor said.",
        ),
        (
            "A CAR BOMB EXPLODED NEAR A MARKET IN BAGHDAD ON MONDAY. NEW ZEALAND AND THE UN SENT AID.",
            "A car bomb exploded near a market in Baghdad on Monday. New Zealand and the UN sent aid.",
        ),
        (
            "M23 REBELS TOOK THE VILLAGE OF JIT IN LATE MARCH, AND MAY TAKE MORE BY 3 MAY.",
            "M23 rebels took the village of Jit in late March, and may take more by 3 May.",
        ),
        (
            "РОСІЙСЬКІ ВІЙСЬКА ВДАРИЛИ КАБАМИ ПО КРАМАТОРСЬКУ, ПОВІДОМИЛА ДОНЕЦЬКА ОВА.",
            "Російські війська вдарили кабами по Краматорську, повідомила Донецька ОВА.",
        ),
        (
            "ВСУ УДАРИЛИ ПО БЕЛГОРОДУ, В СЕЛЕ НЕХОТЕЕВКА ПОГИБ ЧЕЛОВЕК.",
            "ВСУ ударили по Белгороду, в селе Нехотеевка погиб человек.",
        ),
        (
            "DRONES STRIKE KYIV, KILLING THREE\nThree people were killed, the SES said.",
            "Drones strike Kyiv, killing three\nThree people were killed, the SES said.",
        ),
    ],
)
def test_names_keep_their_capitals(parser: Parser, loud: str, calm: str) -> None:
    assert parser.calmed(loud) == calm


@pytest.mark.parametrize(
    "text",
    [
        "Drones hit Kharkiv.",
        "KHARKIV, Ukraine - Two people died.",
        "The BBC, CNN, AFP and NATO said so.",
        "UNICEF, UNESCO, UNHCR, NATO",
        "",
    ],
)
def test_other_text_stays_as_it_is(parser: Parser, text: str) -> None:
    assert parser.calmed(text) is text


def told(extractor: Extractor, text: str) -> list[tuple[object, ...]]:
    def facts(i: Incident) -> tuple[object, ...]:
        place = i.place.gazetteer_id if i.place else ""
        return i.event_type, i.sub_event_type, place, i.when.start, i.casualties.killed_best, i.start, i.end

    return [facts(i) for i in extractor.extract(Report(text=text, published=PUBLISHED)).incidents]


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_in_capitals_tells_the_same(extractor: Extractor, report: str) -> None:
    assert told(extractor, report.upper()) == told(extractor, report)


def test_quotes_and_mentions_are_as_written(extractor: Extractor) -> None:
    text = "DRONES HIT KHARKIV OVERNIGHT, KILLING TWO PEOPLE."
    read = extractor.extract(Report(text=text, published=PUBLISHED))
    assert [i.quote for i in read.incidents] == [text]
    assert [m.text for m in read.mentions] == ["KHARKIV"]
    assert [m.text for m in extractor.parser.mentions(text)] == ["KHARKIV"]


@given(st.text(st.sampled_from("ABİßŸСУМИЇ'’-.,3 \nкh"), max_size=120))
def test_the_text_stays_as_long_as_it_is(parser: Parser, text: str) -> None:
    loud = f"DRONES STRIKE KHARKIV OVERNIGHT {text}"
    calm = parser.calmed(loud)
    assert len(calm) == len(loud)
    assert calm.upper() == loud.upper()


@pytest.mark.parametrize(
    "text", ["A" * 300_000, "ТА СУМИ " * 8_000, "IN KYIV AND LVIV " * 4_000, "DRONES HIT " * 6_000]
)
def test_a_long_text_in_capitals_is_no_trouble(parser: Parser, text: str) -> None:
    assert len(parser.calmed(text)) == len(text)
