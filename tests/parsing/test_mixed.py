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
