"""What the words of a sentence rule out: a mark that is lacking means that the pattern behind it cannot match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.events import (
    casualties,
    claims,
    date_marks,
    dates,
    doubt,
    marks,
    no_casualties,
    remembrance,
    sequel,
    totals,
)
from geo.events.catalogue import IncidentTypes, load_types
from geo.events.date_rules import rules
from geo.events.figurative import load_figures
from geo.events.glance import CUE, glance_of
from geo.events.sieve import Sieve
from geo.events.words import low_words, words_of
from geo.settings import ROOT, load_settings

DATA = ROOT / "data"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzабвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя0123456789 .,:;!?'’ʼ/-–—«»()%$"
_SIFTED = (
    (claims._SAYING, marks.SAYING),
    (claims._ACCORDING, marks.ACCORDING),
    (claims._ASSERTING, marks.ASSERTING),
    (claims._DISPUTE, marks.DISPUTE),
    (casualties._TOTAL, marks.PERIOD),
    (totals._PERIOD, marks.PERIOD),
    (totals._PERIOD, marks.LONG),
    (totals._SHARE, marks.CHANGE),
    (remembrance._LATER, marks.LATER),
    (doubt._HABITUAL, marks.HABIT),
    (no_casualties._NONE, marks.NEGATIVE),
    (no_casualties._NOT_KILLED, marks.NEGATIVE),
    (no_casualties._NOT_HURT, marks.NEGATIVE),
    (sequel._THE_EVENT, marks.EVENT_NAMED),
)


def test_words_and_beginnings_are_told_apart() -> None:
    sieve = Sieve({1: ["goal", "world cup"], 2: ["strik*"], 4: ["ліг*"]})
    assert sieve.marks(["the", "goal"]) == 1
    assert sieve.marks(["goalkeeper"]) == 0
    assert sieve.marks(["strikers", "cup"]) == 3
    assert sieve.marks(["world"]) == 0  # it stands in most texts; "cup" tells more
    assert sieve.marks(["anti-strike"]) == 2  # what a hyphen joins is looked at apart
    assert sieve.marks_in("пенальті у лізі, а не в ліги") == 4
    assert sieve.marks([]) == 0


def test_of_a_phrase_the_telling_word_counts_and_endings_may() -> None:
    sieve = Sieve({1: ["the net", "на * круге"], 2: ["*ого"], 4: ["over the"]})
    assert sieve.marks(["over"]) == 4  # a phrase of such words alone keeps its longest
    assert sieve.marks(["net", "круге", "the"]) == 1
    assert sieve.holds("it fell into the net.")
    assert not sieve.holds("it fell into the river.")
    assert sieve.marks(["першого"]) == 2
    assert sieve.with_lists_of(Sieve({8: ["*его"]})).marks(["третьего", "шестого"]) == 10


@pytest.mark.parametrize(("pattern", "mark"), _SIFTED)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_what_a_pattern_matches_bears_its_mark(
    pattern: re.Pattern[str], mark: int, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern, alphabet=_LETTERS))
    assert words_of(text, 0, len(text)).marks & mark


_FIGURES = ("fiction", "court", "tribute", "drill", "scenario", "illness", "domain", "hard")


@pytest.mark.parametrize("name", _FIGURES)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_what_a_list_of_figures_matches_bears_its_mark(name: str, data: st.DataObject) -> None:
    figures = load_figures(load_settings({}).data / "figurative.toml")
    sifted = getattr(figures, name)
    text = data.draw(st.from_regex(sifted.pattern, alphabet=_LETTERS))
    assert figures.sieve.marks_in(text) & sifted.bit
    assert figures.marks(low_words(text, 0, len(text))) & sifted.bit


def test_what_a_cue_matches_bears_the_mark_of_cues() -> None:
    types, figures = load_types(DATA / "incident_types.toml"), load_figures(DATA / "figurative.toml")
    glance = glance_of(types, figures)
    for cue in types.cues:
        text = f"«Then, {cue.phrase.replace('*', '’s').replace(' _ ', ' quite ').title()}, he said»"
        marks, fewest = glance.look(text, 0, len(text))
        words = low_words(text, 0, len(text))
        assert fewest <= len(words)
        assert marks & CUE or not types.find_cues(words)


def test_a_glance_counts_no_signs_as_words() -> None:
    glance = glance_of(IncidentTypes((), ()), load_figures(DATA / "figurative.toml"))
    assert glance.look("All is quiet", 0, 12) == (0, 3)
    assert glance.look("All — quiet", 0, 11)[1] == 0
    assert glance.look("İzmir is quiet", 0, 14)[1] <= 3


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_what_a_rule_of_dates_matches_bears_its_marks(data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(rules()))
    text = data.draw(st.from_regex(rule.pattern, alphabet=_LETTERS))
    assert marks.marks_in(text.lower()) & rule.needs == rule.needs


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_what_tells_of_saying_before_a_date_bears_its_mark(data: st.DataObject) -> None:
    pattern, mark = data.draw(
        st.sampled_from([(dates._SAID, date_marks.SAID), (dates._AS_OF, date_marks.AS_OF)])
    )
    text = data.draw(st.from_regex(pattern, alphabet=_LETTERS))
    assert marks.marks_in(text.lower()) & mark


@given(st.text(alphabet=_LETTERS + "İ`_\n"))
def test_words_alone_are_those_with_their_offsets(text: str) -> None:
    words = words_of(text, 0, len(text))
    assert low_words(text, 0, len(text)) == words.low
    assert len(words.low) == len(words.starts) == len(words.ends)
