"""Names that describe what any town may have are placed only where the text is about their country."""

from __future__ import annotations

import pytest

from geo.parsing import Parser


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers clashed with poachers in the National Park on Friday.",
        "Rangers in Congo killed two poachers in Virunga National Park on Sunday.",
        "Gunmen opened fire in the Old City, wounding three people.",
        "The Red Cross evacuated 40 people from the town.",
        "Police clashed with protesters at the Union Station on Friday.",
        "An explosion in the Free Zone killed four workers.",
        "A blast in the Cotton Market killed seven people.",
        "Shells fell on Camp Liberty and wounded two soldiers.",
        "Four were wounded in clashes on Church Street.",
        "Центр: обстріл тривав усю ніч.",
    ],
)
def test_what_any_town_may_have_is_nowhere_by_itself(parser: Parser, text: str) -> None:
    placed = {m.place.name for m in parser.mentions(text) if m.place}
    assert placed <= {"Democratic Republic of the Congo"}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Rangers in Greenland found two bodies in the National Park.", "Northeast Greenland National Park", "GL"),
        ("In Utah, two people died in Park City when an avalanche hit a lodge.", "Park City", "US"),
        ("Police in New Jersey said three people were shot in Union City.", "Union City", "US"),
        ("Israeli police arrested four people in Jerusalem after clashes in the Old City.", "Old City", "PS"),
    ],
)  # fmt: skip
def test_in_a_text_about_its_country_the_place_is_meant(
    parser: Parser, text: str, name: str, country: str
) -> None:
    assert (name, country) in {(m.place.name, m.place.country) for m in parser.mentions(text) if m.place}


@pytest.mark.parametrize(
    "text", ["A gunman killed two people in Green Bay.", "Settlers burned two cars in the West Bank."]
)
def test_names_of_the_land_are_names(parser: Parser, text: str) -> None:
    assert any(m.place for m in parser.mentions(text))


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("Niger: attackers killed 12 people in the West region on Friday.", {"Niger"}),
        ("Chad's army lost four soldiers near Abeche. The Northern Province was quiet.", {"Chad", "Abéché"}),
        ("Бои идут в Мариуполе. Восточный сильно разрушен.", {"Mariupol"}),
        ("Clashes were reported in Eastern Province, Zambia.", {"Eastern Province", "Zambia"}),
        (
            "Burkina Faso: fighters attacked Diapaga in the East region.",
            {"Burkina Faso", "Diapaga", "Est Region"},
        ),
        ("Operation Northern Shield ended in Metula.", {"Metula"}),
        ("The carrier left the Gulf for Bahrain.", {"Bahrain"}),
        ("Cameroon's army said two soldiers died in the East region.", {"Cameroon", "East Province"}),
    ],
)
def test_a_direction_is_a_division_of_a_country_that_the_text_names(
    parser: Parser, text: str, placed: set[str]
) -> None:
    assert {m.place.name for m in parser.mentions(text) if m.place} == placed


def test_a_town_is_not_denied_for_a_direction_of_another_country(parser: Parser) -> None:
    text = "Timbuktu and Gao in Mali were calm; fighters attacked Kidal, in the Northwest region."
    assert "Kidal" in {m.place.name for m in parser.mentions(text) if m.place}
