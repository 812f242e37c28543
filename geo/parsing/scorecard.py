"""A table of scores over gold files, and floors that they must not fall below.

The floors stand in a file with the digest of the corpus that they hold for, so that they are never compared
with scores on something else. A corpus that is not there is left out and said to be.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from geo.errors import FileRefusedError
from geo.model import Mention, Place
from geo.parsing.evaluate import Tally, count_event, count_names, digest, read_gold
from geo.parsing.parser import Parser

Incidents = Callable[[str], tuple[Sequence[Mention], Sequence[Place]]]
"""From a text to its mentions and the places of the incidents read in it."""
_SHOWN_ERRORS = 12
_NAMES = ("recognised_precision", "recognised_recall", "recognised_f1", "precision", "recall", "f1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The scores on one gold file.

    Attributes:
        name: the file's name.
        sha256: its digest.
        tally: counts end to end.
        no_countries: the same with countries left out; empty for files of events.
        gold_spans: counts with the spans of the gold given, so that its recall is the share resolved.
        gold_spans_no_countries: the same with countries left out.
    """

    name: str
    sha256: str
    tally: Tally
    no_countries: Tally = field(default_factory=Tally)
    gold_spans: Tally = field(default_factory=Tally)
    gold_spans_no_countries: Tally = field(default_factory=Tally)

    def summary(self) -> dict[str, float]:
        """Everything measured by name, as floors name it; shares from 0 to 1."""
        found = self.tally.summary()
        if not self.tally.events:
            found["f1_no_countries"] = self.no_countries.summary()["f1"]
            found["resolved"] = self.gold_spans.summary()["recall"]
            found["resolved_no_countries"] = self.gold_spans_no_countries.summary()["recall"]
        return found


def score(
    path: Path, parser: Parser, *, threshold: float | None = None, incidents: Incidents | None = None
) -> Score:
    """Run `parser` over a gold file: end to end, and with the gold's spans given, with and without countries.

    Args:
        path: a gold file, see `geo.parsing.evaluate`.
        parser: what is judged.
        threshold: score below which a name gets no place; by default the parser's own.
        incidents: reads the documents that give only the point of their event, instead of the parser alone.

    Raises:
        FileRefusedError: the file cannot be read or is no gold file.
    """
    made = Score(name=path.name, sha256=digest(path), tally=Tally())

    def alone(text: str) -> tuple[Sequence[Mention], Sequence[Place]]:
        return parser.mentions(text, threshold=threshold), ()

    for number, document in read_gold(path):
        text, of_names = document["text"], "toponyms" in document
        started = time.perf_counter()
        mentions, places = alone(text) if of_names or incidents is None else incidents(text)
        made.tally.seconds += time.perf_counter() - started
        made.tally.documents += 1
        made.tally.characters += len(text)
        try:
            if of_names:
                _count(made, parser, document, mentions)
            else:
                count_event(made.tally, document, mentions, places)
        except (KeyError, TypeError) as error:
            reason = f"not a gold document ({error!r})"
            raise FileRefusedError(path, reason, "See docs/geoparsing.md", row=number) from error
    return made


def _count(made: Score, parser: Parser, document: dict[str, Any], mentions: Sequence[Mention]) -> None:
    """Count one document whose gold names every place, in each of the four ways."""
    count_names(made.tally, document, mentions)
    count_names(made.no_countries, document, mentions, countries=False)
    apart: list[tuple[int, int]] = []
    for span in sorted({(g["start"], g["end"]) for g in document["toponyms"]}):
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    given = parser.mentions(document["text"], spans=apart)
    count_names(made.gold_spans, document, given)
    count_names(made.gold_spans_no_countries, document, given, countries=False)


def table(scores: Sequence[Score], *, trained_on: Collection[str] = ()) -> str:
    """The scores as text for a terminal: a table, then what went wrong most often.

    Args:
        scores: one for each gold file.
        trained_on: digests of the corpora that the model knows (`TrainedJudge.trained_on`).
    """
    of_names = [item for item in scores if not item.tally.events]
    of_events = [item for item in scores if item.tally.events]
    lines = [*_names_table(of_names), *_events_table(of_events)]
    known = [item.name for item in scores if item.sha256 in trained_on]
    if known:
        lines.append(
            f"\nThe model was trained on {', '.join(known)}: for how it does on other texts see the"
            " cross-validated scores below or in docs/geoparsing.md"
        )
    for item in scores:
        lines.append(f"\n{item.name}: most often wrong")
        for (what, name), count in item.tally.wrong.most_common(_SHOWN_ERRORS):
            lines.append(f"  {count:4} {what:14} {name[:80]}")
    return "\n".join(lines)


