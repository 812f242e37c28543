"""`serve` starts one server, and takes it along when it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geo.settings import ROOT

pytestmark = pytest.mark.enable_socket


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _heed_interrupts() -> None:
    """In the new process: shells start what runs in the background with Ctrl-C ignored, and that is inherited."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _until(wanted: bool, port: int) -> bool:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if _answers(port) is wanted:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(
    ("how", "group", "code"),
    [
        (signal.SIGTERM, False, 143),
        (signal.SIGINT, True, 0),  # Ctrl-C reaches the whole group
        (signal.SIGINT, False, 0),
        (signal.SIGHUP, False, 143),
        (signal.SIGKILL, False, -signal.SIGKILL),
    ],
)
def test_the_server_ends_with_the_command(home: Path, how: signal.Signals, group: bool, code: int) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serve = subprocess.Popen(
        [sys.executable, "-m", "geo", "serve", "--port", str(port)],
        cwd=ROOT,
        env=os.environ | {"DATELINE_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_heed_interrupts,
    )
    try:
        assert _until(True, port), "no server came up"
        (os.killpg if group else os.kill)(serve.pid, how)
        said = serve.communicate(timeout=30)[1]
        assert serve.returncode == code
        assert "Traceback" not in said
        assert _until(False, port), "the server outlived its command"
    finally:
        if serve.poll() is None:
            os.killpg(serve.pid, signal.SIGKILL)


def test_ctrl_c_ends_streamlit_run_without_a_complaint(home: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
        cwd=ROOT,
        env=os.environ | {"DATELINE_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert _until(True, port), "no server came up"
        time.sleep(1)  # the port is taken before the pages are served
        run.send_signal(signal.SIGINT)
        said = run.communicate(timeout=30)[0]
        assert (run.returncode, "Aborted" in said, "Traceback" in said) == (0, False, False)
    finally:
        if run.poll() is None:
            run.kill()
