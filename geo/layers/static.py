"""The folder that the web server hands out: Leaflet, our scripts, the base map, the incidents of open maps."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from geo.settings import ROOT

LEAFLET = "vendor/leaflet-1.9.3"
_LEAFLET_FILES = ("leaflet.js", "leaflet.css", "images/layers.png", "images/layers-2x.png")
_SCRIPTS = (
    "packed", "geometry", "words", "trouble", "basemap", "symbols", "signs", "clusters", "surfaces", "shapes", "selection", "painting", "pointing",
    "incidents", "calendar", "spans", "playback", "zooming", "timeline", "drawing", "picture", "keeping", "tools", "legend", "frame",
)  # fmt: skip
_DAY = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticFolder:
    """Where the files lie and under which address a map's page finds them.

    Attributes:
        path: the folder.
        url: its address without a slash at the end. The default is right inside streamlit-folium's frame
            (`<base>/component/<name>/index.html`), also behind a base path.
    """

    path: Path = ROOT / "static"
    url: str = "../../app/static"

    def install(self) -> None:
        """Copy Leaflet from its pinned package, where it is not there yet.

        Each file is written whole or not at all, so two starts at once do no harm.

        Raises:
            OSError: the folder cannot be written.
        """
        package = files("xstatic.pkg.leaflet") / "data"
        for name in _LEAFLET_FILES:
            source, target = package / name, self.path / LEAFLET / name
            content = source.read_bytes()
            if not target.exists() or target.stat().st_size != len(content):
                _write(target, content)

    def publish(self, digest: str, make: Callable[[], bytes]) -> str:
        """Put a file of numbers under the name `digest`; returns its address.

        Files that no map asked for during a day are removed.

        Args:
            digest: stands for all that the file is made of, so that one of that name need not be made again.
            make: its content.

        Raises:
            OSError: the folder cannot be written.
        """
        target = self.path / "data" / f"{digest}.bin"
        if target.exists():
            os.utime(target)
        else:
            _write(target, make())
        for other in target.parent.glob("*.bin"):
            with suppress(OSError):  # another process may have removed it
                if time.time() - other.stat().st_mtime > _DAY:
                    other.unlink()
        return f"{self.url}/data/{digest}.bin"

    def holds(self, digest: str) -> bool:
        """Whether a published file is still there; asking for it counts as use, so it stays for another day.

        For a page that remembers what it published: `st.cache_resource(validate=...)`.
        """
        with suppress(OSError):
            os.utime(self.path / "data" / f"{digest}.bin")
            return True
        return False

    def scripts(self) -> list[tuple[str, str]]:
        """Names and addresses of the scripts of a map, in the order they must load; changed ones get new addresses.

        They load one after another, so ours come as one file. The first comes inside its address: it tries again what the server, while restarting, failed to send.
        """
        patience = base64.b64encode((self.path / "map/patience.js").read_bytes()).decode("ascii")
        return [
            ("dateline_patience", f"data:text/javascript;base64,{patience}"),
            ("leaflet", f"{self.url}/{LEAFLET}/leaflet.js"),
            ("dateline", self._bundle()),
        ]

    def styles(self) -> list[tuple[str, str]]:
        """Names and addresses of the stylesheets, in order."""
        return [
            ("leaflet_css", f"{self.url}/{LEAFLET}/leaflet.css"),
            ("dateline_css", self._dated("map/map.css")),
        ]

    def script(self) -> bytes:
        """Our scripts, one after another."""
        return b"".join((self.path / f"map/{name}.js").read_bytes() for name in _SCRIPTS)

    def words(self, language: str, words: Mapping[str, str | Mapping[str, str]]) -> str:
        """Put what the scripts say in another language into a file; returns its address.

        Args:
            language: ISO 639-1.
            words: English -> the same in the language; the forms of a plural by CLDR's name for each (`static/map/words.js`).

        Raises:
            OSError: the folder cannot be written.
        """
        content = f"window.Dateline.words.speak({json.dumps(language)}, {json.dumps(words)});\n".encode(
            "ascii"
        )
        return self._script("words", content)

    def _bundle(self) -> str:
        """Address of our scripts in one file, made where it is not there yet."""
        return self._script("map", self.script())

    def _script(self, kind: str, content: bytes) -> str:
        name = f"data/{kind}-{hashlib.sha256(content).hexdigest()[:16]}.js"
        if not (self.path / name).exists():
            _write(self.path / name, content)
        return f"{self.url}/{name}"

    def _dated(self, name: str) -> str:
        digest = hashlib.sha256((self.path / name).read_bytes()).hexdigest()[:8]
        return f"{self.url}/{name}?v={digest}"


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
