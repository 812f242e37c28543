"""What each group of features is worth: cross-validated scores with one group after the other held at zero.

    python scripts/ablate_toponyms.py CORPUS.jsonl... [--folds 3] [--only GROUP...]

Prints a line a group as it is done, as the table of docs/geoparsing.md has them. Needs scikit-learn, as training does;
the corpora are read once for all groups.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.gazetteer.opening import open_gazetteer
from geo.parsing.judge import RuleJudge
from geo.parsing.parser import Parser
from geo.parsing.stretch import Stretch
from geo.settings import load_settings
from scripts.toponym_corpora import Part, prepared, read_documents
from scripts.toponym_training import GROUPS, Left
from scripts.train_toponyms import cross_validated

SHOWN = ("f1", "any_within_25_km")


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("corpora", nargs="+", type=Path)
    options.add_argument("--folds", type=int, default=3)
    options.add_argument("--only", nargs="*", choices=sorted(GROUPS), default=sorted(GROUPS))
    given = options.parse_args()
    settings = load_settings()
    parser = Parser(open_gazetteer(settings), settings=settings, judge=RuleJudge())
    documents = read_documents(given.corpora, parser, settings)
    parts = [part for number, (name, d) in enumerate(documents) for part in prepared(parser, number, name, d)]
    head: list[str] = []
    for group in (None, *given.only):
        fresh = [_copy(part) for part in parts]
        trial = cross_validated(parser, settings, documents, fresh, Left.out(group), given.folds, quiet=True)
        scores = trial.scores()
        if not head:
            head = sorted(scores)
            print("| left out | " + " | ".join(head) + " |", flush=True)
        cells = [next(scores[name][key] for key in SHOWN if key in scores[name]) for name in head]
        print(f"| {group or 'nothing'} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |", flush=True)


def _copy(part: Part) -> Part:
    """Training writes into the rows: each run gets its own."""
    stretch = part.stretch
    return replace(part, stretch=Stretch(stretch.spans, stretch.links, stretch.rows.copy()))


if __name__ == "__main__":
    main()
