"""Make the gazetteer of the tests, where there is none or an outdated one: `python -m tests.prepare`.

`make test` has this done beside the type checker, which leaves the second processor idle.
"""

from __future__ import annotations

from geo.gazetteer.opening import open_gazetteer
from geo.settings import ROOT, Settings


def built() -> Settings:
    """Settings whose home, kept between runs in `build/`, holds the real gazetteer."""
    made = Settings(home=ROOT / "build" / "test-home")
    made.home.mkdir(parents=True, exist_ok=True)
    open_gazetteer(made)
    return made


if __name__ == "__main__":
    built()
