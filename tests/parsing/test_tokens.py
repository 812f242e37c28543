"""Tokens and sentences: offsets, abbreviations, wrapped lines, hostile text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from geo.parsing.tokens import sentences, tokenise


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_words_keep_apostrophes_numbers_and_abbreviations() -> None:
    assert tokenise("O’Brien left the U.S. with 3,000 of the 225th in Слов'янськ").words == [
        "O’Brien", "left", "the", "U.S.", "with", "3,000", "of", "the", "225th", "in", "Слов'янськ",
    ]  # fmt: skip


def test_offsets_point_into_the_text() -> None:
    text = "Fire in Об\u0301лясть — near Köln.\n\nNext."
    tokens = tokenise(text)
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words


def test_token_at_an_offset() -> None:
    tokens = tokenise("one  two")
    assert [tokens.at(0), tokens.at(2), tokens.at(3), tokens.at(5), tokens.at(8)] == [0, 0, 1, 1, 2]


def test_abbreviations_do_not_end_a_sentence() -> None:
    assert cut("Gen. Smith met Mr. J. Doe in the U.S. Senate. He left.") == [
        "Gen. Smith met Mr. J. Doe in the U.S. Senate.",
        "He left.",
    ]
    assert cut("They fled the U.S. The talks failed.") == ["They fled the U.S.", "The talks failed."]
    assert cut("Удар по м. Харкову. Є поранені.") == ["Удар по м. Харкову.", "Є поранені."]


def test_a_capitalised_word_that_looks_like_an_abbreviation_ends_its_sentence() -> None:
    assert cut("The answer was NO. Nobody left.") == ["The answer was NO.", "Nobody left."]


def test_quotes_stay_with_their_sentence() -> None:
    assert cut('"We will go." Then he left.') == ['"We will go."', "Then he left."]
    assert cut("«Ми підемо!» Він пішов.") == ["«Ми підемо!»", "Він пішов."]


def test_lines_end_sentences_unless_wrapped() -> None:
    assert cut("Strike on Kharkiv\nThree are hurt") == ["Strike on Kharkiv", "Three are hurt"]
    assert cut("a speech to mark the\n    Holiday of\nspring") == [
        "a speech to mark the\n    Holiday of\nspring"
    ]
    assert cut("first of\r\n\r\nsecond") == ["first of", "second"]
    assert cut("first of\rSecond") == ["first of\rSecond"]
    assert cut("") == [] == cut(" \n\t ")


@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_is_covered_without_overlap(text: str) -> None:
    tokens = tokenise(text)
    end = 0
    for a, b, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True):
        assert end <= a < b
        assert text[a:b] == word
        assert not text[end:a].strip()
        end = b
    assert not text[end:].strip()
    assert sum(bool(word.strip()) for word in tokens.words) == len(tokens)
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))


def test_long_lines_and_lone_surrogates() -> None:
    assert len(tokenise("a\x00b \ud800 " * 50_000)) == 200_000