def _names_table(scores: Sequence[Score]) -> list[str]:
    if not scores:
        return []
    lines = [
        f"{'corpus':24}{'docs':>6}{'recognised P / R / F1':>25}{'gold spans resolved':>21}"
        f"{'placed P / R / F1 (161 km)':>28}{'calibration':>13}{'docs/s':>8}"
    ]
    for item in scores:
        s = item.tally.summary()
        end = f"{s['calibration_error']:13.3f}{s['documents_per_second']:8.0f}"
        lines.append(_line(f"{item.name:24}{item.tally.documents:6}", item.tally, item.gold_spans) + end)
        other = _line(f"{'  without countries':30}", item.no_countries, item.gold_spans_no_countries)
        lines.append(other)
    return lines


def _line(head: str, tally: Tally, gold_spans: Tally) -> str:
    s, resolved = tally.summary(), gold_spans.summary()["recall"]
    recognised, placed = (" / ".join(f"{s[n]:.3f}" for n in names) for names in (_NAMES[:3], _NAMES[3:]))
    return f"{head}{recognised:>25}{resolved:21.3f}{placed:>28}"


def _events_table(scores: Sequence[Score]) -> list[str]:
    if not scores:
        return []
    lines = [f"\n{'reports of one event':24}{'docs':>6}{'any / first within 25 km':>27}{'docs/s':>8}"]
    for item in scores:
        s = item.tally.summary()
        both = f"{s['any_within_25_km']:.3f} / {s['first_within_25_km']:.3f}"
        lines.append(f"{item.name:24}{item.tally.documents:6}{both:>27}{s['documents_per_second']:8.0f}")
    return lines


def cross_validated(trained: dict[str, Any]) -> str:
    """The scores that stand in the model file, of documents left out while it was trained.

    Args:
        trained: what the model file says of its training.
    """
    known: dict[str, dict[str, float]] = trained.get("cross_validation", {}).get("scores", {})
    lines = [
        f"Cross-validated by document when the model was trained ({trained.get('date', 'day unknown')}):"
    ]
    for name, s in known.items():
        if "any_within_25_km" in s:
            shown = f"any / first mention within 25 km {s['any_within_25_km']:.3f} / {s['first_within_25_km']:.3f}"
        else:
            shown = f"recognised F1 {s['recognised_f1']:.3f}, placed F1 {s['f1']:.3f}"
        lines.append(f"  {name:24}{shown}")
    return "\n".join(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """What came of comparing scores with their floors.

    Attributes:
        held: how many floors hold.
        missed: what fell below its floor, one line each.
        not_tried: corpora with floors that were not among the scores.
        without: corpora among the scores that have no floors.
    """

    held: int
    missed: tuple[str, ...]
    not_tried: tuple[str, ...]
    without: tuple[str, ...]


def compare(scores: Sequence[Score], floors: Path) -> Floors:
    """Compare scores with the floors pinned for these very corpora.

    Args:
        scores: what was measured.
        floors: a JSON file, `{corpus: {"sha256": ..., "floors": {score: least}}}`.

    Raises:
        FileRefusedError: the file cannot be read, or holds for other bytes of a corpus.
    """
    try:
        wanted: dict[str, dict[str, Any]] = dict(orjson.loads(floors.read_bytes()).items())
        held, missed = 0, []
        for item in (item for item in scores if item.name in wanted):
            if wanted[item.name]["sha256"] != item.sha256:
                raise FileRefusedError(
                    floors, f"the floors for {item.name} hold for another corpus", "Measure it anew"
                )
            summary = item.summary()
            for name, least in wanted[item.name]["floors"].items():
                held += summary[name] >= least
                if summary[name] < least:
                    missed.append(f"{item.name}: {name} is {summary[name]:.4f}, its floor is {least}")
    except (OSError, orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise FileRefusedError(floors, f"cannot be used ({error!r})", "See docs/geoparsing.md") from error
    given = {item.name for item in scores}
    return Floors(
        held=held,
        missed=tuple(missed),
        not_tried=tuple(sorted(set(wanted) - given)),
        without=tuple(sorted(given - set(wanted))),
    )
