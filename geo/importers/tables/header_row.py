"""Which row of a table holds its column names: titles, dates and read-me lines may stand above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from geo.importers.tables.headings import field_of

LOOKED_AT = 21  # rows that may be the header


def header_row(rows: Sequence[Sequence[str]]) -> int:
    """Position of the column names among the first rows of a table.

    That is the first row with something in it, unless a later one has far more names that columns are known by, or the first is a
    title alone in its row above a table of several columns.
    """
    filled = [n for n, row in enumerate(rows) if any(cell.strip() for cell in row)]
    if not filled:
        return 0
    first = filled[0]
    best = max(filled, key=lambda n: (known_names(rows[n]), -n))
    known = known_names(rows[best])
    if known >= max(2, _width(rows[best]) / 3) and known > 2 * known_names(rows[first]):
        return best
    if _width(rows[first]) == 1:
        usual = Counter(_width(rows[n]) for n in filled[1:])
        wide = next(
            (n for n in filled[1:] if _width(rows[n]) >= 2 and usual[_width(rows[n])] > len(filled) // 2),
            None,
        )
        return first if wide is None else wide
    return first


def known_names(row: Sequence[str]) -> int:
    """How many cells of a row are names that columns have; none where they are HXL's tags, which stand below the names."""
    if all(not cell or cell.startswith("#") for cell in row):
        return 0
    return len({known[0] for cell in row if len(cell) <= 60 and (known := field_of(cell))})


def above(first: int, names: str) -> tuple[str, ...]:
    """A note on the rows above the header, which is row `first` of the file; `names` is "line" or "row"."""
    if first < 2:
        return ()
    told = f"{names.capitalize()} 1" if first == 2 else f"{names.capitalize()}s 1 to {first - 1}"
    return (f"{told} above the column names {'is' if first == 2 else 'are'} left out.",)


def _width(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())
