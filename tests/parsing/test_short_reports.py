"""Short reports, our own sentences: names at the head of a sentence, lists, traps, in three languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.model import Mention, MentionKind
from geo.parsing import Parser

pytestmark = pytest.mark.no_cover  # many reports repeat what single sentences cover

REPORTS = Path(__file__).parent / "data" / "short_reports.jsonl"
LEAST_RIGHT, MOST_WRONG, MOST_FALSE = 100, 0, 4
"""Measured when the model was trained, see docs/geoparsing.md; out of 105 names."""
HERE = (MentionKind.PLACE, MentionKind.RELATIVE)


def placed(mentions: tuple[Mention, ...]) -> dict[str, tuple[str, str]]:
    """Country and division of what is said to be a place, by its name."""
    return {m.text: (m.place.country, m.place.admin1) for m in mentions if m.place and m.kind in HERE}


def test_names_are_found_in_their_country_and_nothing_else_is(parser: Parser) -> None:
    right, wrong, false = 0, [], []
    for line in REPORTS.read_text("utf-8").splitlines():
        report = json.loads(line)
        found = placed(parser.mentions(report["text"]))
        wanted = {item["name"]: item["in"] for item in report["places"]}
        right += sum(wanted[name] in found[name] for name in wanted.keys() & found.keys())
        wrong += [name for name in wanted.keys() & found.keys() if wanted[name] not in found[name]]
        false += [(name, report["text"]) for name in found.keys() - wanted.keys()]
    assert right >= LEAST_RIGHT
    assert len(wrong) <= MOST_WRONG, wrong
    assert len(false) <= MOST_FALSE, false


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lyman was shelled.", {"Lyman"}),
        ("A drone hit Sumy. Lyman was shelled. Toretsk was attacked.", {"Sumy", "Lyman", "Toretsk"}),
        ("Moscow and Washington held talks. Toretsk was attacked.", {"Toretsk"}),
        ("Pokrovsk came under attack; two people died.", {"Pokrovsk"}),
        ("In Vovchansk, three people were wounded.", {"Vovchansk"}),
    ],
)
def test_small_towns_in_short_reports(parser: Parser, text: str, names: set[str]) -> None:
    found = placed(parser.mentions(text))
    assert names <= found.keys()
    assert all(country == "UA" for country, _ in found.values())


def test_a_hyphenated_name_is_not_cut(parser: Parser) -> None:
    mentions = parser.mentions("A gang killed 70 people in Pont-Sonde, Haiti, on Thursday.")
    assert [(m.text, m.place and m.place.country) for m in mentions] == [
        ("Pont-Sonde", None),
        ("Haiti", "HT"),
    ]


def test_known_names_joined_by_a_hyphen_stay(parser: Parser) -> None:
    found = parser.mentions("Trucks burned on the Kyiv-Odesa highway in Ukraine.")
    assert {m.text for m in found} == {"Kyiv", "Odesa", "Ukraine"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Fighting goes on in Moscow, Haiti, police said.", "HT"),
        ("A blast in Tripoli, Lebanon, hurt six.", "LB"),
    ],
)
def test_a_place_lies_in_the_country_that_stands_behind_it(parser: Parser, text: str, country: str) -> None:
    assert all(m.place is None or m.place.country == country for m in parser.mentions(text))


def test_a_list_of_places_denies_nothing(parser: Parser) -> None:
    found = placed(parser.mentions("Leaders from Berlin, France and Italy met in Rome on Monday."))
    assert found["Berlin"][0] == "DE"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Chechen fighters entered the city.", "Chechen", MentionKind.DEMONYM),
        ("Crimean officials said the bridge was open.", "Crimean", MentionKind.DEMONYM),
        ("Ships sailed round the Crimean peninsula.", "Crimean peninsula", MentionKind.PLACE),
    ],
)
def test_adjectives_of_divisions(parser: Parser, text: str, name: str, kind: MentionKind) -> None:
    assert all(m.kind is kind for m in parser.mentions(text) if m.text == name)


@pytest.mark.parametrize(
    "text",
    [
        "Українські захисники знищили колону.",
        "Переможні настрої панують у столиці.",
        "Победа была за нами, считает эксперт.",
        "Hamas and Hezbollah rejected the plan.",
        "Shops stay open late during Ramadan, as before Eid and Nowruz.",
        "В Рамадан магазины закрываются позже.",
        "Clinics for people with HIV stay open, the TASS agency said.",
    ],
)
def test_words_that_only_look_like_towns(parser: Parser, text: str) -> None:
    assert placed(parser.mentions(text)) == {}
