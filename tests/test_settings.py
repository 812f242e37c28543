"""Settings come from the environment, checked and by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import geo.settings
from geo.errors import InvalidValueError
from geo.layers.standalone import MOST
from geo.settings import ROOT, Settings, load_settings
from geo.store.limits import table


def test_an_empty_environment_gives_the_defaults() -> None:
    assert load_settings({}) == Settings()
    assert load_settings({"DATELINE_HOME": "", "DATELINE_REGION": ""}) == Settings()


def test_every_variable_is_heard(tmp_path: Path) -> None:
    settings = load_settings(
        {
            "DATELINE_HOME": str(tmp_path),
            "DATELINE_BOUNDARIES": "de_facto",
            "DATELINE_REGION": "RU-BEL",
            "DATELINE_THRESHOLD": "0.75",
            "DATELINE_SPACY": "en_core_web_md",
            "DATELINE_ONLINE": "Photon",
            "DATELINE_ONLINE_URL": "http://127.0.0.1:2322/photon",
            "DATELINE_MAX_TEXT_MB": "0.5",
            "DATELINE_MAX_FILE_MB": "9000",
            "DATELINE_MAX_ROWS": "1000",
        }
    )
    assert settings == Settings(
        home=tmp_path,
        boundaries="de_facto",
        region="RU-BEL",
        threshold=0.75,
        spacy="en_core_web_md",
        online="photon",
        online_url="http://127.0.0.1:2322/photon",
        max_text_bytes=500_000,
        max_file_bytes=9_000_000_000,
        max_rows=1_000,
    )
    assert settings.store_path == tmp_path / "incidents.sqlite"
    assert settings.gazetteer_path == tmp_path / "gazetteer.sqlite"


def test_a_tilde_is_the_home_folder() -> None:
    assert load_settings({"DATELINE_HOME": "~/d"}).home == Path.home() / "d"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATELINE_BOUNDARIES", "mine"),
        ("DATELINE_REGION", "Ukraine"),
        ("DATELINE_REGION", "ua"),
        ("DATELINE_THRESHOLD", "high"),
        ("DATELINE_THRESHOLD", "1.5"),
        ("DATELINE_THRESHOLD", "nan"),
        ("DATELINE_ONLINE", "google"),
        ("DATELINE_ONLINE_URL", "localhost:8080"),
        ("DATELINE_ONLINE_URL", "file:///etc/passwd"),
        ("DATELINE_MAX_TEXT_MB", "ten"),
        ("DATELINE_MAX_TEXT_MB", "0"),
        ("DATELINE_MAX_TEXT_MB", "-1"),
        ("DATELINE_MAX_TEXT_MB", "1001"),
        ("DATELINE_MAX_TEXT_MB", "inf"),
        ("DATELINE_MAX_TEXT_MB", "nan"),
        ("DATELINE_MAX_FILE_MB", "0"),
        ("DATELINE_MAX_FILE_MB", "large"),
        ("DATELINE_MAX_ROWS", "0"),
        ("DATELINE_MAX_ROWS", "-5"),
        ("DATELINE_MAX_ROWS", "many"),
    ],
)
def test_a_wrong_value_is_named(name: str, value: str) -> None:
    with pytest.raises(InvalidValueError, match=name):
        load_settings({name: value})


def test_every_variable_that_is_read_is_documented() -> None:
    source = (ROOT / "geo" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'environ\.get\("(\w+)"', source))
    documented = set(re.findall(r"^\| `(\w+)`", geo.settings.__doc__ or "", re.MULTILINE))
    assert read == documented


def test_the_documentation_has_every_variable_as_the_code_describes_it() -> None:
    rows = [line for line in (geo.settings.__doc__ or "").splitlines() if line.startswith("| `DATELINE_")]
    assert len(rows) >= 9
    told = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in told if line.startswith("| `DATELINE_")] == rows


def test_the_documentation_has_the_limits_of_the_code() -> None:
    told = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert table() in told
    upload = re.search(
        r"^maxUploadSize = (\d+)", (ROOT / ".streamlit" / "config.toml").read_text(), re.MULTILINE
    )
    assert upload and f"({upload[1]} MB;" in told
    assert f"{MOST:,} incidents" in told
