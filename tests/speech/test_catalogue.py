"""The catalogues hold every word of the pages, and nothing that breaks them."""

from __future__ import annotations

import re
import string

import pytest
from babel.messages import Catalog
from babel.messages.catalog import Message

from geo.speech import language, terms
from geo.speech.language import ENGLISH, LANGUAGES, read
from scripts.update_catalogue import template

OTHERS = [code for code in LANGUAGES if code != ENGLISH]
_FIELD = re.compile(r"\{(\w+)\}")


def told(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def english(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


@pytest.fixture(scope="module")
def said() -> Catalog:
    return template()


@pytest.fixture(params=OTHERS)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    return read(request.param)


def test_every_word_said_is_translated_and_none_is_left_over(said: Catalog, catalogue: Catalog) -> None:
    wanted = {(m.context, m.id) for m in said if m.id}
    assert len(wanted) > 500
    have = {(m.context, m.id) for m in catalogue if m.id and told(m) and all(told(m)) and not m.fuzzy}
    assert wanted - have == set(), "run scripts/update_catalogue.py and translate these"
    assert have - wanted == set(), "run scripts/update_catalogue.py: nobody says these"


def test_plurals_have_all_their_forms(catalogue: Catalog) -> None:
    plurals = [m for m in catalogue if m.id and not isinstance(m.id, str)]
    assert len(plurals) > 40
    assert {len(told(m)) for m in plurals} == {catalogue.num_plurals} == {3}
    assert not [m.id for m in catalogue if isinstance(m.id, str) and not isinstance(m.string, str)]


def test_placeholders_are_the_same_in_every_form(catalogue: Catalog) -> None:
    for message in catalogue:
        if not message.id:
            continue
        wanted = {frozenset(_FIELD.findall(text)) for text in english(message)}
        assert {frozenset(_FIELD.findall(text)) for text in told(message)} == wanted, message.id
        for text in told(message):
            assert all(not spec and not how for _, _, spec, how in string.Formatter().parse(text)), text


def test_markdown_and_marks_of_a_text_stay(catalogue: Catalog) -> None:
    """A lost asterisk, bar or line would change the page's shape; letters of the other language would be a slip."""
    alien = {"uk": "ыэёъЫЭЁЪ", "ru": "іїєґІЇЄҐ"}[str(catalogue.locale)]
    for message in catalogue:
        if not message.id:
            continue
        for text in told(message):
            assert not set(text) & set(alien), text
            assert text.strip() and text[:1].isspace() == english(message)[0][:1].isspace(), text
            for mark in ("**", "|", "`", "<"):
                assert text.count(mark) == english(message)[0].count(mark), (mark, text)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ["1 incident", "3 incidents", "11 incidents", "21 incidents", "1,234 incidents"]),
        ("uk", ["1 інцидент", "3 інциденти", "11 інцидентів", "21 інцидент", "1\u00a0234 інциденти"]),
        ("ru", ["1 инцидент", "3 инцидента", "11 инцидентов", "21 инцидент", "1\u00a0234 инцидента"]),
    ],
)
def test_numbers_choose_their_form(code: str, words: list[str]) -> None:
    try:
        language.use(code)
        assert [language.counted(n, "{n} incident", "{n} incidents") for n in (1, 3, 11, 21, 1234)] == words
    finally:
        language.use(ENGLISH)


def test_the_maps_words_come_with_the_names_of_their_forms() -> None:
    words = language.map_words("uk")
    assert words["Full screen"] == "На весь екран"
    assert words["{n} incident"] == {"one": "{n} інцидент", "few": "{n} інциденти", "many": "{n} інцидентів"}
    assert language.map_words(ENGLISH) == {}
    assert "Add reports" not in words


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        ("Military Forces of Russia", "Збройні сили (Росія)"),
        ("Civilians (Ukraine)", "Цивільні (Україна)"),
        ("Civilians", "Цивільні"),
        ("Government of Russia; Wagner Group", "Влада (Росія); Wagner Group"),
        ("Military Forces of Nowhere", "Military Forces of Nowhere"),
        ("", ""),
    ],
)
def test_actors_as_acled_names_them_are_told_in_the_language(actor: str, words: str) -> None:
    assert terms.actor_words(actor) == actor
    try:
        language.use("uk")
        assert terms.actor_words(actor) == words
    finally:
        language.use(ENGLISH)


def test_words_are_in_the_order_of_the_alphabet() -> None:
    assert sorted(["Zambia", "Albania", "Åland"], key=language.order) == ["Albania", "Zambia", "Åland"]
    try:
        language.use("uk")
        assert sorted(["Ялта", "Їжа", "Йорданія", "Ірак", "Японія", "Ґана", "Данія", "Гана"], key=language.order) == [
            "Гана", "Ґана", "Данія", "Ірак", "Їжа", "Йорданія", "Ялта", "Японія",
        ]  # fmt: skip
    finally:
        language.use(ENGLISH)
