"""Every field leads back to the characters that it was read from."""

from __future__ import annotations

from datetime import date

from geo.events.extract import Extraction, Extractor
from geo.events.means import load_means
from geo.events.words import words_of
from geo.model import Incident, Report
from geo.settings import ROOT

TEXT = (
    "Two glide bombs hit an apartment block in Kharkiv overnight into Monday, killing at least five people and wounding 12, "
    "the governor, Oleh Syniehubov, said.\n\nUkrainian drones struck an oil depot in Belgorod on Sunday. Nobody was hurt."
)


def told(extraction: Extraction, incident: Incident) -> dict[str, set[str]]:
    words: dict[str, set[str]] = {}
    for item in extraction.evidence[incident.id]:
        words.setdefault(item.field, set()).add(TEXT[item.start : item.end])
    return words


def test_each_field_has_the_words_it_came_from(extractor: Extractor) -> None:
    extraction = extractor.extract(Report(text=TEXT, published=date(2025, 3, 3)))
    kharkiv, belgorod = extraction.incidents
    assert told(extraction, kharkiv) == {
        "event_type": {"glide bombs"},
        "place_text": {"Kharkiv"},
        "date_start": {"overnight into Monday"},
        "killed_best": {"killing at least five people"},
        "injured": {"wounding 12"},
        "weapon": {"glide bombs"},
        "target": {"apartment block"},
        "claim": {"the governor, Oleh Syniehubov, said"},
    }
    assert kharkiv.claimed_by
    assert any(kharkiv.claimed_by in words for words in told(extraction, kharkiv)["claim"])
    assert told(extraction, belgorod)["killed_best"] == {"Nobody was hurt"}
    assert told(extraction, belgorod)["actor1"] == {"Ukrainian"}


def test_numbers_and_days_told_a_sentence_later_lead_to_that_sentence(extractor: Extractor) -> None:
    text = "A missile hit the market in Kostiantynivka. It happened on Wednesday. Sixteen people were killed."
    extraction = extractor.extract(Report(text=text, published=date(2023, 9, 8)))
    (incident,) = extraction.incidents
    spans = {e.field: text[e.start : e.end] for e in extraction.evidence[incident.id]}
    assert spans["date_start"] == "Wednesday"
    assert spans["killed_best"] == "Sixteen people were killed"
    assert incident.when.start == date(2023, 9, 6)


def test_two_tellings_keep_the_evidence_of_both(extractor: Extractor) -> None:
    text = "Shelling of Kherson kills two\n\nRussian artillery hit Kherson on Monday. Two people were killed, the mayor said."
    extraction = extractor.extract(Report(text=text, published=date(2025, 3, 4)))
    (incident,) = extraction.incidents
    cues = [e for e in extraction.evidence[incident.id] if e.field == "event_type"]
    assert len(cues) == 2


def test_weapons_and_targets_are_named_by_the_longest_phrase() -> None:
    names = load_means(ROOT / "data" / "means.toml")
    text = "FPV-дрон влучив у маршрутку, згодом балістична ракета впала на підстанцію"
    found = [(m.kind, m.name) for m in names.find(words_of(text, 0, len(text)))]
    assert found == [
        ("weapon", "FPV drone"),
        ("weapon", "ballistic missile"),
        ("target", "bus or car"),
        ("target", "power plant or substation"),
    ]
