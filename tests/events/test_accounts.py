"""Both sides of a dispute, the weapon and the target, in the record."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.claims import find_accounts
from geo.events.extract import Extractor
from geo.events.words import words_of
from geo.model import Claim, Incident, Report
from geo.record import incident_from_record, incident_record


def read(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2025, 10, 14))).incidents


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Moscow says its troops took the village of Toretsk, while Kyiv denies it.",
            [("Moscow", Claim.REPORTED), ("Kyiv", Claim.DENIED)],
        ),
        (
            "A rocket killed 40 prisoners in Olenivka, Russian officials said. Ukraine's general staff denies it.",
            [("Russian officials", Claim.REPORTED), ("Ukraine's general staff", Claim.DENIED)],
        ),
        (
            "Взято под контроль село Новопавловка. Киев это отрицает.",
            [("", Claim.REPORTED), ("Киев", Claim.DENIED)],
        ),
        ("A drone hit a hospital in Sumy, the mayor said.", []),
    ],
)
def test_each_side_has_its_say(extractor: Extractor, text: str, sides: list[tuple[str, Claim]]) -> None:
    (incident,) = read(extractor, text)
    assert [(a.by, a.claim) for a in incident.accounts] == sides
    assert all(a.quote in text for a in incident.accounts)
    assert incident_from_record(incident_record(incident)) == incident


def test_a_dispute_about_something_else_is_nobodys(extractor: Extractor) -> None:
    text = "A drone hit a hospital in Sumy.\n\nThe minister denied that he would resign."
    assert read(extractor, text)[0].accounts == ()


def test_a_sentence_without_dispute_has_no_sides() -> None:
    sentence = "Moscow says it took the village; Kyiv says nothing."
    assert find_accounts(sentence, words_of(sentence, 0, len(sentence)).marks) == ()


def test_the_clauses_of_the_sides_are_evidence(extractor: Extractor) -> None:
    text = "Moscow says its troops took the village of Toretsk, while Kyiv denies it."
    found = extractor.extract(Report(text=text))
    (incident,) = found.incidents
    told = [text[e.start : e.end] for e in found.evidence[incident.id] if e.field == "accounts"]
    assert told == [a.quote for a in incident.accounts]


@pytest.mark.parametrize(
    ("text", "weapon", "target"),
    [
        ("A drone hit a hospital in Sumy.", "drone", "hospital"),
        ("Explosions shook Sumy on Monday. Two missiles struck the hospital.", "missile", "hospital"),
        ("Керована авіабомба влучила у школу в Сумах.", "glide bomb", "school"),
        ("Protesters marched in Sumy.", "", ""),
    ],
)
def test_weapon_and_target_stand_in_the_record(
    extractor: Extractor, text: str, weapon: str, target: str
) -> None:
    (incident,) = read(extractor, text)
    assert (incident.weapon, incident.target) == (weapon, target)
