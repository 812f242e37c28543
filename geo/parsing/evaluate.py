"""How good is it? Scores of mentions against gold files, on one line a document.

Gold comes in two kinds. Documents with `toponyms` name every place in the text with its point: recall
counts the gold names that some placed mention overlaps within 161 km (100 miles, the usual measure since
Leidner 2008), precision the placed mentions that overlap a gold name within 161 km. Documents with `lat`
and `lon` give only the point of the event reported: counted is whether any mention, or the first, lies
within 25 km of it.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from geo.errors import FileRefusedError
from geo.gazetteer.extent import distance_km
from geo.model import GeoPrecision, Mention, Place

NEAR_KM, SAME_TOWN_KM = 161.0, 25.0
Find = Callable[[str], Sequence[Mention]]
"""From a text to its mentions."""


@dataclass(slots=True)
class Tally:
    """Counts over documents, from which the scores follow.

    Attributes:
        documents, characters: how much was read.
        gold, found, placed: names in the gold, mentions, mentions with a place.
        gold_met, found_met: names and mentions that overlap one of the other, wherever it was placed.
        gold_right, placed_right: the same, within 161 km.
        events, any_near, first_near: documents with a point, those with any mention, the first mention near it.
        seconds: time spent.
        wrong: the names most often missed, wrongly placed or invented, with counts.
        scores: per placed mention, its score and whether it was right.
    """

    documents: int = 0
    characters: int = 0
    gold: int = 0
    found: int = 0
    placed: int = 0
    gold_met: int = 0
    found_met: int = 0
    gold_right: int = 0
    placed_right: int = 0
    events: int = 0
    any_near: int = 0
    first_near: int = 0
    seconds: float = 0.0
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)
    scores: list[tuple[float, bool]] = field(default_factory=list)

    def summary(self) -> dict[str, float]:
        """The scores by name; shares from 0 to 1, `documents_per_second` as it is."""
        rate = self.documents / self.seconds if self.seconds else 0.0
        if self.events:
            return {
                "documents": self.documents,
                "any_within_25_km": self.any_near / self.events,
                "first_within_25_km": self.first_near / self.events,
                "documents_per_second": rate,
            }
        precision, recall = _share(self.placed_right, self.placed), _share(self.gold_right, self.gold)
        met_precision, met_recall = _share(self.found_met, self.found), _share(self.gold_met, self.gold)
        return {
            "documents": self.documents,
            "recognised_precision": met_precision,
            "recognised_recall": met_recall,
            "recognised_f1": f1(met_precision, met_recall),
            "precision": precision,
            "recall": recall,
            "f1": f1(precision, recall),
            "calibration_error": calibration_error(self.scores),
            "documents_per_second": rate,
        }


def evaluate(path: Path, find: Find, *, countries: bool = True) -> Tally:
    """Read a gold file, find the mentions of each of its texts, and count.

    Args:
        path: one JSON object a line.
        find: what is judged.
        countries: False leaves out gold names and mentions that are countries: the rest is harder.

    Raises:
        FileRefusedError: the file cannot be read or a line is no gold document.
    """
    tally = Tally()
    for number, document in read_gold(path):
        text = document["text"]
        started = time.perf_counter()
        mentions = find(text)
        tally.seconds += time.perf_counter() - started
        tally.documents += 1
        tally.characters += len(text)
        try:
            if "toponyms" in document:
                count_names(tally, document, mentions, countries=countries)
            else:
                count_event(tally, document, mentions)
        except (KeyError, TypeError) as error:
            raise FileRefusedError(
                path, f"not a gold document ({error!r})", "See docs/geoparsing.md", row=number
            ) from error
    return tally


def read_gold(path: Path) -> Iterable[tuple[int, dict[str, Any]]]:
    """The documents of a gold file with their line numbers.

    Raises:
        FileRefusedError: the file cannot be read or a line is no JSON object with a text.
    """
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    document = orjson.loads(line)
                    if not isinstance(document, dict) or not isinstance(document.get("text"), str):
                        raise FileRefusedError(
                            path, "no object with a text", "See docs/geoparsing.md", row=number
                        )
                    yield number, document
    except (OSError, orjson.JSONDecodeError) as error:
        raise FileRefusedError(
            path, f"cannot be read ({error})", "Gold files are JSON, one object a line"
        ) from error


def digest(path: Path) -> str:
    """SHA-256 of a file: scores hold for exactly these bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def count_names(
    tally: Tally, document: dict[str, Any], mentions: Sequence[Mention], *, countries: bool = True
) -> None:
    """Count one document whose gold names every place."""
    gold: list[dict[str, Any]] = document["toponyms"]
    if not countries:
        lands = [m for m in mentions if m.place and m.place.geo_precision is GeoPrecision.COUNTRY]
        mentions = [m for m in mentions if m not in lands]
        gold = [g for g in gold if not any(_meets(m, g) for m in lands)]
    met: set[int] = set()
    right: set[int] = set()
    for mention in mentions:
        overlaps = [n for n, g in enumerate(gold) if _meets(mention, g)]
        near = [n for n in overlaps if within(mention, gold[n]["lat"], gold[n]["lon"], NEAR_KM)]
        met.update(overlaps)
        right.update(near)
        tally.found += 1
        tally.found_met += bool(overlaps)
        if mention.place is not None:
            tally.placed += 1
            tally.placed_right += bool(near)
            tally.scores.append((mention.placement.score, bool(near)))
            if not near:
                tally.wrong["misplaced" if overlaps else "invented", mention.text] += 1
    tally.gold += len(gold)
    tally.gold_met += len(met)
    tally.gold_right += len(right)
    for n in set(range(len(gold))) - met:
        tally.wrong["missed", document["text"][gold[n]["start"] : gold[n]["end"]]] += 1


