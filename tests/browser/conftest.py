"""A real server on loopback and a real Chromium that may talk to nobody else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from geo.settings import Settings
from tests.browser.server import Server, Watch

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-default-apps", "--no-first-run",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test beside this file drives a browser and may use loopback."""
    here = Path(__file__).resolve().parent
    for item in items:
        if here in item.path.resolve().parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.enable_socket)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium; where none is found the test is skipped, or fails if DATELINE_BROWSER is `required`."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        reason = f"no Chromium on the PATH ({', '.join(NAMES)}); install Debian's package chromium"
        if os.environ.get("DATELINE_BROWSER") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        expect.set_options(timeout=60_000)
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def home(tmp_path: Path, built_settings: Settings) -> Path:
    """A home that holds the real gazetteer and no incident yet."""
    os.link(built_settings.gazetteer_path, tmp_path / "gazetteer.sqlite")
    return tmp_path


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Starts servers and stops them when the test is over and its pages are closed."""
    made = []

    def start(home: Path, **options: Any) -> Server:
        made.append(Server(home=home, **options))
        made[-1].start()
        return made[-1]

    yield start
    for server in made:
        server.stop()


@pytest.fixture
def server(home: Path, serve: Callable[..., Server]) -> Server:
    """The pages, running."""
    return serve(home)


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Collects faults of the pages it watches; the test fails on any."""
    made = Watch()
    yield made
    made.check()


@pytest.fixture
def new_page(chromium: Browser, watch: Watch, serve: object) -> Iterator[Callable[..., Page]]:
    """Opens pages of a fresh browser profile, each watched."""
    contexts = []

    def open_(width: int = 1280, height: int = 1000, scheme: str = "light") -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        watch.over(page)
        return page

    yield open_
    for context in contexts:
        context.close()
