"""`gazetteer download`: fetch GeoNames's dump of a country, for those who are online and ask for it."""

from __future__ import annotations

import http.client
import re
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable
from email.message import Message
from pathlib import Path

from geo.errors import GazetteerError, InvalidValueError
from geo.safe_zip import DAMAGED_ZIP
from geo.settings import Settings

BASE_URL = "https://download.geonames.org/export/dump"
USER_AGENT = "Dateline/0.1 (gazetteer download)"
_TIMEOUT_S = 30.0
_CHUNK = 1 << 16

Progress = Callable[[int, int], None]
"""Called with the bytes that are here and the bytes in all (0: unknown)."""


def size_of(country: str, *, base_url: str = BASE_URL) -> int:
    """Bytes of the dump of `country`, as the server says.

    Raises:
        InvalidValueError: `country` is no ISO 3166-1 alpha-2 code.
        GazetteerError: the server cannot be asked.
    """
    request = _request(country, base_url, method="HEAD")
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as response:  # noqa: S310 - http(s) only, see _request
            return _length(response.headers)
    except (OSError, http.client.HTTPException) as error:
        raise _unreachable(request.full_url, error) from error


def download(
    country: str, settings: Settings, *, progress: Progress | None = None, base_url: str = BASE_URL
) -> Path:
    """The dump of `country`, fetched into the home folder and checked; `add_files` puts it into the gazetteer.

    A download that broke off goes on where it stopped. An earlier dump is replaced only by a whole new one.

    Args:
        country: ISO 3166-1 alpha-2 code.
        settings: says where the home folder is.
        progress: told how far the download is.
        base_url: the server and folder of the dumps.

    Raises:
        InvalidValueError: `country` is no ISO 3166-1 alpha-2 code.
        GazetteerError: no network, no such file, not enough space, or what came is damaged.
    """
    request = _request(country, base_url)
    folder = settings.home / "downloads"
    target = folder / f"{country.upper()}.zip"
    part = target.with_suffix(".zip.part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _fetch(request, part, progress or _silent)
        _check(part, request.full_url)
        return part.replace(target)
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError) as error:
        raise _unreachable(request.full_url, error) from error
    except OSError as error:
        raise GazetteerError(f"{part}: cannot be written ({error.strerror or error}).") from error


def _request(country: str, base_url: str, method: str = "GET") -> urllib.request.Request:
    if not re.fullmatch(r"[A-Za-z]{2}", country):
        raise InvalidValueError("country", country, "an ISO 3166-1 alpha-2 code such as UA")
    if not base_url.startswith(("http://", "https://")):
        raise InvalidValueError("base_url", base_url, "an http:// or https:// address")
    url = f"{base_url}/{country.upper()}.zip"
    return urllib.request.Request(url, headers={"User-Agent": USER_AGENT}, method=method)  # noqa: S310 - checked above


def _fetch(request: urllib.request.Request, part: Path, progress: Progress) -> None:
    """Fetch what of the file is not in `part` yet."""
    here = part.stat().st_size if part.exists() else 0
    if here:
        request.add_header("Range", f"bytes={here}-")
    try:
        response = urllib.request.urlopen(request, timeout=_TIMEOUT_S)  # noqa: S310 - http(s) only, see _request
    except urllib.error.HTTPError as error:
        if error.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            return  # all of it is here
        raise
    with response:
        resumed = response.status == http.HTTPStatus.PARTIAL_CONTENT
        here = here if resumed else 0
        total = here + _length(response.headers)
        with part.open("ab" if resumed else "wb") as file:
            while chunk := response.read(_CHUNK):
                file.write(chunk)
                here += len(chunk)
                progress(here, total)
    if total and here < total:
        raise http.client.IncompleteRead(b"", total - here)


def _check(part: Path, url: str) -> None:
    """Refuse an archive that is not whole; a bad one is deleted, so that the next try begins anew."""
    try:
        with zipfile.ZipFile(part) as archive:
            damaged = archive.testzip()
    except DAMAGED_ZIP as error:
        damaged = str(error)
    if damaged is not None:
        part.unlink(missing_ok=True)
        raise GazetteerError(f"{url}: what came is no whole archive ({damaged}). Try again.")


def _length(headers: Message) -> int:
    value = headers.get("Content-Length", "0")
    return int(value) if value.isdigit() else 0


def _unreachable(url: str, error: Exception) -> GazetteerError:
    reason = getattr(error, "reason", None) or str(error) or type(error).__name__
    if isinstance(error, http.client.IncompleteRead):
        reason = f"broke off {error.expected or 0} bytes before the end; the next try goes on from there"
    return GazetteerError(f"{url}: could not be fetched ({reason}). Is there a network?")


def _silent(here: int, total: int) -> None:
    """Tell nobody."""
