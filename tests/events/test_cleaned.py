"""What text from web pages, PDF files, e-mails and chats carries with it changes nothing that is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events.cleaned import cleaned
from geo.events.extract import Extractor
from geo.model import Report
from tests.events.test_line_breaks import PUBLISHED, REPORTS, told

CARRIED: dict[str, Callable[[str], str]] = {
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "thin spaces": lambda text: re.sub(r"(?<=\d) ", "\u202f", text.replace(", ", ",\u2009")),
    "letters in two parts": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": lambda text: re.sub(r"(\w{4})(\w{4})", "\\1\u00ad\\2", text),
    "zero-width spaces": lambda text: text.replace(" ", " \u200b"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "bold names": lambda text: re.sub(r"\b([A-ZА-ЯІЇЄ]\w{3,})\b", r"**\1**", text),
    "links": lambda text: re.sub(
        r"\b([A-ZА-ЯІЇЄ]\w{5,})\b", r"[\1](https://example.org/a_(b))", text, count=2
    ),
    "an e-mail's answer": lambda text: "> " + text.replace(". ", ".\n> "),
    "a channel's last lines": lambda text: (
        text + "\n\nПідписатися на канал | Надіслати новину\nhttps://t.me/example"
    ),
    "apostrophes": lambda text: re.sub(r"(?<=\w)'(?=\w)", "`", text),
}


@pytest.mark.parametrize("carried", CARRIED)
@pytest.mark.parametrize("report", REPORTS)
def test_a_report_tells_the_same(extractor: Extractor, report: str, carried: str) -> None:
    assert told(extractor, CARRIED[carried](report)) == told(extractor, report)


@pytest.mark.parametrize("carried", CARRIED)
def test_offsets_are_those_of_the_text_as_given(extractor: Extractor, carried: str) -> None:
    text = CARRIED[carried](REPORTS[1])
    read = extractor.extract(Report(text=text, published=PUBLISHED))
    (incident,) = read.incidents
    assert incident.quote == text[incident.start : incident.end]
    assert all(m.text == text[m.start : m.end] for m in read.mentions)
    place = next(e for e in read.evidence[incident.id] if e.field == "place_text")
    assert cleaned(text[place.start : place.end]).text.strip() == "Запоріжжя"


def test_stars_of_a_list_and_brackets_stay() -> None:
    for text in ("* one\n* two 5*3 [sic] a_b", "snake__case [see (1)]", "> an arrow"):
        assert cleaned(text).text == text


def test_a_text_without_anything_to_take_away_is_read_as_it_is() -> None:
    assert cleaned(REPORTS[0]).text is REPORTS[0]
    assert cleaned(REPORTS[0]).span(3, 9) == (3, 9)


@given(st.text(st.sampled_from("aЙи\u0306\u00ad\u200b *_>[](x)\n\u00a0\u0301`'"), max_size=60))
def test_what_is_read_stands_in_the_text(text: str) -> None:
    clean = cleaned(text)
    at = [clean.span(i, i + 1) for i in range(len(clean.text))]
    assert all(0 <= start < end <= len(text) for start, end in at)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(at))
    for (start, end), letter in zip(at, clean.text, strict=True):
        assert letter == " " or letter in "’\n" or letter in unicodedata.normalize("NFC", text[start:end])


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Max Orlov in Kyiv; editing by Alison Gray in London",
        "(Additional reporting by Tom Reed in Washington)",
        "Photo: Agency/Ivan Petrov",
        "(Photo by J. Doe in Paris)",
        "By Anna Kowalska and John Smith, staff reporters in Warsaw",
        "Home » News » World",
        "Home / World / Europe / Paris",
        "Главная > Новости > Лондон",
        "BY ANNA KOWALSKA, STAFF REPORTER IN WARSAW",
        "Share on Facebook",
        "Автор: Олена Коваль, Львів",
        "Фото: Пётр Иванов / Париж",
        "https://example.org/london/paris",
    ],
)
def test_who_wrote_it_and_where_says_nothing_of_the_report(extractor: Extractor, line: str) -> None:
    for text in (f"{line}\n\n{REPORTS[0]}", f"{REPORTS[0]}\n\n{line}"):
        assert told(extractor, text) == told(extractor, REPORTS[0])
        read = extractor.extract(Report(text=text, published=PUBLISHED))
        assert {m.text for m in read.mentions} == {"Kharkiv", "Saltivka"}


@pytest.mark.parametrize(
    "label", ["UPDATE 2 - ", "BREAKING: ", "WRAPUP 4-", "RT @user: ", "❗️ТЕРМІНОВО! ", "СРОЧНО: "]
)
def test_an_agencys_label_is_no_number_of_the_report(extractor: Extractor, label: str) -> None:
    text = "A tractor driver was killed on Thursday by a mine in a field near Snihurivka."
    expected = told(extractor, text)
    assert [killed for *_, killed, _ in expected] == [1]
    assert told(extractor, label.replace("4-", "4 - ") + text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "By Lake Chad fishermen found the bodies of nine people shot dead on Tuesday near Monguno.",
        "Video by a resident shows how a drone hit a bus in Kherson on Tuesday, killing two people.",
        "Drone hits bus in Kherson / two killed / five wounded",
        "Shells fell on Kherson > Beryslav > Kakhovka on Tuesday, killing two people",
        "Updates: a drone hit a bus in Kherson on Tuesday, killing two people.",
        "Video released by Kadrov shows how a drone hit a bus in Kherson on Tuesday, killing two people.",
        "Video published by the Russian MoD of a UAV striking a target in Mariupol",
        "GRAPHIC - Bodies of civilians (3), killed by MLRS shelling in Kharkiv",
        "Фото: у Херсоні дрон влучив в автобус, загинули двоє людей.",
        "Photos of the crater were shared. A missile struck Sumy on Tuesday, killing two people.",
    ],
)
def test_a_sentence_that_begins_like_a_credit_is_read(extractor: Extractor, line: str) -> None:
    assert [i[1] for i in told(extractor, line)] != []
