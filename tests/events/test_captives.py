"""What is captured: ground or people."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Report

GROUND, CLASH, REGAINED = "Non-state actor overtakes territory", "Armed clash", "Government regains territory"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels captured Goma on Monday.", [GROUND]),
        ("M23 rebels captured the town of Goma.", [GROUND]),
        ("Russian troops captured Avdiivka on Saturday.", [GROUND]),
        ("Russian soldiers captured Bakhmut.", [GROUND]),
        ("Soldiers captured the airport in Khartoum.", [GROUND]),
        ("Goma was captured on Monday.", [GROUND]),
        ("Three villages were captured near Pokrovsk.", [GROUND]),
        ("Sudzha was liberated on Monday.", [REGAINED]),
        ("Суджу звільнено.", [REGAINED]),
        ("Гома захвачена повстанцами.", [GROUND]),
        ("Ukrainian forces captured 12 Russian soldiers near Sudzha.", [CLASH]),
        ("12 Russian soldiers captured near Sudzha on Monday.", [CLASH]),
        ("Two soldiers were killed and five captured in fighting near Goma.", [CLASH]),
        ("Police captured two suspects in Lviv.", []),
        ("The two inmates and their accomplice have been captured in Chattanooga, the sheriff said.", []),
        ("Several villages have been captured in Kharkiv region by Russian soldiers.", [GROUND]),
        ("An escaped prisoner was captured in Odesa on Tuesday.", []),
    ],
)
def test_ground_is_told_from_people(extractor: Extractor, text: str, told: list[str]) -> None:
    incidents = extractor.extract(Report(text=text, published=date(2025, 11, 14))).incidents
    assert [i.sub_event_type for i in incidents] == told
