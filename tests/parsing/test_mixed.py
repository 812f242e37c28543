"""A Russian sentence in a Ukrainian text is read as Russian, and the other way round."""

from __future__ import annotations

from geo.events.extract import Extractor
from geo.parsing import Parser


def names(parser: Parser, text: str) -> set[str]:
    return {m.place.name for m in parser.mentions(text) if m.place}


def test_each_sentence_is_read_in_its_own_language(extractor: Extractor) -> None:
    ukrainian = (
        "Уночі дрони атакували Охтирку, є поранені серед мешканців міста, повідомив її міський голова."
    )
    russian = "В Белгороде при обстреле погибли женщина и двое мужчин, рядом в Валуйках был взрыв."
    assert {"Belgorod", "Okhtyrka"} <= names(extractor.parser, f"{ukrainian} {russian}")
    assert {"Belgorod", "Okhtyrka"} <= names(extractor.parser, f"{russian}\n{ukrainian}")


def test_a_ukrainian_quote_in_an_english_text_is_read(extractor: Extractor) -> None:
    text = "The governor wrote: «Внаслідок удару по Кривому Рогу загинули двоє людей, ще троє поранені у Нікополі»."
    assert {"Kryvyi Rih", "Nikopol"} <= names(extractor.parser, text)


def test_a_name_that_means_other_places_in_each_language_is_read_in_both(extractor: Extractor) -> None:
    ukrainian = "Дипломи вручив начальник училища, на церемонії був посол Мали, повідомили у Львові."
    russian = "Дипломы им вручил начальник училища, на церемонии был посол Мали, сообщили во Львове."
    for text in (f"{ukrainian} {russian}", f"{russian}\n{ukrainian}"):
        found = extractor.parser.mentions(text)
        assert [text[m.start : m.end] for m in found] == [m.text for m in found]
        assert "Mali" in {m.place.name for m in found if m.place}


def test_cyrillic_names_in_an_english_report(parser: Parser) -> None:
    text = "Вибухи пролунали у Харкові. A drone hit a depot in Kharkiv, Ukraine."
    assert "Kharkiv" in names(parser, text.replace(" ", "&nbsp;<br/> ") + "</p><script>" + text)