def calibration_error(scores: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error: mean gap between score and share right, over bins of equal width."""
    total = 0.0
    for number in range(bins):
        inside = [(s, ok) for s, ok in scores if min(int(s * bins), bins - 1) == number]
        if inside:
            total += abs(sum(s for s, _ in inside) - sum(ok for _, ok in inside))
    return total / len(scores) if scores else 0.0


def f1(precision: float, recall: float) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def count_event(
    tally: Tally, document: dict[str, Any], mentions: Sequence[Mention], incidents: Sequence[Place] = ()
) -> None:
    """Count one document whose gold gives the point of its event.

    Args:
        tally: where it is counted.
        document: the gold.
        mentions: what was found in its text.
        incidents: places of the incidents read in it, in order; the first of them is the first answer, and where
            there is none the first placed mention.
    """
    point = document["lat"], document["lon"]
    places = [m.place for m in mentions if m.place is not None]
    near = any(_at(place, *point, SAME_TOWN_KM) for place in places)
    first = [*incidents, *places][:1]
    first_near = any(_at(place, *point, SAME_TOWN_KM) for place in first)
    tally.events += 1
    tally.any_near += near
    tally.first_near += first_near
    if not (near and first_near):
        what = ("not first" if near else "elsewhere") if places else "nothing placed"
        tally.wrong[what, ", ".join(m.text for m in mentions)] += 1


def _meets(mention: Mention, gold: dict[str, Any]) -> bool:
    return bool(mention.start < gold["end"] and gold["start"] < mention.end)


def within(mention: Mention, latitude: float, longitude: float, km: float) -> bool:
    """Whether the mention is placed within `km` kilometres of a point."""
    return mention.place is not None and _at(mention.place, latitude, longitude, km)


def _at(place: Place, latitude: float, longitude: float, km: float) -> bool:
    return distance_km(place.latitude, place.longitude, latitude, longitude) <= km


def _share(part: int, whole: int) -> float:
    return part / max(whole, 1)
