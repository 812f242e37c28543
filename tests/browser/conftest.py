"""A real server on loopback and a real Chromium that may talk to nobody else."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from geo.settings import Settings
from tests.browser.nursery import Nursery
from tests.browser.server import Server, Watch


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test beside this file drives a browser and may use loopback."""
    here = Path(__file__).resolve().parent
    for item in items:
        if here in item.path.resolve().parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.enable_socket)


@pytest.fixture
def home(tmp_path: Path, built_settings: Settings) -> Path:
    """A home that holds the real gazetteer and no incident yet."""
    os.link(built_settings.gazetteer_path, tmp_path / "gazetteer.sqlite")
    return tmp_path


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Has what servers import."""
    made = Nursery()
    yield made
    made.close()


@pytest.fixture
def serve(nursery: Nursery) -> Iterator[Callable[..., Server]]:
    """Starts servers and stops them when the test is over and its pages are closed."""
    made = []

    def start(home: Path, **options: Any) -> Server:
        made.append(Server(home=home, **{"nursery": nursery, **options}))
        made[-1].start()
        return made[-1]

    yield start
    for server in made:
        server.stop()


@pytest.fixture
def server(home: Path, serve: Callable[..., Server]) -> Server:
    """The pages, running."""
    return serve(home)


@pytest.fixture(scope="session")
def shared_server(
    built_settings: Settings, tmp_path_factory: pytest.TempPathFactory, nursery: Nursery
) -> Iterator[Server]:
    """The pages, running, for tests that change nothing of what is stored."""
    made = Server(home=tmp_path_factory.mktemp("home"), nursery=nursery)
    os.link(built_settings.gazetteer_path, made.home / "gazetteer.sqlite")
    made.start()
    yield made
    made.stop()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Collects faults of the pages it watches; the test fails on any."""
    made = Watch()
    yield made
    made.check()


@pytest.fixture
def new_page(browser: Browser, watch: Watch, serve: object) -> Iterator[Callable[..., Page]]:
    """Opens pages of a fresh browser profile, each watched."""
    contexts = []

    def open_(width: int = 1280, height: int = 1000, scheme: str = "light", locale: str = "en-GB") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            locale=locale,
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
