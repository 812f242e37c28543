"""The incident catalogue: every sub-type has its symbol, its meaning and a sentence that is read as one."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from geo.errors import FileRefusedError
from geo.events.catalogue import SubType, load_types
from geo.events.extract import Extractor
from geo.model import Report
from geo.settings import ROOT

CATALOGUE = ROOT / "data" / "incident_types.toml"
SUB_TYPES = load_types(CATALOGUE).sub_types


@pytest.mark.parametrize("sub_type", SUB_TYPES, ids=lambda s: f"{s.event_type} {s.name}")
def test_its_example_is_read_as_one_and_as_nothing_else(extractor: Extractor, sub_type: SubType) -> None:
    report = Report(text=sub_type.example, published=date(2025, 7, 8))
    told = [(i.event_type, i.sub_event_type) for i in extractor.extract(report).incidents]
    assert told == [(sub_type.event_type, sub_type.name)]


def test_every_sub_type_of_acled_is_there_with_cues_in_three_languages() -> None:
    types = load_types(CATALOGUE)
    acled = [s for s in types.sub_types if s.event_type != "Other"]
    assert len(acled) == 25
    assert len({s.icon for s in types.sub_types}) == len(types.sub_types) == 30
    latin, cyrillic = Counter(), Counter()
    for cue in types.cues:
        (latin if cue.phrase.isascii() else cyrillic)[cue.event_type, cue.sub_event_type] += 1
    for sub_type in types.sub_types:
        assert latin[sub_type.event_type, sub_type.name] and cyrillic[sub_type.event_type, sub_type.name]


def test_a_sub_type_without_its_entry_is_refused(tmp_path: Path) -> None:
    text = CATALOGUE.read_text(encoding="utf-8").replace('name = "Grenade"', 'name = "Granade"')
    broken = tmp_path / "types.toml"
    broken.write_text(text, encoding="utf-8")
    with pytest.raises(FileRefusedError, match="Grenade"):
        load_types(broken)


def test_words_that_no_cue_asks_for_change_no_cue() -> None:
    types = load_types(ROOT / "data" / "incident_types.toml")
    left_out = 0
    for path in sorted((ROOT / "tests" / "data" / "incidents").glob("free*.jsonl")):
        words = re.findall(r"[\w'’-]+", path.read_text(encoding="utf-8").lower())
        asked = types.asked(words)
        left_out += asked.count("")
        for first in range(0, len(words), 40):
            part = slice(first, first + 40)
            assert types.find_cues(asked[part]) == types.find_cues(words[part])
            assert asked[part] == types.asked(asked[part])
    assert left_out


def test_of_phrases_that_hold_each_other_the_longest_counts_whatever_stands_round_them() -> None:
    types = load_types(CATALOGUE)
    single = [cue for cue in types.cues if "_" not in cue.phrase and not (cue.beside or cue.apart)]
    texts = [[part.removesuffix("*") or "it" for part in cue.phrase.split()] for cue in single[::7]]
    for n, words in enumerate(texts):
        other = texts[n - 1]
        alone, between = types.find_cues(words), ["x"] * 40
        apart = [*other, *between, *words]
        found = [
            (hit.cue, hit.first - len(other) - 40)
            for hit in types.find_cues(apart)
            if hit.first >= len(other)
        ]
        assert found == [(hit.cue, hit.first) for hit in alone]
        assert all(a.last < b.first for a, b in pairwise(types.find_cues(words + other)))


def test_a_word_that_goes_on_is_still_the_beginning_that_a_phrase_asks_for() -> None:
    types = load_types(CATALOGUE)
    look_alikes = {cue.phrase.split()[0] for cue in types.cues if cue.weight <= 0}
    tried = 0
    for cue in types.cues:
        first, *others = cue.phrase.split()
        if not others or not others[-1].endswith("*") or cue.beside or first in look_alikes:
            continue
        words = [part.replace("*", "ing") for part in (first, *others) if part != "_"]
        last = max(hit.last for hit in types.find_cues(words))
        assert last == len(words) - 1, cue.phrase
        tried += 1
    assert tried > 50
