"""Many visitors at once: how long the server takes for one move of the date slider, and what a visitor costs in memory.

    PYTHONPATH=. python benchmarks/visitors.py [--visitors 20] [--incidents 100000] [--moves 15] [--gazetteer FILE]

A real server over a store of made-up incidents; the visitors are connections that ask as a browser does after a move, every 2 s, each for a
window of its own, and wait until the page has come whole. Drawing in the browser is not part of it: `benchmarks/map.py` measures that. One
visitor alone is measured first, in the same run.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.store_and_exports import fill
from geo.gazetteer.opening import open_gazetteer
from geo.settings import ROOT, Settings
from geo.store import Store

_LOCAL, _PAUSE_S, _FIRST, _DAYS = "127.0.0.1", 2.0, date(2014, 1, 1), 4300


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_LOCAL, 0))
        return int(probe.getsockname()[1])


def _megabytes(pid: int) -> float:
    """Resident memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def _processor_ms(pid: int) -> float:
    """Milliseconds of processor time that a process took so far; what else runs on the machine does not change them."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class _Visitor:
    """One open tab."""

    def __init__(self, url: str, seed: int) -> None:
        self._url, self._dice = url, random.Random(seed)  # noqa: S311 - no secret

    async def arrive(self) -> None:
        """Open the map."""
        self._line = await websockets.connect(
            self._url, subprotocols=[websockets.Subprotocol("streamlit")], max_size=None
        )
        await self._ask("")

    async def move(self) -> float:
        """Ask for another window; seconds until the page has come whole."""
        first = _FIRST + timedelta(days=self._dice.randrange(_DAYS - 400))
        begin = time.perf_counter()
        await self._ask(f"from={first}&to={first + timedelta(days=self._dice.randrange(7, 400))}")
        return time.perf_counter() - begin

    async def _ask(self, query: str) -> None:
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.context_info.timezone = "UTC"
        await self._line.send(message.SerializeToString())
        while True:
            answer = ForwardMsg.FromString(await self._line.recv())
            if answer.WhichOneof("type") == "script_finished":
                return

    async def leave(self) -> None:
        """Close the tab."""
        await self._line.close()


async def _stay(visitor: _Visitor, moves: int, delay: float) -> list[float]:
    await asyncio.sleep(delay)
    taken = []
    for _ in range(moves):
        taken.append(await visitor.move())
        await asyncio.sleep(max(0.0, _PAUSE_S - taken[-1]))
    return taken


def _told(name: str, taken: list[float]) -> None:
    middle, slow = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    print(
        f"{name}: median {middle * 1000:.0f} ms, p95 {slow * 1000:.0f} ms of {len(taken)} moves", flush=True
    )


async def _measure(url: str, pid: int, visitors: int, moves: int) -> None:
    alone = _Visitor(url, 0)
    await alone.arrive()
    _told("one visitor", await _stay(alone, moves, 0))
    before = _megabytes(pid)
    crowd = [_Visitor(url, number) for number in range(1, visitors)]
    for visitor in crowd:
        await visitor.arrive()
    everyone = [alone, *crowd]
    spent = _processor_ms(pid)
    stays = (_stay(v, moves, _PAUSE_S * n / visitors) for n, v in enumerate(everyone))
    taken = [seconds for stay in await asyncio.gather(*stays) for seconds in stay]
    _told(f"{visitors} visitors at once, each every {_PAUSE_S:g} s", taken)
    spent = (_processor_ms(pid) - spent) / len(taken)
    print(f"processor time of the server: {spent:.0f} ms a move; load {os.getloadavg()[0]:.1f}", flush=True)
    after = _megabytes(pid)
    print(
        f"server memory {before:.0f} -> {after:.0f} MB: {(after - before) / max(1, visitors - 1):.1f} MB a visitor"
    )
    for visitor in everyone:
        await visitor.leave()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--visitors", type=int, default=20)
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--moves", type=int, default=15)
    parser.add_argument("--gazetteer", type=Path)  # spares building one
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home))
        print(f"building the gazetteer and {asked.incidents:,} incidents", flush=True)
        if asked.gazetteer:
            os.link(asked.gazetteer, settings.gazetteer_path)
        open_gazetteer(settings)
        with Store.open(settings.store_path) as store:
            fill(store, asked.incidents)
        port = _free_port()
        server = subprocess.Popen(  # noqa: S603 - a list, no shell
            [sys.executable, "-m", "geo.ui.launch", _LOCAL, str(port)],
            cwd=ROOT, env=os.environ | {"DATELINE_HOME": home}, stdout=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            while True:
                with socket.socket() as probe:
                    if probe.connect_ex((_LOCAL, port)) == 0:
                        break
                time.sleep(0.1)
            url = f"ws://{_LOCAL}:{port}/_stcore/stream"
            asyncio.run(_measure(url, server.pid, asked.visitors, asked.moves))
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait()


if __name__ == "__main__":
    main()
