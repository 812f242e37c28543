"""Recognition by a spaCy model, for those who have one installed: `Parser(..., recogniser=SpacyRecogniser())`."""

from __future__ import annotations

import importlib
from typing import Any

from geo.errors import GeoError

_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})


class RecogniserMissingError(GeoError, ImportError):
    """A recogniser was chosen that is not installed."""


class SpacyRecogniser:
    """Names that a spaCy pipeline labels as places (GPE, LOC, FAC) or peoples (NORP).

    Args:
        model: name of an installed pipeline.

    Raises:
        RecogniserMissingError: spaCy or the pipeline is not installed.
    """

    def __init__(self, model: str = "en_core_web_md") -> None:
        try:
            spacy: Any = importlib.import_module("spacy")
            self._pipeline: Any = spacy.load(
                model, exclude=["parser", "lemmatizer", "tagger", "attribute_ruler"]
            )
        except (ImportError, OSError) as error:
            raise RecogniserMissingError(
                f"spaCy with its model {model!r} is not installed ({error}). Install both"
                f" (pip install spacy, python -m spacy download {model}), or leave the recogniser out:"
                " the one built in needs neither."
            ) from error

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Character offsets of the names in `text`, in order, none overlapping."""
        limit = self._pipeline.max_length
        found = []
        for start in range(0, len(text), limit):
            document = self._pipeline(text[start : start + limit])
            found += [
                (start + entity.start_char, start + entity.end_char)
                for entity in document.ents
                if entity.label_ in _LABELS
            ]
        return found
