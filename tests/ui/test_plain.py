"""Text from outside stays text, in Markdown and in HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.ui.html import Html, joined, link, tag
from geo.ui.plain import JOINER, one_line, plain, sendable
from tests.factories import NASTY

anything = st.sampled_from(NASTY) | st.text(max_size=60)
MARKUP = [
    ":red[x]", ":tada:", ":material/home:", "$x^2$", "$$x$$", "![a](http://198.51.100.1/x.png)", "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))", "**b** _i_ `c` ~~s~~", "# h", "1. x", "- [x] y", "> q", "| a |\n|--|", "```mermaid\nx\n```",
    "<b>x</b>", "&lt;b&gt; &copy;", "\\*", "[^1]", ":blue-badge[x]", ":color[x]{foreground=\"red\"}",
]  # fmt: skip


@given(anything | st.sampled_from(MARKUP))
def test_every_mark_of_punctuation_is_escaped_and_nothing_is_lost(text: str) -> None:
    safe = plain(text, limit=10_000)
    assert "\n" not in safe
    bare = re.sub(r"\\([!-/:-@\[-`{-~])", "", safe)
    assert not re.search(r"[!-/:-@\[-`{-~]", bare), "punctuation without a backslash"
    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", safe).replace(JOINER, "")
    assert shown == one_line(text).replace(JOINER, "")


@pytest.mark.parametrize(
    "text", ["http://198.51.100.1/", "www.example.org", "WWW.example.org", "a@example.org", ":streamlit:", "a -> b", "x -- y"]
)  # fmt: skip
def test_what_is_looked_for_after_the_backslashes_is_broken_up(text: str) -> None:
    shown = plain(text).replace("\\", "")
    assert shown != text
    assert shown.replace(JOINER, "") == text


def test_long_texts_end_in_an_ellipsis() -> None:
    assert plain("a" * 700) == "a" * 599 + "…"


def test_direction_marks_and_control_characters_cannot_disguise_a_text() -> None:
    assert one_line("a\u202eb\u2066c\x1bd\x00") == "abc\ufffdd\ufffd"
    assert one_line(" a\n\tb\u2028c ") == "a b c"
    assert sendable("a\ud800b\x00") == "a\ufffdb\ufffd"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@given(anything, anything)
def test_html_holds_only_the_elements_that_were_made(text: str, value: str) -> None:
    made = tag("p", "before ", tag("span", text, title=value), None, class_="dl-x")
    reader = _Reader()
    reader.feed(str(made))
    reader.close()
    assert reader.seen == ["p", "span"]
    assert [name for name, _ in reader.attributes] == ["class", "title"]
    newlines = sendable(text).replace("\r\n", "\n").replace("\r", "\n")
    assert reader.text.replace("\r\n", "\n").replace("\r", "\n") == f"before {newlines}"


@given(anything)
def test_only_http_addresses_become_links(address: str) -> None:
    assert ("<a " in link("x", address)) == address.lower().startswith(("http://", "https://"))
    assert link("x", "javascript:alert(1)") == "<span>x</span>"


def test_pieces_are_joined_without_escaping_them_twice() -> None:
    assert joined((tag("b", "<"), " & ", None)) == "<b>&lt;</b> &amp; "
    assert isinstance(joined(()), Html)
