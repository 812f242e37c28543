"""Count the errors of cross-validated predictions by class.

    python scripts/train_toponyms.py CORPUS.jsonl... --no-write --predictions FOLDER
    python scripts/toponym_errors.py FOLDER CORPUS.jsonl...

Names of the gold that no placed mention within 161 km overlaps, and placed mentions that overlap no name of the gold
within 161 km; for reports of one event, those without a mention within 25 km. Then the calibration error of the scores, of
all placed mentions and of those that are no demonyms: whether "Russian" is a mention of Russia is what the corpora
disagree on most.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.gazetteer.extent import distance_km
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.opening import open_gazetteer
from geo.parsing.evaluate import NEAR_KM, SAME_TOWN_KM, calibration_error, read_gold
from geo.parsing.language import detect
from geo.settings import load_settings

_AREA_KM = 300.0


def main(folder: Path, corpora: Sequence[Path]) -> None:
    """Print the classes of each corpus."""
    gazetteer = open_gazetteer(load_settings())
    for path in corpora:
        predicted = {}
        for line in (folder / f"{path.stem}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            predicted[row["id"]] = row["mentions"]
        classes: Counter[str] = Counter()
        scores: list[tuple[float, bool, str]] = []
        for _, document in read_gold(path):
            mentions = predicted[document["id"]]
            if "toponyms" in document:
                classes.update(_of_names(document, mentions, gazetteer))
                scores += [
                    (m["score"], _is_right(m, document), m["kind"]) for m in mentions if m["lat"] is not None
                ]
            else:
                classes.update(_of_event(document, mentions, gazetteer))
        print(path.stem)
        for name, count in sorted(classes.items()):
            print(f"  {count:5} {name}")
        if scores:
            every = calibration_error([(score, right) for score, right, _ in scores])
            names = calibration_error([(score, right) for score, right, kind in scores if kind != "demonym"])
            print(f"  calibration error {every:.3f}, without demonyms {names:.3f}")


def _of_names(document: Mapping[str, Any], mentions: Sequence[Any], gazetteer: Gazetteer) -> list[str]:
    """Classes of the wrong names and mentions of one document."""
    found = []
    for gold in document["toponyms"]:
        point = gold["lat"], gold["lon"]
        meet = [m for m in mentions if _meets(m, gold)]
        if any(_near(m, point, NEAR_KM) for m in meet):
            continue
        text = document["text"][gold["start"] : gold["end"]]
        known = [c.place for c in gazetteer.lookup(text)]
        there = any(distance_km(p.latitude, p.longitude, *point) <= NEAR_KM for p in known)
        if not known:
            found.append("missed: the gazetteer lacks the name")
        elif not there:
            areas = [p for p in known if p.geo_precision.is_area and p.radius_km > _AREA_KM]
            found.append(
                "missed: the point of a large area differs"
                if areas
                else "missed: the gazetteer lacks the place"
            )
        elif not meet:
            found.append("missed: not recognised")
        elif all(m["lat"] is None for m in meet):
            found.append("missed: recognised and not placed")
        else:
            found.append("missed: another namesake")
    for mention in mentions:
        meet = [g for g in document["toponyms"] if _meets(mention, g)]
        if mention["lat"] is not None and not meet:
            found.append(f"invented: {mention['kind']}")
    return found


def _is_right(mention: Mapping[str, Any], document: Mapping[str, Any]) -> bool:
    return any(
        _meets(mention, gold) and _near(mention, (gold["lat"], gold["lon"]), NEAR_KM)
        for gold in document["toponyms"]
    )


def _of_event(document: Mapping[str, Any], mentions: Sequence[Any], gazetteer: Gazetteer) -> list[str]:
    """The class of a report whose place was not found."""
    point = document["lat"], document["lon"]
    if any(_near(m, point, SAME_TOWN_KM) for m in mentions):
        return []
    text, language = document["text"], detect(document["text"])
    words = text.replace(",", " ").replace(".", " ").replace("#", " ").split()
    names = {" ".join(words[i : i + n]) for n in (1, 2, 3) for i in range(len(words) - n + 1)}
    places = [c.place for n in names for c in gazetteer.lookup(n)]
    if language != "en":
        places += [c.place for n in names for c in gazetteer.lookup_inflected(n, language)]
    if not any(distance_km(p.latitude, p.longitude, *point) <= SAME_TOWN_KM for p in places):
        return ["missed: no name of the text is a place within 25 km"]
    if any(m["lat"] is not None and m["kind"] != "demonym" for m in mentions):
        return ["missed: another place"]
    return ["missed: recognised and not placed" if mentions else "missed: not recognised"]


def _meets(mention: Mapping[str, Any], gold: Mapping[str, Any]) -> bool:
    return bool(mention["start"] < gold["end"] and gold["start"] < mention["end"])


def _near(mention: Mapping[str, Any], point: tuple[float, float], limit: float) -> bool:
    return mention["lat"] is not None and distance_km(mention["lat"], mention["lon"], *point) <= limit


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
