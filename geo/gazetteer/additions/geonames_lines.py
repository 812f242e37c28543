"""What GeoNames's files have in common: a line a place, columns parted by tabs, and lines that cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from geo.gazetteer.additions.row import Refusal, Row

MakeRow = Callable[[int, list[str]], Row]
"""Makes a row of a line's number and columns; a ValueError refuses the line."""


def rows(
    lines: Iterable[list[str]],
    *,
    width: int,
    file: str,
    unwanted: Callable[[list[str]], tuple[str, str] | None],
    make: MakeRow,
) -> Iterator[Row | Refusal]:
    """The places of a file, and why the other lines are refused.

    Args:
        lines: columns of each line.
        width: how many columns a line must have.
        file: what the file is, for the refusal: "a dump".
        unwanted: reason and detail for lines that name nothing to be taken, None for the others.
        make: see `MakeRow`.
    """
    for line, columns in enumerate(lines, start=1):
        if len(columns) != width:
            reason = f"has not the {width} columns of {file}"
            yield Refusal(number=line, reason=reason, detail=f"{len(columns)}")
        elif (why := unwanted(columns)) is not None:
            yield Refusal(number=line, reason=why[0], detail=why[1])
        else:
            try:
                yield make(line, columns)
            except ValueError as error:
                yield Refusal(number=line, reason="holds something that is no number", detail=str(error))
