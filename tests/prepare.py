"""Make the gazetteer of the tests, where there is none or an outdated one, and compile the tests: `python -m tests.prepare`.

`make test` has this done beside the type checker, which leaves the second processor idle.
"""

from __future__ import annotations

import subprocess
import sys

from geo.gazetteer.opening import open_gazetteer
from geo.settings import ROOT, Settings


def built() -> Settings:
    """Settings whose home, kept between runs in `build/`, holds the real gazetteer."""
    made = Settings(home=ROOT / "build" / "test-home")
    made.home.mkdir(parents=True, exist_ok=True)
    open_gazetteer(made)
    return made


def compiled() -> None:
    """Have the tests read once, so that not each of the processes that run them rewrites their assertions for itself.

    What goes wrong is told by the run itself.
    """
    subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-qq"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )


if __name__ == "__main__":
    compiled()
    built()
