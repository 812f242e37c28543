"""Rows that a carriage return cut: where lines end otherwise, one alone outside of quotation marks stands in a text.

Which of the two it is cannot be seen from the sign. It ends a row where whole rows stand on both sides of it; else what it parts
is put together, and is a row where it has no more cells than one. Where it has more, all its parts are refused: none may go in
without what stood behind its carriage return.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from geo.importers.tables.table import Refused, Row

_MOST = 1_000
"""Parts of a row; more are a file that has other faults."""
TOO_FEW = ": a separator or line break too many or too few"
"""How the reason ends for which a row of another width than the header's is refused."""


class Part(NamedTuple):
    """A row as a reader of lines tells it.

    Attributes:
        row: it.
        number: its first line's, from 1.
        next: the number of the line behind it.
        is_cut: whether it ends in nothing but a carriage return.
    """

    row: Row | Refused
    number: int
    next: int
    is_cut: bool


def returns_end_rows(head: str) -> bool:
    """Whether the lines of a text end in carriage returns, as those of old Macs do; its beginning tells."""
    outside = "".join(head.split('"')[::2])
    return outside.count("\r") - outside.count("\r\n") > outside.count("\n")


def put_together(
    parts: Iterable[Part], width: int, is_whole: Callable[[Row | Refused], bool], refused: Callable[[int, Sequence[str], str], Refused]
) -> Iterator[Row | Refused]:  # fmt: skip
    """The rows that a carriage return cut as one, the others as they are.

    Args:
        width: how many cells a row has.
        is_whole: whether a part is a row by itself, as far as can be told.
        refused: refuses the cells of a row whose first line has a number, for a reason; "" is that they are too few.
    """
    held: list[Part] = []
    for part in parts:
        if held and (held[-1].next != part.number or all(is_whole(p.row) for p in (held[-1], part))):
            yield from _one(held, width, refused)
            held = []
        if held or part.is_cut:
            held.append(part)
        else:
            yield part.row
        if held and (not part.is_cut or len(held) > _MOST):
            yield from _one(held, width, refused)
            held = []
    yield from _one(held, width, refused)


def _one(
    held: Sequence[Part], width: int, refused: Callable[[int, Sequence[str], str], Refused]
) -> Iterator[Row | Refused]:
    """The row of some parts; themselves where they cannot be one."""
    if len(held) < 2:
        yield from (part.row for part in held)
        return
    cells: list[str] = []
    for part in held:
        own = list(part.row.cells)
        if cells and own:
            own[0] = f"{cells.pop()}\r{own[0]}"
        cells += own
    first, last = held[0].number, held[-1].next - 1
    reason = f"carriage returns part lines {first} to {last}, which may be one row: put its text in quotation marks"
    if len(cells) > width or any(_has_other_fault(part.row) for part in held):
        for part in held:
            yield part.row if _has_other_fault(part.row) else refused(part.number, part.row.cells, reason)
    elif len(cells) < width:
        yield refused(held[0].number, cells, "")
    else:
        yield Row(number=held[0].number, cells=cells)


def _has_other_fault(row: Row | Refused) -> bool:
    return isinstance(row, Refused) and not row.reason.endswith(TOO_FEW)
