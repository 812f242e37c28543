"""How fast are texts read? Documents a second on one core, beside named rivals in the same run.

    python benchmarks/parsing.py [CORPUS.jsonl...]

Without a corpus it reads texts made up from names of the gazetteer, 2,000 characters each. Rivals: looking
names up and taking the most populous place (no judgement at all), and named-entity recognition alone by spaCy's
en_core_web_md where that is installed. The second line of each is a second run over the same texts, as in a
stream whose names come back.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.opening import open_gazetteer
from geo.parsing import Parser
from geo.parsing.namebook import NameBook
from geo.parsing.spacy_recogniser import RecogniserMissingError, SpacyRecogniser
from geo.parsing.spans import find_spans
from geo.parsing.tokens import tokenise
from geo.settings import load_settings

SENTENCES = (
    "Officials in {a} said on Tuesday that two people were hurt when a drone fell near {b}.",
    "The governor of {a} Oblast, speaking to reporters, denied that shells had hit the bridge at {b}.",
    "Residents of {a} were told to stay indoors; trains to {b} and {c} were late, the railway said.",
    "Nobody claimed the attack, and the ministry did not answer questions about the fire for hours.",
    "It was the third strike on {a} this month, after those on {b}, {c} and a village outside {a}.",
)


def main(paths: Sequence[str]) -> None:
    """Measure and print."""
    settings = load_settings()
    gazetteer = open_gazetteer(settings)
    texts = [
        json.loads(line)["text"]
        for path in paths
        for line in Path(path).read_text("utf-8").splitlines()
        if line
    ] or made_up(gazetteer, 400)
    print(f"{len(texts)} texts of {sum(map(len, texts)) // len(texts)} characters on average")
    parser = Parser(gazetteer, settings=settings)
    ours = measured("Dateline: recognise and place", parser.mentions, texts)
    book = NameBook(open_gazetteer(settings))
    rivals = {
        "look-up, most populous": measured("look-up, most populous", lambda t: most_populous(book, t), texts)
    }
    try:
        rivals["spaCy md, recognition alone"] = measured(
            "spaCy md, recognition alone", SpacyRecogniser().spans, texts
        )
    except RecogniserMissingError:
        print("spaCy md: not installed")
    for name, rate in rivals.items():
        print(f"Dateline / {name}: {ours / rate:.2f}")


def measured(name: str, read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Texts a second of processor time, printed for two runs; the second is returned."""
    rate = 0.0
    for run in ("first run ", "second run"):
        started = time.process_time()
        for text in texts:
            read(text)
        rate = len(texts) / (time.process_time() - started)
        print(f"{name:32} {run} {rate:8.0f} texts/s")
    return rate


def most_populous(book: NameBook, text: str) -> list[tuple[int, int, str]]:
    """Every name of the gazetteer with its most populous place."""
    return [
        (s.start, s.end, max(s.entry.places, key=lambda p: p.population).gazetteer_id)
        for s in find_spans(tokenise(text), book, "en")
    ]


def made_up(gazetteer: Gazetteer, count: int) -> list[str]:
    """Texts of about 2,000 characters around towns of one neighbourhood each."""
    chance = random.Random(1)  # noqa: S311 - the same texts every time
    texts: list[str] = []
    while len(texts) < count:
        centre = chance.uniform(44, 60), chance.uniform(0, 45)
        names = [place.name for place, _ in gazetteer.near(*centre, 60)][:12]
        if len(names) >= 3:
            lines: list[str] = []
            while sum(map(len, lines)) < 2_000:
                a, b, c = chance.sample(names, 3)
                lines.append(chance.choice(SENTENCES).format(a=a, b=b, c=c))
            texts.append(" ".join(lines))
    return texts


if __name__ == "__main__":
    main(sys.argv[1:])
