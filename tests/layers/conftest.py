"""Stores, static folders and a web server for maps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from geo.events.catalogue import IncidentTypes, load_types
from geo.filters import Criteria, select
from geo.gazetteer.admin import AdminIndex
from geo.layers import StaticFolder, incident_layer, map_frame, publish_incidents
from geo.settings import ROOT, Settings
from geo.store import Store
from tests.chromium import watched
from tests.layers.made import INCIDENTS, LISTEN, READY


@pytest.fixture(scope="package")
def admin() -> AdminIndex:
    return AdminIndex.load(Settings())


@pytest.fixture(scope="package")
def types() -> IncidentTypes:
    return load_types(Settings().data / "incident_types.toml")


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A web site of its own: our scripts and base map linked in, the rest made by the code under test."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "static").mkdir()
    for name in ("map", "basemap"):
        (folder / "static" / name).symlink_to(ROOT / "static" / name)
    return folder


@pytest.fixture(scope="package")
def static(site: Path) -> StaticFolder:
    folder = StaticFolder(path=site / "static", url="/static")
    folder.install()
    return folder


@pytest.fixture(scope="package")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("layers") / "store.sqlite") as store:
        store.add_incidents(INCIDENTS)
        yield store


_OPENED = count()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="package")
def server(site: Path) -> Iterator[str]:
    """Address of a web server over `site`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture(scope="package")
def profiles(browser: Browser) -> Iterator[Callable[[bool], BrowserContext]]:
    """Browser profiles, with a finger or without, that keep what pages have loaded; each page has a session of its own."""
    made: dict[bool, BrowserContext] = {}

    def profile(touch: bool) -> BrowserContext:
        if touch not in made:
            made[touch] = browser.new_context(has_touch=touch, is_mobile=touch)
        return made[touch]

    yield profile
    for context in made.values():
        context.close()


@pytest.fixture
def opened(
    profiles: Callable[[bool], BrowserContext],
    server: str,
    site: Path,
    static: StaticFolder,
    store: Store,
    types: IncidentTypes,
    admin: AdminIndex,
) -> Iterator[Callable[..., Page]]:
    """Opens a map with a date slider of a selection of the module's store; no page may have gone wrong."""
    data = publish_incidents(store.columns(), types, lambda: admin, static)
    made = []

    def open_map(
        criteria: Criteria = Criteria(),  # noqa: B008 - frozen
        size: tuple[int, int] = (1000, 800),
        theme: Any = "light",
        touch: bool = False,
    ) -> Page:
        frame = map_frame(static, location=(48.5, 34.5), theme=theme, timeline=True)
        incident_layer(select(store, criteria), data).add_to(frame)
        name = f"opened-{next(_OPENED)}.html"  # each of its own: pages are kept by the profile
        (site / name).write_text(frame.get_root().render(), encoding="utf-8")
        watch = watched(profiles(touch).new_page())
        made.append(watch)
        watch.page.set_viewport_size({"width": size[0], "height": size[1]})
        watch.page.goto(f"{server}/{name}")
        watch.page.wait_for_function(READY)
        watch.page.evaluate(LISTEN)
        return watch.page

    yield open_map
    for watch in made:
        watch.page.close()
        assert (watch.outside, watch.errors, watch.dialogs) == ([], [], [])
