"""Memory that writing each format takes, each in a process of its own.

Run: python -m benchmarks.export_memory [number of incidents, 200000 by default] [formats, all but html by default]

Printed for each: seconds, incidents a second, bytes an incident, and the largest resident memory of the process above what it
held before it wrote (the program itself and the arrays of the filters). Twice the number beside it tells what grows.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.store_and_exports import fill
from geo.exporters import FORMATS, export
from geo.filters import Criteria, select
from geo.store import Store


def peak() -> float:
    """The largest resident memory of this process so far, in MB (Linux; getrusage would count the parent's, too)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def write(path: Path, format: str) -> None:
    """Export a store in this process, and print what that took."""
    with Store.open(path) as store:
        selection = select(store, Criteria())
        before, begin = peak(), time.perf_counter()
        with tempfile.NamedTemporaryFile(suffix=FORMATS[format].suffix) as out:
            with Path(out.name).open("w+b") as file:
                count = export(selection, format, file)
            size, taken = Path(out.name).stat().st_size, time.perf_counter() - begin
    print(
        f"{format:10} {count:>9,} incidents {taken:6.1f} s {count / taken:>7,.0f} a second "
        f"{size / max(1, count):>5,.0f} bytes each; memory {before:.0f} MB before, {peak():.0f} MB at most "
        f"({peak() - before:+.0f})",
        flush=True,
    )


def main(size: int, formats: list[str]) -> None:
    """Measure each format for `size` incidents and for half as many."""
    for number in (size // 2, size):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "store.sqlite"
            with Store.open(path) as store:
                fill(store, number)
            for format in formats:
                command = [sys.executable, "-m", "benchmarks.export_memory", "--write", str(path), format]
                subprocess.run(command, check=True)  # noqa: S603 - this file


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(Path(sys.argv[2]), sys.argv[3])
    else:
        main(
            int(sys.argv[1]) if len(sys.argv) > 1 else 200_000,
            sys.argv[2:] or [name for name in FORMATS if name != "html"],
        )
