"""A report from the web: one address that the user gives, asked for once.

Before each request (a redirect is another one) the host's addresses are looked up and every one of them must be public;
the connection then goes to the address that was checked, so that a name cannot change its mind in between. robots.txt
of the host is asked first and respected. Nothing else is fetched: no pictures, no scripts, no linked pages.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from geo.errors import FileRefusedError
from geo.importers.read import SUFFIXES, ReadFile, read_file
from geo.settings import Settings

AGENT = "Dateline"
MAX_REDIRECTS = 5
SECONDS = 30.0
_ROBOTS_BYTES = 500_000
_BY_TYPE = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf",
            "text/markdown": ".md"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server answered.

    Attributes:
        url: where the answer came from, after redirects.
        media_type: as the server says, lower case, without parameters.
        data: the bytes.
        retrieved_at: when (UTC).
    """

    url: str
    media_type: str
    data: bytes
    retrieved_at: datetime


def fetch_report(url: str, settings: Settings, *, published: date | None = None) -> ReadFile:
    """The report at a web address; its source keeps the address, the time and the text's SHA-256.

    Raises:
        FileRefusedError: no public http(s) address, forbidden by robots.txt, too large, too slow, too many
            redirects, an error of the server, or nothing that can be read. The message names the address.
    """
    fetched = fetch(url, settings)
    suffix = PurePosixPath(urlsplit(fetched.url).path).suffix.lower()
    ending = _BY_TYPE.get(fetched.media_type) or (suffix if suffix in SUFFIXES else "")
    if not ending:
        raise FileRefusedError(
            url, f"it is {fetched.media_type or 'of no stated type'}", "Save its text as a file and add that"
        )
    name = f"{urlsplit(fetched.url).hostname}{ending}"
    read = read_file(fetched.data, name, published=published, settings=settings)
    source = replace(read.report.source, url=fetched.url, retrieved_at=fetched.retrieved_at)
    return replace(read, report=replace(read.report, source=source, name=fetched.url))


def fetch(url: str, settings: Settings) -> Fetched:
    """Ask for one address; robots.txt of its host first. Raises like `fetch_report`."""
    deadline = time.monotonic() + SECONDS
    given = url
    for _ in range(MAX_REDIRECTS + 1):
        parts = _checked(url, given)
        _respect_robots(parts, given, settings, deadline)
        status, headers, data = _get(parts, given, settings, deadline, settings.max_text_bytes)
        if status in (301, 302, 303, 307, 308) and headers.get("location"):
            url = urljoin(url, headers["location"])
            continue
        if status != 200:
            raise FileRefusedError(
                given, f"the server answered {status}", "Open it in a browser and save the page"
            )
        media_type = headers.get("content-type", "").split(";")[0].strip().lower()
        return Fetched(url=url, media_type=media_type, data=data, retrieved_at=datetime.now(UTC))
    raise FileRefusedError(
        given, f"more than {MAX_REDIRECTS} redirects", "Give the address that the browser ends at"
    )


def _checked(url: str, given: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or parts.username
        or port == 0
        or not url.isprintable()
    ):
        raise FileRefusedError(given, "no http:// or https:// address", "Give the address of one report")
    return parts


def _address(parts: SplitResult, given: str, settings: Settings) -> str:
    """An address of the host to connect to.

    Raises:
        FileRefusedError: the host is unknown, or any of its addresses is not public.
    """
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise FileRefusedError(
            given, f"the host {host} is not known ({error})", "Check the address"
        ) from None
    for address in sorted(found):
        if not settings.private_addresses and not _is_public(address):
            raise FileRefusedError(
                given, f"it leads to {address}, which is no public address",
                "If that is meant, set DATELINE_PRIVATE_ADDRESSES=1",
            )  # fmt: skip
    return sorted(found)[0]


def _is_public(text: str) -> bool:
    address = ipaddress.ip_address(text.split("%")[0])
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (mapped is None or _is_public(str(mapped)))


def _get(
    parts: SplitResult, given: str, settings: Settings, deadline: float, most: int
) -> tuple[int, dict[str, str], bytes]:
    address = _address(parts, given, settings)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = http.client.HTTPConnection(parts.hostname or "", port)
    try:
        with _connected(parts, address, port, deadline) as raw:
            connection.sock = raw
            connection.request("GET", path, headers={"User-Agent": AGENT, "Accept-Encoding": "identity"})
            with connection.getresponse() as answer:
                data = _body(answer, given, deadline, most)
                return answer.status, {k.lower(): v for k, v in answer.getheaders()}, data
    except FileRefusedError:
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FileRefusedError(
            given, f"it could not be fetched ({error})", "Try again, or save the page"
        ) from None
    finally:
        connection.close()


def _connected(parts: SplitResult, address: str, port: int, deadline: float) -> socket.socket:
    raw = socket.create_connection((address, port), timeout=_left(deadline))
    if parts.scheme != "https":
        return raw
    try:
        return ssl.create_default_context().wrap_socket(raw, server_hostname=parts.hostname)
    except BaseException:
        raw.close()
        raise


def _body(answer: http.client.HTTPResponse, given: str, deadline: float, most: int) -> bytes:
    data = bytearray()
    while block := answer.read1(65_536):  # what has come, so that a trickle cannot outlast the deadline
        data += block
        _left(deadline)
        if len(data) > most:
            raise FileRefusedError(
                given, f"it is larger than {most / 1e6:g} MB", "Save the part that matters"
            )
    return bytes(data)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError(f"no whole answer within {SECONDS:g} s")
    return left


def _respect_robots(parts: SplitResult, given: str, settings: Settings, deadline: float) -> None:
    robots = parts._replace(path="/robots.txt", query="", fragment="")
    status, _, data = _get(robots, given, settings, deadline, _ROBOTS_BYTES)
    rules = RobotFileParser()
    if status == 200:
        rules.parse(data.decode("utf-8", "replace").splitlines())
        if not rules.can_fetch(AGENT, parts.geturl()):
            raise FileRefusedError(
                given, "its host's robots.txt asks programs not to read it", "Save the page and add that"
            )
