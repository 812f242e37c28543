"""The optional recogniser: absent with a clear message, present as one source of spans."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import ModuleType, SimpleNamespace

import pytest

from geo.gazetteer.index import Gazetteer
from geo.parsing import Parser
from geo.parsing.spacy_recogniser import RecogniserMissingError, SpacyRecogniser
from geo.settings import Settings


def test_absent_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(RecogniserMissingError, match="pip install spacy"):
        SpacyRecogniser()


def test_chosen_by_the_settings_and_absent_it_says_so(
    monkeypatch: pytest.MonkeyPatch, gazetteer: Gazetteer, built_settings: Settings
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    chosen = replace(built_settings, spacy="en_core_web_lg")
    with pytest.raises(RecogniserMissingError, match="en_core_web_lg"):
        Parser(gazetteer, settings=chosen)


def test_its_spans_are_placed(
    monkeypatch: pytest.MonkeyPatch, gazetteer: Gazetteer, built_settings: Settings
) -> None:
    text = "Mr Kyiv met them in Sumy on Friday."

    class Pipeline:
        """Stands for a pipeline: the real one needs a model of 40 MB."""

        max_length = 1_000_000

        def __call__(self, text: str) -> SimpleNamespace:
            entities = [("Mr Kyiv", "PERSON"), ("Sumy", "GPE"), ("Friday", "DATE")]
            return SimpleNamespace(
                ents=[
                    SimpleNamespace(start_char=text.index(e), end_char=text.index(e) + len(e), label_=label)
                    for e, label in entities
                ]
            )

    module = ModuleType("spacy")
    module.load = lambda name, exclude: Pipeline()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", module)
    parser = Parser(gazetteer, settings=replace(built_settings, spacy="any"))
    mentions = parser.mentions(text)
    assert [m.text for m in mentions] == ["Sumy"]
    assert mentions[0].place is not None
