"""Everything that can be set, in one frozen object made from the environment by one function.

| variable | meaning | default |
|---|---|---|
| `DATELINE_HOME` | folder for the gazetteer, the incident store and caches | `var/` beside `app.py` |
| `DATELINE_BOUNDARIES` | `un`: Crimea and Sevastopol as UN General Assembly resolution 68/262 has them (Ukraine); `de_facto`: as Natural Earth draws them (Russia) | `un` |
| `DATELINE_REGION` | region of interest: an ISO 3166 code such as `UA` or `RU-BEL`, preferred when a name is ambiguous | none |
| `DATELINE_THRESHOLD` | score from 0 to 1 below which a name in a text, or in a table's row without coordinates, gets no place of its own | 0.4 |
| `DATELINE_SPACY` | name of an installed spaCy pipeline that finds the names in texts instead of Dateline's own recogniser | none |
| `DATELINE_ONLINE` | `nominatim` or `photon`: names that the gazetteer lacks are looked up online | off |
| `DATELINE_ONLINE_URL` | address of that server, for one of your own | the public one |
| `DATELINE_MAX_TEXT_MB` | largest report (file, web page or feed) that is read, in megabytes | 10 |
| `DATELINE_MAX_FILE_MB` | largest table or file of geodata that is imported, in megabytes | 8000 |
| `DATELINE_MAX_ROWS` | most rows of a table or file of geodata that is imported | 20000000 |
| `DATELINE_PRIVATE_ADDRESSES` | `1`: reports may be fetched from private and loopback addresses; link-local ones and those of clouds' own services stay forbidden | off |
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from geo.errors import InvalidValueError

ROOT = Path(__file__).resolve().parent.parent
Boundaries = Literal["un", "de_facto"]
Online = Literal["", "nominatim", "photon"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where things are and which choices hold.

    Attributes:
        home: folder that holds everything this installation makes.
        data: folder of the shipped data files.
        boundaries: whose view of disputed areas is used.
        region: ISO 3166-1 alpha-2 or ISO 3166-2 code preferred for ambiguous names, or None.
        threshold: score from 0 to 1 below which a name in a text gets no place.
        spacy: spaCy pipeline that finds the names in texts; empty for the recogniser built in.
        online: the online geocoder that is asked for names the gazetteer lacks; empty for none.
        online_url: its address, http or https; empty for the public server.
        max_text_bytes: largest report that is read: a file, a web page or a feed.
        max_file_bytes: largest table or file of geodata that is imported.
        max_rows: most rows that are imported of one.
        private_addresses: whether reports may be fetched from addresses that are not public.
    """

    home: Path = ROOT / "var"
    data: Path = ROOT / "data"
    boundaries: Boundaries = "un"
    region: str | None = None
    threshold: float = 0.4
    spacy: str = ""
    online: Online = ""
    online_url: str = ""
    max_text_bytes: int = 10_000_000
    max_file_bytes: int = 8_000_000_000
    max_rows: int = 20_000_000
    private_addresses: bool = False

    def __post_init__(self) -> None:
        if self.boundaries not in ("un", "de_facto"):
            raise InvalidValueError("DATELINE_BOUNDARIES", self.boundaries, "'un' or 'de_facto'")
        if self.region is not None and not re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", self.region):
            raise InvalidValueError("DATELINE_REGION", self.region, "an ISO 3166 code such as UA or RU-BEL")
        if not 0 <= self.threshold <= 1:
            raise InvalidValueError("DATELINE_THRESHOLD", self.threshold, "a number from 0 to 1")
        if self.online not in ("", "nominatim", "photon"):
            raise InvalidValueError("DATELINE_ONLINE", self.online, "'nominatim', 'photon' or empty")
        if self.online_url and not re.match(r"https?://[^/]", self.online_url):
            raise InvalidValueError("DATELINE_ONLINE_URL", self.online_url, "an http:// or https:// address")
        if not 0 < self.max_text_bytes <= 1_000_000_000:
            raise InvalidValueError(
                "DATELINE_MAX_TEXT_MB", self.max_text_bytes, "between 0 and 1000 megabytes"
            )
        if not 0 < self.max_file_bytes <= 10**12:
            raise InvalidValueError(
                "DATELINE_MAX_FILE_MB", self.max_file_bytes, "between 0 and 1000000 megabytes"
            )
        if not 0 < self.max_rows <= 10**9:
            raise InvalidValueError("DATELINE_MAX_ROWS", self.max_rows, "a number from 1 to 1000000000")

    @property
    def gazetteer_path(self) -> Path:
        """The SQLite file of places and names."""
        return self.home / "gazetteer.sqlite"

    @property
    def store_path(self) -> Path:
        """The SQLite file of reports and incidents."""
        return self.home / "incidents.sqlite"


def load_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Make the settings from environment variables (see the module's table).

    Raises:
        InvalidValueError: a variable holds something that cannot be used.
    """
    threshold = environ.get("DATELINE_THRESHOLD") or "0.4"
    try:
        least = float(threshold)
    except ValueError:
        raise InvalidValueError("DATELINE_THRESHOLD", threshold, "a number from 0 to 1") from None
    rows = environ.get("DATELINE_MAX_ROWS") or "20000000"
    if not re.fullmatch(r"\d{1,12}", rows, re.ASCII):
        raise InvalidValueError("DATELINE_MAX_ROWS", rows, "a whole number of rows")
    return Settings(
        home=Path(environ.get("DATELINE_HOME") or ROOT / "var").expanduser(),
        boundaries=cast(Boundaries, environ.get("DATELINE_BOUNDARIES") or "un"),
        region=environ.get("DATELINE_REGION") or None,
        threshold=least,
        spacy=environ.get("DATELINE_SPACY", ""),
        online=cast(Online, environ.get("DATELINE_ONLINE", "").lower()),
        online_url=environ.get("DATELINE_ONLINE_URL", ""),
        max_text_bytes=_bytes("DATELINE_MAX_TEXT_MB", environ.get("DATELINE_MAX_TEXT_MB") or "10"),
        max_file_bytes=_bytes("DATELINE_MAX_FILE_MB", environ.get("DATELINE_MAX_FILE_MB") or "8000"),
        max_rows=int(rows),
        private_addresses=environ.get("DATELINE_PRIVATE_ADDRESSES", "") == "1",
    )


def _bytes(name: str, megabytes: str) -> int:
    try:
        return int(float(megabytes) * 1_000_000)
    except (ValueError, OverflowError):
        raise InvalidValueError(name, megabytes, "a number of megabytes") from None
