"""Language of a document or sentence."""

import pytest

from geo.parsing.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Three people were hurt in Sumy.", "en"),
        ("", "en"),
        ("У Харкові та області пролунали вибухи", "uk"),
        ("В Харькове и области прогремели взрывы", "ru"),
        ("Взрыв у нефтебазы под Киевом", "ru"),
        ("HIMARS ударили по складу біля Мелітополя", "uk"),
        ("The word Харків stands in an English sentence", "en"),
    ],
)
def test_detect(text: str, language: str) -> None:
    assert detect(text) == language


def test_a_name_alone_follows_the_document() -> None:
    assert detect("Полтава") == "ru"
    assert detect("Полтава", default="uk") == "uk"
