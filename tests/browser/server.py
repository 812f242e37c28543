"""The pages' server as a process of its own, and a watch over what a page does."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, Request

from geo.settings import ROOT
from tests.browser.nursery import Forked, Nursery

_START_S = 60


@dataclass(slots=True)
class Server:
    """`streamlit run` of a script, with a home of its own; can be stopped and started again.

    Attributes:
        home: its `DATELINE_HOME`.
        script: what it runs.
        environment: variables beside the own ones.
        nursery: forks it where one is given, which is quicker; else it starts from nothing, as a user's does.
        port: where it listens; 0 before it has started.
        process: while it runs.
    """

    home: Path
    script: Path = ROOT / "app.py"
    environment: dict[str, str] = field(default_factory=dict)
    nursery: Nursery | None = None
    port: int = 0
    process: subprocess.Popen[bytes] | Forked | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    def start(self) -> None:
        self.port = self.port or _free_port()
        options = f"--server.port {self.port} --server.address 127.0.0.1 --server.headless true --server.fileWatcherType none"
        arguments = ["run", str(self.script), *options.split()]
        environment = (
            os.environ | {"DATELINE_HOME": str(self.home), "PYTHONPATH": str(ROOT)} | self.environment
        )
        if self.nursery is not None:
            self.process = self.nursery.streamlit(arguments, environment, self.log)
        else:
            with self.log.open("ab") as log:
                self.process = subprocess.Popen(
                    [sys.executable, "-m", "streamlit", *arguments],
                    cwd=ROOT,
                    env=environment,
                    stdout=log,
                    stderr=log,
                )
        end = time.monotonic() + _START_S
        while not _healthy(f"{self.url}/_stcore/health"):
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < end, f"no server after {_START_S} s: {self.log.read_text()}"
            time.sleep(0.1)

    def stop(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process = None


def _healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 - our own loopback address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Watch:
    """What a page did that it must not do."""

    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("request", self._request)
        page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        page.on("dialog", lambda dialog: (self.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on(
            "console",
            lambda m: self.faults.append(f"console: {m.text} {m.location}") if m.type == "error" else None,
        )

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")):
            self.requests.append(request.url)

    def check(self) -> None:
        assert self.requests == [], "requests left this machine"
        assert self.faults == []
