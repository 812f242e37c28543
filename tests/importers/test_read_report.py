"""Files to reports: text, Markdown, HTML, and all that is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import FileRefusedError
from geo.importers import READERS, SUFFIXES, read_file, read_report
from geo.importers.dates import metadata_date
from geo.model import Report
from geo.settings import Settings
from tests.factories import NASTY

SETTINGS = Settings()
PAGE = """<!doctype html><html lang="uk-UA"><head><meta charset="utf-8">
<title>Two killed in Sumy | Sumy Daily</title>
<meta property="og:title" content="Two killed in Sumy">
<meta property="og:site_name" content="Sumy Daily">
<meta property="article:published_time" content="2025-04-08T23:30:00+03:00">
<link rel="canonical" href="https://example.org/news/1">
<script>document.title = "changed"</script></head><body>
<nav><a href="/">Home</a> <a href="/about">About us</a></nav>
<article><h1>Two killed in Sumy</h1>
<p>Shelling near Sumy killed two people on Monday, officials of the oblast said in the evening.</p>
<p>{}</p></article>
<footer>© 2023 Sumy Daily, all rights reserved</footer></body></html>"""


def report_of(text: str | bytes, name: str = "report.txt", published: date | None = None) -> Report:
    data = text.encode() if isinstance(text, str) else text
    return read_report(data, name, published=published, settings=SETTINGS)


def test_plain_text_is_taken_as_it_is() -> None:
    report = report_of("  Shelling near Sumy.\r\n\r\nTwo dead.\n", published=date(2025, 4, 8))
    assert report.text == "  Shelling near Sumy.\n\nTwo dead.\n"
    assert (report.name, report.published, report.title) == ("report.txt", date(2025, 4, 8), "")
    assert report.source.sha256 == report.sha256
    assert report.source.retrieved_at is not None
    assert datetime.now(UTC) - report.source.retrieved_at < timedelta(minutes=1)


def test_the_ending_says_the_format_in_any_case() -> None:
    assert report_of("x", "A.TXT").text == "x"
    with pytest.raises(FileRefusedError, match=r"map\.odt: .*\.txt, .*\.md, .*\.html"):
        report_of("x", "map.odt")
    with pytest.raises(FileRefusedError, match="none of the formats"):
        report_of("x", "README")


def test_every_ending_has_one_reader() -> None:
    assert len(SUFFIXES) == sum(len(reader.suffixes) for reader in READERS)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "the file is empty"),
        (b" \n\t\xc2\xa0\n", "a.txt", "holds no text"),
        ("\u200b\ufeff\u2060\n".encode(), "a.txt", "holds no text"),
        (b"<html><script>var x</script></html>", "a.html", "holds no text"),
        (b"<div>" * 60_000, "a.html", "holds no text"),
        (b"%PDF-1.4", "a.html", "it is a PDF"),
        (b"\x00\x01\x02", "a.md", "zero bytes"),
    ],
)
def test_files_without_text_are_refused_by_name(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(FileRefusedError, match=rf"^{name}: .*{reason}"):
        report_of(data, name)


def test_a_file_that_is_too_large_is_refused_with_both_sizes() -> None:
    small = Settings(max_text_bytes=1_000_000)
    with pytest.raises(
        FileRefusedError, match=r"a\.txt: it has 50\.0 MB, more than the 1\.0 MB.*MAX_TEXT_MB"
    ):
        read_report(b"x" * 50_000_000, "a.txt", settings=small)
    assert len(read_report(b"x" * 1_000_000, "a.txt", settings=small).text) == 1_000_000


def test_a_control_character_in_a_file_name_shows_as_an_escape() -> None:
    with pytest.raises(FileRefusedError, match=r"a\\x1b\[31m\.txt: the file is empty"):
        report_of(b"", "a\x1b[31m.txt")


def test_what_was_assumed_is_said() -> None:
    old = "Обстріл Сум: двоє загиблих, повідомила обласна адміністрація.".encode("cp1251")
    assert read_file(old, "a.txt", settings=SETTINGS).notes == (
        "Read as windows-1251: the file does not say its encoding.",
    )
    page = read_file(PAGE.encode(), "a.html", settings=SETTINGS)
    assert page.notes == ("Published on 2025-04-08, as its meta article:published_time says.",)
    corrected = read_file(PAGE.encode(), "a.html", published=date(2025, 4, 9), settings=SETTINGS)
    assert corrected.report.published == date(2025, 4, 9)
    assert corrected.notes == ("The date you gave is used; its meta article:published_time says 2025-04-08.",)


def test_a_page_yields_its_main_text_and_metadata() -> None:
    report = report_of(PAGE.format("Another paragraph."), "a.html")
    assert report.text.split("\n") == [
        "Two killed in Sumy",
        "Shelling near Sumy killed two people on Monday, officials of the oblast said in the evening.",
        "Another paragraph.",
    ]
    assert report.title == ""  # the text holds it
    assert report.published == date(2025, 4, 8)
    source = report.source
    assert (source.title, source.publisher) == ("Two killed in Sumy", "Sumy Daily")
    assert (source.url, source.language) == ("https://example.org/news/1", "uk")


@pytest.mark.parametrize("nasty", [n for n in NASTY if n.isprintable() and not n.startswith("<")])
def test_hostile_text_in_a_page_stays_text(nasty: str) -> None:
    assert nasty in report_of(PAGE.format(f"Officials said {nasty} in Sumy."), "a.html").text


def test_escaped_markup_becomes_plain_text_and_real_markup_goes() -> None:
    paragraph = "Seen: &lt;/script&gt; &lt;img src=x onerror=alert(1)&gt; <img src=x onerror=alert(2)>here"
    text = report_of(PAGE.format(paragraph), "a.html").text
    assert "Seen: </script> <img src=x onerror=alert(1)> here" in text
    assert "alert(2)" not in text


def test_scripts_and_addresses_of_scripts_do_not_come_through() -> None:
    page = PAGE.replace("https://example.org/news/1", "javascript:alert(1)")
    report = report_of(page, "a.html")
    assert "changed" not in report.text
    assert report.source.url == ""


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Two killed <b>in</b> Sumy</p><p>Then more</p>", "Two killed in Sumy\nThen more"),
        (
            "<html><body>Shelling <!-- x -->near Sumy<br>Two dead</body></html>",
            "Shelling near Sumy\nTwo dead",
        ),
        ("no markup &amp; no tags", "no markup & no tags"),
    ],
)
def test_a_page_without_a_main_part_gives_all_it_shows(page: str, text: str) -> None:
    assert report_of(page, "a.html").text == text


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
    ],
)
def test_a_page_in_the_encoding_it_declares(head: str) -> None:
    page = f"<html><head>{head}</head><body><p>Суми</p></body></html>"
    report = read_file(page.encode("cp1251"), "a.html", settings=SETTINGS)
    assert (report.report.text, report.notes) == ("Суми", ())


@pytest.mark.parametrize(
    ("marks", "day"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2025-06-08T01:00Z"}]}</script>',
            "2025-06-08",
        ),
        ('<time datetime="2025-06-07">7 June</time>', "2025-06-07"),
        ('<time datetime="2025-06-07">a</time><time datetime="2025-06-01">b</time>', None),
        ('<meta name="date" content="08/06/2025">', None),  # day or month first?
        ('<meta name="pubdate" content="Sun, 08 Jun 2025 10:00:00 GMT">', "2025-06-08"),
        ('<meta name="date" content="20250-06-08">', None),
        ('<script type="application/ld+json">{broken</script>', None),
        ("<p>© 2019 Someone</p>", None),
        ("<p>Updated 3 March 2024</p>", None),
    ],
)
def test_a_date_is_taken_only_from_where_the_page_states_it(marks: str, day: str | None) -> None:
    published = report_of(f"<html><body><p>Shelling near Sumy.</p>{marks}</body></html>", "a.html").published
    assert published == (date.fromisoformat(day) if day else None)


def test_front_matter_fills_the_metadata_and_stays_in_the_text() -> None:
    text = (
        "---\ntitle: 'Strike: Kryvyi Rih'\ndate: 2025-04-04 # local\nurl: https://example.org/a\n"
        "publisher: Example\nlang: en\ntags: [a, b]\n---\n# Strike\n\nTwenty killed.\n"
    )
    report = report_of(text, "a.md")
    assert report.text == text
    assert report.published == date(2025, 4, 4)
    source = report.source
    assert (source.title, source.url, source.publisher, source.language) == (
        "Strike: Kryvyi Rih", "https://example.org/a", "Example", "en",
    )  # fmt: skip


def test_a_date_in_the_front_matter_that_is_none_is_told(settings: Settings) -> None:
    read = read_file(b"---\ndate: 20250-05-05\n---\nA drone hit Sumy.\n", "a.md", settings=settings)
    assert read.report.published is None
    assert any("'20250-05-05' stands where its date should" in note for note in read.notes)


def test_a_source_in_the_front_matter_may_be_an_address_or_a_name() -> None:
    assert (
        report_of("---\nsource: https://example.org/b\n---\nx", "a.md").source.url == "https://example.org/b"
    )
    assert report_of("---\nsource: Wire\n---\nx", "a.md").source.publisher == "Wire"
    assert report_of("---\nurl: javascript:alert(1)\n---\nx", "a.md").source.url == ""


def test_markdown_without_front_matter_is_plain() -> None:
    report = report_of("# Strike\n\n---\n\ntitle: no\n---\n", "a.md")
    assert (report.source.title, report.published) == ("", None)


@settings(max_examples=50)
@given(st.text(max_size=300), st.sampled_from(sorted(SUFFIXES)))
def test_any_text_is_a_report_or_refused(text: str, suffix: str) -> None:
    try:
        report = report_of(text.encode("utf-8", "replace"), "a" + suffix)
    except FileRefusedError:
        return
    assert report.text.strip()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-04-08", date(2025, 4, 8)),
        ("2025/4/8 10:00", date(2025, 4, 8)),
        ("20250408T100000", date(2025, 4, 8)),
        ("2025-02-30", None),
        ("20250-01-01", None),
        ("0000-00-00", None),
        ("1200-01-01", None),
        ("yesterday", None),
        ("", None),
        ("Tue, 99 Foo 99999", None),
    ],
)
def test_metadata_dates(value: str, expected: date | None) -> None:
    assert metadata_date(value) == expected
