"""Servers that begin with their libraries imported: a process that has them forks one for each test.

Streamlit, pandas and geopandas take two seconds of processor time to import, and every test with a server of its own would wait for
them again. What is forked runs the same command as `streamlit run`; nothing of Dateline is imported before.
"""

from __future__ import annotations

import importlib
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from geo.settings import ROOT

_LIBRARIES = "streamlit.web.cli streamlit.web.bootstrap pandas pyarrow numpy shapely folium jinja2 branca geopandas orjson".split()


class Nursery:
    """The process that forks."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def streamlit(self, arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> Forked:
        """Begin `streamlit` with these arguments and this environment; what it says goes to `log`."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = {"arguments": list(arguments), "environment": dict(environment), "log": str(log)}
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()
        return Forked(int(self._process.stdout.readline()))

    def close(self) -> None:
        """End it; the servers are stopped by those who began them."""
        self._process.terminate()
        self._process.communicate()


class Forked:
    """A forked process, with what `subprocess.Popen` can do of which servers make use."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._alive: int | None = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """None while it runs."""
        return self._ended(0)

    def send_signal(self, number: int) -> None:
        """Send it, where the process still runs."""
        if self._alive is not None:
            signal.pidfd_send_signal(self._alive, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def wait(self, seconds: float | None = None) -> int:
        """Wait for its end.

        Raises:
            subprocess.TimeoutExpired: it still runs after so many seconds.
        """
        if self._ended(seconds) is None:
            raise subprocess.TimeoutExpired("streamlit", seconds or 0)
        return 0

    def _ended(self, seconds: float | None) -> int | None:
        if self._alive is None:
            return 0
        if not select.select([self._alive], [], [], seconds)[0]:
            return None
        os.close(self._alive)
        self._alive = None
        return 0


def main() -> None:
    """Fork a server for each line that comes in."""
    for name in _LIBRARIES:
        importlib.import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the children here
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _serve(asked["arguments"], asked["environment"], asked["log"])
        print(pid, flush=True)


def _serve(arguments: Sequence[str], environment: Mapping[str, str], log: str) -> None:
    """Be the server; never returns."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.clear()
    os.environ.update(environment)
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for standard, into in enumerate((os.open(os.devnull, os.O_RDONLY), out, out)):
        os.dup2(into, standard)
    sys.argv = ["streamlit", *arguments]
    code: object = 1
    try:
        importlib.import_module("streamlit.web.cli").main()
    except SystemExit as end:
        code = end.code
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    main()
