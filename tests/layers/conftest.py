"""Stores, static folders and a web server for maps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from geo.events.catalogue import IncidentTypes, load_types
from geo.gazetteer.admin import AdminIndex
from geo.layers import StaticFolder
from geo.settings import ROOT, Settings
from geo.store import Store
from tests.layers.made import INCIDENTS


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
