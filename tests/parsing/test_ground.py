"""Towns that armed people take, enter and leave; and what else is taken."""

from __future__ import annotations

import pytest

from geo.parsing import Parser, ground
from geo.parsing.tokens import tokenise


def place_of(parser: Parser, text: str, name: str) -> str:
    """The division of `name`'s place, or why it has none."""
    mention = next((m for m in parser.mentions(text) if m.text == name), None)
    if mention is None or mention.place is None:
        return "not found" if mention is None else mention.placement.reason
    return mention.place.admin1


@pytest.mark.parametrize(
    ("text", "name", "division"),
    [
        ("Russian forces have taken Zhdanovka.", "Zhdanovka", "UA-14"),
        ("Russian units took Krasnogorka.", "Krasnogorka", "UA-14"),
        ("Russian forces have taken Svatovo.", "Svatovo", "UA-09"),
        ("The army said its soldiers had overrun Svatovo.", "Svatovo", "UA-09"),
        ("Russia says it has taken Zhdanovka.", "Zhdanovka", "UA-14"),
        ("Russians have taken Vesele.", "Vesele", "UA-23"),
        ("Insurgents have taken Baidoa.", "Baidoa", "SO-BY"),
        ("Россияне заняли Антрацит.", "Антрацит", "UA-09"),
        ("Россия взяла Красный Луч.", "Красный Луч", "UA-09"),
        ("ВС РФ вошли в Красный Луч.", "Красный Луч", "UA-09"),
        ("Россия заявила о взятии Красного Луча.", "Красного Луча", "UA-09"),
        ("Russian forces retook Rylsk.", "Rylsk", "RU-KRS"),
        ("Ukrainian forces have retaken Snihurivka.", "Snihurivka", "UA-48"),
        ("The army has retaken Malakal.", "Malakal", "SS-NU"),
    ],
)
def test_what_armed_people_take_is_a_town_of_the_war(
    parser: Parser, text: str, name: str, division: str
) -> None:
    assert place_of(parser, text, name) == division


@pytest.mark.parametrize(
    ("text", "name", "division"),
    [
        ("Russian forces captured Novomoskovsk.", "Novomoskovsk", "UA-12"),
        ("Russian drones hit Kharkiv and Komsomolskoye.", "Komsomolskoye", "UA-63"),
        ("A Russian strike on Blagoveshchenskoye killed two.", "Blagoveshchenskoye", "UA-23"),
        ("Россияне вошли в Северск.", "Северск", "UA-14"),
        ("Россия нанесла удар по Северску.", "Северску", "UA-14"),
        ("Россия заявила, что взяла Северск.", "Северск", "UA-14"),
    ],
)
def test_a_town_struck_is_seldom_in_the_country_of_those_who_strike(
    parser: Parser, text: str, name: str, division: str
) -> None:
    assert place_of(parser, text, name) == division


@pytest.mark.parametrize(
    ("text", "name", "division"),
    [
        ("Взрыв прогремел в Северске Томской области.", "Северске", "RU-TOM"),
        ("Russian forces captured Kirovsk in Leningrad Oblast.", "Kirovsk", "RU-LEN"),
        ("Russian police carried out raids on Novomoskovsk.", "Novomoskovsk", "RU-TUL"),
        ("Russian forces retook Martynovka in the Kursk region.", "Martynovka", "RU-KRS"),
        ("Fighting went on in Kursk Oblast. Russian forces have taken Martynovka.", "Martynovka", "RU-KRS"),
        ("Russia struck Voronezh.", "Voronezh", "RU-VOR"),
        ("The Syrian army captured Homs.", "Homs", "SY-HI"),
        ("Ethiopian troops took Dessie.", "Dessie", "ET-AM"),
        ("Ukrainian forces took Kupiansk.", "Kupiansk", "UA-63"),
    ],
)
def test_it_is_at_home_where_the_text_says_so_or_nothing_speaks_for_another(
    parser: Parser, text: str, name: str, division: str
) -> None:
    assert place_of(parser, text, name) == division


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers took Karim prisoner on Monday.",
        "Rebels took Santos hostage near the border.",
        "The army lost Colonel Ivanov in the battle.",
        "Troops left Boris behind.",
        "Brazil took Neymar to the World Cup.",
    ],
)
def test_people_taken_are_no_towns(parser: Parser, text: str) -> None:
    assert [m.text for m in parser.mentions(text) if m.place is not None and m.text != "Brazil"] == []


def read(text: str) -> list[str]:
    """What is read as something else, as it stands in `text`."""
    tokens = tokenise(text)
    return [tokens.words[i] for i in sorted(ground.readings(tokens, [w.lower() for w in tokens.words], []))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels have taken Kindu.", ["have", "taken"]),
        ("Kindu was taken by rebels.", ["taken"]),
        ("Troops pushed into Kindu and took the town.", ["pushed", "took"]),
        ("The capture of Kindu was announced.", ["capture"]),
        ("The troops took part in a parade.", []),
        ("The wounded soldiers were taken to hospital in Kindu.", []),
        ("The ceremony took place. Troops stood by.", []),
        ("The band took Kindu by storm.", []),
        ("The troops cheered. The band took Kindu by storm.", []),
        ("She entered Harvard and left Boston.", []),
    ],
)
def test_only_arms_take_ground(text: str, words: list[str]) -> None:
    assert read(text) == words
