"""Whether a passage reads like news of something that happened: a trained second opinion on what the rules found.

Rules look at single words; what a whole passage is about (a match, a trial, a film, a plan, a statistic) is told by all
its words together. `data/passage_model.json` holds a weight for each word, pair of words and beginning of a word that
stands in several gold reports; `scripts/train_passages.py` writes it. Names and numbers count as such, never which ones.
The opinion only ever takes an incident away, only in short texts such as the gold reports are, and only where the passage
is far from any report that told of one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from geo.errors import FileRefusedError
from geo.memo import Memo
from geo.parsing.lexicon import MONTHS_AND_DAYS

FORMAT = 1
FILE = "passage_model.json"
SCRIPTS = ("latin", "cyrillic")
_PIECE = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?|\d+|[.?!:;,\n]")
_STOPS = frozenset(".?!:\n")
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_NAME, _NUMBER, _A_YEAR, _START = "NAME", "#", "YEAR", "^"
_STEM = 5  # letters of a word's beginning
_AROUND = 200  # characters on each side of a sentence that are read with it
_LONGEST = 1_500  # characters of a text that is judged: the gold reports are short, and an analysis of many pages is worded otherwise
_SHORTEST = 120  # characters of a passage; a bare headline says too little
_FEWEST = 6  # known features of a passage; less says nothing
_KEPT = 2_000  # passages whose answers are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the words of one script weigh.

    Attributes:
        weights: by feature its weight (over 0: reports that tell of an incident) and its rarity.
        bias: what a passage without any known word weighs.
        least: the margin below which a passage tells of no incident.
    """

    weights: Mapping[str, tuple[float, float]]
    bias: float
    least: float

    def margin(self, features: Iterable[str]) -> float | None:
        """How much these features speak for an incident; None where too few of them are known."""
        known = list(filter(None, map(self.weights.get, features)))
        if len(known) < _FEWEST:
            return None
        length = math.sqrt(sum(rarity * rarity for _, rarity in known))
        return self.bias + sum(weight * rarity for weight, rarity in known) / length


class Passages:
    """The opinion on passages.

    Args:
        data: the contents of the model file.

    Attributes:
        trained: sets, counts and cross-validated scores of the training, as the file has them.

    Raises:
        ValueError, KeyError: the contents do not fit this version of the program.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        if data["format"] != FORMAT:
            raise ValueError(f"format {data['format']}, wanted {FORMAT}")
        self._wording = {script: _wording(data[script]) for script in SCRIPTS}
        self.trained: Mapping[str, Any] = data["trained"]
        self._answers: Memo[str, bool] = Memo(self._could_tell, _KEPT)

    @classmethod
    def load(cls, folder: Path) -> Passages:
        """The model in the folder of shipped data; read once.

        Raises:
            FileRefusedError: it cannot be read or belongs to another version.
        """
        return _load(folder / FILE)

    def tells(self, text: str, start: int, end: int) -> bool:
        """False where the sentence `text[start:end]` of a short text, and what stands around it, read like no news of an incident."""
        return len(text) > _LONGEST or self._answers[_around(text, start, end)]

    def _could_tell(self, passage: str) -> bool:
        if len(passage) < _SHORTEST:
            return True
        pieces = list(pieces_of(passage))
        wording = self._wording[script_of(pieces)]
        margin = wording.margin(features_of(pieces))
        return margin is None or margin >= wording.least


def pieces_of(passage: str) -> Iterator[str]:
    """Its words in lower case, with `NAME` for names, `#` and `YEAR` for numbers, "." for the end of a sentence and "," within one."""
    opens = True
    for match in _PIECE.finditer(passage):
        piece = match.group()
        if piece[0].isdigit():
            yield _A_YEAR if _YEAR.fullmatch(piece) else _NUMBER
        elif not piece[0].isalpha():
            yield "." if piece in _STOPS else ","
        else:
            low = piece.lower().replace("’", "'").replace("ʼ", "'")
            named = piece[0].isupper() and not opens and low not in MONTHS_AND_DAYS
            yield _NAME if named else low
        opens = piece in _STOPS


def features_of(pieces: Iterable[str]) -> set[str]:
    """Words, beginnings of long words, and pairs of words that follow each other in one sentence."""
    found: set[str] = set()
    before = _START
    for piece in pieces:
        if piece == ".":
            before = _START
        elif piece != ",":
            found.add(piece)
            found.add(f"{before} {piece}")
            if len(piece) > _STEM + 1:
                found.add(f"{piece[:_STEM]}*")
            before = piece
    return found


def script_of(pieces: Iterable[str]) -> str:
    """In which script most of the words are written, one of `SCRIPTS`."""
    words = [piece for piece in pieces if piece[0].isalpha() and piece not in (_NAME, _A_YEAR)]
    cyrillic = sum(word[0] > "\u0400" for word in words)
    return SCRIPTS[cyrillic * 2 > len(words)]


def _around(text: str, start: int, end: int) -> str:
    """The sentence with what stands around it, in whole words."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    if first:
        first = min(start, text.find(" ", first) + 1 or start)
    if last < len(text):
        last = max(end, text.rfind(" ", 0, last))
    return text[first:last]


def _wording(data: Mapping[str, Any]) -> Wording:
    weights = {name: (float(weight), float(rarity)) for name, (weight, rarity) in data["weights"].items()}
    return Wording(weights=weights, bias=float(data["bias"]), least=float(data["least"]))


@lru_cache(maxsize=4)
def _load(path: Path) -> Passages:
    try:
        return Passages(orjson.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError) as error:
        remedy = "Install the program again, or train it: python scripts/train_passages.py"
        raise FileRefusedError(path.name, f"cannot be used ({error})", remedy) from error
