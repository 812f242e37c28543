"""The trained model: `data/toponym_model.json`, written by `scripts/train_toponyms.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import orjson

from geo.errors import FileRefusedError
from geo.parsing import evidence, recognise, trust
from geo.parsing.judge import softmax
from geo.parsing.name_entry import Floats, Ints
from geo.parsing.trees import Trees, probability

FORMAT = 1
FILE = "toponym_model.json"
_COLUMNS = {"recognise": recognise.FEATURES, "choose": evidence.FEATURES, "trust": trust.FEATURES}


class TrainedJudge:
    """A `Judge` of three sets of trees: is it a place, which one, and can the answer be trusted?

    Args:
        data: the contents of the model file.

    Attributes:
        trained: day, seed, corpora and cross-validated scores of the training, as the file has them.
        trained_on: SHA-256 of the corpora; scores on these say nothing about other texts.

    Raises:
        ValueError, KeyError: the contents do not fit this version of the program.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        if data["format"] != FORMAT:
            raise ValueError(f"format {data['format']}, wanted {FORMAT}")
        self._trees: dict[str, Trees] = {}
        for part, columns in _COLUMNS.items():
            if tuple(data[part]["columns"]) != columns:
                raise ValueError(f"its columns for '{part}' are not those of this version")
            self._trees[part] = Trees.from_json(data[part])
        self.wording: dict[str, float] = data["wording"]
        self.unrest: dict[str, float] = data["unrest"]
        self.trained: dict[str, Any] = data.get("trained", {})
        self.trained_on = frozenset(self.trained.get("corpora", {}).values())

    @classmethod
    def load(cls, folder: Path) -> TrainedJudge:
        """The model in the folder of shipped data.

        Raises:
            FileRefusedError: it cannot be read or belongs to another version.
        """
        path = folder / FILE
        try:
            return cls(orjson.loads(path.read_bytes()))
        except (OSError, ValueError, KeyError, TypeError) as error:
            remedy = "Install the program again, or train it: python scripts/train_toponyms.py"
            raise FileRefusedError(path.name, f"cannot be used ({error})", remedy) from error

    def recognised(self, rows: Floats) -> Floats:
        """See `Judge`."""
        return probability(self._trees["recognise"].margin(rows))

    def chosen(self, rows: Floats, first: Ints) -> Floats:
        """See `Judge`."""
        sizes = first[1:] - first[:-1]
        contested = (sizes > 1).repeat(sizes)  # an only candidate gets all, whatever the trees say
        scores = np.zeros(len(rows))
        scores[contested] = self._trees["choose"].margin(rows[contested])
        return softmax(scores, first)

    def trusted(self, rows: Floats) -> Floats:
        """See `Judge`."""
        return probability(self._trees["trust"].margin(rows))
