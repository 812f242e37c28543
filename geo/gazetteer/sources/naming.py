"""Tables of further names, kept as CSV in `data/`: one row a code, names parted by `|`."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from geo.errors import FileRefusedError
from geo.gazetteer.entry import NameKind

Names = dict[str, list[tuple[str, NameKind]]]
"""Names and their kinds by ISO 3166-1 alpha-2 or ISO 3166-2 code."""


def read_names(path: Path, key: str, columns: dict[str, NameKind]) -> Names:
    """Names by the code in column `key`.

    Args:
        path: the CSV file.
        key: its column of codes.
        columns: its columns of names, and the kind of name that each holds.

    Raises:
        FileRefusedError: the file cannot be read, or a column is missing.
    """
    found: Names = defaultdict(list)
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                for column, kind in columns.items():
                    found[row[key]] += [(name, kind) for name in row[column].split("|") if name]
    except (OSError, UnicodeDecodeError, KeyError, AttributeError) as error:
        raise FileRefusedError(path.name, f"cannot be read ({error})", "Install the program again") from error
    return found
