"""Mentions: spans, kinds, resolution by the document, and hostile text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as options
from hypothesis import strategies as st

from geo.errors import InvalidValueError
from geo.model import GeoPrecision, Mention, MentionKind
from geo.parsing import Parser


def named(mentions: tuple[Mention, ...], text: str) -> Mention:
    return next(m for m in mentions if m.text == text)


def identifier(mention: Mention) -> str:
    assert mention.place is not None, mention
    return mention.place.gazetteer_id


def test_mentions_are_sorted_and_their_offsets_count_into_the_text(parser: Parser) -> None:
    text = "Zażółć 🙂 — strikes on Kharkiv, Sumy and Kyiv were reported in Ukraine’s north."
    mentions = parser.mentions(text)
    assert [m.text for m in mentions] == ["Kharkiv", "Sumy", "Kyiv", "Ukraine"]
    assert all(text[m.start : m.end] == m.text for m in mentions)


def test_the_region_named_decides_among_namesakes(parser: Parser) -> None:
    text = "Russian forces hold Demidovka, a village in the Belgorod region, officials said."
    assert identifier(named(parser.mentions(text), "Demidovka")) == "dateline:demidovka-belgorod"
    paris = parser.mentions("The fair opens in Paris, Texas, on Monday.")
    assert paris[0].place is not None
    assert paris[0].place.admin1 == "US-TX"


def test_regions_in_a_list_are_areas(parser: Parser) -> None:
    mentions = parser.mentions("Troops are active within the Belgorod and Kursk regions of Russia.")
    assert identifier(mentions[0]) == "iso:RU-BEL"
    assert identifier(mentions[1]) == "iso:RU-KRS"
    assert all(m.place and m.place.geo_precision is GeoPrecision.ADMIN1 for m in mentions[:2])


def test_a_bare_name_is_the_town_with_its_oblast_among_the_rivals(parser: Parser) -> None:
    kursk = parser.mentions("Drones hit a refinery in Kursk overnight.")[0]
    assert kursk.place is not None
    assert kursk.place.geo_precision is GeoPrecision.SETTLEMENT
    assert "iso:RU-KRS" in [r.place.gazetteer_id for r in kursk.placement.rivals]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Peace negotiations between Kyiv and Moscow progress.", "Kyiv", MentionKind.METONYM),
        ("Peace negotiations between Kyiv and Moscow progress.", "Moscow", MentionKind.METONYM),
        ("The report contradicts Moscow's persistent claims.", "Moscow", MentionKind.METONYM),
        ("The attack was denied by the Kremlin on Friday.", "Kremlin", MentionKind.METONYM),
        ("The prisoner swap between Kyiv and Moscow took a day.", "Kyiv", MentionKind.METONYM),
        ("Kyiv has publicly recognised the operation.", "Kyiv", MentionKind.METONYM),
        ("Kyiv has been hit by missiles.", "Kyiv", MentionKind.PLACE),
        ("Shells hit the road between Kyiv and Zhytomyr.", "Zhytomyr", MentionKind.RELATIVE),
        ("Fans of Paris Saint-Germain marched.", "Paris", MentionKind.PART_OF_NAME),
        ("Explosions were heard in Kyiv before dawn.", "Kyiv", MentionKind.PLACE),
        ("A fire broke out in Kyiv's suburbs before dawn.", "Kyiv", MentionKind.PLACE),
        ("Ukrainian forces advanced.", "Ukrainian", MentionKind.DEMONYM),
        ("The story first ran in the Kyiv Independent on Friday.", "Kyiv", MentionKind.PART_OF_NAME),
        ("Protesters clashed with police in downtown Tbilisi on Saturday.", "Tbilisi", MentionKind.PLACE),
        ("Bayern Munich beat Borussia Dortmund on Saturday.", "Munich", MentionKind.PART_OF_NAME),
        ("Bayern Munich beat Borussia Dortmund on Saturday.", "Dortmund", MentionKind.PART_OF_NAME),
        ("Police beat protesters in Minsk.", "Minsk", MentionKind.PLACE),
        ("Guests fled the Odesa hotel in Bukovel.", "Odesa", MentionKind.PART_OF_NAME),
        ("Guests fled an Odesa hotel in panic.", "Odesa", MentionKind.PLACE),
        ("A museum recalls the Battle of Kursk.", "Kursk", MentionKind.PART_OF_NAME),
        ("Shells fell on the outskirts of Sumy.", "Sumy", MentionKind.RELATIVE),
        ("A drone fell 12 km north of Sumy.", "Sumy", MentionKind.RELATIVE),
        ("A drone attack on the Ukrainian capital killed two.", "Ukrainian capital", MentionKind.IMPLICIT),
        ("Mali's capital was quiet on Sunday.", "Mali's capital", MentionKind.IMPLICIT),
        ("В українській столиці пролунала тривога.", "українській столиці", MentionKind.IMPLICIT),
        ("Удар по столице Сирии произошёл ночью.", "столице Сирии", MentionKind.IMPLICIT),
        ("Kyiv said it would answer.", "Kyiv", MentionKind.METONYM),
        ("Киев и Москва ведут переговоры.", "Киев", MentionKind.METONYM),
        ("На північ від Сум помітили дрони.", "Сум", MentionKind.RELATIVE),
        ("К северу от Харькова идут бои.", "Харькова", MentionKind.RELATIVE),
        ("Дрон упал в 12 км юго-восточнее Харькова.", "Харькова", MentionKind.RELATIVE),
    ],
)
def test_kinds(parser: Parser, text: str, name: str, kind: MentionKind) -> None:
    assert named(parser.mentions(text), name).kind is kind


def test_halves_of_an_unknown_name_are_no_places(parser: Parser) -> None:
    found = parser.mentions("Gunmen took worshippers from a church in Kafin Koro, Niger State, on Friday.")
    assert [(m.text, m.place.country if m.place else "") for m in found] == [
        ("Kafin Koro", ""),
        ("Niger State", "NG"),
    ]
    for text in (
        "in Gedeb, in the Amhara region's east",
        "at Moura, in Mali's Mopti region",
        "in Moura in the Mopti region",
    ):
        assert not [m for m in parser.mentions(f"Drones struck a school {text}.")[:1] if m.place], text
    balka = named(parser.mentions("A bomb hit Zolota Balka in Kherson Oblast."), "Balka")
    assert balka.place is None and "Kherson Oblast" in balka.placement.reason


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "Police in Hebron, Kentucky, held a man; in the West Bank's Hebron, a boy was shot.",
            "Hebron",
            "US-KY",
        ),
        ("Two people died in Lincoln after tornadoes swept Nebraska.", "Lincoln", "geonames:5072006"),
        ("Ночью над Воронежской областью сбили 15 беспилотников.", "Воронежской областью", "iso:RU-VOR"),
        ("Turkish strikes hit Dohuk province's Amedi district.", "Dohuk province", "iso:IQ-DA"),
        (
            "Health authorities declared an outbreak in Bulape, a health zone of Kasai province.",
            "Kasai province",
            "region:cd-kasai",
        ),
        ("Торнадо зруйнував цілі вулиці в місті Лондон, штат Кентуккі.", "Лондон", "geonames:4298960"),
    ],
)
def test_what_stands_with_a_name_decides(parser: Parser, text: str, name: str, expected: str) -> None:
    place = named(parser.mentions(text), name).place
    assert place is not None and expected in (place.gazetteer_id, place.admin1, place.geo_precision)


@pytest.mark.parametrize(
    "text",
    [
        "Two people died in Abai province on Monday.",
        "Волна хлынула в Старый город.",
        "Вибух стався на Центральному ринку.",
        "Families were dancing for the feast of Saint John.",
    ],
)
def test_what_is_no_town_of_that_name_is_placed_nowhere(parser: Parser, text: str) -> None:
    assert [m.text for m in parser.mentions(text) if m.place] == []


def test_a_name_that_the_region_stated_lacks_is_no_place_elsewhere(parser: Parser) -> None:
    found = named(parser.mentions("Силы обороны освободили Андреевку на Сумщине."), "Андреевку")
    assert found.place is None and "Sumy Oblast" in found.placement.reason


def test_a_nickname_of_a_far_town_is_not_meant_where_another_country_is_spoken_of(parser: Parser) -> None:
    found = parser.mentions("Nigerian bandits attacked Kuchi, Shiroro and Munya local government areas.")
    assert [m.text for m in found if m.place] == ["Nigerian", "Shiroro", "Munya"]
    assert {m.place.country for m in found if m.place} == {"NG"}
    for text in (
        "Kosovo police were attacked in Banjska village by armed Serbs.",
        "Houthi forces shelled Taiz city, killing a girl in the al-Rawda area.",
        "Two airmen were hurt at Ain al-Asad base in Iraq's Anbar province.",
    ):
        assert {m.place.country for m in parser.mentions(text) if m.place} <= {"XK", "RS", "YE", "IQ"}, text
    saigon = named(parser.mentions("US troops left Saigon in a hurry."), "Saigon")
    assert saigon.place is not None and saigon.place.country == "VN"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("M23 rebels took Masisi, then Sake, near Goma.", "Masisi", "CD"),
        ("RSF fighters shelled Tawila and Zamzam near El Fasher.", "Tawila", "SD"),
        ("RSF fighters shelled Tawila and Zamzam near El Fasher.", "Zamzam", "SD"),
        ("Jihadists killed 200 people in Barsalogho on 24 August.", "Barsalogho", "BF"),
        ("Raiders killed eleven people in Pibor, South Sudan.", "Pibor", "SS"),
        ("A suicide bomber killed four soldiers in Mir Ali, Pakistan.", "Mir Ali", "PK"),
        ("Insurgents attacked Palma in Cabo Delgado.", "Palma", "MZ"),
        ("A hotel in Palma burned, Spanish police said.", "Palma", "ES"),
    ],
)
def test_towns_of_wars_lie_in_their_country(parser: Parser, text: str, name: str, country: str) -> None:
    place = named(parser.mentions(text), name).place
    assert place is not None and place.country == country


def test_a_quarter_of_the_town_stated_is_not_that_of_another(parser: Parser) -> None:
    found = parser.mentions("A shell hit a bus stop in Kherson's Dniprovskyi district.")
    assert [(m.text, m.place is not None) for m in found] == [
        ("Kherson", True),
        ("Dniprovskyi district", False),
    ]


def test_who_said_it_is_no_village(parser: Parser) -> None:
    text = "В Брянской области в результате атаки на автобус в Климово ранены пятеро — Богомаз."
    assert [m.text for m in parser.mentions(text)] == ["Брянской области", "Климово"]


def test_an_arabic_article_is_no_state(parser: Parser) -> None:
    found = parser.mentions("The villages of Al-Khiam, Kafr Kila and Odaisseh were shelled.")
    assert [m.text for m in found] == ["Khiam", "Kafr Kila", "Odaisseh"]
    assert {m.place.country for m in found if m.place} == {"LB"}


def test_a_capital_named_by_its_country(parser: Parser) -> None:
    capital = named(
        parser.mentions("A drone attack on the Ukrainian capital killed two."), "Ukrainian capital"
    )
    assert capital.place is not None
    assert capital.place.name == "Kyiv"


@pytest.mark.parametrize(
    ("text", "capital"),
    [
        ("Mali's capital was quiet on Sunday.", "Bamako"),
        ("В украинской столице прозвучала тревога.", "Kyiv"),
        ("Удар по столице Сирии произошёл ночью.", "Damascus"),
    ],
)
def test_capitals_without_their_names(parser: Parser, text: str, capital: str) -> None:
    assert [m.place.name for m in parser.mentions(text) if m.place] == [capital]


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        (
            "Drones hit Sumy Oblast on Monday. The border region was shelled again.",
            "border region",
            "iso:UA-59",
        ),
        ("Shells fell on Kupiansk. People there hid in cellars.", "there", "geonames:703656"),
    ],
)
def test_words_that_point_back(parser: Parser, text: str, words: str, place: str) -> None:
    found = named(parser.mentions(text), words)
    assert found.kind is MentionKind.IMPLICIT
    assert found.place is not None
    before = next(m for m in parser.mentions(text) if m.kind is MentionKind.PLACE)
    assert found.place == before.place
    assert found.placement.score < before.placement.score
    assert identifier(found) == place


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Kupiansk. In the cellars there were people.",
        "The border region was shelled.",
        "People there hid.",
    ],
)
def test_words_that_point_nowhere(parser: Parser, text: str) -> None:
    assert all(m.kind is not MentionKind.IMPLICIT for m in parser.mentions(text))


def test_distance_and_direction_move_the_point(parser: Parser) -> None:
    place = named(parser.mentions("A drone fell 20 km north of Sumy, Ukraine."), "Sumy").place
    plain = named(parser.mentions("A drone fell in Sumy, Ukraine."), "Sumy").place
    assert place is not None
    assert plain is not None
    assert place.geo_precision is GeoPrecision.NEAR
    assert place.latitude - plain.latitude == pytest.approx(20 / 111.2, abs=0.01)
    assert place.radius_km < 25


def test_words_in_lower_case_are_no_places(parser: Parser) -> None:
    assert parser.mentions("He was in on it, or so they say: nice reading, mobile home, more or less.") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shelling hit Kupiansk on Monday, killing two people.", "Kupiansk"),
        ("Kupiansk was shelled.", "Kupiansk"),
        ("Russian missiles struck Nikopol overnight.", "Nikopol"),
        ("Bakhmut fell after months of fighting.", "Bakhmut"),
    ],
)
def test_a_town_that_was_attacked(parser: Parser, text: str, name: str) -> None:
    place = named(parser.mentions(text), name).place
    assert place is not None
    assert place.country == "UA"


def test_an_unknown_village_is_a_mention_without_a_place(parser: Parser) -> None:
    mention = named(parser.mentions("Shells hit the village of Qwrtzplkovka near Sumy."), "Qwrtzplkovka")
    assert mention.place is None
    assert "knows no place" in mention.placement.reason


@pytest.mark.parametrize(
    ("text", "identifiers"),
    [
        ("Взрывы прогремели в Харькове и Кривом Роге", ["geonames:706483", "geonames:703845"]),
        ("Вибухи пролунали у Харкові та Кривому Розі", ["geonames:706483", "geonames:703845"]),
        ("Бои идут в Курской и Белгородской областях", ["iso:RU-KRS", "iso:RU-BEL"]),
    ],
)
def test_inflected_names(parser: Parser, text: str, identifiers: list[str]) -> None:
    assert [identifier(m) for m in parser.mentions(text)] == identifiers


@pytest.mark.parametrize(
    "text", ["ВСУ обстреляли село Любимовка Курской области", "Fire in Popovka, Krasnoyaruzhsky District"]
)
def test_a_namesake_in_another_country_is_no_answer(parser: Parser, text: str) -> None:
    assert all(m.place is None or m.place.country == "RU" for m in parser.mentions(text))


def test_a_village_that_the_named_region_does_not_have(parser: Parser) -> None:
    mention = named(parser.mentions("ВСУ обстреляли село Любимовка Курской области"), "Любимовка")
    assert mention.place is None or mention.place.admin1 == "RU-KRS"
    assert mention.place or "Kursk Oblast" in mention.placement.reason


def test_given_spans_get_one_mention_each(parser: Parser) -> None:
    text = "The fair opens in Paris, Texas, by Xqzzyk."
    mentions = parser.mentions(text, spans=[(18, 23), (35, 41), (25, 30)])
    assert [(m.start, m.end) for m in mentions] == [(18, 23), (25, 30), (35, 41)]
    assert mentions[0].place is not None
    assert mentions[0].place.admin1 == "US-TX"
    assert mentions[2].place is None
    assert mentions[2].placement.reason


@pytest.mark.parametrize(
    ("text", "name", "division"),
    [
        ("Clashes in Demidovka, Belgorod region.", "Demidovka", "RU-BEL"),
        ("A fire in Paris, Texas, hurt two.", "Paris", "US-TX"),
        ("A march in London in Ontario, Canada.", "London", "CA-ON"),
    ],
)
def test_names_beside_a_given_span_tell_which_it_is(
    parser: Parser, text: str, name: str, division: str
) -> None:
    (found,) = parser.mentions(text, spans=[(text.index(name), text.index(name) + len(name))])
    assert found.place is not None and found.place.admin1 == division


@pytest.mark.parametrize("spans", [[(0, 0)], [(3, 99)], [(-1, 2)], [(0, 3), (2, 4)]])
def test_spans_that_cannot_be(parser: Parser, spans: list[tuple[int, int]]) -> None:
    with pytest.raises(InvalidValueError):
        parser.mentions("Kyiv and Sumy", spans=spans)


PIECES = st.sampled_from(
    ["Kyiv", "KHARKIV", "Xарків", "Харкові", "Paris, Texas", "St. Louis", "the U.S.", "near ", "'s ", "\x00", "\ud800",
     "\u200b", "\u200f", "ירושלים", "القدس", "北京", "🙂", "\n", "\r\n", " ", ".", ",", "of", "region", "<b>", "{{7*7}}",
     "Москва", "і", "and ", "12 km north of ", "village of ", "e\u0301", "Belgorod and Kursk regions", "ﬁ", "İ", "ẞ"]
)  # fmt: skip


@options(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES | st.text(st.characters(codec=None), max_size=6), max_size=25))
def test_any_text_gives_mentions_that_lie_in_it(parser: Parser, pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for mention in parser.mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert 0 <= mention.placement.score <= 1
        end = mention.end


def test_hidden_and_look_alike_letters_do_not_hide_a_name(parser: Parser) -> None:
    text = "Fire in Khar\u200bkiv and in X\u0430рків after the strike"
    assert [m.place.gazetteer_id if m.place else None for m in parser.mentions(text)][:1] == [
        "geonames:706483"
    ]


def test_capitals_only_and_no_capitals(parser: Parser) -> None:
    assert "geonames:706483" in [
        identifier(m) for m in parser.mentions("DRONES HIT KHARKIV, UKRAINE") if m.place
    ]
    assert "geonames:706483" in [
        identifier(m) for m in parser.mentions("drones hit kharkiv in ukraine") if m.place
    ]


def test_a_long_line_is_read_to_its_end(parser: Parser) -> None:
    text = "shelling near Sumy and again, " * 8_000
    mentions = parser.mentions(text)
    assert len(mentions) == 8_000
    assert mentions[-1].start == len(text) - 16


@pytest.mark.parametrize(
    "text", ["Обстріл у Слов'янську: загинули двоє людей.", "Shelling in Sloviansk killed two."]
)
def test_a_name_means_the_place_that_bears_it_today(parser: Parser, text: str) -> None:
    assert identifier(parser.mentions(text)[0]) == "geonames:693468"


def test_a_house_named_for_a_place_is_not_there(parser: Parser) -> None:
    mentions = parser.mentions("In Beledweyne, a car bomb outside the Cairo Hotel killed 11 people.")
    assert [(m.text, m.kind) for m in mentions] == [
        ("Beledweyne", MentionKind.PLACE), ("Cairo", MentionKind.PART_OF_NAME),
    ]  # fmt: skip


def test_each_namesake_is_in_the_area_stated_with_it(parser: Parser) -> None:
    text = "Stabbing in Springfield, Illinois; police in Springfield, Massachusetts, investigate. A fire in Paris, Texas."
    found = [m.place.admin1 for m in parser.mentions(text) if m.place and m.text in ("Springfield", "Paris")]
    assert found == ["US-IL", "US-MA", "US-TX"]
    both = parser.mentions("A fire broke out in Paris, Texas. Leaders met in Paris, France.")
    assert [m.place.country for m in both if m.place and m.text == "Paris"] == ["US", "FR"]


def test_an_unknown_hyphenated_name_is_whole(parser: Parser) -> None:
    mentions = parser.mentions("Gang members attacked the town of Pont-Sonde in Haiti's Artibonite region.")
    assert [m.text for m in mentions if m.place is None] == ["Pont-Sonde"]


@pytest.mark.parametrize(
    "text", ["The city was shelled.", "The village was hit.", "The state's governor spoke."]
)
def test_a_noun_behind_the_article_that_opens_a_sentence_is_no_name(parser: Parser, text: str) -> None:
    """Though the City of London, The Village (Oklahoma) and "the States" are called so."""
    assert [m.text for m in parser.mentions(text) if m.place] == []
    assert [m.text for m in parser.mentions("The Village, Oklahoma, is calm.")] == ["The Village", "Oklahoma"]


def test_a_town_abroad_that_has_no_such_name_is_no_village_of_a_like_one(parser: Parser) -> None:
    """«Під Красноярськом» is near Красноярськ, in Russia; of Красноярське in Ukraine it would be «Красноярським»."""
    (found,) = parser.mentions("Під Красноярськом розбився літак, двоє загинули.") or (None,)
    assert found is None or found.place is None or found.place.country == "RU"
    assert (
        named(parser.mentions("Ворог обстріляв Кам'янське, поранено двох."), "Кам'янське").place.country
        == "UA"
    )
