"""How fast are texts read? Documents a second of processor time on one core, beside named rivals in the same run.

    python benchmarks/parsing.py [--spacy MODEL] [CORPUS.jsonl...]
    python benchmarks/parsing.py --many 100000 [--workers 2]
    python benchmarks/parsing.py --long

Without a corpus it reads texts made up from names of the gazetteer, 2,000 characters each. Rivals: looking
names up and taking the most populous place (no judgement at all), and named-entity recognition alone by a spaCy
pipeline where one is installed. The second line of each is a second run over the same texts, as in a stream whose names
come back; the third takes of five readings of each text the quickest, which is what a machine without other work does. With
`--long` one text of 1, 2 and 5 megabytes is read, in sentences and as a single line. With `--many` that many short texts, no two the same, go through the shell's `parse`; printed is how many a
second of wall time, and the memory of the process and its workers at each tenth of the way.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.events.extract import Extractor
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.opening import open_gazetteer
from geo.model import Report
from geo.parsing import Parser
from geo.parsing.namebook import NameBook
from geo.parsing.spacy_recogniser import RecogniserMissingError, SpacyRecogniser
from geo.parsing.spans import find_spans
from geo.parsing.tokens import tokenise
from geo.settings import load_settings

_READINGS = 5
SENTENCES = (
    "Officials in {a} said on Tuesday that two people were hurt when a drone fell near {b}.",
    "The governor of {a} Oblast, speaking to reporters, denied that shells had hit the bridge at {b}.",
    "Residents of {a} were told to stay indoors; trains to {b} and {c} were late, the railway said.",
    "Nobody claimed the attack, and the ministry did not answer questions about the fire for hours.",
    "It was the third strike on {a} this month, after those on {b}, {c} and a village outside {a}.",
)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("corpora", nargs="*", type=Path)
    options.add_argument("--spacy", default="en_core_web_md", help="the rival's pipeline")
    options.add_argument("--many", type=int, default=0, help="how many short texts go through `parse`")
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--long", action="store_true", help="read texts of megabytes")
    given = options.parse_args()
    settings = load_settings()
    gazetteer = open_gazetteer(settings)
    if given.many:
        read_many(gazetteer, given.many, given.workers)
        return
    if given.long:
        read_long(Parser(gazetteer, settings=settings), made_up(gazetteer, 400))
        return
    texts = [
        json.loads(line)["text"]
        for path in given.corpora
        for line in path.read_text("utf-8").splitlines()
        if line
    ] or made_up(gazetteer, 400)
    print(f"{len(texts)} texts of {sum(map(len, texts)) // len(texts)} characters on average")
    extractor = Extractor.load(gazetteer, settings)
    ours = measured("Dateline: places and incidents", lambda t: extractor.extract(Report(text=t)), texts)
    measured("Dateline: places alone", Parser(open_gazetteer(settings), settings=settings).mentions, texts)
    book = NameBook(open_gazetteer(settings))
    rivals = {
        "look-up, most populous": measured("look-up, most populous", lambda t: most_populous(book, t), texts)
    }
    try:
        name = f"spaCy {given.spacy}, NER alone"
        rivals[name] = measured(name, SpacyRecogniser(given.spacy).spans, texts)
    except RecogniserMissingError:
        print(f"spaCy {given.spacy}: not installed")
    for name, rate in rivals.items():
        print(f"Dateline, places and incidents / {name}: {ours / rate:.2f}")


def read_many(gazetteer: Gazetteer, count: int, workers: int) -> None:
    """Send `count` texts through `python -m geo parse` and print speed and memory."""
    names = [
        place.name for texts in (30, 45, 50, 60) for place, _ in gazetteer.near(texts, 2 * texts - 70, 400)
    ]
    chance = random.Random(1)  # noqa: S311 - the same texts every time
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        with source.open("w", encoding="utf-8") as lines:
            for number in range(count):
                a, b, c = chance.sample(names, 3)
                text = f"{chance.choice(SENTENCES)} Case {number}.".format(a=a, b=b, c=c)
                lines.write(json.dumps({"id": number, "text": text}) + "\n")
        started = time.perf_counter()
        shell = [sys.executable, "-m", "geo", "parse", str(source), "-o", str(out), "--workers", str(workers)]
        with subprocess.Popen(shell, cwd=Path(__file__).resolve().parent.parent) as running:  # noqa: S603 - our own program
            while running.poll() is None:
                time.sleep(max(1.0, count / 10_000))
                seconds, megabytes = time.perf_counter() - started, _memory(running.pid)
                print(f"{seconds:6.0f} s  {megabytes:6.0f} MB", flush=True)
        seconds = time.perf_counter() - started
        print(f"{count} texts, {workers} worker(s): {seconds:.0f} s, {count / seconds:.0f} texts/s")


def _memory(number: int) -> float:
    """Resident megabytes of a process and its children (Linux)."""
    total = 0.0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            about = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue
        if int(status.parent.name) == number or int(about["PPid"]) == number:
            total += int(about.get("VmRSS", "0 kB").split()[0]) / 1000
    return total


def measured(name: str, read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Texts a second of processor time, printed for two runs and the quickest of five; the last is returned."""
    runs = [[_seconds(read, text) for text in texts] for _ in range(_READINGS)]
    best = [min(seconds) for seconds in zip(*runs, strict=True)]
    rate = 0.0
    for run, seconds in (("first run", runs[0]), ("second run", runs[1]), ("undisturbed", best)):
        rate = len(texts) / sum(seconds)
        print(f"{name:38} {run:11} {rate:8.0f} texts/s", flush=True)
    return rate


def _seconds(read: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started


def read_long(parser: Parser, texts: Sequence[str]) -> None:
    """Read texts of one to five megabytes; print how long it takes and the most memory so far."""
    prose = " ".join(texts)
    for shape, joint in (("sentences", prose), ("one line", prose.replace(".", "").replace("\n", " "))):
        for megabytes in (1, 2, 5):
            text = (joint * (megabytes * 1_000_000 // len(joint) + 1))[: megabytes * 1_000_000]
            started = time.process_time()
            found = len(parser.mentions(text))
            seconds = time.process_time() - started
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
            print(
                f"{megabytes} MB, {shape:9} {seconds:6.1f} s, {found} mentions, at most {most:.0f} MB",
                flush=True,
            )


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
    main()
