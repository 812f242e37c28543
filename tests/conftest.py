"""What all tests share: the settings of a throw-away home, and the real gazetteer, built once."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser

from geo.settings import ROOT, Settings
from tests import chromium, prepare

# Loaded machines draw slowly; that is no fault of the code under test.
hypothesis.settings.register_profile(
    "dateline", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("dateline")

_FIRST = ("browser", "ui", "layers")
_COUNTED_CASES = 1
SHARED = ROOT.parent / "shared"


def pytest_configure(config: pytest.Config) -> None:
    """Measure coverage once in a worker: pytest-cov 7.1 starts a second measurement there and leaves the first one running.

    Two cost twice the time, and the first goes on in tests that are not counted.
    """
    plugin = config.pluginmanager.get_plugin("_cov")
    if hasattr(config, "workerinput") and plugin is not None and plugin.cov_controller is not None:
        plugin.cov_controller.cov.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long ones first, and count no lines of what repeats them: property tests, and cases after the first."""
    # Files of long tests come first: what begins last keeps everybody waiting.
    items.sort(
        key=lambda item: next((n for n, name in enumerate(_FIRST) if name in item.path.parts), len(_FIRST))
    )
    cases: Counter[str] = Counter()
    for item in items:
        test = item.nodeid.partition("[")[0]
        cases[test] += 1
        of_data = item.path.parent.name == "data_files"  # they look at shipped data, with little code of ours
        if (
            of_data
            or cases[test] > _COUNTED_CASES
            or hypothesis.is_hypothesis_test(getattr(item, "obj", None))
        ):
            item.add_marker("no_cover")


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the variables of the person who runs it."""
    for name in [n for n in os.environ if n.startswith("DATELINE_") and n != "DATELINE_BROWSER"]:
        monkeypatch.delenv(name)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings whose home is empty and thrown away."""
    return Settings(home=tmp_path / "home")


@pytest.fixture(scope="session")
def built_settings() -> Settings:
    """Settings whose home holds the real gazetteer; it is kept between runs in `build/`, rebuilt when outdated."""
    return prepare.built()


@pytest.fixture(scope="session")
def gazetteer(built_settings: Settings) -> object:
    """The real gazetteer."""
    from geo.gazetteer.opening import open_gazetteer

    return open_gazetteer(built_settings)


@pytest.fixture(scope="session")
def extractor(built_settings: Settings) -> object:
    """Reader of reports over the real gazetteer."""
    from geo.events.extract import Extractor
    from geo.gazetteer.opening import open_gazetteer

    return Extractor.load(open_gazetteer(built_settings), built_settings)


@pytest.fixture
def home(tmp_path: Path, built_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own with the real gazetteer in it, named by DATELINE_HOME."""
    made = tmp_path / "home"
    made.mkdir()
    (made / "gazetteer.sqlite").hardlink_to(built_settings.gazetteer_path)
    monkeypatch.setenv("DATELINE_HOME", str(made))
    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One real Chromium for the whole run: Playwright allows no second one beside it."""
    with chromium.started() as running:
        yield running
