"""The two reports the product was asked for; their text is not ours, so the test skips where they are absent."""

from __future__ import annotations

import subprocess
import sys

import pytest

from geo.settings import ROOT, Settings
from tests.conftest import SHARED

CHECK = SHARED / "check" / "reports.py"


@pytest.mark.skipif(not CHECK.exists(), reason="the two reports are not beside the project")
def test_the_two_reports_come_out_right(built_settings: Settings) -> None:
    done = subprocess.run(
        [sys.executable, str(CHECK)],
        cwd=ROOT,
        env={"PYTHON": sys.executable, "DATELINE_HOME": str(built_settings.home), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
