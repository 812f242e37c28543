"""Title, listed headlines with their own dates, sentences; and what is left out."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.cleaned import prose
from geo.events.published import date_of_line
from geo.events.segments import SegmentKind, publication_date, segments
from geo.parsing.tokens import Tokens, tokenise

PAGE = prose("""Shells fall on the river port

Mon, 03 Feb 2025 08:00:00 GMT
Shells fall on the river port

Shells fell on the port on Sunday. Nobody was hurt, the harbour master said.

More news
Mon, 03 Feb 2025 06:00:00 GMT

Rockets hit a depot near the U.S.

Mon, 03 Feb 2025 06:00:00 GMT
Sun, 02 Feb 2025 21:00:00 GMT

Market reopens after the blast

Sun, 02 Feb 2025 21:00:00 GMT

© 2025 Harbour News. All rights reserved.
Leave a comment
""")


def test_listed_headlines_bear_their_own_dates() -> None:
    listed = {PAGE[s.start : s.end]: s.published for s in segments(PAGE) if s.kind is SegmentKind.HEADLINE}
    assert listed["Rockets hit a depot near the U.S."] == date(2025, 2, 3)
    assert listed["Market reopens after the blast"] == date(2025, 2, 2)


def test_the_article_keeps_its_own_date_and_sentences() -> None:
    assert publication_date(PAGE) == date(2025, 2, 3)
    sentences = [PAGE[s.start : s.end] for s in segments(PAGE) if s.kind is SegmentKind.SENTENCE]
    assert sentences == ["Shells fell on the port on Sunday.", "Nobody was hurt, the harbour master said."]


def test_boilerplate_is_not_read() -> None:
    read = " ".join(PAGE[s.start : s.end] for s in segments(PAGE))
    assert "Harbour News" not in read
    assert "comment" not in read


def test_dates_of_a_list_are_not_taken_for_the_text_s_own() -> None:
    text = "Old bridge falls\n2024-05-01\nNew bridge opens\n2024-05-02\nTown hall burns\n2024-05-03\n"
    assert publication_date(text) is None
    days = [s.published for s in segments(text)]
    assert days == [date(2024, 5, 1), date(2024, 5, 2), date(2024, 5, 3)]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Sun Jun 08 2025 10:58:05 GMT+0300 (Eastern European Summer Time)", date(2025, 6, 8)),
        ("Sun, 08 Jun 2025 06:10:25 GMT", date(2025, 6, 8)),
        ("2025-06-08", date(2025, 6, 8)),
        ("Published: 8 June 2025", date(2025, 6, 8)),
        ("June 8, 2025 at 10:58 a.m.", date(2025, 6, 8)),
        ("08.06.2025, 10:58", date(2025, 6, 8)),
        ("8 червня 2025 року, 10:58", date(2025, 6, 8)),
        ("Опубликовано: 8 июня 2025", date(2025, 6, 8)),
        ("2025-06-08T10:58:05Z", date(2025, 6, 8)),
        ("8 June 20250", None),
        ("31 February 2025", None),
        ("The strike of 8 June 2025 killed two", None),
        ("June 2025", None),
        ("", None),
    ],
)
def test_a_line_that_is_only_a_date(line: str, day: date | None) -> None:
    assert date_of_line(line) == day


def test_a_long_text_is_cut_into_words_once(monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[int] = []

    def counted(text: str) -> Tokens:
        cut.append(len(text))
        return tokenise(text)

    monkeypatch.setattr("geo.events.segments.tokenise", counted)
    text = "\n".join(["A drone hit Sumy on Monday. Nobody was hurt."] * 3_000)
    assert len(segments(text)) == 6_000
    assert cut == [len(text)]
