"""The server as a process of its own, and `serve` without Typer, whose import (pydantic with it) would hold the map back by 0.2 s."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence

from geo.errors import GeoError, InvalidValueError
from geo.settings import ROOT, Settings, load_settings

ADDRESS, PORT = "127.0.0.1", 8501
_PORTS = range(1, 65536)
_FIRST_PAGE_S = 10.0


def run(address: str, port: int, later: Callable[[], None]) -> int:
    """Serve the pages until interrupted.

    Args:
        address: what to listen on; 127.0.0.1 lets nobody else in.
        port: 1 to 65535.
        later: called once the first page has had its time.

    Returns:
        The exit code; 0 after Ctrl-C.

    Raises:
        InvalidValueError: nothing can be served at that address or port.
    """
    _check(address, port)
    print(f"The map opens at http://{_shown(address)}:{port} (Ctrl-C ends it)", flush=True)
    # The server ends when its standard input does: it would else outlive a command that is killed.
    command = [sys.executable, "-m", "geo.ui.launch", address, str(port), "attended"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE) as server:  # noqa: S603 - a list, no shell
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):  # Windows has no SIGHUP
                signal.signal(getattr(signal, name), lambda *_: server.terminate())
        try:
            if _runs(server):
                later()
            code = server.wait()
            return 128 - code if code < 0 else code  # as shells number an end by a signal
        except KeyboardInterrupt:
            with contextlib.suppress(OSError):
                server.terminate()
            return 0


def _check(address: str, port: int) -> None:
    """Make sure that somebody can listen there, before an address is promised.

    Raises:
        InvalidValueError: nobody can.
    """
    try:
        if not address.strip():
            raise OSError("empty")
        family, kind, protocol, _, where = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError):
        raise InvalidValueError(
            "--address", address, "an address of this machine, for example 127.0.0.1"
        ) from None
    with socket.socket(family, kind, protocol) as probe:
        if sys.platform != "win32":  # as the server does; there it would share the port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(where)
        except OSError as error:
            wanted = f"a port of {address} that is free and may be used ({error.strerror}); try another"
            raise InvalidValueError("--port", port, wanted) from None


def _shown(address: str) -> str:
    """The address as a link has it."""
    return f"[{address}]" if ":" in address else address


def refresh(chosen: Settings) -> None:
    """Rebuild an outdated gazetteer beside the running map; the one that is there serves until then."""
    from geo.cli import shell

    try:
        shell.gazetteer(chosen)
    except GeoError as error:
        print(f"error: {error}", file=sys.stderr)


def serve_plainly(arguments: Sequence[str]) -> int | None:
    """Run `serve`, or `serve --port 8601`, where the gazetteer is built.

    Args:
        arguments: what follows the program's name.

    Returns:
        The exit code; None for all else, faults too: that is for Typer to read and to explain.
    """
    if arguments[:1] != ["serve"]:
        return None
    port = _port(arguments[1:])
    try:
        chosen = load_settings()
    except GeoError:
        return None
    if port is None or not chosen.gazetteer_path.is_file():
        return None
    try:
        return run(ADDRESS, port, lambda: refresh(chosen))
    except InvalidValueError:
        return None


def _port(options: Sequence[str]) -> int | None:
    """The port of `--port N` or of no option at all; None for anything else."""
    if not options:
        return PORT
    if len(options) != 2 or options[0] != "--port" or not (options[1].isascii() and options[1].isdecimal()):
        return None
    port = int(options[1])
    return port if port in _PORTS else None


def _runs(server: subprocess.Popen[bytes]) -> bool:
    """Whether the server is still there once the first page has had its time."""
    try:
        server.wait(_FIRST_PAGE_S)
    except subprocess.TimeoutExpired:
        return True
    return False
