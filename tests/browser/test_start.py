"""The first start builds the gazetteer once, in sight of everyone who waits; text stays text in Markdown."""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from geo.settings import ROOT
from geo.ui.plain import JOINER, one_line
from tests import small_cities
from tests.browser import pages
from tests.browser.server import Server
from tests.factories import NASTY
from tests.ui.test_plain import MARKUP

NewPage = Callable[..., Page]
Serve = Callable[..., Server]
_SHOWN = """count => {
    const marked = "a, img, code, em, del, svg.katex, .katex, table, h1, h2, script, input[type=image]";
    const drawn = {};
    for (const way of ["markdown", "label", "notice"]) {
        drawn[way] = Array.from({length: count}, (_, number) => {
            const block = document.querySelector(`.st-key-${way}_${number}`);
            return [block.innerText, block.querySelectorAll(marked).length];
        });
    }
    return drawn;
}"""


def test_the_first_start_builds_the_gazetteer_once_for_two_tabs(
    tmp_path: Path, serve: Serve, new_page: NewPage
) -> None:
    path = os.pathsep.join([str(small_cities.package(tmp_path / "packages")), str(ROOT)])
    server = serve(tmp_path, nursery=None, environment={"PYTHONPATH": path})
    first, second = new_page(), new_page()
    first.goto(server.url)
    expect(first.get_by_role("progressbar")).to_be_visible()
    second.goto(server.url)
    expect(second.get_by_role("progressbar")).to_be_visible()
    expect(second.get_by_text(re.compile("Building the gazetteer, once"))).to_be_visible()
    for page in (first, second):
        page.set_default_timeout(300_000)
        page.locator("iframe[title*='folium']").wait_for()
        assert pages.drawn(page)["shown"] > 0
    assert not list(tmp_path.glob("*.new"))


def test_no_text_from_outside_is_markdown(tmp_path: Path, serve: Serve, new_page: NewPage) -> None:
    choice = random.Random(7)  # noqa: S311 - the same texts in every run
    texts = [*MARKUP, *NASTY, "www.example.org", "a@example.org", ":streamlit:", "a -> b -- c <= d"]
    texts += [
        "".join(choice.choices([*texts, " ", "\n", "[", "](", "*", ":", "$", "`"], k=4)) for _ in range(150)
    ]
    texts = [t for t in texts if one_line(t)]
    (tmp_path / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    server = serve(
        tmp_path,
        script=Path(__file__).resolve().parent / "markdown_page.py",
        environment={"TEXTS": str(tmp_path / "texts.json")},
    )
    page = new_page()
    page.goto(server.url)
    page.locator(".st-key-end").wait_for()
    page.wait_for_function(
        f"count => Object.values(({_SHOWN})(count)).flat().every(([shown]) => shown)", arg=len(texts)
    )
    drawn = page.evaluate(_SHOWN, len(texts))  # at once: asking for each alone takes longer than drawing them
    for way, blocks in drawn.items():
        for text, (shown, made) in zip(texts, blocks, strict=True):
            assert one_line(shown.replace(JOINER, "")) == one_line(text).replace(JOINER, ""), (way, text)
            assert made == 0, (way, text)
