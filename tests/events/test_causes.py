"""Deaths whose cause nobody tells are an incident, and an attack only where the report speaks of violence."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Report

OPEN, ATTACK = ("Other", ""), ("Violence against civilians", "Attack")


@pytest.mark.parametrize(
    ("text", "kind", "killed"),
    [
        ("Twelve people died in Nairobi on Monday when a grandstand tipped over.", ("Other", "Accident"), 12),
        ("Six dead in Marseille", OPEN, 6),
        ("Three people were killed in Leeds on Monday, the council said.", OPEN, 3),
        ("У Чернівцях двоє людей загинули через несправний котел.", OPEN, 2),
        ("В Казани трое человек погибли, надышавшись краской.", OPEN, 3),
        ("Seven people died in a warehouse in Leeds on Monday, the prime minister said in Warsaw.", OPEN, 7),
        ("У Чернівцях загинули двоє людей, сказав міністр культури.", OPEN, 2),
        ("Six people died in Leeds on Monday. The war had nothing to do with it.", ATTACK, 6),
        ("A man killed his wife and two children in Leeds on Monday.", ("Other", "Crime"), 3),
        ("Four people were killed in Jos on Sunday. Residents blamed a militia.", ATTACK, 4),
        ("В Херсоне погибли две женщины, ещё одна ранена.", ATTACK, 2),
        ("Police in Lagos found five bodies in a van on Friday.", ATTACK, 5),
    ],
)
def test_deaths_without_a_cause(extractor: Extractor, text: str, kind: tuple[str, str], killed: int) -> None:
    (incident,) = extractor.extract(Report(text=text, published=date(2025, 11, 14))).incidents
    assert (incident.event_type, incident.sub_event_type) == kind
    assert incident.casualties.killed_best == killed


def test_what_is_told_of_violence_elsewhere_explains_them(extractor: Extractor) -> None:
    text = "In Kabul 12 people died on Sunday. The Taliban said a suicide bomber blew himself up."
    (incident,) = extractor.extract(Report(text=text, published=date(2025, 11, 14))).incidents
    assert incident.sub_event_type == "Suicide bomb"
