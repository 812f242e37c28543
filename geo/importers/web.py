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
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple
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


_HEADERS = {"User-Agent": AGENT, "Accept-Encoding": "identity", "Connection": "close"}
_ELSEWHERE = frozenset({"ftp", "ftps", "sftp", "file", "s3", "gs", "smb", "data"})
_REDIRECTS = (301, 302, 303, 307, 308)
_LARGER = "DATELINE_MAX_TEXT_MB"
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_LAST_IS_IPV4 = tuple(
    map(ipaddress.IPv6Network, ("::/96", "64:ff9b::/96", "64:ff9b:1::/48"))
)  # IPv4-compatible (RFC 4291), NAT64 (RFC 6052, RFC 8215)
_NO_IPV4 = frozenset(map(ipaddress.IPv6Address, ("::", "::1")))
_METADATA = frozenset(
    map(
        ipaddress.ip_address,
        ("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254"),
    )
)
"""Where clouds tell their machines' secrets, beside 169.254.0.0/16."""


class _Answer(NamedTuple):
    """What came back: status, headers by their names in small letters, data."""

    status: int
    headers: dict[str, str]
    data: bytes


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
    ask = partial(_get, given=url, settings=settings, deadline=deadline, most=settings.max_text_bytes)
    found, answer = _followed(url, url, ask, lambda parts: _respect_robots(parts, url, settings, deadline))
    if answer.status != 200:
        raise FileRefusedError(
            url, f"the server answered {answer.status}", "Open it in a browser and save the page"
        )
    media_type = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    return Fetched(url=found, media_type=media_type, data=answer.data, retrieved_at=datetime.now(UTC))


def _followed(
    url: str, given: str, ask: Callable[[SplitResult], _Answer], before: Callable[[SplitResult], None]
) -> tuple[str, _Answer]:
    """The answer at the end of the redirects and its address; `before` is called for each address on the way."""
    for _ in range(MAX_REDIRECTS + 1):
        parts = _checked(url, given)
        before(parts)
        answer = ask(parts)
        if answer.status not in _REDIRECTS or not answer.headers.get("location"):
            return url, answer
        url = urljoin(url, answer.headers["location"])
    raise FileRefusedError(
        given, f"more than {MAX_REDIRECTS} redirects", "Give the address that the browser ends at"
    )


def _checked(url: str, given: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme in _ELSEWHERE:
        reason = f"{parts.scheme}:// is not asked, only http:// and https:// are"
        raise FileRefusedError(given, reason, "Download what is there and add the file")
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
        if _is_never_asked(address):
            raise FileRefusedError(
                given, f"it leads to {address}, which is no public address but one where machines tell their own secrets",
                "It is never asked; give the address of a report",
            )  # fmt: skip
        if not settings.private_addresses and not _is_public(address):
            raise FileRefusedError(
                given, f"it leads to {address}, which is no public address",
                "If that is meant, set DATELINE_PRIVATE_ADDRESSES=1",
            )  # fmt: skip
    return sorted(found)[0]


def _is_public(text: str) -> bool:
    """Whether an address, and each that is written into it, is one of the public internet."""
    return all(one.is_global and not one.is_multicast for one in _addresses(text))


def _is_never_asked(text: str) -> bool:
    """Whether it is one of the next cable or of a cloud's own services, which give passwords to who can ask."""
    return any(one.is_link_local or one in _METADATA for one in _addresses(text))


def _addresses(text: str) -> list[_Address]:
    """An address, and those of IPv4 that are written into one of IPv6."""
    address = ipaddress.ip_address(text.split("%")[0])
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    found: list[_Address] = [address, *(address.teredo or ())]
    found += [one for one in (address.ipv4_mapped, address.sixtofour) if one]
    if any(address in network for network in _LAST_IS_IPV4) and address not in _NO_IPV4:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return found


def _get(
    parts: SplitResult, *, given: str, settings: Settings, deadline: float, most: int, cut: bool = False
) -> _Answer:
    """One answer; its data is read only where the server says that it is what was asked for.

    Args:
        most: bytes beyond which an answer is refused, or, with `cut`, left out.
    """
    address = _address(parts, given, settings)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = http.client.HTTPConnection(parts.hostname or "", port)
    try:
        with _connected(parts, address, port, deadline) as raw:
            connection.sock = raw
            connection.request("GET", path, headers=_HEADERS)
            with connection.getresponse() as answer:
                headers = {k.lower(): v for k, v in answer.getheaders()}
                data = _body(answer, given, deadline, most, cut=cut) if answer.status == 200 else b""
                return _Answer(answer.status, headers, data)
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


def _body(
    answer: http.client.HTTPResponse, given: str, deadline: float, most: int, *, cut: bool = False
) -> bytes:
    announced = answer.length  # bytes; None where the server does not say
    if announced is not None and announced > most and not cut:
        reason = f"it has {announced / 1e6:,.1f} MB, more than the {most / 1e6:g} MB that are read"
        raise FileRefusedError(given, reason, f"Save the part that matters, or set {_LARGER}")
    data = bytearray()
    while announced is None or len(data) < announced:
        try:
            block = answer.read1(65_536)  # what has come, so that a trickle cannot outlast the deadline
        except http.client.IncompleteRead:
            raise _broken_off(given, len(data)) from None
        if not block:
            break
        data += block
        _left(deadline)
        if len(data) > most and cut:
            return bytes(data[:most])
        if len(data) > most:
            raise FileRefusedError(
                given, f"it is larger than {most / 1e6:g} MB", f"Save the part that matters, or set {_LARGER}"
            )
    if announced is not None and len(data) < announced:
        raise _broken_off(given, len(data), announced)
    return bytes(data)


def _broken_off(given: str, came: int, announced: int | None = None) -> FileRefusedError:
    of = f" of {announced:,}" if announced is not None else ""
    reason = f"the answer broke off after {came:,}{of} bytes, and half a report is not read"
    return FileRefusedError(given, reason, "Try again, or save the page")


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError(f"no whole answer within {SECONDS:g} s")
    return left


def _respect_robots(parts: SplitResult, given: str, settings: Settings, deadline: float) -> None:
    robots = parts._replace(path="/robots.txt", query="", fragment="")
    ask = partial(
        _get, given=given, settings=settings, deadline=deadline, most=_ROBOTS_BYTES, cut=True
    )  # RFC 9309: no more has to be read
    _, answer = _followed(robots.geturl(), given, ask, lambda parts: None)
    rules = RobotFileParser()
    if answer.status == 200:
        rules.parse(answer.data.decode("utf-8", "replace").splitlines())
        if not rules.can_fetch(AGENT, parts.geturl()):
            raise FileRefusedError(
                given, "its host's robots.txt asks programs not to read it", "Save the page and add that"
            )
