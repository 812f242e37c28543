"""Gold corpora as the trainer of the toponym model reads them: names with what the gold says of each.

The corpora are what `geo/parsing/evaluate.py` reads. To them come short reports made up from the gazetteer's
names (`scripts/short_reports.py`).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from geo.gazetteer.extent import distance_km
from geo.parsing import recognise
from geo.parsing.evaluate import SAME_TOWN_KM, read_gold
from geo.parsing.evidence import World
from geo.parsing.name_entry import Floats, level_of
from geo.parsing.parser import Parser
from geo.parsing.spans import Span
from geo.parsing.stretch import Stretch
from geo.settings import Settings
from scripts.short_reports import NAME as MADE_UP
from scripts.short_reports import short_reports

SEED = 20251122
ENGLISH_REPORTS, SLAVIC_REPORTS = 700, 320
"""Short reports made up, and how many in Ukrainian and Russian, each."""
MADE_UP_WEIGHT, MADE_UP_PLACED = 0.3, 0.12
"""What a made-up report counts for: that a name is a place, and which one it is (there the draw decides)."""
WEAK = 0.7
"""Weight of a label taken from a document that gives only the point of its event: that a name is a place."""
WEAK_PLACED = 1.0
"""And which place it is: such a document is short and has one name, where others have a hundred."""
LOCAL, LOCAL_PLACED = "lgl", 0.4
"""Papers of small towns, in which London is the one in Ontario: what their places count for where one is chosen."""
FAR_KM = 400.0


@dataclass(slots=True)
class Part:
    """One stretch of a document with what the gold says of it.

    Attributes:
        context, stretch: as the parser prepared them.
        points: per span, latitude and longitude of the gold, None for no place, () where nothing is known.
        neighbours: per span, the words around it.
        document: number of the document.
        weak: whether the gold gives only the event's point.
        weight, placed: what its labels count for, of names and of their places.
        local: whether it is of a small town's paper.
        world: what is known of countries, without what training finds out.
    """

    context: recognise.Context
    stretch: Stretch
    points: list[Any]
    neighbours: list[tuple[str, ...]]
    document: int
    weak: bool
    weight: float
    placed: float
    local: bool
    world: World
    likely: Floats = field(default_factory=lambda: np.zeros(0))

    def looked_into(self) -> Part:
        """The part with the names alone that the parser would look into."""
        kept = self.stretch.looked_into(self.likely)
        return replace(
            self,
            stretch=self.stretch.only(kept),
            points=[self.points[i] for i in kept],
            neighbours=[self.neighbours[i] for i in kept],
            likely=self.likely[kept],
        )


def read_documents(
    paths: Sequence[Path], parser: Parser, settings: Settings
) -> list[tuple[str, dict[str, Any]]]:
    """The documents of the corpora and the made-up ones, each with the name of its corpus."""
    documents = [(path.stem, d) for path in paths for _, d in read_gold(path)]
    made_up = short_reports(
        parser.gazetteer,
        recognise.read_name_words(settings.data / "name_words.csv"),
        english=ENGLISH_REPORTS,
        slavic=SLAVIC_REPORTS,
        seed=SEED,
    )
    return documents + [(MADE_UP, d) for d in made_up]


def folds(names: Sequence[str], count: int) -> list[int]:
    """A fold for each document, as many of every corpus in each."""
    chance = random.Random(SEED)
    found = [0] * len(names)
    for name in sorted(set(names)):
        members = [i for i, n in enumerate(names) if n == name]
        chance.shuffle(members)
        for position, i in enumerate(members):
            found[i] = position % max(count, 1)
    return found


def prepared(parser: Parser, number: int, corpus: str, document: dict[str, Any]) -> list[Part]:
    """The parts of one document."""
    context, stretches = parser.prepare(document["text"])
    weak = "toponyms" not in document
    label = weak_point if weak else gold_point
    return [
        Part(
            context=context,
            stretch=stretch,
            points=[label(document, span) for span in stretch.spans],
            neighbours=[recognise.neighbours(context, span) for span in stretch.spans],
            document=number,
            weak=weak,
            weight=MADE_UP_WEIGHT if document["id"].startswith(MADE_UP) else WEAK if weak else 1.0,
            placed=_placed(corpus, weak),
            local=corpus.startswith(LOCAL),
            world=parser.world(context, {}),
        )
        for stretch in stretches
    ]


def _placed(corpus: str, weak: bool) -> float:
    """What the places of a document of `corpus` count for."""
    if corpus == MADE_UP:
        return MADE_UP_PLACED
    return WEAK_PLACED if weak else 1.0


def gold_point(document: dict[str, Any], span: Span) -> tuple[float, ...] | None:
    """The point of the gold name that overlaps `span`, None where none does; () where that is a government's seat."""
    for gold in document["toponyms"]:
        if gold["start"] < span.end and span.start < gold["end"]:
            return () if "seat" in gold else (gold["lat"], gold["lon"])
    return None


def weak_point(document: dict[str, Any], span: Span) -> tuple[float, ...] | None:
    """The event's point where a candidate lies there; None where all lie far off; () where nothing is known."""
    point = document["lat"], document["lon"]
    distances = [distance_km(p.latitude, p.longitude, *point) for p in span.entry.places]
    if min(distances) <= SAME_TOWN_KM:
        return point
    small = not any(level_of(p) >= 2 or p.population > 60_000 for p in span.entry.places)
    return None if min(distances) > FAR_KM and small else ()
