"""The pages in another language: chosen, kept, and without a leftover of English."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.speech import language
from geo.speech.language import ENGLISH, LANGUAGES, MAP, read
from geo.ui.frame import PAGES
from geo.ui.language_choice import wishes
from tests.ui.conftest import Open
from tests.ui.grid import column
from tests.ui.test_pages import REPORT, text_of

OTHERS = [code for code in LANGUAGES if code != ENGLISH]
_PIECES = ("label", "placeholder", "help", "value", "body")


def pieces(app: AppTest) -> Iterator[str]:
    """Every text on the page, piece by piece: labels, help, choices, headings, and the text between our tags."""
    for element in app.main:
        for name in _PIECES:
            found = getattr(element.proto, name, None)
            if isinstance(found, str):
                yield found
        yield from (
            o.content if hasattr(o, "content") else str(o) for o in getattr(element.proto, "options", ())
        )
    for one in app.html:
        if not one.value.startswith(("<style", "<script")):
            yield from map(html.unescape, re.split(r"<[^>]*>", one.value))


@cache
def pattern(text: str) -> re.Pattern[str]:
    """Finds a word of the catalogue with numbers or words of the other language in its gaps."""
    return re.compile(re.sub(r"\\\{\w+\\\}", "[^A-Za-z]+", re.escape(text.strip())))


def leftovers(app: AppTest, code: str) -> list[str]:
    """English words of the catalogue that stand on the page alone, though the language has its own."""
    words = []
    for message in read(code):
        if not message.id or message.context == MAP:
            continue
        told = (message.string,) if isinstance(message.string, str) else message.string
        english = (message.id,) if isinstance(message.id, str) else message.id
        words += [e for e in english if e not in told and re.search("[a-z]{2}", re.sub(r"\{\w+\}", "", e))]
    shown = {one.strip() for one in pieces(app)}
    return [one for one in words if any(pattern(one).fullmatch(text) for text in shown)]


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_drawn_in_the_language(open_page: Open, page: str, code: str) -> None:
    app = open_page(lang=code, incident="demo-2025-kryvyi-rih")
    if page != "app.py":
        app.switch_page(page).run()
    assert not app.exception
    assert [link.label for link in app.get("page_link")][: len(PAGES)] != list(PAGES.values())
    assert leftovers(app, code) == []
    assert re.search("[іїє]" if code == "uk" else "[ыэ]", text_of(app))


@pytest.fixture(params=OTHERS)
def code(request: pytest.FixtureRequest) -> Iterator[str]:
    """A language that the test's own thread speaks, too: AppTest asks there what choices are called."""
    language.use(request.param)
    yield request.param
    language.use(ENGLISH)


def test_a_report_is_read_and_saved_in_the_language(open_page: Open, code: str) -> None:
    app = open_page("pages/add_reports.py", lang=code)
    app.text_area(key="report_text").set_value(REPORT)
    next(b for b in app.button if b.proto.is_form_submitter).click().run()
    assert not app.exception
    assert leftovers(app, code) == []
    next(b for b in app.button if (b.key or "").startswith("save_")).click().run()
    assert not app.exception
    assert leftovers(app, code) == []
    assert {"uk": "Збережено 1 інцидент", "ru": "Сохранён 1 инцидент"}[code] in text_of(app)


def test_a_leftover_is_found() -> None:
    app = AppTest.from_string(
        "import streamlit as st\nst.html('<p>Saved 3 incidents</p>')\nst.button('Close')"
    ).run()
    assert set(leftovers(app, "uk")) == {"Saved {n} incidents", "Close"}


def test_the_choice_stays_in_session_and_address(open_page: Open) -> None:
    app = open_page(type=["Battles"])
    assert "lang" not in app.query_params
    app.segmented_control(key="language").set_value("uk").run()
    assert app.query_params == {"type": "Battles", "lang": "uk"}
    assert "Бої" in " ".join(o.content for o in app.get("button_group")[-1].proto.options)
    app.switch_page("pages/about.py").run()
    assert app.query_params["lang"] == "uk"
    assert "Про Dateline" in app.title[0].value
    app.segmented_control(key="language").set_value("en").run()
    assert (app.title[0].value, app.query_params["lang"]) == ("About Dateline", "en")
    app.query_params["lang"] = "ru"  # the browser's back button
    assert app.run().title[0].value == "О Dateline"


def test_two_sessions_are_read_in_two_languages(open_page: Open) -> None:
    one, other = open_page(lang="uk"), open_page(lang="ru")
    assert "із" in text_of(one.run()) and "із" not in text_of(other.run())
    assert "Карта" in [link.label for link in other.get("page_link")]
    assert "Мапа" in [link.label for link in one.run().get("page_link")]
    assert language.current() == ENGLISH


@pytest.mark.parametrize(
    "query", [{"lang": "xx"}, {"lang": ["uk", "ru"]}, {"lang": "<script>alert(1)</script>"}]
)
def test_a_language_that_is_none_is_told(open_page: Open, query: dict[str, Any]) -> None:
    app = open_page(**query)
    assert not app.exception
    assert "Part of this link could not be used" in text_of(app)
    assert "lang" not in app.query_params and "<script>alert" not in text_of(app)


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("uk-UA,uk;q=0.9,ru;q=0.8,en;q=0.7", ["uk", "uk", "ru", "en"]), ("en;q=0.5, ru", ["ru", "en"]), ("de-DE", ["de"]), ("", [""]),
        ("uk;q=0, ru;q=x, *;q=0.1", ["*"]), ("ru;q=nan", []), (",;=;;q=," * 200, None),
    ],
)  # fmt: skip
def test_wishes_of_a_browser_are_read(header: str, wanted: list[str] | None) -> None:
    found = list(wishes(header))
    assert found == wanted if wanted is not None else not set(found) & set(LANGUAGES)


def test_names_of_places_are_those_of_the_language(open_page: Open) -> None:
    app = open_page(lang="uk", incident="demo-2025-kryvyi-rih").switch_page("pages/incidents.py").run()
    assert "Дніпропетровська область, Україна" in text_of(app)
    places = " ".join(column(app, "where"))
    assert "Білорусь" in places or "Росія" in places
    assert "Russia" not in places and "Ukraine" not in places and "Oblast" not in places
