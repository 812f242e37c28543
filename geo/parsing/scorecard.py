"""A table of scores over gold files, and floors that they must not fall below.

The floors stand in a file with the digest of the corpus that they hold for, so that they are never compared
with scores on something else. A corpus that is not there is left out and said to be.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from geo.errors import FileRefusedError
from geo.model import Mention
from geo.parsing.evaluate import NEAR_KM, Tally, digest, evaluate, read_gold, within
from geo.parsing.parser import Parser

_SHOWN_ERRORS = 12
_NAMES = ("recognised_precision", "recognised_recall", "recognised_f1", "precision", "recall", "f1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The scores on one gold file.

    Attributes:
        name: the file's name.
        sha256: its digest.
        tally: counts end to end.
        without_countries: counts with countries left out, None for files of events.
        resolved: share of the gold names placed within 161 km when their spans are given, None for events.
    """

    name: str
    sha256: str
    tally: Tally
    without_countries: Tally | None = None
    resolved: float | None = None


def score(path: Path, parser: Parser, *, threshold: float | None = None) -> Score:
    """Run `parser` over a gold file: end to end, without countries, and with the gold's spans given.

    Raises:
        FileRefusedError: the file cannot be read or is no gold file.
    """

    def find(text: str) -> Sequence[Mention]:
        return parser.mentions(text) if threshold is None else parser.mentions(text, threshold=threshold)

    tally = evaluate(path, find)
    if tally.events:
        return Score(name=path.name, sha256=digest(path), tally=tally)
    return Score(
        name=path.name,
        sha256=digest(path),
        tally=tally,
        without_countries=evaluate(path, find, countries=False),
        resolved=_resolved(path, parser),
    )


def _resolved(path: Path, parser: Parser) -> float:
    """Share of the gold names placed within 161 km when their spans are given."""
    right = total = 0
    for _, document in read_gold(path):
        gold = {(g["start"], g["end"]): g for g in document["toponyms"]}
        apart: list[tuple[int, int]] = []
        for span in sorted(gold):
            if not apart or span[0] >= apart[-1][1]:
                apart.append(span)
        for mention in parser.mentions(document["text"], spans=apart):
            point = gold[mention.start, mention.end]
            right += within(mention, point["lat"], point["lon"], NEAR_KM)
        total += len(gold)
    return right / max(total, 1)


def table(scores: Sequence[Score], *, trained_on: Collection[str] = ()) -> str:
    """The scores as text for a terminal: a table, then what went wrong most often.

    Args:
        scores: one for each gold file.
        trained_on: digests of the corpora that the model knows (`TrainedJudge.trained_on`).
    """
    lines = [
        f"{'corpus':28}{'docs':>6}{'recognised P / R / F1':>24}{'placed P / R / F1 (161 km)':>30}{'no countries':>14}"
        f"{'gold spans':>12}{'calibr.':>9}{'docs/s':>8}"
    ]
    for item in scores:
        s = item.tally.summary()
        if item.tally.events:
            lines.append(
                f"{item.name:28}{item.tally.documents:6}{'':24}"
                f"{'any / first within 25 km':>30} {s['any_within_25_km']:.3f} / {s['first_within_25_km']:.3f}"
                f"{s['documents_per_second']:14.0f}"
            )
            continue
        other = item.without_countries.summary()["f1"] if item.without_countries else 0.0
        recognised = " / ".join(f"{s[name]:.3f}" for name in _NAMES[:3])
        placed = " / ".join(f"{s[name]:.3f}" for name in _NAMES[3:])
        lines.append(
            f"{item.name:28}{item.tally.documents:6}{recognised:>24}{placed:>30}{other:14.3f}{item.resolved or 0:12.3f}"
            f"{s['calibration_error']:9.3f}{s['documents_per_second']:8.0f}"
        )
    known = [item.name for item in scores if item.sha256 in trained_on]
    if known:
        lines.append(
            f"\nThe model was trained on {', '.join(known)}: for how it does on other texts see the"
            " cross-validated scores in docs/geoparsing.md"
        )
    for item in scores:
        lines.append(f"\n{item.name}: most often wrong")
        for (what, name), count in item.tally.wrong.most_common(_SHOWN_ERRORS):
            lines.append(f"  {count:4} {what:10} {name[:80]}")
    return "\n".join(lines)


def floors_missed(scores: Sequence[Score], floors: Path) -> list[str]:
    """What fell below its floor, one line each; empty where all hold.

    Args:
        scores: what was measured.
        floors: a JSON file, `{corpus: {"sha256": ..., "floors": {score: least}}}`.

    Raises:
        FileRefusedError: the file cannot be read, or holds for other bytes of a corpus.
    """
    try:
        wanted: dict[str, dict[str, Any]] = orjson.loads(floors.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise FileRefusedError(floors, f"cannot be read ({error})", "It belongs to the project") from error
    missed = []
    for item in scores:
        known = wanted.get(item.name)
        if known is None:
            continue
        if known["sha256"] != item.sha256:
            raise FileRefusedError(
                floors, f"the floors for {item.name} hold for another corpus", "Measure it anew"
            )
        summary = item.tally.summary()
        missed += [
            f"{item.name}: {name} is {summary[name]:.4f}, its floor is {least}"
            for name, least in known["floors"].items()
            if summary[name] < least
        ]
    return missed
