"""Lines of a text file, none longer than memory can take."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TextIO

import numpy as np

from geo.errors import FileRefusedError
from geo.importers.tables.table import MAX_CELL

MAX_LINE = 2 * MAX_CELL
"""Characters of a line of CSV."""
MAX_CELLS = 100_000
"""Cells of a line of CSV; each takes memory, also an empty one."""
_REMEDY = "Check its line breaks: one event a line"


def lines(file: TextIO, name: str, before: str = "", number: int = 1) -> Iterator[str]:
    """The lines of `file`, each with its end; those of `before` come first, and have numbers from `number` on.

    Raises:
        FileRefusedError: one is longer than `MAX_LINE`: a broken file, which would fill the memory.
    """
    read = io.StringIO(before, newline="")
    while line := read.readline(MAX_LINE + 1) or file.readline(MAX_LINE + 1):
        if len(line) > MAX_LINE:
            raise FileRefusedError(name, f"a line of more than {MAX_LINE:,} characters", _REMEDY, row=number)
        yield line
        number += 1


def check_cells(count: int, name: str, number: int) -> None:
    """See that a line has no more than `MAX_CELLS`.

    Raises:
        FileRefusedError: it has more.
    """
    if count > MAX_CELLS:
        reason = f"a line of {count:,} cells, more than the {MAX_CELLS:,} that are read"
        raise FileRefusedError(name, reason, _REMEDY, row=number)


def line_ends(written: bytes) -> int:
    """How many lines end in a text in UTF-8, as `newline=""` tells lines; `str.count` takes ten times as long."""
    return int(np.count_nonzero(np.frombuffer(written, np.uint8) == ord("\n"))) + lone_returns(written)


def lone_returns(written: bytes) -> int:
    """How many carriage returns of a text in UTF-8 have no line feed behind them."""
    if b"\r" not in written:
        return 0
    signs = np.frombuffer(written + b"\0", np.uint8)
    return int(np.count_nonzero(signs[np.flatnonzero(signs == ord("\r")) + 1] != ord("\n")))
