"""A server on loopback that plays Nominatim and Photon, their bad days included."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

KILLIM = {
    "lat": "50.1500",
    "lon": "36.2000",
    "osm_type": "node",
    "osm_id": 17,
    "name": "Killim",
    "display_name": "Killim, Kharkiv Oblast, Ukraine",
    "addresstype": "village",
    "boundingbox": ["50.1400", "50.1600", "36.1900", "36.2100"],
    "address": {"country_code": "ua", "ISO3166-2-lvl4": "UA-63", "county": "Kharkiv Raion"},
}
KILLIM_OF_PHOTON = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [36.2, 50.15]},
    "properties": {"osm_type": "N", "osm_id": 17, "name": "Killim", "countrycode": "UA", "type": "city"},
}


class Online:
    """What the server is to say, and what it was asked."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[dict[str, str]] = []
        self.agents: list[str] = []
        self.times: list[float] = []
        self.status, self.body, self.headers, self.delay_s = 200, b"[]", {}, 0.0

    def says(self, value: Any = None, *, raw: bytes | None = None, status: int = 200, **headers: str) -> None:
        self.body = raw if raw is not None else json.dumps(value).encode()
        self.status, self.headers = status, {k.replace("_", "-"): v for k, v in headers.items()}


@contextmanager
def serving() -> Iterator[Online]:
    """The server, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            online.times.append(time.monotonic())
            online.asked.append({k: v[0] for k, v in parse_qs(urlsplit(self.path).query).items()})
            online.agents.append(self.headers["User-Agent"])
            time.sleep(online.delay_s)
            try:
                self.send_response(online.status)
                for name, value in online.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(online.body)))
                self.end_headers()
                self.wfile.write(online.body)
            except ConnectionError:
                pass  # the client has given up waiting, as it should

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    online = Online(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield online
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
