"""Names that nothing is known of, told by the area behind them."""

from __future__ import annotations

import pytest

from geo.parsing import Parser


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen killed four people in Xyzabe-Borqu, Haiti.", "Xyzabe-Borqu"),
        ("Residents of Ngoxwe in Borno state fled on Monday.", "Ngoxwe"),
        ("Fighters entered Pont-Xandé, in the Artibonite, on Thursday.", "Pont-Xandé"),
        ("Samples came from Bulaxpe health zone in Kasai province.", "Bulaxpe health zone"),
        ("The Hayli Xubbi volcano in the Afar region woke up on Sunday.", "Hayli Xubbi volcano"),
        ("Уламки пробили дах у селі Вирикси Люблінського воєводства.", "Вирикси"),
    ],
)
def test_an_unknown_name_before_its_area_is_a_mention_without_a_place(
    parser: Parser, text: str, name: str
) -> None:
    found = {m.text: m for m in parser.mentions(text)}
    assert name in found, list(found)
    assert found[name].place is None
    assert found[name].placement.reason == "The gazetteer knows no place of this name"


@pytest.mark.parametrize(
    "text",
    [
        "In May in Ukraine, 12 people died.",
        "Lawmakers in Parliament in Lagos State said four people died.",
        "According to Bruschke, China is cooperating.",
        "Soldiers attacked Boko Haram in Borno state.",
        "A woman from Amnestya in Kenya said so.",
    ],
)
def test_other_capitalised_words_before_an_area_are_none(parser: Parser, text: str) -> None:
    reasons = [m.placement.reason for m in parser.mentions(text)]
    assert "The gazetteer knows no place of this name" not in reasons
