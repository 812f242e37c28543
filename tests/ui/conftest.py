"""Pages run in a home of their own that holds the real gazetteer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from geo.settings import ROOT, Settings

Open = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def _components_are_sought_once() -> Iterator[None]:
    """Streamlit reads what every installed package says of itself, half a second, for each AppTest anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
        )
        yield


@pytest.fixture
def home(tmp_path: Path, built_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A throw-away home with the gazetteer in it, and nothing kept from the test before."""
    os.link(built_settings.gazetteer_path, tmp_path / "gazetteer.sqlite")
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    monkeypatch.setattr("geo.ui.map_page._TO_DRAW_S", 0.0)  # no browser draws a map here
    st.cache_resource.clear()
    yield tmp_path
    st.cache_resource.clear()


@pytest.fixture
def open_page(home: Path) -> Open:
    """Open a page as a visitor does, through the app; `query` goes into its address."""

    def open_(page: str = "app.py", /, **query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        if page == "app.py":
            app.query_params.update(query)
            return app.run()
        app.run()
        app.query_params.update(query)
        return app.switch_page(page).run()

    return open_
