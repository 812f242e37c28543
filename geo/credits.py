"""Where the shipped data comes from and under which terms: `data/SOURCES.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from geo.errors import FileRefusedError
from geo.settings import ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source of data, or a package.

    Attributes:
        key: short name, as in a place's `source`; empty for a package.
        name: what it is called.
        version: which state of it was used.
        licence: SPDX expression, or the terms in words.
        attribution: the credit its terms ask for, empty where they ask for none.
        url: where it is published.
        used_for: what it is used for here.
        note: what else must be known of its terms.
    """

    key: str = ""
    name: str = ""
    version: str = ""
    licence: str = ""
    attribution: str = ""
    url: str = ""
    used_for: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """Everything that must or should be named.

    Attributes:
        data: sources of facts.
        packages: software that Dateline runs on.
    """

    data: tuple[Source, ...]
    packages: tuple[Source, ...]


def load_credits(path: Path | None = None) -> Credits:
    """Read the file of sources; the shipped one where `path` is None.

    Raises:
        FileRefusedError: it is missing or damaged.
    """
    path = path or ROOT / "data" / "SOURCES.toml"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return Credits(
            data=tuple(_source(one) for one in raw.get("data", ())),
            packages=tuple(_source(one) for one in raw.get("package", ())),
        )
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise FileRefusedError(path, f"cannot be read ({error})", "Restore it from the release.") from error


def _source(entry: dict[str, object]) -> Source:
    return Source(**{field: str(entry[field]) for field in Source.__slots__ if field in entry})
