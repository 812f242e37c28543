"""What is long past is no news of the report's day, and days to come are no days gone by."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.dates import find_dates
from geo.events.extract import Extractor
from geo.model import Report

DAY = date(2025, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "Міст у Генуї, що обвалився 2018 року, забравши 43 життя, замінив віадук.",
        "Цього дня 1988 року бомба знищила літак над Локербі.",
        "A wall went up in Birmingham where two pub bombs killed 21 people half a century ago.",
        "Двадцать лет спустя после цунами Банда-Ачех отстроил 140 тысяч домов.",
        "Двадцять років по тому: після цунамі Банда-Ачех відбудував 140 тисяч будинків.",
        "Thirty years after the massacre, Odesa mourned on Monday.",
    ],
)
def test_what_is_long_past_is_no_incident(extractor: Extractor, text: str) -> None:
    assert extractor.extract(Report(text=text, published=DAY)).incidents == ()


@pytest.mark.parametrize(
    "text",
    [
        "Smoke could reach Chicago by Thursday.",
        "Дым может дойти до Чикаго к четвергу.",
        "Дим може дійти до Чикаго до четверга.",
        "Police will patrol the beaches this summer.",
    ],
)
def test_a_day_to_come_is_no_day_gone_by(text: str) -> None:
    assert all(found.when.start is None for found in find_dates(text, DAY))


def test_this_spring_has_begun() -> None:
    (found,) = find_dates("This spring floods killed 14 people.", DAY)
    assert found.when.start == date(2025, 3, 1)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("18 марта прошлого года", date(2024, 3, 18)),
        ("18 березня минулого року", date(2024, 3, 18)),
        ("on 18 March last year", date(2024, 3, 18)),
        ("in January last year", date(2024, 1, 1)),
    ],
)
def test_a_day_of_last_year_is_not_of_this(text: str, start: date) -> None:
    (found,) = find_dates(text, DAY)
    assert found.when.start == start


def test_a_monday_has_no_year() -> None:
    monday, _ = find_dates("On Monday last year's winner came to Leeds.", DAY)
    assert monday.when.start == date(2025, 3, 10)
